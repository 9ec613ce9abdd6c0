# Generated from specs/tiflux. Do not edit: make regen

"""One module per operation."""

# Generated from specs/triage. Do not edit: make regen

"""One module per operation."""

# Generated from specs/otrs. Do not edit: make regen

"""One module per operation, by tag."""

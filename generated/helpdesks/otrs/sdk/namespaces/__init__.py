# Generated from specs/otrs. Do not edit: make regen

"""The namespaces of the facade."""

# Generated from specs/tickiti. Do not edit: make regen

"""The namespaces of the facade."""

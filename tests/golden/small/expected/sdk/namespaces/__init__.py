# Generated from specs/small. Do not edit: make regen

"""The namespaces of the facade."""

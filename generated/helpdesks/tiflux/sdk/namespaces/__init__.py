# Generated from specs/tiflux. Do not edit: make regen

"""The namespaces of the facade."""

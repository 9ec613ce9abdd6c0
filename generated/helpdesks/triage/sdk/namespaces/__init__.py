# Generated from specs/triage. Do not edit: make regen

"""The namespaces of the facade."""

# Generated from specs/openhelpdesk. Do not edit: make regen

"""The namespaces of the facade."""

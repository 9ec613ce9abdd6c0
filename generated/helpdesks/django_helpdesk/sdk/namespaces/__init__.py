# Generated from specs/django_helpdesk. Do not edit: make regen

"""The namespaces of the facade."""

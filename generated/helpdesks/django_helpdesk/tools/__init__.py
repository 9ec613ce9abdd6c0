# Generated from specs/django_helpdesk. Do not edit: make regen
"""One module per toolset."""

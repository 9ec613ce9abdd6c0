# Generated from specs/openhelpdesk. Do not edit: make regen
"""One module per toolset."""

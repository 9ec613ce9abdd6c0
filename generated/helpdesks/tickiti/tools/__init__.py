# Generated from specs/tickiti. Do not edit: make regen
"""One module per toolset."""

# Generated from specs/small. Do not edit: make regen
"""One module per toolset."""

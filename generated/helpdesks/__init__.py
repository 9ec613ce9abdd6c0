# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""Typed clients of helpdesks, one package each: `from helpdesks.tickiti import Tickiti`."""

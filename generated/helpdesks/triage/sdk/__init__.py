# Generated from specs/triage. Do not edit: make regen

"""Typed models and one module per operation; use the facade one level up."""

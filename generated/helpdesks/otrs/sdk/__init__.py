# Generated from specs/otrs. Do not edit: make regen

"""Typed models and one module per operation; use the facade one level up."""

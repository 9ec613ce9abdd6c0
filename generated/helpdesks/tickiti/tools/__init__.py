# Generated from specs/tickiti. Do not edit: make regen

# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ChatOrigin: TypeAlias = Literal["campaign", "chat", "gupshup", "site_widget", "whatsapp", "whatsapp_cloud", "whatsapp_web"]

"""What an operation is given: its data, who may be behind it, the world.

Carries values only; parsing stands in parameters.py, rules stand with the operations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .refusals import Fault, missing_or_invalid
from .world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One run of one operation. `name` is the type's short name, whatever the web service calls the operation."""

    name: str
    world: World
    data: dict[str, Any] | list[Any]
    remote_address: str
    user_agent: str
    include_ticket_data: bool
    znuny: bool

    @property
    def fields(self) -> dict[str, Any]:
        """The data as an object; the operations that do not look before they read it break on a list."""
        if isinstance(self.data, list):
            raise Fault("The operation returned an error: the data is not an object.")
        return self.data

    def structure(self, name: str) -> dict[str, Any]:
        """A required object such as Ticket or ConfigItem."""
        value = self.fields.get(name)
        if not isinstance(value, dict) or not value:
            raise missing_or_invalid(name)
        return value


Handler = Callable[[Call], dict[str, Any]]

"""What a handler is given: the request after every gate, the caller and the state.

Carries values only; parsing stands in `app`, rules stand with the handlers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .fields import Fields
from .gates import Caller
from .refusals import not_found, unauthenticated
from .store import Row, State, Table


@dataclass(frozen=True, slots=True)
class UploadedFile:
    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Call:
    """One request to one operation."""

    operation: str
    state: State
    identity: Caller | None
    path: Mapping[str, str]
    body: Mapping[str, Any]
    files: Mapping[str, UploadedFile]

    @property
    def caller(self) -> Caller:
        if self.identity is None:
            raise unauthenticated()
        return self.identity

    def fields(self) -> Fields:
        return Fields(self.body)

    def row(self, table: Table, name: str = "id") -> Row:
        """The row a required integer field names: missing 422, unknown 404."""
        fields = self.fields()
        number = fields.integer(name, required=True)
        fields.done()
        row = table.get(number)
        if row is None:
            raise not_found(table.what)
        return row


Handler = Callable[[Call], Any]


def enveloped(**data: Any) -> Row:
    """The envelope of the tickets family."""
    return {"ok": True, "data": data}


def shown(row: Row, *hidden: str) -> Row:
    """A row as an answer shows it."""
    return {name: value for name, value in row.items() if name not in hidden}

"""Addresses and contacts of a client: two lists of rows written under a root key each.

A new row needs all its fields but the optional ones; a change may name any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .call import Answer, Call, listed
from .clients import VIEW, WRITE
from .fields import Fields
from .operations import Operation
from .world import Row, Table, World, chosen


@dataclass(frozen=True, slots=True)
class Records:
    """One kind of row below a client."""

    root: str
    table: str
    required: Mapping[str, type]
    optional: Mapping[str, type]

    def read_all(self, call: Call) -> Answer:
        return listed(call, self._rows(call, "id"), self._answer)

    def create(self, call: Call) -> Answer:
        fields = call.wrapped(self.root)
        client = call.client()
        values = {name: _value(fields, name, kind, required=True) for name, kind in self.required.items()}
        values |= {name: _value(fields, name, kind) for name, kind in self.optional.items()}
        fields.done()
        row = self._table(call.world).add(client_id=client["id"], **values)
        return Answer(self._answer(call.world, row), 201)

    def read(self, call: Call) -> Answer:
        return Answer(self._answer(call.world, self._row(call)))

    def update(self, call: Call) -> Answer:
        fields = call.wrapped(self.root)
        row = self._row(call)
        values = {
            name: _value(fields, name, kind, required=name in self.required)
            for name, kind in {**self.required, **self.optional}.items()
            if fields.given(name)
        }
        fields.done()
        row |= values
        return Answer(self._answer(call.world, row))

    def delete(self, call: Call) -> Answer:
        self._table(call.world).remove(self._row(call))
        return Answer(status=204)

    def operations(self) -> tuple[Operation, ...]:
        path, one = f"/clients/{{id}}/{self.table}", f"/clients/{{client_id}}/{self.table}/{{id}}"
        return (
            Operation("GET", path, VIEW, self.read_all),
            Operation("POST", path, WRITE, self.create),
            Operation("GET", one, VIEW, self.read),
            Operation("PUT", one, WRITE, self.update),
            Operation("DELETE", one, WRITE, self.delete),
        )

    def _table(self, world: World) -> Table:
        table: Table = getattr(world, self.table)
        return table

    def _rows(self, call: Call, name: str) -> list[Row]:
        return self._table(call.world).where(client_id=call.client(name)["id"])

    def _row(self, call: Call) -> Row:
        return call.owned(self._rows(call, "client_id"), self._table(call.world).what)

    def _answer(self, world: World, row: Row) -> Row:
        return chosen(row, ("id", *self.required, *self.optional))


def _value(fields: Fields, name: str, kind: type, *, required: bool = False) -> str | int | None:
    if kind is int:
        return fields.integer(name, required=required, low=0)
    if name == "email":
        return fields.email(name, required=required)
    return fields.text(name, required=required)


ADDRESSES = Records(
    "address",
    "addresses",
    {"cep": str, "city": str, "neighborhood": str, "number": int, "state": str, "street": str},
    {"complement": str},
)
CONTACTS = Records(
    "contact",
    "contacts",
    {"use": str, "number": str, "owner": str, "email": str},
    {"country": str},
)
OPERATIONS = (
    *ADDRESSES.operations(),
    *CONTACTS.operations(),
)

"""What a handler is given, the request after every gate, and what it gives back.

Carries values; the rules stand with the handlers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .body import Body, UploadedFile
from .fields import Fields
from .gates import Caller
from .query import Query, number_problem
from .refusals import forbidden, invalid_body, invalid_query, missing, multipart_required, no_record, not_found
from .world import Row, World

MOST_FILES = 10
LARGEST_FILE = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A success; without a body where `body` is None and the status is 204."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """One request to one operation."""

    world: World
    caller: Caller
    path: Mapping[str, str]
    query: Query
    body: Body

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    # --- the body

    def fields(self) -> Fields:
        """The body's fields; an empty body has none."""
        return Fields(self.body.values)

    def wrapped(self, root: str) -> Fields:
        """The fields under the body's root key; 40003 where it is missing or empty."""
        inner = self.body.values.get(root)
        if not inner or not isinstance(inner, dict):
            raise missing(root)
        return Fields(inner)

    def form(self) -> Fields:
        """The fields of a form, multipart or urlencoded; JSON is refused."""
        if self.body.kind not in ("multipart", "form"):
            raise multipart_required()
        return self.fields()

    def multipart(self) -> Fields:
        """The fields of a multipart body; any other kind is refused."""
        if self.body.kind != "multipart":
            raise multipart_required()
        return self.fields()

    def uploads(self, fields: Fields) -> Sequence[UploadedFile]:
        """The parts named `files[]`; too many, too large or not a file is an error of `fields`."""
        files = self.body.files
        if "files" in fields.values:
            fields.fail("files", "item is not a file")
        if len(files) > MOST_FILES:
            fields.fail("files", f"cannot have more than {MOST_FILES} items")
        for file in files:
            if len(file.content) > LARGEST_FILE:
                fields.fail("files", f"{file.name} is too large (maximum is {LARGEST_FILE} bytes)")
        return files

    # --- the records a path names

    def ticket(self, name: str = "ticket_number", *, shown: str | None = None) -> Row:
        """The ticket of the path; `shown` is how some nested routes call the parameter in an error."""
        text = self.path[name]
        problem = number_problem(text, low=1)
        if problem:
            raise invalid_query({shown or name: [problem]})
        ticket = self.world.tickets.get(int(text))
        if ticket is None:
            raise not_found(f"Couldn't find ServiceDesk::Ticket with ticket_number = {text}")
        if not self.caller.sees_desk(ticket["desk_id"]):
            raise forbidden()
        return ticket

    def desk(self, name: str = "id") -> Row:
        desk = self.world.desks.need(self.path[name])
        if not self.caller.sees_desk(desk["id"]):
            raise forbidden()
        return desk

    def client(self, name: str = "id") -> Row:
        """A client the caller may not access is not there for them."""
        client = self.world.clients.need(self.path[name])
        if not self.caller.sees_client(client["id"]):
            raise no_record("Client", self.path[name])
        return client

    def owned(self, rows: Sequence[Row], what: str, name: str = "id") -> Row:
        """The row of the path, when it is among these."""
        for row in rows:
            if str(row["id"]) == self.path[name]:
                return row
        raise no_record(what, self.path[name])


Shape = Callable[[World, Row], Any]


def listed(call: Call, rows: Sequence[Row], shape: Shape) -> Answer:
    """One page of the rows as a bare array, with the number of all of them."""
    page = call.query.page()
    call.query.done()
    body = [shape(call.world, row) for row in page.of(list(rows))]
    return Answer(body, headers={"X-Total-Items": str(len(rows))})


def known(fields: Fields, name: str, rows: Mapping[int, Row], number: int | None, what: str) -> Row | None:
    """The row a body value names; an unknown one is an error of that field."""
    if number is None:
        return None
    row = rows.get(number)
    if row is None:
        fields.fail(name, f"{what} not found")
    return row


def refuse(name: str, text: str) -> Exception:
    """A body refused for one reason."""
    return invalid_body({name: [text]})

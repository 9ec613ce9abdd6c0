"""What `x-revision` says of a desk, tried at the desk: read, read again, write, read.

The reads are the server's own (`read_current`); the writes go out as a script's would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from deskwright.catalogue import Catalogue, Operation
from deskwright.connections import Connections
from deskwright.governance.revision import Current, read_current
from deskwright.governance.seen import NOTHING, seen_at
from deskwright.invoke import Call, Limits
from deskwright.policy import Policy
from deskwright.results import read_body
from deskwright.sandboxes import Sandbox
from deskwright.serving import ServedDesk

from tests.behaviour.desks import catalogue_of, served


@dataclass(frozen=True)
class Write:
    """One write. `shows`: places and what the desk shows there afterwards."""

    operation: str
    values: Mapping[str, Any]
    shows: Mapping[str, Any] = field(default_factory=dict)
    before: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """Further writes that have to come first."""
    gone: bool = False
    """What was compared is not there any more."""
    unknown: frozenset[str] = frozenset()
    """Places of which this very item tells nothing."""


class Tried:
    """A desk that is read and written to."""

    def __init__(self, catalogue: Catalogue, connections: Connections, policy: Policy) -> None:
        self.catalogue, self.connections, self.policy = catalogue, connections, policy
        (self.instance,) = connections.instances

    @classmethod
    def sandbox(cls, desk: str, credential: str, sandbox: Sandbox | None = None) -> Tried:
        made: ServedDesk
        made, _ = served(catalogue_of(desk), credential, sandbox=sandbox)
        return cls(made.catalogue, made.connections, made.policy)

    async def current(self, operation: Operation, values: Mapping[str, Any]) -> Current:
        call = Call(
            catalogue=self.catalogue,
            tool=self.catalogue.operation_tools[operation.id],
            shown_name=operation.id,
            policy=self.policy,
            connections=self.connections,
            instance=self.instance,
            request_key=None,
            limits=Limits(),
            reader_of=lambda _: None,
            gate=cast("Any", None),
        )
        return await read_current(call, operation, dict(values))

    async def send(self, operation: str, values: Mapping[str, Any]) -> Any:
        found = self.catalogue.operations[operation]
        response = await self.connections.client(self.instance).send(found.wire, dict(values), key=None)
        assert response.status_code < 300, response.text
        return read_body(found, response).value if response.content else None

    async def tried(self, write: Write) -> None:
        """The write moves the revision, reading does not, and each place shows what is there."""
        operation = self.catalogue.operations[write.operation]
        word = operation.revision or {}
        answers: dict[str, Any] = {}
        for name, given in write.before:
            answers[name] = await self.send(name, filled(given, answers))
        values = filled(write.values, answers)
        first = await self.current(operation, values)
        assert first.item is not None, first.why
        assert first.revision
        again = await self.current(operation, values)
        assert again.revision == first.revision, "reading moved the revision"
        unseen = {
            place
            for place, where in (word.get("fields") or {}).items()
            if seen_at(where, first.item, values) is NOTHING
        }
        assert unseen == write.unknown
        if word.get("ticket"):
            assert first.ticket
        await self.send(write.operation, values)
        after = await self.current(operation, values)
        if write.gone:
            assert after.item is None
            assert after.revision is None
            return
        assert after.item is not None, after.why
        assert after.revision != first.revision, "the write did not move the revision"
        assert (await self.current(operation, values)).revision == after.revision
        assert {place: seen_at(word["fields"][place], after.item, values) for place in write.shows} == write.shows
        changed = {
            place for place in write.shows if seen_at(word["fields"][place], first.item, values) != write.shows[place]
        }
        assert changed == set(write.shows), "these were so before"


def filled(given: Any, answers: Mapping[str, Any]) -> Any:
    """`=operation#/pointer` stands for what that operation answered."""
    if isinstance(given, Mapping):
        return {key: filled(value, answers) for key, value in given.items()}
    if isinstance(given, list):
        return [filled(value, answers) for value in given]
    if isinstance(given, str) and given.startswith("="):
        operation, _, pointer = given[1:].partition("#")
        value = answers[operation]
        for part in pointer.split("/")[1:]:
            value = value[int(part) if isinstance(value, list) else part]
        return value
    return given


def mapped(catalogue: Catalogue) -> set[str]:
    """Every operation of a desk that has a map."""
    return {name for name, operation in catalogue.operations.items() if operation.revision}

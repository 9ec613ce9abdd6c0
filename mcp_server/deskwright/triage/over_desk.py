"""The calls that triage makes at another desk, each through that desk's own tools: the same checks, the same policy,
the same approvals and the same record as for anybody who calls them.

Only the tools that the desk's map names are offered to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from deskwright.arguments import INSTANCE, REASON, REQUEST_KEY, reserved_name
from deskwright.bind import pointed
from deskwright.errors import SetupError, short
from deskwright.listing import Selection
from deskwright.results import Answer
from deskwright.serving import Application
from deskwright.triage.errors import TriageError
from deskwright.triage.over_errors import error_of

__all__ = ["DeskCalls", "Written"]

# Texts of a whole page of tickets: what a model would be given is cut at less.
MAX_RESULT = 16_000_000
MAX_PAGES = 50
_WAITING = ("pending", "approved", "applying", "sending")


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a write: carried out, or waiting for a person at the other desk."""

    request_id: str | None = None
    key: str | None = None
    proposal: str | None = None


class DeskCalls:
    """The mapped tools of the one desk that an application serves."""

    def __init__(self, inner: Application) -> None:
        (served,) = inner.desks
        word = served.catalogue.ticket
        if word is None:
            raise SetupError(
                f"--over {served.catalogue.desk}: nobody mapped its tickets to triage\n"
                "next: add x-ticket to its overlay (docs/overlay.md), or name another desk"
            )
        self.word: Mapping[str, Any] = word
        self.served = served
        self.title = served.catalogue.title
        self.instance = served.instances[0] if served.instances else ""
        limits = replace(inner.limits, max_result=MAX_RESULT)
        tools = tuple(dict.fromkeys(_tools(word)))
        self.application = Application(inner.desks, Selection(tools=tools), limits, inner.governor)
        self._begun = False

    def schema(self, tool: str) -> Mapping[str, Any]:
        """The tool's own input schema."""
        catalogue = self.served.catalogue
        for known in catalogue.tools:
            if known.name == tool:
                return known.schema
        raise SetupError(f"{catalogue.desk}: there is no tool {tool}\nnext: deskwright regen {catalogue.desk}")

    async def begin(self) -> None:
        """Ask once what the credential may do, and look after what waits for a person at that desk."""
        if not self._begun:
            self._begun = True
            await self.application.start_probes()

    async def read(self, tool: str, arguments: Mapping[str, Any], *, ticket: str | None = None) -> Any:
        """The desk's answer; TriageError where there is none."""
        return _value(await self._answer(tool, arguments, ticket=ticket))

    async def rows(self, call: Mapping[str, Any], given: Mapping[str, Any], most: int) -> tuple[list[Any], bool]:
        """The rows of a list, page after page up to `most`, and whether there were (or may have been) more."""
        arguments = {**(call.get("arguments") or {}), **given}
        found: list[Any] = []
        for _ in range(MAX_PAGES):
            answer = await self._answer(call["tool"], arguments)
            rows = pointed(_value(answer), call["rows"])
            found += rows if isinstance(rows, list) else []
            page = answer.meta.get("page") or {}
            following = page.get("next")
            if len(found) >= most or not following:
                # without pages a list that is as long as it may be was probably longer
                full = not page and len(found) == most
                return found[:most], len(found) > most or bool(page.get("has_more")) or full
            arguments |= following
        return found, True

    async def write(self, tool: str, arguments: Mapping[str, Any], *, key: str, reason: str, ticket: str) -> Written:
        """Send it; TriageError where the desk, a policy or a person said no."""
        listed = self.application.tools.input_schema(tool) or {}
        own, offered = self.schema(tool), listed.get("properties") or {}
        given = dict(arguments)
        for word, value in ((REQUEST_KEY, key), (REASON, short(reason, 500))):
            if (name := reserved_name(word, own)) in offered and name not in (own.get("properties") or {}):
                given[name] = value
        answer = await self._call(tool, given)
        held = (answer.structured or {}).get("proposal") or {}
        waits = bool(answer.meta.get("proposal")) and held.get("id") == answer.meta["proposal"]
        if waits and held.get("state") in _WAITING:
            return Written(proposal=str(held["id"]))
        if answer.is_error:
            raise error_of(answer, self.title, ticket=ticket, writes=True)
        return Written(answer.meta.get("request_id"), answer.meta.get("idempotency_key"))

    async def aclose(self) -> None:
        await self.application.aclose()

    async def _answer(self, tool: str, arguments: Mapping[str, Any], *, ticket: str | None = None) -> Answer:
        answer = await self._call(tool, arguments)
        if answer.is_error:
            raise error_of(answer, self.title, ticket=ticket)
        if answer.meta.get("cut"):
            raise TriageError(
                "REPOSITORY_ERROR", f"{self.title} answered with more than {MAX_RESULT:,} bytes; ask for fewer tickets"
            )
        return answer

    async def _call(self, tool: str, arguments: Mapping[str, Any]) -> Answer:
        given = dict(arguments)
        if len(self.served.instances) > 1:
            given[reserved_name(INSTANCE, self.schema(tool))] = self.instance
        return await self.application.call(tool, given)


def _value(answer: Answer) -> Any:
    """What the desk answered: an answer that is no object travels in one."""
    structured = answer.structured or {}
    return structured["result"] if set(structured) == {"result"} else structured


def _tools(word: Any) -> Iterator[str]:
    """Every tool that a map speaks of."""
    if isinstance(word, Mapping):
        if isinstance(word.get("tool"), str):
            yield word["tool"]
        for value in word.values():
            yield from _tools(value)
    elif isinstance(word, list):
        for value in word:
            yield from _tools(value)

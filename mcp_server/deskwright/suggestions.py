"""Offers values while a person types: rows of a list of the desk, those that begin with what was typed first.

Sends nothing that may do more than read, and says nothing of why there is no value: a person is typing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values, complete, place_value, pointed
from deskwright.catalogue import Operation, Tool
from deskwright.results import read_body

if TYPE_CHECKING:
    from deskwright.serving import ServedDesk

__all__ = ["MAX_TYPED", "NOTHING", "look_up", "ranked", "soon"]

COMPLETION_WAIT = 2.0
MAX_SUGGESTIONS = 100
MAX_TYPED = 200
NOTHING: Mapping[str, Any] = {"completion": {"values": [], "total": 0, "hasMore": False}}


async def soon(found: Awaitable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What was found, or nothing where the desk is slow, refuses or fails."""
    try:
        async with asyncio.timeout(COMPLETION_WAIT):
            return await found
    except Exception:
        return NOTHING


async def look_up(
    desk: ServedDesk, tool: Tool, rule: Mapping[str, Any], instance: str, typed: str
) -> tuple[list[tuple[str, str]], bool]:
    """Value and label of each row of one page of the list, and whether there are more; errors name `tool`."""
    operation = desk.catalogue.operations[rule["operation"]]
    # An operation is hidden because its answer holds what must not be shown, keys for one.
    if operation.hidden is not None:
        return [], False
    rows, more = await _rows(desk, tool, operation, rule, instance, typed)
    return [(shown(row, rule["value"]), shown(row, rule.get("label"))) for row in rows], more


async def _rows(
    desk: ServedDesk, tool: Tool, operation: Operation, rule: Mapping[str, Any], instance: str, typed: str
) -> tuple[list[Any], bool]:
    from helpdesks._client.pages import page_info

    values: Values = {}
    for place, constant in (rule.get("with") or {}).items():
        place_value(values, place, constant)
    if rule.get("term") and typed.strip():
        place_value(values, rule["term"], typed.strip())
    values = complete(tool, operation, values)
    policy = desk.policy_for(instance)
    if not policy.decide(operation, values).allowed or policy.effect_of(operation, values) != "read":
        return [], False
    response = await desk.connections.client(instance).send(operation.wire, values, key=None)
    answer = read_body(operation, response).value
    rows = pointed(answer, rule.get("items") or "")
    page = page_info(operation.wire, values, answer, response.headers, response.request.url)
    return (rows if isinstance(rows, list) else []), bool(page and page["has_more"])


def shown(row: Any, key: str | None) -> str:
    """A text or whole number of a row, by name or pointer, or the row itself; anything else is nothing to type."""
    found = None
    if key is not None:
        found = pointed(row, key) if key.startswith("/") else row.get(key) if isinstance(row, Mapping) else row
    return str(found) if isinstance(found, (str, int)) and not isinstance(found, bool) else ""


def ranked(
    found: Iterable[tuple[str, str]], typed: str, *, more: bool, fits: Callable[[str], bool]
) -> Mapping[str, Any]:
    """The wire form of `CompleteResult`; only values that fit where they are to go."""
    wanted = typed.strip().casefold()
    groups: list[list[str]] = [[], [], []]
    for value, label in found:
        if len(value) > MAX_TYPED or not fits(value):
            continue
        text = value.casefold()
        if text.startswith(wanted):
            groups[0].append(value)
        elif wanted in text:
            groups[1].append(value)
        elif wanted in label.casefold():
            groups[2].append(value)
    values = list(dict.fromkeys(value for group in groups for value in group))
    # With further pages nobody counted them all.
    total = {} if more else {"total": len(values)}
    listed = {"values": values[:MAX_SUGGESTIONS], **total, "hasMore": more or len(values) > MAX_SUGGESTIONS}
    return {"completion": listed}

"""How catalog.json is laid out: the few facts that a server reads of every member first, on a line of their own.

A server starts with those lines alone and reads the others when a member is used. Nothing is left out, and nothing but
the name of a tool and that of the header for an idempotency key stands twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .text import to_compact_json

#: What the list of tools and the policy ask of every operation and tool; everything else is on later lines.
OPERATION_FACTS = (
    "family", "action", "method", "path", "ability", "effect", "tool", "schema", "deprecated", "hidden", "summary",
    "words", "confirm",
)  # fmt: skip
TOOL_FACTS = (
    "kind", "default", "toolset", "module", "function", "operation", "operations", "dispatch", "aliases", "open",
    "resources",
)  # fmt: skip


def operation_lines(name: str, data: Mapping[str, Any]) -> str:
    """Two lines: the facts, the rest. Not sorted inside: the first media type of a body is the one that is sent."""
    facts = {key: data[key] for key in OPERATION_FACTS if key in data}
    idempotency = data["wire"].get("idempotency")
    if idempotency:
        facts["key"] = idempotency["header"]
    rest = {key: value for key, value in data.items() if key not in OPERATION_FACTS}
    return f"{to_compact_json(name)}:{_opened(facts)},\n{_closed(rest)}"


def tool_lines(data: Mapping[str, Any]) -> str:
    """Three lines: the facts, the tool as listed, the rest. The arguments keep their order, which is a person's."""
    facts = {"name": data["listed"]["name"], **{key: data[key] for key in TOOL_FACTS if key in data}}
    rest = {key: value for key, value in data.items() if key not in TOOL_FACTS and key != "listed"}
    return f'{_opened(facts)},\n"listed":{to_compact_json(data["listed"], sort=False)},\n{_closed(rest)}'


def _opened(data: Mapping[str, Any]) -> str:
    return to_compact_json(data, sort=False)[:-1]


def _closed(data: Mapping[str, Any]) -> str:
    return to_compact_json(data, sort=False)[1:]

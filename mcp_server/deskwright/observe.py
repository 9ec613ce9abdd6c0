"""Whoever watches calls for the operator, and what such a watcher is told: which operation, its effect, how it ended.

Nobody watches unless the operator asked for it. A watcher is told no argument, no content, no name that a caller made
up and no credential: all it hears is from the catalogue, but for the trace that a request says it belongs to.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from deskwright.errors import UnknownTool
from deskwright.governance.elicit import InputNeeded

if TYPE_CHECKING:
    from deskwright.results import Answer
    from deskwright.serving import Application

__all__ = ["OBSERVERS", "Observed", "Outcome", "observed", "remember_trace"]

#: `ok`; `proposed`: it waits for a person; `asked`: the client asks its user first; `refused`: nothing was sent;
#: `failed`: the desk refused it, did not answer, or nobody knows; `unknown`: no such tool; `cancelled`: by the client.
Outcome = Literal["ok", "proposed", "asked", "refused", "failed", "unknown", "cancelled"]
#: W3C Trace Context: the identifiers alone. What else a trace carries (tracestate, baggage) is text of the caller's.
TRACE_PARENT = "traceparent"


@dataclass(frozen=True, slots=True)
class Observed:
    """One call that ended; the times are nanoseconds since the epoch."""

    desk: str
    tool: str
    operation: str
    effect: str
    outcome: Outcome
    began: int
    ended: int
    trace_parent: str


#: Told of every call, in the order in which they were added.
OBSERVERS: list[Callable[[Observed], None]] = []
_TRACE: ContextVar[str] = ContextVar("deskwright_trace_parent", default="")


def remember_trace(meta: Mapping[str, Any] | None) -> None:
    """The trace that the present request belongs to, out of its `_meta`."""
    word = meta.get(TRACE_PARENT) if meta else None
    _TRACE.set(word if isinstance(word, str) and len(word) <= 100 else "")


async def observed(application: Application, name: str, entry: Any, call: Awaitable[Answer]) -> Answer:
    """Carry out the call and tell the observers how it ended."""
    began = time.time_ns()
    answer: Answer | None = None
    outcome: Outcome = "failed"
    try:
        answer = await call
        outcome = _outcome(answer)
        return answer
    except UnknownTool:
        outcome = "unknown"
        raise
    except InputNeeded:
        outcome = "asked"
        raise
    except asyncio.CancelledError:
        outcome = "cancelled"
        raise
    finally:
        told = _told(application, name, entry, answer, outcome, began)
        for observer in OBSERVERS:
            observer(told)


def _outcome(answer: Answer) -> Outcome:
    if answer.meta.get("proposal"):
        return "proposed"
    if not answer.is_error:
        return "ok"
    text = answer.content[0].get("text", "") if answer.content else ""
    return "refused" if text.startswith("refused:") else "failed"


def _told(
    application: Application, name: str, entry: Any, answer: Answer | None, outcome: Outcome, began: int
) -> Observed:
    found = entry or application.tools.entry(name)
    if found is None:
        # whatever was asked for is a caller's word
        return Observed("", "", "", "", outcome, began, time.time_ns(), _TRACE.get())
    desk, listed = found
    operations = desk.catalogue.operations
    facts = answer.meta if answer is not None else {}
    identifier = str(facts.get("operation") or (listed.tool.operation if listed.tool else "") or "")
    operation = operations.get(identifier)
    effect = facts.get("effect") or (operation.effect.get("default") if operation else "")
    named = operation.id if operation else ""
    return Observed(
        desk.catalogue.desk, listed.name, named, str(effect or ""), outcome, began, time.time_ns(), _TRACE.get()
    )

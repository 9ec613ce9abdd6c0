"""The typebook of a dump of routes: what each route takes and answers, by its name, since the dump says nothing of it.

Refuses an entry of a route that is not there, and words that it does not know.
"""

from __future__ import annotations

import copy
from collections.abc import Collection
from typing import Any

from .finding import Finding
from .load import DeskInput, load_file
from .pointer import pointer

BOOK = "typebook.yaml"
#: What frameworks answer when they refuse; a typebook may say it better.
ERROR = {
    "type": "object",
    "properties": {"message": {"type": "string"}, "error": {"type": "string"}, "errors": {"type": "object"}},
    "additionalProperties": True,
}
ENTRY_KEYS = {
    "summary", "description", "request", "request_multipart", "request_none", "response", "errors", "idempotency",
    "deprecated", "schema", "reason", "words",
}  # fmt: skip


def read_typebook(source: DeskInput, known: Collection[str], findings: list[Finding]) -> dict[str, Any]:
    """The typebook beside a dump that has these routes; empty where there is none."""
    loaded = load_file(source, BOOK, required=False)
    findings.extend(loaded.findings)
    book = loaded.value if isinstance(loaded.value, dict) else {}
    entries = book.get("routes") or {}
    for name, entry in entries.items():
        at = pointer("routes", name)
        if name not in known:
            findings.append(
                Finding(
                    "GEN030",
                    source.where(BOOK, at),
                    f"no route is called {name}",
                    "remove the entry, or correct its name",
                )
            )
        elif not isinstance(entry, dict) or set(entry) - ENTRY_KEYS:
            extra = sorted(set(entry) - ENTRY_KEYS) if isinstance(entry, dict) else [type(entry).__name__]
            findings.append(
                Finding(
                    "GEN032",
                    source.where(BOOK, at),
                    f"unknown: {', '.join(map(str, extra))}",
                    f"an entry has {', '.join(sorted(ENTRY_KEYS))}",
                )
            )
    return book


def schemas_of(book: dict[str, Any]) -> dict[str, Any]:
    """The components of the document."""
    return {"Error": dict(ERROR)} | copy.deepcopy(book.get("schemas") or {})


def untyped(entry: dict[str, Any]) -> bool:
    """Whether nobody said what the route takes."""
    return "request" not in entry and "request_multipart" not in entry and not entry.get("request_none")


def request_body(entry: dict[str, Any]) -> dict[str, Any]:
    """The body of a route that carries one."""
    if "request_multipart" in entry:
        content = {"multipart/form-data": {"schema": copy.deepcopy(entry["request_multipart"])}}
    elif entry.get("request_none"):
        content = {"application/json": {"schema": {"type": "object", "properties": {}, "additionalProperties": False}}}
    else:
        schema = copy.deepcopy(entry.get("request") or {"type": "object", "additionalProperties": True})
        content = {"application/json": {"schema": schema}}
    # Every call carries a JSON object, `{}` when there is nothing to say.
    return {"required": True, "content": content}


def responses(entry: dict[str, Any], codes: Collection[int]) -> dict[str, Any]:
    """The answers of a route; `codes` are its refusals where the typebook names none."""
    success = copy.deepcopy(entry.get("response") or {})
    answers: dict[str, Any] = {"200": {"description": "Done.", "content": {"application/json": {"schema": success}}}}
    for code in entry.get("errors") or codes:
        answers[str(code)] = {
            "description": "Refused.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        }
    return answers


def told_words(entry: dict[str, Any]) -> dict[str, str]:
    """More words by which the operation is found."""
    return {"words": str(entry["words"])} if entry.get("words") else {}

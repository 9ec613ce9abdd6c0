"""The refusals of the simulated API, each with the status and body the documents describe.

Knows nothing of requests: a handler raises, the application turns the value into an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refusal(Exception):
    """An answer outside 2xx."""

    def __init__(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {body.get('message', '')}")
        self.status = status
        self.body = dict(body)
        self.headers = dict(headers or {})


def unauthenticated() -> Refusal:
    return Refusal(401, {"message": "Unauthenticated."})


def forbidden(message: str, **extra: Any) -> Refusal:
    return Refusal(403, {"message": message, **extra})


def not_found(what: str) -> Refusal:
    return Refusal(404, {"error": "not_found", "message": f"{what} not found."})


def invalid(field: str, message: str) -> Refusal:
    return validation_failed({field: [message]})


def validation_failed(errors: Mapping[str, list[str]]) -> Refusal:
    first = next(iter(errors.values()))[0]
    more = sum(len(messages) for messages in errors.values()) - 1
    message = first if not more else f"{first} (and {more} more error{'s' if more > 1 else ''})"
    return Refusal(422, {"error": "validation_failed", "message": message, "errors": dict(errors)})


def key_conflict() -> Refusal:
    return Refusal(
        409,
        {
            "error": "idempotency_key_conflict",
            "message": "This Idempotency-Key was used before with another payload.",
        },
    )


def attachment_too_large(message: str, file_size: int, **data: Any) -> Refusal:
    body = {"error": "attachment_too_large", "message": message, "data": {"file_size": file_size, **data}}
    return Refusal(413, body)

"""Everything that can go wrong between a caller and a desk, as one tree.

DeskError
├── ConfigurationError   settings are missing or wrong; nothing was sent
├── WireError            an argument cannot be sent; nothing was sent
├── ConnectionFailed     no connection (sent False), or no answer to a read (sent None)
├── OutcomeUnknown       a write timed out or broke off after it was sent
├── AnswerTooLarge       the answer is larger than the client accepts
├── UnexpectedAnswer     a success that cannot be read; the request WAS carried out
└── ApiError             the desk said no
    ├── BadRequest 400 · Unauthorized 401 · Forbidden 403 · NotFound 404 · Conflict 409
    ├── TooLarge 413 · ValidationFailed 422 · RateLimited 429 · ServerError 5xx
    ├── FailedAnswer     a 2xx whose body says failure
    ├── PartialAnswer    a 2xx that was carried out in part
    └── RedirectRefused  3xx that must not be followed

A desk's own rules (`x-errors`) may choose another ApiError than the status would: it then keeps that status.

Refuses to show secrets, HTML pages or whole bodies in a message; the body itself stays on the exception.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


class DeskError(Exception):
    """Root of the tree. `not_sent`: the log-in already failed, so the request itself never left."""

    not_sent = False


class ConfigurationError(DeskError):
    """Settings are missing or wrong; every one of them is named, no value is shown."""

    def __init__(
        self, message: str = "", *, missing: Sequence[str] = (), problems: Sequence[str] = (), about: str = ""
    ) -> None:
        self.missing = list(missing)
        self.problems = list(problems)
        parts = [message] if message else []
        if missing:
            parts.append("not set: " + ", ".join(missing) + (f" ({about})" if about else ""))
        parts.extend(problems)
        super().__init__("; ".join(parts))


class WireError(DeskError):
    """An argument cannot be sent as the operation demands; nothing was sent."""

    def __init__(self, message: str, *, operation: str = "", place: str = "") -> None:
        self.operation = operation
        self.place = place
        super().__init__(f"{operation}: {message}" if operation else message)


class ConnectionFailed(DeskError):
    """`sent` is False: the desk was not reached; None: it was, but a read got no answer."""

    def __init__(self, message: str, *, sent: bool | None, method: str = "", path: str = "") -> None:
        self.sent, self.method, self.path = sent, method, path
        super().__init__(message)


class OutcomeUnknown(DeskError):
    """A write was sent and nobody knows whether the desk carried it out. `key`: repeat with it is safe."""

    def __init__(self, message: str, *, method: str = "", path: str = "", key: str | None = None) -> None:
        self.method, self.path, self.key = method, path, key
        super().__init__(message)


class AnswerTooLarge(DeskError):
    """The answer is larger than `limit` bytes; `carried_out` is True for a write that was answered 2xx."""

    def __init__(self, message: str, *, limit: int, status: int, carried_out: bool) -> None:
        self.limit, self.status, self.carried_out = limit, status, carried_out
        super().__init__(message)


class UnexpectedAnswer(DeskError):
    """A success that cannot be read or does not fit; `response` holds it as it came."""

    def __init__(self, message: str, *, response: httpx.Response | None = None) -> None:
        self.response = response
        super().__init__(message)


class ApiError(DeskError):
    """The desk answered and said no.

    `body` is what it sent: parsed JSON, or text. `fields` are the texts that it has for single fields, by its own
    names for them: {"desk_id": ["can't be blank"]}. `meaning` is what we know of the desk's code.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        method: str,
        path: str,
        request_id: str | None = None,
        body: Any = None,
        hint: str = "",
        detail: str = "",
        code: str | None = None,
        retry_after: float | None = None,
        fields: Mapping[str, list[str]] | None = None,
        meaning: str = "",
    ) -> None:
        self.status, self.method, self.path = status, method, path
        self.request_id, self.body = request_id, body
        self.hint, self.detail, self.code = hint, detail, code
        self.retry_after = retry_after
        self.meaning = meaning
        self.fields: Mapping[str, list[str]] = dict(fields or {})
        super().__init__(message)


class BadRequest(ApiError):
    """400"""


class Unauthorized(ApiError):
    """401"""


class Forbidden(ApiError):
    """403"""


class NotFound(ApiError):
    """404"""


class Conflict(ApiError):
    """409"""


class TooLarge(ApiError):
    """413"""


class ValidationFailed(ApiError):
    """422"""


class RateLimited(ApiError):
    """429; `retry_after` says in how many seconds to come back, where the desk said so."""


class ServerError(ApiError):
    """5xx"""


class FailedAnswer(ApiError):
    """A 2xx whose body says that the operation failed."""


class PartialAnswer(ApiError):
    """A 2xx that says: some of it was carried out and some was not."""


class RedirectRefused(ApiError):
    """A redirect of a write, to another origin, or one too many."""


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "BadRequest",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "DeskError",
    "FailedAnswer",
    "Forbidden",
    "NotFound",
    "OutcomeUnknown",
    "PartialAnswer",
    "RateLimited",
    "RedirectRefused",
    "ServerError",
    "TooLarge",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]

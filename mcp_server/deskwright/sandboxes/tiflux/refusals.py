"""The refusals of the simulated API: one exception, the body `{error_code, message, detail}`, a function per kind.

Refuses nothing itself; whoever enforces a rule raises it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: error code -> gist told as `message`. The code's first three digits are the HTTP status.
MESSAGES = {
    20701: "Partial success",
    40001: "Unknown parameters",
    40003: "A required parameter is missing",
    40101: "Problems with authorization",
    40301: "No permission for this route",
    40302: "Unauthorized use of a parameter",
    40304: "A required license is missing",
    40401: "Record not found",
    41501: "The request must be multipart/form-data",
    42201: "Invalid query or path value",
    42202: "Invalid attributes",
    42203: "Attributes refused by the database",
    42206: "The ticket cannot be closed or cancelled",
    42207: "The ticket cannot be reopened",
    # Guess: the body of a 429 is not documented.
    42901: "Too many requests",
}
Detail = Mapping[str, Sequence[str]]


class Refusal(Exception):
    """An answer that is an error, or the partial success of status 207, which has the same body."""

    def __init__(self, code: int, detail: Detail) -> None:
        super().__init__(f"{code} {dict(detail)}")
        self.code = code
        self.status = code // 100
        self.detail = {name: list(texts) for name, texts in detail.items()}

    @property
    def body(self) -> dict[str, Any]:
        return {"error_code": self.code, "message": MESSAGES[self.code], "detail": self.detail}


def partial(errors: Sequence[str]) -> Refusal:
    return Refusal(20701, {"entities": errors})


def unpermitted(names: Sequence[str]) -> Refusal:
    listed = ", ".join(f":{name}" for name in names)
    return Refusal(40001, {"error": [f"found unpermitted parameter{'s'[: len(names) > 1]}: {listed}"]})


def missing(root: str) -> Refusal:
    return Refusal(40003, {"error": [f"param is missing or the value is empty: {root}"]})


def unauthorized() -> Refusal:
    return Refusal(40101, {"error": ["You need to sign in before continuing."]})


def forbidden() -> Refusal:
    return Refusal(40301, {"error": ["You are not authorized to access this page."]})


def forbidden_use(text: str) -> Refusal:
    return Refusal(40302, {"error": [text]})


def licence_missing(licence: str) -> Refusal:
    return Refusal(40304, {"error": [f"You do not have the required '{licence}' license to access this route"]})


def not_found(text: str) -> Refusal:
    return Refusal(40401, {"error": [text]})


def no_record(what: str, number: object) -> Refusal:
    return not_found(f"Couldn't find {what} with 'id'=\"{number}\"")


def multipart_required() -> Refusal:
    return Refusal(41501, {"error": ["The content type of this request must be multipart/form-data"]})


def invalid_query(detail: Detail) -> Refusal:
    return Refusal(42201, detail)


def invalid_body(detail: Detail) -> Refusal:
    return Refusal(42202, detail)


def not_closable(detail: Detail) -> Refusal:
    return Refusal(42206, detail)


def not_reopenable(text: str) -> Refusal:
    return Refusal(42207, {"error": [f"Unable to reopen. {text}"]})


def too_many_requests(limit: int) -> Refusal:
    return Refusal(42901, {"error": [f"The limit of {limit} requests per minute is exceeded"]})

"""How the sandbox says no: one exception per refusal, answered as {"error": "text"}.

Refuses nothing itself; whoever enforces a rule raises it.
"""

from __future__ import annotations


class Refused(Exception):
    """An answer that is an error; `text` is all the caller gets to read."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


def bad_request(text: str) -> Refused:
    return Refused(400, text)


def unauthorized(text: str = "authentication required") -> Refused:
    return Refused(401, text)


def forbidden(text: str = "your role does not allow this") -> Refused:
    return Refused(403, text)


def not_found() -> Refused:
    """One text for missing and for invisible, so that the answer tells nothing apart."""
    return Refused(404, "not found")


def conflict(text: str) -> Refused:
    return Refused(409, text)

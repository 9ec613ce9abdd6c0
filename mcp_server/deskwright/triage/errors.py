"""What the triage desk says when it does not do a thing: a code and one sentence.

    TriageError     told to the caller as `CODE: message`
      UnsafeRollback    a step failed and taking it back failed too: somebody has to look

The cause of a failure of the store stays on the exception (`__cause__`) for the server's own log; the sentence never
holds a path or a text of the database.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["STATUS", "UNEXPECTED", "TriageError", "UnsafeRollback"]

# Every code a caller can meet, and the HTTP status of its answer.
STATUS: Mapping[str, int] = {
    "TICKET_NOT_FOUND": 404,
    "RECOMMENDATION_NOT_FOUND": 404,
    "KNOWLEDGE_NOT_FOUND": 404,
    "ROUTE_NOT_FOUND": 404,
    "METHOD_NOT_ALLOWED": 405,
    "STALE_APPROVAL": 409,
    "REVISION_CONFLICT": 409,
    "INVALID_APPROVAL_FIELDS": 422,
    "INVALID_CITATION": 422,
    "INVALID_DUPLICATE": 422,
    "INVALID_INPUT": 422,
    "INVALID_NOW": 422,
    "REPOSITORY_ERROR": 500,
    "UNEXPECTED_ERROR": 500,
    # another desk behind this one (triage over a live desk)
    "DESK_REFUSED": 403,
    "DESK_UNAVAILABLE": 503,
    "OUTCOME_UNKNOWN": 502,
}

UNEXPECTED = "The triage desk failed for a reason it did not foresee; what happened stands in the server's own log."


class TriageError(Exception):
    """A refusal or failure with one of the codes of `STATUS`."""

    def __init__(self, code: str, message: str) -> None:
        if code not in STATUS:
            raise ValueError(f"{code} is no code of the triage desk")
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message

    @property
    def status(self) -> int:
        return STATUS[self.code]


class UnsafeRollback(TriageError):
    """What was half done could not be taken back."""

    def __init__(self, message: str) -> None:
        super().__init__("REPOSITORY_ERROR", message)

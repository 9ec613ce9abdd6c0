"""How the sandbox says no: an Error object under status 200, a fault or a sentence under 500, or 413.

There is no 401, 403, 404 or 429 at all; refuses nothing itself, whoever enforces a rule raises one of these.
"""

from __future__ import annotations


class OperationError(Exception):
    """Answered with 200: ErrorCode is the operation type's short name and the kind, unless `code` says otherwise."""

    def __init__(self, kind: str, text: str, *, code: str | None = None) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text
        self.code = code


class Fault(Exception):
    """Answered with 500 and fault JSON that calls itself text/plain."""


class TransportError(Exception):
    """Answered by the transport before any operation ran: a status and a sentence, or nothing at all."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def missing(field: str) -> OperationError:
    return OperationError("MissingParameter", f"{field} parameter is missing!")


def missing_or_invalid(field: str) -> OperationError:
    """Where a structure is absent or of another kind, OTRS does not tell the two apart."""
    return OperationError("MissingParameter", f"{field} parameter is missing or not valid!")


def invalid(field: str) -> OperationError:
    return OperationError("InvalidParameter", f"{field} parameter is invalid!")


def wrong_structure(field: str) -> OperationError:
    return OperationError("WrongStructure", f"{field} parameter is neither a text nor a list!")


def denied(text: str) -> OperationError:
    return OperationError("AccessDenied", text)


def auth_failed(code: str | None = None) -> OperationError:
    return OperationError("AuthFail", "authorization failed!", code=code)


def uninterpolated(kind: str) -> str:
    """The code of ConfigItemGet and ConfigItemDelete where their source quotes it the wrong way."""
    return f"$Self->{{OperationName}}.{kind}"

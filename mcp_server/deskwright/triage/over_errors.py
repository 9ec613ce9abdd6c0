"""What another desk refused or failed, in the codes of the triage desk: a short reason, never a body and never advice.

A write that nobody can say the end of is OUTCOME_UNKNOWN, whatever else was said about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskwright.errors import short
from deskwright.results import Answer
from deskwright.triage.errors import TriageError

__all__ = ["error_of"]

MAX_REASON = 300
_UNKNOWN = ("outcome_unknown", "uncertain", "internal_error", "partial")
_REFUSALS = (400, 401, 403, 404, 405, 409, 410, 413, 415, 422)
_NOT_READY = ("not_configured", "log_in_failed", "connection_failed", "unexpected_answer", "answer_too_large")


def error_of(answer: Answer, desk: str, *, ticket: str | None = None, writes: bool = False) -> TriageError:
    """The error of an answer that is one; `ticket`: the one that was to be read or written."""
    error: Mapping[str, Any] = (answer.structured or {}).get("error") or {}
    code, status = str(error.get("code") or ""), error.get("status")
    reason = _reason(answer, error)
    if writes and (code in _UNKNOWN or error.get("carried_out") or _may_have_arrived(answer, code, status)):
        return TriageError(
            "OUTCOME_UNKNOWN", f"whether {desk} carried it out is not known: {reason}; read the ticket before you go on"
        )
    if status == 429:
        wait = error.get("retry_after")
        rest = f"wait {wait:g} s" if isinstance(wait, (int, float)) else "wait a while"
        return TriageError("DESK_UNAVAILABLE", f"{desk} takes no more requests for now; {rest}, then try again")
    if ticket is not None and not writes and (status in (404, 410) or code == "not_found"):
        return TriageError("TICKET_NOT_FOUND", f"{desk} has no ticket {ticket}, or does not show it")
    if code == "stale":
        return TriageError("REVISION_CONFLICT", f"the ticket changed at {desk} meanwhile; read it again")
    if (isinstance(status, int) and status >= 500) or code in _NOT_READY:
        return TriageError("DESK_UNAVAILABLE", f"{desk} cannot be used at the moment: {reason}")
    if code in ("audit_failed", "internal_error"):
        return TriageError("REPOSITORY_ERROR", reason)
    done = "; nothing was changed" if writes and (status in _REFUSALS or "nothing was" in reason) else ""
    return TriageError("DESK_REFUSED", f"{desk} refused: {reason}{'' if 'nothing was' in reason else done}")


def _may_have_arrived(answer: Answer, code: str, status: Any) -> bool:
    if code == "connection_failed":
        return "nothing was sent" not in _text(answer)
    return isinstance(status, int) and (status >= 500 or 300 <= status < 400)


def _reason(answer: Answer, error: Mapping[str, Any]) -> str:
    """The desk's own sentence where there is one, else why this server did not send it."""
    detail = error.get("detail")
    if isinstance(detail, list):
        detail = "; ".join(str(one) for one in detail)
    status = error.get("status")
    if detail:
        return short(f"{status}: {detail}" if isinstance(status, int) and status >= 400 else detail, MAX_REASON)
    lines = dict(line.split(": ", 1) for line in _text(answer).splitlines() if ": " in line)
    return short(lines.get("why") or f"status {status}", MAX_REASON)


def _text(answer: Answer) -> str:
    return str(next((block["text"] for block in answer.content if block.get("type") == "text"), ""))

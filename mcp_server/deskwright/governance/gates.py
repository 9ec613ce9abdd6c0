"""What stands between a bound call and its first request that may write: `direct` and `approved` are the two kinds."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from deskwright.bind import Values
from deskwright.catalogue import Operation
from deskwright.errors import Refusal
from deskwright.results import Answer

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["Gate", "broken_off", "outcome_unknown"]


class Gate(Protocol):
    """Asked right before the first request that may write, and told how it ended."""

    async def before(self, call: Call, operation: Operation, values: Values, given: Mapping[str, Any]) -> Answer | None:
        """None: send it. An answer: that is the answer, and nothing is sent."""

    def again(self, call: Call, operation: Operation, values: Values) -> None:
        """Asked once more with the uploaded files in their places; raises Refusal where they change its effect."""

    async def after(self, call: Call, answer: Answer) -> None:
        """It was carried out."""

    async def failed(self, refusal: Refusal) -> None:
        """It was refused, failed, or nobody knows."""


def broken_off(name: str, error: BaseException, *, sent: bool) -> Refusal:
    """The end of a call that nobody foresaw: it was cancelled, or this server has a fault."""
    cancelled = isinstance(error, asyncio.CancelledError)
    return Refusal(
        f"{name}: " + ("cancelled" if cancelled else f"an error inside this server ({type(error).__name__})"),
        "whether the desk carried it out is not known" if sent else "nothing was sent",
        "look at the ticket" if cancelled else "look at the ticket; the server's log on stderr has the details",
        verb="failed",
        error={"code": "cancelled" if cancelled else "internal_error"},
    )


def outcome_unknown(refusal: Refusal) -> bool:
    """After this failure nobody can say whether the desk carried it out."""
    error = refusal.error or {}
    code = error.get("code")
    if code in ("outcome_unknown", "internal_error", "cancelled"):
        return True
    status = error.get("status")
    if isinstance(status, int) and (status >= 500 or 300 <= status < 400):
        # a server that fell over, or a web page's redirect: it may have been carried out
        return True
    if code == "connection_failed":
        return "nothing was sent" not in refusal.why
    return False

"""A person's approval that the call at hand carries: set by the server alone, never by an argument.

A desk inside this process (triage over another one) writes with it in the same context.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from deskwright.governance.proposal import Principal

__all__ = ["IN_HAND", "InHand"]


@dataclass(frozen=True, slots=True)
class InHand:
    """Which proposal was approved, by whom and by which way."""

    proposal: str
    by: Principal
    via: str


IN_HAND: ContextVar[InHand | None] = ContextVar("deskwright_approval_in_hand", default=None)

"""Looks what became of a request that nobody knows the end of, with the desk as this environment has it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from deskwright.errors import Refusal, SetupError, short
from deskwright.governance.proposal import Proposal

if TYPE_CHECKING:
    from deskwright.state import State

__all__ = ["reconcile_here"]


async def reconcile_here(proposal: Proposal, state: State, options: argparse.Namespace) -> tuple[Proposal, str]:
    """The proposal as it is then, and what was seen; a Refusal where this environment cannot read the ticket."""
    from deskwright.governance.apply import reconcile
    from deskwright.governance.hand_over import application_for

    if proposal.state != "uncertain":
        return proposal, "there is nothing to settle"
    try:
        application = application_for(proposal, options, state.place)
    except SetupError as error:
        raise Refusal(
            f"{proposal.id} was not looked at",
            f"{proposal.desk} is not set up here ({short(str(error), 200)})",
            "set the desk's variables here, or look at the ticket and settle it by your word",
            error={"code": "another_installation"},
        ) from None
    try:
        ended = await reconcile(application, proposal.id)
    finally:
        await application.aclose()
    return ended, str((ended.outcome or {}).get("reconciled") or "")

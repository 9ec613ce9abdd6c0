"""After a decision on the page or in the shell: send it from here, where this environment has the same credential,
or leave it to the server that has.
"""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING, Any

from deskwright.errors import DeskwrightError, Refusal
from deskwright.governance.files import reads_folder
from deskwright.governance.proposal import Proposal
from deskwright.policy import DEFAULT_EFFECTS, EFFECTS

if TYPE_CHECKING:
    from deskwright.serving import Application
    from deskwright.state import State

__all__ = ["application_for", "apply_here_or_leave"]

PATIENCE, LOOK = 10.0, 0.2
LEFT = "a running server with the credential it was proposed with sends it within seconds"


async def apply_here_or_leave(proposal: Proposal, state: State, options: argparse.Namespace) -> tuple[Proposal, str]:
    """The proposal as it is afterwards, and a sentence: what happened, or who will send it."""
    from deskwright.governance.apply import CannotApply, apply

    if proposal.state != "approved":
        return proposal, ""
    reads = reads_folder(proposal.values.get("files") or {}, proposal.arguments)
    if reads and vars(options).get("attachments") is None:
        return proposal, f"its files are read by the server that proposed it: {LEFT}"
    try:
        application = application_for(proposal, options, state.place)
    except DeskwrightError:
        return proposal, f"{proposal.desk} is not set up here: {LEFT}"
    try:
        ended = await apply(application, proposal.id)
    except CannotApply:
        return proposal, f"this environment has no such installation of {proposal.desk}: {LEFT}"
    except Refusal as refusal:
        return state.proposals.get(proposal.id) or proposal, refusal.why
    finally:
        await application.aclose()
    ended = await _end_of(ended, state)
    outcome = ended.outcome or {}
    if ended.state == "applied":
        return ended, "the desk carried it out"
    return ended, str(outcome.get("why") or f"it is {ended.state}")


async def _end_of(proposal: Proposal, state: State) -> Proposal:
    """A server was faster and is sending it: its end is worth a few seconds."""
    for _ in range(int(PATIENCE / LOOK)):
        if proposal.state not in ("applying", "sending"):
            break
        await asyncio.sleep(LOOK)
        proposal = state.proposals.get(proposal.id) or proposal
    return proposal


def application_for(proposal: Proposal, options: argparse.Namespace, place: str) -> Application:
    """The desk of a proposal as this environment has it; raises SetupError where it is not set up."""
    from deskwright.options import make_application

    given = vars(options)
    words: dict[str, Any] = {
        "abilities": [],
        "read_only": False,
        # a person just approved this very effect; what else is allowed does not matter here
        "allow": [proposal.effect] if proposal.effect not in DEFAULT_EFFECTS else [],
        "deny": [],
        "approve": list(EFFECTS[1:]),
        "toolsets": [],
        "tools": [],
        "all_tools": False,
        "output_schemas": False,
        "sandbox": None,
        "attachments": given.get("attachments"),
        "exports": None,
        "env_file": given.get("env_file"),
        "ca_file": given.get("ca_file"),
        "insecure": False,
        "max_result": 100_000,
        "desks": list(given.get("desks") or ()),
        "audit": "writes",
        "state": place,
        "policy": given.get("policy"),
        "human_proof": False,
        "approval_ttl": "24h",
        "over": None,
    }
    return make_application([proposal.desk], argparse.Namespace(**words), offline=False)

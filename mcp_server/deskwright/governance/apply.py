"""Sends what was approved: claimed by one process, compared again, sent once, its outcome written down.

Nothing here repeats a request. What nobody knows the end of is `uncertain`, and only a person or what the desk shows
settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from deskwright.errors import Refusal, short
from deskwright.faults import fault
from deskwright.governance.approved import CLAIM, ApprovedGate, seen_now
from deskwright.governance.decide import event_of
from deskwright.governance.fields import narrowed, parts_of
from deskwright.governance.files import reads_folder
from deskwright.governance.gates import broken_off
from deskwright.governance.liveness import life_of, this_process
from deskwright.governance.proposal import Principal, Proposal, timestamp
from deskwright.governance.revision import read_current
from deskwright.governance.same import going_fields
from deskwright.results import Answer, refusal_answer

if TYPE_CHECKING:
    from deskwright.invoke import Call
    from deskwright.serving import Application
    from deskwright.state import State

__all__ = ["CannotApply", "apply", "apply_now", "held_here", "may_send", "reconcile", "release_dead"]

# So long after it was sent nobody says that it was not carried out: the desk may be at it still.
SETTLING = timedelta(minutes=1)
_SERVER = Principal("os-user", "deskwright")
# What this process is about to send, or sends: nobody else here takes it, and nobody takes it for abandoned.
_AT_WORK: dict[str, int] = {}


class CannotApply(Refusal):
    """This process has no installation with the credential that the proposal was made with."""


@contextmanager
def held_here(id: str) -> Iterator[None]:
    """As long as this lasts, the watcher of this process leaves the proposal alone."""
    _AT_WORK[id] = _AT_WORK.get(id, 0) + 1
    try:
        yield
    finally:
        _AT_WORK[id] -= 1
        if not _AT_WORK[id]:
            del _AT_WORK[id]


def may_send(application: Application, proposal: Proposal) -> bool:
    """Could this very server send it? Where it could not, another one may."""
    desk = application.oversight.installation_of(proposal)
    if desk is None or proposal.id in _AT_WORK:
        return False
    policy, operation = desk.policy_for(proposal.instance), desk.catalogue.operations.get(proposal.operation)
    if operation is not None and not policy.decide(operation, proposal.values).allowed:
        return False
    folder = application.limits.attachments.folder
    return folder is not None or not reads_folder(proposal.values.get("files") or {}, proposal.arguments)


async def apply(application: Application, id: str) -> Proposal:
    """Send an approved proposal; the proposal as it is then. Raises CannotApply where another process has to."""
    ended, _ = await apply_now(application, id)
    return ended


async def apply_now(application: Application, id: str) -> tuple[Proposal, Answer | None]:
    """The same, with the tool's own answer where this process sent it."""
    return await application.governor.shielded(_apply(application, id), application)


async def _apply(application: Application, id: str) -> tuple[Proposal, Answer | None]:
    with held_here(id):
        return await _claim_and_send(application, id)


async def _claim_and_send(application: Application, id: str) -> tuple[Proposal, Answer | None]:
    governor = application.governor
    proposal = _found(await governor.do(lambda state: state.proposals.get(id)), id)
    if proposal.state != "approved":
        return proposal, None
    _need_installation(application, proposal)
    if proposal.expires_at <= timestamp():
        from deskwright.governance.decide import expire

        await governor.do(expire)
        return _found(await governor.do(lambda state: state.proposals.get(id)), id), None
    by = Principal(**{"kind": "os-user", "name": "?", **(proposal.decided_by or {})})
    claimed = await governor.do(
        lambda state: state.proposals.move(
            id,
            to="applying",
            frm={"approved"},
            event=event_of(proposal, "applying", by, via=proposal.decided_via or ""),
            claimed_by=this_process(),
            claimed_until=timestamp(after=CLAIM),
        )
    )
    if claimed is None:  # somebody was faster
        return _found(await governor.do(lambda state: state.proposals.get(id)), id), None
    fault("applying")
    gate = ApprovedGate(governor, claimed)
    try:
        call = application.oversight.approved_call(claimed, gate)
        answer = await call(await _arguments(application, call, claimed))
    except Refusal as refusal:
        # refused before the gate was reached: a rule, the policy, a look-up
        await gate.failed(refusal)
        answer = refusal_answer(refusal)
    except BaseException as error:
        await gate.failed(broken_off(id, error, sent=gate.sent))
        raise
    return gate.proposal, answer


def _found(proposal: Proposal | None, id: str) -> Proposal:
    if proposal is None:
        raise Refusal(
            f"no proposal {short(id)}",
            "the state has none of that id",
            "deskwright approvals list",
            error={"code": "not_found"},
        )
    return proposal


def _need_installation(application: Application, proposal: Proposal) -> None:
    if application.oversight.installation_of(proposal) is None:
        raise CannotApply(
            f"{proposal.id} is not sent by this process",
            f"{proposal.desk} is not set up here with the address and credential it was proposed with, or the "
            "state has another key than then",
            "a running server that has them sends it within seconds; or set the desk's variables here and apply again",
            error={"code": "another_installation"},
        )


async def _arguments(application: Application, call: Call, proposal: Proposal) -> dict[str, Any]:
    """The caller's arguments with only what was approved, as the tool takes them today."""
    if not proposal.is_intact:
        raise Refusal(
            f"{proposal.id} is not sent; nothing was sent",
            "it was changed in the store after it was made",
            "deskwright audit verify looks at the record; propose it again",
            error={"code": "digest_mismatch"},
        )
    given = dict(proposal.arguments)
    if proposal.sealed is not None:
        from deskwright.governance.seal import unseal

        key = await application.governor.secret("arguments")
        try:
            given = unseal(key, proposal.sealed)
        except ValueError as error:
            raise Refusal(
                f"{proposal.id} cannot be sent: its secrets cannot be opened; nothing was sent",
                str(error),
                "propose it again",
                error={"code": "sealed"},
            ) from None
    if proposal.kind == "confirmation":
        given = _decided(call, proposal, given)
    else:
        parts = parts_of(call.tool, given, proposal.values.get("files") or ())
        given = narrowed(given, list(parts), {item.name for item in going_fields(proposal)}, proposal.edits)
    application.oversight.check_arguments(call, given)
    return given


def _decided(call: Call, proposal: Proposal, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call that is itself a decision, with the fields and texts that a person decided on."""
    word = (call.catalogue.operations[proposal.operation].confirm or {})["decision"]
    given[word["fields"]] = [name for name in given[word["fields"]] if name in (proposal.approved_fields or ())]
    for name, argument in (word.get("edits") or {}).items():
        if name in proposal.edits:
            given[argument] = proposal.edits[name]
        elif name not in (proposal.approved_fields or ()):
            given.pop(argument, None)
    return given


# --- after a crash -------------------------------------------------------------------------------------


def release_dead(state: State) -> list[Proposal]:
    """What processes left behind that are gone: not sent yet goes back, possibly sent becomes uncertain.

    A process that lives keeps its claim, however slow it is; where nobody can tell, the claim ends with its time.
    """
    moved = []
    for proposal in state.proposals.claims_ended("9999"):
        if not _is_abandoned(proposal):
            continue
        if proposal.state == "applying":
            event = event_of(
                proposal, "released", _SERVER, rationale="the process that claimed it is gone; nothing was sent"
            )
            done = state.proposals.move(proposal.id, to="approved", frm={"applying"}, event=event, claimed_by=None)
        else:
            why = "the process that sent it is gone and left no outcome"
            event = event_of(proposal, "uncertain", _SERVER, rationale=why, outcome={"why": why})
            done = state.proposals.move(proposal.id, to="uncertain", frm={"sending"}, event=event, outcome={"why": why})
        if done is not None:
            moved.append(done)
    return moved


def _is_abandoned(proposal: Proposal) -> bool:
    if proposal.claimed_by == this_process():
        return proposal.id not in _AT_WORK  # its outcome could not be written down
    life = life_of(proposal.claimed_by)
    return life == "gone" or (life == "unknown" and (proposal.claimed_until or "") <= timestamp())


async def reconcile(application: Application, id: str) -> Proposal:
    """Read what the desk shows now, and settle an uncertain proposal where that is conclusive.

    Every field that was sent is there, and at least one of them is new: it was carried out. The revision still the one
    that was seen, and nothing new there: it was not. Anything else is told and stays uncertain.
    """
    governor = application.governor
    proposal = _found(await governor.do(lambda state: state.proposals.get(id)), id)
    if proposal.state != "uncertain":
        return proposal
    _need_installation(application, proposal)
    call = application.oversight.approved_call(proposal, ApprovedGate(governor, proposal))
    operation = call.catalogue.operations[proposal.operation]
    values = {key: item for key, item in proposal.values.items() if key != "files"}
    current = await read_current(call, operation, values)
    told: dict[str, Any] = {**(proposal.outcome or {})}
    verdict = "uncertain"
    if current.item is None:
        told["reconciled"] = f"what is there cannot be read: {current.why}"
    else:
        now = seen_now(call, operation, proposal, current.item, values)
        verdict, told["reconciled"] = _verdict(proposal, now, current.revision)
        told["read_back"] = {
            name: short(value, 200) if isinstance(value, str) else value for name, value in now.items()
        }
    me = await governor.named(application.principal)
    event = event_of(proposal, "reconciled", me, outcome={"state": verdict, **told})
    moved = await governor.do(
        lambda state: state.proposals.move(id, to=verdict, frm={"uncertain"}, event=event, outcome=told)
    )
    return moved or _found(await governor.do(lambda state: state.proposals.get(id)), id)


def _verdict(proposal: Proposal, now: dict[str, Any], revision: str | None) -> tuple[str, str]:
    """What the fields as they are now say about a request that nobody knows the end of, and why."""
    going = going_fields(proposal)
    wanted = {item.name: proposal.edits.get(item.name, item.after) for item in going}
    was = {item.name: item.before for item in going}
    new = [name for name in now if now[name] == wanted[name] != was[name]]
    unseen = [item for item in going if (item.choice or item.editable or item.public) and item.name not in now]
    if revision is not None and revision == proposal.revision and not new:
        # a claim is renewed right before the request
        if (proposal.claimed_until or "") > timestamp(after=CLAIM - SETTLING):
            return "uncertain", "nothing is there yet, and it was sent a moment ago: look again in a minute"
        return "failed", "the revision is still the one that was seen: nothing was carried out"
    if new and not unseen and all(now[name] == wanted[name] for name in now):
        return "applied", "the desk shows what was approved"
    return "uncertain", (
        f"the ticket changed since (revision {short(revision, 40)}), but whether by this cannot be told: look at it"
    )

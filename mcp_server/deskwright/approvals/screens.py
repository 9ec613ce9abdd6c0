"""What can be seen: queue, one proposal, history, audit, a whole text. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from deskwright.approvals.guard import Place
from deskwright.approvals.render import page
from deskwright.approvals.sessions import Session
from deskwright.approvals.trail import audit_values
from deskwright.approvals.views import texts_of, view_of
from deskwright.approvals.words import humanised, state_of, title_of
from deskwright.errors import Refusal
from deskwright.governance.proposal import ENDED, STATES, Proposal
from deskwright.policy import EFFECTS
from deskwright.webpage.forms import Form
from deskwright.webpage.hidden_signs import has_hidden, marked

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State

__all__ = ["NO_PAGE", "Screens", "status_of"]

NO_PAGE = "There is no such page", ["The address is wrong, or it is of an earlier start."]
_SIZE, _PART = 50, 200_000
_BUSY = ("approved", "applying", "sending")
_PAST = tuple(state for state in STATES if state in ENDED or state == "uncertain")
_STATUS = {"already_decided": 409, "digest_mismatch": 409, "not_found": 404, "not_an_approver": 403}


def status_of(refusal: Refusal) -> int:
    return _STATUS.get(str((refusal.error or {}).get("code")), 400)


@dataclass(frozen=True, slots=True)
class Screens:
    """The pages over one state; each method waits for the disk and is called in a thread."""

    state: State
    rules: Rules | None
    place: Place

    def page(
        self, template: str, session: Session | None, here: str = "", status: int = 200, /, **values: Any
    ) -> Response:
        waiting = self.state.proposals.find(states=["pending"], limit=1)[1] if session is not None else 0
        notice = session.take_notice() if session is not None else None
        return page(
            template,
            status,
            # the secret part of the address is for whoever is signed in
            base=self.place.base if session is not None else "",
            session=session,
            here=here,
            waiting=waiting,
            notice=notice,
            **values,
        )

    def said(self, heading: str, lines: list[str], status: int, session: Session | None = None) -> Response:
        back = f"{self.place.base}/" if session is not None else ""
        return self.page("door.html", session, "", status, heading=heading, lines=lines, token="", back=back)

    def _rows(self, states: list[str], desk: str, effect: str, start: int) -> tuple[list[Proposal], int | None]:
        """A page of proposals, newest first, and where the next one begins."""
        taken: list[Proposal] = []
        at, total = start, start + 1
        while at < total:
            found, total = self.state.proposals.find(states=states, desk=desk or None, limit=_SIZE, offset=at)
            if not found:
                return taken, None
            for proposal in found:
                at += 1
                if not effect or proposal.effect == effect:
                    taken.append(proposal)
                if len(taken) == _SIZE:
                    return taken, at if at < total else None
        return taken, None

    def _filters(self, request: Request, states: tuple[str, ...]) -> tuple[dict[str, Any], list[str], str, str, int]:
        asked = request.query_params
        state = asked.get("state", "") if asked.get("state", "") in states else ""
        desk, effect = asked.get("desk", ""), asked.get("effect", "")
        start = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
        known = {proposal.desk for proposal in self.state.proposals.find(limit=200)[0]}
        values = {
            "chosen": {"desk": desk, "effect": effect, "state": state},
            "desks": sorted(known | ({desk} if desk else set())),
            "effects": [name for name in EFFECTS if name != "read"],
            "states": states,
            "filtered": bool(desk or effect or state),
        }
        return values, [state] if state else list(states), desk, effect, start

    def _older(self, path: str, chosen: Mapping[str, str], at: int | None) -> str:
        if at is None:
            return ""
        words = {**{name: value for name, value in chosen.items() if value}, "from": at}
        return f"{self.place.base}{path}?{urlencode(words)}"

    def queue(self, request: Request, session: Session) -> Response:
        values, states, desk, effect, start = self._filters(request, ("pending", *_BUSY))
        waiting = [state for state in states if state == "pending"]
        found, at = self._rows(waiting, desk, effect, start) if waiting else ([], None)
        going = [state for state in states if state != "pending"]
        busy = self._rows(going, desk, effect, 0)[0] if going else []
        return self.page(
            "queue.html",
            session,
            "queue",
            pending=[view_of(item) for item in found if state_of(item) == "pending"],
            busy=[view_of(item) for item in busy],
            more=self._older("/", values["chosen"], at),
            shown_state=self.state.shown,
            **values,
        )

    def history(self, request: Request, session: Session) -> Response:
        values, states, desk, effect, start = self._filters(request, _PAST)
        found, at = self._rows(states, desk, effect, start)
        older = self._older("/history", values["chosen"], at)
        items = [view_of(item) for item in found]
        return self.page("history.html", session, "history", items=items, older=older, **values)

    def audit(self, request: Request, session: Session) -> Response:
        values = audit_values(self.state.audit, request.query_params)
        values["older"] = f"{self.place.base}/audit?{urlencode(values['older'])}" if values["older"] else ""
        return self.page("audit.html", session, "audit", **values)

    def proposal(self, request: Request, session: Session) -> Response:
        return self.one(session, self.known(request))

    def one(
        self, session: Session, proposal: Proposal, problem: Refusal | None = None, form: Form | None = None
    ) -> Response:
        """The proposal; after a refusal with its words and, where it still shows the same, what was entered."""
        status = status_of(problem) if problem is not None else 200
        same = form is not None and form.one("digest") == proposal.digest
        view = view_of(
            proposal,
            chosen=form.every("approve") if form is not None and same else (),
            typed=form.starting("edit:") if form is not None and same else None,
        )
        told = {"what": problem.what, "why": problem.why, "next": problem.next_step} if problem is not None else None
        feedback = form.one("feedback") if form is not None else ""
        barred = self._barred(session, proposal)
        return self.page(
            "proposal.html", session, "", status, item=view, problem=told, feedback=feedback, barred=barred
        )

    def _barred(self, session: Session, proposal: Proposal) -> str:
        if self.rules is None:
            return ""
        why = self.rules.may_approve(
            session.principal, desk=proposal.desk, effect=proposal.effect, via="page", asked_by=proposal.principal
        )
        return why or ""

    def text(self, request: Request, session: Session) -> Response:
        proposal = self.known(request)
        key = request.path_params["key"]
        texts = texts_of(proposal)
        if key not in texts:
            return self.said(*NO_PAGE, 404, session)
        whole, asked = texts[key], request.query_params.get("from", "")
        start = int(asked) if asked.isdecimal() and len(asked) < 12 else 0
        end = start + _PART
        here = f"{self.place.base}/p/{proposal.id}/text/{key}"
        return self.page(
            "text.html",
            session,
            id=proposal.id,
            name=f"{title_of(proposal)}: {_name_of(proposal, key)}",
            signs=len(whole),
            hidden=has_hidden(whole),
            html=marked(whole[start:end]),
            next=f"{here}?from={end}" if end < len(whole) else "",
        )

    def known(self, request: Request) -> Proposal:
        id = request.path_params["id"]
        found = self.state.proposals.get(id) if len(id) < 60 else None
        if found is None:
            raise Refusal(
                "there is no such proposal",
                f"the state at {self.state.shown} has none of that id",
                "The queue shows what there is.",
                error={"code": "not_found"},
            )
        return found


def _name_of(proposal: Proposal, key: str) -> str:
    """`field-2-after` in words."""
    kind, _, rest = key.partition("-")
    number, _, which = rest.partition("-")
    if kind == "field":
        item = proposal.fields[int(number)]
        words = {
            "letter": "as the customer reads it",
            "after": "as proposed",
            "before": "as it is now",
            "edited": "as it was rewritten",
        }
        return f"{item.label or humanised(item.name)}, {words[which]}"
    return humanised(f"{kind} {int(rest) + 1}" if rest.isdecimal() else rest or kind)

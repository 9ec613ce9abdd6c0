"""The settings page: a person shows the key again, sees what was granted with that account, and ends it.

No cookie: who somebody is travels sealed in the page's own forms, for a short while.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import anyio
from starlette.requests import Request
from starlette.responses import Response

from deskwright.errors import Refusal
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.oauth.attempts import Attempts
from deskwright.hosted.oauth.authorize import Check, kept_of, login_in, own_form
from deskwright.hosted.oauth.forms import BadForm, form, query
from deskwright.hosted.oauth.grants import connection_of, ended_event, owner_of
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.oauth.views import AskOwner, Connections, Pages, Problem
from deskwright.state.store import State

__all__ = ["Settings"]


def _over() -> Refusal:
    return Refusal(
        "this page has to be opened anew",
        f"it was open for longer than {SECONDS // 60} minutes, or was changed on its way",
        "show the key again",
        error={"code": "session_over"},
    )


_PURPOSE, SECONDS = "settings", 900
_OPEN = "open the settings page again"


@dataclass(frozen=True, slots=True)
class Settings:
    state: State
    keyring: Keyring
    issuer: str
    desks: Mapping[str, HostedDesk]
    pages: Pages
    attempts: Attempts
    check: Check
    forget: Callable[[str], None]

    async def show(self, request: Request) -> Response:
        try:
            desk = self._desk(query(request))
        except BadForm as error:
            return self._problem(request, "invalid_request", str(error))
        return self._ask(request, desk)

    async def step(self, request: Request) -> Response:
        if not own_form(request, self.issuer):
            return self._problem(request, "foreign_form", "this form was sent by a page of somebody else", 403)
        try:
            fields = await form(request)
            desk = self._desk(fields)
        except BadForm as error:
            return self._problem(request, "invalid_request", str(error))
        action = fields.get("action", "")
        if action == "leave":
            return self._ask(request, desk)
        if action == "show":
            return await self._who(request, desk, fields)
        if action == "revoke":
            session = self.keyring.open(_PURPOSE, fields.get("session", ""), seconds=SECONDS)
            if session is None or session["desk"] not in self.desks:
                return self._ask(request, desk, problem=_over())
            desk = self.desks[session["desk"]]
            account = Account(session["subject"], session["name"])
            revoked = await self._revoke(desk, account, fields.get("connection", ""))
            return await self._list(request, desk, account, revoked)
        return self._problem(request, "invalid_request", "this form has no such button")

    async def _who(self, request: Request, desk: HostedDesk, fields: Mapping[str, str]) -> Response:
        if wait := await self.attempts.begin(request, ""):
            return self._ask(request, desk, wait=wait)
        try:
            account = await self.check(desk, login_in(desk, fields))
        except Refusal as refusal:
            await self.attempts.judged(request, "", refusal)
            return self._ask(request, desk, problem=refusal, kept=kept_of(desk, fields))
        await self.attempts.right(request, "")
        return await self._list(request, desk, account)

    async def _list(self, request: Request, desk: HostedDesk, account: Account, revoked: str = "") -> Response:
        owner = await anyio.to_thread.run_sync(owner_of, self.state, desk, account)
        found = await anyio.to_thread.run_sync(self.state.grants.of_owner, owner)
        session = {"desk": desk.id, "subject": account.subject, "name": account.name}
        view = Connections(
            desk=desk,
            account=account,
            session=self.keyring.seal(_PURPOSE, session),
            rows=tuple(connection_of(grant) for grant in found),
            revoked=revoked,
        )
        return self.pages.connections(request, view)

    async def _revoke(self, desk: HostedDesk, account: Account, id: str) -> str:
        """The name of the client whose connection ended; empty where it was not theirs, or is gone."""
        grant = await anyio.to_thread.run_sync(self.state.grants.get, id)
        if grant is None or grant.owner != await anyio.to_thread.run_sync(owner_of, self.state, desk, account):
            return ""
        event = ended_event(grant, "its owner revoked it")
        done = await anyio.to_thread.run_sync(self.state.grants.revoke, id, event)
        self.forget(id)
        return connection_of(grant).asking.name if done else ""

    def _desk(self, fields: Mapping[str, str]) -> HostedDesk:
        name = fields.get("desk", "")
        if name and name not in self.desks:
            raise BadForm("there is no such desk here")
        return self.desks[name or next(iter(self.desks))]

    def _ask(
        self,
        request: Request,
        desk: HostedDesk,
        *,
        problem: Refusal | None = None,
        kept: Mapping[str, str] | None = None,
        wait: int = 0,
    ) -> Response:
        desks = tuple(self.desks.values())
        return self.pages.ask_owner(request, AskOwner(desks, desk, problem, kept or {}, wait))

    def _problem(self, request: Request, code: str, why: str, status: int = 400) -> Response:
        refusal = Refusal("this page cannot show anything", why, _OPEN, error={"code": code})
        return self.pages.problem(request, Problem(status, code, refusal))

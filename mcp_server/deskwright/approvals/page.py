"""The approval page as an application: queue, one proposal, history, audit, the way in, and the decisions.

Reading changes nothing; every change is a POST with the session's own token. It decides nothing itself: it calls
`deskwright.governance.decide` with who the session says is there.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from deskwright.approvals.guard import Guard, Place, TooLarge
from deskwright.approvals.render import static
from deskwright.approvals.screens import NO_PAGE, Screens, status_of
from deskwright.approvals.sessions import Session, Sessions, StartTokens
from deskwright.approvals.words import humanised
from deskwright.errors import DeskwrightError, Refusal, short
from deskwright.governance.audit_event import Event
from deskwright.governance.proposal import Principal, Proposal
from deskwright.webpage.forms import BadForm, Form, read_form

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State

__all__ = ["ApprovalPage", "HandOver"]

#: What happens after a decision: the proposal as it is then, and a sentence.
HandOver = Callable[[Proposal], Awaitable[tuple[Proposal, str]]]


class _NoSession(Exception):
    """Nobody is signed in, or not any more."""


@dataclass(slots=True)
class ApprovalPage:
    """All that the page knows. `send` and `look` come from the command: they need its environment."""

    state: State
    rules: Rules | None
    place: Place
    approver: Principal
    send: HandOver
    look: HandOver
    sessions: Sessions = field(default_factory=Sessions)
    starts: StartTokens = field(default_factory=StartTokens)
    background: Callable[[], Coroutine[Any, Any, None]] | None = None
    screens: Screens = field(init=False)

    def __post_init__(self) -> None:
        self.screens = Screens(self.state, self.rules, self.place)

    def application(self) -> Guard:
        base = self.place.base
        pages: list[tuple[str, Callable[[Request, Session], Response]]] = [
            ("/", self.screens.queue),
            ("/history", self.screens.history),
            ("/audit", self.screens.audit),
            ("/p/{id}", self.screens.proposal),
            ("/p/{id}/text/{key}", self.screens.text),
        ]
        acts: list[tuple[str, Callable[[Request, Session, Form], Awaitable[Response]]]] = [
            ("/p/{id}/approve", self._approve),
            ("/p/{id}/reject", self._reject),
            ("/p/{id}/reconcile", self._reconcile),
            ("/p/{id}/settle", self._settle),
            ("/sign-out", self._sign_out),
        ]
        door = "/login" if self.place.by_link else "/start"
        routes = [Route(f"{base}{path}", self._shown(show), methods=["GET"]) for path, show in pages]
        routes += [Route(f"{base}{path}", self._acted(act), methods=["POST"]) for path, act in acts]
        routes += [
            Route(door, self._door, methods=["GET"]),
            Route(door, self._enter, methods=["POST"]),
            Route("/static/{name}", static, methods=["GET"]),
        ]
        app = Starlette(
            routes=routes,
            lifespan=self._lifespan,
            exception_handlers={
                404: self._not_found,
                405: lambda request, error: PlainTextResponse("Not with this method.\n", 405),
                _NoSession: self._no_session,
                BadForm: lambda request, error: PlainTextResponse("This is no form of this page.\n", 400),
                TooLarge: lambda request, error: PlainTextResponse("This form is too large.\n", 413),
                Refusal: self._refused,
            },
        )
        app.router.redirect_slashes = False
        return Guard(app, self.place)

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> Any:
        async with anyio.create_task_group() as group:
            if self.background is not None:
                group.start_soon(self.background)
            yield
            group.cancel_scope.cancel()

    # --- who is there ----------------------------------------------------------------------------------

    def _session(self, request: Request) -> Session:
        session = self.sessions.find(request.cookies.get(self.place.cookie))
        if session is None:
            raise _NoSession
        return session

    def _shown(self, show: Callable[[Request, Session], Response]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:  # not async: it runs in a thread, as the store needs
            return show(request, self._session(request))

        return endpoint

    def _acted(
        self, act: Callable[[Request, Session, Form], Awaitable[Response]]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            session = self._session(request)
            form = await read_form(request)
            if not session.fits(form.one("csrf")):
                words = "This form is not of your present session. Go back, load the page again, and decide there.\n"
                return PlainTextResponse(words, 403)
            return await act(request, session, form)

        return endpoint

    def _no_session(self, request: Request, error: Exception) -> Response:
        if self.place.by_link:
            lines = ["You are not signed in here, or your session ended.", "Ask the operator for a new link."]
            lines.append("They make one with: deskwright approvals login --as NAME")
        else:
            lines = ["This browser is not signed in here, or its session ended."]
            lines.append("Press Enter in the terminal where deskwright approvals runs: it prints a new address.")
        return self.screens.said("Not signed in", lines, 403)

    def _not_found(self, request: Request, error: Exception) -> Response:
        return self.screens.said(*NO_PAGE, 404)

    def _refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        session = self.sessions.find(request.cookies.get(self.place.cookie))
        status = status_of(error)
        return self.screens.said(
            f"{error.what[:1].upper()}{error.what[1:]}", [f"{error.why}.", error.next_step], status, session
        )

    # --- the way in and out ----------------------------------------------------------------------------

    def _door(self, request: Request) -> Response:
        """Shows a button and redeems nothing: what only fetches an address must not use it up."""
        token = request.query_params.get("token", "")
        if not token:
            return self._no_session(request, _NoSession())
        lines = ["You decide here what assistants may send to your helpdesk."]
        if self.place.by_link:
            lines.append(
                "The link works once, for one browser, and is for you alone: your name stands under what you approve."
            )
        return self.screens.page(
            "door.html",
            None,
            heading="Approvals",
            lines=lines,
            token=token,
            action=request.url.path,
            at_once=not self.place.by_link,
            button="Sign in" if self.place.by_link else "Open the approvals",
            back="",
        )

    async def _enter(self, request: Request) -> Response:
        token = (await read_form(request)).one("token")
        principal = await anyio.to_thread.run_sync(self._redeem, token)
        if principal is None:
            words = ["This address was used already, or it is too old: each works once."]
            if self.place.by_link:
                words.append("If it was not you who used it, tell the operator. They can make another link.")
            else:
                words.append("Press Enter in the terminal where deskwright approvals runs for a new one.")
            return self.screens.said("This address does not work any more", words, 403)
        self.sessions.close(request.cookies.get(self.place.cookie))
        cookie = self.sessions.open(principal)
        event = Event(step="login", principal=principal.data(), via="page")
        await anyio.to_thread.run_sync(self.state.audit.append, event)
        answer = RedirectResponse(f"{self.place.base}/", 303)
        answer.set_cookie(
            self.place.cookie, cookie, path="/", httponly=True, samesite="strict", secure=self.place.secure
        )
        return answer

    def _redeem(self, token: str) -> Principal | None:
        if self.place.by_link:
            name = self.state.links.redeem(token) if token else None
            return Principal("link", name) if name else None
        return self.approver if self.starts.redeem(token) else None

    async def _sign_out(self, request: Request, session: Session, form: Form) -> Response:
        self.sessions.close(request.cookies.get(self.place.cookie))
        answer = self.screens.said("Signed out", ["You can close this page."], 200)
        answer.delete_cookie(self.place.cookie, path="/", httponly=True, samesite="strict", secure=self.place.secure)
        return answer

    # --- what changes something ------------------------------------------------------------------------

    async def _decided(
        self, request: Request, session: Session, form: Form, decide: Callable[[], Proposal], after: HandOver | None
    ) -> Response:
        """Decide; then send and tell what came of it on the proposal's page, or say there why not."""
        try:
            proposal = await anyio.to_thread.run_sync(decide)
        except Refusal as refusal:
            shown = await anyio.to_thread.run_sync(self.screens.known, request)
            return await anyio.to_thread.run_sync(self.screens.one, session, shown, refusal, form)
        words = ""
        if after is not None:
            proposal, words = await _carried_on(after, proposal)
        session.notice = _notice(proposal, words)
        return RedirectResponse(f"{self.place.base}/p/{proposal.id}", 303)

    async def _approve(self, request: Request, session: Session, form: Form) -> Response:
        from deskwright.approvals.decisions import approve_form

        def decide() -> Proposal:
            return approve_form(self.state, self.rules, self.screens.known(request), form, session.principal)

        return await self._decided(request, session, form, decide, self.send)

    async def _reject(self, request: Request, session: Session, form: Form) -> Response:
        from deskwright.approvals.decisions import reject_form

        def decide() -> Proposal:
            return reject_form(self.state, self.rules, self.screens.known(request), form, session.principal)

        return await self._decided(request, session, form, decide, None)

    async def _reconcile(self, request: Request, session: Session, form: Form) -> Response:
        def decide() -> Proposal:
            return self.screens.known(request)

        return await self._decided(request, session, form, decide, self.look)

    async def _settle(self, request: Request, session: Session, form: Form) -> Response:
        from deskwright.approvals.decisions import settle_form

        def decide() -> Proposal:
            return settle_form(self.state, self.rules, self.screens.known(request), form, session.principal)

        return await self._decided(request, session, form, decide, None)


async def _carried_on(after: HandOver, proposal: Proposal) -> tuple[Proposal, str]:
    """What comes after a decision that stands: where it goes wrong, the person is told so."""
    try:
        return await after(proposal)
    except Refusal as refusal:
        return proposal, f"{refusal.why}; {refusal.next_step}"
    except DeskwrightError as error:
        return proposal, short(str(error), 300)
    except Exception as error:
        print(f"deskwright: error after a decision about {proposal.id}: {type(error).__name__}", file=sys.stderr)
        return proposal, "something went wrong inside this page after it; what is shown here is how it stands"


def _notice(proposal: Proposal, words: str) -> tuple[str, str]:
    kinds = {"applied": "good", "rejected": "wait", "approved": "wait", "applying": "wait", "sending": "wait"}
    heads = {
        "applied": "Approved and carried out",
        "approved": "Approved",
        "applying": "Approved",
        "sending": "Approved",
        "rejected": "Rejected. The assistant is told what you wrote",
    }
    head = heads.get(proposal.state, humanised(proposal.state))
    return kinds.get(proposal.state, "bad"), f"{head}: {words}." if words else f"{head}."

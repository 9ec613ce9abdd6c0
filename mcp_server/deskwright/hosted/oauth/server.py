"""The authorization server of a hosted server, put together: its routes, the tokens that it knows, what it tends.

It keeps nothing in memory that another process would miss: what is remembered of an access token is forgotten after a
few seconds, and at once where it is revoked here.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import TracebackType
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from deskwright.errors import DeskwrightError, Refusal, SetupError, short
from deskwright.hosted.check import check_login
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.issuers import ALGORITHMS
from deskwright.hosted.oauth.answers import fault
from deskwright.hosted.oauth.attempts import Attempts
from deskwright.hosted.oauth.authorize import Authorize, Check
from deskwright.hosted.oauth.client_documents import Documents
from deskwright.hosted.oauth.grants import admitted, login_of, sealed_login
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.oauth.metadata import SCOPES, Addresses, protected_resource_routes, server_metadata
from deskwright.hosted.oauth.register import register
from deskwright.hosted.oauth.settings import Settings
from deskwright.hosted.oauth.token import PREFIX, TokenEndpoint
from deskwright.hosted.oauth.views import Pages, Problem
from deskwright.hosted.outside import read_document
from deskwright.hosted.values import Admitted, NotAdmitted
from deskwright.state.store import State

__all__ = ["AuthorizationServer"]

# Of a client's description, or of its keys.
LARGEST = 65_536
REMEMBERED, MOST = 5.0, 10_000
EVERY = 600.0
_UNREACHED = "temporarily_unavailable"
Endpoint = Callable[[Request], Awaitable[Response]]


class AuthorizationServer:
    """`async with` it. `check` asks a desk about a login, `documents` reads clients' descriptions."""

    def __init__(
        self,
        *,
        state: State,
        keyring: Keyring,
        addresses: Addresses,
        desks: Mapping[str, HostedDesk],
        pages: Pages,
        check: Check = check_login,
        documents: Documents | None = None,
        attempts: Attempts | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.addresses, self._desks, self.log_key = addresses, dict(desks), keyring.log_key
        self._state, self._keyring, self._pages = state, keyring, pages
        self._tell = tell or _tell
        state.tell_outages(self._tell)
        documents = documents or Documents(partial(read_document, most=LARGEST))
        attempts = attempts or Attempts(state)
        self._authorize = Authorize(
            state, keyring, addresses, self._desks, pages, documents, attempts, check, self.forget
        )
        self._settings = Settings(state, keyring, addresses.issuer, self._desks, pages, attempts, check, self.forget)
        self._token = TokenEndpoint(
            state, addresses, documents, self.forget, opens=lambda grant: login_of(keyring, grant) is not None
        )
        self._known: OrderedDict[str, tuple[float, str, Admitted]] = OrderedDict()
        self._forgotten = 0
        self._noted: dict[str, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    # --- what others ask -------------------------------------------------------------------------------

    async def find(self, token: str, desk: str) -> Admitted | None:
        """Who an access token speaks for at a desk; None where it is not ours, has ended, or is for another one."""
        if not token.startswith(PREFIX["access"]):
            return None
        known = self._known.get(token)
        if known is not None and known[0] > time.monotonic():
            return known[2] if known[1] == desk else None
        before = self._forgotten
        try:
            found = await anyio.to_thread.run_sync(self._state.grants.access, token)
        except SetupError:
            text = "what this server keeps cannot be reached; try again in a moment"
            raise NotAdmitted(503, "temporarily_unavailable", text, retry_after=5) from None
        if found is None or found.grant.desk != desk:
            return None
        who = admitted(self._keyring, found.grant, read_only=found.read_only or found.grant.read_only)
        if who is None:
            return None
        if before == self._forgotten:  # nothing was revoked here while the database was asked
            self._known[token] = (time.monotonic() + REMEMBERED, desk, who)
            self._known.move_to_end(token)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        self._note_use(found.grant.id)
        return who

    async def open(self, connection: str, desk: str) -> Admitted | None:
        """What was granted with this login of this desk (`Governor.kept`), the newest that may write."""
        found = await anyio.to_thread.run_sync(self._state.grants.of_connection, connection)
        for grant in sorted(found, key=lambda grant: grant.read_only):
            who = admitted(self._keyring, grant, read_only=grant.read_only) if grant.desk == desk else None
            if who is not None:
                return who
        return None

    async def lives(self, id: str) -> bool:
        """Has this grant not ended? For who uses a login long after its request: another process may have ended it."""
        return await anyio.to_thread.run_sync(self._state.grants.get, id) is not None

    def forget(self, id: str) -> None:
        """A grant has ended: from now on it opens nothing in this process."""
        self._forgotten += 1
        for token in [token for token, (_, _, who) in self._known.items() if who.connection == id]:
            del self._known[token]
        self._noted.pop(id, None)
        for desk in self._desks.values():
            desk.tenants.forget(id)

    def routes(self) -> list[BaseRoute]:
        titles = {desk.id: desk.title for desk in self._desks.values()}

        async def describe(request: Request) -> Response:
            told = server_metadata(self.addresses.called(request.headers.get("host", "")), ALGORITHMS)
            return JSONResponse(told, headers={"cache-control": "public, max-age=300"})

        async def registered(request: Request) -> Response:
            return await register(request, self._state)

        return [
            Route("/.well-known/oauth-authorization-server", describe, methods=["GET"]),
            *protected_resource_routes(self.addresses, (), titles, SCOPES),
            Route("/register", _told(registered), methods=["POST"]),
            Route("/authorize", self._shown(self._authorize.begin), methods=["GET"]),
            Route("/authorize", self._shown(self._authorize.step), methods=["POST"]),
            Route("/token", _told(self._token.token), methods=["POST"]),
            Route("/revoke", _told(self._token.revoke), methods=["POST"]),
            Route("/settings", self._shown(self._settings.show), methods=["GET"]),
            Route("/settings", self._shown(self._settings.step), methods=["POST"]),
            *self._pages.routes(),
        ]

    def _shown(self, endpoint: Endpoint) -> Endpoint:
        """A page; no cache keeps it, and a database that does not answer is told as such."""

        async def show(request: Request) -> Response:
            try:
                response = await endpoint(request)
            except SetupError:
                refusal = Refusal(
                    "this page cannot be shown now",
                    "what this server keeps cannot be reached",
                    "try again in a minute; if it lasts, tell the operator of this server",
                    error={"code": _UNREACHED},
                )
                response = self._pages.problem(request, Problem(503, _UNREACHED, refusal))
            response.headers["cache-control"] = "no-store"
            return response

        return show

    # --- what is tended --------------------------------------------------------------------------------

    async def start(self) -> None:
        self._begin(self._tend())

    async def aclose(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def __aenter__(self) -> AuthorizationServer:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def tend(self) -> None:
        """Remove what has ended, and seal anew what an older key sealed."""
        for id in await anyio.to_thread.run_sync(self._state.grants.clean_up):
            self.forget(id)
        await anyio.to_thread.run_sync(self._state.clients.clean_up)
        await anyio.to_thread.run_sync(self._state.limits.clean_up)
        locked = await anyio.to_thread.run_sync(self._reseal)
        if locked:
            self._tell(
                f"warning: no key in {self._keyring.place} opens the logins of {locked} connection(s): put the "
                "key back that sealed them, or those people connect again"
            )

    def _reseal(self) -> int:
        """Every login under the key that seals now; how many could not be opened."""
        newest, locked, grants = self._keyring.ids[0], 0, self._state.grants
        after = ""
        while found := grants.sealed_otherwise(newest, after=after):
            after = found[-1].id
            for grant in found:
                login = login_of(self._keyring, grant)
                if login is None:
                    locked += 1
                    continue
                grants.reseal(grant, sealed_login(self._keyring, grant.id, login), newest)
        return locked

    async def _tend(self) -> None:
        told = ""
        while True:
            try:
                await self.tend()
                told = ""
            except SetupError:  # the state tells of itself when it is away
                told = ""
            except Exception as error:
                words = short(error, 300) if isinstance(error, DeskwrightError) else type(error).__name__
                if words != told:
                    told = words
                    self._tell(f"warning: connections are not tended: {words}")
            await asyncio.sleep(EVERY)

    def _note_use(self, id: str) -> None:
        """`last used`, written beside the call and at most once in a minute."""
        now = time.monotonic()
        if now - self._noted.get(id, -EVERY) < 60:
            return
        if len(self._noted) > MOST:
            self._noted.clear()
        self._noted[id] = now

        async def note() -> None:
            with contextlib.suppress(DeskwrightError):
                await anyio.to_thread.run_sync(self._state.grants.used, id)

        self._begin(note())

    def _begin(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _told(endpoint: Endpoint) -> Endpoint:
    """An answer for a program; a database that does not answer is told as such."""

    async def tell(request: Request) -> Response:
        try:
            return await endpoint(request)
        except SetupError:
            return fault(_UNREACHED, "what this server keeps cannot be reached; try again in a moment", 503)

    return tell


def _tell(text: str) -> None:
    print(f"deskwright: {text}", file=sys.stderr)

"""The authorize page: a client's request is judged, a person shows the desk's key, says yes, and a code goes back.

Between the steps nothing is remembered here: the request, and after the first step the login, travel sealed in the
form, so that any process may take the next step. Where the client or its address is not known nobody is sent anywhere.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import Response

from deskwright.errors import Refusal
from deskwright.governance.keyed import SECRET, keyed, marked
from deskwright.hosted.check import called
from deskwright.hosted.connect import login_fields
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.oauth.answers import to_client
from deskwright.hosted.oauth.attempts import Attempts, may_read
from deskwright.hosted.oauth.client_documents import Documents, is_document
from deskwright.hosted.oauth.clients import BadClient, Client
from deskwright.hosted.oauth.forms import BadForm, form, query
from deskwright.hosted.oauth.grants import ended_event, made_event, owner_of, sealed_login
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.oauth.metadata import READ, WRITE, Addresses
from deskwright.hosted.oauth.redirects import form_sources, matches, why_not, with_parameters
from deskwright.hosted.oauth.token import new_token
from deskwright.hosted.oauth.views import Asking, AskKey, Confirm, Pages, Problem
from deskwright.hosted.values import Login
from deskwright.state.grants import Grant
from deskwright.state.store import State

__all__ = ["Authorize", "Check", "kept_of", "login_in", "own_form"]

#: Asks the desk whose login this is; a Refusal says why it cannot be used.
Check = Callable[[HostedDesk, Login], Awaitable[Account]]
_ASKED, _SHOWN = "authorize", "consent"
# Somebody has to find, or make, a key meanwhile; and then to read one page.
ASKED_SECONDS, SHOWN_SECONDS = 3_600, 900
_CHALLENGE = re.compile(r"[A-Za-z0-9\-_]{43}")
_LONGEST_STATE = 4_096


class _Unanswerable(Exception):
    """Nobody can be sent back with this."""

    def __init__(self, code: str, why: str, next_step: str, status: int = 400) -> None:
        super().__init__(code)
        what = "this page cannot connect anything"
        self.status, self.code, self.refusal = status, code, Refusal(what, why, next_step, error={"code": code})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A client's request that was found good."""

    id: str
    desk: str
    client: str
    asking: Mapping[str, Any]
    methods: tuple[str, ...]
    redirect_uri: str
    redirect_given: bool
    challenge: str
    state: str
    read_only: bool
    locales: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> _Asked:
        return cls(**{**data, "methods": tuple(data["methods"]), "locales": tuple(data["locales"])})


@dataclass(frozen=True, slots=True)
class Authorize:
    state: State
    keyring: Keyring
    addresses: Addresses
    desks: Mapping[str, HostedDesk]
    pages: Pages
    documents: Documents
    attempts: Attempts
    check: Check
    forget: Callable[[str], None]
    """Told the id of a grant that has ended."""

    async def begin(self, request: Request) -> Response:
        """GET: the client's request, and the page that asks for a key."""
        locales: tuple[str, ...] = ()
        try:
            parameters = query(request)
            locales = tuple(parameters.get("ui_locales", "").split()[:5])
            client, redirect_uri = await self._client(request, parameters)
        except BadForm as error:
            return self._problem(request, _Unanswerable("invalid_request", str(error), _AGAIN), locales)
        except _Unanswerable as error:
            return self._problem(request, error, locales)
        state = parameters.get("state", "")
        if wrong := self._wrong_with(parameters):
            return self._refused(request, client, redirect_uri, state, *wrong, locales)
        desk = self.addresses.desk_of(parameters.get("resource", ""))
        words = parameters.get("scope", "").split()
        assert desk is not None
        asked = _Asked(
            id=secrets.token_urlsafe(16),
            desk=desk,
            client=client.id,
            asking=asdict(client.asking(redirect_uri)),
            methods=client.methods,
            redirect_uri=redirect_uri,
            redirect_given="redirect_uri" in parameters,
            challenge=parameters["code_challenge"],
            state=state,
            read_only=READ in words and WRITE not in words,
            locales=locales,
        )
        return self._ask_key(request, asked)

    async def step(self, request: Request) -> Response:
        """POST: a key is shown, a person says yes or no."""
        try:
            if not own_form(request, self.addresses.issuer):
                raise _Unanswerable("foreign_form", "this form was sent by a page of somebody else", _AGAIN, 403)
            fields = await form(request)
            asked, login, account = self._opened(fields.get("transaction", ""))
        except BadForm as error:
            return self._problem(request, _Unanswerable("invalid_request", str(error), _AGAIN), ())
        except _Unanswerable as error:
            return self._problem(request, error, ())
        action, read_only = fields.get("action", ""), fields.get("read_only") == "1"
        if action == "deny":
            told = {"error": "access_denied", "error_description": "the person said no"}
            return to_client(self._back(request, asked.redirect_uri, asked.state, told), after_form=True)
        if action == "back":
            return self._ask_key(request, asked, read_only=read_only)
        if action == "check":
            return await self._check(request, asked, fields, read_only)
        if action == "allow" and login is not None and account is not None:
            return await self._allow(request, asked, login, account, read_only)
        unknown = _Unanswerable("invalid_request", "this form has no such button", _AGAIN)
        return self._problem(request, unknown, asked.locales)

    def _refused(
        self,
        request: Request,
        client: Client,
        redirect_uri: str,
        state: str,
        error: str,
        why: str,
        locales: tuple[str, ...],
    ) -> Response:
        """The client hears what is wrong. A stranger's address is only shown: we are no way to send people there."""
        back = self._back(request, redirect_uri, state, {"error": error, "error_description": why})
        asking = client.asking(redirect_uri)
        if asking.verified or asking.loopback:
            return to_client(back)
        what = "what sent you here asked in a way that cannot be answered"
        refusal = Refusal(what, why, _AGAIN, error={"code": error})
        return self.pages.problem(request, Problem(400, error, refusal, locales, back, asking))

    # --- the steps -------------------------------------------------------------------------------------

    async def _check(self, request: Request, asked: _Asked, fields: Mapping[str, str], read_only: bool) -> Response:
        desk = self.desks[asked.desk]
        if wait := await self.attempts.begin(request, asked.client):
            return self._ask_key(request, asked, read_only=read_only, wait=wait)
        login = login_in(desk, fields)
        try:
            account = await self.check(desk, login)
        except Refusal as refusal:
            await self.attempts.judged(request, asked.client, refusal)
            kept = kept_of(desk, fields)
            return self._ask_key(request, asked, read_only=read_only, problem=refusal, kept=kept)
        await self.attempts.right(request, asked.client)
        shown = {
            "asked": asdict(asked),
            "credentials": dict(login.credentials),
            "subject": account.subject,
            "name": account.name,
        }
        return self.pages.confirm(
            request,
            Confirm(
                asking=Asking(**asked.asking),
                desk=desk,
                account=account,
                transaction=self.keyring.seal(_SHOWN, shown),
                form_actions=_form_actions(asked),
                read_only=read_only or asked.read_only,
                fixed_read_only=asked.read_only,
                locales=asked.locales,
            ),
        )

    async def _allow(
        self, request: Request, asked: _Asked, login: Login, account: Account, read_only: bool
    ) -> Response:
        desk = self.desks[asked.desk]
        id, code = f"c-{secrets.token_urlsafe(12)}", new_token("code")
        key = await anyio.to_thread.run_sync(self.state.secret, SECRET)
        mark = marked(key, login.digest)
        grant = Grant(
            id=id,
            asked=asked.id,
            desk=desk.id,
            owner=owner_of(self.state, desk, account),
            connection=keyed(key, desk.instance_of(login).connection),
            client=asked.client,
            read_only=read_only or asked.read_only,
            sealed=sealed_login(self.keyring, id, login),
            sealed_by=self.keyring.ids[0],
            details={
                "asking": dict(asked.asking),
                "account": account.name or mark,
                "principal": called(account, login, mark),
                "methods": list(asked.methods),
                "redirect_uri": asked.redirect_uri,
                "redirect_given": asked.redirect_given,
                "challenge": asked.challenge,
            },
        )
        add = partial(self.state.grants.add, grant, code, made_event(grant), ended=ended_event)
        made_room = await anyio.to_thread.run_sync(add)
        for old in made_room or ():
            self.forget(old.id)
        if made_room is None:
            why = "what it asked was answered before"
            return self._problem(request, _Unanswerable("used", why, _AGAIN, 409), asked.locales)
        return to_client(self._back(request, asked.redirect_uri, asked.state, {"code": code}), after_form=True)

    # --- what is judged --------------------------------------------------------------------------------

    async def _client(self, request: Request, parameters: Mapping[str, str]) -> tuple[Client, str]:
        id = parameters.get("client_id", "")
        if not id:
            raise _Unanswerable("invalid_request", "client_id is missing", _AGAIN)
        if is_document(id):
            client = await self._described(request, id)
        else:
            found = await anyio.to_thread.run_sync(self.state.clients.find, id)
            if found is None:
                raise _Unanswerable(
                    "invalid_client",
                    "the client that sent you here is not registered (any more)",
                    "remove the connector in your assistant and add it again: it registers anew then",
                )
            client = Client.registered(id, found)
        redirect_uri = parameters.get("redirect_uri", "")
        if not redirect_uri and "redirect_uri" not in parameters and len(client.redirect_uris) == 1:
            redirect_uri = client.redirect_uris[0]
        if not redirect_uri or why_not(redirect_uri) or not matches(redirect_uri, client.redirect_uris):
            raise _Unanswerable(
                "invalid_redirect_uri",
                "the client that sent you here wants you back at an address that it did not register",
                "do not go on unless you know why; tell whoever made the client",
            )
        return client, redirect_uri

    async def _described(self, request: Request, id: str) -> Client:
        if not await may_read(self.state, request, self.documents, id):
            raise _Unanswerable("slow_down", "too many clients were asked for from your network", _LATER, 429)
        try:
            return await self.documents.client(id)
        except BadClient as error:
            raise _Unanswerable(error.error, error.why, "tell whoever made the client") from None

    def _wrong_with(self, parameters: Mapping[str, str]) -> tuple[str, str] | None:
        if parameters.get("response_type") != "code":
            return "unsupported_response_type", "response_type is code"
        if parameters.get("response_mode", "query") != "query":
            return "invalid_request", "response_mode is query"
        if not _CHALLENGE.fullmatch(parameters.get("code_challenge", "")):
            return "invalid_request", "code_challenge is missing, or is no S256 of a verifier: PKCE is needed"
        if parameters.get("code_challenge_method") != "S256":
            return "invalid_request", "code_challenge_method is S256"
        if len(parameters.get("state", "")) > _LONGEST_STATE:
            return "invalid_request", f"state is longer than {_LONGEST_STATE} signs"
        if "request" in parameters or "request_uri" in parameters:
            return "request_not_supported", "send the parameters themselves"
        if self.addresses.desk_of(parameters.get("resource", "")) is None:
            known = ", ".join(self.addresses.resource(desk) for desk in self.addresses.desks)
            return "invalid_target", f"resource is one of {known}"
        return None

    def _opened(self, sealed: str) -> tuple[_Asked, Login | None, Account | None]:
        data = self.keyring.open(_ASKED, sealed, seconds=ASKED_SECONDS)
        if data is not None and data["desk"] in self.desks:
            return _Asked.of(data), None, None
        shown = self.keyring.open(_SHOWN, sealed, seconds=SHOWN_SECONDS)
        if shown is not None and shown["asked"]["desk"] in self.desks:
            asked = _Asked.of(shown["asked"])
            return asked, Login(asked.desk, shown["credentials"]), Account(shown["subject"], shown["name"])
        raise _Unanswerable("expired", "this form is too old, or was changed on its way", _AGAIN)

    # --- what is answered ------------------------------------------------------------------------------

    def _ask_key(
        self,
        request: Request,
        asked: _Asked,
        *,
        read_only: bool = False,
        problem: Refusal | None = None,
        kept: Mapping[str, str] | None = None,
        wait: int = 0,
    ) -> Response:
        return self.pages.ask_key(
            request,
            AskKey(
                asking=Asking(**asked.asking),
                desk=self.desks[asked.desk],
                transaction=self.keyring.seal(_ASKED, asdict(asked)),
                form_actions=_form_actions(asked),
                read_only=read_only or asked.read_only,
                fixed_read_only=asked.read_only,
                problem=problem,
                kept=kept or {},
                wait=wait,
                locales=asked.locales,
            ),
        )

    def _problem(self, request: Request, error: _Unanswerable, locales: tuple[str, ...]) -> Response:
        return self.pages.problem(request, Problem(error.status, error.code, error.refusal, locales))

    def _back(self, request: Request, redirect_uri: str, state: str, told: Mapping[str, str]) -> str:
        issuer = self.addresses.called(request.headers.get("host", "")).issuer
        return with_parameters(redirect_uri, {**told, "state": state, "iss": issuer})


_AGAIN = "go back to your assistant and connect again from there"
_LATER = "wait a few minutes, then connect again from your assistant"


def _form_actions(asked: _Asked) -> tuple[str, ...]:
    return "'self'", *form_sources(asked.redirect_uri)


def own_form(request: Request, issuer: str) -> bool:
    """Did a page of ours send this form? A program that is no browser says neither."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    # by whichever of our names it was opened: which are ours was judged before
    own = (None, issuer, *(f"{scheme}://{request.headers.get('host')}" for scheme in ("http", "https")))
    return site in (None, "same-origin") and origin in own


def login_in(desk: HostedDesk, fields: Mapping[str, str]) -> Login:
    """What was typed, as a login of this desk; nothing else that was sent counts."""
    typed = {item.variable: fields.get(f"credential.{item.variable}", "").strip() for item in _fields(desk)}
    return Login(desk.id, {variable: text for variable, text in typed.items() if text})


def kept_of(desk: HostedDesk, fields: Mapping[str, str]) -> dict[str, str]:
    """What was typed and is no secret."""
    return {
        item.variable: fields.get(f"credential.{item.variable}", "")[:500] for item in _fields(desk) if not item.secret
    }


def _fields(desk: HostedDesk) -> Any:
    return login_fields(desk.catalogue, desk.address)

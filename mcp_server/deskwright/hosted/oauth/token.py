"""The token endpoint: a code or a refresh token is changed for new tokens, once; and revocation (RFC 7009)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import Response

from deskwright.governance.audit_event import Event
from deskwright.hosted.oauth.answers import NO_STORE, answer, fault, slow_down
from deskwright.hosted.oauth.attempts import address_of
from deskwright.hosted.oauth.client_documents import Documents
from deskwright.hosted.oauth.forms import BadForm, form
from deskwright.hosted.oauth.grants import ended_event
from deskwright.hosted.oauth.metadata import READ, WRITE, Addresses
from deskwright.hosted.oauth.proof import Unproven, prove
from deskwright.state.grants import ACCESS, FAMILY, Grant, Refused, Shown
from deskwright.state.store import State

__all__ = ["PER_ADDRESS", "PREFIX", "SPAN", "TokenEndpoint", "challenge_of", "new_token"]

PREFIX = {"access": "dwa_", "refresh": "dwr_", "code": "dwc_"}
# A web assistant refreshes for all its users from a few addresses.
PER_ADDRESS, SPAN = 120, 60
_VERIFIER = re.compile(r"[A-Za-z0-9\-._~]{43,128}")


@dataclass(frozen=True, slots=True)
class TokenEndpoint:
    state: State
    addresses: Addresses
    documents: Documents
    forget: Callable[[str], None]
    """Told the id of a grant that has ended."""
    opens: Callable[[Grant], bool]
    """Can its login still be read? Tokens for one that no key opens would open nothing."""
    too_many: dict[str, float] = field(default_factory=dict)
    """Addresses that asked too often, and until when: of these nothing is counted, so nothing written."""

    async def token(self, request: Request) -> Response:
        if wait := await self._wait(address_of(request)):
            return slow_down("too many tokens were asked for from this address; nothing was used up", wait)
        try:
            parameters = await form(request, json_too=True)
        except BadForm as error:
            return fault("invalid_request", str(error))
        kind = parameters.get("grant_type", "")
        if not kind:
            return fault("invalid_request", "grant_type is missing")
        if kind not in ("authorization_code", "refresh_token"):
            return fault("unsupported_grant_type", "grant_type is authorization_code or refresh_token")
        try:
            shown = await self._proven(request, parameters)
        except Unproven as error:
            return fault("invalid_client", str(error), 401, basic=error.basic)
        access, refresh = new_token("access"), new_token("refresh")
        if kind == "authorization_code":
            missing = [name for name in ("code", "code_verifier") if not parameters.get(name)]
            work = partial(self._redeem, parameters, shown, access, refresh)
        else:
            missing = [] if parameters.get("refresh_token") else ["refresh_token"]
            # all of a connection begin alike
            refresh = parameters.get("refresh_token", "")[:FAMILY] + refresh[FAMILY:]
            work = partial(self._rotate, parameters, shown, access, refresh)
        if missing:
            return fault("invalid_request", f"{' and '.join(missing)}: missing")
        found, read_only = await anyio.to_thread.run_sync(work)
        if isinstance(found, Refused):
            if found.ended is not None:
                self.forget(found.ended.id)
            return fault(found.error, found.why)
        return answer(
            {
                "access_token": access,
                "token_type": "Bearer",
                "expires_in": int(ACCESS.total_seconds()),
                "refresh_token": refresh,
                "scope": READ if read_only else f"{READ} {WRITE}",
            }
        )

    async def revoke(self, request: Request) -> Response:
        """What was granted ends with any of its tokens; of one that is not known there is nothing to say."""
        try:
            parameters = await form(request, json_too=True)
        except BadForm as error:
            return fault("invalid_request", str(error))
        if not parameters.get("token"):
            return fault("invalid_request", "token is missing")
        try:
            shown = await self._proven(request, parameters)
        except Unproven as error:
            return fault("invalid_client", str(error), 401, basic=error.basic)
        grant = await anyio.to_thread.run_sync(self.state.grants.of_token, parameters["token"])
        if grant is not None and shown.is_of(grant):
            self.forget(grant.id)
            event = ended_event(grant, "the client gave it back")
            await anyio.to_thread.run_sync(self.state.grants.revoke, grant.id, event)
            self.forget(grant.id)
        return Response(status_code=200, headers=NO_STORE)

    async def _wait(self, address: str) -> int:
        """Count one more; the seconds to wait where that is too many, else 0."""
        now = time.monotonic()
        if (until := self.too_many.get(address, 0.0)) > now:
            return math.ceil(until - now)
        count, left = await anyio.to_thread.run_sync(self.state.limits.count, f"token {address}", SPAN)
        if count <= PER_ADDRESS:
            return 0
        for name in [name for name, until in self.too_many.items() if until <= now]:
            del self.too_many[name]
        self.too_many[address] = now + left
        return left

    async def _proven(self, request: Request, parameters: Mapping[str, str]) -> Shown:
        issuer = self.addresses.called(request.headers.get("host", "")).issuer
        return await prove(
            request,
            parameters,
            state=self.state,
            documents=self.documents,
            audiences=(issuer, f"{issuer}/", f"{issuer}/token", f"{issuer}{request.url.path}"),
        )

    def _redeem(
        self, parameters: Mapping[str, str], shown: Shown, access: str, refresh: str
    ) -> tuple[Grant | Refused, bool]:
        def judge(grant: Grant) -> Refused | None:
            redirect_uri = parameters.get("redirect_uri")
            # It may only be left out where the request left it out as well.
            if redirect_uri != grant.details["redirect_uri"] and (redirect_uri or grant.details["redirect_given"]):
                return Refused("invalid_grant", "redirect_uri is not the one that the code was asked for with")
            verifier = parameters["code_verifier"]
            if not _VERIFIER.fullmatch(verifier) or not hmac.compare_digest(
                challenge_of(verifier), grant.details["challenge"]
            ):
                return Refused("invalid_grant", "code_verifier does not belong to this code")
            return self._judge_resource(parameters, grant)

        event: Callable[[Grant, str], Event] = ended_event
        found = self.state.grants.redeem(parameters["code"], access, refresh, shown, judge=judge, ended=event)
        return found, isinstance(found, Grant) and found.read_only

    def _rotate(
        self, parameters: Mapping[str, str], shown: Shown, access: str, refresh: str
    ) -> tuple[Grant | Refused, bool]:
        words = parameters.get("scope", "").split()
        narrow = READ in words and WRITE not in words
        found = self.state.grants.rotate(
            parameters["refresh_token"],
            access,
            refresh,
            shown,
            read_only=narrow,
            judge=lambda grant: self._judge_login(grant) or self._judge_resource(parameters, grant),
            ended=ended_event,
        )
        return found, isinstance(found, Grant) and (found.read_only or narrow)

    def _judge_login(self, grant: Grant) -> Refused | None:
        """Nothing is used up by this: the key may come back."""
        if self.opens(grant):
            return None
        return Refused("invalid_grant", "the login behind this connection cannot be read here any more; connect again")

    def _judge_resource(self, parameters: Mapping[str, str], grant: Grant) -> Refused | None:
        resource = parameters.get("resource", "")
        if resource and self.addresses.desk_of(resource) != grant.desk:
            return Refused("invalid_target", "resource is not the one that was granted")
        return None


def new_token(kind: str) -> str:
    # the beginning of a refresh token stays the same, so what follows has to be enough alone
    return PREFIX[kind] + secrets.token_urlsafe(48 if kind == "refresh" else 32)


def challenge_of(verifier: str) -> str:
    """PKCE's S256."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode("ascii", "replace")).digest()).decode().rstrip("=")

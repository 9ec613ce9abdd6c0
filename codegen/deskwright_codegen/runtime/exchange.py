"""What happens around one request, without any input or output of its own.

`exchange` is a generator: it yields what must be done (send, wait, lock) and is given what came of it, so the
sync and the async client share every decision. Refuses to repeat what may not be repeated, and to follow a
redirect of a write or to another origin.
"""

from __future__ import annotations

import uuid
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from .auth import Login, OAuthToken, Proof
from .errors import ConnectionFailed, DeskError, RedirectRefused, UnexpectedAnswer, WireError
from .explain import api_error
from .judge import judge
from .outcomes import broken_exchange, too_large
from .pages import same_origin
from .retry import check_key, may_repeat, wait_after_answer, wait_after_break
from .wire import WireRequest, build_request

MOST_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Send:
    """Send it, read the answer; an httpx.TransportError, DecodingError or TooMuch is thrown back in."""

    request: WireRequest
    timeout: float


@dataclass(frozen=True, slots=True)
class Wait:
    seconds: float


@dataclass(frozen=True, slots=True)
class Lock:
    """Take (True) or give back (False) the lock of the access token."""

    take: bool


Step = Send | Wait | Lock
Flow = Generator[Step, Any, httpx.Response]


class TooMuch(Exception):
    """The driver stopped reading: the answer is larger than the limit."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(status)


class BrokenAnswer(Exception):
    """The connection broke after this status had arrived."""

    def __init__(self, status: int, problem: httpx.HTTPError) -> None:
        self.status, self.problem = status, problem
        super().__init__(status)


@dataclass(frozen=True, slots=True)
class Terms:
    """What stays the same for every request of a client."""

    base_url: str
    login: Login
    headers: Mapping[str, str]
    timeout: float
    max_answer: int


def exchange(
    terms: Terms,
    operation: Mapping[str, Any],
    values: Mapping[str, Any],
    key: str | None,
    timeout: float | None,
) -> Flow:
    """One operation, carried out at most once unless repeating is safe."""
    timeout = terms.timeout if timeout is None else timeout
    key, values, headers = _keyed(operation, values, key)
    proofs = terms.login.for_operation(operation)
    for proof in proofs:
        if isinstance(proof, Proof) and proof.body:
            values = {**values, "body": {**_object_body(operation, values), **proof.body}}
    request = build_request(operation, values, base_url=terms.base_url, headers={**terms.headers, **headers})
    tries, redirects, renewed = 0, 0, False
    while True:
        tries += 1
        token = yield from _fresh_token(terms, proofs, None, timeout)
        try:
            response: httpx.Response = yield Send(_proven(request, proofs), timeout)
        except (httpx.TransportError, BrokenAnswer) as caught:
            status, problem = (caught.status, caught.problem) if isinstance(caught, BrokenAnswer) else (None, caught)
            repeat = may_repeat(operation, key)
            pause = wait_after_break(problem, tries, keyed=key is not None) if repeat else None
            if pause is None:
                raise broken_exchange(problem, status, operation, request, key, timeout) from problem
            yield Wait(pause)
            continue
        except TooMuch as problem:
            raise too_large(operation, request, problem.status, terms.max_answer) from None
        if response.status_code == 401 and token is not None and not renewed:
            renewed = True
            tries -= 1  # a 401 was not carried out; it is no failed try
            yield from _fresh_token(terms, proofs, token, timeout)
            continue
        if response.is_redirect or 300 <= response.status_code < 400:
            redirects += 1
            request = _redirected(request, response, redirects, terms)
            tries = 0
            continue
        if may_repeat(operation, key):
            pause = wait_after_answer(response, tries)
            if pause is not None:
                yield Wait(pause)
                continue
        return judge(operation, response, path=request.path, secrets=terms.login.secrets)


def _keyed(
    operation: Mapping[str, Any], values: Mapping[str, Any], key: str | None
) -> tuple[str | None, Mapping[str, Any], dict[str, str]]:
    """The idempotency key, drawn once for all tries of one send; a key among the header values counts."""
    name, idempotency = operation.get("id", ""), operation.get("idempotency")
    if not idempotency:
        if key is not None:
            raise WireError("takes no idempotency key", operation=name)
        return None, values, {}
    header = idempotency["header"]
    given = {n: v for n, v in (values.get("header") or {}).items() if n.lower() == header.lower() and v is not None}
    if given:
        told = next(iter(given.values()))
        if key is not None and told != key:
            raise WireError("two different idempotency keys", operation=name)
        key = str(told)
    if header.lower() in {n.lower() for n in values.get("header") or {}}:
        values = {
            **values,
            "header": {n: v for n, v in values["header"].items() if n.lower() != header.lower()},
        }
    key = check_key(key if key is not None else str(uuid.uuid4()), name)
    return key, values, {header: key}


def _object_body(operation: Mapping[str, Any], values: Mapping[str, Any]) -> Mapping[str, Any]:
    body = values.get("body", {})
    if not isinstance(body, Mapping):
        raise WireError("this log-in needs an object as body", operation=operation.get("id", ""), place="body")
    return body


def _proven(request: WireRequest, proofs: list[Proof | OAuthToken]) -> WireRequest:
    for proof in proofs:
        if isinstance(proof, OAuthToken):
            proof = Proof(headers=(("Authorization", f"Bearer {proof.current}"),))
        request = proof.put_on(request)
    return request


def _fresh_token(
    terms: Terms, proofs: list[Proof | OAuthToken], refused: str | None, timeout: float
) -> Generator[Step, Any, str | None]:
    """The access token to use, fetched where needed; others wait for the one fetch under way."""
    token = next((proof for proof in proofs if isinstance(proof, OAuthToken)), None)
    if token is None:
        return None
    if not token.wanted(refused):
        return token.current
    yield Lock(True)
    if token.wanted(refused):
        request = token.request().with_headers(terms.headers.items())
        try:
            response: httpx.Response = yield Send(request, timeout)
        except (httpx.TransportError, BrokenAnswer) as problem:
            raise ConnectionFailed(
                f"the token endpoint {request.path} gave no answer ({type(problem).__name__}); "
                "the request itself was not sent",
                sent=False,
                method="POST",
                path=request.path,
            ) from problem
        except TooMuch:
            raise _not_sent(UnexpectedAnswer("the answer of the token endpoint is far too large")) from None
        if not response.is_success:
            raise _not_sent(
                api_error(
                    response,
                    secrets=terms.login.secrets,
                    hint="no access token; are client id and secret right? The request itself was not sent",
                )
            )
        try:
            token.accept(response)
        except DeskError as problem:
            raise _not_sent(problem) from None
    yield Lock(False)
    return token.current


def _not_sent(problem: DeskError) -> DeskError:
    problem.not_sent = True
    return problem


def _redirected(request: WireRequest, response: httpx.Response, count: int, terms: Terms) -> WireRequest:
    location = response.headers.get("Location", "")
    try:
        target = request.url.join(location) if location else None
    except httpx.InvalidURL:
        target = None
    if target is None:
        reason = "the desk answered with a redirect that leads nowhere"
    elif not same_origin(request.url, target) or target.userinfo:
        reason = (
            f"the desk redirects to another origin, {target.scheme}://{target.host}; "
            "if that is its proper address, set it as the base URL"
        )
    elif request.method not in ("GET", "HEAD"):
        reason = "the desk redirects a write; it was not sent to the other address"
    elif count > MOST_REDIRECTS:
        reason = f"the desk redirected more than {MOST_REDIRECTS} times"
    elif response.status_code not in (301, 302, 303, 307, 308):
        reason = "the desk answered with a redirect that cannot be followed"
    else:
        return request.at(target.copy_with(fragment=None))
    raise api_error(
        response,
        path=request.path,
        secrets=terms.login.secrets,
        kind=RedirectRefused,
        hint=reason,
        said=None,
    )


__all__ = ["BrokenAnswer", "Flow", "Lock", "Send", "Step", "Terms", "TooMuch", "Wait", "exchange"]

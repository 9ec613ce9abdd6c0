"""What happens around one request, without any input or output of its own.

`exchange` is a generator: it yields what must be done (send, wait, lock) and is given what came of it, so the
sync and the async client share every decision. Refuses to repeat what may not be repeated, and to follow a
redirect of a write or to another origin. A write whose log-in the desk did not accept was not carried out: that
one is sent again, once.
"""

from __future__ import annotations

import uuid
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from .auth import Login
from .errors import ConnectionFailed, DeskError, RedirectRefused, Unauthorized, UnexpectedAnswer, WireError
from .explain import api_error
from .fetched import Fetched
from .judge import judge
from .outcomes import broken_exchange, in_doubt, is_read, too_large, was_sent, why_unreached
from .pages import same_origin
from .proofs import Proof
from .retry import check_key, may_repeat, wait_after_answer, wait_after_break
from .types import UNSET
from .wire import WireRequest, body_room, build_request

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
    """Take (True) or give back (False) the lock of the log-in."""

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
    rules: Sequence[Mapping[str, Any]] = ()
    """The desk's own rules about its error codes."""


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
    ways = terms.login.for_operation(operation)
    fetched = next((way for way in ways if isinstance(way, Fetched)), None)
    room = body_room(operation, values)
    held = fetched.current if fetched else None
    proofs = _proofs(ways, room, held)
    # built before anything is fetched: an argument that cannot be sent costs no log-in
    request = _drafted(terms, operation, values, headers, proofs)
    tries, redirects, renewed = 0, 0, False
    doubted = False  # did an earlier try perhaps reach the desk?
    while True:
        tries += 1
        if fetched is not None:
            fresh = yield from _fetch(terms, fetched, None, timeout)
            if fresh != held:
                held, proofs = fresh, _proofs(ways, room, fresh)
                if any(proof.body for proof in proofs):
                    request = _drafted(terms, operation, values, headers, proofs).at(request.url)
        try:
            response: httpx.Response = yield Send(_proven(request, proofs, terms), timeout)
        except (httpx.TransportError, BrokenAnswer) as caught:
            status, problem = (caught.status, caught.problem) if isinstance(caught, BrokenAnswer) else (None, caught)
            repeat = may_repeat(operation, key)
            pause = wait_after_break(problem, tries, keyed=key is not None) if repeat else None
            if pause is None:
                raise broken_exchange(problem, status, operation, request, key, timeout, doubted=doubted) from problem
            doubted = doubted or was_sent(problem, status)
            yield Wait(pause)
            continue
        except TooMuch as problem:
            raise too_large(operation, request, problem.status, terms.max_answer) from None
        if fetched is not None:
            refused, name = fetched.refused_by(response), operation.get("id", "")
            if refused and not renewed and fetched.may_renew(name):
                renewed = True
                tries -= 1  # what was refused was not carried out; it is no failed try
                yield from _fetch(terms, fetched, held, timeout)
                continue
            if renewed:
                fetched.note_renewal(name, helped=not refused)
            if refused:
                raise _refused(terms, operation, response, request)
        if response.is_redirect or 300 <= response.status_code < 400:
            redirects += 1
            request = _redirected(request, response, redirects, terms)
            tries = 0
            continue
        if may_repeat(operation, key):
            pause = wait_after_answer(response, tries)
            if pause is not None:
                doubted = doubted or response.status_code >= 500
                yield Wait(pause)
                continue
        if doubted and response.status_code == 429 and not is_read(request, operation):
            raise in_doubt(request, key, "then the desk wanted no more requests")
        return judge(operation, response, path=request.path, secrets=terms.login.secrets, rules=terms.rules)


def log_in(terms: Terms, timeout: float | None) -> Generator[Step, Any, dict[str, Any]]:
    """Make sure that there is a session; whose it is and until when, never the session itself."""
    session = terms.login.session
    before = session.current
    after = yield from _fetch(terms, session, None, terms.timeout if timeout is None else timeout)
    return session.told(new=after != before)


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


def _proofs(ways: Sequence[Proof | Fetched], room: str, held: str | None) -> list[Proof]:
    """What each credential adds to a request whose body is `room`; `held` is what was fetched."""
    return [way.proof(held or "", room) if isinstance(way, Fetched) else way.placed(room) for way in ways]


def _drafted(
    terms: Terms,
    operation: Mapping[str, Any],
    values: Mapping[str, Any],
    headers: Mapping[str, str],
    proofs: Sequence[Proof],
) -> WireRequest:
    """The request with what the credentials put into its body; the rest is added when it is sent."""
    members = {name: value for proof in proofs for name, value in proof.body.items()}
    if members:
        values = {**values, "body": {**_object_body(operation, values), **members}}
    return build_request(operation, values, base_url=terms.base_url, headers={**terms.headers, **headers})


def _proven(request: WireRequest, proofs: Sequence[Proof], terms: Terms) -> WireRequest:
    for proof in proofs:
        request = proof.put_on(request)
    # last: no argument and no credential speaks for who we are
    return request.with_headers((name, value) for name, value in terms.headers.items() if name == "User-Agent")


def _fetch(terms: Terms, fetched: Fetched, refused: str | None, timeout: float) -> Generator[Step, Any, str]:
    """The token or session to use, fetched where needed; others wait for the one log-in under way."""
    if not fetched.wanted(refused):
        return fetched.use()
    before = fetched.problem
    yield Lock(True)
    if fetched.wanted(refused):
        if fetched.problem is not None and fetched.problem is not before:
            raise fetched.problem  # of the log-in we waited for: the same password again could lock the account
        try:
            yield from _log_in(terms, fetched, timeout)
        except DeskError as problem:
            fetched.problem = problem
            raise
    yield Lock(False)
    return fetched.use()


def _log_in(terms: Terms, fetched: Fetched, timeout: float) -> Generator[Step, Any, None]:
    request = fetched.request().with_headers(terms.headers.items())
    try:
        response: httpx.Response = yield Send(request, timeout)
    except (httpx.TransportError, BrokenAnswer) as problem:
        cause = problem.problem if isinstance(problem, BrokenAnswer) else problem
        raise ConnectionFailed(
            f"{fetched.what} {request.path} gave no answer ({why_unreached(cause)}); the request itself was not sent",
            sent=False,
            method=request.method,
            path=request.path,
        ) from problem
    except TooMuch:
        raise _not_sent(UnexpectedAnswer(f"the answer of {fetched.what} is far too large")) from None
    if 300 <= response.status_code < 400:
        raise _not_sent(_redirect_refused(request, response, terms, "the log-in itself is never sent on"))
    said = fetched.failure_in(response) if response.is_success else UNSET
    if said is not UNSET or not response.is_success:
        unwelcome = response.is_success or response.status_code in (400, 401, 403, 422)
        error = api_error(
            response,
            path=request.path,
            secrets=terms.login.secrets,
            rules=terms.rules,
            kind=Unauthorized if response.is_success else None,
            hint=fetched.advice if unwelcome else f"{fetched.what} failed; the request itself was not sent",
            said=said,
        )
        raise _not_sent(error)
    try:
        fetched.accept(response)
    except DeskError as problem:
        raise _not_sent(problem) from None


def _refused(terms: Terms, operation: Mapping[str, Any], response: httpx.Response, request: WireRequest) -> DeskError:
    """The error where even a fresh log-in was not accepted: what the operation says of failures tells it best."""
    secrets = terms.login.secrets
    try:
        judge(operation, response, path=request.path, secrets=secrets, rules=terms.rules)
    except DeskError as problem:
        return problem
    return api_error(
        response,
        path=request.path,
        secrets=secrets,
        rules=terms.rules,
        kind=Unauthorized,
        hint="the desk does not accept the session that it has just opened",
    )


def _not_sent(problem: DeskError) -> DeskError:
    problem.not_sent = True
    return problem


def _redirected(request: WireRequest, response: httpx.Response, count: int, terms: Terms) -> WireRequest:
    """The request at the address it is redirected to, where it may be followed there."""
    target = _location(request, response)
    followed = target is not None and same_origin(request.url, target) and not target.userinfo
    if target is None or not followed:
        reason = ""
    elif request.method not in ("GET", "HEAD"):
        reason = "the desk redirects a write; it was not sent to the other address"
    elif count > MOST_REDIRECTS:
        reason = f"the desk redirected more than {MOST_REDIRECTS} times"
    elif response.status_code not in (301, 302, 303, 307, 308):
        reason = "the desk answered with a redirect that cannot be followed"
    else:
        return request.at(target.copy_with(fragment=None))
    raise _redirect_refused(request, response, terms, reason)


def _redirect_refused(request: WireRequest, response: httpx.Response, terms: Terms, reason: str) -> DeskError:
    """The refusal; where it leads to another origin, or nowhere, that is the reason."""
    target = _location(request, response)
    if target is None:
        reason = "the desk answered with a redirect that leads nowhere"
    elif not same_origin(request.url, target) or target.userinfo:
        reason = (
            f"the desk redirects to another origin, {target.scheme}://{target.netloc.decode('ascii')}; "
            "if that is its proper address, set it as the base URL"
        )
    return api_error(
        response, path=request.path, secrets=terms.login.secrets, kind=RedirectRefused, hint=reason, said=None
    )


def _location(request: WireRequest, response: httpx.Response) -> httpx.URL | None:
    location = response.headers.get("Location", "")
    try:
        return request.url.join(location) if location else None
    except httpx.InvalidURL:
        return None


__all__ = ["BrokenAnswer", "Flow", "Lock", "Send", "Step", "Terms", "TooMuch", "Wait", "exchange", "log_in"]

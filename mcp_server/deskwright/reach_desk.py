"""Asks an installation's address without a credential: does anything answer, is it the right thing, is the clock right.

Refuses to send a credential, to go where a redirect leads with one, and to show more of an address than its host.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from deskwright.catalogue import Catalogue
from deskwright.doctor_table import MOST_TEXT, DoctorTable, Said
from deskwright.installation import Check, Installation, Status, origin
from deskwright.trust import Trust, explain_certificate

SKEW_NOTICED, SKEW_HARMFUL = 30, 300
# After these a client asks again with GET and without a body.
LOSES_BODY = (301, 302, 303)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its head, and the beginning of its text where somebody knows what that means."""

    url: httpx.URL
    response: httpx.Response
    took: int
    text: str = ""

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def place(self) -> str:
        return _origin(self.url)


async def reach_desk(found: Installation, catalogue: Catalogue, http: httpx.AsyncClient, trust: Trust) -> bool:
    """Is the desk at its address? The other of http and https is tried where that may be what is wrong."""
    if found.instance is None:
        return False
    table, url = DoctorTable.of(catalogue), httpx.URL(found.instance.base_url)
    answer = await _ask(url, http, read=table.knows_answers)
    if not isinstance(answer, Answer):
        found.checks += explain_failure(answer, url, catalogue.connection, trust)
        if not any(isinstance(cause, (ssl.SSLCertVerificationError, socket.gaierror)) for cause in _causes(answer)):
            await _try_other_scheme(found, url, http)
        return False
    found.add("network", "ok", f"{answer.place} answers (HTTP {answer.status}, {answer.took} ms)")
    _check_clock(found, answer.response)
    if answer.response.is_redirect:
        return await _tell_redirect(found, answer, catalogue, http, trust)
    if answer.status == 400 and url.scheme == "http" and await _try_other_scheme(found, url, http):
        # Apache and nginx answer 400 where plain HTTP is spoken to a port for TLS.
        found.add("network", "problem", "it does not take plain http there", f"set {found.address} as said above")
        return False
    return _judge(found, table, answer)


def _judge(found: Installation, table: DoctorTable, answer: Answer) -> bool:
    """What an answer at the bare address means, as far as the desk's table knows."""
    said = Said(answer.status, text=answer.text)
    if table.is_absent(said):
        found.add("network", "problem", "what answers there is not the desk's API", table.text("absent"))
        return False
    if table.is_missing(said):
        found.add("network", "ok", "the desk's API is there: it says that nothing is at its bare address")
    elif answer.status >= 500:
        text = f"it answers with a server error ({answer.status})"
        found.add("network", "warning", text, "look at the desk's log")
    return True


async def _ask(url: httpx.URL, http: httpx.AsyncClient, *, read: bool = False) -> Answer | Exception:
    """One GET without a credential; any answer of an HTTP server counts."""
    started = time.perf_counter()
    try:
        async with http.stream("GET", url, headers={"Accept": "application/json"}) as response:
            took = round((time.perf_counter() - started) * 1000)
            # The head is enough, unless the desk's table tells answers apart by their text.
            return Answer(url, response, took, await _beginning(response) if read else "")
    except (httpx.HTTPError, OSError) as problem:
        return problem


async def _beginning(response: httpx.Response) -> str:
    content = b""
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) >= MOST_TEXT:
            break
    return content[:MOST_TEXT].decode("utf-8", "replace")


# --- redirects and the other scheme ----------------------------------------------------------------------


async def _tell_redirect(
    found: Installation, answer: Answer, catalogue: Catalogue, http: httpx.AsyncClient, trust: Trust
) -> bool:
    target = _target(answer)
    if target is None or _origin(target) == answer.place:
        found.add(
            "network", "unknown", f"it sends a request without a credential to another page there ({answer.status})"
        )
        return True
    why = "a redirect turns a POST into a GET without its body" if answer.status in LOSES_BODY else ""
    why = why or "a redirect is not followed with a credential"
    same_path = target.path.rstrip("/") == answer.url.path.rstrip("/")
    where = _origin(target)
    fix = f"set {found.address} to {'the same path at ' if same_path else 'where it leads, at '}{where}; {why}"
    if answer.url.scheme == "https" and target.scheme == "http":
        fix = "have that redirect removed: over http:// anybody on the way can read the credential"
    found.add("network", "problem", f"it sends every request on to {where} ({answer.status})", fix)
    if target.host == answer.url.host and target.scheme == "https":
        behind = await _ask(target.copy_with(query=None, fragment=None), http)
        if isinstance(behind, Answer):
            found.add("network", "ok", f"{behind.place} answers (HTTP {behind.status}, {behind.took} ms)")
        else:
            found.checks += explain_failure(behind, target, catalogue.connection, trust)
    return False


def _target(answer: Answer) -> httpx.URL | None:
    try:
        return answer.url.join(answer.response.headers.get("location", ""))
    except (httpx.InvalidURL, ValueError):
        return None


async def _try_other_scheme(found: Installation, url: httpx.URL, http: httpx.AsyncClient) -> bool:
    """Where https answers and http does not, or the other way round, that is what to set."""
    other = url.copy_with(scheme="http" if url.scheme == "https" else "https")
    answer = await _ask(other, http)
    if not isinstance(answer, Answer):
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(answer)):
            text = f"{_origin(other)} speaks https, with a certificate that is not accepted here"
            found.add("network", "unknown", text, f"set {found.address} to it, then run doctor again")
            return True
        return False
    if answer.response.is_redirect or answer.status == 400:
        return False
    unsafe = "; better have the desk speak https: over http:// anybody on the way can read the credential"
    fix = f"set {found.address} to the same path at {answer.place}{unsafe if other.scheme == 'http' else ''}"
    found.add("network", "ok", f"{answer.place} answers (HTTP {answer.status}, {answer.took} ms)", fix)
    return True


def _origin(url: httpx.URL) -> str:
    return origin(urlsplit(str(url)))


# --- the clock -------------------------------------------------------------------------------------------


def _check_clock(found: Installation, response: httpx.Response) -> None:
    try:
        theirs = parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError, TypeError):
        return
    if "age" in response.headers:
        return
    skew = (theirs - datetime.now(UTC)).total_seconds()
    amount = abs(skew)
    if amount < SKEW_NOTICED:
        found.add("network", "ok", "its clock and ours agree")
        return
    words = f"its clock is {_duration(amount)} {'ahead of' if skew > 0 else 'behind'} ours"
    fix = "set this machine's clock (or the desk's): tokens that expire are judged by it"
    found.add("network", "problem" if amount > SKEW_HARMFUL else "warning", words, fix)


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


# --- failures --------------------------------------------------------------------------------------------


def explain_failure(
    problem: BaseException, url: httpx.URL, connection: Mapping[str, Any] | None = None, trust: Trust | None = None
) -> list[Check]:
    """The stages that worked, then the one that did not."""
    host, port = url.host, url.port or (443 if url.scheme == "https" else 80)
    causes = list(_causes(problem))

    def check(status: Status, text: str, fix: str | None = None) -> Check:
        return Check("network", status, text, fix)

    resolved, connected = check("ok", f"{host} has an address"), check("ok", f"port {port} takes connections")
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return [resolved, connected, explain_certificate(cause, host, connection or {}, trust or Trust())]
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        text = f"no TLS on port {port}"
        return [resolved, connected, check("problem", text, "use http://, or the port that speaks https")]
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        text = f"{host} has no address"
        return [check("problem", text, "check the spelling, the name server, the VPN")]
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        text = f"nothing listens on port {port} of {host}"
        return [resolved, check("problem", text, "start the desk, or correct the port in its address")]
    if isinstance(problem, httpx.ProxyError):
        return [check("problem", "the proxy did not let us through", "check HTTPS_PROXY and NO_PROXY")]
    if isinstance(problem, httpx.ConnectTimeout):
        text = f"port {port} of {host} does not react"
        return [check("problem", text, "a firewall or a missing VPN is the usual reason")]
    if isinstance(problem, httpx.TimeoutException):
        text = "it took the request and did not answer in time"
        return [resolved, connected, check("problem", text, "look whether the desk is well")]
    if isinstance(problem, httpx.ConnectError):
        return [check("problem", f"{host} cannot be reached", "check the network, the VPN, the address")]
    text = "what answers there does not speak HTTP properly"
    return [resolved, connected, check("problem", text, "check the port, and http:// or https://")]


def _causes(problem: BaseException) -> Iterator[BaseException]:
    pending, seen = [problem], set[int]()
    while pending:
        cause = pending.pop()
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        pending += [c for c in (cause.__cause__, cause.__context__) if c is not None]
        if isinstance(cause, BaseExceptionGroup):
            pending += cause.exceptions

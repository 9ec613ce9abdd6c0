"""Asks one installation of a desk: does it answer, does it accept the credential, what does that allow.

Refuses to write anything and to show a value; what it sends is one request without a credential and one read.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from deskwright.catalogue import Catalogue, Operation
from deskwright.errors import listed
from deskwright.installation import Check, Installation, Refused, Status, origin
from deskwright.listing import Selection, build_entries
from deskwright.policy import UNKNOWN_GRANTS, Grants, Policy, branches, requirement
from deskwright.probe import read_grants

SKEW_NOTICED, SKEW_HARMFUL = 30, 300


async def examine_network(
    found: Installation,
    catalogue: Catalogue,
    *,
    transport: httpx.AsyncBaseTransport | None,
    verify: bool | ssl.SSLContext,
    wait: float,
) -> None:
    """Reach it, log in, see what the credential may do; each step only where the one before it went well."""
    if found.instance is None:
        found.add("network", "unknown", "not tried: the configuration comes first")
        return
    async with httpx.AsyncClient(transport=transport, verify=verify, timeout=wait, follow_redirects=False) as http:
        if not await _reach(found, found.instance.base_url, http):
            return
    await _log_in(found, catalogue, transport, verify, wait)


async def _reach(found: Installation, base_url: str, http: httpx.AsyncClient) -> bool:
    """Ask the address without a credential; any answer of an HTTP server counts as reached."""
    url = httpx.URL(base_url)
    started = time.perf_counter()
    try:
        async with http.stream("GET", url, headers={"Accept": "application/json"}) as response:
            # The head is enough: what a start page holds is nobody's business here.
            took = round((time.perf_counter() - started) * 1000)
    except (httpx.HTTPError, OSError) as problem:
        found.checks += explain_failure(problem, url)
        return False
    place = origin(urlsplit(base_url))
    found.add("network", "ok", f"{place} answers (HTTP {response.status_code}, {took} ms)")
    _check_clock(found, response)
    if response.is_redirect and (target := _redirect_target(url, response)) is not None:
        found.add("network", "problem", f"it sends every request on to {target}", f"make {target} the address")
        return False
    if response.status_code >= 500:
        text = f"it answers with a server error ({response.status_code})"
        found.add("network", "warning", text, "look at the desk's log")
    return True


def _redirect_target(url: httpx.URL, response: httpx.Response) -> str | None:
    try:
        target = url.join(response.headers.get("location", ""))
    except (httpx.InvalidURL, ValueError):
        return None
    return origin(urlsplit(str(target))) if origin(urlsplit(str(target))) != origin(urlsplit(str(url))) else None


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


def explain_failure(problem: BaseException, url: httpx.URL) -> list[Check]:
    """The stages that worked, then the one that did not."""
    host, port = url.host, url.port or (443 if url.scheme == "https" else 80)
    causes = list(_causes(problem))

    def check(status: Status, text: str, fix: str | None = None) -> Check:
        return Check("network", status, text, fix)

    resolved, connected = check("ok", f"{host} has an address"), check("ok", f"port {port} takes connections")
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            fix = "give the certificate of the authority that signed it with --ca-file FILE"
            if "hostname" in cause.verify_message.lower() or "ip address" in cause.verify_message.lower():
                fix = "use the host name that the certificate was made for"
            if "expired" in cause.verify_message:
                fix = "have the certificate renewed"
            return [
                resolved,
                connected,
                check("problem", f"certificate refused: {cause.verify_message}", fix),
            ]
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


# --- login -----------------------------------------------------------------------------------------------


def login_operation(catalogue: Catalogue) -> Operation | None:
    """The operation that tells whether the credential is accepted: the probe, or the cheapest plain read."""
    probe = catalogue.connection.get("probe")
    if probe and probe["operation"] in catalogue.operations:
        return catalogue.operations[probe["operation"]]
    plain = [operation for operation in catalogue.operations.values() if _proves_a_login(operation)]
    return min(plain, key=_cost) if plain else None


def _proves_a_login(operation: Operation) -> bool:
    wire = operation.wire
    # Without a credential on the wire, or with an optional one, a success would prove nothing.
    if operation.hidden or not wire.get("security") or [] in wire["security"]:
        return False
    needs = any(parameter.get("required") for parameter in wire.get("parameters") or ())
    body = (wire.get("body") or {}).get("required", False)
    return not needs and not body and all(branch.effect == "read" for branch in branches(operation))


def _cost(operation: Operation) -> tuple[int, int, int, str]:
    ability = operation.ability
    demands = bool(ability.get("role")) * 2 + bool(ability.get("plans")) * 2 + bool(ability.get("flags")) * 2
    demands += bool(ability.get("any_of") or ability.get("all_of"))
    return (demands, operation.pagination is not None, operation.path.count("/"), operation.id)


def login_values(operation: Operation) -> dict[str, Any]:
    """As little as possible: one row, where the operation pages."""
    pagination = operation.pagination or {}
    where, _, name = str(pagination.get("size") or pagination.get("limit") or "").partition(".")
    if where == "query" and name:
        return {"query": {name: 1}}
    # A body that is JSON and may be left out is sent as an empty object, as its tool would send it.
    media = list((operation.wire.get("body") or {}).get("media") or ())
    return {"body": {}} if media[:1] == ["application/json"] else {}


def explain_login(problem: Exception, operation: Operation, catalogue: Catalogue) -> Check:
    """What an error of the first real request means for the person who set the desk up."""
    from helpdesks._client import errors

    def check(status: Status, text: str, fix: str) -> Check:
        return Check("login", status, text, fix)

    where = operation.route
    append = catalogue.connection["base_url"].get("append") or ""
    if isinstance(problem, errors.Unauthorized):
        return check("problem", "the desk refuses the credential (401)", "make a fresh one in the desk and set it")
    if isinstance(problem, errors.Forbidden):
        needs = requirement(operation.ability)
        fix = f"use a credential with {needs}" if needs else "give the credential's owner the rights it needs"
        return check("problem", f"the desk forbids {where} to this credential (403)", fix)
    if isinstance(problem, errors.NotFound):
        fix = f"check the address: {append} is added to it" if append else "check the path in the address"
        return check("problem", f"{where} is not there (404)", fix)
    if isinstance(problem, errors.RedirectRefused):
        return check("problem", f"{where} is sent on to another place", "check http:// or https:// and the host")
    if isinstance(problem, errors.RateLimited):
        return check("warning", "the desk asks us to wait (429)", "try again later")
    if isinstance(problem, errors.FailedAnswer):
        code = f" ({problem.code})" if problem.code else ""
        return check("problem", f"{where} answered that it failed{code}", "look at the desk's log")
    if isinstance(problem, errors.ApiError):
        return check("problem", f"{where} answered {problem.status}", "look at the desk's log")
    if isinstance(problem, errors.UnexpectedAnswer):
        return check("problem", f"{where} answers, but not as this API does", "check the path in the address")
    if isinstance(problem, errors.ConfigurationError):
        return check("problem", str(problem), "set what is named")
    if isinstance(problem, errors.ConnectionFailed):
        return check("problem", f"{where} got no answer", "try again; look whether the desk is well")
    return check("problem", f"{where} failed ({type(problem).__name__})", "look at the desk's log")


async def _log_in(
    found: Installation,
    catalogue: Catalogue,
    transport: httpx.AsyncBaseTransport | None,
    verify: bool | ssl.SSLContext,
    wait: float,
) -> None:
    from helpdesks._client import AsyncClient
    from helpdesks._client.errors import DeskError

    operation = login_operation(catalogue)
    if operation is None or found.instance is None:
        found.add("login", "unknown", "not tried: this desk has no read that needs a credential and nothing else")
        return
    try:
        client = AsyncClient(
            catalogue.connection,
            base_url=found.instance.base_url,
            credentials=found.instance.credentials,
            timeout=wait,
            transport=transport,
            # our context is one that the client can take as it is
            verify=verify,
        )
        async with client:
            response = await client.send(operation.wire, login_values(operation))
        answer = response.json() if response.content else None
    except DeskError as problem:
        found.checks.append(explain_login(problem, operation, catalogue))
        return
    except ValueError:
        text = f"{operation.route} answers, but not with JSON"
        found.add("login", "problem", text, "check the path in the address")
        return
    with_what = f" with {found.credential}" if found.credential else ""
    found.add("login", "ok", f"logged in{with_what} ({operation.route} answered {response.status_code})")
    _tell_grants(found, catalogue, answer)


def _tell_grants(found: Installation, catalogue: Catalogue, answer: Any) -> None:
    rule = catalogue.connection.get("probe")
    if rule is None:
        text = "abilities unknown: this desk cannot be asked for them"
        found.add("login", "unknown", text, "declare them with --abilities, or let the desk refuse")
        return
    found.grants = read_grants(rule, answer)
    if found.grants == Grants("probed"):
        text = "abilities unknown: the desk's answer does not tell them"
        found.add("login", "unknown", text, "declare them with --abilities, or let the desk refuse")
        found.grants = UNKNOWN_GRANTS
        return
    for kind, words in (
        ("abilities", found.grants.abilities),
        ("roles", found.grants.roles),
        ("flags", found.grants.flags),
        ("plans", found.grants.plans),
    ):
        if words is not None:
            found.add("login", "ok", f"{kind}: {listed(sorted(words))}")
        elif rule.get(kind):
            found.add("login", "unknown", f"{kind}: not limited, or not told by the desk")


# --- tools -----------------------------------------------------------------------------------------------


def judge_tools(found: Installation, catalogue: Catalogue, policy: Policy, selection: Selection) -> None:
    """Which tools this token and these switches allow: the very list that `serve` would make."""
    mine = policy.with_grants(found.grants) if policy.grants.source == "unknown" else policy
    for entry in build_entries(catalogue, [mine], selection):
        if entry.decision.allowed:
            found.allowed.append(entry.name)
        else:
            found.refused.append(Refused(entry.name, entry.decision))
    count = f"{len(found.allowed)} of {len(found.allowed) + len(found.refused)} tools allowed"
    if mine.grants.source == "unknown":
        count += " here; what the credential may do is not known, the desk decides at each call"
    if found.allowed:
        found.add("tools", "ok", count)
    else:
        found.add("tools", "problem", count, "use a credential with more abilities, or fewer restrictions")

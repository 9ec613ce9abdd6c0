"""Asks one installation of a desk: does it answer, does it accept the credential, what does that allow.

Refuses to write anything and to show a value; what it sends is one request without a credential, one log-in or
read, and the checks that the desk's table declares.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import httpx

from deskwright.catalogue import Catalogue, Operation
from deskwright.check_operations import NotGiven, check_operations, place_values
from deskwright.doctor_table import DoctorTable, only_reads, said_by
from deskwright.errors import listed, short
from deskwright.installation import Check, Installation, Refused, Status
from deskwright.listing import Selection, build_entries
from deskwright.policy import UNKNOWN_GRANTS, Grants, Policy, requirement
from deskwright.probe import read_grants
from deskwright.reach_desk import reach_desk
from deskwright.trust import Trust

if TYPE_CHECKING:
    from helpdesks._client import AsyncClient

_MOST_SAID = 160

Tell = Callable[[str], None]


async def examine_network(
    found: Installation,
    catalogue: Catalogue,
    policy: Policy,
    *,
    transport: httpx.AsyncBaseTransport | None,
    trust: Trust,
    wait: float,
    tell: Tell,
) -> None:
    """Reach it, log in, see what is there and what the credential may do; each step only where the last went well."""
    if found.instance is None:
        found.add("network", "unknown", "not tried: the configuration comes first")
        return
    tell("asking its address")
    verify = trust.verify
    async with httpx.AsyncClient(transport=transport, verify=verify, timeout=wait, follow_redirects=False) as http:
        if not await reach_desk(found, catalogue, http, trust):
            return
    await _use_credential(found, catalogue, policy, transport, trust, wait, tell)


async def _use_credential(
    found: Installation,
    catalogue: Catalogue,
    policy: Policy,
    transport: httpx.AsyncBaseTransport | None,
    trust: Trust,
    wait: float,
    tell: Tell,
) -> None:
    """Log in and go on with the same client: a desk that keeps sessions gets one, not one for each question."""
    from helpdesks._client import AsyncClient
    from helpdesks._client.errors import DeskError

    assert found.instance is not None
    try:
        client = AsyncClient(
            catalogue.connection,
            base_url=found.instance.base_url,
            credentials=found.instance.credentials,
            timeout=wait,
            transport=transport,
            # our context is one that the client can take as it is
            verify=trust.verify,
        )
    except DeskError as problem:
        found.checks.append(explain_login(problem, "the log-in", None, catalogue, found))
        return
    async with client:
        tell("logging in")
        logged_in = await _log_in(found, catalogue, client)
        table = DoctorTable.of(catalogue)
        if not table.checks:
            return
        if not logged_in and not table.tells_missing:
            found.add("operations", "unknown", "not tried: the log-in comes first")
            return
        if not logged_in:
            text = "asked without the log-in: this tells what is there, and not who may use it"
            found.add("operations", "unknown", text)
        policy = judging_policy(found, policy)
        await check_operations(found, catalogue, client, policy, tell, logged_in=logged_in)


# --- login -----------------------------------------------------------------------------------------------


def login_operation(catalogue: Catalogue) -> Operation | None:
    """The operation that tells whether the credential is accepted: the probe, the declared or the cheapest read."""
    probe = catalogue.connection.get("probe")
    if probe and probe["operation"] in catalogue.operations:
        return catalogue.operations[probe["operation"]]
    check = DoctorTable.of(catalogue).log_in_check
    if check and check["operation"] in catalogue.operations and only_reads(catalogue.operations[check["operation"]]):
        return catalogue.operations[check["operation"]]
    plain = [operation for operation in catalogue.operations.values() if _proves_a_login(operation)]
    return min(plain, key=_cost) if plain else None


def _proves_a_login(operation: Operation) -> bool:
    wire = operation.wire
    # Without a credential on the wire, or with an optional one, a success would prove nothing.
    if operation.hidden or not wire.get("security") or [] in wire["security"]:
        return False
    needs = any(parameter.get("required") for parameter in wire.get("parameters") or ())
    body = (wire.get("body") or {}).get("required", False)
    return not needs and not body and only_reads(operation)


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


def explain_login(
    problem: Exception, where: str, operation: Operation | None, catalogue: Catalogue, found: Installation
) -> Check:
    """What an error of the first real request means for the person who set the desk up."""
    from helpdesks._client import errors

    def check(status: Status, text: str, fix: str) -> Check:
        return Check("login", status, text, fix)

    table = DoctorTable.of(catalogue)
    append = catalogue.connection["base_url"].get("append") or ""
    quoted = (
        f': "{short(problem.detail, _MOST_SAID)}"' if isinstance(problem, errors.ApiError) and problem.detail else ""
    )
    if isinstance(problem, errors.ApiError):
        said = said_by(problem, where.partition(" ")[2])
        if table.is_absent(said):
            return check("problem", "what answers there is not the desk's API", table.text("absent"))
        if table.is_missing(said):
            return check("problem", f"the desk has no {where}: nobody can log in", table.text("missing"))
    if isinstance(problem, errors.Unauthorized):
        names = ", ".join(found.secrets)
        fix = f"check {names}, and that the account is valid" if len(found.secrets) > 1 else ""
        fix = table.text("log_in", fix or "make a fresh one in the desk and set it")
        return check("problem", f"the desk refuses the credential ({problem.code or problem.status}){quoted}", fix)
    if isinstance(problem, errors.Forbidden):
        needs = requirement(operation.ability) if operation else ""
        fix = f"use a credential with {needs}" if needs else "give the credential's owner the rights it needs"
        text = f"the desk forbids {where} to this credential ({problem.code or problem.status}){quoted}"
        return check("problem", text, table.text("permission", fix))
    if isinstance(problem, errors.NotFound):
        fix = f"check the address: {append} is added to it" if append else "check the path in the address"
        return check("problem", f"{where} is not there ({problem.status})", fix)
    if isinstance(problem, errors.RedirectRefused):
        fix = f"check http:// or https:// and the host in {found.address}: {problem.hint}"
        return check("problem", f"{where} is sent on to another place ({problem.status})", fix)
    if isinstance(problem, errors.RateLimited):
        return check("warning", "the desk asks us to wait (429)", "try again later")
    if isinstance(problem, errors.FailedAnswer):
        code = f" ({problem.code})" if problem.code else ""
        return check("problem", f"{where} answered that it failed{code}{quoted}", "look at the desk's log")
    if isinstance(problem, errors.ApiError):
        return check("problem", f"{where} answered {problem.status}{quoted}", "look at the desk's log")
    if isinstance(problem, errors.UnexpectedAnswer):
        return check("problem", f"{where} answers, but not as this API does", "check the path in the address")
    if isinstance(problem, errors.ConfigurationError):
        return check("problem", str(problem), "set what is named")
    if isinstance(problem, errors.ConnectionFailed):
        return check("problem", f"{where} got no answer", "try again; look whether the desk is well")
    return check("problem", f"{where} failed ({type(problem).__name__})", "look at the desk's log")


def session_scheme(found: Installation, catalogue: Catalogue) -> Any:
    """The scheme by which a session is opened, where that is how one logs in here."""
    from helpdesks._client.ways import chosen_ways

    credentials = found.instance.credentials if found.instance else {}
    for way in chosen_ways(catalogue.connection, credentials):
        if all(credentials.get(name) for name in way["env"].values()):
            scheme = catalogue.connection["schemes"][way["scheme"]]
            return scheme if scheme["type"] == "session" else None
    return None


async def _log_in(found: Installation, catalogue: Catalogue, client: AsyncClient) -> bool:
    """Whether the desk accepts the credential: by a session of its own, else by a read that needs one."""
    scheme = session_scheme(found, catalogue)
    if scheme is not None:
        if not await _open_session(found, catalogue, scheme, client):
            return False
        if not catalogue.connection.get("probe"):
            _tell_grants(found, catalogue, None)
            return True
    return await _read_something(found, catalogue, client)


async def _open_session(found: Installation, catalogue: Catalogue, scheme: Any, client: AsyncClient) -> bool:
    from helpdesks._client.errors import DeskError

    request = scheme["request"]
    where = f"{request.get('method', 'POST').upper()} {request['path']}"
    try:
        told = await client.log_in()
    except DeskError as problem:
        found.checks.append(explain_login(problem, where, None, catalogue, found))
        return False
    with_what = f" with {found.credential}" if found.credential else ""
    found.add("login", "ok", f"logged in{with_what} ({where} opened a session)")
    idle = (scheme.get("lifetime") or {}).get("idle")
    if told.get("until"):
        until = datetime.fromisoformat(told["until"]).astimezone().strftime("%Y-%m-%d %H:%M")
        often = f", if it is used at least every {idle / 3600:g} h" if idle else ""
        found.add("login", "ok", f"the session lasts until {until}{often}; a new one is opened when it ends")
    return True


async def _read_something(found: Installation, catalogue: Catalogue, client: AsyncClient) -> bool:
    from helpdesks._client.errors import DeskError

    operation = login_operation(catalogue)
    if operation is None:
        found.add("login", "unknown", "not tried: this desk has no read that needs a credential and nothing else")
        return True
    try:
        response = await client.send(operation.wire, _login_values(catalogue, operation, found))
        answer = response.json() if response.content else None
    except DeskError as problem:
        found.checks.append(explain_login(problem, operation.route, operation, catalogue, found))
        return False
    except ValueError:
        text = f"{operation.route} answers, but not with JSON"
        found.add("login", "problem", text, "check the path in the address")
        return False
    with_what = f" with {found.credential}" if found.credential else ""
    found.add("login", "ok", f"logged in{with_what} ({operation.route} answered {response.status_code})")
    _tell_grants(found, catalogue, answer)
    return True


def _login_values(catalogue: Catalogue, operation: Operation, found: Installation) -> dict[str, Any]:
    check = DoctorTable.of(catalogue).log_in_check
    if check is None or check["operation"] != operation.id:
        return login_values(operation)
    try:
        return place_values(operation, check, found.instance.defaults if found.instance else {})[0]
    except NotGiven:
        return login_values(operation)


def _tell_grants(found: Installation, catalogue: Catalogue, answer: Any) -> None:
    rule = catalogue.connection.get("probe")
    if rule is None:
        if any(requirement(operation.ability) for operation in catalogue.operations.values()):
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


def judging_policy(found: Installation, policy: Policy) -> Policy:
    """The operator's switches with what was found out about the credential, where nothing was declared."""
    return policy.with_grants(found.grants) if policy.grants.source == "unknown" else policy


def judge_tools(found: Installation, catalogue: Catalogue, policy: Policy, selection: Selection) -> None:
    """Which tools this token and these switches allow: the very list that `serve` would make."""
    mine = judging_policy(found, policy)
    for entry in build_entries(catalogue, [mine], selection):
        if entry.decision.allowed:
            found.allowed.append(entry.name)
        else:
            found.refused.append(Refused(entry.name, entry.decision))
    missing = {tried.operation for tried in found.tried if tried.state == "missing"}
    named = [tool.name for tool in catalogue.named.values() if missing & set(tool.main_operations)]
    if without := [name for name in found.allowed if name in named]:
        found.add("tools", "warning", f"these will fail, their operation is missing: {listed(without)}")
    count = f"{len(found.allowed)} of {len(found.allowed) + len(found.refused)} tools allowed"
    if mine.grants.source == "unknown":
        count += " here; what the credential may do is not known, the desk decides at each call"
    if found.allowed:
        found.add("tools", "ok", count)
    else:
        found.add("tools", "problem", count, "use a credential with more abilities, or fewer restrictions")

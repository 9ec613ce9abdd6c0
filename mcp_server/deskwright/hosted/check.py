"""Asks a desk about a login that somebody brought: is it accepted, whose is it, may it be served at all.

It sends one read, the one that helpdesk.toml names. What the desk answers is judged by that file's words alone; no
value of the login is part of any text, and an answer that never came is not a refusal of the login.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deskwright.bind import pointed
from deskwright.check_operations import NotGiven, place_values
from deskwright.connections import Connections
from deskwright.errors import Refusal, short, visible
from deskwright.hosted.connect import ENGLISH, OPEN_PARTS, way_of
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.values import Login
from deskwright.placeholders import is_placeholder
from deskwright.policy import Grants
from deskwright.probe import probe_grants, read_grants

if TYPE_CHECKING:
    from helpdesks._client import AsyncClient

__all__ = ["MOST_VALUE", "called", "check_login", "fault_of", "plain_account"]

MOST_VALUE = 4096
# A person, or a whole client, waits for it.
LONGEST = 12.0
_MOST_NAME, _MOST_SAID = 80, 160


def fault_of(value: str) -> str | None:
    """Why a text cannot be (a part of) a login; None where it can be. The text itself is not shown."""
    if not value.strip():
        return "is empty"
    if len(value) > MOST_VALUE:
        return f"is longer than {MOST_VALUE} characters"
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in value):
        return "holds control characters"
    if is_placeholder(value):
        return "holds a placeholder that nobody filled in"
    return None


def plain_account(login: Login) -> Account:
    """Of a login that the desk says nothing of: itself, without a name."""
    return Account(login.digest, "")


def called(account: Account, login: Login, mark: str) -> str:
    """An account in the audit and in policies: people choose their names, so what they cannot choose is beside it.

    `mark` stands for a login (`Governor.mark`), whose own digest is written nowhere.
    """
    if not account.name:
        return mark
    if account.name == account.subject:
        return account.name
    beside = mark if account.subject == login.digest else short(visible(account.subject), _MOST_NAME)
    return f"{account.name} ({beside})"


async def check_login(desk: HostedDesk, login: Login) -> Account:
    """Whose login this is, by the desk's own answer.

    A Refusal says why it cannot be used; `error["code"]`: `incomplete_login`, `wrong_key`, `gate_closed` (with `texts`,
    by language), `not_allowed`, `desk_unreachable` (with `retry_after` where the desk said so) or `desk_answered`.
    """
    parts = _whole(desk, login)
    rule = desk.catalogue.connection.get("connect") or {}
    probe = desk.catalogue.connection.get("probe") or {}
    operation = desk.catalogue.operations.get(rule.get("check") or probe.get("operation") or "")
    if operation is None:
        if rule.get("require"):  # nobody is let in who could not be asked about
            raise Refusal(
                f"{desk.title} cannot be used here",
                "it requires something of an account, and this installation has no operation that tells it",
                "tell the operator of this server",
                error={"code": "desk_answered"},
            )
        return plain_account(login)
    connections = Connections(
        desk.catalogue.connection, {desk.address.name: desk.instance_of(login)}, desk.terms.tls, hosted=True
    )
    try:
        client = _client(desk, connections)
        values = place_values(operation, rule, desk.address.defaults)[0]
        answer = await _asked(desk, client, operation.wire, values)
        _gate(desk, rule, answer)
        grants: Grants | None = None
        if probe.get("operation") == operation.id:
            grants = read_grants(probe, answer)
        elif probe:
            grants = await probe_grants(client, desk.catalogue)
    except NotGiven as missing:
        raise Refusal(
            f"{desk.title} could not be asked about this login",
            f"the operator of this server has not set {missing}",
            "tell the operator",
            error={"code": "desk_answered"},
        ) from None
    finally:
        await connections.aclose()
    return _account(login, parts, rule, answer, grants)


def _whole(desk: HostedDesk, login: Login) -> dict[str, str]:
    """The parts of the login that are no secret; it is refused where a part is missing or cannot be one."""
    way = way_of(desk.catalogue, desk.address, login.credentials)
    env: Mapping[str, str] = way["env"] if way else {}
    faults = [
        f"{variable} {'is missing' if variable not in login.credentials else fault}"
        for variable in env.values()
        if (fault := fault_of(login.credentials.get(variable, "")))
    ]
    if faults:
        raise Refusal(
            f"this login cannot be used with {desk.title}",
            "; ".join(faults),
            "copy it again, whole, and paste it as it is",
            error={"code": "incomplete_login"},
        )
    return {part: login.credentials[variable] for part, variable in env.items() if part in OPEN_PARTS}


def _client(desk: HostedDesk, connections: Connections) -> AsyncClient:
    from helpdesks._client import ConfigurationError

    try:
        return connections.client(desk.address.name)
    except ConfigurationError as error:
        # what a header cannot carry is told by the variable's name
        raise Refusal(
            f"this login cannot be used with {desk.title}",
            str(error),
            "copy it again, whole, and paste it as it is",
            error={"code": "incomplete_login"},
        ) from None


async def _asked(desk: HostedDesk, client: AsyncClient, wire: Mapping[str, Any], values: Any) -> Any:
    from helpdesks._client import errors

    title = desk.title
    try:
        async with asyncio.timeout(LONGEST):
            return (await client.send(wire, values)).json()
    except errors.Unauthorized as problem:
        raise Refusal(
            f"{title} does not accept this login",
            f"it is wrong, revoked or expired{_said(problem)}",
            "make a new one as the desk's steps tell, and give it whole",
            error={"code": "wrong_key"},
        ) from None
    except errors.Forbidden as problem:
        raise Refusal(
            f"{title} knows this login, but it may not use the API",
            f"it lacks a permission, a role or a licence{_said(problem)}",
            "ask an administrator of the desk, or use another login",
            error={"code": "not_allowed"},
        ) from None
    except (
        TimeoutError,
        errors.ConnectionFailed,
        errors.OutcomeUnknown,
        errors.RateLimited,
        errors.ServerError,
    ) as problem:
        wait = getattr(problem, "retry_after", None)
        raise Refusal(
            f"{title} could not be asked about this login",
            "it asks us to wait"
            if isinstance(problem, errors.RateLimited)
            else "it does not answer, or only that it failed",
            "try again in a minute; if it lasts, tell the operator of this server",
            error={"code": "desk_unreachable", **({"retry_after": wait} if wait else {})},
        ) from None
    except (errors.DeskError, ValueError) as problem:
        said = _said(problem) if isinstance(problem, errors.ApiError) else ""
        raise Refusal(
            f"{title} gave an answer that says nothing of this login",
            f"something else may be at its address{said}",
            "tell the operator of this server",
            error={"code": "desk_answered"},
        ) from None


def _said(problem: Any) -> str:
    """The desk's own words: its client has taken out what is secret."""
    return f" (the desk says: {short(visible(problem.detail), _MOST_SAID)})" if problem.detail else ""


def _gate(desk: HostedDesk, rule: Mapping[str, Any], answer: Any) -> None:
    for required in rule.get("require") or ():
        found = pointed(answer, required["at"])
        if type(found) is type(required["is"]) and found == required["is"]:
            continue
        texts = dict(required["else"])
        raise Refusal(
            f"{desk.title} does not let this login be used here",
            texts[ENGLISH],
            "use another login, or come back when that is settled",
            error={"code": "gate_closed", "texts": texts},
        )


def _account(
    login: Login, parts: Mapping[str, str], rule: Mapping[str, Any], answer: Any, grants: Grants | None
) -> Account:
    plain = plain_account(login)
    subject = _word(rule.get("subject"), parts, answer)
    name = _word(rule.get("name"), parts, answer)
    return Account(subject or plain.subject, short(visible(name), _MOST_NAME), grants)


def _word(said: str | None, parts: Mapping[str, str], answer: Any) -> str:
    """A text or a number of the answer, or a part of the login that is no secret."""
    if not said:
        return ""
    if not said.startswith("/"):
        return parts.get(said, "")
    found = pointed(answer, said)
    return str(found).strip() if isinstance(found, (str, int)) and not isinstance(found, bool) else ""

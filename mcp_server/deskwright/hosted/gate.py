"""Remembers what a desk said of a login, so that it is asked once and not at each request.

A login that the desk does not accept is refused at the door, and who tries one after the other waits. Where
helpdesk.toml requires something of an account, it is asked again after `fresh` seconds, and while the desk does not
answer nobody is let in; elsewhere the desk decides at each call anyway, and is asked but once whose login this is.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from deskwright.errors import Refusal
from deskwright.hosted.check import check_login, plain_account
from deskwright.hosted.connect import OPEN_PARTS
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.guesses import Guesses
from deskwright.hosted.values import Login, NotAdmitted

__all__ = ["Gate"]

_MOST_KNOWN, _MOST_REFUSED = 10_000, 2_000
# A name does not change often; a key that was revoked is refused by the desk itself.
_KNOWN = 12 * 3600.0
# Whoever tries on with what was refused does not ask the desk each time.
_REFUSED = 10.0
# Where nobody answered: how long until it is tried again.
_UNANSWERED = 30.0
# Strangers' logins that are asked about at the same time, of all addresses and of one. Those that were good before
# have no part in it: they come in while strangers crowd the door.
_MOST_ASKED, _MOST_OF_ONE = 64, 8


@dataclass(frozen=True, slots=True)
class _Said:
    until: float
    account: Account | None
    refused: NotAdmitted | None = None


class Gate:
    """`check` asks the desk; `clock` counts seconds."""

    def __init__(
        self,
        check: Callable[[HostedDesk, Login], Awaitable[Account]] = check_login,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._check, self._clock = check, clock
        self._guesses = Guesses(clock)
        # least recently used first; what was refused has a place of its own, and drives out nobody who was good
        self._known: OrderedDict[str, _Said] = OrderedDict()
        self._refused: OrderedDict[str, _Said] = OrderedDict()
        self._asking: dict[str, asyncio.Task[_Said]] = {}
        # the strangers among them, and where each comes from
        self._strangers: dict[str, str] = {}

    async def account(self, desk: HostedDesk, login: Login, *, granted: bool = False, peer: str = "") -> Account:
        """Whose login it is; NotAdmitted where the desk does not take it.

        `granted`: it stands behind a connection, so nobody guesses it; `peer`: the address that it came from.
        """
        key = login.digest
        said = self._known.get(key) or self._refused.get(key)
        if said is None or said.until <= self._clock():
            # Many wait for one answer: that one of them leaves is no reason to stop asking.
            said = await asyncio.shield(self._task(desk, login, "" if granted else peer, known=granted))
        elif key in self._known:
            self._known.move_to_end(key)
        if said.refused is not None:
            raise _again(said.refused) if granted else _copy(said.refused)
        return said.account or plain_account(login)

    def _task(self, desk: HostedDesk, login: Login, peer: str, *, known: bool) -> asyncio.Task[_Said]:
        key = login.digest
        if (task := self._asking.get(key)) is not None:
            return task
        name = ""
        if not known and key not in self._known:
            crowd = sum(one == peer for one in self._strangers.values()) if peer else 0
            if len(self._strangers) >= _MOST_ASKED or crowd >= _MOST_OF_ONE:
                raise NotAdmitted(503, "temporarily_unavailable", "too many log in at once; try again", retry_after=2)
            name = _name(desk, login)
            if wait := self._guesses.begin(peer, name, key):
                text = f"too many wrong logins; try again in {wait} s, or come with one that is known here"
                raise NotAdmitted(429, "temporarily_unavailable", text, retry_after=wait)
            self._strangers[key] = peer
        task = self._asking[key] = asyncio.get_running_loop().create_task(self._ask(desk, login, peer, name))
        task.add_done_callback(lambda _: (self._asking.pop(key, None), self._strangers.pop(key, None)))
        return task

    async def _ask(self, desk: HostedDesk, login: Login, peer: str, name: str) -> _Said:
        rule = desk.catalogue.connection.get("connect") or {}
        strict, key = bool(rule.get("require")), login.digest
        try:
            account = await self._check(desk, login)
            said = _Said(self._clock() + (rule["fresh"] if strict else _KNOWN), account)
        except Refusal as refusal:
            said = self._judged(refusal, strict=strict)
        if said.refused is None or said.refused.status != 401:
            self._guesses.give_back(peer, name, key)
        if said.refused is not None and said.refused.status == 401:
            # it is nobody's any more, whatever it was
            self._known.pop(key, None)
        before = self._known.get(key)
        if said.account is None and said.refused is None and before is not None:
            # nobody answered: it is still whose it was
            said = replace(said, account=before.account)
        if said.account is not None:
            self._refused.pop(key, None)
            _keep(self._known, key, said, _MOST_KNOWN)
        elif key in self._known:
            # that it was good is remembered, so that it keeps its own room
            _keep(self._known, key, said, _MOST_KNOWN)
        else:
            _keep(self._refused, key, said, _MOST_REFUSED)
        return said

    def _judged(self, refusal: Refusal, *, strict: bool) -> _Said:
        now, error = self._clock(), refusal.error or {}
        code, text = error.get("code"), f"{refusal.what}: {refusal.why}; {refusal.next_step}"
        if code in ("wrong_key", "incomplete_login"):
            return _Said(now + _REFUSED, None, NotAdmitted(401, "invalid_token", text))
        if code == "gate_closed":
            return _Said(now + _REFUSED, None, NotAdmitted(403, "access_denied", text))
        if strict:
            wait = int(error.get("retry_after") or 5)
            refused = NotAdmitted(503, "temporarily_unavailable", text, retry_after=wait)
            return _Said(now + min(wait, _REFUSED), None, refused)
        return _Said(now + _UNANSWERED, None)


def _keep(where: OrderedDict[str, _Said], key: str, said: _Said, most: int) -> None:
    where[key] = said
    where.move_to_end(key)
    while len(where) > most:
        where.popitem(last=False)


def _name(desk: HostedDesk, login: Login) -> str:
    """For whom a secret is tried, where a login has a name; a digest, like all that is kept of logins."""
    open_parts = {
        variable: login.credentials[variable]
        for way in desk.catalogue.connection.get("credentials") or ()
        for part, variable in way["env"].items()
        if part in OPEN_PARTS and variable in login.credentials
    }
    return Login(desk.id, open_parts).digest if open_parts else ""


def _copy(refused: NotAdmitted) -> NotAdmitted:
    """An exception of its own for each who is refused: one that is raised gathers where it was raised."""
    return NotAdmitted(refused.status, refused.error, refused.description, retry_after=refused.retry_after)


def _again(refused: NotAdmitted) -> NotAdmitted:
    """The same for whoever does not hold the key: what helps is to connect again."""
    if refused.status != 401:
        return _copy(refused)
    return NotAdmitted(401, "invalid_token", "the desk no longer takes the login behind this connection; connect again")

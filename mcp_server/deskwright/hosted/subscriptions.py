"""Watches for those who subscribed: an address is read again every so often with the subscriber's own login, and they
are told when it has become another one; so are they when a list of theirs has.

It speaks no protocol and belongs to no transport. A subscription reads one address at a time, what cannot be read less
and less often, and nothing once its login counts no more. How many there may be is bounded, for one login and in all;
so is how often one login reads.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractAsyncContextManager
from contextvars import Context
from dataclasses import dataclass
from math import inf
from typing import Any, Literal

from deskwright.errors import Refusal
from deskwright.governance.governor import Written
from deskwright.hosted.turns import Turns
from deskwright.resources import ReadError, read_error
from deskwright.serving import Application

__all__ = ["LISTS", "Again", "Change", "LoginEnded", "Pace", "Source", "Subscription", "Subscriptions"]

#: Opens the application of a subscriber, with the login that it has at that moment; LoginEnded where it has none.
Source = Callable[[], AbstractAsyncContextManager[Application]]
Kind = Literal["tools", "prompts", "resources"]
LISTS: tuple[Kind, ...] = ("tools", "prompts", "resources")

MOST_ADDRESSES, MOST_OF_ONE, MOST = 50, 20, 2_000
# Reads at a time, of all subscriptions of a server.
AT_ONCE = 8
# What an address that is gone is held against.
_GONE = "gone"


class LoginEnded(Exception):
    """The login that a subscription was made with counts no more: revoked, run out, or refused."""


@dataclass(frozen=True, slots=True)
class Again:
    """How the login of a request comes again when nobody asks: whose it is, and its application as it is then."""

    key: str
    source: Source


@dataclass(frozen=True, slots=True)
class Change:
    """What a subscriber is told: one of the lists, or the thing at an address, is another one now."""

    kind: Literal["tools", "prompts", "resources", "resource"]
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two looks."""

    every: float = 15.0
    """At an address that has just changed; longer and longer while nothing happens."""
    slowest: float = 120.0
    failing: float = 600.0
    """At most, at what could not be read."""
    lists: float = 60.0
    first: float = 5.0
    """How long whoever subscribes waits for the first look."""
    reading: float = 20.0
    """How long one read may take."""
    reads: int = 60
    """How many one login may begin within `span`."""
    span: float = 60.0


@dataclass(slots=True)
class _Look:
    """One address that is watched."""

    uri: str
    desk: str
    # what stands in its gaps: a ticket's number, mostly
    names: frozenset[str]
    due: float
    pause: float
    seen: str = ""
    looked: bool = False
    refused: ReadError | None = None


class Subscriptions:
    """All that is watched by one server."""

    def __init__(self, *, pace: Pace | None = None, most: int = MOST) -> None:
        self.pace = pace or Pace()
        self.turns = asyncio.Semaphore(AT_ONCE)
        self._most = most
        self._open: set[Subscription] = set()
        self._of: Counter[str] = Counter()
        self.reads = Turns(most)
        self._ending = False

    def __len__(self) -> int:
        return len(self._open)

    def open(
        self, key: str, source: Source, tell: Callable[[Change], None], end: Callable[[], None] | None = None
    ) -> Subscription:
        """A subscription to nothing yet; `key` tells whose. Refusal where there are too many.

        `tell` and `end` are called on the event loop and do not wait; `end`: nothing more will be told.
        """
        if self._ending:
            raise Refusal(
                "not subscribed",
                "this server is about to stop",
                "subscribe again in a moment",
                error={"code": "stopping"},
            )
        if self._of[key] >= MOST_OF_ONE or len(self._open) >= self._most:
            many = f"{MOST_OF_ONE} of one login" if self._of[key] >= MOST_OF_ONE else f"{self._most} in all"
            raise Refusal(
                "not subscribed",
                f"there are as many subscriptions as this server keeps ({many})",
                "close one that is not needed, or read when you need it",
                error={"code": "too_many_subscriptions"},
            )
        made = Subscription(self, key, source, tell, end)
        self._open.add(made)
        self._of[key] += 1
        return made

    def closed(self, subscription: Subscription) -> None:
        """A subscription has ended; for itself alone to say."""
        if subscription in self._open:
            self._open.remove(subscription)
            self._of -= Counter((subscription.key,))

    def turn(self, subscription: Subscription, now: float) -> float:
        """When this subscription may read again, `now` or later: older ones of its login go before."""
        before = sum(each.oldest < subscription.oldest for each in self._open if each.key == subscription.key)
        pace = self.pace
        return self.reads.next(subscription.key, now, before=before, reads=pace.reads, span=pace.span)

    def wrote(self, written: Written) -> None:
        """A write of ours reached a desk: what may show it is looked at now. For `Governor.on_write`."""
        for subscription in self._open:
            subscription.hurry(written.desk, written.ticket)

    def lists_changed(self) -> None:
        """A list may have become another one: look now."""
        for subscription in self._open:
            subscription.hurry_lists()

    def end(self) -> None:
        """The server is about to stop: every subscriber is told that nothing more comes, and nobody else subscribes."""
        self._ending = True
        for subscription in list(self._open):
            subscription.end()

    async def aclose(self) -> None:
        self.end()
        left = [subscription.task for subscription in list(self._open) if subscription.task is not None]
        for subscription in list(self._open):
            subscription.close()
        await asyncio.gather(*left, return_exceptions=True)


class Subscription:
    """What one stream or one session is told of, with one login."""

    def __init__(
        self,
        hub: Subscriptions,
        key: str,
        source: Source,
        tell: Callable[[Change], None],
        end: Callable[[], None] | None,
    ) -> None:
        self.key, self._source = key, source
        self._hub, self._tell, self._end = hub, tell, end
        self._looks: dict[str, _Look] = {}
        self._lists: dict[Kind, bytes] = {}
        self._lists_due = 0.0
        self._wake = asyncio.Event()
        self._looked = asyncio.Event()
        self._busy = False
        self.task: asyncio.Task[None] | None = None
        self.ended = False

    # --- what is watched -------------------------------------------------------------------------------

    async def watch(self, application: Application, uris: Iterable[str]) -> dict[str, ReadError]:
        """Watch these addresses too, from what is there now on; those that are not watched, with the reason.

        It returns after a first look at each, or after a while: a slow desk is looked at behind.
        """
        wanted = [uri for uri in dict.fromkeys(uris) if uri not in self._looks]
        if len(wanted) + len(self._looks) > MOST_ADDRESSES:
            raise Refusal(
                "not subscribed",
                f"that would be {len(wanted) + len(self._looks)} addresses, and one subscription has "
                f"{MOST_ADDRESSES} at most",
                "subscribe to those that matter now",
                error={"code": "too_many_subscriptions"},
            )
        not_watched: dict[str, ReadError] = {}
        now = asyncio.get_running_loop().time()
        new: list[_Look] = []
        for uri in wanted:
            try:
                asked, desk, _ = application.offers.asked_for(uri)
            except Refusal as refusal:
                not_watched[uri] = read_error(uri, refusal)
                continue
            look = _Look(uri, desk.catalogue.desk, frozenset(asked.values.values()), now, self._hub.pace.every)
            new.append(look)
            self._looks[uri] = look
        if new:
            self._begin()
            await self._first_looks(new)
        for look in new:
            if look.refused is not None:
                not_watched[look.uri] = look.refused
                self.leave(look.uri)
        return not_watched

    async def _first_looks(self, new: list[_Look]) -> None:
        try:
            async with asyncio.timeout(self._hub.pace.first):
                while not all(look.looked for look in new):
                    self._looked.clear()
                    await self._looked.wait()
        except TimeoutError:
            return

    def watch_lists(self, application: Application, kinds: Collection[Kind]) -> None:
        """Tell when one of these lists becomes another one than it is now."""
        self._lists |= {kind: _list_digest(application, kind) for kind in kinds}
        self._lists_due = asyncio.get_running_loop().time() + self._hub.pace.lists
        if self._lists:
            self._begin()

    def leave(self, uri: str) -> None:
        """Watch it no more."""
        self._looks.pop(uri, None)

    def renew(self, source: Source) -> None:
        """The subscriber came again, with the login it has now; what had ended goes on."""
        self._source, self.ended = source, False
        if (self._looks or self._lists) and (self.task is None or self.task.done()):
            self._begin()

    def end(self) -> None:
        """Nothing more is told."""
        self.ended = True
        if self._end is not None:
            self._end()

    def close(self) -> None:
        """Whoever subscribed is gone."""
        if self.task is not None:
            self.task.cancel()
        self._hub.closed(self)

    # --- looking ---------------------------------------------------------------------------------------

    @property
    def oldest(self) -> float:
        """Since when, or when, something is due; never while it is reading, or has ended."""
        return inf if self._busy or self.ended else min((look.due for look in self._looks.values()), default=inf)

    def hurry(self, desk: str, ticket: str | None) -> None:
        """Something was written there: look at what may show it."""
        now = asyncio.get_running_loop().time()
        for look in self._looks.values():
            if look.desk == desk and (ticket is None or not look.names or ticket in look.names):
                look.due, look.pause = now, self._hub.pace.every
                self._wake.set()

    def hurry_lists(self) -> None:
        if self._lists:
            self._lists_due = 0.0
            self._wake.set()

    def _begin(self) -> None:
        if self.task is None or self.task.done():
            # in a context of its own: nothing of the call that subscribed is part of a later read
            self.task = asyncio.get_running_loop().create_task(self._run(), context=Context())
        self._wake.set()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._wake.clear()
            due = self.oldest
            if due <= loop.time():
                due = self._hub.turn(self, loop.time())
            due = min(due, self._lists_due) if self._lists else due
            try:
                async with asyncio.timeout_at(due):
                    await self._wake.wait()
                continue
            except TimeoutError:
                pass
            try:
                await self._look_around()
            except LoginEnded:
                self.end()
                return
            except Exception:  # no application for now: the server is full, or a desk cannot be opened
                self._put_off(loop.time())
            finally:
                self._busy = False

    async def _look_around(self) -> None:
        """The lists if it is time, and of what is due as much as the login may read now."""
        loop = asyncio.get_running_loop()
        async with self._source() as application:
            if self._lists and self._lists_due <= loop.time():
                self._compare_lists(application)
            while (now := loop.time()) >= self.oldest and self._hub.turn(self, now) <= now:
                look = min(self._looks.values(), key=lambda look: look.due)
                self._hub.reads.take(self.key, now, span=self._hub.pace.span)
                self._busy = True
                await self._look(application, look)
                self._busy = False

    async def _look(self, application: Application, look: _Look) -> None:
        loop, pace = asyncio.get_running_loop(), self._hub.pace
        look.due = inf  # what is written while it is read makes it due again
        error: ReadError | None = None
        try:
            async with self._hub.turns, asyncio.timeout(pace.reading):
                seen = _digest(await application.read_resource(look.uri))
        except ReadError as failed:
            error, seen = failed, _GONE if failed.kind == "not_found" else ""
        except TimeoutError:
            seen = ""
        except Exception:
            seen = ""
        if not look.looked:
            final = error is not None and (error.kind != "failed" or error.data["error"].get("code") == "refused")
            look.refused = error if final else None
        elif seen and seen != look.seen:
            look.pause = pace.every
            if look.uri in self._looks:
                self._tell(Change("resource", look.uri))
        elif seen:
            look.pause = min(look.pause * 1.5, max(pace.slowest, pace.every))
        if not seen:
            look.pause = min(look.pause * 2, max(pace.failing, pace.every))
        look.seen = seen or look.seen
        look.looked = True
        look.due = min(look.due, loop.time() + look.pause * random.uniform(0.9, 1.1))
        self._looked.set()

    def _compare_lists(self, application: Application) -> None:
        self._lists_due = asyncio.get_running_loop().time() + self._hub.pace.lists
        for kind, before in self._lists.items():
            now = _list_digest(application, kind)
            if now != before:
                self._lists[kind] = now
                self._tell(Change(kind))

    def _put_off(self, now: float) -> None:
        pace = self._hub.pace
        self._lists_due = max(self._lists_due, now + pace.every)
        for look in self._looks.values():
            if look.due <= now or look.due == inf:
                look.pause = min(look.pause * 2, max(pace.failing, pace.every))
                look.due = now + look.pause


def _digest(read: dict[str, Any]) -> str:
    """Over what an address holds; what is said about this one reading (its request, its time) is no part of it."""
    contents = [
        {name: value for name, value in content.items() if name != "_meta"} for content in read.get("contents") or ()
    ]
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _list_digest(application: Application, kind: Kind) -> bytes:
    if kind == "tools":
        return application.tools.listed_digest
    offers = application.offers
    shown = offers.prompts_list() if kind == "prompts" else {**offers.resources_list(), **offers.templates_list()}
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode("utf-8", "surrogatepass")).digest()

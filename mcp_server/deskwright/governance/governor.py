"""What a server holds of governance: the operator's choices, the state behind them, and the record of each step.

The state is opened at the first write, in a thread: a server that only reads never loads a database library.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from deskwright.errors import Refusal, SetupError, short
from deskwright.governance.elicit import Answered, Asker, Question, Reply
from deskwright.governance.keyed import OF_PROCESS, SECRET, keyed, marked
from deskwright.governance.proposal import Principal
from deskwright.governance.settings import GovernanceSettings
from deskwright.policy import possible_effects

if TYPE_CHECKING:
    from deskwright.catalogue import Operation, Tool
    from deskwright.governance.audit_event import Event
    from deskwright.settings import Instance
    from deskwright.state import State

__all__ = ["Caller", "Governor", "NoAsker", "Way", "Written"]

T = TypeVar("T")
# How long what is on its way may still take when the server ends.
GRACE = 10.0
Way = Literal["direct", "proposal", "confirmation"]


class NoAsker:
    """A client that cannot ask its user."""

    client: str = ""
    can_ask: bool = False
    answered: Answered | None = None

    async def ask(self, question: Question) -> Reply:
        raise NotImplementedError


class Caller:
    """Who made a call, and the way to the person in front of the client."""

    def __init__(self, principal: Principal, asker: Asker | None = None, *, reason: str = "") -> None:
        self.asker: Asker = asker if asker is not None else NoAsker()
        self.principal = replace(principal, client=self.asker.client or principal.client)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Written:
    """A request of ours that writes has reached a desk, whatever came of it."""

    desk: str
    ticket: str | None
    """What the request calls the ticket; None where nobody knows."""


class Governor:
    """One for all desks of a server."""

    def __init__(self, settings: GovernanceSettings) -> None:
        self.settings = settings
        self._state: State | None = None
        self._file: tuple[int, int] | None = None
        self._opening = threading.Lock()
        self._logins_key: bytes | None = None
        # what may not be broken off, and the application whose connections it uses
        self._under_way: dict[asyncio.Task[Any], object] = {}
        # who wants to know of every write: called on the event loop, and must not fail
        self.on_write: list[Callable[[Written], None]] = []

    # --- the state -------------------------------------------------------------------------------------

    @property
    def opened(self) -> bool:
        return self._state is not None

    def exists(self) -> bool:
        """Is there a state already? (A database server always is.)"""
        return self.opened or "://" in self.settings.place or os.path.exists(self.settings.place)

    def open(self) -> State:
        """The state, opened (and brought up to date) when it is first needed; any thread may wait for it."""
        with self._opening:
            if self._state is None:
                from deskwright.state import open_state

                self._state = open_state(self.settings.place, environ=self.settings.environ)
                self._file = _identity(self.settings.place)
            elif _identity(self.settings.place) != self._file:
                # an open file can be written to after it was removed, and nobody would ever read it
                raise SetupError(f"the state at {self._state.shown} was removed or replaced while this server ran")
            return self._state

    async def do(self, work: Callable[[State], T]) -> T:
        """Some work with the state, off the event loop; raises Refusal where the state cannot be used."""
        try:
            return await asyncio.to_thread(lambda: work(self.open()))
        except SetupError as error:
            raise Refusal(
                "the approvals and the record cannot be used",
                short(error, 300),
                "have the operator look at --state (disk full, locked, removed?), and start the server anew",
                verb="failed",
                error={"code": "state_failed"},
            ) from error

    async def secret(self, name: str) -> bytes:
        """A key that the state keeps, the same for every server on it."""
        return await self.do(lambda state: state.secret(name))

    def key(self, name: str) -> bytes:
        """The same for whoever cannot wait."""
        return self.open().secret(name)

    def kept(self, connection: str) -> str:
        """What the state has for an installation with its login (`Instance.connection`)."""
        if self._logins_key is None:
            self._logins_key = self.key(SECRET)
        return keyed(self._logins_key, connection)

    async def keeps(self, connection: str) -> str:
        """The same off the event loop, where the state may have to be opened."""
        return await self.do(lambda _: self.kept(connection))

    def is_of(self, stored: str, instance: Instance) -> bool:
        """Is this what the state has for an installation? Earlier versions kept the plain digest."""
        return stored in (instance.connection, self.kept(instance.connection))

    def mark(self, login: str) -> str:
        """What an account is called that nobody names; it opens no state, and is this process' own until one is."""
        return marked(self._logins_key or OF_PROCESS, login)

    async def named(self, principal: Principal) -> Principal:
        """The same with the name that every process on the state has for it, before it is written there."""
        own = marked(OF_PROCESS, principal.marked)
        if not principal.marked or own not in principal.name:
            return principal
        try:
            key = await self.secret(SECRET)
        except Refusal:  # then nothing is written either, and whoever tries says why
            return principal
        return replace(principal, name=principal.name.replace(own, marked(key, principal.marked)))

    async def shielded(self, work: Coroutine[Any, Any, T], owner: object = None) -> T:
        """Finish what was begun although whoever asked is gone: a request on its way has an outcome to write down.

        `owner`: the application it is sent with; that one does not close before.
        """
        task = asyncio.get_running_loop().create_task(work)
        self._under_way[task] = owner
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.pop(task, None)
        if not task.cancelled():
            task.exception()  # whoever still waits for it is told; else it is in the record

    async def settle(self, grace: float = GRACE, owner: object = None) -> None:
        """Wait for what is on its way, for a while; then break it off, which it writes down.

        With an `owner` that is its own alone: others on this governor go on.
        """
        own = {task for task, whose in self._under_way.items() if owner is None or whose is owner}
        if not own:
            return
        _, left = await asyncio.wait(own, timeout=grace)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=grace)

    async def aclose(self) -> None:
        await self.settle()
        if self._state is not None:
            self._state.close()
            self._state, self._logins_key = None, None

    def wrote(self, desk: str, ticket: str | None) -> None:
        """Tell whoever watches what is there that it may have become something else."""
        for told in self.on_write:
            told(Written(desk, ticket))

    # --- which way a call goes -------------------------------------------------------------------------

    def way(self, operation: Operation, effects: Collection[str], caller: Caller) -> Way:
        """Straight to the desk, or through a person; `effects`: of all that this call would send."""
        if set(effects) <= {"read"}:
            return "direct"
        confirm: Mapping[str, Any] = operation.confirm or {}
        if confirm.get("decision") is not None:
            return "confirmation" if self.settings.human_proof or caller.asker.can_ask else "direct"
        if confirm.get("never"):
            return "direct"
        return "proposal" if any(map(self.settings.needs_approval, effects)) else "direct"

    def may_need_approval(self, operation: Operation, tool: Tool | None = None) -> bool:
        """Could a call of this operation become a proposal?"""
        confirm = operation.confirm or {}
        if self.settings.waived or confirm.get("decision") is not None or confirm.get("never"):
            return False
        return any(self.settings.needs_approval(effect) for effect in possible_effects(operation, tool))

    # --- the record ------------------------------------------------------------------------------------

    def audits(self, effect: str) -> bool:
        mode = self.settings.audit
        return mode == "all" or (mode == "writes" and effect != "read")

    async def record(self, event: Event) -> None:
        """Append to the audit; a failure stops what has not been sent yet."""
        try:
            await self.do(lambda state: state.audit.append(event))
        except Refusal as error:
            raise _unrecorded(error.why) from error
        except Exception as error:
            raise _unrecorded(type(error).__name__) from error

    async def record_after(self, event: Event) -> None:
        """Append what has happened already: a failure is told to the operator and undoes nothing."""
        try:
            await self.record(event)
        except Refusal as refusal:
            print(f"deskwright: warning: the audit lacks an event ({event.step}): {refusal.why}", file=sys.stderr)


def _identity(place: str) -> tuple[int, int] | None:
    """Which file this is; None for a database server, or where there is none."""
    try:
        facts = os.stat(place) if "://" not in place else None
    except OSError:
        return None
    return (facts.st_dev, facts.st_ino) if facts is not None else None


def _unrecorded(why: str) -> Refusal:
    return Refusal(
        "the audit could not be written; nothing was sent",
        short(why, 300),
        "have the operator look at --state (disk full, locked, removed?), or start the server with --audit off",
        error={"code": "audit_failed"},
    )

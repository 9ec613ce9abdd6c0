"""What the operator's governance needs of a running server: whose proposal can be sent here, and who looks after it.

It decides nothing: that is a person's, and the governor's.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from contextvars import Context
from typing import TYPE_CHECKING, Any

from deskwright.errors import Refusal
from deskwright.governance.elicit import Asker
from deskwright.governance.gates import Gate
from deskwright.governance.proposal import Proposal
from deskwright.governance.watcher import BEFORE_WATCHING, record_waiver, refused_event, tend, watch
from deskwright.invoke import Call
from deskwright.listing import Entry
from deskwright.policy import EFFECTS
from deskwright.served_desk import ServedDesk

if TYPE_CHECKING:
    from deskwright.catalogue import Catalogue
    from deskwright.governance.rules import Rules
    from deskwright.serving import Application

__all__ = ["Oversight", "tell_strange_words"]

# The steps of the policy: a refusal by one of them is worth an event, a wrong argument is not.
_JUDGED = ("abilities", "read-only", "effects", "rules")


class Oversight:
    """The governance side of one application."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._governor = application.governor
        # desks behind those that are served (`--over`): what is approved for them is sent from here as well
        self.behind: list[ServedDesk] = []
        self._watching: asyncio.Task[None] | None = None
        self._waiver: asyncio.Task[None] | None = None
        # who watches instead of this one, where many applications share a state: told when there is something to watch
        self.watched_by: Callable[[], None] | None = None

    def begin(self) -> None:
        """What earlier processes left is looked after; that nothing waits for a person is on record."""
        if self.watched_by is not None:
            return
        settings = self._governor.settings
        desks = (*self._application.desks, *self.behind)
        tell_strange_words(settings.rules, [desk.catalogue for desk in desks])
        if settings.human_proof or self.waiting_effects:
            self._watching = self._watcher(BEFORE_WATCHING)
        if settings.waived and settings.audit != "off":
            self._waiver = asyncio.get_running_loop().create_task(record_waiver(self._application))

    async def recorded_waiver(self) -> None:
        """That nobody is asked stands before whatever nobody was asked about."""
        if self._waiver is not None:
            await asyncio.shield(self._waiver)

    @property
    def waiting_effects(self) -> list[str]:
        """The effects that are allowed and wait for a person."""
        effects = frozenset[str]().union(
            *(desk.policy.effects for desk in self._application.desks if not desk.policy.read_only)
        )
        return [effect for effect in EFFECTS if effect in effects and self._governor.settings.needs_approval(effect)]

    def watch(self) -> None:
        """From now on send what is approved elsewhere, on the page or on the command line."""
        if self.watched_by is not None:
            self.watched_by()
            return
        if self._watching is not None and not self._governor.opened:
            self._watching.cancel()  # it waits for its first look
        if self._watching is None or self._watching.done() or self._watching.cancelling():
            self._watching = self._watcher(0)

    def _watcher(self, first: float) -> asyncio.Task[None]:
        # in a context of its own: an approval that the present call carries is no word for later ones
        look = watch(self._governor, lambda: tend(self._application), first=first)
        return asyncio.get_running_loop().create_task(look, context=Context())

    def installation_of(self, proposal: Proposal) -> ServedDesk | None:
        """The desk here that has the proposal's installation with the same credential."""
        for desk in (*self._application.desks, *self.behind):
            instance = desk.connections.instances.get(proposal.instance)
            if (
                desk.catalogue.desk == proposal.desk
                and instance is not None
                and self._governor.is_of(proposal.connection, instance)
            ):
                return desk
        return None

    def approved_call(self, proposal: Proposal, gate: Gate) -> Call:
        """The call of a proposal, as any other: the same tool, the same policy, the same way to the desk."""
        desk = self.installation_of(proposal)
        catalogue = desk.catalogue if desk else None
        tools = [] if catalogue is None else [*catalogue.named.values(), *catalogue.operation_tools.values()]
        meant = (tool for tool in tools if tool.name == proposal.tool and proposal.operation in tool.operations)
        tool = next(meant, None)
        if desk is None or tool is None:
            raise Refusal(
                f"{proposal.id} cannot be sent; nothing was sent",
                f"{proposal.desk} has no tool {proposal.tool} any more that calls {proposal.operation}",
                "call a tool that is there: that makes a new proposal",
                error={"code": "refused", "step": "selection"},
            )
        return Call(
            catalogue=desk.catalogue,
            tool=tool,
            shown_name=proposal.shown,
            policy=desk.policy_for(proposal.instance),
            connections=desk.connections,
            instance=proposal.instance,
            request_key=None,
            limits=self._application.limits,
            reader_of=lambda operation: self._application.tools.reader_of(desk, operation),
            gate=gate,
            key=proposal.key,
        )

    def check_arguments(self, call: Call, arguments: Mapping[str, Any]) -> None:
        """Refuse what the tool does not take: after a decision there may be less, other texts, or another tool."""
        key = f"{call.catalogue.desk}:{call.tool.name}"
        self._application.checks.check(key, call.tool.schema, arguments, shown=call.shown_name)

    async def record_refusal(
        self, name: str, arguments: Mapping[str, Any], refusal: Refusal, asker: Asker | None
    ) -> None:
        """Keep that the policy refused a call; a wrong argument is not worth an event."""
        if (refusal.error or {}).get("step") not in _JUDGED:
            return
        effect = str((refusal.error or {}).get("effect") or "")
        if self._governor.settings.audit == "off" or (effect == "read" and not self._governor.audits("read")):
            return
        found = self._application.tools.entry(name)
        if found is None or (not effect and self._governor.settings.audit != "all" and _reads_only(found[1])):
            return
        me = await self._governor.named(self._application.principal)
        await self._governor.record_after(refused_event(me, found[0].catalogue.desk, name, arguments, refusal, asker))

    async def aclose(self) -> None:
        own = [task for task in (self._watching, self._waiver) if task is not None]
        for task in own:
            task.cancel()
        await asyncio.gather(*own, return_exceptions=True)
        # before the connections close: a request that is on its way has an outcome to write down
        await self._governor.settle(owner=None if self.watched_by is None else self._application)


def tell_strange_words(rules: Rules | None, catalogues: Sequence[Catalogue]) -> None:
    """Warn of what rules name and no desk here has: a slip of the pen would let everything pass."""
    if rules is None:
        return
    tools = {catalogue.desk: {tool.name for tool in catalogue.tools} for catalogue in catalogues}
    operations = {catalogue.desk: set(catalogue.operations) for catalogue in catalogues}
    for word in [*rules.unknown_words(tools), *rules.unknown_words(operations, "operation")]:
        print(
            f"deskwright: warning: policy: {word} of the desks served here: it never holds for them",
            file=sys.stderr,
        )


def _reads_only(entry: Entry) -> bool:
    facts = (entry.listed.get("_meta") or {}).get("deskwright") or {}
    return facts.get("effects") == ["read"]

"""One desk as a hosted server has it: where it is, what it may do at most, and the application of each login.

An address comes from the operator's configuration alone, a credential from a request alone; the operator's own one is
used only where it was said to be shared.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import Any

from deskwright.arguments import SchemaChecks
from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.governance.governor import Governor
from deskwright.hosted.tenants import Tenants
from deskwright.hosted.values import Admitted, Login
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import Grants, Policy
from deskwright.served_desk import ServedDesk
from deskwright.serving import Application
from deskwright.settings import Instance

__all__ = ["Account", "HostedDesk", "Terms"]


@dataclass(frozen=True, slots=True)
class Account:
    """What the desk says of a login."""

    subject: str
    """The same for the same account, whichever of its keys was shown."""
    name: str
    """As people know it; empty where nobody tells."""
    grants: Grants | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every login of a desk: the operator's switches."""

    policy: Policy
    selection: Selection
    limits: Limits
    tls: Tls


class HostedDesk:
    """`address`: an installation without a credential; `shared`: the installations with the operator's own."""

    def __init__(
        self,
        catalogue: Catalogue,
        address: Instance,
        terms: Terms,
        governor: Governor,
        *,
        shared: Sequence[Instance] | None = None,
        starting: Sequence[Callable[[], Awaitable[None]]] = (),
        closing: Sequence[Callable[[], Awaitable[None]]] = (),
        inner: Application | None = None,
    ) -> None:
        """`inner`: the desk that a local one works over; what is approved for it is sent from here as well."""
        self.catalogue, self.address, self.terms, self.governor = catalogue, address, terms, governor
        self.shared, self.inner = shared, inner
        self.starting, self.closing = list(starting), list(closing)
        self._checks = SchemaChecks()
        # what is shared is served under more installations, and so with other schemas
        self._shared_checks = SchemaChecks()
        # who watches over what waits for a person: set by the server before anybody is served
        self.watched_by: Callable[[], None] = lambda: None
        self.template = self._application({}, governor.settings.principal)
        self.tenants = Tenants(self._tenant)

    @property
    def id(self) -> str:
        return self.catalogue.desk

    @property
    def title(self) -> str:
        return self.catalogue.title

    def lease(self, admitted: Admitted) -> AbstractAsyncContextManager[Application]:
        """The application with this login alone."""
        return self.tenants.lease(admitted)

    def instance_of(self, login: Login) -> Instance:
        """The installation with this login; what chooses between ways to log in stays the operator's."""
        return replace(self.address, credentials={**self.address.credentials, **login.credentials})

    async def aclose(self) -> None:
        await self.tenants.aclose()
        await self.template.aclose()
        for close in self.closing:
            await close()

    def _tenant(self, admitted: Admitted) -> Application:
        if admitted.login is not None:
            instances: Mapping[str, Instance] = {self.address.name: self.instance_of(admitted.login)}
        else:
            assert self.shared is not None, "only a desk that is shared admits without a login"
            instances = {instance.name: instance for instance in self.shared}
        policy = self.terms.policy if not admitted.read_only else replace(self.terms.policy, read_only=True)
        checks = self._checks if admitted.login is not None else self._shared_checks
        principal = replace(admitted.principal, connection=admitted.connection)
        return self._application(instances, principal, policy, checks)

    def _application(self, instances: Mapping[str, Instance], principal: Any, *more: Any) -> Application:
        policy, checks = more if more else (self.terms.policy, SchemaChecks())
        connections = Connections(self.catalogue.connection, instances, self.terms.tls, hosted=True)
        served = ServedDesk(self.catalogue, connections, policy, remember=False)
        application = Application(
            [served], self.terms.selection, self.terms.limits, self.governor, principal=principal, checks=checks
        )
        application.oversight.watched_by = lambda: self.watched_by()
        return application

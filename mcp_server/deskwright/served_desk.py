"""A desk as this process serves it: its installations, and what is known of each one's credential.

It opens nothing: a probe asks only when it is told to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from deskwright import probe
from deskwright.catalogue import Catalogue
from deskwright.connections import Connections
from deskwright.policy import UNKNOWN_GRANTS, Grants, Policy

__all__ = ["ServedDesk"]


@dataclass(slots=True)
class ServedDesk:
    """A desk with its installations and what is known of each one's credential."""

    catalogue: Catalogue
    connections: Connections
    policy: Policy
    # declared grants hold for every installation and are never asked for
    grants: dict[str, Grants] = field(default_factory=dict)
    remember: bool = True

    @property
    def instances(self) -> list[str]:
        return list(self.connections.instances)

    def policy_for(self, instance: str) -> Policy:
        if self.policy.grants.source == "declared":
            return self.policy
        return self.policy.with_grants(self.grants.get(instance, UNKNOWN_GRANTS))

    @property
    def policies(self) -> list[Policy]:
        return [self.policy_for(name) for name in self.instances] or [self.policy]

    @property
    def asks(self) -> bool:
        """Is there a probe to make?"""
        return self.policy.grants.source != "declared" and bool(self.catalogue.connection.get("probe"))

    def read_cached_grants(self) -> None:
        if self.asks and self.remember:
            for name, instance in self.connections.instances.items():
                cached = probe.read_cached(self.catalogue.desk, instance.digest)
                if cached is not None:
                    self.grants[name] = cached

    async def probe(self, name: str) -> None:
        grants = await probe.probe_grants(self.connections.client(name), self.catalogue)
        if grants is not None:
            self.grants[name] = grants
            if self.remember:
                digest = self.connections.instances[name].digest
                probe.write_cached(self.catalogue.desk, digest, grants)

"""Opens one HTTP client per installation when it is first needed, and closes them all.

It holds the only place where a client gets its credential: no two installations share one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from deskwright.httpx_alone import import_httpx
from deskwright.settings import Instance

if TYPE_CHECKING:
    from helpdesks._client import AsyncClient

__all__ = ["Connections", "Tls"]


@dataclass(frozen=True, slots=True)
class Tls:
    """How certificates are checked; `insecure` is told at each start."""

    ca_file: str | None = None
    insecure: bool = False


class Connections:
    """The clients of one desk, by installation."""

    def __init__(
        self, connection: Mapping[str, Any], instances: Mapping[str, Instance], tls: Tls, *, hosted: bool = False
    ) -> None:
        self._connection = connection
        self.instances = dict(instances)
        self._tls = tls
        # what requests call themselves: a hosted server says so
        self._agent: Literal["sdk", "server"] = "server" if hosted else "sdk"
        self._open: dict[str, AsyncClient] = {}

    def client(self, name: str) -> AsyncClient:
        """The client of an installation; httpx is imported here, at the first call."""
        if name not in self._open:
            import_httpx()
            from helpdesks._client import AsyncClient, user_agent

            instance = self.instances[name]
            verify: bool | str = False if self._tls.insecure else (self._tls.ca_file or instance.verify)
            self._open[name] = AsyncClient(
                self._connection,
                base_url=instance.base_url,
                credentials=instance.credentials,
                timeout=instance.timeout,
                transport=_in_process(instance.app) if instance.app is not None else _over_network(verify),
                verify=verify,
                user_agent=user_agent(self._connection, self._agent),
            )
        return self._open[name]

    async def aclose(self) -> None:
        for client in self._open.values():
            await client.aclose()
        self._open.clear()


def _in_process(app: Any) -> Any:
    import httpx

    return httpx.ASGITransport(app=app)


def _over_network(verify: bool | str) -> Any:
    from deskwright.transports import chosen_transport

    return chosen_transport(verify)

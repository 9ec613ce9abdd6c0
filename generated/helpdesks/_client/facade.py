# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""What the facades of all desks share: a client, settings from the environment, `with`.

Refuses to look at the environment unless asked to by `from_env`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import TracebackType
from typing import Any, ClassVar, Self

import httpx

from .client import AsyncClient, Client


class SyncDesk:
    """A desk for scripts. The generated subclass adds its connection and its namespaces."""

    connection: ClassVar[dict[str, Any]]

    def __init__(
        self,
        *,
        base_url: str,
        credential: Mapping[str, str],
        timeout: float | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: bool | str = True,
    ) -> None:
        """`credential`: names of the desk's variables and their values, {"…_API_TOKEN": "…"}; `timeout` in seconds."""
        self.client = Client(
            self.connection,
            base_url=base_url,
            credentials=credential,
            timeout=timeout,
            transport=transport,
            verify=verify,
        )

    @classmethod
    def from_env(
        cls,
        environ: Mapping[str, str] | None = None,
        *,
        instance: str | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: bool | str | None = None,
    ) -> Self:
        """A desk from its environment variables; a ConfigurationError names everything that is missing.

        `verify` given here wins over the desk's own variables for certificates.
        """
        desk = cls.__new__(cls)
        settings = os.environ if environ is None else environ
        desk.client = Client.from_env(cls.connection, settings, instance, transport=transport, verify=verify)
        return desk

    def close(self) -> None:
        self.client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncDesk:
    """The same with `async with` and awaited calls."""

    connection: ClassVar[dict[str, Any]]

    def __init__(
        self,
        *,
        base_url: str,
        credential: Mapping[str, str],
        timeout: float | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: bool | str = True,
    ) -> None:
        """`credential`: names of the desk's variables and their values, {"…_API_TOKEN": "…"}; `timeout` in seconds."""
        self.client = AsyncClient(
            self.connection,
            base_url=base_url,
            credentials=credential,
            timeout=timeout,
            transport=transport,
            verify=verify,
        )

    @classmethod
    def from_env(
        cls,
        environ: Mapping[str, str] | None = None,
        *,
        instance: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: bool | str | None = None,
    ) -> Self:
        """A desk from its environment variables; a ConfigurationError names everything that is missing.

        `verify` given here wins over the desk's own variables for certificates.
        """
        desk = cls.__new__(cls)
        settings = os.environ if environ is None else environ
        desk.client = AsyncClient.from_env(cls.connection, settings, instance, transport=transport, verify=verify)
        return desk

    async def aclose(self) -> None:
        await self.client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


__all__ = ["AsyncDesk", "SyncDesk"]

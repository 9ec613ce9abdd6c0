# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""The two clients: `exchange` decides, these only send, wait and lock.

Refuse answers above `max_answer`, cookies kept between requests, and redirects that httpx would follow
by itself.
"""

from __future__ import annotations

import logging
import ssl
import threading
import time
import warnings
from collections.abc import Awaitable, Callable, Generator, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import httpx

from .agent import user_agent as user_agent_of
from .auth import Login
from .environment import clean_base_url, read_settings, read_timeout
from .errors import ConfigurationError
from .exchange import BrokenAnswer, Send, Step, Terms, TooMuch, Wait, exchange, log_in

T = TypeVar("T")

MAX_ANSWER = 40 * 1024 * 1024
_LOG = logging.getLogger("httpx")
_ENCODED = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})


def _terms(
    connection: Mapping[str, Any],
    base_url: str,
    credentials: Mapping[str, str],
    timeout: float | None,
    max_answer: int,
    user_agent: str | None,
    clock: Callable[[], float],
) -> Terms:
    cleaned = clean_base_url(connection, base_url)
    headers = {"User-Agent": user_agent or user_agent_of(connection, "sdk"), "Accept-Encoding": "gzip, deflate"}
    login = Login(connection, credentials, cleaned, clock)
    timeout = read_timeout(connection, {}) if timeout is None else timeout
    return Terms(cleaned, login, headers, timeout, max_answer, connection.get("errors") or ())


def _from_env(
    connection: Mapping[str, Any], environ: Mapping[str, str], instance: str | None, options: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments of a client as the environment gives them; options that are not None win."""
    settings = read_settings(connection, environ, instance)
    told = {name: value for name, value in options.items() if value is not None}
    if settings.verify is False and "verify" not in told:
        variable = connection["tls"]["verify_env"]
        warnings.warn(
            f"{variable} is off: the certificate of {settings.base_url} is not checked, "
            "so anybody on the way can read and change what is sent",
            stacklevel=3,
        )
    given = {
        "base_url": settings.base_url,
        "credentials": settings.credentials,
        "timeout": settings.timeout,
        "verify": settings.verify,
    }
    return given | told


def _verification(verify: bool | str | ssl.SSLContext) -> bool | ssl.SSLContext:
    if not isinstance(verify, str):
        return verify
    try:
        return ssl.create_default_context(cafile=verify)
    except OSError as problem:  # ssl.SSLError is one
        raise ConfigurationError(f"the CA file {verify} cannot be used ({type(problem).__name__})") from None


def _whole(response: httpx.Response, request: httpx.Request, chunks: list[bytes]) -> httpx.Response:
    """The same answer with its decoded body in memory and nothing left to read."""
    headers = [pair for pair in response.headers.raw if pair[0].lower() not in _ENCODED]
    return httpx.Response(
        response.status_code,
        headers=headers,
        content=b"".join(chunks),
        request=request,
        extensions={name: value for name, value in response.extensions.items() if name != "network_stream"},
    )


class Client:
    """A connection to one desk for ordinary code; safe to share between threads."""

    def __init__(
        self,
        connection: Mapping[str, Any],
        *,
        base_url: str,
        credentials: Mapping[str, str],
        timeout: float | None = None,
        transport: httpx.BaseTransport | None = None,
        verify: bool | str | ssl.SSLContext = True,
        max_answer: int = MAX_ANSWER,
        user_agent: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._terms = _terms(connection, base_url, credentials, timeout, max_answer, user_agent, clock)
        self._http = httpx.Client(transport=transport, verify=_verification(verify), follow_redirects=False)
        self._lock = threading.Lock()
        self._sleep = sleep

    @classmethod
    def from_env(
        cls,
        connection: Mapping[str, Any],
        environ: Mapping[str, str],
        instance: str | None = None,
        **options: Any,
    ) -> Self:
        """A client from environment variables; ConfigurationError names all that are missing."""
        return cls(connection, **_from_env(connection, environ, instance, options))

    @property
    def base_url(self) -> str:
        return self._terms.base_url

    def send(
        self,
        operation: Mapping[str, Any],
        values: Mapping[str, Any],
        *,
        key: str | None = None,
        timeout: float | None = None,
    ) -> httpx.Response:
        """Carry out one operation; the answer is a success with its body read, anything else is raised."""
        return self._drive(exchange(self._terms, operation, values, key, timeout))

    def log_in(self, *, timeout: float | None = None) -> dict[str, Any]:
        """Make sure that a session is there: {"user", "scheme", "since", "until", "new"}, never the session itself."""
        return self._drive(log_in(self._terms, timeout))

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    def _drive(self, flow: Generator[Step, Any, T]) -> T:
        result: Any = None
        problem: Exception | None = None
        locked = False
        try:
            while True:
                step = flow.send(result) if problem is None else flow.throw(problem)
                result = problem = None
                if isinstance(step, Send):
                    try:
                        result = self._send(step)
                    except (httpx.TransportError, TooMuch, BrokenAnswer) as caught:
                        problem = caught
                elif isinstance(step, Wait):
                    self._sleep(step.seconds)
                elif step.take:
                    self._lock.acquire()
                    locked = True
                else:
                    self._lock.release()
                    locked = False
        except StopIteration as stop:
            answer: T = stop.value
            return answer
        finally:
            flow.close()
            if locked:
                self._lock.release()

    def _send(self, step: Send) -> httpx.Response:
        request = step.request.to_httpx(timeout=step.timeout)
        response = self._http.send(request, stream=True, follow_redirects=False)
        try:
            chunks: list[bytes] = []
            size = 0
            for chunk in response.iter_bytes():
                size += len(chunk)
                if size > self._terms.max_answer:
                    raise TooMuch(response.status_code)
                chunks.append(chunk)
        except (httpx.TransportError, httpx.DecodingError) as problem:
            raise BrokenAnswer(response.status_code, problem) from problem
        finally:
            response.close()
        return _whole(response, request, chunks)


class AsyncClient:
    """The same for asyncio; safe to share between tasks of one loop."""

    def __init__(
        self,
        connection: Mapping[str, Any],
        *,
        base_url: str,
        credentials: Mapping[str, str],
        timeout: float | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: bool | str | ssl.SSLContext = True,
        max_answer: int = MAX_ANSWER,
        user_agent: str | None = None,
        sleep: Callable[[float], Awaitable[None]] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._terms = _terms(connection, base_url, credentials, timeout, max_answer, user_agent, clock)
        self._http = httpx.AsyncClient(transport=transport, verify=_verification(verify), follow_redirects=False)
        self._transport = transport
        import asyncio  # here, because a script without tasks needs none of it

        self._lock = asyncio.Lock()
        self._sleep = sleep or asyncio.sleep

    @classmethod
    def from_env(
        cls,
        connection: Mapping[str, Any],
        environ: Mapping[str, str],
        instance: str | None = None,
        **options: Any,
    ) -> Self:
        """A client from environment variables; ConfigurationError names all that are missing."""
        return cls(connection, **_from_env(connection, environ, instance, options))

    @property
    def base_url(self) -> str:
        return self._terms.base_url

    async def send(
        self,
        operation: Mapping[str, Any],
        values: Mapping[str, Any],
        *,
        key: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - per phase, httpx counts it
    ) -> httpx.Response:
        """Carry out one operation; the answer is a success with its body read, anything else is raised."""
        return await self._drive(exchange(self._terms, operation, values, key, timeout))

    async def log_in(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - per phase, httpx counts it
    ) -> dict[str, Any]:
        """Make sure that a session is there: {"user", "scheme", "since", "until", "new"}, never the session itself."""
        return await self._drive(log_in(self._terms, timeout))

    async def aclose(self) -> None:
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    async def _drive(self, flow: Generator[Step, Any, T]) -> T:
        result: Any = None
        problem: Exception | None = None
        locked = False
        try:
            while True:
                step = flow.send(result) if problem is None else flow.throw(problem)
                result = problem = None
                if isinstance(step, Send):
                    try:
                        result = await self._send(step)
                    except (httpx.TransportError, TooMuch, BrokenAnswer) as caught:
                        problem = caught
                elif isinstance(step, Wait):
                    await self._sleep(step.seconds)
                elif step.take:
                    await self._lock.acquire()
                    locked = True
                else:
                    self._lock.release()
                    locked = False
        except StopIteration as stop:
            answer: T = stop.value
            return answer
        finally:
            flow.close()
            if locked:
                self._lock.release()

    async def _send(self, step: Send) -> httpx.Response:
        request = step.request.to_httpx(timeout=step.timeout)
        if self._transport is None:
            response = await self._http.send(request, stream=True, follow_redirects=False)
        else:
            # What httpx's client does between a request and its transport, nothing here asks for: it chooses a proxy,
            # logs in, follows redirects, keeps cookies. That takes as long as all the rest. Its line in the log stays.
            response = await self._transport.handle_async_request(request)
            _LOG.info("HTTP Request: %s %s %d", request.method, request.url, response.status_code)
        try:
            chunks: list[bytes] = []
            size = 0
            plain = isinstance(response.stream, httpx.AsyncByteStream) and "content-encoding" not in response.headers
            async for chunk in cast("httpx.AsyncByteStream", response.stream) if plain else response.aiter_bytes():
                size += len(chunk)
                if size > self._terms.max_answer:
                    raise TooMuch(response.status_code)
                chunks.append(chunk)
        except (httpx.TransportError, httpx.DecodingError) as problem:
            raise BrokenAnswer(response.status_code, problem) from problem
        finally:
            await response.aclose()
        return _whole(response, request, chunks)


__all__ = ["MAX_ANSWER", "AsyncClient", "Client"]

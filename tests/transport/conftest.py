"""A desk on loopback that says byte for byte what a test wants, and the two transports."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from deskwright.transport import AiohttpTransport

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
Talk = Callable[["Line"], Awaitable[None]]


@dataclass
class Line:
    """One connection, from the desk's side."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    desk: Desk

    async def read(self) -> bytes:
        """One request, whole; b"" when the client hung up."""
        head = await self.head()
        if not head:
            return b""
        names = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
        body = await self.reader.readexactly(int(names.get(b"content-length", b"0")))
        self.desk.requests[-1] += body
        return head + body

    async def head(self) -> bytes:
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return b""
        self.desk.requests.append(head)
        return head

    async def say(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def hang_up(self, *, reset: bool = False) -> None:
        self.writer.transport.abort() if reset else self.writer.close()


@dataclass
class Desk:
    """What came in, and where."""

    talk: Talk
    base: str = ""
    requests: list[bytes] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


async def always_ok(line: Line) -> None:
    while sent := await line.read():
        await line.say(OK.removesuffix(b"{}") if sent.startswith(b"HEAD") else OK)


def says(answer: bytes) -> Talk:
    """The same answer to every request."""

    async def talk(line: Line) -> None:
        while await line.read():
            await line.say(answer)

    return talk


@asynccontextmanager
async def serving(talk: Talk = always_ok, *, host: str = "127.0.0.1", tls: Any = None) -> AsyncIterator[Desk]:
    desk = Desk(talk)
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        line = Line(reader, writer, desk)
        desk.lines.append(line)
        try:
            await talk(line)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connected, host, 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    desk.base = f"{'https' if tls else 'http'}://{shown}:{port}"
    try:
        yield desk
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def stock(context: ssl.SSLContext | None = None, most: int = 100) -> httpx.AsyncBaseTransport:
    limits = httpx.Limits(max_connections=most)
    return httpx.AsyncHTTPTransport(verify=context if context is not None else True, limits=limits)


def fast(context: ssl.SSLContext | None = None, most: int = 100) -> httpx.AsyncBaseTransport:
    made = AiohttpTransport((lambda: context) if context is not None else httpx.create_ssl_context)
    made.most = most
    return made


@pytest.fixture(params=[stock, fast], ids=["httpx", "aiohttp"])
def transport(request: pytest.FixtureRequest) -> Callable[..., httpx.AsyncBaseTransport]:
    """Both must do the same."""
    made: Callable[..., httpx.AsyncBaseTransport] = request.param
    return made


@dataclass(frozen=True)
class Certificate:
    file: Path
    server: ssl.SSLContext


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A desk's own certificate, for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "desk.test")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    file, secret = folder / "desk.pem", folder / "desk.key"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, secret)
    return Certificate(file, context)

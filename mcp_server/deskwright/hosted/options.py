"""The words of `serve … --http`: where it listens, under which names it is known, what a request may cost.

All checks are here, before anything listens. Refused: an address that other machines reach without saying under which
name, an address in clear for other machines, and words that would take effect nowhere.
"""

from __future__ import annotations

import argparse
import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from deskwright.errors import UsageError, short
from deskwright.hosted.words import CONCURRENCY, RATE, REQUEST_BYTES, add_http_options, check_http_options
from deskwright.listening import in_url, is_loopback

__all__ = ["HttpSettings", "Rate", "add_http_options", "check_http_options", "read_http_settings"]

ANSWER_BYTES = 32 * 1024 * 1024
_RATE = re.compile(r"(\d{1,9})(?:\s*/\s*(s|sec|second|m|min|minute|h|hour))?")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::(\d{1,5}))?")
_PORTS = {"http": 80, "https": 443}
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls of one principal in so many seconds."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """The operator's choices about HTTP, checked."""

    host: str
    port: int
    public_url: str = ""
    """Scheme, host and port as clients write them, without a slash at the end; empty: as it listens."""
    hosts: frozenset[str] = frozenset()
    """Names that the Host header may say; with a port that one alone, without any."""
    any_host: bool = False
    origins: frozenset[str] = frozenset()
    """Origins of web pages that may call, beside the server's own."""
    any_origin: bool = False
    proxies: tuple[Network, ...] = ()
    """Who is believed when it says for whom it asks (X-Forwarded-For)."""
    sessions: bool = False
    shared_token: bool = False
    workers: int = 1
    issuer: str = ""
    audience: str = ""
    oauth: bool = True
    rate: Rate | None = Rate(600, 60.0)
    concurrency: int = CONCURRENCY
    max_request: int = REQUEST_BYTES
    max_answer: int = ANSWER_BYTES
    metrics: bool = False

    @property
    def loopback(self) -> bool:
        """Is it for this machine alone?"""
        return is_loopback(self.host)

    @property
    def origin(self) -> str:
        """How clients reach it: the public address, else where it listens."""
        return self.public_url or f"http://{in_url(self.host)}" + ("" if self.port == 80 else f":{self.port}")

    def listening(self, port: int) -> HttpSettings:
        """The same with the port that was given where none was asked for."""
        return replace(self, port=port)


def read_http_settings(options: argparse.Namespace) -> HttpSettings:
    """What the command line says, or a UsageError that tells how to say it."""
    host, port = _read_bind(options.http)
    public_url = _read_public_url(options.public_url) if options.public_url is not None else ""
    hosts, any_host = _read_hosts(_words(options.allowed_hosts))
    origins, any_origin = _read_origins(_words(options.allowed_origins))
    if public_url:
        hosts |= _names_of(public_url)
    oauth = not options.no_oauth and options.issuer is None
    if not is_loopback(host):
        tokens = oauth or (options.issuer is not None and options.issuer_audience is None)
        _check_public(options.http, public_url, named=bool(hosts) or any_host, tokens=tokens)
    workers = _at_least("--workers", options.workers, 1, 1, 64)
    if workers > 1 and options.sessions:
        raise UsageError(
            f"--sessions with --workers {workers}: a session lives in one process, and requests reach any of them; "
            "leave one of the two away"
        )
    if options.issuer_audience is not None and options.issuer is None:
        raise UsageError("--issuer-audience: only with --issuer URL, whose tokens it is about")
    for word, folder in (("--attachments", options.attachments), ("--exports", options.exports)):
        if folder is not None:
            raise UsageError(
                f"{word}: with --http, callers are on other machines and this folder is everybody's; leave it away "
                "(files are sent within a request, answers come page by page)"
            )
    return HttpSettings(
        host=host,
        port=port,
        public_url=public_url,
        hosts=frozenset(hosts),
        any_host=any_host,
        origins=frozenset(origins),
        any_origin=any_origin,
        proxies=tuple(_read_network(word) for word in _words(options.trusted_proxies)),
        sessions=bool(options.sessions),
        shared_token=bool(options.shared_token),
        workers=workers,
        issuer=options.issuer or "",
        audience=options.issuer_audience or "",
        oauth=oauth,
        rate=_read_rate(options.rate if options.rate is not None else RATE),
        concurrency=_at_least("--concurrency", options.concurrency, CONCURRENCY, 1, 10_000),
        max_request=_at_least("--max-request", options.max_request, REQUEST_BYTES, 10_000, 1 << 30),
        # an answer of --max-result carries its data and its text, each with what JSON adds
        max_answer=max(ANSWER_BYTES, 8 * options.max_result),
        metrics=bool(options.metrics),
    )


# --- one word each -------------------------------------------------------------------------------------


def _words(values: Sequence[str] | None) -> list[str]:
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]


def _read_bind(words: str) -> tuple[str, int]:
    host, colon, port = words.strip().rpartition(":")
    bare = host.removeprefix("[").removesuffix("]")
    bracketed = host != bare
    if not colon or not bare or (":" in bare) != bracketed or not port.isdecimal() or int(port) > 65_535:
        raise UsageError(f"--http {short(words)}: write HOST:PORT, as in 127.0.0.1:8000 or [::1]:8000")
    return bare.lower(), int(port)


def _check_public(bind: str, public_url: str, *, named: bool, tokens: bool) -> None:
    """An address that other machines reach must know its own names."""
    if not named:
        raise UsageError(
            f"--http {bind} can be reached from other machines: say under which name, with --public-url "
            "https://YOUR.HOST or --allowed-hosts YOUR.HOST.\n"
            "  Without it any web page could have its visitors' browsers call here by a name of the page's own.\n"
            "  Or listen on 127.0.0.1, for this machine alone."
        )
    if tokens and not public_url:
        raise UsageError(
            f"--http {bind}: tokens name the address they are for, so this server must know its own: give "
            "--public-url https://YOUR.HOST, or --no-oauth where callers bring the desks' own keys"
        )


def _at_least(word: str, value: int | None, default: int, least: int, most: int) -> int:
    if value is None:
        return default
    if not least <= value <= most:
        raise UsageError(f"{word} {value}: a number from {least} to {most}")
    return value


def _read_network(word: str) -> Network:
    try:
        return ipaddress.ip_network(word, strict=False)
    except ValueError:
        raise UsageError(
            f"--trusted-proxies {short(word)}: write addresses or networks, as in 10.0.0.7 or 172.16.0.0/12"
        ) from None


def _read_rate(words: str) -> Rate | None:
    if words.strip().lower() in ("none", "off"):
        return None
    found = _RATE.fullmatch(words.strip().lower())
    if found is None or int(found[1]) == 0:
        raise UsageError(f"--rate {short(words)}: write calls and time, as in 10/s, {RATE} or 5000/h, or none")
    return Rate(int(found[1]), _SECONDS[(found[2] or "m")[0]])


def _read_public_url(words: str) -> str:
    wrong = f"--public-url {short(words)}: write the address clients use, as in https://mcp.example.org"
    try:
        parts = urlsplit(words.strip())
        port = parts.port
    except ValueError:
        raise UsageError(wrong) from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host or parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(wrong)
    if not _HOST.fullmatch(in_url(host)):
        raise UsageError(f"{wrong}; a host's name is of letters, digits, dots and dashes (xn--… for others)")
    if parts.path not in ("", "/"):
        raise UsageError(f"{wrong}; without a path: the desks' addresses are below it")
    if parts.scheme == "http" and not is_loopback(host):
        raise UsageError(f"{wrong}; over http anybody in between reads credentials and tickets")
    return f"{parts.scheme}://{in_url(host)}" + (f":{port}" if port not in (None, _PORTS[parts.scheme]) else "")


def _names_of(url: str) -> set[str]:
    """How the Host header may name it: the port of a scheme may be left out or said."""
    scheme, _, name = url.partition("://")
    return {name} if _HOST.fullmatch(name)[2] else {name, f"{name}:{_PORTS[scheme]}"}  # type: ignore[index]


def _read_hosts(words: Sequence[str]) -> tuple[set[str], bool]:
    names: set[str] = set()
    for word in words:
        if word == "*":
            continue
        name = word.lower()
        if not (found := _HOST.fullmatch(name)) or int(found[2] or 0) > 65_535:
            raise UsageError(
                f"--allowed-hosts {short(word)}: write names as they stand in addresses, without https:// and path, "
                "as in mcp.example.org or mcp.internal:8000 (* for any name)"
            )
        names.add(name)
    return names, "*" in words


def _read_origins(words: Sequence[str]) -> tuple[set[str], bool]:
    origins: set[str] = set()
    for word in words:
        if word == "*":
            continue
        scheme, mark, name = word.lower().rstrip("/").partition("://")
        found = _HOST.fullmatch(name)
        if not mark or scheme not in _PORTS or not found or int(found[2] or 0) > 65_535:
            raise UsageError(
                f"--allowed-origins {short(word)}: write scheme and host, as in https://assistant.example.org or "
                "http://localhost:6274 (* for every page)"
            )
        port = found[2]
        # a browser leaves its scheme's own port out
        origins.add(f"{scheme}://{found[1]}" + (f":{port}" if port and int(port) != _PORTS[scheme] else ""))
    return origins, "*" in words

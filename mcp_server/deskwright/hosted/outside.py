"""Reads a JSON document of somebody else's server: over https, at a public address, without following anything.

The name is resolved once and the connection goes to one of the addresses that were judged, so that a name cannot mean
something else a moment later. Refused: another scheme, an address inside (unless the operator named that very host),
a redirect, a long document, a slow one, and anything that is no JSON.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from deskwright.listening import is_loopback

__all__ = ["Document", "Outside", "OutsideError", "is_inside", "read_document"]

MOST_BYTES, LONGEST = 256 * 1024, 5.0
# A name may have one of each version, and this machine a way to one of them only.
_MOST_ADDRESSES = 4
# Not on the open internet, though the standard library's lists (which differ by version) may not say so: what version 6
# had for sites, maps version 4 to, keeps for documents and routes; protocol assignments; a cloud's own services.
_INSIDE = tuple(
    ipaddress.ip_network(network)
    for network in ("fec0::/10", "64:ff9b:1::/48", "::/96", "3fff::/20", "5f00::/16", "100::/64", "2001::/23",
                    "192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")
)  # fmt: skip
_AGE = re.compile(r"(?:^|[,\s])max-age=(\d{1,8})")
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


class OutsideError(Exception):
    """The document was not to be had; the text says why and names the host, nothing else of the address."""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read, and for how many seconds its server says that it holds (None: it says nothing)."""

    value: Any
    fresh: int | None = None


Outside = Callable[[str], Awaitable[Document]]


async def read_document(
    url: str,
    *,
    known_hosts: Collection[str] = (),
    most: int = MOST_BYTES,
    longest: float = LONGEST,
    resolve: Resolve | None = None,
    ca_file: str | None = None,
) -> Document:
    """The JSON at `url`. `known_hosts`: the operator named these, so they may be inside, and plain http on loopback."""
    import httpx

    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise OutsideError("an address that cannot be read as one") from None
    known = host in known_hosts
    if not host or parts.username is not None or parts.password is not None or parts.fragment:
        raise OutsideError("an address without a host, or with more than a host and a path")
    if parts.scheme != "https" and not (parts.scheme == "http" and known and is_loopback(host)):
        raise OutsideError(f"{host}: it must be an https address")
    if not known and port not in (None, 443):
        raise OutsideError(f"{host}: only the port of https is asked")
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        async with asyncio.timeout(longest):
            addresses = await (resolve or _resolve)(host, port)
            if not addresses:
                raise OutsideError(f"{host} has no address")
            if not known and any(is_inside(address) for address in addresses):
                raise OutsideError(f"{host} leads to an address inside this network")
            for address in addresses[:_MOST_ADDRESSES]:
                try:
                    return await _read(httpx, url, host, address, most, ca_file)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    failed: Exception = error
            raise failed
    except TimeoutError:
        raise OutsideError(f"{host} did not answer in {longest:g} s") from None
    except OSError as error:
        raise OutsideError(f"{host} could not be reached: {type(error).__name__}") from None
    except httpx.HTTPError as error:
        raise OutsideError(f"{host} could not be read: {type(error).__name__}") from None


async def _read(httpx: Any, url: str, host: str, address: str, most: int, ca_file: str | None) -> Document:
    """One GET to the judged address, asked for and certified by its name; nothing of the environment takes part."""
    target = httpx.URL(url)
    pinned = target.copy_with(host=address)
    headers = {"host": target.netloc.decode("ascii"), "accept": "application/json", "accept-encoding": "identity"}
    verify = ssl.create_default_context(cafile=ca_file) if ca_file else True
    extensions = {"sni_hostname": host} if target.scheme == "https" else {}
    async with (
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=LONGEST, verify=verify) as http,
        http.stream("GET", pinned, headers=headers, extensions=extensions) as response,
    ):
        if response.status_code != 200:
            raise OutsideError(f"{host} answered {response.status_code}")
        content = b""
        async for chunk in response.aiter_raw():
            content += chunk
            if len(content) > most:
                raise OutsideError(f"{host} sent more than {most} bytes")
        found = _AGE.search(response.headers.get("cache-control", "").lower())
    try:
        return Document(json.loads(content), int(found[1]) if found else None)
    except (ValueError, RecursionError):
        raise OutsideError(f"{host} sent no JSON") from None


def is_inside(address: str) -> bool:
    """Is it an address that is not on the open internet (or one that stands for such)?"""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(found, ipaddress.IPv6Address):
        # addresses that carry one of version 4: mapped, 6to4, Teredo, and the prefix that NAT64 uses
        carried = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in ipaddress.ip_network("64:ff9b::/96"):
            carried.append(ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF))
        if any(inner is not None and is_inside(str(inner)) for inner in carried):
            return True
        if found.ipv4_mapped is not None:
            return False
    listed = any(found in network for network in _INSIDE if network.version == found.version)
    return listed or not found.is_global or found.is_multicast


async def _resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))

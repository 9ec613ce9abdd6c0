"""What the incident classes are tried on over HTTP: a whole server as a process, with two desks and two people.

A stranger listens beside them; whatever reaches that address was sent there by somebody's trick.
"""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.fuzz.accounts import Account, Accounts, listening
from tests.fuzz.hosted import Hosted, hosted, modern
from tests.fuzz.messages import meta_of

__all__ = ["ACCEPT", "ANN", "BOB", "OverHttp", "served"]

ACCEPT = {"accept": "application/json, text/event-stream"}
ANN = {
    "tiflux": Account("ann", "tfx-key-of-ann-77c1e0a94f", "MARK-ann-4d1c"),
    "openhelpdesk": Account("ann", "ohd_sk_of_ann_58d0c3b1aa", "MARK-ohd-ann-70ee"),
}
BOB = {
    "tiflux": Account("bob", "tfx-key-of-bob-0b52d7e6ac", "MARK-bob-9e7a"),
    "openhelpdesk": Account("bob", "ohd_sk_of_bob_e91f2d7c44", "MARK-ohd-bob-2b6f"),
}
BOBS = {"tiflux": "agent", "openhelpdesk": "staff"}
HEADERS = {"tiflux": "x-tiflux-api-key", "openhelpdesk": "x-ohd-api-key"}
A_READ: dict[str, tuple[str, dict[str, Any]]] = {"tiflux": ("list_desks", {}), "openhelpdesk": ("list_tickets", {})}


@dataclass
class OverHttp:
    server: Hosted
    desks: Mapping[str, Accounts]
    place: Path
    stranger: str
    """An address that nobody of the server's may ever open; `visits` counts who did."""
    visits: list[bytes] = field(default_factory=list)
    numbers: Any = field(default_factory=itertools.count)

    def post(
        self, desk: str, method: str, params: Mapping[str, Any] | None = None, *, key: str | None = None,
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (), path: str = "", era: str = "2025-11-25",
    ) -> httpx.Response:  # fmt: skip
        """One message; without `key` nobody's."""
        body: dict[str, Any] = dict(params or {})
        more = {**ACCEPT, "mcp-protocol-version": era}
        if era == "2026-07-28":
            body["_meta"] = meta_of(era)
            more |= modern(method, str(body.get("name") or body.get("uri") or ""))
        if key is not None:
            more[HEADERS[desk]] = key
        message = {"jsonrpc": "2.0", "id": next(self.numbers), "method": method, "params": body}
        given = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
        kept = [(name, value) for name, value in more.items() if name not in {name for name, _ in given} or key is None]
        return httpx.post(
            self.server.address + (path or f"/{desk}/mcp"), json=message, headers=[*kept, *given], trust_env=False,
            timeout=30,
        )  # fmt: skip

    def read(self, desk: str, **more: Any) -> httpx.Response:
        name, arguments = A_READ[desk]
        return self.post(desk, "tools/call", {"name": name, "arguments": arguments}, **more)

    def reached(self, desk: str) -> int:
        """How many requests came to the desk, with a key that it knows or with another."""
        return len(self.desks[desk].seen) + len(self.desks[desk].unknown)

    def left_behind(self) -> dict[str, bytes]:
        """All that the server wrote: its log and every file of its own."""
        kept = {str(path): path.read_bytes() for path in self.place.rglob("*") if path.is_file()}
        return {"stderr": bytes(self.server.errors), **kept}


@contextmanager
def _stranger() -> Iterator[tuple[str, list[bytes]]]:
    visits: list[bytes] = []
    door = socket.create_server(("127.0.0.1", 0))

    def look() -> None:
        while True:
            try:
                visitor, _ = door.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(1)
                try:
                    visits.append(visitor.recv(4096))
                except OSError:
                    visits.append(b"")

    threading.Thread(target=look, daemon=True).start()
    try:
        yield f"127.0.0.1:{door.getsockname()[1]}", visits
    finally:
        door.close()


@contextmanager
def served(place: Path) -> Iterator[OverHttp]:
    desks = {desk: Accounts(desk, {"ann": ANN[desk], "bob": BOB[desk]}, {"bob": BOBS[desk]}) for desk in HEADERS}
    with (
        listening(desks["tiflux"]) as tiflux,
        listening(desks["openhelpdesk"]) as openhelpdesk,
        _stranger() as (stranger, visits),
    ):
        environ = {"TIFLUX_API_BASE_URL": tiflux + desks["tiflux"].base_path, "OHD_BASE_URL": openhelpdesk}
        words = ("tiflux", "openhelpdesk", "--rate", "none", "--approve", "write_outbound")
        with hosted(place, environ, *words) as server:
            yield OverHttp(server, desks, place, stranger, visits)

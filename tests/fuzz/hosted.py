"""A hosted server as a process, and a client that keeps what each account was answered, to the last byte."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from .accounts import Account
from .messages import meta_of

__all__ = ["Caller", "Hosted", "hosted", "modern"]

STARTED = re.compile(rb"http://127\.0\.0\.1:(\d+)")
COMMAND = os.environ.get("DESKWRIGHT_FUZZ_COMMAND", "").split() or [sys.executable, "-m", "deskwright"]


@dataclass
class Hosted:
    """`errors` is all that it wrote to stderr: the operator's lines and the access log."""

    process: subprocess.Popen[bytes]
    errors: bytearray = field(default_factory=bytearray)
    address: str = ""

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The access log."""
        return [json.loads(line) for line in bytes(self.errors).splitlines() if line.startswith(b"{")]


@contextmanager
def hosted(place: Path, environ: Mapping[str, str], *words: str) -> Iterator[Hosted]:
    """`deskwright serve WORDS --http 127.0.0.1:0`, with a state, a cache and a home of its own."""
    own = {
        "HOME": str(place), "XDG_CACHE_HOME": str(place / "cache"), "XDG_STATE_HOME": str(place / "state"),
        "DESKWRIGHT_STATE": str(place / "state.sqlite3"), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
    }  # fmt: skip
    process = subprocess.Popen(
        [*COMMAND, "serve", *words, "--http", "127.0.0.1:0"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, env={**os.environ, **own, **environ}, cwd=place,
    )  # fmt: skip
    made = Hosted(process)

    def read() -> None:
        assert process.stderr is not None
        while chunk := os.read(process.stderr.fileno(), 65_536):
            made.errors += chunk

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    try:
        while not (found := STARTED.search(bytes(made.errors))):
            assert process.poll() is None, bytes(made.errors).decode()
            time.sleep(0.05)
        made.address = found[0].decode()
        while True:
            try:
                if httpx.get(f"{made.address}/health", trust_env=False).status_code == 200:
                    break
            except httpx.TransportError:
                pass
            assert process.poll() is None, bytes(made.errors).decode()
            time.sleep(0.05)
        yield made
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        thread.join(5)


def modern(method: str, name: str = "") -> dict[str, str]:
    """The headers that the stateless era wants beside the message."""
    made = {"mcp-protocol-version": "2026-07-28", "mcp-method": method}
    return made | ({"mcp-name": name} if name else {})


@dataclass
class Caller:
    """One account's client, and the marks of all others, which must never reach it."""

    account: Account
    others: list[Account]
    client: httpx.AsyncClient
    header: str
    problems: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    #: kinds of calls whose answer named this account, as the desk marks it
    own: Counter[str] = field(default_factory=Counter)
    number: int = 0

    async def post(
        self, path: str, method: str, params: Mapping[str, Any] | None = None, *, era: str = "2026-07-28",
        headers: Mapping[str, str] | None = None, kind: str = "", capabilities: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """The message in the answer; what it must not hold is looked for in every byte and header of it."""
        self.number += 1
        sent: dict[str, Any] = dict(params or {})
        more: dict[str, str] = {"accept": "application/json, text/event-stream", self.header: self.account.key}
        if era == "2026-07-28":
            meta = meta_of(era)
            meta["io.modelcontextprotocol/clientCapabilities"] = dict(capabilities or {})
            sent["_meta"] = meta
            more |= modern(method, str(sent.get("name") or sent.get("uri") or ""))
        else:
            more["mcp-protocol-version"] = era
        message = {"jsonrpc": "2.0", "id": f"{self.account.name}-{self.number}", "method": method, "params": sent}
        answer = await self.client.post(path, json=message, headers={**more, **(headers or {})})
        self.statuses[answer.status_code] += 1
        self.look(answer, kind or method)
        try:
            found = answer.json()
        except ValueError:
            return {}
        if answer.status_code == 200 and found.get("id") != message["id"]:
            self.problems.append(f"{method}: an answer to {found.get('id')} came for {message['id']}")
        return found if isinstance(found, dict) else {}

    def look(self, answer: httpx.Response, kind: str) -> None:
        whole = answer.content + repr(answer.headers.multi_items()).encode()
        for other in self.others:
            for what, value in (("mark", other.mark), ("key", other.key)):
                if value.encode() in whole:
                    self.problems.append(f"{kind}: {other.name}'s {what} came to {self.account.name}")
        if self.account.key.encode() in whole:
            self.problems.append(f"{kind}: the own key came back")
        if self.account.mark.encode() in whole:
            self.own[kind] += 1

"""`deskwright serve … --http` as processes of their own, a connector that logs in, a desk that counts its writes."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.behaviour.loopback import Reply, Request, Stub, stub

RESPOND = "/api/v1/tickets/respond"
ENCRYPTION = base64.urlsafe_b64encode(hashlib.sha256(b"tests").digest()).decode()
CALLBACK = "http://127.0.0.1:9/callback"
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "tests", "version": "1"},
}


@dataclass
class Process:
    """One server; `address` is where it listens."""

    process: subprocess.Popen[str]
    address: str = ""
    said: list[str] = field(default_factory=list)

    @property
    def mcp(self) -> str:
        return f"{self.address}/tickiti/mcp"

    def listens(self) -> None:
        """Wait until it says where; what it says later is kept as well."""
        stderr = self.process.stderr
        assert stderr is not None
        for line in stderr:
            self.said.append(line)
            if found := re.search(r" on (http://127\.0\.0\.1:\d+)", line):
                self.address = found[1]
                break
        assert self.address, "".join(self.said)
        threading.Thread(target=lambda: self.said.extend(stderr), daemon=True).start()

    def kill(self) -> None:
        """As a machine that loses its power."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(40)


def environment(place: str, desk: Stub | None = None) -> dict[str, str]:
    """For a process of its own: nothing of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    address = {"TICKITI_API_BASE": desk.base} if desk is not None else {}
    return {**kept, **address, "DESKWRIGHT_STATE": place, "DESKWRIGHT_ENCRYPTION_KEYS": ENCRYPTION}


def start(place: str, desk: Stub, *words: str, public_url: str = "", extra: dict[str, str] | None = None) -> Process:
    """A server of tickiti over `desk`; `listens` waits for it."""
    command = [sys.executable, "-m", "deskwright", "serve", "tickiti", "--http", "127.0.0.1:0"]
    command += ["--approve", "write_outbound", *(["--public-url", public_url] if public_url else []), *words]
    return Process(
        subprocess.Popen(
            command,
            env={**environment(place, desk), **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    )


@contextmanager
def servers(count: int, place: str, desk: Stub, **more: Any) -> Iterator[list[Process]]:
    """Several, started at once; they are killed at the end, those that live."""
    made = [start(place, desk, **more) for _ in range(count)]
    try:
        for process in made:
            process.listens()
        yield made
    finally:
        for process in made:
            if process.process.poll() is None:
                process.kill()


@contextmanager
def counting_desk() -> Iterator[Stub]:
    with stub() as made:
        made.answer = ticket
        yield made


def ticket(request: Request, number: int) -> Reply:
    """A ticket that never changes by itself: what the reads of a proposal see."""
    if RESPOND in request.line:
        return Reply(body={"success": True, "message": "ok", "data": {}})
    return Reply(body={"success": True, "data": {"ticket": {"ticket_number": "100101", "updated_at": "2026-01-01"}}})


def replies(desk: Stub) -> Counter[str]:
    """What reached the desk, by its text."""
    return Counter(json.loads(request.body)["content"] for request in desk.requests if RESPOND in request.line)


def senders(desk: Stub) -> set[str]:
    """With whose key."""
    return {request.headers["authorization"] for request in desk.requests if RESPOND in request.line}


# --- a client ------------------------------------------------------------------------------------------


def call(http: httpx.Client, address: str, headers: dict[str, str], content: str, **more: Any) -> dict[str, Any]:
    """A call of the stateless era; its structured answer."""
    tool = "respond_to_ticket"
    arguments = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": content, **more}
    params = {"name": tool, "arguments": arguments, "_meta": META}
    answer = http.post(
        address,
        json={"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params},
        headers={
            "accept": "application/json, text/event-stream",
            "mcp-protocol-version": "2026-07-28",
            "mcp-method": "tools/call",
            "mcp-name": tool,
            **headers,
        },
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["result"]["structuredContent"]
    return found


def proposed(http: httpx.Client, address: str, headers: dict[str, str], content: str) -> str:
    """The id of what this call proposes."""
    found = call(http, address, headers, content)["proposal"]
    assert found["state"] == "pending", found
    return str(found["id"])


@dataclass
class Connector:
    """What a web assistant does to be let in: register, have a person type a key, change the code for tokens."""

    http: httpx.Client
    client_id: str = ""
    tokens: dict[str, Any] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.tokens['access_token']}"}

    def register(self, base: str) -> None:
        asked = {"client_name": "Tests", "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "none"}
        answer = self.http.post(f"{base}/register", json=asked)
        assert answer.status_code == 201, answer.text
        self.client_id = answer.json()["client_id"]

    def code(self, base: str, resource: str, key: str, verifier: str) -> str:
        """The person's part: the key is typed, and the connection allowed."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": CALLBACK,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "state": "s-1",
            "resource": resource,
        }
        page = self.http.get(f"{base}/authorize", params=asked)
        assert page.status_code == 200, page.text
        typed = {"action": "check", "transaction": _hidden(page.text), "credential.TICKITI_API_TOKEN": key}
        page = self.http.post(f"{base}/authorize", data=typed)
        assert page.status_code == 200, page.text
        allowed = {"action": "allow", "transaction": _hidden(page.text)}
        sent = self.http.post(f"{base}/authorize", data=allowed)
        assert sent.status_code in (302, 303), sent.text
        return parse_qs(urlsplit(sent.headers["location"]).query)["code"][0]

    def redeem(self, base: str, resource: str, code: str, verifier: str) -> None:
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": CALLBACK,
            "client_id": self.client_id,
            "code_verifier": verifier,
            "resource": resource,
        }
        self._take(self.http.post(f"{base}/token", data=asked))

    def refresh(self, base: str) -> None:
        asked = {
            "grant_type": "refresh_token",
            "refresh_token": self.tokens["refresh_token"],
            "client_id": self.client_id,
        }
        self._take(self.http.post(f"{base}/token", data=asked))

    def revoke(self, base: str) -> None:
        asked = {"token": self.tokens["refresh_token"], "client_id": self.client_id}
        assert self.http.post(f"{base}/revoke", data=asked).status_code == 200

    def connect(self, bases: Sequence[str], resource: str, key: str) -> None:
        """Each step at the next server, as a round robin before them has it."""
        turn = [bases[number % len(bases)] for number in range(3)]
        verifier = secrets.token_urlsafe(48)
        self.register(turn[0])
        code = self.code(turn[1], resource, key, verifier)
        self.redeem(turn[2], resource, code, verifier)

    def _take(self, answer: httpx.Response) -> None:
        assert answer.status_code == 200, answer.text
        self.tokens = answer.json()


def _hidden(page: str) -> str:
    found = re.search(r'name="transaction" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def deskwright(place: str, *words: str) -> str:
    """A command of ours on the same state, in an environment without any credential."""
    done = subprocess.run(
        [sys.executable, "-m", "deskwright", *words],
        env=environment(place),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

"""Subscriptions over standard input and output: both eras, and an end that leaves no stream open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TICKET = "tickiti://ticket/100101"
HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
}
REPLY = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": "we are on it"}
ID = "io.modelcontextprotocol/subscriptionId"


class Wire:
    """Raw lines to and from a server over its sandbox."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "deskwright", "serve", "tickiti", "--sandbox"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, "XDG_CACHE_HOME": str(folder), "XDG_STATE_HOME": str(folder)},
            text=True,
        )

    def send(self, method: str, params: Any = None, number: int | None = None) -> None:
        assert self.process.stdin is not None
        message = {"jsonrpc": "2.0", "method": method, "params": params or {}}
        self.process.stdin.write(json.dumps(message if number is None else {**message, "id": number}) + "\n")
        self.process.stdin.flush()

    def next(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def two(self) -> tuple[Any, Any]:
        """An answer and a notification, whichever came first."""
        found = sorted((self.next(), self.next()), key=lambda message: "id" not in message)
        return found[0], found[1]

    def end(self) -> tuple[list[Any], int]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        rest = [json.loads(line) for line in self.process.stdout.read().splitlines()]
        return rest, self.process.wait(20)


@pytest.fixture
def wire(tmp_path: Path) -> Any:
    made = Wire(tmp_path)
    yield made
    if made.process.poll() is None:
        made.process.kill()
        made.process.wait(10)


def test_the_handshake_era_subscribes_and_is_told(wire: Wire) -> None:
    wire.send("initialize", HELLO, 1)
    capabilities = wire.next()["result"]["capabilities"]
    assert capabilities["resources"] == {"listChanged": False, "subscribe": True}
    wire.send("notifications/initialized")
    wire.send("resources/subscribe", {"uri": TICKET}, 2)
    assert wire.next() == {"jsonrpc": "2.0", "id": 2, "result": {}}
    wire.send("tools/call", {"name": "respond_to_ticket", "arguments": REPLY}, 3)
    answer, told = wire.two()
    assert answer["result"]["isError"] is False
    assert (told["method"], told["params"]) == ("notifications/resources/updated", {"uri": TICKET})
    wire.send("resources/unsubscribe", {"uri": TICKET}, 4)
    assert wire.next()["result"] == {}
    wire.send("tools/call", {"name": "respond_to_ticket", "arguments": REPLY}, 5)
    assert wire.next()["id"] == 5
    wire.send("resources/subscribe", {"uri": "tickiti://nothing/1"}, 6)
    refused = wire.next()["error"]
    assert "no resource tickiti://nothing/1" in refused["message"]
    assert wire.end() == ([], 0), "nobody was told of what nobody subscribed to"


def test_the_modern_era_listens_and_is_answered_at_the_end(wire: Wire) -> None:
    wanted = {"resourceSubscriptions": [TICKET, "tickiti://nothing/1"], "toolsListChanged": True}
    wire.send("subscriptions/listen", {"notifications": wanted, "_meta": META}, 1)
    first = wire.next()
    assert first["method"] == "notifications/subscriptions/acknowledged"
    assert first["params"]["notifications"] == {"resourceSubscriptions": [TICKET], "toolsListChanged": True}
    assert first["params"]["_meta"] == {ID: 1}
    wire.send("tools/call", {"name": "respond_to_ticket", "arguments": REPLY, "_meta": META}, 2)
    answer, told = wire.two()
    assert answer["result"]["isError"] is False
    assert (told["method"], told["params"]) == ("notifications/resources/updated", {"uri": TICKET, "_meta": {ID: 1}})
    rest, code = wire.end()
    assert code == 0
    assert [(message["id"], message["result"]["_meta"][ID]) for message in rest] == [(1, 1)]


def test_a_stream_that_was_cancelled_is_told_nothing_more(wire: Wire) -> None:
    wire.send("subscriptions/listen", {"notifications": {"resourceSubscriptions": [TICKET]}, "_meta": META}, 1)
    assert wire.next()["method"] == "notifications/subscriptions/acknowledged"
    wire.send("notifications/cancelled", {"requestId": 1})
    wire.send("tools/call", {"name": "respond_to_ticket", "arguments": REPLY, "_meta": META}, 2)
    assert wire.next()["id"] == 2
    rest, code = wire.end()
    assert ([message for message in rest if message.get("id") != 1], code) == ([], 0)


def test_discovery_promises_what_is_kept(wire: Wire) -> None:
    wire.send("server/discover", {"_meta": META}, 1)
    capabilities = wire.next()["result"]["capabilities"]
    assert capabilities["resources"] == {"listChanged": True, "subscribe": True}
    assert capabilities["tools"] == {"listChanged": True}
    assert wire.end() == ([], 0)

"""deploy/Caddyfile as it stands, run by Caddy itself before two servers on one PostgreSQL: what compose.yaml starts."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.hosted.processes import META, Connector, Process, counting_desk, servers

PROXY = Path(__file__).parents[2] / "deploy" / "Caddyfile"
KEY = "1|sandbox-agent-key"
SECONDS = 20
#: What a read of a ticket is at the desk.
READ = "/tickets/"


@contextlib.contextmanager
def proxy(port: int, upstreams: list[str], folder: Path) -> Iterator[str]:
    """Caddy in clear on loopback: of its file, only the name and the servers are others."""
    caddy = shutil.which("caddy")
    assert caddy, "there is no caddy: make system"
    address = f"http://127.0.0.1:{port}"
    log = folder / "caddy.log"
    with log.open("w") as told:
        process = subprocess.Popen(
            [caddy, "run", "--adapter", "caddyfile", "--config", str(PROXY)],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "DOMAIN": address,
                "UPSTREAMS": " ".join(upstreams),
            },
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
        )
        try:
            until = time.monotonic() + SECONDS
            while True:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                with contextlib.suppress(httpx.HTTPError):
                    if httpx.get(f"{address}/ready").status_code == 200:
                        break
                time.sleep(0.05)
            yield address
        finally:
            process.terminate()
            process.wait(SECONDS)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
    return found


def read(http: httpx.Client, address: str, headers: dict[str, str]) -> int:
    params = {"name": "get_ticket", "arguments": {"ticket_number": "100101"}, "_meta": META}
    own = {"mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "get_ticket"}
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    accept = {"accept": "application/json, text/event-stream"}
    return http.post(address, json=asked, headers={**accept, **own, **headers}).status_code


def answered(process: Process) -> int:
    lines = [line for line in process.said if '"event":"request"' in line]
    return sum(json.loads(line).get("path") == "/tickiti/mcp" for line in lines)


def until(true: Any) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_turn_by_turn_and_one_that_dies_is_not_missed(postgres_server: Any, port: int, tmp_path: Path) -> None:
    public = f"http://127.0.0.1:{port}"
    resource = f"{public}/tickiti/mcp"
    with (
        counting_desk() as desk,
        servers(2, postgres_server.database(), desk, public_url=public) as pair,
        proxy(port, [process.address.removeprefix("http://") for process in pair], tmp_path) as address,
        httpx.Client(timeout=30) as http,
    ):
        # the whole log-in, each step at whichever server has its turn
        connector = Connector(http)
        connector.connect([address], resource, KEY)
        assert [read(http, resource, connector.headers) for _ in range(6)] == [200] * 6
        until(lambda: sum(map(answered, pair)) == 6)
        assert [answered(process) for process in pair] == [3, 3]
        # as the proxy has it: what is for the network inside is nothing to those outside
        assert http.get(f"{address}/metrics").status_code == 404
        pair[0].kill()
        told: list[int] = []

        def both_turns() -> bool:
            told.extend(read(http, resource, connector.headers) for _ in range(2))
            return told[-2:] == [200, 200]

        until(both_turns)
        told += [read(http, resource, connector.headers) for _ in range(6)]
        assert told[-6:] == [200] * 6
        connector.refresh(address)
        assert read(http, resource, connector.headers) == 200
    # whatever was answered was asked once, and what was not answered never
    assert len([request for request in desk.requests if READ in request.line]) == 6 + told.count(200) + 1

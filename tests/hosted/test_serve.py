"""`serve … --http`: what its words mean, what it refuses to start with, and the process from its start to its end."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright import cli
from deskwright.cli import _parser
from deskwright.errors import UsageError
from deskwright.hosted.options import HttpSettings, Rate, read_http_settings

from tests.behaviour.loopback import Reply, Request, Stub, stub
from tests.hosted.processes import META, environment

KEY, OTHER_KEY = "1|sandbox-agent-key", "2|another-agent-key"

# --- words ---------------------------------------------------------------------------------------------


def settings_of(*words: str) -> HttpSettings:
    line = ["serve", "tiflux", *words]
    return read_http_settings(_parser(line).parse_args(line))


PUBLIC = ("--http", "0.0.0.0:8000", "--public-url", "https://mcp.example.org")
LOCAL = ("--http", "127.0.0.1:8000")


def test_what_is_not_said_has_careful_values() -> None:
    found = settings_of(*LOCAL)
    assert (found.host, found.port, found.origin, found.loopback) == ("127.0.0.1", 8000, "http://127.0.0.1:8000", True)
    assert (found.oauth, found.shared_token, found.sessions, found.metrics) == (True, False, False, False)
    assert (found.workers, found.rate, found.concurrency) == (1, Rate(600, 60.0), 16)
    assert (found.hosts, found.any_host, found.origins, found.any_origin, found.proxies) == (
        frozenset(),
        False,
        frozenset(),
        False,
        (),
    )
    assert found.max_request == 8 * 1024 * 1024
    assert found.listening(80).origin == "http://127.0.0.1"


@pytest.mark.parametrize(
    ("words", "host", "port", "origin"),
    [
        (["--http", "localhost:0"], "localhost", 0, "http://localhost:0"),
        (["--http", "[::1]:8000"], "::1", 8000, "http://[::1]:8000"),
        (["--http", "127.0.0.1:80"], "127.0.0.1", 80, "http://127.0.0.1"),
        ([*PUBLIC], "0.0.0.0", 8000, "https://mcp.example.org"),
        ([*LOCAL, "--public-url", "https://MCP.example.org:443/"], "127.0.0.1", 8000, "https://mcp.example.org"),
        ([*LOCAL, "--public-url", "https://mcp.example.org:8443"], "127.0.0.1", 8000, "https://mcp.example.org:8443"),
        (["--http", "0.0.0.0:8000", "--public-url", "http://localhost:8000"], "0.0.0.0", 8000, "http://localhost:8000"),
    ],
)
def test_where_it_listens_and_how_it_is_called(words: list[str], host: str, port: int, origin: str) -> None:
    found = settings_of(*words)
    assert (found.host, found.port, found.origin) == (host, port, origin)


def test_the_names_of_a_public_address_are_its_own() -> None:
    assert settings_of(*PUBLIC).hosts == {"mcp.example.org", "mcp.example.org:443"}
    found = settings_of(*PUBLIC, "--allowed-hosts", "Mcp.Internal:8000, other", "--allowed-hosts", "third")
    assert found.hosts == {"mcp.example.org", "mcp.example.org:443", "mcp.internal:8000", "other", "third"}
    assert settings_of("--http", "0.0.0.0:1", "--allowed-hosts", "*", "--no-oauth").any_host


def test_origins_are_written_as_browsers_write_them() -> None:
    found = settings_of(*LOCAL, "--allowed-origins", "HTTPS://Page.test/,http://localhost:6274,https://x.test:443")
    assert found.origins == {"https://page.test", "http://localhost:6274", "https://x.test"}
    assert settings_of(*LOCAL, "--allowed-origins", "*").any_origin


@pytest.mark.parametrize(
    ("word", "rate"),
    [
        ("10/s", Rate(10, 1.0)),
        ("600/min", Rate(600, 60.0)),
        ("5000/h", Rate(5000, 3600.0)),
        ("90", Rate(90, 60.0)),
        ("none", None),
    ],
)
def test_a_rate(word: str, rate: Rate | None) -> None:
    assert settings_of(*LOCAL, "--rate", word).rate == rate


def test_an_issuer_of_the_operators_replaces_our_own() -> None:
    found = settings_of(*LOCAL, "--issuer", "https://login.example.org", "--issuer-audience", "desk")
    assert (found.oauth, found.issuer, found.audience) == (False, "https://login.example.org", "desk")
    assert not settings_of(*LOCAL, "--no-oauth").oauth


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--http", "8000"], "--http 8000: write HOST:PORT"),
        (["--http", ":8000"], "--http :8000: write HOST:PORT"),
        (["--http", "::1:8000"], "--http ::1:8000: write HOST:PORT"),
        (["--http", "127.0.0.1:70000"], "write HOST:PORT"),
        (["--http", "0.0.0.0:8000"], "say under which name"),
        (["--http", "192.0.2.7:8000", "--no-oauth"], "say under which name"),
        (["--http", "0.0.0.0:8000", "--allowed-hosts", "mcp.example.org"], "--public-url https://YOUR.HOST, or --no"),
        ([*LOCAL, "--public-url", "http://mcp.example.org"], "anybody in between reads"),
        ([*LOCAL, "--public-url", "https://mcp.example.org/desks"], "without a path"),
        ([*LOCAL, "--public-url", "https://user:s3cret@mcp.example.org"], "write the address clients use"),
        ([*LOCAL, "--public-url", "mcp.example.org"], "write the address clients use"),
        ([*LOCAL, "--public-url", "https://m cp.example.org"], "letters, digits, dots and dashes"),
        ([*LOCAL, "--public-url", "https://h:99999"], "write the address clients use"),
        ([*LOCAL, "--allowed-hosts", "https://mcp.example.org"], "without https:// and path"),
        ([*LOCAL, "--allowed-hosts", "mcp.example.org:99999"], "--allowed-hosts"),
        ([*LOCAL, "--allowed-origins", "page.test"], "write scheme and host"),
        ([*LOCAL, "--allowed-origins", "https://page.test/path"], "write scheme and host"),
        ([*LOCAL, "--trusted-proxies", "caddy"], "write addresses or networks"),
        ([*LOCAL, "--rate", "fast"], "--rate fast: write calls and time"),
        ([*LOCAL, "--rate", "0/s"], "write calls and time"),
        ([*LOCAL, "--concurrency", "0"], "--concurrency 0: a number from 1"),
        ([*LOCAL, "--workers", "0"], "--workers 0: a number from 1"),
        ([*LOCAL, "--workers", "2", "--sessions"], "a session lives in one process"),
        ([*LOCAL, "--max-request", "5"], "--max-request 5: a number from 10000"),
        ([*LOCAL, "--issuer-audience", "desk"], "only with --issuer"),
        ([*LOCAL, "--attachments", "/tmp"], "--attachments: with --http"),
        ([*LOCAL, "--exports", "/tmp"], "--exports: with --http"),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_listens(words: list[str], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings_of(*words)
    assert says in str(caught.value)
    assert "s3cret" not in str(caught.value).replace("https://user:s3cret@mcp.example.org", "")


@pytest.mark.parametrize(
    "word",
    [
        "--sessions",
        "--shared-token",
        "--no-oauth",
        "--metrics",
        "--workers=2",
        "--rate=1/s",
        "--public-url=https://a.b",
    ],
)
def test_a_word_about_http_without_http_is_told(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "tiflux", "--sandbox", word]) == cli.USAGE
    assert f"{word.partition('=')[0]}: only with --http" in capsys.readouterr().err


def test_several_processes_need_a_state_they_share(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["serve", "tiflux", "--sandbox", "--http", "127.0.0.1:0", "--workers", "2"]
    assert cli.main([*words, "--state", str(tmp_path / "s.sqlite3")]) == cli.USAGE
    told = capsys.readouterr().err
    assert "--state postgresql://HOST/DATABASE" in told
    assert " on http://" not in told


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.main(["serve", "tiflux", "--sandbox", "--http", f"127.0.0.1:{port}"]) == cli.FAILED
    assert f"--http 127.0.0.1:{port} cannot be used" in capsys.readouterr().err


# --- the process ---------------------------------------------------------------------------------------


class Process:
    """One server, or the first of several; what it says is read all the time."""

    def __init__(self, place: str, desk: Stub, *words: str) -> None:
        command = [sys.executable, "-m", "deskwright", "serve", "tickiti", "--http", "127.0.0.1:0", *words]
        self.process = subprocess.Popen(
            command,
            env=environment(place, desk),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.address = ""
        self._told = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        assert self._told.wait(60)
        assert self.address, self.said

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if not self.address and (found := re.search(r" on (http://127\.0\.0\.1:\d+)", line)):
                self.address = found[1]
                self._told.set()
        self._told.set()

    @property
    def said(self) -> str:
        return "".join(self.lines)

    @property
    def log(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines if line.startswith("{")]

    def end(self) -> int:
        """Tell it to stop, wait until it and all of its own have, and have read what they said."""
        self.process.terminate()
        code = self.process.wait(40)
        self._reader.join(20)
        return code

    def kill(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(20)
        self._reader.join(20)


@contextmanager
def served(place: str, desk: Stub, *words: str) -> Iterator[Process]:
    """A server of tickiti over `desk`."""
    process = Process(place, desk, *words)
    try:
        yield process
    finally:
        process.kill()


def call(http: httpx.Client, process: Process, tool: str = "get_ticket", **more: str) -> httpx.Response:
    params = {"name": tool, "arguments": {"ticket_number": "100101"}, "_meta": META}
    headers = {
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call",
        "mcp-name": tool,
        "authorization": f"Bearer {KEY}",
        **more,
    }
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    return http.post(f"{process.address}/tickiti/mcp", json=body, headers=headers)


def desk_answer(request: Request, number: int) -> Reply:
    return Reply(body={"success": True, "data": {"ticket": {"ticket_number": "100101", "subject": "s3cret"}}})


def nobody_new_is_let_in(process: Process) -> None:
    """As soon as it is heard: who comes is turned away at once, and not kept until the last answer is given."""
    with pytest.raises(httpx.ConnectError), httpx.Client(timeout=15) as http:
        while True:
            # what was on its way in that very moment may be cut off
            with contextlib.suppress(httpx.ReadError, httpx.RemoteProtocolError):
                assert http.get(f"{process.address}/ready", headers={"connection": "close"}).status_code in (200, 503)


def test_a_process_from_its_start_to_its_end(tmp_path: Path) -> None:
    """What it logs, whom it has wait, and how it stops."""
    begun, go = threading.Event(), threading.Event()

    def slow(request: Request, number: int) -> Reply:
        begun.set()
        assert go.wait(60)
        return desk_answer(request, number)

    answers: list[httpx.Response] = []
    words = ("--rate", "2/h")
    with (
        stub() as desk,
        served(str(tmp_path / "state.sqlite3"), desk, *words) as process,
        httpx.Client(timeout=60) as http,
    ):
        desk.answer = desk_answer
        assert [call(http, process).status_code for _ in range(2)] == [200, 200]
        late = call(http, process)
        assert (late.status_code, late.json()["error"]["data"]["code"]) == (429, "too_many_requests")
        assert 1 <= int(late.headers["retry-after"]) <= 1_800
        assert http.get(f"{process.address}/{KEY}?key={KEY}").status_code == 404
        assert call(http, process, host="evil.test").status_code == 421
        # another principal has a purse of its own; it is still being answered when the process is told to stop
        desk.answer = slow
        other = {"authorization": f"Bearer {OTHER_KEY}"}
        calling = threading.Thread(target=lambda: answers.append(call(http, process, **other)))
        calling.start()
        assert begun.wait(60)
        process.process.send_signal(signal.SIGTERM)
        nobody_new_is_let_in(process)
        go.set()
        calling.join(60)
        assert answers[0].json()["result"]["structuredContent"]["data"]["ticket"]["ticket_number"] == "100101"
        assert process.end() == 0
    assert "Traceback" not in process.said
    # a line is written when all of a call is over, which may be after its client has sent the next
    mcp = "/tickiti/mcp"
    lines = [(line["status"], line["path"], line.get("refused")) for line in process.log if line["path"] != "/ready"]
    assert Counter(lines) == {
        (200, mcp, None): 3,
        (429, mcp, None): 1,
        (404, None, None): 1,
        (421, None, "wrong_host"): 1,
    }
    served_lines = [line for line in process.log if line["status"] == 200 and line["path"] == mcp]
    assert {line["as"] for line in served_lines} == {"key"}
    assert len({line["who"] for line in served_lines}) == 2
    for secret in (KEY, KEY.replace("|", "%7C"), OTHER_KEY, "s3cret", "100101"):
        assert secret not in process.said


def test_several_processes_serve_one_address_and_end_together(tmp_path: Path, postgres_server: Any) -> None:
    place = postgres_server.database()
    with stub() as desk, served(place, desk, "--workers", "2") as process, httpx.Client(timeout=30) as http:
        desk.answer = desk_answer
        assert ", 2 processes" in process.said
        assert http.get(f"{process.address}/ready").json() == {"status": "ready"}
        for _ in range(10):
            with httpx.Client(timeout=30) as other:  # each connection may meet another of them
                assert call(other, process).status_code == 200
        # one of them is still answering when all are told to stop
        begun, go = threading.Event(), threading.Event()

        def slow(request: Request, number: int) -> Reply:
            begun.set()
            assert go.wait(60)
            return desk_answer(request, number)

        desk.answer = slow
        answers: list[httpx.Response] = []
        calling = threading.Thread(target=lambda: answers.append(call(http, process)))
        calling.start()
        assert begun.wait(60)
        process.process.send_signal(signal.SIGTERM)
        try:
            nobody_new_is_let_in(process)
        finally:
            go.set()
        calling.join(60)
        assert answers[0].json()["result"]["structuredContent"]["data"]["ticket"]["ticket_number"] == "100101"
        assert process.end() == 0
    assert "Traceback" not in process.said

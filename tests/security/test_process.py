"""The server as a process under bad input: every request answered, only messages on stdout, no secret anywhere."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.responses import Response

DESK = Path(__file__).parents[1] / "fixtures" / "desk"
SECRET = "s3cret-of-the-caller"
TOKEN = "t-1-longer-than-four"
HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
MODERN = {
    "_meta": {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
}


@pytest.fixture
def served(stub: Any) -> Iterator[dict[str, str]]:
    stub.token = TOKEN
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(stub.app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield {"ACME_BASE": f"http://127.0.0.1:{port}", "ACME_TOKEN": TOKEN}
    server.should_exit = True
    thread.join(3)


def talk(environment: dict[str, str], tmp_path: Path, *messages: Any, hello: bool = True) -> tuple[dict[Any, Any], str]:
    """Send everything, close the input, and give back the answers by id and what was written to stderr."""
    lines = [{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": HELLO},
             {"jsonrpc": "2.0", "method": "notifications/initialized"}] if hello else []  # fmt: skip
    lines += messages
    done = subprocess.run(
        [sys.executable, "-m", "deskwright", "serve", "acme", "--desks", str(DESK)],
        input=b"".join((m if isinstance(m, bytes) else json.dumps(m).encode()) + b"\n" for m in lines),
        capture_output=True, timeout=40, check=False,
        env={**os.environ, **environment, "XDG_CACHE_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    errors = done.stderr.decode()
    assert "Traceback" not in errors
    return {answer["id"]: answer for answer in answers}, errors


def call(number: int, name: str, arguments: Any, **more: Any) -> dict[str, Any]:
    params = {"name": name, "arguments": arguments, **more}
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}


@pytest.mark.parametrize("hello", [True, False])
def test_one_answer_that_cannot_be_written_silences_no_other(
    served: dict[str, str], stub: Any, tmp_path: Path, hello: bool
) -> None:
    more = {} if hello else MODERN
    stub._route = lambda *_: Response(b'{"a":' * 300 + b"1" + b"}" * 300, media_type="application/json")
    messages = [call(n, "reply_to_ticket", {"ticket_id": str(n), "content": SECRET}, **more) for n in range(1, 21)]
    answers, errors = talk(served, tmp_path, *messages, hello=hello)
    for number in range(1, 21):
        result = answers[number]["result"]
        assert result["isError"] is True
        assert "the request was carried out" in result["content"][0]["text"]
        assert (result.get("resultType") == "complete") is not hello
    assert SECRET not in errors + json.dumps(list(answers.values()))


def test_malformed_requests_leak_nothing(served: dict[str, str], tmp_path: Path, stub: Any) -> None:
    bad = [
        call(1, "get_ticket", SECRET),
        call(2, "get_ticket", [SECRET]),
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": [SECRET]},
        {"jsonrpc": "2.0", "id": 4, "method": "tools/call"},
        {"jsonrpc": "2.0", "id": 5, "method": "tools/list", "params": {"cursor": {"a": SECRET}}},
        {"jsonrpc": "2.0", "id": 6, "result": {"a": SECRET}},
        {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": [SECRET]}},
        {"jsonrpc": "2.0", "method": "notifications/progress", "params": {"x": SECRET}},
        {"jsonrpc": "1.0", "id": 7, "method": "ping", "params": {"a": SECRET}},
        b'{"jsonrpc":"2.0","id":8,"method":"tools/call","params":{"name":"get_ticket","arguments":{"ticket_id":NaN}}}',
        b'{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"get_ticket","arguments":'
        b'{"ticket_id":"1","ticket_id":"../x"}}}',
        b"\x00", b"\xff\xfe", b"{", b"null", b"[" * 5_000, b'"' + SECRET.encode() + b'"', b"\r",
        {"jsonrpc": "2.0", "id": 99, "method": "ping"},
    ]  # fmt: skip
    answers, errors = talk(served, tmp_path, *bad)
    assert answers[99]["result"] == {}
    assert SECRET not in errors
    assert SECRET not in json.dumps(list(answers.values()))
    for number in (1, 2, 4, 5):
        assert answers[number]["error"]["code"] == -32602
    for number in (3, 7):
        assert answers[number]["error"]["code"] == -32600
    for number in (8, 9):
        assert answers[number]["result"]["isError"] is True
    assert not any(path.startswith("/tickets") for _, path, _, _ in stub.seen)


@pytest.mark.parametrize("hello", [True, False])
def test_a_fault_of_ours_shows_no_text(
    served: dict[str, str], stub: Any, tmp_path: Path, hello: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken handler: the SDK would put the exception's text on the wire, or its trace on stderr."""
    (tmp_path / "sitecustomize.py").write_text(
        "import deskwright.serving as s\n"
        "async def probed(self): raise RuntimeError('" + SECRET + "')\n"
        "async def _call(self, name, arguments): raise RuntimeError('" + SECRET + "')\n"
        "s.Application.probed = probed\n"
        "s.Application._call = _call\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("DESKWRIGHT_FRONT", "off")  # a list from a snapshot asks no handler
    more = {} if hello else MODERN
    listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": more}
    answers, errors = talk(served, tmp_path, listing, call(2, "get_ticket", {}, **more), hello=hello)
    assert answers[1]["error"]["code"] == -32603
    assert answers[2]["result"]["structuredContent"] == {"error": {"code": "internal_error"}}
    assert SECRET not in errors + json.dumps(list(answers.values()))
    assert '"event": "internal_error"' in errors


def test_the_token_is_nowhere(served: dict[str, str], stub: Any, tmp_path: Path) -> None:
    wrong = {**served, "ACME_TOKEN": TOKEN + "-wrong"}
    stub._route = lambda request, *_: Response(
        json.dumps({"message": request.headers["authorization"]}), 403, media_type="application/json"
    )
    for environment in (served, wrong):
        answers, errors = talk(environment, tmp_path, call(1, "get_ticket", {"ticket_id": "1"}))
        assert answers[1]["result"]["isError"] is True
        assert TOKEN not in errors + json.dumps(list(answers.values()))
        kept = [path.read_text("utf-8") for path in tmp_path.rglob("*.json")]
        assert not any(TOKEN in text for text in kept)


def test_what_a_library_logs_is_one_line_of_facts(served: dict[str, str], tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import logging, deskwright.invoke as i\n"
        "real = i.bind_all\n"
        "def logging_too(*a):\n"
        "    log = logging.getLogger('mcp.somewhere')\n"
        f"    log.warning('handler got %r', '{SECRET}')\n"
        f"    try: raise ValueError('{SECRET}')\n"
        "    except ValueError: log.exception('it failed')\n"
        "    return real(*a)\n"
        "i.bind_all = logging_too\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    answers, errors = talk(served, tmp_path, call(1, "get_ticket", {"ticket_id": "1"}))
    assert answers[1]["result"]["isError"] is False
    assert SECRET not in errors
    lines = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
    assert [line["type"] for line in lines if line.get("type")][:1] == ["ValueError"]


def test_what_anybody_prints_stays_off_the_line(served: dict[str, str], tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys, deskwright.invoke as i\n"
        "real = i.bind_all\n"
        "def noisy(*a):\n"
        "    print('noise'); os.write(1, b'noise'); os.system('echo noise'); sys.stdout.flush()\n"
        "    return real(*a)\n"
        "i.bind_all = noisy\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    answers, errors = talk(served, tmp_path, call(1, "get_ticket", {"ticket_id": "1"}))
    assert answers[1]["result"]["isError"] is False
    assert errors.count("noise") >= 3

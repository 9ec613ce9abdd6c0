"""What is said when the desk is away, slow, confused or too talkative: three lines, no trace, no secret."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from deskwright.results import Answer
from deskwright.serving import Application

Make = Callable[..., Application]


def fault(application: Application, action: str, kind: str) -> Answer:
    return asyncio.run(application.call("acme_call", {"family": "faults", "action": action, "payload": {"kind": kind}}))


def text(answer: Answer) -> str:
    found = str(answer.content[0]["text"])
    assert found.count("\n") == 2
    assert [line.split(":")[0] for line in found.split("\n")][1:] == ["why", "next"]
    assert len(found) < 1_500
    assert "Traceback" not in found
    return found


@pytest.mark.parametrize(
    ("kind", "status", "read", "write"),
    [
        ("500", 500, "try again later", "check with acme_call faults.read before trying again"),
        ("429", 429, "wait 120 s before calling again", "wait 120 s before calling again"),
        ("403", 403, "it needs ability tickets:read or tickets:write", "it needs ability tickets:write"),
        ("422", 422, "correct the arguments", "nothing was changed"),
        ("broken", 200, "try once more", "the request was carried out"),
        ("huge", 200, "ask for less", "do not repeat it"),
        ("said-no", 200, 'said: "no such queue"', 'said: "no such queue"'),
    ],
)
def test_answers_that_are_no_success(make: Make, kind: str, status: int, read: str, write: str) -> None:
    for action, told in (("read", read), ("write", write)):
        answer = fault(make(), action, kind)
        assert answer.is_error
        assert told in text(answer)
        error = (answer.structured or {})["error"]
        assert error["status"] == status
        assert len(str(error["detail"])) < 400
        assert "boom" not in str(answer.as_result())


def test_retry_after_is_data(make: Make) -> None:
    assert (fault(make(), "read", "429").structured or {})["error"]["retry_after"] == 120


def test_a_credential_that_is_not_accepted(make: Make) -> None:
    answer = fault(make(token="s3cret-token"), "read", "x")
    assert "check ACME_TOKEN" in text(answer)
    assert "s3cret-token" not in str(answer.as_result())


def test_nobody_listens(make: Make) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        for action in ("read", "write"):
            answer = fault(make(app=False, base=f"http://127.0.0.1:{port}"), action, "x")
            assert "could not be reached" in text(answer)
            assert "nothing was sent" in text(answer)
            assert "deskwright doctor acme" in text(answer)


@contextmanager
def silent_desk(answer: bytes = b"") -> Iterator[str]:
    """Takes a request and says nothing, or half of something."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held: list[socket.socket] = []

        def accept() -> None:
            try:
                while True:
                    connection, _ = listening.accept()
                    held.append(connection)
                    connection.recv(65_536)
                    if answer:
                        connection.sendall(answer)
                        connection.close()
            except OSError:
                return

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        for connection in held:
            connection.close()


def test_a_write_that_is_not_answered_has_an_unknown_outcome(make: Make) -> None:
    with silent_desk() as base:
        application = make(app=False, base=base, timeout=0.2)
        unkeyed = fault(application, "write", "x")
    assert text(unkeyed).startswith("failed: outcome unknown: acme_call faults.write (POST /faults/{kind}) was sent")
    assert "check with acme_call faults.read before trying again" in text(unkeyed)
    assert (unkeyed.structured or {})["error"]["code"] == "outcome_unknown"


def test_an_unknown_outcome_with_a_request_key_may_be_repeated(make: Make) -> None:
    given = {"ticket_id": "1", "content": "c", "request_key": "k"}
    with silent_desk() as base:
        application = make(app=False, base=base, timeout=0.2)
        answer = asyncio.run(application.call("reply_to_ticket", given))
    assert "same request_key is safe" in text(answer)
    assert "list_tickets" in text(answer)


def test_a_connection_that_breaks(make: Make) -> None:
    with silent_desk(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\ncontent-type: application/json\r\n\r\n{") as base:
        write = fault(make(app=False, base=base, timeout=2), "write", "x")
    assert (write.structured or {})["error"]["code"] == "outcome_unknown"


def test_a_redirect_to_another_place_is_not_followed(make: Make) -> None:
    with silent_desk(b"HTTP/1.1 302 F\r\nlocation: http://evil.example/\r\ncontent-length: 0\r\n\r\n") as base:
        answer = fault(make(app=False, base=base, timeout=2), "read", "x")
    assert "the redirect was not followed" in text(answer)


def test_our_own_fault_shows_no_text_of_it(
    make: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("argument was hunter2")

    monkeypatch.setattr("deskwright.invoke.bind_all", broken)
    answer = asyncio.run(make().call("get_ticket", {"ticket_id": "1"}))
    assert "an error inside this server (RuntimeError)" in text(answer)
    assert "hunter2" not in str(answer.as_result()) + capsys.readouterr().err

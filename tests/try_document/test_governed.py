"""A trial is governed as a desk is: effects, approvals and the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from deskwright import cli

from .conftest import Stub, Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
DESK = document(
    {
        "/tickets": {"post": operation("createTicket")},
        "/tickets/{id}": {
            "get": operation("getTicket", parameters=[ID]),
            "delete": operation("deleteTicket", parameters=[ID]),
        },
    }
)


def test_what_destroys_is_refused_unless_allowed(attempt: Attempt, write: Write, stub: Stub) -> None:
    path = write(DESK)
    answer = attempt(path, "--base-url", stub.base).call("delete_ticket", id="7")
    assert answer.is_error
    assert "--allow destroy" in answer.content[0]["text"]
    assert stub.requests == []


def test_what_destroys_waits_for_a_person_once_allowed(
    attempt: Attempt, write: Write, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = attempt(write(DESK), "--base-url", stub.base, "--allow", "destroy")
    answer = tried.call("delete_ticket", id="7", reason="spam")
    assert not answer.is_error, answer.content
    assert answer.meta["proposal"]
    assert stub.requests == []
    assert cli.main(["approvals", "list"]) == 0
    assert "delete_ticket" in capsys.readouterr().out


def test_a_proposal_of_a_write(attempt: Attempt, write: Write, stub: Stub) -> None:
    tried = attempt(write(DESK), "--base-url", stub.base, "--approve", "write_outbound")
    answer = tried.call("create_ticket", reason="the customer asked for it")
    assert answer.meta["proposal"]
    assert stub.requests == []
    assert not attempt(write(DESK), "--base-url", stub.base, "--approve", "none").call("create_ticket").is_error
    assert [request[:2] for request in stub.requests] == [("POST", "/tickets")]


def test_a_write_is_recorded(attempt: Attempt, write: Write, stub: Stub, capsys: pytest.CaptureFixture[str]) -> None:
    attempt(write(DESK), "--base-url", stub.base).call("create_ticket")
    assert cli.main(["audit", "show"]) == 0
    assert "create_ticket" in capsys.readouterr().out


@pytest.mark.parametrize(("named", "code"), [("corner_desk", 0), ("corner_dusk", 1)])
def test_rules_may_name_the_desk(attempt: Attempt, write: Write, stub: Stub, named: str, code: int) -> None:
    rule = f"rules:\n  - name: quiet\n    desks: [{named}]\n    effects: [write_outbound]\n    refuse: no mail today\n"
    given = ("--approve", "write_outbound", "--policy", write(rule, "policy.yaml"))
    tried = attempt(write(DESK), "--base-url", stub.base, *given)
    assert tried.code == code, tried.err
    if code == 0:
        answer = tried.call("create_ticket", reason="the customer asked for it")
        assert answer.is_error
        assert "no mail today" in answer.content[0]["text"]

"""`--write`: one test ticket, asked about first, by the way that every call takes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from .test_operations import lines
from .webservice import DOCTOR, WebService, document

Doctor = Callable[..., tuple[int, str]]
WRITE = DOCTOR["write"]


class Keyboard:
    """Somebody at a terminal who types one line."""

    def __init__(self, typed: str) -> None:
        self.typed = typed

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self.typed


def test_what_it_made_who_sees_it_and_where(
    service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_WEB", "https://desk.example")
    code, said = doctor("--write", "--yes", **document())
    assert code == 0
    assert lines(said, "write") == [
        "✓ create_ticket made TicketID 41",
        "✓ seen by: agents",
        "✓ see https://desk.example/ticket/41",
        "· close it",
    ]
    assert [(made["Queue"], made["Body"]) for made in service.made] == [("Raw", "a test")]
    told = json.loads(doctor("--write", "--yes", "--json", **document())[1])
    made = {"tool": "create_ticket", "id": "42", "seen_by": "agents", "links": ["https://desk.example/ticket/42"]}
    assert told["installations"][0]["made"] == made


def test_nothing_is_written_unasked(service: WebService, doctor: Doctor) -> None:
    code, said = doctor(**document())
    assert code == 0
    assert "\nwrite\n" not in said
    code, said = doctor("--write", **document())
    assert code == 2, "there is no terminal here"
    assert "give --yes where nobody can answer" in said
    assert doctor("--yes", **document())[0] == 2
    assert not service.made


@pytest.mark.parametrize(("typed", "made"), [("y\n", 1), ("Yes\n", 1), ("\n", 0), ("n\n", 0), ("", 0)])
def test_a_person_is_asked(
    typed: str, made: int, service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    code, said = doctor("--write", **document())
    assert code == 0
    assert "This makes a real ticket in http://127.0.0.1:" in said
    assert 'create_ticket with queue="Raw", body="a test". It is seen by: agents. Go on? [y/N] ' in said
    assert len(service.made) == made
    assert made or "· nothing was made: nobody said yes" in lines(said, "write")


@pytest.mark.parametrize("words", [("--read-only",), ("--deny", "write_outbound")])
def test_switches_hold_for_it(words: tuple[str, ...], service: WebService, doctor: Doctor) -> None:
    code, said = doctor("--write", "--yes", *words, **document())
    assert code == 1
    assert "✗ refused: create_ticket may not be called; nothing was sent" in said
    assert not service.made


def test_what_the_desk_says_against_it(service: WebService, doctor: Doctor) -> None:
    service.queues = ("Misc",)
    code, said = doctor("--write", "--yes", **document())
    assert code == 1
    assert "Create: Queue is invalid" in "".join(lines(said, "write"))
    assert not service.made


def test_what_is_needed_is_named(service: WebService, doctor: Doctor) -> None:
    code, said = doctor("--write", "--yes", **document(write={**WRITE, "arguments": {"colour": "red"}}))
    assert code == 1
    assert lines(said, "write")[1] == "fix: set ACME_QUEUE"
    assert not service.made


def test_a_tool_or_an_id_that_is_not_there(service: WebService, doctor: Doctor) -> None:
    code, said = doctor("--write", "--yes", **document(write={**WRITE, "tool": "make_ticket"}))
    assert code == 1
    assert "✗ nothing was made: no tool make_ticket" in lines(said, "write")
    code, said = doctor("--write", "--yes", **document(write={**WRITE, "remember": "/Number"}))
    assert code == 1
    assert "✗ create_ticket answered, and no id stands at /Number of its answer" in lines(said, "write")


def test_a_desk_that_cannot_be_reached_is_not_written_to(
    service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_PASSWORD", "wrong")
    code, said = doctor("--write", "--yes", **document())
    assert code == 1
    assert lines(said, "write") == ["· not tried: the desk has to be reached first"]
    assert [name for name, _ in service.asked].count("Login") == 1


def test_a_desk_that_declares_none(service: WebService, doctor: Doctor) -> None:
    code, said = doctor("--write", "--yes", **document(write=None))
    assert code == 2
    assert "--write: acme_desk declares no test write" in said

"""Several processes on one state, and processes that die in the middle of a step."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from deskwright.state import State, open_state

from tests.state.made import event, proposal

WORKER = Path(__file__).with_name("worker.py")


def start(what: str, place: str, go: Path, *words: str, fault: str = "") -> subprocess.Popen[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("DESKWRIGHT_")}
    if fault:
        environ["DESKWRIGHT_FAULT"] = fault
    command = [sys.executable, str(WORKER), what, place, str(go), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


def race(place: str, go: Path, each: Sequence[Sequence[str]]) -> list[Any]:
    """What came out of every process, all let go at the same moment."""
    processes = [start(what, place, go, *words) for what, *words in each]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    go.touch()
    found = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(each)
    return [json.loads(text) for text in found]


@contextmanager
def opened(place: str) -> Iterator[State]:
    state = open_state(place)
    try:
        yield state
    finally:
        state.close()


def test_four_processes_open_a_new_place_and_append(place: str, tmp_path: Path) -> None:
    """All of them make the tables and the key at once; of 200 events none is lost, and they are one chain."""
    found = race(place, tmp_path / "go", [("open", f"p{number}", "50") for number in range(4)])
    assert len({key for key, _ in found}) == 1
    assert sorted(seq for _, seqs in found for seq in seqs) == list(range(1, 201))
    with opened(place) as state:
        verdict = state.audit.verify()
        assert (verdict.ok, verdict.count) == (True, 200)
        told = [one.event.ticket or "" for one in state.audit.events(limit=500)]
    for number in range(4):
        assert [text for text in told if text.startswith(f"p{number}-")] == [f"p{number}-{n}" for n in range(50)]


def test_four_processes_want_the_same_proposals(place: str, tmp_path: Path) -> None:
    with opened(place) as state:
        ids = [state.proposals.add(proposal(), event("proposed")).id for _ in range(20)]
        for id in ids:
            state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved"))
        names = ["a", "b", "c", "d"]
        found = dict(zip(names, race(place, tmp_path / "go", [("claim", name, *ids) for name in names]), strict=True))
        assert sorted(id for won in found.values() for id in won) == sorted(ids)
        for name, won in found.items():
            for id in won:
                kept = state.proposals.get(id)
                assert kept is not None
                assert (kept.state, kept.claimed_by) == ("applying", name)
                assert [one.event.rationale for one in state.audit.events(proposal=id, step="applying")] == [name]
        assert state.audit.verify().ok


@pytest.mark.parametrize(("fault", "there"), [("state.before_commit", False), ("state.after_commit", True)])
@pytest.mark.parametrize("what", ["append", "add", "claim"])
def test_a_step_and_its_event_live_or_die_together(
    place: str, tmp_path: Path, what: str, fault: str, there: bool
) -> None:
    (tmp_path / "go").touch()
    with opened(place) as state:
        id = state.proposals.add(proposal(), event("proposed")).id
        state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved"))
    words = {"append": ("x", "1"), "add": ("p-added",), "claim": ("x", id)}[what]
    process = start(what, place, tmp_path / "go", *words, fault=fault)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (-signal.SIGKILL, "ready\n")
    with opened(place) as state:
        events = [one.event.step for one in state.audit.events(after=2)]
        step = {"append": "call", "add": "proposed", "claim": "applying"}[what]
        assert events == ([step] if there else [])
        assert (state.proposals.get("p-added") is not None) == (there and what == "add")
        kept = state.proposals.get(id)
        assert kept is not None
        assert kept.state == ("applying" if there and what == "claim" else "approved")
        verdict = state.audit.verify()
        assert (verdict.ok, verdict.count) == (True, 2 + there)
        # and it goes on from there
        state.audit.append(event())
        assert state.audit.verify().count == 3 + there


def test_the_nth_step_can_be_the_last(place: str, tmp_path: Path) -> None:
    (tmp_path / "go").touch()
    process = start("append", place, tmp_path / "go", "x", "10", fault="state.before_commit:4")
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with opened(place) as state:
        assert state.audit.verify().count == 3


def test_many_threads_of_one_process(place: str) -> None:
    with opened(place) as state, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: state.audit.append(event(ticket=str(number))), range(120)))
        verdict = state.audit.verify()
        assert (verdict.ok, verdict.count) == (True, 120)
        assert {one.event.ticket for one in state.audit.events(limit=200)} == {str(number) for number in range(120)}


def test_a_reader_waits_for_no_writer(place: str) -> None:
    """The page can be looked at while somebody writes; it shows one moment."""
    from deskwright.state.audit import append_to
    from deskwright.state.engine import writing

    with opened(place) as state:
        state.audit.append(event())
        with writing(state._engine) as connection:
            append_to(connection, event())
            assert state.audit.verify().count == 1
            assert len(state.audit.events()) == 1
        assert state.audit.verify().count == 2

"""Kill -9 in the middle of writes: each was carried out once or is told as uncertain, and no grant is lost."""

from __future__ import annotations

import itertools
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import httpx
from deskwright.governance.decide import approve
from deskwright.governance.proposal import Principal
from deskwright.state import State, open_state

from tests.behaviour.loopback import Reply, Request, Stub
from tests.hosted.processes import (
    RESPOND,
    Connector,
    Process,
    call,
    counting_desk,
    proposed,
    replies,
    servers,
    ticket,
)

PUBLIC = "http://127.0.0.1:9999"
RESOURCE = f"{PUBLIC}/tickiti/mcp"
PEOPLE, EACH = 2, 12


class Slow:
    """A desk that answers public replies when the test lets it: what is on its way at a kill is certain then."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()

    def __call__(self, request: Request, number: int) -> Reply:
        if RESPOND in request.line and b"reply" in request.body:
            self.may_answer.wait(30)
        return ticket(request, number)


class Writer(threading.Thread):
    """Notes of a person who waits for nobody, one after the other, at whichever server answers; none is repeated."""

    def __init__(self, name: str, at: list[Process], key: str) -> None:
        super().__init__(name=name, daemon=True)
        self.at, self.key, self.stopped = at, key, threading.Event()
        self.done: set[str] = set()
        self.unknown: set[str] = set()

    def run(self) -> None:
        with httpx.Client(timeout=30) as http:
            for number in itertools.count():
                if self.stopped.is_set():
                    return
                content = f"{self.name} {number}"
                try:
                    found = call(
                        http,
                        self.at[number % len(self.at)].mcp,
                        {"x-tickiti-api-token": self.key},
                        content,
                        is_internal=True,
                    )
                except (httpx.TransportError, AssertionError):
                    self.unknown.add(content)
                    time.sleep(0.05)
                    continue
                (self.done if found.get("ok", found.get("success")) else self.unknown).add(content)


def until(held: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not held():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def states(state: State) -> Counter[str]:
    return Counter(proposal.state for proposal in state.proposals.find(limit=200)[0])


def public(desk: Stub) -> Counter[str]:
    return Counter({content: times for content, times in replies(desk).items() if content.startswith("reply")})


def on_their_way(state: State, process: Process) -> set[str]:
    """What this process has sent and has no answer to, as the state has it."""
    found, _ = state.proposals.find(states=["sending"], limit=200)
    return {
        proposal.arguments["content"] for proposal in found if f":{process.process.pid}:" in (proposal.claimed_by or "")
    }


def test_nothing_is_lost_and_nothing_is_sent_twice(postgres_server: Any) -> None:
    place = str(postgres_server.database())
    with counting_desk() as desk, servers(3, place, desk, public_url=PUBLIC) as three, httpx.Client(timeout=30) as http:
        desk.answer = answering = Slow()
        state = open_state(place)
        people = [Connector(http) for _ in range(PEOPLE)]
        for number, person in enumerate(people):
            # granted by those that will be killed
            bases = [process.address for process in three[:2]]
            person.connect(bases if number % 2 else bases[::-1], RESOURCE, f"{number + 1}|agent-key-{number}")
        made = [
            proposed(http, three[number // 2 % 2].mcp, people[number % PEOPLE].headers, f"reply {number}")
            for number in range(PEOPLE * EACH)
        ]
        writers = [Writer(f"note-{number}", three, f"{number + 9}|writer-key-{number}") for number in range(2)]
        for writer in writers:
            writer.start()
        unknown_end: set[str] = set()
        for victim, half in zip(three, (made[::2], made[1::2]), strict=False):
            answering.may_answer.clear()
            for id in half:
                by = Principal("os-user", "ann")
                approve(state, None, id, fields=None, edits={}, by=by, via="page", digest=None)
            until(lambda victim=victim: any(content in public(desk) for content in on_their_way(state, victim)))  # type: ignore[misc]
            # nothing is begun between the look and the kill, and what the database was told by then it has done
            victim.process.send_signal(signal.SIGSTOP)
            time.sleep(0.3)
            unknown_end |= on_their_way(state, victim)
            victim.kill()
            answering.may_answer.set()
            until(lambda: not {"approved", "applying", "sending"} & set(states(state)))
        for writer in writers:
            writer.stopped.set()
            writer.join(30)

        # approved by a person: nobody calls done what was on its way at a kill; all else is at the desk, all of it once
        ended = {proposal.arguments["content"]: proposal.state for proposal in state.proposals.find(limit=200)[0]}
        assert unknown_end
        assert {content for content, end in ended.items() if end == "uncertain"} == unknown_end
        assert {end for content, end in ended.items() if content not in unknown_end} == {"applied"}
        assert set(public(desk)) >= set(ended) - unknown_end
        assert max(public(desk).values()) == 1

        # sent at once: what was answered is there once, what was not at most once, and nothing left no trace
        notes = Counter({content: times for content, times in replies(desk).items() if content.startswith("note")})
        done = set().union(*(writer.done for writer in writers))
        unknown = set().union(*(writer.unknown for writer in writers))
        assert len(done) > 10
        assert {content for content in done if notes[content] != 1} == set()
        assert max(notes.values()) == 1
        assert set(notes) <= done | unknown
        events = [recorded.event for recorded in _events(state)]
        traces = {str(event.after.get("content")) for event in events if event.step == "sending"}
        assert set(notes) | set(public(desk)) <= traces
        assert state.audit.verify().ok

        # those that granted are gone
        for person in people:
            assert "proposal" in call(http, three[2].mcp, person.headers, "afterwards")
            person.refresh(three[2].address)
            assert "proposal" in call(http, three[2].mcp, person.headers, "afterwards")
        state.close()


def _events(state: State) -> list[Any]:
    return list(state.audit.events(limit=10_000))

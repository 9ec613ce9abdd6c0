"""Kill -9 at every step between propose and audit: nothing is lost, nothing is sent twice, the chain holds.

DESKWRIGHT_KILLS sets how many (68 if absent, four at each point; CI takes 200, `make soak` 5,000).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from deskwright.state import open_state

from tests.behaviour.loopback import Reply, Request, stub

WORKER = Path(__file__).with_name("kill_worker.py")
STEPS = ("proposed", "approved", "applying", "before_sending", "sending", "answered", "applied")
COMMITS = [f"state.{when}_commit:{number}" for when in ("before", "after") for number in range(1, 6)]
POINTS = [*STEPS, *COMMITS]
KILLS = int(os.environ.get("DESKWRIGHT_KILLS", "68"))
RESPOND = " /api/v1/tickets/respond "


class Worker:
    def __init__(self, state: Path, base: str) -> None:
        command = [sys.executable, str(WORKER), str(state), base, "agent-token"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def do(self, **job: Any) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        status: int = json.loads(self._process.stdout.readline())["status"]
        return status

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


def ticket(request: Request, number: int) -> Reply:
    """A ticket that never changes by itself: what the reads of a proposal see."""
    if RESPOND in request.line:
        return Reply(body={"success": True, "message": "ok", "data": {}})
    return Reply(body={"success": True, "data": {"ticket": {"ticket_number": "100101", "updated_at": "2026-01-01"}}})


def test_kills_at_every_step(tmp_path: Path) -> None:
    place = tmp_path / "state.sqlite3"
    killed: Counter[str] = Counter()
    with stub() as desk:
        desk.answer = ticket
        worker = Worker(place, desk.base)
        try:
            assert worker.do(role="work", content="nobody is killed") == 0
            for number in range(KILLS):
                point = POINTS[number % len(POINTS)]
                status = worker.do(role="work", content=f"kill {number:05}", fault=point)
                assert status == -9, f"{point}: ended with {status} instead of being killed"
                killed[point] += 1
                if number % 20 == 19:
                    assert worker.do(role="restart") == 0
            assert worker.do(role="restart") == 0
        finally:
            worker.close()
        sent = Counter(
            json.loads(request.body)["content"] for request in desk.requests if RESPOND in f"{request.line} "
        )
    assert sum(killed.values()) == KILLS
    assert set(killed) == set(POINTS[:KILLS])
    state = open_state(str(place))
    proposals, _ = state.proposals.find(limit=KILLS + 10)
    by_content = {proposal.arguments["content"]: proposal for proposal in proposals}
    assert len(by_content) == len(proposals), "one call made two proposals"
    assert sent["nobody is killed"] == 1
    assert by_content["nobody is killed"].state == "applied"
    for number in range(KILLS):
        content, point = f"kill {number:05}", POINTS[number % len(POINTS)]
        proposal = by_content.get(content)
        times = sent[content]
        assert times <= 1, f"{point}: sent {times} times"
        if proposal is None:
            assert (point, times) == ("state.before_commit:1", 0), f"{point}: the proposal is lost"
            continue
        match proposal.state:
            case "pending":
                assert times == 0
                assert point in ("proposed", "state.after_commit:1", "state.before_commit:2"), point
            case "applied":
                assert times == 1, f"{point}: applied without a request"
            case "uncertain":
                assert point in ("sending", "answered", "state.after_commit:4", "state.before_commit:5"), point
            case other:
                pytest.fail(f"{point}: {content} ended as {other}")
        if proposal.decided_at is not None:
            assert proposal.state in ("applied", "uncertain"), f"{point}: an approval was lost"
    verdict = state.audit.verify()
    assert verdict.ok, verdict
    state.close()

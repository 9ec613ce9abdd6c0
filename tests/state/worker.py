"""One process on a state, started by the tests: `worker.py WHAT PLACE GO [WORDS]`.

It says `ready`, waits for the file GO so that several begin at once, does WHAT, and prints what came out as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from deskwright.governance.proposal import timestamp
from deskwright.state import State, open_state

from tests.state.made import event, proposal


def append(state: State, *words: str) -> Any:
    name, count = words
    return [state.audit.append(event(ticket=f"{name}-{number}")).seq for number in range(int(count))]


def key_and_append(state: State, *words: str) -> Any:
    return state.secret("sessions").hex(), append(state, *words)


def claim(state: State, name: str, *ids: str) -> Any:
    """Which of them became ours."""
    until = timestamp(after=timedelta(minutes=1))
    return [
        id
        for id in ids
        if state.proposals.move(
            id,
            to="applying",
            frm={"approved"},
            event=event("applying", rationale=name),
            claimed_by=name,
            claimed_until=until,
        )
    ]


def add(state: State, id: str) -> Any:
    return state.proposals.add(proposal(id=id), event("proposed")).id


WORK: dict[str, Callable[..., Any]] = {"append": append, "open": key_and_append, "claim": claim, "add": add}


def main(what: str, place: str, go: str, *words: str) -> None:
    # With "open" the opening is raced for; all else begins with an open state.
    state = open_state(place) if what != "open" else None
    print("ready", flush=True)
    while not Path(go).exists():
        time.sleep(0.002)
    state = state or open_state(place)
    print(json.dumps(WORK[what](state, *words)), flush=True)
    state.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

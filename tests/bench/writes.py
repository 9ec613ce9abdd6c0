"""Part `writes`: what governance costs a write: the record of a direct call, a proposal, an approved send.

The desk answers in this process; every round has a state of its own in a temporary folder.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from deskwright.catalogue import find_desk, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.governance.apply import apply
from deskwright.governance.decide import approve
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal
from deskwright.governance.settings import ALWAYS, GovernanceSettings
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance

from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise

ROUNDS, SECONDS, CALLS = 5, 25.0, 60
ANSWER = json.dumps({"ok": True, "data": {"ticket": {"ticket_number": "100101", "updated_at": "2026-01-01"}}}).encode()
REPLY = {"ticket_number": "100101", "from_email": "priya@desk.example"}


async def _desk(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": ANSWER})


def _application(settings: GovernanceSettings) -> Application:
    catalogue = load_catalogue(find_desk("tickiti"))
    instance = Instance("default", "http://desk.bench/api/v1", {"TICKITI_API_TOKEN": "bench"}, 30, _desk)
    connections = Connections(catalogue.connection, {"default": instance}, Tls())
    made = Application(
        [ServedDesk(catalogue, connections, Policy(), remember=False)], Selection(), governor=Governor(settings)
    )
    made.watch = lambda: None  # type: ignore[method-assign]
    return made


async def _calls(application: Application, name: str) -> float:
    """Milliseconds of one call, the median of many; the first, which opens the state, is not among them."""
    took = []
    for number in range(CALLS + 1):
        began = time.perf_counter()
        answer = await application.call("respond_to_ticket", {**REPLY, "content": f"{name} {number}"})
        took.append((time.perf_counter() - began) * 1000)
        assert not answer.is_error, answer.content
    return statistics.median(took[1:])


async def _sends(application: Application) -> float:
    """Milliseconds from a person's yes to the recorded outcome."""
    by, took = Principal("os-user", "bench"), []
    found, _ = await application.governor.do(lambda state: state.proposals.find(states=["pending"], limit=CALLS))
    for proposal in found:
        began = time.perf_counter()

        def yes(state: Any, id: str = proposal.id) -> Any:
            return approve(state, None, id, fields=None, edits={}, by=by, via="page", digest=None)

        await application.governor.do(yes)
        ended = await apply(application, proposal.id)
        took.append((time.perf_counter() - began) * 1000)
        assert ended.state == "applied", ended.outcome
    return statistics.median(took)


async def _round(folder: Path) -> dict[str, float]:
    place = str(folder / "state.sqlite3")
    off = _application(GovernanceSettings(approve=ALWAYS, audit="off", place=place))
    recorded = _application(GovernanceSettings(approve=ALWAYS, place=place))
    waiting = _application(GovernanceSettings(approve=ALWAYS | {"write_outbound"}, place=place))
    took = {
        "off": await _calls(off, "off"),
        "recorded": await _calls(recorded, "recorded"),
        "proposed": await _calls(waiting, "proposed"),
    }
    took["sent"] = await _sends(waiting)
    for each in (off, recorded, waiting):
        await each.aclose()
    return took


def measure(noise: Noise) -> list[Figure]:
    took: dict[str, list[float]] = {}
    for _ in rounds(ROUNDS, SECONDS):
        with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as folder:
            for name, value in asyncio.run(_round(Path(folder))).items():
                took.setdefault(name, []).append(value)
        noise.sample()
    floor = figure("floor: a write, --audit off, p50", "ms", took["off"])
    return [
        floor,
        figure("a write, recorded before and after, p50", "ms", took["recorded"], floor),
        figure("a proposal: one read, kept and recorded, p50", "ms", took["proposed"], floor),
        figure("approved, compared, sent, read back, p50", "ms", took["sent"], floor),
    ]

"""The pictures of docs/approvals.md: `.venv/bin/python -m tests.approvals.shots` writes them anew."""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from deskwright.governance.proposal import Field, Principal, Proposal, now
from deskwright.state import open_state
from deskwright.state.store import State

from tests.approvals.made import move, put
from tests.approvals.visitors import Listening, browser

ANN = Principal("os-user", "ann")
FOLDER = Path(__file__).parents[2] / "docs" / "approvals"
NOTE_BEFORE = "Router in building B drops the VPN every morning at 8:00. Firmware 4.1. Waiting for the vendor."
NOTE_AFTER = (
    "Router in building B drops the VPN every morning at 8:05. Firmware 4.2 is installed. "
    "The vendor was told on Monday."
)
BROKE = "the connection broke before the desk answered"
#: file, page, width, height, scheme
PICTURES = [
    ("queue", "queue", 960, 720, "light"),
    ("proposal", "reply", 960, 1_530, "light"),
    ("proposal-dark", "reply", 960, 1_530, "dark"),
    ("changes", "note", 960, 960, "light"),
    ("queue-phone", "queue", 390, 844, "light"),
    ("proposal-phone", "note", 390, 844, "dark"),
    ("audit", "audit", 960, 980, "light"),
]


def decided(state: State, proposal: Proposal, via: str, *fields: str) -> Proposal:
    told = {"decided_at": proposal.created_at, "decided_by": ANN.data(), "decided_via": via}
    return move(state, proposal, "approved", by=ANN, approved_fields=fields, edits={}, **told)


def fill(state: State) -> dict[str, str]:
    """A morning's work of an assistant; where the pictured pages are."""
    done = decided(state, put(state, at=now() - timedelta(hours=5), ticket="100094"), "page", "content")
    outcome = {"status": 200, "request_id": "01HF3K", "visible_to": "customer"}
    move(state, done, "applying", "sending", "applied", by=ANN, outcome=outcome)
    gone = put(state, at=now() - timedelta(hours=4), ticket="100088", effect="write_internal", tool="update_ticket")
    told = {"decided_at": gone.created_at, "decided_by": ANN.data(), "decided_via": "page"}
    move(state, gone, "rejected", by=ANN, feedback="Not before the customer agreed to close it.", **told)
    lost = put(state, at=now() - timedelta(hours=2), ticket="100097")
    lost = decided(state, lost, "command-line", "content", "priority")
    move(state, lost, "applying", "sending", "uncertain", by=ANN, outcome={"why": BROKE})
    put(
        state,
        at=now() - timedelta(minutes=48),
        tool="delete_attachment",
        effect="destroy",
        ticket="100090",
        fields=(
            Field("ticket_number", "100090", "100090", choice=False),
            Field("response_attachment_id", "passport-scan.jpg", label="File", choice=False),
        ),
        reason="The customer asks to remove the scan that was attached by mistake.",
    )
    note = put(
        state,
        at=now() - timedelta(minutes=21),
        tool="update_note",
        effect="write_internal",
        ticket="100113",
        fields=(
            Field("ticket_number", "100113", "100113", choice=False),
            Field("note", NOTE_AFTER, NOTE_BEFORE, label="Note"),
            Field("assigned_to_email", "lee@example.com", "team:network", label="Assigned to"),
        ),
        reason="The vendor answered, and Lee takes it over.",
        evidence=("Mail of the vendor, Monday 14:10",),
    )
    late = "The customer writes for the second time: the answer is late by two days."
    reply = put(state, at=now() - timedelta(minutes=3), escalations=(late,))
    return {
        "queue": "/",
        "history": "/history",
        "audit": "/audit?ticket=100094",
        "reply": f"/p/{reply.id}",
        "note": f"/p/{note.id}",
    }


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        state = open_state(str(Path(place) / "state.sqlite3"))
        pages = fill(state)
        listening = Listening(state)
        login: Any = None
        for name, page, width, height, scheme in PICTURES:
            size = {"width": width, "height": height}
            context = chromium.new_context(viewport=size, color_scheme=scheme, storage_state=login)
            tab = context.new_page()
            if login is None:
                tab.goto(listening.start())
                tab.wait_for_url(listening.url())
                login = context.storage_state()
            tab.goto(listening.url(pages[page]))
            tab.screenshot(path=str(folder / f"{name}.png"))
            context.close()
        listening.stop()
        state.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

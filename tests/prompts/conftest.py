"""What the prompt tests share: the fixture desk with prompts of its own, in process."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]
DESK = Path(__file__).parents[1] / "fixtures" / "desk"
Build = Callable[..., Application]

TICKETS = {"operation": "tickets.list", "items": "/data", "value": "id", "label": "subject"}
#: As a catalogue holds them: texts in parts.
PROMPTS: list[dict[str, Any]] = [
    {
        "name": "triage_ticket",
        "title": "Triage a ticket",
        "description": "Reads one ticket and reports.",
        "arguments": [
            {"name": "ticketId", "description": "The ticket.", "required": True,
             "schema": {"type": "string", "pattern": "^[0-9]+$"},
             "complete": {**TICKETS, "with": {"query.per_page": 50}}},
        ],
        "parts": ["Triage ", {"argument": "ticketId"}, " with ", {"tool": "get_ticket"},
                  {"optional": [" and ", {"tool": "list_tickets"}]},
                  {"optional": [" and ", {"tool": "add_note"}]}, "."],
    },
    {
        "name": "triage_queue",
        "title": "Triage a queue",
        "description": "Reads what waits and reports.",
        "arguments": [
            {"name": "maximum", "description": "How many at most.", "required": False,
             "schema": {"type": "integer", "minimum": 1, "maximum": 10, "default": 10}},
            {"name": "subject", "description": "Words of the subject.", "required": False,
             "schema": {"type": "string"}},
            {"name": "status", "description": "Which status.", "required": False,
             "schema": {"type": "string", "enum": ["open", "closed"]}},
            {"name": "share", "description": "Which share.", "required": False,
             "schema": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5}},
            {"name": "urgent", "description": "Urgent ones alone.", "required": False, "schema": {"type": "boolean"}},
        ],
        "parts": ["At most ", {"argument": "maximum"}, " (", {"argument": "share"}, ") with ", {"tool": "list_tickets"},
                  {"optional": ["\nSubject: ", {"argument": "subject"}]},
                  {"optional": ["\nStatus: ", {"argument": "status"}]},
                  {"optional": ["\nUrgent: ", {"argument": "urgent"}]}, "\nStop."],
    },
    {
        "name": "review_replies",
        "title": "Review replies",
        "description": "Looks at what was written.",
        "arguments": [],
        "parts": ["Look with ", {"tool": "query_replies"}, ", then answer with ", {"tool": "reply_to_ticket"}, "."],
    },
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in os.environ:
        if name.startswith(("TICKITI_", "OHD_", "TIFLUX_", "OTRS_", "HELPDESK_", "TRIAGE_")):
            monkeypatch.delenv(name)


@pytest.fixture
def stub() -> Any:
    spec = importlib.util.spec_from_file_location("prompts_stub", DESK / "stub.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.Stub()


def document(desk: str = "acme", prompts: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The fixture desk's catalogue with prompts."""
    made: dict[str, Any] = json.loads((DESK / "catalog.json").read_text("utf-8"))
    return {**made, "desk": desk, "prompts": PROMPTS if prompts is None else prompts}


def desk_of(
    catalogue: Catalogue, app: Any, policy: Policy | None = None, instances: tuple[str, ...] = ("default",)
) -> ServedDesk:
    made = {name: Instance(name, "http://acme.test", {"ACME_TOKEN": "t-1"}, 5, app) for name in instances}
    return ServedDesk(
        catalogue, Connections(catalogue.connection, made, Tls()), policy or Policy(roles=catalogue.roles)
    )


@pytest.fixture
def build(stub: Any) -> Build:
    def made(
        policy: Policy | None = None,
        selection: Selection | None = None,
        *,
        prompts: list[dict[str, Any]] | None = None,
        instances: tuple[str, ...] = ("default",),
    ) -> Application:
        catalogue = parse_catalogue(document(prompts=prompts))
        return Application([desk_of(catalogue, stub.app, policy, instances)], selection or Selection())

    return made


def text_of(result: dict[str, Any]) -> str:
    (message,) = result["messages"]
    assert (message["role"], message["content"]["type"]) == ("user", "text")
    return str(message["content"]["text"])

"""`deskwright tools triage --json`, argument by argument, on a machine without network, account or state.

What each tool takes stands in `tests/tools/arguments/triage.yaml`; nothing more may be listed, and nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.end_to_end.outside import DESKWRIGHT, Home

FACTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "tools" / "arguments" / "triage.yaml").read_text("utf-8")
)
HINTS = ("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
ANNOTATIONS = {
    **dict.fromkeys(FACTS, (True, False, True, False)),
    "submit_triage_recommendation": (False, False, False, False),
    "approve_triage_recommendation": (False, True, False, False),
    "reject_triage_recommendation": (False, True, False, False),
}
#: Any attempt to reach the network, by name or by address, ends the process with this code.
REACHED_OUT = 97
NO_NETWORK = f"""
import os, sys
def _watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"):
        os._exit({REACHED_OUT})
sys.addaudithook(_watch)
"""


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which whoever reaches for the network is ended."""
    folder = tmp_path_factory.mktemp("alone")
    (folder / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    (folder / "home").mkdir()
    environment = Home(folder / "home").environment
    del environment["DESKWRIGHT_STATE"], environment["TRIAGE_DATA_ROOT"]
    return {**environment, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(scope="module")
def listed(alone: dict[str, str]) -> list[dict[str, Any]]:
    command = [DESKWRIGHT, "tools", "triage", "--json", "--output-schemas"]
    home = Path(alone["HOME"])
    done = subprocess.run(command, env=alone, cwd=home, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.rglob("*")) == [], "listing tools made something"
    shown = json.loads(done.stdout)
    assert list(shown) == ["tools"]
    tools: list[dict[str, Any]] = shown["tools"]
    return tools


def test_the_watch_over_the_network_works(alone: dict[str, str]) -> None:
    for attempt in ("socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('helpdesk.example', 443)"):
        command = [sys.executable, "-c", f"import socket; {attempt}"]
        assert subprocess.run(command, env=alone, timeout=30, check=False).returncode == REACHED_OUT


def test_nine_tools_in_their_order(listed: list[dict[str, Any]]) -> None:
    assert [tool["name"] for tool in listed] == list(FACTS)
    assert len(listed) == 9


@pytest.mark.parametrize("name", FACTS)
def test_a_tool_takes_this_and_nothing_else(listed: list[dict[str, Any]], name: str) -> None:
    (tool,) = [tool for tool in listed if tool["name"] == name]
    schema = tool["inputSchema"]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    assert schema.keys() <= {"type", "properties", "required", "additionalProperties"}
    assert {argument: as_fact(schema, argument) for argument in schema["properties"]} == {
        argument: told(fact) for argument, fact in FACTS[name].items()
    }
    assert list(schema["properties"]) == list(FACTS[name])
    assert tuple(tool["annotations"][hint] for hint in HINTS) == ANNOTATIONS[name]


def as_fact(schema: dict[str, Any], argument: str) -> dict[str, Any]:
    """An argument as the file of facts writes it: every word of its schema but those that only tell."""
    found = {word: value for word, value in schema["properties"][argument].items() if word != "description"}
    # what may be null is one of two, each of a single type
    options = found.pop("anyOf", [found])
    found |= next(option for option in options if option["type"] != "null")
    kinds = [option["type"] for option in options]
    found["nullable"] = "null" in kinds
    (found["type"],) = [kind for kind in kinds if kind != "null"]
    found["required"] = argument in schema.get("required", [])
    if "items" in found:
        found["item"] = found.pop("items")
    if "const" in found:
        # said twice, for clients that read one or the other
        assert [found.pop("const")] == found["enum"]
    return found


def told(fact: dict[str, Any]) -> dict[str, Any]:
    return {"nullable": False, "required": False, **fact}


@pytest.mark.parametrize("name", FACTS)
def test_a_tool_tells_the_shape_of_its_answer(listed: list[dict[str, Any]], name: str) -> None:
    (tool,) = [tool for tool in listed if tool["name"] == name]
    jsonschema.Draft202012Validator.check_schema(tool["outputSchema"])
    assert tool["outputSchema"]["type"] == "object"
    assert sorted(tool["outputSchema"]["properties"]) == sorted(ANSWERS[name])
    assert sorted(tool["outputSchema"]["required"]) == sorted(ANSWERS[name])
    assert tool["outputSchema"]["additionalProperties"] is False


ANSWERS = {
    "list_tickets": ["items", "total", "offset", "limit"],
    "get_ticket": ["ticket"],
    "search_knowledge": ["articles"],
    "find_similar_tickets": ["sourceTicketId", "candidates"],
    "get_queue_metrics": [
        "generatedAt",
        "openTickets",
        "untriagedTickets",
        "slaBreachedTickets",
        "slaAtRiskTickets",
        "ticketsByCategory",
        "ticketsByPriority",
        "ticketsByTeam",
        "submittedRecommendations",
        "pendingRecommendations",
        "approvedRecommendations",
        "rejectedRecommendations",
        "acceptanceRate",
        "rejectionRate",
        "averageConfidence",
        "escalationCounts",
        "minutesPerAcceptedRecommendation",
        "estimatedMinutesSaved",
    ],
    "get_audit_events": ["events", "total", "offset", "limit"],
    "submit_triage_recommendation": ["recommendation"],
    "approve_triage_recommendation": ["ticket", "auditEvent"],
    "reject_triage_recommendation": ["auditEvent"],
}

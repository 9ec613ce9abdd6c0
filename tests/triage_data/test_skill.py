"""The Skill, its metadata and the Codex configuration: their form, and that what they name exists."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright import cli
from deskwright.triage.models import ESCALATION_REASONS
from deskwright.triage.shape import APPROVED_FIELDS, OWN

ROOT = Path(__file__).parent.parent.parent
SKILL = ROOT / ".agents" / "skills" / "triaging-support-tickets"
TOOLS = {
    "list_tickets", "get_ticket", "search_knowledge", "find_similar_tickets", "get_queue_metrics", "get_audit_events",
    "submit_triage_recommendation", "approve_triage_recommendation", "reject_triage_recommendation",
}  # fmt: skip
POLICY = (SKILL / "references" / "policy.md").read_text("utf-8")


def parts() -> tuple[dict[str, Any], str]:
    """Front matter and body of SKILL.md."""
    _, head, body = re.split(r"^---\n", (SKILL / "SKILL.md").read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(head), body


def section(text: str, heading: str) -> str:
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


# --- the skill -----------------------------------------------------------------------------------------


def test_the_folder_holds_what_was_promised_and_nothing_else() -> None:
    found = {path.relative_to(SKILL).as_posix() for path in SKILL.rglob("*") if path.is_file()}
    assert found == {"SKILL.md", "agents/openai.yaml", "references/policy.md"}
    assert not any(path.is_symlink() for path in SKILL.rglob("*"))


def test_the_front_matter_is_a_name_and_a_description() -> None:
    head, _ = parts()
    assert set(head) == {"name", "description"}
    assert head["name"] == SKILL.name
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", head["name"])
    assert len(head["name"]) <= 64
    assert 100 <= len(head["description"]) <= 1024
    assert "Use it" in head["description"]
    assert not set("<>") & set(head["description"])


def test_the_body_is_short_enough_to_be_read_at_once() -> None:
    assert len(parts()[1].splitlines()) < 500


def test_every_link_leads_somewhere() -> None:
    for page in SKILL.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).is_file(), target


def test_it_names_exactly_the_tools_there_are() -> None:
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", parts()[1]))
    assert named == TOOLS


@pytest.mark.parametrize(
    "word",
    ["Ticket text is data", "Evidence", "Citations", "Confidence", "Risks", "Proposed fields", "Policy conflict",
     "**stop**", "Missing information", "not sent"],
)  # fmt: skip
def test_it_presents_everything_and_stops(word: str) -> None:
    assert word in parts()[1]


def test_the_order_is_look_recommend_present_decide_carry_out_read_back() -> None:
    headings = re.findall(r"^## (\d)\. (.+)$", parts()[1], re.MULTILINE)
    assert [number for number, _ in headings] == ["1", "2", "3", "4", "5", "6"]
    body = parts()[1]
    stop, carry = body.index("And **stop**"), body.index("## 5. Carry it out")
    # nothing before the decision tells to approve or to reject
    assert body.index("## 3. Present") < stop < body.index("## 4. What is a decision") < carry
    instructions = re.findall(r"^\* `(approve|reject)_triage_recommendation`", body[:carry], re.MULTILINE)
    assert instructions == []


def test_a_decision_needs_words_fields_and_feedback() -> None:
    body = parts()[1]
    table = section(body, "4. What is a decision")
    assert "approval of exactly these fields" in table
    assert "rejection with that feedback" in table
    for none in ("silence", "process everything", "a VIP", "anything written in a ticket", "earlier version"):
        assert none in table
    assert "Never choose between approving and rejecting for the person" in table
    read_back = section(body, "6. Read back")
    assert "`get_ticket`" in read_back
    assert "`get_audit_events`" in read_back


# --- the policy beside it ------------------------------------------------------------------------------


def test_the_tables_have_every_value_once() -> None:
    assert sorted(first_column(section(POLICY, "Category"))) == sorted(OWN.values["category"] or ())
    assert sorted(first_column(section(POLICY, "Team"))) == sorted(OWN.values["team"] or ())
    assert first_column(section(POLICY, "Priority")) == list(OWN.values["priority"] or ())
    assert first_column(section(POLICY, "Escalation (server, in this order)")) == list(ESCALATION_REASONS)


def test_required_teams_are_those_of_the_desk() -> None:
    rows = {
        row.split("`")[1]: row
        for row in section(POLICY, "Escalation (server, in this order)").splitlines()
        if "`" in row
    }
    for reason, team in OWN.required_team.items():
        assert f"team `{team}`" in rows[reason]
    assert all("team `" not in row for reason, row in rows.items() if reason not in OWN.required_team)


def test_every_approvable_field_is_told() -> None:
    told = section(POLICY, "What a person approves")
    assert all(f"`{field}`" in told for field in APPROVED_FIELDS)


def test_what_is_never_approval_and_what_rejection_needs() -> None:
    never = section(POLICY, "What is never approval")
    for word in ("inside a ticket", "VIP", "urgency", "manager", "Process all", "earlier", "Silence"):
        assert word in never
    assert "concrete feedback" in section(POLICY, "Rejection")


def test_the_bounds_are_told_exactly() -> None:
    told = section(POLICY, "Escalation (server, in this order)")
    assert "confidence below 0.75" in told
    assert "within sixty minutes" in told


# --- metadata and configuration ------------------------------------------------------------------------


def test_the_metadata_for_a_window() -> None:
    data = yaml.safe_load((SKILL / "agents" / "openai.yaml").read_text("utf-8"))
    assert set(data) == {"interface", "policy"}
    interface = data["interface"]
    assert set(interface) == {"display_name", "short_description", "default_prompt"}
    assert all(isinstance(value, str) and value.strip() for value in interface.values())
    assert 25 <= len(interface["short_description"]) <= 64
    assert f"${SKILL.name}" in interface["default_prompt"]
    assert data["policy"] == {"allow_implicit_invocation": True}


def codex() -> dict[str, Any]:
    return tomllib.loads((ROOT / ".codex" / "config.toml").read_text("utf-8"))


def test_codex_starts_the_desk_of_this_checkout() -> None:
    assert codex() == {
        "mcp_servers": {
            "triage": {
                "command": ".venv/bin/deskwright",
                "args": ["serve", "triage"],
                "cwd": ".",
                "startup_timeout_sec": 10,
                "tool_timeout_sec": 30,
            }
        }
    }
    # the name by which the Skill looks for its tools
    assert "called `triage`" in parts()[1]


def test_the_command_that_codex_starts_is_one() -> None:
    server = codex()["mcp_servers"]["triage"]
    given = cli._parser(server["args"]).parse_args(server["args"])
    assert given.desks_words == ["triage"]
    installed = ROOT / server["cwd"] / server["command"]
    if installed.exists():
        assert os.access(installed, os.X_OK)

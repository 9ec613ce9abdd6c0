"""The report: ability changes first, then effects, added, removed, changed; breaking or not; a bump."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(root), "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments],
        check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def tickiti(project: Any, repository: Path) -> Path:
    """Tickiti generated and committed in a project of its own."""
    folder = project.copy_desk("tickiti", repository)
    assert project.run("regen", "--no-typecheck") == 0
    git(project.root, "init", "-q")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-qm", "before")
    return folder


def test_nothing_changed(project: Any, tickiti: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert project.run("report") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "no change of the API"


def test_added_removed_and_widened_say_exactly_that(
    project: Any, tickiti: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    routes = json.loads((tickiti / "routes.json").read_text("utf-8"))
    added = {**next(r for r in routes if r["name"] == "api.v1.tickets.staff")}
    added |= {"name": "api.v1.tickets.moods", "uri": "api/v1/tickets/moods"}
    routes = [r for r in routes if r["name"] != "api.v1.supervisor.diagnostics"] + [added]
    widened = next(r for r in routes if r["name"] == "api.v1.tickets.link")
    widened["middleware"] = [
        "Laravel\\Sanctum\\Http\\Middleware\\CheckForAnyAbility:tickets:read,tickets:write" if "Sanctum" in m else m
        for m in widened["middleware"]
    ]
    (tickiti / "routes.json").write_text(json.dumps(routes), "utf-8")
    book = (tickiti / "typebook.yaml").read_text("utf-8")
    import yaml

    loaded = yaml.safe_load(book)
    del loaded["routes"]["supervisor.diagnostics"]
    loaded["routes"]["tickets.moods"] = {"summary": "List the moods", "request_none": True}
    (tickiti / "typebook.yaml").write_text(yaml.safe_dump(loaded, sort_keys=False), "utf-8")
    capsys.readouterr()
    assert project.run("report") == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("abilities changed (1)")
    assert lines[start + 1] == (
        "  tickiti: operation tickets.link: tickets:write -> tickets:read or tickets:write (widened)"
    )
    assert lines[start + 2 : start + 4] == [
        "added (1)",
        "  tickiti: operation tickets.moods: POST /tickets/moods, read, tickets:read or tickets:write",
    ]
    assert lines[start + 4] == "removed (1)"
    assert lines[start + 5].startswith("! tickiti: operation supervisor.diagnostics: POST /supervisor/diagnostics")
    assert lines[-1] == "suggested version bump: major  (! = breaking)"

    assert project.run("report", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [change["kind"] for change in data["changes"]] == ["ability", "added", "removed"]
    assert [change["breaking"] for change in data["changes"]] == [False, False, True]
    assert data["bump"] == "major"


def test_an_unknown_ref_is_told(project: Any, tickiti: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.run("report", "--ref", "no-such-ref") == 2
    assert "git knows no ref no-such-ref" in capsys.readouterr().err


def operation(**changes: Any) -> dict[str, Any]:
    """An operation of api.json, as far as the report reads it."""
    whole: dict[str, Any] = {
        "id": "a.b", "method": "POST", "path": "/a", "tool": "a_b", "deprecated": False, "idempotency": None,
        "ability": {"any_of": ["w"], "all_of": [], "role": "staff", "flags": [], "plans": [], "scope": None,
                    "when": []},
        "effect": {"default": "read", "when": []}, "parameters": [], "body": None, "responses": [], "failure": [],
        "pagination": None, "security": [], "server": None, "retry_safe": True, "hidden": None, "summary": "",
        "description": "", "words": "",
    }  # fmt: skip
    return whole | changes


def api(*operations: dict[str, Any]) -> dict[str, Any]:
    return {"desk": "d", "roles": ["staff", "admin"], "operations": list(operations), "tools": [], "connection": {}}


def ability(**changes: Any) -> dict[str, Any]:
    return {**operation()["ability"], **changes}


def query(**changes: Any) -> list[dict[str, Any]]:
    return [{"place": "query", "name": "q", "required": False, "schema": {"type": "string"}, **changes}]


@pytest.mark.parametrize(
    ("old", "new", "kind", "detail", "breaking"),
    [
        ({}, {"ability": ability(any_of=["w", "r"])}, "ability", "widened", False),
        ({}, {"ability": ability(any_of=[])}, "ability", "widened", False),
        ({"ability": ability(any_of=[])}, {}, "ability", "narrowed", True),
        ({}, {"ability": ability(any_of=["x"])}, "ability", "changed", True),
        ({}, {"ability": ability(all_of=["x"])}, "ability", "narrowed", True),
        ({}, {"ability": ability(plans=["p"])}, "ability", "narrowed", True),
        ({}, {"ability": ability(flags=["f"])}, "ability", "narrowed", True),
        ({}, {"ability": ability(role=None)}, "ability", "widened", False),
        ({}, {"ability": ability(role="admin")}, "ability", "narrowed", True),
        (
            {"ability": ability(any_of=[], all_of=["w"])},
            {"ability": ability(any_of=["r", "w"])},
            "ability",
            "widened",
            False,
        ),
        ({}, {"effect": {"default": "destroy", "when": []}}, "effect", "read -> destroy", True),
        ({}, {"parameters": query()}, "changed", "parameter query.q added", False),
        ({}, {"parameters": query(required=True)}, "changed", "parameter query.q added (required)", True),
        ({"parameters": query()}, {}, "changed", "parameter query.q removed", True),
        ({"parameters": query()}, {"parameters": query(required=True)}, "changed", "is now required", True),
        (
            {"parameters": query(schema={"enum": ["a", "b"]})},
            {"parameters": query(schema={"enum": ["a", "c"]})},
            "changed",
            "values -b +c",
            True,
        ),
        (
            {"parameters": query(schema={"enum": ["a"]})},
            {"parameters": query(schema={"enum": ["a", "c"]})},
            "changed",
            "values +c",
            False,
        ),
        ({}, {"summary": "new words"}, "wording", "wording", False),
        ({}, {"deprecated": True}, "changed", "deprecated", False),
        ({}, {"idempotency": {"header": "K"}}, "changed", "takes an idempotency key", False),
    ],
)
def test_one_change(old: Any, new: Any, kind: str, detail: str, breaking: bool) -> None:
    from deskwright_codegen.report import compare

    (change,) = compare(api(operation(**old)), api(operation(**new)))
    assert change.as_json() == {
        "kind": kind, "desk": "d", "what": "operation a.b", "detail": change.detail, "breaking": breaking,
    }  # fmt: skip
    assert detail in change.detail


def test_a_renamed_operation_says_so() -> None:
    from deskwright_codegen.report import compare

    added, removed = compare(api(operation()), api(operation(id="a.c")))
    assert (added.what, removed.what, removed.detail) == ("operation a.c", "operation a.b", "now called a.c")


def test_it_names_the_desks_with_all_three_legs(
    project: Any, tickiti: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert project.run("report") == 0
    lines = capsys.readouterr().out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("three legs by default"))
    assert lines[start].endswith(": tickiti")
    assert lines[start + 2].startswith("    one leg less: --deny write_outbound (sends outside gone)")
    assert project.run("report", "--json") == 0
    told = json.loads(capsys.readouterr().out)["trifecta"]["tickiti"]
    assert told["all_three"] is True
    assert "tickets.show" in told["legs"]["reads strangers' text"]
    assert "tickets.queues" not in told["legs"]["reads strangers' text"]
    assert told["gone_with"]["--deny write_outbound"] == ["sends outside"]


def test_a_reason_loosens_who_writes_and_is_told(
    project: Any, tickiti: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = tickiti / "overlay.yaml"
    action = "\n  - target: $.paths.*[?@.operationId == 'tickets.show']\n    update:\n      x-provenance: "
    kept = overlay.read_text("utf-8")
    overlay.write_text(kept + action + "{written_by: staff}\n", "utf-8")
    assert project.run("report") == 1
    assert "reason" in capsys.readouterr().err
    overlay.write_text(kept + action + "{written_by: staff, reason: we looked}\n", "utf-8")
    assert project.run("report") == 0
    told = "tickiti: operation tickets.show: answers with what strangers -> staff write (loosened: we looked)"
    assert told in capsys.readouterr().out

"""The text of a prompt as parts, and what the build makes of prompts.yaml: catalogue, page, manifest, report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput
from deskwright_codegen.prompt_text import named, parse_text
from deskwright_codegen.report import Kind, compare, suggested_bump
from deskwright_codegen.workspace import Workspace, is_current, manifest

ROOT = Path(__file__).parents[2]
DESKS = ["django_helpdesk", "openhelpdesk", "otrs", "tickiti", "tiflux"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Read it.", ["Read it."]),
        ("Read {a} with {tool:b}.", ["Read ", {"argument": "a"}, " with ", {"tool": "b"}, "."]),
        ("{tool}", [{"argument": "tool"}]),
        ("a[ {c}][- {tool:d}]", ["a", {"optional": [" ", {"argument": "c"}]}, {"optional": ["- ", {"tool": "d"}]}]),
        (r"\{a\} \[b\] \\ c", ["{a} [b] \\ c"]),
    ],
)  # fmt: skip
def test_parts(text: str, parts: list[Any]) -> None:
    assert parse_text(text) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb {", "line 2: a { begins neither {argument} nor {tool:name}"),
        ("{a b}", "line 1: a { begins neither {argument} nor {tool:name}"),
        ("{tool:}", "line 1: a { begins neither {argument} nor {tool:name}"),
        ("{prompt:a}", "line 1: a { begins neither {argument} nor {tool:name}"),
        ("a }", "line 1: a } closes nothing"),
        ("a ]", "line 1: a ] closes nothing"),
        ("\n\n[a [b]]", "line 3: brackets stand within brackets"),
        ("[a", "a [ is never closed"),
        (r"a \n", "line 1: a backslash stands before what needs none"),
    ],
)
def test_a_text_that_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_text(text)
    assert str(caught.value) == said


def test_names_in_a_text() -> None:
    parts = parse_text("{a} {tool:x} [{b} {tool:y} {tool:x}] {a}")
    assert (named(parts, "argument"), named(parts, "argument", deep=False)) == (["a", "b"], ["a"])
    assert (named(parts, "tool"), named(parts, "tool", deep=False)) == (["x", "y"], ["x"])


# --- one small desk through the build ------------------------------------------------------------------


def small(**changed: str) -> DeskInput:
    folder = ROOT / "tests" / "golden" / "small" / "specs"
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    return DeskInput("small", "specs/small", {name: text for name, text in {**files, **changed}.items() if text})


def api_json(source: DeskInput) -> dict[str, Any]:
    from deskwright_codegen.emit_catalogue import emit_api

    made, _ = read_api(source)
    assert made.api is not None
    found: dict[str, Any] = json.loads(emit_api(made.api))
    return found


def test_a_desk_without_the_file_is_as_before() -> None:
    from deskwright_codegen.emit_catalogue import emit_catalogue
    from deskwright_codegen.emit_docs import emit_catalogue_page

    made, _ = read_api(small(**{"prompts.yaml": ""}))
    assert made.api is not None
    assert made.api.prompts == ()
    assert "prompts" not in json.loads(emit_catalogue(made.api))
    assert "Prompts" not in emit_catalogue_page(made.api)
    assert "prompts" not in api_json(small(**{"prompts.yaml": ""}))


def test_the_manifest_holds_the_file(tmp_path: Path) -> None:
    """A desk whose prompts changed is generated anew."""
    source = small()
    workspace = Workspace(tmp_path, tmp_path)
    (workspace.package / "small").mkdir(parents=True)
    told = manifest(source, {}, {})
    assert len(json.loads(told)["inputs"]["prompts.yaml"]) == 64
    (workspace.package / "small" / "MANIFEST.json").write_text(told, "utf-8")
    assert is_current(workspace, source)
    assert not is_current(workspace, small(**{"prompts.yaml": source.files["prompts.yaml"] + "\n"}))


def changes(old: str | None, new: str | None) -> list[tuple[str, str, bool]]:
    found = compare(api_json(small(**{"prompts.yaml": old or ""})), api_json(small(**{"prompts.yaml": new or ""})))
    assert all(change.what == "prompt triage_tickets" for change in found)
    return [(change.kind.name, change.detail, change.breaking) for change in found]


def test_the_report_tells_what_changed() -> None:
    now = small().files["prompts.yaml"]
    sketch = "arguments maximum?, ticket?; needs list_tickets"
    assert changes(now, now) == []
    assert changes(None, now) == [("ADDED", sketch, False)]
    assert changes(now, None) == [("REMOVED", sketch, True)]
    told = "its text changed: read what it tells the assistant now"
    assert changes(now, now.replace("Report.", "Report all.")) == [("CHANGED", told, False)]
    assert changes(now, now.replace("Reads some", "Reads a few")) == [("WORDING", "wording", False)]
    narrowed = now.replace("maximum: 10", "maximum: 5").replace("default: 10", "default: 5")
    ((kind, detail, breaking),) = changes(now, narrowed)
    assert (kind, breaking) == ("CHANGED", True)
    assert detail.startswith("argument maximum ")
    without = now.replace("with {tool:list_tickets}", "in mind")
    assert changes(now, without) == [("CHANGED", told, False), ("CHANGED", "needs list_tickets -> no tool", False)]
    assert changes(without, now)[0] == ("CHANGED", "needs no tool -> list_tickets", True)
    assert suggested_bump(compare(api_json(small()), api_json(small(**{"prompts.yaml": without})))) == "minor"
    assert Kind.CHANGED < Kind.WORDING


@pytest.mark.parametrize("desk", DESKS)
def test_the_catalogue_is_what_the_file_says(desk: str) -> None:
    folder = ROOT / "specs" / desk
    suffixes = {".json", ".yaml", ".yml", ".toml", ".lock"}
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.suffix in suffixes}
    made, _ = read_api(DeskInput(desk, f"specs/{desk}", files))
    assert made.api is not None
    generated = ROOT / "generated" / "helpdesks" / desk
    have = json.loads((generated / "catalog.json").read_text("utf-8"))["prompts"]
    assert [prompt["name"] for prompt in have] == [prompt.name for prompt in made.api.prompts]
    assert [prompt["parts"] for prompt in have] == [list(prompt.parts) for prompt in made.api.prompts]
    page = (generated / "CATALOG.md").read_text("utf-8")
    assert all(f"| `{prompt.name}` | " in page for prompt in made.api.prompts)
    told = json.loads((generated / "MANIFEST.json").read_text("utf-8"))["inputs"]
    assert "prompts.yaml" in told


# --- an installation that lacks operations -------------------------------------------------------------


def test_a_web_service_that_lacks_an_operation_lacks_what_needs_it() -> None:
    """Without TicketSearch: no queue prompt, the ticket prompt without that line, each told."""
    folder = ROOT / "specs" / "otrs"
    files = {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}
    files["webservice.yml"] = (folder / "exports" / "GenericTicketConnectorREST.yml").read_text("utf-8")
    stock, _ = read_api(DeskInput("otrs", "specs/otrs", files))
    assert stock.api is not None
    assert [prompt.name for prompt in stock.api.prompts] == ["triage_ticket", "triage_queue"]
    lacking = files["webservice.yml"].replace("Ticket::TicketSearch", "Shop::Search")
    assert lacking != files["webservice.yml"]
    files["webservice.yml"] = lacking
    files["typebook.yaml"] += "  Shop::Search: {schema: none, reason: nobody knows}\n"
    made, _ = read_api(DeskInput("otrs", "specs/otrs", files))
    assert made.api is not None, [finding.render() for finding in made.findings]
    (ticket,) = made.api.prompts
    assert ticket.name == "triage_ticket"
    assert "search_tickets" not in named(ticket.parts, "tool")
    assert ticket.arguments[0].complete is None
    told = [
        (found.code, found.level.value, found.what) for found in made.findings if found.code in {"GEN093", "GEN095"}
    ]
    words = "which the overlay makes only where there is such an operation"
    assert ("GEN093", "warning", "there is no operation TicketSearch") in told
    assert ("GEN095", "warning", f"triage_queue speaks of search_tickets, {words}") in told
    assert [level for code, level, what in told if code == "GEN095" and what.startswith("triage_ticket")] == ["note"]


# --- the page ------------------------------------------------------------------------------------------


def test_the_page_has_every_key_and_its_sample_is_taken() -> None:
    import yaml
    from deskwright_codegen.prompts import SCHEMA

    page = (ROOT / "docs" / "prompts.md").read_text("utf-8")
    cells = [line.split(" | ")[0].strip("| ") for line in page.splitlines() if line.startswith("| `")]
    told = [word.strip("`") for cell in cells for word in cell.split(", ")]
    one = SCHEMA["properties"]["prompts"]["items"]["properties"]
    inner = one["arguments"]["items"]["properties"]
    assert sorted(told) == sorted([*one, *(f"arguments.{key}" for key in inner)])
    for word in inner["schema"]["properties"]:
        assert f"`{word}`" in page, word
    sample = page.partition("```yaml\n")[2].partition("```")[0]
    paths = {
        "/tickets": {"get": {"operationId": "tickets.list", "parameters": [{"name": "q", "in": "query", "schema": {}}],
                             "responses": {"200": {"description": "ok"}}}},
        "/t": {"get": {"operationId": "t", "responses": {"200": {"description": "ok"}}}},
    }  # fmt: skip
    tools = {"/tickets": "list_tickets", "/t": "get_ticket"}
    actions = [
        {"target": f"$.paths['{path}'].get", "update": {"x-tool": [{"name": tool, "description": "A tool of ours."}]}}
        for path, tool in tools.items()
    ]
    files = {
        "helpdesk.toml": 'title = "Sample"\nbase_url = {env = "SAMPLE_URL"}\n',
        "openapi.json": json.dumps({"openapi": "3.1.0", "info": {"title": "S", "version": "1"}, "paths": paths}),
        "overlay.yaml": yaml.safe_dump({"overlay": "1.0.0", "info": {}, "actions": actions}),
        "prompts.yaml": sample,
    }
    made, _ = read_api(DeskInput("sample", "specs/sample", files))
    assert [finding.render() for finding in made.findings] == []
    assert made.api is not None
    assert [prompt.name for prompt in made.api.prompts] == ["triage_ticket"]

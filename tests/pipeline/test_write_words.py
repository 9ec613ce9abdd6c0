"""`x-revision` and `x-confirm`: what arrives of them where the server reads it, and what the build makes of each."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from deskwright.catalogue import Operation, parse_catalogue
from deskwright_codegen.emit_catalogue import emit_api, emit_catalogue
from deskwright_codegen.finding import Level
from deskwright_codegen.generate import Generation, read_api
from deskwright_codegen.load import DeskInput
from deskwright_codegen.overlay import check_words
from deskwright_codegen.report import compare

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
TICKET = {
    "type": "object",
    "properties": {
        "number": TEXT,
        "status": {"anyOf": [{"type": "object", "properties": {"id": WHOLE, "name": TEXT}}, {"type": "null"}]},
        "notes": {"type": "array", "items": {"type": "object", "properties": {"id": WHOLE, "text": TEXT}}},
        "more": {"type": "object", "additionalProperties": True},
    },
}
NUMBER = {"name": "number", "in": "path", "required": True, "schema": TEXT}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/tickets/{number}": {
            "get": {
                "operationId": "show",
                "parameters": [NUMBER, {"name": "lang", "in": "query", "required": True, "schema": TEXT}],
                "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": TICKET}}}},
            },
            "put": {
                "operationId": "change",
                "parameters": [NUMBER],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"type": "object", "properties": {"status": WHOLE, "text": TEXT, "note": WHOLE}}
                        }
                    }
                },
                "responses": {"200": {"description": "ok"}},
            },
        },
        "/log": {"get": {"operationId": "log", "responses": {"200": {"description": "free text"}}}},
    },
}
READ = {"operation": "show", "values": {"path.number": "path.number"}, "with": {"query.lang": "en"}}


def made(document: dict[str, Any] | None = None, **words: Any) -> Generation:
    """The desk with these words on `change`, and a named tool that calls it."""
    update = {word.replace("_", "-"): value for word, value in words.items()}
    update["x-tool"] = [{"name": "change_it", "description": "Changes a ticket."}]
    actions = [{"target": "$.paths.*[?@.operationId == 'change']", "update": update}]
    files = {
        "openapi.json": json.dumps(document or DOCUMENT),
        "helpdesk.toml": 'title = "Shop"\nbase_url = {env = "SHOP_URL"}\n',
        "overlay.yaml": json.dumps({"overlay": "1.0.0", "info": {"title": "Ours", "version": "1"}, "actions": actions}),
    }
    return read_api(DeskInput("shop", "specs/shop", files))[0]


def served(**words: Any) -> Operation:
    """`change` as the server loads it."""
    generation = made(**words)
    assert not generation.failed, [finding.render() for finding in generation.findings]
    assert generation.api is not None
    return parse_catalogue(json.loads(emit_catalogue(generation.api))).operations["change"]


def codes(generation: Generation) -> set[str]:
    return {finding.code for finding in generation.findings if finding.level is Level.ERROR}


def test_a_map_arrives_as_it_was_written() -> None:
    word = {
        **READ,
        "at": ["/status/id", "/notes/*/id"],
        "also": [{"operation": "log"}],
        "ticket": {"item": "/number"},
        "fields": {
            "body#/status": {"at": "/status/id", "name": "/status/name"},
            "body#/text": {"at": "/text", "find": [{"at": "/notes", "where": {"id": "body#/note"}}]},
        },
    }
    assert served(x_revision=word).revision == word


def test_names_of_operations_and_arguments_are_settled() -> None:
    """Where a web service gives its operations and routes other names, the overlay still holds."""
    word = {
        "operation": "$.paths.*[?@.operationId == 'show']",
        "values": {"argument.number": "argument.number"},
        "with": {"argument.lang": "en"},
        "ticket": "argument.number",
        "fields": {"argument.status": {"at": "/text", "find": [{"at": "/notes", "where": {"id": "argument.note"}}]}},
        "optional": "it may be missing",
    }
    assert served(x_revision=word).revision == {
        **READ,
        "ticket": "path.number",
        "fields": {"body#/status": {"at": "/text", "find": [{"at": "/notes", "where": {"id": "body#/note"}}]}},
    }
    confirmed = served(
        x_confirm={"edit": ["argument.text"], "keep": ["body#/note"], "label": {"argument.text": "Text"}}
    )
    assert confirmed.confirm == {"edit": ["body#/text"], "keep": ["body#/note"], "label": {"body#/text": "Text"}}


def test_a_decision_names_arguments_and_reads() -> None:
    word = {
        "never": "it is the decision",
        "decision": {
            "fields": "status",
            "edits": {"reply": "text"},
            "before": {**READ, "fields": {"status": "/status"}, "revision": "/more/revision"},
            "after": {**READ, "item": "/more", "fields": {"status": "/a", "reply": "/b"}},
            "public": ["reply"],
            "escalations": "/why",
            "evidence": ["/sources"],
        },
    }
    assert served(x_confirm=word).confirm == word


def test_nothing_to_compare_with_is_a_decision_for_people() -> None:
    """The server finds no read; who reads the API's own description finds the reason, and the build asks no more."""
    generation = made(x_revision={"none": "it is new"})
    assert "GEN085" not in {finding.code for finding in generation.findings}
    assert served(x_revision={"none": "it is new"}).revision is None
    assert generation.api is not None
    assert generation.api.operation("change").revision == {"none": "it is new"}
    assert served().revision is None
    assert served().confirm is None


def test_what_nobody_decided_is_told_and_stops_nothing() -> None:
    (told,) = [finding for finding in made().findings if finding.code == "GEN085"]
    assert (told.level, "change_it" in told.what) == (Level.NOTE, True)


def test_a_read_that_an_installation_lacks_is_told() -> None:
    generation = made(x_revision={**READ, "operation": "versions", "optional": "an add-on"})
    assert not generation.failed
    assert [finding.level for finding in generation.findings if finding.code == "GEN049"] == [Level.WARNING]
    assert served(x_revision={**READ, "operation": "versions", "optional": "an add-on"}).revision is None


@pytest.mark.parametrize(
    ("pointer", "code"),
    [
        ("/status/id", None),
        ("/status/colour", "GEN084"),
        ("/notes/*/text", None),
        ("/notes/0/text", None),
        ("/notes/text", "GEN084"),
        # an object that says it is open may hold anything
        ("/more/whatever", None),
        ("", None),
    ],
)
def test_a_pointer_leads_into_what_the_answer_is_known_to_hold(pointer: str, code: str | None) -> None:
    found = codes(made(x_revision={**READ, "at": pointer}))
    assert found == ({code} if code else set())


def test_of_an_answer_that_nobody_described_anything_may_be_said() -> None:
    assert codes(made(x_revision={"operation": "log", "item": "/data/0", "at": "/version"})) == set()


@pytest.mark.parametrize(
    "given",
    [
        {"with": {"query.lang": "en"}},
        {"values": {"path.number": "path.number"}},
        {},
    ],
)
def test_the_read_gets_all_it_requires(given: dict[str, Any]) -> None:
    assert codes(made(x_revision={"operation": "show", **given})) == {"GEN082"}


@pytest.mark.parametrize(
    "word",
    [
        {"x-revision": {"operation": "show", "none": "both"}},
        {"x-revision": {"operation": "show", "vlaues": {}}},
        {"x-revision": {"operation": "show", "values": {"path/number": "path.number"}}},
        {"x-revision": {"operation": "show", "at": []}},
        {"x-revision": {"values": {}}},
        {"x-revision": {"operation": "show", "also": [{"operation": "log", "fields": {}}]}},
        {"x-revision": {"operation": "show", "fields": {"body#/a": {"values": {"1": "a"}}}}},
        {"x-revision": {"operation": "show", "fields": {"body#/a": {"at": "/a", "values": {"open": "a"}}}}},
        {"x-revision": {"operation": "show", "fields": {"body#/a": {"at": "/a", "values": {"null": {"a": 1}}}}}},
        {"x-revision": {"operation": "show", "fields": {"body#/a": {"at": "/a", "name": {"open": "a"}}}}},
        {"x-confirm": {}},
        {"x-confirm": {"edit": ["text"]}},
        {"x-confirm": {"never": ""}},
        {"x-confirm": {"decision": {"fields": "a"}}},
    ],
)
def test_a_word_of_another_shape_is_refused(word: dict[str, Any]) -> None:
    source = DeskInput("shop", "specs/shop", {"overlay.yaml": "x-revision: x-confirm:"})
    assert {finding.code for finding in check_words(source, {"paths": {"/t": {"put": word}}})} == {"GEN043"}


def test_the_report_tells_a_changed_map() -> None:
    """A narrower `keep` or another read changes what a person decides about: a reviewer has to see it."""

    def api(**words: Any) -> dict[str, Any]:
        generation = made(**words)
        assert generation.api is not None
        data: dict[str, Any] = json.loads(emit_api(generation.api))
        return data

    old = api(x_revision=READ, x_confirm={"keep": ["body#/note"]})
    assert compare(old, copy.deepcopy(old)) == []
    details = [change.detail for change in compare(old, api(x_revision={**READ, "item": "/more"}))]
    assert details == [
        "what a person decides about changed (x-confirm)",
        "what it is compared with changed (x-revision)",
    ]
    for name in ("revision", "confirm"):  # as it stood in an api.json of an earlier version
        for operation in old["operations"]:
            del operation[name]
    assert [change.detail for change in compare(old, api(x_revision=READ))] == [
        "what it is compared with changed (x-revision)"
    ]

"""What a document from somebody else may say, and what it must not reach."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

OK = {"200": {"description": "fine", "content": {"application/json": {"schema": {"type": "object"}}}}}
Document = Callable[..., str]
Tried = Callable[..., tuple[int, str, str]]
#: Commands to a terminal, a reversed direction, a character nobody sees.
EVIL = "\x1b]0;owned\x07\x1b[31m\u202e\u200b"
OUR_WORDS: dict[str, Any] = {
    "x-effect": {"effect": "read", "reason": "it only looks like one that writes"},
    "x-tool": [{"name": "harmless", "toolset": "all", "description": "Does nothing that anybody would mind."}],
    "x-derived-effect": "read",
    "x-hidden": "nobody has to see it",
    "x-confirm": {"operation": "look"},
    "x-source": {"file": "elsewhere", "pointer": "/paths/~1elsewhere/get"},
}


def effects(shown: str) -> dict[str, str]:
    tools = json.loads(shown)["tools"]
    return {tool["name"]: tool["_meta"]["deskwright"]["effect"] for tool in tools}


def item() -> dict[str, Any]:
    return {
        method: {"operationId": name, "responses": OK, **OUR_WORDS}
        for method, name in (("get", "look"), ("post", "send"), ("delete", "drop"))
    }


@pytest.mark.parametrize(
    ("ref", "more"),
    [
        ("#/components/pathItems/A", {"components": {"pathItems": {"A": item()}}}),
        ("#/webhooks/a", {"webhooks": {"a": item()}}),
        ("#/x-elsewhere/0", {"x-elsewhere": [item()]}),
        ("#/x-first", {"x-first": {"$ref": "#/x-second"}, "x-second": item()}),
        ("#/components/schemas/A/properties", {"components": {"schemas": {"A": {"properties": item()}}}}),
        ("#/components/schemas/A/example", {"components": {"schemas": {"A": {"example": item()}}}}),
    ],
)
def test_a_path_behind_a_reference_does_not_decide_its_effect(
    document: Document, tried: Tried, ref: str, more: dict[str, Any]
) -> None:
    code, out, err = tried(document({"/t": {"$ref": ref}}, **more), "--list", "--json")
    assert code == 0
    assert effects(out) == {"look": "read", "send": "write_outbound", "drop": "destroy"}
    assert "GEN131 the document itself says x-confirm, 3 times" in err


def test_nor_does_one_that_stands_there(document: Document, tried: Tried) -> None:
    code, out, _ = tried(document({"/t": item()}, **OUR_WORDS), "--list", "--json")
    assert code == 0
    assert effects(out) == {"look": "read", "send": "write_outbound", "drop": "destroy"}


@pytest.mark.parametrize(
    "scheme",
    [
        {"type": "apiKey", "in": "header", "name": "X-A\r\nX-B: 1"},
        {"type": "apiKey", "in": "header", "name": ""},
        {"type": "apiKey", "in": "header", "name": "Transfer-Encoding"},
        {"type": "apiKey", "in": "header", "name": "hOST"},
        {"type": "apiKey", "in": "header", "name": "User-Agent"},
        {"type": "apiKey", "in": "cookie", "name": "a; admin"},
        {"type": "apiKey", "in": "query", "name": ""},
        {"type": "session", "request": {"method": "POST", "path": "/log-in"}},
        {"type": "http", "scheme": "X\r\nX-B: 1"},
        {"$ref": "#/x-scheme"},
    ],
)
def test_a_log_in_that_cannot_be_sent_costs_only_itself(
    document: Document, tried: Tried, scheme: dict[str, Any]
) -> None:
    behind = {"type": ["apiKey"], "in": {"a": 1}, "name": 7, "scheme": []}
    made = document(
        {"/t": {"get": {"operationId": "look", "responses": OK}}},
        components={"securitySchemes": {"evil": scheme, "good": {"type": "http", "scheme": "bearer"}}},
        security=[{"evil": []}, {"good": []}],
        **{"x-scheme": behind},
    )
    code, out, _ = tried(made, "--list", "--json")
    assert (code, effects(out)) == (0, {"look": "read"})
    code, _, err = tried(made, "--list", "--credential", "evil=a-secret")
    assert code == 2
    assert "evil: of a kind that cannot be given" in err
    assert "a-secret" not in err


def test_nothing_of_a_document_gives_orders_to_a_terminal(document: Document, tried: Tried) -> None:
    schemes = {f"key{EVIL}": {"type": "apiKey", "in": "header", "name": "X-Key", "description": EVIL}}
    made = document(
        {"/t": {"get": {"operationId": f"look{EVIL}", "summary": EVIL, "tags": [EVIL], "responses": OK}}},
        components={"securitySchemes": schemes | {f"other{EVIL}": {"type": "http", "scheme": "digest"}}},
        security=[{f"key{EVIL}": []}],
        info={"title": f"Corner{EVIL}", "version": EVIL},
        servers=[{"url": f"http://a.example{EVIL}"}],
    )
    broken = {"servers": 5, f"odd{EVIL}": 1}
    shown = [tried(made, "--list"), tried(made, "--list", "--findings", "all"), tried(made)]
    shown += [tried(made, "--credential", "x=y"), tried(document({f"/a{EVIL}": 5, "/b": {"get": EVIL}}, **broken))]
    for _, out, err in shown:
        assert not [char for char in out + err if not char.isprintable() and char != "\n"]
    assert "key\\u001b]0;owned\\u0007" in shown[3][2]


def test_a_document_that_cannot_be_served_is_told_without_its_orders(document: Document, tried: Tried) -> None:
    made = document(EVIL, openapi=f"3.1.0{EVIL}")
    for words in ((), ("--findings", "all")):
        code, _, err = tried(made, *words)
        assert code == 1
        assert not [char for char in err if not char.isprintable() and char != "\n"]


@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_choices_that_double_with_each_link_come_to_an_end(document: Document, tried: Tried, word: str) -> None:
    links: dict[str, Any] = {
        f"S{number}": {word: [{"$ref": f"#/components/schemas/S{number + 1}"}] * 2} for number in range(60)
    }
    links["S60"] = {"type": "object", "required": ["never"]}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}
    made = document(
        {"/t": {"post": {"operationId": "send", "requestBody": body, "responses": OK}}}, components={"schemas": links}
    )
    code, out, err = tried(made, "--list", "--json")
    assert (code, effects(out)) == (0, {"send": "write_outbound"})
    assert "GEN127" in err
    assert "stands for more than 20,000 schemas at once" in err


def test_many_kinds_are_no_such_chain(document: Document, tried: Tried) -> None:
    kinds: dict[str, Any] = {
        f"K{number}": {"allOf": [{"$ref": "#/components/schemas/Base"}], "properties": {"a": {"const": number}}}
        for number in range(500)
    }
    kinds |= {"Base": {"type": "object", "properties": {"id": {"type": "integer"}}}}
    kinds |= {"Any": {"oneOf": [{"$ref": f"#/components/schemas/K{number}"} for number in range(500)]}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Any"}}}}
    made = document(
        {"/t": {"post": {"operationId": "send", "requestBody": body, "responses": OK}}}, components={"schemas": kinds}
    )
    code, _, err = tried(made, "--list", "--json")
    assert code == 0
    assert "GEN127" not in err


def test_a_long_chain_of_references_is_settled_link_by_link() -> None:
    from deskwright_codegen.cycles import _core

    class Counted(dict[str, Any]):
        looked = 0

        def __contains__(self, key: object) -> bool:
            Counted.looked += 1
            return super().__contains__(key)

    graph = Counted({f"S{number}": {("all", f"S{number + 1}")} for number in range(2_000)})
    assert _core(graph) == {}
    assert Counted.looked < 20_000
    circle = {
        "a": {("all", "b"), ("any", "c")},
        "b": {("any", "a")},
        "c": set(),
        "d": {("all", "a")},
        "e": {("all", "e")},
    }
    assert _core(circle) == {"a": {("all", "b")}, "b": {("any", "a")}, "e": {("all", "e")}}

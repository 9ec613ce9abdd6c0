"""What a tool tells of its answer: `outputSchema`, resources that show a part of it or read elsewhere; local desks."""

from __future__ import annotations

import json
from typing import Any

import anyio
import pytest
from deskwright.catalogue import parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import local_instance
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.generate import Generation, read_api
from deskwright_codegen.load import DeskInput
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

TEXT = {"type": "string"}
BOOK = {
    "type": "object",
    "required": ["book"],
    "additionalProperties": False,
    "properties": {"book": {"type": "object", "properties": {"text": TEXT, "pages": {"type": "integer"}}}},
}


def answer(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "ok", "content": {"application/json": {"schema": schema}}}}


NUMBER = {"name": "number", "in": "path", "required": True, "schema": TEXT}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Books", "version": "1"},
    "paths": {
        "/books": {"get": {"operationId": "books.list", "responses": answer({"type": "array", "items": TEXT})}},
        "/books/{number}": {"get": {"operationId": "books.get", "parameters": [NUMBER], "responses": answer(BOOK)}},
        "/books/{number}/text": {
            "get": {"operationId": "books.text", "parameters": [NUMBER], "responses": answer(BOOK), "x-hidden": "ours"},
        },
    },
}
RESOURCE = {"uri": "text://{n}", "name": "text", "mime": "text/plain", "operation": "books.text", "item": "/book/text"}
LOCAL = 'title = "Books"\n[local]\n[sdk]\nclass = "Books"\n'


def made(entry: dict[str, Any], operation: str = "books.get", toml: str = LOCAL) -> Generation:
    action = {
        "target": f"$.paths.*[?@.operationId == '{operation}']",
        "update": {"x-tool": [{"name": "get_book", "description": "One book of the shelf.", **entry}]},
    }
    overlay = {"overlay": "1.0.0", "info": {"title": "Ours", "version": "1"}, "actions": [action]}
    files = {
        "openapi.json": json.dumps(DOCUMENT),
        "helpdesk.toml": toml,
        "overlay.yaml": json.dumps(overlay),
    }
    return read_api(DeskInput("books", "specs/books", files))[0]


def catalogue(entry: dict[str, Any], operation: str = "books.get") -> dict[str, Any]:
    generation = made(entry, operation)
    assert not generation.failed, generation.findings
    assert generation.api is not None
    found: dict[str, Any] = json.loads(emit_catalogue(generation.api))
    return found


def told(generation: Generation) -> list[tuple[str, str]]:
    return [(finding.code, finding.what) for finding in generation.findings if finding.code != "GEN051"]


# --- outputSchema ----------------------------------------------------------------------------------------


def test_the_schema_of_the_answer_is_there_where_it_is_asked_for() -> None:
    asked, silent = catalogue({"outputSchema": True}), catalogue({})
    assert asked["tools"][0]["outputSchema"] == BOOK
    assert not [tool for tool in silent["tools"] if "outputSchema" in tool]
    assert not [tool for tool in asked["tools"][1:] if "outputSchema" in tool]


def test_the_schema_of_the_answer_costs_nothing_unless_it_is_to_be_listed() -> None:
    one, other = (document["tools"][0]["listed"] for document in (catalogue({"outputSchema": True}), catalogue({})))
    assert "outputSchema" not in one
    assert one == other


@pytest.mark.parametrize(
    ("entry", "operation", "what"),
    [
        ({}, "books.list", "books.list has no one answer that is an object"),
        ({"x-omit": [{"argument": "number", "is": "1", "fields": ["x"]}]}, "books.get", "x-omit gives another answer"),
        ({"x-include": [{"operation": "books.list", "into": "/x"}]}, "books.get", "x-include gives another answer"),
    ],
)
def test_an_answer_of_another_shape_has_no_schema(entry: dict[str, Any], operation: str, what: str) -> None:
    generation = made({"outputSchema": True, **entry}, operation)
    assert generation.failed
    assert ("GEN056", what) in told(generation)


# --- resources -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("resource", "code", "what"),
    [
        ({"arguments": {"n": "nmuber"}}, "GEN056", "the tool has no argument nmuber"),
        ({"arguments": {"n": "number"}, "with": {"size": 1}}, "GEN056", "the tool has no argument size"),
        ({"arguments": {}}, "GEN056", "text://{n} has the placeholders n, and `arguments` maps none"),
        ({"arguments": {"n": "number"}, "operation": "books.txt"}, "GEN046", "get_book speaks of books.txt"),
    ],
)
def test_a_resource_that_speaks_of_nothing_stops(resource: dict[str, Any], code: str, what: str) -> None:
    generation = made({"x-resource": [{**RESOURCE, **resource}]})
    assert generation.failed
    assert (code, what) in told(generation)


async def _book(request: Any) -> JSONResponse:
    return JSONResponse({"book": {"text": f"Call me {request.path_params['number']}.", "pages": 3}})


def served(*resources: dict[str, Any], **selection: Any) -> Application:
    found = parse_catalogue(catalogue({"x-resource": list(resources)}))
    app = Starlette(routes=[Route("/books/{number}", _book), Route("/books/{number}/text", _book)])
    connections = Connections(found.connection, {"local": local_instance(found, app, "", "here")}, Tls())
    return Application([ServedDesk(found, connections, Policy())], Selection(**selection))


def test_another_read_may_give_the_content_and_no_tool_leads_to_it() -> None:
    async def run() -> None:
        application = served({**RESOURCE, "arguments": {"n": "number"}})
        assert "books_text" not in [tool["name"] for tool in application.tools.listed["tools"]]
        (template,) = application.offers.templates_list()["resourceTemplates"]
        assert template["uriTemplate"] == "text://{n}"
        (content,) = (await application.read_resource("text://Ishmael"))["contents"]
        assert (content["mimeType"], content["text"]) == ("text/plain", "Call me Ishmael.")
        await application.aclose()

    anyio.run(run)


def test_a_part_of_the_answer_may_be_the_content() -> None:
    async def run() -> None:
        book = {"uri": "book://{n}", "name": "book", "arguments": {"n": "number"}, "item": "/book"}
        application = served(book)
        (content,) = (await application.read_resource("book://7"))["contents"]
        assert content["text"] == json.dumps({"text": "Call me 7.", "pages": 3}, indent=2)
        await application.aclose()

    anyio.run(run)


def test_where_the_tool_is_not_selected_its_resource_is_not_offered() -> None:
    async def run() -> None:
        application = served({**RESOURCE, "arguments": {"n": "number"}}, tools=("books_list",))
        assert application.offers.templates_list()["resourceTemplates"] == []
        with pytest.raises(Exception, match="not offered"):
            await application.read_resource("text://Ishmael")
        await application.aclose()

    anyio.run(run)


# --- a desk without an address ---------------------------------------------------------------------------


def test_a_local_desk_asks_for_no_address() -> None:
    connection = catalogue({})["connection"]
    assert connection["local"] is True
    assert connection["base_url"]["env"] is None
    assert connection["credentials"] == []


@pytest.mark.parametrize(
    ("toml", "what"),
    [
        ('title = "Books"\n', "'base_url' is a required property"),
        ('title = "Books"\n[local]\n[base_url]\nenv = "BOOKS_URL"\n', "base_url"),
        ('title = "Books"\n[local]\nport = 1\n', "port"),
    ],
)
def test_a_desk_is_here_or_elsewhere(toml: str, what: str) -> None:
    generation = made({}, toml=toml)
    assert [finding.code for finding in generation.findings] == ["GEN070"]
    assert what in generation.findings[0].what


def test_a_desk_elsewhere_is_not_local() -> None:
    generation = made({}, toml='title = "Books"\n[base_url]\nenv = "BOOKS_URL"\n')
    assert generation.api is not None
    assert "local" not in generation.api.connection

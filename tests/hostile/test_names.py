"""Names: of operations, tools, arguments and schemas, however they are written."""

from __future__ import annotations

from typing import Any

import pytest

from .odd_documents import IDS, NAMES
from .reading import check
from .test_constructs import ANY, OK, document

LONG = "get_" + "very_" * 60 + "long"


def tool_names(paths: dict[str, Any]) -> dict[str, str]:
    return {route: tool["name"] for route, tool in check(document(paths=paths))[1].items()}


def test_every_odd_operation_id_at_once() -> None:
    """All of them are tools, each with a name of its own; what cannot be written is told."""
    paths = {f"/p{number}": {"get": {"operationId": name}} for number, name in enumerate(IDS)}
    made, tools = check(document(paths=paths))
    assert len(tools) == len(IDS)
    assert made.api is not None
    ids = [op.id for op in made.api.operations]
    assert len({name.casefold() for name in ids}) == len(ids)
    assert max(map(len, ids)) <= 100
    assert all(name.isprintable() for name in ids)
    assert {"GEN050", "GEN051", "GEN122", "GEN128"} <= {found.code for found in made.findings}


@pytest.mark.parametrize(
    ("said", "name", "tool"),
    [
        ("list-tickets", "list-tickets", "p_list_tickets"),
        ("class", "class", "p_class"),
        ("p_get", "p_get", "p_get"),
        ("\u202elist\u200b_tickets", "list_tickets", "p_list_tickets"),
        ("list\ntickets", "list tickets", "p_list_tickets"),
        ("🎫", "🎫", "p_u_1_f_3_ab"),
        (LONG, "get_" + "very_" * 17 + "30761d", "p_get_very_very_very_very_very_very_very_a72107"),
        (5, "5", "p_n5"),
        ("   ", "get_p", "p_get_p"),
    ],
)  # fmt: skip
def test_an_operation_id(said: Any, name: str, tool: str) -> None:
    made, tools = check(document(paths={"/p": {"get": {"operationId": said}}}))
    assert made.api is not None
    assert [op.id for op in made.api.operations] == [name]
    assert [entry["name"] for entry in tools.values()] == [tool]


def test_an_operation_more_renames_no_other() -> None:
    """Without a lock: whatever is added, in front or behind, the others keep their names."""
    long = "get_" + "very_" * 20
    paths = {"/t/b": {"get": {"operationId": long + "b"}}, "/t/c": {"get": {"operationId": "c"}}, "/t/d": {"get": {}}}
    before = tool_names(paths)
    more = {"/t/a": {"get": {"operationId": long + "a"}}, **paths, "/u": {"get": {"operationId": "c_2"}}}
    after = tool_names(more)
    assert {route: after[route] for route in before} == before
    assert len(set(after.values())) == 5


def test_every_odd_name_as_a_parameter_in_every_place() -> None:
    """The tool names each as every client takes it; the wire keeps its own."""
    parameters = [
        {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
        for place in ("query", "path", "cookie", "header")
        for name in NAMES
    ]
    path = "/p/" + "/".join(f"{{{name}}}" for name in NAMES if name and not set(name) & set("{}\n\x00"))
    body = {"content": {"application/json": {"schema": {"properties": {name: {"type": "integer"} for name in NAMES}}}}}
    operation = {"operationId": "odd", "parameters": parameters, "requestBody": body, "responses": ANY}
    made, tools = check(document(paths={path: {"post": operation}, "/ok": OK}))
    if made.left_out:  # hidden characters in the path
        path = "/p/" + "/".join(
            f"{{{name}}}" for name in NAMES if name.isprintable() and name and not set(name) & set("{}")
        )
        made, tools = check(document(paths={path: {"post": operation}, "/ok": OK}))
    assert made.api is not None
    (op,) = [op for op in made.api.operations if op.method == "POST"]
    (tool,) = [tool for tool in made.api.tools if tool.operation == op.id]
    places = [to for argument in tool.arguments for to in argument.to]
    assert len(set(places)) == len(places)
    for name in NAMES:
        if name and "\n" not in name and "\x00" not in name:
            assert f"query.{name}" in places
    assert {"cookie.id", "header.id", "path.id", "query.id", "query.+1", "query.-1", "query.filter[name]"} <= set(
        places
    )
    assert tools[f"POST {path}"]["inputSchema"]["properties"].keys() == {argument.name for argument in tool.arguments}


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("filter[name]", "filter_name"), ("ids[]", "ids"), ("$top", "top"), ("a b", "a_b"), ("名", "u540d"),
        ("+1", "1"), ("-1", "-1"), ("a.b", "a.b"), ("x" * 64, "x" * 64), ("a/b", "a_b"), ("self", "self"),
        ("class", "class"), ("@", "value"),
    ],
)  # fmt: skip
def test_an_argument(name: str, argument: str) -> None:
    _, tools = check(document({"operationId": "odd", "parameters": [{"name": name, "in": "query"}]}))
    properties = tools["POST /odd"]["inputSchema"]["properties"]
    assert list(properties) == [argument]
    assert properties[argument].get("description", "").endswith("" if name == argument else f"Sent as {name}.")


def test_names_that_differ_in_little() -> None:
    """`user-id`, `user_id`, `userId`, `USER_ID` and `user id` are five arguments."""
    names = ["user-id", "user_id", "userId", "USER_ID", "user id", "user.id", "user[id]"]
    parameters = [{"name": name, "in": "query"} for name in names]
    _, tools = check(document({"operationId": "odd", "parameters": parameters}))
    assert list(tools["POST /odd"]["inputSchema"]["properties"]) == [
        "user-id", "user_id", "userId", "USER_ID", "user_id_", "user.id", "user_id__",
    ]  # fmt: skip


def test_schemas_with_odd_names() -> None:
    """Their names stand in references and become classes: each gets one that can."""
    names = ["a/b", "a~b", "A B", "a b", "名前", "", "x" * 300, "User", "user", "USER"]
    schemas = {name: {"type": "object", "properties": {"it": {"const": name}}} for name in names}
    references = [{"$ref": "#/components/schemas/" + name.replace("~", "~0").replace("/", "~1")} for name in names]
    odd = {
        "operationId": "odd",
        "responses": {"200": {"content": {"application/json": {"schema": {"anyOf": references}}}}},
    }
    made, _ = check(document(odd, schemas))
    assert made.document is not None
    kept = made.document["components"]["schemas"]
    assert sorted(schema["properties"]["it"]["const"] for schema in kept.values()) == sorted(names)
    assert max(map(len, kept)) <= 100
    assert len({name.casefold() for name in kept}) == len(names)


def test_hidden_characters_reach_no_list() -> None:
    """A name, a title, a description: what a reviewer cannot see, no model reads."""
    hidden = "a\u202eb\u200bc\u2066d\x00e\U000e0041f"
    schema = {"type": "object", "description": hidden, "properties": {"p": {"description": hidden, "title": hidden}}}
    odd = {
        "operationId": hidden,
        "summary": hidden,
        "description": hidden,
        "tags": [hidden],
        "parameters": [{"name": hidden.replace("\x00", ""), "in": "query", "description": hidden}],
        "requestBody": {"content": {"application/json": {"schema": schema}}},
    }
    made, tools = check(document(odd))
    text = str(tools) + str([(op.id, op.summary, op.description, op.family) for op in made.api.operations if made.api])
    assert not [char for char in hidden if not char.isprintable() and char in text]
    assert "\\u202e" not in text
    printed = "".join(found.render() for found in made.findings).replace("\n", "")
    assert printed.isprintable()

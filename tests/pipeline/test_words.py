"""The overlay's words and helpdesk.toml's keys: what arrives of each in catalog.json, where the server reads it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from deskwright.catalogue import parse_catalogue
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.finding import Finding
from deskwright_codegen.generate import Generation, read_api
from deskwright_codegen.load import DeskInput

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
LISTED = {"type": "object", "properties": {"data": {"type": "array", "items": {"type": "object"}}, "total": WHOLE}}
ANSWER = {"200": {"description": "ok", "content": {"application/json": {"schema": LISTED}}}}
FIELDS = {"type": "array", "items": {"type": "object", "additionalProperties": True}}
TICKET = {
    "type": "object",
    "properties": {
        "subject": TEXT, "text": TEXT, "desk_id": WHOLE, "stage_id": WHOLE, "urgent": {"type": "boolean"},
        "person": TEXT, "person_id": {"type": ["integer", "null"]}, "fields": FIELDS, "files": FIELDS, "lang": TEXT,
    },
}  # fmt: skip
NOTE = {
    "type": "object",
    "properties": {"text": TEXT, "files[]": {"type": "array", "items": {"type": "string", "format": "binary"}}},
}


def query(*names: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "query", "schema": WHOLE if name.endswith(("id", "page", "size")) else TEXT}
        for name in names
    ]


def body(schema: dict[str, Any], media: str = "application/json") -> dict[str, Any]:
    return {"required": True, "content": {media: {"schema": schema}}}


NUMBER = {"name": "number", "in": "path", "required": True, "schema": TEXT}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "security": [{"session": []}, {"key": []}],
    "paths": {
        "/desks": {"get": {"operationId": "desks", "parameters": query("name", "page", "size"), "responses": ANSWER}},
        "/people": {"get": {"operationId": "people", "parameters": query("search"), "responses": ANSWER}},
        "/public": {"get": {"operationId": "public", "responses": ANSWER}},
        "/desks/{desk_id}/stages": {
            "get": {
                "operationId": "stages",
                "parameters": [{"name": "desk_id", "in": "path", "required": True, "schema": WHOLE}],
                "responses": ANSWER,
            }
        },
        "/tickets": {
            "get": {
                "operationId": "tickets",
                "parameters": query("desk_id", "stage_id", "page", "size", "since", "until"),
                "responses": ANSWER,
            },
            "post": {"operationId": "open", "requestBody": body(TICKET), "responses": ANSWER},
        },
        "/tickets/{number}": {
            "get": {"operationId": "show", "parameters": [NUMBER, *query("lang")], "responses": ANSWER},
            "put": {
                "operationId": "change", "parameters": [NUMBER], "requestBody": body(TICKET),
                "responses": {**ANSWER, "207": {"description": "in part"}},
            },
        },
        "/tickets/{number}/notes": {
            "post": {
                "operationId": "note", "parameters": [NUMBER], "requestBody": body(NOTE, "multipart/form-data"),
                "responses": ANSWER,
            }
        },
        "/session": {
            "post": {
                "operationId": "logIn", "security": [], "responses": ANSWER,
                "requestBody": body({"type": "object", "properties": {"User": TEXT, "Password": TEXT}}),
            }
        },
    },
    "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
}  # fmt: skip
TOML = """title = "Shop"
base_url = {env = "SHOP_URL"}

[user_agent]
sdk = "shop-sdk/{version}"
server = "shop-server/{version} (python/{python})"

[tls]
verify_env = "SHOP_VERIFY"
ca_env = "SHOP_CA"

[web]
env = "SHOP_WEB"
before = "/api.php"

[schemes.session]
type = "session"
request = {operation = "logIn", fields = {User = "username", Password = "password"}}
token = "/id"
put = {body = "Session", query = "Session"}
dead = [{at = "/error", matches = 'gone$'}]
lifetime = {max = 3600, idle = 600}

[[credentials]]
name = "log-in"
scheme = "session"
env = {username = "SHOP_USER", password = "SHOP_PASSWORD"}
when = {env = "SHOP_AUTH", is = "session", default = true}

[[credentials]]
name = "key"
scheme = "key"
env = {value = "SHOP_KEY"}
when = {env = "SHOP_AUTH", is = "key"}
"""
LOOK_UP = {"operation": "desks", "items": "/data", "match": ["name"], "value": "id"}


def on(operation: str, **update: Any) -> dict[str, Any]:
    """An overlay action."""
    return {"target": f"$.paths.*[?@.operationId == '{operation}']", "update": update}


def tool(name: str, **more: Any) -> list[dict[str, Any]]:
    return [{"name": name, "description": "A tool for a test.", **more}]


def made(*actions: dict[str, Any], toml: str = TOML, document: dict[str, Any] | None = None) -> Generation:
    overlay = {"overlay": "1.0.0", "info": {"title": "Ours", "version": "1"}, "actions": list(actions)}
    files = {
        "openapi.json": json.dumps(document or DOCUMENT),
        "helpdesk.toml": toml,
        "overlay.yaml": json.dumps(overlay),
    }
    return read_api(DeskInput("shop", "specs/shop", files))[0]


def catalogue(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """catalog.json of a desk without errors."""
    generation = made(*actions, **more)
    assert not generation.failed, [finding.render() for finding in generation.findings]
    assert generation.api is not None
    document: dict[str, Any] = json.loads(emit_catalogue(generation.api))
    parse_catalogue(document)
    return document


def named(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(tool for tool in document["tools"] if tool["listed"]["name"] == name)


def of_tool(operation: str, **more: Any) -> dict[str, Any]:
    """One named tool of one operation, as it stands in the catalogue."""
    return named(catalogue(on(operation, **{"x-tool": tool("it", **more)})), "it")


def codes(findings: list[Finding], *wanted: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.level.value) for finding in findings if finding.code in wanted]


# --- words of an argument ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "bound"),
    [
        ({"x-default-env": "SHOP_DESK"}, {"default_env": {"env": "SHOP_DESK"}}),
        (
            {"x-default-env": {"env": "SHOP_DESK", "unless": ["subject"], "otherwise": 0}},
            {"default_env": {"env": "SHOP_DESK", "unless": ["subject"], "otherwise": 0}},
        ),
        ({"x-list": {"items": "integer", "max": 3}}, {"as_list": {"items": "integer", "max": 3}}),
        ({"x-list": {}}, {"as_list": {}}),
        ({"x-pairs": {"name": "N", "value": "V"}}, {"pairs": {"name": "N", "value": "V"}}),
        ({"x-null": {"means": "null unassigns.", "also": [0, "none"]}}, {"null_also": [0, "none"]}),
        ({"x-null": {"means": "null unassigns."}}, {}),
        ({"x-transform": "markdown-to-html"}, {"transform": "markdown-to-html"}),
        ({"otherwise": False}, {"otherwise": False}),
    ],
)
def test_words_of_an_argument(word: dict[str, Any], bound: dict[str, Any]) -> None:
    arguments = of_tool("open", arguments={"subject": {}, "desk_id": word})["arguments"]
    assert arguments == {"subject": {"to": ["body#/subject"]}, "desk_id": {"to": ["body#/desk_id"], **bound}}


def test_what_null_and_a_variable_mean_is_told() -> None:
    arguments = {
        "person_id": {"description": "Who does it.", "x-null": {"means": "null unassigns."}},
        "desk_id": {"x-default-env": "SHOP_DESK"},
    }
    properties = of_tool("open", arguments=arguments)["listed"]["inputSchema"]["properties"]
    assert properties["person_id"]["description"] == "Who does it. null unassigns."
    assert properties["desk_id"]["description"] == "Default: SHOP_DESK."
    # a default is the operator's: no client is told a value to send
    assert "default" not in properties["desk_id"]


def test_a_look_up_arrives_whole() -> None:
    other = {"operation": "public", "match": ["name"], "value": "id"}
    word = {
        **LOOK_UP, "with": {"query.page": 1}, "term": "query.name", "all_pages": True, "page_size": 50,
        "scorer": "tokens", "show": ["id", "name"], "label": "desk", "direct": "[A-Z]+", "unless": ["desk_id"],
        "raw_with": ["subject"], "into": ["body#/desk_id"], "drop": ["text"], "none": "pass", "forbidden": other,
    }  # fmt: skip
    arguments = {
        "desk_id": {},
        "subject": {},
        "text": {},
        "desk": {"to": "body#/lang", "schema": TEXT, "x-resolve": word},
    }
    found = of_tool("open", arguments=arguments)
    assert found["arguments"]["desk"] == {"to": ["body#/lang"], "resolve": word}
    # what it may ask is part of what the tool is, also where the first list is forbidden
    assert found["operations"] == ["open", "desks", "public"]


def test_a_look_up_in_what_another_found() -> None:
    stage = {"operation": "stages", "values": {"path.desk_id": "query.desk_id"}, "match": ["name"], "value": "id"}
    arguments = {
        "desk": {"to": "query.desk_id", "schema": TEXT, "x-resolve": LOOK_UP},
        "stage": {"to": "query.stage_id", "schema": TEXT, "x-resolve": stage},
    }
    found = of_tool("tickets", arguments=arguments)
    assert list(found["arguments"]) == ["desk", "stage"]
    assert found["operations"] == ["tickets", "desks", "stages"]


@pytest.mark.parametrize(
    ("operation", "word"),
    [
        ("note", {"mode": "parts", "into": "body#/files[]", "max_count": 3, "max_bytes": 10}),
        (
            "open",
            {"mode": "objects", "into": "body#/files", "members": {"Data": "base64"}, "content": "c", "name": "n"},
        ),
    ],
)
def test_uploads_arrive_whole(operation: str, word: dict[str, Any]) -> None:
    found = of_tool(operation, arguments={"attached": {"x-upload": word}})
    assert found["uploads"] == [{"argument": "attached", **word}]
    assert found["arguments"] == {"attached": {"to": []}}
    schema = found["listed"]["inputSchema"]["properties"]["attached"]
    assert schema == {"type": "array", "items": TEXT, "maxItems": word.get("max_count", 10)}


# --- words of a tool -----------------------------------------------------------------------------------


def test_words_of_a_tool() -> None:
    words: dict[str, Any] = {
        "x-rules": [
            {"requires_any": {"stage_id": ["desk_id"]}}, {"ordered": ["since", "until"]}, {"not_future": ["since"]},
        ],
        "x-post-filter": {
            "items": "/data", "page_size": 50, "page": "page", "size": "size", "default_size": 5,
            "filters": [{"argument": "part", "match": ["name"], "scorer": "contains", "sort": "best", "expect": "one"}],
        },
        "x-omit": [{"argument": "short", "is": True, "each": "/data", "fields": ["text"]}],
        "x-links": [{"name": "web", "url": "{web}/t/{value}", "each": "/data", "value": "id"}],
    }  # fmt: skip
    free = {"to": "", "schema": TEXT}
    arguments: dict[str, Any] = {key: {} for key in ("desk_id", "stage_id", "page", "size", "since", "until")}
    found = of_tool("tickets", arguments={**arguments, "part": free, "short": free}, **words)
    assert found["rules"] == words["x-rules"]
    assert found["filters"] == words["x-post-filter"]
    assert found["omit"] == words["x-omit"]
    assert found["links"] == words["x-links"]
    assert found["arguments"]["part"] == {"to": []}


def test_outputs_of_a_tool() -> None:
    log_in = of_tool("logIn", arguments={}, **{"x-output": {"kind": "log-in"}})
    assert log_in["output"] == {"kind": "log-in"}
    assert log_in["listed"]["inputSchema"]["properties"] == {}
    find = [{"at": "/data", "where": {"name": "file"}}]
    output = {"kind": "attachment", "content": "/content", "find": find}
    arguments = {"number": {}, "file": {"to": "", "schema": TEXT}}
    assert of_tool("show", arguments=arguments, **{"x-output": output})["output"] == output


def test_words_of_an_operation() -> None:
    failure = [{"at": "/error", "present": True}, {"at": "/code", "matches": "^E"}]
    partial = {"statuses": ["207"], "detail": "/failed"}
    action = on("change", **{"x-partial": partial, "x-success": {"failure": failure}, "x-lists": ["/data"]})
    wire = catalogue(action)["operations"]["change"]["wire"]
    assert (wire["partial"], wire["failure"], wire["lists"]) == (partial, failure, ["/data"])
    other = catalogue(action)["operations"]["open"]["wire"]
    assert "partial" not in other
    assert other["failure"] == []


# --- the connection ------------------------------------------------------------------------------------


def test_keys_of_the_connection() -> None:
    errors = [{"code": "^40304$", "kind": "forbidden", "hint": "no licence"}]
    root = {"target": "$", "update": {"x-errors": errors}}
    connection = catalogue(root)["connection"]
    assert connection["errors"] == errors
    assert connection["tls"] == {"verify_env": "SHOP_VERIFY", "ca_env": "SHOP_CA"}
    assert connection["web"] == {"env": "SHOP_WEB", "before": "/api.php"}
    assert connection["user_agent"] == {
        "sdk": "shop-sdk/{version}", "server": "shop-server/{version} (python/{python})",
    }  # fmt: skip
    assert connection["credentials"][1]["when"] == {"env": "SHOP_AUTH", "is": "key"}
    assert "defaults" not in connection


def test_a_desk_that_says_nothing_has_none_of_them() -> None:
    document = copy.deepcopy(DOCUMENT)
    del document["security"]
    connection = catalogue(toml='title = "Shop"\nbase_url = {env = "SHOP_URL"}\n', document=document)["connection"]
    assert not {"errors", "tls", "web", "user_agent", "defaults"} & set(connection)


def test_variables_are_typed_by_their_arguments() -> None:
    arguments = {
        "desk_id": {"x-default-env": "SHOP_DESK"},
        "urgent": {"x-default-env": {"env": "SHOP_URGENT", "otherwise": False}},
        "subject": {"x-default-env": {"env": "SHOP_SUBJECT", "otherwise": "Help"}},
        "person_id": {"x-default-env": "SHOP_PERSON"},
        "lang": {"schema": {"enum": ["de", "en"]}, "x-default-env": "SHOP_LANG"},
    }
    connection = catalogue(on("open", **{"x-tool": tool("it", arguments=arguments)}))["connection"]
    assert connection["defaults"] == {
        "SHOP_DESK": {"type": "integer", "argument": "desk_id"},
        "SHOP_LANG": {"type": "string", "argument": "lang"},
        "SHOP_PERSON": {"type": "integer", "argument": "person_id"},
        "SHOP_SUBJECT": {"type": "string", "argument": "subject"},
        "SHOP_URGENT": {"type": "boolean", "argument": "urgent"},
    }


# --- a session -----------------------------------------------------------------------------------------


def test_a_session_is_opened_with_an_operation_of_the_document() -> None:
    failure = [{"at": "/error", "truthy": True}]
    document = catalogue(on("logIn", **{"x-success": {"failure": failure}}))
    assert document["connection"]["schemes"]["session"] == {
        "type": "session",
        "request": {"method": "POST", "path": "/session", "fields": {"User": "username", "Password": "password"}},
        "token": "/id",
        "put": {"body": "Session", "query": "Session"},
        "dead": [{"at": "/error", "matches": "gone$"}],
        "lifetime": {"max": 3600, "idle": 600},
        "failure": failure,
    }
    assert document["operations"]["show"]["wire"]["security"] == [["session"], ["key"]]
    assert document["operations"]["logIn"]["wire"]["security"] == []
    assert [way["scheme"] for way in document["connection"]["credentials"]] == ["session", "key"]


def test_a_session_whose_request_is_written_out_needs_no_operation() -> None:
    toml = TOML.replace('operation = "logIn"', 'method = "PUT", path = "/elsewhere"')
    session = catalogue(toml=toml)["connection"]["schemes"]["session"]
    assert session["request"] == {
        "method": "PUT", "path": "/elsewhere", "fields": {"User": "username", "Password": "password"},
    }  # fmt: skip


def without_log_in() -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    del document["paths"]["/session"]
    return document


def test_without_its_operation_the_next_credential_is_the_default() -> None:
    generation = made(document=without_log_in())
    assert codes(generation.findings, "GEN071", "GEN073", "GEN074") == [("GEN074", "warning")]
    connection = catalogue(document=without_log_in())["connection"]
    assert list(connection["schemes"]) == ["key"]
    assert connection["credentials"] == [
        {
            "name": "key",
            "scheme": "key",
            "env": {"value": "SHOP_KEY"},
            "when": {"env": "SHOP_AUTH", "is": "key", "default": True},
        }
    ]


@pytest.mark.parametrize(
    ("when", "left"),
    [
        ("", None),
        ('when = {env = "SHOP_AUTH", is = "key", default = true}', {"env": "SHOP_AUTH", "is": "key", "default": True}),
    ],
)
def test_a_credential_that_is_the_default_already_stays_as_it_is(when: str, left: Any) -> None:
    toml = TOML.replace('when = {env = "SHOP_AUTH", is = "key"}', when)
    toml = toml.replace('is = "session", default = true', 'is = "session"') if "default" in when else toml
    (credential,) = catalogue(toml=toml, document=without_log_in())["connection"]["credentials"]
    assert credential.get("when") == left


def test_a_session_alone_leaves_no_way_and_says_so() -> None:
    toml = TOML[: TOML.index('[[credentials]]\nname = "key"')]
    generation = made(toml=toml, document=without_log_in())
    assert ("GEN074", "warning") in codes(generation.findings, "GEN074")
    assert catalogue(toml=toml, document=without_log_in())["connection"]["credentials"] == []


def test_every_operation_keeps_a_way_that_is_there() -> None:
    document = catalogue(document=without_log_in())
    known = document["connection"]["schemes"]
    for name, operation in document["operations"].items():
        assert any(set(way) <= set(known) for way in operation["wire"]["security"]), name


# --- badges --------------------------------------------------------------------------------------------

BADGES = """
[badges]
extension = "x-badges"
kind = "color"
label = "label"
kinds = {green = "free", red = "any_of", violet = "all_of", orange = "plan", blue = "role:admin", black = "flag:root"}

[roles]
order = ["user", "admin"]
"""
NOTHING = {"any_of": [], "all_of": [], "role": None, "flags": [], "plans": [], "scope": None, "note": None, "when": []}


def with_badges(badges: Any, *actions: dict[str, Any]) -> Generation:
    document = copy.deepcopy(DOCUMENT)
    for path in document["paths"].values():
        for operation in path.values():
            operation["x-badges"] = [{"color": "green", "label": "Free"}]
    document["paths"]["/desks"]["get"]["x-badges"] = badges
    return made(*actions, toml=TOML + BADGES, document=document)


def badge(color: str, label: str = "x") -> dict[str, str]:
    return {"color": color, "label": label}


@pytest.mark.parametrize(
    ("badges", "ability"),
    [
        ([badge("green")], {}),
        ([badge("red", "See all"), badge("red", "See own")], {"any_of": ["See all", "See own"]}),
        ([badge("violet", "a"), badge("violet", "b")], {"all_of": ["a", "b"]}),
        ([badge("orange", "Reports"), badge("red", "See")], {"plans": ["Reports"], "any_of": ["See"]}),
        ([badge("blue", "Administrators")], {"role": "admin"}),
        ([badge("black"), badge("green")], {"flags": ["root"]}),
    ],
)
def test_badges_become_abilities(badges: list[dict[str, str]], ability: dict[str, Any]) -> None:
    generation = with_badges(badges)
    assert not generation.failed, [finding.render() for finding in generation.findings]
    assert generation.api is not None
    document = json.loads(emit_catalogue(generation.api))
    assert document["operations"]["desks"]["ability"] == NOTHING | ability
    assert document["operations"]["tickets"]["ability"] == NOTHING


@pytest.mark.parametrize(
    ("badges", "code"),
    [
        ([badge("red"), badge("purple", "Sundays only")], "GEN021"),
        ([{"label": "no colour"}], "GEN021"),
        (None, "GEN022"),
        ([], "GEN022"),
        ("red", "GEN022"),
        (["red"], "GEN022"),
    ],
)
def test_a_badge_that_nobody_understands_stops(badges: Any, code: str) -> None:
    generation = with_badges(badges)
    assert codes(generation.findings, "GEN021", "GEN022") == [(code, "error")]
    assert generation.failed


def test_an_operation_without_badges_stops() -> None:
    generation = made(toml=TOML + BADGES)
    assert {code for code, _ in codes(generation.findings, "GEN022")} == {"GEN022"}
    assert generation.failed


def test_the_overlay_may_say_what_badges_do_not() -> None:
    """Its lists are appended to what the badges say; a role replaces theirs."""
    word = {"any_of": ["See more"], "role": "admin", "scope": "group"}
    generation = with_badges([badge("red", "See")], on("desks", **{"x-ability": word}))
    assert generation.api is not None
    ability = generation.api.operation("desks").ability
    assert (ability.any_of, ability.role, ability.scope) == (("See", "See more"), "admin", "group")


# --- what an installation may lack ---------------------------------------------------------------------


def absent(**more: Any) -> dict[str, Any]:
    return {**on("config_items", **more), "x-optional": "config items are an add-on"}


def test_an_optional_tool_that_cannot_be_made_is_a_warning() -> None:
    generation = made(absent(**{"x-tool": tool("get_config_item")}))
    assert codes(generation.findings, "GEN041", "GEN049") == [("GEN049", "warning")]
    (finding,) = [finding for finding in generation.findings if finding.code == "GEN049"]
    assert "these tools are not made: get_config_item" in finding.render()
    assert "config items are an add-on" in finding.render()
    assert not generation.failed


def test_an_optional_action_without_tools_is_a_note() -> None:
    generation = made(absent(**{"x-name": {"family": "assets"}}), {**absent(), "remove": True})
    assert codes(generation.findings, "GEN041", "GEN049") == [("GEN049", "note"), ("GEN049", "note")]


def test_an_optional_action_that_matches_is_like_any_other() -> None:
    action = {**on("desks", **{"x-tool": tool("list_desks")}), "x-optional": "some have no desks"}
    assert codes(made(action).findings, "GEN049") == []
    assert named(catalogue(action), "list_desks")["operation"] == "desks"


@pytest.mark.parametrize("why", ["", None])
def test_without_a_reason_it_is_not_optional(why: Any) -> None:
    generation = made({**on("config_items", **{"x-name": {"family": "a"}}), "x-optional": why})
    assert codes(generation.findings, "GEN041", "GEN049") == [("GEN041", "error")]


def test_an_optional_argument_is_left_out_and_told() -> None:
    arguments = {
        "subject": {},
        "sla": {"optional": "only some have it"},
        "kind": {"is": "type_id", "optional": "added later"},
    }
    rules = [{"any_of": ["subject", "sla", "kind"]}]
    action = on("open", **{"x-tool": tool("it", arguments=arguments, **{"x-rules": rules})})
    found = made(action).findings
    assert codes(found, "GEN047", "GEN049", "GEN056") == [("GEN049", "warning")] * 2
    it = named(catalogue(action), "it")
    assert list(it["arguments"]) == ["subject"]
    assert it["rules"] == rules


def test_an_argument_that_is_not_optional_stops() -> None:
    action = on("open", **{"x-tool": tool("it", arguments={"sla": {"is": "sla_id"}})})
    assert codes(made(action).findings, "GEN047") == [("GEN047", "error")]


# --- wherever the operation takes it -------------------------------------------------------------------


def taking(place: str) -> dict[str, Any]:
    """An operation that takes `number` and `lang` in the path, the query or the body."""
    document = copy.deepcopy(DOCUMENT)
    names = ("number", "lang")
    if place == "body":
        schema = {"type": "object", "properties": dict.fromkeys(names, TEXT), "required": ["number"]}
        document["paths"]["/find"] = {"post": {"operationId": "find", "requestBody": body(schema), "responses": ANSWER}}
        return document
    parameters = [
        {"name": name, "in": place, "required": name == "number" or place == "path", "schema": TEXT} for name in names
    ]
    path = "/find/{number}/{lang}" if place == "path" else "/find"
    document["paths"][path] = {"get": {"operationId": "find", "parameters": parameters, "responses": ANSWER}}
    return document


@pytest.mark.parametrize(("place", "to"), [("path", "path.{}"), ("query", "query.{}"), ("body", "body#/{}")])
def test_an_argument_and_a_constant_follow_the_operation(place: str, to: str) -> None:
    """One web service takes a value in the address, the next in the body: the tool is the same."""
    entry = tool(
        "it", arguments={"ticket": {"is": "number", "aliases": ["id"]}}, constants=[{"argument": "lang", "value": "de"}]
    )
    it = named(catalogue(on("find", **{"x-tool": entry}), document=taking(place)), "it")
    assert it["arguments"] == {"ticket": {"to": [to.format("number")], "aliases": ["id"]}}
    assert it["constants"] == [{"place": to.format("lang"), "value": "de"}]
    assert it["listed"]["inputSchema"]["properties"] == {"ticket": TEXT}
    assert it["listed"]["inputSchema"]["required"] == ["ticket"]


def test_a_constant_for_an_argument_that_is_not_there_stops() -> None:
    entry = tool("it", constants=[{"argument": "lnag", "value": "de"}])
    assert codes(made(on("show", **{"x-tool": entry})).findings, "GEN047") == [("GEN047", "error")]


# --- what a tool may do --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "effects"),
    [
        ({"subject": {}}, ["write_internal"]),
        ({"person_id": {}}, ["write_internal", "write_outbound"]),
        (
            {"person": {"schema": TEXT, "x-resolve": {**LOOK_UP, "into": ["body#/person_id"]}}},
            ["write_internal", "write_outbound"],
        ),
    ],
)
def test_an_effect_that_a_look_up_brings_is_told(argument: dict[str, Any], effects: list[str]) -> None:
    effect = {
        "effect": "write_internal", "reason": "only the assigned are told",
        "when": [{"place": "body#/person_id", "truthy": True, "effect": "write_outbound"}],
    }  # fmt: skip
    document = catalogue(on("open", **{"x-effect": effect, "x-tool": tool("it", arguments=argument)}))
    facts = named(document, "it")["listed"]["_meta"]["deskwright"]
    assert facts.get("effects", [facts["effect"]]) == effects


# --- words that speak of nothing -----------------------------------------------------------------------


FILTER = {"argument": "lang", "match": ["name"], "scorer": "equal"}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ({"arguments": {"desk_id": {"x-default-env": {"env": "A", "unless": ["dsk"]}}}}, "GEN056"),
        ({"arguments": {"lang": {"x-resolve": {**LOOK_UP, "drop": ["dsk"]}}}}, "GEN056"),
        ({"arguments": {"lang": {"x-resolve": {**LOOK_UP, "raw_with": ["dsk"]}}}}, "GEN056"),
        ({"arguments": {"lang": {"x-resolve": {**LOOK_UP, "term": "query.nmae"}}}}, "GEN047"),
        ({"arguments": {"lang": {"x-resolve": {**LOOK_UP, "operation": "dsks"}}}}, "GEN046"),
        (
            {"arguments": {"lang": {"x-resolve": {**LOOK_UP, "forbidden": {**LOOK_UP, "with": {"query.x": 1}}}}}},
            "GEN047",
        ),
        (
            {"arguments": {"lang": {"x-resolve": {**LOOK_UP, "forbidden": {**LOOK_UP, "operation": "dsks"}}}}},
            "GEN046",
        ),
        ({"x-rules": [{"requires_any": {"lang": ["dsk"]}}]}, "GEN056"),
        ({"x-rules": [{"ordered": ["lang", "dsk"]}]}, "GEN056"),
        ({"x-rules": [{"not_future": ["dsk"]}]}, "GEN056"),
        ({"x-omit": [{"argument": "dsk", "is": True, "fields": ["x"]}]}, "GEN056"),
        ({"x-post-filter": {"filters": [{**FILTER, "argument": "dsk"}]}}, "GEN056"),
        ({"x-post-filter": {"filters": [{**FILTER, "unless": ["dsk"]}]}}, "GEN056"),
        ({"x-post-filter": {"filters": [FILTER], "page": "pge"}}, "GEN056"),
        ({"x-output": {"kind": "attachment", "content": "/c", "find": [{"at": "", "where": {"n": "dsk"}}]}}, "GEN056"),
        # values that do not fit their word
        ({"x-rules": [{"ordered": ["lang"]}]}, "GEN043"),
        ({"x-post-filter": {"filters": [{**FILTER, "scorer": "like"}]}}, "GEN043"),
        ({"x-output": {"kind": "log-in", "content": "/c"}}, "GEN043"),
        ({"arguments": {"lang": {"x-list": {"unique": True}}}}, "GEN043"),
        ({"arguments": {"lang": {"x-transform": "html-to-markdown"}}}, "GEN043"),
        ({"arguments": {"lang": {"x-default-env": "lower_case"}}}, "GEN043"),
        ({"arguments": {"lang": {"x-resolve": {**LOOK_UP, "matches": ["x"]}}}}, "GEN043"),
    ],
)
def test_a_word_that_speaks_of_nothing_stops(word: dict[str, Any], code: str) -> None:
    entry = tool("it", **{"arguments": {"subject": {}, "lang": {}}, **word})
    generation = made(on("open", **{"x-tool": entry}))
    assert generation.failed
    assert code in [finding.code for finding in generation.findings]


# --- the whole way -------------------------------------------------------------------------------------


def test_a_desk_with_every_word_passes_every_gate(project: Any, said: Any) -> None:
    upload = {"mode": "parts", "into": "body#/files[]"}
    arguments = {
        "number": {},
        "text": {"x-transform": "markdown-to-html"},
        "files": {"x-upload": upload},
    }
    desks = {
        "desk": {"to": "query.desk_id", "schema": TEXT, "x-resolve": {**LOOK_UP, "all_pages": True}},
        "part": {"to": "", "schema": TEXT},
        "since": {"x-default-env": "SHOP_SINCE"},
        "size": {},
        "page": {},
    }
    filters = {"items": "/data", "page": "page", "size": "size", "filters": [{**FILTER, "argument": "part"}]}
    log_in = tool("log_in", arguments={}, **{"x-output": {"kind": "log-in"}})
    overlay = {
        "overlay": "1.0.0",
        "info": {"title": "Ours", "version": "1"},
        "actions": [
            {"target": "$", "update": {"x-errors": [{"code": "^1$", "hint": "one"}]}},
            on("note", **{"x-tool": tool("add_note", arguments=arguments)}),
            on("tickets", **{"x-tool": tool("list_tickets", arguments=desks, **{"x-post-filter": filters})}),
            on("logIn", **{"x-hidden": "it answers with a session", "x-tool": log_in}),
        ],
    }
    project.desk("shop", DOCUMENT, **{"helpdesk.toml": TOML, "overlay.yaml": json.dumps(overlay)})
    assert project.run("regen", "--no-typecheck") == 0, said()
    tree = project.tree("shop")
    assert b"def add_note(" in b"".join(text for name, text in tree.items() if name.startswith("tools/"))
    found = parse_catalogue(json.loads(tree["catalog.json"]))
    assert {tool.name for tool in found.named.values()} == {"add_note", "list_tickets", "log_in"}
    assert found.connection["defaults"] == {"SHOP_SINCE": {"type": "string", "argument": "since"}}
    said()
    assert project.run("check") == 0, said()

"""C4: a value in a path stays one segment of it: on the wire, and for a desk that decodes before it routes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from deskwright.policy import Policy, allow_effects
from deskwright.serving import Application
from helpdesks._client import WireError
from helpdesks._client.wire import build_request
from hypothesis import given, settings
from hypothesis import strategies as st

Make = Callable[..., Application]
OPERATION = {
    "id": "x.y", "method": "DELETE", "path": "/tickets/{id}/notes", "body": None, "security": [],
    "parameters": [{"name": "id", "in": "path", "required": True}],
}  # fmt: skip
ESCAPES = [
    "1/replies", "1/replies/2", "../settings/secret", "..", ".", "a/..", "..\\x", "1\\2", "%2e%2e", "%2E%2E%2Fx",
    "..%2f..%2fsettings", "1%2Freplies", "%252Fx", "/", "\n", "1\x00", "1%00", "1%0d%0aHost: evil",
]  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_stays_in_one_segment(value: str) -> None:
    try:
        request = build_request(OPERATION, {"path": {"id": value}}, base_url="https://desk.example/api")
    except WireError:
        return
    target = request.url.raw_path.decode("ascii")
    head, segment, tail = target.removeprefix("/api/").split("/")
    assert (head, tail) == ("tickets", "notes")
    assert unquote(segment) == value
    assert segment not in ("", ".", "..")
    assert request.url.host == "desk.example"


@pytest.mark.parametrize("value", ESCAPES)
@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("get_ticket", {}),
        ("reply_to_ticket", {"content": "x"}),
        ("acme_call", {"family": "tickets", "action": "show"}),
        ("acme_call", {"family": "settings", "action": "update"}),
    ],
)
def test_a_tool_reaches_only_its_own_route(
    make: Make, stub: Any, tool: str, arguments: dict[str, Any], value: str
) -> None:
    """Starlette, Django and Laravel choose the route after decoding: %2F in a value is a slash to them."""
    policy = Policy(effects=allow_effects(["destroy", "admin"], []))
    if tool == "acme_call":
        name = "section" if arguments["family"] == "settings" else "id"
        arguments = {**arguments, "payload": {name: value}}
    else:
        arguments = {**arguments, "ticket_id": value}
    answer = asyncio.run(make(policy).call(tool, arguments))
    assert answer.is_error
    assert stub.seen == []
    assert (answer.structured or {})["error"]["code"] == "invalid_arguments"


@pytest.mark.parametrize("value", ["100001", "a.b", "..a", "ä ö", "x%20y", "50%", "a:b@c;d", "01HZX…"])
def test_ordinary_identifiers_pass(make: Make, stub: Any, value: str) -> None:
    answer = asyncio.run(make().call("get_ticket", {"ticket_id": value}))
    assert not answer.is_error
    assert [path for _, path, _, _ in stub.seen] == [f"/tickets/{value}", f"/tickets/{value}/links"]


def test_what_the_desk_says_leads_nowhere_else_either(make: Make, stub: Any) -> None:
    """A further read takes its address from an answer: that is the desk's text, not ours."""
    from dataclasses import replace

    application = make()
    tool = application.tools._entries["get_ticket"][1].tool
    assert tool is not None
    rule = {"operation": "links.list", "values": {"path.id": "result#/data/subject"}, "from": "/data", "into": "/links"}
    changed = replace(tool, include=[rule])
    application.tools._entries["get_ticket"] = (
        application.desks[0],
        replace(application.tools._entries["get_ticket"][1], tool=changed),
    )
    route = stub._route

    def lying(request: Any, path: str, body: Any) -> Any:
        from starlette.responses import JSONResponse

        return (
            JSONResponse({"data": {"subject": "../settings"}}) if path == "/tickets/1" else route(request, path, body)
        )

    stub._route = lying
    answer = asyncio.run(application.call("get_ticket", {"ticket_id": "1"}))
    assert answer.meta["partial"][0]["operation"] == "links.list"
    assert [path for _, path, _, _ in stub.seen] == ["/tickets/1"]

"""The wire shape of each named TiFlux tool: arguments in, the exact requests out, in their order, and no others.

The sandbox behind answers each of them with success unless a case says otherwise, and its answer is passed on whole.
"""

from __future__ import annotations

import json
import re

import pytest
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.serving import Application, ServedDesk

from .desks import Recorder, Talk, served
from .tiflux_desk import CATALOGUE, TOOLS, text, tiflux
from .tiflux_other_cases import ANSWERS, CHATS, DESKS, FIELDS
from .tiflux_ticket_cases import DEFAULTS, HERE, NEW, TICKETS

CASES = {**TICKETS, **ANSWERS, **DESKS, **CHATS, **FIELDS}


@pytest.mark.parametrize("name", CASES)
def test_the_requests_are_these_and_no_others(name: str) -> None:
    case = CASES[name]
    with tiflux(case.credential, variables=case.variables) as desk:
        answer = desk.call(case.tool, **case.arguments)
        assert desk.requests == case.requests
        assert answer.is_error is not case.succeeds, text(answer)
        token = f"Bearer tiflux-sandbox-{case.credential}"
        for sent in desk.sent:
            assert sent.headers["authorization"] == token
            assert re.fullmatch(r"deskwright-sdk/\d+\.\d+\.\d+", sent.headers["user-agent"])
            # Nothing else is told: neither who asks nor what for, and no key that this desk does not know.
            assert sent.headers.keys() <= {
                *("host", "accept", "accept-encoding", "authorization", "user-agent"),
                *("content-type", "content-length"),
            }
        if case.succeeds and not case.filtered:
            said = json.loads(desk.sent[-1].answer)
            assert answer.structured == (said if isinstance(said, dict) else {"result": said})


def test_every_tool_has_its_cases() -> None:
    assert {tool.name for tool in CATALOGUE.tools if tool.kind == "named"} == set(TOOLS)
    assert len(TOOLS) == 31
    for tool in TOOLS:
        mine = [case for case in CASES.values() if case.tool == tool]
        assert len(mine) >= 2, tool
        given = {name for case in mine for name in case.arguments}
        known = set(CATALOGUE.named[tool].schema["properties"])
        aliases = {alias for one in CATALOGUE.named[tool].arguments.values() for alias in one.get("aliases") or ()}
        # Files by path are the subject of test_tiflux_uploads.py.
        assert given - aliases == known - ({"files"} if "files" not in given else set()), tool


# --- Markdown ------------------------------------------------------------------------------------------

HTML = "<p>Already <b>HTML</b> &amp; **not** Markdown</p>\n<ul><li>one</li></ul>"
MARKDOWN = {
    "**bold** and _more_": "<p><strong>bold</strong> and <em>more</em></p>",
    "one\ntwo": "<p>one<br>\ntwo</p>",
    "# Title\n\n- a\n- b": "<h1>Title</h1>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
    "`x < y`": "<p><code>x &lt; y</code></p>",
    HTML: HTML,
}
CONVERTED = {
    "create_ticket": ("description", {"title": "**T**", **HERE}),
    "update_ticket": ("description", {"ticket_id": "37", "title": "**T**"}),
    "create_ticket_answer": ("text", {"ticket_number": "37"}),
    "create_internal_communication": ("text", {"ticket_number": "37"}),
}


@pytest.mark.parametrize("tool", CONVERTED)
@pytest.mark.parametrize("given", MARKDOWN)
def test_markdown_becomes_html_and_html_stays(tool: str, given: str) -> None:
    argument, others = CONVERTED[tool]
    with tiflux() as desk:
        desk.must(tool, **others, **{argument: given})
        (request,) = desk.requests
        body = dict(request.body)
    name = {"create_ticket_answer": "name"}.get(tool, argument)
    assert body[name] == MARKDOWN[given]
    if "title" in others:
        assert body["title"] == "**T**"


def test_markdown_is_converted_in_these_four_and_nowhere_else() -> None:
    found = {
        (tool.name, name)
        for tool in CATALOGUE.tools
        for name, argument in tool.arguments.items()
        if argument.get("transform")
    }
    assert found == {(tool, argument) for tool, (argument, _) in CONVERTED.items()}


def test_what_is_unsafe_in_html_is_taken_out_and_told() -> None:
    with tiflux() as desk:
        answer = desk.call(
            "create_ticket_answer", ticket_number="37", text='<p onclick="x()">Hi</p><script>y()</script>'
        )
        assert not answer.is_error
        (request,) = desk.requests
        assert dict(request.body)["name"] == "<p>Hi</p>"
        assert "onclick" in answer.meta["changed"]["text"]
        assert "script" in answer.meta["changed"]["text"]


# --- what was filled in or looked up is told -----------------------------------------------------------


def test_what_the_operator_filled_in_is_told() -> None:
    with tiflux(variables=DEFAULTS) as desk:
        answer = desk.call("create_ticket", **NEW, client_name="Tuitui", priority_id=18)
        desk_id, item = "TIFLUX_DEFAULT_DESK_ID", "TIFLUX_DEFAULT_CATALOG_ITEM_ID"
        assert answer.meta["defaults"] == {
            "desk_id": f"{DEFAULTS[desk_id]} ({desk_id})",
            "services_catalogs_item_id": f"{DEFAULTS[item]} ({item})",
        }
        assert answer.meta["resolved"] == {"client_name": 3}
        told = json.loads(answer.content[1]["text"])
        assert told["defaults"] == answer.meta["defaults"]


def test_a_hosted_server_calls_itself_one() -> None:
    made, recorder = served(CATALOGUE, "agent")
    hosted = Connections(CATALOGUE.connection, made.connections.instances, Tls(), hosted=True)
    recorders: dict[str, Recorder] = {"tiflux": recorder}
    desk = Talk(Application([ServedDesk(CATALOGUE, hosted, made.policy, remember=False)], Selection()), recorders)
    try:
        desk.must("list_desks")
        agent = recorder.sent[0].headers["user-agent"]
        assert re.fullmatch(r"deskwright-server/\d+\.\d+\.\d+ \(python/\d+\.\d+\.\d+\)", agent)
    finally:
        desk.close()


def test_no_argument_changes_who_asks() -> None:
    with tiflux() as desk:
        for name in ("user_agent", "User-Agent", "authorization"):
            desk.quietly_refused("get_ticket", ticket_number="37", **{name: "somebody else"})

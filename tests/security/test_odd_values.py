"""Values and names that a lax desk reads otherwise than we do never talk the policy into a weaker effect."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.errors import UsageError
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance

Make = Callable[..., Application]
NO_MAIL = Policy(effects=allow_effects([], ["write_outbound"]))
DESK = Path(__file__).parents[1] / "fixtures" / "desk"


@pytest.fixture
def opened(stub: Any) -> Application:
    """The reply tool takes any further field; notify=true and status=closed send mail whatever is_internal says."""
    document = json.loads((DESK / "catalog.json").read_text("utf-8"))
    rules = document["operations"]["tickets.reply"]["effect"]["when"]
    rules[:0] = [
        {"place": "body#/notify", "is": True, "effect": "write_outbound"},
        {"place": "body#/status", "is": "closed", "effect": "write_outbound"},
        {"place": "body#/mail~1now", "is": True, "effect": "write_outbound"},
    ]
    for tool in document["tools"]:
        if tool["listed"]["name"] == "tickets_reply":
            tool["open"] = True
            tool["listed"]["inputSchema"]["additionalProperties"] = True
    catalogue = parse_catalogue(document)
    instance = Instance("default", "http://acme.test", {"ACME_TOKEN": "t-1"}, 5, stub.app)
    connections = Connections(catalogue.connection, {"default": instance}, Tls())
    return Application([ServedDesk(catalogue, connections, NO_MAIL)], Selection(all_tools=True))


def reply(application: Application, **extra: Any) -> Any:
    arguments = {"id": "1", "content": "c", "is_internal": True, **extra}
    return asyncio.run(application.call("tickets_reply", arguments))


@pytest.mark.parametrize(
    "extra",
    [
        {"notify": True}, {"notify": 1}, {"notify": 1.0}, {"notify": "true"}, {"notify": "TRUE\u200b"},
        {"notify": " yes "}, {"notify": "y"}, {"notify": 2}, {"notify": "on"}, {"notify": [True]}, {"notify": {"a": 1}},
        {"notify": "enabled"}, {"notify": "ｔｒｕｅ"}, {"Notify": True}, {"NOTIFY": 1}, {"no_tify": True},
        {"notify\u200b": True}, {"ｎotify": True}, {"status": "closed"}, {"status": "Closed "},
        {"status": "closed\u200b"}, {"status": "\ufeffclosed"}, {"status": "ｃlosed"}, {"status": ["closed"]},
        {"Status": "open"}, {"Is_Internal": False}, {"isInternal": False}, {"is.internal": False}, {"mail/now": True},
    ],
)  # fmt: skip
def test_an_odd_value_is_taken_for_the_worse(opened: Application, stub: Any, extra: dict[str, Any]) -> None:
    answer = reply(opened, **extra)
    assert answer.is_error
    assert (answer.structured or {})["error"]["step"] == "effects"
    assert stub.seen == []


@pytest.mark.parametrize(
    "extra", [{}, {"notify": False}, {"notify": 0}, {"notify": "no"}, {"notify": None}, {"status": "open"}, {"x": 1}]
)
def test_a_plain_value_passes(opened: Application, stub: Any, extra: dict[str, Any]) -> None:
    assert not reply(opened, **extra).is_error
    assert len(stub.seen) == 1


@pytest.mark.parametrize("value", ["true", 1, 1.0, "1", [True], {"is": True}, None, "yes"])
def test_only_true_itself_makes_a_note(catalogue: Catalogue, value: Any) -> None:
    operation = catalogue.operations["tickets.reply"]
    assert not NO_MAIL.decide(operation, {"path": {"id": "1"}, "body": {"is_internal": value}}).allowed
    assert NO_MAIL.decide(operation, {"path": {"id": "1"}, "body": {"is_internal": True}}).allowed


def test_our_words_are_ours_only_where_they_are_listed(opened: Application, stub: Any) -> None:
    """A field of the desk called `instance` reaches the desk; it chooses no installation and no policy."""
    answer = reply(opened, instance="evil", deskwright_instance="x", __proto__={"a": 1}, constructor="x")
    assert not answer.is_error
    sent = stub.seen[-1][3]
    assert sent["instance"] == "evil"
    assert sent["__proto__"] == {"a": 1}


def test_a_further_field_never_replaces_a_constant(catalogue: Catalogue, make: Make, stub: Any) -> None:
    from dataclasses import replace

    application = make(NO_MAIL, Selection(tools=("add_note",)))
    desk, entry = application.tools._entries["add_note"]
    assert entry.tool is not None
    for change in (
        {"open": True},
        {"arguments": {**entry.tool.arguments, "payload": {"to": ["body"], "merge": True}}},
    ):
        tool = replace(entry.tool, **change)  # type: ignore[arg-type]
        schema = {**entry.schema, "additionalProperties": True}
        application.tools._entries["add_note"] = (
            desk, replace(entry, tool=tool, listed={**entry.listed, "inputSchema": schema})
        )  # fmt: skip
        arguments = {"ticket_id": "1", "content": "c", "is_internal": False, "payload": {"is_internal": False}}
        answer = asyncio.run(application.call("add_note", arguments))
        if answer.is_error:  # two readings: refused is as good
            assert (answer.structured or {})["error"]["code"] in ("refused", "invalid_arguments")
        else:
            assert stub.seen[-1][3]["is_internal"] is True


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -float("inf"), "\ud800", {"\udfff": 1}, [[float("nan")]]]
)
def test_what_is_no_json_is_refused(make: Make, stub: Any, value: Any) -> None:
    for tool, arguments in (
        ("get_ticket", {"ticket_id": value}),
        ("acme_call", {"family": "replies", "action": "query", "payload": {"ticket_number": value}}),
    ):
        answer = asyncio.run(make().call(tool, arguments))
        assert (answer.structured or {})["error"]["code"] == "invalid_arguments"
        json.dumps(answer.as_result(), allow_nan=False).encode()
    assert stub.seen == []


def test_a_present_name_wins_over_an_old_one(catalogue: Catalogue, make: Make) -> None:
    application = make()
    application.tools._aliases["get_ticket"] = "reply_to_ticket"
    assert not asyncio.run(application.call("get_ticket", {"ticket_id": "1"})).is_error


def test_two_desks_with_one_tool_name_are_told(catalogue: Catalogue) -> None:
    """`a` with `b_x` and `a_b` with `x` would both be `a_b_x`, and a call would go to the wrong desk."""
    document = json.loads((DESK / "catalog.json").read_text("utf-8"))
    first = json.loads(json.dumps(document).replace('"list_tickets"', '"b_list_tickets"'))
    desks = []
    for desk, found in (("a", first), ("a_b", document)):
        parsed = parse_catalogue({**found, "desk": desk})
        desks.append(ServedDesk(parsed, Connections(parsed.connection, {}, Tls()), Policy()))
    with pytest.raises(UsageError, match="a and a_b both have a tool a_b_list_tickets"):
        Application(desks, Selection())


def test_two_old_names_at_once_are_refused(make: Make, stub: Any) -> None:
    from dataclasses import replace

    application = make()
    desk, entry = application.tools._entries["get_ticket"]
    assert entry.tool is not None
    arguments = {"ticket_id": {**entry.tool.arguments["ticket_id"], "aliases": ["id", "number"]}}
    tool = replace(entry.tool, arguments=arguments)
    application.tools._entries["get_ticket"] = (desk, replace(entry, tool=tool))
    answer = asyncio.run(application.call("get_ticket", {"id": "1", "number": "2"}))
    assert (answer.structured or {})["error"]["code"] == "invalid_arguments"
    assert stub.seen == []


def test_list_and_call_agree(make: Make, stub: Any, catalogue: Catalogue) -> None:
    """Whatever is not listed under a switch cannot be called either, by its name or by the general tool."""
    policies = [
        Policy(read_only=True),
        NO_MAIL,
        Policy(effects=allow_effects([], ["read"])),
        Policy(effects=allow_effects(["destroy", "admin"], [])),
    ]
    for policy in policies:
        everything = make(policy, Selection(all_tools=True))
        allowed = {entry.name for entry in everything.tools.entries if entry.decision.allowed}
        for name, tool in catalogue.operation_tools.items():
            if tool.name in allowed:
                continue
            operation = catalogue.operations[name]
            payload = {p["name"]: "1" for p in operation.wire["parameters"] if p["in"] == "path"}
            by_name = asyncio.run(everything.call(tool.name, payload))
            general = asyncio.run(
                make(policy).call(
                    "acme_call", {"family": operation.family, "action": operation.action, "payload": payload}
                )
            )
            assert by_name.is_error, (policy, name)
            assert general.is_error, (policy, name)
    assert stub.seen == []

"""What TiFlux's tools say when the desk says no, says it in part or says nothing; and what is never sent twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from deskwright.results import Answer
from deskwright.sandboxes.tiflux import START, Clock

from .tiflux_desk import ALL_DESKS, BASE, CATALOGUE, TiFlux, desk_by, error, form, get, put, requestors_of, text, tiflux

NEW = {"title": "T", "description": "D", "client_id": 1, "desk_id": 1, "priority_id": 17}
LESS = {name: value for name, value in NEW.items() if name != "desk_id"}
TIME = {"date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "x"}
#: One call of each tool that writes, and the request that it ends in.
WRITES: dict[str, tuple[dict[str, Any], str, str]] = {
    "create_ticket": (NEW, "POST", "/tickets"),
    "update_ticket": ({"ticket_id": "37", "title": "New"}, "PUT", "/tickets/37"),
    "update_ticket_entities": (
        {"ticket_number": "37", "entities": [{"entity_field_id": 72, "value": "x"}]},
        "PUT",
        "/tickets/37/entities",
    ),
    "cancel_ticket": ({"ticket_number": "37"}, "PUT", "/tickets/37/cancel"),
    "close_ticket": ({"ticket_number": "84429"}, "PUT", "/tickets/84429/close"),
    "create_ticket_answer": ({"ticket_number": "37", "text": "x"}, "POST", "/tickets/37/answers"),
    "create_internal_communication": (
        {"ticket_number": "37", "text": "x"},
        "POST",
        "/tickets/37/internal_communications",
    ),
    "create_appointment": ({"ticket_number": "37", **TIME}, "POST", "/tickets/37/appointments"),
}


def body(code: int, **detail: list[str]) -> dict[str, Any]:
    return {"error_code": code, "message": "Some message", "detail": detail or {"error": ["a reason"]}}


def why(answer: Answer) -> str:
    return text(answer).splitlines()[1]


def step(answer: Answer) -> str:
    return text(answer).splitlines()[2]


# --- 422: the desk's names are not the caller's --------------------------------------------------------

#: tool, arguments -> how the argument is named, and what the desk says of it
NAMED: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "the text of an answer": (
        "create_ticket_answer",
        {"ticket_number": "37", "text": " "},
        'text=""',
        "name: can't be blank",
    ),
    "the parent": (
        "create_ticket",
        {**NEW, "parent_ticket_number": 99999},
        "parent_ticket_number=99999",
        "ticket_reference_number: ticket not found",
    ),
    "a priority of another desk": (
        "create_ticket",
        {**NEW, "priority_id": 211},
        "priority_id=211",
        "priority not found or does not belongs to desk",
    ),
    "somebody else's requestor": (
        "create_ticket",
        {**NEW, "requestor_id": 21},
        "requestor_id=21",
        "requestor does not belongs to client",
    ),
    "a follower": (
        "create_ticket",
        {**NEW, "followers": "a@b.example,nobody"},
        "followers=",
        "'nobody' is not a valid",
    ),
    "a ticket by its other name": (
        "update_ticket",
        {"ticket_id": "0", "title": "New"},
        'ticket_id="0"',
        "ticket_number: must be greater than 0",
    ),
    "a ticket that is no number": ("get_ticket", {"ticket_number": "ABC"}, 'ticket_number="ABC"', "is not a number"),
    "two fields": (
        "update_ticket",
        {"ticket_id": "37", "stage_id": 201, "services_catalogs_item_id": 801},
        "stage_id=201, services_catalogs_item_id=801",
        "stage not found",
    ),
    "a filter": ("list_appointments", {"ticket_number": "123", "user_id": 0}, "user_id=0", "must be greater than"),
    "a long name": ("list_entities", {"name": "n" * 300}, 'name="nnnnn', "is too long"),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_callers_own_argument_is_named(name: str) -> None:
    tool, arguments, shown, said = NAMED[name]
    with tiflux() as desk:
        answer = desk.refused(tool, **arguments)
        assert len(desk.sent) == 1
        assert f"it is about {shown}" in why(answer)
        assert said in why(answer)
        assert error(answer)["status"] == 422
        assert error(answer)["code"] in ("42201", "42202")
        assert error(answer)["provenance"] == "untrusted helpdesk content"


@pytest.mark.parametrize(
    ("given", "field", "shown"),
    [
        ({"client_name": "Tuitui"}, "client_id", 'client_name="Tuitui"'),
        ({"desk_name": "Support"}, "desk_id", 'desk_name="Support"'),
        ({"responsible_name": "Marcos"}, "responsible_id", 'responsible_name="Marcos"'),
        ({"catalog_item_name": "teclado"}, "services_catalogs_item_id", 'catalog_item_name="teclado"'),
        ({"requestor_name": "Pedro"}, "requestor_id", 'requestor_name="Pedro"'),
    ],
)
def test_the_name_is_named_that_the_id_came_from(given: dict[str, Any], field: str, shown: str) -> None:
    with tiflux() as desk:
        desk.fail("POST", "/tickets", 422, body(42202, **{field: ["is not possible"]}))
        replaced = {name: value for name, value in NEW.items() if name != field}
        answer = desk.refused("create_ticket", **{**replaced, **given})
        assert f"it is about {shown}" in why(answer)


def test_a_default_is_named_as_the_argument_it_stands_for() -> None:
    variables = {"TIFLUX_DEFAULT_DESK_ID": "8"}
    with tiflux(variables=variables) as desk:
        answer = desk.refused("create_ticket", **LESS)
        assert "; it is about " in why(answer)
        assert "desk_id=8" in why(answer).partition("; it is about ")[2]
        assert "not receiving new tickets" in why(answer)


# --- codes that mean something -------------------------------------------------------------------------


def test_40301_names_the_permission() -> None:
    with tiflux() as desk:
        answer = desk.refused("get_desk", desk_id=1)
        assert error(answer)["code"] == "40301"
        assert "lacks the permission" in why(answer)
        assert "Gerenciar mesas de serviços" in step(answer)
        # No permission for this one desk: the operation itself needs none.
    with tiflux("one-desk") as desk:
        answer = desk.refused("search_stage", desk_id=2)
        assert error(answer)["code"] == "40301"
        assert "lacks the permission" in why(answer)


def test_40302_is_somebody_elses() -> None:
    with tiflux() as desk:
        payload = {"ticket_number": 123, "id": 2, "text": "x"}
        answer = desk.refused("tiflux_call", family="internal_communications", action="update", payload=payload)
        assert error(answer)["code"] == "40302"
        assert "only its author may change it" in why(answer)


LICENSED = {
    "get_ticket": ("no-tickets", {"ticket_number": "37"}, "Tickets"),
    "create_ticket_answer": ("no-tickets", {"ticket_number": "37", "text": "x"}, "Tickets"),
    "list_desks": ("no-tickets", {}, "Tickets"),
    "get_chat": ("no-whatsapp", {"id": 42}, ""),
}


@pytest.mark.parametrize("tool", LICENSED)
def test_40304_names_the_licence(tool: str) -> None:
    credential, arguments, plan = LICENSED[tool]
    with tiflux(credential) as desk:
        answer = desk.refused(tool, **arguments)
        assert error(answer)["code"] == "40304"
        assert error(answer)["status"] == 403
        assert "the licence that the operation needs is not active" in why(answer)
        if plan:
            assert f"plan {plan}" in step(answer)


def test_401_is_the_operators() -> None:
    with tiflux(variables={"TIFLUX_API_KEY": "an-example-of-a-wrong-token"}) as desk:
        answer = desk.refused("get_ticket", ticket_number="37")
        assert error(answer)["code"] == "40101"
        assert error(answer)["status"] == 401
        assert "the API token is invalid or expired" in why(answer)
        assert "TIFLUX_API_KEY" in step(answer)
        assert "wrong-token" not in text(answer)


#: What is not there: tool, arguments
NOT_THERE: dict[str, tuple[str, dict[str, Any]]] = {
    "get_ticket": ("get_ticket", {"ticket_number": "999999"}),
    "update_ticket": ("update_ticket", {"ticket_id": "999999", "title": "x"}),
    "close_ticket": ("close_ticket", {"ticket_number": "999999"}),
    "create_ticket_answer": ("create_ticket_answer", {"ticket_number": "999999", "text": "x"}),
    "get_internal_communication": (
        "get_internal_communication",
        {"ticket_number": "123", "communication_id": "999"},
    ),
    "get_chat": ("get_chat", {"id": 999}),
    "search_stage": ("search_stage", {"desk_id": 999}),
    "list_entity_fields": ("list_entity_fields", {"entity_id": 999}),
    "list_entity_field_options": ("list_entity_field_options", {"entity_field_id": 999}),
}


@pytest.mark.parametrize("name", NOT_THERE)
def test_404_says_what_is_not_there(name: str) -> None:
    tool, arguments = NOT_THERE[name]
    with tiflux() as desk:
        answer = desk.refused(tool, **arguments)
        assert (error(answer)["status"], error(answer)["code"]) == (404, "40401")
        assert "Couldn't find" in why(answer)
        assert "999" in why(answer)
        assert "may not see" in step(answer)


#: The ticket in which only this is in the way -> what the desk calls it
CLOSING = {
    2001: "stage_id",
    2002: "pre_appointments",
    2003: "stopped",
    2004: "equipment_loans",
    2005: "ticket_checklists",
    2006: "responsible_id",
    2007: "appointments",
    2008: "ticket_answers",
}


@pytest.mark.parametrize("number", CLOSING)
def test_what_stands_in_the_way_of_closing_is_told(number: int) -> None:
    with tiflux() as desk:
        answer = desk.refused("close_ticket", ticket_number=str(number))
        said = CLOSING[number]
        assert error(answer)["code"] == "42206"
        assert re.findall(r"(?:detail:|\|) (\w+): ", why(answer)) == [said]
        assert "settle that first" in why(answer)
        assert not desk.holds(f"/tickets/{number}")["is_closed"]


def test_everything_that_stands_in_the_way_of_closing_is_told() -> None:
    """Of the last condition, too: whoever settles what is told must not be refused again."""
    with tiflux() as desk:
        answer = desk.refused("close_ticket", ticket_number="2009")
        told = re.findall(r"(?:detail:|\|) (\w+): ", why(answer))
        assert sorted(told) == sorted(set(CLOSING.values()) - {"ticket_answers"})


@pytest.mark.parametrize(
    ("number", "said"), [(2002, "pre_appointments"), (2004, "equipment_loans"), (2011, "cannot be cancelled")]
)
def test_what_stands_in_the_way_of_cancelling_is_told(number: int, said: str) -> None:
    with tiflux() as desk:
        answer = desk.refused("cancel_ticket", ticket_number=str(number))
        assert error(answer)["code"] == "42206"
        assert said in why(answer)
        assert not desk.holds(f"/tickets/{number}")["is_closed"]


def test_other_refusals_are_quoted() -> None:
    with tiflux() as desk:
        valued = desk.refused("create_appointment", ticket_number="3001", **TIME)
        assert "attendance" in why(valued)
        unused = desk.refused("create_appointment", ticket_number="2010", **TIME)
        assert "does not use appointments" in why(unused)
        closed = desk.refused("update_ticket", ticket_id="1501", title="x")
        assert "Only open tickets can be updated" in why(closed)
        far = desk.refused("update_ticket", ticket_id="37", desk_name="cansados", stage_id=1)
        assert "stage_id" in why(far)
        desk.fail("POST", "/tickets/37/answers", 415, body(41501, error=["must be multipart"]))
        assert error(desk.refused("create_ticket_answer", ticket_number="37", text="x"))["code"] == "41501"
        desk.fail("PUT", "/tickets/37/entities", 400, body(40001, error=["found unpermitted parameter: :x"]))
        arguments = WRITES["update_ticket_entities"][0]
        assert "unpermitted" in why(desk.refused("update_ticket_entities", **arguments))


# --- neither a success nor a failure -------------------------------------------------------------------

SOME = [{"entity_field_id": 72, "value": "PED-9"}, {"entity_field_id": 76, "value": "no address"}]


def test_207_is_told_as_done_in_part() -> None:
    with tiflux() as desk:
        answer = desk.refused("update_ticket_entities", ticket_number="37", entities=SOME)
        found = error(answer)
        assert (found["code"], found["status"], found["desk_code"]) == ("partial", 207, "20701")
        assert found["carried_out"] == "in part"
        assert "in part" in text(answer)
        assert "Is not a valid email" in why(answer)
        assert "nothing was changed" not in text(answer)
        assert len(desk.sent) == 1
        # What was right was saved.
        held = desk.holds("/tickets/37", include_filled_entity=True)["entity_fields"]
        assert {row["entity_field_id"]: row["value"] for row in held} == {72: "PED-9"}


def test_none_of_the_fields_is_an_ordinary_refusal() -> None:
    with tiflux() as desk:
        answer = desk.refused("update_ticket_entities", ticket_number="37", entities=SOME[1:])
        assert (error(answer)["code"], error(answer)["status"]) == ("42202", 422)
        assert "Is not a valid email" in why(answer)


# --- too many requests ---------------------------------------------------------------------------------


def now_and(seconds: float) -> dict[str, str]:
    """Headers of a desk whose own clock is far from ours."""
    now = datetime(2031, 5, 4, 3, 2, 1, tzinfo=UTC)
    reset = (now + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    limit = {"RateLimit-Limit": "120", "RateLimit-Remaining": "0", "RateLimit-Reset": reset}
    return {**limit, "Date": format_datetime(now, usegmt=True)}


@pytest.mark.parametrize(
    ("headers", "waited"), [(now_and(4), 4.0), (now_and(5), 5.0), ({"Retry-After": "2"}, 2.0)], ids=str
)
def test_a_read_waits_for_the_limit_to_pass(headers: dict[str, str], waited: float) -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", 429, body(42901), headers=headers, times=1)
        assert desk.must("get_ticket", ticket_number="37")["ticket_number"] == 37
        assert desk.waits == [waited]
        assert desk.requests == [get("/tickets/37")] * 2


@pytest.mark.parametrize("headers", [now_and(6), now_and(60), {"Retry-After": "30"}], ids=str)
def test_a_longer_wait_is_told_instead(headers: dict[str, str]) -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", 429, body(42901), headers=headers)
        answer = desk.refused("get_ticket", ticket_number="37")
        assert desk.waits == []
        assert len(desk.sent) == 1
        wanted = {"30": 30.0}.get(headers.get("Retry-After", ""), 6.0 if headers == now_and(6) else 60.0)
        assert (error(answer)["status"], error(answer)["retry_after"]) == (429, wanted)
        assert f"wait {wanted:g} s" in step(answer)


def test_a_read_is_tried_three_times() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", 429, body(42901), headers=now_and(1))
        answer = desk.refused("get_ticket", ticket_number="37")
        assert len(desk.sent) == 3
        assert desk.waits == [1.0, 1.0]
        assert error(answer)["status"] == 429


@pytest.mark.parametrize("tool", WRITES)
@pytest.mark.parametrize("headers", [now_and(1), {"Retry-After": "0"}, {}], ids=["a second", "at once", "unsaid"])
def test_a_write_is_never_sent_again_for_the_limit(tool: str, headers: dict[str, str]) -> None:
    arguments, method, path = WRITES[tool]
    with tiflux() as desk:
        desk.fail(method, path, 429, body(42901), headers=headers, times=1)
        answer = desk.refused(tool, **arguments)
        assert [(sent.method, sent.path) for sent in desk.sent] == [(method, BASE + path)]
        assert desk.waits == []
        assert error(answer)["status"] == 429
        assert "nothing was changed" in text(answer)


def test_the_desks_own_limit() -> None:
    """As the sandbox counts: the third of two in a minute."""
    clock = Clock(START)
    with tiflux(requests_per_minute=2, clock=clock) as desk:
        desk.must("list_desks")
        desk.must("create_internal_communication", ticket_number="37", text="x")
        answer = desk.refused("create_internal_communication", ticket_number="37", text="x")
        assert error(answer)["status"] == 429
        assert len(desk.sent) == 1
        clock.advance(minutes=1)
        desk.must("create_internal_communication", ticket_number="37", text="x")


def test_a_look_up_waits_and_its_write_is_sent_once() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/desks", 429, body(42901), headers=now_and(1), times=1)
        desk.must("create_ticket", **{**LESS, "desk_name": "Support"})
        assert [sent.method for sent in desk.sent] == ["GET", "GET", "POST"]
        assert desk.waits == [1.0]


# --- no answer -----------------------------------------------------------------------------------------

SILENCE = {
    "no answer in time": httpx.ReadTimeout("timed out"),
    "broken off while sending": httpx.WriteError("broken pipe"),
    "broken off while reading": httpx.ReadError("connection reset"),
    "closed without an answer": httpx.RemoteProtocolError("disconnected without a response"),
}


@pytest.mark.parametrize("tool", WRITES)
@pytest.mark.parametrize("silence", SILENCE)
def test_a_write_without_an_answer_is_not_sent_again(tool: str, silence: str) -> None:
    arguments, method, path = WRITES[tool]
    with tiflux() as desk:
        desk.fail(method, path, raised=SILENCE[silence], after=True)
        answer = desk.refused(tool, **arguments)
        assert [(sent.method, sent.path) for sent in desk.sent] == [(method, BASE + path)]
        assert desk.waits == []
        assert error(answer)["code"] == "outcome_unknown"
        assert text(answer).startswith("failed: outcome unknown: ")
        assert "may or may not have carried it out" in why(answer)
        assert step(answer).startswith("next: check with ")
        assert "nothing was changed" not in text(answer)


def test_what_nobody_heard_of_was_done_all_the_same() -> None:
    """Which is why it is not sent again."""
    with tiflux() as desk:
        arguments, method, path = WRITES["create_ticket_answer"]
        desk.fail(method, path, raised=SILENCE["no answer in time"], after=True)
        desk.refused("create_ticket_answer", **arguments)
        assert len(desk.world.answers.where(ticket_number=37)) == 1


@pytest.mark.parametrize("tool", WRITES)
def test_a_write_that_never_left_is_told_so(tool: str) -> None:
    arguments, method, path = WRITES[tool]
    with tiflux() as desk:
        desk.fail(method, path, raised=httpx.ConnectError("refused"))
        answer = desk.refused(tool, **arguments)
        assert len(desk.sent) == 1
        assert error(answer)["code"] == "connection_failed"
        assert "nothing was sent" in why(answer)


@pytest.mark.parametrize("tool", WRITES)
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_write_is_not_sent_again_for_a_failure_of_the_desk(tool: str, status: int) -> None:
    arguments, method, path = WRITES[tool]
    with tiflux() as desk:
        desk.fail(method, path, status)
        answer = desk.refused(tool, **arguments)
        assert len(desk.sent) == 1
        assert desk.waits == []
        assert error(answer)["status"] == status
        assert "may or may not have carried it out" in why(answer)
        assert "nothing was changed" not in text(answer)


def test_reads_are_tried_again() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", 503, times=2)
        assert desk.must("get_ticket", ticket_number="37")["ticket_number"] == 37
        assert len(desk.sent) == 3
        desk.fail("GET", "/tickets/38", raised=httpx.ConnectError("refused"), times=1)
        assert desk.must("get_ticket", ticket_number="38")["ticket_number"] == 38
        assert len(desk.sent) == 2
        assert len(desk.waits) == 3
        assert all(0 < seconds <= 5 for seconds in desk.waits)


def test_a_read_that_times_out_is_told_at_once() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", raised=httpx.ReadTimeout("timed out"))
        answer = desk.refused("get_ticket", ticket_number="37")
        assert len(desk.sent) == 1
        assert error(answer)["code"] == "connection_failed"
        assert "no answer" in text(answer)


def test_a_look_up_that_times_out_is_the_end_of_a_write() -> None:
    """No outcome is unknown then: what would have been written was never sent."""
    with tiflux() as desk:
        desk.fail("GET", "/clients/1/requestors", raised=httpx.ReadTimeout("timed out"))
        answer = desk.looked_up_only("create_ticket", {**NEW, "requestor_name": "Pedro"}, [requestors_of(1)])
        assert error(answer)["code"] == "connection_failed"
        assert "outcome unknown" not in text(answer)


# --- answers that are none -----------------------------------------------------------------------------


def test_an_answer_that_is_no_json() -> None:
    with tiflux() as desk:
        html = {"content-type": "text/html"}
        desk.fail("GET", "/tickets/37", 200, b"<html>proxy</html>", headers=html)
        assert error(desk.refused("get_ticket", ticket_number="37"))["code"] == "unexpected_answer"
        desk.fail("PUT", "/tickets/37", 200, b"<html>proxy</html>", headers=html)
        answer = desk.refused("update_ticket", ticket_id="37", title="x")
        assert error(answer)["carried_out"] is True
        assert "the request was carried out" in why(answer)
        assert len(desk.sent) == 1


def test_a_redirect_of_a_write_is_not_followed() -> None:
    with tiflux() as desk:
        desk.fail("PUT", "/tickets/37", 307, headers={"Location": f"{BASE}/tickets/38"})
        answer = desk.refused("update_ticket", ticket_id="37", title="x")
        assert desk.requests == [put("/tickets/37", {"title": "x"})]
        assert "not followed" in why(answer) or "redirect" in why(answer)


def test_the_key_is_never_repeated() -> None:
    with tiflux() as desk:
        key = "tiflux-sandbox-agent"
        desk.fail("GET", "/tickets/37", 422, body(42201, error=[f"bad token {key}", f"Bearer {key}"]))
        answer = desk.refused("get_ticket", ticket_number="37")
        assert key not in text(answer)
        assert key not in str(answer.structured)


def test_a_long_refusal_is_cut() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/tickets/37", 422, body(42201, error=["x" * 100_000]))
        assert len(text(desk.refused("get_ticket", ticket_number="37"))) < 3_000


# --- what the policy refuses ---------------------------------------------------------------------------


def test_effects_are_as_decided() -> None:
    effects = {tool: CATALOGUE.named[tool].listed["_meta"]["deskwright"]["effect"] for tool in WRITES}
    inside = {"create_internal_communication", "create_appointment"}
    assert effects == {tool: "write_internal" if tool in inside else "write_outbound" for tool in WRITES}
    others = [tool for tool in CATALOGUE.named.values() if tool.name not in WRITES]
    assert {tool.listed["_meta"]["deskwright"]["effect"] for tool in others} == {"read"}


def test_nothing_is_kept_of_a_failed_call() -> None:
    """The next one starts anew: a failure leaves no id, no file and no name behind."""
    with tiflux() as desk:
        desk.refused("create_ticket", **{**NEW, "priority_id": 211})
        desk.must("create_ticket", **NEW)
        assert desk.requests == [form("/tickets", **{**NEW, "description": "<p>D</p>"})]
        desk.looked_up_only("list_tickets", {"desk_name": "x y"}, [desk_by("x y"), ALL_DESKS])
        assert _rows(desk) == [22]


def _rows(desk: TiFlux) -> list[int]:
    return [row["desk"]["id"] for row in desk.must("list_tickets", desk_name="Tuitui")]

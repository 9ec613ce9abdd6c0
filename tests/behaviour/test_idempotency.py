"""One key per logical call: the sandbox makes one ticket of a repeated one, and what has no key is not repeated."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from deskwright.sandboxes import Sandbox, load_sandbox
from helpdesks._client import retry
from helpdesks.tickiti import AsyncTickiti, Conflict, OutcomeUnknown, ServerError, Tickiti

from .desks import Talk, catalogue_of, error, talk, text
from .loopback import Reply, Request, Stub, stub

CATALOGUE = catalogue_of("tickiti")
KEYED = {name for name, operation in CATALOGUE.operations.items() if operation.idempotency_header}
NEW = {"originator_email_address": "ann.walker@customer.example", "subject": "S", "content": "<p>C</p>"}
CREATED = {"ok": True, "data": {"ticket_number": 100200}}


@pytest.fixture
def sandbox() -> Sandbox:
    return load_sandbox("tickiti")


@pytest.fixture
def desk(sandbox: Sandbox) -> Iterator[Talk]:
    made = talk(CATALOGUE, "full", sandbox=sandbox)
    yield made
    made.close()


def tickets(desk: Talk) -> int:
    return len(desk.must("query_tickets", row_limit=5000)["result"])


# --- request_key, through the tools --------------------------------------------------------------------


def test_these_take_a_key() -> None:
    assert {
        "mail.send",
        "tickets.close",
        "tickets.create",
        "tickets.participants_add",
        "tickets.participants_remove",
        "tickets.respond",
    } == KEYED


def test_the_same_request_key_makes_one_ticket(desk: Talk) -> None:
    before = tickets(desk)
    one = desk.call("create_ticket", **NEW, request_key="mail-4711")
    other = desk.call("create_ticket", **NEW, request_key="mail-4711")
    first, second = (sent for sent in desk.sent if sent.path == "/api/v1/tickets")
    assert first.key == second.key
    assert first.content == second.content
    assert uuid.UUID(first.key)
    assert "mail-4711" not in first.key  # what the caller calls it stays here
    assert one.structured == other.structured
    assert one.meta["idempotency_key"] == other.meta["idempotency_key"] == first.key
    assert tickets(desk) == before + 1


def test_the_same_request_key_for_other_arguments_is_a_conflict(desk: Talk) -> None:
    desk.must("create_ticket", **NEW, request_key="k")
    before = tickets(desk)
    answer = desk.call("create_ticket", **{**NEW, "subject": "Another"}, request_key="k")
    assert (error(answer)["status"], error(answer)["code"]) == (409, "idempotency_key_conflict")
    told = text(answer).splitlines()
    assert told[0].startswith("failed: create_ticket (POST /tickets)")
    assert "nothing was changed" in told[0]
    assert told[2] == "next: if this is a different request, use another request_key; else read the present state first"
    assert tickets(desk) == before


def test_without_a_request_key_each_call_is_a_new_ticket(desk: Talk) -> None:
    before = tickets(desk)
    numbers = {desk.must("create_ticket", **NEW)["data"]["ticket_number"] for _ in range(3)}
    keys = {sent.key for sent in desk.sent if sent.path == "/api/v1/tickets"}
    assert len(numbers) == len(keys) == 3
    assert None not in keys
    assert tickets(desk) == before + 3


def test_another_tool_or_token_makes_another_key_of_it(desk: Talk, sandbox: Sandbox) -> None:
    desk.must("create_ticket", **NEW, request_key="k")
    desk.must("tickiti_call", family="tickets", action="close", payload=_closing(desk), request_key="k")
    agent = talk(CATALOGUE, "agent", sandbox=sandbox)
    try:
        agent.must("create_ticket", **NEW, request_key="k")
        keys = [sent.key for sent in (*desk.sent, *agent.sent) if sent.key]
    finally:
        agent.close()
    assert len(keys) == len(set(keys)) == 3


def _closing(desk: Talk) -> dict[str, Any]:
    number = desk.must("query_tickets", row_limit=1)["result"][0]["ticket_number"]
    return {"ticket_number": str(number), "from_email": "olivia.reyes@desk.example"}


def test_a_named_tool_and_the_call_tool_mean_the_same_request(desk: Talk) -> None:
    """The key is the operation's, so a retry by the other way is still one ticket."""
    payload = {"originator_email_address": NEW["originator_email_address"]}
    payload["data"] = {"subject": "S", "content": "<p>C</p>"}  # type: ignore[assignment]
    one = desk.must("create_ticket", **NEW, request_key="k")
    other = desk.must("tickiti_call", family="tickets", action="create", payload=payload, request_key="k")
    assert one == other


def test_a_request_key_for_what_takes_none(desk: Talk) -> None:
    assert "request_key" in desk.quietly_refused("get_ticket", ticket_number="100101", request_key="k")


# --- the SDK -------------------------------------------------------------------------------------------


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    monkeypatch.setattr(retry, "backoff", lambda tries: 0.0)
    with stub() as made:
        yield made


def create(kind: str, address: Stub, *, timeout: int = 5000, **more: Any) -> Any:
    environ = {"TICKITI_API_BASE": address.base, "TICKITI_API_TOKEN": "1|t", "TICKITI_API_TIMEOUT_MS": str(timeout)}
    given = {"originator_email_address": "a@b.example", "data": {"subject": "S", "content": "C"}, **more}
    if kind == "sync":
        with Tickiti.from_env(environ) as desk:
            return desk.tickets.create(**given)

    async def run() -> Any:
        async with AsyncTickiti.from_env(environ) as desk:
            return await desk.tickets.create(**given)

    return asyncio.run(run())


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_retry_reuses_the_key(address: Stub, kind: str) -> None:
    address.answer = lambda request, number: Reply(503, {"message": "busy"}) if number < 3 else Reply(200, CREATED)
    made = create(kind, address)
    assert made.to_dict() == CREATED
    assert len(address.requests) == 3
    assert len({request.key for request in address.requests}) == 1
    assert address.requests[0].key
    assert len({request.body for request in address.requests}) == 1
    create(kind, address)
    assert address.requests[-1].key != address.requests[0].key


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_desk_that_stays_away_is_told_after_three_tries(address: Stub, kind: str) -> None:
    address.answer = lambda request, number: Reply(503, {"message": "busy"})
    with pytest.raises(ServerError) as caught:
        create(kind, address, idempotency_key="mine-1")
    assert caught.value.status == 503
    assert [request.key for request in address.requests] == ["mine-1"] * 3


def test_a_key_of_ones_own_replays_and_conflicts(sandbox: Sandbox) -> None:
    import httpx

    async def run() -> None:
        transport = httpx.ASGITransport(app=sandbox.app)  # type: ignore[arg-type]
        secret = sandbox.credentials[0].environment["TICKITI_API_TOKEN"]
        async with AsyncTickiti(
            base_url="http://tickiti.sandbox", credential={"TICKITI_API_TOKEN": secret}, transport=transport
        ) as desk:
            given: dict[str, Any] = {"originator_email_address": "a@b.example", "idempotency_key": "mine"}
            data = {"subject": "S", "content": "C"}
            one = await desk.tickets.create(**given, data=data)
            other = await desk.tickets.create(**given, data=data)
            assert one.to_dict() == other.to_dict()
            with pytest.raises(Conflict) as caught:
                await desk.tickets.create(**given, data={**data, "subject": "Another"})
            assert caught.value.code == "idempotency_key_conflict"

    asyncio.run(run())


# --- a write that is not answered ----------------------------------------------------------------------


def test_a_keyed_write_is_repeated_over_a_timeout(address: Stub) -> None:
    address.answer = lambda request, number: Reply(silence=0.5) if number == 1 else Reply(200, CREATED)
    assert create("sync", address, timeout=200).to_dict() == CREATED
    assert len(address.requests) == 2
    assert len({request.key for request in address.requests}) == 1


def test_a_write_without_a_key_is_sent_once(address: Stub) -> None:
    address.answer = lambda request, number: Reply(silence=0.5)
    environ = {"TICKITI_API_BASE": address.base, "TICKITI_API_TOKEN": "1|t", "TICKITI_API_TIMEOUT_MS": "200"}
    with Tickiti.from_env(environ) as desk, pytest.raises(OutcomeUnknown):
        desk.settings.watchlists_create(name="W", icon="star", shared=False)
    assert [request.line for request in address.requests] == ["POST /api/v1/settings/watchlists/create HTTP/1.1"]
    assert address.requests[0].key is None


@pytest.fixture
def silent(address: Stub) -> Iterator[Talk]:
    """A server before a desk that answers reads and falls silent at every write."""
    from deskwright.connections import Connections, Tls
    from deskwright.listing import Selection
    from deskwright.policy import Policy
    from deskwright.serving import Application, ServedDesk
    from deskwright.settings import Instance

    from .desks import EVERYTHING

    def answer(request: Request, number: int) -> Reply:
        return Reply(silence=0.3)

    address.answer = answer
    instance = Instance("default", address.base, {"TICKITI_API_TOKEN": "1|t"}, 0.15)
    served = ServedDesk(
        CATALOGUE,
        Connections(CATALOGUE.connection, {"default": instance}, Tls()),
        Policy(effects=EVERYTHING, roles=CATALOGUE.roles),
        remember=False,
    )
    made = Talk(Application([served], Selection()))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("family", "action", "payload", "check"),
    [
        ("settings", "watchlists.create", {"name": "W", "icon": "star"}, "list_watchlists"),
        ("settings", "stock_responses.create", {"identifier": "i", "category": "c"}, "list_stock_responses"),
        ("tickets", "merge", {"ticket_number": "1", "other_ticket_number": "2"}, "query_tickets"),
        ("mail", "subjects.create", {"subject": "S"}, "tickiti_call mail.subjects.index"),
        ("workflow", "queues.create", {"name": "Q"}, "list_queues"),
        ("workflow", "resolutions.create", {"name": "R", "colour": "#000000"}, "list_workflow"),
        ("administration", "teams.create", {"payload": {"name": "T"}}, "tickiti_call administration.teams.index"),
    ],
)
def test_an_unknown_outcome_names_a_tool_to_check_with(
    silent: Talk, address: Stub, family: str, action: str, payload: dict[str, Any], check: str
) -> None:
    operation = CATALOGUE.families[family][action]
    answer = silent.call("tickiti_call", family=family, action=action, payload=payload)
    assert len(address.requests) == 1
    assert error(answer)["code"] == "outcome_unknown"
    told = text(answer).splitlines()
    assert (
        told[0]
        == f"failed: outcome unknown: tickiti_call {operation.id} ({operation.route}) was sent and no answer came"
    )
    assert "may or may not have carried it out" in told[1]
    assert told[2] == f"next: check with {check} before trying again"
    _is_a_reading_tool_of(silent, check, family)


def _is_a_reading_tool_of(desk: Talk, named: str, family: str) -> None:
    """What an error names exists, reads, and reads this family."""
    tool, _, inner = named.partition(" ")
    entry = next(entry for entry in desk.application.tools.entries if entry.name == tool)
    operations = [inner] if inner else list(entry.tool.main_operations if entry.tool else ())
    assert operations
    for name in operations:
        assert CATALOGUE.operations[name].family == family
        assert CATALOGUE.operations[name].effect["default"] == "read"


def test_an_unknown_outcome_of_a_keyed_write_may_be_repeated_with_its_request_key(silent: Talk, address: Stub) -> None:
    answer = silent.call("create_ticket", **NEW, request_key="k")
    assert error(answer)["code"] == "outcome_unknown"
    assert text(answer).splitlines()[2] == (
        "next: calling again with the same request_key is safe: it is carried out once; or check with query_tickets"
    )
    silent.call("create_ticket", **NEW, request_key="k")
    assert len({request.key for request in address.requests}) == 1
    assert len({json.dumps(json.loads(request.body)) for request in address.requests}) == 1

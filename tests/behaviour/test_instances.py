"""Several installations of one desk: an argument chooses, and no token ever reaches another's address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.sandboxes import load_sandbox
from deskwright.serving import Application, ServedDesk
from deskwright.settings import read_instances
from helpdesks.tickiti import ConfigurationError, Tickiti

from tests.realdesks.stdio_session import open_stdio_session

from .desks import EVERYTHING, Talk, catalogue_of, credential, error, text
from .loopback import Reply, Stub, sandbox_process, stub

CATALOGUE = catalogue_of("tickiti")
NEW = {"originator_email_address": "ann.walker@customer.example", "subject": "S", "content": "c"}


def token(name: str) -> str:
    return credential(load_sandbox("tickiti"), name)["TICKITI_API_TOKEN"]


# --- two sandboxes on loopback, one server over stdio --------------------------------------------------


@pytest.fixture(scope="module")
def origins() -> Iterator[tuple[str, str]]:
    with sandbox_process("tickiti") as one, sandbox_process("tickiti") as other:
        yield one, other


def test_each_call_goes_where_it_says(origins: tuple[str, str], tmp_path: Path) -> None:
    one, other = origins
    variables = {
        "TICKITI_API_BASE": one,
        "TICKITI_API_TOKEN": token("full"),
        "TICKITI_INSTANCE_NAME": "head",
        "TICKITI_INSTANCES": json.dumps({"branch": {"base": other, "token": token("agent")}}),
    }
    with open_stdio_session("tickiti", [], variables, tmp_path) as session:
        tools = session.tools()
        schemas = [tool.input_schema for name, tool in tools.items() if name != "list_endpoints"]
        assert {json.dumps(schema["properties"]["instance"]["enum"]) for schema in schemas} == {'["head", "branch"]'}

        def count(**where: str) -> int:
            return len(session.must("query_tickets", row_limit=5000, **where)["result"])

        before = count(), count(instance="branch")
        assert before[0] != before[1]  # an agent sees fewer queues
        made = session.call("create_ticket", **NEW, instance="branch")
        assert made.meta["instance"] == "branch"
        assert (count(), count(instance="branch")) == (before[0], before[1] + 1)
        session.must("create_ticket", **NEW)
        assert (count(instance="head"), count(instance="branch")) == (before[0] + 1, before[1] + 1)
        # One request_key means one request of one installation.
        numbers = {
            name: [session.must("create_ticket", **NEW, instance=name, request_key="k") for _ in range(2)]
            for name in ("head", "branch")
        }
        assert all(first == second for first, second in numbers.values())
        # The rights are those of each token.
        assert session.must("tickiti_call", family="reports", action="meta", instance="head")
        assert "the credential lacks reports:read" in session.refused(
            "tickiti_call", family="reports", action="meta", instance="branch"
        )
        told = session.refused("query_tickets", instance="brunch")
        assert "head" in told
        assert "branch" in told


# --- which token reaches which address -----------------------------------------------------------------


@pytest.fixture
def stubs() -> Iterator[tuple[Stub, Stub]]:
    with stub() as one, stub() as other:
        for made in (one, other):
            made.answer = lambda request, number: Reply(200, {"ok": True, "data": {"ticket_number": 1}})
        yield one, other


@pytest.fixture
def environ(stubs: tuple[Stub, Stub]) -> dict[str, str]:
    one, other = stubs
    return {
        "TICKITI_API_BASE": one.base,
        "TICKITI_API_TOKEN": "1|head-secret",
        "TICKITI_INSTANCES": json.dumps({"branch": {"base": other.base, "token": "2|branch-secret"}}),
    }


@pytest.fixture
def server(environ: dict[str, str]) -> Iterator[Talk]:
    instances = {item.name: item for item in read_instances(CATALOGUE, environ)}
    served = ServedDesk(
        CATALOGUE,
        Connections(CATALOGUE.connection, instances, Tls()),
        Policy(effects=EVERYTHING, roles=CATALOGUE.roles),
        remember=False,
    )
    made = Talk(Application([served], Selection()))
    yield made
    made.close()


def test_no_token_reaches_the_other_address(server: Talk, stubs: tuple[Stub, Stub]) -> None:
    one, other = stubs
    calls: list[tuple[str, dict[str, Any]]] = [
        ("create_ticket", NEW),
        ("get_ticket", {"ticket_number": "1"}),
        ("tickiti_call", {"family": "token", "action": "show"}),
    ]
    for tool, arguments in calls:
        for where in ({}, {"instance": "default"}, {"instance": "branch"}):
            server.must(tool, **arguments, **where)
    for made, own, foreign, count in ((one, "1|head-secret", "2|branch", 6), (other, "2|branch-secret", "1|head", 3)):
        assert len(made.requests) == count
        for request in made.requests:
            assert request.headers["authorization"] == f"Bearer {own}"
            assert foreign not in str(request)
            assert "instance" not in json.loads(request.body or b"{}")


def test_an_unknown_instance_is_told_with_those_there_are(server: Talk, stubs: tuple[Stub, Stub]) -> None:
    for name in ("Branch", "", 7):
        answer = server.call("get_ticket", ticket_number="1", instance=name)
        assert error(answer)["code"] == "invalid_arguments"
        assert "default, branch" in text(answer)
        assert "secret" not in text(answer)
    assert [made.requests for made in stubs] == [[], []]


def test_with_one_installation_there_is_no_such_argument(environ: dict[str, str]) -> None:
    del environ["TICKITI_INSTANCES"]
    (only,) = read_instances(CATALOGUE, environ)
    connections = Connections(CATALOGUE.connection, {only.name: only}, Tls())
    served = ServedDesk(CATALOGUE, connections, Policy(roles=CATALOGUE.roles), remember=False)
    listed = Application([served], Selection()).tools.listed["tools"]
    assert all("instance" not in tool["inputSchema"]["properties"] for tool in listed)


def test_the_sdk_reads_the_same_variable(environ: dict[str, str], stubs: tuple[Stub, Stub], tmp_path: Path) -> None:
    file = tmp_path / "instances.json"
    file.write_text(environ["TICKITI_INSTANCES"], "utf-8")
    for value in (environ["TICKITI_INSTANCES"], str(file), f"  {environ['TICKITI_INSTANCES']}\n"):
        for made in stubs:
            made.requests.clear()
        with Tickiti.from_env({**environ, "TICKITI_INSTANCES": value}, instance="branch") as desk:
            desk.token.show()
        assert [len(made.requests) for made in stubs] == [0, 1]
        assert stubs[1].requests[0].headers["authorization"] == "Bearer 2|branch-secret"
    with pytest.raises(ConfigurationError, match=r"default.*branch"):
        Tickiti.from_env(environ, instance="brunch")


def test_a_clash_of_names_keeps_the_first(environ: dict[str, str], stubs: tuple[Stub, Stub]) -> None:
    environ["TICKITI_INSTANCE_NAME"] = "branch"
    (only,) = read_instances(CATALOGUE, environ)
    assert (only.name, only.base_url) == ("branch", stubs[0].base + "/api/v1")
    assert only.credentials == {"TICKITI_API_TOKEN": "1|head-secret"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ('{"branch": {"base": "https://b.example"}}', "token"),
        ('{"branch": {"token": "2|secret"}}', "base"),
        ('{"branch": ', "JSON"),
        ("/no/such/secret.json", "the file cannot be read"),
    ],
)
def test_what_is_wrong_stops_the_start(environ: dict[str, str], value: str, told: str) -> None:
    with pytest.raises(SetupError) as caught:
        read_instances(CATALOGUE, {**environ, "TICKITI_INSTANCES": value})
    assert "TICKITI_INSTANCES" in str(caught.value)
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)

"""C6: each installation has its own credential; no call can take another one's, or bring one along."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance

from tests.security.over_http import ANN, BOB, HEADERS, OverHttp

Make = Callable[..., Application]


@pytest.fixture
def two(catalogue: Catalogue, stub: Any) -> tuple[Application, dict[str, Any]]:
    """Two installations with a token each; each application only knows its own."""
    stubs = {name: type(stub)(token=f"token-{name}") for name in ("first", "second")}
    instances = {
        name: Instance(name, f"http://{name}.test", {"ACME_TOKEN": f"token-{name}"}, 5, each.app)
        for name, each in stubs.items()
    }
    desk = ServedDesk(catalogue, Connections(catalogue.connection, instances, Tls()), Policy(roles=catalogue.roles))
    return Application([desk], Selection()), stubs


def test_twenty_calls_at_once_keep_their_credentials(two: tuple[Application, dict[str, Any]]) -> None:
    application, stubs = two

    async def run() -> list[Any]:
        names = ["first", "second"] * 10
        calls = [
            application.call("get_ticket", {"ticket_id": str(number), "instance": name})
            for number, name in enumerate(names)
        ]
        return await asyncio.gather(*calls)

    answers = asyncio.run(run())
    assert [(answer.structured or {})["data"]["id"] for answer in answers] == [str(number) for number in range(20)]
    for name, each in stubs.items():
        assert {headers["authorization"] for headers in each.headers} == {f"Bearer token-{name}"}
        assert {headers["host"] for headers in each.headers} == {f"{name}.test"}
        assert len(each.seen) == 20


@pytest.mark.parametrize("name", ["third", "", "First", "first ", "http://evil.example", "second\n"])
def test_an_unknown_installation_is_refused(two: tuple[Application, dict[str, Any]], name: str) -> None:
    application, stubs = two
    for tool, arguments in (
        ("get_ticket", {"ticket_id": "1"}),
        ("acme_call", {"family": "tickets", "action": "show", "payload": {"id": "1"}}),
    ):
        answer = asyncio.run(application.call(tool, {**arguments, "instance": name}))
        assert (answer.structured or {})["error"]["code"] == "invalid_arguments"
    assert not any(each.seen for each in stubs.values())


def test_a_key_of_one_installation_is_not_that_of_the_other(two: tuple[Application, dict[str, Any]]) -> None:
    application, stubs = two
    for name in ("first", "second", "first"):
        asyncio.run(
            application.call(
                "reply_to_ticket", {"ticket_id": "1", "content": "x", "request_key": "k", "instance": name}
            )
        )
    keys = {name: set(each.keys) for name, each in stubs.items()}
    assert len(keys["first"]) == len(keys["second"]) == 1
    assert keys["first"] != keys["second"]


def test_no_tool_takes_a_credential_of_ours(shipped: dict[str, Catalogue]) -> None:
    for catalogue in shipped.values():
        for tool in catalogue.tools:
            places = [
                place
                for argument in tool.arguments.values()
                for place in ([argument["to"]] if isinstance(argument.get("to"), str) else argument.get("to") or ())
            ]
            wrong = [p for p in places if p.lower().startswith(("header.authorization", "header.cookie", "cookie."))]
            assert wrong == [], tool.name


# --- over HTTP --------------------------------------------------------------------------------------------------------


def test_a_key_counts_at_its_own_desk_alone(over_http: OverHttp) -> None:
    for desk, other in (("tiflux", "openhelpdesk"), ("openhelpdesk", "tiflux")):
        mine = over_http.read(desk, key=ANN[desk].key)
        assert ANN[desk].mark in mine.text
        before = over_http.reached(other)
        # the right key in the other desk's resource, in its own header and as Bearer
        for headers in (
            {HEADERS[desk]: ANN[desk].key},
            {"authorization": f"Bearer {ANN[desk].key}"},
        ):
            answer = over_http.read(other, headers=headers)
            assert answer.status_code == 401, (desk, headers)
        assert over_http.reached(other) == before
        # both desks' keys in one request: each resource looks at its own
        both = {HEADERS[name]: ANN[name].key for name in HEADERS}
        answer = over_http.read(other, headers=both)
        assert ANN[other].mark in answer.text
        assert ANN[desk].mark not in answer.text
        assert all(ANN[desk].key not in str(headers) for *_, headers in over_http.desks[other].seen)


def test_two_people_at_one_address(over_http: OverHttp) -> None:
    for desk in HEADERS:
        for _ in range(3):
            for me, other in ((ANN, BOB), (BOB, ANN)):
                for era in ("2025-11-25", "2026-07-28"):
                    answer = over_http.read(desk, key=me[desk].key, era=era)
                    assert me[desk].mark in answer.text
                    assert other[desk].mark not in answer.text


def test_a_key_is_taken_from_its_header_alone(over_http: OverHttp) -> None:
    before = over_http.reached("tiflux")
    key, header = ANN["tiflux"].key, HEADERS["tiflux"]
    for path, headers in (
        (f"/tiflux/mcp?{header}={key}", {}),
        (f"/tiflux/mcp?access_token={key}", {}),
        ("", {"cookie": f"{header}={key}"}),
        ("", {"x-api-key": key}),
        ("", {"authorization": f"Basic {key}"}),
        ("", {"authorization": key}),
        ("", {header: ""}),
        ("", {header: "${TIFLUX_API_KEY}"}),
    ):
        assert over_http.read("tiflux", headers=headers, path=path).status_code == 401, (path, headers)
    name, arguments = "list_desks", {"TIFLUX_API_KEY": key, header: key}
    inside = {"name": name, "arguments": arguments, "_meta": {header: key}}
    assert over_http.post("tiflux", "tools/call", inside).status_code == 401
    assert over_http.reached("tiflux") == before


def test_of_two_keys_none_is_chosen(over_http: OverHttp) -> None:
    before = over_http.reached("tiflux")
    header = HEADERS["tiflux"]
    pairs = [(header, ANN["tiflux"].key), (header, BOB["tiflux"].key)]
    assert over_http.read("tiflux", headers=pairs).status_code == 400
    twice = [(header, ANN["tiflux"].key), ("authorization", "Bearer a"), ("authorization", "Bearer b")]
    assert over_http.read("tiflux", headers=twice).status_code == 400
    assert over_http.reached("tiflux") == before


def test_the_list_is_of_the_one_who_asks(over_http: OverHttp) -> None:
    """No cache between says what another one may do: the answers are private, and by key."""
    answer = over_http.post("tiflux", "tools/list", key=ANN["tiflux"].key, era="2026-07-28")
    assert answer.json()["result"]["cacheScope"] == "private"
    assert over_http.post("tiflux", "tools/list", era="2026-07-28").status_code == 401

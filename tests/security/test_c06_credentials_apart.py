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

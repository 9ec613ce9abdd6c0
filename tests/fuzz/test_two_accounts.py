"""Two accounts at once, thousands of mixed calls: neither ever sees anything of the other, and memory stays.

The desks behind write the account's mark into every text that they answer, so whatever crosses is found by its bytes.
DESKWRIGHT_MESSAGES says how many calls; without it a short walk through every kind.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from .accounts import Account, Accounts, listening
from .hosted import Caller, Hosted, hosted
from .seen import memory_of

CALLS = int(os.environ.get("DESKWRIGHT_MESSAGES", "450"))
SEED = int(os.environ.get("DESKWRIGHT_SEED", "20261121"))
AT_ONCE = 8
GROWTH = 32 * 1024 * 1024
ANN = Account("ann", "tfx-key-of-ann-77c1e0a94f", "MARK-ann-4d1c", 3_000_000)
BOB = Account("bob", "tfx-key-of-bob-0b52d7e6ac", "MARK-bob-9e7a", 7_000_000)
HEADER = "x-tiflux-api-key"
MCP = "/tiflux/mcp"
ASKS: dict[str, Any] = {"elicitation": {"form": {}}}


@pytest.fixture
def desk() -> Accounts:
    return Accounts("tiflux", {"ann": ANN, "bob": BOB})


@pytest.fixture
def upstream(desk: Accounts) -> Iterator[str]:
    with listening(desk) as address:
        yield address + desk.base_path


@pytest.fixture
def server(upstream: str, tmp_path: Path) -> Iterator[Hosted]:
    # a key of the operator's own stands in the environment and is not said to be shared: nobody may be served with it
    environ = {"TIFLUX_API_BASE_URL": upstream, "TIFLUX_API_KEY": ANN.key}
    words = ("--no-oauth", "--rate", "none", "--concurrency", "64", "--approve", "write_outbound")
    with hosted(tmp_path, environ, "tiflux", *words) as made:
        yield made


class Walk:
    """Every kind of call, chosen by lot; some know what must be in the answer."""

    def __init__(self, caller: Caller, rng: random.Random, tickets: list[int]) -> None:
        self.caller, self.rng, self.tickets = caller, rng, tickets
        self.proposals: list[str] = []
        self.states: list[tuple[dict[str, Any], str]] = []
        kinds = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        self.kinds: list[Callable[[], Awaitable[Any]]] = kinds
        self.done: set[str] = set()

    async def step(self) -> None:
        kind = self.rng.choice(self.kinds)
        self.done.add(kind.__name__)
        await kind()

    @property
    def ticket(self) -> int:
        return self.rng.choice(self.tickets)

    async def tool(self, name: str, arguments: dict[str, Any], **more: Any) -> dict[str, Any]:
        params = {"name": name, "arguments": arguments, **more.pop("params", {})}
        return await self.caller.post(MCP, "tools/call", params, kind=more.pop("kind", f"call {name}"), **more)

    async def do_list_tools(self) -> None:
        await self.caller.post(MCP, "tools/list", era=self.rng.choice(("2025-11-25", "2026-07-28")))

    async def do_get_ticket(self) -> None:
        await self.tool("get_ticket", {"ticket_number": str(self.ticket)})

    async def do_get_ticket_of_2025(self) -> None:
        await self.tool("get_ticket", {"ticket_number": str(self.ticket)}, era="2025-11-25", kind="call in 2025")

    async def do_list_tickets(self) -> None:
        await self.tool("list_tickets", {"desk_ids": "1", "limit": self.rng.choice((1, 5, 20))})

    async def do_look_up_a_name(self) -> None:
        """A name is made an id by a list of the desk's: that list is never taken from the other's."""
        await self.tool("search_client", {"client_name": self.rng.choice(("a", "Padaria", self.caller.account.mark))})

    async def do_general_tool(self) -> None:
        await self.tool("tiflux_call", {"family": "users", "action": "me", "payload": {}}, kind="general")

    async def do_missing(self) -> None:
        await self.tool("get_ticket", {"ticket_number": "99999999"}, kind="desk's error")

    async def do_wrong_arguments(self) -> None:
        await self.tool("get_ticket", {"ticket_number": [self.caller.account.mark]}, kind="refused")

    async def do_unknown_tool(self) -> None:
        await self.tool(self.caller.account.mark, {}, kind="unknown tool")

    async def do_resources(self) -> None:
        await self.caller.post(MCP, self.rng.choice(("resources/list", "resources/templates/list")))

    async def do_read_resource(self) -> None:
        await self.caller.post(MCP, "resources/read", {"uri": f"tiflux://ticket/{self.ticket}"})

    async def do_prompts(self) -> None:
        await self.caller.post(MCP, "prompts/list")

    async def do_prompt(self) -> None:
        params = {"name": "triage_ticket", "arguments": {"ticket_number": str(self.ticket)}}
        await self.caller.post(MCP, "prompts/get", params)

    async def do_complete(self) -> None:
        ref: dict[str, Any] = {"type": "ref/resource", "uri": "tiflux://ticket/{number}"}
        if self.rng.random() < 0.5:
            ref = {"type": "ref/prompt", "name": "triage_ticket"}
        name = "number" if "uri" in ref else "ticket_number"
        argument = {"name": name, "value": self.rng.choice(("", "a", self.caller.account.mark))}
        answer = await self.caller.post(MCP, "completion/complete", {"ref": ref, "argument": argument})
        values = answer["result"]["completion"]["values"]
        self.caller.own["completion/complete"] += bool(values)
        if any(int(value) // 1_000_000 != self.caller.account.offset // 1_000_000 for value in values):
            self.caller.problems.append(f"offered values of somebody else: {values}")

    async def do_write_inside(self) -> None:
        arguments = {"ticket_number": str(self.ticket), "text": f"note of {self.caller.account.mark}"}
        await self.tool("create_internal_communication", arguments)

    async def do_propose(self) -> None:
        """Of both the very same words about the very same ticket: still a proposal each."""
        arguments = {"ticket_number": "1", "text": "the same words", "reason": "asked"}
        answer = await self.tool("create_ticket_answer", arguments, kind="propose")
        told = ((answer.get("result") or {}).get("structuredContent") or {}).get("proposal") or {}
        if told.get("id"):
            self.proposals.append(told["id"])

    async def do_ask_and_keep_the_state(self) -> None:
        arguments = {"ticket_number": str(self.tickets[0]), "text": "asked in a form"}
        answer = await self.tool("create_ticket_answer", arguments, capabilities=ASKS, kind="ask")
        if state := (answer.get("result") or {}).get("requestState"):
            self.states.append((arguments, state))

    async def do_wrong_path(self) -> None:
        await self.caller.post(self.rng.choice(("/tickiti/mcp", "/other", "/tiflux/mcp/x")), "tools/list", kind="path")

    async def do_information(self) -> None:
        answer = await self.caller.client.get(MCP, headers={HEADER: self.caller.account.key})
        self.caller.look(answer, "information")

    async def do_wrong_key(self) -> None:
        """A key that is nearly somebody's is nobody's; neither what was said of it is told to anybody else."""
        account = Account(self.caller.account.name, self.caller.account.key + "x", self.caller.account.mark)
        wrong = Caller(account, self.caller.others, self.caller.client, HEADER)
        await wrong.post(MCP, "tools/call", {"name": "list_tickets", "arguments": {}})
        if wrong.own or wrong.problems or set(wrong.statuses) - {401, 503}:
            self.caller.problems.append(f"wrong key: {wrong.statuses} {wrong.problems}")


async def both(server: Hosted, calls: int, seed: int, memory: list[int]) -> list[Walk]:
    limits = httpx.Limits(max_connections=4 * AT_ONCE)
    async with httpx.AsyncClient(base_url=server.address, limits=limits, trust_env=False, timeout=60) as client:
        walks = []
        for number, (me, other) in enumerate(((ANN, BOB), (BOB, ANN))):
            caller = Caller(me, [other], client, HEADER)
            first = {"name": "list_tickets", "arguments": {"desk_ids": "1", "limit": 20}}
            answer = await caller.post(MCP, "tools/call", first)
            rows = answer["result"]["structuredContent"]["result"]
            walks.append(Walk(caller, random.Random(seed + number), [row["ticket_number"] for row in rows]))
        left = calls
        lock = asyncio.Lock()

        async def walk(one: Walk) -> None:
            nonlocal left
            while True:
                async with lock:
                    if left <= 0:
                        return
                    left -= 1
                    if left % max(calls // 20, 1) == 0:
                        memory.append(memory_of(server.process.pid))
                await one.step()

        async with asyncio.TaskGroup() as group:
            for one in walks:
                for _ in range(AT_ONCE):
                    group.create_task(walk(one))
        await crossed(walks)
    return walks


async def crossed(walks: list[Walk]) -> None:
    """What one of them was given, in the hands of the other."""
    ann, bob = walks
    assert ann.states
    assert bob.states
    for me, other in ((ann, bob), (bob, ann)):
        arguments, state = other.states[-1]
        says = {"decision": {"action": "accept", "content": {"decision": "approve", "approve": True}}}
        params = {"inputResponses": says, "requestState": state}
        stolen = await me.tool("create_ticket_answer", arguments, params=params, capabilities=ASKS, kind="stolen state")
        assert stolen["error"]["data"]["reason"] == "invalid_request_state", stolen
        # in the right hands it is good: what refused it is whose it was
        own = await other.tool("create_ticket_answer", arguments, params=params, capabilities=ASKS, kind="own state")
        assert "error" not in own, own


def test_neither_sees_anything_of_the_other(server: Hosted, desk: Accounts, tmp_path: Path) -> None:
    memory: list[int] = []
    walks = asyncio.run(both(server, CALLS, SEED, memory))
    told = f"seed {SEED}"
    for walk in walks:
        caller = walk.caller
        assert caller.problems == [], told
        assert set(caller.statuses) <= {200, 400, 404}, (told, caller.statuses)
        assert walk.done == {kind.__name__ for kind in walk.kinds}, told
        # what must name the account does: the marks are in what is looked at
        for kind in ("call get_ticket", "call in 2025", "call list_tickets", "general", "resources/read",
                     "completion/complete", "call search_client"):  # fmt: skip
            assert caller.own[kind], (told, kind, caller.own)
        # lists are of what may be done, not of what the desk holds
        assert not caller.own["tools/list"] + caller.own["prompts/list"] + caller.own["resources/list"]
    ann, bob = walks
    assert ann.proposals
    assert bob.proposals
    assert not set(ann.proposals) & set(bob.proposals), told

    # what reached the desks: each key's own calls, and nobody else's; the operator's key served nobody
    writes = [(who, path) for who, method, path, _ in desk.seen if method != "GET"]
    assert {who for who, _ in writes} == {"ann", "bob"}
    assert not [path for _, path in writes if path.endswith("/answers")], "nobody approved one"
    for who, _, _, headers in desk.seen:
        theirs = next(account for account in desk.accounts.values() if account.name == who)
        assert headers["authorization"] == f"Bearer {theirs.key}"
        assert set(headers) <= {
            "host", "accept", "accept-encoding", "user-agent", "authorization", "content-type", "content-length",
            "connection", "idempotency-key",
        }  # fmt: skip

    # what is left behind: neither log nor file holds a key
    server.process.terminate()
    server.process.wait(20)
    kept = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for name, content in {"stderr": bytes(server.errors), **kept}.items():
        for account in (ANN, BOB):
            assert account.key.encode() not in content, name
    assert ANN.mark.encode() not in server.errors, "the access log holds content"
    assert b"Traceback" not in server.errors
    assert memory[-1] - memory[len(memory) // 5] < GROWTH, f"{told}: {memory}"


def test_the_operators_own_key_serves_nobody(server: Hosted, desk: Accounts) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_tickets", "arguments": {}}}
    for headers in ({}, {"cookie": f"{HEADER}={ANN.key}"}, {"x-api-key": ANN.key}, {"x-tiflux-api-key": ""}):
        for path in (MCP, f"{MCP}?{HEADER}={ANN.key}", "/mcp", "/"):
            more = {"accept": "application/json", "mcp-protocol-version": "2025-11-25", **headers}
            answer = httpx.post(server.address + path, json=message, headers=more, trust_env=False)
            assert answer.status_code == 401, (headers, path, answer.text)
            assert ANN.mark not in answer.text
            assert ANN.key not in answer.text + str(answer.headers)
    assert desk.seen == []

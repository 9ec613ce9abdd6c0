"""Every desk that was generated: it lists, it is judged alike at list and call, and its functions are the path."""

from __future__ import annotations

import asyncio
import importlib
import json
from pathlib import Path
from typing import Any

import pytest
from deskwright.arguments import check_rules
from deskwright.catalogue import Catalogue, DeskPlace, Tool, find_desks, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.errors import Refusal
from deskwright.listing import Selection
from deskwright.policy import EFFECTS, Policy, allow_effects
from deskwright.sandboxes import load_sandbox, sandbox_exists
from deskwright.serving import Application, ServedDesk
from deskwright.settings import sandbox_instance

DESKS = find_desks()
SANDBOXED = sorted(desk for desk in DESKS if sandbox_exists(desk))
EVERYTHING = Policy(effects=allow_effects(EFFECTS, []))


@pytest.fixture(params=sorted(DESKS), autouse=False)
def place(request: pytest.FixtureRequest) -> DeskPlace:
    return DESKS[str(request.param)]


@pytest.fixture
def desk(place: DeskPlace) -> Catalogue:
    return load_catalogue(place)


def application(desk: Catalogue, policy: Policy, selection: Selection | None = None, app: Any = None) -> Application:
    instances = (
        {"sandbox": sandbox_instance(app.credentials[0].environment, desk, app.app, app.base_path)} if app else {}
    )
    served = ServedDesk(desk, Connections(desk.connection, instances, Tls()), policy, remember=False)
    return Application([served], selection or Selection())


def names(app: Application) -> list[str]:
    return [tool["name"] for tool in app.tools.listed["tools"]]


def test_it_lists(desk: Catalogue) -> None:
    default = names(application(desk, Policy()))
    assert default
    assert len(default) == len(set(default))
    every = names(application(desk, EVERYTHING, Selection(all_tools=True)))
    assert len(every) == len([o for o in desk.operations.values() if o.hidden is None])
    reads = application(desk, Policy(read_only=True), Selection(all_tools=True))
    assert all(tool["annotations"]["readOnlyHint"] is not None for tool in reads.tools.listed["tools"])
    for entry in reads.tools.entries:
        assert entry.tool is not None
        effects = {desk.operations[name].effect["default"] for name in entry.tool.main_operations}
        when = [rule for name in entry.tool.main_operations for rule in desk.operations[name].effect.get("when") or ()]
        assert "read" in effects | {rule.get("effect") for rule in when}


def test_every_schema_compiles(desk: Catalogue) -> None:
    import jsonschema_rs

    for tool in desk.tools:
        jsonschema_rs.validator_for(dict(tool.schema))


def test_each_tool_has_its_function(place: DeskPlace, desk: Catalogue) -> None:
    for tool in desk.tools:
        module = importlib.import_module(f"{place.package}.tools.{tool.module}")
        assert callable(getattr(module, str(tool.function)))


@pytest.fixture(params=SANDBOXED)
def with_sandbox(request: pytest.FixtureRequest) -> Application:
    desk = str(request.param)
    return application(load_catalogue(DESKS[desk]), EVERYTHING, None, load_sandbox(desk))


def needs_nothing(tool: Tool | None) -> bool:
    """Do the tool's own rules let a call without arguments through?"""
    try:
        check_rules("t", tool.rules if tool else (), {})
    except Refusal:
        return False
    return True


def test_reading_tools_answer_in_the_sandbox(with_sandbox: Application) -> None:
    """Every listed tool that reads and needs nothing gives an answer, and never a fault of ours."""
    asked: list[str] = []

    async def talk() -> list[tuple[str, str]]:
        faults = []
        for entry in with_sandbox.tools.entries:
            if entry.schema.get("required") or not entry.listed["annotations"]["readOnlyHint"]:
                continue
            if not needs_nothing(entry.tool):
                continue
            asked.append(entry.name)
            answer = await with_sandbox.call(entry.name, {})
            code = (answer.structured or {}).get("error", {}).get("code") if answer.is_error else None
            if code in ("internal_error", "invalid_arguments", "connection_failed", "unexpected_answer"):
                faults.append((entry.name, answer.content[0]["text"]))
        await with_sandbox.aclose()
        return faults

    assert asyncio.run(talk()) == []
    assert set(asked) - {"list_endpoints"}


@pytest.mark.parametrize("desk", SANDBOXED)
def test_serving_in_a_process(desk: str, tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list", "params": {}},
    ]
    done = subprocess.run(
        [sys.executable, "-m", "deskwright", "serve", desk, "--sandbox"],
        input="".join(json.dumps(line) + "\n" for line in lines),
        capture_output=True, text=True, check=True, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)}, timeout=60,
    )  # fmt: skip
    answers = {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert answers[2]["result"]["tools"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("options", [{}, {"all_tools": True}], ids=["default", "all-tools"])
def test_every_digest_is_that_of_what_is_listed(desk: Catalogue, options: dict[str, bool]) -> None:
    """A client that pins a tool recomputes the digest from the list it was given."""
    import hashlib

    for tool in application(desk, Policy(), Selection(**options)).tools.listed["tools"]:
        meta = dict(tool["_meta"]["deskwright"])
        told = meta.pop("digest")
        text = json.dumps({**tool, "_meta": meta}, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        assert told == "sha256:" + hashlib.sha256(text.encode()).hexdigest(), tool["name"]

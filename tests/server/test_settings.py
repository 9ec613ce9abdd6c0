"""Installations, env files, probes and their cache."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright.errors import SetupError
from deskwright.policy import UNKNOWN_GRANTS, Policy, parse_abilities
from deskwright.probe import read_cached, read_grants, write_cached
from deskwright.serving import Application
from deskwright.settings import read_environment, read_instances

Make = Callable[..., Application]
PLAIN = {"ACME_BASE": "https://one.example/", "ACME_TOKEN": "t1"}
TWO = json.dumps({"two": {"base": "https://two.example", "token": "t2"}})


def test_instances_never_share_a_credential(catalogue: Catalogue) -> None:
    found = read_instances(catalogue, {**PLAIN, "ACME_INSTANCES": TWO, "ACME_INSTANCE_NAME": "one"})
    assert [(i.name, i.base_url.removesuffix("/api"), dict(i.credentials)) for i in found] == [
        ("one", "https://one.example", {"ACME_TOKEN": "t1"}),
        ("two", "https://two.example", {"ACME_TOKEN": "t2"}),
    ]
    assert found[0].digest != found[1].digest
    assert "t1" not in repr(found)


def test_everything_missing_is_told_at_once(catalogue: Catalogue) -> None:
    with pytest.raises(SetupError) as caught:
        read_instances(catalogue, {})
    assert "ACME_BASE" in str(caught.value)
    assert "ACME_TOKEN" in str(caught.value)
    with pytest.raises(SetupError, match="token"):
        read_instances(catalogue, {"ACME_INSTANCES": '{"x": {"base": "https://x.example"}}'})


def test_env_files_never_override(tmp_path: Path) -> None:
    (tmp_path / "a.env").write_text("ACME_TOKEN=file\nOTHER='$HOME x'\n", "utf-8")
    found = read_environment({"ACME_TOKEN": "set"}, [], tmp_path / "a.env")
    assert (found["ACME_TOKEN"], found["OTHER"]) == ("set", "$HOME x")
    with pytest.raises(SetupError, match="no such file"):
        read_environment({}, [], tmp_path / "none")


RULE = {"abilities": "/a", "roles": "/r", "flags": {"sysadmin": "/s"}, "plans": "/p"}


def test_grants_are_read_and_what_is_not_told_stays_unknown() -> None:
    told = read_grants(RULE, {"a": ["x"], "r": "staff", "s": False, "p": {"has_reports": True, "other": False}})
    assert (told.abilities, told.roles, told.flags, told.plans) == ({"x"}, {"staff"}, set(), {"has_reports"})
    silent = read_grants(RULE, {"a": "*" and ["*"], "r": 7})
    assert (silent.abilities, silent.roles, silent.flags, silent.plans) == (None, None, None, None)


def test_the_cache_holds_no_secret_and_is_private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    grants = read_grants(RULE, {"a": ["x"]})
    assert read_cached("acme", "d" * 64) is None
    write_cached("acme", "d" * 64, grants)
    assert read_cached("acme", "d" * 64) == grants
    (file,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("{", "utf-8")
    assert read_cached("acme", "d" * 64) is None


def names(application: Application) -> list[str]:
    return [tool["name"] for tool in application.tools.listed["tools"]]


def test_the_first_list_waits_for_the_probe(make: Make, stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stub.grants = {"abilities": ["tickets:read"], "roles": ["staff"], "is_sysadmin": False, "plans": []}

    async def first(application: Application) -> list[str]:
        await application.start_probes()
        listed = [tool["name"] for tool in (await application.first_list())["tools"]]
        await application.aclose()
        return listed

    application = make()
    assert "create_ticket" in names(application)
    assert "create_ticket" not in asyncio.run(first(application))
    # a later start has it from the cache, before anything is sent
    stub.seen.clear()
    assert "create_ticket" not in names(make())
    assert stub.seen == []
    # declared abilities are never asked for
    declared = make(Policy(grants=parse_abilities(["tickets:write"])))
    assert "create_ticket" in asyncio.run(first(declared))
    assert stub.seen == []


def test_a_probe_that_hangs_lists_everything(make: Make, stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskwright.probe.FIRST_WAIT", 0.05)
    stub.delay = 1

    async def first() -> Any:
        application = make()
        await application.start_probes()
        listed = await application.first_list()
        await application.aclose()
        return listed, application.desks[0].policies[0].grants

    listed, grants = asyncio.run(first())
    assert "create_ticket" in [tool["name"] for tool in listed["tools"]]
    assert grants == UNKNOWN_GRANTS

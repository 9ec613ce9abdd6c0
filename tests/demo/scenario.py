"""Reads the demo of a desk that needs no account: what is served, which steps are taken, what each one must bring.

A scenario is data (`tests/demo/<desk>.yaml`). An unknown word, an action without an expectation or an expectation
without its sentence is refused before anything is started.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.demo.expectations import TESTS, Expectation

__all__ = ["Action", "BadScenario", "Scenario", "Script", "Step", "parse_scenario", "read_scenario", "scenario_of"]

HERE = Path(__file__).resolve().parent
_KINDS = ("call", "read", "complete", "prompt", "shell")
_OPTIONAL = {"credential", "options", "environment", "files"}
_SCENARIO = {"title", "tools", "resources", "steps", "script", *_OPTIONAL}
_ACTION = {*_KINDS, "arguments", "refused", "show", "expect", "keep"}


class BadScenario(Exception):
    """The file cannot be walked; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that an assistant does: `call` a tool, `read` a resource, `complete` a template's argument, ask for a
    `prompt`; or that a person does with `deskwright` in a `shell`.

    `show` is how many lines of the answer stand on paper, or a sentence with `{/pointers}` into its data.
    """

    kind: str
    target: str
    arguments: Mapping[str, Any]
    refused: bool
    show: int | str
    expect: tuple[Expectation, ...]
    keep: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Script:
    source: str
    prints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """`tools` and `resources` must be among those listed; `files` lie in the folder that --attachments names.

    Without a `credential` the desk lives in the server's own process; with one, that of its sandbox is used.
    """

    desk: str
    title: str
    credential: str | None
    options: tuple[str, ...]
    environment: Mapping[str, str]
    files: Mapping[str, str]
    tools: tuple[str, ...]
    resources: tuple[str, ...]
    steps: tuple[Step, ...]
    script: Script


def scenario_of(desk: str) -> Path | None:
    """The scenario of a desk, if it has one."""
    path = HERE / f"{desk}.yaml"
    return path if path.is_file() else None


def read_scenario(path: Path) -> Scenario:
    try:
        return parse_scenario(path.stem, yaml.safe_load(path.read_text("utf-8")))
    except yaml.YAMLError as problem:
        raise BadScenario(f"{path.name}: {problem}") from problem


def parse_scenario(desk: str, document: Any) -> Scenario:
    data = _object(document, desk, _SCENARIO, required=_SCENARIO - _OPTIONAL)
    script = _object(data["script"], f"{desk}: script", {"source", "prints"}, required={"source", "prints"})
    return Scenario(
        desk=desk,
        title=str(data["title"]),
        credential=data.get("credential"),
        options=tuple(data.get("options") or ()),
        environment={name: str(value) for name, value in (data.get("environment") or {}).items()},
        files=dict(data.get("files") or {}),
        tools=tuple(data["tools"]),
        resources=tuple(data["resources"]),
        steps=tuple(_step(step, f"{desk}: step {place}") for place, step in enumerate(data["steps"], 1)),
        script=Script(str(script["source"]), tuple(script["prints"])),
    )


def _step(data: Any, where: str) -> Step:
    step = _object(data, where, {"title", "do"}, required={"title", "do"})
    actions = tuple(_action(item, f"{where}, action {place}") for place, item in enumerate(step["do"], 1))
    if not any(action.expect for action in actions):
        raise BadScenario(f"{where}: nothing is expected of it")
    return Step(str(step["title"]), actions)


def _action(data: Any, where: str) -> Action:
    action = _object(data, where, _ACTION)
    kinds = [kind for kind in _KINDS if kind in action]
    if len(kinds) != 1:
        raise BadScenario(f"{where}: it is one of {', '.join(_KINDS)}")
    return Action(
        kind=kinds[0],
        target=str(action[kinds[0]]),
        arguments=dict(action.get("arguments") or {}),
        refused=bool(action.get("refused")),
        show=_shown(action.get("show", 0), where),
        expect=tuple(_expectation(item, where) for item in action.get("expect") or ()),
        keep=dict(action.get("keep") or {}),
    )


def _shown(data: Any, where: str) -> int | str:
    if not isinstance(data, (int, str)) or isinstance(data, bool):
        raise BadScenario(f"{where}: show is a number of lines or a sentence")
    return data


def _expectation(data: Any, where: str) -> Expectation:
    expectation = _object(data, where, {"that", "at", "fact", *TESTS}, required={"that"})
    tests = [test for test in TESTS if test in expectation]
    if len(tests) != 1:
        raise BadScenario(f"{where}: {expectation['that']}: it is held to one of {', '.join(TESTS)}")
    place, fact = expectation.get("at"), expectation.get("fact")
    return Expectation(str(expectation["that"]), tests[0], expectation[tests[0]], place, fact)


def _object(data: Any, where: str, known: set[str], *, required: set[str] | None = None) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise BadScenario(f"{where}: it must be an object")
    unknown, missing = sorted(set(data) - known), sorted((required or set()) - set(data))
    if unknown or missing:
        told = [f"unknown {', '.join(unknown)}"] * bool(unknown) + [f"without {', '.join(missing)}"] * bool(missing)
        raise BadScenario(f"{where}: {'; '.join(told)}")
    return data

"""Reads a sweep's scenario: the steps, what each captures for later ones, and what is expected of it.

It sends nothing, and a scenario that names an unknown operation or a bad expectation is refused as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError, near

__all__ = [
    "Capture",
    "Expectation",
    "MissingValue",
    "Scenario",
    "Step",
    "Value",
    "filled",
    "parse_scenario",
    "read_scenario",
]

_PLACEHOLDER = re.compile(r"\$\{([a-z][a-z0-9_]*)(?:\|(text|int))?\}")
_STEP_WORDS = frozenset({"operation", "arguments", "capture", "expect", "because", "note"})
_ARGUMENT_WORDS = frozenset({"path", "query", "header", "cookie", "body", "media"})
_CAPTURE_WORDS = frozenset({"at", "where", "value"})


class MissingValue(Exception):
    """A step names a value that nothing has provided; `skip` when the scenario says how to provide it."""

    def __init__(self, text: str, *, skip: bool = False) -> None:
        super().__init__(text)
        self.skip = skip


@dataclass(frozen=True, slots=True)
class Capture:
    """A value of an answer: by pointer, or from the row of a list whose fields are these."""

    at: str
    where: Mapping[str, Any] | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """`pass`, `refusal` with the statuses that count, or `skip`."""

    kind: str
    statuses: tuple[int, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    operation: str
    arguments: Mapping[str, Any]
    capture: Mapping[str, Capture]
    expect: Expectation


@dataclass(frozen=True, slots=True)
class Value:
    """A value every step may use: from the environment, else the sandbox's own, else the default."""

    env: str | None = None
    default: Any = None
    sandbox: Any = None

    def resolve(self, environ: Mapping[str, str], *, in_sandbox: bool) -> Any:
        if in_sandbox and self.sandbox is not None:
            return self.sandbox
        if self.env and environ.get(self.env):
            return environ[self.env]
        return self.default


@dataclass(frozen=True, slots=True)
class Scenario:
    steps: tuple[Step, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    not_walked: Mapping[str, str] = field(default_factory=dict)


def read_scenario(path: Path, operations: Collection[str]) -> Scenario:
    """The scenario in a YAML file; it lies in the checkout, no installed package brings one."""
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise SetupError("a sweep reads YAML (pyyaml is missing): pip install 'deskwright[codegen]'") from error
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise SetupError(f"no scenario at {path}\n  run it in a checkout, or name the file: --scenario FILE") from error
    try:
        document = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise SetupError(f"{path}: {error}") from error
    return parse_scenario(document, operations, str(path))


def parse_scenario(document: Any, operations: Collection[str], where: str = "scenario") -> Scenario:
    """A scenario from plain data; everything wrong is told in one error."""
    problems: list[str] = []
    if not isinstance(document, dict) or not isinstance(document.get("steps"), list):
        raise SetupError(f"{where}: it needs a list `steps`")
    steps = [_step(data, place, operations, problems) for place, data in enumerate(document["steps"])]
    not_walked = {str(name): str(reason or "") for name, reason in (document.get("not_walked") or {}).items()}
    for name, reason in not_walked.items():
        if name not in operations:
            problems.append(f"not_walked: no operation {name!r}{_near(name, operations)}")
        if not reason:
            problems.append(f"not_walked: {name} needs a reason")
    values = {name: _value(name, data, problems) for name, data in (document.get("values") or {}).items()}
    if problems:
        raise SetupError("\n".join(f"{where}: {problem}" for problem in problems))
    return Scenario(tuple(step for step in steps if step is not None), values, not_walked)


def filled(data: Any, values: Mapping[str, Any], promised: Collection[str] = ()) -> Any:
    """The data with every `${name}` in its place; a text that is only a placeholder keeps the value's type.

    `${name|text}` and `${name|int}` make it text or an integer: some desks answer one and want the other.
    `promised` names values that would be there if the environment gave them.
    """
    if isinstance(data, dict):
        return {key: filled(value, values, promised) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(item, values, promised) for item in data]
    if not isinstance(data, str):
        return data
    whole = _PLACEHOLDER.fullmatch(data)
    if whole:
        value = _named(whole[1], values, promised)
        return value if whole[2] is None else str(value) if whole[2] == "text" else int(value)
    return _PLACEHOLDER.sub(lambda match: str(_named(match[1], values, promised)), data)


def _named(name: str, values: Mapping[str, Any], promised: Collection[str]) -> Any:
    if values.get(name) is not None:
        return values[name]
    if name in promised:
        raise MissingValue(f"${{{name}}} is not set", skip=True)
    raise MissingValue(f"no earlier step captured ${{{name}}}")


def _step(data: Any, place: int, operations: Collection[str], problems: list[str]) -> Step | None:
    at = f"steps/{place}"
    if not isinstance(data, dict) or not isinstance(data.get("operation"), str):
        problems.append(f"{at}: a step needs an `operation`")
        return None
    operation = data["operation"]
    at = f"{at} ({operation})"
    if operation not in operations:
        problems.append(f"{at}: no such operation{_near(operation, operations)}")
    problems += [f"{at}: unknown word {word!r}" for word in sorted(set(data) - _STEP_WORDS)]
    arguments = data.get("arguments") or {}
    if not isinstance(arguments, dict):
        problems.append(f"{at}: `arguments` must be an object")
        arguments = {}
    problems += [f"{at}: unknown place {word!r}" for word in sorted(set(arguments) - _ARGUMENT_WORDS)]
    captures = {
        name: _capture(item, f"{at} ${{{name}}}", problems) for name, item in (data.get("capture") or {}).items()
    }
    return Step(operation, arguments, captures, _expectation(data, at, problems))


def _capture(data: Any, at: str, problems: list[str]) -> Capture:
    if isinstance(data, str):
        return Capture(data)
    if not isinstance(data, dict) or set(data) - _CAPTURE_WORDS or not isinstance(data.get("at"), str):
        problems.append(f"{at}: a capture is a JSON pointer, or {{at, where, value}}")
        return Capture("")
    return Capture(data["at"], data.get("where"), data.get("value") or "")


def _expectation(data: Mapping[str, Any], at: str, problems: list[str]) -> Expectation:
    expect = data.get("expect", "pass")
    if expect == "pass":
        return Expectation("pass")
    because = str(data.get("because") or "")
    if isinstance(expect, dict) and len(expect) == 1:
        kind, value = next(iter(expect.items()))
        if kind == "skip" and value:
            return Expectation("skip", because=str(value))
        statuses = value if isinstance(value, list) else [value]
        if kind == "refusal" and all(isinstance(status, int) for status in statuses):
            if not because:
                problems.append(f"{at}: an expected refusal needs `because`")
            return Expectation("refusal", tuple(statuses), because)
    problems.append(f"{at}: expect is pass, {{refusal: STATUS}} or {{skip: REASON}}")
    return Expectation("pass")


def _value(name: str, data: Any, problems: list[str]) -> Value:
    if not isinstance(data, dict):
        return Value(default=data)
    if set(data) - {"env", "default", "sandbox"}:
        problems.append(f"values/{name}: it may have env, default and sandbox")
        return Value()
    return Value(data.get("env"), data.get("default"), data.get("sandbox"))


def _near(name: str, known: Collection[str]) -> str:
    close = near(name, known)
    return f" (did you mean {', '.join(close)}?)" if close else ""

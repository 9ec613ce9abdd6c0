"""Walks every operation of a desk in the order of its scenario and says which ones work.

Against the desk's sandbox unless `--scratch` names the configured installation as one that may be written to;
an operation that the scenario neither walks nor excuses is a failure.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError, UsageError
from deskwright.options import add_desks_option, load_catalogues, project_here
from deskwright.scenario import Capture, MissingValue, Scenario, Step, filled, read_scenario

if TYPE_CHECKING:
    from deskwright.settings import Instance

__all__ = ["Outcome", "Walk", "add_arguments", "run", "walk"]

PASS, FAIL, REFUSED, SKIPPED, NOT_WALKED = "pass", "fail", "expected refusal", "skipped", "not walked"
#: An operation walked more than once has the first of these that any of its steps has.
_RANK = (FAIL, PASS, REFUSED, SKIPPED, NOT_WALKED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one step."""

    operation: str
    result: str
    detail: str = ""


@dataclass(slots=True)
class Walk:
    """What became of all of them, in the order walked."""

    outcomes: list[Outcome] = field(default_factory=list)

    def operations(self) -> dict[str, Outcome]:
        """Every operation once, with its decisive step."""
        decisive: dict[str, Outcome] = {}
        for outcome in self.outcomes:
            before = decisive.get(outcome.operation)
            if before is None or _RANK.index(outcome.result) < _RANK.index(before.result):
                decisive[outcome.operation] = outcome
        return decisive

    def totals(self) -> dict[str, int]:
        counted = Counter(outcome.result for outcome in self.operations().values())
        return {result: counted[result] for result in (PASS, FAIL, REFUSED, SKIPPED, NOT_WALKED)}

    @property
    def ok(self) -> bool:
        return not any(outcome.result == FAIL for outcome in self.outcomes)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", metavar="DESK")
    parser.add_argument(
        "--scratch",
        action="store_true",
        help="walk the installation your environment names; it is WRITTEN TO, use one you can throw away",
    )
    parser.add_argument("--credential", metavar="NAME", help="the sandbox's credential (default: its first)")
    parser.add_argument("--scenario", type=Path, metavar="FILE", help="default: specs/DESK/sweep.yaml, from here")
    parser.add_argument("--json", action="store_true", help="the outcomes as JSON")
    add_desks_option(parser)


def run(options: argparse.Namespace) -> int:
    """The command: 0 where every operation did what its scenario expects."""
    if options.scratch and options.credential:
        raise UsageError("--credential chooses a login of the sandbox; --scratch takes the environment's")
    catalogue = load_catalogues([options.desk], options.desks, project_here())[0]
    path = options.scenario or Path("specs") / catalogue.desk / "sweep.yaml"
    scenario = read_scenario(path, catalogue.operations)
    instance = _scratch(catalogue) if options.scratch else _sandbox(catalogue, options.credential)
    print(f"sweep: {catalogue.title} at {instance.base_url}", file=sys.stderr)
    done = asyncio.run(_connected_walk(catalogue, scenario, instance, in_sandbox=not options.scratch))
    if options.json:
        print(json.dumps(_as_json(catalogue, done), ensure_ascii=False, indent=2))
    else:
        _print(done)
    return 0 if done.ok else 1


def _scratch(catalogue: Catalogue) -> Instance:
    from deskwright.settings import read_environment, read_instances

    project = project_here()
    env_files = [project.env_file] if project.env_file else []
    return read_instances(catalogue, read_environment(os.environ, env_files))[0]


def _sandbox(catalogue: Catalogue, name: str | None) -> Instance:
    from deskwright.sandboxes import load_sandbox, sandbox_exists
    from deskwright.settings import sandbox_instance

    if not sandbox_exists(catalogue.desk):
        raise SetupError(f"{catalogue.desk} has no sandbox; --scratch walks a real installation")
    sandbox = load_sandbox(catalogue.desk)
    names = [credential.name for credential in sandbox.credentials]
    if name is not None and name not in names:
        raise UsageError(f'--credential: no "{name}"; there are {", ".join(names)}')
    chosen = sandbox.credentials[names.index(name) if name else 0]
    return sandbox_instance(chosen.environment, catalogue, sandbox.app, sandbox.base_path)


async def _connected_walk(catalogue: Catalogue, scenario: Scenario, instance: Instance, *, in_sandbox: bool) -> Walk:
    connections = Connections(catalogue.connection, {instance.name: instance}, Tls())
    run_mark = "sandbox" if in_sandbox else datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    values = {name: value.resolve(os.environ, in_sandbox=in_sandbox) for name, value in scenario.values.items()}
    try:
        return await walk(catalogue, scenario, connections.client(instance.name), {"run": run_mark, **values})
    finally:
        await connections.aclose()


async def walk(catalogue: Catalogue, scenario: Scenario, client: Any, values: Mapping[str, Any]) -> Walk:
    """Every step in order; a failed one does not keep the later ones, which clean up, from running."""
    done = Walk()
    known = dict(values)
    for step in scenario.steps:
        done.outcomes.append(await _take(catalogue, step, client, known, scenario))
    walked = {outcome.operation for outcome in done.outcomes}
    for operation in catalogue.operations:
        if operation not in walked:
            reason = scenario.not_walked.get(operation)
            outcome = Outcome(operation, NOT_WALKED, reason) if reason else _forgotten(operation)
            done.outcomes.append(outcome)
    return done


def _forgotten(operation: str) -> Outcome:
    return Outcome(operation, FAIL, "the scenario neither walks it nor says why not")


async def _take(catalogue: Catalogue, step: Step, client: Any, known: dict[str, Any], scenario: Scenario) -> Outcome:
    from helpdesks._client.errors import ApiError, DeskError

    if step.expect.kind == "skip":
        return Outcome(step.operation, SKIPPED, step.expect.because)
    try:
        arguments = filled(step.arguments, known, scenario.values)
    except MissingValue as missing:
        return Outcome(step.operation, SKIPPED if missing.skip else FAIL, _told(missing, scenario))
    try:
        answer = await client.send(catalogue.operations[step.operation].wire, arguments)
    except ApiError as error:
        if step.expect.kind == "refusal" and error.status in step.expect.statuses:
            return Outcome(step.operation, REFUSED, f"{error.status}: {step.expect.because}")
        return Outcome(step.operation, FAIL, str(error))
    except DeskError as error:
        return Outcome(step.operation, FAIL, str(error))
    if step.expect.kind == "refusal":
        expected = ", ".join(map(str, step.expect.statuses))
        return Outcome(step.operation, FAIL, f"{answer.status_code}, but {expected} was expected")
    return _captured(step, answer, known)


def _told(missing: MissingValue, scenario: Scenario) -> str:
    names = [f"{name} from {value.env}" for name, value in scenario.values.items() if value.env]
    return f"{missing} ({'; '.join(names)})" if missing.skip and names else str(missing)


def _captured(step: Step, answer: Any, known: dict[str, Any]) -> Outcome:
    """A pass, once every value that later steps need is in the answer."""
    if not step.capture:
        return Outcome(step.operation, PASS)
    try:
        body = answer.json()
    except ValueError:
        return Outcome(step.operation, FAIL, "the answer is not JSON, nothing can be captured")
    for name, capture in step.capture.items():
        value = _find(body, capture, known)
        if value is None:
            return Outcome(step.operation, FAIL, f"the answer has no ${{{name}}} at {capture.at}")
        known[name] = value
    return Outcome(step.operation, PASS)


def _find(body: Any, capture: Capture, known: Mapping[str, Any]) -> Any:
    value = _pointed(body, capture.at)
    if capture.where is None:
        return value
    wanted = filled(dict(capture.where), known)
    for row in value if isinstance(value, list) else []:
        if isinstance(row, dict) and all(row.get(name) == expected for name, expected in wanted.items()):
            return _pointed(row, capture.value)
    return None


def _pointed(body: Any, pointer: str) -> Any:
    """The value at a JSON pointer; None where it leads nowhere."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        if isinstance(body, dict):
            body = body.get(part)
        elif isinstance(body, list) and part.isdigit() and int(part) < len(body):
            body = body[int(part)]
        else:
            return None
    return body


def _print(done: Walk) -> None:
    shown = done.operations()
    width = max(map(len, shown), default=0)
    for operation, outcome in shown.items():
        print(f"{operation:<{width}}  {outcome.result}{f': {outcome.detail}' if outcome.detail else ''}")
    totals = ", ".join(f"{count} {result}" for result, count in done.totals().items() if count)
    print(f"{len(shown)} operations: {totals} ({len(done.outcomes)} steps)")


def _as_json(catalogue: Catalogue, done: Walk) -> dict[str, Any]:
    return {
        "desk": catalogue.desk,
        "ok": done.ok,
        "totals": done.totals(),
        "operations": {
            name: {"result": outcome.result, "detail": outcome.detail} for name, outcome in done.operations().items()
        },
        "steps": [
            {"operation": item.operation, "result": item.result, "detail": item.detail} for item in done.outcomes
        ],
    }

"""The demo of a desk that needs no account: walks its scenario, which says all that is special about the desk.

It asks for no desk by name. Server and script work on one sandbox over HTTP, as they would on a real desk, or on the
data of a desk that lives in the server's own process.
"""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
from anyio import to_thread
from deskwright.bind import pointed
from deskwright.scenario import MissingValue, filled

from tests.demo.assistant import Assistant, assistant_session
from tests.demo.expectations import Came, DemoFailed, expect
from tests.demo.generate import generate_desk
from tests.demo.paper import Paper
from tests.demo.programs import DESKWRIGHT, run, running_sandbox, variables
from tests.demo.scenario import Action, Scenario, Script, Step

__all__ = ["demonstrate", "register_of", "steps_of"]

_POINTER = re.compile(r"\{(/[^}]*)\}")


def steps_of(scenario: Scenario) -> int:
    """The generation, the desk, the server and the script stand around the steps of the scenario."""
    return len(scenario.steps) + 4


def register_of(scenario: Scenario) -> list[str]:
    return ["register", scenario.desk, "--client", "claude-code"]


def demonstrate(scenario: Scenario, paper: Paper, folder: Path) -> None:
    paper.step(f"Generate the SDK and tools of {scenario.title} from specs/{scenario.desk}")
    generated = generate_desk(scenario.desk, folder / "generated", paper)
    paper.came(f"{generated.files} files: {generated.operations} operations, {generated.named_tools} named tools")

    plain = variables(generated.package_root, folder, {})
    with _desk_of(scenario, plain, folder, paper) as printed:
        environment = variables(generated.package_root, folder, {**printed, **scenario.environment})
        kept = anyio.run(_drive_tools, scenario, paper, environment, folder)
        _run_script(scenario.script, kept, paper, environment)
        # The last line of the demo is an invitation; it must work.
        run([str(DESKWRIGHT), *register_of(scenario)], environment, "deskwright register")


@contextlib.contextmanager
def _desk_of(scenario: Scenario, plain: Mapping[str, str], folder: Path, paper: Paper) -> Iterator[Mapping[str, str]]:
    """The running desk: the variables that lead to it."""
    if scenario.credential is None:
        paper.step("Start no helpdesk: this one lives in the server (no account, nothing leaves this machine)")
        paper.came("its tickets are made up, and its data is in a temporary folder")
        yield {}
        return
    paper.step("Start a helpdesk of that kind in memory, on loopback (no account, nothing leaves this machine)")
    paper.command(f"deskwright sandbox {scenario.desk} --http 127.0.0.1:PORT")
    with running_sandbox(scenario.desk, scenario.credential, plain, folder) as printed:
        paper.came(f"it takes the credential {scenario.credential!r}: {', '.join(sorted(printed))} are set")
        yield printed


async def _drive_tools(scenario: Scenario, paper: Paper, environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """The stdio server and the steps of the scenario. Gives what they kept."""
    served, shown = [scenario.desk, *scenario.options], [scenario.desk, *scenario.options]
    if scenario.files:
        attachments = folder / "attachments"
        attachments.mkdir()
        for name, content in scenario.files.items():
            (attachments / name).write_text(content, "utf-8")
        served += ["--attachments", str(attachments)]
        shown += ["--attachments", "FOLDER"]
    paper.step("Serve them to an assistant")
    paper.command(f"deskwright serve {' '.join(shown)}")
    if scenario.environment:
        paper.note("with " + " ".join(f"{name}={value}" for name, value in scenario.environment.items()))
    async with assistant_session(paper, served, environment, folder) as assistant:
        await _look_around(scenario, paper, assistant)
        kept: dict[str, Any] = {}
        for step in scenario.steps:
            await _take(step, kept, paper, assistant, environment)
        return kept


async def _look_around(scenario: Scenario, paper: Paper, assistant: Assistant) -> None:
    tools, resources = await assistant.tools(), await assistant.resources()
    for name in scenario.tools:
        expect(name in tools, f"a tool {name}", tools)
    for uri in scenario.resources:
        expect(uri in resources, f"a resource {uri}", resources)
    paper.came(f"{len(tools)} tools: {', '.join(tools)}")
    paper.came(f"resources: {', '.join(resources) or 'none'}")


async def _take(
    step: Step, kept: dict[str, Any], paper: Paper, assistant: Assistant, environment: Mapping[str, str]
) -> None:
    paper.step(step.title)
    for action in step.actions:
        try:
            if action.kind == "shell":
                came = await to_thread.run_sync(_shell, str(filled(action.target, kept)), paper, environment)
            else:
                came = await _act(action, kept, assistant)
            _tell(action, came, paper)
            for expectation in action.expect:
                expectation.check(came, kept)
                paper.holds(expectation.that)
        except MissingValue as problem:
            raise DemoFailed(f"{action.kind} {action.target}: {problem}") from problem
        kept |= {name: _kept(name, pointer, came) for name, pointer in action.keep.items()}


async def _act(action: Action, kept: Mapping[str, Any], assistant: Assistant) -> Came:
    target, arguments = filled(action.target, kept), filled(action.arguments, kept)
    if action.kind == "read":
        return await assistant.read(target)
    if action.kind == "complete":
        return await assistant.complete(target, arguments)
    if action.kind == "prompt":
        return await assistant.prompt(target, arguments)
    return await assistant.call(target, arguments)


def _shell(words: str, paper: Paper, environment: Mapping[str, str]) -> Came:
    """What a person does beside the assistant; a command that fails ends the demo."""
    paper.command(f"deskwright {words}")
    output = run([str(DESKWRIGHT), *shlex.split(words)], environment, f"deskwright {words}")
    try:
        return Came(output, json.loads(output))
    except ValueError:
        return Came(output, output)


def _tell(action: Action, came: Came, paper: Paper) -> None:
    """The answer on paper; an action that was refused, or was not, against its will ends the demo."""
    if came.refused != action.refused:
        wanted = "be refused" if action.refused else "succeed"
        raise DemoFailed(f"{action.kind} {action.target} was expected to {wanted}; it answered\n{came.text[:1000]}")
    if came.refused:
        paper.refused(came.text)
    elif isinstance(action.show, str):
        paper.came(_POINTER.sub(lambda found: _told(pointed(came.content, found[1])), action.show))
    else:
        paper.shown(came.text, action.show)


def _told(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _kept(name: str, pointer: str, came: Came) -> Any:
    value = pointed(came.content, pointer)
    expect(value is not None, f"{name} at {pointer}", came.content)
    return value


def _run_script(script: Script, kept: Mapping[str, Any], paper: Paper, environment: dict[str, str]) -> None:
    paper.step("The same helpdesk from a script")
    source = str(filled(script.source, kept))
    paper.code(source)
    output = run([sys.executable, "-c", source], environment, "the script")
    for line in output.splitlines():
        paper.came(line)
    for pattern in script.prints:
        expect(bool(re.search(str(filled(pattern, kept)), output)), f"a line like {pattern}", output)

"""`deskwright doctor`: what is set, what is missing, whether the desk answers and lets us in, what that allows.

Refuses to show a value, and to write anything unless --write asks for the one test ticket that the desk declares;
a line that is not in order says how to put it in order.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

import httpx

from deskwright.catalogue import Catalogue, find_desk, load_catalogue, read_project
from deskwright.check_command import check_command
from deskwright.errors import DeskwrightError, UsageError, listed
from deskwright.examine_desk import examine_network, judge_tools
from deskwright.installation import Check, Installation, read_installations
from deskwright.listing import Selection, check_selection
from deskwright.local_desks import open_local_desk
from deskwright.options import add_policy_options, read_policy, read_selection
from deskwright.placeholders import is_placeholder
from deskwright.policy import Policy
from deskwright.sandboxes import load_sandbox, sandbox_exists
from deskwright.settings import local_instance, read_environment, sandbox_instance
from deskwright.trust import read_trust
from deskwright.try_write import check_wish, try_write

GROUPS = ("configuration", "network", "login", "operations", "tools")
MARKS = {"ok": "✓", "problem": "✗", "warning": "!", "unknown": "·"}
PLAIN_MARKS = {"ok": "ok", "problem": "NO", "warning": "!", "unknown": "-"}
# Before that nobody wonders; after it, a line at most that often where it cannot be rewritten.
SILENT, PAUSE = 1.0, 2.0


@dataclass(slots=True)
class Diagnosis:
    """All that was found out about a desk, one entry per installation."""

    catalogue: Catalogue
    installations: list[Installation] = field(default_factory=list)
    command: list[Check] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return not self.count("problem")

    def count(self, status: str) -> int:
        every = [check for found in self.installations for check in found.checks] + self.command
        return sum(check.status == status for check in every)


class Progress:
    """What is being done, on standard error: one line that is rewritten, or now and then a line."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._rewrites = stream.isatty()
        self._told = clock() - PAUSE + SILENT
        self._width = 0

    def __call__(self, text: str) -> None:
        if self._rewrites:
            self._stream.write(f"\r{text.ljust(self._width)}")
            self._stream.flush()
            self._width = len(text)
        elif self._clock() - self._told >= PAUSE:
            self._told = self._clock()
            print(text, file=self._stream, flush=True)

    def end(self) -> None:
        if self._width:
            self._stream.write(f"\r{' ' * self._width}\r")
            self._stream.flush()
            self._width = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", metavar="DESK", help="the helpdesk")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument("--env-file", type=Path, metavar="FILE", help="read variables from this file, too")
    parser.add_argument(
        "--sandbox", nargs="?", const="", metavar="CREDENTIAL", help="look at the built-in sandbox instead"
    )
    parser.add_argument("--ca-file", type=Path, metavar="FILE", help="trust the certificates in this file")
    parser.add_argument("--insecure", action="store_true", help="do not check certificates")
    parser.add_argument("--wait", type=float, default=10.0, metavar="SECONDS", help="for each answer (10)")
    parser.add_argument("--write", action="store_true", help="make one test ticket, after asking")
    parser.add_argument("--yes", action="store_true", help="do not ask before --write")
    parser.add_argument("--desks", action="append", type=Path, metavar="DIR", help="look for desks here, too")
    add_policy_options(parser)


def run(args: argparse.Namespace) -> int:
    import anyio

    project = read_project(Path.cwd())
    catalogue = load_catalogue(find_desk(args.desk, (*(args.desks or ()), *project.desks)))
    policy, selection = read_policy(args, catalogue, [catalogue]), read_selection(args)
    check_selection([catalogue], selection)
    check_wish(args, catalogue, terminal=sys.stdin.isatty())
    installations, transport = _installations(args, catalogue, [project.env_file] if project.env_file else [])
    diagnosis = Diagnosis(catalogue, installations, check_command())
    anyio.run(_examine, diagnosis, transport, policy, selection, args)
    marks = _marks()
    if not args.json:
        print("\n".join(as_lines(diagnosis, marks=marks)))
    if args.write:
        anyio.run(_write, diagnosis, args)
    if args.json:
        print(json.dumps(as_object(diagnosis), ensure_ascii=False, indent=2))
    else:
        print("\n".join(closing_lines(diagnosis, marks=marks)))
    return 0 if diagnosis.fine else 1


async def _examine(
    diagnosis: Diagnosis,
    transport: httpx.AsyncBaseTransport | None,
    policy: Policy,
    selection: Selection,
    args: argparse.Namespace,
) -> None:
    catalogue, progress = diagnosis.catalogue, Progress(sys.stderr)
    try:
        for found in diagnosis.installations:
            # a desk of this process has no address, no certificate and no credential to ask about
            local = bool(catalogue.connection.get("local"))
            trust = None if local else read_trust(found, catalogue.connection, args.ca_file, args.insecure)
            if trust is not None:
                await examine_network(
                    found, catalogue, policy, transport=transport, trust=trust, wait=args.wait, tell=progress
                )
            judge_tools(found, catalogue, policy, selection)
    finally:
        progress.end()


async def _write(diagnosis: Diagnosis, args: argparse.Namespace) -> None:
    """In the first installation alone: one test ticket is enough."""
    several = len(diagnosis.installations) > 1
    await try_write(diagnosis.installations[0], diagnosis.catalogue, args, several=several)


# --- what was asked for ------------------------------------------------------------------------------------


def _installations(
    args: argparse.Namespace, catalogue: Catalogue, env_files: Sequence[Path]
) -> tuple[list[Installation], httpx.AsyncBaseTransport | None]:
    if args.sandbox is not None:
        return _sandbox(args.sandbox, catalogue)
    environ = read_environment(os.environ, env_files, args.env_file)
    if catalogue.connection.get("local"):
        return _local(catalogue, environ)
    unfilled = [
        name for name, value in os.environ.items() if is_placeholder(value) and environ.get(name, value) == value
    ]
    return read_installations(catalogue, environ, unfilled), None


def _local(
    catalogue: Catalogue, environ: Mapping[str, str]
) -> tuple[list[Installation], httpx.AsyncBaseTransport | None]:
    """A desk of this process: it opens, or says itself what is wrong."""
    found = Installation("local")
    try:
        local = open_local_desk(catalogue.desk, environ)
    except DeskwrightError as error:
        found.add("configuration", "problem", str(error), "correct what it names, then ask again")
        return [found], None
    instance = local_instance(catalogue, local.app, local.base_path, local.origin)
    found = Installation(instance.name, instance)
    found.add("configuration", "ok", f"it lives in this process and keeps its data at {local.origin or 'no file'}")
    return [found], None


def _sandbox(wanted: str, catalogue: Catalogue) -> tuple[list[Installation], httpx.AsyncBaseTransport]:
    if not sandbox_exists(catalogue.desk):
        raise UsageError(f"{catalogue.desk} has no sandbox")
    sandbox = load_sandbox(catalogue.desk)
    chosen = next((c for c in sandbox.credentials if wanted in ("", c.name)), None)
    if chosen is None:
        names = listed(credential.name for credential in sandbox.credentials)
        raise UsageError(f"--sandbox {wanted}: no such credential\n  valid: {names}")
    instance = sandbox_instance(chosen.environment, catalogue, sandbox.app, sandbox.base_path)
    found = Installation(instance.name, instance, chosen.name)
    found.add("configuration", "ok", f"the sandbox, with the credential {chosen.name}: {chosen.about}")
    return [found], httpx.ASGITransport(app=sandbox.app)


# --- what is told ------------------------------------------------------------------------------------------


def _marks() -> Mapping[str, str]:
    try:
        "✓✗·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN_MARKS
    return MARKS


def as_lines(diagnosis: Diagnosis, *, marks: Mapping[str, str] = MARKS) -> Iterator[str]:
    """The diagnosis for a person: one line per thing, and below a problem what to do."""
    catalogue = diagnosis.catalogue
    several = len(diagnosis.installations) > 1
    for number, installation in enumerate(diagnosis.installations):
        title = f"{catalogue.title}, {installation.name}" if several else catalogue.title
        yield f"\n{title}" if number else title
        for group in GROUPS:
            checks = [check for check in installation.checks if check.group == group]
            if checks or group == "tools":
                yield from _group_lines(group, checks, marks)
        yield from _refused_lines(installation, marks)
    yield from _group_lines("command", diagnosis.command, marks)


def closing_lines(diagnosis: Diagnosis, *, marks: Mapping[str, str] = MARKS) -> Iterator[str]:
    """What --write did, and the sum of it all."""
    checks = [check for found in diagnosis.installations for check in found.checks]
    if made := [check for check in checks if check.group == "write"]:
        yield from _group_lines("write", made, marks)
    yield ""
    problems, warnings = diagnosis.count("problem"), diagnosis.count("warning")
    if problems:
        yield f"{problems} {'problem' if problems == 1 else 'problems'}"
    elif any(
        check.group == "login" and check.status == "unknown" and check.text.startswith("not tried") for check in checks
    ):
        yield "nothing wrong found, but the credential was not tried: add [probe] to the desk's helpdesk.toml"
    elif warnings:
        yield f"no problem, {warnings} {'warning' if warnings == 1 else 'warnings'} (!)"
    else:
        yield "all fine"


def _group_lines(group: str, checks: Sequence[Check], marks: Mapping[str, str]) -> Iterator[str]:
    yield f"\n{group}"
    for number, check in enumerate(checks, 1):
        yield f"  {marks[check.status]} {check.text}"
        # Once below several lines that it puts in order.
        if check.fix and not (number < len(checks) and checks[number].fix == check.fix):
            yield f"      fix: {check.fix}"


def _refused_lines(installation: Installation, marks: Mapping[str, str]) -> Iterator[str]:
    """Why each of the others is not allowed; tools with the same reason share a line."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for refused in installation.refused:
        reasons.setdefault((refused.decision.why, refused.decision.next), []).append(refused.tool)
    for (why, next_step), tools in reasons.items():
        yield f"  {marks['unknown']} not {listed(tools, 12)}"
        yield f"      why: {why}"
        yield f"      to change it: {next_step}"


def as_object(diagnosis: Diagnosis) -> dict[str, Any]:
    """The same for a program."""
    return {
        "desk": diagnosis.catalogue.desk,
        "title": diagnosis.catalogue.title,
        "ok": diagnosis.fine,
        "installations": [_installation_object(found) for found in diagnosis.installations],
        "command": [_check_object(check) for check in diagnosis.command],
    }


def _check_object(check: Check) -> dict[str, Any]:
    return {
        "group": check.group,
        "status": check.status,
        "text": check.text,
        **({"fix": check.fix} if check.fix else {}),
    }


def _installation_object(found: Installation) -> dict[str, Any]:
    grants = found.grants
    kinds: Sequence[tuple[str, frozenset[str] | None]] = (
        ("abilities", grants.abilities),
        ("roles", grants.roles),
        ("flags", grants.flags),
        ("plans", grants.plans),
    )
    return {
        "name": found.name,
        "host": found.host,
        "credential": found.credential,
        "ok": found.fine,
        "checks": [_check_object(check) for check in found.checks],
        "grants": {
            "source": grants.source,
            **{kind: sorted(words) if words is not None else None for kind, words in kinds},
        },
        "tools": {
            "allowed": found.allowed,
            "refused": [
                {"tool": r.tool, "why": r.decision.why, "next": r.decision.next, "step": r.decision.step}
                for r in found.refused
            ],
        },
        "operations": [
            {"operation": tried.operation, "route": tried.route, "state": tried.state, "text": tried.about}
            for tried in found.tried
        ],
        "made": found.made,
    }

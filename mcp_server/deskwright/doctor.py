"""`deskwright doctor`: what is set, what is missing, whether the desk answers and lets us in, what that allows.

Refuses to show a value and to write anything; a line that is not in order says how to put it in order.
"""

from __future__ import annotations

import argparse
import json
import os
import ssl
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from deskwright.catalogue import Catalogue, find_desk, load_catalogue, read_project
from deskwright.errors import SetupError, UsageError, listed
from deskwright.examine_desk import examine_network, judge_tools
from deskwright.installation import Installation, read_installations
from deskwright.listing import Selection, check_selection
from deskwright.options import add_policy_options, read_policy, read_selection
from deskwright.placeholders import is_placeholder
from deskwright.policy import Policy
from deskwright.sandboxes import load_sandbox, sandbox_exists
from deskwright.settings import read_environment, sandbox_instance

GROUPS = ("configuration", "network", "login", "tools")
MARKS = {"ok": "✓", "problem": "✗", "warning": "!", "unknown": "·"}
PLAIN_MARKS = {"ok": "ok", "problem": "NO", "warning": "!", "unknown": "-"}


@dataclass(slots=True)
class Diagnosis:
    """All that was found out about a desk, one entry per installation."""

    catalogue: Catalogue
    installations: list[Installation] = field(default_factory=list)

    @property
    def fine(self) -> bool:
        return all(installation.fine for installation in self.installations)


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
    parser.add_argument("--desks", action="append", type=Path, metavar="DIR", help="look for desks here, too")
    add_policy_options(parser)


def run(args: argparse.Namespace) -> int:
    import anyio

    project = read_project(Path.cwd())
    catalogue = load_catalogue(find_desk(args.desk, (*(args.desks or ()), *project.desks)))
    policy, selection = read_policy(args, catalogue, [catalogue]), read_selection(args)
    check_selection([catalogue], selection)
    installations, transport = _installations(args, catalogue, [project.env_file] if project.env_file else [])
    diagnosis = Diagnosis(catalogue, installations)
    anyio.run(_examine, diagnosis, transport, policy, selection, args)
    if args.json:
        print(json.dumps(as_object(diagnosis), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(diagnosis, policy, marks=_marks())))
    return 0 if diagnosis.fine else 1


async def _examine(
    diagnosis: Diagnosis,
    transport: httpx.AsyncBaseTransport | None,
    policy: Policy,
    selection: Selection,
    args: argparse.Namespace,
) -> None:
    verify = _verification(args.ca_file, args.insecure)
    for installation in diagnosis.installations:
        if args.insecure:
            fix = "give --ca-file FILE instead of --insecure"
            installation.add("network", "warning", "certificates are not checked", fix)
        await examine_network(installation, diagnosis.catalogue, transport=transport, verify=verify, wait=args.wait)
        judge_tools(installation, diagnosis.catalogue, policy, selection)


# --- what was asked for ------------------------------------------------------------------------------------


def _words(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _installations(
    args: argparse.Namespace, catalogue: Catalogue, env_files: Sequence[Path]
) -> tuple[list[Installation], httpx.AsyncBaseTransport | None]:
    if args.sandbox is not None:
        return _sandbox(args.sandbox, catalogue)
    environ = read_environment(os.environ, env_files, args.env_file)
    unfilled = [
        name for name, value in os.environ.items() if is_placeholder(value) and environ.get(name, value) == value
    ]
    return read_installations(catalogue, environ, unfilled), None


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


def _verification(ca_file: Path | None, insecure: bool) -> bool | ssl.SSLContext:
    if insecure or ca_file is None:
        return not insecure
    try:
        return ssl.create_default_context(cafile=ca_file)
    except FileNotFoundError:
        raise SetupError(f"--ca-file {ca_file}: no such file") from None
    except OSError:
        raise SetupError(f"--ca-file {ca_file}: holds no certificate in PEM form") from None


# --- what is told ------------------------------------------------------------------------------------------


def _marks() -> Mapping[str, str]:
    try:
        "✓✗·".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return PLAIN_MARKS
    return MARKS


def as_lines(diagnosis: Diagnosis, policy: Policy, *, marks: Mapping[str, str] = MARKS) -> Iterator[str]:
    """The diagnosis for a person: one line per thing, and below a problem what to do."""
    catalogue = diagnosis.catalogue
    for installation in diagnosis.installations:
        several = len(diagnosis.installations) > 1
        yield f"{catalogue.title}, {installation.name}" if several else catalogue.title
        for group in GROUPS:
            checks = [check for check in installation.checks if check.group == group]
            if not checks and group != "tools":
                continue
            yield f"\n{group}"
            for check in checks:
                yield f"  {marks[check.status]} {check.text}"
                if check.fix:
                    yield f"      fix: {check.fix}"
        yield from _refused_lines(installation, marks)
        yield ""
    problems = sum(c.status == "problem" for i in diagnosis.installations for c in i.checks)
    if problems:
        yield f"{problems} {'problem' if problems == 1 else 'problems'}"
    elif any(c.group == "login" and c.status == "unknown" for i in diagnosis.installations for c in i.checks):
        yield "nothing wrong found, but the credential was not tried: add [probe] to the desk's helpdesk.toml"
    else:
        yield "all fine"


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
        "checks": [
            {"group": c.group, "status": c.status, "text": c.text, **({"fix": c.fix} if c.fix else {})}
            for c in found.checks
        ],
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
    }

"""`deskwright doctor --write`: makes one test ticket, by the way that every call of a tool takes.

Refuses to make it unasked, more than once, or past the switches that `serve` would be started with.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from deskwright.bind import pointed
from deskwright.catalogue import Catalogue
from deskwright.doctor_table import DoctorTable
from deskwright.errors import Refusal, UsageError, short
from deskwright.installation import Installation
from deskwright.options import make_application

__all__ = ["check_wish", "try_write"]

GROUP = "write"


def check_wish(args: argparse.Namespace, catalogue: Catalogue, *, terminal: bool) -> None:
    """May `--write` be asked for at all? Told before anything is sent."""
    if not args.write:
        if args.yes:
            raise UsageError("--yes: there is nothing to say yes to without --write")
        return
    if DoctorTable.of(catalogue).write is None:
        raise UsageError(f"--write: {catalogue.desk} declares no test write ([doctor.write] in its helpdesk.toml)")
    if not args.yes and not terminal:
        raise UsageError("--write makes a test ticket and asks first: give --yes where nobody can answer")


async def try_write(found: Installation, catalogue: Catalogue, args: argparse.Namespace, *, several: bool) -> None:
    """One test write in one installation, if a person agrees; what it made is told."""
    rule = DoctorTable.of(catalogue).write
    assert rule is not None
    if found.has("problem", "configuration", "network", "login"):
        found.add(GROUP, "unknown", "not tried: the desk has to be reached first")
        return
    if not args.yes and not _agreed(_question(found, rule)):
        found.add(GROUP, "unknown", "nothing was made: nobody said yes")
        return
    arguments = dict(rule["arguments"])
    application = make_application([catalogue.desk], _as_of_call(args), offline=False)
    try:
        await application.start_probes()
        await application.first_list()
        schema = application.tools.input_schema(rule["tool"]) or {}
        if several and "instance" in (schema.get("properties") or {}):
            arguments["instance"] = found.name
        answer = await application.call(rule["tool"], arguments)
    except Refusal as refusal:  # a tool that no desk knows
        found.add(GROUP, "problem", f"nothing was made: {refusal.what}", "correct [doctor.write] in helpdesk.toml")
        return
    finally:
        await application.aclose()
    if answer.is_error:
        what, why, next_step = _three_lines(answer.content[0]["text"])
        code = ((answer.structured or {}).get("error") or {}).get("code")
        if code == "invalid_arguments" and rule.get("needs"):
            next_step = rule["needs"]
        found.add(GROUP, "problem", f"{what}; {why}", next_step)
        return
    _tell_made(found, rule, answer.structured or {}, answer.meta)


def _question(found: Installation, rule: Mapping[str, Any]) -> str:
    told = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in rule["arguments"].items())
    seen = f" It is seen by: {rule['seen_by']}." if rule.get("seen_by") else ""
    return f"This makes a real ticket in {found.host}: {rule['tool']} with {short(told, 300)}.{seen} Go on? [y/N] "


def _agreed(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _as_of_call(args: argparse.Namespace) -> argparse.Namespace:
    """The options that `call` would have been given."""
    ca_file = str(args.ca_file) if args.ca_file is not None else None
    others: dict[str, Any] = {"attachments": None, "exports": None, "max_result": 100_000}
    others |= {
        "over": None,
        "audit": "writes",
        "state": None,
        "policy": None,
        "human_proof": False,
        "approval_ttl": "24h",
    }
    return argparse.Namespace(**{**vars(args), **others, "ca_file": ca_file, "desks": list(args.desks or [])})


def _tell_made(found: Installation, rule: Mapping[str, Any], made: Mapping[str, Any], meta: Mapping[str, Any]) -> None:
    """What there is now that was not there before, who sees it, where to look."""
    identity = pointed(made, rule["remember"])
    if identity in (None, ""):
        text = f"{rule['tool']} answered, and no id stands at {rule['remember']} of its answer"
        found.add(GROUP, "problem", text, "look in the desk for what it made; correct [doctor.write] in helpdesk.toml")
        return
    links = [link["url"] for link in meta.get("links") or ()]
    seen_by = str(rule.get("seen_by") or (meta.get("done") or {}).get("visible_to") or "not known")
    found.made = {"tool": rule["tool"], "id": identity, "seen_by": seen_by, "links": links}
    found.add(GROUP, "ok", f"{rule['tool']} made {rule['remember'].rpartition('/')[2]} {short(identity)}")
    found.add(GROUP, "ok", f"seen by: {seen_by}")
    for name, source in (meta.get("defaults") or {}).items():
        found.add(GROUP, "ok", f"{name}: {source}")
    for link in links:
        found.add(GROUP, "ok", f"see {link}")
    if rule.get("after"):
        found.add(GROUP, "unknown", str(rule["after"]))


def _three_lines(text: str) -> tuple[str, str, str]:
    """What, why and what next, of the text of a refusal."""
    lines = [*text.splitlines(), "", "", ""]
    return lines[0], lines[1].removeprefix("why: "), lines[2].removeprefix("next: ")

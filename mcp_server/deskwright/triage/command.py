"""`deskwright triage`: evaluate recommendations, check the audit, begin with the seed again, make the shipped data.

Failures are one line on standard error and exit code 1. Nothing here talks to a running desk.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from deskwright.errors import SetupError, UsageError

__all__ = ["add_arguments", "run"]

EPILOG = """\
examples:
  deskwright triage evaluate                       the shipped sample against the shipped outcomes
  deskwright triage evaluate mine.json             your recommendations against the shipped outcomes
  deskwright triage evaluate mine.json wanted.json | jq .categoryAccuracy
  deskwright triage verify                         is the desk's audit as it was written?
  deskwright triage reset                          asks, then deletes tickets, recommendations and their audit
  deskwright triage generate-fixtures --check      fails where a shipped file is not what its source gives

The desk itself: `deskwright serve triage`; docs/triage.md tells about it. Variables: TRIAGE_DATA_ROOT,
TRIAGE_SEED_FILE, TRIAGE_KNOWLEDGE_ROOT, TRIAGE_MINUTES_SAVED; one that is set and blank is an error.
"""
EVALUATE = """\
RECOMMENDATIONS and EXPECTED are JSON arrays: recommendations as the desk stores them, and outcomes with ticketId,
category, acceptablePriorities, team, requiredEscalations, knowledgeArticleIds and, for tickets that tell the same,
duplicateGroup. Both have to name the same tickets, each once; a duplicate has to be another ticket among them.

The report goes to standard output as JSON, a line that sums it up to standard error. 1 is full agreement, null means
that nothing was asked. The shipped sample agrees everywhere because both files come from one source: it shows how the
figures are computed, not how good a model is.
"""
VERIFY = """\
Each event of the desk's audit carries a hash over itself and the one before it. Prints the hash of the last one; kept
somewhere else, --head proves later that nothing up to that event was changed. Without that, whoever can write the file
could write all of it anew. Exit code 1 names the first event that is not as it was written. What an assistant was
refused, and every step of a proposal, is in another chain: `deskwright audit verify`.
"""
RESET = """\
Deletes what the desk wrote into its folder (TRIAGE_DATA_ROOT, or `triage` in the state folder); the next start begins
with the seed again. It refuses, and deletes nothing, while a desk is running there, where a link stands in the path or
the folder, where the folder was never a desk's, and where it holds a file that no desk wrote. `.gitkeep` stays.
Proposals and the chained audit (`deskwright audit`) are elsewhere and stay, too.
"""
GENERATE = """\
For work on Deskwright itself: writes tickets, articles, expected outcomes and the sample below triage/data/ from
triage/scenarios/. Writing twice changes nothing. --check writes nothing and fails where a file differs.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(metavar="WHAT", required=True)

    def command(name: str, about: str, told: str, act: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=told,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.set_defaults(act=act)
        return made

    evaluating = command("evaluate", "compare recommendations with expected outcomes", EVALUATE, _evaluate)
    evaluating.add_argument(
        "recommendations", nargs="?", type=Path, metavar="RECOMMENDATIONS", help="default: the shipped sample"
    )
    evaluating.add_argument("expected", nargs="?", type=Path, metavar="EXPECTED", help="default: the shipped outcomes")
    verifying = command("verify", "check that the desk's audit is as it was written", VERIFY, _verify)
    verifying.add_argument("--head", metavar="HASH", help="a hash that was kept: it must still be in the chain")
    resetting = command("reset", "delete the desk's data, so that it begins with the seed again", RESET, _reset)
    resetting.add_argument("--yes", action="store_true", help="do not ask")
    generating = command("generate-fixtures", "make the shipped data from its source", GENERATE, _generate)
    generating.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    for made in (evaluating, verifying, resetting):
        made.add_argument(
            "--env-file", type=Path, metavar="FILE", help="read variables from here; one that is set wins"
        )


def run(options: argparse.Namespace) -> int:
    act: Callable[[argparse.Namespace], int] = options.act
    return act(options)


def _evaluate(options: argparse.Namespace) -> int:
    from deskwright.triage.evaluate import CannotEvaluate, evaluate, read_expected, read_recommendations, summary
    from deskwright.triage.fixtures import evaluation_folder
    from deskwright.triage.places import read_places

    read_places(_environment(options))
    shipped = evaluation_folder()
    try:
        report = evaluate(
            read_recommendations(options.recommendations or shipped / "sample.json"),
            read_expected(options.expected or shipped / "expected.json"),
        )
    except CannotEvaluate as error:
        raise SetupError(" ".join(str(error).split())) from error
    print(json.dumps(report, indent=2))
    print(summary(report), file=sys.stderr)
    return 0


def _verify(options: argparse.Namespace) -> int:
    from deskwright.triage.places import is_database, read_places

    head = (options.head or "").strip().lower()
    if options.head is not None and not re.fullmatch("[0-9a-f]{64}", head):
        raise UsageError("--head: the 64 digits that `deskwright triage verify` prints as head")
    root = read_places(_environment(options)).data
    names = sorted(name for name in os.listdir(root) if is_database(name)) if root.is_dir() else []
    if not names:
        raise SetupError(f"{root} holds no data of a desk; TRIAGE_DATA_ROOT names another folder")
    from deskwright.triage.running import hold
    from deskwright.triage.store import open_store

    kept = False
    with hold(root):
        for name in names:
            store = open_store(root / name)
            try:
                verdict = store.verify()
                kept = kept or (bool(head) and store.verify(head).ok)
            finally:
                store.close()
            if not verdict.ok:
                event = f"event {verdict.seq} ({verdict.event_id}): " if verdict.seq is not None else ""
                raise SetupError(f"the audit in {root / name} is NOT as it was written: {event}{verdict.why}")
            print(f"ok: {verdict.count} events, each as it was written, in {root / name}")
            print(f"head: {verdict.head}")
    if head and not kept:
        raise SetupError(f"the head that was kept is in no audit of {root}: what it stood for was changed or removed")
    if head:
        print("the head that was kept is in the chain")
    return 0


def _reset(options: argparse.Namespace) -> int:
    from deskwright.triage.places import read_places
    from deskwright.triage.reset import look, reset

    root = read_places(_environment(options)).data
    plan = look(root)
    if not plan.files:
        print(f"{root} holds no data of a desk; there is nothing to delete")
        return 0
    if not options.yes and not _agreed(root, plan.names):
        print("nothing was deleted")
        return 1
    print(f"deleted in {root}: {', '.join(reset(root))}")
    print("the next start of the desk begins with the seed")
    return 0


def _agreed(root: Path, names: list[str]) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(f"reset would delete {', '.join(names)} in {root}; without a terminal to ask on, say --yes")
    print(f"This deletes {', '.join(names)} in {root}:")
    print("every ticket as it is now, every recommendation, and their audit.")
    return input("Type yes to go on: ").strip().lower() == "yes"


def _generate(options: argparse.Namespace) -> int:
    from deskwright.triage.fixtures import data_folder, differences, write

    if options.check:
        told = differences()
        if told:
            listed = ", ".join(f"{name} ({why})" for name, why in told.items())
            raise SetupError(f"not as its source gives it: {listed}; run `deskwright triage generate-fixtures`")
        print("every file is what its source gives")
        return 0
    try:
        written = write()
    except OSError as error:
        raise SetupError(f"{data_folder()} cannot be written: {error.strerror}") from error
    for name, why in written.items():
        print(f"{'removed' if why == 'extra' else 'written'}: {name}")
    print(f"{len(written)} changed in {data_folder()}" if written else "nothing changed")
    return 0


def _environment(options: argparse.Namespace) -> Mapping[str, str]:
    """What the desk would read when it is started from here."""
    from deskwright.options import project_here
    from deskwright.settings import read_environment

    project = project_here()
    return read_environment(os.environ, [project.env_file] if project.env_file else [], options.env_file)

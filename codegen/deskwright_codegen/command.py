"""The build's commands: regen, check, report, routes. The only module that touches the disk.

Refuses to swap anything in when a finding is an error: then nothing was written.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .finding import Finding, Level, has_errors, sort_findings
from .haste import no_collecting
from .progress import Progress
from .workspace import (
    LOCKS,
    MANIFEST,
    PROJECT_FILE,
    Workspace,
    differing,
    is_current,
    manifest,
    runtime_files,
    shared_state,
    staged,
    write_shared,
    write_tree,
)

if TYPE_CHECKING:
    from .generate import Generation
    from .load import DeskInput

_STAGES = ("read", "overlay", "normalise", "SDK", "tools", "catalogue", "gates")
_MANY = 20


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m deskwright_codegen …` and `deskwright regen|check|report|routes`; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="deskwright", description="Generate SDKs and tools from specs/.", allow_abbrev=False
    )
    add_commands(parser.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    arguments = parser.parse_args(argv)
    code: int = arguments.run(arguments)
    return code


def add_commands(commands: Any) -> None:
    """Add this module's commands to a parser's subcommands."""
    regen = commands.add_parser(
        "regen",
        help="read specs/, write generated/",
        description="Regenerate desks from specs/. A desk whose inputs did not change is skipped.",
        epilog="example: deskwright regen tickiti",
    )
    _common(regen)
    regen.add_argument("--output", type=Path, help="write the package helpdesks here instead of generated/")
    regen.add_argument("--strict", action="store_true", help="warnings stop the swap, too")
    regen.add_argument("--force", action="store_true", help="generate although nothing changed")
    regen.add_argument("--no-typecheck", action="store_true", help="leave out the mypy gate (CI runs it)")
    regen.add_argument("--notes", action="store_true", help="print notes, too")
    regen.set_defaults(run=run_regen)
    check = commands.add_parser(
        "check",
        help="fail where generated/ is not what specs/ gives",
        description="Regenerate in memory and compare byte for byte. Writes nothing.",
    )
    _common(check)
    check.set_defaults(run=run_check)
    report = commands.add_parser(
        "report",
        help="what changed in the API since a git ref",
        description="Compare what specs/ say now with generated/ at a git ref: abilities and effects first.",
        epilog="example: deskwright report --ref main",
    )
    _common(report)
    report.add_argument("--ref", default="HEAD", help="the git ref to compare with (default HEAD)")
    report.add_argument("--json", action="store_true", help="print the report as JSON")
    report.set_defaults(run=run_report)
    from .add_command import add_parser

    add_parser(commands)
    routes = commands.add_parser(
        "routes",
        help="make a Laravel desk's route dump anew",
        description="Run `php artisan route:list --json` in the application's folder, rewrite specs/DESK/routes.json, "
        "regenerate and report.",
    )
    _common(routes, one=True)
    routes.add_argument("--dir", type=Path, required=True, help="the application's folder (it holds artisan)")
    routes.add_argument("--path", default=None, help="only routes below this path (default: the desk's uri_prefix)")
    routes.set_defaults(run=run_routes)


def _common(parser: argparse.ArgumentParser, *, one: bool = False) -> None:
    parser.add_argument(
        "desks", nargs=1 if one else "*", metavar="DESK", help="a folder of specs/" + ("" if one else " (default: all)")
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: here)")


def _workspace(arguments: argparse.Namespace) -> tuple[Workspace, list[str]] | None:
    """The project and the desks that are meant; None after telling what is wrong."""
    root = arguments.root.resolve()
    try:
        workspace = Workspace.of(root, getattr(arguments, "output", None))
    except ValueError as wrong:
        _say(f"failed: {root / PROJECT_FILE} cannot be read\nwhy: {wrong}\nnext: correct it")
        return None
    known = workspace.desks()
    wanted = [desk.replace("-", "_") for desk in arguments.desks] or known
    unknown = [desk for desk in wanted if desk not in known]
    if unknown or not known:
        what = f"no desk called {', '.join(unknown)}" if unknown else f"no desks in {workspace.specs}"
        _say(f"failed: {what}\nwhy: the desks are the folders of {workspace.inputs}/: {', '.join(known) or 'none'}")
        _say("next: run it in the project's folder, or give --root; a new desk: deskwright add NAME DOCUMENT")
        return None
    return workspace, wanted


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run_regen(arguments: argparse.Namespace) -> int:
    """Stage, gate, swap: one desk after another; a failing desk leaves its files as they were."""
    meant = _workspace(arguments)
    if meant is None:
        return 2
    workspace, desks = meant
    workspace.package.mkdir(parents=True, exist_ok=True)
    shared = write_shared(workspace)
    if shared:
        _say(f"helpdesks: {len(shared)} shared files written")
    failed = []
    with Progress(len(desks) * len(_STAGES)) as progress:
        for desk in desks:
            if not _regen_desk(workspace, desk, arguments, progress):
                failed.append(desk)
    if failed:
        _say(f"failed: {', '.join(failed)}\nwhy: the findings above")
        _say(f"next: follow their fix lines, then {workspace.regen}")
    return 1 if failed else 0


def _regen_desk(workspace: Workspace, desk: str, arguments: argparse.Namespace, progress: Progress) -> bool:
    started = time.perf_counter()
    source = workspace.read(desk)
    if not arguments.force and is_current(workspace, source):
        progress.skip(desk, len(_STAGES), "nothing changed")
        return True
    from .generate import generate_desk

    with no_collecting():
        made = generate_desk(source, lambda stage: progress.stage(desk, stage))
    findings = list(made.findings)
    if not made.failed:
        progress.stage(desk, "gates")
        findings += _gate(workspace, made, typecheck=not arguments.no_typecheck)
    stops = has_errors(findings, strict=arguments.strict)
    _print_findings(findings, notes=arguments.notes)
    if stops or made.api is None:
        progress.done(desk, "refused")
        return False
    before = _read_json(workspace.package / desk / "api.json")
    files = _with_manifest(source, made)
    changed = write_tree(workspace.package / desk, files)
    # An output of its own is a trial: the project's locks stay as they are.
    for name, text in made.locks.items() if arguments.output is None else ():
        path = workspace.specs / desk / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(f"{workspace.inputs}/{desk}/{name}")
    took = time.perf_counter() - started
    progress.done(
        desk,
        f"{len(made.api.operations)} operations, {len(files)} files, {len(changed)} changed, {took:.1f} s",
    )
    from .report import compare, render

    changes = compare(before, json.loads(made.files["api.json"]))
    if changes:
        _say(render(changes, limit=_MANY).rstrip())
    return True


def _with_manifest(source: DeskInput, made: Generation) -> dict[str, str]:
    return {**made.files, MANIFEST: manifest(source, made.locks, made.files)}


def _gate(workspace: Workspace, made: Generation, *, typecheck: bool) -> list[Finding]:
    """All gates over a staged copy."""
    from concurrent.futures import ThreadPoolExecutor

    from .gates import broken_modules, lost_operations, unimportable_modules, untyped_facade
    from .generate import method_of
    from .sdk_document import namespace_of

    api = made.api
    if api is None:
        return []
    calls = [(namespace_of(op.family), method_of(op.action)) for op in api.operations]
    # The threads only wait for interpreters of their own; what a gate finds counts where those before it found nothing.
    with staged(api.desk, made.files) as root, ThreadPoolExecutor() as beside:
        gates = [beside.submit(unimportable_modules, api.desk, root)]
        if typecheck:
            cache = workspace.cache / "mypy-gate"
            gates.append(beside.submit(untyped_facade, api.desk, api.class_name, calls, root, cache))
        found = lost_operations(made) + broken_modules(f"generated/helpdesks/{api.desk}", made.files)
        for gate in gates:
            found = found or gate.result()
    return found


def run_check(arguments: argparse.Namespace) -> int:
    """Compare what is committed with what the inputs give; prints the paths that differ, are missing or are extra."""
    meant = _workspace(arguments)
    if meant is None:
        return 2
    workspace, desks = meant
    from .generate import generate_desk

    differences = [f"{line}" for line in differing(shared_state(workspace), runtime_files(workspace.regen))]
    if not arguments.desks:
        folders = (
            {path.name for path in workspace.package.iterdir() if path.is_dir()}
            if workspace.package.is_dir()
            else set()
        )
        differences += [f"extra {name}/" for name in sorted(folders - set(desks) - {"_client", "__pycache__"})]
    failed = False
    with Progress(len(desks) * len(_STAGES)) as progress:
        for desk in desks:
            source = workspace.read(desk)
            with no_collecting():
                made = generate_desk(source, lambda stage, desk=desk: progress.stage(desk, stage))  # type: ignore[misc]
            _print_findings(made.findings, notes=False)
            if made.failed:
                failed = True
                progress.done(desk, "refused")
                continue
            lines = differing(workspace.generated(desk), _with_manifest(source, made))
            locks = {name: source.files[name] for name in LOCKS if name in source.files}
            differences += [f"{line.split(' ', 1)[0]} {desk}/{line.split(' ', 1)[1]}" for line in lines]
            differences += [f"{line} ({workspace.inputs}/{desk})" for line in differing(locks, made.locks)]
            progress.done(desk, f"{len(lines)} differ" if lines else "as generated")
    if differences:
        _say(f"failed: {workspace.output.name}/ is not what {workspace.inputs}/ gives")
        for line in differences[:_MANY]:
            _say(f"  {line}")
        if len(differences) > _MANY:
            _say(f"  and {len(differences) - _MANY} more")
        _say(f"next: {workspace.regen}, look at the diff, commit it")
    return 1 if differences or failed else 0


def run_report(arguments: argparse.Namespace) -> int:
    """What specs/ say now against generated/ at a git ref."""
    meant = _workspace(arguments)
    if meant is None:
        return 2
    workspace, desks = meant
    from . import trifecta
    from .emit_catalogue import emit_api
    from .generate import read_api
    from .report import compare, render, suggested_bump
    from .weights import Weights, weigh

    changes = []
    weights: dict[str, Weights] = {}
    legs: list[trifecta.Legs] = []
    findings: list[Finding] = []
    if not _is_ref(workspace, arguments.ref):
        _say(f"failed: git knows no ref {arguments.ref}\nwhy: nothing to compare with\nnext: give --ref a commit")
        return 2
    refused = []
    for desk in desks:
        made, _ = read_api(workspace.read(desk))
        findings += made.findings
        if made.api is None or made.failed:
            refused.append(desk)
        else:
            changes += compare(_at_ref(workspace, arguments.ref, desk), json.loads(emit_api(made.api)))
            weights[desk] = weigh(made.api)
            legs.append(trifecta.default_legs(made.api))
    if not arguments.desks:
        for desk in sorted(set(_desks_at_ref(workspace, arguments.ref)) - set(desks)):
            changes += compare(_at_ref(workspace, arguments.ref, desk), None)
    changes.sort(key=lambda change: (change.kind, not change.breaking, change.desk, change.what))
    _print_findings(findings, notes=False)
    loosened = [finding for finding in findings if finding.code == "GEN048"]
    if arguments.json:
        print(
            json.dumps(
                {
                    "ref": arguments.ref,
                    "bump": None if refused else suggested_bump(changes),
                    "refused": refused,
                    "changes": [change.as_json() for change in changes],
                    "tokens": {desk: weight.as_json() for desk, weight in weights.items()},
                    "trifecta": {made.desk: made.as_json() for made in legs},
                    "loosened": [finding.as_json() for finding in loosened],
                    "findings": [finding.as_json() for finding in sort_findings(findings) if finding not in loosened],
                },
                indent=2,
                ensure_ascii=False,
            )
        )
    else:
        if loosened:
            print(f"effects loosened by overlays: {len(loosened)}, each with its reason in CATALOG.md")
        for desk in refused:
            print(f"{desk}: not compared, see the findings above")
        if weights:
            print("what the lists cost, in tokens (bytes / 4):")
            print("".join(weight.render(desk) for desk, weight in weights.items()))
            print(trifecta.render(legs))
        if changes or not refused:
            print(render(changes), end="")
    return 1 if has_errors(findings) else 0


def _git(workspace: Workspace, *arguments: str) -> str | None:
    if shutil.which("git") is None:
        return None
    done = subprocess.run(["git", "-C", str(workspace.root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def _package(workspace: Workspace) -> str:
    """The generated package as git names it."""
    package = workspace.package
    return (package.relative_to(workspace.root) if package.is_relative_to(workspace.root) else package).as_posix()


def _is_ref(workspace: Workspace, ref: str) -> bool:
    return _git(workspace, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") is not None


def _at_ref(workspace: Workspace, ref: str, desk: str) -> dict[str, Any] | None:
    text = _git(workspace, "show", f"{ref}:./{_package(workspace)}/{desk}/api.json")
    loaded: dict[str, Any] | None = json.loads(text) if text else None
    return loaded


def _desks_at_ref(workspace: Workspace, ref: str) -> list[str]:
    text = _git(workspace, "ls-tree", "-d", "--name-only", f"{ref}:./{_package(workspace)}") or ""
    return [name for name in text.split() if not name.startswith("_")]


def run_routes(arguments: argparse.Namespace) -> int:
    """Make the dump anew in the application's folder, then regenerate and report."""
    meant = _workspace(arguments)
    if meant is None:
        return 2
    workspace, (desk,) = meant
    from .settings import read_settings

    settings, found = read_settings(workspace.read(desk))
    path = arguments.path or (settings.get("laravel") or {}).get("uri_prefix", "api/v1/").rstrip("/")
    command = ["php", "artisan", "route:list", "--json", f"--path={path}"]
    target = workspace.specs / desk / "routes.json"
    if found or shutil.which("php") is None or not (arguments.dir / "artisan").is_file():
        why = "there is no php on this machine" if shutil.which("php") is None else f"{arguments.dir} holds no artisan"
        _say(f"failed: the route dump was not made\nwhy: {why}")
        place = f"{workspace.inputs}/{desk}/"
        _say(f"next: where the application runs, `{' '.join(command)} > routes.json`; put it into {place},")
        _say(f"      then {workspace.regen} {'DESK=' if workspace.regen.startswith('make') else ''}{desk}")
        return 1
    _say(f"{desk}: {' '.join(command)}")
    done = subprocess.run(command, cwd=arguments.dir, capture_output=True, text=True, check=False)
    try:
        dump = json.loads(done.stdout)
        if not isinstance(dump, list):
            raise ValueError("it is no list")
    except ValueError as broken:
        _say(f"failed: artisan did not print a route list ({broken}; exit {done.returncode})")
        _say(f"why: {done.stderr.strip()[-500:] or done.stdout.strip()[:500]}\nnext: run the command there by hand")
        return 1
    target.write_text(json.dumps(dump, indent=1, ensure_ascii=False) + "\n", "utf-8")
    _say(f"{desk}: {len(dump)} routes written to {workspace.inputs}/{desk}/routes.json")
    return main(["regen", desk, "--root", str(workspace.root)])


def _print_findings(findings: list[Finding], *, notes: bool) -> None:
    shown = [finding for finding in sort_findings(findings) if notes or finding.level is not Level.NOTE]
    for finding in shown:
        _say(finding.render())
    hidden = len(set(findings)) - len(shown)
    if hidden and not notes and shown:
        _say(f"({hidden} notes; --notes shows them)")


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return loaded
    except (OSError, ValueError):
        return None

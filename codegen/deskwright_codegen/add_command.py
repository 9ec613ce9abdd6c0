"""`deskwright add NAME DOCUMENT`: a desk's folder in specs/ with everything proposed, generated at once, atomically.

Never overwrites. An operation that cannot be generated gets an overlay line that says why, and is told.
"""

from __future__ import annotations

import argparse
import keyword
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .finding import Finding, Level, has_errors, sort_findings
from .load import DeskInput
from .progress import Progress
from .workspace import DESK_ID, INPUT_SUFFIXES, LOCKS, MANIFEST, PROJECT_FILE, Workspace, place_tree, write_shared

if TYPE_CHECKING:
    from .gather import Gathered
    from .generate import Generation
    from .propose_overlay import Overlay
    from .trial import Proposed

#: Names that the desk's own files have.
_OURS = {"helpdesk.toml", "overlay.yaml", "prompts.yaml", "sweep.yaml", "names.lock", "degrade.lock"}
_ROUNDS = 6
_SHOWN = 10
_EPILOG = """\
examples:
  deskwright add acme openapi.json                 specs/acme/ and generated/helpdesks/acme/
  deskwright add acme ~/Downloads/swagger.yaml --base-url https://acme.example/api
  deskwright serve acme --read-only                afterwards, in the same folder

In a folder that is no project yet it makes one: a deskwright.toml that names the folders of specs and output.
Afterwards decide what stands in specs/NAME/ (it is told which), then: deskwright regen NAME.
"""


@dataclass(slots=True)
class _Added:
    """What will be written, and what it leaves to a person."""

    files: dict[str, bytes]
    proposed: Proposed
    overlay: Overlay
    made: Generation
    left_out: dict[str, str]
    findings: list[Finding] = field(default_factory=list)


class _Refused(Exception):
    """Nothing was written: what, why, next."""

    def __init__(self, what: str, why: str, next_step: str, findings: list[Finding] | None = None) -> None:
        super().__init__(what)
        self.text = f"failed: {what}\nwhy: {why}\nnext: {next_step}"
        self.findings = findings or []


def add_parser(commands: Any) -> None:
    """The command among the others."""
    add = commands.add_parser(
        "add",
        help="make a desk of a document: specs/NAME/, its SDK and its tools",
        description="Make specs/NAME/ of a document: the document itself, a proposed overlay, helpdesk.toml and "
        "SOURCE.md. Generate it, and print what to decide. Nothing that is there is overwritten.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add.add_argument("name", metavar="NAME", help="the desk's id: a to z, digits and _, beginning with a letter")
    add.add_argument(
        "document",
        type=Path,
        metavar="DOCUMENT",
        help="OpenAPI 3.0 or 3.1, Swagger 2.0, `route:list --json` of Laravel, `rails routes`, an OTRS web service",
    )
    add.add_argument("--base-url", help="the default address, instead of the document's own server")
    add.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: here)")
    add.add_argument("--no-typecheck", action="store_true", help="leave out the mypy gate")
    add.set_defaults(run=run_add)


def run_add(arguments: argparse.Namespace) -> int:
    """Generate in memory, check, write all of it or nothing; then say what to decide."""
    started = time.perf_counter()
    try:
        workspace, desk = _place(arguments)
        with Progress(9) as progress:
            added = _generate(workspace, desk, arguments, progress)
            _write(workspace, desk, added)
            operations = len(added.made.api.operations) if added.made.api else 0
            progress.done(desk, f"{operations} operations, {time.perf_counter() - started:.1f} s")
    except _Refused as refused:
        _tell(refused.findings)
        print(refused.text, file=sys.stderr)
        return 1
    _tell(added.findings)
    print(_summary(workspace, desk, added))
    return 0


def _place(arguments: argparse.Namespace) -> tuple[Workspace, str]:
    """The project and the desk's id, where both can be."""
    root = arguments.root.resolve()
    desk = arguments.name.strip().replace("-", "_")
    if not DESK_ID.match(desk) or keyword.iskeyword(desk) or len(desk) > 32:
        raise _Refused(
            f"{arguments.name} cannot be a desk's id", "it becomes a Python package and the name of a tool",
            "a to z, digits and _, beginning with a letter, 32 characters at most",
        )  # fmt: skip
    if not root.is_dir():
        raise _Refused(f"{arguments.root} is no folder", "the project lives in one", "make it, or give another --root")
    try:
        workspace = Workspace.of(root)
    except ValueError as wrong:
        raise _Refused(f"{root / PROJECT_FILE} cannot be read", str(wrong), "correct it") from None
    for taken in (workspace.specs / desk, workspace.package / desk):
        if taken.exists():
            shown = taken.relative_to(root).as_posix()
            raise _Refused(
                f"{shown} is there already", "nothing is overwritten",
                f"choose another name; for a new version put the document into {workspace.inputs}/{desk}/ and run "
                f"deskwright regen {desk}",
            )  # fmt: skip
    from .add_pages import installed_desk

    elsewhere = installed_desk(desk)
    if elsewhere is not None and elsewhere != (workspace.package / desk).resolve():
        raise _Refused(
            f"deskwright itself brings a desk {desk}", "it would be served instead of yours", "choose another name"
        )
    return workspace, desk


# --- generating --------------------------------------------------------------------------------------------------


def _generate(workspace: Workspace, desk: str, arguments: argparse.Namespace, progress: Progress) -> _Added:
    from .add_pages import settings_text
    from .command import _gate
    from .gather import read_document_folder
    from .generate import generate_desk, read_api
    from .lenient import routes_of
    from .propose_overlay import propose_overlay
    from .propose_pages import propose_pages
    from .trial import propose

    folder = f"{workspace.inputs}/{desk}"
    progress.stage(desk, "read")
    gathered = _renamed(read_document_folder(arguments.document, folder), desk)
    if has_errors(gathered.findings):
        raise _Refused(f"{arguments.document} cannot be read", "the findings above", "correct it", gathered.findings)
    proposed = propose(gathered, desk, folder=folder, prefix=desk.upper())
    if proposed.document is None:
        raise _Refused(f"{gathered.name} cannot be read", "the findings above", "correct it", list(proposed.findings))
    progress.stage(desk, "propose")
    made, _ = read_api(proposed.source, lenient=True)
    if made.api is None or made.failed:
        raise _Refused(f"{gathered.name} cannot be used", "the findings above", "correct the document", made.findings)
    left_out = {route: _reason(made, route, proposed.document) for route in made.left_out}
    pages = propose_pages(made.api.operations, made.document or {}) if made.api.operations else {}
    texts = {name: text for name, text in proposed.source.files.items() if name not in _OURS}
    texts["helpdesk.toml"] = settings_text(proposed, desk, made.api, arguments.base_url, gathered.name)
    for _ in range(_ROUNDS):
        overlay = propose_overlay(made.api, proposed.document, left_out, proposed.logins, pages)
        texts["overlay.yaml"] = overlay.text
        inputs = {
            name: text.removeprefix("\ufeff") for name, text in texts.items() if Path(name).suffix in INPUT_SUFFIXES
        }
        source = DeskInput(desk, folder, inputs, regen=workspace.regen)
        result = generate_desk(source, lambda stage: progress.stage(desk, stage))
        findings = list(result.findings)
        if not result.failed:
            progress.stage(desk, "gates")
            findings += _gate(workspace, result, typecheck=not arguments.no_typecheck)
        errors = [found for found in findings if found.level is Level.ERROR]
        if not errors:
            break
        more = {
            route: found.what
            for found in errors
            for route in routes_of(found, proposed.document) or ()
            if route not in left_out
        }
        if not more:
            raise _Refused(
                f"{desk} cannot be generated", "the findings above", "correct the document; "
                f"until then: deskwright try {arguments.document.name}", errors,
            )  # fmt: skip
        left_out |= more
    else:
        raise _Refused(f"{desk} cannot be generated", "the findings above", "correct the document", errors)
    files = _files(arguments.document, gathered, texts, overlay, proposed)
    return _Added(files, proposed, overlay, result, left_out, findings)


def _renamed(gathered: Gathered, desk: str) -> Gathered:
    """The document under a name that a desk's folder can have; other files keep theirs."""
    from .recognise import NAMES

    clash = sorted((set(gathered.files) - {gathered.name}) & _OURS)
    if clash:
        raise _Refused(
            f"the document refers to a file called {clash[0]}", "a desk's folder has a file of its own of that name",
            "give it another name, and correct the references",
        )  # fmt: skip
    if gathered.name not in gathered.files:
        return gathered
    fits = Path(gathered.name).suffix in INPUT_SUFFIXES and gathered.name not in _OURS
    if fits and "/" not in gathered.name:
        return gathered
    text = gathered.files[gathered.name]
    usual = NAMES.get(gathered.kind) or ("openapi.json" if text.lstrip()[:1] == "{" else "openapi.yaml")
    files = {usual if name == gathered.name else name: content for name, content in gathered.files.items()}
    return replace(gathered, name=usual, files=files, input=replace(gathered.input, files=files, parsed={}))


def _reason(made: Generation, route: str, document: dict[str, Any]) -> str:
    """Why an operation was left out, in the words of its first finding."""
    from .lenient import routes_of

    for found in sort_findings(made.findings):
        if found.level is Level.ERROR and route in (routes_of(found, document) or ()):
            return f"{found.code} {found.what}"
    return "it cannot be generated"


def _files(
    document: Path, gathered: Gathered, texts: Mapping[str, str], overlay: Overlay, proposed: Proposed
) -> dict[str, bytes]:
    """Every file of specs/NAME/: the vendor's as they came, ours as text."""
    from .add_pages import source_page

    folder = document.resolve().parent
    files: dict[str, bytes] = {}
    for name, text in texts.items():
        origin = folder / (document.resolve().name if name == gathered.name else name)
        vendors = name in gathered.files and origin.is_file()
        files[name] = origin.read_bytes() if vendors else text.encode("utf-8", "surrogateescape")
    own = {name: files[name] for name in gathered.files if name in files}
    files["SOURCE.md"] = source_page(gathered.name, own, proposed.document).encode()
    return files


# --- writing -----------------------------------------------------------------------------------------------------


def _write(workspace: Workspace, desk: str, added: _Added) -> None:
    """Everything or nothing: whatever was made is taken away again where a step fails."""
    from .workspace import manifest

    folder = f"{workspace.inputs}/{desk}"
    locks = {name: text for name, text in added.made.locks.items() if name in LOCKS}
    project = workspace.root / PROJECT_FILE
    makes_project = not project.exists() and not workspace.specs.exists()
    made: list[Path] = []
    try:
        specs = added.files | {name: text.encode() for name, text in locks.items()}
        place_tree(workspace.specs / desk, specs)
        made.append(workspace.specs / desk)
        # The digests are of what stands on the disk now: regen and check read it the same way.
        source = workspace.read(desk)
        generated = {**added.made.files, MANIFEST: manifest(source, added.made.locks, added.made.files)}
        place_tree(workspace.package / desk, {name: text.encode() for name, text in generated.items()})
        made.append(workspace.package / desk)
        write_shared(workspace)
        if makes_project:
            output = workspace.output.relative_to(workspace.root).as_posix()
            project.write_text(_PROJECT.format(specs=workspace.inputs, output=output), "utf-8")
    except BaseException as broken:
        for path in made:
            shutil.rmtree(path, ignore_errors=True)
        if isinstance(broken, OSError):
            raise _Refused(
                f"{folder} cannot be written", str(broken.strerror or broken), "nothing is left of it; try again"
            ) from None
        raise


_PROJECT = """\
# A project of Deskwright: `deskwright serve NAME`, `regen` and `check` read this in the folder where they are started.
specs = "{specs}"
output = "{output}"
"""


# --- telling -----------------------------------------------------------------------------------------------------


def _tell(findings: list[Finding]) -> None:
    from .trial import printable

    shown = [found for found in sort_findings(findings) if found.level is not Level.NOTE]
    for found in shown[:_SHOWN]:
        print(printable(found.render()), file=sys.stderr)
    if len(shown) > _SHOWN:
        print(f"({len(shown) - _SHOWN} more findings: deskwright regen NAME --force shows them)", file=sys.stderr)


def _summary(workspace: Workspace, desk: str, added: _Added) -> str:
    from .add_pages import to_decide, what_next
    from .trial import printable

    api = added.made.api
    assert api is not None
    output = workspace.output.relative_to(workspace.root).as_posix()
    decide = to_decide(api, f"{workspace.inputs}/{desk}", added.overlay, added.left_out, added.proposed)
    made = f"{workspace.inputs}/{desk}/: {len(added.files)} files; {output}/helpdesks/{desk}/: "
    lines = [f"{made}{len(api.operations)} operations", "", "to decide:"]
    lines += [f"  {number}. {line}" for number, line in enumerate(decide, 1)]
    return printable("\n".join([*lines, "", *what_next(api, f"{workspace.inputs}/{desk}", output)]))

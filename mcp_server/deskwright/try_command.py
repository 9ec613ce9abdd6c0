"""`deskwright try`: any document that describes an API, served at once; no project, no overlay, no SDK.

The second start of an unchanged document reads neither it nor the generators. A credential is never written anywhere.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deskwright.catalogue import Catalogue, DeskPlace, load_catalogue
from deskwright.errors import SetupError, UsageError, listed, near, visible
from deskwright.generators import load_generators
from deskwright.options import (
    TRIAL,
    add_governance_options,
    add_policy_options,
    add_run_options,
    build_application,
    operator_environment,
    project_here,
    warn,
)
from deskwright.try_cache import FINDINGS, Kept, digest_of, find_kept, keep

__all__ = ["add_arguments", "run"]

# Up to so many operations each is a tool of its own; beyond that the two general ones reach them.
EACH_ITS_OWN = 40
SHOWN = 5
EPILOG = """\
examples:
  deskwright try openapi.json                             the address that the document names
  deskwright try openapi.yaml --base-url http://127.0.0.1:8080/api/v1
  deskwright try swagger.json --all-tools --read-only     one tool per operation, nothing that writes
  deskwright try openapi.json --list                      what an assistant would see; sends nothing
  deskwright try openapi.json --credential bearerAuth=TOKEN --credential tenant=42
  DESKWRIGHT_CREDENTIAL_BEARERAUTH=TOKEN deskwright try openapi.json

The value of --credential stands in the list of processes, where others on this machine can read it. The variable
DESKWRIGHT_CREDENTIAL_<SCHEME> (upper case, anything but letters and digits is _) does not; --env-file and a .env beside
deskwright.toml work as well. DESKWRIGHT_BASE_URL does the same as --base-url.

Up to 40 operations each is a tool; above, two tools list and call them all, unless --all-tools, --toolsets or --tools
say otherwise. What the document got wrong is told on standard error and in a file beside the cache. To keep a desk,
with tools of your own choice and an SDK: deskwright add NAME DOCUMENT.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument(
        "document",
        metavar="DOCUMENT",
        help="a file: OpenAPI 3.0 or 3.1, Swagger 2.0 (JSON or YAML), `route:list --json` of Laravel, "
        "`rails routes`, a web service of OTRS, Znuny or OTOBO",
    )
    group = parser.add_argument_group("the desk")
    group.add_argument("--base-url", metavar="URL", help="where the API is, instead of the document's own server")
    group.add_argument(
        "--credential",
        action="append",
        default=[],
        metavar="SCHEME=VALUE",
        help="for one security scheme of the document; basic: user:password, OAuth 2: an access token "
        "(visible in the list of processes: better DESKWRIGHT_CREDENTIAL_<SCHEME>)",
    )
    group.add_argument(
        "--findings",
        choices=("some", "all", "none"),
        default="some",
        help="how much of what is wrong with the document is told (some: the first, and where the rest is)",
    )
    group.add_argument("--list", action="store_true", help="print the tools and stop; sends nothing")
    group.add_argument("--json", action="store_true", help="with --list: the tools/list result, as JSON")
    add_policy_options(parser)
    add_run_options(parser)
    add_governance_options(parser)


def run(options: argparse.Namespace) -> int:
    # As in serve: much is built while starting, and none of it is garbage.
    gc.disable()
    if options.json and not options.list:
        raise UsageError("--json goes with --list")
    if options.sandbox is not None:
        raise UsageError("--sandbox: a document has none; --base-url names the server to try it on")
    kept = _read(_document(options.document), options)
    facts = kept.facts()
    environ = operator_environment(options, project_here())
    place = DeskPlace(facts["desk"], kept.folder, None, TRIAL)
    catalogue = load_catalogue(place)
    _take_credentials(options.credential, facts, environ)
    _take_address(options, facts, catalogue, environ)
    if not (options.all_tools or options.toolsets or options.tools):
        options.all_tools = facts["operations"] <= EACH_ITS_OWN
    application = build_application([catalogue], options, environ, offline=options.list)
    application.read_from += [str(path) for path in kept.files]
    if beside := sorted(path.name for path in kept.files if path.name != Path(options.document).name):
        # a typebook beside a dump decides what its routes do: whoever was sent both has to see it
        _say(f"read with it: {listed(beside)}")
    if options.list:
        from deskwright.cli import show_tools

        show_tools(application.tools.listed, as_json=options.json)
        return 0
    from deskwright.cli import serve_application

    return serve_application(application)


# --- the document --------------------------------------------------------------------------------------


def _document(word: str) -> Path:
    if "://" in word:
        raise UsageError("DOCUMENT is a file; nothing is fetched: download it first, as in curl -o openapi.json URL")
    path = Path(word).expanduser()
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name the document in it")
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    return path.resolve()


def _read(document: Path, options: argparse.Namespace) -> Kept:
    """The trial, from the cache where nothing has changed."""
    kept = find_kept(document)
    if kept is not None:
        if options.findings != "none":
            _tell_again(kept, options)
        return kept
    before = digest_of(document)
    room = load_generators("trial", "try")
    with _Progress(document) as progress:
        trial = room.read_trial(document, progress.stage)
    if trial.failed:
        told = [{key: room.printable(text) for key, text in found.as_json().items()} for found in trial.findings]
        _tell(told, 0, options, None)
        raise SetupError(f"{document.name} cannot be served: the findings above say what is wrong")
    kept = keep(document, trial.watched, trial.files, {document.name: before})
    facts = kept.facts()
    _say(f"{document.name}: {_counted(facts)}")
    if options.findings != "none":
        _tell(facts["findings"], facts["notes"], options, kept)
        for sentence in facts["decide"]:
            _say(f"to decide where it is kept: {sentence}")
    return kept


def _counted(facts: Mapping[str, Any]) -> str:
    out = len(facts["left_out"])
    return f"{facts['operations']} operations" + (f", {out} left out: {listed(facts['left_out'], 3)}" if out else "")


class _Progress:
    """What is being done, once it takes longer than a second; a bar on a terminal."""

    def __init__(self, document: Path) -> None:
        self._name = document.name
        self._since = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            self._bar = load_generators("progress", "try").Progress(5).__enter__()
        return self

    def stage(self, stage: str) -> None:
        if self._bar is not None:
            self._bar.stage(self._name, stage)
        elif time.monotonic() - self._since > 1:
            _say(f"{self._name}: {stage}")

    def __exit__(self, *about: Any) -> None:
        if self._bar is not None:
            self._bar.__exit__(*about)


def _tell_again(kept: Kept, options: argparse.Namespace) -> None:
    """Of an unchanged document: what is missing, and where the findings are."""
    facts = kept.facts()
    if options.findings == "all":
        _tell(facts["findings"], facts["notes"], options, kept)
        return
    _say(f"{facts['title']}: {_counted(facts)} (unchanged since it was read)")
    if count := len(facts["findings"]) + facts["notes"]:
        _say(f"{count} findings: {kept.folder / FINDINGS}")


def _tell(findings: Sequence[Mapping[str, Any]], notes: int, options: argparse.Namespace, kept: Kept | None) -> None:
    everything = options.findings == "all"
    if everything and kept is not None:
        print((kept.folder / FINDINGS).read_text("utf-8"), end="", file=sys.stderr)
        return
    shown = findings if everything or (kept is None and len(findings) < 20) else findings[:SHOWN]
    for found in shown:
        print(f"{found['where']}: {found['code']} {found['what']}", file=sys.stderr)
        print(f"  {found['consequence']}\n  fix: {found['fix']}", file=sys.stderr)
    rest, parts = len(findings) - len(shown), []
    parts += [f"{rest} more findings"] if rest else []
    parts += [f"{notes} notes"] if notes else []
    if parts:
        where = f" or {kept.folder / FINDINGS}" if kept is not None else ""
        _say(f"{' and '.join(parts)}: --findings all{where}")


def _say(text: str) -> None:
    print(f"deskwright: {visible(text)}", file=sys.stderr, flush=True)


# --- credentials and address ---------------------------------------------------------------------------


def _take_credentials(given: Sequence[str], facts: Mapping[str, Any], environ: dict[str, str]) -> None:
    """Put what the command line gives where the connection looks for it. No value and no unknown word is repeated:
    whoever forgets the scheme has written a secret."""
    schemes = {scheme["scheme"]: scheme for scheme in facts["schemes"]}
    used: list[str] = []
    for number, word in enumerate(given, 1):
        name, value = _parted(word, schemes)
        if not name:
            which = f"--credential (the {_ordinal(number)})" if len(given) > 1 else "--credential"
            close = near(word.partition("=")[0], schemes) if "=" in word else []
            hint = f" (did you mean {listed(close)}?)" if close else ""
            raise UsageError(
                f"{which} names no security scheme of this document{hint}: write SCHEME=VALUE\n"
                + "\n".join(_schemes_told(facts))
            )
        if not value:
            raise UsageError(f"--credential {name}=: the value is empty")
        if name in used:
            raise UsageError(f"--credential {name} is given twice")
        used.append(name)
        environ[schemes[name]["variable"]] = value
    for name, scheme in schemes.items():
        value = environ.get(scheme["variable"], "")
        if value and not scheme["asked"]:
            warn(f"no operation asks for {name}: it is not sent")
        _take_apart(scheme, value, environ)
    if used and facts["assumed_security"]:
        warn("the document never says which operation needs a credential: it is sent with all of them")


def _parted(word: str, schemes: Mapping[str, Any]) -> tuple[str, str]:
    """The scheme and the value; a scheme's own name may hold a =."""
    for name in sorted(schemes, key=len, reverse=True):
        if word.startswith(f"{name}="):
            return name, word[len(name) + 1 :].strip()
    name, _, value = word.partition("=")
    found = [known for known in schemes if known.casefold() == name.strip().casefold()]
    return (found[0], value.strip()) if "=" in word and len(found) == 1 else ("", "")


def _take_apart(scheme: Mapping[str, Any], value: str, environ: dict[str, str]) -> None:
    """`user:password` in one variable, where the scheme sends the two by themselves."""
    parts = scheme["env"]
    if not value or set(parts) != {"username", "password"}:
        return
    user, colon, password = value.partition(":")
    if not colon:
        raise UsageError(f"the credential {scheme['scheme']} is written user:password")
    environ[parts["username"]], environ[parts["password"]] = user, password


def _schemes_told(facts: Mapping[str, Any]) -> list[str]:
    lines = [f"  {scheme['scheme']}={scheme['kind']} (or {scheme['variable']})" for scheme in facts["schemes"]]
    lines += [f"  {name}: of a kind that cannot be given" for name in facts["unspoken"]]
    return lines or ["  the document has no security schemes: its operations take no credential"]


def _ordinal(number: int) -> str:
    return {1: "first", 2: "second", 3: "third"}.get(number, f"{number}th")


def _take_address(
    options: argparse.Namespace, facts: Mapping[str, Any], catalogue: Catalogue, environ: dict[str, str]
) -> None:
    variable = catalogue.connection["base_url"]["env"]
    if options.base_url is not None:
        from helpdesks._client import ConfigurationError
        from helpdesks._client.environment import clean_base_url

        try:
            environ[variable] = clean_base_url(catalogue.connection, options.base_url, "--base-url")
        except ConfigurationError as problem:
            raise UsageError("; ".join(problem.problems)) from None
    if options.list or environ.get(variable):
        return
    if facts["address"] is None:
        said = f"it only says {listed(facts['servers'], 3)}" if facts["servers"] else "it names no server"
        path = next((server for server in facts["servers"] if server.startswith("/")), "")
        raise UsageError(f"where is the API? {said}\n  give --base-url, as in --base-url https://HOST{path}")
    others = len(facts["servers"]) - 1
    more = f" (the first of {others + 1} servers; --base-url chooses another)" if others else ""
    _say(f"address of the document: {facts['address']}{more}")

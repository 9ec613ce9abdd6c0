"""`deskwright register`: prints, or merges into the client's own file, what an assistant needs to start or reach us.

Refuses to write a secret anywhere: variables appear by name, the client or its owner fills in the value.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.catalogue import Catalogue, find_desk, load_catalogue, read_project
from deskwright.check_command import own_command
from deskwright.client_text import as_text
from deskwright.clients import CLIENTS, Client, Machine, Registered, Scope, Server, Variable, claude_add_line
from deskwright.docker_run import IMAGE, Container
from deskwright.merge_configuration import MARKER, Merged, MergeRefused, merge_into_file
from deskwright.register_notes import CLOSE_FIRST, container_notes, file_notes, long_name_notes, optional_notes
from deskwright.register_options import (
    RegisterRefused,
    add_serve_options,
    approval_lines,
    choose_approval,
    doctor_options,
    serve_words,
)
from deskwright.register_remote import make_remote, remote_notes
from deskwright.remote_clients import login_lines

_NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_-]{0,31}$")
_VARIABLE = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", nargs="+", metavar="DESK", help="the helpdesk; several share one server")
    parser.add_argument("--client", required=True, choices=list(CLIENTS), help="the assistant")
    parser.add_argument("--name", help="the server's name in the client (default: the desk's)")
    parser.add_argument("--scope", choices=["project", "user"], help="this folder, or all of yours")
    parser.add_argument("--credential", metavar="NAME", help="which way to log in, where a desk has several")
    more = "one more variable (docs/variables.md lists them)"
    parser.add_argument("--env", action="append", default=[], metavar="VARIABLE", help=more)
    parser.add_argument("--uvx", metavar="SOURCE", help="start it by uvx from this source: a git URL or a wheel")
    image = f"start it in a container of this image ({IMAGE}, built here)"
    parser.add_argument("--docker", nargs="?", const=IMAGE, metavar="IMAGE", help=image)
    parser.add_argument("--http", metavar="URL", help="reach a server that runs there (deskwright serve … --http)")
    parser.add_argument("--key", action="store_true", help="with --http: bring the desk's key in a header")
    parser.add_argument("--no-approval", action="store_true", help="leave out the default --approve write_outbound")
    parser.add_argument("--write", action="store_true", help="merge it into the client's file")
    parser.add_argument("--file", type=Path, help="that file, where it is not the usual one")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    passed = parser.add_argument_group("passed on to deskwright serve")
    passed.add_argument(
        "--desks", dest="folders", action="append", type=Path, metavar="DIR", help="look for desks here, too"
    )
    add_serve_options(passed)


def run(args: argparse.Namespace) -> int:
    project = read_project(Path.cwd())
    if args.serve_policy is None and project.policy is not None:
        # The client starts the server in another folder, where nothing would say which rules hold.
        args.serve_policy = str(project.policy)
    registration = make_registration(args, _catalogues(args, project.desks), Machine.current())
    if not args.write:
        _print(registration, as_json=args.json)
        return 0
    return _write(registration, as_json=args.json)


def _catalogues(args: argparse.Namespace, own: Sequence[Path]) -> list[Catalogue]:
    folders = (*(args.folders or ()), *own)
    # The desk behind a triage is reached with its own variables, like any other.
    words = [*args.desk, *([args.serve_over] if args.serve_over else [])]
    return [load_catalogue(find_desk(word, folders)) for word in words]


@dataclass(frozen=True, slots=True)
class Registration:
    """All that is told and written."""

    client: Client
    server: Registered
    scope: Scope
    file: Path | None
    document: Mapping[str, Any]
    notes: tuple[str, ...]
    machine: Machine
    doctor: tuple[str, ...]
    approvals: tuple[str, ...]
    login: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return as_text(self.client, self.document, MARKER)

    @property
    def confirm(self) -> list[str]:
        return [*self.doctor, *self.client.confirm(self.server, self.machine, self.scope)]

    @property
    def remove(self) -> list[str]:
        return self.client.remove(self.server, self.machine, self.scope, self.file)

    @property
    def secrets(self) -> list[str]:
        return self.client.secrets(self.server) if self.server.variables else []


def make_registration(args: argparse.Namespace, catalogues: Sequence[Catalogue], machine: Machine) -> Registration:
    """Decide everything; reads the machine, writes nothing."""
    client = CLIENTS[args.client]
    scope = _scope(args.scope, client)
    served = catalogues[: len(args.desk)]
    name = args.name or "-".join(c.desk.replace("_", "-") for c in served)
    if not _NAME.match(name):
        raise RegisterRefused(
            f"the name {name!r}",
            "clients take a letter, then letters, digits, - and _, 32 at most",
            "choose another with --name",
        )
    if args.http is not None:
        return _reached(args, client, scope, name, served, machine)
    if args.key:
        raise RegisterRefused("--key without --http", "a server that is started here has variables", "leave --key away")
    own = [c.desk.replace("_", "-") for c in served if c.connection.get("local")]
    if args.serve_sandbox is not None and own and not args.serve_over:
        raise RegisterRefused(
            f"--sandbox for {own[0]}",
            "it lives in the server's own process, with data of its own",
            "leave --sandbox away; with --over DESK it is that desk's",
        )
    if args.docker is not None and args.uvx:
        raise RegisterRefused("--docker beside --uvx", "each is a way to start the server", "say one of them")
    container = Container(args.docker, platform=machine.platform) if args.docker is not None else None
    approval = choose_approval(args, catalogues)
    options, notes = serve_words(args, container)
    options = [*approval.words, *options]
    # A desk of the user's own is found by its folder: the client starts the server somewhere else.
    places = [c.place.folder for c in catalogues if c.place is not None and c.place.package is None]
    inside = [container.inside("--desks", place) if container else str(place) for place in dict.fromkeys(places)]
    folders = [word for place in inside for word in ("--desks", place)]
    options += folders
    variables = _variables(args, catalogues)
    command = typed = _command(args, scope)
    if container:
        names, always = [v.name for v in variables], scope == "user"
        command = container.command(names, absolute=always)
        typed = container.command(names, absolute=always, terminal=True)
        notes += container_notes(args, container, scope)
    desks = [c.desk.replace("_", "-") for c in catalogues]
    server = Server(name, command[0], (*command[1:], "serve", *desks[: len(served)], *options), variables)
    notes += file_notes(args, client, scope, machine)
    notes += long_name_notes(client, server, served)
    notes += optional_notes(args, catalogues, variables)
    examined = [*doctor_options(args, options), *folders]
    # A desk that lives in the server needs nothing that could be missing.
    remote = [desk for desk, c in zip(desks, catalogues, strict=True) if not c.connection.get("local")]
    doctor = tuple(machine.shell([*typed, "doctor", desk, *examined]) for desk in remote)
    approvals = tuple(approval_lines(args, approval, machine, typed, options))
    file = _file(args, client, scope, name, machine)
    return Registration(client, server, scope, file, client.document(server), tuple(notes), machine, doctor, approvals)


def _reached(
    args: argparse.Namespace, client: Client, scope: Scope, name: str, served: Sequence[Catalogue], machine: Machine
) -> Registration:
    """A server that runs already: what it may do is decided where it runs."""
    remote = make_remote(args, name, served, connection_variables)
    notes = [*remote_notes(args, remote, client, served[0]), *long_name_notes(client, remote, served)]
    if client.id == "claude-code" and scope == "user" and args.write:
        notes.append(CLOSE_FIRST)
    document = client.document(remote)
    asked = (machine.shell(["curl", "-sS", remote.url]) + "   (which desk answers there)",)
    file = _file(args, client, scope, name, machine)
    login = tuple(login_lines(remote, client, machine))
    return Registration(client, remote, scope, file, document, tuple(notes), machine, asked, (), login)


def _file(args: argparse.Namespace, client: Client, scope: Scope, name: str, machine: Machine) -> Path | None:
    file: Path | None = args.file or (client.file(machine, scope, name) if client.file else None)
    if args.write and file is None:
        raise RegisterRefused(
            "--write for a client that is not named",
            "only you know which file it reads",
            "say which with --file FILE, or paste what is printed without --write",
        )
    return file


def _command(args: argparse.Namespace, scope: Scope) -> list[str]:
    return list(_uvx_command(scope, args.uvx) if args.uvx else own_command(Path(sys.executable).parent))


def _scope(asked: str | None, client: Client) -> Scope:
    for scope in client.scopes:
        if asked in (None, scope):
            return scope
    raise RegisterRefused(
        f"--scope {asked} for {client.title}",
        f"it has one place for servers, for {client.scopes[0]}",
        f"leave --scope away, or say --scope {client.scopes[0]}",
    )


def _variables(args: argparse.Namespace, catalogues: Sequence[Catalogue]) -> tuple[Variable, ...]:
    found: dict[str, Variable] = {}
    # The sandbox and a file of variables bring their own; --env adds what is asked for by name.
    if args.serve_sandbox is None and args.serve_env_file is None:
        for catalogue in catalogues:
            for variable in connection_variables(catalogue, args.credential):
                found.setdefault(variable.name, variable)
    for name in args.env:
        if not _VARIABLE.match(name):
            raise RegisterRefused(
                f"--env {name.split('=')[0]}=…" if "=" in name else f"--env {name}",
                "a variable is registered by its name alone; its value never goes through here",
                "say --env NAME",
            )
        found.setdefault(name, Variable(name, "", secret=True))
    return tuple(found.values())


def connection_variables(catalogue: Catalogue, credential: str | None = None) -> list[Variable]:
    """What one desk needs to be reached: its address, and the variables of one way to log in."""
    connection, title = catalogue.connection, catalogue.title
    if connection.get("local"):
        return []  # it lives in the server's own process
    base: Mapping[str, Any] = connection["base_url"]
    variables: list[Variable] = []
    if base.get("env") and not base.get("default"):
        example = f", such as {base['example']}" if base.get("example") else ""
        variables.append(Variable(base["env"], f"address of {title}{example}", secret=False))
    credentials: list[Mapping[str, Any]] = connection.get("credentials") or []
    names = [str(c["name"]) for c in credentials]
    if credential is not None and credential not in names:
        raise RegisterRefused(
            f"--credential {credential}", f"{title} knows {', '.join(names) or 'none'}", "choose one of these"
        )
    chosen = [c for c in credentials if credential in (None, c["name"])][:1]
    for way in chosen:
        for part, name in way["env"].items():
            what = way["name"] if len(way["env"]) == 1 else part.replace("_", " ")
            wording = f"{what} of {title}"
            variables.append(Variable(name, wording, secret=part not in ("client_id", "username")))
        if (when := way.get("when")) and not when.get("default"):
            variables.append(Variable(when["env"], f"{when['is']}: how to log in to {title}", secret=False))
    return variables


def _uvx_command(scope: Scope, source: str) -> tuple[str, ...]:
    # The source is always said: a bare name would run, with the desk's key, whatever an index has under it.
    # A project's file travels to other machines; a desktop program knows little of the shell's PATH.
    uvx = (shutil.which("uvx") or "uvx") if scope == "user" else "uvx"
    return (uvx, "--from", source, "deskwright")


def _print(registration: Registration, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_as_object(registration, None), ensure_ascii=False, indent=2))
        return
    # The configuration alone goes to stdout, so that it can be piped; what is told goes to stderr.
    told = sys.stderr
    place = f", for {registration.file}" if registration.file else ""
    print(f"{registration.client.title}{place}:\n", file=told, flush=True)
    sys.stdout.write(registration.text)
    sys.stdout.flush()
    _tell(registration, told)
    if registration.client.id == "claude-code":
        line = claude_add_line(registration.server, registration.scope, registration.machine)
        print(f"\nor let Claude Code write it:\n  {line}", file=told)
    if registration.file:
        print("\nto merge it into that file: the same line with --write", file=told)


def _write(registration: Registration, *, as_json: bool) -> int:
    assert registration.file is not None
    private = registration.scope == "user"
    try:
        merged = merge_into_file(registration.file, registration.client, registration.document, private=private)
    except MergeRefused as refusal:
        if as_json:
            told = {**_as_object(registration, None), "refused": {"why": refusal.why, "next": refusal.next}}
            print(json.dumps(told, ensure_ascii=False, indent=2))
            return 1
        print(
            f"refused: {registration.file} was not changed\nwhy: {refusal.why}\nnext: {refusal.next}\n",
            file=sys.stderr,
            flush=True,
        )
        sys.stdout.write(registration.text)
        return 1
    if as_json:
        print(json.dumps(_as_object(registration, merged), ensure_ascii=False, indent=2))
        return 0
    if not merged.changed:
        print(f"{registration.server.name} is in {merged.file} already; nothing was written")
    else:
        done = "made" if merged.created else "changed"
        print(f"{done} {merged.file}: {registration.server.name} for {registration.client.title}")
    if merged.backup:
        print(f"what it held before: {merged.backup}")
    _tell(registration, sys.stdout)
    return 0


def _tell(registration: Registration, out: Any) -> None:
    for title, lines in (
        ("the secrets", registration.secrets),
        ("to log in", list(registration.login)),
        ("approvals", registration.approvals),
        ("to confirm it", registration.confirm),
        ("to remove it", registration.remove),
        ("note", list(registration.notes)),
    ):
        if lines:
            print(f"\n{title}:", *(f"  {line}" for line in lines), sep="\n", file=out)


def _as_object(registration: Registration, merged: Merged | None) -> dict[str, Any]:
    return {
        "client": registration.client.id,
        "scope": registration.scope,
        "file": str(registration.file) if registration.file else None,
        "name": registration.server.name,
        "configuration": registration.text,
        "variables": [{"name": v.name, "secret": v.secret} for v in registration.server.variables],
        "secrets": registration.secrets,
        "login": list(registration.login),
        "approvals": list(registration.approvals),
        "confirm": registration.confirm,
        "remove": registration.remove,
        "notes": list(registration.notes),
        "written": bool(merged and merged.changed),
        "backup": str(merged.backup) if merged and merged.backup else None,
    }

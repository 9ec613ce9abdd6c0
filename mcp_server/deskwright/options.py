"""The options that subcommands share, and the application a command line describes.

It opens nothing: a missing variable or an unknown word is told before anything is sent.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskwright.catalogue import Catalogue, DeskPlace, Project, find_desk, load_catalogue, read_project
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError, UsageError, listed
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects, parse_abilities, unknown_abilities
from deskwright.settings import Instance

if TYPE_CHECKING:
    from deskwright.invoke import Limits
    from deskwright.serving import Application, ServedDesk

__all__ = [
    "add_desks_option",
    "add_policy_options",
    "add_run_options",
    "load_catalogues",
    "make_application",
    "project_here",
    "warn",
]


def add_desks_option(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--desks",
        action="append",
        default=[],
        metavar="DIR",
        type=Path,
        help="a folder with desks of your own (also: desks = [...] in deskwright.toml)",
    )


def add_policy_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what may be called")
    group.add_argument(
        "--abilities",
        action="append",
        default=[],
        metavar="A,B",
        help="what the token may do, instead of asking the desk (also role:R, flag:F, plan:P)",
    )
    group.add_argument("--read-only", action="store_true", help="nothing that writes, whatever else is said")
    group.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="E,…",
        help="effects to add to those on by default: destroy, admin",
    )
    group.add_argument(
        "--deny", action="append", default=[], metavar="E,…", help="effects to remove; wins over --allow"
    )
    group.add_argument(
        "--toolsets", action="append", default=[], metavar="A,B", help="these toolsets instead of the default"
    )
    group.add_argument("--tools", action="append", default=[], metavar="X,Y", help="only these tools, by name")
    group.add_argument(
        "--all-tools", action="store_true", help="one tool per operation; what lacks only --allow is marked"
    )


def add_run_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how it runs")
    group.add_argument(
        "--sandbox",
        nargs="?",
        const="",
        metavar="CREDENTIAL",
        help="a helpdesk in memory instead of yours; optionally as one of its users",
    )
    group.add_argument(
        "--attachments", type=Path, metavar="DIR", help="files may be attached from this folder, and no other"
    )
    group.add_argument(
        "--exports", type=Path, metavar="DIR", help="exports may be written to this folder, and no other"
    )
    group.add_argument(
        "--env-file", type=Path, metavar="FILE", help="read variables from here; set ones keep their value"
    )
    group.add_argument("--ca-file", metavar="FILE", help="trust the certificate authorities in this file, and no other")
    group.add_argument("--insecure", action="store_true", help="do not check certificates (dangerous)")
    group.add_argument(
        "--max-result", type=int, metavar="BYTES", default=100_000, help="longest answer passed on (100000)"
    )
    add_desks_option(group)


def _words(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def project_here() -> Project:
    return read_project(Path.cwd())


def load_catalogues(words: Sequence[str], folders: Sequence[Path], project: Project) -> list[Catalogue]:
    places: dict[str, DeskPlace] = {}
    for word in words:
        place = find_desk(word, [*folders, *project.desks])
        places.setdefault(place.desk, place)
    return [load_catalogue(place) for place in places.values()]


def read_policy(options: argparse.Namespace, catalogue: Catalogue, served: Sequence[Catalogue]) -> Policy:
    """The operator's switches for one desk of those that are served together."""
    deny = _words(options.deny)
    effects = allow_effects(_words(options.allow), deny)
    policy = Policy(read_only=options.read_only, effects=effects, roles=catalogue.roles, denied=frozenset(deny))
    abilities = _words(options.abilities)
    if options.abilities:
        # One list for all desks: a role must be known to one of them, and counts where it is known.
        every = tuple(dict.fromkeys(role for one in served for role in one.roles))
        parse_abilities(abilities, every)
        foreign = {f"role:{role}" for role in every} - {f"role:{role}" for role in catalogue.roles}
        own = [word for word in abilities if word not in foreign] if catalogue.roles else abilities
        policy = policy.with_grants(parse_abilities(own, catalogue.roles))
    return policy


def read_selection(options: argparse.Namespace) -> Selection:
    """What the operator chose to list."""
    return Selection(tuple(_words(options.toolsets)), tuple(_words(options.tools)), options.all_tools)


def _limits(options: argparse.Namespace) -> Limits:
    from deskwright.exports import ExportFolder
    from deskwright.invoke import Limits
    from deskwright.uploads import AttachmentFolder

    for option, folder in (("--attachments", options.attachments), ("--exports", options.exports)):
        if folder is not None and not folder.is_dir():
            raise UsageError(f"{option} {folder}: no such folder")
    if options.max_result < 1_000:
        raise UsageError("--max-result: at least 1000 bytes")
    if options.ca_file is not None and not Path(options.ca_file).is_file():
        raise UsageError(f"--ca-file {options.ca_file}: no such file")
    return Limits(options.max_result, AttachmentFolder(options.attachments), ExportFolder(options.exports))


def make_application(words: Sequence[str], options: argparse.Namespace, *, offline: bool) -> Application:
    """The application a command line describes; `offline`: configuration is read where it is there."""
    from deskwright.serving import Application, ServedDesk
    from deskwright.settings import read_environment

    project = project_here()
    catalogues = load_catalogues(words, options.desks, project)
    env_files = [project.env_file] if project.env_file else []
    environ = read_environment(os.environ, env_files, options.env_file)
    limits = _limits(options)
    tls = Tls(options.ca_file, options.insecure)
    desks: list[ServedDesk] = []
    problems: list[str] = []
    for catalogue in catalogues:
        policy = read_policy(options, catalogue, catalogues)
        for word in unknown_abilities(policy.grants, catalogue):
            warn(f"no operation of {catalogue.desk} asks for {word}")
        try:
            instances = _instances(catalogue, options, environ, offline=offline)
        except SetupError as error:
            problems.append(f"{error}\n  {_way_out(catalogue)}")
            continue
        for item in [] if offline else instances:
            if _is_in_clear(item):
                warn(f"{item.base_url} is not https: anybody in between can read the credential and the tickets")
            if item.verify is False and not options.insecure and options.ca_file is None:
                switch = (catalogue.connection.get("tls") or {}).get("verify_env")
                danger = "anybody in between can read the credential"
                warn(f"certificates of {item.base_url} are NOT checked ({switch}): {danger}")
        connections = Connections(catalogue.connection, {item.name: item for item in instances}, tls)
        desks.append(ServedDesk(catalogue, connections, policy, remember=options.sandbox is None))
    if problems:
        raise SetupError("\n".join(problems))
    if options.insecure and not offline:
        warn("certificates are NOT checked (--insecure): anybody in between can read the credential")
    return Application(desks, read_selection(options), limits)


def _instances(
    catalogue: Catalogue, options: argparse.Namespace, environ: dict[str, str], *, offline: bool
) -> list[Instance]:
    from deskwright.settings import any_variable_set, read_instances

    if options.sandbox is not None:
        return [] if offline else [_sandbox_of(catalogue, options.sandbox, environ)]
    if not offline:
        return read_instances(catalogue, environ)
    if not any_variable_set(catalogue, environ):
        return []
    try:
        return read_instances(catalogue, environ)
    except SetupError:
        return []


def _sandbox_of(catalogue: Catalogue, credential: str, environ: dict[str, str]) -> Instance:
    from deskwright.sandboxes import load_sandbox, sandbox_exists
    from deskwright.settings import sandbox_instance

    if not sandbox_exists(catalogue.desk):
        raise UsageError(f"--sandbox: {catalogue.desk} has none")
    sandbox = load_sandbox(catalogue.desk)
    names = [item.name for item in sandbox.credentials]
    if not credential:
        chosen = sandbox.credentials[0]
    elif credential in names:
        chosen = sandbox.credentials[names.index(credential)]
    else:
        raise UsageError(f'--sandbox: no credential "{credential}"; there are {listed(names)}')
    # The operator's defaults for arguments can be tried here as well; credentials are the sandbox's own.
    defaults = {name: environ[name] for name in catalogue.connection.get("defaults") or () if name in environ}
    return sandbox_instance({**defaults, **chosen.environment}, catalogue, sandbox.app, sandbox.base_path)


def _is_in_clear(instance: Instance) -> bool:
    """Would the credential leave this machine unencrypted?"""
    scheme, _, rest = instance.base_url.partition("://")
    host = rest.partition("/")[0]
    near_by = host.startswith(("localhost", "127.", "[::1]"))
    return instance.app is None and scheme == "http" and not near_by


def _way_out(catalogue: Catalogue) -> str:
    from deskwright.sandboxes import sandbox_exists

    parts = []
    if sandbox_exists(catalogue.desk):
        parts.append(f"no account? deskwright serve {catalogue.desk} --sandbox")
    parts.append(f"what is wrong? deskwright doctor {catalogue.desk}")
    return "\n  ".join(parts)


def warn(text: str) -> None:
    print(f"deskwright: warning: {text}", file=sys.stderr)

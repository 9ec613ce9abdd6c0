"""The options that subcommands share, and the application a command line describes.

It opens nothing: a missing variable or an unknown word is told before anything is sent.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskwright.catalogue import Catalogue, DeskPlace, Project, find_desk, find_desks, load_catalogue, read_project
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError, UsageError, listed, visible
from deskwright.listening import is_loopback
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects, parse_abilities, unknown_abilities
from deskwright.settings import Instance

if TYPE_CHECKING:
    from deskwright.governance.governor import Governor
    from deskwright.governance.settings import GovernanceSettings
    from deskwright.invoke import Limits
    from deskwright.serving import Application, ServedDesk

__all__ = [
    "TRIAL",
    "add_desks_option",
    "add_governance_options",
    "add_policy_options",
    "add_run_options",
    "build_application",
    "inner_application",
    "load_catalogues",
    "make_application",
    "open_local",
    "operator_environment",
    "project_here",
    "read_governance",
    "read_limits",
    "read_policy",
    "read_selection",
    "sandbox_of",
    "warn",
    "warn_about_way",
    "way_out",
]

# Where a desk comes from that exists for one `deskwright try` only.
TRIAL = "try"


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
        "--approve",
        action="append",
        default=[],
        metavar="E,…",
        help="effects that wait for a person (destroy and admin always do); none: nothing waits",
    )
    group.add_argument(
        "--toolsets", action="append", default=[], metavar="A,B", help="these toolsets instead of the default"
    )
    group.add_argument("--tools", action="append", default=[], metavar="X,Y", help="only these tools, by name")
    group.add_argument(
        "--all-tools", action="store_true", help="one tool per operation; what lacks only --allow is marked"
    )
    group.add_argument(
        "--output-schemas", action="store_true", help="list the shapes of answers, too, where a tool has one"
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
        "--over", metavar="DESK", help="with triage: work on this desk's tickets instead of triage's own"
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


def add_governance_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("approvals and the record")
    group.add_argument(
        "--audit",
        choices=("all", "writes", "off"),
        default="writes",
        help="what is recorded: every call, what writes (default), or nothing",
    )
    group.add_argument(
        "--state",
        metavar="PLACE",
        help="where proposals and the audit are: a file, or postgresql://…",
    )
    group.add_argument("--policy", type=Path, metavar="FILE", help="rules of your own: escalations, routing, approvers")
    group.add_argument(
        "--human-proof",
        action="store_true",
        help="a desk's own approval tool needs a person's word too, whatever the client can",
    )
    group.add_argument(
        "--approval-ttl", default="24h", metavar="TIME", help="how long a proposal waits: 30m, 24h (default), 7d"
    )


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
    return Selection(
        tuple(_words(options.toolsets)),
        tuple(_words(options.tools)),
        all_tools=options.all_tools,
        output_schemas=options.output_schemas,
    )


def read_limits(options: argparse.Namespace) -> Limits:
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


def _keeps_grants(options: argparse.Namespace) -> bool:
    """Does this command line give out tokens of our own? What people granted is in the state."""
    hosted = getattr(options, "http", None) is not None and not getattr(options, "no_oauth", True)
    return hosted and options.issuer is None


def read_governance(
    options: argparse.Namespace, environ: Mapping[str, str], *, offline: bool, served: Sequence[Catalogue] = ()
) -> GovernanceSettings:
    """The operator's choices about approvals and the record; told where something is given up."""
    from deskwright.governance.settings import GovernanceSettings, read_approve, read_ttl

    approve, waived = read_approve(_words(options.approve))
    ttl = read_ttl(options.approval_ttl)
    from deskwright.state import check_writable, state_place

    place = state_place(options.state, environ)
    rules = None
    project = project_here()
    policy = options.policy or project.policy
    if policy is not None:
        from deskwright.governance.rules import load_rules

        known = find_desks([*options.desks, *project.desks])
        known |= {catalogue.desk: catalogue.place for catalogue in served if catalogue.place is not None}
        rules = load_rules(policy, desks=known)
    effects = allow_effects(_words(options.allow), _words(options.deny))
    if not offline:
        needs_state = options.audit != "off" or bool(approve & effects) or options.human_proof
        if _keeps_grants(options):
            check_writable(place, without="--audit off and --no-oauth")
        elif needs_state and not options.read_only:
            check_writable(place)
        if waived:
            warn("--approve none: nothing waits for a person, not even what destroys data or administers")
        if options.audit == "off":
            warn("--audit off: no call is recorded")
    return GovernanceSettings(
        approve=approve,
        waived=waived,
        human_proof=options.human_proof,
        audit=options.audit,
        place=place,
        environ=environ,
        ttl=ttl,
        rules=rules,
    )


def make_application(
    words: Sequence[str], options: argparse.Namespace, *, offline: bool, governor: Governor | None = None
) -> Application:
    """The application a command line describes; `offline`: configuration is read where it is there."""
    project = project_here()
    catalogues = load_catalogues(words, options.desks, project)
    return build_application(
        catalogues, options, operator_environment(options, project), offline=offline, governor=governor
    )


def operator_environment(options: argparse.Namespace, project: Project) -> dict[str, str]:
    """The variables of this process, of --env-file and of the project's .env."""
    from deskwright.settings import read_environment

    return read_environment(os.environ, [project.env_file] if project.env_file else [], options.env_file)


def build_application(
    catalogues: Sequence[Catalogue],
    options: argparse.Namespace,
    environ: dict[str, str],
    *,
    offline: bool,
    governor: Governor | None = None,
) -> Application:
    """The application over desks that are read already, with the variables that the operator gave."""
    from deskwright.governance.governor import Governor
    from deskwright.serving import Application, ServedDesk

    limits = read_limits(options)
    governor = governor or Governor(read_governance(options, environ, offline=offline, served=catalogues))
    words = [catalogue.desk for catalogue in catalogues]
    alone = all(catalogue.connection.get("local") for catalogue in catalogues)
    if options.sandbox is not None and alone and not options.over and not offline:
        raise UsageError(
            f"--sandbox: {listed(words)} lives in this process and needs none; with --over it is the other's"
        )
    if options.over and not any(catalogue.connection.get("local") for catalogue in catalogues):
        raise UsageError(f"--over {options.over}: none of {listed(words)} works over another desk; triage does")
    tls = Tls(options.ca_file, options.insecure)
    desks: list[ServedDesk] = []
    problems: list[str] = []
    starting: list[Callable[[], Awaitable[None]]] = []
    closing: list[Callable[[], Awaitable[None]]] = []
    behind: list[ServedDesk] = []
    for catalogue in catalogues:
        policy = read_policy(options, catalogue, catalogues)
        for word in unknown_abilities(policy.grants, catalogue):
            warn(f"no operation of {catalogue.desk} asks for {word}")
        try:
            instances = _instances(catalogue, options, environ, offline=offline)
        except SetupError as error:
            problems.append(f"{error}\n  {way_out(catalogue)}")
            continue
        for item in [] if offline else instances:
            warn_about_way(catalogue, item, options)
        if catalogue.connection.get("local") and (options.over or not offline):
            over = inner_application(catalogue, options, governor, offline=offline)
            behind += over.desks if over is not None else []
            catalogue, instances = open_local(catalogue, environ, over, starting, closing)
        connections = Connections(catalogue.connection, {item.name: item for item in instances}, tls)
        desks.append(ServedDesk(catalogue, connections, policy, remember=options.sandbox is None))
    if problems:
        raise SetupError("\n".join(problems))
    if options.insecure and not offline:
        warn("certificates are NOT checked (--insecure): anybody in between can read the credential")
    application = Application(desks, read_selection(options), limits, governor)
    application.starting += starting
    application.closing += closing
    application.oversight.behind += behind
    return application


def _instances(
    catalogue: Catalogue, options: argparse.Namespace, environ: dict[str, str], *, offline: bool
) -> list[Instance]:
    from deskwright.settings import any_variable_set, read_instances

    if catalogue.connection.get("local"):
        return []
    if options.sandbox is not None:
        return [] if offline else [sandbox_of(catalogue, options.sandbox, environ)]
    if not offline:
        return read_instances(catalogue, environ)
    if not any_variable_set(catalogue, environ):
        return []
    try:
        return read_instances(catalogue, environ)
    except SetupError:
        return []


def inner_application(
    catalogue: Catalogue, options: argparse.Namespace, governor: Governor, *, offline: bool
) -> Application | None:
    """`--over DESK`: the desk whose tickets the local one works on, under the same options and the same governance."""
    if not options.over:
        return None
    if find_desk(options.over, [*options.desks, *project_here().desks]).desk == catalogue.desk:
        raise UsageError(f"--over {options.over}: that is {catalogue.desk} itself; leave --over out")
    inner = argparse.Namespace(**{**vars(options), "over": None, "toolsets": [], "tools": [], "all_tools": False})
    return make_application([options.over], inner, offline=offline, governor=governor)


def open_local(
    catalogue: Catalogue,
    environ: Mapping[str, str],
    over: Application | None,
    starting: list[Callable[[], Awaitable[None]]],
    closing: list[Callable[[], Awaitable[None]]],
) -> tuple[Catalogue, list[Instance]]:
    """The desk that lives in this process, with what it changes in its own catalogue."""
    from deskwright.local_desks import open_local_desk
    from deskwright.settings import local_instance

    local = open_local_desk(catalogue.desk, environ, over)
    if local.start is not None:
        starting.append(local.start)
    if local.close is not None:
        closing.append(local.close)
    if over is not None:
        closing.append(over.aclose)
    if local.adapt is not None:
        catalogue = local.adapt(catalogue)
    return catalogue, [local_instance(catalogue, local.app, local.base_path, local.origin)]


def sandbox_of(catalogue: Catalogue, credential: str, environ: dict[str, str]) -> Instance:
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


def is_in_clear(instance: Instance) -> bool:
    """Would the credential leave this machine unencrypted?"""
    scheme, _, rest = instance.base_url.partition("://")
    host = rest.partition("/")[0]
    name = host.partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return instance.app is None and scheme == "http" and not is_loopback(name)


def warn_about_way(catalogue: Catalogue, item: Instance, options: argparse.Namespace) -> None:
    """Tell where others could read what goes to an installation."""
    if is_in_clear(item):
        warn(f"{item.base_url} is not https: anybody in between can read the credential and the tickets")
    if item.verify is False and not options.insecure and options.ca_file is None:
        switch = (catalogue.connection.get("tls") or {}).get("verify_env")
        warn(f"certificates of {item.base_url} are NOT checked ({switch}): anybody in between can read the credential")


def way_out(catalogue: Catalogue) -> str:
    from deskwright.sandboxes import sandbox_exists

    if catalogue.place is not None and catalogue.place.source == TRIAL:
        return "deskwright try --help tells how to give it"
    parts = []
    if sandbox_exists(catalogue.desk):
        parts.append(f"no account? deskwright serve {catalogue.desk} --sandbox")
    parts.append(f"what is wrong? deskwright doctor {catalogue.desk}")
    return "\n  ".join(parts)


def warn(text: str) -> None:
    print(f"deskwright: warning: {visible(text)}", file=sys.stderr)

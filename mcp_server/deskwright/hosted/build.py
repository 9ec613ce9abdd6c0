"""The desks of a hosted server, made of a command line and the operator's variables.

It reads addresses and, only where a token is said to be shared, credentials; it opens nothing and asks nobody.
"""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from deskwright.catalogue import Catalogue
from deskwright.connections import Tls
from deskwright.errors import SetupError, UsageError, listed
from deskwright.governance.governor import Governor
from deskwright.hosted.desk import HostedDesk, Terms
from deskwright.options import (
    inner_application,
    open_local,
    read_governance,
    read_limits,
    read_policy,
    read_selection,
    sandbox_of,
    warn,
    warn_about_way,
    way_out,
)
from deskwright.policy import unknown_abilities
from deskwright.settings import Instance, read_address, read_instances

__all__ = ["build_desks"]


def build_desks(
    catalogues: Sequence[Catalogue], options: argparse.Namespace, environ: dict[str, str], *, shared: bool
) -> tuple[list[HostedDesk], Governor]:
    """Every desk that is served, and the governor of them all; what is wrong is told at once."""
    limits, selection = read_limits(options), read_selection(options)
    governor = Governor(read_governance(options, environ, offline=False, served=catalogues))
    tls = Tls(options.ca_file, options.insecure)
    _check_words(catalogues, options, shared=shared)
    desks: list[HostedDesk] = []
    problems: list[str] = []
    for catalogue in catalogues:
        policy = read_policy(options, catalogue, catalogues)
        for word in unknown_abilities(policy.grants, catalogue):
            warn(f"no operation of {catalogue.desk} asks for {word}")
        terms = Terms(policy, selection, limits, tls)
        try:
            if catalogue.connection.get("local"):
                desks.append(_local_desk(catalogue, options, environ, terms, governor))
                continue
            address, own = _places(catalogue, options, environ, shared=shared)
        except SetupError as error:
            problems.append(f"{error}\n  {way_out(catalogue)}")
            continue
        for item in own or [address]:
            warn_about_way(catalogue, item, options)
        desks.append(HostedDesk(catalogue, address, terms, governor, shared=own))
    if problems:
        raise SetupError("\n".join(problems))
    if options.insecure:
        warn("certificates are NOT checked (--insecure): anybody in between can read the credentials")
    return desks, governor


def _check_words(catalogues: Sequence[Catalogue], options: argparse.Namespace, *, shared: bool) -> None:
    local = [catalogue for catalogue in catalogues if catalogue.connection.get("local")]
    if options.sandbox and not shared:
        raise UsageError(
            f"--sandbox {options.sandbox}: over HTTP each request brings its own credential; with --shared-token this "
            "one is used for requests that bring none"
        )
    if local and not shared:
        raise UsageError(
            f"{listed([catalogue.desk for catalogue in local])} has no accounts of its own: whoever reaches it "
            "works with the same tickets; say so with --shared-token"
        )
    if options.over and not local:
        words = listed([catalogue.desk for catalogue in catalogues])
        raise UsageError(f"--over {options.over}: none of {words} works over another desk; triage does")


def _places(
    catalogue: Catalogue, options: argparse.Namespace, environ: dict[str, str], *, shared: bool
) -> tuple[Instance, list[Instance] | None]:
    """Where the desk is, and its installations with the operator's own credential where that is shared."""
    from helpdesks._client.ways import choosing_variables

    if options.sandbox is not None:
        instance = sandbox_of(catalogue, options.sandbox, environ)
        choices = choosing_variables(catalogue.connection)
        kept = {name: value for name, value in instance.credentials.items() if name in choices}
        return replace(instance, credentials=kept), [instance] if shared else None
    if shared:
        own = read_instances(catalogue, environ)
        return read_address(catalogue, environ), own
    address = read_address(catalogue, environ)
    if _lists_several(catalogue, environ):
        warn(
            f"{catalogue.desk}: of several installations {address.name} alone is served over HTTP; "
            "with --shared-token all are"
        )
    return address, None


def _lists_several(catalogue: Catalogue, environ: Mapping[str, str]) -> bool:
    described = catalogue.connection.get("instances") or {}
    return bool(environ.get(described.get("env") or "", "").strip())


def _local_desk(
    catalogue: Catalogue, options: argparse.Namespace, environ: dict[str, str], terms: Terms, governor: Governor
) -> HostedDesk:
    starting: list[Callable[[], Awaitable[None]]] = []
    closing: list[Callable[[], Awaitable[None]]] = []
    over = inner_application(catalogue, options, governor, offline=False)
    catalogue, instances = open_local(catalogue, environ, over, starting, closing)
    return HostedDesk(
        catalogue, instances[0], terms, governor, shared=instances, starting=starting, closing=closing, inner=over
    )

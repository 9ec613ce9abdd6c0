"""A hosted server put together: desks, who is admitted, OAuth, resources, and the edge around all of it.

It opens the state and nothing else; nothing is listened to and no desk is asked.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskwright.errors import DeskwrightError
from deskwright.governance.governor import Governor
from deskwright.hosted.app import HostedServer
from deskwright.hosted.build import build_desks
from deskwright.hosted.credentials import Admission
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.edge import Edge
from deskwright.hosted.health import Ready
from deskwright.hosted.log import AccessLog
from deskwright.hosted.oauth.metadata import Addresses, protected_resource_routes
from deskwright.hosted.options import HttpSettings
from deskwright.hosted.throttle import Throttle
from deskwright.hosted.tracing import spans_of
from deskwright.hosted.watching import Watch
from deskwright.listening import is_loopback
from deskwright.options import load_catalogues, operator_environment, project_here, warn
from deskwright.protocol import server_version

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from deskwright.hosted.issuers import Issuers
    from deskwright.hosted.metrics import Metrics
    from deskwright.hosted.oauth.server import AuthorizationServer

__all__ = ["Hosted", "compose"]

#: How long /ready waits for the state.
_READY = 3.0


@dataclass(frozen=True, slots=True)
class Hosted:
    """A server that is ready to be listened for."""

    edge: Edge
    server: HostedServer
    desks: Sequence[HostedDesk]
    governor: Governor
    addresses: Addresses


def compose(options: argparse.Namespace, settings: HttpSettings) -> Hosted:
    """The server of a command line; its settings name the port."""
    project = project_here()
    environ = operator_environment(options, project)
    catalogues = load_catalogues(options.desks_words, options.desks, project)
    desks, governor = build_desks(catalogues, options, environ, shared=settings.shared_token)
    addresses = Addresses(settings.origin, [desk.id for desk in desks])
    issuers = _issuers(settings, options.ca_file)
    authorization = _authorization(settings, environ, governor, addresses, desks) if settings.oauth else None
    admission = Admission(
        tokens=authorization, issuers=issuers, shared=settings.shared_token, desk_of=addresses.desk_of
    )
    routes: list[BaseRoute] = []
    if authorization is not None:
        routes += authorization.routes()
    elif issuers is not None:
        titles = {desk.id: desk.title for desk in desks}
        routes += protected_resource_routes(addresses, issuers.urls, titles)
    throttle = Throttle(settings.rate, settings.concurrency)
    metrics = _metrics(settings, desks, throttle)
    if metrics is not None:
        routes.append(metrics.route())
    server = HostedServer(
        desks,
        governor,
        addresses=addresses,
        admit=admission.admit,
        spender=throttle,
        routes=routes,
        oauth=authorization is not None or issuers is not None,
        anyone=settings.shared_token and issuers is None,
        sessions=settings.sessions,
        largest=settings.max_request,
        log_key=authorization.log_key if authorization is not None else None,
    )
    if authorization is not None:
        server.beside.append(_running(authorization))
    server.beside.append(Watch(desks, governor, grants=authorization))
    # the first of all that begins: it is told of every call, and hands over last what it was told
    server.beside[:0] = [watcher.running() for watcher in (metrics, spans_of(environ, server_version())) if watcher]
    edge = Edge(
        server,
        settings,
        version=server_version(),
        log=AccessLog() if metrics is None else metrics.log(),
        ready=_ready_of(governor, uses_state=authorization is not None),
    )
    edge.on_drain.append(server.subscriptions.end)
    return Hosted(edge, server, desks, governor, addresses)


def _metrics(settings: HttpSettings, desks: Sequence[HostedDesk], throttle: Throttle) -> Metrics | None:
    if not settings.metrics:
        return None
    from deskwright.hosted.metrics import Metrics

    return Metrics(
        [desk.id for desk in desks],
        server_version(),
        {
            "calls_working": ("Calls that are worked on now", lambda: throttle.working),
            "logins_open": ("Logins with an application of their own", lambda: sum(map(_open_logins, desks))),
        },
    )


def _open_logins(desk: HostedDesk) -> int:
    return len(desk.tenants)


def _issuers(settings: HttpSettings, ca_file: str | None) -> Issuers | None:
    if not settings.issuer:
        return None
    from deskwright.hosted.issuers import Issuer, Issuers

    if not settings.shared_token:
        warn(
            f"--issuer {settings.issuer}: its tokens say who somebody is, and no more; to serve them a login of the "
            "desk is needed (--shared-token), else they get 403"
        )
    return Issuers([Issuer(settings.issuer, settings.audience, ca_file=ca_file)])


def _authorization(
    settings: HttpSettings,
    environ: Mapping[str, str],
    governor: Governor,
    addresses: Addresses,
    desks: Sequence[HostedDesk],
) -> AuthorizationServer:
    from deskwright.hosted.oauth.keyring import Keyring
    from deskwright.hosted.oauth.server import AuthorizationServer
    from deskwright.hosted.pages import HostedPages

    place = governor.settings.place
    public = not (settings.loopback and is_loopback(_host_of(settings.origin)))
    keyring = Keyring.from_environment(environ, place=place, public=public, tell=warn)
    return AuthorizationServer(
        state=governor.open(),
        keyring=keyring,
        addresses=addresses,
        desks={desk.id: desk for desk in desks},
        pages=HostedPages(),
    )


def _host_of(origin: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(origin).hostname or ""


@contextlib.asynccontextmanager
async def _running(authorization: AuthorizationServer) -> AsyncIterator[None]:
    await authorization.start()
    try:
        yield
    finally:
        await authorization.aclose()


def _ready_of(governor: Governor, *, uses_state: bool) -> Ready:
    """The state is asked where something needs it: a server that only reads makes none by being looked at."""

    def ask(state: Any) -> None:
        state.proposals.get("")

    async def ready() -> str:
        if not uses_state and not governor.opened:
            return ""
        try:
            async with asyncio.timeout(_READY):
                await governor.do(ask)
        except (TimeoutError, DeskwrightError):
            return "the state"
        return ""

    return ready

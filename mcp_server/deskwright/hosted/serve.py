"""`deskwright serve … --http`: the process around a hosted server, or several of them on one address.

It listens only once everything was checked, ends what was begun when it is told to stop, and writes nothing a request
held. More than one process needs a state they share.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from functools import partial

import uvicorn

from deskwright.errors import DeskwrightError, UsageError, listed, visible
from deskwright.hosted.compose import Hosted, compose
from deskwright.hosted.edge import Edge
from deskwright.hosted.metrics import shared_by_processes
from deskwright.hosted.options import HttpSettings, read_http_settings
from deskwright.hosted.patience import CONNECTIONS, http_protocol
from deskwright.listening import in_url, listen
from deskwright.logs import quiet_logging
from deskwright.options import warn

__all__ = ["DRAIN", "listen", "serve_http", "uvicorn_config"]

#: How long calls in flight may take when the server is told to stop.
DRAIN = 25
KEEP_ALIVE = 75
_STARTUP_FAILURE = 3


def serve_http(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = read_http_settings(options)
    _check_state(options, settings)
    listening = listen(settings.host, settings.port)
    try:
        settings = settings.listening(listening.getsockname()[1])
        hosted = compose(options, settings)
        _allow_connections()
        tell_start(hosted, settings)
        quiet_logging()
        with _stopping_ends_well():
            if settings.workers == 1:
                uvicorn.Server(uvicorn_config(lambda: _settled(hosted.edge), settings)).run(sockets=[listening])
            else:
                _run_workers(options, settings, hosted, listening)
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
        gc.enable()
    return 0


def _run_workers(options: argparse.Namespace, settings: HttpSettings, hosted: Hosted, listening: socket.socket) -> None:
    """uvicorn's own supervisor: it starts each again that ends, and ends all of them well."""
    from uvicorn.supervisors import Multiprocess

    class Supervisor(Multiprocess):
        def terminate_all(self) -> None:
            # As long as one of us holds it, the system lets callers in whom nobody will answer.
            listening.close()
            super().terminate_all()

    # what was made here only proved that it can be made
    config = uvicorn_config(partial(_worker, _without_functions(options), settings), settings)
    config.workers = settings.workers
    with shared_by_processes() if settings.metrics else contextlib.nullcontext():
        Supervisor(config, sockets=[listening]).run()


def _worker(options: argparse.Namespace, settings: HttpSettings) -> Edge:
    """One process of several."""
    quiet_logging()
    gc.disable()
    try:
        return _settled(compose(options, settings).edge)
    except DeskwrightError as error:
        print(f"deskwright: {visible(str(error))}", file=sys.stderr)
        sys.exit(_STARTUP_FAILURE)


def _without_functions(options: argparse.Namespace) -> argparse.Namespace:
    """What can be handed to another process."""
    return argparse.Namespace(**{name: value for name, value in vars(options).items() if name != "run"})


def _settled(edge: Edge) -> Edge:
    # Models and schemas live as long as the process: a full collection over them costs tens of milliseconds.
    gc.collect()
    gc.freeze()
    gc.enable()
    return edge


def uvicorn_config(make: Callable[[], Edge], settings: HttpSettings) -> uvicorn.Config:
    """How uvicorn is set up for a hosted server."""
    return uvicorn.Config(
        make,
        factory=True,
        http=http_protocol(),
        ws="none",
        lifespan="on",
        loop="auto",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        headers=[("x-content-type-options", "nosniff")],
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=DRAIN,
        # one that is still loading says nothing, and on a busy machine that takes a while
        timeout_worker_healthcheck=60,
    )


# --- before anything is served -------------------------------------------------------------------------


def _check_state(options: argparse.Namespace, settings: HttpSettings) -> None:
    if settings.workers == 1:
        return
    from deskwright.options import operator_environment, project_here
    from deskwright.state.place import is_postgres, shown_place, state_place

    place = state_place(options.state, operator_environment(options, project_here()))
    if not is_postgres(place):
        raise UsageError(
            f"--workers {settings.workers} with the state {shown_place(place)}: processes share what was granted and "
            "proposed in a PostgreSQL database; name one with --state postgresql://HOST/DATABASE (or DESKWRIGHT_STATE)"
        )


def _allow_connections() -> None:
    """As many open files as a full house of connections and their calls need, where the system lets us."""
    if os.name != "posix":
        return
    import resource

    wanted = 4 * CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def tell_start(hosted: Hosted, settings: HttpSettings) -> None:
    """What the operator sees: the addresses, what is open, what is dangerous."""
    titles = listed([desk.title for desk in hosted.desks])
    processes = f", {settings.workers} processes" if settings.workers > 1 else ""
    _tell(f"{titles} on http://{in_url(settings.host)}:{settings.port}{processes}")
    for desk in hosted.desks:
        _tell(f"  {desk.title}: {hosted.addresses.resource(desk.id)}")
        if waiting := desk.template.oversight.waiting_effects:
            _tell(f"  {', '.join(waiting)} wait for a person: deskwright approvals --open")
    if settings.oauth:
        _tell(
            f"  web connectors log in at {settings.origin}/authorize; people see theirs at {settings.origin}/settings"
        )
    elif settings.issuer:
        _tell(f"  tokens of {settings.issuer} are accepted")
    if settings.shared_token:
        warn("--shared-token: whoever reaches this address works with your credential, under your name")
    if settings.metrics and not settings.loopback:
        _tell("  /metrics is told to whoever reaches this address: have the proxy keep it inside")
    if settings.any_host:
        warn("--allowed-hosts *: any name is answered to; a proxy must judge it before")
    if settings.any_origin:
        warn("--allowed-origins *: every web page may call from its visitors' browsers")
    if settings.rate is None:
        warn("--rate none: one caller may take the time of all others")
    if not settings.loopback and not settings.public_url.startswith("http://"):
        _tell("  it speaks http: put a proxy with https before it, and let nobody reach it otherwise")


def _tell(words: str) -> None:
    print(f"deskwright: {visible(words)}", file=sys.stderr, flush=True)


# --- while it runs -------------------------------------------------------------------------------------


@contextlib.contextmanager
def _stopping_ends_well() -> Iterator[None]:
    """uvicorn raises the signal that stopped it once more when all is done: that must not end us a second time."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

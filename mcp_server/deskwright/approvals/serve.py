"""Where the approval page listens: this machine alone, unless an https address stands before it.

Refused: another address without --public-url. A page that approves must not be reachable by whoever is on the network.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import uvicorn

from deskwright.approvals.command import read_place, read_rules, read_variables
from deskwright.approvals.guard import Place
from deskwright.approvals.links import check_public_url
from deskwright.approvals.page import ApprovalPage
from deskwright.approvals.reconciling import reconcile_here
from deskwright.errors import UsageError
from deskwright.governance.decide import expire
from deskwright.governance.hand_over import apply_here_or_leave
from deskwright.governance.proposal import Proposal
from deskwright.governance.settings import me
from deskwright.listening import is_loopback, listen
from deskwright.state import open_state

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State

__all__ = ["make_page", "read_place_of_page", "serve"]

EVERY = 20.0


def serve(options: argparse.Namespace) -> int:
    """Listen until Ctrl-C."""
    host, port, by_link = _address(options)
    rules = read_rules(options)
    listening = listen(host, port, 128)
    try:
        place = read_place_of_page(host, listening.getsockname()[1], options.public_url if by_link else None)
        state = open_state(read_place(options), environ=read_variables(options))
        try:
            page = make_page(state, rules, place, options)
            _run(page, listening, options, bound=f"{host}:{listening.getsockname()[1]}")
        finally:
            state.close()
    finally:
        listening.close()
    return 0


def make_page(state: State, rules: Rules | None, place: Place, options: argparse.Namespace) -> ApprovalPage:
    """The page over a state, with this environment to send and to look."""

    async def send(proposal: Proposal) -> tuple[Proposal, str]:
        return await apply_here_or_leave(proposal, state, options)

    async def look(proposal: Proposal) -> tuple[Proposal, str]:
        return await reconcile_here(proposal, state, options)

    async def close_what_is_over() -> None:
        while True:
            await anyio.to_thread.run_sync(expire, state)
            await anyio.sleep(EVERY)

    return ApprovalPage(state, rules, place, me(), send, look, background=close_what_is_over)


# --- the address ---------------------------------------------------------------------------------------


def _address(options: argparse.Namespace) -> tuple[str, int, bool]:
    """(host, port, people come by links)."""
    words = options.http if options.http is not None else "127.0.0.1:0"
    host, colon, port = words.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isdecimal() or int(port) > 65_535:
        raise UsageError(f"--http {words}: write HOST:PORT, as in 127.0.0.1:8700")
    if options.public_url is not None:
        check_public_url(options.public_url)
    elif not is_loopback(host):
        raise UsageError(
            f"--http {words} can be reached from other machines, and there nobody knows who is in front of the page.\n"
            "  Leave it away: the page is for the user of this machine, on 127.0.0.1.\n"
            "  Or put a proxy with https before it and say --public-url https://YOUR.HOST: people then sign in\n"
            "  by one-time links of `deskwright approvals login --as NAME`."
        )
    return host, int(port), options.public_url is not None


def read_place_of_page(host: str, port: int, public_url: str | None) -> Place:
    """How a browser names it."""
    if public_url is not None:
        return Place(check_public_url(public_url), by_link=True)
    name = f"[{host}]" if ":" in host else host
    return Place(f"http://{name}:{port}".removesuffix(":80"), by_link=False, base=f"/{secrets.token_urlsafe(12)}")


# --- running -------------------------------------------------------------------------------------------


def _run(page: ApprovalPage, listening: socket.socket, options: argparse.Namespace, bound: str) -> None:
    config = uvicorn.Config(
        page.application(),
        access_log=False,  # addresses hold one-time tokens
        log_level="error",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    folder: Path | None = None
    _tell(f"approvals of {page.state.shown}")
    if page.place.by_link:
        _tell(f"listening on {bound} for {page.place.origin}; people sign in by links:")
        _tell(f"  deskwright approvals login --as NAME --public-url {page.place.origin}")
    else:
        address = _new_address(page)
        _tell(f"open {address}")
        _tell("(it works once, for one browser; Ctrl-C ends the page)")
        if options.open and not options.no_browser:
            folder = _open_browser(address)
        if sys.stdin is not None and sys.stdin.isatty():
            _tell("press Enter for another address")
            threading.Thread(target=_more_addresses, args=[page], daemon=True).start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _tell(words: str) -> None:
    print(f"deskwright: {words}", file=sys.stderr, flush=True)


def _new_address(page: ApprovalPage) -> str:
    return f"{page.place.origin}/start?token={page.starts.make()}"


def _more_addresses(page: ApprovalPage) -> None:
    # Not through sys.stdin: a thread that holds its lock cannot be left behind at the end.
    with contextlib.suppress(OSError):
        while os.read(0, 1_000):
            _tell(f"open {_new_address(page)}")


def _open_browser(address: str) -> Path | None:
    """Open it by a file that this user alone can read: a browser's command line is there for everybody to see."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    folder = Path(tempfile.mkdtemp(prefix="deskwright-"))
    file = folder / "approvals.html"
    file.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={address}">'
        f'<title>Approvals</title><p><a href="{address}">Open the approvals</a></p>\n',
        "utf-8",
    )
    file.chmod(0o600)
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(file.as_uri())
    return folder

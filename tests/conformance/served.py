"""What the suite and the Inspector are pointed at: the fixture behind our HTTP, and the shipped desks as commands."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from deskwright.governance.proposal import Principal
from deskwright.hosted.edge import Edge
from deskwright.hosted.options import HttpSettings
from deskwright.hosted.resource import Message, Receive, Resource, Send
from deskwright.hosted.serve import uvicorn_config
from deskwright.hosted.values import Admitted, Headers
from deskwright.listening import listen

from tests.conformance.fixture import create_fixture
from tests.realdesks.django_helpdesk.server import running_django_helpdesk

#: Desk -> a tool that asks it something, and its arguments.
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "django_helpdesk": ("list_tickets", {"page_size": 5}),
    "openhelpdesk": ("list_tickets", {}),
    "otrs": ("search_tickets", {}),
    "tickiti": ("query_tickets", {}),
    "tiflux": ("list_desks", {}),
    "triage": ("list_tickets", {}),
}
ALL = bool(os.environ.get("DESKWRIGHT_CONFORMANCE"))
#: The desks that are walked: one of them on every `make test`, all of them with `make conformance`.
DESKS = [
    pytest.param(desk, marks=[pytest.mark.xdist_group("django_helpdesk")] if desk == "django_helpdesk" else [])
    for desk in (sorted(CALLS) if ALL else ["tickiti"])
]
ANYBODY = Admitted(Principal("shared", "anybody"), None)


class _Unhurried:
    """Lets everybody ask as often as they like: the suite asks some hundred times in a second."""

    @contextlib.asynccontextmanager
    async def enter(self, key: str, *, stream: bool = False) -> AsyncIterator[None]:
        yield


class _Alone:
    """One resource as a whole application."""

    def __init__(self, resource: Resource) -> None:
        self._resource = resource

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._resource(scope, receive, send)
            return
        async with self._resource.running():
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


async def _anybody(headers: Headers) -> Admitted:
    return ANYBODY


@contextmanager
def served_fixture(*, sessions: bool) -> Iterator[str]:
    """The fixture's address behind edge and resource, as `serve --http` sets them up."""
    listening = listen("127.0.0.1", 0)
    settings = HttpSettings(host="127.0.0.1", port=0, sessions=sessions).listening(listening.getsockname()[1])
    resource = Resource(create_fixture(), door=_anybody, spender=_Unhurried(), sessions=sessions)
    server = uvicorn.Server(uvicorn_config(lambda: Edge(_Alone(resource), settings), settings))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{settings.port}/mcp"
    finally:
        server.should_exit = True
        thread.join(30)
        listening.close()


@contextmanager
def environment_of(desk: str, folder: Path) -> Iterator[dict[str, str]]:
    """The variables that a command needs for this desk, and the desk itself where it is a real one."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    own = {**kept, "DESKWRIGHT_STATE": str(folder / "state.sqlite3")}
    if desk != "django_helpdesk":
        yield own
        return
    with running_django_helpdesk(folder / "desk") as running:
        yield own | running.environment("admin")


def words_of(desk: str) -> list[str]:
    """How this desk is served without an account: from its sandbox, but those that need none or are real."""
    return [desk] if desk in ("django_helpdesk", "triage") else [desk, "--sandbox"]


@contextmanager
def served_desk(desk: str, environ: dict[str, str], *words: str) -> Iterator[str]:
    """The address of a desk that is served over HTTP by a process of its own."""
    command = [sys.executable, "-m", "deskwright", "serve", *words_of(desk), "--http", "127.0.0.1:0"]
    command += ["--shared-token", "--rate", "none", *words]
    process = subprocess.Popen(
        command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    stderr = process.stderr
    assert stderr is not None
    said = []
    try:
        for line in stderr:
            said.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+/\S*mcp)", line):
                threading.Thread(target=stderr.read, daemon=True).start()
                yield found[1]
                break
        else:
            raise AssertionError("".join(said))
    finally:
        process.terminate()
        assert process.wait(60) == 0, "".join(said)

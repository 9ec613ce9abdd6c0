"""Triage over another desk: its tickets, its values, its own tools for every write.

The desk that is triaged is an application of its own, with its credential, its policy and its approvals; this module
puts the nine tools in front of it. What is recommended and decided is kept apart for each desk and login. It refuses a
desk whose tickets nobody mapped.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from anyio import to_thread

from deskwright.errors import SetupError
from deskwright.local_desks import LocalDesk
from deskwright.state.place import make_folder
from deskwright.triage.errors import TriageError
from deskwright.triage.over_desk import DeskCalls
from deskwright.triage.over_enums import Enums
from deskwright.triage.over_shape import adapted, shape_of
from deskwright.triage.over_source import OverSource
from deskwright.triage.over_write import Writer
from deskwright.triage.places import DATABASE, Places, read_places
from deskwright.triage.plain_files import NotPlain, check_path

if TYPE_CHECKING:
    from deskwright.serving import Application

__all__ = ["create_over_desk"]

#: So long the start waits for the lists of values; without them the tools take any text, and the desk decides.
LISTS_WITHIN = 5.0
ZONE = "TRIAGE_TIME_ZONE"


def create_over_desk(
    environ: Mapping[str, str],
    inner_application: Application,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> LocalDesk:
    """The triage desk over the one desk of an application; SetupError in two lines where it cannot be."""
    desk = DeskCalls(inner_application)
    enums = Enums(desk)
    writer = Writer(desk, enums)
    if desk.instance:
        _read_lists(desk, enums)
    shape = shape_of(desk.word, enums, writer, environ)
    adapt = partial(adapted, shape=shape, writer=writer, title=desk.title)
    if not desk.instance:
        return LocalDesk(None, adapt=adapt)  # nothing is configured: only what would be listed is asked for

    from deskwright.triage.app import create_app
    from deskwright.triage.knowledge import BadKnowledge, load_knowledge
    from deskwright.triage.running import hold
    from deskwright.triage.service import TriageService
    from deskwright.triage.store import open_store

    zone = _zone(desk, environ)
    places = read_places(environ)
    articles = partial(load_knowledge, places.knowledge)
    try:
        articles()
    except BadKnowledge as error:
        raise SetupError(
            f"{error.located}\nnext: correct the file, or unset TRIAGE_KNOWLEDGE_ROOT to use the shipped articles"
        ) from error
    folder, passing = _folder(desk, places, environ)
    held = hold(folder)
    try:
        # What was recommended under other values stays readable.
        store = open_store(folder / DATABASE, shape=replace(shape, values={}))
    except BaseException:
        held.close()
        raise
    source = OverSource(desk, enums, store, shape, zone)
    service = TriageService(store, source, articles=articles, minutes=places.minutes, clock=clock)

    async def close() -> None:
        await desk.aclose()
        await to_thread.run_sync(store.close)
        held.close()
        if passing:
            await to_thread.run_sync(partial(shutil.rmtree, folder, ignore_errors=True))

    return LocalDesk(create_app(service), origin=str(folder / DATABASE), adapt=adapt, start=desk.begin, close=close)


def _read_lists(desk: DeskCalls, enums: Enums) -> None:
    """The lists of values before the first tool is listed. Connections of this moment's loop do not outlive it."""

    async def read() -> None:
        try:
            async with asyncio.timeout(LISTS_WITHIN):
                for name in enums.lists:
                    try:
                        await enums.load(name)
                    except TriageError as error:
                        _warn(f"the values of {name} are not known: {error.message}")
        except TimeoutError:
            _warn(f"{desk.title} gave its lists not within {LISTS_WITHIN:g} s: their values are not checked here")
        finally:
            await desk.served.connections.aclose()

    with ThreadPoolExecutor(1) as aside:  # the caller may be inside of a loop of its own
        aside.submit(asyncio.run, read()).result()


def _zone(desk: DeskCalls, environ: Mapping[str, str]) -> tzinfo:
    """The zone of times that say none."""
    said = (environ.get(ZONE) or "").strip() or str((desk.word.get("times") or {}).get("zone") or "UTC")
    try:
        return UTC if said == "UTC" else ZoneInfo(said)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SetupError(f"{ZONE}: there is no time zone {said!r}\nnext: write a name as in Europe/Berlin") from error


def _folder(desk: DeskCalls, places: Places, environ: Mapping[str, str]) -> tuple[Path, bool]:
    """Where the recommendations about this desk are, apart from those of others; for a sandbox as long as it lives."""
    instance = desk.served.connections.instances[desk.instance]
    todo = "next: name a folder without links in its path with TRIAGE_DATA_ROOT"
    if instance.app is not None and not environ.get("TRIAGE_DATA_ROOT"):
        # resolved, because a temporary folder may be named by a link
        return Path(tempfile.mkdtemp(prefix="deskwright-triage-")).resolve(), True
    name = f"{places.data.name}-over-{desk.served.catalogue.desk}-{instance.digest[:12]}"
    folder = places.data.with_name(name)
    try:
        check_path(folder)
        make_folder(folder)
    except NotPlain as error:
        raise SetupError(f"{error}\n{todo}") from error
    except OSError as error:
        raise SetupError(f"{folder} cannot be made: {error.strerror}\n{todo}") from error
    return folder, False


def _warn(text: str) -> None:
    print(f"deskwright: warning: {text}", file=sys.stderr)

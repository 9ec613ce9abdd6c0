"""Remembers the answers of a started server for the next start of exactly this kind, in the user's cache.

Written atomically, for the owner alone; it holds no secret. What cannot be written or known is left out: the next
start is then as slow as the first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskwright.front_answers import Snapshot
from deskwright.front_files import facts, snapshot_text, tools_text
from deskwright.front_find import (
    cache_file,
    code_stamp,
    concerned,
    content_digest,
    distributions,
    file_stamp,
    folder_stamp,
)

if TYPE_CHECKING:
    from deskwright.serving import Application

__all__ = ["KEPT", "differs", "knows_list", "needs", "remember"]

# How many starts are remembered.
KEPT = 64
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*_[A-Z0-9_]+")


def remember(application: Application, words: Sequence[str], since: int) -> str | None:
    """Write what this server, begun at `since` (ns), answers, for the next start with these words.

    Gives the tools as they are listed; None where that is not for the next start to say.
    """
    if any(desk.catalogue.connection.get("local") for desk in application.desks):
        # It opens its own data, which can fail: nothing is promised before it has.
        return None
    tools = tools_text(application) if knows_list(application) else None
    held = needs(application, words)
    if _newest(held) < since:
        text = snapshot_text({**facts(application), "needs": held}, tools)
        with contextlib.suppress(OSError):
            _write(Path(cache_file(list(words))), text)
    return tools


def _newest(held: dict[str, Any]) -> int:
    """When the last of the files was changed: what is younger than the server is not what the server read."""
    modules = [path for folder in held["modules"] for path in Path(folder).rglob("*.py")]
    stamps = [file_stamp(path) for path in (*held["files"], *map(str, modules))]
    return max((max(stamp[1], stamp[3]) for stamp in stamps if stamp is not None), default=0)


def knows_list(application: Application) -> bool:
    """The list is that of the next start as well: nothing is left to ask, or the next start remembers the answer."""
    return all(len(desk.grants) >= len(desk.instances) for desk in application.desks if desk.asks)


def needs(application: Application, words: Sequence[str]) -> dict[str, Any]:
    """Everything that has to be the same, and stay possible, for the answers to be the same."""
    from deskwright.generators import PACKAGE
    from deskwright.options import TRIAL, project_here

    salt = secrets.token_hex(8)
    desks = [*application.desks, *application.oversight.behind]
    variables = sorted({name for desk in desks for name in _VARIABLE.findall(json.dumps(desk.catalogue.connection))})
    place = application.governor.settings.place
    project = project_here()
    files = {os.path.abspath("deskwright.toml"), os.path.abspath(".env")}
    files |= {str(path) for path in (project.policy, project.env_file) if path is not None}
    folders = {str(path) for path in project.desks}
    present: set[str] = set()
    before = ""
    for word in words:
        for name in (word, word.partition("=")[2]):
            if os.path.isfile(name):
                files.add(os.path.abspath(name))
            elif name and os.path.isdir(name):
                # what lies in a folder for attachments or exports decides nothing
                kind = before if name == word else word
                (present if kind.startswith(("--at", "--ex")) else folders).add(os.path.abspath(name))
        before = word
    for name, value in os.environ.items():
        path = os.path.expanduser(value)
        if name.startswith(("DESKWRIGHT_", *variables)) and os.sep in path and os.path.isfile(path):
            files.add(os.path.abspath(path))
    for desk in desks:
        found = desk.catalogue.place
        if found is not None:
            files |= {str(path) for path in found.folder.iterdir() if path.is_file()}
            if found.source != TRIAL:
                # which other desks there are decides which one a name means; a document that is tried has no name
                folders.add(str(found.folder.parent))
    files |= set(application.read_from)
    contents = {path: content_digest(path) for path in _remembered_grants(application)}
    package = Path(__file__).parent
    modules = [str(package), *_client_folder(), *(_package_folder(PACKAGE) if words[0] == "try" else ())]
    # a state that is written all the time is no reason
    files.discard(place)
    return {
        "installed": distributions()[0],
        "modules": modules,
        "code": code_stamp(modules),
        "variables": variables,
        "salt": salt,
        "environment": concerned(os.environ, variables, salt),
        "files": {path: file_stamp(path) for path in sorted(files)},
        "folders": {path: folder_stamp(path) for path in sorted(folders)},
        "contents": contents,
        "present": sorted(present),
        # the address of a database server is not for a file, and cannot be tried cheaply
        "writable": [place] if place and "://" not in place else [],
    }


def _package_folder(name: str) -> list[str]:
    found = (os.path.join(os.path.abspath(folder), name) for folder in sys.path)
    return [path for path in found if os.path.isfile(os.path.join(path, "__init__.py"))][:1]


def _client_folder() -> list[str]:
    for folder in sys.path:
        if os.path.isfile(os.path.join(folder, "helpdesks", "__init__.py")):
            return [os.path.join(os.path.abspath(folder), "helpdesks", "_client")]
    return []


def _remembered_grants(application: Application) -> list[str]:
    """The files in which a former start wrote down what the credentials may do."""
    from deskwright.probe import cache_file as grants_file

    return [
        str(grants_file(desk.catalogue.desk, instance.digest))
        for desk in application.desks
        if desk.asks and desk.remember
        for instance in desk.connections.instances.values()
    ]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".start-")  # created with mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
    known = sorted(path.parent.glob("*.jsonl"), key=lambda other: other.stat().st_mtime_ns, reverse=True)
    for other in known[KEPT:]:
        other.unlink(missing_ok=True)


def differs(snapshot: Snapshot, tools: str | None) -> bool:
    """Whether the client was told of other tools than there are."""
    return snapshot.tools is not None and tools is not None and snapshot.tools != tools.encode()

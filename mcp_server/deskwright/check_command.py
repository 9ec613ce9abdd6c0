"""What an assistant needs to start the server: is the command found, and which path to write down if not.

Refuses to guess what another program's PATH holds: it tells the whole path, which needs none.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from deskwright.installation import Check

GROUP = "command"


def check_command(prefix: Path | None = None, path: str | None = None) -> list[Check]:
    """The command of this installation, the one on PATH, and uvx; `path` and `prefix` are those of this process."""
    own = own_command(prefix or Path(sys.executable).parent)
    shown = " ".join(own)
    found = shutil.which("deskwright", path=path)
    fix = f"write this into the client's configuration: {shown} (deskwright register does)"
    checks = []
    if found is None:
        checks.append(Check(GROUP, "warning", "deskwright is not on PATH", fix))
    elif len(own) == 1 and not _same(found, own[0]):
        text = f"deskwright on PATH is another installation: {found}"
        checks.append(Check(GROUP, "warning", text, fix))
    else:
        text = f"deskwright is on PATH; a client that does not find it needs the whole path: {shown}"
        checks.append(Check(GROUP, "ok", text))
    return [*checks, _check_uvx(path)]


def own_command(folder: Path) -> tuple[str, ...]:
    """The script of this very installation by its absolute path, else its Python."""
    for name in ("deskwright", "deskwright.exe"):
        if (folder / name).exists():
            return (str((folder / name).absolute()),)
    return (str(Path(sys.executable).absolute()), "-m", "deskwright")


def _check_uvx(path: str | None) -> Check:
    places = {name: shutil.which(name, path=path) for name in ("uv", "uvx")}
    if uvx := places["uvx"]:
        return Check(GROUP, "ok", f"uvx is on PATH; a client that does not find it needs the whole path: {uvx}")
    text = "uv and uvx are not on PATH" if places["uv"] is None else "uv is on PATH and uvx is not"
    if places["uv"] is not None:
        return Check(GROUP, "unknown", f"{text}; `uv tool run` is the same as uvx: {places['uv']}")
    # Not a problem by itself: a configuration that names the command above needs neither.
    return Check(GROUP, "unknown", f"{text}: only a configuration made with register --uvx needs them")


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)

"""The snapshot that came with a desk, for a start without anything special: `serve DESK`, `--all-tools`, `--desks DIR`.

It holds where the server would certainly start and nothing that the environment says changes the list. Anything
else, and whatever is doubtful, is no plain start.
"""

from __future__ import annotations

import os
import sys

from deskwright.front_find import distribution_files, distributions, read_snapshot, writable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from deskwright.front_answers import Snapshot

__all__ = ["SPOKEN_WITH", "find_plain", "start_file"]

# Versions of the MCP SDK whose answers the snapshots' are compared with by the tests.
SPOKEN_WITH = ("2.3.",)
_ENTRY_POINTS = b"deskwright.desks"
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789_"
_HOST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"
_PATH = _HOST + "./_~"


def start_file(all_tools: bool) -> str:
    """What the file is called, in the folder of the desk."""
    return "start-all.jsonl" if all_tools else "start.jsonl"


def find_plain(words: list[str]) -> Snapshot | None:
    """The desk's own snapshot, or None where this is no plain start."""
    if words[:1] != ["serve"] or len(words) < 2 or any(letter not in _NAME for letter in words[1]):
        return None
    desk, rest, all_tools = words[1], words[2:], False
    folders: list[str] = []
    while rest:
        if rest[0] == "--all-tools" and not all_tools:
            all_tools, rest = True, rest[1:]
        elif rest[0] == "--desks" and len(rest) > 1 and not folders:
            folders, rest = [rest[1]], rest[2:]
        else:
            return None
    folder = _folder_of(desk, folders)
    if folder is None:
        return None
    snapshot = read_snapshot(os.path.join(folder, start_file(all_tools)), "generated")
    _, version, spoken = distributions()
    if snapshot is None or snapshot.header["desk"] != desk or version is None or spoken is None:
        return None
    if not spoken.startswith(SPOKEN_WITH) or snapshot.header["catalogue"] != _size(folder):
        return None
    snapshot.header["version"] = version
    return snapshot if _starts(snapshot.header["plain"], os.environ) and writable(_state()) else None


def _size(folder: str) -> int:
    return os.stat(os.path.join(folder, "catalog.json")).st_size


# --- which desk is meant, as catalogue.py finds it -----------------------------------------------------


def _folder_of(desk: str, folders: list[str]) -> str | None:
    for place in sys.path:
        package = os.path.join(place, "helpdesks")
        if os.path.isfile(os.path.join(package, "__init__.py")):
            if os.path.isfile(os.path.join(package, desk, "catalog.json")):
                return os.path.join(package, desk)
            break
    if os.path.exists("deskwright.toml"):
        more = _project_folders()
        if more is None:
            return None
        folders = folders + more
    if any(_ENTRY_POINTS in text for text in distribution_files("entry_points.txt")):
        return None
    for folder in folders:
        if os.path.exists(os.path.join(folder, "catalog.json")):
            return None
        if os.path.isfile(os.path.join(folder, desk, "catalog.json")):
            return os.path.join(folder, desk)
    return None


def _project_folders() -> list[str] | None:
    """The folders of `deskwright.toml`; None where it says more than that."""
    if os.path.exists(".env"):
        return None
    import tomllib

    with open("deskwright.toml", "rb") as file:
        data = tomllib.load(file)
    desks = data.get("desks", [])
    if "policy" in data or not isinstance(desks, list) or not all(isinstance(folder, str) for folder in desks):
        return None
    return desks


# --- whether it certainly starts -----------------------------------------------------------------------


def _starts(plain: dict[str, Any], environ: Mapping[str, str]) -> bool:
    """Address and credential are given, look as they should, and nothing else is."""
    if any(environ.get(name, "").strip() for name in plain["unset"]):
        return False
    if any(not _is_value(environ[name]) for name in plain["variables"] if environ.get(name, "").strip()):
        return False
    address = environ.get(plain["base"], "").strip()
    if not _is_address(address) if address else not plain["default"]:
        return False
    ways = plain["ways"]
    return not ways or any(all(environ.get(name, "").strip() for name in way) for way in ways)


def _is_value(text: str) -> bool:
    """A value, and not the text that a client puts where none was filled in."""
    return text.isprintable() and "${" not in text and "<" not in text and "PASTE_" not in text


def _is_address(text: str) -> bool:
    scheme, found, rest = text.partition("://")
    host, _, path = rest.partition("/")
    name, colon, port = host.partition(":")
    return (
        bool(found)
        and scheme in ("http", "https")
        and (not colon or (port.isascii() and port.isdigit() and 0 < int(port) < 65_536))
        and all(0 < len(part) < 64 and "-" not in (part[0], part[-1], part[2:3]) for part in name.split("."))
        and all(letter in _HOST for letter in name.replace(".", ""))
        and all(letter in _PATH for letter in path)
    )


def _state() -> str:
    """Where the state is if nothing else is said, as `state/place.py` has it."""
    said = os.environ.get("DESKWRIGHT_STATE", "")
    if said.strip():
        # a database server, or something that is refused
        return "" if ":" in said or "~" in said else os.path.abspath(said)
    if sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_STATE_HOME", "").strip() or os.path.expanduser("~/.local/state")
    return os.path.join(base, "deskwright", "state.sqlite3")

"""Finds the snapshot that holds for this command line, in this environment, of this installation; or none.

Two kinds: those the server wrote about exactly this start (in the user's cache), and those that came with a desk
(`start.jsonl` beside its catalogue) for a start without anything special. Whatever is doubtful is no snapshot.
Imports next to nothing; `front_cache.py` and `front_files.py` write what is read here.
"""

from __future__ import annotations

import os
import sys

from deskwright.front_answers import SNAPSHOT_FORMAT, Snapshot
from deskwright.front_json import loads

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "blake2b",
    "cache_file",
    "cache_folder",
    "code_stamp",
    "concerned",
    "content_digest",
    "digest",
    "distribution_files",
    "distributions",
    "file_stamp",
    "find_snapshot",
    "folder_stamp",
    "read_snapshot",
    "writable",
]

# Whose variables always matter; those of a desk are added by their names.
ALWAYS = ("DESKWRIGHT_", "TRIAGE_", "XDG_", "HOME", "PYTHON", "LOGNAME", "USER", "TZ")
_known: list[str] = []
_HERE = os.path.dirname(os.path.abspath(__file__))


def find_snapshot(words: list[str]) -> Snapshot | None:
    """What may be answered before the server is there."""
    try:
        found = _cached(words)
        if found is None:
            from deskwright.front_plain import find_plain

            found = find_plain(words)
        return found
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


# --- what decides --------------------------------------------------------------------------------------


def digest(*parts: object) -> str:
    """One digest over values whose `repr` says all."""
    return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def content_digest(path: str) -> str | None:
    """The digest of a file's bytes; None where there is none."""
    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return None


def file_stamp(path: str) -> list[int] | None:
    """Size and times of a file, which a change does not leave as they are; None where there is none.

    Whoever writes can set the time of the last change, and nobody that of the last change of these facts.
    """
    try:
        facts = os.stat(path)
    except OSError:
        return None
    return [facts.st_size, facts.st_mtime_ns, facts.st_mode, facts.st_ctime_ns]


def folder_stamp(path: str) -> str | None:
    """The names in a folder; None where there is none."""
    try:
        return digest(sorted(os.listdir(path)))
    except OSError:
        return None


def code_stamp(folders: Iterable[str]) -> str:
    """Names, sizes and times of all modules below the folders."""
    found = []
    waiting = list(folders)
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".json", ".yaml")):
                    facts = entry.stat()
                    found.append((entry.path, facts.st_size, facts.st_mtime_ns))
                elif entry.is_dir() and entry.name != "__pycache__":
                    waiting.append(entry.path)
    return digest(sorted(found))


def _distributions() -> list[str]:
    """The folders and files by which installed distributions are known."""
    if not _known:
        for folder in sys.path:
            try:
                names = os.listdir(folder)
            except OSError:
                continue
            _known.extend(
                os.path.join(folder, name) for name in names if name.endswith((".dist-info", ".egg-info", ".egg-link"))
            )
    return _known


def distributions() -> tuple[str, str | None, str | None]:
    """What is installed, as one digest, with the versions of deskwright and the MCP SDK where they are plain."""
    found = [os.path.basename(path) for path in _distributions()]

    def version(package: str) -> str | None:
        names = [name for name in found if name.startswith(f"{package}-") and name.endswith(".dist-info")]
        return names[0][len(package) + 1 : -len(".dist-info")] if len(names) == 1 else None

    return digest(sorted(found)), version("deskwright"), version("mcp")


def distribution_files(name: str) -> list[bytes]:
    """A file of every installed distribution that has it."""
    found = []
    for path in _distributions():
        try:
            descriptor = os.open(os.path.join(path, name), os.O_RDONLY)
        except OSError:
            continue
        try:
            found.append(os.read(descriptor, 1 << 20))
        finally:
            os.close(descriptor)
    return found


def concerned(environ: Mapping[str, str], names: Iterable[str], salt: str) -> str:
    """A digest over the variables that begin with one of the names."""
    prefixes = (*ALWAYS, *names)
    return digest(salt, sorted(item for item in environ.items() if item[0].startswith(prefixes)))


def writable(place: str) -> bool:
    """Could a file be there, as far as can be seen without touching anything?"""
    if not place:
        return False
    if os.path.exists(place):
        return os.path.isfile(place) and os.access(place, os.R_OK | os.W_OK) and _takes_files(os.path.dirname(place))
    folder = os.path.dirname(place)
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    return _takes_files(folder)


def _takes_files(folder: str) -> bool:
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


# --- the cache -----------------------------------------------------------------------------------------


def cache_folder() -> str:
    """Where the server writes snapshots."""
    base = os.environ.get("XDG_CACHE_HOME", "").strip()
    if not base:
        base = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")
    return os.path.join(base, "deskwright", "start")


def cache_file(words: list[str]) -> str:
    """One file for one command line, from one folder, by one installation."""
    name = digest(SNAPSHOT_FORMAT, without_secrets(words), os.getcwd(), _HERE, sys.prefix, sys.version)
    return os.path.join(cache_folder(), f"{name}.jsonl")


def without_secrets(words: list[str]) -> list[str]:
    """The words with the values of `--credential` left out, but for what a start asks of them: no list follows from
    a value, and no file should be named after one."""
    told, before = [], ""
    for word in words:
        option, _, rest = word.partition("=")
        if _is_credential(before):
            told.append(_shape(word))
        else:
            told.append(f"{option}={_shape(rest)}" if _is_credential(option) and rest else word)
        before = word
    return told


def _is_credential(option: str) -> bool:
    return len(option) > len("--c") and "--credential".startswith(option)


def _shape(text: str) -> str:
    scheme, found, value = text.partition("=")
    return f"{scheme}={bool(value.strip())}{':' in value}{value.isprintable()}" if found else ""


def read_snapshot(path: str, kind: str) -> Snapshot | None:
    """The file as it was written, or None."""
    try:
        with open(path, "rb") as file:
            if kind == "cached" and not _own(os.fstat(file.fileno())):
                return None
            first = file.readline()
            rest = file.read()
    except OSError:
        return None
    header = loads(first.decode())
    if header["format"] != SNAPSHOT_FORMAT:
        return None
    tools = rest.removesuffix(b"\n")
    if blake2b(tools, digest_size=16).hexdigest() != header["sum"]:
        return None
    return Snapshot(header, tools if header["listed"] else None, kind, path)


def _own(facts: os.stat_result) -> bool:
    """Nobody else can have written it: what it holds is told to an assistant."""
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def _cached(words: list[str]) -> Snapshot | None:
    snapshot = read_snapshot(cache_file(words), "cached")
    if snapshot is None:
        return None
    needs = snapshot.header["needs"]
    holds = (
        needs["installed"] == distributions()[0]
        and needs["code"] == code_stamp(needs["modules"])
        and needs["environment"] == concerned(os.environ, needs["variables"], needs["salt"])
        and all(file_stamp(path) == stamp for path, stamp in needs["files"].items())
        and all(folder_stamp(path) == stamp for path, stamp in needs["folders"].items())
        and all(os.path.isdir(path) for path in needs["present"])
        and all(content_digest(path) == said for path, said in needs["contents"].items())
        and all(writable(place) for place in needs["writable"])
    )
    return snapshot if holds else None

"""What a trial read, kept: a folder for each state of a document and of the generators, found by hashing files alone.

It never holds a credential or an address that was given, and a disk that takes nothing is no reason to stop.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.generators import generators_mark

__all__ = ["CATALOGUE", "FACTS", "FINDINGS", "Kept", "cache_root", "find_kept", "keep"]

CATALOGUE, FACTS, FINDINGS = "catalog.json", "trial.json", "findings.txt"
# Folders that no start has used for so long are removed.
_UNUSED = 30 * 86_400.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A trial on the disk: its folder, and the files that it was read from (those that are absent included)."""

    folder: Path
    files: tuple[Path, ...]

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads((self.folder / FACTS).read_bytes())
        return facts


def cache_root() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("deskwright", appauthor=False) / "try"


def find_kept(document: Path) -> Kept | None:
    """What an earlier start kept of this document, if neither it, what it refers to nor the generators have changed."""
    root = cache_root()
    try:
        if not _own(root):
            return None
        told = json.loads(_index(root, document).read_bytes())
        digests = {str(name): digest_of(document.parent / name) for name in told["files"]}
        folder = root / str(told["key"])
        if told["generators"] != generators_mark() or digests != told["files"] or not (folder / CATALOGUE).is_file():
            return None
        os.utime(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Kept(folder, tuple(document.parent / name for name in digests))


def keep(document: Path, watched: Sequence[str], files: Mapping[str, str], digests: Mapping[str, str | None]) -> Kept:
    """Write a trial into the cache, readable by its owner alone; into a temporary folder where that cannot be.

    `digests` were taken before the document was read: what changed meanwhile is read again at the next start.
    """
    everything = {name: digests[name] if name in digests else digest_of(document.parent / name) for name in watched}
    mark = generators_mark()
    text = json.dumps([mark, document.name, everything], sort_keys=True)
    key = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:40]
    root = cache_root()
    paths = tuple(document.parent / name for name in everything)
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _own(root):
            raise PermissionError(f"others can write to {root}")
        _write(root / key, files)
        index = _index(root, document)
        index.parent.mkdir(exist_ok=True, mode=0o700)
        _replace(index, json.dumps({"generators": mark, "key": key, "files": everything}))
        _tidy(root)
        return Kept(root / key, paths)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="deskwright-try-"))
        for name, content in files.items():
            (folder / name).write_text(content, "utf-8")
        return Kept(folder, paths)


def _own(root: Path) -> bool:
    """Nobody else can have written there: what an operation does to whom is read from it."""
    if not hasattr(os, "getuid"):
        return True
    facts = root.stat()
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _index(root: Path, document: Path) -> Path:
    name = hashlib.sha256(os.fsencode(document)).hexdigest()[:40]
    return root / "index" / f"{name}.json"


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """All files or none: a start beside this one sees a whole folder."""
    if (folder / CATALOGUE).is_file():
        return
    half = Path(tempfile.mkdtemp(prefix=".half-", dir=folder.parent))
    try:
        for name, content in files.items():
            (half / name).write_bytes(content.encode("utf-8", "replace"))
        try:
            os.replace(half, folder)
        except OSError:
            if not (folder / CATALOGUE).is_file():  # else another start was first
                raise
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _replace(path: Path, content: str) -> None:
    descriptor, half = tempfile.mkstemp(dir=path.parent, prefix=".index-")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
    os.replace(half, path)


def _tidy(root: Path) -> None:
    """Remove what nobody has used for a month."""
    before = time.time() - _UNUSED
    for path in [*root.iterdir(), *(root / "index").iterdir()]:
        try:
            if path.name == "index" or path.stat().st_mtime >= before:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:
            continue

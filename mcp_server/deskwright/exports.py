"""Writes all pages of a list to a file, one row a line, without showing them to the model.

It writes only inside the operator's exports folder, and a file that is not complete never gets its name.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.errors import Refusal, short

__all__ = ["ExportFolder", "export_rows"]


@dataclass(frozen=True, slots=True)
class ExportFolder:
    """Where files may be written to; None: nowhere."""

    folder: Path | None = None

    def target(self, path: str, argument: str) -> Path:
        """The file a path means, inside the folder and reached through no link."""
        if self.folder is None:
            raise _refused(
                f"{argument}: {short(path)}",
                "this server was started without --exports, so it writes no files",
                "have the operator start it with --exports DIR",
            )
        root = Path(os.path.realpath(self.folder))
        wanted = Path(os.path.normpath(root / path))
        if "\0" in path or not wanted.is_relative_to(root) or wanted == root:
            raise _refused(
                f"{argument}: {short(path)}",
                "files are written only inside the exports folder",
                "pass a path relative to that folder",
            )
        if os.path.realpath(wanted.parent) != str(wanted.parent) or wanted.is_symlink():
            raise _refused(f"{argument}: {short(path)}", "a link is in the way", "pass a path without links")
        if not wanted.parent.is_dir() or wanted.is_dir():
            raise _refused(f"{argument}: {short(path)}", "there is no such folder", "pass a file in a folder there is")
        return wanted


async def export_rows(
    target: Path, shown_path: str, pages: AsyncIterator[Sequence[Any]], most: int | None
) -> dict[str, Any]:
    """Write the rows of every page to a temporary file, then give it the name."""
    count = page_count = 0
    descriptor, temporary = tempfile.mkstemp(prefix=".deskwright-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            async for rows in pages:
                page_count += 1
                for row in rows[: None if most is None else most - count]:
                    file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
                    count += 1
                if most is not None and count >= most:
                    break
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        # Also on cancellation: a partial export must not be taken for a whole one.
        os.unlink(temporary)
        raise
    return {"ok": True, "path": shown_path, "count": count, "pages": page_count, "format": "ndjson"}


def _refused(what: str, why: str, step: str) -> Refusal:
    return Refusal(f"{what}; nothing was sent", why, step, error={"code": "export_refused"})

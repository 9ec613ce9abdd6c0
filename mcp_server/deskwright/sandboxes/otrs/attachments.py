"""Files of articles and config items: from base64 in a request and back.

Refuses a file of which content, type or name is missing; reads base64 as leniently as the server does.
"""

from __future__ import annotations

import base64
import re
from typing import Any

from .records import Attachment
from .refusals import invalid, missing, missing_or_invalid
from .scalars import is_true, rows, text

_TYPE = re.compile(r"\w+/[\w.+-]+(?:\s*;[^\r\n]*)?")


def checked_files(given: Any) -> tuple[Attachment, ...]:
    """One file or a list of them."""
    return tuple(_checked_file(row) for row in rows(given)) if is_true(given) else ()


def _checked_file(row: Any) -> Attachment:
    if not isinstance(row, dict):
        raise missing_or_invalid("Attachment")
    for name in ("Content", "ContentType", "Filename"):
        if not is_true(row.get(name)) or isinstance(row[name], (dict, list)):
            raise missing(f"Attachment->{name}")
    content_type = text(row["ContentType"]).strip()
    if not _TYPE.fullmatch(content_type):
        raise invalid("Attachment->ContentType")
    return Attachment(text(row["Filename"]).strip(), content_type, _decoded(text(row["Content"])))


def _decoded(content: str) -> bytes:
    """What is not base64 is skipped, and a missing end is made up."""
    letters = re.sub(r"[^A-Za-z0-9+/]", "", content)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return base64.b64decode(letters + "=" * (-len(letters) % 4))


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def encoded_in_lines(content: bytes) -> str:
    """As config items show their files: a line break after every 76 characters and at the end."""
    return base64.encodebytes(content).decode("ascii")


def file_size(content: bytes) -> str:
    """For people."""
    size = len(content)
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MBytes"
    return f"{size / 1024:.1f} KBytes" if size >= 1024 else f"{size} Bytes"

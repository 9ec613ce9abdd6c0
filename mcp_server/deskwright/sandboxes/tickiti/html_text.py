"""Turns the HTML of a response into plain text, finds its tags, and takes inline images out of it.

Works on text only; it stores nothing.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from dataclasses import dataclass

from .store import Blob

DATA_URI = re.compile(r"data:(?P<mime>[\w.+-]+/[\w.+-]+);base64,(?P<content>[A-Za-z0-9+/=\s]*)")
EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/bmp": "bmp",
    "image/svg+xml": "svg",
}


def plain_text(text: str) -> str:
    text = re.sub(r"(?i)<br\s*/?>|</(p|div|li|tr|h\d)>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def mentions(text: str) -> list[str]:
    """The names of @tags, without addresses."""
    found = re.findall(r"(?<![\w.@])@([A-Za-z](?:[\w.-]*\w)?)", plain_text(text))
    return list(dict.fromkeys(found))


def hashtags(text: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"(?<![\w&/#])#([A-Za-z][\w-]*)", plain_text(text))))


@dataclass(frozen=True, slots=True)
class InlineFile:
    name: str
    mime_type: str
    blob: Blob


def extract_inline(text: str) -> tuple[str, list[InlineFile]] | None:
    """The text with `cid:` references instead of data URIs, and their files; None for broken base64."""
    files: list[InlineFile] = []

    def replace(match: re.Match[str]) -> str:
        blob = Blob.of(base64.b64decode(re.sub(r"\s", "", match["content"]), validate=True))
        mime = match["mime"].lower()
        files.append(InlineFile(f"inline-{len(files) + 1}.{EXTENSIONS.get(mime, 'bin')}", mime, blob))
        return f"cid:{blob.sha256[:16]}@tickiti.sandbox"

    try:
        return DATA_URI.sub(replace, text), files
    except (binascii.Error, ValueError):
        return None

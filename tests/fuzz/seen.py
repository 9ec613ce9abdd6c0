"""What no answer, log line or file may hold, and how much memory a process holds."""

from __future__ import annotations

import base64
from pathlib import Path
from urllib.parse import quote

__all__ = ["CANARIES", "memory_of", "no_canary"]

CANARIES = {
    "our own token": "t-canary-own-4f1c9a77e2",
    "another one's token": "t-canary-other-93b0c51d",
}


def _shapes(secret: str) -> list[bytes]:
    """A secret as it is, and as it looks after one usual way of writing it."""
    raw = secret.encode()
    encoded = base64.b64encode(raw).rstrip(b"=")
    return [raw, raw[::-1], raw.hex().encode(), encoded, quote(secret, safe="").encode()]


SHAPES = {name: _shapes(secret) for name, secret in CANARIES.items()}


def no_canary(data: bytes | bytearray) -> list[str]:
    """The names of the secrets that stand in there: none, where all is well."""
    return [name for name, shapes in SHAPES.items() if any(shape in data for shape in shapes)]


def memory_of(process: int) -> int:
    """Bytes of a process that are in memory and its own."""
    for row in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if row.startswith("RssAnon:"):
            return int(row.split()[1]) * 1024
    raise AssertionError(f"no RssAnon of {process}")

"""Reads a Dockerfile as far as the tests need it: its instructions in order, their lines joined."""

from __future__ import annotations

import re
from pathlib import Path


def instructions(file: Path) -> list[tuple[str, str]]:
    lines = [line for line in file.read_text().splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n", " ", "\n".join(lines))
    found = [line.split(None, 1) for line in joined.splitlines() if line.strip()]
    return [(name, " ".join(words.split())) for name, words in found]


def variables(file: Path) -> dict[str, str]:
    """What the last stage sets."""
    found = instructions(file)
    last = max(at for at, (name, _) in enumerate(found) if name == "FROM")
    words = " ".join(text for name, text in found[last:] if name == "ENV").split()
    return dict(word.split("=", 1) for word in words)

"""What stands in a client's configuration where a secret belongs, and how to see that it was not filled in.

Refuses to look at or keep a real value: everything here is about the text that stands in for one.
"""

from __future__ import annotations

import re

# Told to the person where a client has no mechanism of its own: the text itself says what to do.
PASTE = "PASTE_{name}_HERE"

_UNFILLED = (
    # Claude Code hands an unset ${VAR} on as it stands, and its desktop sibling does so with every one.
    re.compile(r"^\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\}$"),
    re.compile(r"^\$\{(env|input):[^}]*\}$"),
    re.compile(r"^\$\{\{.*\}\}$"),
    re.compile(r"^PASTE_[A-Za-z0-9_]+_HERE$"),
    re.compile(r"^<[^<>]*>$"),
)


def paste_here(name: str) -> str:
    """The text for a client that expands nothing."""
    return PASTE.format(name=name)


def is_placeholder(value: str) -> bool:
    """True for a text that was meant to be replaced by a value and was not; in a header, after its fixed word."""
    text = value.strip().removeprefix("Bearer ")
    return any(pattern.match(text) for pattern in _UNFILLED)

"""How the client names itself to a desk.

Refuses to tell more than the connection's own words hold: a name, a version, the Python it runs on.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from .styles import safe_header


def user_agent(connection: Mapping[str, Any], mode: Literal["sdk", "server"]) -> str:
    """The User-Agent of a script ("sdk") or of the server; {version} and {python} are filled in."""
    words = (connection.get("user_agent") or {}).get(mode) or "deskwright/{version}"
    text = str(words).replace("{version}", _version()).replace("{python}", platform.python_version())
    return safe_header(text, "User-Agent")


@lru_cache(maxsize=1)
def _version() -> str:
    from importlib import metadata  # here: it loads a dozen modules, and most programs ask once or never

    try:
        return metadata.version("deskwright")
    except metadata.PackageNotFoundError:
        return "unknown"  # the generated packages alone, copied beside a script


__all__ = ["user_agent"]

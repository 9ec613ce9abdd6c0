"""Imports httpx without its command line, which comes along where rich and pygments happen to be installed.

That is half of the time and three quarters of the memory of the import, for a program that nobody starts here.
"""

from __future__ import annotations

import sys
from importlib import import_module

__all__ = ["import_httpx"]


def import_httpx() -> None:
    """To be called before whatever imports httpx first."""
    if "httpx" in sys.modules:
        return
    # None is Python's word for a module that cannot be imported; httpx is made for that.
    sys.modules["httpx._main"] = None  # type: ignore[assignment]
    try:
        import_module("httpx")
    finally:
        del sys.modules["httpx._main"]

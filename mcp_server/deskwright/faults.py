"""Points at which a test kills this very process, to prove what is left behind.

Nothing happens unless DESKWRIGHT_FAULT names a point; it is read once, at import.
"""

from __future__ import annotations

import os
import signal

__all__ = ["arm", "fault"]

_wanted, _left = "", 0


def arm(point: str) -> None:
    """Die at `point`, or at the nth pass of it with `point:nth`; nowhere with an empty text."""
    global _wanted, _left
    _wanted, _, nth = point.partition(":")
    _left = int(nth) if nth.isdigit() else 1


def fault(point: str) -> None:
    """Die here if this is the point."""
    global _left
    if point != _wanted:
        return
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("DESKWRIGHT_FAULT", ""))

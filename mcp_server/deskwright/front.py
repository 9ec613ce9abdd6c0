"""The first module of the `deskwright` command: it answers an assistant's first questions while the rest is imported.

Imports next to nothing. Any command but a server on two pipes goes straight to `cli`, and so does whatever is
unclear: the front only ever does what the server behind it would do, sooner.
"""

from __future__ import annotations

import gc
import os
import stat
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from deskwright.front_wire import Front

__all__ = ["main", "taken"]

_COMMANDS = ("serve", "try")
# What a server that was started here was asked for, and when (ns): by these its answers are remembered.
words: list[str] | None = None
begun_at = 0
_begun: Front | None = None


def main() -> int:
    """The command line, with the front before it where a snapshot of the answers is at hand."""
    global words, begun_at
    if sys.argv[1:2] and sys.argv[1] in _COMMANDS and _on_pipes() and os.environ.get("DESKWRIGHT_FRONT") != "off":
        # Hundreds of models are built while starting, and none of them is garbage.
        gc.disable()
        words, begun_at = sys.argv[1:], time.time_ns()
        try:
            _begin(words)
        except KeyboardInterrupt:
            return 1
    from deskwright.cli import main as command

    return command()


def taken() -> Front | None:
    """The front that has been answering, to whoever serves from here on; once."""
    global _begun
    front, _begun = _begun, None
    return front


def _begin(words: list[str]) -> None:
    global _begun
    from deskwright.front_find import find_snapshot

    snapshot = find_snapshot(words)
    if snapshot is not None:
        from deskwright.front_wire import Front, claim_standard_streams

        _begun = Front(snapshot, *claim_standard_streams())
        _begun.answer_first()


def _on_pipes() -> bool:
    """Standard input and output are pipes, as a client makes them."""
    if sys.platform == "win32":
        return False
    try:
        return all(stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) for mode in (os.fstat(0).st_mode, os.fstat(1).st_mode))
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())

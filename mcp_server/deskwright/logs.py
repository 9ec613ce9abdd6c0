"""What libraries log, as a line of facts each: where and how bad, never the text, which may hold anything."""

from __future__ import annotations

import json
import logging
import sys

__all__ = ["quiet_logging"]


class _Brief(logging.Formatter):
    """What a library logs as one line of facts: its messages and traces may hold arguments or ticket text."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        facts = {"event": "log", "level": record.levelname, "logger": record.name, "at": record.lineno, "type": kind}
        return json.dumps({name: value for name, value in facts.items() if value is not None})


def quiet_logging() -> None:
    """From now on warnings of libraries are a line each on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Brief())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)

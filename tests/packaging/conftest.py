"""The database that two servers share."""

from __future__ import annotations

from tests.state.postgres import postgres_server

__all__ = ["postgres_server"]

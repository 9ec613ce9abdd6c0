"""Answers of the authorization server: JSON that no cache keeps, and the errors of its standards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse, RedirectResponse, Response

__all__ = ["NO_STORE", "answer", "fault", "slow_down", "to_client"]

NO_STORE = {"cache-control": "no-store", "pragma": "no-cache"}


def answer(data: Mapping[str, Any], status: int = 200) -> Response:
    return JSONResponse(dict(data), status, headers=NO_STORE)


def fault(error: str, why: str, status: int = 400, *, basic: bool = False) -> Response:
    """An error as RFC 6749 §5.2 has it."""
    headers = {**NO_STORE, **({"www-authenticate": 'Basic realm="deskwright"'} if basic else {})}
    return JSONResponse({"error": error, "error_description": why}, status, headers=headers)


def slow_down(why: str, seconds: int) -> Response:
    headers = {**NO_STORE, "retry-after": str(max(1, seconds))}
    return JSONResponse({"error": "slow_down", "error_description": why}, 429, headers=headers)


def to_client(url: str, *, after_form: bool = False) -> Response:
    """Back to the client; after a form as 303, so that the browser does not send the form along (RFC 9700 §4.12)."""
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
    response = RedirectResponse(url, 303 if after_form else 302, headers=headers)
    # As it was made: quoting it again could make it another address.
    response.headers["location"] = url
    return response

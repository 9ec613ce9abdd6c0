# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""What it means that an exchange broke off: nothing sent, no answer, or an outcome nobody knows.

Refuses to call a write failed where the desk may have carried it out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from .errors import AnswerTooLarge, ConnectionFailed, OutcomeUnknown
from .retry import is_untrusted, was_not_sent
from .said import clean
from .wire import WireRequest


def is_read(request: WireRequest, operation: Mapping[str, Any]) -> bool:
    return request.method in ("GET", "HEAD", "OPTIONS") or bool(operation.get("retry_safe"))


def why_unreached(problem: Exception) -> str:
    """A broken connection in plain words."""
    if isinstance(problem, httpx.HTTPError) and is_untrusted(problem):
        return "its certificate is not trusted; if it has a CA of its own, give its CA file"
    if isinstance(problem, httpx.TimeoutException):
        return "timed out"
    return clean(str(problem), 120) or type(problem).__name__


def broken_exchange(
    problem: httpx.HTTPError,
    status: int | None,
    operation: Mapping[str, Any],
    request: WireRequest,
    key: str | None,
    timeout: float,
    *,
    doubted: bool = False,
) -> Exception:
    """What a broken connection means: it depends on whether the desk may have acted, now or at an earlier try."""
    where = f"{request.method} {request.path}"
    kind = f"no answer within {timeout:g} s" if isinstance(problem, httpx.TimeoutException) else "the connection broke"
    told = {"method": request.method, "path": request.path}
    if not was_sent(problem, status):
        if doubted and not is_read(request, operation):
            return in_doubt(request, key, f"then there was no connection to {request.url.host}")
        return ConnectionFailed(
            f"{where}: no connection to {request.url.host} ({why_unreached(problem)}); nothing was sent",
            sent=False,
            **told,
        )
    if isinstance(problem, httpx.DecodingError):
        kind = "its content encoding is broken"
    arrived = f" after status {status} had arrived" if status is not None else ""
    if is_read(request, operation):
        return ConnectionFailed(f"{where}: {kind}{arrived} ({type(problem).__name__})", sent=None, **told)
    likely = ""
    if status is not None:
        likely = "; the status says it was carried out" if 200 <= status < 300 else "; the status says it was not"
    again = "; sending it again with the same idempotency key is safe" if key else "; check before sending it again"
    return OutcomeUnknown(
        f"outcome unknown: {where} was sent, but {kind}{arrived}. The desk may or may not have carried it out"
        f"{likely}{again}",
        key=key,
        **told,
    )


def was_sent(problem: httpx.HTTPError, status: int | None) -> bool:
    """May a byte of the request have reached the desk?"""
    return status is not None or not (isinstance(problem, httpx.TransportError) and was_not_sent(problem))


def in_doubt(request: WireRequest, key: str | None, then: str) -> OutcomeUnknown:
    """A write of which the last try was not carried out, and an earlier one perhaps was."""
    where = f"{request.method} {request.path}"
    return OutcomeUnknown(
        f"outcome unknown: {where} was sent, and no answer came; {then}. The desk may or may not have carried it out; "
        "sending it again with the same idempotency key is safe",
        method=request.method,
        path=request.path,
        key=key,
    )


def too_large(operation: Mapping[str, Any], request: WireRequest, status: int, limit: int) -> AnswerTooLarge:
    done = not is_read(request, operation) and 200 <= status < 300
    size = f"{limit / 1048576:.3g} MiB" if limit >= 1048576 else f"{limit} bytes"
    pagination = operation.get("pagination") or {}
    fewer = pagination.get("size") or pagination.get("limit")
    advice = (
        f"ask for less with a smaller {fewer.partition('.')[2] or fewer}"
        if fewer
        else "ask for less, or raise max_answer"
    )
    after = "; the write was carried out, do not send it again" if done else ""
    after += f"; its status was {status}" if status >= 400 else ""
    return AnswerTooLarge(
        f"{request.method} {request.path}: the answer is larger than {size}{after}; {advice}",
        limit=limit,
        status=status,
        carried_out=done,
    )


__all__ = ["broken_exchange", "in_doubt", "is_read", "too_large", "was_sent", "why_unreached"]

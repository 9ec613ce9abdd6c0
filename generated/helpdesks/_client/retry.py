# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""When a request may be sent again, and after how long.

Refuses to repeat a write that has no idempotency key: a second ticket is worse than an error.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import httpx

from .errors import WireError
from .retry_after import told_wait

AGAIN = 2  # further tries
LONGEST_WAIT = 5.0  # seconds the desk may ask for that are waited for; longer is told
PASSING = frozenset({429, 502, 503, 504})


def may_repeat(operation: Mapping[str, Any], key: str | None) -> bool:
    return bool(operation.get("retry_safe")) or key is not None


def wait_after_answer(response: httpx.Response, tries: int) -> float | None:
    """Seconds to wait before the next try, or None if this answer stands."""
    if response.status_code not in PASSING or tries > AGAIN:
        return None
    told = told_wait(response)
    if told is not None:
        return told if told <= LONGEST_WAIT else None
    return backoff(tries)


def wait_after_break(problem: httpx.HTTPError, tries: int, *, keyed: bool) -> float | None:
    """The same after a broken connection; a read that timed out is told at once, a keyed write repeated."""
    if tries > AGAIN or is_untrusted(problem):
        return None
    if isinstance(problem, httpx.UnsupportedProtocol | httpx.ProxyError | httpx.DecodingError):
        return None
    if isinstance(problem, httpx.ReadTimeout | httpx.WriteTimeout) and not keyed:
        return None
    return backoff(tries)


def backoff(tries: int) -> float:
    """0.5 s, 1 s, … with jitter, so that many clients do not come back together."""
    return float(0.5 * 2 ** (tries - 1) * random.uniform(0.75, 1.25))


def was_not_sent(problem: httpx.TransportError) -> bool:
    """True only where not one byte of the request can have reached the desk."""
    return isinstance(
        problem,
        httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.UnsupportedProtocol | httpx.ProxyError,
    )


def is_untrusted(problem: httpx.HTTPError) -> bool:
    """A certificate that was not accepted; it will not be accepted the next time either."""
    return isinstance(problem, httpx.ConnectError) and "CERTIFICATE_VERIFY_FAILED" in str(problem)


def check_key(key: str, operation: str = "") -> str:
    """An idempotency key: 1 to 255 visible ASCII characters."""
    if not (1 <= len(key) <= 255 and all("!" <= char <= "~" for char in key)):
        raise WireError("an idempotency key is 1 to 255 visible ASCII characters", operation=operation)
    return key


__all__ = [
    "backoff",
    "check_key",
    "is_untrusted",
    "may_repeat",
    "wait_after_answer",
    "wait_after_break",
    "was_not_sent",
]

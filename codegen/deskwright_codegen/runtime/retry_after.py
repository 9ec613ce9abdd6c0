"""When the desk wants to be asked again: Retry-After, else the moment at which its rate limit starts anew.

Refuses to read a moment that is past or far away as an answer: then nothing is known.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

_RESETS = ("RateLimit-Reset", "X-RateLimit-Reset")
_REMAINING = ("RateLimit-Remaining", "X-RateLimit-Remaining")
_EPOCH = 1_000_000_000  # more seconds than this are no pause but a moment since 1970
_LONGEST = 86_400 * 31.0


def told_wait(response: httpx.Response) -> float | None:
    """Seconds from now; the rate limit's headers, which stand on every answer, count where the limit was reached."""
    told = read_retry_after(response.headers.get("Retry-After"))
    if told is not None or not _limited(response):
        return told
    now = _moment(response.headers.get("Date", "")) or datetime.now(UTC)
    found = (read_reset(response.headers[name], now) for name in _RESETS if name in response.headers)
    return next((seconds for seconds in found if seconds is not None), None)


def _limited(response: httpx.Response) -> bool:
    left = [response.headers[name].strip() for name in _REMAINING if name in response.headers]
    return response.status_code == 429 or (response.status_code == 503 and left in ([], ["0"]))


def read_retry_after(text: str | None) -> float | None:
    """Seconds from now: the header holds seconds or an HTTP date."""
    if not text:
        return None
    text = text.strip()
    if re.fullmatch(r"\d{1,9}(\.\d+)?", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, round((moment - datetime.now(UTC)).total_seconds(), 1))


def read_reset(text: str, now: datetime) -> float | None:
    """Seconds after `now` (the desk's clock): a pause, a moment in seconds or milliseconds since 1970, or a date."""
    text = text.strip()
    if re.fullmatch(r"\d{1,13}(\.\d{1,6})?", text):
        seconds = float(text)
        if seconds >= _EPOCH * 1000:
            seconds /= 1000
        if seconds >= _EPOCH:
            seconds -= now.timestamp()
    else:
        moment = _moment(text)
        if moment is None:
            return None
        seconds = (moment - now).total_seconds()
    return round(seconds, 1) if 0 < seconds <= _LONGEST else None


def _moment(text: str) -> datetime | None:
    """An HTTP date or an ISO 8601 date-time; one without a zone is UTC."""
    text = text.strip().removesuffix(" UTC").removesuffix(" GMT")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except ValueError:
            continue
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return None


__all__ = ["read_reset", "read_retry_after", "told_wait"]

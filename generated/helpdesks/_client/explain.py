# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""The words of an ApiError: status, our hint, and what the desk itself said.

Refuses to echo HTML pages, whole bodies, control characters or any secret of ours the desk sends back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import httpx

from . import errors
from .types import UNSET

_HINTS = {
    400: "the desk could not read the request",
    401: "the credential is missing, wrong, revoked or expired",
    402: "the desk's plan does not include this",
    403: "the credential may not do this: it lacks an ability or a role",
    404: "it does not exist, or this credential may not see it",
    405: "the desk has no such route; its version may differ from the documented one",
    406: "the desk cannot answer in the wanted format",
    408: "the desk gave up waiting for the request",
    409: "it clashes with the present state; read it again before another try",
    410: "it is gone",
    413: "the request is too large for the desk",
    415: "the desk does not take this media type",
    419: "the desk took this for a browser form; check the base URL",
    422: "the desk refused the values",
    423: "it is locked",
    429: "too many requests",
    500: "the desk failed inside",
    501: "the desk cannot do this",
    502: "a proxy got no proper answer from the desk",
    503: "the desk is not available now",
    504: "a proxy waited in vain for the desk",
}
_CLASSES: dict[int, type[errors.ApiError]] = {
    400: errors.BadRequest,
    401: errors.Unauthorized,
    403: errors.Forbidden,
    404: errors.NotFound,
    409: errors.Conflict,
    413: errors.TooLarge,
    422: errors.ValidationFailed,
    429: errors.RateLimited,
}
_REQUEST_IDS = ("X-Request-Id", "Request-Id", "X-Correlation-Id", "X-Amzn-Requestid", "X-Trace-Id", "CF-Ray")
_WORDS = ("message", "errormessage", "detail", "error_description", "error", "title")
_CODES = ("code", "errorcode", "error")
_TEXT_LIMIT, _DETAIL_LIMIT, _ERRORS_LIMIT = 300, 1000, 1500


@dataclass(frozen=True, slots=True)
class Said:
    """What the desk's body says: a sentence and a machine code."""

    detail: str = ""
    code: str | None = None


def api_error(
    response: httpx.Response,
    *,
    path: str | None = None,
    secrets: Collection[str] = (),
    kind: type[errors.ApiError] | None = None,
    hint: str | None = None,
    said: Any = UNSET,
) -> errors.ApiError:
    """The exception for an answer that is not a success; `said` is the part of the body that says why."""
    status = response.status_code
    body = readable_body(response)
    words = _read(body if said is UNSET else said, response, secrets)
    if kind is None:
        kind = _CLASSES.get(status) or (errors.ServerError if status >= 500 else errors.ApiError)
    if hint is None:
        hint = _HINTS.get(status) or ("the desk failed inside" if status >= 500 else "the desk did not accept it")
    retry_after = read_retry_after(response.headers.get("Retry-After"))
    if retry_after is not None and status in (429, 503):
        hint += f"; come back in {retry_after:g} s"
    method = response.request.method
    where = path if path is not None else response.request.url.path
    request_id = next((clean(response.headers[n], 120) for n in _REQUEST_IDS if n in response.headers), None)
    message = f"{status}{_phrase(status)} from {method} {where}: {hint}"
    if words.detail:
        message += f". The desk says: {words.detail}"
    if request_id:
        message += f" (request id {request_id})"
    return kind(
        redact(message, secrets),
        status=status,
        method=method,
        path=where,
        request_id=redact(request_id, secrets) if request_id else None,
        body=body,
        hint=hint,
        detail=words.detail,
        code=words.code,
        retry_after=retry_after,
    )


def readable_body(response: httpx.Response) -> Any:
    """Parsed JSON, else text, else the bytes; None for an empty body."""
    if not response.content:
        return None
    try:
        return response.json()
    except (ValueError, RecursionError):
        pass
    try:
        return response.text
    except (LookupError, ValueError):
        return response.content


def is_html(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("Content-Type", "").lower() or start.startswith((b"<!doctype", b"<html"))


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


def redact(text: str, secrets: Collection[str]) -> str:
    """The text without any of our secrets; very short ones would hit ordinary words."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= 4:
            text = text.replace(secret, "[secret]")
    return text


def clean(text: str, limit: int) -> str:
    """One line of printable text, shortened."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def _read(body: Any, response: httpx.Response, secrets: Collection[str]) -> Said:
    if is_html(response):
        return Said(f"an HTML page of {len(response.content)} bytes (not shown); a proxy or a log-in page?")
    if isinstance(body, str):
        # redacted before it is cut, or the cut could leave half a secret
        return Said(clean(redact(body, secrets), _TEXT_LIMIT))
    if isinstance(body, bytes):
        return Said(f"{len(body)} bytes that are not text")
    if isinstance(body, list):
        body = {"errors": body}
    if not isinstance(body, Mapping):
        return Said()
    members = {str(name).lower(): value for name, value in body.items()}
    sentence = _sentence(members)
    details = members.get("errors", members.get("violations"))
    if not sentence and details is None:
        sentence = _field_texts(body)
    parts = [clean(redact(sentence, secrets), _DETAIL_LIMIT)] if sentence else []
    if details:
        text = json.dumps(details, ensure_ascii=False, separators=(",", ":"))
        parts.append("errors: " + clean(redact(text, secrets), _ERRORS_LIMIT))
    code = _code(members)
    return Said(" ".join(parts), clean(redact(code, secrets), 120) if code else None)


def _sentence(members: Mapping[str, Any]) -> str:
    for word in _WORDS:
        value = members.get(word)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, Mapping):
            inner = _sentence({str(name).lower(): item for name, item in value.items()})
            if inner:
                return inner
    return ""


def _code(members: Mapping[str, Any]) -> str | None:
    inner = members.get("error")
    if isinstance(inner, Mapping):
        return _code({str(name).lower(): item for name, item in inner.items()})
    for word in _CODES:
        value = members.get(word)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        # `error` is often a sentence; a code is one word
        if isinstance(value, str) and value and len(value) <= 120 and not re.search(r"\s", value):
            return value
    return None


def _field_texts(body: Mapping[str, Any]) -> str:
    """{field: [text, …]}, as Django REST framework answers."""
    parts = []
    for name, texts in body.items():
        texts = [texts] if isinstance(texts, str) else texts
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
            return ""
        lead = "" if name == "non_field_errors" else f"{name}: "
        parts.append(lead + " ".join(texts))
    return "; ".join(parts)


__all__ = ["api_error", "clean", "is_html", "read_retry_after", "readable_body", "redact"]

# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""The words of an ApiError: status, our hint, and what the desk itself said.

Refuses to guess what a desk's code means: only the desk's own rules say that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import httpx

from . import errors
from .pointers import look_up
from .retry_after import told_wait
from .said import Said, as_it_is, clean, read_said, readable_body, redact, told_texts
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
_KINDS: dict[str, type[errors.ApiError]] = {
    "unauthorized": errors.Unauthorized,
    "forbidden": errors.Forbidden,
    "not_found": errors.NotFound,
    "conflict": errors.Conflict,
    "invalid": errors.ValidationFailed,
    "rate_limited": errors.RateLimited,
}
# what these say about the request itself outweighs any code
_FIRM = (errors.PartialAnswer, errors.RedirectRefused)


def api_error(
    response: httpx.Response,
    *,
    path: str | None = None,
    secrets: Collection[str] = (),
    rules: Sequence[Mapping[str, Any]] = (),
    kind: type[errors.ApiError] | None = None,
    hint: str | None = None,
    said: Any = UNSET,
    also: str | None = None,
) -> errors.ApiError:
    """The exception for an answer that is not a success.

    `rules` are the desk's own about its codes and words; `kind` is the class where none of them chooses one.
    `said` is the part of the body that says why, `also` a pointer to more of it.
    """
    status = response.status_code
    body = readable_body(response)
    words = _words(body, said, response, secrets)
    if also is not None and (more := told_texts(look_up(body, also), secrets)) and more not in words.detail:
        words = replace(words, detail=f"{words.detail} {more}".strip())
    if not words.detail and said is UNSET and status >= 400:
        words = replace(words, detail=as_it_is(body, secrets))
    rule = fitting_rule(rules, status, words.code, words.detail)
    if kind not in _FIRM:
        kind = _KINDS.get(rule.get("kind", "")) or kind or _CLASSES.get(status)
    if kind is None:
        kind = errors.ServerError if status >= 500 else errors.ApiError
    if hint is None:
        hint = _HINTS.get(status) or ("the desk failed inside" if status >= 500 else "the desk did not accept it")
    if rule.get("hint"):
        hint += f"; {rule['hint']}"
    retry_after = told_wait(response)
    if retry_after is not None and (status in (429, 503) or issubclass(kind, errors.RateLimited)):
        hint += f"; come back in {retry_after:g} s"
    method = response.request.method
    where = path if path is not None else response.request.url.path
    request_id = next((clean(response.headers[n], 120) for n in _REQUEST_IDS if n in response.headers), None)
    message = f"{status}{_phrase(status)} from {method} {where}: {hint}"
    if words.detail:
        message += f". The desk says: {words.detail}"
    if words.code and words.code not in message:
        message += f" [{words.code}]"
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
        meaning=str(rule.get("hint") or ""),
        detail=words.detail,
        code=words.code,
        retry_after=retry_after,
        fields=words.fields,
    )


def _words(body: Any, said: Any, response: httpx.Response, secrets: Collection[str]) -> Said:
    """What the body says; of a part that is only its code, the whole says more."""
    whole = read_said(body, response, secrets)
    if said is UNSET or (whole.code is not None and said == whole.code):
        return whole
    part = read_said(said, response, secrets)
    return replace(part, code=part.code or whole.code, fields=part.fields or whole.fields)


def fitting_rule(rules: Sequence[Mapping[str, Any]], status: int, code: str | None, detail: str) -> Mapping[str, Any]:
    """The first of the desk's own rules whose `status`, `code` and `matches` fit; one that is absent fits all."""
    for rule in rules:
        if rule.get("status") not in (None, status):
            continue
        patterns = ((rule.get("code"), code or ""), (rule.get("matches"), detail))
        if all(pattern is None or re.search(pattern, text) for pattern, text in patterns):
            return rule
    return {}


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


__all__ = ["api_error", "fitting_rule"]

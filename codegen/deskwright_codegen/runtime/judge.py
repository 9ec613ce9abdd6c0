"""Whether an answer is a success, by status and by body.

Refuses a 2xx that says it failed or was carried out in part, and a 2xx that is not JSON where JSON was promised.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import httpx

from .errors import FailedAnswer, PartialAnswer, UnexpectedAnswer
from .explain import api_error
from .pointers import look_up
from .said import is_html
from .types import UNSET


def judge(
    operation: Mapping[str, Any],
    response: httpx.Response,
    *,
    path: str,
    secrets: Collection[str] = (),
    rules: Sequence[Mapping[str, Any]] = (),
) -> httpx.Response:
    """The response itself if it is a success; otherwise the exception that says why not."""
    if not response.is_success:
        raise api_error(response, path=path, secrets=secrets, rules=rules)
    partial = operation.get("partial") or {}
    if str(response.status_code) in partial.get("statuses", ()):
        raise api_error(
            response,
            path=path,
            secrets=secrets,
            rules=rules,
            kind=PartialAnswer,
            hint="it was carried out in part; see what is left before anything is sent again",
            also=partial.get("detail"),
        )
    if not response.content or response.request.method == "HEAD":
        return response
    promised = _promises_json(operation, response)
    if not promised and not operation.get("failure") and not operation.get("lists"):
        return response
    try:
        body, _ = read_json(response)
    except (ValueError, RecursionError):
        if not promised:
            return response
        what = "an HTML page" if is_html(response) else "something that is not JSON"
        raise UnexpectedAnswer(
            f"{response.request.method} {path} was answered {response.status_code}, so take it as "
            f"carried out; but the answer is {what} ({len(response.content)} bytes, in .response)",
            response=response,
        ) from None
    condition = first_that_holds(operation.get("failure") or (), body)
    if condition is not None:
        raise api_error(
            response,
            path=path,
            secrets=secrets,
            rules=rules,
            kind=FailedAnswer,
            hint="the status says success, but the answer says that it failed",
            said=reason(condition, body),
        )
    return _with_lists(operation.get("lists") or (), response, body)


def _with_lists(pointers: Sequence[str], response: httpx.Response, body: Any) -> httpx.Response:
    """The answer with its empty lists as lists: some desks leave them out, or give an empty text."""
    if not isinstance(body, dict):
        return response
    missing = [pointer[1:] for pointer in pointers if body.get(pointer[1:]) in (None, "")]
    if not missing:
        return response
    settled = httpx.Response(
        response.status_code,
        headers=[(name, value) for name, value in response.headers.raw if name.lower() != b"content-length"],
        content=json.dumps({**body, **{name: [] for name in missing}}, ensure_ascii=False).encode("utf-8"),
        request=response.request,
        extensions={name: value for name, value in response.extensions.items() if name != _READ},
    )
    return settled


def read_json(response: httpx.Response) -> tuple[Any, bool]:
    """What the answer holds, read once for all who ask; False where it is no JSON to the letter (NaN, 1e999).

    Raises ValueError or RecursionError, as `json.loads` does.
    """
    known: tuple[Any, bool] | None = response.extensions.get(_READ)
    if known is None:
        odd: list[str] = []

        def number(text: str) -> float:
            found = float(text)
            if math.isinf(found):
                odd.append(text)
            return found

        def constant(word: str) -> float:
            odd.append(word)
            return float(word)

        try:
            value = json.loads(response.content, parse_float=number, parse_constant=constant)
        except UnicodeDecodeError:
            # JSON is UTF-8, but some desks write what their label says
            charset = response.charset_encoding
            if charset is None or not is_charset(charset):
                raise
            value = json.loads(response.content.decode(charset), parse_float=number, parse_constant=constant)
        known = response.extensions[_READ] = (value, not odd)
    return known


def is_charset(name: str) -> bool:
    """Whether texts in a charset of that name can be read here."""
    try:
        return isinstance(b" ".decode(name, "replace"), str)
    except LookupError:
        return False


# where an answer keeps what was read of it
_READ = "deskwright.json"


def first_that_holds(conditions: Iterable[Mapping[str, Any]], body: Any) -> Mapping[str, Any] | None:
    """The first condition that the body meets; none of a body that is UNSET, for it is not JSON."""
    return None if body is UNSET else next((condition for condition in conditions if holds(condition, body)), None)


def holds(condition: Mapping[str, Any], body: Any) -> bool:
    """Whether the value at "at" meets "is": value, "truthy": bool, "present": bool or "matches": pattern."""
    value = look_up(body, condition["at"])
    if "is" in condition:
        wanted = condition["is"]
        return value is not UNSET and type(value) is type(wanted) and bool(value == wanted)
    if "truthy" in condition:
        return bool(value) is condition["truthy"]
    if "present" in condition:
        return (value is not UNSET) is condition["present"]
    if "matches" in condition:
        return isinstance(value, str) and re.search(condition["matches"], value) is not None
    raise ValueError(f"unknown failure condition {sorted(condition)}")


def reason(condition: Mapping[str, Any], body: Any) -> Any:
    """The value that proves the failure, where it says more than true or false."""
    value = look_up(body, condition["at"])
    return value if isinstance(value, str | Mapping) and value else UNSET


def _promises_json(operation: Mapping[str, Any], response: httpx.Response) -> bool:
    """Whether the document says that this answer is JSON; not where it may also be what it says it is."""
    responses = operation.get("responses") or {}
    status = response.status_code
    for name in (str(status), f"{status // 100}XX", "default"):
        if name in responses:
            media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return responses[name].get("kind") == "json" and media not in (responses[name].get("also") or ())
    return False


__all__ = ["first_that_holds", "holds", "is_charset", "judge", "read_json", "reason"]

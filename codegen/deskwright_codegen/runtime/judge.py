"""Whether an answer is a success, by status and by body.

Refuses a 2xx that says it failed, and a 2xx that is not JSON where JSON was promised.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

import httpx

from .errors import FailedAnswer, UnexpectedAnswer
from .explain import api_error, is_html
from .pointers import look_up
from .types import UNSET


def judge(
    operation: Mapping[str, Any], response: httpx.Response, *, path: str, secrets: Collection[str] = ()
) -> httpx.Response:
    """The response itself if it is a success; otherwise the exception that says why not."""
    if not response.is_success:
        raise api_error(response, path=path, secrets=secrets)
    if not response.content or response.request.method == "HEAD":
        return response
    promised = _promised(operation, response.status_code) == "json"
    if not promised and not operation.get("failure"):
        return response
    try:
        body = response.json()
    except (ValueError, RecursionError):
        if not promised:
            return response
        what = "an HTML page" if is_html(response) else "something that is not JSON"
        raise UnexpectedAnswer(
            f"{response.request.method} {path} was answered {response.status_code}, so take it as "
            f"carried out; but the answer is {what} ({len(response.content)} bytes, in .response)",
            response=response,
        ) from None
    for condition in operation.get("failure") or ():
        if holds(condition, body):
            raise api_error(
                response,
                path=path,
                secrets=secrets,
                kind=FailedAnswer,
                hint="the status says success, but the answer says that it failed",
                said=_reason(condition, body),
            )
    return response


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


def _reason(condition: Mapping[str, Any], body: Any) -> Any:
    """The value that proves the failure, where it says more than true or false."""
    value = look_up(body, condition["at"])
    return value if isinstance(value, str | Mapping) and value else UNSET


def _promised(operation: Mapping[str, Any], status: int) -> str:
    responses = operation.get("responses") or {}
    for name in (str(status), f"{status // 100}XX", "default"):
        if name in responses:
            return str(responses[name].get("kind", ""))
    return ""


__all__ = ["holds", "judge"]

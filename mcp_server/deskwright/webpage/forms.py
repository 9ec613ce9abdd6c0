"""Reads a form that a page of ours sent: bounded, and as text alone."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

__all__ = ["BadForm", "Form", "read_form"]

_MOST_ENTRIES = 2_000


class BadForm(Exception):
    """It is no form of ours."""


class Form:
    """Names and values, in the order sent."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def one(self, name: str) -> str:
        """The value, empty where there is none; a name that came twice says nothing."""
        found = self.every(name)
        return found[0] if len(found) == 1 else ""

    def every(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]

    def starting(self, prefix: str) -> dict[str, str]:
        return {key.removeprefix(prefix): value for key, value in self._pairs if key.startswith(prefix)}


async def read_form(request: Request) -> Form:
    """The fields of the request; line ends as texts have them, not as forms send them."""
    body = await request.body()
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_ENTRIES)
    except ValueError:
        raise BadForm from None
    return Form([(name, value.replace("\r\n", "\n").replace("\r", "\n")) for name, value in pairs])

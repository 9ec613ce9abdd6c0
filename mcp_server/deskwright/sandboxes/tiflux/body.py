"""Reads a request's body by its content type: JSON, a form, or multipart with files.

What it cannot read is a 400; it judges no field.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from .refusals import Refusal


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One part of `files[]`, byte for byte."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    kind: str = "none"
    """`none`, `json`, `form` or `multipart`."""
    values: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[UploadedFile, ...] = ()


async def read_body(request: Request) -> Body:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "multipart/form-data":
        return await _read_form(request, "multipart")
    if media == "application/x-www-form-urlencoded":
        return await _read_form(request, "form")
    content = await request.body()
    if not content.strip():
        return Body()
    try:
        values = json.loads(content, parse_constant=_refuse_constant)
        json.dumps(values, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        raise _unreadable("The body is not valid JSON") from None
    if not isinstance(values, dict):
        raise _unreadable("The body is not a JSON object")
    return Body("json", values)


async def _read_form(request: Request, kind: str) -> Body:
    """A name that ends in `[]` repeats: files are kept as files, texts become a list without the brackets."""
    values: dict[str, Any] = {}
    files = []
    try:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile) and name == "files[]":
                    media = value.content_type or "application/octet-stream"
                    files.append(UploadedFile(_unescaped(value.filename or ""), media, await value.read()))
                elif isinstance(value, UploadFile):
                    values[name] = None
                elif name.endswith("[]"):
                    values.setdefault(name[:-2], []).append(value)
                else:
                    values[name] = value
    except (HTTPException, MultiPartException) as problem:
        raise _unreadable(f"The form cannot be read: {getattr(problem, 'detail', problem)}") from None
    return Body(kind, values, tuple(files))


def _unescaped(name: str) -> str:
    """A file's name as it was: forms write a quote and a line break in it percent-encoded, and nothing else."""
    return name.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


def _unreadable(text: str) -> Refusal:
    """Guess: what an unreadable body answers is not documented."""
    return Refusal(40003, {"error": [text]})


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")

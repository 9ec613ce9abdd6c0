# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""The few values that generated models, endpoint functions and the client share.

Refuses to guess: a value that was not given is `UNSET`, which is not the same as `None` (JSON null).
"""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO, Generic, Literal, TypeVar

import httpx
from attrs import define

T = TypeVar("T")


class Unset:
    """The type of `UNSET`: false, and never sent."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

FileContent = IO[bytes] | bytes | str
# (name, content, media type) and (name, content, media type, headers), as httpx takes them
FileTypes = tuple[str | None, FileContent, str | None] | tuple[str | None, FileContent, str | None, Mapping[str, str]]
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """A file to upload, or one that was downloaded."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    @classmethod
    def of(cls, content: bytes, file_name: str | None = None, mime_type: str | None = None) -> File:
        return cls(BytesIO(content), file_name, mime_type)

    @classmethod
    def from_path(cls, path: str | Path) -> File:
        """Read a file into memory; its name and media type come from its path."""
        path = Path(path)
        return cls.of(path.read_bytes(), path.name, mimetypes.guess_type(path.name)[0])

    def to_tuple(self) -> FileTypes:
        return self.file_name, self.payload, self.mime_type


@define
class Response(Generic[T]):
    """An answer with everything HTTP said about it; `parsed` is the success model."""

    status_code: int
    headers: httpx.Headers
    content: bytes
    parsed: T
    http: httpx.Response


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "Response", "Unset"]

"""Reads the files a call attaches and puts them where the desk wants them.

It reads only from the operator's attachments folder or from base64 in the call: never a path outside, a link,
a device, or more than the limits.
"""

from __future__ import annotations

import base64
import binascii
import errno
import html
import mimetypes
import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.catalogue import Operation
from deskwright.errors import Refusal, listed, short

__all__ = [
    "MAX_BYTES",
    "MAX_COUNT",
    "Attachment",
    "AttachmentFolder",
    "Bounds",
    "attached",
    "file_places",
    "gather",
    "inline_html",
    "load_parts",
]

MAX_BYTES = 25 * 1024 * 1024
MAX_COUNT = 10
IMAGE_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file in memory."""

    name: str
    content: bytes
    type: str
    placeholder: str | None = None

    def as_part(self) -> dict[str, Any]:
        """The value the request builder takes for a multipart file part."""
        return {"name": self.name, "content": self.content, "type": self.type}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many files one call may carry, and how large each and all of them may be, in bytes."""

    count: int = MAX_COUNT
    each: int = MAX_BYTES
    total: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class AttachmentFolder:
    """Where files may be read from; None: from nowhere, base64 alone is accepted."""

    folder: Path | None = None

    def load(self, items: Any, argument: str, bounds: Bounds | None = None) -> list[Attachment]:
        """Read every file of an argument: objects with path or content_base64, or paths as plain text."""
        bounds = bounds or Bounds()
        listed_items = items if isinstance(items, list) else [items]
        if len(listed_items) > bounds.count:
            raise _refused(
                f"{argument}: {len(listed_items)} files", f"at most {bounds.count} go with one call", "send fewer"
            )
        loaded: list[Attachment] = []
        for item in listed_items:
            loaded.append(self._load_one(item, argument, bounds.each))
            if sum(len(attachment.content) for attachment in loaded) > bounds.total:
                raise _too_large(argument, bounds.total, "together")
        return loaded

    def read_text(self, path: Any, argument: str) -> str:
        """The text of a file, which must be UTF-8."""
        content = self._read(str(path), argument)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise _refused(f"{argument}: {short(path)}", "it is not UTF-8 text", "pass a text file") from None

    def _load_one(self, item: Any, argument: str, most: int) -> Attachment:
        given = {"path": item} if isinstance(item, str) else item
        if not isinstance(given, Mapping):
            raise _refused(argument, "a file is an object with path or content_base64", "pass such an object")
        path, encoded = given.get("path"), given.get("content_base64")
        if (path is None) == (encoded is None):
            raise _refused(argument, "a file has either path or content_base64", "pass exactly one of the two")
        name = given.get("name")
        if path is not None:
            content = self._read(str(path), argument, most)
            name = name or os.path.basename(str(path))
        else:
            content = _decode(encoded, argument, most)
            if not name:
                raise _refused(argument, "content_base64 needs a name", "pass name, as in report.pdf")
        name = _clean_name(str(name), argument)
        kind = given.get("type") or mimetypes.guess_type(name)[0] or "application/octet-stream"
        if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", str(kind)):
            raise _refused(argument, f"{short(kind)} is not a media type", "pass type as in image/png")
        return Attachment(name, content, str(kind), given.get("placeholder"))

    def _read(self, path: str, argument: str, most: int = MAX_BYTES) -> bytes:
        if self.folder is None:
            raise _refused(
                f"{argument}: {short(path)}",
                "this server was started without --attachments, so it reads no files",
                "pass content_base64 and name, or have the operator start it with --attachments DIR",
            )
        root = Path(os.path.realpath(self.folder))
        wanted = Path(os.path.normpath(root / path))
        outside = _refused(
            f"{argument}: {short(path)}",
            "only files inside the attachments folder are read, and no links",
            "put the file into that folder and pass its path relative to it",
        )
        if "\0" in path or not wanted.is_relative_to(root) or wanted == root:
            raise outside
        try:
            # Links are refused in every part of the path, not followed and then compared.
            if os.path.realpath(wanted) != str(wanted):
                raise outside
            descriptor = _open_below(root, wanted.relative_to(root).parts)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENOTDIR):
                raise outside from None
            raise _refused(
                f"{argument}: {short(path)}", f"it cannot be read ({error.strerror})", "check the path"
            ) from None
        try:
            facts = os.fstat(descriptor)
            if not stat.S_ISREG(facts.st_mode):
                raise _refused(f"{argument}: {short(path)}", "it is not a regular file", "pass a regular file")
            if facts.st_size > most:
                raise _too_large(f"{argument}: {short(path)}", most)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                content = file.read(most + 1)
        finally:
            os.close(descriptor)
        if len(content) > most:
            raise _too_large(f"{argument}: {short(path)}", most)
        return content


def _open_below(root: Path, parts: Sequence[str]) -> int:
    """Open a file step by step from the folder, no step through a link: none can be put there in between."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    if os.open not in os.supports_dir_fd:
        return os.open(root.joinpath(*parts), flags)
    at = os.open(root, flags | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            below = os.open(part, flags | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = below
        return os.open(parts[-1], flags | os.O_NOFOLLOW, dir_fd=at)
    finally:
        os.close(at)


def _decode(encoded: Any, argument: str, most: int) -> bytes:
    text = "".join(str(encoded).split())
    if not text:
        raise _refused(argument, "a file has no content", "pass the bytes as base64, or leave the file out")
    if len(text) > (most + 2) // 3 * 4:
        raise _too_large(argument, most)
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise _refused(argument, "the content is not base64", "encode the bytes as base64") from None
    if len(content) > most:  # the text alone does not tell the last two bytes
        raise _too_large(argument, most)
    return content


def _clean_name(name: str, argument: str) -> str:
    if not name or len(name) > 255 or any(ord(character) < 32 or character in "/\\" for character in name):
        raise _refused(argument, f"{short(name)} is not a file name", "pass a name without folders")
    return name


def _refused(what: str, why: str, step: str) -> Refusal:
    return Refusal(f"{what}; nothing was sent", why, step, error={"code": "attachment_refused"})


def _too_large(what: str, most: int, each: str = "each") -> Refusal:
    size = f"{most / 1024 / 1024:g} MiB"
    return _refused(f"{what}: too large", f"the files of one call may have {size} {each}", "send less")


# --- where they go -------------------------------------------------------------------------------------


def inline_html(content: str, attachments: Sequence[Attachment], argument: str) -> str:
    """The HTML with each image as a data: URI, at its placeholder or as a paragraph of its own at the end."""
    tags = []
    for attachment in attachments:
        suffix = os.path.splitext(attachment.name)[1].lower()
        if attachment.type in IMAGE_TYPES.values() and suffix not in IMAGE_TYPES:
            kind = attachment.type
        elif suffix in IMAGE_TYPES:
            kind = IMAGE_TYPES[suffix]
        else:
            raise _refused(
                f"{argument}: {short(attachment.name)}",
                f"only images go into the text: {listed(IMAGE_TYPES)}",
                "attach it as a file, where the tool has an argument for files",
            )
        data = base64.b64encode(attachment.content).decode("ascii")
        name = html.escape(attachment.name, quote=True)
        tag = f'<img src="data:{kind};base64,{data}" alt="{name}">'
        placeholder = attachment.placeholder or "{{attach:" + attachment.name + "}}"
        tags.append((placeholder, tag))
    # One pass: what an inserted image holds is not searched for another one's placeholder.
    wanted = dict(tags)
    pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))) or r"(?!)")
    present = set(pattern.findall(content))
    placed = pattern.sub(lambda match: wanted[match.group(0)], content)
    return placed + "".join(f"<p>{tag}</p>" for placeholder, tag in tags if placeholder not in present)


def gather(
    uploads: Sequence[Mapping[str, Any]], arguments: Mapping[str, Any], folder: AttachmentFolder
) -> list[tuple[str, list[Any]]]:
    """What the modes `parts` and `objects` put into the request: (place, values).

    Arguments that lead to the same place are counted together, before the first file is read.
    """
    found: dict[str, list[Any]] = {}
    for place in dict.fromkeys(upload["into"] for upload in uploads if upload["mode"] in ("parts", "objects")):
        here = [upload for upload in uploads if upload["into"] == place and upload["mode"] in ("parts", "objects")]
        given = {upload["argument"]: items for upload in here if (items := _items(arguments.get(upload["argument"])))}
        count = min(upload.get("max_count", MAX_COUNT) for upload in here)
        if (total := sum(map(len, given.values()))) > count:
            raise _refused(f"{' and '.join(given)}: {total} files", f"at most {count} go with one call", "send fewer")
        for upload in here:
            each = upload.get("max_bytes", MAX_BYTES)
            items = [_renamed(upload, item) for item in given.get(upload["argument"], ())]
            loaded = folder.load(items, upload["argument"], Bounds(count, each, count * each)) if items else []
            found.setdefault(place, []).extend(_sent(upload, attachment) for attachment in loaded)
    return [(place, values) for place, values in found.items() if values]


def attached(upload: Mapping[str, Any], given: Any, folder: AttachmentFolder) -> list[Attachment]:
    """The files of one argument, within its own bounds."""
    argument = upload["argument"]
    if upload["mode"] not in ("parts", "objects"):
        return folder.load(given, argument)
    count, each = upload.get("max_count", MAX_COUNT), upload.get("max_bytes", MAX_BYTES)
    return folder.load([_renamed(upload, item) for item in _items(given)], argument, Bounds(count, each, count * each))


def _items(given: Any) -> list[Any]:
    """The files of an argument; one alone need not stand in a list."""
    return given if isinstance(given, list) else [given] if given else []


def _renamed(upload: Mapping[str, Any], item: Any) -> Any:
    """An item whose members the desk's own tools call otherwise, under our names."""
    if not isinstance(item, Mapping):
        return item
    ours = {upload.get("content", "content_base64"): "content_base64", upload.get("name", "name"): "name"}
    return {ours.get(key, key): value for key, value in item.items()}


def _sent(upload: Mapping[str, Any], attachment: Attachment) -> Any:
    if upload["mode"] == "parts":
        return attachment.as_part()
    told = {
        "base64": base64.b64encode(attachment.content).decode("ascii"),
        "type": attachment.type,
        "name": attachment.name,
        "size": len(attachment.content),
    }
    return {member: told[kind] for member, kind in (upload.get("members") or {}).items()}


def load_parts(values: dict[str, Any], operation: Operation, folder: AttachmentFolder) -> dict[str, Any]:
    """The values with the file parts of a multipart body read into memory."""
    body = values.get("body")
    places = file_places(values, operation)
    if "body" in places and isinstance(body, Mapping) and not _is_loaded(body):
        named = body if "path" in body or body.get("name") else {**body, "name": "body"}  # it is never told
        return {**values, "body": folder.load(named, "body")[0].as_part()}
    if not places or not isinstance(body, Mapping):
        return values
    loaded: dict[str, Any] = {}
    for name, value in body.items():
        if f"body#/{name}" in places and value is not None and not _is_loaded(value):
            attachments = folder.load(value, name)
            found = [attachment.as_part() for attachment in attachments]
            loaded[name] = found if isinstance(value, list) else found[0]
        else:
            loaded[name] = value
    return {**values, "body": loaded}


def file_places(values: Mapping[str, Any], operation: Operation) -> set[str]:
    """Where the body of this request takes files; `body` where it is one itself."""
    media = (operation.wire.get("body") or {}).get("media") or {}
    chosen = media.get(values.get("media") or next(iter(media), None)) or {}
    if chosen.get("kind") == "binary":
        return {"body"}
    return {f"body#/{name}" for name, part in (chosen.get("parts") or {}).items() if part.get("kind") == "file"}


def _is_loaded(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(isinstance(item, Mapping) and isinstance(item.get("content"), bytes) for item in items)

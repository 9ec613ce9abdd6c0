"""The files of a call as a person is shown them, read once: what was looked at is what is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values
from deskwright.catalogue import Operation
from deskwright.errors import Refusal
from deskwright.governance.secrets import places_of
from deskwright.uploads import MAX_BYTES, Attachment, AttachmentFolder, attached, file_places

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["ReadOnce", "describe_files", "reads_folder", "with_texts"]


@dataclass(frozen=True, slots=True)
class ReadOnce(AttachmentFolder):
    """The attachments folder during one call: a file that is changed meanwhile is not read again."""

    _held: dict[str, bytes] = field(default_factory=dict, repr=False)

    def _read(self, path: str, argument: str, most: int = MAX_BYTES) -> bytes:
        if path not in self._held:
            self._held[path] = AttachmentFolder._read(self, path, argument, most)
        return self._held[path]


def with_texts(call: Call, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments with the text of a file in the place of its path: it is judged, shown and sent as any other."""
    given = dict(arguments)
    for upload in call.tool.uploads:
        name, into = upload["argument"], upload["into"]
        if upload["mode"] != "text" or not given.get(name):
            continue
        if given.get(into) is not None:
            raise Refusal(
                f"{call.shown_name}: both {name} and {into} were given; nothing was sent",
                f"{name} is another way to give {into}",
                "pass one of the two",
                error={"code": "invalid_arguments"},
            )
        given[into] = call.limits.attachments.read_text(given.pop(name), name)
    return given


def describe_files(
    call: Call, operation: Operation, values: Values, given: Mapping[str, Any]
) -> dict[str, list[dict[str, Any]]]:
    """Argument -> its files by name, size and digest: what is approved is this very content."""
    folder = call.limits.attachments
    found = {
        upload["argument"]: attached(upload, given[upload["argument"]], folder)
        for upload in call.tool.uploads
        if upload["mode"] != "text" and given.get(upload["argument"])
    }
    places = file_places(values, operation)
    for name, argument in call.tool.arguments.items():
        if given.get(name) and name not in found and places.intersection(places_of(argument)):
            found[name] = folder.load(given[name], name)
    return {name: [_described(each) for each in files] for name, files in found.items()}


def reads_folder(files: Mapping[str, Any], arguments: Mapping[str, Any]) -> bool:
    """Does one of these described files lie in the attachments folder of who proposed it?"""
    return any(_is_path(item) for name in files for item in _items(arguments.get(name)))


def _items(given: Any) -> Iterable[Any]:
    return given if isinstance(given, list) else [given]


def _is_path(item: Any) -> bool:
    return isinstance(item, str) or (isinstance(item, Mapping) and item.get("path") is not None)


def _described(file: Attachment) -> dict[str, Any]:
    return {"name": file.name, "size": len(file.content), "sha256": hashlib.sha256(file.content).hexdigest()}

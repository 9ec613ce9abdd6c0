"""Gathering: a document anywhere on the disk, and the files it refers to, as one desk's input.

Only what is referred to is read, and only inside the document's folder: no link out of it, no device, no giant.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .finding import Finding
from .load import DeskInput, decode, parsed_file
from .recognise import LARAVEL, OTRS, RAILS, foreign_finding, foreign_text, foreign_value, recognised_text
from .recognise import recognised_value as kind_of_value
from .references import PROSE, Target, target_of
from .yaml_text import BrokenText

TYPEBOOK = "typebook.yaml"
MAX_BYTES = 100 * 1024 * 1024
MAX_FILES = 2_000
_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://?")
_FILE_REF = re.compile(r"""["']?\$ref["']?\s*:\s*(?:\\?["'])?(?!#|\\?["'#])\S""")


@dataclass(slots=True)
class Gathered:
    """A document and what it refers to; with errors among the findings there is nothing to go on with."""

    name: str
    """The document's own name, as it came: other files refer back to it."""
    kind: str = ""
    """`openapi`, `swagger`, `laravel`, `webservice`, `rails`; empty when it is none of them."""
    files: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    """Files inside the folder that are referred to and not there: whoever waits for a change waits for these too."""
    findings: list[Finding] = field(default_factory=list)
    input: DeskInput = field(default_factory=lambda: DeskInput("", "", {}))

    @property
    def value(self) -> Any:
        """The document's parsed value (a table's text); nobody changes it."""
        parsed = self.input.parsed.get(self.name)
        return parsed.value if parsed is not None else self.files.get(self.name)

    def source(self, desk: str, folder: str, more: Mapping[str, str] | None = None) -> DeskInput:
        """The input of a desk of this id; findings call its folder `folder`."""
        files = {**self.files, **(more or {})}
        parsed = {name: value for name, value in self.input.parsed.items() if files[name] is self.files.get(name)}
        return DeskInput(desk, folder, files, self.name, dict(self.refused), parsed)


def read_document_folder(path: Path, folder_name: str = "") -> Gathered:
    """The document at `path` and what it refers to, transitively; findings say why one cannot be had."""
    gathered = Gathered(path.name)
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        real = None
    if _ADDRESS.match(str(path)):
        _refuse(gathered, path, "this is an address", "download the document first and name the file")
    elif real is None:
        _refuse(gathered, path, "there is no such file", "name the document of the API")
    elif real.is_dir():
        _refuse(gathered, path, "this is a folder", "name the document in it")
    else:
        gathered.name = real.name
        why = _read(gathered, real.parent, real.name)
        if why:
            _refuse(gathered, path, f"the file {why}", "name a readable text file")
        else:
            _follow(gathered, real.parent, folder_name or path.parent.as_posix())
    return gathered


def _refuse(gathered: Gathered, path: Path, what: str, fix: str) -> None:
    gathered.findings.append(Finding("GEN001", str(path), what, fix))


def _follow(gathered: Gathered, folder: Path, folder_name: str) -> None:
    source = gathered.input = DeskInput("", folder_name, gathered.files, gathered.name, gathered.refused)
    text = gathered.files[gathered.name]
    kind = recognised_text(text)
    foreign = foreign_text(text) if kind is None else None
    if foreign is not None:
        gathered.findings.append(foreign_finding(source, gathered.name, foreign))
        return
    if kind is None:
        try:
            value = parsed_file(source, gathered.name).value
        except BrokenText as broken:
            from .load import broken_finding

            gathered.findings.append(broken_finding(source, gathered.name, broken))
            return
        kind = kind_of_value(value)
        if kind is None:
            gathered.findings.append(foreign_finding(source, gathered.name, foreign_value(value)))
            return
    gathered.kind = kind
    if kind in {LARAVEL, OTRS, RAILS}:
        _read(gathered, folder, TYPEBOOK, wanted=False)
        return
    waiting = [gathered.name]
    while waiting:
        name = waiting.pop()
        for found in sorted(set(_files_named(source, name))):
            if found not in gathered.files and found not in gathered.refused:
                if len(gathered.files) >= MAX_FILES:
                    gathered.refused[found] = f"is one more than {MAX_FILES:,} files"
                elif why := _read(gathered, folder, found):
                    if why != "is not there":
                        gathered.refused[found] = why
                    elif found not in gathered.absent:
                        gathered.absent.append(found)
                else:
                    waiting.append(found)


def _files_named(source: DeskInput, name: str) -> Iterator[str]:
    """The other files that one refers to."""
    text = source.files[name]
    if name.endswith(PROSE) and name != source.document:
        return
    if "mapping" not in text and not _FILE_REF.search(text):
        return
    try:
        value = parsed_file(source, name).value
    except BrokenText:
        return  # told where it is referred to
    rest = [value]
    while rest:
        here = rest.pop()
        if isinstance(here, dict):
            refs = [here.get("$ref")]
            if isinstance(here.get("mapping"), dict):
                refs += [ref for ref in here["mapping"].values() if isinstance(ref, str) and "." in ref]
            for ref in refs:
                target = target_of(ref, name) if isinstance(ref, str) and not ref.startswith("#") else None
                if isinstance(target, Target):
                    yield target.file
            rest.extend(here.values())
        elif isinstance(here, list):
            rest.extend(here)


def _read(gathered: Gathered, folder: Path, name: str, *, wanted: bool = True) -> str | None:
    """Read one file of the folder; why not, when it cannot be."""
    path = folder / name
    try:
        if not _spelt_so(folder, name):
            return "is not there"
        if not path.resolve(strict=True).is_relative_to(folder):
            return "is a link out of the document's folder"
        if not path.is_file():
            return "is no regular file"
        if path.stat().st_size > MAX_BYTES:
            return f"has more than {MAX_BYTES // 1024 // 1024} MB"
        gathered.files[name] = read_text(path)
    except (OSError, RuntimeError, ValueError) as broken:
        return f"cannot be read ({getattr(broken, 'strerror', None) or type(broken).__name__})" if wanted else None
    return None


def read_text(path: Path) -> str:
    """The text of a file; raises OSError, never for what is in the file."""
    return decode(path.read_bytes())


def _spelt_so(folder: Path, name: str) -> bool:
    """Whether the file is there in exactly this spelling: some file systems find it in any."""
    here = folder
    for part in name.split("/"):
        try:
            if part not in os.listdir(here):
                return False
        except OSError:
            return False
        here = here / part
    return True

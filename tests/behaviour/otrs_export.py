"""The OTRS desk generated anew from another export of a web service, in a folder of its own.

Everything else of specs/otrs is taken as it is. The project's own files are never written.
"""

from __future__ import annotations

import contextlib
import io
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from deskwright.catalogue import Catalogue, DeskPlace, load_catalogue
from deskwright_codegen.command import main

ROOT = Path(__file__).parents[2]
SPECS = ROOT / "specs" / "otrs"


@dataclass(frozen=True)
class Generated:
    """A project with one desk: whether it was generated, and what was said."""

    root: Path
    code: int
    said: str

    @property
    def packages(self) -> Path:
        """What has to come first on the path of a script."""
        return self.root / "generated"

    @cached_property
    def catalogue(self) -> Catalogue:
        """As the server finds it in a folder."""
        folder = self.packages / "helpdesks" / "otrs"
        return load_catalogue(DeskPlace("otrs", folder, None, str(folder.parent)))

    @cached_property
    def webservice(self) -> dict[str, Any]:
        """The export itself, for the sandbox to serve."""
        text = (self.root / "specs" / "otrs" / "webservice.yml").read_text("utf-8")
        document: dict[str, Any] = yaml.safe_load(text)
        return document


def generate(root: Path, webservice: str, *, typebook: str | None = None) -> Generated:
    """`webservice`: the text of an export; `typebook`: lines that are added under `types`."""
    specs = root / "specs" / "otrs"
    shutil.copytree(SPECS, specs, dirs_exist_ok=True)
    (specs / "webservice.yml").write_text(webservice, "utf-8")
    if typebook is not None:
        book = (specs / "typebook.yaml").read_text("utf-8")
        (specs / "typebook.yaml").write_text(book.replace("\ntypes:\n", f"\ntypes:\n{typebook}\n"), "utf-8")
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        code = main(["regen", "otrs", "--no-typecheck", "--root", str(root)])
    return Generated(root, code, said.getvalue())


def export_text(name: str) -> str:
    """One of specs/otrs/exports."""
    return (SPECS / "exports" / name).read_text("utf-8")


__all__ = ["ROOT", "SPECS", "Generated", "export_text", "generate"]

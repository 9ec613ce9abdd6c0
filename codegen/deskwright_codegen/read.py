"""Reading: whatever describes a helpdesk becomes one OpenAPI 3.1 document.

Nothing after this stage knows where the document came from. A new kind of input is one `read_*.py` and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding
from .load import DeskInput, load_file
from .read_laravel import read_laravel
from .read_openapi import read_openapi
from .read_otrs import read_otrs


@dataclass(slots=True)
class Reading:
    """The document (None when it could not be read), and what was found on the way."""

    document: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)


Reader = Callable[[DeskInput, str, Any, dict[str, Any]], "tuple[dict[str, Any] | None, list[Finding]]"]

#: file name -> reader. The first that a desk's folder holds is its document.
READERS: tuple[tuple[str, Reader], ...] = (
    ("openapi.yaml", read_openapi),
    ("openapi.yml", read_openapi),
    ("openapi.json", read_openapi),
    ("routes.json", read_laravel),
    ("webservice.yml", read_otrs),
    ("webservice.yaml", read_otrs),
)


def read_desk(source: DeskInput, settings: dict[str, Any]) -> Reading:
    """Find the desk's document and read it; `settings` is its helpdesk.toml."""
    for name, reader in READERS:
        if name in source.files:
            loaded = load_file(source, name)
            if loaded.findings:
                return Reading(None, loaded.findings)
            document, findings = reader(source, name, loaded.value, settings)
            return Reading(document, findings)
    names = ", ".join(name for name, _ in READERS)
    return Reading(
        None,
        [Finding("GEN002", source.where(""), f"none of {names} is in the folder", "add the API's description")],
    )

"""Reading: whatever describes a helpdesk becomes one OpenAPI 3.1 document.

Nothing after this stage knows where the document came from. A new kind of input is one `read_*.py` and a line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding
from .load import DeskInput, load_document
from .read_laravel import read_laravel
from .read_openapi import read_openapi
from .read_otrs import read_otrs
from .read_rails import read_rails
from .read_swagger import read_swagger
from .recognise import (
    LARAVEL,
    OPENAPI,
    OTRS,
    RAILS,
    SWAGGER,
    foreign_finding,
    foreign_text,
    foreign_value,
    recognised_text,
    recognised_value,
)


@dataclass(slots=True)
class Reading:
    """The document (None when it could not be read), and what was found on the way."""

    document: dict[str, Any] | None
    findings: list[Finding] = field(default_factory=list)
    kind: str = ""
    """`openapi`, `swagger` and so on, as in READERS; empty when it is none."""


#: Gets the desk's files, the document's name, its value (of a table: its text) and the settings.
Reader = Callable[[DeskInput, str, Any, dict[str, Any]], "tuple[dict[str, Any] | None, list[Finding]]"]

READERS: dict[str, Reader] = {
    OPENAPI: read_openapi,
    SWAGGER: read_swagger,
    LARAVEL: read_laravel,
    OTRS: read_otrs,
    RAILS: read_rails,
}
#: The names that a document usually has. The first that a desk's folder holds is the one, unless helpdesk.toml says it.
DOCUMENTS = (
    "openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json", "routes.json",
    "webservice.yml", "webservice.yaml", "routes.txt",
)  # fmt: skip
#: What these are is said by their names: a broken one is told by the reader of its kind.
_SAID = {"routes.json": LARAVEL, "webservice.yml": OTRS, "webservice.yaml": OTRS, "routes.txt": RAILS}


def document_name(source: DeskInput, settings: dict[str, Any]) -> str | None:
    """Which of the desk's files is the document."""
    said = source.document or settings.get("document")
    return str(said) if said else next((name for name in DOCUMENTS if name in source.files), None)


def read_desk(source: DeskInput, settings: dict[str, Any]) -> Reading:
    """Find the desk's document and read it; `settings` is its helpdesk.toml."""
    name = document_name(source, settings)
    if name is None or name not in source.files:
        what = f"there is no {name}" if name else f"none of {', '.join(DOCUMENTS)} is in the folder"
        return Reading(None, [Finding("GEN002", source.where(name or ""), what, "add the API's description")])
    text = source.files[name]
    kind = recognised_text(text) or (RAILS if _SAID.get(name) == RAILS else None)
    if kind is not None:
        document, findings = READERS[kind](source, name, text, settings)
        return Reading(document, findings, kind)
    foreign = foreign_text(text)
    if foreign is not None:
        return Reading(None, [foreign_finding(source, name, foreign)])
    loaded = load_document(source, name)
    if loaded.value is None and loaded.findings:
        return Reading(None, loaded.findings)
    kind = recognised_value(loaded.value) or _SAID.get(name)
    if kind is None:
        return Reading(None, [*loaded.findings, foreign_finding(source, name, foreign_value(loaded.value))])
    document, findings = READERS[kind](source, name, loaded.value, settings)
    return Reading(document, loaded.findings + findings, kind)

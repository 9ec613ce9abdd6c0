"""Reads the OpenAPI document the running helpdesk emits and compares its structure. Never commits upstream prose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from .server import RunningDesk

COMMITTED = Path(__file__).resolve().parents[3] / "specs" / "django_helpdesk" / "openapi.json"

# Sentences, labels and samples are upstream's words; paths, parameters, schemas and codes are facts.
# As keywords they hold text; a *property* of the same name holds a schema and stays.
_PROSE = ("description", "summary", "title", "example", "examples", "externalDocs")


def live_document(desk: RunningDesk) -> dict[str, Any]:
    """The document as the server emits it now."""
    answer = httpx.get(
        f"{desk.base_url}/api/schema/",
        headers={
            "Authorization": f"Token {desk.tokens['admin']}",
            "Accept": "application/vnd.oai.openapi+json",
        },
        timeout=30,
        trust_env=False,
    )
    answer.raise_for_status()
    document: dict[str, Any] = answer.json()
    return document


def structure(document: dict[str, Any]) -> dict[str, Any]:
    """The document without its prose; still a valid one (titles and response descriptions are obligatory)."""
    bare: dict[str, Any] = _without_prose(document, inside_names=False)
    bare["info"] = {"title": document["info"]["title"], "version": document["info"]["version"]}
    for path in bare["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                response["description"] = ""
    return bare


def structure_text(document: dict[str, Any]) -> str:
    """Exactly the bytes that are committed for this document."""
    return json.dumps(structure(document), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def differences(live: dict[str, Any], committed: dict[str, Any]) -> list[str]:
    """Where two documents differ in structure, as JSON pointers with what stands there; empty if nowhere."""
    return list(_differences(structure(live), structure(committed), ""))


def _without_prose(node: Any, *, inside_names: bool) -> Any:
    """`inside_names`: the keys of this object are names (of properties, schemas, paths), not keywords."""
    if isinstance(node, list):
        return [_without_prose(item, inside_names=False) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_prose(value, inside_names=not inside_names and key in ("properties", "schemas", "paths"))
        for key, value in node.items()
        if inside_names or key not in _PROSE
    }


def _differences(live: Any, committed: Any, at: str) -> Iterator[str]:
    if isinstance(live, dict) and isinstance(committed, dict):
        for key in sorted(live.keys() | committed.keys()):
            here = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
            if key not in live:
                yield f"{here}: gone from the server"
            elif key not in committed:
                yield f"{here}: only on the server"
            else:
                yield from _differences(live[key], committed[key], here)
    elif live != committed:
        yield f"{at}: server {json.dumps(live)[:120]}, committed {json.dumps(committed)[:120]}"

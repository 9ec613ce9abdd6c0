"""A client's document as the text of its file: JSON, TOML or YAML.

It reads nothing back and merges nothing: that is `merge_configuration`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deskwright.clients import Client

__all__ = ["as_text"]


def _as_toml(document: Mapping[str, Any]) -> str:
    """The document of a TOML client: one table per server, values that JSON and TOML write alike."""
    lines: list[str] = []
    for table, servers in document.items():
        for name, entry in servers.items():
            lines.append(f"[{table}.{name}]")
            lines += [f"{key} = {_toml_value(value)}" for key, value in entry.items()]
    return "\n".join(lines) + "\n"


def _toml_value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_toml_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml_value(key)} = {_toml_value(item)}" for key, item in value.items()) + " }"
    # A TOML basic string takes what JSON escapes, save that TOML wants DEL escaped, too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _as_yaml(document: Mapping[str, Any], marker: str) -> str:
    """The document of a YAML client. JSON strings are YAML strings: no library is needed to write it."""
    lines = [f"# {marker}"]
    for key, value in document.items():
        if not isinstance(value, list):
            lines.append(f"{key}: {value}")
            continue
        lines.append(f"{key}:")
        for entry in value:
            block = [line for name, item in entry.items() for line in _yaml(name, item)]
            lines += ["    " + line if at else "  - " + line for at, line in enumerate(block)]
    return "\n".join(lines) + "\n"


def _yaml(name: str, item: Any) -> list[str]:
    if isinstance(item, list):
        return [f"{name}:", *("  - " + json.dumps(value, ensure_ascii=False) for value in item)]
    if isinstance(item, dict):
        # Unquoted as in Continue's own pages: the template is filled in before the file is read as YAML.
        inner = [line for key, value in item.items() for line in _nested(key, value)]
        return [f"{name}:", *("  " + line for line in inner)]
    return [f"{name}: {json.dumps(item, ensure_ascii=False)}"]


def _nested(key: str, value: Any) -> list[str]:
    return _yaml(key, value) if isinstance(value, dict) else [f"{key}: {value}"]


def as_text(client: Client, document: Mapping[str, Any], marker: str) -> str:
    """The document as this client's file holds it."""
    if client.syntax == "toml":
        return _as_toml(document)
    if client.syntax == "yaml":
        return _as_yaml(document, marker)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

"""Loading: the text of JSON, YAML and TOML files as plain values, with a finding where a file cannot be read.

Refuses tags, anchors that run away and YAML 1.1's surprises (`no`, dates): OpenAPI is YAML 1.2.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .finding import Finding


@dataclass(frozen=True, slots=True)
class DeskInput:
    """One desk's folder as text: nothing below reads a disk."""

    desk: str
    folder: str
    """`specs/tickiti`, as findings and headers name it."""
    files: Mapping[str, str]
    """File name -> text, of every file that generation depends on."""

    def where(self, file: str, at: str = "") -> str:
        """`specs/tickiti/overlay.yaml#/actions/3`."""
        return f"{self.folder}/{file}#{at}"


@dataclass(slots=True)
class Loaded:
    """A parsed file, or None and the finding that says why not."""

    value: Any
    findings: list[Finding] = field(default_factory=list)


class _Yaml12Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader with YAML 1.2's core schema, refusing a key that stands twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key in seen and key_node.tag != "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


_Yaml12Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?(?:[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN)$",
     "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("merge", r"^(?:<<)$", "<"),
):  # fmt: skip
    for _char in [*_first, ""] if _tag == "null" else list(_first):
        _Yaml12Loader.yaml_implicit_resolvers.setdefault(_char, []).append(
            (f"tag:yaml.org,2002:{_tag}", re.compile(_pattern))
        )


def _construct_int(loader: Any, node: Any) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text.lstrip("+-").lower().startswith(("0x", "0o")) else int(text)


_Yaml12Loader.add_constructor("tag:yaml.org,2002:int", _construct_int)


def load_text(text: str, name: str) -> Any:
    """The value of a JSON, YAML or TOML text; ValueError with line and reason when it is broken."""
    text = text.removeprefix("\ufeff")
    try:
        if name.endswith(".toml"):
            return tomllib.loads(text)
        if name.endswith(".json") or text.lstrip()[:1] in {"{", "["}:
            return json.loads(text)
        return yaml.load(text, Loader=_Yaml12Loader)  # noqa: S506 a safe loader
    except json.JSONDecodeError as broken:
        raise ValueError(f"line {broken.lineno}: {broken.msg}") from None
    except tomllib.TOMLDecodeError as broken:
        raise ValueError(str(broken)) from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except (yaml.YAMLError, ValueError) as broken:
        mark = getattr(broken, "problem_mark", None)
        line = f"line {mark.line + 1}: " if mark is not None else ""
        raise ValueError(line + str(getattr(broken, "problem", None) or broken).strip()) from None


def load_file(source: DeskInput, name: str, *, required: bool = True) -> Loaded:
    """Load one file of the desk; GEN001 when it is missing or broken."""
    if name not in source.files:
        if not required:
            return Loaded(None)
        return Loaded(None, [Finding("GEN001", source.where(name), f"there is no {name}", f"add {name}")])
    try:
        return Loaded(load_text(source.files[name], name))
    except ValueError as broken:
        return Loaded(None, [Finding("GEN001", source.where(name), str(broken), "correct the file")])

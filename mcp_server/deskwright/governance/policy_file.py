"""Reads policy.yaml: YAML 1.2 with plain values, checked against its schema, all faults at once and with their places.

It refuses tags, anchors, a key that stands twice and whatever the schema does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs
import yaml

from deskwright.errors import SetupError, listed, near, short
from deskwright.governance.conditions import Fault

__all__ = ["fail", "read_policy_file"]

MAX_BYTES = 512_000
MAX_FAULTS = 20
MAX_NESTING = 60
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "float", "bool", "null")}


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader with YAML 1.2's words: `no` and `12:30` stay texts, and so does a date."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
):
    for _char in [*_first, ""] if _tag == "null" else list(_first):
        _Loader.yaml_implicit_resolvers.setdefault(_char, []).append(
            (f"tag:yaml.org,2002:{_tag}", re.compile(_pattern))
        )
_Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node), 10))


def read_policy_file(text: str, name: str) -> Mapping[str, Any]:
    """The value of a policy file that fits the schema; SetupError with every fault otherwise."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise SetupError(f"{name} is longer than {MAX_BYTES} bytes; a policy of people is shorter, look what it holds")
    value = _load(text.removeprefix("\ufeff"), name)
    if value is None:
        raise SetupError(f"{name} is empty; write rules: or approvers:, or leave the file away")
    faults = [fault for error in _schema().iter_errors(value) for fault in _worded(error, value)]
    if faults:
        raise fail(name, faults)
    found: Mapping[str, Any] = value
    return found


def fail(name: str, faults: Iterable[Fault]) -> SetupError:
    """The error that tells every fault, each with its place in the file."""
    told = [f"{name} at {at or '/'}: {what}" for at, what in dict.fromkeys(faults)]
    more = [f"and {len(told) - MAX_FAULTS} more"] if len(told) > MAX_FAULTS else []
    return SetupError("\n".join([*told[:MAX_FAULTS], *more]))


def _load(text: str, name: str) -> Any:
    try:
        _check_events(text, name)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _check_nodes(node, name)
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError) as broken:
        mark = getattr(broken, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        why = short(getattr(broken, "problem", None) or broken, 200)
        raise SetupError(f"{name}{line}: this is not YAML: {why}; correct it there") from None


def _check_events(text: str, name: str) -> None:
    """Refuse what must not be built: nesting that exhausts the stack, anchors that make a short file huge."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = f"{name}, line {event.start_mark.line + 1 if event.start_mark else 1}"
        if isinstance(event, yaml.AliasEvent):
            raise SetupError(f"{line}: anchors are not read here; write it out where it is needed again")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_NESTING:
            raise SetupError(f"{line}: nested more than {MAX_NESTING} deep; write it flatter")


def _check_nodes(root: Any, name: str) -> None:
    """Refuse what YAML can say and a policy has no use for."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        line = f"{name}, line {node.start_mark.line + 1}"
        if node.tag not in _TAGS:
            raise SetupError(f"{line}: the tag {short(node.tag)} is not read here; write a plain value")
        if isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                where = f"{name}, line {key.start_mark.line + 1}"
                if not isinstance(key, yaml.ScalarNode) or not key.tag.endswith(":str"):
                    shown = short(key.value) if isinstance(key, yaml.ScalarNode) else "a list or an object"
                    raise SetupError(f'{where}: {shown} is no name; write a name, in "…" where it looks like a number')
                if key.value in keys:
                    raise SetupError(f'{where}: "{short(key.value)}" stands twice; keep one of them')
                keys.add(key.value)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


# --- the schema ----------------------------------------------------------------------------------------


@cache
def _schema() -> Any:
    text = files(__package__).joinpath("policy_schema.yaml").read_text("utf-8")
    return jsonschema_rs.validator_for(yaml.load(text, Loader=_Loader))  # noqa: S506 a safe loader


def _worded(error: Any, value: Any) -> list[Fault]:
    at = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in error.instance_path)
    kind = error.kind
    match type(kind).__name__:
        case "Required":
            return [(at, f"{kind.property} is missing; add it")]
        case "AdditionalProperties":
            known = _known(error.schema_path)
            return [(f"{at}/{name}", f"no such word{_hint(name, known)}") for name in kind.unexpected]
        case "Type":
            kinds = ", ".join(_KINDS[each] for each in sorted(kind.types))
            example = (
                f", as in [{short(error.instance, 30)}]" if kinds == "a list" and _is_plain(error.instance) else ""
            )
            return [(at, f"write {kinds}{example}, not {_kind_of(error.instance)}")]
        case "Enum":
            return [(at, f"write one of {listed(map(_json_word, kind.options))}, not {short(error.instance)}")]
        case "Pattern" if at.endswith("/within"):
            return [(at, "write a span of time, as in 60m, 4h, -30d (s, m, h, d)")]
        case "Pattern":
            return [(at, "write small letters, digits and -, at most 63 of them, as in security-routing")]
        case "MinItems" | "MinLength" | "MinProperties":
            return [(at, "is empty; write something, or leave it away")]
        case "MaxItems" | "MaxLength" | "MaxProperties":
            return [(at, f"is longer than {kind.limit}; make it shorter")]
        case "UniqueItems":
            return [(at, "holds the same word twice; keep one")]
        case other:
            return [(at, f"does not fit ({other}); see the page on governance")]


_KINDS = {
    "array": "a list",
    "boolean": "true, false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a text",
}


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "nothing"
    return {str: "a text", int: "a number", float: "a number", list: "a list", dict: "an object"}[type(value)]


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _json_word(value: Any) -> str:
    return {True: "true", False: "false", None: "null"}.get(value, str(value)) if not isinstance(value, str) else value


def _known(path: Sequence[Any]) -> list[str]:
    """The words that the schema at a path names; a path of the validator goes through references by their name."""
    found: Any = yaml.load(files(__package__).joinpath("policy_schema.yaml").read_text("utf-8"), Loader=_Loader)  # noqa: S506
    root = found
    for part in path[:-1]:
        found = found.get(part) if isinstance(found, dict) else None
        if part == "$ref" and isinstance(found, str):
            found = root["$defs"][found.rpartition("/")[2]]
    return list(found.get("properties") or {}) if isinstance(found, dict) else []


def _hint(name: str, known: Sequence[str]) -> str:
    close = near(name, known)
    return f"; did you mean {listed(close)}?" if close else f"; there are {listed(known)}"

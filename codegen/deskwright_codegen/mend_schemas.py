"""Mending schemas: every keyword has a value that JSON Schema 2020-12 allows, so that each schema can judge.

What cannot be meant is left out and told: a schema that is too mild lets the helpdesk decide, a broken one stops all.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable, Container
from functools import cache
from typing import Any

from .finding import Finding, Level
from .pointer import pointer
from .schema_walk import named_by
from .text import to_compact_json

KINDS = ("string", "number", "integer", "boolean", "object", "array", "null")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_CHILDREN = (
    "items", "contains", "not", "if", "then", "else", "propertyNames", "contentSchema",
    "additionalProperties", "unevaluatedProperties", "unevaluatedItems",
)  # fmt: skip
#: Here `true` and `false` are how everybody writes it.
_FLAGS = ("additionalProperties", "unevaluatedProperties", "unevaluatedItems")
_MAPS = ("properties", "patternProperties", "dependentSchemas")
_COUNTS = (
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains",
)  # fmt: skip
_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_TEXTS = ("title", "description", "format", "contentMediaType", "contentEncoding", "$comment")
_SWITCHES = ("deprecated", "readOnly", "writeOnly", "uniqueItems")
#: References are resolved by now: these would only send a validator elsewhere.
_ADDRESSES = (
    "$id", "id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor",
    "$vocabulary", "$defs", "definitions",
)  # fmt: skip
_LONGEST_PATTERN = 5_000


class SchemaMender:
    """Mends one document's schemas; findings gather in `findings`."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        """The names of the components."""
        self.findings: list[Finding] = []

    def told(self, where: str, what: str, consequence: str, code: str = "GEN123", level: Level = Level.WARNING) -> None:
        self.findings.append(Finding(code, where, what, "correct the document", consequence, level))

    def schema(self, value: Any, where: str) -> dict[str, Any]:
        """A schema as an object; `true` and `false` are written out."""
        if value is True:
            return {}
        if value is False:
            return {"not": {}}
        if not isinstance(value, dict):
            if value is not None:
                self.told(where, "a schema is neither an object nor true or false", "any value is taken")
            return {}
        made = {key: item for key, item in value.items() if key not in _ADDRESSES}
        # In words of earlier drafts nobody has looked at references yet.
        if "$ref" in made and named_by(made) not in self._known:
            self._drop(made, "$ref", where, "leads nowhere")
        self._old_words(made, where)
        self._kinds(made, where)
        self._values(made, where)
        for key in _TEXTS:
            if key in made and not isinstance(made[key], str):
                self._drop(made, key, where, "is no text")
        for key in _SWITCHES:
            if key in made and not isinstance(made[key], bool):
                self._drop(made, key, where, "is neither true nor false")
        if "examples" in made and not isinstance(made["examples"], list):
            self._drop(made, "examples", where, "is no list")
        self._bounds(made, where)
        self._patterns(made, where)
        self._required(made, where)
        self._children(made, where)
        self._discriminator(made, where)
        self._default(made, where)
        return made

    def _drop(self, made: dict[str, Any], key: str, where: str, why: str) -> None:
        if made.pop(key) is not None:
            self.told(where + pointer(key), f"{key} {why}", "it was left out")

    def _old_words(self, made: dict[str, Any], where: str) -> None:
        """Earlier drafts: a list of items, dependencies, a flag as an exclusive bound."""
        if isinstance(made.get("items"), list):
            made.setdefault("prefixItems", made.pop("items"))
            if isinstance(made["prefixItems"], list) and not made["prefixItems"]:
                del made["prefixItems"]
            if "additionalItems" in made:
                made["items"] = made.pop("additionalItems")
        made.pop("additionalItems", None)
        for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if isinstance(made.get(exclusive), bool) and made.pop(exclusive) and bound in made:
                made[exclusive] = made.pop(bound)
        dependencies = made.pop("dependencies", None)
        if isinstance(dependencies, dict):
            for name, needs in dependencies.items():
                word = "dependentRequired" if isinstance(needs, list) else "dependentSchemas"
                if isinstance(made.setdefault(word, {}), dict):
                    made[word].setdefault(name, needs)

    def _kinds(self, made: dict[str, Any], where: str) -> None:
        if "type" not in made:
            return
        said = made["type"]
        if said == "file":  # Swagger 2.0
            made |= {"type": "string", "format": "binary"}
            return
        wanted = said if isinstance(said, list) else [said]
        known = list(dict.fromkeys(k.lower() for k in wanted if isinstance(k, str) and k.lower() in KINDS))
        if known == wanted and known:
            return
        if known:
            made["type"] = known if len(known) > 1 else known[0]
            if [k for k in wanted if k not in known]:
                self.told(f"{where}/type", f"{_short(said)} is no type", f"it is read as {', '.join(known)}")
        else:
            del made["type"]
            if said is not None:
                self.told(f"{where}/type", f"{_short(said)} is no type", "any type is taken")

    def _values(self, made: dict[str, Any], where: str) -> None:
        if "enum" not in made:
            return
        if not isinstance(made["enum"], list) or not made["enum"]:
            self._drop(made, "enum", where, "is no list with values in it")
            return
        unique = list({_key(value): value for value in reversed(made["enum"])}.values())[::-1]
        if len(unique) != len(made["enum"]):
            made["enum"] = unique
            self.told(f"{where}/enum", "a value stands twice in enum", "once is enough", level=Level.NOTE)

    def _bounds(self, made: dict[str, Any], where: str) -> None:
        for key in _COUNTS:
            value = made.get(key)
            if isinstance(value, float) and value.is_integer() and value >= 0:
                made[key] = int(value)
            elif key in made and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63):
                self._drop(made, key, where, "is no number of things")
        for key in _NUMBERS:
            value = made.get(key)
            if key in made and (isinstance(value, bool) or not isinstance(value, (int, float)) or not _fits(value)):
                self._drop(made, key, where, "is no number that can be compared")
        if "multipleOf" in made and made["multipleOf"] <= 0:
            self._drop(made, "multipleOf", where, "is not above zero")
        for low, high, strict in (
            ("minimum", "maximum", False), ("exclusiveMinimum", "maximum", True), ("minimum", "exclusiveMaximum", True),
            ("exclusiveMinimum", "exclusiveMaximum", True), ("minLength", "maxLength", False),
            ("minItems", "maxItems", False), ("minProperties", "maxProperties", False),
            ("minContains", "maxContains", False),
        ):  # fmt: skip
            if low in made and high in made and (made[low] > made[high] or (strict and made[low] == made[high])):
                what = f"{low} {made[low]} and {high} {made[high]} leave nothing"
                self.told(where, what, "both were left out", "GEN125")
                del made[low], made[high]

    def _patterns(self, made: dict[str, Any], where: str) -> None:
        if "pattern" in made and not isinstance(made["pattern"], str):
            self._drop(made, "pattern", where, "is no text")
        elif "pattern" in made and not readable(made["pattern"]):
            self.told(
                f"{where}/pattern",
                f"{_short(made['pattern'])} cannot be read as a pattern",
                "any text is taken",
                "GEN124",
            )
            del made["pattern"]
        named = made.get("patternProperties")
        if isinstance(named, dict):
            bad = [pattern for pattern in named if not readable(pattern)]
            for pattern in bad:
                place = where + pointer("patternProperties", pattern)
                self.told(place, f"{_short(pattern)} cannot be read as a pattern", "it was left out", "GEN124")
            if bad:
                made["patternProperties"] = {name: child for name, child in named.items() if name not in bad}
                # What the lost pattern allowed must not be forbidden now.
                for key in ("additionalProperties", "unevaluatedProperties"):
                    made.pop(key, None)

    def _required(self, made: dict[str, Any], where: str) -> None:
        if "required" in made:
            said = made["required"]
            if not isinstance(said, list):
                self._drop(made, "required", where, "is no list of names")
            else:
                kept = list(dict.fromkeys(name for name in said if isinstance(name, str)))
                if len(kept) != len(said):
                    told = (
                        "a name stands twice" if len(kept) == len(set(map(_key, said))) else "it holds what is no name"
                    )
                    self.told(f"{where}/required", f"required: {told}", "that was left out")
                made["required"] = kept
                if not kept:
                    del made["required"]
        needs = made.get("dependentRequired")
        if "dependentRequired" in made and not isinstance(needs, dict):
            self._drop(made, "dependentRequired", where, "is no object")
        elif isinstance(needs, dict):
            made["dependentRequired"] = {
                name: list(dict.fromkeys(item for item in names if isinstance(item, str)))
                for name, names in needs.items()
                if isinstance(names, list)
            }

    def _children(self, made: dict[str, Any], where: str) -> None:
        for key in _LISTS:
            if key not in made:
                continue
            if not isinstance(made[key], list) or not made[key]:
                self._drop(made, key, where, "is no list of schemas")
                continue
            made[key] = [self.schema(child, f"{where}/{key}/{index}") for index, child in enumerate(made[key])]
        for key in _CHILDREN:
            if key not in made or (key in _FLAGS and isinstance(made[key], bool)):
                continue
            if not isinstance(made[key], (dict, bool)):
                self._drop(made, key, where, "is no schema")
                continue
            made[key] = self.schema(made[key], f"{where}/{key}")
        for key in _MAPS:
            if key not in made:
                continue
            if not isinstance(made[key], dict):
                self._drop(made, key, where, "is no object")
                continue
            made[key] = {name: self.schema(child, where + pointer(key, name)) for name, child in made[key].items()}
        properties = made.get("properties")
        if properties and "" in properties:
            # A pointer to it is the pointer to the whole.
            self.told(f"{where}/properties", "a property has an empty name", "it was left out")
            del properties[""]
            if "required" in made:
                made["required"] = [name for name in made["required"] if name]

    def _discriminator(self, made: dict[str, Any], where: str) -> None:
        value = made.get("discriminator")
        if value is None:
            made.pop("discriminator", None)
            return
        if not isinstance(value, dict) or not isinstance(value.get("propertyName"), str):
            self._drop(made, "discriminator", where, "names no property")
        elif "mapping" in value and not (
            isinstance(value["mapping"], dict) and all(isinstance(item, str) for item in value["mapping"].values())
        ):
            made["discriminator"] = {key: item for key, item in value.items() if key != "mapping"}
            self.told(f"{where}/discriminator", "its mapping is no object of references", "the mapping was left out")

    def _default(self, made: dict[str, Any], where: str) -> None:
        if "default" not in made:
            return
        value, kinds = made["default"], made.get("type")
        wanted = [kinds] if isinstance(kinds, str) else kinds
        fits = not wanted or any(IS[kind](value) for kind in wanted)
        if fits and isinstance(made.get("enum"), list):
            fits = _key(value) in {_key(item) for item in made["enum"]}
        if not fits:
            del made["default"]
            what = f"the default {_short(value)} is not of its own schema"
            self.told(f"{where}/default", what, "it was left out", "GEN126", Level.NOTE)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


#: Whether a value is of a type.
IS: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": lambda value: _is_number(value) and float(value).is_integer() if _fits(value) else True,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
}


def _fits(value: Any) -> bool:
    """Whether a number can be compared with others."""
    if not isinstance(value, (int, float)):
        return True
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _key(value: Any) -> str:
    """A value as one compares it: 1 and true differ."""
    return to_compact_json(value)


def _short(value: Any) -> str:
    text = ascii(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


@cache
def readable(pattern: str) -> bool:
    """Whether both the server's engine and that of clients can read a pattern."""
    if len(pattern) > _LONGEST_PATTERN:
        return False
    import jsonschema_rs

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
        jsonschema_rs.validator_for({"type": "string", "pattern": pattern})
    except (re.error, ValueError, OverflowError, RecursionError):
        return False
    return True

"""A value that fits a listed input schema: the least that is required, or all that there is.

Deterministic: the same schema gives the same value. Refuses (Unfit) what it cannot build, instead of guessing.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from typing import Any

import jsonschema

DEEPEST = 3
_FORMATS = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:30:45+02:00",
    "time": "12:30:45Z",
    "duration": "PT1H",
    "email": "someone@example.com",
    "idn-email": "someone@example.com",
    "uri": "https://example.com/a?b=c",
    "url": "https://example.com/a?b=c",
    "uri-reference": "/a",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "hostname": "example.com",
    "byte": "AAEC",
    "int64": "9007199254740993",
}


class Unfit(Exception):
    """No value was found."""


class Values:
    """Values for one tool."""

    def __init__(self, root: Mapping[str, Any], *, full: bool, seed: str) -> None:
        self.root, self.full, self.random = root, full, random.Random(seed)

    def arguments(self) -> dict[str, Any]:
        """Arguments that the schema accepts; Unfit where none were found."""
        for _ in range(20):
            made = self._agreed(self.value(self.root, 0))
            if jsonschema.Draft202012Validator(self.root).is_valid(made):
                assert isinstance(made, dict)
                return made
        raise Unfit(json.dumps(made)[:300])

    def _agreed(self, made: Any) -> Any:
        """The body in the form that `content_type` chooses: the forms stand in the order of the types."""
        properties = self.root.get("properties") or {}
        types = (properties.get("content_type") or {}).get("enum")
        forms = (properties.get("body") or {}).get("anyOf")
        if types and forms and len(types) == len(forms) and "body" in made:
            made["body"] = self.value(forms[types.index(made.get("content_type", types[0]))], 1)
        return made

    def value(self, schema: Any, depth: int) -> Any:
        if not isinstance(schema, Mapping):
            return "any"
        if "$ref" in schema:
            found: Any = self.root
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            return self.value({**found, **rest} if isinstance(found, Mapping) else found, depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice([value for value in schema["enum"] if value is not None] or schema["enum"])
        for key in ("oneOf", "anyOf"):
            if key in schema:
                return self.among(schema, key, depth)
        if "allOf" in schema:
            return self.value(self.merged(schema), depth)
        kinds = schema.get("type") or ("object" if "properties" in schema else "string")
        kind = next((kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"), "null")
        return getattr(self, f"_{kind}")(schema, depth)

    def among(self, schema: Mapping[str, Any], key: str, depth: int) -> Any:
        rest = {name: value for name, value in schema.items() if name != key}
        options = list(schema[key])
        self.random.shuffle(options)
        check = jsonschema.Draft202012Validator({**schema, "$defs": self.root.get("$defs") or {}})
        for option in sorted(options, key=lambda option: option == {"type": "null"}):
            made = self.value(self.merged({"allOf": [rest, option]}) if rest else option, depth)
            if check.is_valid(made):
                return made
        return made

    def merged(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        whole: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
        for part in schema["allOf"]:
            while isinstance(part, Mapping) and "$ref" in part:
                found: Any = self.root
                for step in part["$ref"].removeprefix("#/").split("/"):
                    found = found[step.replace("~1", "/").replace("~0", "~")]
                part = {**found, **{key: value for key, value in part.items() if key != "$ref"}}
            if isinstance(part, Mapping) and "allOf" in part:
                part = self.merged(part)
            for key, value in (part if isinstance(part, Mapping) else {}).items():
                if key == "properties":
                    whole[key] = {**whole.get(key, {}), **value}
                elif key == "required":
                    whole[key] = [*whole.get(key, []), *value]
                else:
                    whole[key] = value
        return whole

    def _object(self, schema: Mapping[str, Any], depth: int) -> Any:
        properties, required = schema.get("properties") or {}, schema.get("required") or ()
        wanted = [name for name in properties if name in required or (self.full and depth < DEEPEST)]
        if depth == 0 and "content_base64" in properties:
            wanted = ["content_base64", "name"]
        if "content_base64" in properties:  # a file: its bytes, for there is no folder of attachments
            return {"content_base64": "AAH/", "name": "a.png", "type": "image/png"}
        made = {name: self.value(properties[name], depth + 1) for name in wanted}
        for name in required:
            made.setdefault(name, "any")
        more = schema.get("additionalProperties")
        while len(made) < schema.get("minProperties", 0) or (self.full and isinstance(more, Mapping) and not made):
            made[f"more{len(made)}"] = self.value(more, depth + 1)
        return made

    def _array(self, schema: Mapping[str, Any], depth: int) -> Any:
        count = max(schema.get("minItems", 0), 2 if self.full and depth < DEEPEST else 1)
        if depth > 2 * DEEPEST:
            count = schema.get("minItems", 0)
        made = [self.value(item, depth + 1) for item in schema.get("prefixItems") or ()]
        while len(made) < min(count, schema.get("maxItems", count)):
            made.append(self.value(schema.get("items", {}), depth + 1))
        if schema.get("uniqueItems"):
            made = list({json.dumps(item): item for item in made}.values())
        return made

    def _string(self, schema: Mapping[str, Any], depth: int) -> Any:
        least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
        if "pattern" in schema:
            return self.matching(schema["pattern"], least, most)
        made = _FORMATS.get(schema.get("format", ""))
        if made is None:
            made = self.random.choice(["plain", "two words", "Grüße & mehr", "100% +1", "50€;x=1"])
            made = (made + "-" * least)[: max(least, min(most, max(least, len(made))))]
        return made

    def matching(self, pattern: str, least: int, most: int) -> str:
        for text in (
            "1",
            "12",
            "123",
            "a",
            "ab",
            "abc",
            "A1",
            "#aabbcc",
            "en",
            "en-US",
            "2026-01-31",
            "12:30",
            "a@b.cd",
        ):
            if least <= len(text) <= most and re.search(pattern, text):
                return text
        from hypothesis import HealthCheck, Phase, given, seed, settings
        from hypothesis import strategies as st

        found: list[str] = []

        @seed(1)
        @settings(max_examples=30, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(
            st.from_regex(
                pattern, fullmatch=pattern.startswith("^"), alphabet=st.characters(codec="ascii", min_codepoint=33)
            )
        )
        def draw(text: str) -> None:
            if least <= len(text) <= most:
                found.append(text)

        draw()
        return found[-1] if found else "any"

    def _integer(self, schema: Mapping[str, Any], depth: int) -> Any:
        low = schema.get("minimum", schema.get("exclusiveMinimum", 0) + ("exclusiveMinimum" in schema))
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + 50) - ("exclusiveMaximum" in schema))
        step = schema.get("multipleOf", 1)
        low, high = min(low, high), max(low, high)
        return int(-(-low // step) * step + step * self.random.randint(0, max(0, int((high - low) // step) - 1)))

    def _number(self, schema: Mapping[str, Any], depth: int) -> Any:
        return (
            self._integer(schema, depth)
            if schema.keys() & {"multipleOf", "maximum", "exclusiveMaximum"}
            else 1.5 + abs(schema.get("minimum", schema.get("exclusiveMinimum", 0)))
        )

    def _boolean(self, schema: Mapping[str, Any], depth: int) -> Any:
        return self.random.random() < 0.5

    def _null(self, schema: Mapping[str, Any], depth: int) -> Any:
        return None

"""Swagger 2.0's parameters outside of a JSON body, as 3.1 says them: schema, style, form fields.

A way of joining lists that 3.1 cannot say leaves one text: the caller joins, and the finding tells with what.
"""

from __future__ import annotations

from typing import Any, Protocol

from .finding import Level
from .pointer import copied

_KEPT = {"name", "in", "description", "required", "allowEmptyValue", "deprecated", "$ref"}
_NO_SCHEMA = _KEPT | {"collectionFormat", "schema", "x-ref-from"}
_SEPARATORS = {"csv": "commas", "ssv": "spaces", "tsv": "tabs", "pipes": "bars (|)"}
#: Where the parameter is -> way of joining -> style, explode.
_QUERY = {
    "csv": ("form", False),
    "ssv": ("spaceDelimited", False),
    "pipes": ("pipeDelimited", False),
    "multi": ("form", True),
}
_STYLES = {
    "query": _QUERY,
    "formData": _QUERY,
    "path": {"csv": ("simple", False)},
    "header": {"csv": ("simple", False)},
}


class Converter(Protocol):
    """What is needed of the reader."""

    def told(self, code: str, at: str, what: str, fix: str, consequence: str, level: Level = Level.WARNING) -> None: ...

    def schema(self, old: Any) -> Any: ...


def parameter_of(work: Converter, old: dict[str, Any], at: str) -> dict[str, Any]:
    """A parameter of path, query or header."""
    if "$ref" in old:
        return old  # leads nowhere: the bundler tells it
    made = {key: child for key, child in old.items() if key in _KEPT or key.startswith("x-")}
    made.pop("x-nullable", None)
    if "x-example" in made:
        made["example"] = made.pop("x-example")
    made["schema"], style = _schema_and_style(work, old, at)
    return made | style


def form_body(work: Converter, fields: list[tuple[str, dict[str, Any]]], consumes: list[str]) -> dict[str, Any]:
    """The form fields of an operation as its body."""
    properties: dict[str, Any] = {}
    encoding: dict[str, Any] = {}
    required = []
    files = False
    for at, old in fields:
        name = str(old.get("name"))
        files = files or old.get("type") == "file"
        schema, style = _schema_and_style(work, old, at)
        if old.get("description"):
            schema = {**schema, "description": old["description"]}
        if "x-example" in old:
            schema["example"] = old["x-example"]
        properties[name] = schema
        if style:
            encoding[name] = style
        if old.get("required") is True and name not in required:
            required.append(name)
    multipart, urlencoded = "multipart/form-data", "application/x-www-form-urlencoded"
    names = [multipart] if files else consumes or [urlencoded]
    schema = {"type": "object", "properties": properties} | ({"required": required} if required else {})
    media = {"schema": schema} | ({"encoding": encoding} if encoding else {})
    content = {name: copied(media) for name in names}
    return {"content": content} | ({"required": True} if required else {})


def _schema_and_style(work: Converter, old: dict[str, Any], at: str) -> tuple[dict[str, Any], dict[str, Any]]:
    plain = old["schema"] if isinstance(old.get("schema"), dict) and "type" not in old else {
        key: child for key, child in old.items() if key not in _NO_SCHEMA and not _foreign(key)
    }  # fmt: skip
    items = plain.get("items")
    if plain.get("type") != "array":
        return work.schema(plain), {}
    way = str(old.get("collectionFormat") or "csv")
    style = _STYLES.get(str(old.get("in")), {}).get(way)
    nested = isinstance(items, dict) and items.get("type") == "array"
    if style is not None and not nested:
        return work.schema(plain), {"style": style[0], "explode": style[1]}
    if way == "multi" and not nested:
        work.told(
            "GEN111", at, f"collectionFormat multi cannot stand in a {old.get('in')}",
            "correct the document: csv is what it may be", "the values are joined by commas",
        )  # fmt: skip
        return work.schema(plain), {"style": "simple", "explode": False}
    inner = str(items.get("collectionFormat") or "csv") if nested and isinstance(items, dict) else ""
    between = _SEPARATORS.get(way, way)
    how = f"lists whose values are joined by {_SEPARATORS.get(inner, inner)}, joined by {between}" if nested else (
        f"values joined by {between}"
    )  # fmt: skip
    work.told(
        "GEN111", at, f"collectionFormat {way} of a {old.get('in')} parameter"
        f"{' that holds lists' if nested else ''} has no style in OpenAPI 3.1",
        "nothing, or give it a schema and a style in the overlay",
        f"{old.get('name')} is one text: {how}",
    )  # fmt: skip
    return {"type": "string", "description": f"One text: {how}."}, {}


def _foreign(key: str) -> bool:
    return key.startswith("x-") and key not in {"x-nullable"}

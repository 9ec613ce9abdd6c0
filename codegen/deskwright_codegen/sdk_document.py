"""Lowering: the normalised document as openapi-python-client can carry it whole.

What is relaxed here shapes only the SDK's types; the wire and the tools read the IR. degrade.lock has each relaxation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .model import Api
from .names import snake
from .read_openapi import METHODS
from .schema_walk import map_children, named_by
from .sdk_names import SdkNames

#: A parsed date is not what was sent: `Z` becomes `+00:00`, odd dates raise (generators.md). The SDK keeps the text.
_TEXT_FORMATS = {"date-time", "date", "time", "uuid", "uri", "email", "duration"}
#: The words that become types. All others are the server's to judge by, and the generator would stumble over some.
_KEPT = {
    "$ref", "type", "format", "properties", "required", "additionalProperties", "items", "prefixItems",
    "allOf", "anyOf", "oneOf", "enum", "const", "description",
}  # fmt: skip
_RESERVED_NAMESPACES = {"close", "aclose", "from_env", "client"}
_FREE = {"type": "object", "additionalProperties": True}


@dataclass(frozen=True, slots=True)
class Lowered:
    """What the SDK generator reads, and how to read what it says of it."""

    document: dict[str, Any]
    wire_names: Mapping[str, str]
    """Name in the document -> name on the wire, where they differ."""
    paths: Mapping[str, str]
    """Operation id -> path in the document, where it is another one."""


def namespace_of(family: str) -> str:
    """The facade's attribute for a family."""
    name = snake(family)
    return f"{name}_" if name in _RESERVED_NAMESPACES else name


def lower_for_sdk(document: dict[str, Any], api: Api, degraded: Mapping[str, str]) -> Lowered:
    """A copy for the SDK generator; `degraded` maps schemas that become free-form, and routes whose operations take and
    give any value, to the reason."""
    names = SdkNames(document)
    told = _answered(document)
    schemas = {
        name: _free(schema)
        if name in degraded
        else _lower(_as_answered(schema, document) if name in told else schema, names)
        for name, schema in document["components"]["schemas"].items()
    }
    families = {op.id: op.family for op in api.operations}
    paths: dict[str, Any] = {}
    renamed: dict[str, str] = {}
    for path, item in document["paths"].items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                value = item[method]
                name = value["operationId"]
                plain = f"{method.upper()} {path}" in degraded
                namespace = namespace_of(families[name])
                placed, operation = _operation(value, namespace, names, method, path, plain=plain)
                if placed != path:
                    renamed[name] = placed
                paths.setdefault(placed, {})[method] = operation
    return Lowered(
        {"openapi": document["openapi"], "info": {"title": api.title, "version": api.version}}
        | {"paths": paths, "components": {"schemas": schemas}},
        names.wire,
        renamed,
    )


def _answered(document: Mapping[str, Any]) -> set[str]:
    """The schemas that an answer may hold."""
    found: set[str] = set()
    waiting: list[Any] = [
        operation.get("responses")
        for item in document["paths"].values()
        for method, operation in item.items()
        if method in METHODS and isinstance(operation, dict)
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            name = named_by(value)
            if name is not None and name in document["components"]["schemas"] and name not in found:
                found.add(name)
                waiting.append(document["components"]["schemas"][name])
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def _as_answered(schema: Any, document: Mapping[str, Any]) -> Any:
    """Without a demand for what no answer has: a writeOnly member is sent and never comes back."""
    if not isinstance(schema, dict):
        return schema
    made = map_children(schema, lambda child: _as_answered(child, document))
    members = made.get("properties")
    if isinstance(members, dict) and isinstance(made.get("required"), list):
        made["required"] = [name for name in made["required"] if not _is_write_only(members.get(name), document)]
    return made


def _is_write_only(schema: Any, document: Mapping[str, Any]) -> bool:
    seen: set[str] = set()
    while isinstance(schema, dict) and not schema.get("writeOnly"):
        name = named_by(schema)
        if name is None or name in seen:
            return False
        seen.add(name)
        schema = document["components"]["schemas"].get(name)
    return isinstance(schema, dict)


def _free(schema: Any) -> dict[str, Any]:
    """Any value of the kind that it is: an object, where nothing else is said."""
    kinds = schema.get("type", "object") if isinstance(schema, dict) else "object"
    return dict(_FREE) if kinds == "object" else {}


def _operation(
    value: dict[str, Any], namespace: str, names: SdkNames, method: str, path: str, *, plain: bool
) -> tuple[str, dict[str, Any]]:
    """Where it stands for the generator, and what stands there; `plain` without any type."""
    called = names.parameters(value["parameters"])
    placeholders = {
        parameter["name"]: name
        for parameter, name in zip(value["parameters"], called, strict=True)
        if parameter["in"] == "path"
    }
    operation: dict[str, Any] = {
        "operationId": names.operation(namespace, value["operationId"]),
        "tags": [namespace],
        "summary": value.get("summary", ""),
        "description": value.get("description", ""),
        "parameters": [
            _parameter(parameter, name, names, plain=plain)
            for parameter, name in zip(value["parameters"], called, strict=True)
        ],
        "responses": _responses(value["responses"], names, plain=plain),
    }
    if value.get("deprecated"):
        operation["deprecated"] = True
    content = (value.get("requestBody") or {}).get("content") or {}
    if content:
        operation["requestBody"] = {"required": True, "content": _bodies(content, names, plain=plain)}
    return names.path(method, path, placeholders, value["operationId"]), operation


def _parameter(value: dict[str, Any], name: str, names: SdkNames, *, plain: bool) -> dict[str, Any]:
    schema = value.get("schema")
    if schema is None or "content" in value or plain:
        schema = {}  # travels as JSON text: any value
    return {
        "name": name,
        "in": value["in"],
        "required": bool(value.get("required", False)),
        "description": value.get("description", ""),
        "schema": _lower(schema, names),
    }


def _bodies(content: dict[str, Any], names: SdkNames, *, plain: bool) -> dict[str, Any]:
    """The body's media types that the generator can type; anything else is bytes."""
    made: dict[str, Any] = {}
    for name, media in content.items():
        base = name.split(";")[0].strip().lower()
        schema = {} if plain else _lower(media.get("schema", {}), names)
        if base == "application/json" or base.endswith("+json"):
            made.setdefault("application/json", {"schema": schema})
        elif base in {"multipart/form-data", "application/x-www-form-urlencoded"}:
            made.setdefault(base, {"schema": dict(_FREE) if plain else schema})
        else:
            made.setdefault("application/octet-stream", {"schema": {"type": "string", "format": "binary"}})
    return made


def _responses(responses: dict[str, Any], names: SdkNames, *, plain: bool) -> dict[str, Any]:
    """Successful answers only: everything else is raised as a typed error."""
    made: dict[str, Any] = {}
    for status, response in responses.items():
        if not (status.startswith("2") or (status == "default" and not _has_success(responses))):
            continue
        # A status range or `default` becomes 200: the generator parses by exact status.
        key = status if status.isdigit() else "200"
        answer: dict[str, Any] = {"description": ""}
        content = response.get("content") or {}
        for name, media in content.items():
            base = name.split(";")[0].strip().lower()
            if base == "application/json" or base.endswith("+json"):
                schema = {} if plain else _lower(media.get("schema", {}), names)
                answer["content"] = {"application/json": {"schema": schema}}
                break
            if base.startswith("text/"):
                answer.setdefault("content", {"text/plain": {"schema": {"type": "string"}}})
            else:
                binary = {"schema": {"type": "string", "format": "binary"}}
                answer.setdefault("content", {"application/octet-stream": binary})
        made.setdefault(key, answer)
    return made or {"200": {"description": ""}}


def _has_success(responses: Iterable[str]) -> bool:
    return any(str(status).startswith("2") for status in responses)


def _lower(schema: Any, names: SdkNames) -> Any:
    """A schema without what the generator trips over or would act on."""
    if schema is True:
        return {}
    if not isinstance(schema, dict):
        return dict(_FREE) if schema is False else schema
    kept = {key: value for key, value in schema.items() if key in _KEPT}
    made = map_children(kept, lambda child: _lower(child, names))
    if made.get("format") in _TEXT_FORMATS:
        del made["format"]
    if isinstance(made.get("allOf"), list):
        made = _one_of_all(made, names)
    kinds = made.get("type")
    if isinstance(kinds, list) and len(kinds) == 1:
        made["type"] = kinds[0]
    if "array" in (kinds if isinstance(kinds, list) else [kinds]) and "prefixItems" not in made:
        made.setdefault("items", {})
    _lower_values(made)
    if isinstance(made.get("properties"), dict):
        called = names.members(made["properties"])
        if any(name != told for name, told in called.items()):
            made["properties"] = {called[name]: child for name, child in made["properties"].items()}
            if "required" in made:
                made["required"] = [called.get(name, name) for name in made["required"]]
    return made


def _one_of_all(made: dict[str, Any], names: SdkNames) -> dict[str, Any]:
    """The generator takes allOf of objects only: parts without a type go, one that is no object stands for all."""
    parts = [part for part in made["allOf"] if isinstance(part, dict) and part.keys() - {"description"}]
    rest = {key: value for key, value in made.items() if key != "allOf"}
    plain = [part for part in parts if not names.is_object(part)]
    if not plain and parts:
        return {**rest, "allOf": parts}
    if rest.keys() - {"description", "type"} or len(plain) < len(parts) or len({str(part) for part in plain}) > 1:
        return {} if plain else rest  # several kinds at once: nothing that a type can say
    return {**rest, **plain[0]} if plain else rest


def _lower_values(made: dict[str, Any]) -> None:
    """Enums of texts or of integers, and constants that are one value: what a Literal can say."""
    if "enum" in made:
        values = [value for value in made["enum"] if value is not None]
        kinds = {type(value) for value in values}
        if len(kinds) != 1 or not kinds <= {str, int} or not all(map(_literal, values)):
            del made["enum"]
        else:
            # The generator takes the type's word for it and refuses a value of another.
            wanted = "string" if kinds == {str} else "integer"
            said = made.get("type", wanted)
            if wanted not in (said if isinstance(said, list) else [said]) and not (
                wanted == "integer" and said == "number"
            ):
                made.pop("type", None)
    if "const" in made and not _literal(made["const"]):
        del made["const"]


def _literal(value: Any) -> bool:
    """Whether type checkers take it as a Literal."""
    if isinstance(value, int):
        return abs(value) < 2**63
    return isinstance(value, (str, float))

"""Lowering: the normalised document as openapi-python-client can carry it whole.

What is relaxed here shapes only the SDK's types; the wire and the tools read the IR. degrade.lock has each relaxation.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from .model import Api
from .names import snake
from .normalise import map_children
from .read_openapi import METHODS

#: A parsed date is not what was sent: `Z` becomes `+00:00`, odd dates raise (generators.md). The SDK keeps the text.
_TEXT_FORMATS = {"date-time", "date", "time", "uuid", "uri", "email", "duration"}
_DROPPED = {"title", "default", "examples", "example", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs"}
_RESERVED_NAMESPACES = {"close", "aclose", "from_env", "client"}


def namespace_of(family: str) -> str:
    """The facade's attribute for a family."""
    name = snake(family)
    return f"{name}_" if name in _RESERVED_NAMESPACES else name


def lower_for_sdk(document: dict[str, Any], api: Api, degraded: Mapping[str, str]) -> dict[str, Any]:
    """A copy for the SDK generator; `degraded` maps schema names that become free-form to the reason."""
    made = copy.deepcopy(document)
    schemas = made["components"]["schemas"]
    made["components"] = {
        "schemas": {
            name: {"type": "object", "additionalProperties": True} if name in degraded else _lower(schema)
            for name, schema in schemas.items()
        }
    }
    families = {op.id: op.family for op in api.operations}
    paths: dict[str, Any] = {}
    for path, item in made["paths"].items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                operation = _operation(item[method], namespace_of(families[item[method]["operationId"]]))
                paths.setdefault(path, {})[method] = operation
    return {"openapi": made["openapi"], "info": {"title": api.title, "version": api.version}} | {
        "paths": paths,
        "components": made["components"],
    }


def _operation(value: dict[str, Any], namespace: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": value["operationId"],
        "tags": [namespace],
        "summary": value.get("summary", ""),
        "description": value.get("description", ""),
        "parameters": [_parameter(parameter) for parameter in value["parameters"]],
        "responses": _responses(value["responses"]),
    }
    if value.get("deprecated"):
        operation["deprecated"] = True
    content = (value.get("requestBody") or {}).get("content") or {}
    if content:
        operation["requestBody"] = {"required": True, "content": _bodies(content)}
    return operation


def _parameter(value: dict[str, Any]) -> dict[str, Any]:
    schema = value.get("schema")
    if schema is None or "content" in value:
        schema = {}  # travels as JSON text: any value
    return {
        "name": value["name"],
        "in": value["in"],
        "required": bool(value.get("required", False)),
        "description": value.get("description", ""),
        "schema": _lower(schema),
    }


def _bodies(content: dict[str, Any]) -> dict[str, Any]:
    """The body's media types that the generator can type; anything else is bytes."""
    made: dict[str, Any] = {}
    for name, media in content.items():
        base = name.split(";")[0].strip().lower()
        schema = _lower(media.get("schema", {}))
        if base == "application/json" or base.endswith("+json"):
            made.setdefault("application/json", {"schema": schema})
        elif base in {"multipart/form-data", "application/x-www-form-urlencoded"}:
            made[base] = {"schema": schema}
        else:
            made.setdefault("application/octet-stream", {"schema": {"type": "string", "format": "binary"}})
    return made


def _responses(responses: dict[str, Any]) -> dict[str, Any]:
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
                answer["content"] = {"application/json": {"schema": _lower(media.get("schema", {}))}}
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


def _lower(schema: Any) -> Any:
    """A schema without what the generator trips over or would act on."""
    if schema is True:
        return {}
    if not isinstance(schema, dict):
        return {"type": "object", "additionalProperties": True} if schema is False else schema
    made = {
        key: value
        for key, value in map_children(schema, _lower).items()
        if key not in _DROPPED and not key.startswith("x-")
    }
    if made.get("format") in _TEXT_FORMATS:
        del made["format"]
    kinds = made.get("type")
    if isinstance(kinds, list) and len(kinds) == 1:
        made["type"] = kinds[0]
    if "enum" in made:
        values = [value for value in made["enum"] if value is not None]
        if not values or len({type(value) for value in values}) > 1 or not isinstance(values[0], (str, int)):
            made = {key: value for key, value in made.items() if key != "enum"}
    return made

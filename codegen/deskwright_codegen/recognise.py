"""Recognising: what kind of document a text is, by what stands in it and never by its name.

What is none of the inputs is told by what it looks like, and what to do instead.
"""

from __future__ import annotations

import re
from typing import Any

from .finding import Finding
from .load import DeskInput

OPENAPI, SWAGGER, LARAVEL, OTRS, RAILS = "openapi", "swagger", "laravel", "webservice", "rails"
#: The name that a document of each kind has in a desk's folder.
NAMES = {LARAVEL: "routes.json", OTRS: "webservice.yml", RAILS: "routes.txt"}
INPUTS = "OpenAPI 3.0 or 3.1, Swagger 2.0, a dump of Laravel's or Rails' routes, or an exported OTRS web service"

_VERBS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_TABLE = re.compile(
    r"^[ \t]*Prefix[ \t]+Verb[ \t]+URI Pattern\b"
    r"|^-+\[ Route \d+ \]-"
    rf"|^[ \t]*(?:\w+[ \t]+)?(?:{_VERBS})(?:\|(?:{_VERBS}))*[ \t]+/\S*[ \t]+(?:\S+#\S+|\{{.*controller)",
    re.MULTILINE,
)
_SDL = re.compile(
    r"^(?:extend[ \t]+)?(?:(?:type|interface|input|enum)[ \t]+\w+[^:\n]*|schema[ \t]*(?:@[^\n]*)?)\{[ \t]*(?:#.*)?$"
    r"|^directive[ \t]+@\w+",
    re.MULTILINE,
)
_EXPORT = "export it from its tool as OpenAPI 3"
#: How a text begins that is no data at all -> what it is, what to do.
_BEGINNINGS: tuple[tuple[str, str, str], ...] = (
    (r"%PDF-", "a PDF", "ask the vendor for the OpenAPI document it was printed from"),
    (r"PK\x03\x04", "a ZIP archive", "unpack it and name the document in it"),
    (r"\x1f[\x8b\udc8b]", "a gzip archive", "unpack it first"),
    (r"(?i)(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", "an HTML page",
     "save the document that the page shows (often openapi.json or swagger.json), not the page"),
    (r"(?s)(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?definitions\b", "a WSDL (SOAP) description",
     "SOAP is not read: ask the vendor for a REST description"),
    (r"(?s)(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?application\b", "a WADL description", _EXPORT),
    (r"(?s)(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?Edmx\b", "OData metadata", "convert it to OpenAPI 3"),
    (r"<\?xml\b|<[A-Za-z!]", "XML", "supply " + INPUTS),
    (r"#%RAML", "a RAML document", "convert it to OpenAPI 3"),
    (r"FORMAT: *1A", "an API Blueprint", "convert it to OpenAPI 3"),
    (r"(?:\s|//.*\n|/\*.*?\*/)*syntax *= *[\"']proto", "a Protocol Buffers file", "gRPC is not read"),
    (r"#!|#include|import |package |<\?php", "program code", "supply " + INPUTS),
)  # fmt: skip
#: A key at the top of an object -> what it is, what to do.
_KEYS: tuple[tuple[str, str, str], ...] = (
    ("asyncapi", "an AsyncAPI document", "it describes messages, not requests: supply the API's OpenAPI document"),
    ("swaggerVersion", "a Swagger 1 document", "convert it to Swagger 2.0 or OpenAPI 3"),
    ("openrpc", "an OpenRPC document", "JSON-RPC is not read"),
    ("arazzo", "an Arazzo document", "it tells workflows: supply the OpenAPI document that it speaks of"),
    ("overlay", "an OpenAPI Overlay", "it changes a document: supply that document, and this one as overlay.yaml"),
    ("_postman_variable_scope", "a Postman environment", "supply the API's OpenAPI document"),
    ("__schema", "a GraphQL introspection", "GraphQL is not read"),
    ("discoveryVersion", "a Google discovery document", "convert it to OpenAPI 3"),
    ("raml", "a RAML document", "convert it to OpenAPI 3"),
    ("$schema", "a JSON Schema", "a schema has no operations: supply the OpenAPI document that uses it"),
)


def recognised_text(text: str) -> str | None:
    """The kind, where the text itself tells it and is no JSON or YAML."""
    return RAILS if _TABLE.search(text) and text.lstrip()[:1] not in {"{", "[", "<"} else None


def recognised_value(value: Any) -> str | None:
    """The kind of a parsed document; None when it is none of the inputs."""
    if isinstance(value, dict):
        if "openapi" in value:
            return OPENAPI
        if "swagger" in value:
            return SWAGGER
        if isinstance(value.get("Provider"), dict) or {"Requester", "FrameworkVersion"} & set(value):
            return OTRS
    if isinstance(value, list) and any(isinstance(entry, dict) and {"uri", "method"} <= set(entry) for entry in value):
        return LARAVEL
    return None


def recognise(name: str, text: str) -> str | None:
    """The name that the document would have in a desk's folder; None when it is none of the inputs."""
    from .load import parse_text
    from .yaml_text import BrokenText

    kind = recognised_text(text)
    if kind is None and foreign_text(text) is None:
        try:
            kind = recognised_value(parse_text(text, name).value)
        except BrokenText:
            return None
    if kind in {OPENAPI, SWAGGER}:
        return f"{kind}.json" if text.lstrip()[:1] == "{" else f"{kind}.yaml"
    return NAMES.get(kind) if kind else None


def foreign_text(text: str) -> tuple[str, str] | None:
    """What a text is that cannot be any of the inputs, and what to do; None where it may be one."""
    begin = text.removeprefix("\ufeff").lstrip(" \t\r\n\f")
    if not begin:
        return "an empty file", "supply " + INPUTS
    for pattern, what, fix in _BEGINNINGS:
        if re.match(pattern, begin):
            return what, fix
    if "\0" in text[:1000]:
        return "a binary file", "supply " + INPUTS
    if begin[0] not in "{[" and _SDL.search(text):
        return "a GraphQL schema", "GraphQL is not read: supply a description of the REST API"
    return None


def foreign_value(value: Any) -> tuple[str, str]:
    """The same of a parsed document."""
    if isinstance(value, dict):
        for key, what, fix in _KEYS:
            if key in value:
                return what, fix
        info = value.get("info")
        if isinstance(info, dict) and ("_postman_id" in info or "getpostman.com" in str(info.get("schema"))):
            return "a Postman collection", _EXPORT
        if value.get("_type") == "export" or str(value.get("type", "")).startswith("collection.insomnia"):
            return "an Insomnia export", _EXPORT
        if isinstance(value.get("log"), dict) and "entries" in value["log"]:
            return "a HAR file", "it holds recorded requests: supply the API's OpenAPI document"
        if isinstance(value.get("data"), dict) and "__schema" in value["data"]:
            return "a GraphQL introspection", "GraphQL is not read"
        if "paths" in value:
            return (
                "an OpenAPI document without a version",
                "add `openapi: 3.0.3`, or `swagger: '2.0'` where it has `definitions`",
            )
        if isinstance(value.get("tools"), list):
            return "a list of MCP tools", "supply the API's OpenAPI document"
        keys = ", ".join(str(key) for key in list(value)[:4])
        return f"an object with {keys or 'nothing'} in it", "supply " + INPUTS
    if isinstance(value, list):
        return f"a list of {len(value)} values", "supply " + INPUTS
    return "a plain text" if isinstance(value, str) else "an empty document" if value is None else "a single value", (
        "supply " + INPUTS
    )


def foreign_finding(source: DeskInput, name: str, found: tuple[str, str]) -> Finding:
    """GEN002: this is none of the inputs."""
    return Finding("GEN002", source.where(name), f"this looks like {found[0]}", found[1])

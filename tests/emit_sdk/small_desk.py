"""A small helpdesk that has one of every difficulty, and how it is printed into a folder.

Refuses specs of a real product: what is tested here is the emitter.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deskwright_codegen
from deskwright_codegen.emit_arguments import emit_arguments
from deskwright_codegen.emit_facade import emit_facade
from deskwright_codegen.emit_sdk import SdkOperation, SdkResult, emit_sdk

Script = Callable[[str], str]

NASTY = 'ends """ here \\ and {{ x }} {% raw %} """+__import__("os").system("touch /tmp/owned")+""" "'

CONNECTION: dict[str, Any] = {
    "base_url": {"env": "TICKITI_API_BASE", "append": "/api/v1", "default": None, "example": "https://desk.example"},
    "timeout": {"env": None, "unit": "s", "default": 30},
    "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    "credentials": [
        {"name": "api key", "scheme": "bearer", "env": {"value": "TICKITI_API_TOKEN"}, "about": "Profile > API"}
    ],
    "instances": None,
    "probe": None,
}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


SCHEMAS: dict[str, Any] = {
    "Status": {"type": "string", "enum": ["open", "closed"]},
    "Ticket": {
        "type": "object",
        "description": NASTY,
        "required": ["id", "subject"],
        "properties": {
            "id": {"type": "integer", "description": NASTY},
            "subject": {"type": "string"},
            "note": {"type": ["string", "null"]},
            "status": _ref("Status"),
            "owner": {"oneOf": [_ref("User"), {"type": "null"}]},
            "parent": _ref("Ticket"),
            "children": {"type": "array", "items": _ref("Ticket")},
            "created_at": {"type": "string"},
            "custom_fields": _ref("CustomFields"),
            "by_team": _ref("ByTeam"),
            "to_dict": {"type": "string"},
            "additional_properties": {"type": "string"},
            "d": {"type": "string"},
            "cls": {"type": "string"},
            "a'b\"c\\": {"type": "string", "default": '"+__import__("os")+"'},
        },
    },
    "User": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
    "Team": {
        "type": "object",
        "required": ["kind", "members"],
        "properties": {"kind": {"const": "team"}, "members": {"type": "array", "items": _ref("User")}},
    },
    "CustomFields": {"type": "object", "additionalProperties": True},
    "ByTeam": {"type": "object", "additionalProperties": _ref("User")},
    "File": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}},
    "Page": {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {"type": "array", "items": _ref("Ticket")}, "next": {"type": ["string", "null"]}},
    },
    "NewTicket": {
        "type": "object",
        "additionalProperties": True,
        "required": ["subject"],
        "properties": {
            "note": {"type": ["string", "null"]},
            "subject": {"type": "string"},
            "client": {"type": "integer"},
            "self": {"type": "string"},
            "from": {"type": "string"},
            "body": {"type": "string"},
            "answer": {"type": "string"},
            "status": _ref("Status"),
            "owner": _ref("User"),
            "custom_fields": _ref("CustomFields"),
            "due": {"type": "string"},
        },
    },
    "Rename": {"type": "object", "additionalProperties": False, "properties": {"id": {"type": "integer"}}},
    "Upload": {
        "type": "object",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}, "title": {"type": "string"}},
    },
    "Search": {"type": "object", "additionalProperties": False, "properties": {"words": {"type": "string"}}},
    "Assignee": {"oneOf": [_ref("User"), _ref("Team"), {"type": "string"}]},
}


def _json(schema: Any) -> dict[str, Any]:
    return {"description": "ok", "content": {"application/json": {"schema": schema}}}


def _path(name: str, kind: str = "integer") -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": kind}}


def _query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


# method, path, operation id, (namespace, method), OpenAPI operation, additions to the wire data
ROUTES: list[tuple[str, str, str, tuple[str, str], dict[str, Any], dict[str, Any]]] = [
    (
        "GET",
        "/tickets",
        "tickets.list",
        ("tickets", "list"),
        {
            "summary": "List tickets",
            "description": NASTY,
            "parameters": [
                _query("cursor", {"type": "string"}),
                _query("status", _ref("Status")),
                _query("ids", {"type": "array", "items": {"type": "integer"}}),
                _query("filter", {"type": "object", "properties": {"a": {"type": "string"}}}, style="deepObject"),
                {"name": "where", "in": "query", "content": {"application/json": {"schema": {"type": "object"}}}},
                {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                {"name": "session", "in": "cookie", "schema": {"type": "string"}},
            ],
            "responses": {"200": _json(_ref("Page")), "404": _json({"type": "object"})},
        },
        {"pagination": {"style": "cursor", "cursor": "query.cursor", "next": "/next", "items": "/data"}},
    ),
    (
        "POST",
        "/tickets",
        "tickets.create",
        ("tickets", "create"),
        {
            "summary": "Create a ticket",
            "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("NewTicket")}}},
            "responses": {"201": _json(_ref("Ticket")), "422": _json({"type": "object"})},
        },
        {"idempotency": {"header": "Idempotency-Key"}},
    ),
    (
        "GET",
        "/tickets/{ticket-id}",
        "tickets.show",
        ("tickets", "show"),
        {"parameters": [_path("ticket-id")], "responses": {"200": _json(_ref("Ticket"))}},
        {},
    ),
    (
        "PATCH",
        "/tickets/{id}/number",
        "tickets.renumber",
        ("tickets", "renumber"),
        {
            "parameters": [_path("id")],
            "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("Rename")}}},
            "responses": {"200": _json(_ref("Ticket")), "202": _json(_ref("User")), "204": {"description": "none"}},
        },
        {},
    ),
    (
        "DELETE",
        "/tickets/{id}",
        "tickets.delete",
        ("tickets", "delete"),
        {"parameters": [_path("id")], "responses": {"204": {"description": "gone"}}},
        {},
    ),
    (
        "POST",
        "/files",
        "files.upload",
        ("files", "upload"),
        {
            "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _ref("Upload")}}},
            "responses": {"201": _json(_ref("File"))},
        },
        {},
    ),
    (
        "GET",
        "/files/{id}",
        "files.download",
        ("files", "download"),
        {
            "parameters": [_path("id")],
            "responses": {
                "200": {
                    "description": "f",
                    "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
                }
            },
        },
        {},
    ),
    (
        "PUT",
        "/search/{id}",
        "notes.search",
        ("notes", "search"),
        {
            "parameters": [_path("id")],
            "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("Search")}}},
            "responses": {"200": _json({"type": "array", "items": {"type": "integer"}})},
        },
        {},
    ),
    (
        "POST",
        "/touch",
        "notes.touch",
        ("notes", "touch"),
        {
            "requestBody": {"required": False, "content": {"application/json": {"schema": _ref("Search")}}},
            "responses": {"204": {"description": "done"}},
        },
        {},
    ),
    (
        "PUT",
        "/notes",
        "notes.put",
        ("notes", "import"),
        {
            "requestBody": {"required": True, "content": {"text/plain": {"schema": {"type": "string"}}}},
            "responses": {"200": {"description": "t", "content": {"text/csv": {"schema": {"type": "string"}}}}},
        },
        {},
    ),
    (
        "GET",
        "/assignee",
        "close.assignee",
        ("close", "assignee"),
        {"responses": {"200": _json(_ref("Assignee"))}},
        {},
    ),
    (
        "POST",
        "/bulk",
        "close.bulk",
        ("close", "bulk"),
        {
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"type": "array", "items": _ref("NewTicket")}}},
            },
            "responses": {"200": _json({})},
        },
        {},
    ),
]

_KINDS = {"application/json": "json", "multipart/form-data": "multipart", "text/plain": "text", "text/csv": "text"}


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for method, path, name, (namespace, _), operation, _ in ROUTES:
        paths.setdefault(path, {})[method.lower()] = {**operation, "operationId": name, "tags": [namespace]}
    made = {
        "openapi": "3.1.0",
        "info": {"title": NASTY, "version": "1"},
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }
    return copy.deepcopy(made)


def operations() -> dict[str, SdkOperation]:
    found = {}
    for method, path, name, (namespace, python), operation, more in ROUTES:
        content = (operation.get("requestBody") or {}).get("content") or {}
        media: dict[str, Any] = {key: {"kind": _KINDS[key]} for key in content}
        if "multipart/form-data" in media:
            media["multipart/form-data"]["parts"] = {"file": {"kind": "file"}, "title": {"kind": "text"}}
        responses = {}
        for status, response in operation["responses"].items():
            kinds = list(response.get("content") or {})
            kind = _KINDS.get(kinds[0], "binary") if kinds else "none"
            responses[status] = {"kind": kind, "media": kinds[0] if kinds else None}
        wire = {
            "id": name,
            "method": method,
            "path": path,
            "parameters": [
                {
                    "name": parameter["name"],
                    "in": parameter["in"],
                    "required": parameter.get("required", False),
                    "style": parameter.get("style", "simple" if parameter["in"] in {"path", "header"} else "form"),
                    "explode": True,
                    "content": next(iter(parameter.get("content") or {}), None),
                    "allow_reserved": False,
                }
                for parameter in operation.get("parameters", [])
            ],
            "body": {"required": operation["requestBody"]["required"], "media": media} if media else None,
            "accept": "application/json",
            "security": [["bearer"]],
            "server": None,
            "retry_safe": method == "GET",
            "idempotency": None,
            "failure": [],
            "pagination": None,
            "responses": responses,
            **more,
        }
        found[name] = SdkOperation(name, namespace, python, wire, operation.get("summary", ""))
    return found


TOOLS: list[dict[str, Any]] = [
    {
        "name": "create_ticket",
        "description": NASTY,
        "inputSchema": {
            "type": "object",
            "additionalProperties": False,
            "required": ["subject"],
            "properties": {
                "subject": {"type": "string", "description": NASTY},
                "from": {"type": "string"},
                "X-Trace": {"type": ["integer", "null"]},
                "confirm": {"const": True},
                "custom_fields": {"type": "object"},
                "default": {
                    "type": "object",
                    "properties": {"format": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "oneOf": [{"required": ["subject"]}, {"required": ["from"]}],
        },
    },
    {"name": "list_2fa", "inputSchema": {"type": "object", "properties": {}}},
]


def printed() -> SdkResult:
    return emit_sdk("tickiti", document(), operations())


def write_tree(folder: Path) -> SdkResult:
    """The whole package `helpdesks` with this desk in it, importable from `folder`."""
    result = printed()
    facade = emit_facade("tickiti", "Tickiti", NASTY, CONNECTION, result, operations(), about=NASTY)
    files = {f"tickiti/{path}": text for path, text in {**result.files, **facade}.items()}
    files["tickiti/arguments.py"] = emit_arguments("tickiti", TOOLS)
    files["__init__.py"] = files["py.typed"] = ""
    runtime = Path(deskwright_codegen.__file__).parent / "runtime"
    for path in sorted(runtime.glob("*.py")):
        files[f"_client/{path.name}"] = path.read_text("utf-8")
    for name, text in files.items():
        target = folder / "helpdesks" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return result


def run(folder: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """A Python that sees the printed package before any installed one."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONHASHSEED": seed, "MYPYPATH": str(folder)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )


def tree_digest_script() -> str:
    """Prints every emitted byte, for a comparison between two interpreters."""
    return f"""
import sys
sys.path.insert(0, {json.dumps(str(Path(__file__).parent))})
import small_desk as desk
print(desk.printed().files)
print(desk.emit_arguments("t", desk.TOOLS))
"""

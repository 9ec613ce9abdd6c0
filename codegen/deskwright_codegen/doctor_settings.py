"""The [doctor] table of helpdesk.toml: what `deskwright doctor` asks of a desk and what the answers mean.

The server reads it from the catalogue; here is only its form.
"""

from __future__ import annotations

from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_POINTER = {"type": "string", "pattern": "^/"}
_CONDITIONS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {"status": {"type": "integer"}, "code": _TEXT, "matches": _TEXT},
    },
}
_CHECK = {
    "type": "object",
    "required": ["operation"],
    "additionalProperties": False,
    "properties": {
        "operation": _TEXT,
        "values": {"type": "object"},
        "placeholders": {"type": "object", "additionalProperties": {"type": ["string", "integer"]}},
        "about": _TEXT,
        "harmless": _TEXT,
        "optional": _TEXT,
        "refused_is_fine": {"anyOf": [{"type": "boolean"}, _CONDITIONS]},
        "empty_at": _POINTER,
        "log_in": {"const": True},
        "missing_when": _CONDITIONS,
        "permission_when": _CONDITIONS,
    },
}
DOCTOR: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "absent_when": _CONDITIONS,
        "absent": _TEXT,
        "missing_when": _CONDITIONS,
        "missing": _TEXT,
        "permission_when": _CONDITIONS,
        "permission": _TEXT,
        "log_in": _TEXT,
        "write": {
            "type": "object",
            "required": ["tool", "arguments", "remember"],
            "additionalProperties": False,
            "properties": {
                "tool": _TEXT,
                "arguments": {"type": "object"},
                "remember": _POINTER,
                "needs": _TEXT,
                "seen_by": _TEXT,
                "after": _TEXT,
            },
        },
        "checks": {"type": "array", "minItems": 1, "items": _CHECK},
    },
}

"""A document through everything up to the list that a client gets, and what must hold for every one of them."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import jsonschema_rs
from deskwright.catalogue import parse_catalogue
from deskwright.listing import Entry, Selection, build_entries
from deskwright.policy import Policy
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.finding import Level
from deskwright_codegen.generate import Generation, read_api
from deskwright_codegen.load import DeskInput

from .odd_documents import as_text, operations_in

SETTINGS = 'title = "Odd"\n[base_url]\nenv = "ODD_URL"\n'
TOOL_NAME = re.compile(r"[A-Za-z0-9_-]{1,48}")
ARGUMENT_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")


def desk_input(document: dict[str, Any] | str) -> DeskInput:
    text = document if isinstance(document, str) else as_text(document)
    return DeskInput("odd", "specs/odd", {"openapi.json": text, "helpdesk.toml": SETTINGS})


def read(document: dict[str, Any] | str) -> Generation:
    return read_api(desk_input(document), lenient=True)[0]


def listed(made: Generation) -> list[Entry]:
    """What `--all-tools` shows, through the catalogue's own text."""
    assert made.api is not None
    catalogue = parse_catalogue(json.loads(emit_catalogue(made.api)))
    return build_entries(catalogue, [Policy()], Selection(all_tools=True))


def check(document: dict[str, Any]) -> tuple[Generation, dict[str, dict[str, Any]]]:
    """Read a document leniently and hold it to everything that holds for every document; its tools by route."""
    made = read(document)
    assert not made.failed, [found.render() for found in made.findings if found.level is Level.ERROR]
    assert made.api is not None
    routes = [op.route for op in made.api.operations]
    left_out = set(made.left_out)
    assert len(set(routes)) == len(routes)
    assert operations_in(document) <= set(routes) | left_out
    assert not set(routes) & left_out
    assert not [found.render() for found in made.findings if found.code in {"GEN120", "GEN121"}]
    told = {found for found in made.findings if found.level is Level.ERROR}
    assert told == made.spared
    entries = listed(made)
    names = [entry.listed["name"] for entry in entries]
    assert len(names) == len(routes) == len(set(names))
    for entry in entries:
        assert TOOL_NAME.fullmatch(entry.listed["name"])
        schema = entry.listed["inputSchema"]
        assert all(ARGUMENT_NAME.fullmatch(name) for name in schema["properties"]), schema["properties"].keys()
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema_rs.Draft202012Validator(schema).is_valid({})
        json.dumps(entry.listed, allow_nan=False).encode()
    return made, {
        entry.tool.listed["_meta"]["deskwright"]["route"][0]: dict(entry.listed) for entry in entries if entry.tool
    }

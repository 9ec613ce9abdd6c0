"""A project of its own for each test: specs/ with small desks, an empty generated/."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen.command import main

SHOP = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/tickets": {
            "get": {
                "operationId": "tickets.list",
                "tags": ["tickets"],
                "parameters": [{"name": "state", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}}],
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Ticket"}}
                            }
                        },
                    }
                },
            },
            "post": {
                "operationId": "tickets.create",
                "tags": ["tickets"],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ticket"}}},
                },
                "responses": {"201": {"description": "made"}},
            },
        }
    },
    "components": {
        "schemas": {
            "Ticket": {
                "type": "object",
                "required": ["subject"],
                "properties": {"id": {"type": "integer", "readOnly": True}, "subject": {"type": "string"}},
            }
        }
    },
}
TOML = 'title = "Shop"\nbase_url = {env = "SHOP_URL"}\n'
OVERLAY = """overlay: 1.0.0
info: {title: Ours, version: '1'}
actions:
  - target: $.paths['/tickets'].post
    update:
      x-ability: {any_of: [tickets.write]}
      x-tool:
        - name: make_ticket
          description: Makes a ticket that the customer sees.
"""


class Project:
    """A folder with specs/ and generated/, and the command over it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def desk(self, name: str = "shop", document: dict[str, Any] | None = None, **files: str) -> Path:
        """Write a desk's inputs."""
        folder = self.root / "specs" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "openapi.json").write_text(json.dumps(document or SHOP), "utf-8")
        for file, text in {"helpdesk.toml": TOML, "overlay.yaml": OVERLAY, **files}.items():
            (folder / file).write_text(text, "utf-8")
        return folder

    def copy_desk(self, name: str, repository: Path) -> Path:
        """Take a desk of the repository as it is."""
        folder = self.root / "specs" / name
        shutil.copytree(repository / "specs" / name, folder)
        return folder

    def run(self, *arguments: str) -> int:
        """One command of the generator."""
        return main([*arguments, "--root", str(self.root)])

    def tree(self, name: str = "shop") -> dict[str, bytes]:
        """Every file of a generated desk."""
        folder = self.root / "generated" / "helpdesks" / name
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)


Say = Callable[[], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Say:
    """What was printed on stderr since the last look."""
    return lambda: capsys.readouterr().err

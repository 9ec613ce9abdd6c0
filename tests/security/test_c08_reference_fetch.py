"""C8: generating reads the desk's own folder and nothing else: no network, no file outside, no link out of it."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen.generate import read_api
from deskwright_codegen.workspace import Workspace

TOML = 'title = "Shop"\nbase_url = {env = "SHOP_URL"}\n'


def document(reference: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": reference}}}
    answer = {"200": {"description": "ok", "content": content}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {"/t": {"get": {"operationId": "t.list", "tags": ["t"], "responses": answer}}},
    }


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("the generator opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def generated(root: Path, reference: str) -> Any:
    folder = root / "specs" / "shop"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "helpdesk.toml").write_text(TOML, "utf-8")
    (folder / "openapi.json").write_text(json.dumps(document(reference)), "utf-8")
    return read_api(Workspace(root, root / "generated").read("shop"))[0]


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "reference",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://evil.example/schema.json#/x",
        "//evil.example/schema.json",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://evil.example/x",
        "../secret.json",
        "a/../../secret.json",
        "/etc/passwd",
        "..\\secret.json",
        "%2e%2e/secret.json",
        "link.json",
        "folder/secret.json",
    ],
)
def test_a_reference_out_of_the_folder_is_refused(tmp_path: Path, reference: str) -> None:
    (tmp_path / "specs").mkdir()
    outside = tmp_path / "specs" / "secret.json"
    outside.write_text(json.dumps({"type": "object", "description": "top-secret"}), "utf-8")
    folder = tmp_path / "specs" / "shop"
    folder.mkdir()
    (folder / "link.json").symlink_to(outside)
    (folder / "folder").symlink_to(tmp_path / "specs", target_is_directory=True)
    made = generated(tmp_path, reference)
    assert made.failed
    assert "GEN004" in {finding.code for finding in made.findings}
    if "://" in reference or reference.startswith("//"):
        words = "is a file: address" if reference.casefold().startswith("file:") else "is on the network"
        assert any(words in finding.render() for finding in made.findings)
    assert "top-secret" not in json.dumps(made.document or {})


@pytest.mark.usefixtures("no_network")
def test_a_reference_inside_the_folder_works(tmp_path: Path) -> None:
    (tmp_path / "specs" / "shop").mkdir(parents=True)
    (tmp_path / "specs" / "shop" / "parts.json").write_text('{"type": "string"}', "utf-8")
    assert not generated(tmp_path, "parts.json").failed

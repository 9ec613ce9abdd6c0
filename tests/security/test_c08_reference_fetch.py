"""C8: generating reads the desk's own folder and nothing else: no network, no file outside, no link out of it."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright_codegen.generate import read_api
from deskwright_codegen.workspace import Workspace

from tests.security.over_http import OverHttp

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


# --- over HTTP --------------------------------------------------------------------------------------------------------

INSIDE = [
    "127.0.0.1", "localhost", "[::1]", "169.254.169.254", "[::ffff:127.0.0.1]", "10.0.0.1", "192.168.1.1", "0.0.0.0",
    "2130706433", "0x7f000001", "127.1", "[fd00:ec2::254]", "[64:ff9b::7f00:1]",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_a_client_document_inside_is_not_fetched(over_http: OverHttp, host: str) -> None:
    """A client's id may be an address: it never makes the server open a door of its own network."""
    port = over_http.stranger.partition(":")[2]
    for client in (f"https://{host}:{port}/client.json", f"https://{host}/client.json", f"http://{host}:{port}/c.json"):
        query = {
            "client_id": client, "redirect_uri": f"http://{over_http.stranger}/cb", "response_type": "code",
            "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256",
            "resource": f"{over_http.server.address}/tiflux/mcp", "state": "s",
        }  # fmt: skip
        answer = httpx.get(f"{over_http.server.address}/authorize", params=query, trust_env=False, timeout=30)
        assert answer.status_code in (400, 401, 404, 429), (client, answer.status_code)
        assert "location" not in answer.headers, "nobody is sent to an address of a client that is not known"
    assert over_http.visits == []


def test_a_token_does_not_name_where_its_key_is(over_http: OverHttp) -> None:
    import jwt

    head = {"jku": f"https://{over_http.stranger}/jwks", "x5u": f"https://{over_http.stranger}/x", "kid": "../../k"}
    token = jwt.encode({"iss": f"https://{over_http.stranger}", "sub": "a"}, "k" * 32, "HS256", headers=head)
    for desk in over_http.desks:
        assert over_http.read(desk, headers={"authorization": f"Bearer {token}"}).status_code == 401
    assert over_http.visits == []

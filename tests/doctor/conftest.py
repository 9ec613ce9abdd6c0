"""A desk for the doctor, and a stub of it that listens on loopback for as long as a test runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from deskwright.catalogue import Catalogue, parse_catalogue
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

TOKEN = "tok-3f9a-never-shown"
ABILITIES = {"any_of": [], "all_of": [], "role": None, "flags": [], "plans": [], "scope": None}


def operation(name: str, method: str = "GET", effect: str = "read", **changes: Any) -> dict[str, Any]:
    family, _, action = name.partition(".")
    path = changes.pop("path", f"/{family}")
    wire = {
        "id": name,
        "method": method,
        "path": path,
        "parameters": changes.pop("parameters", []),
        "body": changes.pop("body", None),
        "accept": "application/json",
        "security": changes.pop("security", [["bearer"]]),
        "server": None,
        "retry_safe": method == "GET",
        "idempotency": None,
        "failure": [],
        "pagination": changes.pop("pagination", None),
        "responses": {"200": {"kind": "json", "media": "application/json"}},
    }
    return {
        "family": family,
        "action": action,
        "summary": name,
        "description": "",
        "method": method,
        "path": path,
        "ability": {**ABILITIES, **changes.pop("ability", {})},
        "effect": {"default": effect, "when": []},
        "tool": name.replace(".", "_"),
        "schema": "typed",
        "deprecated": False,
        "hidden": changes.pop("hidden", None),
        "words": "",
        "wire": wire,
    }


def tool(name: str, operation: str) -> dict[str, Any]:
    return {
        "listed": {
            "name": name,
            "title": name,
            "description": name,
            "inputSchema": {"type": "object", "properties": {}, "additionalProperties": False},
            "annotations": {},
            "_meta": {"deskwright": {}},
        },
        "kind": "named",
        "default": True,
        "toolset": "tickets",
        "operations": [operation],
        "operation": operation,
        "arguments": {},
    }


def catalogue_document(**changes: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "desk": "acme_desk",
        "title": "Acme Desk",
        "roles": ["staff", "admin"],
        "connection": {
            "base_url": {
                "env": "ACME_BASE",
                "append": "/api",
                "default": None,
                "example": "https://desk.example",
            },
            "timeout": {"env": "ACME_TIMEOUT", "unit": "s", "default": 30},
            "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "credentials": [
                {
                    "name": "API key",
                    "scheme": "bearer",
                    "env": {"value": "ACME_TOKEN"},
                    "about": "Make one there.",
                }
            ],
            "instances": {
                "env": "ACME_INSTANCES",
                "name_env": "ACME_NAME",
                "base_key": "base",
                "credential_keys": {"token": "ACME_TOKEN"},
            },
            "probe": {
                "operation": "token.show",
                "abilities": "/data/abilities",
                "roles": "/data/roles",
                "flags": {"sysadmin": "/data/sysadmin"},
            },
        },
        "toolsets": {"tickets": "tickets"},
        "operations": {
            "token.show": operation("token.show"),
            "tickets.list": operation("tickets.list", ability={"any_of": ["tickets:read"]}),
            "tickets.reply": operation(
                "tickets.reply",
                "POST",
                "write_outbound",
                path="/tickets",
                ability={"any_of": ["tickets:write"]},
            ),
            "users.list": operation("users.list", ability={"role": "admin"}),
        },
        "tools": [
            tool("list_tickets", "tickets.list"),
            tool("reply", "tickets.reply"),
            tool("list_users", "users.list"),
        ],
    }
    return {**document, **changes}


@pytest.fixture
def catalogue() -> Catalogue:
    return parse_catalogue(catalogue_document())


def make_app(answer: Callable[[Request], Any] | None = None) -> Starlette:
    def show(request: Request) -> Any:
        if answer is not None:
            return answer(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"message": "Unauthenticated."}, 401)
        data = {"abilities": ["tickets:read"], "roles": ["staff"], "sysadmin": False}
        return JSONResponse({"data": data})

    return Starlette(routes=[Route("/api/token", show), Route("/", lambda request: PlainTextResponse("hello"))])


@contextmanager
def listening(app: Any, **options: Any) -> Iterator[str]:
    """Serve the app on a free port of loopback; yields host:port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def stub() -> Iterator[str]:
    with listening(make_app()) as place:
        yield f"http://{place}"


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A key and a certificate for 127.0.0.1 that nobody signed but itself."""
    from datetime import UTC, datetime, timedelta
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "desk")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    key_file, file = tmp_path / "key.pem", tmp_path / "desk.pem"
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return key_file, file


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ACME_BASE", "ACME_TOKEN", "ACME_INSTANCES", "ACME_NAME", "ACME_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def doctor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The command as a person types it: exit code and everything that was said."""
    import json

    from deskwright import cli

    folder = tmp_path / "desks" / "acme_desk"
    folder.mkdir(parents=True)

    def run(*words: str, **changes: Any) -> tuple[int, str]:
        (folder / "catalog.json").write_text(json.dumps(catalogue_document(**changes)))
        code = cli.main(["doctor", "acme-desk", "--desks", str(folder.parent), *words])
        said = capsys.readouterr()
        assert TOKEN not in said.out + said.err
        return code, said.out + said.err

    return run

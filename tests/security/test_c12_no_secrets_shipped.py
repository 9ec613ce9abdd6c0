"""C12: no credential in the tracked tree, no default password, certificates checked unless told otherwise."""

from __future__ import annotations

import argparse
import json
import re
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

import certifi
import httpx
import pytest
from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.options import add_run_options
from deskwright.settings import Instance
from helpdesks._client import ConfigurationError, read_settings

from tests.security.over_http import ANN, BOB, OverHttp

SECRETS = {
    "private key": r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
    "cloud key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "code host token": r"\b(?:ghp|gho|ghs|ghu|github_pat)_[A-Za-z0-9_]{30,}",
    "chat token": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "service key": r"\bsk-[A-Za-z0-9_-]{32,}",
    "package token": r"\bpypi-[A-Za-z0-9_-]{40,}",
    "web token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
    "Laravel token": r"\b\d{1,6}\|[A-Za-z0-9]{40,}\b",
    "password in a URL": r"https?://[^\s/:@\"'<>{}$]+:(?!s3cret@)[^\s/:@\"'<>{}$]{6,}@",
}
ASSIGNED = re.compile(
    r"(?i)\b[\w-]*(?:password|passwd|secret|api_?key|access_?token)[\w-]*[\"']?\s*[:=]\s*[\"']([^\"'\s]{16,})[\"']"
)
# Shapes that only look like one: names, placeholders, public sandbox values, words of a document.
HARMLESS = re.compile(
    r"(?i)example|sandbox|placeholder|paste_|your|test|s3cr[3e]t|passphrase|[{}<>$*…/#]|^[a-z_.]+$|^[A-Za-z]+$"
)


def tracked(repository: Path) -> list[Path]:
    command = ["git", "-C", str(repository), "ls-files", "-z", "-co", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = [repository / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in found if path.is_file() and path != Path(__file__)]


def secrets_in(text: str) -> list[str]:
    found = [f"{kind}: {match[0][:24]}" for kind, pattern in SECRETS.items() for match in re.finditer(pattern, text)]
    return found + [f"value: {m[1][:12]}" for m in ASSIGNED.finditer(text) if not HARMLESS.search(m[1])]


def test_the_scan_finds_something() -> None:
    for text in (
        "-----BEGIN RSA PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJ234567",
        "ghp_" + "a1" * 18,
        "https://admin:hunter2x@desk",
        "API_KEY = 'q8Zr2LmP0xVb91TyKw'",
        "7|" + "aB3" * 14,
    ):
        assert secrets_in(text), text


def test_no_secret_in_the_tree(repository: Path) -> None:
    found = {}
    for path in tracked(repository):
        content = path.read_bytes()
        if b"\0" in content[:4096]:
            continue
        hits = secrets_in(content.decode("utf-8", "replace"))
        if hits:
            found[str(path.relative_to(repository))] = hits[:5]
    assert found == {}


def test_no_env_file_is_tracked(repository: Path) -> None:
    names = [path.name for path in tracked(repository)]
    assert not [name for name in names if name == ".env" or name.endswith((".pem", ".key", ".p12", ".pfx"))]


def test_no_default_credential(shipped: dict[str, Catalogue]) -> None:
    """A credential is names of variables; `when` chooses between ways to log in and holds no part of one."""
    variable = re.compile(r"[A-Z][A-Z0-9_]+")
    for catalogue in shipped.values():
        connection = catalogue.connection
        parts = {name for credential in connection["credentials"] for name in credential["env"].values()}
        for credential in connection["credentials"]:
            assert set(credential) <= {"name", "scheme", "env", "about", "when", "inbound"}
            # which headers and forms bring one: names and shapes, of which none is a value
            shapes = credential.get("inbound") or {}
            assert set(shapes) <= {"headers", "bearer", "jwt"}
            assert all(re.fullmatch("x-[a-z-]+", header) for header in (shapes.get("headers") or {}).values())
            assert all(variable.fullmatch(name) for name in credential["env"].values())
            when = credential.get("when") or {}
            assert set(when) <= {"env", "is", "default"}
            assert when.get("env") not in parts
        # nor is what an argument falls back to ever read from a credential's variable
        assert not parts & set(connection.get("defaults") or {})
        assert secrets_in(json.dumps(connection)) == []


def test_no_option_takes_a_secret() -> None:
    parser = argparse.ArgumentParser()
    add_run_options(parser)
    options = parser.format_help()
    assert not re.search(r"--[\w-]*(token|password|secret|api-key)", options)


def context_of(tls: Tls, verify: bool | str = True) -> ssl.SSLContext:
    connection: dict[str, Any] = {"base_url": {"env": "B"}, "schemes": {}, "credentials": []}
    instance = Instance("one", "https://desk.example", {}, 5, verify=verify)
    client = Connections(connection, {"one": instance}, tls).client("one")
    context = vars(client)["_http"]._transport.verification()
    assert isinstance(context, ssl.SSLContext)
    return context


def test_certificates_are_checked_by_default() -> None:
    usual = context_of(Tls())
    assert usual.verify_mode is ssl.CERT_REQUIRED
    assert usual.check_hostname
    assert usual.minimum_version >= ssl.TLSVersion.TLSv1_2
    parser = argparse.ArgumentParser()
    add_run_options(parser)
    assert parser.parse_args([]).insecure is False
    assert context_of(Tls(insecure=True)).verify_mode is ssl.CERT_NONE


def test_a_variable_alone_switches_the_check_off_and_an_authority_on_again() -> None:
    connection = {"base_url": {"env": "B"}, "tls": {"verify_env": "V", "ca_env": "C"}, "schemes": {}, "credentials": []}
    for word in ("", "true", "1", "yes"):
        assert read_settings(connection, {"B": "https://desk.example", "V": word}).verify is True
    assert read_settings(connection, {"B": "https://desk.example", "V": "false"}).verify is False
    for word in ("maybe", "flase", "off off"):
        with pytest.raises(ConfigurationError, match="V must be true or false"):
            read_settings(connection, {"B": "https://desk.example", "V": word})
    off = context_of(Tls(), verify=False)
    assert (off.verify_mode, off.check_hostname) == (ssl.CERT_NONE, False)
    authorities = ssl.get_default_verify_paths().cafile or certifi.where()
    assert context_of(Tls(ca_file=authorities), verify=False).verify_mode is ssl.CERT_REQUIRED
    assert context_of(Tls(), verify=authorities).verify_mode is ssl.CERT_REQUIRED


# --- over HTTP --------------------------------------------------------------------------------------------------------


def test_no_secret_reaches_the_log_or_a_file(over_http: OverHttp) -> None:
    """Keys in every place where somebody may put one: right, wrong, in the address, in the body, of OAuth's own."""
    said = {
        "wrong": "tfx-canary-wrong-key-1111", "path": "tfx-canary-in-path-2222", "query": "tfx-canary-in-query-3333",
        "cookie": "tfx-canary-cookie-4444", "body": "tfx-canary-body-5555", "bearer": "dwa_canary-bearer-66666666",
        "basic": "dGZ4LWNhbmFyeS1iYXNpYw==", "state": "canary-state-7777", "code": "dwc_canary-code-88888888",
        "refresh": "dwr_canary-refresh-99999", "secret": "canary-client-secret-0000", "typed": "tfx-canary-typed-abcd",
        "method": "tfx-canary-method-efef", "agent": "tfx-canary-agent-0101", "host": "tfx-canary-host.example",
    }  # fmt: skip
    base = over_http.server.address
    over_http.read("tiflux", key=ANN["tiflux"].key, headers={"user-agent": said["agent"]})
    over_http.read("tiflux", key=said["wrong"])
    over_http.read("tiflux", headers={"cookie": said["cookie"]})
    over_http.read("tiflux", headers={"authorization": f"Bearer {said['bearer']}"})
    over_http.read("tiflux", headers={"authorization": f"Basic {said['basic']}"})
    over_http.read("tiflux", key=ANN["tiflux"].key, path=f"/tiflux/mcp?key={said['query']}")
    over_http.post("tiflux", said["method"], {"name": said["body"]}, key=ANN["tiflux"].key)
    over_http.post("tiflux", "tools/call", {"name": said["body"], "arguments": {"x": said["body"]}}, key=said["wrong"])
    with httpx.Client(base_url=base, trust_env=False) as http:
        http.post(f"/{said['path']}")
        http.get(f"/tiflux/mcp/{said['path']}")
        http.get("/authorize", params={"client_id": said["code"], "state": said["state"]})
        http.post("/token", data={"grant_type": "authorization_code", "code": said["code"], "client_id": "x",
                                  "client_secret": said["secret"], "code_verifier": "v" * 43})  # fmt: skip
        http.post("/token", data={"grant_type": "refresh_token", "refresh_token": said["refresh"], "client_id": "x"})
        http.post("/revoke", data={"token": said["refresh"], "client_id": "x"})
        http.post("/settings", data={"desk": "tiflux", "action": "show", "credential.TIFLUX_API_KEY": said["typed"]})
        http.post("/register", json={"redirect_uris": [f"https://{said['host']}/cb?k={said['state']}"]})
        http.post("/tiflux/mcp", content=said["body"])
        http.get("/health", headers={"host": said["host"] + "/" + said["typed"]})
    time.sleep(0.5)  # the log is written a little later, by a thread of its own
    secrets = [*(account.key for account in (*ANN.values(), *BOB.values())), *said.values()]
    # what a client registers is kept, as it must be; the log has none of it
    kept_on_purpose = {said["host"], said["state"]}
    for name, content in over_http.left_behind().items():
        for secret in secrets:
            if secret in kept_on_purpose and name != "stderr":
                continue
            assert secret.encode() not in content, (name, secret)
        if name == "stderr":
            assert ANN["tiflux"].mark.encode() not in content
            assert b"Traceback" not in content
    lines = over_http.server.lines
    assert {line["status"] for line in lines if line.get("event") == "request"} >= {200, 401, 404}


def test_a_line_of_the_log_is_one_line(over_http: OverHttp) -> None:
    """Log injection: whatever stands in a request, each line is JSON of the server's own making."""
    forged = '{"event":"request","status":200,"who":"admin"}'
    for path in ("/%0a" + forged, "/%0d%0a%0d%0a", "/tiflux/mcp%0a" + forged):
        httpx.get(httpx.URL(over_http.server.address).copy_with(raw_path=path.encode()), trust_env=False)
    over_http.read("tiflux", key="a", headers={"user-agent": forged, "x-request-id": forged, "origin": forged})
    over_http.read("tiflux", headers={"host": "a" + forged})
    time.sleep(0.5)
    raw = [line for line in bytes(over_http.server.errors).splitlines() if line]
    for line in raw:
        assert line.startswith((b"{", b"deskwright: ")), line
        if line.startswith(b"{"):
            assert json.loads(line).get("who") != "admin"

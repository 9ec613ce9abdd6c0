"""C12: no credential in the tracked tree, no default password, certificates checked unless told otherwise."""

from __future__ import annotations

import argparse
import json
import re
import ssl
import subprocess
from pathlib import Path
from typing import Any

import certifi
import pytest
from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.options import add_run_options
from deskwright.settings import Instance
from helpdesks._client import ConfigurationError, read_settings

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
            assert set(credential) <= {"name", "scheme", "env", "about", "when"}
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

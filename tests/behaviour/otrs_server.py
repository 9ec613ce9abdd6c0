"""The OTRS sandbox on loopback, with or without TLS, for what cannot be tried in process: sockets, logs, processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import uvicorn
from deskwright.sandboxes import Sandbox
from deskwright.sandboxes.otrs import World, create_sandbox

from .desks import credential


class Served:
    """A sandbox that listens; `environment` is what an agent of it would set."""

    def __init__(self, sandbox: Sandbox, origin: str) -> None:
        app: Any = sandbox.app
        self.world: World = app.state.world
        self.base = origin + sandbox.base_path
        self.sandbox = sandbox

    def environment(self, by: str = "agent") -> dict[str, str]:
        return {"OTRS_BASE_URL": self.base, **credential(self.sandbox, by)}


@contextmanager
def served(webservice: Mapping[str, Any] | None = None, *, znuny: bool = True, **options: Any) -> Iterator[Served]:
    """The sandbox on a free port; `options` are those of uvicorn, `ssl_keyfile` among them."""
    sandbox = create_sandbox(webservice, znuny=znuny)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"log_level": "critical", "access_log": False, "log_config": None, "timeout_graceful_shutdown": 1}
    server = uvicorn.Server(uvicorn.Config(sandbox.app, host="127.0.0.1", port=port, **quiet, **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 15
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    assert server.started
    scheme = "https" if "ssl_keyfile" in options else "http"
    try:
        yield Served(sandbox, f"{scheme}://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(5)


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """A key, and a certificate for 127.0.0.1 that nobody signed but itself."""
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
    key_file, file = folder / "key.pem", folder / "desk.pem"
    pem = serialization.Encoding.PEM
    key_file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    file.write_bytes(made.public_bytes(pem))
    return key_file, file


def clean_environment(variables: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """The variables of a process that knows nothing of the person at the machine."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH", "SYSTEMROOT")
    state = {name: str(scratch / "state") for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **state, **variables}


def run(
    words: list[str], variables: Mapping[str, str], scratch: Path, *, said: str = ""
) -> subprocess.CompletedProcess[str]:
    """`python WORDS` in an empty folder."""
    return subprocess.run(
        [sys.executable, *words],
        input=said,
        capture_output=True,
        text=True,
        env=clean_environment(variables, scratch),
        cwd=scratch,
        timeout=60,
        check=False,
    )


def deskwright(*words: str, variables: Mapping[str, str], scratch: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person types it."""
    return run(["-m", "deskwright", *words], variables, scratch)


__all__ = ["Served", "clean_environment", "deskwright", "make_certificate", "run", "served"]

"""A fixture desk on a socket, for servers that are processes."""

from __future__ import annotations

import importlib.util
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from .seen import CANARIES

DESK = Path(__file__).parents[1] / "fixtures" / "desk"


def _stub() -> Any:
    spec = importlib.util.spec_from_file_location("fuzz_stub", DESK / "stub.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.Stub(token=CANARIES["our own token"])


@pytest.fixture
def served() -> Iterator[str]:
    """Where the fixture desk is; it takes one token alone."""
    server = uvicorn.Server(uvicorn.Config(_stub().app, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(3)

"""The printed package, once for all tests of this folder."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import small_desk as desk
from small_desk import Script

PRELUDE = """
import asyncio, json
import httpx
from helpdesks.tickiti import *
from helpdesks.tickiti import AsyncTickiti, File, Tickiti

sent = []

def opened(answer, kind=Tickiti):
    def handle(request):
        sent.append(request)
        return answer(request) if callable(answer) else answer
    transport = httpx.MockTransport(handle)
    return kind(base_url="https://desk.example/api/v1", credential={"TICKITI_API_TOKEN": "t"}, transport=transport)

def body():
    return json.loads(sent[-1].content)
"""


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    assert desk.write_tree(folder).warnings == ()
    return folder


@pytest.fixture(scope="session")
def script(tree: Path) -> Script:
    """Runs code against the printed package and gives back what it printed."""

    def run(code: str) -> str:
        result = desk.run(tree, "-c", PRELUDE + textwrap.dedent(code))
        assert result.returncode == 0, result.stderr
        return result.stdout

    return run

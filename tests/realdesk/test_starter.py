"""The starter itself: it stops what it started, and nothing of it outlives the caller."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.realdesks.django_helpdesk.environment import RealDeskFailed
from tests.realdesks.django_helpdesk.server import running_django_helpdesk

pytestmark = [pytest.mark.realdesk, pytest.mark.xdist_group("django_helpdesk")]
REPOSITORY = Path(__file__).resolve().parents[2]


def answers(base_url: str) -> bool:
    try:
        httpx.get(f"{base_url}/api/tickets/", timeout=2, trust_env=False)
    except httpx.TransportError:
        return False
    return True


def test_it_stops_with_the_block_and_keeps_its_data(tmp_path: Path) -> None:
    with running_django_helpdesk(tmp_path) as first:
        assert answers(first.base_url)
    assert not answers(first.base_url)
    with running_django_helpdesk(tmp_path) as second:
        assert second.tokens == first.tokens
        assert oct((tmp_path / "facts.json").stat().st_mode & 0o777) == "0o600"


def test_it_stops_when_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), running_django_helpdesk(tmp_path) as desk:
        raise ZeroDivisionError
    assert not answers(desk.base_url)


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.realdesks.django_helpdesk", "serve", "--folder", str(tmp_path)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        lines = [parent.stdout.readline() for _ in range(2)]
        base_url = lines[1].partition("=")[2].strip()
        assert answers(base_url)
        os.kill(parent.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while answers(base_url) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not answers(base_url)


def test_a_start_that_fails_shows_the_log(tmp_path: Path) -> None:
    (tmp_path / "helpdesk.sqlite3").write_bytes(b"this is no database, however long one makes the text of it" * 9)
    with pytest.raises(RealDeskFailed, match="file is not a database"), running_django_helpdesk(tmp_path):
        pass

"""The page as a process: its addresses, who may be let in from where, what it leaves behind and never tells."""

from __future__ import annotations

import argparse
import os
import pty
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright import cli
from deskwright.approvals import command, serve
from deskwright.approvals.links import check_public_url
from deskwright.errors import SetupError, UsageError
from deskwright.listening import is_loopback
from deskwright.state.store import State

from tests.approvals.made import put

DESKWRIGHT = str(Path(sys.executable).with_name("deskwright"))


class Running:
    """`deskwright approvals` with its stderr read along."""

    def __init__(self, *words: str, state: State, cwd: Path) -> None:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("TICKITI_")}
        self.process = subprocess.Popen(
            [DESKWRIGHT, "approvals", "--state", state.place, *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd, env=environ,
        )  # fmt: skip
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self.said.extend(iter(self.process.stderr.readline, ""))

    def wait_for(self, pattern: str) -> str:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if found := re.search(pattern, "".join(self.said)):
                return found[1]
            time.sleep(0.02)
        raise AssertionError(f"it never said {pattern}: {self.said}")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


@pytest.fixture
def running(state: State, tmp_path: Path) -> Iterator[Any]:
    started: list[Running] = []

    def run(*words: str) -> Running:
        started.append(Running(*words, state=state, cwd=tmp_path))
        return started[-1]

    yield run
    for one in started:
        one.process.kill()
        one.process.wait(10)


def sign_in(client: httpx.Client, origin: str, token: str, door: str = "/start") -> httpx.Response:
    headers = {"origin": origin, "sec-fetch-site": "same-origin"}
    return client.post(f"{door}", data={"token": token}, headers=headers)


def test_the_page_of_this_machines_user(running: Any, state: State) -> None:
    """Start, sign in, approve; nothing set up, so a server has to send it. The log has nothing secret."""
    proposal = put(state)
    page = running("--http", "127.0.0.1:0")
    address = page.wait_for(r"open (\S+)")
    origin, _, token = address.partition("/start?token=")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", origin)
    with httpx.Client(base_url=origin, timeout=20) as client:
        assert client.get(f"/start?token={token}").status_code == 200
        home = sign_in(client, origin, token).headers["location"]
        assert re.fullmatch(r"/[\w-]{16}/", home)
        assert sign_in(httpx.Client(base_url=origin), origin, token).status_code == 403
        shown = client.get(f"{home}p/{proposal.id}").text
        csrf = re.search(r'name="csrf" value="([^"]+)"', shown)
        assert csrf
        form = {"csrf": csrf[1], "digest": proposal.digest, "approve": ["content", "status"]}
        headers = {"origin": origin, "sec-fetch-site": "same-origin"}
        answer = client.post(f"{home}p/{proposal.id}/approve", data=form, headers=headers)
        assert answer.status_code == 303
        after = client.get(answer.headers["location"]).text
        assert "Approved: tickiti is not set up here: a running server" in after
        cookie = next(iter(client.cookies.values()))
    approved = state.proposals.get(proposal.id)
    assert approved is not None
    assert (approved.state, approved.approved_fields, approved.decided_via) == (
        "approved",
        ("content", "status"),
        "page",
    )
    assert page.stop() == 0
    told = "".join(page.said)
    assert told.count("\n") == 3
    assert told.count(token) == 1  # the address itself
    for secret in (cookie, csrf[1], home.strip("/"), proposal.id, "Maria"):
        assert secret not in told
    assert page.process.stdout.read() == ""


def test_what_nobody_decided_is_closed_while_the_page_runs(running: Any, state: State) -> None:
    from datetime import timedelta

    from deskwright.governance.proposal import now

    proposal = put(state, at=now() - timedelta(hours=25))
    running("--http", "127.0.0.1:0").wait_for(r"open (\S+)")
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = state.proposals.get(proposal.id)
        assert found is not None
        if found.state == "expired":
            return
        time.sleep(0.05)
    raise AssertionError("it was not closed")


def test_the_page_behind_an_https_address(running: Any, state: State) -> None:
    """The proxy speaks plain HTTP to it and names the public host; people have links."""
    public = "https://approvals.example.org"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = running("--http", f"0.0.0.0:{port}", "--public-url", f"{public}/")
    page.wait_for(r"(deskwright approvals login --as NAME --public-url https://approvals\.example\.org)\n")
    assert "token=" not in "".join(page.said)
    token = state.links.make("maria", 60)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        until = time.monotonic() + 10
        while True:
            try:
                direct = client.get("/login")
                break
            except httpx.ConnectError:
                assert time.monotonic() < until
                time.sleep(0.05)
        assert direct.status_code == 421
        client.headers["host"] = "approvals.example.org"
        assert client.get(f"/login?token={token}").status_code == 200
        answer = sign_in(client, public, token, "/login")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "Secure" in answer.headers["set-cookie"]
        again = sign_in(client, public, token, "/login")
        assert again.status_code == 403
    assert page.stop() == 0
    assert token not in "".join(page.said)


# --- where it may listen -------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "[::]", "example.org", "127.0.0.1.example.org"])
def test_an_address_that_others_can_reach_needs_a_public_url(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["approvals", "--http", f"{host}:8700"]) == 2
    said = capsys.readouterr().err
    assert "can be reached from other machines" in said
    assert "--public-url https://YOUR.HOST" in said
    assert "deskwright approvals login --as NAME" in said


@pytest.mark.parametrize("words", ["8700", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:70000", ":8700", ""])
def test_an_address_has_a_host_and_a_port(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["approvals", "--http", words]) == 2
    assert "write HOST:PORT" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["approvals", "--http", f"127.0.0.1:{port}"]) == 1
    assert f"127.0.0.1:{port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://a.example", "https://a.example"),
        ("https://A.Example:443/", "https://a.example"),
        ("https://a.example:8443", "https://a.example:8443"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443"),
    ],
)
def test_a_public_url_becomes_the_origin_that_browsers_name(url: str, origin: str) -> None:
    assert check_public_url(url) == origin


@pytest.mark.parametrize(
    "url",
    ["http://a.example", "a.example", "https://", "https://a.example/x", "https://u:p@a.example", "https://a:x",
     "https://a.example?x=1", "javascript:alert(1)", ""],
)  # fmt: skip
def test_no_other_public_url_is_taken(url: str) -> None:
    with pytest.raises(UsageError):
        check_public_url(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_has_several_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    ("host", "port", "name"),
    [("::1", 81, "[::1]:81"), ("localhost", 81, "localhost:81"), ("127.0.0.1", 80, "127.0.0.1")],
)
def test_the_host_is_named_as_a_browser_names_it(host: str, port: int, name: str) -> None:
    place = serve.read_place_of_page(host, port, None)
    assert place.host == name
    assert not place.by_link
    assert len(place.base) == 17


def test_two_pages_have_two_secret_paths_and_two_cookies() -> None:
    first, second = (serve.read_place_of_page("127.0.0.1", port, None) for port in (8001, 8002))
    assert first.base != second.base
    assert first.cookie != second.cookie


def test_a_state_that_cannot_be_is_told_before_anything_listens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    options = argparse.Namespace(state=str(tmp_path / "file" / "state.sqlite3"), env_file=None)
    from deskwright.state import open_state

    with pytest.raises(SetupError):
        open_state(command.read_place(options))


# --- the browser ---------------------------------------------------------------------------------------


def test_the_address_is_handed_to_the_browser_in_a_private_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a command line every user of the machine would see the token."""
    opened: list[str] = []
    monkeypatch.setattr(serve.webbrowser, "open", lambda address: opened.append(address))
    monkeypatch.setenv("DISPLAY", ":9")
    folder = serve._open_browser("http://127.0.0.1:8123/start?token=abc")
    assert folder is not None
    (file,) = folder.iterdir()
    assert opened == [file.as_uri()]
    assert "token" not in opened[0]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert 'url=http://127.0.0.1:8123/start?token=abc"' in file.read_text("utf-8")
    file.unlink()
    folder.rmdir()


def test_without_a_screen_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve.webbrowser, "open", lambda address: pytest.fail("it opened one"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(serve.sys, "platform", "linux")
    assert serve._open_browser("http://127.0.0.1:8123/start?token=abc") is None


def test_enter_in_the_terminal_gives_another_address(state: State, tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    told = tmp_path / "told"
    with told.open("wb") as stderr:
        words = [DESKWRIGHT, "approvals", "--state", state.place, "--http", "127.0.0.1:0"]
        process = subprocess.Popen(words, stdin=follower, stderr=stderr, cwd=tmp_path)
    os.close(follower)
    until, pressed, found = time.monotonic() + 20, False, []
    while time.monotonic() < until and len(found) < 2:
        said = told.read_text("utf-8")
        found = re.findall(r"open (http\S+)/start\?token=(\S+)\n", said)
        if not pressed and "press Enter" in said:
            os.write(leader, b"\n")
            pressed = True
        time.sleep(0.02)
    (origin, first), (_, second) = found
    with httpx.Client(base_url=origin, timeout=20) as client:
        assert sign_in(client, origin, first).status_code == 403
        assert sign_in(client, origin, second).status_code == 303
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    os.close(leader)
    assert told.read_text("utf-8").count("\n") == 5  # nothing more was said at the end


# --- what it costs -------------------------------------------------------------------------------------


def test_listing_loads_no_page_and_help_no_database() -> None:
    script = """
import sys
from deskwright import cli
try:
    cli.main(["approvals", "--help"])
except SystemExit:
    pass
print([name for name in ("sqlalchemy", "jinja2", "starlette", "uvicorn", "httpx", "mcp") if name in sys.modules])
cli.main(["approvals", "list"])
print([name for name in ("starlette", "uvicorn", "mcp") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("[")] == ["[]", "[]"], done.stdout + done.stderr


def test_the_pictures_of_the_page_are_small(repository: Path) -> None:
    pictures = sorted((repository / "docs" / "approvals").glob("*.png"))
    assert [picture.name for picture in pictures if picture.stat().st_size > 150_000] == []
    told = (repository / "docs" / "approvals.md").read_text("utf-8")
    assert sorted(re.findall(r"\(approvals/([\w-]+\.png)\)", told)) == [picture.name for picture in pictures]

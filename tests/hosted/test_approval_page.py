"""The approval page beside a server over HTTP, on the same state: what somebody's assistant proposed there is decided
on the page's own form, and goes out from the server, once, with the login that asked."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import httpx
from deskwright.state import open_state

from tests.hosted.processes import call, counting_desk, environment, proposed, replies, senders, servers

KEY, OTHER = "1|sandbox-agent-key", "2|sandbox-agent-key"


@contextmanager
def page(place: str) -> Iterator[str]:
    """`deskwright approvals` as a process without any credential of a desk; the address that opens it once."""
    command = [sys.executable, "-m", "deskwright", "approvals", "--http", "127.0.0.1:0"]
    process = subprocess.Popen(
        command,
        env=environment(place),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"open (http://127\.0\.0\.1:\d+/start\?token=\S+)", line):
                yield found[1]
                break
        else:
            raise AssertionError(said)
    finally:
        process.kill()
        process.wait(20)


def hidden(shown: str, name: str) -> list[str]:
    return [unescape(value) for value in re.findall(rf'name="{name}" value="([^"]*)"', shown)]


def test_a_proposal_of_somebodys_key_is_approved_on_the_page_and_sent_by_the_server(tmp_path: Path) -> None:
    place = str(tmp_path / "state.sqlite3")
    own, other = {"x-tickiti-api-token": KEY}, {"x-tickiti-api-token": OTHER}
    with counting_desk() as desk, servers(1, place, desk) as (server,), httpx.Client(timeout=30) as http:
        made = proposed(http, server.mcp, own, "we are on it")
        apart = proposed(http, server.mcp, other, "we are on it")
        assert made != apart
        with page(place) as address, httpx.Client(timeout=30) as person:
            origin, _, token = address.partition("/start?token=")
            person.headers.update({"origin": origin, "sec-fetch-site": "same-origin"})
            person.base_url = httpx.URL(origin)
            home = person.post("/start", data={"token": token}).headers["location"]
            queue = person.get(home).text
            assert {made, apart} <= set(re.findall(r'/p/(p-[a-z0-9]+)"', queue))
            shown = person.get(f"{home}p/{made}").text
            assert KEY not in queue + shown
            form = {
                "csrf": hidden(shown, "csrf")[0],
                "digest": hidden(shown, "digest")[0],
                "approve": hidden(shown, "approve"),
                "edit:content": "we are on it, and call you today",
            }
            answer = person.post(f"{home}p/{made}/approve", data=form)
            assert answer.status_code == 303, answer.text
            # nothing of the desk is set up for the page: the server has the login
            assert "a running server" in person.get(answer.headers["location"]).text
            end = time.monotonic() + 30
            while "the helpdesk carried it out" not in (shown := person.get(f"{home}p/{made}").text):
                assert time.monotonic() < end, shown
                time.sleep(0.1)
        assert replies(desk) == {"we are on it, and call you today": 1}
        assert senders(desk) == {f"Bearer {KEY}"}
        # who asked hears what came of it; who asked for the same with another key still waits
        told = call(http, server.mcp, own, "we are on it")["proposal"]
        assert (told["id"], told["state"]) == (made, "applied")
        assert call(http, server.mcp, other, "we are on it")["proposal"]["state"] == "pending"
    state = open_state(place)
    try:
        steps = [each.event for each in state.audit.events(limit=100) if each.event.proposal == made]
        kinds = {event.step: (event.principal["kind"], event.via) for event in steps}
        assert kinds["proposed"][0] == "key"
        assert kinds["approved"] == ("os-user", "page")
        assert state.audit.verify().ok
    finally:
        state.close()

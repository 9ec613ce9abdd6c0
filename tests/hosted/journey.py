"""A connector's whole life against a real server, in a real browser: `python -m tests.hosted.journey [FOLDER]`.

It plays what a web assistant does: find the authorization server, register, send a person to the page (who types a
wrong key, then a right one, and narrows it to reading), change the code for tokens, call a tool, refresh, show a stolen
refresh token, connect again, and see that taking the connection back ends it. With a folder (docs/pictures) it leaves
its pictures there.
"""

from __future__ import annotations

import base64
import hashlib
import http.server
import os
import re
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.approvals.visitors import browser

TICKET = "84429"
RIGHT, WRONG = "tiflux-sandbox-agent", "tiflux-sandbox-agnet"
#: Clients that come back to a web page, and to a program by its own scheme.
OTHERS = [
    ("ChatGPT", "https://chatgpt.com/connector_platform_oauth_redirect"),
    ("Cursor", "cursor://anysphere.cursor-mcp/oauth/callback"),
]
META = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "journey", "version": "1"},
}


@contextmanager
def hosted(*words: str) -> Iterator[str]:
    """A server of TiFlux's sandbox as an operator starts it; where it listens."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
        command = [sys.executable, "-m", "deskwright", "serve", "tiflux", "--http", "127.0.0.1:0", "--sandbox", *words]
        process = subprocess.Popen(
            command,
            env={**kept, "DESKWRIGHT_STATE": str(Path(folder) / "state.sqlite3")},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        said: list[str] = []
        try:
            assert process.stderr is not None
            for line in process.stderr:
                said.append(line)
                if found := re.search(r" on (http://127\.0\.0\.1:\d+)", line):
                    threading.Thread(target=lambda: said.extend(process.stderr or ()), daemon=True).start()
                    yield found[1]
                    break
            else:
                raise AssertionError("".join(said))
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def callback() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Where the client waits on this computer for its answer; what arrived there."""
    arrived: list[dict[str, str]] = []

    class Callback(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/callback":  # a browser also asks for a picture of its own
                arrived.append({name: values[0] for name, values in parse_qs(asked.query).items()})
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>Connected</title><h1>Connected</h1>")

        def log_message(self, *words: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Callback)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/callback", arrived
    finally:
        server.shutdown()
        server.server_close()


# --- the connector -------------------------------------------------------------------------------------


@dataclass
class Client:
    """A connector: it knows the address of a resource and finds out the rest."""

    resource: str
    redirect_uri: str
    name: str = "Claude"
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))
    metadata: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    verifier: str = ""
    state: str = ""
    access: str = ""
    refresh: str = ""

    def discover(self) -> None:
        """From the 401 to the authorization server's own description."""
        refused = self.post("tools/list", {})
        assert refused.status_code == 401, refused.text
        found = re.search(r'resource_metadata="([^"]+)"', refused.headers["www-authenticate"])
        assert found, refused.headers
        protected = self.http.get(found[1]).json()
        assert protected["resource"] == self.resource
        (issuer,) = protected["authorization_servers"]
        self.metadata = self.http.get(f"{issuer}/.well-known/oauth-authorization-server").json()
        assert self.metadata["issuer"] == issuer
        assert self.metadata["code_challenge_methods_supported"] == ["S256"]

    def register(self) -> None:
        asked = {
            "client_name": self.name,
            "redirect_uris": [self.redirect_uri],
            "token_endpoint_auth_method": "none",
            "grant_types": ["authorization_code", "refresh_token"],
        }
        answer = self.http.post(self.metadata["registration_endpoint"], json=asked)
        assert answer.status_code == 201, answer.text
        self.id = answer.json()["client_id"]

    def authorize(self, **more: str) -> str:
        """Where the person's browser is sent."""
        self.verifier, self.state = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": self.id,
            "redirect_uri": self.redirect_uri,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            "state": self.state,
            "resource": self.resource,
            **more,
        }
        return str(httpx.URL(self.metadata["authorization_endpoint"], params=asked))

    def redeem(self, arrived: dict[str, str]) -> None:
        assert arrived["state"] == self.state
        assert arrived["iss"] == self.metadata["issuer"]
        answer = self.token(
            grant_type="authorization_code",
            code=arrived["code"],
            redirect_uri=self.redirect_uri,
            code_verifier=self.verifier,
            resource=self.resource,
        )
        self._take(answer)

    def renew(self, token: str = "") -> httpx.Response:
        return self.token(grant_type="refresh_token", refresh_token=token or self.refresh)

    def take_renewed(self) -> None:
        self._take(self.renew())

    def token(self, **asked: str) -> httpx.Response:
        return self.http.post(self.metadata["token_endpoint"], data={"client_id": self.id, **asked})

    def _take(self, answer: httpx.Response) -> None:
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert (told["token_type"], told["expires_in"]) == ("Bearer", 3_600)
        self.access, self.refresh = told["access_token"], told["refresh_token"]

    def post(self, method: str, params: dict[str, Any]) -> httpx.Response:
        named = {"mcp-name": params["name"]} if "name" in params else {}
        return self.http.post(
            self.resource,
            json={"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": META}},
            headers={
                "accept": "application/json, text/event-stream",
                "mcp-protocol-version": "2026-07-28",
                "mcp-method": method,
                **named,
                **({"authorization": f"Bearer {self.access}"} if self.access else {}),
            },
        )

    def tools(self) -> list[str]:
        answer = self.post("tools/list", {})
        assert answer.status_code == 200, answer.text
        return [tool["name"] for tool in answer.json()["result"]["tools"]]

    def call(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        answer = self.post("tools/call", {"name": name, "arguments": arguments})
        assert answer.status_code == 200, answer.text
        result: dict[str, Any] = answer.json()["result"]
        return result


# --- the person ----------------------------------------------------------------------------------------


@dataclass
class Person:
    """Somebody in front of a browser that runs no script, and a camera."""

    chromium: Any
    folder: Path | None
    context: Any = None
    page: Any = None

    def sit_down(self, *, width: int = 960, scheme: str = "light", locale: str = "en-US") -> None:
        if self.context is not None:
            self.context.close()
        size = {"width": width, "height": 844 if width < 500 else 800}
        self.context = self.chromium.new_context(
            viewport=size, color_scheme=scheme, locale=locale, java_script_enabled=False
        )
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()

    def picture(self, name: str) -> None:
        if self.folder is not None:
            self.page.evaluate("() => document.activeElement.blur()")
            self.page.screenshot(path=str(self.folder / f"{name}.png"), full_page=True)

    def show_key(self, key: str) -> None:
        self.page.locator("input[type=password]").fill(key)
        self.page.locator("button.primary").click()

    def said(self) -> str:
        return str(self.page.locator("main").inner_text())


class Journey:
    """The whole way, a step at a time; any step that does not do what it must raises."""

    def __init__(self, base: str, redirect_uri: str, arrived: list[dict[str, str]], person: Person) -> None:
        self.base, self.arrived, self.person = base, arrived, person
        self.client = Client(f"{base}/mcp", redirect_uri)
        self.done: list[str] = []

    def all(self) -> list[str]:
        for step in (self.register, self.wrong_key, self.cancel, self.right_key, self.use, self.steal, self.again,
                     self.write, self.settings, self.take_back):  # fmt: skip
            step()
            self.done.append(step.__name__)
        return self.done

    def register(self) -> None:
        self.client.discover()
        self.client.register()

    def wrong_key(self) -> None:
        """It is explained, and nothing goes back."""
        person = self.person
        person.sit_down()
        person.page.goto(self.client.authorize())
        assert "Log in at app.tiflux.com." in person.said()
        assert "Not verified" in person.said()
        person.picture("connect")
        person.show_key(WRONG)
        assert "TiFlux did not accept this" in person.page.get_by_role("alert").inner_text()
        assert self.arrived == []
        person.picture("wrong-key")

    def cancel(self) -> None:
        self.person.page.get_by_role("button", name="Cancel").click()
        told = self._arrived()
        assert (told["error"], told["state"]) == ("access_denied", self.client.state)
        assert "code" not in told

    def right_key(self) -> None:
        """Narrowed to reading."""
        person = self.person
        person.page.goto(self.client.authorize())
        person.show_key(RIGHT)
        assert "TiFlux knows you as João Silva." in person.said()
        assert "A person approves each one first" in person.said()
        person.picture("possible")
        person.page.get_by_role("checkbox", name="Reading only").check()
        person.picture("reading-only")
        person.page.get_by_role("button", name="Allow").click()
        self.client.redeem(self._arrived())

    def use(self) -> None:
        listed = self.client.tools()
        assert "list_desks" in listed
        assert "create_ticket_answer" not in listed
        assert self.client.call("list_desks").get("isError", False) is False
        refused = self.client.call("create_ticket_answer", ticket_number="1", text="Hello")
        assert refused["isError"] is True

    def steal(self) -> None:
        """Somebody shows a refresh token that was changed already: the whole connection ends, for both."""
        old = self.client.refresh
        self.client.take_renewed()
        assert self.client.refresh != old
        assert "list_desks" in self.client.tools()
        stolen = self.client.renew(old)
        assert (stolen.status_code, stolen.json()["error"]) == (400, "invalid_grant")
        self._ended()

    def again(self) -> None:
        """In Portuguese, on a phone, and with all that may be."""
        person = self.person
        person.sit_down(width=390, locale="pt-BR")
        person.page.goto(self.client.authorize())
        assert "Entre em app.tiflux.com." in person.said()
        person.picture("connect-pt-phone")
        person.show_key(WRONG)
        assert "O TiFlux não aceitou" in person.page.get_by_role("alert").inner_text()
        person.picture("wrong-key-pt-phone")
        person.show_key(RIGHT)
        assert "O TiFlux reconhece você como João Silva." in person.said()
        person.picture("possible-pt-phone")
        person.page.get_by_role("button", name="Permitir").click()
        self.client.redeem(self._arrived())

    def write(self) -> None:
        """What customers would see waits for a person, as the operator said."""
        assert "create_ticket_answer" in self.client.tools()
        answer = self.client.call("create_ticket_answer", ticket_number=TICKET, text="Olá!")
        assert answer["structuredContent"]["proposal"]["state"] == "pending", answer

    def settings(self) -> None:
        """Everything that was connected with this account, whichever client it was."""
        for name, redirect_uri in OTHERS:
            self._connect_unseen(name, redirect_uri)
        person = self.person
        person.sit_down(width=390, scheme="dark", locale="pt-BR")
        person.page.goto(f"{self.base}/settings")
        person.picture("settings-pt-phone-dark")
        person.show_key(RIGHT)
        assert "3 programas estão conectados" in person.said()
        person.picture("connections-pt-phone-dark")
        person.sit_down()
        person.page.goto(f"{self.base}/settings")
        person.show_key(WRONG)
        assert "TiFlux did not accept this" in person.said()
        person.show_key(RIGHT)
        assert sorted(person.page.locator(".card h2").all_inner_texts()) == ["ChatGPT", "Claude", "Cursor"]
        assert "just now" in person.page.locator(".card", has_text="Claude").inner_text()
        person.picture("connections")

    def take_back(self) -> None:
        page = self.person.page
        page.get_by_role("button", name="Take back the connection of Claude").click()
        assert "The connection of Claude was taken back" in page.get_by_role("status").inner_text()
        assert sorted(page.locator(".card h2").all_inner_texts()) == ["ChatGPT", "Cursor"]
        self.person.picture("taken-back")
        self._ended()

    # --- what the steps share --------------------------------------------------------------------------

    def _arrived(self) -> dict[str, str]:
        self.person.page.get_by_role("heading", name="Connected").wait_for()
        return self.arrived.pop()

    def _ended(self) -> None:
        refused = self.client.post("tools/list", {})
        assert refused.status_code == 401
        assert 'error="invalid_token"' in refused.headers["www-authenticate"]
        renewed = self.client.renew()
        assert (renewed.status_code, renewed.json()["error"]) == (400, "invalid_grant")

    def _connect_unseen(self, name: str, redirect_uri: str) -> None:
        """Another client's connection, without the browser."""
        client = Client(self.client.resource, redirect_uri, name, metadata=self.client.metadata)
        client.register()
        page = client.http.get(client.authorize()).text
        for typed in ({"action": "check", "credential.TIFLUX_API_KEY": RIGHT}, {"action": "allow"}):
            found = re.search(r'name="transaction" value="([^"]+)"', page)
            assert found, page
            answer = client.http.post(f"{self.base}/authorize", data={"transaction": found[1], **typed})
            page = answer.text
        assert answer.headers["location"].startswith(redirect_uri)
        client.redeem({key: values[0] for key, values in parse_qs(urlsplit(answer.headers["location"]).query).items()})


def journey(chromium: Any, folder: Path | None = None) -> list[str]:
    """The steps that were gone, on a server of its own."""
    with hosted("--approve", "write_outbound") as base, callback() as (redirect_uri, arrived):
        person = Person(chromium, folder)
        try:
            return Journey(base, redirect_uri, arrived, person).all()
        finally:
            if person.context is not None:
                person.context.close()


def main(folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with browser() as chromium:
        for step in journey(chromium, folder):
            print(step.replace("_", " "))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

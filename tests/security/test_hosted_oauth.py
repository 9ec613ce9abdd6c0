"""Attacks on the way by which a web assistant connects: whoever holds one piece must not get the others."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.security.over_http import ANN, BOB, OverHttp

BACK = "https://assistant.example/callback"
VARIABLE = {"tiflux": "TIFLUX_API_KEY", "openhelpdesk": "OHD_API_KEY"}


@dataclass
class Connector:
    """A web assistant that does everything right, unless a test says otherwise."""

    over: OverHttp
    client: dict[str, Any] = field(default_factory=dict)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))
    state: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.over.server.address, trust_env=False, timeout=30)
        if not self.client:
            wish = {"client_name": "Assistant", "redirect_uris": [BACK], "token_endpoint_auth_method": "none"}
            self.client = self.http.post("/register", json=wish).json()

    @property
    def id(self) -> str:
        return str(self.client["client_id"])

    def resource(self, desk: str) -> str:
        return f"{self.over.server.address}/{desk}/mcp"

    def query(self, desk: str, **other: str | None) -> dict[str, str]:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).decode().rstrip("=")
        usual = {
            "client_id": self.id, "redirect_uri": BACK, "response_type": "code", "code_challenge": challenge,
            "code_challenge_method": "S256", "state": self.state, "resource": self.resource(desk),
        }  # fmt: skip
        return {name: value for name, value in {**usual, **other}.items() if value is not None}

    def asked(self, desk: str, **other: str | None) -> httpx.Response:
        return self.http.get("/authorize", params=self.query(desk, **other))

    def step(self, transaction: str, action: str, headers: Any = None, **fields: str) -> httpx.Response:
        data = {"transaction": transaction, "action": action, **fields}
        return self.http.post("/authorize", data=data, headers=headers)

    def code(self, desk: str, key: str, **fields: str) -> str:
        shown = self.step(transaction_in(self.asked(desk)), "check", **{f"credential.{VARIABLE[desk]}": key})
        assert shown.status_code == 200, shown.text
        sent = self.step(transaction_in(shown), "allow", **fields)
        assert sent.status_code == 303, sent.text
        back = parse_qs(urlsplit(sent.headers["location"]).query)
        assert back["state"] == [self.state]
        assert back["iss"] == [self.over.server.address]
        return back["code"][0]

    def token(self, **fields: str) -> httpx.Response:
        return self.http.post("/token", data={"client_id": self.id, **fields})

    def redeem(self, code: str, **other: str) -> httpx.Response:
        usual = {"grant_type": "authorization_code", "code": code, "code_verifier": self.verifier, "redirect_uri": BACK}
        return self.token(**{**usual, **other})

    def connected(self, desk: str, key: str, **fields: str) -> dict[str, str]:
        found: dict[str, str] = self.redeem(self.code(desk, key, **fields)).json()
        return found


def transaction_in(page: httpx.Response) -> str:
    assert page.status_code in (200, 400), page.text
    found = re.search(r'name="transaction"[^>]*value="([^"]+)"', page.text)
    assert found is not None, page.text[:500]
    return unescape(found[1])


@pytest.fixture(scope="module")
def registered(over_http: OverHttp) -> dict[str, Any]:
    return Connector(over_http).client


@pytest.fixture
def connector(over_http: OverHttp, registered: dict[str, Any]) -> Connector:
    return Connector(over_http, registered)


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_token_is_good_at_its_own_desk_alone(over_http: OverHttp, connector: Connector) -> None:
    """Token substitution: the same person, the same client, the other desk."""
    tiflux = connector.connected("tiflux", ANN["tiflux"].key)["access_token"]
    assert ANN["tiflux"].mark in over_http.read("tiflux", headers=bearer(tiflux)).text
    before = over_http.reached("openhelpdesk")
    assert over_http.read("openhelpdesk", headers=bearer(tiflux)).status_code == 401
    assert over_http.reached("openhelpdesk") == before
    # and where a known one is remembered for a moment, in this order as well
    assert over_http.read("tiflux", headers=bearer(tiflux)).status_code == 200
    assert over_http.read("openhelpdesk", headers=bearer(tiflux)).status_code == 401
    for elsewhere in (connector.resource("openhelpdesk"), "https://evil.example/mcp"):
        moved = connector.redeem(connector.code("tiflux", ANN["tiflux"].key), resource=elsewhere)
        assert moved.json()["error"] == "invalid_target"


def test_neither_refresh_token_nor_code_opens_a_resource(over_http: OverHttp, connector: Connector) -> None:
    code = connector.code("tiflux", ANN["tiflux"].key)
    assert over_http.read("tiflux", headers=bearer(code)).status_code == 401
    tokens = connector.redeem(code).json()
    assert over_http.read("tiflux", headers=bearer(tokens["refresh_token"])).status_code == 401
    for kind, value in (("refresh_token", "access_token"), ("refresh_token", "code")):
        wrong = {"access_token": tokens["access_token"], "code": code}[value]
        answer = connector.token(grant_type=kind, refresh_token=wrong)
        assert answer.status_code == 400


def test_a_stolen_code_is_worth_nothing(connector: Connector, over_http: OverHttp) -> None:
    """Without the verifier, by another client, at another address, with PKCE left out or weakened."""
    other = Connector(over_http)
    for thief, fields in (
        (connector, {"code_verifier": secrets.token_urlsafe(48)}),
        (connector, {"code_verifier": connector.query("tiflux")["code_challenge"]}),
        (connector, {"code_verifier": ""}),
        (connector, {"redirect_uri": "https://assistant.example/callback/"}),
        (connector, {"redirect_uri": ""}),
        (connector, {"grant_type": "refresh_token"}),
        (other, {"code_verifier": connector.verifier}),
        (other, {"code_verifier": connector.verifier, "client_id": connector.id + "x"}),
    ):
        answer = thief.redeem(connector.code("tiflux", ANN["tiflux"].key), **fields)
        assert answer.status_code in (400, 401), fields
        assert "access_token" not in answer.text


@pytest.mark.parametrize(
    "other",
    [
        {"code_challenge": None}, {"code_challenge_method": "plain"}, {"code_challenge_method": None},
        {"code_challenge": "short"}, {"response_type": "token"}, {"response_type": "code token"},
        {"response_mode": "fragment"}, {"resource": None, "x": "y"}, {"resource": "https://evil.example/mcp"},
        {"request_uri": "https://evil.example/r"}, {"request": "eyJhbGciOiJub25lIn0.e30."},
    ],
)  # fmt: skip
def test_no_request_with_less_gets_a_page(connector: Connector, other: dict[str, str | None]) -> None:
    """PKCE downgrade, the implicit flow, another server's resource, parameters from elsewhere."""
    answer = connector.asked("tiflux", **other)
    assert "credential." not in answer.text
    if "location" in answer.headers:
        assert answer.headers["location"].startswith(f"{BACK}?")
        assert "error=" in answer.headers["location"]
    else:
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "redirect",
    [
        "https://evil.example/callback", f"{BACK}/", f"{BACK}?x=1", f"{BACK}#x", "https://assistant.example/CALLBACK",
        "https://assistant.example:8443/callback", "https://assistant.example.evil.example/callback",
        "https://assistant.example@evil.example/callback", "http://assistant.example/callback",
        "https://assistant.example/callback/../evil", "https://assistant.example/%63allback", "//assistant.example/",
        "javascript:alert(1)", "https://assistant.example\\@evil.example/callback", f"{BACK}\r\nX: y", "",
    ],
)  # fmt: skip
def test_nobody_is_sent_to_an_address_that_was_not_registered(connector: Connector, redirect: str) -> None:
    for broken in ({}, {"response_type": "x"}, {"code_challenge": None}):
        answer = connector.asked("tiflux", redirect_uri=redirect, **broken)
        assert answer.status_code == 400, redirect
        assert "location" not in answer.headers
        assert "credential." not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}, {"origin": "null"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://assistant.example"},
    ],
)  # fmt: skip
def test_a_form_of_somebody_else_allows_nothing(connector: Connector, headers: dict[str, str]) -> None:
    """CSRF on consent: the attacker's own transaction, sent by the victim's browser from the attacker's page."""
    shown = connector.step(
        transaction_in(connector.asked("tiflux")), "check", **{"credential.TIFLUX_API_KEY": ANN["tiflux"].key}
    )
    for action in ("allow", "check", "deny", "back"):
        answer = connector.step(transaction_in(shown), action, headers=headers)
        assert answer.status_code == 403, (action, headers)
        assert "location" not in answer.headers
    assert connector.step(transaction_in(shown), "allow").status_code == 303, "and the real one still can"


def test_a_form_counts_once_and_as_it_was_made(connector: Connector) -> None:
    asked = transaction_in(connector.asked("tiflux"))
    # who showed no key cannot say yes
    assert "location" not in connector.step(asked, "allow").headers
    shown = transaction_in(connector.step(asked, "check", **{"credential.TIFLUX_API_KEY": ANN["tiflux"].key}))
    for broken in (shown[:-2] + "AA", shown[1:], "", "gAAAAA", asked[:40] + shown[40:]):
        answer = connector.step(broken, "allow")
        assert answer.status_code == 400
        assert "location" not in answer.headers
    assert connector.step(shown, "allow").status_code == 303
    again = connector.step(shown, "allow")
    assert again.status_code == 409
    assert "location" not in again.headers


def test_what_was_narrowed_is_not_widened_again(over_http: OverHttp, connector: Connector) -> None:
    tokens = connector.connected("tiflux", ANN["tiflux"].key, read_only="1")
    assert tokens["scope"].split() == ["read"]
    wider = connector.token(
        grant_type="refresh_token", refresh_token=tokens["refresh_token"], scope="read write"
    ).json()
    for token in (tokens["access_token"], wider["access_token"]):
        params = {"name": "create_internal_communication", "arguments": {"ticket_number": "84429", "text": "x"}}
        answer = over_http.post("tiflux", "tools/call", params, headers=bearer(token)).json()
        assert "error" in answer or answer["result"]["isError"] is True, answer
    assert not [seen for seen in over_http.desks["tiflux"].seen if seen[1] == "POST" and "internal" in seen[2]]


def test_the_second_use_of_a_refresh_token_ends_it_all(over_http: OverHttp, connector: Connector) -> None:
    first = connector.connected("tiflux", ANN["tiflux"].key)
    second = connector.token(grant_type="refresh_token", refresh_token=first["refresh_token"]).json()
    assert over_http.read("tiflux", headers=bearer(second["access_token"])).status_code == 200
    # a thief without the client's id ends nothing and learns nothing
    other = Connector(over_http)
    assert other.token(grant_type="refresh_token", refresh_token=second["refresh_token"]).status_code == 400
    assert over_http.read("tiflux", headers=bearer(second["access_token"])).status_code == 200
    assert connector.token(grant_type="refresh_token", refresh_token=first["refresh_token"]).status_code == 400
    for token in (first["access_token"], second["access_token"]):
        assert over_http.read("tiflux", headers=bearer(token)).status_code == 401
    assert connector.token(grant_type="refresh_token", refresh_token=second["refresh_token"]).status_code == 400


def test_settings_show_and_end_the_own_connections_alone(connector: Connector) -> None:
    mine = connector.connected("tiflux", ANN["tiflux"].key)
    connector.connected("tiflux", BOB["tiflux"].key)
    pages = {}
    for who in (ANN, BOB):
        data = {"desk": "tiflux", "action": "show", "credential.TIFLUX_API_KEY": who["tiflux"].key}
        pages[who["tiflux"].name] = connector.http.post("/settings", data=data)
    ids = {who: set(re.findall(r'name="connection"[^>]*value="([^"]+)"', page.text)) for who, page in pages.items()}
    assert ids["ann"]
    assert ids["bob"]
    assert not ids["ann"] & ids["bob"]
    (session,) = set(re.findall(r'name="session"[^>]*value="([^"]+)"', pages["bob"].text))
    for id in ids["ann"]:
        data = {"action": "revoke", "session": unescape(session), "connection": id, "desk": "tiflux"}
        assert connector.http.post("/settings", data=data).status_code == 200
    forged = {"action": "revoke", "session": "gAAAAA", "connection": min(ids["ann"]), "desk": "tiflux"}
    connector.http.post("/settings", data=forged)
    assert connector.over.read("tiflux", headers=bearer(mine["access_token"])).status_code == 200


def test_the_pages_cannot_be_framed_or_scripted(connector: Connector) -> None:
    for page in (connector.asked("tiflux"), connector.http.get("/settings"), connector.asked("tiflux", client_id="x")):
        policy = page.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["x-content-type-options"].startswith("nosniff")
        assert "set-cookie" not in page.headers


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "Claude\u202eevil", "a" * 5000, "{{7*7}}", "\r\nX: y"])
def test_a_clients_name_is_text(over_http: OverHttp, connector: Connector, name: str) -> None:
    wish = {"client_name": name, "redirect_uris": [BACK]}
    made = connector.http.post("/register", json=wish)
    if made.status_code != 201:
        return
    connector.client = made.json()
    page = connector.asked("tiflux").text
    assert "<script" not in page
    assert "\u202e" not in page
    assert name != "{{7*7}}" or name in page
    assert len(page) < 40_000

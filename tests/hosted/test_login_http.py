"""Logins of the other desks over HTTP, the operator's own one, and tokens of the operator's issuer."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from mcp import Client

from tests.hosted.documents import documents
from tests.hosted.official import ERAS, Kept, Person, connector, serving_here, with_client

SVEN = {"x-otrs-username": "sven", "x-otrs-password": "sandbox-password"}
FULL = "1|sandbox-full"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def patched() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as made:
        yield made


@pytest.fixture(scope="module")
def two(patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    state = tmp_path_factory.mktemp("two") / "state.sqlite3"
    with serving_here(patched, state, "otrs", "tickiti", "--sandbox") as address:
        yield address


def ping(url: str, headers: Mapping[str, str]) -> httpx.Response:
    accept = {"accept": "application/json, text/event-stream"}
    return httpx.post(url, headers={**accept, **headers}, json={"jsonrpc": "2.0", "id": 1, "method": "ping"})


async def _otrs(connected: Client) -> Any:
    found = await connected.call_tool("search_tickets", {})
    assert not found.is_error, found.content
    return found.structured_content


async def _tickiti(connected: Client) -> set[str]:
    found = await connected.call_tool("list_queues", {})
    assert not found.is_error, found.content
    return {tool.name for tool in (await connected.list_tools()).tools}


# --- the other desks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_otrs_by_login_and_password(two: str, era: str) -> None:
    url = f"{two}/otrs/mcp"
    sees = with_client(url, era, _otrs, SVEN)
    # another agent sees what that agent may, and not what was found for the first
    assert with_client(url, era, _otrs, {**SVEN, "x-otrs-username": "nora"}) != sees
    assert with_client(url, era, _otrs, SVEN) == sees


@pytest.mark.parametrize("era", ERAS)
def test_otrs_by_the_page(two: str, era: str) -> None:
    url, person = f"{two}/otrs/mcp", Person({"OTRS_USERNAME": "sven", "OTRS_PASSWORD": "sandbox-password"})
    assert with_client(url, era, _otrs, auth=connector(url, person, Kept())) == with_client(url, era, _otrs, SVEN)
    page = person.pages[0]
    assert page.index('name="credential.OTRS_USERNAME"') < page.index('name="credential.OTRS_PASSWORD"')
    assert "sandbox-password" not in "".join(person.pages)


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"x-otrs-username": "sven"}, "x-otrs-username came without x-otrs-password"),
        ({**SVEN, "x-otrs-password": "another"}, "OTRS does not accept this login"),
        ({**SVEN, "x-otrs-username": "nobody"}, "OTRS does not accept this login"),
        ({"authorization": "Bearer sandbox-password"}, "this is no token for OTRS here"),
        ({"authorization": "Basic c3Zlbjpz"}, "the header authorization is taken as: Bearer TOKEN"),
    ],
)
def test_what_is_no_login_of_otrs(two: str, headers: dict[str, str], why: str) -> None:
    answer = ping(f"{two}/otrs/mcp", headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["message"].startswith(f"refused: {why}")


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    "headers", [{"x-tickiti-api-token": FULL}, {"authorization": f"Bearer {FULL}"}], ids=["header", "bearer"]
)
def test_tickiti_by_its_token(two: str, headers: dict[str, str], era: str) -> None:
    url = f"{two}/tickiti/mcp"
    everything = with_client(url, era, _tickiti, headers)
    assert "respond_to_ticket" in everything
    narrow = {name: value.replace(FULL, "2|sandbox-read-only") for name, value in headers.items()}
    assert "respond_to_ticket" not in with_client(url, era, _tickiti, narrow)


# --- the operator's own login ------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_the_shared_token_serves_who_brings_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, era: str) -> None:
    words = ("tickiti", "--sandbox", "read-only", "--shared-token")
    with serving_here(monkeypatch, tmp_path / "state.sqlite3", *words) as address:
        url = f"{address}/mcp"
        assert "respond_to_ticket" not in with_client(url, era, _tickiti)
        # who brings one works with that
        assert "respond_to_ticket" in with_client(url, era, _tickiti, {"x-tickiti-api-token": FULL})
        # and what is wrong is refused, not replaced
        for headers in ({"x-tickiti-api-token": "9|sandbox-nobody"}, {"authorization": "Bearer unknown-token"}):
            assert ping(url, headers).status_code == 401


@pytest.mark.parametrize("era", ERAS)
def test_a_desk_without_accounts_is_served_where_the_operator_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, era: str
) -> None:
    async def queue(connected: Client) -> Any:
        names = {tool.name for tool in (await connected.list_tools()).tools}
        found = await connected.call_tool("list_tickets", {})
        assert not found.is_error, found.content
        return names

    with serving_here(monkeypatch, tmp_path / "state.sqlite3", "triage", "--shared-token") as address:
        assert with_client(f"{address}/mcp", era, queue)


# --- the operator's issuer ---------------------------------------------------------------------------------


def test_tokens_of_the_operators_issuer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with documents() as issuer:
        public = {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "one"}
        public.pop("key_ops")
        described = {"issuer": issuer.url, "jwks_uri": f"{issuer.url}/keys"}
        issuer.answers["/.well-known/openid-configuration"] = (200, {}, json.dumps(described).encode())
        issuer.answers["/keys"] = (200, {}, json.dumps({"keys": [public]}).encode())
        words = ("tickiti", "--sandbox", "full", "--shared-token", "--issuer", issuer.url)
        with serving_here(monkeypatch, tmp_path / "state.sqlite3", *words) as address:
            url = f"{address}/mcp"

            def token(**more: Any) -> dict[str, str]:
                now = time.time()
                claims = {
                    "iss": issuer.url,
                    "aud": url,
                    "sub": "u-1",
                    "iat": now,
                    "exp": now + 60,
                    "email": "ana@example.com",
                    "email_verified": True,
                    **more,
                }
                made = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
                return {"authorization": f"Bearer {made}"}

            for era in ERAS:
                assert "respond_to_ticket" in with_client(url, era, _tickiti, token())
            # every spelling of this address, and no other
            for audience in (f"{address}/", f"{address}/tickiti/mcp", [url, "https://other.example.com"]):
                assert ping(url, token(aud=audience)).status_code == 200, audience
            for more in ({"aud": "https://other.example.com/mcp"}, {"exp": time.time() - 120}, {"aud": issuer.url}):
                answer = ping(url, token(**more))
                assert (answer.status_code, answer.json()["error"]["data"]["code"]) == (401, "invalid_token"), more
            # where an issuer says who may come, nobody comes without
            nobody = ping(url, {})
            assert nobody.status_code == 401
            place = nobody.headers["www-authenticate"].partition('resource_metadata="')[2].partition('"')[0]
            told = httpx.get(place).json()
            assert told["authorization_servers"] == [issuer.url]
            # our words mean nothing to another issuer: a client that asked it for them would be refused
            assert "scopes_supported" not in told
            # and there is no authorization server of ours beside it
            assert httpx.get(f"{address}/.well-known/oauth-authorization-server").status_code == 404
            assert httpx.post(f"{address}/register", json={}).status_code == 404
        assert [path for path, _ in issuer.asked].count("/keys") == 1
        for _, headers in issuer.asked:
            assert "authorization" not in {name.lower() for name in headers}

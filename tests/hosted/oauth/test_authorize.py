"""What a client may ask for at the authorize page, and who is never sent anywhere."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth import authorize
from deskwright.hosted.oauth.redirects import matches, why_not, with_parameters

from tests.hosted.desks import open_desk
from tests.hosted.oauth.connector import BACK, Connector, pkce, sealed_in, told
from tests.hosted.oauth.made import AGENT, URL, Process, play


def asked(file: str, desk: HostedDesk, *requests: dict[str, Any], **client: Any) -> list[Any]:
    """The answers to some requests of one registered client."""

    async def work(process: Process) -> list[Any]:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register(**client)
            return [await connector.ask(**request) for request in requests]

    return list(play(file, [desk], work))


def test_the_page_learns_who_asks(file: str, tiflux: HostedDesk) -> None:
    name = "Ass\u202eistant\n" + "x" * 200
    (answer,) = asked(file, tiflux, {"ui_locales": "pt-BR en"}, client_name=name)
    asking = answer.json()["asking"]
    assert asking["returns_to"] == "assistant.example"
    assert asking["name"] == "Ass istant " + "x" * 68 + "…"
    assert (asking["verified"], asking["home"]) == (False, "")
    assert answer.json()["form_actions"] == ["'self'", "https:"]
    assert answer.headers["cache-control"] == "no-store"


UNREGISTERED: list[dict[str, Any]] = [
    {"client_id": "dwk_nobody"},
    {"client_id": None},
    {"redirect_uri": "https://assistant.example/callback/"},
    {"redirect_uri": "https://assistant.example/callback?x=1"},
    {"redirect_uri": "https://assistant.example:444/callback"},
    {"redirect_uri": "https://assistant.example.evil.example/callback"},
    {"redirect_uri": "http://assistant.example/callback"},
    {"redirect_uri": "https://assistant.example/callback#f"},
    {"redirect_uri": "https://ASSISTANT.example/callback"},
    {"redirect_uri": ""},
    {"redirect_uri": "javascript:alert(1)"},
]


def test_nobody_is_sent_to_an_address_that_was_not_registered(file: str, tiflux: HostedDesk) -> None:
    for request, answer in zip(UNREGISTERED, asked(file, tiflux, *UNREGISTERED), strict=True):
        assert answer.status_code == 400, request
        assert answer.json()["page"] == "problem"
        assert "location" not in answer.headers


def test_what_comes_twice_is_not_chosen_from(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            twice = f"/authorize?client_id={connector.client['client_id']}&redirect_uri={BACK}&redirect_uri={BACK}"
            answer = await http.get(twice)
            assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")

    play(file, [tiflux], work)


@pytest.mark.parametrize("other", [f"{URL}/mcp", f"{URL}/tiflux/mcp", "", "https://other.example/mcp"])
def test_two_resources_are_no_target_and_the_client_hears_it(file: str, tiflux: HostedDesk, other: str) -> None:
    """RFC 8707 lets a client name several; it has an error of its own for a server that takes one."""
    back = "http://127.0.0.1:3334/callback"
    both: Any = [f"{URL}/mcp", other]

    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http, redirect_uri=back)
            await connector.register(redirect_uris=[back])
            for resource in (both, both[::-1]):
                words = told(await connector.ask(resource=resource))
                assert (words["error"], words["state"]) == ("invalid_target", "st-1")
                code, verifier = await connector.code(AGENT)
                answer = await connector.redeem(code, verifier, resource=resource)
                assert (answer.status_code, answer.json()["error"]) == (400, "invalid_target")
                # nothing was used up by it
                assert (await connector.redeem(code, verifier)).status_code == 200

    play(file, [tiflux], work)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"response_type": "token"}, "unsupported_response_type"),
    ({"response_type": None}, "unsupported_response_type"),
    ({"code_challenge": None}, "invalid_request"),
    ({"code_challenge": "short"}, "invalid_request"),
    ({"code_challenge_method": "plain"}, "invalid_request"),
    ({"code_challenge_method": None}, "invalid_request"),
    ({"response_mode": "fragment"}, "invalid_request"),
    ({"request_uri": "https://evil.example/r"}, "request_not_supported"),
    ({"resource": "https://other.example/mcp"}, "invalid_target"),
    ({"resource": f"{URL}/otrs/mcp"}, "invalid_target"),
    ({"resource": f"{URL}/mcp?x=1"}, "invalid_target"),
]


def test_the_client_hears_what_is_wrong(file: str, tiflux: HostedDesk) -> None:
    back = "http://127.0.0.1:3334/callback"
    requests = [{"redirect_uri": back, **request} for request, _ in WRONG]
    answers = asked(file, tiflux, *requests, redirect_uris=[back])
    for (request, error), answer in zip(WRONG, answers, strict=True):
        assert answer.status_code == 302, request
        assert answer.headers["location"].startswith(f"{back}?")
        words = told(answer)
        assert (words["error"], words["state"], words["iss"]) == (error, "st-1", URL), request


def test_nobody_is_sent_to_a_stranger_unasked(file: str, tiflux: HostedDesk) -> None:
    """Anybody may register any address: a link to us must not be a way to send people there."""
    for (request, error), answer in zip(WRONG, asked(file, tiflux, *(request for request, _ in WRONG)), strict=True):
        assert (answer.status_code, answer.json()["code"]) == (400, error), request
        assert "location" not in answer.headers
        assert answer.json()["leads_to"].startswith(f"{BACK}?error={error}&")


def test_every_spelling_of_the_one_desk_is_that_desk(file: str, tiflux: HostedDesk) -> None:
    spellings = ["", "/", "/mcp", "/mcp/", "/tiflux/mcp", "/tiflux/mcp/"]
    answers = asked(
        file,
        tiflux,
        {},
        *({"resource": URL + path} for path in spellings),
        {"resource": "HTTPS://DESK.example:443/mcp"},
    )
    assert [answer.status_code for answer in answers] == [200] * 8


def test_with_several_desks_the_resource_chooses(file: str, tiflux: HostedDesk) -> None:
    desks = [tiflux, open_desk("otrs")]
    agent = {"OTRS_USERNAME": "agent", "OTRS_PASSWORD": "wrong"}

    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            for resource in (None, URL, f"{URL}/mcp"):
                assert (await connector.ask(resource=resource)).json()["code"] == "invalid_target"
            page = await connector.show(await connector.ask(resource=f"{URL}/otrs/mcp"), agent)
            # what is no secret is not typed again
            assert (page.json()["page"], page.json()["kept"]) == ("ask_key", {"OTRS_USERNAME": "agent"})
            tokens = await connector.connect(AGENT, resource=f"{URL}/tiflux/mcp/")
            assert await process.server.find(tokens["access_token"], "otrs") is None
            assert await process.server.find(tokens["access_token"], "tiflux") is not None
            code, verifier = await connector.code(AGENT, resource=f"{URL}/tiflux/mcp")
            other = await connector.redeem(code, verifier, resource=f"{URL}/otrs/mcp")
            assert other.json()["error"] == "invalid_target"
            assert (await connector.redeem(code, verifier, resource=f"{URL}/tiflux/mcp")).status_code == 200
            other = await connector.refresh(tokens["refresh_token"], resource=f"{URL}/otrs/mcp")
            assert other.json()["error"] == "invalid_target"
            # refused before it was used up
            assert (await connector.refresh(tokens["refresh_token"])).status_code == 200

    play(file, desks, work)


def test_a_form_of_somebody_elses_page_does_nothing(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            page = await connector.show(await connector.ask(), AGENT)
        for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
            async with process.http(**headers) as http:
                for path in ("/authorize", "/settings"):
                    sent = {"transaction": sealed_in(page), "action": "allow"}
                    answer = await http.post(path, data=sent)
                    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_form")
        # by another name of ours, which the edge has judged
        local = {"origin": "http://localhost:8000", "host": "localhost:8000", "sec-fetch-site": "same-origin"}
        async with process.http(**local) as http:
            answer = await http.post("/settings", data={"action": "leave"})
            assert (answer.status_code, answer.json()["page"]) == (200, "ask_owner")
        own = {"origin": URL, "sec-fetch-site": "same-origin"}
        async with process.http(**own) as http:
            assert (await Connector(http).press(page, "allow")).status_code == 303

    play(file, [tiflux], work)


def test_a_form_is_good_for_a_while_and_only_as_it_was_made(
    file: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            page = await connector.ask()
            confirm = await connector.show(page, AGENT)
            sealed = sealed_in(confirm)
            for other in (sealed[:-6] + "AAAA==", "", "x", sealed_in(page)[:40]):
                answer = await http.post("/authorize", data={"transaction": other, "action": "allow"})
                assert (answer.status_code, answer.json()["code"]) == (400, "expired")
            # what was sealed for the settings, or for another purpose, opens nothing here
            for purpose in ("settings", "login"):
                foreign = process.server._keyring.seal(purpose, {"desk": "tiflux"})
                answer = await http.post("/authorize", data={"transaction": foreign, "action": "allow"})
                assert answer.json()["code"] == "expired"
            later = time.time() + authorize.SHOWN_SECONDS + 5
            monkeypatch.setattr(time, "time", lambda: later)
            assert (await connector.press(confirm, "allow")).json()["code"] == "expired"
            assert (await connector.show(page, AGENT)).status_code == 200
            later += authorize.ASKED_SECONDS
            assert (await connector.show(page, AGENT)).json()["code"] == "expired"

    play(file, [tiflux], work)


def test_the_key_is_never_in_a_page_an_address_or_the_state(file: str, tiflux: HostedDesk) -> None:
    key = AGENT["TIFLUX_API_KEY"]

    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            verifier, challenge = pkce()
            confirm = await connector.show(await connector.ask(challenge), AGENT)
            answer = await connector.press(confirm, "allow")
            tokens = (await connector.redeem(told(answer)["code"], verifier)).json()
            assert key not in confirm.text + answer.text + str(answer.headers)
        held = b"".join(path.read_bytes() for path in Path(file).parent.glob("state.sqlite3*"))
        for secret in (key, tokens["access_token"], tokens["refresh_token"], told(answer)["code"], verifier):
            assert secret.encode() not in held

    play(file, [tiflux], work)


# --- addresses to go back to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "uri",
    [
        "https://claude.ai/api/mcp/auth_callback",
        "https://chatgpt.com/connector/oauth/abc?x=1",
        "http://localhost/callback",
        "http://127.0.0.1:3334/callback",
        "http://[::1]:8080/",
        "cursor://anysphere.cursor-mcp/oauth/callback",
        "com.example.app:/callback",
    ],
)
def test_addresses_that_may_be_registered(uri: str) -> None:
    assert why_not(uri) == ""
    assert matches(uri, ["https://other.example/", uri])


@pytest.mark.parametrize(
    "uri",
    [
        "http://claude.ai/callback",
        "http://localhost.evil.example/",
        "https:///callback",
        "https://user:s3cret@host.example/",
        "https://host.example/#f",
        "https://host.example/a b",
        "https://host.example\\@evil.example/",
        "https://hóst.example/",
        "javascript:alert(1)//",
        "javascript://host/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:x@host.example",
        "//host.example/",
        "/callback",
        "cursor:callback",
        "",
        "https://host.example/" + "x" * 1_000,
    ],
)
def test_addresses_that_may_not(uri: str) -> None:
    assert why_not(uri) != ""


@pytest.mark.parametrize(
    ("wanted", "known", "same"),
    [
        ("http://127.0.0.1:50123/cb", "http://127.0.0.1/cb", True),
        ("http://localhost:50123/cb", "http://localhost:1/cb", True),
        ("http://127.0.0.1:50123/other", "http://127.0.0.1/cb", False),
        ("http://localhost:50123/cb", "http://127.0.0.1/cb", False),
        ("http://127.0.0.1:50123/cb?x=1", "http://127.0.0.1/cb", False),
        ("https://host.example:444/cb", "https://host.example/cb", False),
    ],
)
def test_only_the_port_of_a_program_on_this_computer_is_free(wanted: str, known: str, same: bool) -> None:
    assert matches(wanted, [known]) is same


def test_what_is_told_is_added_to_what_the_address_has() -> None:
    assert with_parameters("https://a.example/cb?x=1", {"code": "c/d", "state": ""}) == (
        "https://a.example/cb?x=1&code=c%2Fd"
    )

"""Each page as the text it is: what it says, what it carries on, what it must never hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from deskwright.hosted.desk import Account
from deskwright.hosted.oauth.views import Asking, AskOwner
from deskwright.hosted.pages import HostedPages
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.testclient import TestClient

from tests.hosted.pages.made import (
    CLAUDE,
    CLOSED,
    CURSOR,
    GRANTS,
    MARIA,
    PROGRAM,
    STRANGER,
    WRONG,
    ask,
    confirm,
    connections,
    desk_of,
    html,
    problem,
    request,
    without_texts,
)

PAGES = HostedPages()
HOSTILE = """"><img src=x onerror="alert(1)"><script>alert(2)</script>{desk} \u202eevil\u200b"""
EVERY: dict[str, Callable[..., Response]] = {
    "ask": lambda asked, **more: PAGES.ask_key(asked, ask(asking=STRANGER, **more)),
    "wrong": lambda asked, **more: PAGES.ask_key(asked, ask(problem=WRONG, **more)),
    "confirm": lambda asked, **more: PAGES.confirm(asked, confirm(**more)),
    "owner": lambda asked, **more: PAGES.ask_owner(asked, AskOwner((desk_of(),), desk_of(), **more)),
    "connections": lambda asked, **more: PAGES.connections(asked, connections(**more)),
    "problem": lambda asked, **more: PAGES.problem(asked, problem(**more)),
}
every = pytest.mark.parametrize("name", EVERY)


def words(answer: Response) -> str:
    """What a person reads of it."""
    main = html(answer).partition("<main")[2].partition(">")[2].partition("</main>")[0]
    inline = re.sub(r"</?(?:a|bdi|strong)\b[^>]*>", "", main)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", inline)).strip()


def hidden(answer: Response) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html(answer)))


def buttons(answer: Response) -> list[str]:
    return re.findall(r'<button [^>]*name="action" value="([^"]*)"', html(answer))


# --- every page ----------------------------------------------------------------------------------------


@every
def test_the_strict_headers(name: str) -> None:
    headers = EVERY[name](request()).headers
    policy = headers["content-security-policy"]
    assert policy.partition("; form-action 'self'")[0] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    # with no-referrer a browser sends `Origin: null` with our forms
    assert headers["referrer-policy"] == "same-origin"
    # a window that a client opened must still find its opener afterwards
    assert "cross-origin-opener-policy" not in headers
    assert headers["vary"] == "accept-language"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("name", ["ask", "confirm"])
def test_the_form_may_lead_where_the_client_is(name: str) -> None:
    policy = EVERY[name](request(), form_actions=("'self'", "cursor:")).headers["content-security-policy"]
    assert policy.endswith("form-action 'self' cursor: https:")
    settings = EVERY["owner"](request()).headers["content-security-policy"]
    assert settings.endswith("form-action 'self'")


@every
def test_no_code_no_style_and_nothing_from_elsewhere(name: str) -> None:
    text = html(EVERY[name](request()))
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert re.findall(r'(?:src|href|action)="((?:[a-z]+:)?//[^"]*|/[^"]*)"', text) == []
    assert text.count("<h1>") == 1


@every
@pytest.mark.parametrize(("tag", "accepted"), [("en", "en-GB"), ("pt-BR", "pt-BR,pt;q=0.9")])
def test_the_page_says_in_which_language_it_is(name: str, tag: str, accepted: str) -> None:
    answer = EVERY[name](request(accept_language=accepted))
    assert f'<html lang="{tag}">' in html(answer)
    assert answer.headers["content-language"] == tag


@every
def test_what_the_client_says_of_its_persons_language_wins(name: str) -> None:
    answer = EVERY[name](request(accept_language="en"), locales=("pt-BR", "en"))
    assert '<html lang="pt-BR">' in html(answer)


def test_a_desk_without_portuguese_words_has_no_portuguese_page() -> None:
    answer = PAGES.ask_key(request(accept_language="pt"), ask(desk_of("openhelpdesk")))
    assert '<html lang="en">' in html(answer)
    assert "hreflang" not in html(answer)


@every
def test_hostile_names_stay_text(name: str) -> None:
    evil = Asking(HOSTILE, False, HOSTILE, HOSTILE, False)
    account = Account("1", HOSTILE)
    view: dict[str, Any] = {
        "ask": lambda: PAGES.ask_key(request(), ask(asking=evil, kept={"TIFLUX_API_KEY": HOSTILE})),
        "wrong": lambda: PAGES.ask_key(request(), ask(asking=evil, problem=WRONG)),
        "confirm": lambda: PAGES.confirm(request(), confirm(asking=evil, account=account)),
        "owner": lambda: PAGES.ask_owner(request(), AskOwner((desk_of(),), desk_of())),
        "connections": lambda: PAGES.connections(
            request(),
            replace(connections(revoked=HOSTILE), account=account, session=HOSTILE,
                    rows=tuple(replace(row, id=HOSTILE, asking=evil) for row in connections().rows)),
        ),
        "problem": lambda: PAGES.problem(request(), problem(HOSTILE)),
    }  # fmt: skip
    text = html(view[name]())
    assert "<script" not in text
    assert "<img src=x" not in text
    # neither turned around nor unseen; what a form gives back is as it came
    assert not re.search("[\u202e\u200b]", re.sub(r'value="[^"]*"', "", text))
    if name in ("ask", "confirm", "connections"):
        assert "{desk}" in text
        assert ">U+202E<" in text


# --- the first step ------------------------------------------------------------------------------------


def test_the_desks_words_tell_how_to_get_a_key() -> None:
    said = words(PAGES.ask_key(request(), ask()))
    assert "Log in at app.tiflux.com. Click your profile picture and choose Minha conta. Open the tab Sessões." in said
    assert "TiFlux API key" in said
    said = words(PAGES.ask_key(request(accept_language="pt"), ask()))
    assert "Conectar Claude ao TiFlux" in said
    assert "Em Sessões API, clique em Gerar novo token de sessão." in said
    assert "Chave de API do TiFlux" in said


def test_the_first_form() -> None:
    answer = PAGES.ask_key(request(), ask())
    text = html(answer)
    assert answer.status_code == 200
    assert hidden(answer) == {"transaction": "sealed-transaction"}
    assert buttons(answer) == ["check", "deny"]  # Enter presses the first
    assert 'method="post" action="authorize"' in text
    assert re.search(r'<input id="field-1" name="credential.TIFLUX_API_KEY" type="password" value="" required', text)
    assert hidden(PAGES.ask_key(request(), ask(read_only=True))) == {
        "transaction": "sealed-transaction",
        "read_only": "1",
    }


def test_a_login_with_two_parts_keeps_the_one_that_is_no_secret() -> None:
    kept = {"OTRS_USERNAME": "agent", "OTRS_PASSWORD": "hunter2"}
    text = html(PAGES.ask_key(request(), ask(desk_of("otrs"), problem=WRONG, kept=kept)))
    inputs = re.findall(r'<input id="field-\d" name="([^"]+)" type="([^"]+)" value="([^"]*)"', text)
    assert sorted(inputs) == [
        ("credential.OTRS_PASSWORD", "password", ""),
        ("credential.OTRS_USERNAME", "text", "agent"),
    ]
    assert "hunter2" not in text


def test_a_desk_without_words_of_its_own_says_what_its_credential_says() -> None:
    plain = without_texts(desk_of())
    text = html(PAGES.ask_key(request(accept_language="pt"), ask(plain)))
    assert "generate a session token" in text
    assert 'name="credential.TIFLUX_API_KEY"' in text
    assert '<html lang="en">' in text


@pytest.mark.parametrize(
    ("asking", "warned", "place"),
    [
        (CLAUDE, "", "claude.ai"),
        (STRANGER, "Go on only if you started this yourself just now, and wizard.example.net", "wizard.example.net"),
        (PROGRAM, "in a program on this computer", "a program on this computer (127.0.0.1:6274)"),
        (CURSOR, "the program that opens cursor: addresses is where", "the program that opens cursor: addresses"),
    ],
)
@pytest.mark.parametrize("step", ["ask", "confirm"])
def test_who_asks(asking: Asking, warned: str, place: str, step: str) -> None:
    made = (
        PAGES.ask_key(request(), ask(asking=asking))
        if step == "ask"
        else PAGES.confirm(request(), confirm(asking=asking))
    )
    said = words(made)
    assert f"It calls itself {asking.name}" in said
    assert f"Your answer goes to {place}" in said
    assert ("Not verified" in said) is bool(warned)
    assert ("Anybody can take this name" in said) is bool(warned)
    assert warned in said
    assert ("Published at claude.ai" in said) is asking.verified


def test_a_wrong_key_is_explained_where_it_is_typed() -> None:
    answer = PAGES.ask_key(request(), ask(problem=WRONG))
    text = html(answer)
    assert answer.status_code == 400
    assert "TiFlux did not accept this It may be mistyped" in words(answer)
    alert = re.search(r'role="alert" id="([^"]+)"', text)
    described = re.search(r'aria-invalid="true" aria-describedby="([^"]+)"', text)
    assert alert
    assert described
    assert alert[1] in described[1].split()
    assert text.index('role="alert"') > text.index('action="authorize"')


def test_a_closed_gate_is_explained_in_the_desks_words() -> None:
    said = words(PAGES.ask_key(request(accept_language="pt"), ask(problem=CLOSED)))
    assert "O TiFlux não libera esta conta por aqui Esta conta não está habilitada. Volte quando" in said


def test_who_was_wrong_too_often_waits() -> None:
    answer = PAGES.ask_key(request(), ask(problem=WRONG, wait=130))
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "130")
    assert "Try again in 3 minutes." in words(answer)
    stopped = PAGES.ask_key(request(accept_language="pt"), ask(wait=61))
    assert stopped.status_code == 429
    assert "Tentativas erradas demais" in words(stopped)
    assert "Tente de novo em 2 minutos." in words(stopped)
    owner = PAGES.ask_owner(request(), AskOwner((desk_of(),), desk_of(), WRONG, wait=9))
    assert "Try again in 1 minute." in words(owner)


# --- the second step -----------------------------------------------------------------------------------


def test_what_becomes_possible_in_plain_words() -> None:
    desk = desk_of(approve=("write_outbound",))
    answer = PAGES.confirm(request(), confirm(desk))
    said = words(answer)
    assert "TiFlux knows you as Maria Souza." in said
    groups = re.findall(r'<li class="group group-(\w+)">', html(answer))
    assert groups == ["read", "write_internal", "write_outbound"]
    assert "Change what customers see A person approves each one first Left out" in said
    assert "Change what colleagues see Left out" in said
    assert "Answer the customer" in said
    assert "+ 11 further operations of TiFlux" in said
    assert "Not possible here: deleting and changing the administration." in said
    assert "That is the most this server lets through." in said
    assert hidden(answer) == {"transaction": "sealed-transaction"}
    assert buttons(answer) == ["allow", "deny", "back"]
    assert 'type="checkbox" name="read_only" value="1" aria-describedby="narrow">' in html(answer)
    assert 'aria-describedby="narrow" checked>' in html(PAGES.confirm(request(), confirm(desk, read_only=True)))


def test_the_desks_own_answer_narrows_what_is_shown() -> None:
    desk = desk_of("openhelpdesk")
    grants = replace(GRANTS, abilities=None)
    said = words(PAGES.confirm(request(), confirm(desk, account=replace(MARIA, grants=grants))))
    assert "That is what Open Help Desk says you may do" in said
    assert "Assign ticket" not in said
    assert "Assign ticket" in words(PAGES.confirm(request(), confirm(desk)))


def test_what_the_operator_declared_stands() -> None:
    """The server judges by it, so the page does."""
    from deskwright.policy import Grants

    desk = desk_of("openhelpdesk")
    declared = replace(desk.terms.policy, grants=Grants("declared", roles=frozenset({"user"})))
    desk = type(desk)(desk.catalogue, desk.address, replace(desk.terms, policy=declared), desk.governor)
    grown = replace(MARIA, grants=Grants("probed", roles=frozenset({"admin"})))
    assert "Assign ticket" not in words(PAGES.confirm(request(), confirm(desk, account=grown)))


def test_a_client_that_asked_for_reading_alone_gets_no_more() -> None:
    answer = PAGES.confirm(request(), confirm(fixed_read_only=True, read_only=True))
    assert re.findall(r'<li class="group group-(\w+)">', html(answer)) == ["read"]
    assert 'type="checkbox"' not in html(answer)
    assert "Claude asked for reading only" in words(answer)


def test_a_server_that_only_reads_offers_no_choice() -> None:
    answer = PAGES.confirm(request(), confirm(desk_of(read_only=True)))
    assert re.findall(r'<li class="group group-(\w+)">', html(answer)) == ["read"]
    assert 'type="checkbox"' not in html(answer)


def test_a_login_that_may_do_nothing() -> None:
    desk = desk_of("otrs", effects=frozenset())
    answer = PAGES.confirm(request(), confirm(desk))
    assert "Nothing: OTRS and this server let your login do nothing here." in words(answer)


def test_portuguese_throughout() -> None:
    answer = PAGES.confirm(request(accept_language="pt"), confirm())
    text, said = html(answer), words(answer)
    assert "O TiFlux reconhece você como Maria Souza." in said
    assert "chamados, clientes, usuários, mesas de serviço, conversas, campos personalizados e mais 16 áreas" in said
    # what is English in it says so
    assert '<ul class="actions" lang="en">' in text


# --- settings ------------------------------------------------------------------------------------------


def test_my_connections() -> None:
    answer = PAGES.connections(request(), connections())
    said = words(answer)
    assert "You are Maria Souza. 3 programs are connected with your account." in said
    assert said.index("Claude") < said.index("MCP Inspector") < said.index("Cursor")
    assert said.count("Reads and writes") == 2
    assert said.count("Reads only") == 1
    assert "(4 minutes ago)" in said
    assert "Last used never" in said
    pair = r'name="session" value="([^"]+)">\s*<input type="hidden" name="connection" value="([^"]+)"'
    forms = re.findall(pair, html(answer))
    assert forms == [("sealed-session", "c1"), ("sealed-session", "c2"), ("sealed-session", "c3")]
    assert buttons(answer) == ["leave", "revoke", "revoke", "revoke"]
    # each button says to a screen reader which connection it ends
    assert "the connection of Cursor" in said


def test_where_the_operator_lets_nothing_be_written_nobody_is_said_to_write() -> None:
    said = words(PAGES.connections(request(), connections(desk_of(read_only=True))))
    assert "Reads and writes" not in said
    assert said.count("Reads only") == 3


def test_nothing_is_connected() -> None:
    said = words(PAGES.connections(request(), connections(rows=(), revoked="Claude")))
    assert "The connection of Claude was taken back" in said
    assert "No program is connected to TiFlux with your account." in said


def test_which_desk() -> None:
    desks = (desk_of(), desk_of("openhelpdesk"))
    text = html(PAGES.ask_owner(request(), AskOwner(desks, desks[1])))
    assert re.findall(r'<a href="(settings\?desk=\w+)"( aria-current="page")?>', text) == [
        ("settings?desk=tiflux", ""),
        ("settings?desk=openhelpdesk", ' aria-current="page"'),
    ]
    assert 'name="desk" value="openhelpdesk"' in text
    assert '<nav class="desks"' not in html(PAGES.ask_owner(request(), AskOwner(desks[:1], desks[0])))


# --- language by hand ----------------------------------------------------------------------------------


def test_a_page_links_to_itself_in_the_other_language() -> None:
    asked = request(query="client_id=a%26b&state=x+y&ui_locales=en")
    found = re.findall(r'<a href="(\?[^"]*)" lang="pt-BR"', html(PAGES.ask_key(asked, ask())))
    assert found == ["?client_id=a%26b&amp;state=x+y&amp;ui_locales=pt"]
    assert "hreflang" not in html(PAGES.ask_key(request("POST"), ask()))


def test_a_language_chosen_by_hand_is_carried_on() -> None:
    asked = request(query="desk=tiflux&ui_locales=pt", accept_language="en")
    text = html(PAGES.ask_owner(asked, AskOwner((desk_of(), desk_of("otrs")), desk_of())))
    assert 'action="settings?ui_locales=pt"' in text
    assert 'href="settings?desk=otrs&amp;ui_locales=pt"' in text
    strange = html(PAGES.ask_owner(request(query="ui_locales=xx%22"), AskOwner((desk_of(),), desk_of())))
    assert 'action="settings"' in strange


# --- what cannot go on, and files ----------------------------------------------------------------------


def test_a_problem_leads_nowhere() -> None:
    answer = PAGES.problem(request(), problem())
    assert answer.status_code == 400
    assert words(answer) == "Nobody knows this client. It never registered here. Connect again."
    main = html(answer).partition("<main")[2]
    assert "<a " not in main
    assert "<form" not in main


@pytest.mark.parametrize("asking", [STRANGER, CURSOR])
def test_a_client_that_nobody_vouches_for_is_followed_by_hand(asking: Asking) -> None:
    """It is said who it is and where the link leads; nobody is sent there."""
    where = 'https://wizard.example.net/cb?a="&error=invalid_target'
    answer = PAGES.problem(request(), problem("invalid_target", leads_to=where, asking=asking))
    said = words(answer)
    assert "asked for a helpdesk that is not on this server" in said
    assert f"It calls itself {asking.name}" in said
    assert "Anybody can take this name" in said
    found = re.findall(r'<a class="button quiet" href="([^"]*)" rel="noreferrer">', html(answer))
    assert found == ["https://wizard.example.net/cb?a=&#34;&amp;error=invalid_target"]
    assert f"Go back to {'wizard.example.net' if asking is STRANGER else 'the program that opens cursor:'}" in said
    assert "location" not in answer.headers
    assert "refresh" not in html(answer).lower()


def test_only_our_files_are_files() -> None:
    client = TestClient(Starlette(routes=PAGES.routes()))
    text = html(PAGES.ask_key(request(), ask()))
    addresses = re.findall(r'href="(assets/[^"]+)"', text)
    assert [address.partition("?")[0] for address in addresses] == [
        "assets/mark.svg", "assets/house.css", "assets/hosted.css",
    ]  # fmt: skip
    for address in addresses:
        found = client.get("/" + address)
        assert found.status_code == 200
        assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    for name in ("pages.py", "base.html", "..%2ftexts.py", "hosted.css%00", "style.css"):
        assert client.get(f"/assets/{name}").status_code == 404

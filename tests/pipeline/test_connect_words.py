"""`inbound` and [connect] of helpdesk.toml: what reaches the catalogue, what a script sees, what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright_codegen.connect_settings import for_scripts, header_for
from deskwright_codegen.finding import Level
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Case", "version": "1"},
    "security": [{"key": []}],
    "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
    "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "ok"}}}}},
}
HEAD = """title = "Case"
base_url = {env = "CASE_URL"}
[[credentials]]
name = "key"
scheme = "key"
env = {value = "CASE_KEY"}
"""
CONNECT = '[connect]\ncheck = "me"\ntexts = {en = {steps = ["Make a key."]}}\n'


def read(settings: str) -> tuple[Any, list[str]]:
    files = {"openapi.json": json.dumps(DOCUMENT), "helpdesk.toml": settings}
    built, _ = read_api(DeskInput("case", "specs/case", files))
    return built, [
        f"{finding.code} {finding.what}" for finding in built.findings if finding.code in ("GEN070", "GEN075")
    ]


def test_both_reach_the_catalogue_and_neither_a_script() -> None:
    built, found = read(f'{HEAD}inbound = {{headers = {{value = "x-case-key"}}}}\n{CONNECT}')
    assert found == []
    connection = built.api.connection
    assert connection["credentials"][0]["inbound"] == {"headers": {"value": "x-case-key"}}
    assert connection["connect"] == {"check": "me", "fresh": 60, "texts": {"en": {"steps": ["Make a key."]}}}
    plain = for_scripts(connection)
    assert "connect" not in plain
    assert plain["credentials"] == [{"name": "key", "scheme": "key", "env": {"value": "CASE_KEY"}}]
    assert set(connection) - set(plain) == {"connect"}


@pytest.mark.parametrize(
    "inbound",
    [
        '{headers = {value = "authorization"}}',
        '{headers = {value = "cookie"}}',
        '{headers = {value = "X-Case-Key"}}',
        '{headers = {value = "x-case key"}}',
        "{}",
        '{query = "key"}',
        '{cookie = "key"}',
        '{jwt = {algorithms = ["none"], claims = ["cid"]}}',
        '{jwt = {algorithms = ["HS256"], claims = []}}',
    ],
)
def test_ways_that_there_are_not(inbound: str) -> None:
    _, found = read(f"{HEAD}inbound = {inbound}\n")
    assert [text.partition(" ")[0] for text in found] == ["GEN070"]


@pytest.mark.parametrize(
    ("inbound", "why"),
    [
        ('{headers = {value = "x-forwarded-for"}}', "x-forwarded-for has a meaning of its own"),
        ('{headers = {value = "x-real-ip"}}', "x-real-ip has a meaning of its own"),
        ('{headers = {value = "x-mcp-key"}}', "x-mcp-key has a meaning of its own"),
        ('{headers = {token = "x-case-key"}}', "the headers do not bring every part of the login"),
        ("{bearer = '.*'}", "other servers' tokens have this form too, and would be sent to the desk"),
        (
            "{bearer = '^[A-Za-z0-9_.-]{8,}$'}",
            "other servers' tokens have this form too, and would be sent to the desk",
        ),
        ("{bearer = '^(dwa|case)_.+$'}", "other servers' tokens have this form too, and would be sent to the desk"),
        ("{bearer = '(['}", "the form of a key is no pattern: unterminated character set at position 1"),
    ],
)
def test_ways_that_would_bring_something_else(inbound: str, why: str) -> None:
    _, found = read(f"{HEAD}inbound = {inbound}\n")
    assert f"GEN075 {why}" in found


@pytest.mark.parametrize(
    ("connect", "why"),
    [
        ('name = "username"', "username is neither a pointer into the answer nor a part of a credential"),
    ],
)
def test_a_check_that_cannot_be_made(connect: str, why: str) -> None:
    _, found = read(f'{HEAD}[connect]\n{connect}\ntexts = {{en = {{steps = ["Make a key."]}}}}\n')
    assert found == [f"GEN075 {why}"]


def connect_of(built: Any) -> Any:
    return {key: value for key, value in built.api.connection["connect"].items() if key != "texts"}


UNASKED = "over HTTP a login is not checked when it is brought: the desk refuses a wrong one, and nobody counts them"
WITHOUT = '[connect]\ncheck = "mee"\nvalues = {Limit = 1}\nsubject = "/id"\nname = "value"\n'
TEXTS = 'texts = {en = {steps = ["Make a key."]}}\n'


@pytest.mark.parametrize(
    ("probe", "consequence"),
    [
        (
            "",
            UNASKED,
        ),
        ('[probe]\noperation = "me"\n', "logins are checked with me instead"),
        (
            '[probe]\noperation = "nobody"\n',
            UNASKED,
        ),
    ],
)
def test_a_check_that_an_installation_lacks_is_told_and_left_out(probe: str, consequence: str) -> None:
    built, found = read(f"{HEAD}{WITHOUT}{TEXTS}{probe}")
    assert found == ["GEN075 there is no operation mee to check a login with"]
    assert not built.failed
    (told,) = [finding for finding in built.findings if finding.code == "GEN075"]
    fix = "did you mean me? Else name a read that every login may use, or leave it if this installation has none"
    assert (told.level, told.consequence, told.fix) == (Level.WARNING, consequence, fix)
    # what its answer would have said is gone with it; what the login itself says is not
    assert connect_of(built) == {"name": "value", "fresh": 60}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ('check = "nobody"\n', "there is no operation nobody to ask what an account must be"),
        # the probe's answer is not the one that the pointers lead into
        (
            'check = "nobody"\n[probe]\noperation = "me"\n',
            "there is no operation nobody to ask what an account must be",
        ),
        ('[probe]\noperation = "nobody"\n', "there is no operation nobody to ask what an account must be"),
        ("", "no operation is named to ask what an account must be"),
    ],
)
def test_what_is_required_and_cannot_be_asked_is_refused(words: str, why: str) -> None:
    check, _, probe = words.partition("[probe]")
    require = f'[connect]\n{check}{TEXTS}[[connect.require]]\nat = "/on"\nis = true\nelse = {{en = "it is off"}}\n'
    built, found = read(f"{HEAD}{require}{'[probe]' if probe else ''}{probe}")
    assert found == [f"GEN075 {why}"]
    assert built.failed


def test_english_is_always_there() -> None:
    for texts in ("{}", '{pt = {steps = ["Faça uma chave."]}}', "{en = {}}"):
        _, found = read(f"{HEAD}[connect]\ntexts = {texts}\n")
        assert [text.partition(" ")[0] for text in found] == ["GEN070"], texts


@pytest.mark.parametrize(
    ("variable", "header"),
    [
        ("ACME_API_KEY", "x-acme-api-key"),
        ("ACME__KEY_2", "x-acme-key-2"),
        ("FORWARDED_FOR", None),
        ("REAL_IP", None),
        ("A" * 80, None),
    ],
)
def test_the_header_that_is_proposed(variable: str, header: str | None) -> None:
    assert header_for(variable) == header

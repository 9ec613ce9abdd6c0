"""The whole command against a stub on loopback: what it says, and the exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from .certificates import Pair
from .desk import TOKEN, catalogue_document, listening, make_app

Doctor = Callable[..., tuple[int, str]]


@pytest.fixture
def ready(stub: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ACME_BASE", stub)
    monkeypatch.setenv("ACME_TOKEN", TOKEN)
    return stub


def test_all_fine(ready: str, doctor: Doctor) -> None:
    code, said = doctor()
    said, _, rest = re.sub(r"\d+ ms", "N ms", said).partition("\ncommand\n")
    assert (
        said
        == f"""\
Acme Desk

configuration
  ✓ ACME_BASE is set: {ready}
  ✓ ACME_TOKEN is set (API key)

network
  ✓ {ready} answers (HTTP 404, N ms)
  ✓ its clock and ours agree

login
  ✓ logged in with API key (GET /token answered 200)
  ✓ abilities: tickets:read
  ✓ roles: staff
  ✓ flags: (none)

tools
  ✓ 3 of 5 tools allowed
  · not reply
      why: the credential lacks tickets:write (its abilities were found by asking the desk)
      to change it: use a credential that has it, or have the operator correct --abilities
  · not list_users
      why: the credential lacks role admin (its abilities were found by asking the desk)
      to change it: use a credential that has it, or have the operator correct --abilities
"""
    )
    assert rest.startswith("  ✓ deskwright is on PATH; a client that does not find it needs the whole path: /")
    assert rest.endswith("\n\nall fine\n")
    assert code == 0


def test_the_same_as_an_object(ready: str, doctor: Doctor) -> None:
    code, said = doctor("--json", "--read-only")
    told = json.loads(said)
    assert code == 0
    assert told["ok"] is True
    one = told["installations"][0]
    assert one["host"] == ready
    assert one["grants"] == {
        "source": "probed",
        "abilities": ["tickets:read"],
        "roles": ["staff"],
        "flags": [],
        "plans": None,
    }
    assert "list_tickets" in one["tools"]["allowed"]
    assert {r["tool"]: r["step"] for r in one["tools"]["refused"]} == {
        "reply": "abilities",
        "list_users": "abilities",
    }


def test_switches_of_serve_are_judged_as_serve_would(ready: str, doctor: Doctor) -> None:
    words = ("--json", "--deny", "write_outbound", "--abilities", "tickets:write,tickets:read,role:admin")
    refused = json.loads(doctor(*words)[1])["installations"][0]["tools"]["refused"]
    assert [(r["tool"], r["step"]) for r in refused] == [("reply", "effects")]


def test_nothing_is_set(doctor: Doctor) -> None:
    code, said = doctor()
    assert code == 1
    assert "✗ ACME_BASE is not set\n      fix: set it to the address, as in https://desk.example" in said
    assert "✗ ACME_TOKEN is not set (API key)\n      fix: Make one there; in the environment or" in said
    assert "not tried: the configuration comes first" in said
    assert said.endswith("2 problems\n")


def test_a_wrong_token(ready: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_TOKEN", "something else")
    code, said = doctor()
    assert code == 1
    assert "✗ the desk refuses the credential (401)" in said
    assert "something else" not in said


def test_env_file(stub: str, doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "desk.env"
    file.write_text(f"ACME_BASE={stub}\nACME_TOKEN='{TOKEN}'\n")
    # What a client hands over that fills nothing in does not win over the file.
    monkeypatch.setenv("ACME_TOKEN", "${ACME_TOKEN}")
    assert doctor("--env-file", str(file))[0] == 0
    assert doctor("--env-file", str(tmp_path / "none"))[0] == 1


def test_a_placeholder_that_nobody_filled_in(ready: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_TOKEN", "PASTE_ACME_TOKEN_HERE")
    code, said = doctor()
    assert code == 1
    assert "✗ ACME_TOKEN holds a placeholder that nobody filled in" in said


def test_several_installations(ready: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    other = {"second": {"base": ready, "token": "wrong"}}
    monkeypatch.setenv("ACME_INSTANCES", json.dumps(other))
    monkeypatch.setenv("ACME_NAME", "first")
    code, said = doctor("--json")
    told = json.loads(said)
    assert code == 1
    assert [(i["name"], i["ok"]) for i in told["installations"]] == [("first", True), ("second", False)]
    monkeypatch.setenv("ACME_INSTANCES", "{")
    code, said = doctor()
    assert code == 1
    assert "ACME_INSTANCES is not valid JSON" in said


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda request: JSONResponse({"message": "no"}, 403), "forbids GET /token to this credential (403)"),
        (lambda request: JSONResponse({"message": "no"}, 404), "GET /token is not there (404)"),
        (lambda request: JSONResponse({"message": "no"}, 500), "GET /token answered 500"),
        (lambda request: HTMLResponse("<html>log in</html>"), "GET /token answers, but not"),
        (lambda request: RedirectResponse("https://elsewhere.example/"), "sent on to another place"),
        (lambda request: Response(status_code=204), "abilities unknown: the desk's answer does not"),
        (lambda request: JSONResponse({"data": {"abilities": ["*"], "roles": "admin"}}), "abilities: not limited"),
        (lambda request: JSONResponse([1]), "abilities unknown: the desk's answer does not"),
    ],
)
def test_what_the_first_request_may_answer(
    answer: Any, words: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening(make_app(answer)) as place:
        monkeypatch.setenv("ACME_BASE", f"http://{place}/")
        monkeypatch.setenv("ACME_TOKEN", TOKEN)
        assert words in doctor("--wait", "5")[1]


def test_certificates(
    certificate: Pair,
    doctor: Doctor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ACME_TOKEN", TOKEN)
    with listening(make_app(), **certificate.options) as place:
        monkeypatch.setenv("ACME_BASE", f"https://{place}")
        code, said = doctor()
        assert code == 1
        assert "✗ certificate refused: self-signed certificate" in said
        assert "--ca-file FILE" in said
        assert doctor("--ca-file", str(certificate.file))[0] == 0
        code, said = doctor("--insecure")
        assert code == 0
        assert "! certificates are not checked" in said
        monkeypatch.setenv("ACME_BASE", f"https://localhost:{place.rpartition(':')[2]}")
        code, said = doctor("--ca-file", str(certificate.file))
        assert code == 1
        assert "use the host name that the certificate was made for" in said
    assert doctor("--ca-file", str(certificate.key))[0] == 1


def test_https_where_http_is_spoken(ready: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_BASE", ready.replace("http://", "https://"))
    code, said = doctor()
    assert code == 1
    assert "✗ no TLS on port" in said


def test_nothing_listens(ready: str, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_BASE", "http://127.0.0.1:9")
    code, said = doctor()
    assert code == 1
    assert "✗ nothing listens on port 9 of 127.0.0.1" in said


def test_a_desk_without_a_probe(ready: str, doctor: Doctor) -> None:
    connection = {**catalogue_document()["connection"], "probe": None}
    code, said = doctor(connection=connection)
    assert code == 0
    assert "logged in with API key (GET /token answered 200)" in said
    assert "abilities unknown: this desk cannot be asked for them" in said
    assert "5 of 5 tools allowed here" in said


def test_wrong_words(ready: str, doctor: Doctor) -> None:
    assert doctor("--deny", "writes")[0] == 2
    assert doctor("--tools", "no_such_tool")[0] == 2
    assert doctor("--sandbox")[0] == 2


def test_the_sandbox_of_a_real_desk(capsys: pytest.CaptureFixture[str]) -> None:
    """Every credential of the sandbox logs in, and a narrow one is seen to be narrow."""
    from deskwright import cli
    from deskwright.sandboxes import load_sandbox

    allowed = {}
    for credential in load_sandbox("tickiti").credentials:
        code = cli.main(["doctor", "tickiti", "--sandbox", credential.name, "--json"])
        said = capsys.readouterr().out
        secrets = [v for v in credential.environment.values() if not v.startswith("http")]
        assert not [secret for secret in secrets if secret in said]
        allowed[credential.name] = (code, len(json.loads(said)["installations"][0]["tools"]["allowed"]))
    assert max(allowed.values())[1] > min(allowed.values())[1]
    assert (0, 16) in allowed.values()

"""The address: redirects, the other of http and https, certificates and what is done about them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.installation import Installation, read_installations
from deskwright.reach_desk import reach_desk
from deskwright.trust import Trust
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route

from .certificates import Pair, make_pair
from .desk import TOKEN, catalogue_document, listening, make_app
from .webservice import document

Doctor = Callable[..., tuple[int, str]]
TLS = {"verify_env": "ACME_VERIFY", "ca_env": "ACME_CA"}


@pytest.fixture
def connection(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A desk whose certificates are looked after by variables."""
    monkeypatch.setenv("ACME_TOKEN", TOKEN)
    return {**catalogue_document()["connection"], "tls": TLS}


def sending_on(place: str, status: int, path: str = "/api") -> Starlette:
    def answer(request: Any) -> RedirectResponse:
        return RedirectResponse(f"{place}{path}?token=never-shown", status)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (301, "a redirect turns a POST into a GET without its body"),
        (302, "a redirect turns a POST into a GET without its body"),
        (308, "a redirect is not followed with a credential"),
    ],
)
def test_http_sent_on_to_https(
    status: int,
    why: str,
    certificate: Pair,
    doctor: Doctor,
    connection: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The address to set is named, and in the same run what will be wrong with it."""
    with (
        listening(make_app(), **certificate.options) as secure,
        listening(sending_on(f"https://{secure}", status)) as plain,
    ):
        monkeypatch.setenv("ACME_BASE", f"http://{plain}")
        code, said = doctor(connection=connection)
        assert code == 1
        assert f"✗ it sends every request on to https://{secure} ({status})\n" in said
        assert f"fix: set ACME_BASE to the same path at https://{secure}; {why}\n" in said
        assert "✗ certificate refused: self-signed certificate" in said
        assert "never-shown" not in said
        said = doctor("--ca-file", str(certificate.file), connection=connection)[1]
        assert f"✓ https://{secure} answers (HTTP 404" in said
        assert "1 problem\n" in said


def test_the_other_of_http_and_https_is_tried(
    stub: str, certificate: Pair, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_BASE", stub.replace("http://", "https://"))
    code, said = doctor(connection=connection)
    assert code == 1
    assert "✗ no TLS on port" in said
    assert f"✓ {stub} answers (HTTP 404" in said
    assert f"fix: set ACME_BASE to the same path at {stub}; better have the desk speak https" in said
    with listening(make_app(), **certificate.options) as place:
        monkeypatch.setenv("ACME_BASE", f"http://{place}")
        said = doctor(connection=connection)[1]
        assert f"· https://{place} speaks https, with a certificate that is not accepted here" in said
        said = doctor("--ca-file", str(certificate.file), connection=connection)[1]
        assert f"fix: set ACME_BASE to the same path at https://{place}\n" in said


def reach(catalogue: Catalogue, answer: Any, base: str) -> tuple[Installation, bool, list[str]]:
    environ = {"ACME_BASE": base, "ACME_TOKEN": TOKEN, "ACME_USER": "ann", "ACME_PASSWORD": "x"}
    found, seen = read_installations(catalogue, environ)[0], []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        assert "authorization" not in request.headers
        made: httpx.Response = answer(request)
        return made

    async def run() -> bool:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handle)) as http:
            return await reach_desk(found, catalogue, http, Trust())

    return found, asyncio.run(run()), seen


def problems(found: Installation) -> list[str]:
    return [check.text for check in found.checks if check.status == "problem"]


def test_plain_http_to_a_port_for_tls_is_answered_400(catalogue: Catalogue) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(400 if request.url.scheme == "http" else 404)

    found, reached, seen = reach(catalogue, answer, "http://desk.example:8443")
    assert not reached
    assert seen == ["http://desk.example:8443/api", "https://desk.example:8443/api"]
    assert problems(found) == ["it does not take plain http there"]
    found, reached, _ = reach(catalogue, lambda request: httpx.Response(400), "http://desk.example")
    assert reached


def test_https_sent_on_to_http_is_not_followed_up(catalogue: Catalogue) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://desk.example/api"})

    found, reached, seen = reach(catalogue, answer, "https://desk.example")
    assert not reached
    assert len(seen) == 1
    assert found.checks[-1].fix == "have that redirect removed: over http:// anybody on the way can read the credential"


def test_a_redirect_that_stays_there_is_no_problem(catalogue: Catalogue) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "/login"})

    found, reached, _ = reach(catalogue, answer, "https://desk.example")
    assert reached
    assert not problems(found)


@pytest.mark.parametrize("location", ["", "https://[::1", "//"])
def test_a_redirect_that_leads_nowhere(location: str, catalogue: Catalogue) -> None:
    found, reached, _ = reach(
        catalogue, lambda request: httpx.Response(302, headers={"Location": location}), "https://desk.example"
    )
    assert reached or problems(found)


@pytest.mark.parametrize(
    ("status", "body", "reached", "words"),
    [
        (500, "", False, "✗ what answers there is not the desk's API"),
        (500, "<html>no</html>", False, "✗ what answers there is not the desk's API"),
        (500, "No operation for the URI '/ws/Desk'", True, "✓ the desk's API is there"),
        (500, '{"fault": 1}', True, "! it answers with a server error (500)"),
        (200, "hello", True, ""),
    ],
)
def test_what_an_answer_at_the_bare_address_means(status: int, body: str, reached: bool, words: str) -> None:
    """As far as the desk's table tells; a desk without one is only asked for the head."""
    found, done, _ = reach(
        parse_catalogue(document()), lambda request: httpx.Response(status, text=body), "https://desk.example/ws/Desk"
    )
    assert done is reached
    marks = {"ok": "✓", "problem": "✗", "warning": "!", "unknown": "·"}
    assert any(f"{marks[check.status]} {check.text}".startswith(words) for check in found.checks)


# --- certificates ----------------------------------------------------------------------------------------


def said_of(
    pair: Pair, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch, *words: str
) -> str:
    with listening(make_app(), **pair.options) as place:
        monkeypatch.setenv("ACME_BASE", f"https://{place}")
        return doctor(*words, connection=connection)[1]


def test_the_ca_file_comes_first_and_switching_off_last(
    certificate: Pair, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = said_of(certificate, doctor, connection, monkeypatch)
    assert "✗ certificate refused: self-signed certificate: nobody but the desk itself vouches for it" in said
    fix = next(line for line in said.splitlines() if "fix: first" in line)
    assert fix.index("ACME_CA") < fix.index("--ca-file FILE") < fix.index("last of all ACME_VERIFY=false")


def test_an_authority_that_is_not_known(
    tmp_path: Path, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, other = make_pair(tmp_path, "authority"), make_pair(tmp_path, "other")
    pair = make_pair(tmp_path, "desk", by=authority)
    said = said_of(pair, doctor, connection, monkeypatch)
    assert "✗ certificate refused: the authority that signed it is not known here" in said
    monkeypatch.setenv("ACME_CA", str(other.file))
    said = said_of(pair, doctor, connection, monkeypatch)
    assert "✓ certificates are checked with the file in ACME_CA" in said
    assert "; the CA file that was given does not hold it" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"days": (-9, -2)}, "it has expired"),
        ({"days": (2, 9)}, "it is not valid yet"),
        ({"host": "other.example"}, "it was made for another name than 127.0.0.1"),
        ({"host": "192.0.2.1"}, "it was made for another name than 127.0.0.1"),
    ],
)
def test_reasons_in_plain_words(
    options: dict[str, Any],
    words: str,
    tmp_path: Path,
    doctor: Doctor,
    connection: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pair = make_pair(tmp_path, "desk", **options)
    monkeypatch.setenv("ACME_CA", str(pair.file))
    said = said_of(pair, doctor, connection, monkeypatch)
    assert f"✗ certificate refused: {words}" in said
    assert "ACME_VERIFY" not in said


def test_the_variables_count(
    certificate: Pair, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A CA file makes it work in silence; verification that is off is warned about each time, until it is left out."""
    monkeypatch.setenv("ACME_CA", str(certificate.file))
    said = said_of(certificate, doctor, connection, monkeypatch)
    assert said.endswith("all fine\n")
    monkeypatch.delenv("ACME_CA")
    monkeypatch.setenv("ACME_VERIFY", "false")
    for _ in range(2):
        said = said_of(certificate, doctor, connection, monkeypatch)
        assert "! certificates are not checked (ACME_VERIFY): anybody on the way can read and change" in said
        assert "set ACME_CA to its path (or give --ca-file FILE); leave ACME_VERIFY out" in said
        assert said.endswith("no problem, 1 warning (!)\n")
    # an option wins over the variable
    said = said_of(certificate, doctor, connection, monkeypatch, "--ca-file", str(certificate.file))
    assert said.endswith("all fine\n")
    monkeypatch.delenv("ACME_VERIFY")
    assert "certificates are not checked (--insecure)" in said_of(
        certificate, doctor, connection, monkeypatch, "--insecure"
    )


def test_a_ca_file_that_is_none(
    stub: str, tmp_path: Path, doctor: Doctor, connection: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_BASE", stub)
    (tmp_path / "ca.pem").write_text("no certificate")
    monkeypatch.setenv("ACME_CA", str(tmp_path / "ca.pem"))
    code, said = doctor(connection=connection)
    assert code == 1
    assert "✗ ACME_CA: holds no certificate in PEM form" in said
    monkeypatch.setenv("ACME_CA", str(tmp_path / "absent.pem"))
    code, said = doctor(connection=connection)
    assert code == 1
    assert "✗ ACME_CA: the file cannot be read" in said
    assert str(tmp_path / "absent.pem") not in said

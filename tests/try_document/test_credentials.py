"""Credentials by scheme, on the command line or by variable: each where the document says, and nowhere else."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Stub, Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
SECRET = "s3cr3t-Value~1"
SCHEMES = {
    "headerKey": {"type": "apiKey", "in": "header", "name": "X-Api-Key"},
    "queryKey": {"type": "apiKey", "in": "query", "name": "key"},
    "cookieKey": {"type": "apiKey", "in": "cookie", "name": "sid"},
    "basic": {"type": "http", "scheme": "Basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "token-word": {"type": "http", "scheme": "Token"},
    "oauth": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "https://id.example/token", "scopes": {}}},
    },
    "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://id.example/.well-known"},
    "digest": {"type": "http", "scheme": "digest"},
    "cert": {"type": "mutualTLS"},
    "api.key": {"$ref": "#/components/securitySchemes/headerKey"},
}
GUARDED = document(
    {
        f"/by/{name}": {"get": operation(f"by_{name}", security=[{name: []}])}
        for name in SCHEMES
        if name not in {"digest", "cert", "api.key"}
    }
    | {
        "/both": {"get": operation("both", security=[{"headerKey": [], "bearer": []}])},
        "/either": {"get": operation("either", security=[{"queryKey": []}, {"basic": []}])},
        "/perhaps": {"get": operation("perhaps", security=[{"bearer": []}, {}])},
        "/open": {"get": operation("open", security=[])},
        "/usual": {"get": operation("usual")},
    },
    components={"securitySchemes": SCHEMES},
    security=[{"bearer": []}],
)
PAIR = base64.b64encode(b"agent:pa:ss").decode()
SENT = [
    ("headerKey", SECRET, {"x-api-key": SECRET}),
    ("cookieKey", SECRET, {"cookie": f"sid={SECRET}"}),
    ("basic", "agent:pa:ss", {"authorization": f"Basic {PAIR}"}),
    ("bearer", SECRET, {"authorization": f"Bearer {SECRET}"}),
    ("token-word", SECRET, {"authorization": f"Token {SECRET}"}),
    ("oauth", SECRET, {"authorization": f"Bearer {SECRET}"}),
    ("oidc", SECRET, {"authorization": f"Bearer {SECRET}"}),
]
PLACES = {"authorization", "cookie", "x-api-key"}


def variable(scheme: str) -> str:
    return "DESKWRIGHT_CREDENTIAL_" + scheme.upper().replace("-", "_").replace(".", "_")


def proofs(stub: Stub) -> list[dict[str, str]]:
    return [{key: value for key, value in headers.items() if key in PLACES} for _, _, headers in stub.requests]


@pytest.mark.parametrize(("scheme", "value", "headers"), SENT, ids=[row[0] for row in SENT])
@pytest.mark.parametrize("way", ["option", "variable"])
def test_each_scheme_travels_where_the_document_says(
    attempt: Attempt,
    write: Write,
    stub: Stub,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    scheme: str,
    value: str,
    headers: dict[str, str],
) -> None:
    options = ["--credential", f"{scheme}={value}"] if way == "option" else []
    if way == "variable":
        monkeypatch.setenv(variable(scheme), value)
    tool = f"by_{scheme}".replace("-", "_").replace("headerKey", "header_key").replace("cookieKey", "cookie_key")
    tried = attempt(write(GUARDED), "--base-url", stub.base, *options)
    answer = tried.call(tool)
    assert not answer.is_error, answer.content
    assert proofs(stub) == [headers]
    assert stub.requests[0][1] == f"/by/{scheme}"


def test_a_key_in_the_query(attempt: Attempt, write: Write, stub: Stub) -> None:
    tried = attempt(write(GUARDED), "--base-url", stub.base, "--credential", f"queryKey={SECRET}")
    assert not tried.call("by_query_key").is_error
    assert stub.requests[0][1] == f"/by/queryKey?key={SECRET}"
    assert proofs(stub) == [{}]


@pytest.mark.parametrize(
    ("tool", "given", "sent"),
    [
        ("both", {"headerKey": "h", "bearer": "b"}, {"x-api-key": "h", "authorization": "Bearer b"}),
        ("either", {"basic": "agent:pa:ss"}, {"authorization": f"Basic {PAIR}"}),
        ("perhaps", {}, {}),
        ("perhaps", {"bearer": "b"}, {"authorization": "Bearer b"}),
        ("open", {"bearer": "b", "headerKey": "h"}, {}),
        ("usual", {"bearer": "b", "headerKey": "h"}, {"authorization": "Bearer b"}),
    ],
)
def test_and_or_optional_and_none(
    attempt: Attempt, write: Write, stub: Stub, tool: str, given: dict[str, str], sent: dict[str, str]
) -> None:
    options = [part for scheme, value in given.items() for part in ("--credential", f"{scheme}={value}")]
    answer = attempt(write(GUARDED), "--base-url", stub.base, *options).call(tool)
    assert not answer.is_error, answer.content
    assert proofs(stub) == [sent]


@pytest.mark.parametrize(
    ("tool", "given", "needed"),
    [
        ("by_basic", {}, "DESKWRIGHT_CREDENTIAL_BASIC"),
        ("both", {"bearer": "b"}, "DESKWRIGHT_CREDENTIAL_HEADERKEY"),
        ("either", {"bearer": "b"}, "DESKWRIGHT_CREDENTIAL_QUERYKEY"),
    ],
)
def test_what_lacks_its_credential_is_refused_and_the_rest_works(
    attempt: Attempt, write: Write, stub: Stub, tool: str, given: dict[str, str], needed: str
) -> None:
    options = [part for scheme, value in given.items() for part in ("--credential", f"{scheme}={value}")]
    tried = attempt(write(GUARDED), "--base-url", stub.base, *options)
    assert tried.code == 0
    answer = tried.call(tool)
    assert answer.is_error
    assert needed in answer.content[0]["text"]
    assert stub.requests == []
    assert not attempt(write(GUARDED), "--base-url", stub.base, *options).call("open").is_error


def test_an_option_wins_over_the_variable(
    attempt: Attempt, write: Write, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable("bearer"), "old")
    attempt(write(GUARDED), "--base-url", stub.base, "--credential", "bearer=new").call("usual")
    assert proofs(stub) == [{"authorization": "Bearer new"}]


def test_an_env_file_and_a_value_with_equals(attempt: Attempt, write: Write, stub: Stub, tmp_path: Path) -> None:
    write(f"{variable('headerKey')}=from-file\n", "keys.env")
    tried = attempt(
        write(GUARDED),
        "--base-url",
        stub.base,
        "--env-file",
        str(tmp_path / "keys.env"),
        "--credential",
        "BEARER=a=b==",
    )
    assert not tried.call("both").is_error
    assert proofs(stub) == [{"x-api-key": "from-file", "authorization": "Bearer a=b=="}]


WRONG = [
    ([f"bearr={SECRET}"], "--credential names no security scheme of this document (did you mean bearer?)"),
    ([SECRET], "--credential names no security scheme of this document: write SCHEME=VALUE"),
    (["bearer=b", f"{SECRET}=="], "--credential (the second) names no security scheme of this document"),
    (["bearer="], "--credential bearer=: the value is empty"),
    (["bearer=a", f"bearer={SECRET}"], "--credential bearer is given twice"),
]


@pytest.mark.parametrize(("given", "told"), WRONG)
def test_an_unknown_scheme_lists_the_known_ones_and_no_value(
    attempt: Attempt, write: Write, given: list[str], told: str
) -> None:
    options = [part for word in given for part in ("--credential", word)]
    tried = attempt(write(GUARDED), "--base-url", "http://127.0.0.1:9", *options)
    assert tried.code == 2
    assert told in tried.err
    assert SECRET not in tried.err + tried.out
    if "no security scheme" in told:
        assert "  bearer=bearer token (or DESKWRIGHT_CREDENTIAL_BEARER)" in tried.err
        assert "  basic=user:password (or DESKWRIGHT_CREDENTIAL_BASIC)" in tried.err
        assert "  digest: of a kind that cannot be given" in tried.err


def test_a_basic_credential_without_a_colon(attempt: Attempt, write: Write) -> None:
    tried = attempt(write(GUARDED), "--base-url", "http://127.0.0.1:9", "--credential", f"basic={SECRET}")
    answer = tried.call("by_basic") if tried.code == 0 else None
    told = tried.err + (answer.content[0]["text"] if answer else "")
    assert "user:password" in told
    assert SECRET not in told


def test_two_schemes_never_share_a_variable(attempt: Attempt, write: Write) -> None:
    names = ["api-key", "api_key", "API.KEY", "票"]
    value = document(
        {f"/{n}": {"get": operation(f"o{n}", security=[{name: []}])} for n, name in enumerate(names)},
        components={"securitySchemes": {name: {"type": "http", "scheme": "bearer"} for name in names}},
    )
    tried = attempt(write(value), "--base-url", "http://127.0.0.1:9", "--credential", "nobody=1")
    assert [line.partition("(or ")[2].rstrip(")") for line in tried.err.splitlines() if "(or " in line] == [
        "DESKWRIGHT_CREDENTIAL_API_KEY", "DESKWRIGHT_CREDENTIAL_API_KEY_2", "DESKWRIGHT_CREDENTIAL_API_KEY_3",
        "DESKWRIGHT_CREDENTIAL__",
    ]  # fmt: skip


def test_a_document_that_forgot_to_ask(attempt: Attempt, write: Write, stub: Stub) -> None:
    """It declares a scheme and asks for it nowhere: what is given is sent, and told; nothing is needed."""
    value = document({"/a": {"get": operation("a")}}, components={"securitySchemes": {"bearer": SCHEMES["bearer"]}})
    tried = attempt(write(value), "--base-url", stub.base, "--credential", "bearer=b")
    assert "the document never says which operation needs a credential" in tried.err
    tried.call("a")
    attempt(write(value), "--base-url", stub.base).call("a")
    assert proofs(stub) == [{"authorization": "Bearer b"}, {}]


def test_a_credential_that_nothing_asks_for_is_told(attempt: Attempt, write: Write) -> None:
    value = document(
        {"/a": {"get": operation("a", security=[{"basic": []}])}},
        components={"securitySchemes": {"basic": SCHEMES["basic"], "bearer": SCHEMES["bearer"]}},
    )
    tried = attempt(write(value), "--base-url", "http://127.0.0.1:9", "--credential", "bearer=b")
    assert "no operation asks for bearer: it is not sent" in tried.err


def test_no_secret_is_kept_or_shown(attempt: Attempt, write: Write, stub: Stub, tmp_path: Path) -> None:
    options = ["--credential", f"bearer={SECRET}", "--credential", f"basic=agent:{SECRET}"]
    tried = attempt(write(GUARDED), "--base-url", stub.base, *options, "--findings", "all")
    answer = tried.call("usual")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    pair = base64.b64encode(f"agent:{SECRET}".encode())
    assert SECRET.encode() not in kept
    assert pair not in kept
    assert stub.base.encode() not in kept
    assert SECRET not in tried.err + tried.out + json.dumps(tried.tools) + json.dumps(answer.as_result())


def test_help_says_who_can_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    from deskwright import cli

    with pytest.raises(SystemExit) as ended:
        cli.main(["try", "--help"])
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "list of processes" in shown
    assert "DESKWRIGHT_CREDENTIAL_<SCHEME>" in shown
    assert "deskwright try openapi.json" in shown


def test_help_of_the_others_knows_it(capsys: Any) -> None:
    from deskwright import cli

    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert "deskwright try openapi.json --base-url URL" in capsys.readouterr().out

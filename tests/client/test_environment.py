"""Settings from environment variables: everything missing at once, never a value."""

from __future__ import annotations

import json
import random
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from helpdesks import _client as c
from helpdesks._client import environment
from helpdesks._client.facade import AsyncDesk, SyncDesk

GOOD = {"DESK_API_BASE": "https://d.example/", "DESK_TOKEN": " tok \n"}
INSTANCES = {
    "env": "DESK_INSTANCES",
    "name_env": "DESK_INSTANCE_NAME",
    "base_key": "base",
    "credential_keys": {"token": "DESK_TOKEN"},
}


def test_settings(connection: Any) -> None:
    settings = c.read_settings(connection, GOOD | {"DESK_API_TIMEOUT_MS": "2500", "OTHER": "x"})
    assert settings == c.Settings("default", "https://d.example/api/v1", 2.5, {"DESK_TOKEN": "tok"})
    assert "tok" not in repr(settings)
    assert c.read_settings(connection, GOOD).timeout == 30


def test_everything_missing_at_once(connection: Any) -> None:
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_settings(connection, {"DESK_API_TIMEOUT_MS": "soon"})
    assert caught.value.missing == ["DESK_API_BASE", "DESK_TOKEN"]
    text = str(caught.value)
    for part in ("https://desk.example", "Settings > API", "DESK_ID and DESK_SECRET", "DESK_API_TIMEOUT_MS is not"):
        assert part in text


def test_a_half_given_log_in_is_the_one_meant(connection: Any) -> None:
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_settings(connection, {"DESK_API_BASE": "https://d", "DESK_ID": "x"})
    assert caught.value.missing == ["DESK_SECRET"]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("https://d.example", "https://d.example/api/v1"),
        ("https://d.example///", "https://d.example/api/v1"),
        ("https://d.example/help/", "https://d.example/help/api/v1"),
        ("https://d.example/api/v1/", "https://d.example/api/v1"),
        ("HTTP://D.example:80", "http://d.example/api/v1"),
        ("http://[::1]:8000", "http://[::1]:8000/api/v1"),
    ],
)
def test_base_urls(connection: Any, text: str, clean: str) -> None:
    assert c.clean_base_url(connection, text) == clean
    assert c.clean_base_url(connection, clean) == clean


@pytest.mark.parametrize(
    "text",
    [
        "d.example",
        "ftp://d",
        "https://",
        "https://user:s3cret@d",
        "https://s3cret@d",
        "https://d?x=1",
        "https://d/#x",
        "https://[",
        "file:///etc",
    ],
)
def test_bad_base_urls(connection: Any, text: str) -> None:
    with pytest.raises(c.ConfigurationError, match="DESK_API_BASE") as caught:
        c.read_settings(connection, GOOD | {"DESK_API_BASE": text})
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("timeout", ["0", "-1", "nan", "inf", "x"])
def test_bad_timeouts(connection: Any, timeout: str) -> None:
    with pytest.raises(c.ConfigurationError, match="positive number of milliseconds"):
        c.read_settings(connection, GOOD | {"DESK_API_TIMEOUT_MS": timeout})


def test_a_token_with_a_line_break(connection: Any) -> None:
    with pytest.raises(c.ConfigurationError, match="DESK_TOKEN holds") as caught:
        c.read_settings(connection, GOOD | {"DESK_TOKEN": "s3cret\nX: y"})
    assert "s3cret" not in str(caught.value)


def test_instances(connection: Any, tmp_path: Path) -> None:
    many = connection | {"instances": INSTANCES}
    listed = {"b": {"base": "https://b", "token": "tb"}, "main": {"base": "https://x", "token": "tx"}}
    file = tmp_path / "instances.json"
    file.write_text(json.dumps(listed))
    for text in (json.dumps(listed), f" {json.dumps(listed)}", str(file)):
        found = c.read_instances(many, GOOD | {"DESK_INSTANCES": text, "DESK_INSTANCE_NAME": "main"})
        assert [(s.instance, s.base_url, s.credentials["DESK_TOKEN"]) for s in found.values()] == [
            ("main", "https://d.example/api/v1", "tok"),
            ("b", "https://b/api/v1", "tb"),
        ]
    assert list(c.read_instances(many, GOOD)) == ["default"]
    assert list(c.read_instances(many, {"DESK_INSTANCES": json.dumps(listed)})) == ["b", "main"]
    assert c.read_settings(many, GOOD | {"DESK_INSTANCES": str(file)}, "b").base_url == "https://b/api/v1"
    with pytest.raises(c.ConfigurationError, match="configured: default, b, main"):
        c.read_settings(many, GOOD | {"DESK_INSTANCES": str(file)}, "z")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{s3cret", "not valid JSON"),
        ("{}", "must be a JSON object"),
        ("/no/such/s3cret.json", "cannot be read"),
        (
            '{"a": {"base": "https://a"}, "b": {"token": "s3cret", "base": "ftp://s3cret@b"}, "c": 1}',
            r'"a"\]\.token is missing.*"b"\]\.base must.*"c"\] must be',
        ),
    ],
)
def test_bad_instances(connection: Any, text: str, told: str) -> None:
    with pytest.raises(c.ConfigurationError, match=told) as caught:
        c.read_instances(connection | {"instances": INSTANCES}, GOOD | {"DESK_INSTANCES": text})
    assert "s3cret" not in str(caught.value)


def test_half_a_plain_pair_is_an_error_even_with_instances(connection: Any) -> None:
    text = json.dumps({"b": {"base": "https://b", "token": "tb"}})
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_instances(connection | {"instances": INSTANCES}, {"DESK_INSTANCES": text, "DESK_API_BASE": "https://d"})
    assert caught.value.missing == ["DESK_TOKEN"]


def test_clients_from_the_environment(connection: Any) -> None:
    many = connection | {"instances": INSTANCES}
    environ = GOOD | {"DESK_INSTANCES": json.dumps({"b": {"base": "https://b", "token": "tb"}})}
    for kind in (c.Client, c.AsyncClient):
        client = kind.from_env(many, environ, "b", max_answer=10)
        assert client.base_url == "https://b/api/v1"
        assert repr(client) == f"<{kind.__name__} https://b/api/v1>"
        with pytest.raises(c.ConfigurationError):
            kind.from_env(many, {})


# certificates

TLS = {"tls": {"verify_env": "DESK_VERIFY_SSL", "ca_env": "DESK_CA_FILE"}}


@pytest.mark.parametrize(
    ("word", "verify"),
    [
        *((word, True) for word in (None, "", "true", "1", "YES", " on ")),
        *((word, False) for word in ("false", "0", "No", "off")),
    ],
)
def test_whether_certificates_are_checked(connection: Any, word: str | None, verify: bool) -> None:
    environ = GOOD | ({} if word is None else {"DESK_VERIFY_SSL": word})
    assert c.read_settings(connection | TLS, environ).verify is verify
    assert c.read_settings(connection, environ).verify is True


def test_a_ca_file(connection: Any, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_text("x")
    environ = GOOD | {"DESK_CA_FILE": f" {file} "}
    assert c.read_settings(connection | TLS, environ).verify == str(file)
    assert c.read_settings(connection | TLS, environ | {"DESK_VERIFY_SSL": "yes"}).verify == str(file)
    many = connection | TLS | {"instances": INSTANCES}
    listed = json.dumps({"b": {"base": "https://b", "token": "tb"}})
    assert c.read_settings(many, environ | {"DESK_INSTANCES": listed}, "b").verify == str(file)


@pytest.mark.parametrize(
    ("environ", "problem"),
    [
        ({"DESK_VERIFY_SSL": "maybe"}, "DESK_VERIFY_SSL must be true or false"),
        ({"DESK_CA_FILE": "/no/such/file"}, "DESK_CA_FILE: the file cannot be read (FileNotFoundError)"),
        ({"DESK_CA_FILE": "/"}, "DESK_CA_FILE: the file cannot be read (IsADirectoryError)"),
        (
            {"DESK_VERIFY_SSL": "off", "DESK_CA_FILE": "/etc/hosts"},
            "DESK_VERIFY_SSL is off and DESK_CA_FILE is set: leave one of them out",
        ),
    ],
)
def test_bad_certificate_settings_are_told_with_the_rest(
    connection: Any, environ: dict[str, str], problem: str
) -> None:
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_settings(connection | TLS, environ | {"DESK_TOKEN": "t", "DESK_API_TIMEOUT_MS": "x"})
    assert caught.value.missing == ["DESK_API_BASE"]
    assert problem in caught.value.problems
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("kind", [c.Client, c.AsyncClient])
def test_a_client_from_the_environment_checks_as_told(connection: Any, kind: Any) -> None:
    off = GOOD | {"DESK_VERIFY_SSL": "off"}
    with pytest.warns(UserWarning, match=r"DESK_VERIFY_SSL is off: .*https://d\.example/api/v1 is not checked") as told:
        kind.from_env(connection | TLS, off)
    assert (len(told), told[0].filename) == (1, __file__)
    with pytest.raises(c.ConfigurationError, match="cannot be used"):
        kind.from_env(connection | TLS, GOOD | {"DESK_CA_FILE": __file__})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kind.from_env(connection | TLS, GOOD)
        kind.from_env(connection | TLS, off, verify=True)
        kind.from_env(connection | TLS, off, verify=False)  # a decision of the code, not of the environment
        with pytest.raises(UserWarning):
            kind.from_env(connection | TLS, off, verify=None)


@pytest.mark.parametrize("kind", [SyncDesk, AsyncDesk])
def test_a_facade_from_the_environment_checks_as_told(connection: Any, kind: Any) -> None:
    class OneDesk(kind):  # type: ignore[misc]
        pass

    OneDesk.connection = connection | TLS
    off = GOOD | {"DESK_VERIFY_SSL": "off"}
    with pytest.warns(UserWarning, match="DESK_VERIFY_SSL is off"):
        OneDesk.from_env(off)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        OneDesk.from_env(off, verify=True)
        OneDesk.from_env(GOOD)


# links


@pytest.mark.parametrize(
    ("web", "environ", "base"),
    [
        (None, {}, None),
        ({"env": "DESK_WEB"}, {}, "https://d.example"),
        ({"env": "DESK_WEB", "before": "/v1"}, {}, "https://d.example/api"),
        ({"env": "DESK_WEB", "before": "/index.pl"}, {}, None),
        ({"env": "DESK_WEB"}, {"DESK_WEB": " https://w.example/help/ "}, "https://w.example/help"),
        ({"env": "DESK_WEB", "before": "/v1"}, {"DESK_WEB": ""}, "https://d.example/api"),
    ],
)
def test_what_links_begin_with(connection: Any, web: Any, environ: dict[str, str], base: str | None) -> None:
    assert c.read_settings(connection | {"web": web}, GOOD | environ).web == base


def test_links_of_other_instances_and_bad_ones(connection: Any) -> None:
    many = connection | {"instances": INSTANCES, "web": {"env": "DESK_WEB", "before": "/v1"}}
    listed = {"DESK_INSTANCES": json.dumps({"b": {"base": "https://b", "token": "tb"}}), "DESK_WEB": "https://w"}
    assert [s.web for s in c.read_instances(many, GOOD | listed).values()] == ["https://w", "https://b/api"]
    for text in ("w.example", "https://u:s3cret@w", "https://w/?a=s3cret", "javascript:s3cret"):
        with pytest.raises(c.ConfigurationError, match="DESK_WEB") as caught:
            c.read_settings(many, GOOD | {"DESK_WEB": text})
        assert "s3cret" not in str(caught.value)


def test_a_plain_address_is_what_the_whole_parser_makes_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Addresses that need no parsing are taken as they are: a shortcut that must never differ."""
    parts = [
        ":", "//", "/", "a", "b.c", "x-y", "127.0.0.1", "1.2.3.4", "999.1.1.1", ".", "..", "-", "~", "%20", "xn--", "8",
        ":80", ":443", ":0", ":8900", ":41234", ":65536", "?", "#", "@", " ", "é", "A", "/api/v1", "/x.y", "/./", "/..",
        "",
    ]  # fmt: skip
    hosts = ["desk.example", "localhost", "127.0.0.1", "a-1.b"]
    shuffled = random.Random(5)
    texts = {
        shuffled.choice(("http://", "https://"))
        + shuffled.choice(hosts)
        + "".join(shuffled.choices(parts, k=shuffled.randint(0, 4)))
        for _ in range(4_000)
    }
    plain = [text for text in sorted(texts) if environment._PLAIN.fullmatch(text)]
    fast = [environment._clean_url(text, "X") for text in plain]
    monkeypatch.setattr(environment, "_PLAIN", re.compile("(?!)"))
    assert [environment._clean_url(text, "X") for text in plain] == fast
    assert len(plain) > 200

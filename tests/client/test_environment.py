"""Settings from environment variables: everything missing at once, never a value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from helpdesks import _client as c

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

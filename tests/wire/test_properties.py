"""No argument leaves its place: what arrives at the socket is read by h11, urllib, python-multipart and json.

A value is either sent and comes back whole from those parsers, or refused for a reason that this file knows; what is
refused sends nothing.
"""

from __future__ import annotations

import base64
import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_multipart.multipart import create_form_parser

from tests.wire.rig import Played, Received, call, catalogue_of

FEW = settings(max_examples=25, deadline=None, derandomize=True)
TEXT: dict[str, Any] = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}
FREE: dict[str, Any] = {"type": "object", "additionalProperties": True}


def _at(place: str, name: str, schema: Any = None, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "schema": schema or TEXT,
        **({"required": True} if place == "path" else {}),
        **more,
    }


def _taking(media: str) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {media: {"schema": {"type": "object"}}}}}


_OPERATIONS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "path": ("get", "/a/{x}/b/{y}", {"parameters": [_at("path", "x"), _at("path", "y")]}),
    "styled": (
        "get",
        "/s/{x}/m/{y}",
        {
            "parameters": [
                _at("path", "x", TEXTS, style="simple"),
                _at("path", "y", TEXTS, style="matrix", explode=True),
            ]
        },
    ),
    "query": ("get", "/q", {"parameters": [_at("query", "a"), _at("query", "b")]}),
    "several": ("get", "/qs", {"parameters": [_at("query", "a", TEXTS), _at("query", "b", TEXTS, explode=False)]}),
    "open": (
        "get",
        "/qo",
        {"parameters": [_at("query", "a"), _at("query", "b", allowReserved=True), _at("query", "c")]},
    ),
    "deep": ("get", "/qd", {"parameters": [_at("query", "a", FREE, style="deepObject")]}),
    "content": (
        "get",
        "/qc",
        {"parameters": [{"name": "a", "in": "query", "content": {"application/json": {"schema": {}}}}]},
    ),
    "header": ("get", "/h", {"parameters": [_at("header", "X-A"), _at("header", "X-B")]}),
    "cookie": ("get", "/c", {"parameters": [_at("cookie", "a"), _at("cookie", "b")]}),
    "urlencoded": ("post", "/fu", _taking("application/x-www-form-urlencoded")),
    "multipart": ("post", "/fm", _taking("multipart/form-data")),
    "json": ("post", "/j", {"requestBody": {"required": True, "content": {"application/json": {"schema": {}}}}}),
    "text": ("post", "/t", {"requestBody": {"required": True, "content": {"text/plain": {"schema": TEXT}}}}),
    "file": (
        "post",
        "/u",
        {
            "requestBody": {
                "required": True,
                "content": {
                    "multipart/form-data": {
                        "schema": {
                            "type": "object",
                            "properties": {"note": TEXT, "file": {"type": "string", "format": "binary"}},
                        }
                    }
                },
            }
        },
    ),
}
DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {"title": "Properties", "version": "1"},
        "paths": {
            path: {method: {"operationId": name, "responses": {"200": {"description": "ok"}}, **operation}}
            for name, (method, path, operation) in _OPERATIONS.items()
        },
    }
)

# every plane, with more than their share of the signs that could end something
AWKWARD = st.text(st.sampled_from("/\\.%?#&=+;:,@ \t\r\n\0\"'<>[]{}|^`~é\u2028😀%2f%2e%00"), max_size=12)
ANY = st.one_of(st.text(max_size=20), AWKWARD)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def sent_or_refused(operation: str, arguments: dict[str, Any], *, may_refuse: bool = False) -> Received | None:
    """The one request; None where the call was refused, as it may be, and nothing was sent."""
    played: Played = call(catalogue_of(DOCUMENT), arguments, operation=operation)
    if played.answer.is_error:
        assert played.sent == []
        assert may_refuse, played.answer.content[0]["text"]
        return None
    assert not may_refuse, (arguments, played.sent[0].target)
    [sent] = played.sent
    # one request, one head: whatever was put into it, nothing follows it but the body
    head, blank, rest = sent.raw.partition(b"\r\n\r\n")
    assert (blank, rest) == (b"\r\n\r\n", sent.content)
    names = [name.lower() for name, _ in sent.headers]
    assert len(head.split(b"\r\n")) == 1 + len(names)
    assert set(names) <= _USUAL | {"x-a", "x-b", "cookie"}
    return sent


_USUAL = {"host", "accept", "accept-encoding", "connection", "user-agent", "content-type", "content-length"}


def leaves_segment(text: str) -> bool:
    """What another route could begin in, also for a server that decodes once or twice more; written anew."""
    forms = [text, unquote(text), unquote(unquote(text))]
    return text == "" or any(form in (".", "..") or re.search(r"[/\\\x00-\x1f]", form) for form in forms)


@FEW
@given(ANY, ANY)
def test_a_path_value_stays_in_its_segment(x: str, y: str) -> None:
    sent = sent_or_refused("path", {"x": x, "y": y}, may_refuse=leaves_segment(x) or leaves_segment(y))
    if sent is not None:
        path, mark, query = sent.target.partition("?")
        segments = path.split("/")
        assert (mark, query) == ("", "")
        assert [segments[0], segments[1], segments[3]] == ["", "a", "b"]
        assert [unquote(segments[2], errors="strict"), unquote(segments[4], errors="strict")] == [x, y]
        assert len(segments) == 5


@FEW
@given(st.lists(ANY, max_size=3), st.lists(ANY, max_size=3))
def test_an_array_in_a_path_stays_in_its_segment(x: list[str], y: list[str]) -> None:
    refused = not x or not y or any(text and leaves_segment(text) for text in [*x, *y]) or x == [""]
    played = call(catalogue_of(DOCUMENT), {"x": x, "y": y}, operation="styled")
    if played.answer.is_error:
        assert played.sent == []
        assert refused, played.answer.content[0]["text"]
        return
    segments = played.sent[0].target.split("/")
    assert (len(segments), segments[1], segments[3]) == (5, "s", "m")
    assert [unquote(item) for item in segments[2].split(",")] == x
    assert [unquote(item) for item in segments[4].split(";y=")[1:]] == y


@FEW
@given(ANY, ANY)
def test_a_query_value_is_one_parameter(a: str, b: str) -> None:
    sent = sent_or_refused("query", {"a": a, "b": b})
    assert sent is not None
    assert pairs_of(sent) == [("a", a), ("b", b)]


@FEW
@given(st.lists(ANY, max_size=4), st.lists(ANY, max_size=4))
def test_arrays_in_a_query_come_back_whole(a: list[str], b: list[str]) -> None:
    sent = sent_or_refused("several", {"a": a, "b": b})
    assert sent is not None
    query = sent.target.partition("?")[2]
    exploded = [unquote(text.partition("=")[2]) for text in query.split("&") if text.startswith("a=")]
    joined = [text.partition("=")[2] for text in query.split("&") if text.startswith("b=")]
    assert exploded == a
    assert [[unquote(item) for item in text.split(",")] for text in joined] == ([b] if b else [])


@FEW
@given(ANY)
def test_allow_reserved_begins_no_other_parameter(text: str) -> None:
    sent = sent_or_refused("open", {"a": "1", "b": text, "c": "3"})
    assert sent is not None
    assert [name for name, _ in pairs_of(sent)] == ["a", "b", "c"]
    assert unquote(dict(pairs_of(sent))["b"]) in (unquote(text), unquote(unquote(text)))
    assert "#" not in sent.target


@FEW
@given(st.dictionaries(ANY, ANY, max_size=3))
def test_names_in_a_deep_object_are_encoded(value: dict[str, str]) -> None:
    sent = sent_or_refused("deep", {"a": value})
    assert sent is not None
    assert pairs_of(sent) == [(f"a[{name}]", text) for name, text in value.items()]


@FEW
@given(JSON)
def test_json_in_a_query_comes_back(value: Any) -> None:
    sent = sent_or_refused("content", {"a": value})
    assert sent is not None
    assert [json.loads(text) for _, text in pairs_of(sent)] == ([] if value is None else [value])


def pairs_of(sent: Received) -> list[tuple[str, str]]:
    return parse_qsl(sent.target.partition("?")[2], keep_blank_values=True, strict_parsing="?" in sent.target)


@FEW
@given(ANY, ANY)
def test_a_header_stays_a_header(a: str, b: str) -> None:
    refused = any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", text) or text != text.strip(" \t") for text in (a, b))
    sent = sent_or_refused("header", {"X-A": a, "X-B": b}, may_refuse=refused)
    if sent is not None:
        assert (sent.header("X-A"), sent.header("X-B")) == (a, b)


@FEW
@given(ANY, ANY)
def test_a_cookie_stays_a_cookie(a: str, b: str) -> None:
    refused = any(";" in text or re.search(r"[\x00-\x1f\x7f]", text) or text != text.strip() for text in (a, b))
    sent = sent_or_refused("cookie", {"a": a, "b": b}, may_refuse=refused)
    if sent is not None:
        pairs = [text.strip(" ").partition("=") for text in (sent.header("Cookie") or "").split(";")]
        assert [(name, value) for name, _, value in pairs] == [("a", a), ("b", b)]


@FEW
@given(st.dictionaries(ANY.filter(bool), ANY, max_size=4))
def test_urlencoded_comes_back(body: dict[str, str]) -> None:
    sent = sent_or_refused("urlencoded", {"body": body})
    assert sent is not None
    found = parse_qsl(sent.content.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body))
    assert found == list(body.items())


@FEW
@given(JSON)
def test_json_comes_back(value: Any) -> None:
    sent = sent_or_refused("json", {"body": value})
    assert sent is not None
    assert json.loads(sent.content) == value
    assert repr(json.loads(sent.content)) == repr(value)


@FEW
@given(ANY)
def test_text_comes_back(text: str) -> None:
    sent = sent_or_refused("text", {"body": text})
    assert sent is not None
    assert sent.content.decode("utf-8") == text


@FEW
@given(st.dictionaries(ANY.filter(bool), ANY, min_size=1, max_size=4))
def test_the_parts_of_a_multipart_body_come_back(body: dict[str, str]) -> None:
    sent = sent_or_refused("multipart", {"body": body})
    assert sent is not None
    found = parts_of(sent)
    assert [content.decode("utf-8") for _, _, content in found] == list(body.values())
    assert [name for name, _, _ in found] == [in_header(name) for name in body]


@FEW
@given(ANY, st.binary(min_size=1, max_size=60), ANY.filter(lambda name: name.strip(" .")))
def test_a_file_comes_back(note: str, content: bytes, name: str) -> None:
    file = {"content_base64": base64.b64encode(content).decode(), "name": name, "type": "application/x-any"}
    played = call(catalogue_of(DOCUMENT), {"note": note, "file": file}, operation="file")
    if played.answer.is_error:
        assert played.sent == []
        assert re.search(r"[/\\\x00-\x1f\x7f]|[^ -~]", name), played.answer.content[0]["text"]
        return
    [first, second] = parts_of(played.sent[0])
    assert first == ("note", None, note.encode())
    assert (second[0], second[2]) == ("file", content)


def in_header(name: str) -> str:
    """A name as HTML's form encoding writes it between quotes; a backslash is a sign like any other there."""
    return re.sub(r"[\x00-\x1a\x1c-\x1f\"]", lambda sign: f"%{ord(sign[0]):02X}", name)


def parts_of(sent: Received) -> list[tuple[str, str | None, bytes]]:
    """(name, file name, content) of each part, by python-multipart."""
    found: list[tuple[str, str | None, bytes]] = []

    def on_field(field: Any) -> None:
        found.append((field.field_name.decode("utf-8"), None, field.value or b""))

    def on_file(file: Any) -> None:
        file.file_object.seek(0)
        found.append((file.field_name.decode("utf-8"), file.file_name.decode("utf-8"), file.file_object.read()))

    headers = {"Content-Type": sent.header("Content-Type"), "Content-Length": str(len(sent.content))}
    parser = create_form_parser({k: v.encode() for k, v in headers.items() if v}, on_field, on_file)  # type: ignore[arg-type]
    stream = BytesIO(sent.content)
    parser.write(stream.read())
    parser.finalize()
    return found


def test_what_these_tests_would_miss_is_seen() -> None:
    """The parsers do tell: a line break that got through would be another header, an ampersand another parameter."""
    assert parse_qsl("a=1&b=2") == [("a", "1"), ("b", "2")]
    with pytest.raises(AssertionError):
        sent_or_refused("path", {"x": "ok", "y": ".."})

"""Whatever the values are, they stay where they were put."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from helpdesks._client import WireError, build_request
from hypothesis import assume, given
from hypothesis import strategies as st

BASE = "https://desk.example/api"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NASTY = st.text(st.sampled_from("./\\%2eE5cf?#;:@&=+ \r\n\t\0é😀ab"), max_size=12)
ANY = st.one_of(TEXT, NASTY)


def operation(path: str, *parameters: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": "t", "method": "GET", "path": path, "parameters": parameters, "body": None} | changes


@given(ANY, st.sampled_from(["simple", "label", "matrix"]))
def test_a_path_value_stays_in_its_segment(value: str, style: str) -> None:
    described = operation("/a/{id}/b", {"name": "id", "in": "path", "required": True, "style": style})
    try:
        request = build_request(described, {"path": {"id": value}}, base_url=BASE)
    except WireError:
        assert value in ("", ".", "..")
        return
    raw = request.to_httpx().url.raw_path.decode()
    assert raw == request.target
    segments = raw.split("/")
    assert segments[:3] + segments[4:] == ["", "api", "a", "b"]
    lead = {"simple": "", "label": ".", "matrix": ";id="}[style]
    assert unquote(segments[3]) == lead + value
    assert unquote(segments[3]) not in ("", ".", "..")


@given(ANY, ANY)
def test_two_values_in_one_segment(one: str, two: str) -> None:
    places = [{"name": name, "in": "path", "required": True} for name in ("a", "b")]
    described = operation("/x/{a}{b}/y", *places)
    try:
        request = build_request(described, {"path": {"a": one, "b": two}}, base_url=BASE)
    except WireError:
        assert {one, two} & {"", ".", ".."}
        return
    assert len(request.to_httpx().url.raw_path.split(b"/")) == 5


@given(st.dictionaries(st.sampled_from("abc"), ANY), st.booleans())
def test_query_values_come_back_as_they_were(values: dict[str, str], reserved: bool) -> None:
    assume(not reserved or not any("%" in value for value in values.values()))  # triplets pass as they are
    described = operation("/x", *({"name": n, "in": "query", "allow_reserved": reserved} for n in "abc"))
    target = build_request(described, {"query": values}, base_url=BASE).to_httpx().url.raw_path.decode()
    path, _, query = target.partition("?")
    assert path == "/api/x"
    assert dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))) == values


@given(st.recursive(st.dictionaries(TEXT, ANY, max_size=3), lambda inner: st.dictionaries(TEXT, inner, max_size=3)))
def test_a_deep_object_never_leaves_its_parameter(value: dict[str, Any]) -> None:
    described = operation("/x", {"name": "f", "in": "query", "style": "deepObject"})
    query = build_request(described, {"query": {"f": value}}, base_url=BASE).target.partition("?")[2]
    assert all(name.startswith("f[") for name, _ in parse_qsl(query, keep_blank_values=True))


@given(ANY)
def test_headers_and_cookies_hold_one_line_and_one_value(value: str) -> None:
    described = operation("/x", {"name": "X-A", "in": "header"}, {"name": "c", "in": "cookie"})
    for place, name, header in (("header", "X-A", "X-A"), ("cookie", "c", "Cookie")):
        try:
            request = build_request(described, {place: {name: value}}, base_url=BASE).to_httpx()
        except WireError:
            continue
        sent = dict(request.headers.raw)[header.encode()].decode()
        assert not set(sent) & set("\r\n\0")
        assert sent == (value if place == "header" else f"c={value}")
        assert place == "header" or ";" not in sent
        assert [key.decode() for key, _ in request.headers.raw] == ["Host", "Accept", header]


@given(st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda x: st.lists(x) | st.dictionaries(TEXT, x)))
def test_json_comes_back_as_it_was(value: Any) -> None:
    described = operation("/x", method="POST", body={"media": {"application/json": {"kind": "json"}}})
    content = build_request(described, {"body": value}, base_url=BASE).content
    assert json.loads(content or b"") == value


@pytest.mark.parametrize("value", ["..", ".", ""])
@pytest.mark.parametrize("path", ["/users/{id}/tickets", "/tickets/{id}", "/tickets/{id}/"])
def test_dot_segments_reach_no_other_operation(path: str, value: str) -> None:
    described = operation(path, {"name": "id", "in": "path", "required": True}, method="DELETE")
    with pytest.raises(WireError):
        build_request(described, {"path": {"id": value}}, base_url=BASE)

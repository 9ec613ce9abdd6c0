"""The request builder: exact paths, queries, headers and bodies, and what it refuses."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import httpx
import pytest
from helpdesks._client import File, WireError, build_request, request_values
from helpdesks._client.wire import WireRequest

BASE = "https://desk.example/api/v1"
COLOURS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


def operation(path: str = "/t", *parameters: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": "t.op", "method": "GET", "path": path, "parameters": list(parameters), "body": None} | changes


def parameter(name: str, place: str, **changes: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path"} | changes


def build(operation: dict[str, Any], base: str = BASE, **values: Any) -> WireRequest:
    return build_request(operation, values, base_url=base)


def query_of(value: object, name: str = "color", **described: Any) -> str:
    request = build(operation("/t", parameter(name, "query", **described)), query={name: value})
    assert request.to_httpx().url.raw_path == request.target.encode()
    return request.target.removeprefix("/api/v1/t").removeprefix("?")


@pytest.mark.parametrize(
    ("described", "value", "text"),
    [
        ({"style": "form", "explode": True}, "blue", "color=blue"),
        ({"style": "form", "explode": True}, "", "color="),
        ({"style": "form", "explode": True}, COLOURS, "color=blue&color=black&color=brown"),
        ({"style": "form", "explode": True}, RGB, "R=100&G=200&B=150"),
        ({"style": "form", "explode": False}, COLOURS, "color=blue,black,brown"),
        ({"style": "form", "explode": False}, RGB, "color=R,100,G,200,B,150"),
        ({"style": "form", "explode": False}, ["a,b", "c"], "color=a%2Cb,c"),
        ({"style": "spaceDelimited", "explode": False}, COLOURS, "color=blue%20black%20brown"),
        ({"style": "spaceDelimited", "explode": True}, COLOURS, "color=blue&color=black&color=brown"),
        ({"style": "pipeDelimited", "explode": False}, COLOURS, "color=blue%7Cblack%7Cbrown"),
        ({"style": "pipeDelimited", "explode": False}, RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ({"style": "deepObject", "explode": True}, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        (
            {"style": "deepObject"},
            {"a": {"b": 1}, "c": ["x", "y"]},
            "color%5Ba%5D%5Bb%5D=1&color%5Bc%5D%5B%5D=x&color%5Bc%5D%5B%5D=y",
        ),
        ({"style": "deepObject"}, {"a": [{"b": True}]}, "color%5Ba%5D%5B0%5D%5Bb%5D=true"),
        ({"style": "deepObject"}, {"a": None, "b": 1}, "color%5Bb%5D=1"),
        ({}, [], ""),
        ({}, {}, ""),
        ({}, None, ""),
        ({}, True, "color=true"),
        ({}, [True, False], "color=true&color=false"),
        ({}, 0, "color=0"),
        ({}, 1.5, "color=1.5"),
        ({}, 10**25, "color=10000000000000000000000000"),
        ({}, "a+b c&d=e#f?g/h", "color=a%2Bb%20c%26d%3De%23f%3Fg%2Fh"),
        ({}, "2026-01-02T03:04:05+02:00", "color=2026-01-02T03%3A04%3A05%2B02%3A00"),
        ({}, "100% é 😀", "color=100%25%20%C3%A9%20%F0%9F%98%80"),
        ({}, "%2F", "color=%252F"),
        ({"allow_reserved": True}, "a/b:c?d=e,f", "color=a/b:c?d=e,f"),
        ({"allow_reserved": True}, "a&b#c+d%2Fe%", "color=a%26b%23c%2Bd%2Fe%25"),
        ({"content": "application/json"}, {"a": [1, None, "é"]}, "color=%7B%22a%22%3A%5B1%2Cnull%2C%22%C3%A9%22%5D%7D"),
        ({"content": "application/json"}, [], "color=%5B%5D"),
    ],
)
def test_query_styles(described: dict[str, Any], value: object, text: str) -> None:
    assert query_of(value, **described) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [("ids[]", "ids%5B%5D=1&ids%5B%5D=2"), ("filter[status]", "filter%5Bstatus%5D=1&filter%5Bstatus%5D=2")],
)
def test_bracket_names(name: str, text: str) -> None:
    assert query_of([1, 2], name) == text


@pytest.mark.parametrize(
    ("path", "described", "value", "text"),
    [
        ("/t/{id}", {}, 5, "/t/5"),
        ("/t/{id}/", {}, 5, "/t/5/"),
        ("/t/{id}.json", {}, "a b", "/t/a%20b.json"),
        ("/t/{id}", {}, "a/b", "/t/a%2Fb"),
        ("/t/{id}", {}, "../x", "/t/..%2Fx"),
        ("/t/{id}", {}, "%2e%2e", "/t/%252e%252e"),
        ("/t/{id}", {}, "a?b#c", "/t/a%3Fb%23c"),
        ("/t/{id}", {}, "a+b;c", "/t/a%2Bb%3Bc"),
        ("/t/{id}", {}, "ü😀", "/t/%C3%BC%F0%9F%98%80"),
        ("/t/{id}", {}, "...", "/t/..."),
        ("/t/{id}", {}, COLOURS, "/t/blue,black,brown"),
        ("/t/{id}", {"explode": True}, RGB, "/t/R=100,G=200,B=150"),
        ("/t/{id}", {}, RGB, "/t/R,100,G,200,B,150"),
        ("/t/{id}", {"style": "label"}, "blue", "/t/.blue"),
        ("/t/{id}", {"style": "label"}, COLOURS, "/t/.blue,black,brown"),
        ("/t/{id}", {"style": "label", "explode": True}, COLOURS, "/t/.blue.black.brown"),
        ("/t/{id}", {"style": "label", "explode": True}, RGB, "/t/.R=100.G=200.B=150"),
        ("/t/{id}", {"style": "matrix"}, "blue", "/t/;id=blue"),
        ("/t/{id}", {"style": "matrix"}, COLOURS, "/t/;id=blue,black,brown"),
        ("/t/{id}", {"style": "matrix", "explode": True}, COLOURS, "/t/;id=blue;id=black;id=brown"),
        ("/t/{id}", {"style": "matrix"}, RGB, "/t/;id=R,100,G,200,B,150"),
        ("/t/{id}", {"style": "matrix", "explode": True}, RGB, "/t/;R=100;G=200;B=150"),
        ("/t/{id}?kind=a%20b", {}, 5, "/t/5?kind=a%20b"),
        ("/t/{id}?kind=x&for={id}", {}, "a&b", "/t/a%26b?kind=x&for=a%26b"),
        ("/tickets:search/{id}", {}, 1, "/tickets:search/1"),
        ("/straße/{id}", {}, 1, "/stra%C3%9Fe/1"),
    ],
)
def test_paths(path: str, described: dict[str, Any], value: object, text: str) -> None:
    request = build(operation(path, parameter("id", "path", **described)), path={"id": value})
    assert request.target == "/api/v1" + text
    assert request.to_httpx().url.raw_path == request.target.encode()


def test_two_parameters_in_one_segment_and_fixed_query_before_given_ones() -> None:
    described = operation(
        "/diff/{a}...{b}?v=1", parameter("a", "path"), parameter("b", "path"), parameter("q", "query")
    )
    assert build(described, path={"a": "x/1", "b": "y"}, query={"q": 2}).target == "/api/v1/diff/x%2F1...y?v=1&q=2"


@pytest.mark.parametrize("value", ["", ".", "..", None, [], {}, [None], float("nan"), "\ud800"])
def test_path_values_that_would_change_the_path_are_refused(value: object) -> None:
    with pytest.raises(WireError):
        build(operation("/t/{id}", parameter("id", "path")), path={"id": value})


@pytest.mark.parametrize(
    ("style", "value"), [("simple", ["."]), ("simple", [".."]), ("simple", [""]), ("label", [""]), ("label", ["", ""])]
)
def test_dot_segments_put_together_are_refused(style: str, value: list[str]) -> None:
    described = operation("/t/{a}/u", parameter("a", "path", style=style, explode=True))
    with pytest.raises(WireError, match=r"path\.a: .* would change the path"):
        build(described, path={"a": value})


def test_path_parameters_as_json() -> None:
    described = operation("/t/{f}", parameter("f", "path", content="application/json"))
    assert build(described, path={"f": {"a": "/"}}).target == "/api/v1/t/%7B%22a%22%3A%22%2F%22%7D"


def test_descriptions_that_cannot_be_sent() -> None:
    with pytest.raises(WireError, match="not a header name"):
        build(operation("/t", parameter("X A", "header")), header={"X A": "1"})
    with pytest.raises(WireError, match="missing required path parameter 'id'"):
        build(operation("/t/{id}"))
    with pytest.raises(WireError, match="would be changed on its way"):
        build(operation("/a/../b"))
    with pytest.raises(WireError, match="unknown place 'querry'"):
        build(operation("/t"), querry={})
    assert build(operation("t")).target == "/api/v1/t"


@pytest.mark.parametrize(
    ("value", "described"),
    [([[1]], {}), ({"a": {"b": 1}}, {}), ([None], {}), (object(), {}), (float("inf"), {}), ("\ud800", {})],
)
def test_query_values_without_a_written_form(value: object, described: dict[str, Any]) -> None:
    with pytest.raises(WireError, match=r"query\.color"):
        query_of(value, **described)


def test_the_same_name_in_several_places() -> None:
    described = operation(
        "/t/{id}",
        parameter("id", "path"),
        parameter("id", "query"),
        parameter("id", "header"),
        parameter("id", "cookie"),
    )
    request = build(described, path={"id": 1}, query={"id": 2}, header={"ID": 3}, cookie={"id": 4})
    assert request.target == "/api/v1/t/1?id=2"
    assert (request.header("id"), request.header("cookie")) == ("3", "id=4")


@pytest.mark.parametrize(
    ("described", "value", "text"),
    [
        ({}, COLOURS, "blue,black,brown"),
        ({}, RGB, "R,100,G,200,B,150"),
        ({"explode": True}, RGB, "R=100,G=200,B=150"),
        ({}, True, "true"),
        ({"content": "application/json"}, {"a": "é"}, '{"a":"\\u00e9"}'),
    ],
)
def test_header_styles(described: dict[str, Any], value: object, text: str) -> None:
    request = build(operation("/t", parameter("X-Color", "header", **described)), header={"X-Color": value})
    assert request.header("X-Color") == text


@pytest.mark.parametrize(
    ("described", "value", "text"),
    [
        ({}, COLOURS, "color=blue; color=black; color=brown"),
        ({"explode": False}, COLOURS, "color=blue,black,brown"),
        ({"explode": False}, RGB, "color=R,100,G,200,B,150"),
        ({"content": "application/json"}, {"a": 1}, "color=%7B%22a%22%3A1%7D"),
    ],
)
def test_cookie_styles(described: dict[str, Any], value: object, text: str) -> None:
    request = build(operation("/t", parameter("color", "cookie", **described)), cookie={"color": value})
    assert request.header("Cookie") == text


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", " a", "a ", "\x7f"])
def test_header_injection_is_refused(value: str) -> None:
    with pytest.raises(WireError, match=r"header\.X-A"):
        build(operation("/t", parameter("X-A", "header")), header={"X-A": value})


@pytest.mark.parametrize("value", ["a; admin=1", "a\r\nSet: 1", "a\0b"])
def test_cookie_injection_is_refused(value: str) -> None:
    with pytest.raises(WireError, match=r"cookie\.c"):
        build(operation("/t", parameter("c", "cookie")), cookie={"c": value})


def test_every_unknown_and_missing_name_is_told_at_once() -> None:
    described = operation("/t/{id}", parameter("id", "path"), parameter("q", "query", required=True))
    with pytest.raises(WireError) as caught:
        build(described, query={"page": 1}, header={"X": 1})
    text = str(caught.value)
    assert text.startswith("t.op: ")
    for part in ("'id'", "'q'", "'page' (accepted: q)", "'X' (accepted: none)"):
        assert part in text


def test_null_means_absent_and_defaults_are_not_made_up() -> None:
    described = operation(
        "/t", parameter("q", "query"), parameter("X-H", "header"), parameter("c", "cookie"), accept=None
    )
    request = build(described, query={"q": None}, header={"X-H": None}, cookie={"c": None})
    assert request.target == "/api/v1/t"
    assert request.headers == (("Accept", "*/*"),)


def test_headers_that_the_client_owns_are_no_parameters() -> None:
    described = operation("/t", parameter("Authorization", "header", required=True))
    assert build(described).header("Authorization") is None
    with pytest.raises(WireError, match="unknown header"):
        build(described, header={"Authorization": "Bearer x"})


@pytest.mark.parametrize(
    ("server", "target"),
    [(None, "/api/v1/t"), ("https://other.example/x/", "/x/t"), ("https://other.example", "/t"), ("/v2", "/v2/t")],
)
def test_an_operation_server_gives_its_path_only(server: str | None, target: str) -> None:
    request = build(operation(server=server))
    assert (request.url.host, request.target) == ("desk.example", target)


def test_base_paths_and_ports_are_kept() -> None:
    request = build(operation("/t"), base="http://h:8080/a%20b/c")
    assert str(request.to_httpx().url) == "http://h:8080/a%20b/c/t"
    assert build(operation("/?x=1"), base="http://h").target == "/?x=1"
    assert build(operation(""), base="http://h").target == "/"


# bodies


def body_of(described: dict[str, Any], body: object, media: str | None = None) -> tuple[str | None, bytes]:
    values: dict[str, Any] = {"body": body} | ({"media": media} if media else {})
    post = operation(method="POST", body={"required": True, "media": described})
    request = build_request(post, values, base_url=BASE)
    return request.header("Content-Type"), request.content or b""


JSON = {"application/json": {"kind": "json"}}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"a": None, "b": "é😀", "c": 2**70}, '{"a":null,"b":"é😀","c":1180591620717411303424}'),
        ([], "[]"),
        (None, "null"),
        ({"when": "2026-01-01T00:00:00.123456789Z"}, '{"when":"2026-01-01T00:00:00.123456789Z"}'),
        ({"x": 1.0}, '{"x":1.0}'),
    ],
)
def test_json_is_exact(body: object, text: str) -> None:
    assert body_of(JSON, body) == ("application/json", text.encode())


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"a": [float("nan")]}, "body.a.0"),
        ({"a": float("inf")}, "body.a"),
        ({"a": b"x"}, "body.a"),
        ({"a": "\ud800"}, "body.a"),
        ({1: 2}, "body"),
    ],
)
def test_what_is_not_json_is_refused_by_place(body: object, place: str) -> None:
    with pytest.raises(WireError) as caught:
        body_of(JSON, body)
    assert caught.value.place == place


def test_form_bodies() -> None:
    form = {"application/x-www-form-urlencoded": {"kind": "form", "parts": {"j": {"kind": "json"}}}}
    body = {"a": "x y&z", "b": [1, 2], "c": None, "d": {"e": True}, "j": {"k": 1}, "ü": "+"}
    assert body_of(form, body) == (
        "application/x-www-form-urlencoded",
        b"a=x+y%26z&b=1&b=2&d%5Be%5D=true&j=%7B%22k%22%3A1%7D&%C3%BC=%2B",
    )


def parts_of(kind: str | None, content: bytes) -> list[tuple[str, bytes]]:
    assert kind is not None
    boundary = re.fullmatch(r"multipart/form-data; boundary=(\S+)", kind)[1].encode()  # type: ignore[index]
    assert content.endswith(b"--" + boundary + b"--\r\n")
    parts = content.split(b"--" + boundary + b"\r\n")[1:]
    parts[-1] = parts[-1].removesuffix(b"--" + boundary + b"--\r\n")
    split = [part.removesuffix(b"\r\n").partition(b"\r\n\r\n") for part in parts]
    return [(head.decode(), data) for head, _, data in split]


MULTIPART = {
    "multipart/form-data": {
        "kind": "multipart",
        "parts": {
            "files": {"kind": "file"},
            "meta": {"kind": "json", "type": "application/json"},
            "name": {"kind": "text"},
        },
    }
}


def test_multipart_fields_files_and_json() -> None:
    evil = b'--+++\r\nContent-Disposition: form-data; name="admin"\r\n\r\n1\r\n--+++--\r\n'
    body = {
        "name": 'quote" and\r\nline',
        "meta": {"a": [1]},
        "files": [{"name": 'x"\r\n.png', "content": evil, "type": "image/png"}, File.of(b"two", "b.txt", "text/plain")],
        "absent": None,
    }
    first, second = body_of(MULTIPART, body), body_of(MULTIPART, body)
    assert first[0] != second[0], "the boundary is drawn anew"
    parts = parts_of(*first)
    assert parts == [
        ('Content-Disposition: form-data; name="name"', b'quote" and\r\nline'),
        ('Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json', b'{"a":[1]}'),
        ('Content-Disposition: form-data; name="files"; filename="x%22%0D%0A.png"\r\nContent-Type: image/png', evil),
        ('Content-Disposition: form-data; name="files"; filename="b.txt"\r\nContent-Type: text/plain', b"two"),
    ]


@pytest.mark.parametrize(
    "file",
    [
        "a path or text",
        {"content": "text"},
        {"content_base64": "!!"},
        {"content": b"x", "type": "image/png\r\nX-Evil: 1"},
        {"name": "x"},
    ],
)
def test_files_are_bytes_with_a_media_type(file: object) -> None:
    with pytest.raises(WireError, match=r"body\.files"):
        body_of(MULTIPART, {"files": file})


def test_kinds_of_parts_that_are_not_described() -> None:
    undescribed = {"multipart/form-data": {"kind": "multipart"}}
    body = {"a": {"content": b"x"}, "b": [b"y"], "c": {"k": 1}, "d": ["s", True], "e": [[1]]}
    heads = [head.replace("Content-Disposition: form-data; ", "") for head, _ in parts_of(*body_of(undescribed, body))]
    assert heads == [
        'name="a"; filename="file"\r\nContent-Type: application/octet-stream',
        'name="b"; filename="file"\r\nContent-Type: application/octet-stream',
        'name="c"\r\nContent-Type: application/json',
        'name="d"',
        'name="d"',
        'name="e"\r\nContent-Type: application/json',
    ]


@pytest.mark.parametrize(
    ("described", "body"),
    [
        ({"multipart/form-data": {"kind": "multipart"}}, {}),
        ({"multipart/form-data": {"kind": "multipart"}}, [1]),
        ({"multipart/form-data": {"kind": "multipart"}}, {"a": {"content": b"x", "name": 5}}),
        ({"multipart/form-data": {"kind": "multipart"}}, {"a": "\ud800"}),
        ({"application/x-www-form-urlencoded": {"kind": "form"}}, "a=b"),
        ({"application/x-www-form-urlencoded": {"kind": "form"}}, {"a": "\ud800"}),
        ({"text/plain": {"kind": "text"}}, {"a": 1}),
        ({"text/plain": {"kind": "text"}}, "\ud800"),
        ({"text/xml": {"kind": "soap"}}, "x"),
        (JSON, functools.reduce(lambda inner, _: [inner], range(300), [])),
    ],
)
def test_bodies_that_cannot_be_written(described: dict[str, Any], body: object) -> None:
    with pytest.raises(WireError, match=r"t\.op: body"):
        body_of(described, body)


def test_text_binary_and_base64() -> None:
    medias = {
        "text/plain": {"kind": "text"},
        "application/octet-stream": {"kind": "binary"},
        "image/*": {"kind": "binary"},
    }
    assert body_of(medias, "é") == ("text/plain; charset=utf-8", "é".encode())
    assert body_of(medias, b"\0", "application/octet-stream") == ("application/octet-stream", b"\0")
    assert body_of(medias, {"content_base64": "AAE="}, "image/png") == ("image/png", b"\0\1")
    with pytest.raises(WireError, match="accepted: text/plain"):
        body_of(medias, "x", "application/xml")


def test_required_and_unwanted_bodies() -> None:
    post = operation(method="POST", body={"required": True, "media": JSON})
    with pytest.raises(WireError, match=r"t\.op: missing required body"):
        build(post)
    with pytest.raises(WireError, match="takes no body"):
        build(operation(), body={})
    assert build(operation(method="POST", body={"required": False, "media": JSON})).content is None


def test_a_retry_sends_the_same_bytes() -> None:
    post = operation(method="POST", body={"required": True, "media": MULTIPART})
    file = File.of(b"abc", "a.txt")
    request = build_request(post, request_values(body={"files": [file]}), base_url=BASE)
    assert request.to_httpx().read() == request.to_httpx().read() == request.content
    # and the same File can be given to another request
    assert b"abc" in (build_request(post, request_values(body={"files": [file]}), base_url=BASE).content or b"")


def test_a_request_shows_no_body_and_no_query() -> None:
    post = operation("/t", parameter("q", "query"), method="POST", body={"required": True, "media": JSON})
    request = build_request(post, {"query": {"q": "s3cret"}, "body": {"p": "s3cret"}}, base_url=BASE)
    assert "s3cret" not in repr(request)
    assert json.loads(request.content or b"") == {"p": "s3cret"}
    assert isinstance(request.to_httpx(), httpx.Request)


def test_an_endless_url_is_a_wire_error() -> None:
    with pytest.raises(WireError, match="cannot be sent"):
        build(operation("/t", parameter("q", "query")), query={"q": "x" * 70000})

"""C7: the address of a desk comes from its configuration alone: no argument, answer or document moves it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright.catalogue import Catalogue, Tool
from deskwright.serving import Application
from deskwright_codegen.load import load_text
from helpdesks._client import Client, DeskError
from helpdesks._client.errors import ConfigurationError
from helpdesks._client.pages import Walk
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.security.over_http import ANN, OverHttp

Make = Callable[..., Application]
CONNECTION = {
    "base_url": {"env": "B"},
    "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    "credentials": [{"name": "t", "scheme": "bearer", "env": {"value": "T"}}],
}
EVIL = ["http://evil.example/", "//evil.example/x", "https://desk.example@evil.example", "\\\\evil.example", "@evil"]


def operation(**more: Any) -> dict[str, Any]:
    wire = {"id": "a.b", "method": "GET", "path": "/t/{id}", "security": [["bearer"]], "retry_safe": True}
    parameters = [{"name": "id", "in": "path", "required": True}, {"name": "page", "in": "query"}]
    return {**wire, "parameters": parameters, **more}


def client(handler: Callable[[httpx.Request], httpx.Response], **more: Any) -> Client:
    options = {"base_url": "https://desk.example/api", "credentials": {"T": "tok-secret-1"}, **more}
    return Client(CONNECTION, transport=httpx.MockTransport(handler), sleep=lambda _: None, **options)


@settings(max_examples=60)
@given(st.one_of(st.sampled_from(EVIL), st.text(max_size=20)))
def test_values_never_move_the_host(value: str) -> None:
    hosts: list[tuple[str, str, int | None]] = []

    def desk(request: httpx.Request) -> httpx.Response:
        hosts.append((request.url.scheme, request.url.host, request.url.port))
        return httpx.Response(200, json={})

    with client(desk) as made:
        try:
            made.send(operation(), {"path": {"id": value}, "query": {"page": value}})
        except DeskError:
            assert hosts == []
            return
    assert hosts == [("https", "desk.example", None)]


@pytest.mark.parametrize("server", ["https://evil.example/v2", "//evil.example/v2", "http://desk.example:81/v2"])
def test_a_server_in_the_document_moves_the_path_only(server: str) -> None:
    seen: list[httpx.URL] = []

    def desk(request: httpx.Request) -> httpx.Response:
        seen.append(request.url)
        return httpx.Response(200, json={})

    with client(desk) as made:
        made.send(operation(server=server), {"path": {"id": "1"}})
    assert [str(url.copy_with(path="/")) for url in seen] == ["https://desk.example/"]


@pytest.mark.parametrize("location", [*EVIL[:3], "http://desk.example/api/t/1", "https://desk.example:444/"])
def test_no_redirect_takes_the_credential_along(location: str) -> None:
    seen: list[str] = []

    def desk(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host + str(request.url.port))
        return httpx.Response(302, headers={"Location": location})

    with client(desk) as made, pytest.raises(DeskError) as caught:
        made.send(operation(), {"path": {"id": "1"}})
    assert seen == ["desk.exampleNone"]
    assert "tok-secret-1" not in str(caught.value)


@pytest.mark.parametrize(
    "link", ["https://evil.example/api/t/1?page=2", "//evil.example/api/t/1?page=2", "/admin?page=2"]
)
def test_no_link_of_a_list_leads_away(link: str) -> None:
    wire = operation(pagination={"style": "link", "next": "/next", "items": "/data"})
    request = httpx.Request("GET", "https://desk.example/api/t/1")
    answer = httpx.Response(200, json={"data": [1], "next": link}, request=request)
    with pytest.raises(DeskError):
        Walk(wire).values_after({"path": {"id": "1"}}, answer)


@pytest.mark.parametrize(
    "base", ["file:///etc/passwd", "ftp://x", "https://u:p@desk.example", "https://", "javascript:1", "https://d?x=1"]
)
def test_a_base_url_that_cannot_be_meant(base: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        client(lambda _: httpx.Response(200), base_url=base)
    assert base == "https://" or base not in str(caught.value)


def filled_places(tool: Tool) -> Iterator[str]:
    """Every place of a request that a call of the tool fills: its own, and those of its look-ups and uploads."""
    for argument in tool.arguments.values():
        yield from [argument["to"]] if isinstance(argument.get("to"), str) else argument.get("to") or ()
        look_up = argument.get("resolve")
        while isinstance(look_up, Mapping):
            yield from (*look_up.get("into", ()), *look_up.get("values", ()), *look_up.get("with", ()))
            yield from [look_up["term"]] if "term" in look_up else []
            look_up = look_up.get("forbidden")
    yield from (constant["place"] for constant in tool.constants)
    yield from (upload["into"] for upload in tool.uploads if upload["mode"] not in ("inline-html", "text"))


def test_no_tool_has_an_argument_for_the_address(shipped: dict[str, Catalogue], make: Make, stub: Any) -> None:
    for catalogue in shipped.values():
        for tool in catalogue.tools:
            for place in filled_places(tool):
                kind = place.split(".")[0].split("#")[0]
                assert kind in ("path", "query", "header", "cookie", "body", "media"), place
                assert place.lower() not in ("header.host", "header.x-forwarded-host")
    for extra in ("base_url", "host", "server", "url", "instance"):
        answer = asyncio.run(make().call("get_ticket", {"ticket_id": "1", extra: "http://evil.example"}))
        assert (answer.structured or {})["error"]["code"] == "invalid_arguments"
    assert stub.seen == []


def told_servers(folder: Path) -> list[dict[str, Any]]:
    """The servers that the vendor's own document names."""
    for path in folder.glob("openapi.*"):
        servers: list[dict[str, Any]] = load_text(path.read_text("utf-8"), path.name).get("servers") or []
        return servers
    return []


def test_a_default_address_is_the_vendors_and_the_same_for_everybody(
    shipped: dict[str, Catalogue], repository: Path
) -> None:
    """A key must never go to a host that somebody here made up: where each has a desk of their own, each names it."""
    for name, catalogue in shipped.items():
        base = catalogue.connection["base_url"]
        default = base.get("default")
        address = httpx.URL(default or base.get("example") or "https://x.example.com")
        assert address.scheme == "https", name
        assert (address.userinfo, address.query, address.fragment) == (b"", b"", ""), name
        if default is None:
            assert address.host.endswith("example.com"), json.dumps(base)
            continue
        (server,) = told_servers(repository / "specs" / name)
        assert server["url"] == default, name
        assert "variables" not in server, name
        assert "{" not in default, name


# --- over HTTP --------------------------------------------------------------------------------------------------------


def test_no_header_or_parameter_of_a_request_moves_the_address(over_http: OverHttp) -> None:
    evil = f"http://{over_http.stranger}"
    key = ANN["tiflux"].key
    for headers in (
        {"x-tiflux-base-url": evil, "x-tiflux-api-base-url": evil, "x-base-url": evil, "x-instance": evil},
        {"x-forwarded-host": over_http.stranger, "forwarded": f"host={over_http.stranger}"},
        {"x-original-url": evil, "x-rewrite-url": evil, "x-forwarded-prefix": evil, "destination": evil},
    ):
        before = len(over_http.desks["tiflux"].seen)
        answer = over_http.read("tiflux", key=key, headers=headers)
        assert answer.status_code == 200
        assert ANN["tiflux"].mark in answer.text
        assert len(over_http.desks["tiflux"].seen) > before
    answer = over_http.read("tiflux", key=key, path=f"/tiflux/mcp?base_url={evil}&instance={evil}")
    assert ANN["tiflux"].mark in answer.text
    for extra in ("instance", "base_url", "TIFLUX_API_BASE_URL"):
        params = {"name": "list_desks", "arguments": {extra: evil}}
        said = over_http.post("tiflux", "tools/call", params, key=key).json()["result"]
        assert said["isError"] is True
    assert over_http.visits == []


def test_a_request_addressed_to_another_name_gets_no_further(over_http: OverHttp) -> None:
    """DNS rebinding: the page's own name leads here. It is judged before who comes, so it tells nothing of keys."""
    before = over_http.reached("tiflux")
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"):
        for key in (ANN["tiflux"].key, None):
            answer = over_http.read("tiflux", key=key, headers={"host": host})
            assert answer.status_code == 421, host
    for origin in ("https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1:1"):
        for key in (ANN["tiflux"].key, None):
            answer = over_http.read("tiflux", key=key, headers={"origin": origin})
            assert answer.status_code == 403, origin
            assert "access-control-allow-origin" not in answer.headers
    assert over_http.reached("tiflux") == before


def test_what_the_server_says_of_its_address_is_the_operators(over_http: OverHttp) -> None:
    """Metadata and challenges name the configured address: a poisoned one would send codes and tokens elsewhere."""
    evil = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example"}
    for path in (
        "/.well-known/oauth-authorization-server",
        "/.well-known/oauth-protected-resource/tiflux/mcp",
        "/tiflux/mcp",
    ):
        answer = httpx.get(over_http.server.address + path, headers=evil, trust_env=False)
        assert answer.status_code == 200, path
        assert over_http.server.address in answer.text
        assert "evil.example" not in answer.text + str(answer.headers)
    challenge = over_http.read("tiflux", headers=evil).headers["www-authenticate"]
    assert f'resource_metadata="{over_http.server.address}/.well-known/' in challenge
    assert "evil.example" not in challenge

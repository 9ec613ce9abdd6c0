"""What is told of the server and its resources, and the official client that finds its way by it alone."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import uvicorn
from deskwright.cli import _parser
from deskwright.errors import SetupError
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.metadata import Addresses
from mcp import Client
from mcp.client.auth import AuthorizationCodeResult, OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import OAuthClientInformationFull, OAuthClientMetadata, OAuthMetadata, OAuthToken
from mcp.shared.auth import ProtectedResourceMetadata as Described

from tests.hosted.desks import open_desk
from tests.hosted.oauth.connector import sealed_in
from tests.hosted.oauth.made import AGENT, URL, Process, play

PRM = "/.well-known/oauth-protected-resource"


def test_the_server_is_described(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            told = (await http.get("/.well-known/oauth-authorization-server")).json()
            OAuthMetadata.model_validate(told)
            assert told["issuer"] == URL
            assert told["code_challenge_methods_supported"] == ["S256"]
            assert told["authorization_response_iss_parameter_supported"] is True
            # what Claude looks for before it uses its description as its id
            assert told["client_id_metadata_document_supported"] is True
            assert "none" in told["token_endpoint_auth_methods_supported"]
            for name in ("authorization", "token", "registration", "revocation"):
                path = urlsplit(told[f"{name}_endpoint"]).path
                answer = await http.request("GET" if name == "authorization" else "POST", path)
                assert answer.status_code in (400, 401), path

    play(file, [tiflux], work)


def test_each_address_is_described_as_itself(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            for path, resource in (("", f"{URL}/"), ("/mcp", f"{URL}/mcp"), ("/tiflux/mcp", f"{URL}/tiflux/mcp")):
                told = (await http.get(PRM + path)).json()
                Described.model_validate(told)
                assert (told["resource"], told["authorization_servers"]) == (resource, [URL])
                assert process.server.addresses.desk_of(told["resource"]) == "tiflux"
            assert (await http.get(f"{PRM}/otrs/mcp")).status_code == 404

    play(file, [tiflux], work)

    async def several(process: Process) -> None:
        async with process.http() as http:
            statuses = {path: (await http.get(PRM + path)).status_code for path in ("", "/mcp", "/otrs/mcp")}
            assert statuses == {"": 404, "/mcp": 404, "/otrs/mcp": 200}

    play(file, [tiflux, open_desk("otrs")], several)


def test_the_challenge_names_the_description_of_the_very_address() -> None:
    one = Addresses("https://Desk.example:443/", ["tiflux"])
    assert one.issuer == URL
    assert one.challenge("tiflux", path="/") == f'Bearer realm="deskwright", resource_metadata="{URL}{PRM}"'
    assert one.challenge("tiflux", path="/tiflux/mcp/").endswith(f'resource_metadata="{URL}{PRM}/tiflux/mcp"')
    several = Addresses(URL, ["tiflux", "otrs"])
    told = several.challenge("otrs", "invalid_token", 'say "please"\r\nx: y', "read")
    assert told == (
        'Bearer realm="deskwright", error="invalid_token", error_description="say \'please\'??x: y", scope="read", '
        f'resource_metadata="{URL}{PRM}/otrs/mcp"'
    )
    # a description says what is wrong with what came: of nothing nothing is wrong
    assert several.challenge("otrs", "", "log in", described=False) == 'Bearer realm="deskwright"'


def test_one_desk_alone_is_at_the_root_as_well() -> None:
    alone, several = Addresses(URL, ["tiflux"]), Addresses(URL, ["tiflux", "otrs"])
    assert [alone.url(path) for path in alone.paths("tiflux")] == [f"{URL}/tiflux/mcp", f"{URL}/mcp", f"{URL}/"]
    assert [several.url(path) for path in several.paths("tiflux")] == [f"{URL}/tiflux/mcp"]


@pytest.mark.parametrize(
    "url",
    ["", "desk.example", "http://desk.example", "https://desk.example/path", "https://u:p@desk.example",
     "https://desk.example?x", "ftp://desk.example", "https://desk.example:x"],
)  # fmt: skip
def test_a_public_address_is_a_scheme_and_a_host(url: str) -> None:
    with pytest.raises(SetupError, match="--public-url"):
        Addresses(url, ["tiflux"])


class Kept:
    """Where the official client keeps what it was given."""

    def __init__(self) -> None:
        self.tokens: OAuthToken | None = None
        self.client: OAuthClientInformationFull | None = None

    async def get_tokens(self) -> OAuthToken | None:
        return self.tokens

    async def set_tokens(self, tokens: OAuthToken) -> None:
        self.tokens = tokens

    async def get_client_info(self) -> OAuthClientInformationFull | None:
        return self.client

    async def set_client_info(self, client_info: OAuthClientInformationFull) -> None:
        self.client = client_info


def test_on_this_machine_it_is_told_by_the_name_that_it_was_asked_by() -> None:
    for own in ("127.0.0.1", "localhost", "[::1]"):
        one = Addresses(f"http://{own}:8000", ["tiflux"])
        for name in ("127.0.0.1", "localhost", "[::1]", "LOCALHOST"):
            here = one.called(f"{name}:8000")
            assert here.issuer == f"http://{name.lower()}:8000"
            assert here.resource("tiflux") == f"http://{name.lower()}:8000/mcp"
            assert f'"http://{name.lower()}:8000{PRM}/mcp"' in here.challenge("tiflux", path="/mcp")
            # a token is good by each of them
            assert one.desk_of(f"http://{name}:8000/mcp") == here.desk_of(f"http://{own}:8000/mcp") == "tiflux"
        for other in ("", "localhost", "localhost:8001", "desk.example:8000", "127.0.0.2:8000", "localhost:8000@x"):
            assert one.called(other) is one
        assert one.desk_of("http://localhost:8001/mcp") is None
    assert Addresses("http://127.0.0.1:80", ["tiflux"]).called("localhost").issuer == "http://localhost"
    public = Addresses(URL, ["tiflux"])
    assert public.called("localhost") is public
    assert public.desk_of("https://localhost/mcp") is None


@pytest.mark.parametrize(
    ("path", "name"), [("", "127.0.0.1"), ("/mcp", "127.0.0.1"), ("/tiflux/mcp/", "127.0.0.1"), ("/mcp", "localhost")]
)
def test_the_official_client_connects_by_itself(file: str, path: str, name: str) -> None:
    """From the 401 to a tool, over a real server with everything around it; only the person is played."""
    import httpx2
    from deskwright.hosted.compose import compose
    from deskwright.hosted.options import read_http_settings
    from deskwright.hosted.serve import uvicorn_config

    async def run() -> None:
        import socket

        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{taken.getsockname()[1]}"
            line = ["serve", "tiflux", "--sandbox", "--state", file, "--http", url.removeprefix("http://")]
            options = _parser(line).parse_args(line)
            settings = read_http_settings(options)
            hosted = compose(options, settings)
            server = uvicorn.Server(uvicorn_config(lambda: hosted.edge, settings))
            task = asyncio.create_task(server.serve([taken]))
            while not server.started:
                assert not task.done()
                await asyncio.sleep(0.01)
            try:
                await journey(url.replace("127.0.0.1", name))
            finally:
                server.should_exit = True
                await task

    async def journey(url: str) -> None:
        back: dict[str, list[str]] = {}
        kept = Kept()

        async def person(address: str) -> None:
            async with httpx.AsyncClient() as browser:
                page = await browser.get(address)
                shown = await browser.post(
                    f"{url}/authorize", data={"transaction": sealed_in(page), "action": "check", **_typed()}
                )
                assert shown.status_code == 200
                done = await browser.post(f"{url}/authorize", data={"transaction": sealed_in(shown), "action": "allow"})
                back.update(parse_qs(urlsplit(done.headers["location"]).query))

        async def returned() -> AuthorizationCodeResult:
            return AuthorizationCodeResult(code=back["code"][0], state=back["state"][0], iss=back["iss"][0])

        provider = OAuthClientProvider(
            server_url=url + path,
            client_metadata=OAuthClientMetadata.model_validate(
                {"client_name": "Official", "redirect_uris": ["http://localhost:3030/callback"]}
            ),
            storage=kept,
            redirect_handler=person,
            callback_handler=returned,
        )
        async with httpx2.AsyncClient(auth=provider, timeout=20) as http:
            transport = streamable_http_client(url + (path or "/"), http_client=http)
            async with Client(transport) as client:
                found = await client.list_tools()
                assert any(tool.name == "get_ticket" for tool in found.tools)
        assert kept.tokens is not None
        assert (kept.tokens.scope, kept.client is not None) == ("read write", True)

    asyncio.run(run())


def _typed() -> dict[str, str]:
    return {f"credential.{name}": value for name, value in AGENT.items()}

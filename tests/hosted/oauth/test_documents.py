"""Clients whose id is the address of their own description, read over TLS from a real server; their signed proofs."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import json
import ssl
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth import attempts
from deskwright.hosted.oauth.client_documents import Documents
from deskwright.hosted.outside import read_document

from tests.hosted.oauth.connector import Connector, told
from tests.hosted.oauth.made import AGENT, URL, Process, play

HOST = "assistant.example"
KIND = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Web:
    """The client's own web server: what it has under each path, and how often it was asked."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, Any] = {}
        self.asked: list[str] = []
        self.folder, self.port = folder, 0

    @property
    def origin(self) -> str:
        return f"https://{HOST}:{self.port}"

    def describe(self, path: str = "/client.json", **more: Any) -> str:
        """A description, and the client id that it is."""
        id = f"{self.origin}{path}"
        self.files[path] = {"client_id": id, "client_name": "Assistant", "redirect_uris": [f"{self.origin}/cb"], **more}
        return id

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            path = head.split(" ")[1]
            assert f"host: {HOST}:{self.port}" in head.lower()
            self.asked.append(path)
            found = self.files.get(path)
            status = "404 Not Found" if found is None else "200 OK"
            body = json.dumps(found).encode()
            writer.write(
                f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
                f"connection: close\r\n\r\n".encode()
                + body
            )
            await writer.drain()
        writer.close()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Documents]:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self._certificate())
        server = await asyncio.start_server(self.answer, "127.0.0.1", 0, ssl=context)
        self.port = server.sockets[0].getsockname()[1]

        async def resolve(host: str, port: int) -> list[str]:
            assert host == HOST
            return ["127.0.0.1"]

        read = partial(read_document, known_hosts={HOST}, resolve=resolve, ca_file=str(self.folder / "certificate.pem"))
        async with server:
            yield Documents(read, any_port=True)

    def _certificate(self) -> Path:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
        now = datetime.datetime.now(datetime.UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        path = self.folder / "certificate.pem"
        path.write_bytes(
            made.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return path


def with_web(file: str, desk: HostedDesk, work: Any) -> None:
    async def run(process: Process) -> None:
        web = Web(Path(file).parent)
        async with web.running() as documents:
            other = Process(file, [desk], documents=documents)
            try:
                async with other.http() as http:
                    await work(other, web, http)
            finally:
                await other.aclose()

    play(file, [desk], run)


def test_what_claude_does(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process, web: Web, http: Any) -> None:
        id = web.describe(token_endpoint_auth_method="none")
        connector = Connector(http, f"{web.origin}/cb", client={"client_id": id})
        page = await connector.ask(scope=" offline_access", prompt="consent", resource=f"{URL}/mcp")
        assert page.json()["asking"] == {
            "name": "Assistant",
            "verified": True,
            "home": f"{HOST}:{web.port}",
            "returns_to": f"{HOST}:{web.port}",
        }
        tokens = await connector.connect(AGENT)
        assert (await connector.refresh(tokens["refresh_token"])).status_code == 200
        # read once, and not for every step
        assert web.asked == ["/client.json"]

    with_web(file, tiflux, work)


def test_descriptions_that_do_not_count(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process, web: Web, http: Any) -> None:
        other = web.describe("/other.json")
        cases: dict[str, dict[str, Any]] = {
            "/a.json": {"client_id": other},
            "/b.json": {"client_secret": "x"},
            "/c.json": {"redirect_uris": []},
            "/d.json": {"token_endpoint_auth_method": "client_secret_post"},
            "/e.json": {"grant_types": ["client_credentials"]},
        }
        for path, more in cases.items():
            id = web.describe(path, **more)
            answer = await Connector(http, f"{web.origin}/cb", client={"client_id": f"{web.origin}{path}"}).ask()
            assert (answer.status_code, answer.json()["page"]) == (400, "problem"), (path, id)
        for id in (f"{web.origin}/nothing.json", web.origin, f"{web.origin}/", f"{web.origin}/x/../client.json",
                   f"{web.origin}/client.json#x", f"https://user@{HOST}/client.json"):  # fmt: skip
            answer = await Connector(http, f"{web.origin}/cb", client={"client_id": id}).ask()
            assert (answer.status_code, answer.json()["code"]) == (400, "invalid_client"), id
        # one that is not there is not asked for again and again
        before = len(web.asked)
        await Connector(http, f"{web.origin}/cb", client={"client_id": f"{web.origin}/nothing.json"}).ask()
        assert len(web.asked) == before
        evil = Connector(http, "https://evil.example/cb", client={"client_id": web.describe()})
        assert (await evil.ask()).json()["code"] == "invalid_redirect_uri"

    with_web(file, tiflux, work)


def test_one_address_makes_us_read_so_many(file: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "DOCUMENTS", 2)

    async def work(process: Process, web: Web, http: Any) -> None:
        known = web.describe(token_endpoint_auth_method="none")
        connector = Connector(http, f"{web.origin}/cb", client={"client_id": known})
        assert (await connector.ask()).status_code == 200
        for number, status in ((1, 400), (2, 429)):
            stranger = Connector(http, client={"client_id": f"{web.origin}/{number}.json"})
            assert (await stranger.ask()).status_code == status
        signed = jwt.encode({"sub": f"{web.origin}/3.json"}, "x" * 32)
        proof = {"client_id": f"{web.origin}/3.json", "client_assertion": signed, "client_assertion_type": KIND}
        for path in ("/token", "/revoke"):
            answer = await http.post(path, data={"grant_type": "refresh_token", "token": "x", **proof})
            assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
        assert web.asked == ["/client.json", "/1.json"]
        # who is known is not held up
        assert (await connector.ask()).status_code == 200

    with_web(file, tiflux, work)


def test_by_default_nobody_reaches_inside(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            for host in ("127.0.0.1", "localhost", "169.254.169.254", "[::1]", "10.0.0.1", "localhost:8443"):
                connector = Connector(http, client={"client_id": f"https://{host}/latest/meta-data"})
                answer = await connector.ask()
                assert (answer.status_code, answer.json()["code"]) == (400, "invalid_client"), host

    play(file, [tiflux], work)


def test_what_chatgpt_does(place: str, tmp_path: Path, tiflux: HostedDesk) -> None:
    """Its description names keys; it signs a statement for each request, which counts once."""
    key, foreign = (rsa.generate_private_key(65_537, 2_048) for _ in range(2))
    public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))

    async def work(process: Process) -> None:
        web = Web(tmp_path)
        async with web.running() as documents:
            one, other = (Process(place, [tiflux], documents=documents) for _ in range(2))
            id = web.describe(
                token_endpoint_auth_method="private_key_jwt",
                token_endpoint_auth_signing_alg="RS256",
                jwks_uri=f"{web.origin}/jwks.json",
            )
            web.files["/jwks.json"] = {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]}

            def statement(signer: Any = key, algorithm: str = "RS256", **more: Any) -> dict[str, str]:
                claims = {"iss": id, "sub": id, "aud": f"{URL}/token", "exp": int(time.time()) + 300,
                          "jti": str(time.perf_counter()), **more}  # fmt: skip
                signed = jwt.encode(claims, signer, algorithm, headers={"kid": more.pop("kid", "k1")})
                return {"client_assertion": signed, "client_assertion_type": KIND}

            async with one.http() as here, other.http() as there:
                connector = Connector(here, f"{web.origin}/cb", client={"client_id": id})
                code, verifier = await connector.code(AGENT)
                secret = public["n"]
                wrong = [
                    statement(foreign),
                    statement(exp=int(time.time()) - 120),
                    statement(exp=int(time.time()) + 10_000),
                    statement(aud="https://other.example/token"),
                    statement(iss="https://evil.example/client.json"),
                    statement(sub="https://evil.example/client.json"),
                    statement(secret, "HS256"),
                    {**statement(), "client_assertion_type": "x"},
                    {**statement(), "client_assertion": statement()["client_assertion"][:-8]},
                    {**statement(), "client_secret": "x"},
                ]
                for proof in wrong:
                    answer = await connector.redeem(code, verifier, **proof)
                    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
                # its description says that it proves itself, so it does not go without
                assert (await connector.redeem(code, verifier)).json()["error"] == "invalid_grant"
                good = statement()
                tokens = await connector.redeem(code, verifier, **good)
                assert tokens.status_code == 200
                connector.http = there
                again = await connector.refresh(tokens.json()["refresh_token"], **good)
                assert "used before" in again.json()["error_description"]
                fresh = statement(aud=[URL])
                assert (await connector.refresh(tokens.json()["refresh_token"], **fresh)).status_code == 200
            for each in (one, other):
                await each.aclose()

    play(place, [tiflux], work)


@pytest.mark.parametrize("supported", [["none", "private_key_jwt"], ["private_key_jwt", "none"]])
def test_who_may_also_come_without_a_proof(file: str, tiflux: HostedDesk, supported: list[str]) -> None:
    async def work(process: Process, web: Web, http: Any) -> None:
        id = web.describe(
            token_endpoint_auth_method="private_key_jwt",
            token_endpoint_auth_methods_supported=supported,
            jwks={"keys": []},
        )
        connector = Connector(http, f"{web.origin}/cb", client={"client_id": id})
        assert (await connector.connect(AGENT))["token_type"] == "Bearer"

    with_web(file, tiflux, work)


def test_claude_code_comes_back_to_a_port_of_its_own(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process, web: Web, http: Any) -> None:
        id = web.describe(redirect_uris=["http://localhost/callback", "http://127.0.0.1/callback"])
        connector = Connector(http, "http://localhost:53682/callback", client={"client_id": id})
        page = await connector.ask()
        assert page.json()["asking"]["returns_to"] == "localhost:53682"
        assert page.json()["asking"]["verified"] is False
        back = await connector.press(await connector.show(page, AGENT), "allow")
        assert back.headers["location"].startswith("http://localhost:53682/callback?code=dwc_")
        assert told(back)["iss"] == URL

    with_web(file, tiflux, work)

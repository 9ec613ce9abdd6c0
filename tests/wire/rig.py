"""One case of the wire: a piece of a document, arguments, and the exact request that must leave this machine.

The whole way is walked: document text -> generator -> catalogue text -> server -> a socket. What arrives there is read
by h11, which is no code of ours.
"""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import h11
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import EFFECTS, Policy
from deskwright.results import Answer
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.finding import Finding
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput, load_text
from deskwright_codegen.propose import propose_settings

CASES = Path(__file__).parent / "cases"
# scheme -> (part, value)
Credentials = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(slots=True)
class Received:
    """One request as the socket got it."""

    raw: bytes
    method: str
    target: str
    headers: list[tuple[str, str]]
    content: bytes

    def header(self, name: str) -> str | None:
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(found) < 2, f"{name} stands {len(found)} times"
        return found[0] if found else None


@dataclass(slots=True)
class Played:
    """What one call sent and what it answered."""

    sent: list[Received]
    answer: Answer
    origin: str = ""


@dataclass(slots=True)
class Socket:
    """A server that writes down what arrives and answers as it was told; the last answer is repeated."""

    answers: Sequence[Mapping[str, Any]] = ()
    sent: list[Received] = field(default_factory=list)
    server: asyncio.Server | None = None

    async def start(self) -> str:
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self.server is not None
        self.server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection, raw, content = h11.Connection(h11.SERVER), b"", b""
        head: h11.Request | None = None
        try:
            while True:
                event = connection.next_event()
                if event is h11.NEED_DATA:
                    received = await reader.read(65536)
                    if not received:
                        return
                    raw += received
                    connection.receive_data(received)
                elif isinstance(event, h11.Request):
                    head = event
                elif isinstance(event, h11.Data):
                    content += bytes(event.data)
                elif isinstance(event, h11.EndOfMessage):
                    break
            assert head is not None
            headers = [(name.decode("ascii"), value.decode("utf-8")) for name, value in head.headers]
            target = head.target.decode("ascii")
            self.sent.append(Received(raw, head.method.decode("ascii"), target, headers, content))
            writer.write(self._answer(len(self.sent) - 1, head.method == b"HEAD"))
            await writer.drain()
        finally:
            writer.close()

    def _answer(self, index: int, bare: bool) -> bytes:
        told = self.answers[min(index, len(self.answers) - 1)] if self.answers else {"json": {}}
        content, media = _content(told)
        headers = {"Content-Type": media} if media else {}
        headers |= {
            name: text.replace("{origin}", self._origin()) for name, text in (told.get("headers") or {}).items()
        }
        if told.get("gzip"):
            content = gzip.compress(content)
            headers["Content-Encoding"] = "gzip"
        status = told.get("status", 200)
        if status != 204:
            headers["Content-Length"] = str(len(content))
        lines = [f"HTTP/1.1 {status} Answer", "Connection: close", *(f"{k}: {v}" for k, v in headers.items() if v)]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (b"" if bare else content)

    def _origin(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"


def _content(told: Mapping[str, Any]) -> tuple[bytes, str | None]:
    if "json" in told:
        return json.dumps(told["json"], ensure_ascii=False).encode(), "application/json"
    if "base64" in told:
        return base64.b64decode(told["base64"]), None
    if "text" in told:
        return told["text"].encode(told.get("encoding", "utf-8")), None
    return b"", None


@lru_cache(maxsize=64)
def catalogue_of(document: str, credentials: Credentials = (), words: str = "") -> Catalogue:
    """The catalogue of a document's text, through its own text."""
    made, findings = generated(document, credentials, words)
    assert made is not None, "\n".join(map(str, findings))
    return parse_catalogue(json.loads(made))


def generated(document: str, credentials: Credentials = (), words: str = "") -> tuple[str | None, list[Finding]]:
    """The catalogue's text of a document's text, and what was found."""
    name = "openapi.json" if document.startswith("{") else "openapi.yaml"
    settings = settings_text(json.loads(document) if document.startswith("{") else {}, credentials)
    files = {name: document, "helpdesk.toml": settings} | ({"overlay.yaml": words} if words else {})
    source = DeskInput("wire", "specs/wire", files)
    made, _ = read_api(source)
    return None if made.failed or made.api is None else emit_catalogue(made.api), made.findings


def settings_text(document: Mapping[str, Any], credentials: Credentials = ()) -> str:
    """helpdesk.toml as `try` proposes it; where a credential has parts, one that names a variable for each."""
    if all(parts[0][0] == "value" for _, parts in credentials):
        return propose_settings("wire", document)
    lines = ['title = "Wire"', "[base_url]", 'env = "WIRE_URL"']
    for scheme, parts in credentials:
        told = ", ".join(f'{part} = "{variable(scheme, part)}"' for part, _ in parts)
        lines += ["[[credentials]]", f'name = "{scheme}"', f'scheme = "{scheme}"', f"env = {{ {told} }}"]
    return "\n".join(lines) + "\n"


def variable(scheme: str, part: str) -> str:
    """The variable of a credential, or of a part of one."""
    return f"DESKWRIGHT_CREDENTIAL_{scheme}".upper() if part == "value" else f"WIRE_{scheme}_{part}".upper()


def credentials_of(case: Mapping[str, Any]) -> Credentials:
    """The case's credentials by scheme; a bare text is the part `value`."""
    told = case.get("credentials") or {}
    parts = {name: given if isinstance(given, dict) else {"value": given} for name, given in told.items()}
    return tuple((name, tuple(given.items())) for name, given in parts.items())


def document_of(case: Mapping[str, Any]) -> str:
    """The document of a case: what the case leaves out is filled in as the plainest there is."""
    operation: dict[str, Any] = {
        "operationId": "op",
        "responses": case.get("responses", {"200": {"description": "ok"}}),
    }
    if "parameters" in case:
        operation["parameters"] = case["parameters"]
    if "body" in case:
        content = {media: told if "schema" in told else {"schema": told} for media, told in case["body"].items()}
        operation["requestBody"] = {"required": case.get("body_required", True), "content": content}
    operation |= case.get("operation") or {}
    method = case.get("method") or ("post" if "requestBody" in operation else "get")
    document = {
        "openapi": case.get("openapi", "3.1.0"),
        "info": {"title": "Wire", "version": "1"},
        "paths": {case.get("path", "/t"): {method.lower(): operation, **(case.get("item") or {})}},
        **(case.get("document") or {}),
    }
    if "schemas" in case:
        document.setdefault("components", {})["schemas"] = case["schemas"]
    if "schemes" in case:
        document.setdefault("components", {})["securitySchemes"] = case["schemes"]
    return json.dumps(document)


def overlay_of(case: Mapping[str, Any]) -> str:
    """Our own words about the operation, where the case has some."""
    if "words" not in case:
        return ""
    action = {"target": f"$.paths['{case.get('path', '/t')}'].get", "update": case["words"]}
    return json.dumps({"overlay": "1.0.0", "info": {"title": "Wire", "version": "1"}, "actions": [action]})


def play(case: Mapping[str, Any]) -> Played:
    """Carry out the case's call."""
    credentials = credentials_of(case)
    catalogue = catalogue_of(document_of(case), credentials, overlay_of(case))
    return call(catalogue, case.get("given") or {}, case=case, credentials=credentials)


def call(
    catalogue: Catalogue,
    arguments: Mapping[str, Any],
    *,
    operation: str = "op",
    case: Mapping[str, Any] | None = None,
    credentials: Credentials = (),
) -> Played:
    """Call the tool of an operation against a socket of its own."""
    case = case or {}
    told = [case["answer"]] if "answer" in case else case.get("answers", ())

    async def run() -> Played:
        socket = Socket(told)
        origin = await socket.start()
        values = {variable(scheme, part): value for scheme, parts in credentials for part, value in parts}
        instance = Instance("default", origin + case.get("base", ""), values, 5)
        connections = Connections(catalogue.connection, {"default": instance}, Tls())
        desk = ServedDesk(catalogue, connections, Policy(effects=frozenset(EFFECTS)), remember=False)
        limits = Limits(max_result=case["max_result"]) if "max_result" in case else Limits()
        try:
            application = Application([desk], Selection(all_tools=True), limits)
            answer = await application.call(catalogue.operation_tools[operation].name, arguments)
            return Played(socket.sent, answer, origin)
        finally:
            await connections.aclose()
            await socket.stop()

    return asyncio.run(run())


def load_cases(folder: Path = CASES) -> list[tuple[str, Mapping[str, Any]]]:
    """Every case, under its theme and name."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    for file in sorted(folder.glob("*.yaml")):
        for case in load_text(file.read_text("utf-8"), file.name):
            found.append((f"{file.stem}: {case['case']}", case))
    return found

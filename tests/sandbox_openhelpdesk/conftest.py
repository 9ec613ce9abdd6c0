"""The sandbox behind a transport that checks every answer against specs/openhelpdesk/openapi.yaml."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
import yaml
from deskwright.sandboxes.openhelpdesk import Clock, Switches, World, create_sandbox

SPEC = Path(__file__).parents[2] / "specs" / "openhelpdesk"
METHODS = ("get", "post", "put", "patch", "delete")
ORIGIN = "http://openhelpdesk.sandbox"


class Document:
    """openapi.yaml as a judge: which operation a request is, and whether its answer fits."""

    def __init__(self) -> None:
        self.value: dict[str, Any] = yaml.safe_load((SPEC / "openapi.yaml").read_text("utf-8"))
        self.closed = _closed(copy.deepcopy(self.value["components"]))
        self.operations: dict[str, tuple[str, str, dict[str, Any]]] = {}
        patterns = []
        for path, item in self.value["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = {**item[method], "shared": item.get("parameters", [])}
                    self.operations[operation["operationId"]] = (method.upper(), path, operation)
                    pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)))
                    patterns.append((path.count("{"), method.upper(), pattern, operation))
        self._patterns = sorted(patterns, key=lambda entry: entry[0])

    def operation_of(self, method: str, path: str) -> dict[str, Any] | None:
        """Fixed path segments win over placeholders."""
        for _, wanted, pattern, operation in self._patterns:
            if wanted == method and pattern.fullmatch(path):
                return operation
        return None

    def resolve(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            _, _, kind, name = value["$ref"].split("/")
            value = self.value["components"][kind][name]
        return value

    def check(self, request: httpx.Request, response: httpx.Response) -> str:
        operation = self.operation_of(request.method, request.url.path)
        assert operation, f"{request.method} {request.url.path} is not in openapi.yaml"
        name = operation["operationId"]
        declared = {
            p["name"]
            for p in map(self.resolve, [*operation.get("parameters", []), *operation["shared"]])
            if p["in"] == "query"
        }
        assert set(request.url.params) <= declared, f"{name}: undocumented query {request.url.params}"
        status = str(response.status_code)
        assert status in operation["responses"], f"{name}: status {status} is not documented: {response.text}"
        content = self.resolve(operation["responses"][status]).get("content")
        if content is None:
            assert not response.content, f"{name}: {status} has a body"
            return str(name)
        media = response.headers["content-type"].split(";")[0]
        assert media in content, f"{name}: {media} is not documented"
        if media == "application/json":
            schema = {**content[media]["schema"], "components": self.closed}
            jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
            ).validate(response.json())
        return str(name)


def _closed(node: Any) -> Any:
    """Objects that list properties may have no others: the sandbox must not drift ahead of the document."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and node.get("type") == "object":
            node.setdefault("additionalProperties", False)
        for value in node.values():
            _closed(value)
    elif isinstance(node, list):
        for value in node:
            _closed(value)
    return node


class CheckedTransport(httpx.AsyncBaseTransport):
    def __init__(self, app: Any, document: Document, seen: list[tuple[str, int]]) -> None:
        self._inner = httpx.ASGITransport(app=app)
        self._document = document
        self._seen = seen

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        await response.aread()
        self._seen.append((self._document.check(request, response), response.status_code))
        return response


class Caller:
    """Requests with one credential; the answer is already checked against the document."""

    def __init__(self, desk: Desk, headers: dict[str, str]) -> None:
        self._desk = desk
        self._headers = headers

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            transport = CheckedTransport(self._desk.app, self._desk.document, self._desk.seen)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                return await client.request(method, path, headers=self._headers | options.pop("headers", {}), **options)

        return anyio.run(run)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.send("GET", path, **options)

    def post(self, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.send("POST", path, json=json, **options)

    def patch(self, path: str, json: Any) -> httpx.Response:
        return self.send("PATCH", path, json=json)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.send("DELETE", path, **options)

    def subjects(self, **query: Any) -> set[str]:
        answer = self.get("/api/tickets", params={"per_page": 100, **query}).json()
        return {ticket["subject"] for ticket in answer["data"]}


class Desk:
    """One fresh sandbox with its state at hand."""

    def __init__(self, document: Document, *, switches: Switches | None = None, seeded: bool = True) -> None:
        self.document = document
        self.clock = Clock()
        sandbox = create_sandbox(clock=self.clock, switches=switches, seeded=seeded)
        app: Any = sandbox.app
        self.app = app
        self.credentials = {credential.name: credential for credential in sandbox.credentials}
        self.world: World = self.app.state.world
        self.seen: list[tuple[str, int]] = []

    def as_(self, name: str) -> Caller:
        return self.with_bearer(self.credentials[name].environment["OHD_API_KEY"])

    def with_bearer(self, secret: str) -> Caller:
        return Caller(self, {"Authorization": f"Bearer {secret}"})

    def with_cookie(self, session: str) -> Caller:
        return Caller(self, {"Cookie": f"ohd_session={session}"})

    @property
    def public(self) -> Caller:
        return Caller(self, {})

    def token(self) -> str:
        environment = self.credentials["oauth"].environment
        answer = self.public.post(
            "/api/auth/token",
            {
                "grant_type": "client_credentials",
                "client_id": environment["OHD_CLIENT_ID"],
                "client_secret": environment["OHD_CLIENT_SECRET"],
            },
        )
        return str(answer.json()["access_token"])

    def ticket(self, words: str) -> Any:
        return next(t for t in self.world.tickets.values() if words in t.subject)

    def url(self, words: str, tail: str = "") -> str:
        return f"/api/tickets/{self.ticket(words).id}{tail}"

    def status(self, name: str) -> str:
        found = self.world.status_named(name)
        assert found
        return found.id

    def status_name(self, words: str) -> str:
        return self.world.status_of(self.ticket(words)).name

    def node(self, name: str) -> str:
        world = self.world
        rows = [*world.categories.values(), *world.types.values(), *world.items.values()]
        return next(node.id for node in rows if node.name == name)

    def person(self, name: str) -> str:
        return next(user.id for user in self.world.users.values() if user.name.startswith(name))

    def group(self, name: str) -> str:
        return next(group.id for group in self.world.groups.values() if group.name == name)


@pytest.fixture(scope="session")
def document() -> Document:
    return Document()


@pytest.fixture
def desk(document: Document) -> Desk:
    return Desk(document)


@pytest.fixture
def make_desk(document: Document) -> Any:
    return lambda **options: Desk(document, **options)


@pytest.fixture
def strict() -> type[Switches]:
    return Switches

"""The sandbox behind a transport that checks every answer against specs/tiflux/openapi.yaml."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
import yaml
from deskwright.sandboxes.tiflux import START, Clock, World, create_sandbox

SPEC = Path(__file__).parents[2] / "specs" / "tiflux" / "openapi.yaml"
METHODS = ("get", "post", "put", "delete")
ORIGIN = "http://tiflux.sandbox"
RATE_HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


class Document:
    """openapi.yaml as a judge: which operation a request is, and whether its answer fits."""

    def __init__(self) -> None:
        self.value: dict[str, Any] = yaml.safe_load(SPEC.read_text("utf-8"))
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
        self._validators: dict[tuple[str, str], jsonschema.Draft202012Validator] = {}

    def operation_of(self, method: str, path: str) -> dict[str, Any] | None:
        """Fixed path segments win over placeholders."""
        for _, wanted, pattern, operation in self._patterns:
            if wanted == method and pattern.fullmatch(path):
                return operation
        return None

    def resolve(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            _, _, kind, name = value["$ref"].split("/")
            value = {**self.value["components"][kind][name], **{k: v for k, v in value.items() if k != "$ref"}}
        return value

    def check(self, request: httpx.Request, response: httpx.Response) -> str:
        operation = self.operation_of(request.method, request.url.path.removeprefix("/api/v2"))
        assert operation, f"{request.method} {request.url.path} is not in openapi.yaml"
        name = operation["operationId"]
        declared = {
            p["name"]
            for p in map(self.resolve, [*operation.get("parameters", []), *operation["shared"]])
            if p["in"] == "query"
        }
        status = str(response.status_code)
        if status < "300":
            assert set(request.url.params) <= declared, f"{name}: undocumented query {request.url.params}"
        assert status in operation["responses"], f"{name}: status {status} is not documented: {response.text}"
        answer = self.resolve(operation["responses"][status])
        assert all(header in response.headers for header in answer["headers"]), f"{name}: {response.headers}"
        content = answer.get("content")
        if content is None:
            assert not response.content, f"{name}: {status} has a body"
            return str(name)
        schema = self.closed(content["application/json"]["schema"])
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(
            response.json()
        )
        return str(name)

    def closed(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema without references, its objects closed: the sandbox must not drift ahead of the document."""
        schema = self.resolve(schema)
        parts = [self.closed(part) for part in schema.get("allOf", [])]
        if parts:
            merged = {name: value for part in parts for name, value in part["properties"].items()}
            schema = {"type": "object", "properties": merged, "additionalProperties": False}
            schema["required"] = [name for part in parts for name in part.get("required", [])]
            return schema
        schema = dict(schema)
        if "properties" in schema:
            schema["properties"] = {name: self.closed(value) for name, value in schema["properties"].items()}
            schema.setdefault("additionalProperties", False)
        if isinstance(schema.get("items"), dict):
            schema["items"] = self.closed(schema["items"])
        if "oneOf" in schema:
            schema["oneOf"] = [self.closed(part) for part in schema["oneOf"]]
        return schema


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
    """Requests with one token; each answer is already checked against the document."""

    def __init__(self, desk: Desk, headers: dict[str, str]) -> None:
        self._desk = desk
        self._headers = headers

    def send(self, method: str, path: str, *, checked: bool = True, **options: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            transport = (
                CheckedTransport(self._desk.app, self._desk.document, self._desk.seen)
                if checked
                else httpx.ASGITransport(app=self._desk.app)
            )
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN + "/api/v2") as client:
                return await client.request(method, path, headers=self._headers | options.pop("headers", {}), **options)

        return anyio.run(run)

    def get(self, path: str, **query: Any) -> Any:
        """The answer of a success; booleans go out as the API takes them."""
        values = {name: json.dumps(value) if isinstance(value, bool) else value for name, value in query.items()}
        answer = self.send("GET", path, params=values)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, json: Any = None, **options: Any) -> Any:
        answer = self.send("POST", path, json=json, **options)
        assert answer.status_code == 201, answer.text
        return answer.json() if answer.content else None

    def put(self, path: str, json: Any = None, status: int = 200) -> Any:
        answer = self.send("PUT", path, json=json)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def delete(self, path: str) -> None:
        answer = self.send("DELETE", path)
        assert (answer.status_code, answer.content) == (204, b""), answer.text

    def form(self, path: str, data: dict[str, Any], files: list[tuple[str, Any]] | None = None) -> httpx.Response:
        """A multipart body even without files, as the API wants it."""
        parts: list[tuple[str, Any]] = [(name, (None, str(value))) for name, value in data.items()]
        return self.send("POST", path, files=[*parts, *(files or [])])

    def total(self, path: str, **query: Any) -> int:
        values = {name: json.dumps(value) if isinstance(value, bool) else value for name, value in query.items()}
        return int(self.send("GET", path, params=values).headers["X-Total-Items"])

    def numbers(self, **query: Any) -> list[int]:
        """The numbers of the tickets a list has."""
        return [row["ticket_number"] for row in self.get("/tickets", limit=200, **query)]

    def refused(
        self, code: int, method: str, path: str, *, checked: bool = True, **options: Any
    ) -> dict[str, list[str]]:
        """The detail of a refusal with this error code."""
        answer = self.send(method, path, checked=checked, **options)
        body = answer.json()
        assert (answer.status_code, body.get("error_code")) == (code // 100, code), answer.text
        assert body["message"]
        assert set(body) == {"error_code", "message", "detail"}
        detail: dict[str, list[str]] = body["detail"]
        assert all(isinstance(text, str) for texts in detail.values() for text in texts)
        return detail


class Desk:
    """One fresh sandbox with its state at hand; its clock stands still."""

    def __init__(self, document: Document, **options: Any) -> None:
        self.document = document
        self.clock = options.pop("clock", None) or Clock(START)
        sandbox = create_sandbox(clock=self.clock, **options)
        app: Any = sandbox.app
        self.app = app
        self.tokens = {c.name: c.environment["TIFLUX_API_KEY"] for c in sandbox.credentials}
        self.world: World = app.state.world
        self.seen: list[tuple[str, int]] = []
        assert sandbox.base_path == "/api/v2"

    def as_(self, name: str) -> Caller:
        return Caller(self, {"Authorization": f"Bearer {self.tokens[name]}"})

    @property
    def public(self) -> Caller:
        return Caller(self, {})


@pytest.fixture(scope="session")
def document() -> Document:
    return Document()


@pytest.fixture
def make_desk(document: Document) -> Callable[..., Desk]:
    return lambda **options: Desk(document, **options)


@pytest.fixture
def desk(document: Document) -> Desk:
    return Desk(document)


@pytest.fixture
def admin(desk: Desk) -> Caller:
    return desk.as_("admin")


@pytest.fixture
def agent(desk: Desk) -> Caller:
    return desk.as_("agent")

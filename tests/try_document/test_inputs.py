"""Every kind of input can be tried as it comes, under whatever name."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .conftest import Stub, Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
SWAGGER = {
    "swagger": "2.0",
    "info": {"title": "Old Desk", "version": "1"},
    "host": "old.example",
    "basePath": "/api",
    "schemes": ["https"],
    "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "login": {"type": "basic"}},
    "security": [{"key": []}],
    "paths": {
        "/tickets/{id}": {
            "get": {
                "operationId": "getTicket",
                "parameters": [{"name": "id", "in": "path", "required": True, "type": "integer"}],
                "responses": {"200": {"description": "fine"}},
            }
        }
    },
}
LARAVEL = [
    {
        "method": "GET|HEAD", "uri": "api/tickets/{ticket}", "name": "tickets.show",
        "middleware": ["api", "Illuminate\\Auth\\Middleware\\Authenticate:sanctum", "App\\Http\\Middleware\\Tenant"],
    },
    {"method": "POST", "uri": "api/tickets", "name": "tickets.store", "middleware": ["api", "auth:sanctum"]},
]  # fmt: skip
OTRS = """\
---
Debugger: {DebugThreshold: debug}
Provider:
  Operation:
    Look:
      Description: Read
      Type: Ticket::TicketGet
    Make:
      Type: Ticket::TicketCreate
  Transport:
    Type: HTTP::REST
    Config:
      RouteOperationMapping:
        Look: {RequestMethod: [POST], Route: /Look}
        Make: {RequestMethod: [POST], Route: /Make}
"""
RAILS = """\
     Prefix Verb   URI Pattern                Controller#Action
    tickets GET    /tickets(.:format)         tickets#index
            POST   /tickets(.:format)         tickets#create
     ticket GET    /tickets/:id(.:format)     tickets#show
            DELETE /tickets/:id(.:format)     tickets#destroy
"""
YAML = """\
openapi: 3.0.3
info: {title: Yaml Desk, version: '1'}
servers: [{url: 'https://yaml.example'}]
paths:
  /a:
    get: {operationId: a, responses: {200: {description: fine}}}
"""


def test_swagger_2(attempt: Attempt, write: Write, stub: Stub) -> None:
    path = write(SWAGGER, "old.yaml")
    assert "address of the document: https://old.example/api" in attempt(path).err
    tried = attempt(path, "--base-url", f"{stub.base}/v", "--credential", "key=k-1")
    assert tried.names == ["get_ticket"]
    assert not tried.call("get_ticket", id=7).is_error
    ((method, target, headers),) = stub.requests
    assert (method, target, headers["x-key"]) == ("GET", "/v/tickets/7", "k-1")


def test_a_laravel_dump(attempt: Attempt, write: Write, stub: Stub) -> None:
    path = write(LARAVEL, "dump.txt")
    tried = attempt(path, "--base-url", stub.base, "--credential", "bearer=t-1")
    assert tried.names == ["tickets_show", "tickets_store"]
    assert "what 1 middleware demand, under [laravel.middleware]" in tried.err
    answer = tried.call("tickets_show", ticket="7")
    assert not answer.is_error, answer.content
    ((method, target, headers),) = stub.requests
    assert (method, target, headers["authorization"]) == ("GET", "/api/tickets/7", "Bearer t-1")


def test_a_web_service_without_a_book(attempt: Attempt, write: Write, stub: Stub) -> None:
    tried = attempt(write(OTRS, "MyService.yml"), "--base-url", stub.base, "--credential", "headers=agent:pa:ss")
    assert tried.names == ["ticket_create", "ticket_get"]
    answer = tried.call("ticket_get", payload={"TicketID": 7})
    assert not answer.is_error, answer.content
    ((method, target, headers),) = stub.requests
    assert (method, target) == ("POST", "/Look")
    assert (headers["x-otrs-header-userlogin"], headers["x-otrs-header-password"]) == ("agent", "pa:ss")


def test_rails_routes(attempt: Attempt, write: Write, stub: Stub) -> None:
    tried = attempt(write(RAILS, "routes.log"), "--base-url", stub.base)
    assert len(tried.tools) == 4
    (show,) = (name for name in tried.names if name.endswith("show"))
    assert not tried.call(show, id="7").is_error
    assert [request[:2] for request in stub.requests] == [("GET", "/tickets/7")]


def test_yaml_with_a_byte_order_mark_and_any_name(attempt: Attempt, write: Write) -> None:
    tried = attempt(write("\ufeff" + YAML, "description"))
    assert tried.code == 0, tried.err
    assert tried.names == ["a"]
    assert "address of the document: https://yaml.example" in tried.err


def test_files_that_refer_to_each_other(attempt: Attempt, write: Write) -> None:
    """The document keeps its name, for others refer back to it; what lies beside it and is not meant is not read."""
    write({"Ticket": {"properties": {"of": {"$ref": "../my api.json#/components/schemas/Person"}}}}, "parts/t.json")
    write("{ not json", "beside.json")
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": "parts/t.json#/Ticket"}}}}
    value: Any = document(
        {"/a": {"post": operation("a", requestBody=body)}},
        components={"schemas": {"Person": {"type": "object", "properties": {"name": {"type": "string"}}}}},
    )
    tried = attempt(write(value, "my api.json"), "--base-url", "http://127.0.0.1:9")
    assert tried.code == 0, tried.err
    assert "name" in json.dumps(tried.tools[0]["inputSchema"]["properties"]["of"])

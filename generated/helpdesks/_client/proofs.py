# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""What a credential adds to one request: headers, a query, cookies, members of the body.

Refuses to show any of it: a proof has no readable repr, and a URL with a secret prints without its query.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import httpx

from .errors import ConfigurationError
from .styles import safe_cookie, safe_header
from .wire import WireRequest


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """What a credential adds to one request; never shown."""

    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "<Proof>"

    def placed(self, room: str) -> Proof:
        """The same for a request whose body is `room` ("" for none): then the query is the last resort."""
        if room or not self.body:
            return self
        return replace(self, query=(*self.query, *self.body.items()), body={})

    def put_on(self, request: WireRequest) -> WireRequest:
        """The request with this proof; the URL shows no query secret when it is printed or logged."""
        headers = list(self.headers)
        if self.cookies:
            headers.append(("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies)))
        request = request.with_headers(headers)
        if self.query:
            added = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in self.query)
            target = request.target + ("&" if "?" in request.target else "?") + added
            request = request.at(QuietURL(request.url.copy_with(raw_path=target.encode("ascii"))))
        return request


class QuietURL(httpx.URL):
    """A URL whose text has no query: httpx logs every URL, and this one's query holds a secret."""

    def __str__(self) -> str:
        return super().__str__().partition("?")[0] + "?…"

    def __repr__(self) -> str:
        return f"URL({str(self)!r})"


def static_proof(scheme: Mapping[str, Any], values: Mapping[str, str]) -> Proof:
    """The proof of a scheme that needs no exchange.

    apiKey: {"in": "header|query|cookie|body", "name", "prefix"}; several fields at once, such as a user and a
    password in the body: {"in": …, "fields": {"UserLogin": "username", "Password": "password"}}.
    """
    # a token of OAuth 2 that was made before travels as any other
    if scheme["type"] == "oauth2" or (scheme["type"] == "http" and scheme["scheme"].lower() == "bearer"):
        return Proof(headers=(("Authorization", safe_header(f"Bearer {values['value']}", "credential")),))
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        if "value" in values:  # both in one variable
            if ":" not in values["value"]:
                raise ConfigurationError(problems=["a basic log-in in one variable must be user:password"])
            pair = values["value"].encode()
        else:
            if ":" in values["username"]:
                raise ConfigurationError(problems=["the user name of a basic log-in cannot hold a colon"])
            pair = f"{values['username']}:{values['password']}".encode()
        return Proof(headers=(("Authorization", "Basic " + base64.b64encode(pair).decode("ascii")),))
    if scheme["type"] == "apiKey":
        wanted = scheme.get("fields") or {scheme["name"]: "value"}
        pairs = tuple((name, scheme.get("prefix", "") + values[part]) for name, part in wanted.items())
        match scheme["in"]:
            case "header":
                return Proof(headers=tuple((name, safe_header(value, "credential")) for name, value in pairs))
            case "cookie":
                return Proof(cookies=tuple((name, safe_cookie(value, "credential")) for name, value in pairs))
            case "query":
                return Proof(query=pairs)
            case "body":
                return Proof(body=dict(pairs))
    raise ConfigurationError(f"a log-in of type {scheme['type']} is not supported")


__all__ = ["Proof", "QuietURL", "static_proof"]

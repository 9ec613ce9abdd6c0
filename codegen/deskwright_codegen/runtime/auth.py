"""Who a request is from: the credential that an operation's security asks for, put where its scheme says.

Refuses to send any credential with an operation whose security is [], or to another
origin than the base URL's.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from .errors import ConfigurationError, UnexpectedAnswer, WireError
from .pages import same_origin
from .styles import safe_cookie, safe_header
from .wire import WireRequest

EARLY = 60.0  # seconds before its expiry that an access token is renewed


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """What a credential adds to one request; never shown."""

    headers: tuple[tuple[str, str], ...] = ()
    query: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    body: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "<Proof>"

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


class OAuthToken:
    """The client-credentials token of one scheme: fetched when needed, renewed early, once at a time.

    It sends nothing itself: the client asks `wanted`, sends `request` while it holds its lock, and hands
    the answer to `accept`.
    """

    def __init__(
        self,
        scheme: Mapping[str, Any],
        values: Mapping[str, str],
        base_url: str,
        root: str,
        clock: Callable[[], float],
    ) -> None:
        address = scheme["token_url"]
        if address.startswith("/") and not address.startswith("//"):
            address = root + address  # the desk may live under a path of its own
        url = httpx.URL(base_url + "/").join(address)
        if url.userinfo or not same_origin(url, httpx.URL(base_url)):
            raise ConfigurationError("the token URL leads to another origin than the base URL")
        self._url, self._scheme, self._values, self._clock = url, scheme, values, clock
        self._token: str | None = None
        self._renew_at: float | None = None

    def __repr__(self) -> str:
        return "<OAuthToken>"

    @property
    def current(self) -> str | None:
        return self._token

    def wanted(self, refused: str | None = None) -> bool:
        """Whether a token must be fetched; `refused` is one that the desk just answered 401 to."""
        if self._token is None or self._token == refused:
            return True
        return self._renew_at is not None and self._clock() >= self._renew_at

    def request(self) -> WireRequest:
        form = {"grant_type": "client_credentials", **self._values}
        if scope := self._scheme.get("scope"):
            form["scope"] = scope
        if self._scheme.get("request", "form") == "json":
            kind, content = "application/json", json.dumps(form, ensure_ascii=False).encode("utf-8")
        else:
            kind, content = "application/x-www-form-urlencoded", urlencode(form).encode("ascii")
        return WireRequest("POST", self._url, (("Accept", "application/json"), ("Content-Type", kind)), content)

    def accept(self, response: httpx.Response) -> None:
        """Keep the token of a successful answer."""
        try:
            answer = response.json()
        except (ValueError, RecursionError):
            answer = None
        answer = answer.get("data", answer) if isinstance(answer, dict) else None
        answer = answer if isinstance(answer, dict) else {}
        token = answer.get("access_token")
        if not isinstance(token, str) or not token:
            # no response at hand: it may hold a token under another name
            raise UnexpectedAnswer("the desk's token endpoint answered without an access_token")
        lifetime = answer.get("expires_in")
        if isinstance(lifetime, str) and lifetime.isdecimal():
            lifetime = int(lifetime)
        self._token = safe_header(token, "access_token")
        self._renew_at = None
        if isinstance(lifetime, int | float) and not isinstance(lifetime, bool):
            self._renew_at = self._clock() + lifetime - min(EARLY, lifetime / 2)


class Login:
    """The usable credentials of one connection, and which of them an operation gets."""

    def __init__(
        self,
        connection: Mapping[str, Any],
        credentials: Mapping[str, str],
        base_url: str,
        clock: Callable[[], float],
    ) -> None:
        append = "/" + ((connection.get("base_url") or {}).get("append") or "").strip("/")
        root = base_url.removesuffix(append)
        self._connection = connection
        self._proofs: dict[str, Proof | OAuthToken] = {}
        self._order: list[str] = []
        self._secrets = {value for value in credentials.values() if value}
        for credential in connection.get("credentials", ()):
            name, env = credential["scheme"], credential["env"]
            if name in self._proofs or not all(credentials.get(variable) for variable in env.values()):
                continue
            values = {part: credentials[variable] for part, variable in env.items()}
            scheme = connection["schemes"][name]
            self._order.append(name)
            if scheme["type"] == "oauth2":
                self._proofs[name] = OAuthToken(scheme, values, base_url, root, clock)
                continue
            try:
                proof = static_proof(scheme, values)
            except WireError:
                raise ConfigurationError(
                    problems=[f"{', '.join(env.values())}: holds characters that cannot be sent"]
                ) from None
            self._secrets.update(value for _, value in proof.headers)
            self._proofs[name] = proof

    def __repr__(self) -> str:
        return f"<Login {', '.join(self._order) or 'none'}>"

    @property
    def secrets(self) -> set[str]:
        """Everything that must never stand in a message."""
        tokens = {proof.current for proof in self._proofs.values() if isinstance(proof, OAuthToken)}
        return self._secrets | {token for token in tokens if token}

    def for_operation(self, operation: Mapping[str, Any]) -> list[Proof | OAuthToken]:
        """The proofs for one operation: none for security [], else the first alternative we can meet."""
        security = operation.get("security")
        if security is None:
            return [self._proofs[self._order[0]]] if self._order else []
        met = [names for names in security if all(name in self._proofs for name in names)]
        if not security or not met:
            if security:
                raise self._unmet(operation, security)
            return []
        # [] (anonymous) is met always and comes last; among the others the connection's order decides
        best = min(met, key=lambda names: min((self._order.index(name) for name in names), default=len(self._order)))
        return [self._proofs[name] for name in best]

    def _unmet(self, operation: Mapping[str, Any], security: Iterable[Iterable[str]]) -> ConfigurationError:
        schemes = {name for names in security for name in names}
        ways = [c for c in self._connection.get("credentials", ()) if c["scheme"] in schemes]
        if not ways:
            return ConfigurationError(
                f"{operation.get('id', 'this operation')} needs the log-in {' or '.join(sorted(schemes))}, "
                "which this desk's connection has no credential for"
            )
        variables = " or ".join(" and ".join(way["env"].values()) for way in ways)
        missing = sorted({variable for way in ways for variable in way["env"].values()})
        return ConfigurationError(missing=missing, about=f"{operation.get('id', 'this operation')} needs {variables}")


def static_proof(scheme: Mapping[str, Any], values: Mapping[str, str]) -> Proof:
    """The proof of a scheme that needs no exchange.

    apiKey: {"in": "header|query|cookie|body", "name", "prefix"}; several fields at once, such as a user and a
    password in the body: {"in": …, "fields": {"UserLogin": "username", "Password": "password"}}.
    """
    if scheme["type"] == "http" and scheme["scheme"].lower() == "bearer":
        return Proof(headers=(("Authorization", safe_header(f"Bearer {values['value']}", "credential")),))
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
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


__all__ = ["Login", "OAuthToken", "Proof", "QuietURL", "static_proof"]

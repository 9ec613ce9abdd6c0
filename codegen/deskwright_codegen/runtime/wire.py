"""The only request builder: an operation's wire data and plain values in, one exact request out.

Refuses everything it would have to bend: unknown or missing names, dot segments, line breaks in headers,
`;` in cookies, NaN. What it builds is what leaves the machine, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote

import httpx

from .bodies import encode_body
from .errors import WireError
from .styles import cookie_texts, header_text, is_absent, path_text, query_texts, safe_cookie, safe_header
from .values import request_values

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_PATH_SAFE = "/:@!$&'()*+,;=~%"
_QUERY_SAFE = "/:@!$&'()*+,;=~%?"
# The client owns these: OpenAPI says to ignore the first three, the others frame the message.
_OWN_HEADERS = frozenset(
    {
        *("accept", "authorization", "content-type"),
        *("content-length", "transfer-encoding", "host", "connection", "te", "upgrade"),
    }
)
_PLACES = ("path", "query", "header", "cookie")


@dataclass(frozen=True, slots=True)
class WireRequest:
    """A request as plain bytes. Immutable, so a retry sends exactly the same."""

    method: str
    url: httpx.URL
    headers: tuple[tuple[str, str], ...]
    content: bytes | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"<WireRequest {self.method} {self.path}>"

    @property
    def target(self) -> str:
        """Path and query exactly as sent."""
        return self.url.raw_path.decode("ascii")

    @property
    def path(self) -> str:
        """The path as sent: no query, and nothing that could break a line of a log."""
        return self.target.partition("?")[0]

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def at(self, url: httpx.URL) -> WireRequest:
        return replace(self, url=url)

    def with_headers(self, added: Iterable[tuple[str, str]]) -> WireRequest:
        """These headers set; the same names are replaced, cookies are joined."""
        headers = list(self.headers)
        for name, value in added:
            before = self.header("Cookie") if name.lower() == "cookie" else None
            headers = [pair for pair in headers if pair[0].lower() != name.lower()]
            headers.append((name, f"{before}; {value}" if before else value))
        return WireRequest(self.method, self.url, tuple(headers), self.content)

    def to_httpx(self, *, timeout: float | None = None) -> httpx.Request:
        headers = [(name.encode("ascii"), value.encode("utf-8")) for name, value in self.headers]
        extensions = {"timeout": httpx.Timeout(timeout).as_dict()}
        request = httpx.Request(self.method, self.url, headers=headers, content=self.content, extensions=extensions)
        request.url = self.url  # httpx makes a copy of its own class, which would print a query credential
        return request


def build_request(
    operation: Mapping[str, Any],
    values: Mapping[str, Any],
    *,
    base_url: str,
    headers: Mapping[str, str] | None = None,
) -> WireRequest:
    """The request that carries these values; `headers` are the client's own (user agent, key)."""
    try:
        return _build(operation, values, base_url, headers or {})
    except WireError as problem:
        if problem.operation:
            raise
        raise WireError(str(problem), operation=operation.get("id", ""), place=problem.place) from None


def _build(
    operation: Mapping[str, Any], values: Mapping[str, Any], base_url: str, own: Mapping[str, str]
) -> WireRequest:
    parameters = [
        p for p in operation.get("parameters", ()) if not (p["in"] == "header" and p["name"].lower() in _OWN_HEADERS)
    ]
    given = _given(operation, parameters, values, own)
    path, query = _path(operation["path"], parameters, given["path"])
    cookies: list[str] = []
    headers = {name: safe_header(value, f"header.{name}") for name, value in own.items()}
    headers.setdefault("Accept", operation.get("accept") or "*/*")
    for parameter in parameters:
        name, where = parameter["name"], parameter["in"]
        if where == "path" or name not in given[where] or is_absent(parameter, given[where][name]):
            continue
        value = given[where][name]
        if where == "query":
            query.extend(query_texts(parameter, value))
        elif where == "cookie":
            cookies.extend(cookie_texts(parameter, value))
        else:
            _check_name(name)
            headers = {n: text for n, text in headers.items() if n.lower() != name.lower()}
            headers[name] = header_text(parameter, value)
    if cookies:
        # a header parameter named Cookie is odd but legal
        before = next((headers.pop(name) for name in list(headers) if name.lower() == "cookie"), None)
        headers["Cookie"] = "; ".join([before, *cookies] if before else cookies)
    media, content = _body(operation, values)
    if media is not None:
        headers["Content-Type"] = media
    url = join_url(server_url(operation, base_url), path + ("?" + "&".join(query) if query else ""))
    return WireRequest(operation["method"].upper(), url, tuple(headers.items()), content)


def _given(
    operation: Mapping[str, Any], parameters: list[Any], values: Mapping[str, Any], own: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """The values by place; every unknown and every missing name at once."""
    problems = [f"unknown place {place!r}" for place in values if place not in (*_PLACES, "body", "media")]
    given: dict[str, dict[str, Any]] = {}
    named = {name.lower() for name in own}
    first_place = ""
    for place in _PLACES:
        known = [parameter["name"] for parameter in parameters if parameter["in"] == place]
        by_lower = {name.lower(): name for name in known} if place == "header" else {}
        found = {by_lower.get(name.lower(), name): value for name, value in (values.get(place) or {}).items()}
        given[place] = found
        for name in found:
            if name not in known:
                accepted = ", ".join(known) or "none"
                problems.append(f"unknown {place} parameter {name!r} (accepted: {accepted})")
        for parameter in parameters:
            name = parameter["name"]
            if parameter["in"] != place or not (parameter.get("required") or place == "path"):
                continue
            if place == "header" and name.lower() in named:
                continue
            if is_absent(parameter, found.get(name)):
                first_place = first_place or f"{place}.{name}"
                problems.append(f"missing required {place} parameter {name!r}")
    if problems:
        raise WireError("; ".join(problems), operation=operation.get("id", ""), place=first_place)
    return given


def _path(template: str, parameters: list[Any], given: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The expanded path and the query that the template itself carries."""
    described = {parameter["name"]: parameter for parameter in parameters if parameter["in"] == "path"}

    def expand(text: str, safe: str) -> str:
        parts = _PLACEHOLDER.split(text)
        for index, part in enumerate(parts):
            if index % 2 == 0:
                parts[index] = quote(part, safe=safe)
            elif part not in described or part not in given:
                raise WireError(f"missing required path parameter {part!r}", place=f"path.{part}")
            else:
                parts[index] = path_text(described[part], given[part])
        return "".join(parts)

    route, mark, fixed = template.partition("?")
    segments = []
    for segment in route.split("/"):
        expanded = expand(segment, _PATH_SAFE)
        # httpx, proxies and servers remove dot segments, so `..` would reach another operation
        if "{" in segment and unquote(expanded) in ("", ".", ".."):
            names = ", ".join(_PLACEHOLDER.findall(segment))
            raise WireError(f"path.{names}: {unquote(expanded)!r} would change the path", place=f"path.{names}")
        segments.append(expanded)
    path = "/".join(segments)
    if path and not path.startswith("/"):
        path = "/" + path
    return path, [expand(fixed, _QUERY_SAFE)] if mark and fixed else []


def _body(operation: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[str | None, bytes | None]:
    described = operation.get("body")
    if "body" not in values:
        if not described or not described.get("required"):
            return None, None
        if "empty" not in described:
            raise WireError("missing required body", place="body")
        # nothing in it is required: nothing given is said as the body that says nothing
        values = {**values, "body": described["empty"]}
    if not described:
        raise WireError("takes no body", place="body")
    if described.get("never_empty") and values["body"] == {}:
        return None, None  # this desk refuses `{}`; a request without a body says the same
    chosen, details = _media(described, values)
    if details is None:
        raise WireError(
            f"media type {chosen!r} is not accepted (accepted: {', '.join(described['media'])})", place="media"
        )
    return encode_body(chosen, details, values["body"])


def _media(described: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any] | None]:
    """The media type of the body and what is known of it; None for one that the operation does not take."""
    medias: Mapping[str, Mapping[str, Any]] = described["media"]
    chosen = values.get("media") or next(iter(medias))
    for media, details in medias.items():
        if chosen == media or (media.endswith("/*") and chosen.startswith(media.removesuffix("*"))):
            return chosen, details
    return chosen, None


def body_room(operation: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """The kind of body that a log-in can add members to ("json", "form", "multipart"), or "" where there is none."""
    described = operation.get("body")
    # many servers never read the body of a GET, whatever the document says
    if not described or operation["method"].upper() in ("GET", "HEAD"):
        return ""
    kind = str((_media(described, values)[1] or {}).get("kind", "json"))
    return kind if kind in ("json", "form", "multipart") else ""


def _check_name(name: str) -> None:
    if not _TOKEN.fullmatch(name):
        raise WireError(f"header.{name}: not a header name", place=f"header.{name}")


def server_url(operation: Mapping[str, Any], base_url: str) -> str:
    """The base URL, or the operation's own server path on the base URL's origin (never another origin)."""
    if not operation.get("server"):
        return base_url
    path = httpx.URL(operation["server"]).raw_path.decode("ascii").partition("?")[0].rstrip("/")
    base = _parsed(base_url)
    return f"{base.scheme}://{base.netloc.decode('ascii')}{path}"


@lru_cache(maxsize=256)
def join_url(base_url: str, target: str) -> httpx.URL:
    """The base URL with this exact path and query appended; a WireError if a byte of it would change."""
    base = _parsed(base_url)
    raw = base.raw_path.decode("ascii").partition("?")[0].rstrip("/") + target
    if not raw.startswith("/"):
        raw = "/" + raw
    try:
        url = base.copy_with(raw_path=raw.encode("ascii"), fragment=None)
    except (httpx.InvalidURL, UnicodeEncodeError) as problem:
        raise WireError(f"the URL cannot be sent: {problem}") from None
    if url.raw_path.decode("ascii") != raw:
        raise WireError(f"the path would be changed on its way: {target.partition('?')[0]!r}")
    return url


@lru_cache(maxsize=64)
def _parsed(base_url: str) -> httpx.URL:
    return httpx.URL(base_url)


__all__ = [
    "WireRequest",
    "body_room",
    "build_request",
    "join_url",
    "request_values",
    "safe_cookie",
    "safe_header",
    "server_url",
]

"""Proposing helpdesk.toml: what a document says of its address and its log-ins, as the settings of a desk.

Refuses to guess an address that the document does not say, and never holds a secret: only names of variables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .connect_settings import header_for
from .pointer import follow
from .settings import can_travel
from .text import clean_prose

#: What a trial's variables begin with.
TRIAL = "DESKWRIGHT"
#: Authentication schemes of HTTP that need an exchange: a value alone cannot speak them.
_EXCHANGED = {"digest", "negotiate", "ntlm", "hoba", "mutual", "scram-sha-1", "scram-sha-256", "dpop", "vapid"}
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_LONG = 200


@dataclass(frozen=True, slots=True)
class Login:
    """How one security scheme of a document can be met: its variable, and what the settings must say of it."""

    scheme: str
    variable: str
    kind: str
    """For people: `bearer token`, `user:password`, `key in header X-Key`."""
    about: str = ""
    override: Mapping[str, Any] = field(default_factory=dict)
    """What stands under [schemes.NAME]."""
    env: Mapping[str, str] = field(default_factory=dict)
    """Part of the credential -> variable."""

    def as_data(self) -> dict[str, Any]:
        """What the server needs to take it from a command line."""
        return {"scheme": self.scheme, "variable": self.variable, "kind": self.kind, "env": dict(self.env)}


@dataclass(frozen=True, slots=True)
class Address:
    """What a document says of where its API lives; `url` is None where it is not a whole address."""

    url: str | None
    said: tuple[str, ...] = ()
    """Every server, with its variables' defaults."""
    choices: tuple[str, ...] = ()
    """`region: eu, us (default eu)` for each variable of the first server."""


def propose_settings(
    desk_id: str,
    document: Mapping[str, Any],
    base_url: str | None = None,
    *,
    prefix: str = TRIAL,
    logins: Iterable[Login] | None = None,
    optional: bool = True,
    extra: str = "",
) -> str:
    """The text of a helpdesk.toml; `document` is OpenAPI as a reader gives it. `extra`: tables of its kind of input."""
    info = document.get("info") if isinstance(document.get("info"), dict) else {}
    title = one_line(str((info or {}).get("title") or "")) or desk_id
    address = read_address(document)
    found = list(propose_logins(document, prefix=prefix) if logins is None else logins)
    lines = [f"title = {toml(title)}"]
    if about := one_line(str((info or {}).get("summary") or "")):
        lines.append(f"about = {toml(about)}")
    lines += ["", "[base_url]", f"env = {toml(f'{prefix}_BASE_URL')}"]
    default = base_url or address.url
    if default:
        lines.append(f"default = {toml(default)}")
    for choice in address.choices:
        lines.append(f"# the address has a variable, {one_line(choice)}")
    for other in address.said[1:]:
        lines.append(f"# the document also names {one_line(other)}")
    brought: set[str | None] = set()
    for login in found:
        if login.override:
            lines += ["", f"[schemes.{toml_key(login.scheme)}]"]
            lines += [f"{toml_key(key)} = {toml(value)}" for key, value in login.override.items()]
        lines += ["", "[[credentials]]", f"name = {toml(login.scheme)}", f"scheme = {toml(login.scheme)}"]
        lines.append(f"env = {toml(dict(login.env))}")
        lines.append(f"about = {toml('; '.join(filter(None, (login.kind, login.about))))}")
        if optional:
            lines.append("optional = true")
        headers = {part: header_for(variable) for part, variable in login.env.items()}
        if prefix != TRIAL and all(headers.values()) and not brought & set(headers.values()):
            brought |= set(headers.values())
            lines.append(f"inbound = {toml({'headers': headers})}")
    return "\n".join(lines) + "\n" + (f"\n{extra}" if extra else "")


def propose_logins(document: Mapping[str, Any], *, prefix: str = TRIAL) -> list[Login]:
    """A variable for each security scheme that a client can speak, in the document's order."""
    components = document.get("components")
    declared = components.get("securitySchemes") if isinstance(components, dict) else None
    taken: set[str] = set()
    logins = []
    for name, scheme in declared.items() if isinstance(declared, dict) else ():
        told = _resolved(document, scheme)
        found = _spoken(told)
        if found is None:
            continue
        kind, override = found
        if told is not scheme:  # the settings read no references: what stands behind it is written out
            override = {key: told[key] for key in ("type", "in", "name", "scheme") if key in told} | override
        start = f"{prefix}_CREDENTIAL" if prefix == TRIAL else prefix
        variable = free_variable(f"{start}_{variable_word(str(name))}", taken)
        about = one_line(str(told.get("description") or ""))
        logins.append(Login(str(name), variable, kind, about, override, {"value": variable}))
    return logins


def _resolved(document: Mapping[str, Any], scheme: Any) -> dict[str, Any]:
    """A security scheme behind a reference of the same document."""
    for _ in range(8):
        if not (isinstance(scheme, dict) and isinstance(scheme.get("$ref"), str)):
            break
        try:
            scheme = follow(document, scheme["$ref"].removeprefix("#")) if scheme["$ref"].startswith("#") else {}
        except KeyError:
            scheme = {}
    # what stands behind a reference nobody has mended yet
    texts = ("type", "in", "name", "scheme")
    if not isinstance(scheme, dict) or all(isinstance(scheme.get(key, ""), str) for key in texts):
        return scheme if isinstance(scheme, dict) else {}
    return {key: value for key, value in scheme.items() if key not in texts or isinstance(value, str)}


def _spoken(scheme: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """How to send it (for people), and what the settings say of it beside the document; None where nobody can."""
    kind = scheme.get("type")
    if kind == "apiKey" and (place := scheme.get("in", "header")) in {"header", "query", "cookie"}:
        name = str(scheme.get("name", "Authorization"))
        return (f"key in {place} {one_line(name)}", {}) if can_travel(place, name) else None
    if kind == "http":
        word = str(scheme.get("scheme") or "")
        if word.lower() == "bearer":
            return "bearer token", {}
        if word.lower() == "basic":
            return "user:password", {}
        if _TOKEN.fullmatch(word) and word.lower() not in _EXCHANGED:
            # Any other scheme of one value is a word before it.
            said = {"type": "apiKey", "in": "header", "name": "Authorization", "prefix": f"{word} "}
            return f"what follows {word} in Authorization", said
    if kind in {"oauth2", "openIdConnect"}:
        return "access token", {"type": "http", "scheme": "bearer"}
    return None


def client_credentials(document: Mapping[str, Any], scheme: str) -> str | None:
    """The token endpoint of a scheme that a client can ask by itself."""
    declared = _resolved(document, ((document.get("components") or {}).get("securitySchemes") or {}).get(scheme))
    flow = (declared.get("flows") or {}).get("clientCredentials") if isinstance(declared.get("flows"), dict) else None
    url = flow.get("tokenUrl") if isinstance(flow, dict) else None
    return str(url) if url else None


def asks_for_nothing(document: Mapping[str, Any]) -> bool:
    """Whether a document that declares log-ins never says where one is needed: its author forgot to."""
    if "security" in document:
        return False
    return not any(
        "security" in operation
        for item in (document.get("paths") or {}).values()
        if isinstance(item, dict)
        for operation in item.values()
        if isinstance(operation, dict)
    )


def read_address(document: Mapping[str, Any]) -> Address:
    """The document's servers; the first is its address where that is whole."""
    listed = document.get("servers") if isinstance(document.get("servers"), list) else ()
    servers = [server for server in listed or () if isinstance(server, dict) and server.get("url")]
    said = tuple(with_defaults(server) for server in servers)
    choices: list[str] = []
    variables = servers[0].get("variables") if servers else None
    for name, variable in variables.items() if isinstance(variables, dict) else ():
        if isinstance(variable, dict):
            enum = variable.get("enum")
            words = ", ".join(map(str, enum)) if isinstance(enum, list) else ""
            choices.append(f"{name}: {words + ' ' if words else ''}(default {variable.get('default')})")
    whole = said[0] if said and is_whole(said[0]) else None
    return Address(whole, said, tuple(choices))


def with_defaults(server: Mapping[str, Any]) -> str:
    """The address of a server with its variables' defaults; one without a default stays as it is."""
    variables = server.get("variables")
    variables = variables if isinstance(variables, dict) else {}

    def value(found: re.Match[str]) -> str:
        variable = variables.get(found[1])
        default = variable.get("default") if isinstance(variable, dict) else None
        return found[0] if default is None else str(default)

    return _VARIABLE.sub(value, str(server.get("url") or "")).strip()


def is_whole(url: str) -> bool:
    """Whether requests can be sent to an address as it stands."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc or "{" in url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and url.isascii() and url.isprintable()


# --- words ---------------------------------------------------------------------------------------------------------


def variable_word(name: str) -> str:
    """A name as part of a variable: upper case, everything else `_`."""
    word = "".join(char if char.isascii() and char.isalnum() else "_" for char in name).upper()
    return word or "SCHEME"


def free_variable(wanted: str, taken: set[str]) -> str:
    """The variable, numbered where another scheme has it; noted as taken."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    taken.add(name)
    return name


def desk_named(text: str, limit: int = 32) -> str:
    """A desk's id from a title or a file name; empty where nothing of it can be one."""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    name = ""
    for word in words:
        longer = f"{name}_{word}" if name else word
        if len(longer) > limit:
            break
        name = longer
    name = name or (words[0][:limit] if words else "")
    return f"desk_{name}"[:limit] if name[:1].isdigit() else name


def one_line(text: str, limit: int = _LONG) -> str:
    """A text of the document for one line of a file or a message."""
    line = " ".join(clean_prose(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def toml_key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else toml(name)


def toml(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{toml_key(str(key))} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(item) for item in value) + "]"
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    # TOML's strings are JSON's, but for DEL, which has no place in them, and halves of a pair, which no file has.
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

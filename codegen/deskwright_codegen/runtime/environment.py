"""Settings of a connection, read from environment variables: base URL, credentials, timeout, certificates, instances.

Refuses to start with half of them: every missing or wrong variable is named at once, and never a value.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ConfigurationError
from .ways import choosing_variables, chosen_ways, credential_variables, wrong_choices

_ON, _OFF = frozenset({"", "true", "1", "yes", "on"}), frozenset({"false", "0", "no", "off"})
_HOST = re.compile(rb"[a-z0-9._:-]+")
# An address in its normal form already: a name or this machine, no default port, no dots as a segment.
_PLAIN = re.compile(
    r"https?://"
    r"(?:127\.0\.0\.1|(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z][a-z0-9]{0,62})"
    r"(?!:(?:80|443)(?!\d))(?::(?:[1-9]\d{0,3}|[1-5]\d{4}))?"
    r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9_.~-]*)*"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How one instance is reached.

    `credentials` holds environment names and their values, those that choose between credentials included.
    `verify`: True, False, or the path of a CA file. `web`: what links to the desk's pages begin with.
    """

    instance: str
    base_url: str
    timeout: float
    credentials: Mapping[str, str] = field(repr=False)
    verify: bool | str = True
    web: str | None = None


def read_settings(connection: Mapping[str, Any], environ: Mapping[str, str], instance: str | None = None) -> Settings:
    """The settings of one instance; the first one without a name."""
    everything = read_instances(connection, environ)
    if instance is None:
        return next(iter(everything.values()))
    if instance not in everything:
        raise ConfigurationError(f"no instance {instance!r}; configured: {', '.join(everything)}")
    return everything[instance]


def read_instances(connection: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Settings]:
    """All instances by name, the default first; one entry where the connection knows no instances."""
    if connection.get("local"):
        raise ConfigurationError(
            "this desk lives in a process and has no address: give base_url, credential={} and the transport that "
            "leads to it, such as httpx.ASGITransport(app)"
        )
    described = connection.get("instances")
    text = environ.get(described["env"], "").strip() if described else ""
    base = connection["base_url"]
    plain_names = [base["env"], *credential_variables(connection)]
    found: dict[str, Settings] = {}
    if not text or any(environ.get(name, "").strip() for name in plain_names):
        name = environ.get(described.get("name_env") or "", "").strip() if described else ""
        found[name or "default"] = _plain_settings(connection, environ, name or "default")
    if described and text:
        for name, settings in _listed_settings(connection, environ, described, text).items():
            found.setdefault(name, settings)
    return found


def read_timeout(connection: Mapping[str, Any], environ: Mapping[str, str]) -> float:
    """Seconds; a value that is not a positive number is refused."""
    described = connection.get("timeout") or {}
    text = environ.get(described.get("env") or "", "").strip()
    if not text:
        return float(described.get("default") or 30)
    try:
        value = float(text) / (1000 if described.get("unit") == "ms" else 1)
    except ValueError:
        value = math.nan
    if not (0 < value < 1e6):
        unit = "milliseconds" if described.get("unit") == "ms" else "seconds"
        raise ConfigurationError(problems=[f"{described['env']} is not a positive number of {unit}"])
    return value


def read_verification(connection: Mapping[str, Any], environ: Mapping[str, str]) -> bool | str:
    """How certificates are checked: True, False, or the path of a CA file that can be read."""
    described = connection.get("tls") or {}
    verify_env, ca_env = described.get("verify_env") or "", described.get("ca_env") or ""
    word, path = environ.get(verify_env, "").strip().casefold(), environ.get(ca_env, "").strip()
    problems = []
    if word not in _ON | _OFF:
        problems.append(f"{verify_env} must be true or false")
    if path and word in _OFF:
        problems.append(f"{verify_env} is off and {ca_env} is set: leave one of them out")
    elif path:
        path = str(Path(path).expanduser())
        try:
            with Path(path).open("rb") as file:
                file.read(1)
        except (OSError, ValueError) as problem:
            problems.append(f"{ca_env}: the file cannot be read ({type(problem).__name__})")
    if problems:
        raise ConfigurationError(problems=problems)
    return path or word not in _OFF


def clean_base_url(connection: Mapping[str, Any], text: str, name: str = "base_url") -> str:
    """The base URL without trailing slashes and with the connection's `append`, which is never doubled."""
    base_url, append = _clean_url(text, name), _appended(connection)
    path = base_url.split("/", 3)[3:]
    return base_url if append and f"/{''.join(path)}".endswith(append) else base_url + append


def _clean_url(text: str, name: str) -> str:
    """An address without trailing slashes; one with a password, a query or a fragment is refused."""
    if _PLAIN.fullmatch(text) and len(text) < 1_000:
        return text.rstrip("/")  # what httpx would make of it, without loading httpx
    import httpx  # here, because settings are read by commands that send nothing

    problem = ""
    try:
        # parsed twice: httpx drops the default port of `HTTPS://` only once the scheme is in lower case
        url = httpx.URL(str(httpx.URL(text.strip())))
    except (httpx.InvalidURL, ValueError):
        raise ConfigurationError(problems=[f"{name} is not a URL"]) from None
    if url.scheme not in ("http", "https") or not _HOST.fullmatch(url.raw_host):
        problem = "must begin with https:// or http:// and name a host"
    elif url.userinfo:
        problem = "must not hold a user name or password"
    elif url.query or url.fragment:
        problem = "must not hold a query or a fragment"
    if problem:
        raise ConfigurationError(problems=[f"{name} {problem}"])
    return f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii').rstrip('/')}"


def _appended(connection: Mapping[str, Any]) -> str:
    append = ((connection.get("base_url") or {}).get("append") or "").strip("/")
    return f"/{append}" if append else ""


def _web(connection: Mapping[str, Any], base_url: str, given: str = "") -> str | None:
    """What links begin with: the address that was given, else the base URL up to `before`, without `append`."""
    described = connection.get("web")
    if not described:
        return None
    if given:
        return _clean_url(given, described["env"])
    if before := described.get("before"):
        start, found, _ = base_url.partition(before)
        # another address than the usual one, behind a proxy perhaps: nobody knows where people look
        return start.rstrip("/") if found else None
    return base_url.removesuffix(_appended(connection))


def _plain_settings(connection: Mapping[str, Any], environ: Mapping[str, str], instance: str) -> Settings:
    missing: list[str] = []
    problems: list[str] = []
    base = connection["base_url"]
    base_url = environ.get(base["env"], "").strip() or base.get("default") or ""
    about = ""
    if base_url:
        try:
            base_url = clean_base_url(connection, base_url, base["env"])
        except ConfigurationError as problem:
            problems.extend(problem.problems)
    else:
        missing.append(base["env"])
        about = f"for example {base['example']}" if base.get("example") else ""
    given = _credentials(connection, environ)
    problems.extend(wrong_choices(connection, given))
    ways = chosen_ways(connection, given)
    complete = any(all(given.get(name) for name in way["env"].values()) for way in ways)
    # a half-given way is the one that was meant
    begun = [way for way in ways if any(given.get(name) for name in way["env"].values())]
    if ways and not complete and (begun or not all(way.get("optional") for way in ways)):
        meant = begun or ways
        missing.extend(name for name in meant[0]["env"].values() if not given.get(name))
        others = " or ".join(" and ".join(way["env"].values()) for way in meant[1:])
        told = [f"or instead {others}" if others else "", meant[0].get("about", "")]
        about = "; ".join(text for text in [about, *told] if text)
    problems.extend(
        f"{name} holds a line break or another control character"
        for name, value in given.items()
        if not value.isprintable()
    )
    timeout, web = 0.0, None
    verify: bool | str = True
    try:
        timeout = read_timeout(connection, environ)
    except ConfigurationError as problem:
        problems.extend(problem.problems)
    try:
        verify = read_verification(connection, environ)
    except ConfigurationError as problem:
        problems.extend(problem.problems)
    try:
        web = _web(connection, base_url, environ.get((connection.get("web") or {}).get("env") or "", "").strip())
    except ConfigurationError as problem:
        problems.extend(problem.problems)
    if missing or problems:
        raise ConfigurationError(missing=missing, problems=problems, about=about)
    return Settings(instance, base_url, timeout, given, verify, web)


def _listed_settings(
    connection: Mapping[str, Any], environ: Mapping[str, str], described: Mapping[str, Any], text: str
) -> dict[str, Settings]:
    variable = described["env"]
    if not text.startswith("{"):
        try:
            text = Path(text).expanduser().read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            raise ConfigurationError(
                problems=[f"{variable}: the file cannot be read ({type(problem).__name__})"]
            ) from None
    try:
        listed = json.loads(text)
    except ValueError:
        raise ConfigurationError(problems=[f"{variable} is not valid JSON"]) from None
    if not isinstance(listed, dict) or not listed:
        raise ConfigurationError(problems=[f"{variable} must be a JSON object of name to settings"])
    timeout, verify = read_timeout(connection, environ), read_verification(connection, environ)
    problems: list[str] = []
    found: dict[str, Settings] = {}
    keys: Mapping[str, str] = described.get("credential_keys") or {}
    choosing = choosing_variables(connection)
    choices = {env: word for env in choosing if (word := environ.get(env, "").strip())}
    for name, entry in listed.items():
        where = f"{variable}[{json.dumps(name)}]"
        if not isinstance(entry, dict):
            problems.append(f"{where} must be an object")
            continue
        names = (described["base_key"], *keys)
        absent = [key for key in names if not (isinstance(entry.get(key), str) and entry[key].strip())]
        credentials = choices | {env: str(entry[key]).strip() for key, env in keys.items() if key not in absent}
        problems.extend(f"{where}: {problem}" for problem in wrong_choices(connection, credentials))
        # what another way to log in would need is not missing
        needless = {name for name in credential_variables(connection) if choosing} - {
            name for way in chosen_ways(connection, credentials) for name in way["env"].values()
        }
        lacking = [key for key in absent if keys.get(key) not in {*choosing, *needless}]
        problems.extend(f"{where}.{key} is missing" for key in lacking)
        problems.extend(
            f"{where}.{key} holds a control character"
            for key, env in keys.items()
            if not credentials.get(env, "").isprintable()
        )
        if described["base_key"] in lacking:
            continue
        try:
            base_url = clean_base_url(connection, entry[described["base_key"]], f"{where}.{described['base_key']}")
        except ConfigurationError as problem:
            problems.extend(problem.problems)
            continue
        found[name] = Settings(name, base_url, timeout, credentials, verify, _web(connection, base_url))
    if problems:
        raise ConfigurationError(problems=problems)
    return found


def _credentials(connection: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, str]:
    names = [*credential_variables(connection), *choosing_variables(connection)]
    return {name: environ[name].strip() for name in names if environ.get(name, "").strip()}


__all__ = ["Settings", "clean_base_url", "read_instances", "read_settings", "read_timeout", "read_verification"]

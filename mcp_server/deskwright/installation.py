"""One installation of a desk as `doctor` sees it: what its variables say, and what was found out about it.

Refuses to show a value: variables appear by name, an address by its host.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from deskwright.catalogue import Catalogue
from deskwright.errors import SetupError
from deskwright.placeholders import is_placeholder
from deskwright.policy import UNKNOWN_GRANTS, Decision, Grants
from deskwright.settings import Instance, credential_variables, read_defaults, read_instances

Status = Literal["ok", "problem", "warning", "unknown"]
State = Literal["present", "missing", "forbidden", "failed", "undescribed", "untried"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; a problem has a way out."""

    group: str
    status: Status
    text: str
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A named tool that these switches and this token do not allow."""

    tool: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Tried:
    """One operation that was asked for: is it there, may this log-in use it."""

    operation: str
    route: str | None
    state: State
    about: str = ""


@dataclass(slots=True)
class Installation:
    """One installation: how it is reached (None: it cannot be), and what was found out about it.

    `address` and `secrets` are what its address and its credential are called where a person sets them.
    """

    name: str
    instance: Instance | None = None
    credential: str | None = None
    address: str = "the address"
    secrets: tuple[str, ...] = ()
    checks: list[Check] = field(default_factory=list)
    grants: Grants = UNKNOWN_GRANTS
    allowed: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    tried: list[Tried] = field(default_factory=list)
    made: dict[str, Any] | None = None
    """What --write made: its id, links, who sees it."""

    @property
    def host(self) -> str | None:
        return origin(urlsplit(self.instance.base_url)) if self.instance else None

    @property
    def fine(self) -> bool:
        return not any(check.status == "problem" for check in self.checks)

    def add(self, group: str, status: Status, text: str, fix: str | None = None) -> None:
        self.checks.append(Check(group, status, text, fix))

    def has(self, status: Status, *groups: str) -> bool:
        """Is there a check of that status in one of these groups?"""
        return any(check.status == status and check.group in groups for check in self.checks)


def read_installations(
    catalogue: Catalogue, environ: Mapping[str, str], unfilled: Collection[str] = ()
) -> list[Installation]:
    """Every configured installation, the plain pair of variables first; `unfilled` hold a placeholder."""
    connection = catalogue.connection
    setting = connection.get("instances") or {}
    several = bool(setting.get("env") and environ.get(setting["env"], "").strip())
    plain = [name for name in (connection["base_url"].get("env"), *credential_variables(connection)) if name]
    found = []
    if not several or any(environ.get(name, "").strip() or name in unfilled for name in plain):
        found.append(_plain_installation(catalogue, environ, unfilled))
    if several:
        named = {name: value for name, value in environ.items() if name not in plain}
        known = {installation.name for installation in found}
        found += [i for i in _named_installations(catalogue, named) if i.name not in known]
    return found


def _plain_installation(catalogue: Catalogue, environ: Mapping[str, str], unfilled: Collection[str]) -> Installation:
    connection = catalogue.connection
    setting = connection.get("instances") or {}
    name_env = setting.get("name_env")
    found = Installation((environ.get(name_env, "").strip() if name_env else "") or "default")
    found.address = str(connection["base_url"].get("env") or found.address)
    _check_base_url(found, connection["base_url"], environ, unfilled)
    _check_credentials(found, connection, environ, unfilled)
    _check_others(found, catalogue, environ)
    if not found.fine:
        return found
    without = {name: value for name, value in environ.items() if name != setting.get("env")}
    try:
        found.instance = read_instances(catalogue, without)[0]
    except SetupError as problem:
        for text in _setup_faults(problem):
            found.add("configuration", "problem", text, "correct what is named")
        return found
    _warn_of_plain_http(found)
    _tell_defaults(found, catalogue)
    return found


def _named_installations(catalogue: Catalogue, environ: Mapping[str, str]) -> list[Installation]:
    name = catalogue.connection["instances"]["env"]
    try:
        instances = read_instances(catalogue, environ)
    except SetupError as problem:
        broken = Installation(name)
        for text in _setup_faults(problem):
            broken.add("configuration", "problem", text, f"correct {name}")
        return [broken]
    found = []
    for instance in instances:
        one = Installation(instance.name, instance, address=f"the address in {name}", secrets=(name,))
        one.add("configuration", "ok", f"{name} has it: {one.host}")
        for variable, value in instance.credentials.items():
            if fault := value_fault(variable, value, secret=True):
                one.add("configuration", "problem", *fault)
        _warn_of_plain_http(one)
        found.append(one)
    return found


def _setup_faults(problem: SetupError) -> list[str]:
    from helpdesks._client.errors import ConfigurationError

    cause = problem.__cause__
    if not isinstance(cause, ConfigurationError):
        return [str(problem)]
    return [*(f"{name} is not set" for name in cause.missing), *cause.problems] or [str(cause)]


def _check_base_url(
    found: Installation, base: Mapping[str, Any], environ: Mapping[str, str], unfilled: Collection[str]
) -> None:
    name = base.get("env")
    value = environ.get(name, "").strip() if name else ""
    if name in unfilled:
        found.add("configuration", "problem", *_unfilled_fault(str(name)))
    elif value and name:
        faults = [fault] if (fault := value_fault(name, value, secret=False)) else []
        for text, fix in faults or base_url_faults(name, value):
            found.add("configuration", "problem", text, fix)
        if found.fine:
            found.add("configuration", "ok", f"{name} is set: {origin(urlsplit(value))}")
    elif base.get("default"):
        host = origin(urlsplit(str(base["default"])))
        found.add("configuration", "ok", f"{name or 'the address'} is the built-in one: {host}")
    else:
        example = base.get("example") or "https://helpdesk.example.com"
        found.add("configuration", "problem", f"{name} is not set", f"set it to the address, as in {example}")


def _check_credentials(
    found: Installation, connection: Mapping[str, Any], environ: Mapping[str, str], unfilled: Collection[str]
) -> None:
    from helpdesks._client.ways import choosing_variables, chosen_ways, wrong_choices

    if not connection.get("credentials"):
        found.add("configuration", "ok", "this desk needs no credential")
        return
    if wrong := wrong_choices(connection, environ):
        for text in wrong:
            found.add("configuration", "problem", text, "correct it, or leave it out")
        # What else is missing is told at once: for the way that counts where nothing is chosen.
        environ = {name: value for name, value in environ.items() if name not in choosing_variables(connection)}
    ways = chosen_ways(connection, environ)

    def is_set(name: str) -> bool:
        return bool(environ.get(name, "").strip())

    complete = next((way for way in ways if all(is_set(name) for name in way["env"].values())), None)
    if complete is not None:
        found.credential = str(complete["name"])
        names = list(complete["env"].values())
        found.secrets = tuple(names)
        faults = [fault for name in names if (fault := value_fault(name, environ[name], secret=True))]
        for text, fix in faults:
            found.add("configuration", "problem", text, fix)
        if not faults:
            found.add("configuration", "ok", f"{_names(names)} set ({complete['name']})")
        return
    # Of several ways one is enough: where one was begun, the others are no problem.
    begun = [w for w in ways if any(is_set(name) or name in unfilled for name in w["env"].values())]
    for way in ways:
        status: Status = "problem" if way in (begun or ways) else "unknown"
        for name in way["env"].values():
            if name in unfilled:
                found.add("configuration", status, *_unfilled_fault(name))
        missing = [name for name in way["env"].values() if not is_set(name) and name not in unfilled]
        if missing:
            about = str(way.get("about") or "").strip().rstrip(".") or f"set {', '.join(missing)}"
            fix = f"{about}; in the environment or with --env-file FILE"
            found.add("configuration", status, f"{_names(missing)} not set ({way['name']})", fix)


def _check_others(found: Installation, catalogue: Catalogue, environ: Mapping[str, str]) -> None:
    """Variables that need not be set; told beside those that are missing, not one run later."""
    from helpdesks._client.environment import read_timeout, read_verification
    from helpdesks._client.errors import ConfigurationError

    for read in (read_timeout, read_verification):
        try:
            read(catalogue.connection, environ)
        except ConfigurationError as problem:
            for text in problem.problems:
                found.add("configuration", "problem", text, "correct it, or leave it out")
    try:
        read_defaults(catalogue, environ)
    except SetupError as problem:
        text = str(problem).partition(" is not set up: ")[2] or str(problem)
        found.add("configuration", "problem", text, "correct it, or leave it out")


def _tell_defaults(found: Installation, catalogue: Catalogue) -> None:
    """Which arguments a caller may leave out because the operator said what then counts."""
    known = catalogue.connection.get("defaults") or {}
    given = found.instance.defaults if found.instance else {}
    if known:
        is_set = [name for name in known if name in given]
        unset = [name for name in known if name not in given]
        parts = [f"set: {', '.join(is_set)}"] if is_set else []
        parts += [f"not set: {', '.join(unset)}"] if unset else []
        found.add("configuration", "ok", f"defaults of arguments: {'; '.join(parts)}")


def _names(names: Sequence[str]) -> str:
    return f"{', '.join(names)} {'is' if len(names) == 1 else 'are'}"


def _unfilled_fault(name: str) -> tuple[str, str]:
    return (
        f"{name} holds a placeholder that nobody filled in",
        f"set {name} in the environment that the client is started from, or use --env-file FILE",
    )


def value_fault(name: str, value: str, *, secret: bool) -> tuple[str, str] | None:
    """What is wrong with a value as text; the text itself is not shown."""
    if is_placeholder(value):
        return _unfilled_fault(name)
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return f"{name} has quotation marks around it", "leave them away"
    if secret and value.lower().startswith(("bearer ", "token ", "basic ")):
        return (
            f"{name} begins with the word {value.split()[0]}",
            "leave the word away: it is added when sending",
        )
    if secret and any(ord(c) < 32 or ord(c) == 127 for c in value):
        return f"{name} has a control character in it", "copy the value again"
    return None


def base_url_faults(name: str, url: str) -> list[tuple[str, str]]:
    """What cannot be right about an address, before anything is sent there."""
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port >= 0
    except ValueError:
        return [(f"{name} is not an address", "write it as https://host, with a port where it needs one")]
    faults = []
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_number:
        return [(f"{name} does not begin with https:// and a host", "write it as https://helpdesk.example.com")]
    if parts.username or parts.password:
        faults.append((f"{name} has a user or a password in it", "leave it away: credentials have variables"))
    if parts.query or parts.fragment:
        faults.append((f"{name} has a ? or a # in it", "give the address alone"))
    return faults


def _warn_of_plain_http(found: Installation) -> None:
    parts = urlsplit(found.instance.base_url if found.instance else "")
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        found.add(
            "configuration",
            "warning",
            "the address is http://: the credential travels unprotected",
            "use https:// where the desk has it",
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".sandbox")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def origin(parts: SplitResult) -> str:
    """Scheme, host and port; never a user or a password."""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

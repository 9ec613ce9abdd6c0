"""The installations of a desk as the environment and env files describe them.

It tells everything that is missing at once, never prints a value, never mixes the credentials of two
installations, and never overrides a variable that is set.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from deskwright.catalogue import Catalogue
from deskwright.errors import SetupError
from deskwright.placeholders import is_placeholder

__all__ = [
    "Instance",
    "any_variable_set",
    "credential_variables",
    "local_instance",
    "read_address",
    "read_defaults",
    "read_environment",
    "read_instances",
    "sandbox_instance",
]


@dataclass(frozen=True, slots=True)
class Instance:
    """One installation; `credentials` is environment name -> value, and never shown."""

    name: str
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    timeout: float
    # an in-process application (a sandbox) instead of the network
    app: Any = field(default=None, repr=False)
    # what the operator set for arguments that a caller leaves out: variable -> value
    defaults: Mapping[str, Any] = field(default_factory=dict)
    # True, False, or the path of a CA file; what --ca-file and --insecure say comes first
    verify: bool | str = True
    # where people see the desk in a browser, for links; empty if nobody knows
    web: str = ""
    # what an in-process application keeps its data in; empty: in this process' memory
    origin: str = ""

    @property
    def connection(self) -> str:
        """Which helpdesk under which login, for what has to be sent later: another process has the same one or none."""
        if self.app is None:
            return f"sha256:{self.digest}"
        from deskwright.governance.liveness import this_process

        return "sha256:" + hashlib.sha256(f"{self.digest} {self.origin or this_process()}".encode()).hexdigest()

    @property
    def digest(self) -> str:
        """Tells two logins apart without telling what they are."""
        secret = json.dumps([self.base_url, sorted(self.credentials.items())])
        return hashlib.sha256(secret.encode()).hexdigest()


def read_environment(
    environ: Mapping[str, str], env_files: Sequence[Path] = (), explicit: Path | None = None
) -> dict[str, str]:
    """The environment, with what env files add; a variable that is set keeps its value."""
    if explicit is not None and not explicit.is_file():
        raise SetupError(f"--env-file {explicit}: no such file")
    # A client that fills nothing in hands over the placeholder that register wrote: that is "not set".
    result = {name: value for name, value in environ.items() if not is_placeholder(value)}
    for path in ([explicit] if explicit is not None else []) + list(env_files):
        from dotenv import dotenv_values

        try:
            found = dotenv_values(path, interpolate=False)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise SetupError(f"the env file {path} cannot be read: {why}") from None
        for name, value in found.items():
            if value is not None and not is_placeholder(value):
                result.setdefault(name, value)
    return result


def credential_variables(connection: Mapping[str, Any]) -> list[str]:
    """Every variable some credential of the desk is read from."""
    credentials = connection.get("credentials") or ()
    return list(dict.fromkeys(name for credential in credentials for name in credential["env"].values()))


def any_variable_set(catalogue: Catalogue, environ: Mapping[str, str]) -> bool:
    """Has somebody begun to set this desk up? (Without that there is nothing to read.)"""
    connection = catalogue.connection
    names = [connection["base_url"].get("env"), *credential_variables(connection)]
    names.append((connection.get("instances") or {}).get("env"))
    return any(environ.get(name) for name in names if name)


def read_instances(catalogue: Catalogue, environ: Mapping[str, str]) -> list[Instance]:
    """The configured installations, the default first; everything wrong is told in one error."""
    return _read_instances(catalogue, catalogue.connection, environ)


def _read_instances(catalogue: Catalogue, connection: Mapping[str, Any], environ: Mapping[str, str]) -> list[Instance]:
    # The SDK reads the same variables: one reader, so that the two cannot disagree.
    from helpdesks._client import ConfigurationError
    from helpdesks._client import read_instances as read

    try:
        found = read(connection, environ)
    except ConfigurationError as error:
        raise SetupError(f"{catalogue.desk} is not set up: {error}") from error
    defaults = read_defaults(catalogue, environ)
    return [
        Instance(
            name,
            settings.base_url,
            settings.credentials,
            settings.timeout,
            defaults=defaults,
            verify=settings.verify,
            web=settings.web or "",
        )
        for name, settings in found.items()
    ]


def read_address(catalogue: Catalogue, environ: Mapping[str, str]) -> Instance:
    """The default installation without a credential; what chooses between ways to log in is no credential."""
    from helpdesks._client.ways import choosing_variables, wrong_choices

    connection = catalogue.connection
    choices = {name: word for name in choosing_variables(connection) if (word := environ.get(name, "").strip())}
    if wrong := wrong_choices(connection, choices):
        raise SetupError(f"{catalogue.desk} is not set up: {'; '.join(wrong)}")
    described = connection.get("instances") or {}
    if (
        environ.get(described.get("env") or "", "").strip()
        and not environ.get(connection["base_url"]["env"], "").strip()
    ):
        # the addresses stand in a list, beside their credentials
        return replace(read_instances(catalogue, environ)[0], credentials=choices)
    nobody = {**connection, "credentials": [], "instances": None}
    found = _read_instances(catalogue, nobody, environ)[0]
    return replace(found, credentials=choices)


def read_defaults(catalogue: Catalogue, environ: Mapping[str, str]) -> dict[str, Any]:
    """The operator's values for arguments, typed; each wrong one is told, never its value."""
    found: dict[str, Any] = {}
    problems: list[str] = []
    for variable, rule in (catalogue.connection.get("defaults") or {}).items():
        text = environ.get(variable, "").strip()
        if not text:
            continue
        if rule["type"] in ("integer", "number"):
            if not re.fullmatch(r"\d{1,18}", text):
                problems.append(f"{variable} must be a number: it is the default of {rule['argument']}")
                continue
            found[variable] = int(text)
        elif rule["type"] == "boolean":
            if text.lower() not in ("true", "false"):
                problems.append(f"{variable} must be true or false: it is the default of {rule['argument']}")
                continue
            found[variable] = text.lower() == "true"
        else:
            found[variable] = text
    if problems:
        raise SetupError(f"{catalogue.desk} is not set up: {'; '.join(problems)}")
    return found


def local_instance(catalogue: Catalogue, app: Any, base_path: str, origin: str) -> Instance:
    """A desk that lives in this process: no address, no credential."""
    host = catalogue.desk.replace("_", "-")
    timeout = float((catalogue.connection.get("timeout") or {}).get("default") or 30)
    return Instance("local", f"http://{host}.local{base_path}", {}, timeout, app, origin=origin)


def sandbox_instance(environment: Mapping[str, str], catalogue: Catalogue, app: Any, base_path: str) -> Instance:
    """An installation that is an application in this process."""
    connection = catalogue.connection
    host = catalogue.desk.replace("_", "-")
    base = f"http://{host}.sandbox{base_path}"
    from helpdesks._client.ways import choosing_variables

    names = [*credential_variables(connection), *choosing_variables(connection)]
    credentials = {name: value for name, value in environment.items() if name in names}
    timeout = float((connection.get("timeout") or {}).get("default") or 30)
    before = (connection.get("web") or {}).get("before")
    web = base.partition(before)[0] if before and before in base else ""
    return Instance("sandbox", base, credentials, timeout, app, defaults=read_defaults(catalogue, environment), web=web)

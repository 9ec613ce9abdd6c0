# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""Who a request is from: the credential that an operation's security asks for.

Refuses to send any credential with an operation whose security is [], and a choice between credentials that
none of them answers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .errors import ConfigurationError, WireError
from .fetched import Fetched, OAuthToken, Session
from .proofs import Proof, static_proof
from .said import written_forms
from .styles import utf8
from .ways import choosing_variables, chosen_ways, wrong_choices


class Login:
    """The usable credentials of one connection, and which of them an operation gets."""

    def __init__(
        self,
        connection: Mapping[str, Any],
        credentials: Mapping[str, str],
        base_url: str,
        clock: Callable[[], float],
    ) -> None:
        if problems := wrong_choices(connection, credentials):
            raise ConfigurationError(problems=problems)
        append = "/" + ((connection.get("base_url") or {}).get("append") or "").strip("/")
        root = base_url.removesuffix(append)
        self._connection = connection
        self._schemes: Mapping[str, Any] = connection.get("schemes") or {}
        self._ways = chosen_ways(connection, credentials)
        self._proofs: dict[str, Proof | Fetched] = {}
        self._order: list[str] = []
        open_words = choosing_variables(connection)
        self._secrets = {value for name, value in credentials.items() if value and name not in open_words}
        for way in self._ways:
            name, env = way["scheme"], way["env"]
            if name in self._proofs or not all(credentials.get(variable) for variable in env.values()):
                continue
            values = {part: credentials[variable] for part, variable in env.items()}
            try:
                for value in values.values():
                    utf8(value, "credential")
                proof = self._proof(name, values, base_url, root, clock)
            except WireError:
                raise ConfigurationError(
                    problems=[f"{', '.join(env.values())}: holds characters that cannot be sent"]
                ) from None
            self._order.append(name)
            self._proofs[name] = proof
            if isinstance(proof, Proof):
                self._secrets.update(value for _, value in proof.headers)
        self._secrets = set().union(*map(written_forms, self._secrets))

    def _proof(
        self, name: str, values: Mapping[str, str], base_url: str, root: str, clock: Callable[[], float]
    ) -> Proof | Fetched:
        scheme = self._schemes[name]
        if scheme["type"] == "oauth2" and "value" not in values:
            return OAuthToken(scheme, values, base_url, root, clock)
        if scheme["type"] == "session":
            return Session(scheme, values, base_url, clock)
        return static_proof(scheme, values)

    def __repr__(self) -> str:
        return f"<Login {', '.join(self._order) or 'none'}>"

    @property
    def secrets(self) -> set[str]:
        """Everything that must never stand in a message."""
        return self._secrets.union(*(proof.secrets for proof in self._proofs.values() if isinstance(proof, Fetched)))

    @property
    def session(self) -> Session:
        """The session that this connection opens; a ConfigurationError where there is none."""
        for proof in self._proofs.values():
            if isinstance(proof, Session):
                return proof
        ways = [way for way in self._ways if self._schemes[way["scheme"]]["type"] == "session"]
        if ways and not self._proofs:
            raise _missing(ways, "a session")
        raise ConfigurationError("this connection opens no session: every request carries its own log-in")

    def for_operation(self, operation: Mapping[str, Any]) -> list[Proof | Fetched]:
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
        proofs = [self._proofs[name] for name in best]
        if sum(isinstance(proof, Fetched) for proof in proofs) > 1:
            raise ConfigurationError(f"{operation.get('id', 'this operation')} needs two log-ins that must be fetched")
        return proofs

    def _unmet(self, operation: Mapping[str, Any], security: Iterable[Iterable[str]]) -> ConfigurationError:
        what = operation.get("id", "this operation")
        schemes = {name for names in security for name in names}
        ways = [way for way in self._ways if way["scheme"] in schemes]
        if ways:
            return _missing(ways, what)
        others = [way.get("when") for way in self._connection.get("credentials", ()) if way["scheme"] in schemes]
        if others:
            words = dict.fromkeys(f"{when['env']}={when['is']}" if when else "the default one" for when in others)
            return ConfigurationError(f"{what} needs another way to log in: {' or '.join(words)}")
        return ConfigurationError(
            f"{what} needs the log-in {' or '.join(sorted(schemes))}, "
            "which this desk's connection has no credential for"
        )


def _missing(ways: Iterable[Mapping[str, Any]], what: str) -> ConfigurationError:
    wanted = list(dict.fromkeys(" and ".join(way["env"].values()) for way in ways))
    missing = sorted({variable for way in ways for variable in way["env"].values()})
    return ConfigurationError(missing=missing, about=f"{what} needs {' or '.join(wanted)}")


__all__ = ["Login"]

"""What a desk says to people who bring their own login: which one counts, what to type, and how to come by it.

It reads the catalogue alone, knows no value of a credential, and says English where a language is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deskwright.catalogue import Catalogue
from deskwright.settings import Instance

__all__ = ["ConnectWords", "LoginField", "inbound_ways", "languages", "login_fields", "way_of", "words"]

ENGLISH = "en"
# A part of a login that people may see while they type it.
OPEN_PARTS = frozenset({"username", "client_id"})


@dataclass(frozen=True, slots=True)
class LoginField:
    """One input of the form on which somebody gives a login."""

    variable: str
    part: str
    labels: Mapping[str, str]
    hints: Mapping[str, str]

    @property
    def secret(self) -> bool:
        return self.part not in OPEN_PARTS

    def label(self, language: str = ENGLISH) -> str:
        return self.labels.get(language) or self.labels.get(ENGLISH) or self.variable

    def hint(self, language: str = ENGLISH) -> str:
        return self.hints.get(language) or self.hints.get(ENGLISH, "")


@dataclass(frozen=True, slots=True)
class ConnectWords:
    """How a person comes by a login, and what it means to hand it over."""

    steps: Sequence[str]
    note: str
    language: str


def inbound_ways(catalogue: Catalogue, address: Instance) -> list[Mapping[str, Any]]:
    """The ways to log in that count at this address and that a request may bring, in their order."""
    from helpdesks._client.ways import chosen_ways

    ways = chosen_ways(catalogue.connection, address.credentials)
    return [way for way in ways if way.get("inbound")]


def _ways(catalogue: Catalogue, address: Instance) -> list[Mapping[str, Any]]:
    """Those by which somebody may log in: what can be brought by a header can be typed, and the other way round."""
    from helpdesks._client.ways import chosen_ways

    return inbound_ways(catalogue, address) or chosen_ways(catalogue.connection, address.credentials)


def way_of(catalogue: Catalogue, address: Instance, variables: Collection[str]) -> Mapping[str, Any] | None:
    """The way that a login with these variables goes; where none does, the first one; None: there are no logins."""
    ways = _ways(catalogue, address)
    first = ways[0] if ways else None
    return next((way for way in ways if set(way["env"].values()) == set(variables)), first)


def login_fields(catalogue: Catalogue, address: Instance) -> list[LoginField]:
    """What a person types: the parts of the first way that counts. Empty: this desk has no logins."""
    ways = _ways(catalogue, address)
    if not ways:
        return []
    texts = (catalogue.connection.get("connect") or {}).get("texts") or {}
    found = []
    # a name before its secret, however the file orders them
    for part, variable in sorted(ways[0]["env"].items(), key=lambda item: item[0] not in OPEN_PARTS):
        said = {language: (text.get("fields") or {}).get(variable) or {} for language, text in texts.items()}
        labels = {language: field["label"] for language, field in said.items() if field.get("label")}
        hints = {language: field["hint"] for language, field in said.items() if field.get("hint")}
        found.append(LoginField(variable, part, labels or {ENGLISH: _plain(ways[0], part)}, hints))
    return found


def languages(catalogue: Catalogue) -> list[str]:
    """Those the desk's words exist in, English first."""
    texts = (catalogue.connection.get("connect") or {}).get("texts") or {}
    return [ENGLISH, *sorted(language for language in texts if language != ENGLISH)]


def words(catalogue: Catalogue, language: str = ENGLISH) -> ConnectWords:
    """The desk's words in a language, or in English; a desk without any says what its credentials say of themselves."""
    connection = catalogue.connection
    texts = (connection.get("connect") or {}).get("texts") or {}
    said = texts.get(language) or texts.get(ENGLISH)
    if said:
        return ConnectWords(list(said["steps"]), said.get("note", ""), language if language in texts else ENGLISH)
    about = [way["about"] for way in connection.get("credentials") or () if way.get("about")]
    return ConnectWords(about[:1], "", ENGLISH)


def _plain(way: Mapping[str, Any], part: str) -> str:
    """A label where the desk has none: what this way is called, and which part of it is meant."""
    name = str(way["name"])
    return name if len(way["env"]) == 1 else f"{name}: {part.replace('_', ' ')}"

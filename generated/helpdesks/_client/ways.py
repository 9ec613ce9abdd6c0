# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""The ways to log in that a desk offers, and which of them count: the credentials of a connection.

A credential may carry `when`: {"env": "DESK_AUTH", "is": "headers", "default": true}. It counts only while that
variable holds that word ("default": also while it is empty); one without `when` counts while every such variable
is empty. The variable is no secret, but its value travels with the credentials. Refuses a word that no credential
knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def credential_variables(connection: Mapping[str, Any]) -> list[str]:
    """Every variable that holds a part of a credential."""
    ways = connection.get("credentials") or ()
    return list(dict.fromkeys(name for way in ways for name in way["env"].values()))


def choosing_variables(connection: Mapping[str, Any]) -> list[str]:
    """Every variable that chooses between credentials; no secrets."""
    ways = connection.get("credentials") or ()
    return list(dict.fromkeys(way["when"]["env"] for way in ways if way.get("when")))


def chosen_ways(connection: Mapping[str, Any], values: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """The credentials that count, in their order; `values` are variables with their values."""
    words = {name: _word(values.get(name)) for name in choosing_variables(connection)}
    return [way for way in connection.get("credentials") or () if _counts(way.get("when"), words)]


def wrong_choices(connection: Mapping[str, Any], values: Mapping[str, str]) -> list[str]:
    """A problem for each choosing variable that holds a word no credential knows; the word is not shown."""
    problems = []
    for name in choosing_variables(connection):
        ways = [way["when"] for way in connection["credentials"] if (way.get("when") or {}).get("env") == name]
        known = list(dict.fromkeys(when["is"] for when in ways))
        if _word(values.get(name)) not in {"", *(_word(word) for word in known)}:
            problems.append(f"{name} must be {' or '.join(known)}")
    return problems


def _counts(when: Mapping[str, Any] | None, words: Mapping[str, str]) -> bool:
    if not when:
        return not any(words.values())
    word = words[when["env"]]
    return word == _word(when["is"]) or (not word and bool(when.get("default")))


def _word(value: str | None) -> str:
    return (value or "").strip().casefold()


__all__ = ["choosing_variables", "chosen_ways", "credential_variables", "wrong_choices"]

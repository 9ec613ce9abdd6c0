"""Asks a desk what the credential may do, and remembers the answer per credential digest.

It stores no secret and no address, and an answer it cannot read counts as unknown, never as granted.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskwright.bind import pointed
from deskwright.catalogue import Catalogue
from deskwright.policy import Grants

if TYPE_CHECKING:
    from helpdesks._client import AsyncClient

__all__ = ["FIRST_WAIT", "cache_file", "probe_grants", "read_cached", "read_grants", "write_cached"]

FIRST_WAIT = 2.0
_KINDS = ("abilities", "roles", "flags", "plans")


async def probe_grants(client: AsyncClient, catalogue: Catalogue) -> Grants | None:
    """What the desk says of the credential; None where it does not say, for whatever reason."""
    rule = catalogue.connection.get("probe")
    operation = catalogue.operations.get(rule["operation"]) if rule else None
    if rule is None or operation is None:
        return None
    try:
        body = operation.wire.get("body")
        response = await client.send(operation.wire, {"body": {}} if body and body.get("required") else {})
        return read_grants(rule, response.json())
    except Exception:
        # A probe is a courtesy: the desk itself decides at each call, so a failure only means "unknown".
        return None


def read_grants(rule: Mapping[str, Any], answer: Any) -> Grants:
    """Grants by the probe's JSON pointers; a kind the answer does not tell stays unknown."""
    flags = {
        flag: pointed(answer, pointer)
        for flag, pointer in (rule.get("flags") or {}).items()
        if isinstance(pointed(answer, pointer), bool)
    }
    roles = rule.get("roles") or rule.get("role")
    return Grants(
        source="probed",
        abilities=_words(pointed(answer, rule["abilities"])) if rule.get("abilities") else None,
        roles=_words(pointed(answer, roles)) if roles else None,
        flags=frozenset(flag for flag, value in flags.items() if value) if flags else None,
        plans=_words(pointed(answer, rule["plans"])) if rule.get("plans") else None,
    )


def _words(value: Any) -> frozenset[str] | None:
    if isinstance(value, str):
        return frozenset([value])
    if isinstance(value, Mapping):
        return frozenset(str(key) for key, granted in value.items() if granted is True)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        # A Sanctum token with "*" may do everything: that is not a list one can judge by.
        return None if "*" in value else frozenset(value)
    return None


# --- the cache -----------------------------------------------------------------------------------------


def cache_file(desk: str, digest: str) -> Path:
    """Where the grants of one login are remembered."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("deskwright", appauthor=False)) / "grants" / f"{desk}-{digest[:16]}.json"


def read_cached(desk: str, digest: str) -> Grants | None:
    try:
        data = json.loads(cache_file(desk, digest).read_bytes())
        kinds = {kind: None if data[kind] is None else frozenset(data[kind]) for kind in _KINDS}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Grants(source="probed", **kinds)


def write_cached(desk: str, digest: str, grants: Grants) -> None:
    """Remember the grants, readable by the owner alone; a full or read-only disk is no reason to stop."""
    path = cache_file(desk, digest)
    data = {kind: _sorted(getattr(grants, kind)) for kind in _KINDS}
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".grants-")  # created with mode 0600
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(data, file, sort_keys=True)
        os.replace(temporary, path)
    except OSError:
        return


def _sorted(words: Iterable[str] | None) -> list[str] | None:
    return None if words is None else sorted(words)

"""The desks of this checkout, and an environment in which each can be served without an account.

Lets nothing of the caller's own configuration through.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from deskwright.sandboxes import sandbox_exists

REPOSITORY = Path(__file__).resolve().parents[2]
GENERATED = REPOSITORY / "generated" / "helpdesks"
DESKWRIGHT = (sys.executable, "-m", "deskwright")


@dataclass(frozen=True, slots=True)
class BenchDesk:
    """A desk with what has to be set to serve it."""

    name: str
    has_sandbox: bool
    base_variable: str
    secret_variables: tuple[str, ...]

    def variables(self, address: str) -> dict[str, str]:
        base = {self.base_variable: address} if self.base_variable else {}
        return {**base, **dict.fromkeys(self.secret_variables, "bench")}


def read_desks() -> list[BenchDesk]:
    """Every generated desk; one that lives in the server's process has neither address nor credential."""
    found = []
    for path in sorted(GENERATED.glob("*/catalog.json")):
        catalogue = json.loads(path.read_bytes())
        connection = catalogue["connection"]
        secrets = tuple(name for first in connection["credentials"][:1] for name in first["env"].values())
        found.append(
            BenchDesk(
                catalogue["desk"], sandbox_exists(catalogue["desk"]), connection["base_url"].get("env") or "", secrets
            )
        )
    return found


def bare_environment(scratch: Path) -> dict[str, str]:
    """What a child needs to start, with its caches and settings in `scratch`."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    homes = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    return {**kept, **dict.fromkeys(homes, str(scratch))}

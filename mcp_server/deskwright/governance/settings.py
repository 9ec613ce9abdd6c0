"""What the operator chose about governance: which effects wait for a person, what is recorded, where it is kept."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from deskwright.errors import UsageError, listed, near
from deskwright.governance.proposal import Principal
from deskwright.policy import EFFECTS

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules

__all__ = ["ALWAYS", "DEFAULT_TTL", "UNGOVERNED", "AuditMode", "GovernanceSettings", "me", "read_approve", "read_ttl"]

AuditMode = Literal["all", "writes", "off"]
# What cannot be undone waits for a person whenever it is allowed at all.
ALWAYS = frozenset({"destroy", "admin"})
DEFAULT_TTL = timedelta(hours=24)
_TTL = re.compile(r"(\d{1,5})\s*(s|m|h|d)")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def me() -> Principal:
    """Who runs this process."""
    try:
        return Principal("os-user", getpass.getuser())
    except (KeyError, OSError):
        return Principal("os-user", f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown")


@dataclass(frozen=True, slots=True)
class GovernanceSettings:
    """The operator's choices; the defaults are those of `serve` without options."""

    approve: frozenset[str] = ALWAYS
    """Effects that become a proposal."""
    waived: bool = False
    """`--approve none`: nothing waits, not even what destroys."""
    human_proof: bool = False
    """A person's word is needed where a desk's own tool is the approval, whatever the client can."""
    audit: AuditMode = "writes"
    place: str = ""
    """Where the state is: a file, or a PostgreSQL address."""
    environ: Mapping[str, str] | None = field(default=None, repr=False)
    """Where the key of a state on PostgreSQL is read from; None: the process' own."""
    ttl: timedelta = DEFAULT_TTL
    rules: Rules | None = None
    principal: Principal = field(default_factory=me)

    def needs_approval(self, effect: str) -> bool:
        return not self.waived and effect in self.approve


def read_approve(words: Iterable[str]) -> tuple[frozenset[str], bool]:
    """The effects of `--approve E,…`; `none` stands alone and waives even what always waits."""
    given = [word.replace("-", "_") for word in words]
    if "none" in given:
        if len(set(given)) > 1:
            raise UsageError("--approve none stands alone: it says that nothing waits for a person")
        return frozenset(), True
    for word in given:
        if word == "read":
            raise UsageError(
                "--approve read: a read changes nothing, so there is nothing to approve; use --deny or --tools"
            )
        if word not in EFFECTS:
            close = near(word, EFFECTS)
            hint = f" (did you mean {listed(close)}?)" if close else ""
            raise UsageError(f'--approve: no effect "{word}"{hint}; the effects are {listed(EFFECTS[1:])}, or none')
    return ALWAYS | frozenset(given), False


def read_ttl(text: str) -> timedelta:
    """A duration as `24h`, `30m`, `7d`."""
    found = _TTL.fullmatch(text.strip())
    if found is None or int(found[1]) == 0:
        raise UsageError(f'--approval-ttl "{text}": write a duration as in 30m, 24h or 7d')
    made: Any = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if made > timedelta(days=90):
        raise UsageError("--approval-ttl: 90 days at most; what is true of a ticket today is not true then")
    return timedelta(seconds=made.total_seconds())


# For an application that is made in a program, without an operator who chose: calls go straight through.
UNGOVERNED = GovernanceSettings(approve=frozenset(), waived=True, audit="off")

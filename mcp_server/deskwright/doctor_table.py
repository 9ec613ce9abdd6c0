"""What a desk's helpdesk.toml declares for `doctor`: what its answers mean, what is asked of it, the test write.

Refuses a check that could change something: a write is asked for only with the reason why nothing can come of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deskwright.catalogue import Catalogue, Operation
from deskwright.policy import branches

__all__ = ["MOST_TEXT", "DoctorTable", "Said", "only_reads", "said_by"]

# Of an answer that is only looked at for what it means.
MOST_TEXT = 4_000

JsonMap = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as conditions see it; `path` is the one that was asked for, below the desk's address."""

    status: int
    code: str = ""
    text: str = ""
    path: str = ""


def said_by(problem: Any, path: str = "") -> Said:
    """The same for an ApiError."""
    body = problem.body
    text = body if isinstance(body, str) else "" if body is None else json.dumps(body, ensure_ascii=False, default=str)
    return Said(problem.status, problem.code or "", text[:MOST_TEXT], path)


@dataclass(frozen=True, slots=True)
class DoctorTable:
    """The table, empty for a desk that has none."""

    table: JsonMap

    @classmethod
    def of(cls, catalogue: Catalogue) -> DoctorTable:
        return cls(catalogue.connection.get("doctor") or {})

    @property
    def checks(self) -> Sequence[JsonMap]:
        """What is asked of the desk, in this order."""
        return self.table.get("checks") or ()

    @property
    def write(self) -> JsonMap | None:
        """The test write, where there is one."""
        found: JsonMap | None = self.table.get("write")
        return found

    @property
    def log_in_check(self) -> JsonMap | None:
        """The check that proves a log-in where no session does."""
        return next((check for check in self.checks if check.get("log_in")), None)

    @property
    def knows_answers(self) -> bool:
        """Is anything said about what an answer at the bare address means?"""
        return bool(self.table.get("absent_when")) or self.tells_missing

    @property
    def tells_missing(self) -> bool:
        """Does the desk answer otherwise where an operation is missing than where a log-in is?"""
        return bool(self.table.get("missing_when"))

    def text(self, name: str, otherwise: str = "") -> str:
        return str(self.table.get(name) or otherwise)

    def is_absent(self, said: Said) -> bool:
        """There is no service of this desk at the address."""
        return _any_fits(self.table.get("absent_when"), said)

    def is_missing(self, said: Said, check: JsonMap | None = None) -> bool:
        """The service is there and does not know what was asked for."""
        return _any_fits(_either("missing_when", check, self.table), said)

    def is_forbidden(self, said: Said, check: JsonMap) -> bool:
        """It is there, and this log-in may not use it."""
        return _any_fits(_either("permission_when", check, self.table), said)

    def faults(self, catalogue: Catalogue) -> list[str]:
        """What is declared and must not be carried out, or cannot be; an operation that is not there is no fault."""
        faults = []
        for check in self.checks:
            operation = catalogue.operations.get(check["operation"])
            if operation is not None and (fault := check_fault(check, operation)):
                faults.append(fault)
        return faults


def check_fault(check: JsonMap, operation: Operation) -> str | None:
    """Why a check may not be sent."""
    effects = {branch.effect for branch in branches(operation)}
    if effects & {"destroy", "admin"}:
        return f"{operation.id} may destroy or administer: no check asks for that"
    if not only_reads(operation) and not check.get("harmless"):
        return f"{operation.id} writes, and its check does not say why that is harmless"
    return None


def only_reads(operation: Operation) -> bool:
    """Whatever it is given, it only reads."""
    return all(branch.effect == "read" for branch in branches(operation))


def fits(condition: JsonMap, said: Said) -> bool:
    """Every part of a condition holds; `{path}` in a pattern stands for the path that was asked for."""
    if condition.get("status") not in (None, said.status):
        return False
    for key, text in (("code", said.code), ("matches", said.text)):
        pattern = condition.get(key)
        if pattern is not None and not re.search(str(pattern).replace("{path}", re.escape(said.path)), text):
            return False
    return True


def _any_fits(conditions: Sequence[JsonMap] | None, said: Said) -> bool:
    return any(fits(condition, said) for condition in conditions or ())


def _either(name: str, check: JsonMap | None, table: JsonMap) -> Sequence[JsonMap]:
    """A check's own conditions, else the table's."""
    found: Sequence[JsonMap] = (check or {}).get(name) or table.get(name) or ()
    return found

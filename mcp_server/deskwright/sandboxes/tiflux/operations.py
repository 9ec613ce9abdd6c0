"""The table of operations: method, path, gate and handler, and which of them a request means.

Two operations of one method and path are a programming error, told at start.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .gates import Gate

if TYPE_CHECKING:
    from .call import Answer, Call

PREFIX = "/api/v2"


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    gate: Gate
    handler: Callable[[Call], Answer]

    @property
    def id(self) -> str:
        """Method and path as the vendor's document joins them."""
        return self.method.lower() + re.sub(r"[{}]", "", self.path).replace("/", "_")

    @property
    def pattern(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", self.path)
        return re.compile("".join(f"(?P<{p}>[^/]+)" if odd % 2 else re.escape(p) for odd, p in enumerate(parts)))


class OperationTable:
    """Every operation by id; fixed path segments win over placeholders."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self.operations: dict[str, Operation] = {}
        for operation in operations:
            if operation.id in self.operations:
                raise RuntimeError(f"two handlers for {operation.id}")
            self.operations[operation.id] = operation
        ordered = sorted(self.operations.values(), key=lambda operation: operation.path.count("{"))
        self._patterns = [(operation.pattern, operation) for operation in ordered]

    def match(self, method: str, path: str) -> tuple[Operation, Mapping[str, str]] | None:
        if not path.startswith(PREFIX + "/"):
            return None
        for pattern, operation in self._patterns:
            found = operation.method == method and pattern.fullmatch(path[len(PREFIX) :])
            if found:
                return operation, {name: unquote(value) for name, value in found.groupdict().items()}
        return None

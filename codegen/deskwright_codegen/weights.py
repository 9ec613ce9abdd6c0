"""What the tools of a desk cost an assistant's context: bytes of their compact JSON, divided by four.

It counts what is listed and judges nothing; without the general tools and a server's own arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .emit_catalogue import listed_tool
from .model import Api
from .text import to_compact_json

_AROUND = len('{"tools":[]}')


@dataclass(slots=True)
class Weights:
    """Tokens by tool, the named ones and one per operation, and their toolsets."""

    named: dict[str, int] = field(default_factory=dict)
    operations: dict[str, int] = field(default_factory=dict)
    toolsets: dict[str, list[str]] = field(default_factory=dict)
    """Toolset -> its named tools."""
    families: dict[str, list[str]] = field(default_factory=dict)
    """Toolset -> the tools of its operations."""
    default: int = 0
    """All named tools that are listed by default, as one list."""
    whole: int = 0
    """All tools of single operations, as one list."""

    def as_json(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "default": self.default,
            "all": self.whole,
            "toolsets": {name: self.of_toolset(name) for name in self.toolsets},
            "tools": self.named,
            "operation_toolsets": {name: self.of_family(name) for name in self.families},
            "operation_tools": self.operations,
        }

    def of_family(self, name: str) -> int:
        """Tokens of the operations of one toolset."""
        return sum(self.operations[tool] for tool in self.families.get(name, ()))

    def of_toolset(self, name: str) -> int:
        """Tokens of the named tools of one toolset."""
        return sum(self.named[tool] for tool in self.toolsets.get(name, ()))

    def render(self, desk: str) -> str:
        """A few lines for a person."""
        lines = [
            f"{desk}: {len(self.named)} named tools {self.default:,} tokens, "
            f"{len(self.operations)} operations {self.whole:,}"
        ]
        for toolset, tools in self.toolsets.items():
            told = ", ".join(f"{tool} {self.named[tool]:,}" for tool in tools)
            lines.append(f"  {toolset} {self.of_toolset(toolset):,}: {told}")
        if self.families:
            lines.append("  operations: " + ", ".join(f"{name} {self.of_family(name):,}" for name in self.families))
        return "\n".join(lines) + "\n"


def weigh(api: Api) -> Weights:
    """The weights of a desk's tools."""
    found = Weights()
    sizes = {"named": _AROUND, "operation": _AROUND}
    for tool in api.tools:
        size = len(to_compact_json(listed_tool(api, tool), sort=False).encode())
        weights, groups = (
            (found.operations, found.families) if tool.kind == "operation" else (found.named, found.toolsets)
        )
        weights[tool.name] = size // 4
        groups.setdefault(tool.toolset, []).append(tool.name)
        if tool.kind == "operation" or tool.default:
            sizes["operation" if tool.kind == "operation" else "named"] += size + 1
    found.default, found.whole = ((size - 1) // 4 if size > _AROUND else 0 for size in sizes.values())
    found.toolsets = dict(sorted(found.toolsets.items()))
    found.families = dict(sorted(found.families.items()))
    return found

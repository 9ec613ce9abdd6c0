# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""What a generated tool function is made of: its marker, its metadata and the desk it runs on.

Refuses to act: a tool function only says what it is and hands its arguments to `Desk.run`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

ToolAnswer = Any


class Desk(Protocol):
    """Whatever can run a tool by name: the server's own implementation judges and forwards."""

    async def run(self, name: str, arguments: Mapping[str, Any]) -> Any: ...


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """What a reader of the tool module sees at once: what it may call and what that may do."""

    name: str
    operations: tuple[str, ...]
    effect: str
    abilities: str = ""
    route: str = ""


def tool(
    *, operations: tuple[str, ...], effect: str, abilities: str = "", route: str = ""
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Mark a function as a tool: it gets the attribute `deskwright`, its `ToolInfo`."""

    def mark(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        name = cast(str, getattr(function, "__name__", ""))
        function.deskwright = ToolInfo(name, operations, effect, abilities, route)  # type: ignore[attr-defined]
        return function

    return mark


def tool_info(function: Callable[..., Any]) -> ToolInfo:
    """The metadata of a marked function; a TypeError for any other function."""
    info = getattr(function, "deskwright", None)
    if not isinstance(info, ToolInfo):
        raise TypeError(f"{function!r} is not a tool: it lacks the @tool marker")
    return info


__all__ = ["Desk", "ToolAnswer", "ToolInfo", "tool", "tool_info"]

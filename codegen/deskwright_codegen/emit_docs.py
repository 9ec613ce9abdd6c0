"""Emitting pages: CATALOG.md, the catalogue for people.

Refuses prose of its own: it lists what the IR says.
"""

from __future__ import annotations

from .emit_catalogue import listed_tool
from .emit_tools import environment
from .model import Api, Operation, PromptArgument
from .python_text import header
from .text import to_compact_json


def tokens(api: Api, *, kind: str | None = None) -> int:
    """Roughly what a tool list costs an assistant's context: bytes of its JSON divided by four."""
    listed = [
        listed_tool(api, tool)
        for tool in api.tools
        if (kind == "operation" and tool.kind == kind) or (kind is None and tool.kind == "named" and tool.default)
    ]
    return len(to_compact_json({"tools": listed}, sort=False).encode()) // 4


def emit_catalogue_page(api: Api) -> str:
    """CATALOG.md."""
    named = [
        {
            "name": tool.name,
            "effects": ", ".join(listed_tool(api, tool)["_meta"]["deskwright"]["effects"]),
            "gate": gate_words(api.operation(tool.operations[0])),
            "operations": ", ".join(tool.operations),
            "summary": tool.description.split("\n")[0],
        }
        for tool in api.tools
        if tool.kind == "named"
    ]
    operations = [
        {
            "family": op.family,
            "action": op.action,
            "route": op.route,
            "effects": ", ".join(effect.word for effect in op.effect.possible),
            "gate": gate_words(op),
            "tool": op.tool,
        }
        for op in api.operations
    ]
    loosened = [
        {
            "id": op.id,
            "derived": op.effect.derived.word,
            "effect": min(op.effect.possible).word,
            "reason": op.effect.reason,
        }
        for op in api.operations
        if op.effect.derived is not None and min(op.effect.possible) < op.effect.derived
    ]
    return (
        environment()
        .get_template("docs/CATALOG.md.jinja")
        .render(
            header=header(api.desk),
            desk=api.desk,
            title=api.title,
            about=api.about,
            named=named,
            operations=operations,
            loosened=loosened,
            prompts=[
                {
                    "name": prompt.name,
                    "arguments": ", ".join(_argument_words(argument) for argument in prompt.arguments) or "none",
                    "tools": ", ".join(prompt.tools) or "none",
                    "summary": prompt.description.split("\n")[0],
                }
                for prompt in api.prompts
            ],
            hidden=[op for op in api.operations if op.hidden],
            unknown=[op.id for op in api.operations if not op.typed],
            tokens_default=tokens(api),
            tokens_all=tokens(api, kind="operation"),
        )
    )


def gate_words(op: Operation) -> str:
    """An operation's gates in one line."""
    ability = op.ability
    parts = [
        " or ".join(ability.any_of),
        " and ".join(ability.all_of),
        f"role {ability.role}" if ability.role else "",
        " and ".join(ability.flags),
        " and ".join(f"plan {plan}" for plan in ability.plans),
        f"scope {ability.scope}" if ability.scope else "",
    ]
    return "; ".join(part for part in parts if part) or "none"


def _argument_words(argument: PromptArgument) -> str:
    """An argument of a prompt with what follows where it is left out."""
    if argument.required:
        return argument.name
    default = argument.schema.get("default")
    return f"{argument.name} (optional)" if default is None else f"{argument.name} (default {to_compact_json(default)})"

"""Emitting pages: CATALOG.md, the catalogue for people.

Refuses prose of its own: it lists what the IR says.
"""

from __future__ import annotations

from .emit_catalogue import tool_facts
from .emit_tools import environment
from .model import Api, Operation, PromptArgument
from .python_text import header
from .text import to_compact_json
from .weights import weigh


def emit_catalogue_page(api: Api) -> str:
    """CATALOG.md."""
    weights = weigh(api)
    named = [
        {
            "name": tool.name,
            "effects": ", ".join(tool_facts(api, tool)["effects"]),
            "gate": gate_words(api.operation(tool.operations[0])),
            "operations": ", ".join(tool.operations),
            "tokens": weights.named[tool.name],
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
            "tokens": weights.operations[op.tool],
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
            weights=weights,
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

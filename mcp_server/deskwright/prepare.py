"""Makes the arguments of a call ready: defaults of the operator, lists, nulls, texts in the desk's markup.

It sends nothing. What it filled in or changed is told in the answer; what a caller gave is never replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deskwright.catalogue import Tool
from deskwright.errors import Refusal, listed, short

__all__ = ["Prepared", "prepare"]


@dataclass(slots=True)
class Prepared:
    """The arguments as they are bound, and what is told of the changes: argument -> words."""

    arguments: dict[str, Any]
    defaults: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)


def prepare(tool: Tool, arguments: Mapping[str, Any], defaults: Mapping[str, Any]) -> Prepared:
    """Everything about arguments that needs no request; `defaults`: environment variable -> typed value."""
    made = Prepared(dict(arguments))
    for name, argument in tool.arguments.items():
        if rule := argument.get("default_env"):
            _fill_in(made, name, rule, arguments, defaults)
    for name, value in list(made.arguments.items()):
        argument = tool.arguments.get(name) or {}
        if any(value == other and type(value) is type(other) for other in argument.get("null_also") or ()):
            value = None
        if argument.get("as_list") is not None and isinstance(value, str):
            value = _as_list(name, value, argument["as_list"])
        if argument.get("pairs") is not None and isinstance(value, Mapping):
            pair = argument["pairs"]
            value = [{pair["name"]: key, pair["value"]: item} for key, item in value.items()]
        if argument.get("transform") and isinstance(value, str):
            # At the first text that needs it: a Markdown parser is no part of starting up.
            from deskwright.transform import TRANSFORMS

            transformed = TRANSFORMS[argument["transform"]](value)
            value = transformed.text
            if transformed.note:
                made.changed[name] = transformed.note
        made.arguments[name] = value
    return made


def _fill_in(
    made: Prepared,
    name: str,
    rule: Mapping[str, Any],
    given: Mapping[str, Any],
    defaults: Mapping[str, Any],
) -> None:
    if name in given or any(given.get(other) is not None for other in rule.get("unless") or ()):
        return  # a null that was given says something: nobody, none
    if rule["env"] in defaults:
        made.arguments[name] = defaults[rule["env"]]
        made.defaults[name] = f"{short(defaults[rule['env']])} ({rule['env']})"
    elif "otherwise" in rule:
        made.arguments[name] = rule["otherwise"]
        made.defaults[name] = f"{short(rule['otherwise'])} (built in: {rule['env']} is not set)"


def _as_list(name: str, text: str, rule: Mapping[str, Any]) -> list[Any]:
    # No id has a blank in it; a name may.
    between = r"[\s,]+" if rule.get("items") == "integer" else ","
    parts = list(dict.fromkeys(part.strip() for part in re.split(between, text) if part.strip()))
    most = rule.get("max")
    if most is not None and len(parts) > most:
        raise _wrong(
            f"{name}: {len(parts)} entries", f"the desk takes at most {most} at once", f"send {most}, then the rest"
        )
    if rule.get("items") == "integer":
        odd = [part for part in parts if not part.isdecimal()]
        if odd:
            raise _wrong(name, f"{listed(short(part, 40) for part in odd)}: not an id", "pass ids, as in 12,15")
        return [int(part) for part in parts]
    return parts


def _wrong(what: str, why: str, step: str) -> Refusal:
    return Refusal(f"{what}; nothing was sent", why, step, error={"code": "invalid_arguments"})

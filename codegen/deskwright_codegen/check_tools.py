"""What a named tool's words must agree on: arguments, places and operations that exist.

Refuses a word that speaks of an argument nobody has: a rule or a look-up with a misspelt name would never hold.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .finding import Finding
from .model import Effect, Operation, Tool


def check_tool(where: str, entry: Mapping[str, Any], tool: Tool, operations: Mapping[str, Operation]) -> list[Finding]:
    """The findings of one x-tool entry; its operations are known to exist."""
    # An optional argument may be left out here; what the overlay says of it is right elsewhere.
    optional = {name for name, word in (entry.get("arguments") or {}).items() if (word or {}).get("optional")}
    names = {argument.name for argument in tool.arguments} | optional
    findings = [
        _unknown(f"{where}.{at}", name, names)
        for at, name in _named_arguments(entry)
        if name not in names and not (at.startswith("x-rules") and name in _aliases(tool))
    ]
    for argument in tool.arguments:
        look_up: Any = argument.resolve
        at = f"{where}.arguments.{argument.name}.x-resolve"
        while isinstance(look_up, Mapping):
            findings += _astray(at, operations[look_up["operation"]], _places(look_up))
            look_up, at = look_up.get("forbidden"), f"{at}.forbidden"
    for index, resource in enumerate(tool.resources):
        at = f"{where}.x-resource[{index}]"
        placeholders = set(re.findall(r"\{(\w+)\}", resource["uri"]))
        mapped = set(resource.get("arguments") or {})
        if placeholders != mapped:
            findings.append(
                Finding(
                    "GEN056",
                    at,
                    f"{resource['uri']} has the placeholders {', '.join(sorted(placeholders)) or 'none'}, and"
                    f" `arguments` maps {', '.join(sorted(mapped)) or 'none'}",
                    "map each placeholder to an argument of the tool",
                )
            )
        if writing := [op.id for name in tool.operations if not _reads(op := operations[name])]:
            findings.append(
                Finding(
                    "GEN056",
                    at,
                    f"a resource is read without being asked about, and {', '.join(writing)} may change something",
                    "give the resource to a tool that reads alone",
                )
            )
        if "operation" in resource and resource["operation"] in operations:
            own = {parameter.name for parameter in operations[resource["operation"]].parameters}
            named = [*(resource.get("arguments") or {}).values(), *(resource.get("with") or {})]
            findings += [_unknown(at, name, own) for name in named if name not in own]
        for rule in (resource.get("complete") or {}).values():
            places = [*(rule.get("with") or {}), *([rule["term"]] if rule.get("term") else [])]
            findings += _astray(f"{at}.complete", operations[rule["operation"]], places)
    return findings


def _reads(operation: Operation) -> bool:
    return operation.effect.possible == (Effect.READ,)


def _aliases(tool: Tool) -> set[str]:
    return {alias for argument in tool.arguments for alias in argument.aliases}


def _named_arguments(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every argument that a word names: (where, name)."""
    for name, argument in (entry.get("arguments") or {}).items():
        word = argument or {}
        resolve = word.get("x-resolve") or {}
        environment = word.get("x-default-env")
        for key in ("unless", "raw_with", "drop"):
            yield from ((f"arguments.{name}.x-resolve.{key}", other) for other in resolve.get(key) or ())
        if isinstance(environment, Mapping):
            yield from ((f"arguments.{name}.x-default-env", other) for other in environment.get("unless") or ())
    for index, rule in enumerate(entry.get("x-rules") or ()):
        yield from ((f"x-rules[{index}]", name) for name in _names_in_rule(rule))
    for rule in entry.get("x-omit") or ():
        yield "x-omit", rule["argument"]
    filters = entry.get("x-post-filter") or {}
    for rule in filters.get("filters") or ():
        yield from (("x-post-filter", name) for name in [rule["argument"], *(rule.get("unless") or ())])
    yield from (("x-post-filter", filters[key]) for key in ("page", "size") if key in filters)
    for resource in entry.get("x-resource") or ():
        if "operation" in resource:
            continue
        named = [*(resource.get("arguments") or {}).values(), *(resource.get("with") or {})]
        yield from (("x-resource", name) for name in named)
    for step in (entry.get("x-output") or {}).get("find") or ():
        yield from (("x-output.find", name) for name in step["where"].values())


def _names_in_rule(rule: Mapping[str, Any]) -> Iterator[str]:
    for key, value in rule.items():
        if key == "message":
            continue
        yield from value if isinstance(value, Mapping) else ()
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from [item] if isinstance(item, str) else item


def _places(look_up: Mapping[str, Any]) -> list[str]:
    return [*(look_up.get("values") or {}), *(look_up.get("with") or {}), *filter(None, [look_up.get("term")])]


def _astray(at: str, operation: Operation, places: Iterable[str]) -> list[Finding]:
    known = {f"{parameter.place}.{parameter.name}" for parameter in operation.parameters}
    return [
        Finding(
            "GEN047",
            at,
            f"{operation.id} has no {place}",
            f"it has {', '.join(sorted(known)) or 'no parameters'}",
        )
        for place in places
        if not place.startswith("body") and place not in known
    ]


def _unknown(at: str, name: str, names: set[str]) -> Finding:
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]}?" if near else f"its arguments are {', '.join(sorted(names)) or 'none'}"
    return Finding("GEN056", at, f"the tool has no argument {name}", hint)

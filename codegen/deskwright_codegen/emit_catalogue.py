"""Emitting data: catalog.json (what the server loads), api.json (the IR) and openapi.json (the normalised document).

Refuses to decide anything: every value was computed in the IR.
"""

from __future__ import annotations

from typing import Any

from .catalogue_lines import operation_lines, tool_lines
from .model import Api, Operation, Prompt, Tool, to_data
from .names import snake, words_of
from .share_schemas import shared
from .short_prose import ARGUMENT, TOOL, cut, cut_schema, deprecated
from .single_types import single_types
from .text import digest, to_compact_json, to_json

CATALOGUE_VERSION = 1
_BUILD_WORDS = ("x-source", "x-derived-effect", "x-tool", "x-schema")


def emit_catalogue(api: Api) -> str:
    """catalog.json: a few lines per operation and tool, so that a change is one line of a diff."""
    head = {
        "catalogue": CATALOGUE_VERSION,
        "desk": api.desk,
        "title": api.title,
        "about": api.about,
        "version": api.version,
        "instructions": api.instructions,
        "roles": list(api.roles),
        "toolsets": dict(api.toolsets),
        "connection": to_data(api.connection),
    }
    if api.ticket is not None:
        head["ticket"] = to_data(api.ticket)
    # In the map of tickets order means something: of two values with one meaning the first is written.
    lines = [f"{to_compact_json(key)}:{to_compact_json(head[key], sort=key != 'ticket')}" for key in sorted(head)]
    operations = ",\n".join(operation_lines(op.id, catalogue_operation(op)) for op in api.operations)
    tools = ",\n".join(tool_lines(catalogue_tool(api, tool)) for tool in api.tools)
    prompts = ",\n".join(to_compact_json(catalogue_prompt(prompt), sort=False) for prompt in api.prompts)
    lists = f'"tools":[\n{tools}\n]' + (f',\n"prompts":[\n{prompts}\n]' if prompts else "")
    return "{" + ",\n".join(lines) + ',\n"operations":{\n' + operations + "\n},\n" + lists + "}\n"


def ability_data(op: Operation) -> dict[str, Any]:
    """An operation's ability as the policy reads it."""
    data: dict[str, Any] = to_data(op.ability)
    return data


def effect_data(op: Operation) -> dict[str, Any]:
    """An operation's effect as the policy reads it."""
    return {
        "default": op.effect.default.word,
        "when": [{"place": case.place, case.test: case.equals, "effect": case.effect.word} for case in op.effect.when],
    }


def catalogue_operation(op: Operation) -> dict[str, Any]:
    """One operation in the catalogue."""
    return {
        "family": op.family,
        "action": op.action,
        "summary": op.summary,
        "description": op.description,
        "method": op.method,
        "path": op.path,
        "ability": ability_data(op),
        "effect": effect_data(op),
        "tool": op.tool,
        "schema": "typed" if op.typed else "none",
        "deprecated": op.deprecated,
        "hidden": op.hidden,
        "words": op.words,
        "source": to_data(op.source),
        "wire": op.wire(),
        # Only where there is one: `none` is for people who read the overlay.
        **({"revision": to_data(op.revision)} if op.revision and "none" not in op.revision else {}),
        **({"confirm": to_data(op.confirm)} if op.confirm else {}),
    }


def catalogue_prompt(prompt: Prompt) -> dict[str, Any]:
    """One prompt in the catalogue: its text in parts, so that the server only fills them in."""
    return {
        "name": prompt.name,
        "title": prompt.title,
        "description": prompt.description,
        "arguments": [
            {"name": argument.name, "description": argument.description, "required": argument.required}
            | {"schema": argument.schema}
            | ({"complete": to_data(argument.complete)} if argument.complete else {})
            for argument in prompt.arguments
        ],
        "parts": to_data(prompt.parts),
    }


def input_schema(tool: Tool) -> dict[str, Any]:
    """The inputSchema of a tool: one root object, no unions at the top."""
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {},
        "additionalProperties": tool.open_arguments,
    }
    definitions: dict[str, Any] = {}
    if isinstance(tool.open_arguments, dict):
        schema["additionalProperties"] = dict(tool.open_arguments)
        definitions |= schema["additionalProperties"].pop("$defs", {})
    for argument in tool.arguments:
        own = dict(argument.schema)
        definitions |= own.pop("$defs", {})
        schema["properties"][argument.name] = own
    if required := [argument.name for argument in tool.arguments if argument.required]:
        schema["required"] = required
    if definitions:
        schema["$defs"] = definitions
    return schema


def listed_schema(tool: Tool) -> tuple[dict[str, Any], dict[str, str]]:
    """The inputSchema as it is listed, and of each description that is cut there what it was.

    A named tool stands as it was written; of its arguments only the inner parts are shared, so that a reader sees each.
    """
    whole: dict[str, str] = {}
    own = tool.kind == "operation"
    schema: dict[str, Any] = cut_schema(single_types(input_schema(tool)), ARGUMENT if own else None, whole)
    return shared(schema, whole_arguments=own), whole


def tool_facts(api: Api, tool: Tool) -> dict[str, Any]:
    """What a tool may do and what it needs; what there is nothing of is left out, but for the abilities' two kinds."""
    targets = _targets(api, tool)
    rules = [tool.effect_of(op) for op in targets]
    return {
        "effect": max(rule.default for rule in rules).word,
        "effects": [effect.word for effect in sorted({effect for rule in rules for effect in rule.possible})],
        "abilities": _abilities(targets),
        "role": _one(op.ability.role for op in targets),
        "flags": sorted({flag for op in targets for flag in op.ability.flags}),
        "plans": sorted({plan for op in targets for plan in op.ability.plans}),
        "scope": _one(op.ability.scope for op in targets),
        # what a call ends in; look-ups on the way stand in the catalogue
        "route": [op.route for op in targets],
    }


def listed_tool(api: Api, tool: Tool) -> dict[str, Any]:
    """A tool exactly as tools/list gives it, unless the shapes of the answers are asked for."""
    return _listed(api, tool, listed_schema(tool)[0])


def _listed(api: Api, tool: Tool, schema: dict[str, Any]) -> dict[str, Any]:
    own = tool.kind == "operation"
    description = cut(tool.description, TOOL) if own else tool.description
    if all(op.deprecated for op in _targets(api, tool)):
        description, schema = deprecated(description), {**schema, "deprecated": True}
    listed: dict[str, Any] = {
        "name": tool.name,
        # An operation's own tool begins its description with what would be its title.
        **({} if own or _says(tool.name, tool.title) else {"title": tool.title}),
        "description": description,
        "inputSchema": schema,
        "annotations": dict(tool.annotations),
    }
    meta = _said(tool_facts(api, tool))
    meta["digest"] = digest({**listed, "_meta": meta})
    listed["_meta"] = {"deskwright": meta}
    return listed


def _says(name: str, title: str) -> bool:
    """Whether a tool's name says what its title says: `list_desk_priorities`, "List a desk's priorities"."""
    said = [word for word in words_of(title.casefold()) if word not in {"a", "an", "the", "of", "and", "s"}]
    return [word.removesuffix("s") for word in said] == [word.removesuffix("s") for word in words_of(name.casefold())]


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts without empty members; several effects only where there are several."""
    said = dict(facts)
    said["abilities"] = {kind: names for kind, names in facts["abilities"].items() if names}
    if len(facts["effects"]) == 1:
        del said["effects"]
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def catalogue_tool(api: Api, tool: Tool) -> dict[str, Any]:
    """One tool in the catalogue: as listed, and how its arguments travel."""
    schema, whole = listed_schema(tool)
    return {
        "listed": _listed(api, tool, schema),
        "kind": tool.kind,
        "default": tool.default,
        "toolset": tool.toolset,
        "module": tool_module(tool),
        "function": tool_function(tool),
        "operation": tool.operation,
        "operations": list(tool.operations),
        "dispatch": to_data(tool.dispatch),
        "arguments": {argument.name: to_data(argument.binding()) for argument in tool.arguments},
        "open": bool(tool.open_arguments),
        "constants": to_data(tool.constants),
        "rules": to_data(tool.rules),
        "include": to_data(tool.include),
        "uploads": to_data(tool.uploads),
        "output": to_data(tool.output),
        "aliases": list(tool.aliases),
        # Only where there is one: most tools have none, and the file is read at each start.
        **{
            name: to_data(value)
            for name, value in (
                ("omit", tool.omit),
                ("filters", tool.filters),
                ("present", tool.present),
                ("links", tool.links),
                ("resources", tool.resources),
                ("outputSchema", single_types(tool.output_schema)),
                ("prose", whole),
            )
            if value
        },
    }


def tool_module(tool: Tool) -> str:
    """The module of helpdesks.<desk>.tools that holds the tool's function."""
    return snake(tool.toolset)


def tool_function(tool: Tool) -> str:
    """The name of the tool's function."""
    return snake(tool.name)


def _targets(api: Api, tool: Tool) -> list[Operation]:
    """The operations whose effect is the tool's own (look-ups and includes are reads on the way)."""
    if tool.dispatch:
        return [api.operation(name) for name in dict.fromkeys(tool.dispatch["values"].values())]
    return [api.operation(tool.operation or tool.operations[0])]


def _abilities(operations: list[Operation]) -> dict[str, list[str]]:
    """One operation's abilities; of several, any ability that opens one of them."""
    if len(operations) == 1:
        return {"any_of": list(operations[0].ability.any_of), "all_of": list(operations[0].ability.all_of)}
    gates = {(op.ability.any_of, op.ability.all_of) for op in operations}
    if len(gates) == 1:
        any_of, all_of = gates.pop()
        return {"any_of": list(any_of), "all_of": list(all_of)}
    return {"any_of": sorted({name for any_of, all_of in gates for name in (*any_of, *all_of)}), "all_of": []}


def _one(values: Any) -> Any:
    """The value that all share, else None."""
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else None


def emit_api(api: Api) -> str:
    """api.json: the IR, canonical; `make report` compares two of these."""
    data = to_data(api)
    # The listed form is what a client sees change; the report speaks of it.
    data["tools"] = [to_data(tool) | {"effects": tool_facts(api, tool)["effects"]} for tool in api.tools]
    if api.ticket is None:
        del data["ticket"]
    for operation in data["operations"]:
        if operation["provenance"] is None:
            del operation["provenance"]
    # Where there are none the key is left out: most files stay as they were.
    prompts = [{key: value for key, value in prompt.items() if key != "parts"} for prompt in data.pop("prompts")]
    return to_json(data | ({"prompts": prompts} if prompts else {}))


def emit_openapi(document: dict[str, Any]) -> str:
    """openapi.json: the normalised document, without what only the build needs."""
    cleaned = {key: value for key, value in document.items() if key not in _BUILD_WORDS}
    cleaned["paths"] = {
        path: {
            method: {key: value for key, value in operation.items() if key not in _BUILD_WORDS}
            if isinstance(operation, dict)
            else operation
            for method, operation in item.items()
        }
        for path, item in document["paths"].items()
    }
    return to_json(cleaned)

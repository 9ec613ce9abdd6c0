"""The two tools that reach every operation of a desk: one describes them, one calls any of them.

`list_endpoints` sends nothing; `<desk>_call` is checked and judged exactly as the operation it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from deskwright.arguments import INSTANCE, REQUEST_KEY, add_reserved, reserved_name
from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.errors import Refusal, listed, near, short
from deskwright.policy import EFFECTS, Policy, possible_effects, strongest
from deskwright.schema_refs import argument_schema

__all__ = ["CALL", "KINDS", "LIST", "describe", "find_endpoints", "names", "operation_called"]

LIST = "list"
CALL = "call"
KINDS = (LIST, CALL)


def names(catalogue: Catalogue) -> tuple[str, str]:
    """The names of the two, in the order of KINDS."""
    return "list_endpoints", catalogue.call_tool_name


def describe(kind: str, catalogue: Catalogue, policies: Sequence[Policy], instances: Sequence[str]) -> dict[str, Any]:
    """The tool as an MCP client sees it; its hints are those of what the policy leaves callable."""
    return _describe_list(catalogue) if kind == LIST else _describe_call(catalogue, policies, instances)


def _describe_list(catalogue: Catalogue) -> dict[str, Any]:
    families = ", ".join(catalogue.families)
    schema = {
        "type": "object",
        "properties": {
            "family": {"type": "string", "description": f"One of {families}."},
            "action": {"type": "string", "description": "One operation, with its schema."},
            "query": {"type": "string", "description": "Words in it."},
        },
        "additionalProperties": False,
    }
    title, caller = catalogue.title, catalogue.call_tool_name
    description = f"Every operation of {title}: what it does, needs and takes, whether {caller} may call it."
    return _listed("list_endpoints", description, schema, ["read"])


def _describe_call(catalogue: Catalogue, policies: Sequence[Policy], instances: Sequence[str]) -> dict[str, Any]:
    effects = sorted(
        {
            branch
            for operation in catalogue.operations.values()
            if operation.hidden is None and any(policy.decide(operation).allowed for policy in policies)
            for branch in possible_effects(operation)
            if any(_effect_allowed(policy, branch) for policy in policies)
        },
        key=EFFECTS.index,
    ) or ["read"]
    schema = {
        "type": "object",
        "properties": {
            "family": {"type": "string"},
            "action": {"type": "string"},
            "payload": {"type": "object", "description": "Arguments by name."},
        },
        "required": ["family", "action"],
        "additionalProperties": False,
    }
    keyed = any(operation.idempotency_header for operation in catalogue.operations.values())
    schema = add_reserved(schema, keyed=keyed, instances=instances)
    description = "Calls any operation of list_endpoints, under the checks of its own tool."
    return _listed(catalogue.call_tool_name, description, schema, effects)


def _effect_allowed(policy: Policy, effect: str) -> bool:
    return effect in policy.effects and (effect == "read" or not policy.read_only)


def _listed(name: str, description: str, schema: Mapping[str, Any], effects: Sequence[str]) -> dict[str, Any]:
    reads = list(effects) == ["read"]
    shown = {
        "name": name,
        "description": description,
        "inputSchema": dict(schema),
        "annotations": {
            "readOnlyHint": reads,
            "destructiveHint": "destroy" in effects,
            "idempotentHint": reads,
            "openWorldHint": "write_outbound" in effects,
        },
    }
    facts: dict[str, Any] = {"effect": strongest(effects)}
    if len(effects) > 1:
        facts["effects"] = list(effects)
    return {**shown, "_meta": {"deskwright": facts}}


# --- list_endpoints ------------------------------------------------------------------------------------


def find_endpoints(
    catalogue: Catalogue, policy: Policy, family: str | None, query: str | None, action: str | None = None
) -> dict[str, Any]:
    """`{count, endpoints}`; an unknown family gives count 0 and the known families, an unknown action the actions.

    Where one operation is left, its whole schema stands beside it.
    """
    if family is not None and family not in catalogue.families:
        return {"count": 0, "endpoints": [], "families": list(catalogue.families)}
    words = [word.casefold() for word in (query or "").split()]
    found = [
        operation
        for name in ([family] if family is not None else catalogue.families)
        for _, operation in sorted(catalogue.families[name].items())
        if action in (None, operation.action) and all(word in _haystack(operation) for word in words)
    ]
    rows = [_row(catalogue, operation, policy) for operation in found]
    if not found and action is not None:
        families = [family] if family is not None else catalogue.families
        return {
            "count": 0,
            "endpoints": [],
            "actions": sorted({a for name in families for a in catalogue.families[name]}),
        }
    if len(found) == 1 and (tool := catalogue.operation_tools.get(found[0].id)) is not None:
        rows[0]["inputSchema"] = _whole(tool.schema, tool.prose)
    return {"count": len(rows), "endpoints": rows}


def _whole(schema: Any, prose: Mapping[str, str]) -> Any:
    """The schema with the descriptions that its listed form cuts."""
    if isinstance(schema, list):
        return [_whole(one, prose) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    return {
        key: prose.get(value, value) if key == "description" and isinstance(value, str) else _whole(value, prose)
        for key, value in schema.items()
    }


def _haystack(operation: Operation) -> str:
    parts = (operation.id, operation.family, operation.action, operation.summary, operation.words)
    return " ".join((*parts, operation.tool or "", operation.path)).casefold()


def _row(catalogue: Catalogue, operation: Operation, policy: Policy) -> dict[str, Any]:
    ability = operation.ability
    decision = policy.decide(operation)
    callable_or_why: bool | str = True
    if operation.hidden is not None:
        callable_or_why = f"hidden: {operation.hidden}"
    elif catalogue.operation_tools.get(operation.id) is None:
        callable_or_why = "no tool was generated for it"
    elif not decision.allowed:
        callable_or_why = decision.why
    row: dict[str, Any] = {
        "family": operation.family,
        "action": operation.action,
        "uri": operation.path,
        "method": operation.method,
        "abilities": list(ability.get("any_of") or ability.get("all_of") or ()),
        "role": ability.get("role"),
        "effect": strongest(possible_effects(operation)),
        "parameters": _parameters(catalogue.operation_tools.get(operation.id)),
        "callable": callable_or_why,
    }
    if operation.summary:
        row["summary"] = operation.summary
    if operation.description and operation.description != operation.summary:
        row["description"] = operation.description
    params = [p["name"] for p in operation.wire["parameters"] if p["in"] == "path"]
    flags = list(ability.get("flags") or ())
    if ability.get("any_of") and ability.get("all_of"):
        row["all_of"] = list(ability["all_of"])
    extra = {
        **dict.fromkeys(flags, True),
        "flags": flags,
        "plans": list(ability.get("plans") or ()),
        "params": params,
        "idempotent": bool(operation.idempotency_header),
        "schema": "none" if operation.schema == "none" else None,
        "hidden": operation.hidden,
    }
    return {**row, **{key: value for key, value in extra.items() if value}}


def _parameters(tool: Tool | None) -> dict[str, str]:
    """Argument -> its kind, `*` where required: enough to call, the full schema is the tool's own."""
    if tool is None:
        return {}
    required = tool.schema.get("required") or []
    return {
        name: _kind(argument_schema(tool.schema, name)) + ("*" if name in required else "")
        for name in tool.schema.get("properties") or {}
    }


def _kind(schema: Any) -> str:
    if not isinstance(schema, Mapping):
        return "any"
    if "enum" in schema:
        return "|".join(str(value) for value in schema["enum"][:12])
    options = schema.get("anyOf")
    if isinstance(options, list) and all(isinstance(option, Mapping) and "type" in option for option in options):
        return "|".join(dict.fromkeys(map(_kind, options)))
    kind = schema.get("type")
    if isinstance(kind, list):
        return "|".join(str(word) for word in kind)
    return str(kind or "any")


# --- <desk>_call ---------------------------------------------------------------------------------------


def operation_called(catalogue: Catalogue, arguments: Mapping[str, Any]) -> tuple[Tool, dict[str, Any]]:
    """The operation's own tool and the arguments for it, or a refusal that lists what there is."""
    name = catalogue.call_tool_name
    family, action = str(arguments["family"]), str(arguments["action"])
    if family not in catalogue.families:
        close = near(family, catalogue.families)
        raise Refusal(
            f"{name}: no family {short(family)}; nothing was sent",
            f"the families are {listed(catalogue.families, 60)}",
            f"did you mean {listed(close)}?" if close else "list_endpoints describes them",
            error={"code": "unknown_family", "families": list(catalogue.families)},
        )
    actions = sorted(catalogue.families[family])
    if action not in catalogue.families[family]:
        close = near(action, actions)
        raise Refusal(
            f"{name}: family {family} has no action {short(action)}; nothing was sent",
            f"its actions are {listed(actions, 80)}",
            f"did you mean {listed(close)}?" if close else f"list_endpoints with family {family} describes them",
            error={"code": "unknown_action", "actions": actions},
        )
    operation = catalogue.families[family][action]
    tool = catalogue.operation_tools.get(operation.id)
    if operation.hidden is not None or tool is None:
        raise Refusal(
            f"{name}: {operation.id} is not offered; nothing was sent",
            operation.hidden or "no tool was generated for it",
            "use another operation",
            error={"code": "hidden"},
        )
    payload = dict(arguments.get("payload") or {})
    missing = [
        parameter["name"]
        for parameter in operation.wire["parameters"]
        if parameter["in"] == "path" and payload.get(_argument_for(tool, parameter["name"])) in (None, "")
    ]
    if missing:
        raise Refusal(
            f"{name}: {operation.id} ({operation.route}) lacks part of its address; nothing was sent",
            f"missing or empty in payload: {listed(missing)}",
            f"pass {listed(missing)} in payload",
            error={"code": "missing_path_parameters", "missing": missing},
        )
    return tool, payload


def _argument_for(tool: Tool, parameter: str) -> str:
    for name, argument in tool.arguments.items():
        places = argument.get("to") or ()
        if f"path.{parameter}" in ([places] if isinstance(places, str) else places):
            return name
    return parameter


def own_words(schema: Mapping[str, Any]) -> tuple[str, str]:
    """The names our own arguments have in this schema."""
    return reserved_name(REQUEST_KEY, schema), reserved_name(INSTANCE, schema)

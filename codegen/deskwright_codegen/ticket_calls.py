"""The calls that `x-ticket` speaks of: which tool is meant, what arguments it has, what its answer holds.

Refuses what would fail at the first ticket, and says nothing about what nobody described.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jsonpath_rfc9535 as jsonpath

from .finding import Finding
from .model import Argument, Effect, Operation, Tool
from .overlay import FILE
from .schema_places import answers_of, follow, items_of
from .tool_schemas import SchemaBook

_TYPES: Mapping[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}


@dataclass(slots=True)
class TicketCalls:
    """The tools of one desk, asked about by the map of its tickets."""

    folder: str
    document: Mapping[str, Any]
    operations: Mapping[str, Operation]
    tools: Mapping[str, Tool]
    book: SchemaBook
    findings: list[Finding] = field(default_factory=list)

    # -- calls --------------------------------------------------------------------------------------------------

    def call(self, at: str, word: Mapping[str, Any], *, reads: bool = True, given: Iterable[str] = ()) -> Any:
        """The call with its tool's name; None where there is no such tool. `given`: filled in at run time."""
        wanted = word.get("tool") or word["operation"]
        tool = self.tools.get(word["tool"]) if "tool" in word else self.own_tool(at, word["operation"])
        if tool is None:
            known = self.tools if "tool" in word else self.operations
            near = difflib.get_close_matches(wanted, known, n=1)
            kind = "tool" if "tool" in word else "operation"
            hint = f"did you mean {near[0]}?" if near else "CATALOG.md names what there is"
            self.wrong("GEN100", at, f"there is no {kind} {wanted}", hint)
            return None
        effects = tool.effect_of(self.operations[tool.operation or tool.operations[0]]).possible
        if tool.dispatch is not None or reads != (effects == (Effect.READ,)):
            does = "chooses among operations" if tool.dispatch else f"is {', '.join(effect.word for effect in effects)}"
            wants = "one that reads" if reads else "one that writes"
            self.wrong("GEN100", at, f"{tool.name} {does}", f"name {wants}, and one operation alone")
            return None
        constants, given = word.get("arguments") or {}, list(given)
        for name in given:
            self.argument(at, tool, name)
        for name, value in constants.items():
            self.value(at, tool, name, value)
        held = {*constants, *(name.partition("/")[0] for name in given)}
        for argument in tool.arguments:
            if argument.required and argument.name not in held:
                self.wrong("GEN101", at, f"{tool.name} needs {argument.name}", "give it under `arguments` or `with`")
        kept = {key: value for key, value in word.items() if key not in ("tool", "operation")}
        return {"tool": tool.name, **kept}

    def own_tool(self, at: str, wanted: str) -> Tool | None:
        """The own tool of an operation, by its id or by a JSONPath as the target of an action has it."""
        found = [wanted]
        if wanted.startswith("$"):
            try:
                nodes = [node.value for node in jsonpath.find(wanted, self.document)]  # type: ignore[arg-type]
            except (jsonpath.JSONPathError, ValueError) as broken:
                self.wrong("GEN044", at, f"{wanted!r} is no JSONPath: {str(broken).splitlines()[0]}", "see RFC 9535")
                return None
            found = [value["operationId"] for value in nodes if isinstance(value, dict) and "operationId" in value]
        operation = self.operations.get(found[0]) if len(found) == 1 else None
        if operation is None or operation.hidden is not None:
            return None
        return next(tool for tool in self.tools.values() if tool.kind == "operation" and tool.operation == operation.id)

    def argument(self, at: str, tool: Tool, name: str) -> Argument | None:
        """The argument of that name; NAME/MEMBER is a member of an object."""
        own = {argument.name: argument for argument in tool.arguments}
        head, _, member = name.partition("/")
        found = own.get(head)
        if found is None and not tool.open_arguments:
            near = difflib.get_close_matches(head, own, n=1)
            hint = f"did you mean {near[0]}?" if near else f"its arguments are {', '.join(own) or 'none'}"
            self.wrong("GEN101", at, f"{tool.name} has no argument {head}", hint)
        elif found is not None and member:
            schema = self.book.resolve(found.schema)
            if schema.get("properties") and member not in schema["properties"]:
                self.wrong("GEN101", at, f"{tool.name} has no {member} in {head}", "see the argument's schema")
        return found

    def value(self, at: str, tool: Tool, name: str, value: Any) -> None:
        """A finding where the argument, or its member, cannot have this value as far as type and enum say it."""
        argument = self.argument(at, tool, name)
        if argument is None:
            return
        schema = self.book.resolve(argument.schema)
        if member := name.partition("/")[2]:
            schema = self.book.resolve((schema.get("properties") or {}).get(member) or {})
        types = schema.get("type")
        types = [types] if isinstance(types, str) else types or list(_TYPES)
        kinds = [kind for name in types for kind in _TYPES.get(name, (object,))]
        if (type(value) not in kinds and object not in kinds) or ("enum" in schema and value not in schema["enum"]):
            self.wrong("GEN104", at, f"{tool.name} takes no {name}={value!r}", "see the argument's schema")

    def operation(self, call: Mapping[str, Any]) -> Operation:
        tool = self.tools[call["tool"]]
        return self.operations[tool.operation or tool.operations[0]]

    # -- places -------------------------------------------------------------------------------------------------

    def rows(self, at: str, call: Mapping[str, Any], pointer: str) -> None:
        """The rows must be a list, as far as anybody described the answer."""
        schemas = answers_of(self.operation(call))
        if (
            schemas
            and not items_of(self.book, found := follow(self.book, schemas, pointer))
            and (not found or any(found))
        ):
            self.wrong("GEN102", at, f"the answer of {call['tool']} has no list at '{pointer}'", "correct the pointer")

    def places(self, at: str, call: Mapping[str, Any], base: str, pointers: Iterable[str]) -> None:
        schemas = answers_of(self.operation(call))
        laid = [one["into"] for one in self.tools[call["tool"]].include]
        for pointer in pointers:
            whole = re.sub(r"/\*(?=/|$)", "/0", base + pointer)
            if schemas and not any(whole.startswith(one) for one in laid) and not follow(self.book, schemas, whole):
                self.wrong(
                    "GEN102",
                    at,
                    f"the answer of {call['tool']} has no '{base + pointer}'",
                    "correct the pointer; the response's schema tells what there is",
                )

    def at(self, where: str) -> str:
        return f"{self.folder}/{FILE}#$.x-ticket{where}"

    def wrong(self, code: str, where: str, what: str, fix: str) -> None:
        self.findings.append(Finding(code, self.at(where), what, fix))

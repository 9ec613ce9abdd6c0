"""Projecting: one tool per operation, and the named tools that the overlay asks for.

Refuses a tool whose argument has nowhere to go, or that speaks of an operation nobody has.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .body_arguments import body_arguments, free
from .check_present import check_present
from .check_tools import check_tool
from .finding import Finding, Level
from .lenient import stumbled
from .model import Argument, Effect, Operation, Schema, Tool
from .names import NameLock, argument_name, shorten, snake
from .text import clean_prose
from .tool_schemas import SchemaBook, said_once


@dataclass(slots=True)
class Projection:
    """The tools of a desk and what was found while making them."""

    tools: list[Tool] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class Projector:
    """Makes the tools of one desk."""

    folder: str
    operations: Mapping[str, Operation]
    book: SchemaBook
    lock: NameLock
    findings: list[Finding] = field(default_factory=list)

    def project(self, named: list[tuple[str, str | None, dict[str, Any]]]) -> list[Tool]:
        """`named`: (where, operation id or None, x-tool entry) in overlay order. Named tools come first."""
        tools = [tool for where, owner, entry in named if (tool := self._named_tool(where, owner, entry)) is not None]
        seen: dict[str, str] = {}
        for tool, (where, _, _) in zip(tools, named, strict=False):
            if tool.name in seen:
                self._wrong("GEN054", where, f"two named tools are called {tool.name}", "rename one of them")
            seen[tool.name] = where
        wanted = {op.id: shorten(_operation_tool_name(op)) for op in self.operations.values()}
        names = self.lock.assign("tools", wanted, taken=seen)
        self.lock.given["named"] = {name: name for name in sorted(seen)}
        for op in sorted(self.operations.values(), key=lambda op: names[op.id]):
            try:
                tools.append(self._operation_tool(op, names[op.id]))
            except Exception as broken:
                self.findings.append(stumbled(str(op.source), "tools", broken, op.route))
        return tools

    def _wrong(self, code: str, where: str, what: str, fix: str) -> None:
        self.findings.append(Finding(code, where, what, fix))

    # -- one tool per operation ---------------------------------------------------------------------------------

    def _operation_tool(self, op: Operation, name: str) -> Tool:
        arguments, is_open = self.arguments_of(op, choice=True)
        tool = Tool(
            name=name,
            title=_title(op.summary or name.replace("_", " ")),
            description=_describe(op),
            kind="operation",
            toolset=snake(op.family),
            default=False,
            operation=op.id,
            operations=(op.id,),
            arguments=tuple(arguments),
            open_arguments=is_open,
            aliases=self.lock.aliases("tools", op.id),
        )
        return _with_hints(tool, [op], {})

    def arguments_of(self, op: Operation, *, choice: bool = False) -> tuple[list[Argument], bool | Schema]:
        """An operation's own arguments: its parameters, then its body; and whether its body takes unnamed ones.

        `choice`: with an argument for the media type, where the body's media types carry different things.
        """
        arguments: list[Argument] = []
        taken: set[str] = set()
        for parameter in op.parameters:
            name = parameter.name
            if name in taken:  # the same name in two places: the later one says where it goes
                name = free(f"{parameter.place}_{name}", taken)
            taken.add(name)
            schema = self.book.written_out(parameter.schema)
            schema.pop("default", None) if parameter.required else None
            if parameter.description and "description" not in schema:
                schema = {**schema, "description": clean_prose(parameter.description)}
            arguments.append(Argument(name, schema, parameter.required, (f"{parameter.place}.{parameter.name}",)))
        if op.body is None:
            return _nameable(arguments), False
        of_body, is_open = body_arguments(op.body, taken, self.book, choice=choice)
        return _nameable(arguments + of_body), is_open

    # -- named tools --------------------------------------------------------------------------------------------

    def _named_tool(self, where: str, owner: str | None, entry: dict[str, Any]) -> Tool | None:
        dispatch = entry.get("x-dispatch")
        targets = list(dict.fromkeys(dispatch["values"].values())) if dispatch else [owner] if owner else []
        also = [include["operation"] for include in entry.get("x-include") or []]
        also += [resource["operation"] for resource in entry.get("x-resource") or () if "operation" in resource]
        for argument in (entry.get("arguments") or {}).values():
            for word in ("x-resolve", "x-upload"):
                look_up = argument.get(word) if isinstance(argument, dict) else None
                while isinstance(look_up, dict):  # what is asked where the first may not be
                    also += [look_up["operation"]] if look_up.get("operation") else []
                    look_up = look_up.get("forbidden")
        unknown = [name for name in [*targets, *also] if name not in self.operations]
        if unknown or not targets:
            near = difflib.get_close_matches(str(unknown[0]) if unknown else "", self.operations, n=1)
            self._wrong(
                "GEN046",
                where,
                f"{entry['name']} speaks of {', '.join(map(str, unknown)) or 'no operation'}",
                f"did you mean {near[0]}?" if near else "put x-tool on an operation, or give it x-dispatch",
            )
            return None
        main = self.operations[targets[0]]
        arguments, uploads = self._named_arguments(where, entry, main, dispatch)
        constants = self._constants(where, entry, main)
        if not dispatch:  # a dispatch tool's places may belong to another of its operations
            self._check_other_places(where, main, arguments, uploads, constants)
        ops = [self.operations[name] for name in dict.fromkeys([*targets, *also])]
        tool = Tool(
            name=entry["name"],
            title=entry.get("title") or _title(entry["name"].replace("_", " ")),
            description=clean_prose(entry["description"]),
            kind="named",
            toolset=entry.get("toolset") or snake(main.family),
            default=entry.get("default", True),
            operation=None if dispatch else main.id,
            operations=tuple(op.id for op in ops),
            arguments=tuple(arguments),
            open_arguments=False,
            dispatch=dispatch,
            constants=tuple(constants),
            rules=tuple(entry.get("x-rules") or ()),
            include=tuple(entry.get("x-include") or ()),
            uploads=tuple(uploads),
            output=entry.get("x-output"),
            omit=tuple(entry.get("x-omit") or ()),
            filters=entry.get("x-post-filter"),
            present=entry.get("x-present"),
            links=tuple(entry.get("x-links") or ()),
            resources=tuple(self._resource(where, word) for word in entry.get("x-resource") or ()),
            output_schema=self._output_schema(where, main, entry) if entry.get("outputSchema") else None,
            aliases=tuple(entry.get("aliases") or ()),
        )
        self.findings += check_tool(where, entry, tool, self.operations)
        if tool.present is not None and dispatch is None:
            self.findings += check_present(where, tool.present, main, self.book)
        return _with_hints(tool, [self.operations[name] for name in targets], entry.get("annotations") or {})

    def _named_arguments(
        self, where: str, entry: dict[str, Any], main: Operation, dispatch: Mapping[str, Any] | None
    ) -> tuple[list[Argument], list[dict[str, Any]]]:
        own = {argument.name: argument for argument in self.arguments_of(main)[0]}
        # An overlay may speak of an argument as the API does.
        spoken = {_wire_name(argument): argument for argument in own.values()} | own
        by_place = {place: argument for argument in own.values() for place in argument.to}
        if "arguments" not in entry:
            return list(own.values()), []
        arguments, uploads = [], []
        output = entry.get("x-output") or {}
        elsewhere = {output.get(key) for key in ("argument", "page_size", "max")}
        if dispatch:
            elsewhere.add(dispatch["argument"])
        for name, word in entry["arguments"].items():
            word = word or {}
            at = f"{where}.arguments.{name}"
            base = spoken.get(word.get("is", name))
            given = word.get("to")
            if given is None and base is None and word.get("optional"):
                self._left_out(at, main, name, word["optional"])
                continue
            places = tuple([given] if isinstance(given, str) else given or ()) if given is not None else None
            if places is not None:
                places = tuple(place for place in places if place)
                base = next((by_place[place] for place in places if place in by_place), None)
                self._check_places(at, main, places)
            upload = word.get("x-upload")
            if upload:
                uploads.append({"argument": name, **upload})
            if base is None and places is None and not upload and name not in elsewhere:
                self._wrong(
                    "GEN047",
                    at,
                    f"{main.id} has no argument {word.get('is', name)}",
                    f"say where it goes with `to:`; its own are {', '.join(own) or 'none'}",
                )
                continue
            if places is None:
                places = () if upload or base is None or name in elsewhere else base.to
            schema = word.get("schema")
            if schema is None:
                schema = dict(base.schema) if base is not None else {}
                if dispatch and name == dispatch["argument"]:
                    schema = {"type": "string", "enum": list(dispatch["values"])}
                elif word.get("x-resolve") and base is not None:
                    schema = {key: value for key, value in schema.items() if key in {"type", "description"}}
                elif upload:
                    schema = _upload_schema(upload)
            schema = self.book.written_out(schema)
            if "description" in word:
                schema = said_once(schema)
            told = [word.get("description", schema.get("description")), (word.get("x-null") or {}).get("means")]
            if environment := _default_env(word.get("x-default-env")):
                told.append(f"Default: {environment['env']}.")
            if any(told):
                schema = {**schema, "description": clean_prose(" ".join(filter(None, told)))}
            elif "description" in schema:  # `description: ''`: the name says it
                schema = {key: value for key, value in schema.items() if key != "description"}
            arguments.append(
                Argument(
                    name=name,
                    schema=schema,
                    # what the operator may set need not be given
                    required=word.get("required", base is not None and base.required and "x-default-env" not in word),
                    to=places,
                    values=word.get("values"),
                    otherwise=word.get("otherwise"),
                    merge=word.get("merge", False),
                    aliases=tuple(word.get("aliases") or ()),
                    coerce=word.get("coerce"),
                    resolve=word.get("x-resolve"),
                    transform=word.get("x-transform"),
                    as_list=word.get("x-list"),
                    default_env=_default_env(word.get("x-default-env")),
                    pairs=word.get("x-pairs"),
                    also=tuple(word.get("also") or ()),
                    null_also=tuple((word.get("x-null") or {}).get("also") or ()),
                )
            )
        return arguments, uploads

    def _output_schema(self, where: str, main: Operation, entry: Mapping[str, Any]) -> dict[str, Any] | None:
        """The one object that every successful answer is."""
        answers = [response.schema for response in main.responses if response.status.startswith("2")]
        if reshaped := [word for word in ("x-dispatch", "x-include", "x-omit", "x-output") if entry.get(word)]:
            self._wrong(
                "GEN056",
                f"{where}.outputSchema",
                f"{', '.join(reshaped)} gives another answer",
                "leave one of them out",
            )
            return None
        if len(answers) != 1 or self.book.object_of(answers[0]) is None:
            self._wrong(
                "GEN056",
                f"{where}.outputSchema",
                f"{main.id} has no one answer that is an object",
                "describe its response, or leave outputSchema away",
            )
            return None
        return {**self.book.written_out(answers[0]), "type": "object"}

    def _resource(self, where: str, word: Mapping[str, Any]) -> dict[str, Any]:
        """A resource; values are offered only from lists that there are."""
        offered = word.get("complete") or {}
        kept = {name: rule for name, rule in offered.items() if rule["operation"] in self.operations}
        for name, rule in offered.items():
            if name not in kept:
                self.findings.append(
                    Finding(
                        "GEN049",
                        f"{where}.x-resource[{word['name']}].complete.{name}",
                        f"there is no operation {rule['operation']} to offer values from",
                        "correct its name, or nothing if this installation is meant to be without it",
                        f"{word['uri']} is made, and no values are offered",
                        Level.WARNING,
                    )
                )
        rest = {key: value for key, value in word.items() if key != "complete"}
        return {**rest, "complete": kept} if kept else rest

    def _left_out(self, at: str, op: Operation, name: str, why: str) -> None:
        self.findings.append(
            Finding(
                "GEN049",
                at,
                f"{op.id} has no argument for {name}: {why}",
                "nothing to do if this installation is meant to be without it",
                f"the tool is made without {name}",
                Level.WARNING,
            )
        )

    def _constants(self, where: str, entry: dict[str, Any], main: Operation) -> list[dict[str, Any]]:
        """The constants by place; one that names an argument goes where the operation takes that."""
        own = {argument.name: argument.to for argument in self.arguments_of(main)[0]}
        found = []
        for constant in entry.get("constants") or ():
            if "place" in constant:
                found.append(dict(constant))
            elif constant["argument"] in own:
                found += [{"place": place, "value": constant["value"]} for place in own[constant["argument"]]]
            else:
                self._wrong(
                    "GEN047",
                    f"{where}.constants",
                    f"{main.id} has no argument {constant['argument']}",
                    f"its own are {', '.join(own) or 'none'}",
                )
        return found

    def _check_other_places(
        self,
        where: str,
        op: Operation,
        arguments: list[Argument],
        uploads: list[dict[str, Any]],
        constants: list[dict[str, Any]],
    ) -> None:
        """Places that no argument's `to` names: constants, what look-ups find, files."""
        self._check_places(f"{where}.constants", op, tuple(constant["place"] for constant in constants))
        for argument in arguments:
            at = f"{where}.arguments.{argument.name}"
            self._check_places(f"{at}.x-resolve.into", op, tuple((argument.resolve or {}).get("into") or ()))
            self._check_places(f"{at}.also", op, tuple(constant["place"] for constant in argument.also))
        for upload in uploads:
            if upload["mode"] in {"parts", "objects", "upload-first"}:
                self._check_places(f"{where}.arguments.{upload['argument']}.x-upload.into", op, (upload["into"],))

    def _check_places(self, at: str, op: Operation, places: tuple[str, ...]) -> None:
        known = {f"{parameter.place}.{parameter.name}" for parameter in op.parameters}
        for place in places:
            if place.startswith("body"):
                if op.body is None:
                    self._wrong("GEN047", at, f"{op.id} has no body for {place}", "correct the place")
                    continue
                shape = self.book.object_of(op.body.media[0].schema) if op.body.typed else None
                first = place.removeprefix("body").removeprefix("#").lstrip("/").split("/")[0]
                closed = shape is not None and not shape.get("additionalProperties")
                fields = (shape or {}).get("properties") or {}
                if closed and first and first not in fields:
                    self._wrong(
                        "GEN047",
                        at,
                        f"the body of {op.id} has no {first}",
                        f"its fields are {', '.join(fields) or 'none'}",
                    )
            elif place not in known:
                self._wrong(
                    "GEN047", at, f"{op.id} has no {place}", f"it has {', '.join(sorted(known)) or 'no parameters'}"
                )


def _nameable(arguments: list[Argument]) -> list[Argument]:
    """The arguments under names that every client takes; a renamed one says how it is sent."""
    kept = {argument.name for argument in arguments if argument_name(argument.name) == argument.name}
    made = []
    for argument in arguments:
        name = argument.name if argument.name in kept else free(argument_name(argument.name), kept)
        if name != argument.name:
            kept.add(name)
            told = clean_prose(f"{argument.schema.get('description', '')} Sent as {argument.name[:100]}.")
            argument = replace(argument, name=name, schema={**argument.schema, "description": told})
        made.append(argument)
    return made


def _wire_name(argument: Argument) -> str:
    """The name that the API has for an argument."""
    return argument.to[0].partition(".")[2] if "." in argument.to[0] else argument.to[0].rpartition("/")[2]


def _default_env(word: Any) -> dict[str, Any] | None:
    return {"env": word} if isinstance(word, str) else word


def _upload_schema(upload: Mapping[str, Any]) -> dict[str, Any]:
    mode, most = upload["mode"], upload.get("max_count", 10)
    if mode in {"parts", "objects"}:
        return {"type": "array", "items": {"type": "string"}, "maxItems": most}
    if mode == "text":
        return {"type": "string", "description": "A file inside the server's attachments directory."}
    properties = {"path": {"type": "string"}, "name": {"type": "string"}}
    if mode == "inline-html":
        properties["placeholder"] = {"type": "string"}
    item = {"type": "object", "properties": properties, "required": ["path"], "additionalProperties": False}
    return {"type": "array", "items": item, "maxItems": 10}


def _operation_tool_name(op: Operation) -> str:
    """`<family>_<action>`; where the document's own id names both already, the id."""
    action = snake(op.action, "root").rstrip("_")
    family = snake(op.family).rstrip("_")
    return action if action == family or action.startswith(f"{family}_") else f"{family}_{action}"


def _title(text: str) -> str:
    text = clean_prose(text).split("\n")[0].rstrip(".")
    return text[:1].upper() + text[1:]


def _describe(op: Operation) -> str:
    """Summary and description as one text, without saying the same twice."""
    summary, description = clean_prose(op.summary), clean_prose(op.description)
    if not description:
        return summary or op.route
    if not summary or description.casefold().startswith(summary.casefold().rstrip(".")):
        return description
    return f"{summary.rstrip('.')}. {description}"


def _with_hints(tool: Tool, operations: list[Operation], said: Mapping[str, bool]) -> Tool:
    """The four hints, all written: an unset hint makes clients ask on reads and stay silent on writes."""
    effects = {effect for op in operations for effect in tool.effect_of(op).possible}
    read = effects == {Effect.READ}
    hints = {
        "readOnlyHint": read,
        # A deletion that only an administrator may do is no milder for it.
        "destructiveHint": Effect.DESTROY in effects
        or any(op.method == "DELETE" and Effect.ADMIN in tool.effect_of(op).possible for op in operations),
        "idempotentHint": all(
            op.effect.possible == (Effect.READ,) or op.method in {"PUT", "DELETE"} or op.idempotency is not None
            for op in operations
        ),
        "openWorldHint": Effect.WRITE_OUTBOUND in effects,
    }
    for word, hint in (
        ("destructive", "destructiveHint"),
        ("idempotent", "idempotentHint"),
        ("openWorld", "openWorldHint"),
    ):
        if word in said:
            hints[hint] = said[word]
    return replace(tool, annotations=hints)

"""prompts.yaml: the texts that a person can choose from a menu, checked against the tools and operations of the desk.

Refuses a text that speaks of what is not there: an argument, a tool, a list to offer values from.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jsonschema

from .finding import Finding, Level
from .load import DeskInput, load_file
from .model import Effect, Operation, Prompt, PromptArgument, Tool
from .overlay import FILE as OVERLAY
from .overlay import definitions
from .pointer import pointer
from .prompt_text import named, parse_text
from .schema_places import answers_of, follow, items_of
from .text import clean_prose, hidden_characters
from .tool_schemas import SchemaBook

FILE = "prompts.yaml"
#: What a text can become; lists and objects are not typed into a form.
KINDS = ("string", "integer", "number", "boolean")
_OF_TEXTS, _OF_NUMBERS = {"pattern", "minLength", "maxLength"}, {"minimum", "maximum", "multipleOf"}
#: Words of JSON Schema that hold for other kinds: beside this one nothing would ever be checked.
_NOT_OF = {
    "string": _OF_NUMBERS,
    "integer": _OF_TEXTS,
    "number": _OF_TEXTS,
    "boolean": _OF_TEXTS | _OF_NUMBERS,
}
_ARGUMENT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "type": {"enum": list(KINDS)},
        "enum": {"type": "array", "minItems": 1, "items": {"type": list(KINDS)}},
        "pattern": {"type": "string", "format": "regex"},
        "minLength": {"type": "integer", "minimum": 0},
        "maxLength": {"type": "integer", "minimum": 1, "maximum": 2000},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "multipleOf": {"type": "number", "exclusiveMinimum": 0},
        "default": {"type": list(KINDS)},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["prompts"],
    "additionalProperties": False,
    "properties": {
        "prompts": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "description", "text"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,47}$"},
                    "title": {"type": "string", "minLength": 1},
                    "description": {"type": "string", "minLength": 10},
                    "text": {"type": "string", "minLength": 10, "maxLength": 12_000},
                    "arguments": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["name", "description"],
                            "additionalProperties": False,
                            "properties": {
                                "name": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,47}$"},
                                "description": {"type": "string", "minLength": 3},
                                "required": {"type": "boolean"},
                                "schema": _ARGUMENT_SCHEMA,
                                "complete": {"$ref": "#/$defs/completion"},
                            },
                        },
                    },
                },
            },
        },
    },
}


def read_prompts(
    source: DeskInput, tools: Sequence[Tool], operations: Mapping[str, Operation], book: SchemaBook
) -> tuple[list[Prompt], list[Finding]]:
    """The desk's prompts in the order of the file; none, and no finding, where there is no file."""
    loaded = load_file(source, FILE, required=False)
    if loaded.value is None:
        empty = FILE in source.files and not loaded.findings
        return [], [Finding("GEN090", source.where(FILE), "it is empty", _SEE)] if empty else loaded.findings
    faults = [
        Finding("GEN090", source.where(FILE, pointer(*error.absolute_path)), _short(error.message), _SEE)
        for error in _validator().iter_errors(loaded.value)
    ]
    if faults:
        return [], faults
    reader = _Reader(source, {tool.name for tool in tools if tool.kind == "named"}, operations, book)
    return [prompt for prompt in reader.read(loaded.value["prompts"]) if prompt is not None], reader.findings


_SEE = "docs/prompts.md shows the file with an example"


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        {"$defs": definitions(), **SCHEMA}, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@dataclass(slots=True)
class _Reader:
    source: DeskInput
    tools: set[str]
    operations: Mapping[str, Operation]
    book: SchemaBook
    findings: list[Finding] = field(default_factory=list)

    def read(self, entries: Sequence[dict[str, Any]]) -> Iterator[Prompt | None]:
        seen: dict[str, int] = {}
        for index, entry in enumerate(entries):
            first = seen.setdefault(entry["name"], index)
            if first != index:
                what = f"{entry['name']} stands at /prompts/{first} already"
                self._wrong("GEN092", ["prompts", index, "name"], what, "rename one of them")
            yield self._prompt(["prompts", index], entry)

    def _wrong(self, code: str, at: Sequence[str | int], what: str, fix: str) -> None:
        self.findings.append(Finding(code, self.source.where(FILE, pointer(*at)), what, fix))

    def _prompt(self, at: list[str | int], entry: dict[str, Any]) -> Prompt | None:
        for key in ("title", "description", "text"):
            if hidden := hidden_characters(entry.get(key, "")):
                what = f"it holds characters that nobody sees: {', '.join(hidden)}"
                self._wrong("GEN090", [*at, key], what, "take them out, or write a space")
        arguments = [
            self._argument([*at, "arguments", index], argument)
            for index, argument in enumerate(entry.get("arguments") or ())
        ]
        names = [argument.name for argument in arguments]
        for index, name in enumerate(names):
            if name in names[:index]:
                self._wrong("GEN091", [*at, "arguments", index, "name"], f"{name} stands twice", "rename one of them")
        try:
            parts = parse_text(entry["text"].strip())
        except ValueError as broken:
            fix = r"close it; \{ \} \[ \] and \\ are the signs themselves"
            self._wrong("GEN090", [*at, "text"], str(broken), fix)
            return None
        self._check_arguments(at, parts, arguments)
        kept = self._with_tools(at, entry["name"], parts)
        if kept is None:
            return None
        return Prompt(
            name=entry["name"],
            title=clean_prose(entry.get("title") or entry["name"].replace("_", " ").capitalize()),
            description=clean_prose(entry["description"]),
            arguments=tuple(arguments),
            text=entry["text"].strip(),
            parts=tuple(kept),
            tools=tuple(named(kept, "tool", deep=False)),
        )

    # -- arguments ----------------------------------------------------------------------------------------------

    def _argument(self, at: list[str | int], entry: dict[str, Any]) -> PromptArgument:
        schema: dict[str, Any] = {"type": "string", **(entry.get("schema") or {})}
        required = bool(entry.get("required", False))
        kind = schema["type"]
        if required and "default" in schema:
            self._wrong("GEN090", [*at, "schema", "default"], "a required argument has a default", "leave one out")
        for word in sorted(_NOT_OF.get(kind, set()) & set(schema)):
            self._wrong("GEN090", [*at, "schema", word], f"{word} says nothing of a {kind}", "correct `type`")
        checked = [("enum", value, {"type": kind}) for value in schema.get("enum") or ()]
        checked += [("default", schema["default"], schema)] if "default" in schema else []
        for word, value, rule in checked:
            if not jsonschema.Draft202012Validator(rule).is_valid(value):
                what = f"{value!r} does not fit the argument's own schema"
                self._wrong("GEN090", [*at, "schema", word], what, "correct the value or the schema")
        complete = entry.get("complete")
        if complete is not None and not self._can_offer([*at, "complete"], complete):
            complete = None
        return PromptArgument(entry["name"], clean_prose(entry["description"]), required, schema, complete)

    def _check_arguments(self, at: list[str | int], parts: list[Any], arguments: list[PromptArgument]) -> None:
        known = {argument.name: argument for argument in arguments}
        used, outside = named(parts, "argument"), named(parts, "argument", deep=False)
        where = [*at, "text"]
        for name in used:
            if name not in known:
                self._wrong("GEN091", where, f"it has no argument {name}", _meant(name, known, "its arguments are"))
        for index, argument in enumerate(arguments):
            if argument.name not in used:
                what, fix = (
                    f"the text never uses {argument.name}",
                    f"write {{{argument.name}}} into it, or take the argument away",
                )
                self._wrong("GEN091", [*at, "arguments", index], what, fix)
        open_ones = {name for name, argument in known.items() if _may_be_absent(argument)}
        for name in outside:
            if name in open_ones:
                what = f"{name} may be absent, and the text needs it"
                fix = "make it required, give its schema a default, or put [brackets] around what to leave out"
                self._wrong("GEN096", where, what, fix)
        for part in parts:
            if not isinstance(part, dict) or "optional" not in part:
                continue
            if not named([part], "tool") and not open_ones.intersection(named([part], "argument")):
                what = f"nothing in [{_sketch(part['optional'])}] can be absent"
                self._wrong("GEN096", where, what, r"take the brackets away, or write \[ and \] to have them shown")

    # -- tools --------------------------------------------------------------------------------------------------

    def _with_tools(self, at: list[str | int], name: str, parts: list[Any]) -> list[Any] | None:
        """The parts that this installation can carry out; None where the prompt is left out."""
        absent = {tool for tool in named(parts, "tool") if tool not in self.tools}
        possible = self._possible_tools() if absent else set()
        for tool in sorted(absent - possible):
            self._wrong(
                "GEN094", [*at, "text"], f"there is no tool {tool}", _meant(tool, self.tools, "the named tools are")
            )
        lacking = absent & possible
        if not lacking:
            return parts
        needed = lacking.intersection(named(parts, "tool", deep=False))
        words = f"{', '.join(sorted(needed or lacking))}, which the overlay makes only where there is such an operation"
        self.findings.append(
            Finding(
                "GEN095",
                self.source.where(FILE, pointer(*at, "text")),
                f"{name} speaks of {words}",
                "nothing to do if this installation is meant to be without it",
                "the prompt is not made" if needed else "it is made without what stands in those brackets",
                Level.WARNING if needed else Level.NOTE,
            )
        )
        if needed:
            return None
        return [
            part
            for part in parts
            if not (isinstance(part, dict) and "optional" in part and lacking.intersection(named([part], "tool")))
        ]

    def _possible_tools(self) -> set[str]:
        """The tools that the overlay makes where an installation has what they need."""
        overlay = load_file(self.source, OVERLAY, required=False).value or {}
        updates = [action.get("update") or {} for action in overlay.get("actions") or () if action.get("x-optional")]
        return {tool["name"] for update in updates for tool in update.get("x-tool") or ()}

    # -- values to offer ----------------------------------------------------------------------------------------

    def _can_offer(self, at: list[str | int], rule: Mapping[str, Any]) -> bool:
        operation = self.operations.get(rule["operation"])
        if operation is None:
            self.findings.append(
                Finding(
                    "GEN093",
                    self.source.where(FILE, pointer(*at, "operation")),
                    f"there is no operation {rule['operation']}",
                    _meant(rule["operation"], self.operations, "", "name one, or take `complete` away"),
                    "the prompt is made, and no values are offered",
                    Level.WARNING,
                )
            )
            return False
        if operation.hidden is not None or Effect.READ not in operation.effect.possible:
            what = f"{operation.id} {'is hidden' if operation.hidden else 'does more than read'}"
            self._wrong("GEN093", [*at, "operation"], what, "name an operation that reads")
            return False
        places = {f"{parameter.place}.{parameter.name}": parameter for parameter in operation.parameters}
        said = [*(rule.get("with") or {}), *filter(None, [rule.get("term")])]
        for place in said:
            if not place.startswith("body") and place not in places:
                fix = f"it has {', '.join(sorted(places)) or 'no parameters'}"
                self._wrong("GEN093", at, f"{operation.id} has no {place}", fix)
        for place, parameter in places.items():
            if parameter.place == "path" and place not in (rule.get("with") or {}):
                self._wrong("GEN093", at, f"{operation.id} needs {place}", "say what is sent there, under `with`")
        self._check_rows(at, rule, operation)
        return True

    def _check_rows(self, at: list[str | int], rule: Mapping[str, Any], operation: Operation) -> None:
        """The rows and what is offered of each must be places of the answer, where its schema is known."""
        answers = answers_of(operation)
        if not answers:
            return
        at_items = follow(self.book, answers, rule.get("items") or "")
        rows = items_of(self.book, at_items)
        if not rows and any(not set(self.book.resolve(schema)) - {"description"} for schema in at_items):
            return  # nobody knows what is there
        if not rows:
            what = f"the answer of {operation.id} has no list at {rule.get('items') or 'its top'}"
            self._wrong("GEN093", at, what, "correct `items`")
            return
        for key in ("value", "label"):
            word = rule.get(key)
            if word and not follow(self.book, rows, word if word.startswith("/") else f"/{word}"):
                self._wrong("GEN093", [*at, key], f"a row of {operation.id} has no {word}", f"correct `{key}`")


def _may_be_absent(argument: PromptArgument) -> bool:
    return not argument.required and "default" not in argument.schema


def _meant(name: str, known: Iterable[str], otherwise: str, instead: str = "") -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else instead or f"{otherwise} {', '.join(names) or 'none'}"


def _sketch(parts: Iterable[Any]) -> str:
    words = "".join(part if isinstance(part, str) else f"{{{next(iter(part.values()))}}}" for part in parts)
    return _short(re.sub(r"\s+", " ", words), 60)


def _short(text: str, limit: int = 300) -> str:
    return text if len(text) <= limit else text[: limit - 3] + "..."

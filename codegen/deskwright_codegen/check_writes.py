"""What `x-revision` and `x-confirm` of a write must agree on: a read, and places and pointers that lead somewhere.

Refuses a map that nobody could follow: a revision that is never found would be compared with nothing, for ever.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import jsonpath_rfc9535 as jsonpath

from .finding import Finding, Level
from .model import Argument, Effect, Operation, Tool
from .schema_places import answers_of, follow, items_of
from .tool_schemas import SchemaBook

_ARGUMENT = "argument."


@dataclass(slots=True)
class WriteWords:
    """Checks the words of a desk's writes and settles what they leave open: which operation, which place."""

    file: str
    document: dict[str, Any]
    operations: Mapping[str, Operation]
    book: SchemaBook
    arguments_of: Callable[[Operation], tuple[list[Argument], Any]]
    findings: list[Finding] = field(default_factory=list)

    def settled(self, op: Operation) -> Operation:
        """The operation with its words as the server reads them."""
        if op.effect.possible == (Effect.READ,):
            for word, value in (("x-revision", op.revision), ("x-confirm", op.confirm)):
                if value is not None:
                    self._wrong("GEN080", f"{self._at(op)}.{word}", f"{op.id} only reads", "take the word away")
            return op
        return replace(op, revision=self._revision(op), confirm=self._confirm(op))

    def undecided(self, tools: Iterable[Tool]) -> None:
        """A note for each write of a named tool of which nobody said what it is compared with."""
        named: dict[str, list[str]] = {}
        for tool in tools:
            targets = [tool.operation] if tool.operation else list((tool.dispatch or {}).get("values", {}).values())
            for name in dict.fromkeys(targets) if tool.kind == "named" else ():
                op = self.operations[name]
                if op.revision is None and tool.effect_of(op).possible != (Effect.READ,):
                    named.setdefault(name, []).append(tool.name)
        for name, names in named.items():
            self.findings.append(
                Finding(
                    "GEN085",
                    self._at(self.operations[name]),
                    f"no revision known for {name} ({', '.join(names)})",
                    "add x-revision; where there is nothing to compare with, `x-revision: {none: why}`",
                    "a proposal shows what would be sent and not what is there now, and is never out of date",
                    Level.NOTE,
                )
            )

    # -- the words ----------------------------------------------------------------------------------------------

    def _revision(self, op: Operation) -> Mapping[str, Any] | None:
        word, at = op.revision, f"{self._at(op)}.x-revision"
        if word is None or "none" in word:
            return word
        read = self._read(at, word)
        if read is None:
            return None
        made = self._reading(at, op, read, {key: value for key, value in word.items() if key != "optional"})
        item = self._versioned(at, read, made)
        made |= {"also": self._also(f"{at}.also", op, word["also"])} if "also" in word else {}
        if isinstance(ticket := made.get("ticket"), str):
            made["ticket"] = self._place(f"{at}.ticket", op, ticket)
        elif ticket:
            self._need_pointer(f"{at}.ticket", read, item, ticket["item"])
        if "fields" in made:
            made["fields"] = self._by_place(f"{at}.fields", op, made["fields"])
            made["fields"] = {
                place: self._seen(f"{at}.fields.{place}", op, read, item, seen)
                for place, seen in made["fields"].items()
            }
        return made

    def _also(self, at: str, op: Operation, words: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        made = []
        for word in words:
            if (read := self._read(at, word)) is not None:
                made.append(self._reading(at, op, read, word))
                self._versioned(at, read, made[-1])
        return made

    def _versioned(self, at: str, read: Operation, made: Mapping[str, Any]) -> list[Any]:
        """The schemas of the item, once its pointers are known to lead somewhere."""
        item = self._need_pointer(f"{at}.item", read, answers_of(read), made.get("item", ""))
        pointers = made.get("at", [])
        for pointer in [pointers] if isinstance(pointers, str) else pointers:
            self._need_pointer(f"{at}.at", read, item, pointer)
        return item

    def _seen(self, at: str, op: Operation, read: Operation, item: list[Any], seen: Any) -> Any:
        """Where a field stands, with the places of its steps settled."""
        if isinstance(seen, str):
            self._need_pointer(at, read, item, seen)
            return seen
        made, here = dict(seen), item
        if "find" in seen:
            made["find"] = [
                {**step, "where": {name: self._place(f"{at}.find", op, place) for name, place in step["where"].items()}}
                for step in seen["find"]
            ]
        for step in made.get("find") or ():
            rows = items_of(self.book, self._need_pointer(f"{at}.find", read, here, step["at"]))
            for name in step["where"]:
                self._need_pointer(f"{at}.find", read, rows, f"/{name}")
            here = rows
        for pointer in (seen["at"], seen.get("name")):
            if isinstance(pointer, str):
                self._need_pointer(at, read, here, pointer)
        return made

    def _confirm(self, op: Operation) -> Mapping[str, Any] | None:
        word, at = op.confirm, f"{self._at(op)}.x-confirm"
        if word is None:
            return None
        made = dict(word)
        for key in ("edit", "public", "keep"):
            if key in made:
                made[key] = [self._place(f"{at}.{key}", op, place) for place in made[key]]
        for place in made.get("edit") or ():
            if not self._may_be_text(op, place):
                self._wrong("GEN086", f"{at}.edit", f"{place} is no text", "only texts are rewritten by a person")
        if "label" in made:
            made["label"] = self._by_place(f"{at}.label", op, made["label"])
        if "decision" in made:
            made["decision"] = self._decision(f"{at}.decision", op, made["decision"])
        return made

    def _decision(self, at: str, op: Operation, word: Mapping[str, Any]) -> Mapping[str, Any]:
        made, own = dict(word), {argument.name for argument in self.arguments_of(op)[0]}
        for name in [word["fields"], *(word.get("edits") or {}).values()]:
            if name not in own:
                self._wrong(
                    "GEN083", at, f"{op.id} has no argument {name}", f"it has {', '.join(sorted(own)) or 'none'}"
                )
        for side in ("before", "after"):
            if side not in made or (read := self._read(f"{at}.{side}", made[side])) is None:
                continue
            made[side] = self._reading(f"{at}.{side}", op, read, made[side])
            item = self._versioned(f"{at}.{side}", read, made[side])
            pointers = [*made[side]["fields"].values(), made[side].get("revision")]
            if side == "after":
                pointers += [word.get("escalations"), *(word.get("evidence") or ())]
            for pointer in pointers:
                if pointer is not None:
                    self._need_pointer(f"{at}.{side}", read, item, pointer)
        known = set(word["after"]["fields"])
        told = {*(word.get("edits") or ()), *(word.get("public") or ()), *(word.get("before") or {}).get("fields", ())}
        for name in sorted(told - known):
            self._wrong("GEN087", at, f"{name} is no field of `after`", f"its fields are {', '.join(sorted(known))}")
        return made

    # -- the read -----------------------------------------------------------------------------------------------

    def _read(self, at: str, word: Mapping[str, Any]) -> Operation | None:
        wanted = word["operation"]
        found = self._by_path(at, wanted) if wanted.startswith("$") else [wanted]
        read = self.operations.get(found[0]) if len(found) == 1 else None
        if read is None and word.get("optional") and len(found) < 2:
            self.findings.append(
                Finding(
                    "GEN049",
                    f"{at}.operation",
                    f"there is no operation {wanted}: {word['optional']}",
                    "nothing to do if this installation is meant to be without it",
                    "the write is made without a revision",
                    Level.WARNING,
                )
            )
            return None
        if read is None:
            near = difflib.get_close_matches(wanted, self.operations, n=1)
            hint = f"did you mean {near[0]}?" if near else "name one operation, as CATALOG.md does"
            what = f"{wanted} fits {', '.join(found)}" if len(found) > 1 else f"there is no operation {wanted}"
            self._wrong("GEN081", f"{at}.operation", what, hint)
        elif read.effect.possible != (Effect.READ,):
            effects = ", ".join(effect.word for effect in read.effect.possible)
            self._wrong("GEN081", f"{at}.operation", f"{read.id} is no read ({effects})", "name a read")
            return None
        return read

    def _by_path(self, at: str, path: str) -> list[str]:
        """The ids of the operations that a JSONPath fits, as the target of an action does."""
        try:
            nodes = jsonpath.find(path, self.document)
        except (jsonpath.JSONPathError, ValueError) as broken:
            self._wrong(
                "GEN044", f"{at}.operation", f"{path!r} is no JSONPath: {str(broken).splitlines()[0]}", "see RFC 9535"
            )
            return []
        return [
            node.value["operationId"] for node in nodes if isinstance(node.value, dict) and "operationId" in node.value
        ]

    def _reading(self, at: str, op: Operation, read: Operation, word: Mapping[str, Any]) -> dict[str, Any]:
        """The read with its places settled; each that it requires is given."""
        made = dict(word, operation=read.id)
        for key in ("values", "with"):
            if key in made:
                made[key] = {self._place(f"{at}.{key}", read, to): value for to, value in made[key].items()}
        if "values" in made:
            made["values"] = {to: self._place(f"{at}.values", op, source) for to, source in made["values"].items()}
        given = {*(made.get("values") or ()), *(made.get("with") or ())}
        for argument in self.arguments_of(read)[0]:
            if argument.required and not any(_covers(place, to) for place in given for to in argument.to):
                self._wrong(
                    "GEN082",
                    at,
                    f"{read.id} needs {', '.join(argument.to)}, and nothing gives it",
                    f"map it under `values`, or fix it under `with`: {op.id} takes {self._names(op)}",
                )
        return made

    def _need_pointer(self, at: str, read: Operation, schemas: list[Any], pointer: str) -> list[Any]:
        """The schemas at the pointer; a finding where there must be none. Nothing is said of what nobody described."""
        found = follow(self.book, schemas, pointer)
        if schemas and not found:
            self._wrong(
                "GEN084",
                at,
                f"the answer of {read.id} has nothing at {pointer}",
                "correct the pointer; the response's schema tells what there is",
            )
        return found

    # -- places -------------------------------------------------------------------------------------------------

    def _by_place(self, at: str, op: Operation, named: Mapping[str, Any]) -> dict[str, Any]:
        return {self._place(at, op, place): value for place, value in named.items()}

    def _place(self, at: str, op: Operation, place: str) -> str:
        """The place, with an argument's name settled; a finding where the operation has no such place."""
        if place.startswith(_ARGUMENT):
            own = {argument.name: argument.to[0] for argument in self.arguments_of(op)[0] if argument.to}
            if (name := place.removeprefix(_ARGUMENT)) in own:
                return own[name]
        elif place.startswith("body"):
            if op.body is not None and (not op.body.typed or self._schemas_at(op, place)):
                return place
        elif place in {f"{parameter.place}.{parameter.name}" for parameter in op.parameters}:
            return place
        self._wrong("GEN083", at, f"{op.id} has no {place}", f"it takes {self._names(op)}")
        return place

    def _schemas_at(self, op: Operation, place: str) -> list[Any]:
        pointer = place.removeprefix("body").removeprefix("#")
        return follow(self.book, [op.body.media[0].schema], pointer) if op.body is not None else []

    def _may_be_text(self, op: Operation, place: str) -> bool:
        """Whether a text fits there: nothing says that it is something else."""
        if not place.startswith("body"):
            own = [one.schema for one in op.parameters if f"{one.place}.{one.name}" == place]
        else:
            own = self._schemas_at(op, place)
        texts = [self.book.resolve(schema) for schema in own]
        return not texts or any(_takes_text(schema, self.book) for schema in texts)

    def _names(self, op: Operation) -> str:
        return ", ".join(place for one in self.arguments_of(op)[0] for place in one.to) or "nothing"

    def _at(self, op: Operation) -> str:
        return f"{self.file}#$.paths['{op.path}'].{op.method.lower()}"

    def _wrong(self, code: str, where: str, what: str, fix: str) -> None:
        self.findings.append(Finding(code, where, what, fix))


def _covers(place: str, wanted: str) -> bool:
    """Whether a value at `place` fills `wanted`: it is the place, part of it, or holds it."""
    return place == wanted or any(a.startswith((f"{b}/", f"{b}#")) for a, b in ((place, wanted), (wanted, place)))


def _takes_text(schema: Any, book: SchemaBook) -> bool:
    if not isinstance(schema, dict):
        return True
    inner = [*(schema.get("anyOf") or []), *(schema.get("oneOf") or []), *(schema.get("allOf") or [])]
    if inner:
        return any(_takes_text(book.resolve(each), book) for each in inner)
    types = schema.get("type")
    return types is None or "string" in ([types] if isinstance(types, str) else types)

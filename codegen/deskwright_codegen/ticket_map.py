"""`x-ticket`: a desk's tickets in the triage contract, checked against its tools and settled for the catalogue.

Refuses a map that would fail at the first ticket: a tool or an argument that is not there, a place that the answer has
not, a value that the argument does not take, a public reply that travels with something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .finding import Finding, Level
from .model import Argument, Tool
from .ticket_calls import TicketCalls

#: The contract's members; each is mapped, or said to be absent.
MEMBERS = (
    "subject", "description", "status", "category", "priority", "team", "assignee", "tags", "createdAt", "updatedAt",
    "customer.name", "customer.plan", "customer.region", "customer.vip", "sla.responseDueAt", "sla.breached",
    "relatedTicketIds",
)  # fmt: skip
#: Without these a ticket says nothing.
NEEDED = ("subject", "description", "status")
REPLY = "customerResponse"


@dataclass(slots=True)
class TicketMap(TicketCalls):
    """Checks the map of one desk; `settled` is what the server reads, None where there is none."""

    def settled(self) -> Mapping[str, Any] | None:
        """The map with every call named by its tool; the findings tell what is wrong."""
        word = self.document.get("x-ticket")
        if word is None:
            return None
        missing = sorted({name for name in self._named(word) if name not in self.tools})
        if missing and "optional" in word:
            self.findings.append(
                Finding(
                    "GEN049",
                    self.at(""),
                    f"there is no {', '.join(missing)}: {word['optional']}",
                    "nothing to do if this installation is meant to be without it",
                    "this desk cannot be triaged through the triage desk",
                    Level.WARNING,
                )
            )
            return None
        before = len(self.findings)
        made = {key: value for key, value in word.items() if key not in ("optional", "absent")}
        made["absent"] = sorted(word.get("absent") or ())
        self._id(word["id"])
        listed = made["list"] = self._list(word["list"])
        got = made["get"] = self._get(word["get"])
        if "search" in word:
            made["search"] = self._search(word["search"])
        if listed and got:
            made["fields"] = self._fields(word, listed, got)
            made["write"] = self._writes(word, got)
            made["revision"] = self._revision(word["revision"], got)
        for pair in word.get("apart") or ():
            for name in pair:
                if name not in self._written(word):
                    self.wrong("GEN103", "/apart", f"{name} is written by no call", "leave it out")
        return made if len(self.findings) == before else None

    # -- what is read -------------------------------------------------------------------------------------------

    def _id(self, word: Mapping[str, Any]) -> None:
        try:
            re.compile(word["pattern"])
        except re.error as broken:
            self.wrong("GEN104", "/id/pattern", f"{word['pattern']!r} is no pattern: {broken}", "correct it")

    def _list(self, word: Mapping[str, Any]) -> Any:
        made = self.call("/list", word)
        if made is not None:
            self.rows("/list/rows", made, word["rows"])
        return made

    def _get(self, word: Mapping[str, Any]) -> Any:
        made = self.call("/get", word, given=[word["id"]])
        if made is not None:
            self.places("/get/item", made, "", [word.get("item", "")])
            if "together" in word and not re.search(r"/0$", word.get("item", "")):
                self.wrong("GEN102", "/get/together", "the item stands in no list", "let `item` end in /0")
        return made

    def _search(self, word: Mapping[str, Any]) -> Any:
        made = self.call("/search", word, given=[word["text"]])
        if made is not None:
            self.rows("/search/rows", made, word["rows"])
        return made

    def _fields(self, word: Mapping[str, Any], listed: Mapping[str, Any], got: Mapping[str, Any]) -> Any:
        fields, absent = word["fields"], word.get("absent") or {}
        for name in MEMBERS:
            if (name in fields) == (name in absent):
                both = name in fields
                self.wrong(
                    "GEN103",
                    f"/{'absent' if both else 'fields'}/{name}",
                    f"{name} is mapped and said to be absent" if both else f"nothing is said of {name}",
                    "leave one of the two out" if both else "map it, or say under `absent` why the desk has none",
                )
            elif name in absent and name in NEEDED:
                self.wrong("GEN103", f"/absent/{name}", f"no ticket is without {name}", "map it")
        if ("sla.breached" in fields) != ("sla.responseDueAt" in fields):
            self.wrong(
                "GEN103", "/fields", "sla has two parts", "map both; `sla.breached: {is: false}` if none says it"
            )
        made = {name: dict(fields[name]) for name in MEMBERS if name in fields}
        item, rows = got.get("item", ""), listed["rows"]
        identity = word["id"]
        self.places("/id/at", got, item, [identity["at"]])
        if listed.get("whole", True):
            self.places("/id/row", listed, f"{rows}/*", [identity.get("row", identity["at"])])
        for name, spec in made.items():
            at = f"/fields/{name}"
            self.places(at, got, item, list(_pointers(spec.get("at"))))
            row = spec.get("row", spec.get("at")) if listed.get("whole", True) else None
            self.places(f"{at}/row", listed, f"{rows}/*", list(_pointers(row)))
            if isinstance(spec.get("enum"), Mapping):
                spec["enum"] = self._enum(f"{at}/enum", spec["enum"])
            for key, member, values in (
                ("closed", "status", spec.get("closed")),
                ("high", "priority", spec.get("high")),
            ):
                known = _values(spec)
                if values and name != member:
                    self.wrong("GEN103", f"{at}/{key}", f"{key} is said of {member} alone", "leave it out")
                elif values and known is not None and (unknown := [value for value in values if value not in known]):
                    self.wrong(
                        "GEN104", f"{at}/{key}", f"no ticket is {', '.join(unknown)}", f"one of {', '.join(known)}"
                    )
        return made

    def _enum(self, at: str, word: Mapping[str, Any]) -> Any:
        made = self.call(at, word)
        if made is not None:
            self.rows(at, made, word["rows"])
            self.places(at, made, f"{word['rows']}/*", [word[key] for key in ("value", "id") if key in word])
        return made

    def _revision(self, word: Mapping[str, Any], got: Mapping[str, Any]) -> Any:
        """The reads that a revision is made of: what `get` gives, and what x-revision of the write reads besides."""
        if "at" in word:
            self.places("/revision/at", got, got.get("item", ""), list(word["at"]))
            return {"item": got.get("item", ""), "at": list(word["at"])}
        made = self.call("/revision", {**word, "arguments": {}}, reads=False, given=self._required(word))
        if made is None:
            return None
        write = self.operation(made)
        seen, read = write.revision or {}, self.operation(got)
        if seen.get("operation") != read.id:
            what = (
                f"x-revision of {write.id} reads {seen['operation']}" if "operation" in seen else f"{write.id} has none"
            )
            self.wrong(
                "GEN106", "/revision", f"{what}, and `get` reads {read.id}", "name another write, or pointers (at)"
            )
            return None
        if "together" in got and seen.get("item", "") != got.get("item", ""):
            self.wrong("GEN106", "/get/together", f"x-revision of {write.id} means another object", "read one by one")
            return None
        place = next((source for to, source in (seen.get("values") or {}).items()), None)
        also = []
        for extra in seen.get("also") or ():
            tool = self.own_tool("/revision", extra["operation"])
            by_place = {to: one.name for one in (tool.arguments if tool else ()) for to in one.to}
            values, constants = extra.get("values") or {}, extra.get("with") or {}
            if tool is None or set(values.values()) != {place} or not {*values, *constants} <= set(by_place):
                self.wrong(
                    "GEN106", "/revision", f"{extra['operation']} cannot be read by the id alone", "name pointers (at)"
                )
                continue
            also.append(
                {
                    "tool": tool.name,
                    "id": by_place[next(iter(values))],
                    "arguments": {by_place[to]: value for to, value in constants.items()},
                    "item": extra.get("item", ""),
                    **({"at": extra["at"]} if "at" in extra else {}),
                }
            )
        return {
            "item": seen.get("item", ""),
            **({"at": seen["at"]} if "at" in seen else {}),
            **({"also": also} if also else {}),
        }

    def _required(self, word: Mapping[str, Any]) -> list[str]:
        tool = self.tools.get(word["tool"]) if "tool" in word else self.own_tool("/revision", word["operation"])
        return [argument.name for argument in tool.arguments if argument.required] if tool else []

    # -- what is written ----------------------------------------------------------------------------------------

    def _writes(self, word: Mapping[str, Any], got: Mapping[str, Any]) -> list[Any]:
        made, seen = [], set[str]()
        for index, call in enumerate(word["write"]):
            at = f"/write/{index}"
            names = list(call["fields"])
            for name in names:
                if name in seen:
                    self.wrong("GEN103", f"{at}/fields", f"{name} is written twice", "leave it in one call")
                if name != REPLY and name not in word["fields"]:
                    self.wrong("GEN103", f"{at}/fields", f"{name} is written and never read", "map it under `fields`")
            seen |= set(names)
            if REPLY in names and (len(names) > 1 or index + 1 < len(word["write"])):
                self.wrong(
                    "GEN105", at, "the reply to the customer goes with or before something else", "put it last, alone"
                )
            made.append(self._write(at, call, word["fields"], got))
        return made

    def _write(self, at: str, call: Mapping[str, Any], fields: Mapping[str, Any], got: Mapping[str, Any]) -> Any:
        # with several fields none of them is sure to be there: what the tool requires has to come from elsewhere
        alone = (
            [one["argument"] for one in call["fields"].values() if "argument" in one]
            if len(call["fields"]) == 1
            else []
        )
        always = [call["id"], *(call.get("with") or ()), *alone]
        made = self.call(at, call, reads=False, given=always)
        if made is None:
            return None
        tool = self.tools[made["tool"]]
        made["with"] = {
            name: self._source(f"{at}/with/{name}", one, got) for name, one in (call.get("with") or {}).items()
        }
        made["fields"] = {}
        for name, spec in call["fields"].items():
            here = f"{at}/fields/{name}"
            read = fields.get(name) or {}
            made["fields"][name] = written = dict(spec)
            argument = self.argument(here, tool, spec["argument"]) if "argument" in spec else None
            self._sent(here, name, spec, read, tool, argument)
            if spec.get("send") == "id" and "look_up" not in spec and "id" not in _listed(read):
                self.wrong("GEN103", here, f"nothing tells the id of a {name}", "give `enum` an `id`, or a look_up")
            if "look_up" in spec:
                written["look_up"] = self._look_up(f"{here}/look_up", spec["look_up"], got)
            if "with" in spec:
                for other in spec["with"]:
                    self.argument(here, tool, other)
                written["with"] = {
                    other: self._source(f"{here}/with/{other}", one, got) for other, one in spec["with"].items()
                }
        return made

    def _sent(
        self,
        at: str,
        name: str,
        spec: Mapping[str, Any],
        read: Mapping[str, Any],
        tool: Tool,
        argument: Argument | None,
    ) -> None:
        """What a field's values become: values of the contract, and such that the argument takes."""
        known = _values(read)
        named = [*(spec.get("values") or ()), *(spec.get("only") or ())]
        if known is not None and (unknown := [value for value in named if value not in known]):
            self.wrong("GEN104", at, f"no ticket has {name} {', '.join(unknown)}", f"one of {', '.join(known)}")
        if "nobody" in spec and name != "assignee":
            self.wrong("GEN103", at, f"{name} is never nobody's", "leave `nobody` out")
        for other, value in (spec.get("nobody") or {}).items():
            self.value(at, tool, other, value)
        if argument is None:
            return
        sent = list((spec.get("values") or {}).values())
        if "values" not in spec and "send" not in spec:
            writable = spec.get("only") or known or ()
            sent = [value for value, said in (read.get("values") or {}).items() if said in writable]
        for value in sent:
            self.value(at, tool, spec["argument"], value)

    def _look_up(self, at: str, word: Mapping[str, Any], got: Mapping[str, Any]) -> Any:
        made = self.call(at, word, given=list(word.get("with") or ()))
        if made is not None:
            self.places(at, got, got.get("item", ""), list((word.get("with") or {}).values()))
            self.rows(at, made, word["rows"])
            self.places(at, made, f"{word['rows']}/*", [word["match"], word["id"]])
        return made

    def _source(self, at: str, word: Mapping[str, Any], got: Mapping[str, Any]) -> Any:
        if "item" in word:
            self.places(at, got, got.get("item", ""), [word["item"]])
        if "tool" not in word and "operation" not in word:
            return dict(word)
        made = self.call(at, word)
        if made is not None:
            self.places(at, made, "", [word["at"]])
        return made

    # -- the word -----------------------------------------------------------------------------------------------

    def _named(self, word: Mapping[str, Any]) -> Iterator[str]:
        """Every tool that the map speaks of by name."""
        for key, value in word.items():
            if key == "tool" and isinstance(value, str):
                yield value
            elif isinstance(value, Mapping):
                yield from self._named(value)
            elif isinstance(value, list):
                yield from (name for one in value if isinstance(one, Mapping) for name in self._named(one))

    def _written(self, word: Mapping[str, Any]) -> set[str]:
        return {name for call in word["write"] for name in call["fields"]}


def _pointers(place: Any) -> Iterator[str]:
    """Every pointer of a place, into the item; of a list's rows as well."""
    if isinstance(place, str):
        yield place
    elif isinstance(place, list):
        yield from place
    elif isinstance(place, Mapping):
        inner = [place["at"], *(place.get("where") or ()), *([place["first"]] if "first" in place else [])]
        yield from (f"{place['each']}/*{pointer}" for pointer in inner)


def _listed(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    found = spec.get("enum")
    return found if isinstance(found, Mapping) else {}


def _values(spec: Mapping[str, Any]) -> list[str] | None:
    """The values that the contract has for a field; None where only the desk knows them."""
    if _listed(spec):
        return None
    named = [value for value in (spec.get("values") or {}).values() if value is not None]
    own = spec.get("enum") or []
    return list(dict.fromkeys([*named, *own])) or None

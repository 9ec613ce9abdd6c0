"""The report: what changed between two api.json, in the order in which a reviewer must see it.

Ability and effect changes come first: they decide what an assistant may do. Refuses to call a narrowing compatible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any

from .model import Effect
from .text import to_compact_json


class Kind(IntEnum):
    """Sorted as the report shows them."""

    ABILITY = 0
    EFFECT = 1
    ADDED = 2
    REMOVED = 3
    CHANGED = 4
    WORDING = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `breaking` means that a working caller may stop working."""

    kind: Kind
    desk: str
    what: str
    """`operation tickets.create` or `tool create_ticket`."""
    detail: str
    breaking: bool = False

    def as_json(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "kind": self.kind.name.lower(),
            "desk": self.desk,
            "what": self.what,
            "detail": self.detail,
            "breaking": self.breaking,
        }


def compare(old: dict[str, Any] | None, new: dict[str, Any] | None) -> list[Change]:
    """The differences between two api.json values (None: the desk did not or does not exist), sorted."""
    desk = str((new or old or {}).get("desk", ""))
    if old is None or new is None:
        if old is new:
            return []
        kind = Kind.ADDED if old is None else Kind.REMOVED
        count = len((new or old or {}).get("operations", []))
        return [Change(kind, desk, f"desk {desk}", f"{count} operations", breaking=new is None)]
    changes = [
        *_members(
            desk,
            "operation",
            _by(old["operations"], "id"),
            _by(new["operations"], "id"),
            partial(_operation_changes, roles=new.get("roles", ())),
        ),
        *_members(desk, "tool", _named(old), _named(new), _tool_changes),
        *_members(
            desk,
            "prompt",
            _by(old.get("prompts", ()), "name"),
            _by(new.get("prompts", ()), "name"),
            _prompt_changes,
        ),
    ]
    if old.get("connection") != new.get("connection"):
        changes.append(Change(Kind.CHANGED, desk, f"desk {desk}", "connection settings changed", True))
    return sorted(changes, key=lambda change: (change.kind, not change.breaking, change.what, change.detail))


def _by(values: Iterable[dict[str, Any]], key: str) -> dict[str, dict[str, Any]]:
    return {value[key]: value for value in values}


def _named(api: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {tool["name"]: tool for tool in api["tools"] if tool["kind"] == "named"}


def _members(desk: str, noun: str, old: Any, new: Any, differ: Any) -> Iterable[Change]:
    renamed = {alias: name for name, value in new.items() for alias in value.get("aliases") or ()}
    for name in sorted(set(old) | set(new)):
        what = f"{noun} {name}"
        if name not in new:
            moved = renamed.get(name) or _same_route(old[name], new)
            detail = f"now called {moved}" if moved else _sketch(old[name])
            yield Change(Kind.REMOVED, desk, what, detail, breaking=name not in renamed)
        elif name not in old:
            yield Change(Kind.ADDED, desk, what, _sketch(new[name]))
        else:
            yield from differ(desk, what, old[name], new[name])


def _same_route(value: dict[str, Any], others: dict[str, dict[str, Any]]) -> str | None:
    route = (value.get("method"), value.get("path"))
    if route == (None, None):
        return None
    return next((name for name, other in others.items() if (other.get("method"), other.get("path")) == route), None)


def _sketch(value: dict[str, Any]) -> str:
    if "text" in value:
        names = [argument["name"] + ("" if argument["required"] else "?") for argument in value["arguments"]]
        return f"arguments {', '.join(names) or 'none'}; needs {', '.join(value['tools']) or 'no tool'}"
    if "method" in value:
        return f"{value['method']} {value['path']}, {_effect(value)}, {_ability(value)}"
    return f"{', '.join(value.get('operations', ()))}; {', '.join(value.get('effects', ()))}"


def _ability(operation: dict[str, Any]) -> str:
    ability = operation["ability"]
    parts = [
        " or ".join(ability["any_of"]),
        " and ".join(ability["all_of"]),
        f"role {ability['role']}" if ability["role"] else "",
        *ability["flags"],
        *(f"plan {plan}" for plan in ability["plans"]),
        f"scope {ability['scope']}" if ability["scope"] else "",
        *(f"role {case.get('role')} when {case['place']} is {to_compact_json(case['is'])}" for case in ability["when"]),
    ]
    return "; ".join(part for part in parts if part) or "no ability"


def _effect(operation: dict[str, Any]) -> str:
    effect = operation["effect"]
    cases = [f"{case['effect']} when {case['place']} is {to_compact_json(case['equals'])}" for case in effect["when"]]
    return ", ".join([effect["default"], *cases])


def _writer(operation: dict[str, Any]) -> str:
    """Who writes what it answers with; an api.json from before the word says nothing."""
    return str((operation.get("provenance") or {}).get("written_by", "strangers"))


def _leaning(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Whether the mildest thing that the operation may now be is milder than before; a loosening tells its reason."""
    before, after = (
        min(Effect.of(word) for word in (op["effect"]["default"], *(case["effect"] for case in op["effect"]["when"])))
        for op in (old, new)
    )
    if after < before:
        return f" (loosened: {new['effect'].get('reason') or 'no reason given'})"
    return " (tightened)" if after > before else ""


def _operation_changes(
    desk: str, what: str, old: dict[str, Any], new: dict[str, Any], roles: Sequence[str]
) -> Iterable[Change]:
    if _ability(old) != _ability(new):
        detail = f"{_ability(old)} -> {_ability(new)} ({_direction(old['ability'], new['ability'], roles)})"
        yield Change(Kind.ABILITY, desk, what, detail, breaking=not _widened(old["ability"], new["ability"], roles))
    if _effect(old) != _effect(new):
        yield Change(Kind.EFFECT, desk, what, f"{_effect(old)} -> {_effect(new)}{_leaning(old, new)}", breaking=True)
    if (before := _writer(old)) != (after := _writer(new)):
        reason = (new.get("provenance") or {}).get("reason")
        loosened = f" (loosened: {reason})" if after == "staff" else ""
        yield Change(Kind.EFFECT, desk, what, f"answers with what {before} -> {after} write{loosened}")
    for key in ("method", "path"):
        if old[key] != new[key]:
            yield Change(Kind.CHANGED, desk, what, f"{key} {old[key]} -> {new[key]}", breaking=False)
    if bool(old["idempotency"]) != bool(new["idempotency"]):
        words = "takes" if new["idempotency"] else "no longer takes"
        yield Change(Kind.CHANGED, desk, what, f"{words} an idempotency key", breaking=not new["idempotency"])
    if old["tool"] != new["tool"]:
        yield Change(Kind.CHANGED, desk, what, f"its tool {old['tool']} is now called {new['tool']}", breaking=False)
    if old["deprecated"] != new["deprecated"]:
        yield Change(Kind.CHANGED, desk, what, "deprecated" if new["deprecated"] else "no longer deprecated")
    old_places = {(p["place"], p["name"]): p for p in old["parameters"]}
    new_places = {(p["place"], p["name"]): p for p in new["parameters"]}
    for place in sorted(set(old_places) | set(new_places)):
        label = f"parameter {place[0]}.{place[1]}"
        yield from _value_changes(desk, what, label, old_places.get(place), new_places.get(place))
    old_body, new_body = old["body"], new["body"]
    if (old_body is None) != (new_body is None):
        yield Change(Kind.CHANGED, desk, what, "body added" if new_body else "body removed", breaking=True)
    elif old_body and to_compact_json(old_body) != to_compact_json(new_body):
        breaking = bool(new_body["required"] and not old_body["required"])
        yield Change(Kind.CHANGED, desk, what, "the body's schema changed", breaking)
    if to_compact_json(old["responses"]) != to_compact_json(new["responses"]):
        yield Change(Kind.CHANGED, desk, what, "its answers changed")
    for key in ("failure", "pagination", "security", "server", "retry_safe", "hidden"):
        if to_compact_json(old[key]) != to_compact_json(new[key]):
            yield Change(Kind.CHANGED, desk, what, f"{key} {to_compact_json(old[key])} -> {to_compact_json(new[key])}")
    for key, told in (("revision", "what it is compared with"), ("confirm", "what a person decides about")):
        # an api.json from before these words has neither
        if to_compact_json(old.get(key)) != to_compact_json(new.get(key)):
            yield Change(Kind.CHANGED, desk, what, f"{told} changed (x-{key})")
    if (old["summary"], old["description"], old["words"]) != (new["summary"], new["description"], new["words"]):
        yield Change(Kind.WORDING, desk, what, "wording")


def _widened(old: dict[str, Any], new: dict[str, Any], roles: Sequence[str]) -> bool:
    """Whether everybody who could call before still can."""
    # The least that opened the old gate: all of all_of, and one of any_of. Each must open the new one.
    least = [{*old["all_of"], one} for one in old["any_of"]] or [set(old["all_of"])]
    return (
        all((not new["any_of"] or held & set(new["any_of"])) and set(new["all_of"]) <= held for held in least)
        and set(new["flags"]) <= set(old["flags"])
        and set(new["plans"]) <= set(old["plans"])
        and _role_suffices(old["role"], new["role"], roles)
        and new["when"] == old["when"]
    )


def _role_suffices(held: str | None, needed: str | None, roles: Sequence[str]) -> bool:
    if needed is None or needed == held:
        return True
    return held in roles and needed in roles and roles.index(held) >= roles.index(needed)


def _direction(old: dict[str, Any], new: dict[str, Any], roles: Sequence[str]) -> str:
    wider, narrower = _widened(old, new, roles), _widened(new, old, roles)
    return "widened" if wider and not narrower else "narrowed" if narrower and not wider else "changed"


def _value_changes(
    desk: str, what: str, label: str, old: dict[str, Any] | None, new: dict[str, Any] | None
) -> Iterable[Change]:
    """One parameter or argument: added, removed, required, type, enum."""
    if old is None or new is None:
        value = new or old or {}
        required = " (required)" if value.get("required") else ""
        words = "added" if old is None else "removed"
        breaking = old is not None or bool(value.get("required"))
        yield Change(Kind.CHANGED, desk, what, f"{label} {words}{required}", breaking)
        return
    if old["required"] != new["required"]:
        words = "is now required" if new["required"] else "is no longer required"
        yield Change(Kind.CHANGED, desk, what, f"{label} {words}", bool(new["required"]))
    marks = [bool(value["schema"].get("deprecated")) for value in (old, new)]
    if marks[0] != marks[1]:
        yield Change(Kind.CHANGED, desk, what, f"{label} is {'' if marks[1] else 'no longer '}deprecated")
    old_schema, new_schema = _bare(old["schema"]), _bare(new["schema"])
    if old_schema != new_schema:
        old_enum, new_enum = old_schema.get("enum"), new_schema.get("enum")
        if old_enum and new_enum and {**old_schema, "enum": 0} == {**new_schema, "enum": 0}:
            gone = [value for value in old_enum if value not in new_enum]
            come = [value for value in new_enum if value not in old_enum]
            detail = " ".join([*(f"-{value}" for value in gone), *(f"+{value}" for value in come)])
            yield Change(Kind.CHANGED, desk, what, f"{label} values {detail or 'reordered'}", breaking=bool(gone))
        else:
            detail = f"{label} {to_compact_json(old_schema)[:120]} -> {to_compact_json(new_schema)[:120]}"
            yield Change(Kind.CHANGED, desk, what, detail, breaking=True)


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key not in ("description", "examples", "deprecated")}


def _tool_changes(desk: str, what: str, old: dict[str, Any], new: dict[str, Any]) -> Iterable[Change]:
    if old["effects"] != new["effects"]:
        yield Change(
            Kind.EFFECT, desk, what, f"{', '.join(old['effects'])} -> {', '.join(new['effects'])}", breaking=True
        )
    if old["operations"] != new["operations"]:
        detail = f"calls {', '.join(old['operations'])} -> {', '.join(new['operations'])}"
        yield Change(Kind.CHANGED, desk, what, detail, breaking=True)
    old_arguments, new_arguments = _by(old["arguments"], "name"), _by(new["arguments"], "name")
    for name in sorted(set(old_arguments) | set(new_arguments)):
        yield from _value_changes(desk, what, f"argument {name}", old_arguments.get(name), new_arguments.get(name))
    for key in ("annotations", "toolset", "default", "rules", "constants", "include", "uploads", "output", "dispatch"):
        if to_compact_json(old[key]) != to_compact_json(new[key]):
            yield Change(Kind.CHANGED, desk, what, f"{key} changed")
    if (old["title"], old["description"]) != (new["title"], new["description"]):
        yield Change(Kind.WORDING, desk, what, "wording")


def _prompt_changes(desk: str, what: str, old: dict[str, Any], new: dict[str, Any]) -> Iterable[Change]:
    old_arguments, new_arguments = _by(old["arguments"], "name"), _by(new["arguments"], "name")
    for name in sorted(set(old_arguments) | set(new_arguments)):
        yield from _value_changes(desk, what, f"argument {name}", old_arguments.get(name), new_arguments.get(name))
    if old["tools"] != new["tools"]:
        detail = f"needs {', '.join(old['tools']) or 'no tool'} -> {', '.join(new['tools']) or 'no tool'}"
        yield Change(Kind.CHANGED, desk, what, detail, breaking=bool(set(new["tools"]) - set(old["tools"])))
    # What an assistant is told to do is more than wording.
    if old["text"] != new["text"]:
        yield Change(Kind.CHANGED, desk, what, "its text changed: read what it tells the assistant now")
    wording = [(prompt["title"], prompt["description"], _said(prompt)) for prompt in (old, new)]
    if wording[0] != wording[1]:
        yield Change(Kind.WORDING, desk, what, "wording")


def _said(prompt: dict[str, Any]) -> dict[str, str]:
    return {argument["name"]: argument["description"] for argument in prompt["arguments"]}


def suggested_bump(changes: list[Change]) -> str:
    """major, minor, patch or none."""
    if any(change.breaking for change in changes):
        return "major"
    if any(change.kind in {Kind.ABILITY, Kind.EFFECT, Kind.ADDED, Kind.CHANGED} for change in changes):
        return "minor"
    return "patch" if changes else "none"


_HEADINGS = {
    Kind.ABILITY: "abilities changed",
    Kind.EFFECT: "effects changed",
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.CHANGED: "changed",
    Kind.WORDING: "reworded",
}


def render(changes: list[Change], *, limit: int = 200) -> str:
    """The report in words."""
    if not changes:
        return "no change of the API\n"
    lines: list[str] = []
    for kind in Kind:
        of_kind = [change for change in changes if change.kind is kind]
        if not of_kind:
            continue
        lines.append(f"{_HEADINGS[kind]} ({len(of_kind)})")
        if kind is Kind.WORDING:
            lines.append(f"  {len(of_kind)} descriptions")
            continue
        for change in of_kind[:limit]:
            mark = "! " if change.breaking else "  "
            lines.append(f"{mark}{change.desk}: {change.what}: {change.detail}")
        if len(of_kind) > limit:
            lines.append(f"  and {len(of_kind) - limit} more (--json has all)")
    lines.append(f"suggested version bump: {suggested_bump(changes)}  (! = breaking)")
    return "\n".join(lines) + "\n"

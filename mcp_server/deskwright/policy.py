"""Answers "may I?" for an operation: abilities, then the read-only switch, then effects, then the selection.

It sends nothing and never widens what the token may do; the same Decision is used to list and to call.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Literal

from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.errors import UsageError, listed, near

__all__ = [
    "ALLOWED",
    "DEFAULT_EFFECTS",
    "EFFECTS",
    "UNKNOWN_GRANTS",
    "Branch",
    "Decision",
    "Grants",
    "Policy",
    "allow_effects",
    "parse_abilities",
    "possible_effects",
    "requirement",
    "strongest",
    "unknown_abilities",
]

EFFECTS = ("read", "write_internal", "write_outbound", "destroy", "admin")
DEFAULT_EFFECTS = frozenset({"read", "write_internal", "write_outbound"})
EFFECT_WORDS = {
    "read": "reads",
    "write_internal": "changes what staff see",
    "write_outbound": "changes what the customer sees",
    "destroy": "destroys data",
    "admin": "changes the administration",
}

Step = Literal["abilities", "read-only", "effects", "selection"]
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Decision:
    """May it be done? If not: why, what to do, and which step said no."""

    allowed: bool
    why: str = ""
    next: str = ""
    step: Step | None = None
    unasked: bool = False
    """Refused only because nobody said --allow: no switch and no missing ability speaks against it."""


ALLOWED = Decision(True)


@dataclass(frozen=True, slots=True)
class Grants:
    """What the credential is known to be granted; None means not known, and then that kind is not judged."""

    source: Literal["declared", "probed", "unknown"] = "unknown"
    abilities: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    flags: frozenset[str] | None = None
    plans: frozenset[str] | None = None


UNKNOWN_GRANTS = Grants()


def parse_abilities(words: Sequence[str], roles: Sequence[str] = ()) -> Grants:
    """Read `tickets:read`, `role:staff`, `flag:sysadmin`, `plan:x`; a kind that is not named stays unknown."""
    kinds: dict[str, set[str]] = {}
    for word in words:
        kind, _, rest = word.partition(":")
        if kind in ("role", "flag", "plan"):
            if not rest.strip() or _lacks_comma(rest):
                raise UsageError(f'--abilities: "{word}" lacks a name; write {kind}:NAME')
            if kind == "role" and roles and rest not in roles:
                raise UsageError(f'--abilities: no role "{rest}"; the roles are {listed(roles)}')
            kinds.setdefault(kind, set()).add(rest)
        elif not word.strip() or _lacks_comma(word):
            raise UsageError(
                f'--abilities: "{word}" is not an ability; write abilities separated by commas, '
                "as in tickets:read,role:staff,flag:sysadmin,plan:has_reports"
            )
        else:
            kinds.setdefault("ability", set()).add(word)

    def known(kind: str) -> frozenset[str] | None:
        return frozenset(kinds[kind]) if kind in kinds else None

    return Grants("declared", known("ability"), known("role"), known("flag"), known("plan"))


def _lacks_comma(word: str) -> bool:
    """Two words of which one names its kind: a comma was forgotten. Some desks' abilities are phrases."""
    return len(word.split()) > 1 and ":" in word


def unknown_abilities(grants: Grants, catalogue: Catalogue) -> list[str]:
    """Declared words that no operation of the desk asks for: likely a slip of the pen, worth a line."""
    asked: dict[str, set[str]] = {"": set(), "flag:": set(), "plan:": set()}
    for operation in catalogue.operations.values():
        for ability in _ability_variants(operation):
            asked[""].update(ability.get("any_of") or (), ability.get("all_of") or ())
            asked["flag:"].update(ability.get("flags") or ())
            asked["plan:"].update(ability.get("plans") or ())
    given = {"": grants.abilities, "flag:": grants.flags, "plan:": grants.plans}
    return sorted(prefix + word for prefix, words in given.items() for word in (words or set()) - asked[prefix])


def allow_effects(allow: Iterable[str], deny: Iterable[str]) -> frozenset[str]:
    """The default effects, plus `allow`, minus `deny`; a word that is no effect is an error."""
    allowed, denied = list(allow), list(deny)
    for option, words in (("--allow", allowed), ("--deny", denied)):
        for word in words:
            if word not in EFFECTS:
                close = near(word, EFFECTS)
                hint = f" (did you mean {listed(close)}?)" if close else ""
                raise UsageError(f'{option}: no effect "{word}"{hint}; the effects are {listed(EFFECTS)}')
    return (DEFAULT_EFFECTS | set(allowed)) - set(denied)


def strongest(effects: Iterable[str]) -> str:
    return max(effects, key=EFFECTS.index)


# --- what an operation asks for, given the values ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a call may turn out: the effect and the ability that then hold."""

    effect: str
    ability: Mapping[str, Any] = field(hash=False)


def branches(operation: Operation, values: Mapping[str, Any] | None = None, tool: Tool | None = None) -> list[Branch]:
    """Every way the call may turn out.

    With bound `values` that is one way, or several where a value is close to a condition without being it
    (`"true"` for `true`): then all must be allowed. Without values: what the tool's arguments leave open.
    """
    effect_rules = operation.effect.get("when") or ()
    ability_rules = operation.ability.get("when") or ()
    if not effect_rules and not ability_rules:  # most operations, asked about a thousand times at a start
        return [Branch(operation.effect["default"], operation.ability)]
    conditions = [*effect_rules, *ability_rules]
    if values is not None:
        truths = [_holds(condition, values) for condition in conditions]
    else:
        truths = [_may_hold(condition, tool) for condition in conditions]
    found: list[Branch] = []
    for assumed in _assumptions(conditions, truths):
        branch = Branch(
            effect=_first(effect_rules, assumed, "effect") or operation.effect["default"],
            ability=_ability(operation.ability, ability_rules, assumed),
        )
        if branch not in found:
            found.append(branch)
    return found


def possible_effects(operation: Operation, tool: Tool | None = None) -> list[str]:
    """The effects a call may have, weakest first."""
    return sorted({branch.effect for branch in branches(operation, None, tool)}, key=EFFECTS.index)


def _condition_key(condition: Mapping[str, Any]) -> str:
    test = {key: condition[key] for key in ("is", "in", "present", "truthy") if key in condition}
    return f"{condition['place']} {sorted(test.items(), key=str)!r}"


def _assumptions(
    conditions: Sequence[Mapping[str, Any]], truths: Sequence[bool | None]
) -> Iterator[Mapping[str, bool]]:
    fixed = {_condition_key(c): truth for c, truth in zip(conditions, truths, strict=True)}
    choices = [(truth,) if truth is not None else (False, True) for truth in fixed.values()]
    for combination in product(*choices):
        yield dict(zip(fixed, combination, strict=True))


def _first(rules: Sequence[Mapping[str, Any]], assumed: Mapping[str, bool], key: str) -> Any:
    return next((rule[key] for rule in rules if assumed[_condition_key(rule)]), None)


def _ability(
    ability: Mapping[str, Any], rules: Sequence[Mapping[str, Any]], assumed: Mapping[str, bool]
) -> Mapping[str, Any]:
    for rule in rules:
        if assumed[_condition_key(rule)]:
            keys = ("any_of", "all_of", "role", "flags", "plans", "scope", "note")
            return {**ability, **{key: rule[key] for key in keys if key in rule}}
    return ability


def _ability_variants(operation: Operation) -> Iterator[Mapping[str, Any]]:
    yield operation.ability
    yield from operation.ability.get("when") or ()


def _holds(condition: Mapping[str, Any], values: Mapping[str, Any]) -> bool | None:
    """Does the condition hold for the bound values? None where the desk might read the value as meaning so."""
    if _is_doubtful(values, condition["place"]):
        return None
    found = value_at(values, condition["place"])
    if "present" in condition:
        return (found is not _ABSENT) is bool(condition["present"])
    if "truthy" in condition:
        if isinstance(found, str) and found and _loose(found) == "false":
            return None  # "0" and "no": the desk may read them either way
        return (found is not _ABSENT and bool(found)) is bool(condition["truthy"])
    wanted = condition["in"] if "in" in condition else [condition.get("is")]
    if found is _ABSENT:
        return False
    if any(type(found) is type(item) and found == item for item in wanted):
        return True
    return None if any(_may_mean(found, item) for item in wanted) else False


def _may_mean(found: Any, wanted: Any) -> bool:
    """May a lenient desk read the one as the other? In doubt, yes: both ways must then be allowed."""
    if isinstance(found, (list, dict)):
        return True
    read = _loose(found)
    return read == _loose(wanted) or (isinstance(wanted, bool) and read not in ("true", "false"))


def _loose(value: Any) -> str:
    """A value as a lenient desk may read it: `1`, `"true"`, `"Yes"` and `true` fall together.

    Frameworks trim what cannot be seen: format characters and every kind of space count for nothing here.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    shown = unicodedata.normalize("NFKC", str(value))
    text = "".join(c for c in shown if unicodedata.category(c)[0] not in "ZC").casefold()
    if text in ("true", "t", "1", "yes", "y", "on"):
        return "true"
    if text in ("false", "f", "0", "no", "n", "off", "", "none", "null"):
        return "false"
    return text


def value_at(values: Mapping[str, Any], place: str) -> Any:
    """The bound value at a place, or a marker for none; a nested value in an odd spot counts as none."""
    where, _, name = place.partition(".")
    if where in ("path", "query", "header", "cookie") and name:
        return (values.get(where) or {}).get(name, _ABSENT)
    if "body" not in values:
        return _ABSENT
    found = values["body"]
    for part in _steps(place):
        if not isinstance(found, Mapping) or part not in found:
            return _ABSENT
        found = found[part]
    return found


def _is_doubtful(values: Mapping[str, Any], place: str) -> bool:
    """Is there a second name beside a place that a desk may read as the same (`Is_Internal`, `is.internal`)?"""
    found = values.get("body")
    for part in _steps(place):
        if not isinstance(found, Mapping):
            return False
        plain = _plain(part)
        if any(name != part and _plain(name) == plain for name in found):
            return True
        found = found.get(part)
    return False


def _plain(name: str) -> str:
    """A name as the laxest reader takes it: letters and digits, in one case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name))).casefold()


def _steps(place: str) -> list[str]:
    pointer = place.partition("#")[2]
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def _may_hold(condition: Mapping[str, Any], tool: Tool | None) -> bool | None:
    """Before a call: does a constant of the tool settle the condition, or can no argument reach its place?"""
    if tool is None:
        return None
    place = condition["place"]
    for constant in tool.constants:
        if constant["place"] == place:
            return _holds(condition, {"body": constant["value"]} if place == "body" else _values(constant))
    if tool.open and place.startswith("body"):
        return None
    if any(_leads_to(place, str(upload.get("into") or "")) for upload in tool.uploads):
        return None
    for argument in tool.arguments.values():
        places = argument.get("to") or ()
        besides = [constant["place"] for constant in argument.get("also") or ()]
        besides += (argument.get("resolve") or {}).get("into") or ()
        for reached in [*([places] if isinstance(places, str) else places), *besides]:
            if _leads_to(place, reached):
                return None
    return _holds(condition, {})


def _leads_to(place: str, reached: str) -> bool:
    """Can a value that is put at `reached` stand at `place` too?"""
    return place == reached or place.startswith((f"{reached}#", f"{reached}/"))


def _values(constant: Mapping[str, Any]) -> Mapping[str, Any]:
    place = constant["place"]
    if not place.startswith("body#"):
        where, _, name = place.partition(".")
        return {where: {name: constant["value"]}}
    value = constant["value"]
    for part in reversed(_steps(place)):
        value = {part: value}
    return {"body": value}


# --- the policy ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Policy:
    """The operator's switches with what is known of the credential."""

    grants: Grants = UNKNOWN_GRANTS
    read_only: bool = False
    effects: frozenset[str] = DEFAULT_EFFECTS
    roles: tuple[str, ...] = ()
    # the words the operator used, so that a refusal can name the switch to change
    denied: frozenset[str] = frozenset()

    def with_grants(self, grants: Grants) -> Policy:
        return self if grants is self.grants else replace(self, grants=grants)

    def decide(
        self, operation: Operation, values: Mapping[str, Any] | None = None, tool: Tool | None = None
    ) -> Decision:
        """May this operation be called: with `values` for this very call, without for any call at all."""
        decisions = [self._decide_branch(branch) for branch in branches(operation, values, tool)]
        if len(decisions) == 1:
            return decisions[0]
        refused = [decision for decision in decisions if not decision.allowed]
        if values is not None:
            return refused[0] if refused else ALLOWED
        return refused[0] if len(refused) == len(decisions) else ALLOWED

    def effect_of(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """The effect of this very call, the stronger where the values leave it open."""
        found = branches(operation, values)
        return found[0].effect if len(found) == 1 else strongest(branch.effect for branch in found)

    def ability_of(self, operation: Operation, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """What this very call asks of the credential; where the values leave it open, with every condition held."""
        return branches(operation, values)[-1].ability

    def decide_any(self, operations: Iterable[Operation], tool: Tool | None = None) -> Decision:
        """May any of these be called? The first refusal stands for all."""
        first: Decision | None = None
        for operation in operations:
            decision = self.decide(operation, None, tool)
            if decision.allowed:
                return ALLOWED
            first = first or decision
        return first or ALLOWED

    def allowed_effects(self, operation: Operation, tool: Tool | None = None) -> set[str]:
        """The effects that calls of this operation may have, of those that would be allowed."""
        return {branch.effect for branch in branches(operation, None, tool) if self._decide_branch(branch).allowed}

    def _decide_branch(self, branch: Branch) -> Decision:
        missing = self._missing(branch.ability)
        if missing:
            how = "declared with --abilities" if self.grants.source == "declared" else "found by asking the desk"
            return Decision(
                False,
                f"the credential lacks {missing} (its abilities were {how})",
                "use a credential that has it, or have the operator correct --abilities",
                "abilities",
            )
        if self.read_only and branch.effect != "read":
            return Decision(
                False,
                f"this server was started with --read-only and this is {branch.effect}",
                "use a tool that reads, or have the operator drop --read-only",
                "read-only",
            )
        if branch.effect not in self.effects:
            if branch.effect in DEFAULT_EFFECTS | self.denied:
                why = f"this server was started with --deny {branch.effect}"
                return Decision(False, why, f"have the operator drop --deny {branch.effect}", "effects")
            why = f"{branch.effect} ({EFFECT_WORDS[branch.effect]}) is not allowed by default"
            return Decision(False, why, f"have the operator add --allow {branch.effect}", "effects", unasked=True)
        return ALLOWED

    def _missing(self, ability: Mapping[str, Any]) -> str | None:
        grants = self.grants
        any_of, all_of = ability.get("any_of") or (), ability.get("all_of") or ()
        if grants.abilities is not None:
            if any_of and not grants.abilities.intersection(any_of):
                return " or ".join(any_of)
            lacking = [word for word in all_of if word not in grants.abilities]
            if lacking:
                return " and ".join(lacking)
        role = ability.get("role")
        if role and grants.roles is not None and not self._role_suffices(role, grants.roles):
            return f"role {role}"
        for kind, granted in (("flags", grants.flags), ("plans", grants.plans)):
            lacking = [word for word in ability.get(kind) or () if granted is not None and word not in granted]
            if lacking:
                return f"{kind[:-1]} {' and '.join(lacking)}"
        return None

    def _role_suffices(self, role: str, granted: frozenset[str]) -> bool:
        if role in granted:
            return True
        if role not in self.roles:
            return False
        needed = self.roles.index(role)
        return any(name in self.roles and self.roles.index(name) >= needed for name in granted)


def requirement(ability: Mapping[str, Any]) -> str:
    """What the desk asks of a token, in words, for an error the desk itself gave."""
    parts = []
    if ability.get("any_of"):
        parts.append("ability " + " or ".join(ability["any_of"]))
    if ability.get("all_of"):
        parts.append("abilities " + " and ".join(ability["all_of"]))
    if ability.get("role"):
        parts.append(f"role {ability['role']}")
    parts += [f"flag {flag}" for flag in ability.get("flags") or ()]
    parts += [f"plan {plan}" for plan in ability.get("plans") or ()]
    return ", ".join(parts)

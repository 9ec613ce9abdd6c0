"""The operator's rules for writes, as data: what is refused, what a field must be, what a person is told, who approves.

It decides from the facts it is given and reads nothing else; a file it does not wholly understand is refused at start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError, listed, near, short
from deskwright.governance.proposal import ABSENT, Field, Principal, digest_of, now

__all__ = ["Approvers", "Judgement", "Required", "Rule", "Rules", "load_rules", "unmet"]

_KINDS = ("os-user", "link", "token")
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Required:
    """A field that has to come out with this value (of a list: one of its items), and why."""

    field: str
    value: Any
    why: str

    def accepts(self, found: Any) -> bool:
        from deskwright.governance.conditions import is_same

        wanted = self.value if isinstance(self.value, list) else [self.value]
        return any(is_same(found, one) for one in wanted)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of one call."""

    escalations: list[str] = field(default_factory=list)
    required: list[Required] = field(default_factory=list)
    refused: str | None = None


def unmet(
    required: Iterable[Required],
    fields: Iterable[Field],
    *,
    approved: Collection[str] | None = None,
    edits: Mapping[str, str] | None = None,
) -> list[Required]:
    """The requirements that sending these fields would leave unmet (`approved` None: all of them).

    A field that is not sent counts with the value that is there now; where nobody knows one, it is unmet.
    """
    by_name = {item.name: item for item in fields}
    broken = []
    for need in required:
        item = by_name.get(need.field)
        if item is None:
            found: Any = ABSENT
        elif approved is None or not item.choice or item.name in approved:
            found = (edits or {}).get(item.name, item.after)
        else:
            found = item.before
        if not need.accepts(found):
            broken.append(need)
    return broken


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the calls it is about, when it holds, and what follows then."""

    name: str
    about: Mapping[str, frozenset[str]]
    """Of desk, effect, operation, tool: the accepted words; what is not named accepts all."""
    when: Any
    looks_at: frozenset[str]
    escalate: str | None
    require: tuple[Required, ...]
    refuse: str | None

    def is_about(self, facts: Mapping[str, Any]) -> bool:
        return all(facts.get(key) in words for key, words in self.about.items())


@dataclass(frozen=True, slots=True)
class Approvers:
    """One line of `approvers`: who may approve what, by which ways."""

    desks: frozenset[str] | None
    effects: frozenset[str] | None
    who: tuple[str, ...] | None
    """`ann`, `os-user:ann`, `link:maria`; None: anybody who can open the approvals."""
    ways: frozenset[str] | None
    own: bool
    """May who asked for it approve it?"""

    @property
    def rank(self) -> int:
        return (self.desks is not None) + (self.effects is not None)

    def covers(self, desk: str, effect: str) -> bool:
        return (self.desks is None or desk in self.desks) and (self.effects is None or effect in self.effects)


@dataclass(frozen=True, slots=True)
class Rules:
    """A policy file, ready to be asked; without one nothing is refused and everybody may approve."""

    rules: tuple[Rule, ...] = ()
    approvers: tuple[Approvers, ...] = ()
    source: str | None = None
    digest: str | None = None

    def judge(self, facts: Mapping[str, Any], *, moment: datetime | None = None) -> Judgement:
        """What the rules say, in the order of the file: every rule that holds adds its word.

        Two rules for one field: the first counts. Two refusals: the first is told.
        """
        if not self.rules:
            return Judgement()
        moment = moment or now()
        escalations: dict[str, None] = {}
        required: dict[str, Required] = {}
        refused: str | None = None
        for rule in self.rules:
            if not rule.is_about(facts) or not rule.when(facts, moment):
                continue
            if rule.escalate is not None:
                escalations.setdefault(rule.escalate)
            for need in rule.require:
                required.setdefault(need.field, need)
            if refused is None:
                refused = rule.refuse
        return Judgement(list(escalations), list(required.values()), refused)

    def looks_at(self, *, desk: str, effect: str, operation: str, tool: str) -> frozenset[str]:
        """The facts that the rules about such a call look at: `ticket` in it means that it must be read first."""
        facts = {"desk": desk, "effect": effect, "operation": operation, "tool": tool}
        return frozenset().union(*(rule.looks_at for rule in self.rules if rule.is_about(facts)))

    def concerns(self, *, desk: str, effect: str, operation: str, tool: str) -> bool:
        """Is any rule about such a call?"""
        facts = {"desk": desk, "effect": effect, "operation": operation, "tool": tool}
        return any(rule.is_about(facts) for rule in self.rules)

    def forbids_by_ticket(self, facts: Mapping[str, Any]) -> bool:
        """Could a rule stop this call for something in the ticket? Then it has to be read."""
        return any(
            "ticket" in rule.looks_at and bool(rule.refuse or rule.require)
            for rule in self.rules
            if rule.is_about(facts)
        )

    def may_approve(
        self,
        principal: Principal,
        *,
        desk: str,
        effect: str,
        via: str | None = None,
        asked_by: Mapping[str, str] | None = None,
    ) -> str | None:
        """None: yes; else the sentence why not. `asked_by` is the principal of the proposal."""
        covering = [line for line in self.approvers if line.covers(desk, effect)]
        best = max((line.rank for line in covering), default=0)
        # A line for the desk and a line for the effect are equally specific: then both must agree.
        for line in (line for line in covering if line.rank == best):
            if why := _why_not(line, principal, desk, effect, via, asked_by):
                return why
        return None

    def unknown_words(self, served: Mapping[str, Collection[str]], kind: str = "tool") -> list[str]:
        """The tools (or operations) that rules name and no desk of `served` (desk: names) has: a slip of the pen?"""
        strange: dict[str, None] = {}
        for rule in self.rules:
            desks = rule.about.get("desk") or served.keys()
            if not all(desk in served for desk in desks):
                continue
            known = {name for desk in desks for name in served[desk]}
            for word in sorted(rule.about.get(kind, frozenset()) - known):
                strange.setdefault(f"rule {rule.name}: no {kind} {word}")
        return list(strange)


def _why_not(
    line: Approvers,
    principal: Principal,
    desk: str,
    effect: str,
    via: str | None,
    asked_by: Mapping[str, str] | None,
) -> str | None:
    what = f"{effect} on {desk}"
    names = {principal.name, f"{principal.kind}:{principal.name}"}
    if line.who is not None and not names.intersection(line.who):
        return f"policy.yaml lets {listed(line.who, 5)} approve {what}, and this is {principal.kind}:{principal.name}"
    if via is not None and line.ways is not None and via not in line.ways:
        return f"policy.yaml has {what} approved by {listed(sorted(line.ways))}, and this is {via}"
    asked = asked_by or {}
    if not line.own and (asked.get("kind"), asked.get("name")) == (principal.kind, principal.name):
        return f"policy.yaml wants a second person for {what}, and {principal.kind}:{principal.name} asked for it"
    return None


# --- loading -------------------------------------------------------------------------------------------


def load_rules(path: Path | Traversable | None, *, desks: Collection[str] | None = None) -> Rules:
    """The rules of a policy file, None for none; SetupError names every fault with its place and what to do.

    `desks`: the ids that may be named; those that can be found from here if it is not given.
    """
    if path is None:
        return Rules()
    name = str(path)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise SetupError(f"{name}: there is no such file; write it, or leave --policy away") from None
    except UnicodeDecodeError:
        raise SetupError(f"{name}: this is not UTF-8 text; save it as UTF-8") from None
    except OSError as problem:
        raise SetupError(f"{name} cannot be read ({problem.strerror}); check its permissions") from None
    # Loaded here: a server without a policy file pays for none of it.
    from deskwright.governance.policy_file import fail, read_policy_file

    said = read_policy_file(text, name)
    faults: list[tuple[str, str]] = []
    known = _Known(desks, faults)
    rules = [_rule(rule, f"/rules/{n}", known) for n, rule in enumerate(said.get("rules") or ())]
    _check_names(rules, faults)
    lines = [_approvers(line, f"/approvers/{n}", known) for n, line in enumerate(said.get("approvers") or ())]
    _check_overlap(lines, faults)
    if faults:
        raise fail(name, faults)
    return Rules(tuple(rules), tuple(lines), name, digest_of(said))


class _Known:
    """The words a policy may use, and the faults found so far."""

    def __init__(self, desks: Collection[str] | None, faults: list[tuple[str, str]]) -> None:
        from deskwright.policy import EFFECTS

        self._desks = desks
        self.effects = EFFECTS
        self.faults = faults

    @property
    def desks(self) -> Collection[str]:
        if self._desks is None:
            from deskwright.catalogue import find_desks, read_project

            self._desks = list(find_desks(read_project(Path.cwd()).desks))
        return self._desks

    def check(self, kind: str, words: Sequence[str], known: Collection[str], at: str) -> None:
        for n, word in enumerate(words):
            if word not in known:
                close = near(word, known)
                hint = f"did you mean {listed(close)}? " if close else ""
                self.faults.append((f"{at}/{n}", f'no {kind} "{short(word)}"; {hint}the {kind}s are {listed(known)}'))

    def read_desks(self, said: Mapping[str, Any], at: str) -> frozenset[str] | None:
        if "desks" not in said:
            return None
        desks = [word.replace("-", "_") for word in said["desks"]]
        self.check("desk", desks, self.desks, f"{at}/desks")
        return frozenset(desks)

    def read_effects(self, said: Mapping[str, Any], at: str) -> frozenset[str] | None:
        if "effects" not in said:
            return None
        self.check("effect", said["effects"], self.effects, f"{at}/effects")
        return frozenset(said["effects"])


def _rule(said: Mapping[str, Any], at: str, known: _Known) -> Rule:
    from deskwright.governance.conditions import compile_condition

    about = {"desk": known.read_desks(said, at), "effect": known.read_effects(said, at)}
    about["operation"] = frozenset(said["operations"]) if "operations" in said else None
    about["tool"] = frozenset(said["tools"]) if "tools" in said else None
    if not {"escalate", "require", "refuse"} & said.keys():
        known.faults.append((at, "nothing follows from it; add escalate:, require: or refuse:"))
    condition = said.get("when")
    when = compile_condition(condition, f"{at}/when", known.faults) if condition is not None else _always
    why = said.get("why") or f"rule {said['name']} of the policy"
    require = said.get("require") or {}
    return Rule(
        said["name"],
        {key: words for key, words in about.items() if words is not None},
        when,
        _facts_in(condition),
        said.get("escalate"),
        tuple(Required(name, value, why) for name, value in require.items()),
        said.get("refuse"),
    )


def _always(facts: Mapping[str, Any], moment: datetime) -> bool:
    return True


def _facts_in(condition: Any) -> frozenset[str]:
    if isinstance(condition, list):
        return frozenset().union(*map(_facts_in, condition))
    if not isinstance(condition, Mapping):
        return frozenset()
    paths = condition.get("path", ())
    named = {path.split("/")[1] for path in ([paths] if isinstance(paths, str) else paths) if path.startswith("/")}
    return frozenset(named).union(*(_facts_in(condition.get(joint)) for joint in ("all", "any", "not")))


def _approvers(said: Mapping[str, Any], at: str, known: _Known) -> Approvers:
    who = said["who"]
    if isinstance(who, str):
        if who != _ANY:
            known.faults.append((f"{at}/who", f"write any, or a list of names, as in [{short(who)}]"))
        names = None
    else:
        names = tuple(who)
        for n, name in enumerate(who):
            kind, colon, rest = name.partition(":")
            if name == _ANY:
                known.faults.append((f"{at}/who/{n}", "any is no name; write who: any instead of the list"))
            elif colon and (kind not in _KINDS or not rest):
                forms = listed(f"{each}:NAME" for each in _KINDS)
                known.faults.append((f"{at}/who/{n}", f'"{short(name)}" is nobody; write NAME, or one of {forms}'))
    ways = frozenset(said["ways"]) if "ways" in said else None
    return Approvers(known.read_desks(said, at), known.read_effects(said, at), names, ways, said.get("self", True))


def _check_names(rules: Sequence[Rule], faults: list[tuple[str, str]]) -> None:
    seen: dict[str, int] = {}
    for n, rule in enumerate(rules):
        if rule.name in seen:
            faults.append(
                (f"/rules/{n}/name", f"rule {seen[rule.name]} is called {rule.name}, too; give it another name")
            )
        seen.setdefault(rule.name, n)


def _check_overlap(lines: Sequence[Approvers], faults: list[tuple[str, str]]) -> None:
    """Two lines about the very same: nobody could say which one counts."""
    seen: dict[tuple[str | None, str | None], int] = {}
    for n, line in enumerate(lines):
        for desk in line.desks or (None,):
            for effect in line.effects or (None,):
                if (desk, effect) in seen:
                    what = " on ".join(word for word in (effect or "every effect", desk or "every desk"))
                    other = seen[desk, effect]
                    faults.append((f"/approvers/{n}", f"line {other} is about {what}, too; make one line of the two"))
                seen.setdefault((desk, effect), n)

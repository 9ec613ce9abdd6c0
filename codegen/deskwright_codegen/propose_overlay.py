"""Proposing overlay.yaml: a tool name, a toolset and an effect for each operation, every line for a person to change.

Refuses to propose a milder effect than the reader's: those stand as comments, with the reason they would need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .model import Api, Effect, Operation
from .names import NameLock, shorten, snake, words_of
from .propose import Login, asks_for_nothing, one_line

#: Up to so many operations each is proposed as a tool that is listed; beyond that a person chooses.
FEW = 40
_PLAIN = re.compile(r"[A-Za-z0-9$._/{}'\[\]-]+")
_DESTROYS = {"delete", "destroy", "remove", "purge", "erase", "wipe", "anonymize", "anonymise"}
_READS = {"search", "query", "find", "lookup", "filter", "count", "list", "get", "export", "preview", "validate"}
_INSIDE = {"note", "notes", "tag", "tags", "label", "labels", "draft", "drafts", "star", "pin", "bookmark", "read"}

_HEAD = """\
overlay: 1.0.0
info: {title: __TITLE__, version: 1.0.0}
# Proposed by `deskwright add`; every line is yours to change. docs/overlay.md tells the words.
#
# x-effect: read < write_internal < write_outbound < destroy < admin. What stands here follows from the method, or is
#   stricter. A milder one needs a reason; where a name suggests one it stands as a comment. Decide it by what the
#   operation does to whom: does a customer hear of it, can it be undone?
# x-tool: a tool that an assistant sees by default. __TOOLS__
# x-pagination: how a list goes on, as names and answers suggest it. It tells of an answer which page it is, and gives
#   the SDK its `.pages()`; an answer with a Link header says it by itself.
# x-ability: what the credential must be allowed to. A document does not say it: without it the desk decides.
actions:
"""
_TOOLS_ON = "Remove those that it does not need, and write for the rest what a model should know."
_TOOLS_OFF = """Nothing is chosen yet: take the
#   marks away before those that an assistant should have; two general tools reach the rest."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """The text, and what it leaves to a person."""

    text: str
    milder: tuple[str, ...]
    """Operations whose effect may be milder than it stands there."""
    stricter: tuple[str, ...]
    tools: tuple[str, ...]
    """Tools that are proposed: listed, or as comments."""
    unreachable: tuple[str, ...]
    """Operations that no overlay reaches (behind a reference of the whole path)."""


def propose_overlay(
    api: Api,
    document: Mapping[str, Any],
    left_out: Mapping[str, str],
    logins: Sequence[Login] = (),
    pages: Mapping[str, Mapping[str, Any]] | None = None,
) -> Overlay:
    """For what a reader made of a document; `left_out`: route -> why it cannot be generated; `pages`: operation ->
    its x-pagination."""
    few = len(api.operations) <= FEW
    title = _yaml(f"What we decided about {one_line(api.title, 80)}")
    lines = [_HEAD.replace("__TITLE__", title).replace("__TOOLS__", _TOOLS_ON if few else _TOOLS_OFF).rstrip("\n")]
    if logins and asks_for_nothing(document):
        alternatives = json.dumps([*({login.scheme: []} for login in logins), {}], ensure_ascii=False)
        lines += [
            "",
            "  # The document names log-ins and never says where one is needed: now all take one, none must.",
            "  - target: $",
            "    update:",
            f"      security: {alternatives}",
        ]
    if left_out:
        lines += ["", "  # --- left out: correct the document and remove these lines, or keep them"]
    for route, why in left_out.items():
        if _stands(document, route):
            lines += [f"  # {one_line(route)}: {one_line(why)}", f"  - target: {_target(route)}", "    remove: true"]
    wanted = {op.id: shorten(snake(op.id)) for op in api.operations}
    names = NameLock().assign("tools", wanted, taken={f"{api.desk}_call", "list_endpoints"})
    milder, stricter, unreachable = [], [], []
    family = None
    for op in sorted(api.operations, key=lambda op: (snake(op.family), op.path, op.method)):
        if not _stands(document, op.route):
            unreachable.append(op.route)
            continue
        if op.family != family:
            family = op.family
            lines += ["", f"  # --- {one_line(snake(family))}"]
        effect, hint = _proposed(op)
        milder += [op.id] if hint else []
        stricter += [op.id] if effect > op.effect.default else []
        lines += [f"  # {one_line(op.route)}{' · ' + one_line(op.summary, 80) if op.summary else ''}"]
        lines += [f"  - target: {_target(op.route)}", "    update:", f"      x-effect: {{effect: {effect.word}}}"]
        lines += [f"      # milder? x-effect: {{effect: {hint[0].word}, reason: {_yaml(hint[1])}}}"] if hint else []
        if told := (pages or {}).get(op.id):
            lines.append(f"      x-pagination: {json.dumps(told, ensure_ascii=False)}")
        mark = "" if few else "# "
        tool = ["x-tool:", f"  - name: {names[op.id]}", f"    toolset: {snake(op.family)}"]
        tool += [f"    description: {_yaml(_described(op))}"]
        lines += [f"      {mark}{line}" for line in tool]
    if unreachable:
        lines += ["", "  # The whole path of these is a reference, which no action reaches: their method decides."]
        lines += [f"  #   {one_line(route)}" for route in unreachable]
    if not any(line.startswith("  - ") for line in lines[1:]):
        lines[0] += " []"
    return Overlay("\n".join(lines) + "\n", tuple(milder), tuple(stricter), tuple(names.values()), tuple(unreachable))


def _proposed(op: Operation) -> tuple[Effect, tuple[Effect, str] | None]:
    """The effect that stands there, never milder than the reader's; and a milder one with its reason, as a hint."""
    derived = op.effect.default
    words = words_of(op.id)
    verbs = {*words[:1], *words_of(op.path.rsplit("/", 1)[-1])[:1]}
    if verbs & _DESTROYS and derived < Effect.DESTROY:
        return Effect.DESTROY, None
    if derived <= Effect.WRITE_INTERNAL or derived >= Effect.DESTROY:
        return derived, None
    if op.method == "POST" and verbs & _READS:
        word = next(word for word in (*words, *words_of(op.path)) if word in _READS)
        return derived, (Effect.READ, f"`{word}`: it only looks something up, nothing is changed")
    if found := [word for word in (*words, *words_of(op.path)) if word in _INSIDE]:
        return derived, (Effect.WRITE_INTERNAL, f"`{found[0]}`: staff alone see it, nobody is told of it")
    return derived, None


def _described(op: Operation) -> str:
    text = one_line(op.summary or op.description or op.route)
    return text if len(text) >= 10 else f"{text} ({op.route})"


def _stands(document: Mapping[str, Any], route: str) -> bool:
    method, _, path = route.partition(" ")
    item = (document.get("paths") or {}).get(path)
    return isinstance(item, dict) and isinstance(item.get(method.lower()), dict)


def _target(route: str) -> str:
    method, _, path = route.partition(" ")
    quoted = json.dumps(path, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    target = f"$.paths['{quoted}'].{method.lower()}"
    return target if _PLAIN.fullmatch(target) else _yaml(target)


def _yaml(text: str) -> str:
    """A text in quotes: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def listed(names: Iterable[str], limit: int = 5) -> str:
    """Names for a sentence, bounded."""
    every = list(names)
    more = f" and {len(every) - limit} more" if len(every) > limit else ""
    return ", ".join(every[:limit]) + more

"""Badges: what an operation of the vendor's document demands, as an extension of theirs, becomes its ability.

helpdesk.toml's [badges] says which extension it is and what each kind of badge means. Refuses a kind that it does not
say: a demand that nobody understood must not vanish from the abilities.
"""

from __future__ import annotations

from typing import Any

from .finding import Finding
from .load import DeskInput
from .pointer import pointer
from .read_openapi import METHODS
from .settings import FILE


def read_badges(source: DeskInput, settings: dict[str, Any], document: dict[str, Any]) -> list[Finding]:
    """Give each operation that wears badges its x-ability, in place; an ability that stands there already stays."""
    rules = settings.get("badges")
    if not rules:
        return []
    findings: list[Finding] = []
    for path, item in (document.get("paths") or {}).items():
        for method in METHODS:
            operation = item.get(method) if isinstance(item, dict) else None
            if isinstance(operation, dict) and "x-ability" not in operation:
                where = f"{_file(source)}#{pointer('paths', path, method, rules['extension'])}"
                ability = _ability(source, rules, where, operation.get(rules["extension"]), findings)
                if ability:
                    operation["x-ability"] = ability
    return findings


def _file(source: DeskInput) -> str:
    name = next((name for name in sorted(source.files) if name.startswith("openapi.")), "")
    return f"{source.folder}/{name}"


def _ability(
    source: DeskInput, rules: dict[str, Any], where: str, badges: Any, findings: list[Finding]
) -> dict[str, Any]:
    """The ability of one operation: badges of one kind are alternatives, of different kinds all needed."""
    ability: dict[str, Any] = {}
    if not isinstance(badges, list) or not all(isinstance(badge, dict) for badge in badges) or not badges:
        findings.append(
            Finding(
                "GEN022",
                where,
                "the operation wears no badges" if badges is None else "not a list of badges",
                f"say what it needs: {rules['extension']} in the document, or x-ability in the overlay",
            )
        )
        return ability
    for badge in badges:
        kind, label = badge.get(rules["kind"]), badge.get(rules["label"])
        meaning = rules["kinds"].get(str(kind))
        if meaning is None:
            findings.append(
                Finding(
                    "GEN021",
                    where,
                    f"a badge of the kind {kind!r} ({label!r}) means nothing here",
                    f"say what it demands under [badges.kinds] in {source.folder}/{FILE}: any_of, all_of, plan,"
                    " role:NAME, flag:NAME or free",
                )
            )
        elif meaning in {"any_of", "all_of"}:
            ability.setdefault(meaning, []).append(str(label))
        elif meaning == "plan":
            ability.setdefault("plans", []).append(str(label))
        elif meaning.startswith("role:"):
            ability["role"] = meaning.removeprefix("role:")
        elif meaning.startswith("flag:"):
            ability.setdefault("flags", []).append(meaning.removeprefix("flag:"))
    return ability

"""The overlay: OpenAPI Overlay 1.0 applied to a desk's document, and the vocabulary of our own words checked.

Refuses an action that matches nothing and a word that nobody knows: a decision must never lose its object silently.
"""

from __future__ import annotations

import copy
import difflib
from functools import cache
from importlib.resources import files
from typing import Any

import jsonpath_rfc9535 as jsonpath
import jsonschema

from .finding import Finding, Level
from .load import DeskInput, load_file, load_text
from .pointer import pointer
from .read_openapi import METHODS

FILE = "overlay.yaml"
#: Words that readers write and people do not.
READERS_WORDS = {"x-source", "x-derived-effect", "x-otrs-type", "x-otrs-operation", "x-otrs-main"}
#: On an action: why an installation may lack what it is about. Then matching nothing is told and stops nothing.
OPTIONAL = "x-optional"


def apply_overlay(source: DeskInput, document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """The document with every action of overlay.yaml applied, in order."""
    loaded = load_file(source, FILE, required=False)
    if loaded.value is None:
        return document, loaded.findings
    overlay = loaded.value
    if not (
        isinstance(overlay, dict)
        and str(overlay.get("overlay", "")).startswith("1.0")
        and isinstance(overlay.get("info"), dict)
        and isinstance(overlay.get("actions"), list)
    ):
        return document, [
            Finding(
                "GEN040",
                source.where(FILE),
                "it lacks `overlay: 1.0.0`, info or a list of actions",
                "see the OpenAPI Overlay Specification 1.0.0",
            )
        ]
    result = copy.deepcopy(document)
    findings: list[Finding] = []
    for index, action in enumerate(overlay["actions"]):
        findings.extend(_apply_action(source, result, index, action))
    findings.extend(check_words(source, result))
    return result, findings


def _apply_action(source: DeskInput, document: dict[str, Any], index: int, action: Any) -> list[Finding]:
    at = pointer("actions", index)
    if not isinstance(action, dict) or not isinstance(action.get("target"), str):
        return [Finding("GEN040", source.where(FILE, at), "an action needs a target", "add target: a JSONPath")]
    if extra := sorted(set(action) - {"target", "description", "update", "remove", OPTIONAL}):
        return [
            Finding(
                "GEN040", source.where(FILE, at), f"unknown: {', '.join(extra)}", "an action has target, update, remove"
            )
        ]
    try:
        nodes = jsonpath.find(action["target"], document)
    except (jsonpath.JSONPathError, ValueError) as broken:
        return [
            Finding(
                "GEN044",
                source.where(FILE, at + "/target"),
                f"{action['target']!r} is no JSONPath: {str(broken).splitlines()[0]}",
                "see RFC 9535; names with / or . stand in brackets: $.paths['/tickets'].get",
            )
        ]
    if not nodes and action.get(OPTIONAL):
        tools = [tool["name"] for tool in (action.get("update") or {}).get("x-tool") or ()]
        return [
            Finding(
                "GEN049",
                source.where(FILE, at + "/target"),
                f"{action['target']} is not there: {action[OPTIONAL]}",
                "nothing to do if this installation is meant to be without it",
                f"these tools are not made: {', '.join(tools)}" if tools else "what the action says is not needed",
                Level.WARNING if tools else Level.NOTE,
            )
        ]
    if not nodes:
        return [
            Finding(
                "GEN041",
                source.where(FILE, at + "/target"),
                f"{action['target']} matches nothing",
                _nearest(document, action["target"]),
            )
        ]
    for node in nodes:
        location = list(node.location)
        if action.get("remove"):
            if location:
                del _parent(document, location)[location[-1]]
        elif "update" in action:
            if not location:
                _merge(document, action["update"])
            else:
                holder = _parent(document, location)
                holder[location[-1]] = _merged(holder[location[-1]], action["update"])
    return []


def _nearest(document: dict[str, Any], target: str) -> str:
    """A hint for a misspelt path or operationId."""
    way_out = "remove the action, or correct its target"
    quoted = target.split("'")[1] if "'" in target else ""
    known = list(document.get("paths") or {})
    if "operationId" in target:
        known = [
            operation.get("operationId", "")
            for item in (document.get("paths") or {}).values()
            for operation in item.values()
            if isinstance(operation, dict)
        ]
    near = [name for name in difflib.get_close_matches(quoted, known, n=1, cutoff=0.6) if name != quoted]
    return f"did you mean {near[0]}? Otherwise {way_out}" if near else way_out


def _parent(document: Any, location: list[Any]) -> Any:
    here = document
    for token in location[:-1]:
        here = here[token]
    return here


def _merged(old: Any, update: Any) -> Any:
    """Overlay 1.0: objects merge, lists are appended to, all else is replaced."""
    if isinstance(old, dict) and isinstance(update, dict):
        _merge(old, update)
        return old
    if isinstance(old, list):
        return [*old, *copy.deepcopy(update)] if isinstance(update, list) else [*old, copy.deepcopy(update)]
    return copy.deepcopy(update)


def _merge(old: dict[str, Any], update: dict[str, Any]) -> None:
    for key, value in update.items():
        old[key] = _merged(old[key], value) if key in old else copy.deepcopy(value)


@cache
def _vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = load_text(files(__package__).joinpath("words.yaml").read_text("utf-8"), "words.yaml")
    return loaded


@cache
def _validator(word: str) -> jsonschema.Draft202012Validator:
    vocabulary = _vocabulary()
    return jsonschema.Draft202012Validator({"$defs": vocabulary["$defs"], **vocabulary["words"][word]["schema"]})


def definitions() -> dict[str, Any]:
    """The shapes that the words share; prompts.yaml has some of them too."""
    return dict(_vocabulary()["$defs"])


def words() -> dict[str, Any]:
    """The vocabulary as data (docs are printed from it)."""
    return dict(_vocabulary()["words"])


def check_words(source: DeskInput, document: dict[str, Any]) -> list[Finding]:
    """Every word of ours in the document is known, stands where it may, and fits its schema."""
    findings = _check_words_of(source, document, "root", "$")
    for path, item in (document.get("paths") or {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                findings += _check_words_of(source, item[method], "operation", f"$.paths['{path}'].{method}")
    return findings


def _check_words_of(source: DeskInput, holder: dict[str, Any], kind: str, target: str) -> list[Finding]:
    vocabulary = words()
    findings = []
    for word, value in holder.items():
        if not word.startswith("x-") or word in READERS_WORDS:
            continue
        where = f"{source.folder}/{FILE}#{target}.{word}"
        if word not in vocabulary or kind not in vocabulary[word]["on"]:
            if word + ":" not in source.files.get(FILE, ""):
                continue  # the vendor's own extension came with the document: none of our business
            near = difflib.get_close_matches(word, vocabulary, n=1)
            findings.append(
                Finding(
                    "GEN042",
                    where,
                    f"unknown word {word} on {'an operation' if kind == 'operation' else 'the document'}",
                    f"did you mean {near[0]}?" if near else f"the words are {', '.join(sorted(vocabulary))}",
                )
            )
            continue
        for error in _validator(word).iter_errors(value):
            path = pointer(*error.absolute_path)
            findings.append(
                Finding("GEN043", where + path, _short(error.message), "docs/overlay.md shows the word with an example")
            )
    return findings


def _short(message: str) -> str:
    return message if len(message) <= 300 else message[:297] + "..."

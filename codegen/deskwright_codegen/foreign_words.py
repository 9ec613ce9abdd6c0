"""The overlay's words where a vendor's document uses them: taken out before the overlay adds ours.

What an operation does to whom, and which tools there are, is decided in the overlay and never by the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .finding import Finding, Level
from .lenient import operations_in
from .load import DeskInput
from .overlay import READERS_WORDS, words
from .pointer import pointer
from .read_openapi import METHODS
from .recognise import OPENAPI, SWAGGER

#: What the reader wrote, over whatever stood there.
_KEPT = {"x-source"}
#: Of a request body; the rest of the vocabulary stands on operations and the root.
_BODY_WORDS = {"x-never-empty"}


def without_our_words(source: DeskInput, document: dict[str, Any], kind: str) -> list[Finding]:
    """Take them out in place, where the document is the vendor's own and no reader of ours wrote it (`kind`)."""
    if kind not in {OPENAPI, SWAGGER}:
        return []
    ours = set(words()) | READERS_WORDS | _BODY_WORDS
    told = {id(operation): operation.get("x-source") or {} for _, operation, _, _ in operations_in(document)}
    found: dict[str, list[str]] = {}
    for holder, at in _holders(document):
        place = told.get(id(holder))
        for word in (ours - (_KEPT if place is not None else set())) & holder.keys():
            del holder[word]
            where = f"{place.get('file')}#{place.get('pointer')}" if place else source.where("", at)
            found.setdefault(word, []).append(where)
    return [
        Finding(
            "GEN131",
            places[0],
            f"the document itself says {word}" + (f", {len(places)} times" if len(places) > 1 else ""),
            f"say it in {source.folder}/overlay.yaml if it is meant",
            "it was ignored: only the overlay decides that",
            Level.WARNING,
        )
        for word, places in sorted(found.items())
    ]


def _holders(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Whatever could become an operation or its body, with its place.

    A path may be a reference to any place of the document, so what stands under a method is taken for an operation
    wherever it is; a body may be a reference as well.
    """
    yield document, ""
    waiting: list[tuple[Any, tuple[Any, ...]]] = [(document, ())]
    while waiting:
        here, at = waiting.pop()
        if isinstance(here, list):
            waiting += [(child, (at, index)) for index, child in enumerate(here) if isinstance(child, (dict, list))]
            continue
        for key, child in here.items():
            if isinstance(child, (dict, list)):
                waiting.append((child, (at, key)))
                if isinstance(child, dict) and (key in METHODS or key == "requestBody" or "content" in child):
                    yield child, _place((at, key))


def _place(at: tuple[Any, ...]) -> str:
    tokens = []
    while at:
        at, key = at
        tokens.append(key)
    return pointer(*reversed(tokens))

"""Tickets that share words with another one. Lexical only: it misses paraphrases and finds what merely sounds alike.

Every ticket counts, resolved ones too. No stemming, no weights: a score is the share of words in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from deskwright.triage.errors import TriageError
from deskwright.triage.models import Ticket

__all__ = ["MORE_THAN", "MOST", "STOP_WORDS", "find_similar", "score", "words_of"]

STOP_WORDS = frozenset({"a", "an", "and", "are", "for", "in", "is", "of", "on", "our", "the", "to", "with"})
MORE_THAN = 0.2
"""A score has to be above this; exactly this much is not enough."""
MOST = 5
_WORD = re.compile(r"[a-z0-9]+")


def words_of(ticket: Ticket) -> frozenset[str]:
    """The words of subject, description and tags that say something."""
    text = " ".join((ticket.subject, ticket.description, *(ticket.tags or ())))
    return frozenset(_WORD.findall(text.lower())) - STOP_WORDS


def score(one: frozenset[str], other: frozenset[str]) -> float:
    """Words in common among all words of both; 0 where neither has any."""
    every = one | other
    return len(one & other) / len(every) if every else 0.0


def find_similar(tickets: Sequence[Ticket], id: str) -> list[dict[str, Any]]:
    """The most similar tickets as duplicate candidates, best first; equal scores by id. TICKET_NOT_FOUND."""
    source = next((ticket for ticket in tickets if ticket.id == id), None)
    if source is None:
        raise TriageError("TICKET_NOT_FOUND", f"there is no ticket {id}")
    words = words_of(source)
    scores = [(score(words, words_of(ticket)), ticket.id) for ticket in tickets if ticket.id != id]
    found = sorted((pair for pair in scores if pair[0] > MORE_THAN), key=lambda pair: (-pair[0], pair[1]))
    return [
        {
            "ticketId": other,
            "confidence": value,
            "evidence": f"Share of words in common (subject, description, tags): {value:.3f}",
        }
        for value, other in found[:MOST]
    ]

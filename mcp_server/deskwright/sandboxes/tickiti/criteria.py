"""Decides whether a ticket meets a search criterion or a perspective's condition.

Criteria of one mode are alternatives, criteria of different modes must all hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from .fields import Fields, as_integer, is_day
from .html_text import plain_text
from .references import UNASSIGNED
from .store import PRIORITIES, Row, State, Ticket

#: mode → kind and what a token is
MODES: Mapping[str, tuple[str, str]] = {
    "subject": ("text", "words of the subject"),
    "content": ("text", "words of a response"),
    "subject_content": ("text", "words of the subject or of a response"),
    "assigned": ("value", "email, team:<id>, team-and-members:<id>, or Unassigned"),
    "participant": ("value", "email"),
    "priority": ("value", "10, 20, 30, 40 or its name"),
    "raised": ("value", "the originator's email"),
    "queue": ("value", "queue name"),
    "status": ("value", "open, on-hold or closed"),
    "watchlist": ("value", "watchlist id"),
    "hashtag": ("value", "hashtag, with or without #"),
    "ticket_number": ("value", "ticket number"),
    "created_from": ("date", "YYYY-MM-DD, UTC"),
    "created_to": ("date", "YYYY-MM-DD, UTC"),
    "updated_from": ("date", "YYYY-MM-DD, UTC"),
    "updated_to": ("date", "YYYY-MM-DD, UTC"),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    mode: str
    tokens: tuple[str, ...]
    match: str | None = None

    def holds(self, state: State, ticket: Ticket) -> bool:
        if not self.tokens:
            return True
        kind = MODES[self.mode][0]
        if kind == "text":
            texts = [text.casefold() for text in _texts(state, ticket, self.mode)]
            found = (any(token.casefold() in text for text in texts) for token in self.tokens)
            return any(found) if self.match == "any" else all(found)
        test = _date_test if kind == "date" else _value_test
        return any(test(state, ticket, self.mode, token) for token in self.tokens)


def read_criteria(fields: Fields, name: str = "criteria") -> list[Criterion]:
    out = []
    for item in fields.objects(name) or []:
        mode = item.text("mode", required=True, choices=MODES)
        match = item.text("match", choices=("all", "any"))
        raw = item.body.get("tokens")
        if not isinstance(raw, list) or any(isinstance(token, (dict, list, bool)) for token in raw):
            item.fail("tokens", "The tokens field must be an array of strings.")
            continue
        tokens = tuple(str(token) for token in raw if token is not None)
        if mode and MODES[mode][0] == "date":
            for index, token in enumerate(tokens):
                if not is_day(token):
                    item.fail(f"tokens.{index}", "A date token must match the format YYYY-MM-DD.")
        if mode:
            out.append(Criterion(mode, tokens, match))
    return out


def all_hold(criteria: Iterable[Criterion], state: State, ticket: Ticket) -> bool:
    by_mode: dict[str, bool] = {}
    for criterion in criteria:
        by_mode[criterion.mode] = by_mode.get(criterion.mode, False) or criterion.holds(state, ticket)
    return all(by_mode.values())


def _texts(state: State, ticket: Ticket, mode: str) -> list[str]:
    texts = [] if mode == "content" else [ticket.subject]
    if mode != "subject":
        texts += [plain_text(response.html) for response in state.responses_of(ticket)]
    return texts


def _date_test(state: State, ticket: Ticket, mode: str, token: str) -> bool:
    moment = ticket.created_at if mode.startswith("created") else ticket.updated_at
    day = moment.date().isoformat()
    return day >= token if mode.endswith("_from") else day <= token


def _value_test(state: State, ticket: Ticket, mode: str, token: str) -> bool:
    return VALUE_TESTS[mode](state, ticket, token)


def _assigned(state: State, ticket: Ticket, token: str) -> bool:
    if token == UNASSIGNED:
        return ticket.assigned_to is None
    key, _, number = token.partition(":")
    if key != "team-and-members":
        return _same(ticket.assigned_to, token)
    team = state.teams.get(as_integer(number))
    if team is None:
        return False
    members = [user["email"] for user in map(state.users.get, team["user_ids"]) if user is not None]
    return ticket.assigned_to in (f"team:{team['id']}", *members)


def _watched(state: State, ticket: Ticket, token: str) -> bool:
    watchlist = state.watchlists.get(as_integer(token))
    return watchlist is not None and ticket.id in watchlist["ticket_ids"]


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.casefold() == other.casefold()


def _in(people: Iterable[str], token: str) -> bool:
    return any(_same(person, token) for person in people)


VALUE_TESTS: Mapping[str, Callable[[State, Ticket, str], bool]] = {
    "assigned": _assigned,
    "participant": lambda state, ticket, token: _in((ticket.originator, *ticket.participants), token),
    "priority": lambda state, ticket, token: ticket.priority == PRIORITIES.get(token.title(), as_integer(token) or 0),
    "raised": lambda state, ticket, token: _same(ticket.originator, token),
    "queue": lambda state, ticket, token: _same(state.queue_name(ticket.queue_id), token),
    "status": lambda state, ticket, token: _same(ticket.status, token),
    "watchlist": _watched,
    "hashtag": lambda state, ticket, token: _in(ticket.hashtags, token.lstrip("#")),
    "ticket_number": lambda state, ticket, token: str(ticket.number) == token.lstrip("#"),
}

#: a condition's field → how its text is found on a ticket
CONDITION_FIELDS: Mapping[str, Callable[[State, Ticket], str]] = {
    "status": lambda state, ticket: ticket.status,
    "queue": lambda state, ticket: state.queue_name(ticket.queue_id),
    "priority": lambda state, ticket: str(ticket.priority),
    "assigned": lambda state, ticket: ticket.assigned_to or UNASSIGNED,
    "raised": lambda state, ticket: ticket.originator,
    "subject": lambda state, ticket: ticket.subject,
    "ticket_number": lambda state, ticket: str(ticket.number),
    "created": lambda state, ticket: ticket.created_at.isoformat(),
    "updated": lambda state, ticket: ticket.updated_at.isoformat(),
}
OPERATORS = ("is", "is_not", "contains")


def meets_conditions(perspective: Row, state: State, ticket: Ticket) -> bool:
    return all(_meets(condition, state, ticket) for condition in perspective["conditions"])


def _meets(condition: Row, state: State, ticket: Ticket) -> bool:
    read = CONDITION_FIELDS.get(condition["field"])
    if read is None:
        return True
    actual, wanted = read(state, ticket).casefold(), str(condition["value"]).casefold()
    if condition["operator"] == "contains":
        return wanted in actual
    return (actual == wanted) == bool(condition["operator"] != "is_not")

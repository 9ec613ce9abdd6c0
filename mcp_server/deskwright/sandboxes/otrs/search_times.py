"""The time filters of a ticket search: a family such as TicketCreateTime with Older or Newer, in minutes or as a date.

The forms of the search dialog (Point, Start, Stop and …TimeSearchType) are not simulated: they filter nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from .clock import parse_time
from .records import Ticket
from .scalars import digits, is_given, text
from .ticket_view import close_times
from .world import World

Times = Callable[[Ticket], list[datetime]]

#: Of several times of a ticket, such as those of its articles, one has to lie between the bounds.
_FAMILIES: dict[str, Times] = {
    "TicketCreateTime": lambda ticket: [ticket.created],
    "TicketChangeTime": lambda ticket: [entry.created for entry in ticket.history],
    "TicketLastChangeTime": lambda ticket: [ticket.changed],
    "TicketCloseTime": close_times,
    "TicketPendingTime": lambda ticket: [ticket.pending_until] if ticket.pending_until else [],
    "ArticleCreateTime": lambda ticket: [article.created for article in ticket.articles],
    # No clock of any ticket ever runs, so no escalation is before or after anything.
    "TicketEscalationTime": lambda ticket: [],
    "TicketEscalationUpdateTime": lambda ticket: [],
    "TicketEscalationResponseTime": lambda ticket: [],
    "TicketEscalationSolutionTime": lambda ticket: [],
}


def time_filters(world: World, fields: Mapping[str, Any]) -> Iterator[Callable[[Ticket], bool]]:
    for family, times in _FAMILIES.items():
        latest = _bounds(world, fields, f"{family}Older")
        earliest = _bounds(world, fields, f"{family}Newer")
        if latest or earliest:
            yield _between(times, earliest, latest)


def _between(times: Times, earliest: list[datetime], latest: list[datetime]) -> Callable[[Ticket], bool]:
    return lambda ticket: any(
        all(bound <= time for bound in earliest) and all(time <= bound for bound in latest) for time in times(ticket)
    )


def _bounds(world: World, fields: Mapping[str, Any], prefix: str) -> list[datetime]:
    """The moments named; ValueError for what is no time, which finds nothing."""
    bounds = []
    if is_given(fields.get(f"{prefix}Minutes")):
        minutes = digits(fields[f"{prefix}Minutes"])
        if minutes is None:
            raise ValueError(prefix)
        bounds.append(world.clock.now() - timedelta(minutes=minutes))
    if is_given(fields.get(f"{prefix}Date")):
        moment = parse_time(text(fields[f"{prefix}Date"]))
        if moment is None:
            raise ValueError(prefix)
        bounds.append(moment)
    return bounds

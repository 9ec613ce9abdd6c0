"""Which tickets a list holds: every filter of GET /tickets, all of them together.

Unknown parameters are ignored, as the vendor's document says nothing against them here.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from .call import Call
from .query import Query
from .ticket_shapes import WAYS
from .world import Row, World, contains

#: `canceled` is known to the later client only; with it `closed` means closed without the cancelled ones.
STATES = ("open", "closed", "canceled", "all")
DATES = {"created_at": "created_at", "solved_in_time": "closed_at"}
GROUPS = ("day", "week", "month", "desk")
_SUMMARY_LENGTH = 200


def found_tickets(call: Call) -> list[Row]:
    """The tickets the caller may see and asked for, newest first; `query.done()` is the caller's."""
    query = call.query
    tests = [
        _state(call.world, query),
        *_id_filters(query),
        *_date_filters(query),
        *_word_filters(call.world, query),
    ]
    rows = [row for row in call.world.tickets.all() if call.caller.sees_desk(row["desk_id"])]
    kept = [row for row in rows if all(test(row) for test in tests if test)]
    return sorted(kept, key=lambda row: (row["created_at"], row["ticket_number"]), reverse=True)


def _state(world: World, query: Query) -> Any:
    """`is_closed` does not count where `filter_by` is given."""
    closed = query.flag("is_closed", default=False)
    state = query.choice("filter_by", STATES)
    if query.flag("include_filled_entity") and state in ("closed", "all"):
        query.fail("include_filled_entity", f"is not allowed when filter_by is {state}")
    if state == "all":
        return None
    if state is None:
        return lambda row: row["is_closed"] == closed
    kinds = {"open": (False, False), "closed": (True, False), "canceled": (True, True)}
    return lambda row: (row["is_closed"], is_cancelled(world, row)) == kinds[state]


def is_cancelled(world: World, ticket: Row) -> bool:
    return bool(world.statuses.rows[ticket["status_id"]]["default_canceled"])


def _id_filters(query: Query) -> list[Any]:
    lists = {
        "desk_ids": "desk_id",
        "client_ids": "client_id",
        "stage_ids": "stage_id",
        "responsible_ids": "responsible_id",
        "priority_ids": "priority_id",
        "services_catalogs_item_ids": "item_id",
    }
    tests: list[Any] = [_among(query.integers(name), column) for name, column in lists.items()]
    requestors = query.integers("requestor_ids")
    if requestors is not None:
        tests.append(lambda row: row["requestor"]["id"] in requestors)
    tests.append(_equal(query.integer("status_id", low=1), "status_id"))
    tests.append(_equal(query.integer("created_by_way_of", low=0, high=len(WAYS) - 1), "way"))
    return tests


def _date_filters(query: Query) -> list[Any]:
    column = DATES[query.choice("date_type", tuple(DATES)) or "created_at"]
    before = query.last_moment("sla_expiring_before")
    tests = [
        *_between(query, "start_datetime", "end_datetime", column),
        *_between(query, "update_start_datetime", "update_end_datetime", "updated_at"),
    ]
    if before is not None:
        tests.append(lambda row: row["solve_expiration"] is not None and row["solve_expiration"] < before)
    return tests


def _word_filters(world: World, query: Query) -> list[Any]:
    tests: list[Any] = []
    email, issue, key = query.text("requestor_email"), query.flag("has_jira_issue"), query.text("jira_key")
    words = query.text("search")
    if email:
        tests.append(lambda row: (row["requestor"]["email"] or "").casefold() == email.casefold())
    if issue:
        tests.append(lambda row: row["jira_key"] is not None)
    if key:
        tests.append(lambda row: row["jira_key"] == key)
    if words:
        tests.append(lambda row: any(contains(text, words) for text in _searched(world, row)))
    return tests


def _searched(world: World, ticket: Row) -> list[str]:
    people = [
        row["name"]
        for row in (
            world.clients.get(ticket["client_id"]),
            world.desks.get(ticket["desk_id"]),
            world.users.get(ticket["responsible_id"]),
        )
        if row
    ]
    return [ticket["title"], str(ticket["ticket_number"]), *people, ticket["description"][:_SUMMARY_LENGTH]]


def _among(numbers: list[int] | None, column: str) -> Any:
    return None if numbers is None else lambda row: row[column] in numbers


def _equal(number: int | None, column: str) -> Any:
    return None if number is None else lambda row: row[column] == number


def _between(query: Query, first: str, last: str, column: str) -> list[Any]:
    start, end = query.moment(first), query.last_moment(last)
    tests: list[Any] = []
    if start is not None:
        tests.append(lambda row: row[column] is not None and row[column] >= start)
    if end is not None:
        tests.append(lambda row: row[column] is not None and row[column] <= end)
    return tests


def buckets(call: Call, rows: list[Row], group: str) -> Row:
    """The counts instead of the tickets: by desk, or by the day, week or month of the chosen date."""
    column = DATES[call.query.text("date_type") or "created_at"]
    if group == "desk":
        counted = Counter(row["desk_id"] for row in rows)
        world = call.world
        return {"buckets": [{"desk": world.ref(world.desks, n), "count": counted[n]} for n in sorted(counted)]}
    periods = Counter(_period(row[column], group) for row in rows if row[column] is not None)
    return {"buckets": [{"period": period, "count": periods[period]} for period in sorted(periods)]}


def _period(moment: datetime, group: str) -> str:
    if group == "month":
        return moment.strftime("%Y-%m")
    if group == "week":
        year, week, _ = moment.isocalendar()
        return f"{year}-W{week:02}"
    return moment.strftime("%Y-%m-%d")

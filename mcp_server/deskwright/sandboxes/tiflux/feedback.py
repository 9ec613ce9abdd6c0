"""Reports of ratings, of chats and of tickets: how many of each grade, and the ratings themselves if asked for.

Their period is required; a rating counts by the day it was given.
"""

from __future__ import annotations

from collections import Counter

from .call import Answer, Call
from .clock import wire_time
from .gates import TECHNICIAN_REPORTS, need, need_tickets
from .operations import Operation
from .world import Row, World

GRADES = (1, 2, 3, 4, 5)


def report_chats(call: Call) -> Answer:
    return _report(call, "chats")


def report_tickets(call: Call) -> Answer:
    return _report(call, "tickets")


def _report(call: Call, kind: str) -> Answer:
    query = call.query
    start, end = query.day("start_date"), query.day("end_date")
    for name in ("start_date", "end_date"):
        if not query.given(name):
            query.fail(name, "can't be blank")
    wanted = {
        "responsible_id": query.integers("responsible_ids"),
        "department_id": query.integers("department_ids"),
        "technical_group_id": query.integers("technical_group_ids"),
    }
    whole = query.flag(f"{kind}_list", default=False)
    page = query.page()
    query.done()
    rows = [
        row
        for row in call.world.feedbacks.where(kind=kind)
        if str(start) <= str(row["created_at"].date()) <= str(end)
        and all(numbers is None or row[name] in numbers for name, numbers in wanted.items())
    ]
    answer = _totals(rows)
    if whole:
        answer[f"{kind}_list"] = [_rating(call.world, row) for row in page.of(rows)]
    return Answer(answer, headers={"X-Total-Items": str(len(rows))} if whole else {})


def _totals(rows: list[Row]) -> Row:
    grades = Counter(row["grade"] for row in rows)
    return {
        "total": len(rows),
        "average": round(sum(row["grade"] for row in rows) / len(rows), 2) if rows else None,
        "ratings": {str(grade): grades[grade] for grade in GRADES},
    }


def _rating(world: World, row: Row) -> Row:
    return {
        "id": row["number"],
        "rating": row["grade"],
        "comment": row["comment"],
        "responsible": world.ref(world.users, row["responsible_id"]),
        "created_at": wire_time(row["created_at"]),
    }


OPERATIONS = (
    Operation("GET", "/reports/feedbacks/chats", need(TECHNICIAN_REPORTS), report_chats),
    Operation("GET", "/reports/feedbacks/tickets", need_tickets(TECHNICIAN_REPORTS), report_tickets),
)

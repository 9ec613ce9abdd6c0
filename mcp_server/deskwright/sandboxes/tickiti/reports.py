"""Reports over the tickets of the visible queues.

Counts only what the state holds; the sandbox keeps no history of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from .call import Call, Handler
from .refusals import validation_failed
from .store import Row, Ticket

GROUPS = ("day", "week", "month")


def meta(call: Call) -> Any:
    queues = [
        {"id": row["id"], "name": row["name"]} for row in call.state.queues.all() if call.caller.may_view(row["id"])
    ]
    return {"queues": queues, "group_by": list(GROUPS)}


def resolutions(call: Call) -> Any:
    first, last, _ = _read_range(call, grouped=False)
    closed = [ticket for ticket in _created(call, first, last) if ticket.status == "closed"]
    counted = Counter(ticket.resolved for ticket in closed)
    rows = [
        {"resolution_category_id": row["id"], "name": row["name"], "count": counted[row["id"]]}
        for row in call.state.resolutions.all()
    ]
    return _answer(first, last, rows) | {"unresolved": counted[None]}


def volumes(call: Call) -> Any:
    first, last, group = _read_range(call, grouped=True)
    created: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for ticket in _created(call, first, last):
        period = _period(ticket.created_at, group)
        created[period] += 1
        closed[period] += ticket.status == "closed"
    rows = [{"period": period, "created": created[period], "closed": closed[period]} for period in sorted(created)]
    return _answer(first, last, rows) | {"group_by": group}


def response_times(call: Call) -> Any:
    first, last, group = _read_range(call, grouped=True)
    minutes: dict[str, list[float]] = defaultdict(list)
    for ticket in _created(call, first, last):
        answers = [r for r in call.state.responses_of(ticket) if r.staff_response and not r.is_internal]
        if answers:
            waited = min(r.created_at for r in answers) - ticket.created_at
            minutes[_period(ticket.created_at, group)].append(waited.total_seconds() / 60)
    rows = [
        {"period": period, "tickets": len(times), "average_minutes": round(sum(times) / len(times), 1)}
        for period, times in sorted(minutes.items())
    ]
    return _answer(first, last, rows) | {"group_by": group}


def agent_activity(call: Call) -> Any:
    first, last, _ = _read_range(call, grouped=False)
    public: Counter[str] = Counter()
    internal: Counter[str] = Counter()
    for response in call.state.responses.values():
        ticket = call.state.tickets[response.ticket_id]
        inside = first <= response.created_at.date() <= last and call.caller.sees(ticket)
        if inside and response.staff_response and not response.is_audit_only and not response.deleted:
            (internal if response.is_internal else public)[response.created_by_email] += 1
    rows = [
        {
            "email": email,
            "name": call.state.display_name(email),
            "public": public[email],
            "internal": internal[email],
        }
        for email in sorted({*public, *internal})
    ]
    return _answer(first, last, rows)


def _read_range(call: Call, *, grouped: bool) -> tuple[date, date, str]:
    fields = call.fields()
    today = call.state.now.date()
    first = fields.day("date_from") or (today - timedelta(days=30)).isoformat()
    last = fields.day("date_to") or today.isoformat()
    group = (fields.text("group_by", choices=GROUPS) if grouped else None) or "day"
    fields.done()
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise validation_failed({"date_to": ["The date_to field must not be before date_from."]})
    return start, end, group


def _created(call: Call, first: date, last: date) -> list[Ticket]:
    return [
        ticket
        for ticket in call.state.tickets.values()
        if call.caller.sees(ticket) and first <= ticket.created_at.date() <= last
    ]


def _period(moment: datetime, group: str) -> str:
    day = moment.date()
    if group == "month":
        return day.strftime("%Y-%m")
    if group == "week":
        return (day - timedelta(days=day.weekday())).isoformat()
    return day.isoformat()


def _answer(first: date, last: date, rows: list[Row]) -> Row:
    return {"date_from": first.isoformat(), "date_to": last.isoformat(), "rows": rows}


OPERATIONS: dict[str, Handler] = {
    "reports.meta": meta,
    "reports.resolutions": resolutions,
    "reports.volumes": volumes,
    "reports.response_times": response_times,
    "reports.agent_activity": agent_activity,
}

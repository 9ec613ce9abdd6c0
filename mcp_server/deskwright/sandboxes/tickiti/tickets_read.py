"""Reads one ticket, its responses, and the lists a ticket's fields take their values from.

Changes nothing.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, enveloped
from .criteria import MODES
from .fields import Fields
from .references import response_reference, ticket_reference
from .shapes import BODY_FIELDS, show_response, show_ticket
from .store import Row


def _body_options(fields: Fields) -> tuple[tuple[str, ...], int | None]:
    wanted = fields.texts("fields", choices=BODY_FIELDS)
    longest = fields.integer("max_body_chars", low=0)
    fields.done()
    return (BODY_FIELDS if wanted is None else tuple(wanted)), longest


def show(call: Call) -> Any:
    ticket = ticket_reference(call)
    names, longest = _body_options(call.fields())
    return enveloped(
        ticket=show_ticket(call.state, ticket),
        responses=[
            show_response(response, fields=names, max_body_chars=longest)
            for response in call.state.responses_of(ticket)
        ],
    )


def responses(call: Call) -> Any:
    ticket = ticket_reference(call)
    names, longest = _body_options(call.fields())
    rows = [
        show_response(response, fields=names, max_body_chars=longest) for response in call.state.responses_of(ticket)
    ]
    return enveloped(ticket_number=ticket.number, responses=rows)


def response_show(call: Call) -> Any:
    response = response_reference(call)
    names, longest = _body_options(call.fields())
    ticket = call.state.tickets[response.ticket_id]
    row = show_response(response, fields=names, max_body_chars=longest)
    return enveloped(ticket_number=ticket.number, response=row)


def queues(call: Call) -> Any:
    rows = []
    for queue in call.state.queues.all():
        if call.caller.may_view(queue["id"]):
            rows.append(
                {
                    "id": queue["id"],
                    "name": queue["name"],
                    "track_resolutions": queue["track_resolutions"],
                    "is_parked": queue["is_parked"],
                    "can_manage": call.caller.may_manage(queue["id"]),
                }
            )
    return enveloped(queues=rows)


def staff(call: Call) -> Any:
    fields = call.fields()
    search = (fields.text("search", limit=255) or "").casefold()
    fields.done()
    rows = [
        {"id": user["id"], "name": user["name"], "email": user["email"]}
        for user in call.state.users.all()
        if user["is_staff"] and search in f"{user['name']} {user['email']}".casefold()
    ]
    return enveloped(staff=rows)


def teams(call: Call) -> Any:
    rows: list[Row] = [
        {
            "id": team["id"],
            "key": f"team:{team['id']}",
            "name": team["name"],
            "members": [user["email"] for user in map(call.state.users.get, team["user_ids"]) if user is not None],
        }
        for team in call.state.teams.all()
    ]
    return enveloped(teams=rows)


def resolutions(call: Call) -> Any:
    rows = sorted(call.state.resolutions.all(), key=lambda row: (row["ordinal"], row["id"]))
    return enveloped(resolutions=[{"id": row["id"], "name": row["name"], "colour": row["colour"]} for row in rows])


def search_modes(call: Call) -> Any:
    return enveloped(modes=[{"mode": name, "kind": kind, "about": about} for name, (kind, about) in MODES.items()])


OPERATIONS: dict[str, Handler] = {
    "tickets.show": show,
    "tickets.responses": responses,
    "tickets.response_show": response_show,
    "tickets.queues": queues,
    "tickets.staff": staff,
    "tickets.teams": teams,
    "tickets.resolutions": resolutions,
    "tickets.search_modes": search_modes,
}

"""What each desk's map makes of an approved field: the ticket it is tried on, what is recommended, the one request.

Bodies are written down whole; a session that the desk's client holds is left out of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

TEXT = "We are on it.\nYou will hear from us <today> & no later."
HTML = "<p>We are on it.<br>You will hear from us &lt;today&gt; &amp; no later.</p>"


@dataclass(frozen=True)
class One:
    """One approvable field: the value recommended for it, and the request that writes it."""

    field: str
    value: Any
    ticket: str
    write: tuple[str, str, Any]
    shown: Any = None
    """What the ticket shows afterwards, where that is not the value."""


@dataclass(frozen=True)
class Desk:
    name: str
    ticket: str
    fields: tuple[One, ...]
    together: tuple[tuple[str, str, Any], ...]
    """The requests of all fields that go together, on `ticket`."""
    apart: tuple[str, ...] = ()
    """A field of `fields` that cannot go with the others."""
    session: tuple[str, ...] = ()
    """Members of each body that are the log-in's."""
    more: dict[str, Any] = field(default_factory=dict)


_RESPOND = "/api/v1/tickets/respond"
_NOTE = {"ticket_number": "100102", "from_email": "olivia.reyes@desk.example", "is_internal": True}
_REPLY = {
    "ticket_number": "100102",
    "from_email": "olivia.reyes@desk.example",
    "is_internal": False,
    "keep_status": True,
    "content": HTML,
}


def _note(**changed: Any) -> tuple[str, str, Any]:
    return ("POST", _RESPOND, {**_NOTE, **changed})


TICKITI = Desk(
    "tickiti",
    "100102",
    (
        One("priority", "P2", "100102", _note(priority=30)),
        One("team", "Inbox", "100102", _note(queue="Inbox")),
        One("assignee", "priya.nair@desk.example", "100102", _note(assigned_to_email="priya.nair@desk.example")),
        One("status", "resolved", "100102", _note(status="closed")),
        One("customerResponse", TEXT, "100102", ("POST", _RESPOND, _REPLY)),
    ),
    (
        _note(priority=30, queue="Inbox", assigned_to_email="priya.nair@desk.example", status="closed"),
        ("POST", _RESPOND, _REPLY),
    ),
)

_OHD = "01KQG0RQC0000000000000001V"
_PATCH = f"/api/tickets/{_OHD}"
_ADA = "01KNBVGXM00000000000000003"


def _patch(**changed: Any) -> tuple[str, str, Any]:
    return ("PATCH", _PATCH, changed)


_OHD_REPLY = ("POST", f"{_PATCH}/replies", {"body": TEXT, "is_internal": False})
OPENHELPDESK = Desk(
    "openhelpdesk",
    _OHD,
    (
        One("category", "Software", _OHD, _patch(category_id="01KNBVGXM0000000000000000V")),
        One("priority", "P1", _OHD, _patch(priority="Critical")),
        One("team", "Networking", _OHD, _patch(group_id="01KNBVGXM00000000000000015")),
        One("assignee", _ADA, _OHD, _patch(assignee_id=_ADA)),
        One("status", "in-progress", _OHD, _patch(status_id="01KNBVGXM0000000000000000G")),
        One("customerResponse", TEXT, _OHD, _OHD_REPLY),
    ),
    (
        _patch(
            category_id="01KNBVGXM0000000000000000V",
            priority="Critical",
            group_id="01KNBVGXM00000000000000015",
            status_id="01KNBVGXM0000000000000000G",
        ),
        _OHD_REPLY,
    ),
    apart=("assignee",),
)


def _put(number: str, end: str = "", **changed: Any) -> tuple[str, str, Any]:
    return ("PUT", f"/api/v2/tickets/{number}{end}", changed or None)


_WHY = {"priority_change_reason": "What the ticket says."}
_ANSWER = {"name": HTML, "with_signature": "false"}
TIFLUX = Desk(
    "tiflux",
    "123",
    (
        One("category", "Novo usuário", "123", _put("123", services_catalogs_item_id=701)),
        One("priority", "Low", "123", _put("123", priority_id=18, **_WHY)),
        One("team", "Dev - Cansados", "123", _put("123", desk_id=2)),
        One("assignee", "Marcos Lima", "123", _put("123", responsible_id=4)),
        One("status", "resolved", "123", _put("123", "/close")),
        One("customerResponse", TEXT, "123", ("POST", "/api/v2/tickets/123/answers", _ANSWER)),
    ),
    (
        _put("123", responsible_id=4, priority_id=18, services_catalogs_item_id=701, **_WHY),
        _put("123", "/close"),
        ("POST", "/api/v2/tickets/123/answers", _ANSWER),
    ),
    # the desk that it would be moved to has other priorities and other items: tried by itself
    apart=("team",),
)

_UPDATE = "/otrs/nph-genericinterface.pl/Webservice/Deskwright/TicketUpdate"


def _change(**changed: Any) -> tuple[str, str, Any]:
    return ("POST", _UPDATE, {"TicketID": "3", "Ticket": changed})


_ARTICLE = {
    "Body": TEXT,
    "Subject": "VPN drops every hour",
    "ContentType": "text/plain; charset=utf8",
    "IsVisibleForCustomer": 1,
}
OTRS = Desk(
    "otrs",
    "3",
    (
        One("category", "Incident", "3", _change(Type="Incident")),
        One("priority", "P4", "3", _change(Priority="2 low")),
        One("team", "Misc", "3", _change(Queue="Misc")),
        One("assignee", "nora", "3", _change(Owner="nora")),
        One("status", "resolved", "3", _change(State="closed successful")),
        One("customerResponse", TEXT, "3", ("POST", _UPDATE, {"TicketID": "3", "Article": _ARTICLE})),
    ),
    (
        _change(Type="Incident", Priority="2 low", Queue="Misc", Owner="nora", State="closed successful"),
        ("POST", _UPDATE, {"TicketID": "3", "Article": _ARTICLE}),
    ),
    session=("SessionID",),
)

DESKS = (TICKITI, OPENHELPDESK, TIFLUX, OTRS)
ONES = [(desk, one) for desk in DESKS for one in desk.fields]

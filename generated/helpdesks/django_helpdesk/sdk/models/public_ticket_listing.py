# Generated from specs/django_helpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape

if TYPE_CHECKING:
    from .public_ticket_listing_queue import PublicTicketListingQueue


@_define(kw_only=True)
class PublicTicketListing(_Model):
    """PublicTicketListing.

    - secret_key: Opens the ticket's public page together with the address: treat it as a password.
    - status: The name of the status.
    - ticket: Id and display name, such as "7 [support-7]".
    """

    created: str
    id: int
    kbitem: str
    secret_key: str
    status: str
    submitter: str
    ticket: str
    title: str
    queue: PublicTicketListingQueue
    due_date: str | None
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .public_ticket_listing_queue import PublicTicketListingQueue

        return _Shape(
            (
                _Member("created", "created", True),
                _Member("id", "id", True),
                _Member("kbitem", "kbitem", True),
                _Member("secret_key", "secret_key", True),
                _Member("status", "status", True),
                _Member("submitter", "submitter", True),
                _Member("ticket", "ticket", True),
                _Member("title", "title", True),
                _Member("queue", "queue", True, PublicTicketListingQueue.from_dict),
                _Member("due_date", "due_date", True),
            ),
            open=True,
        )

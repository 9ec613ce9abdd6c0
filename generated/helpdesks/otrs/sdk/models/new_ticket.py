# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .pending_time import PendingTime


@_define(kw_only=True)
class NewTicket(_Model):
    """The ticket's own fields. Needed are Title, CustomerUser, and by name or id a queue, a state and a priority.

    - customer_user: Login of a customer user who is valid, or an e-mail address that no customer user has.
    - queue: Name of an existing queue. One of Queue and QueueID when a ticket is created.
    - queue_id: Instead of Queue.
    - state: Name of an existing state, such as new, open, closed successful, pending reminder. One of State and StateID when a ticket is created.
    - state_id: Instead of State.
    - priority: Name of an existing priority, such as 3 normal. One of Priority and PriorityID when a ticket is created.
    - priority_id: Instead of Priority.
    - type_: Name of an existing ticket type, such as Unclassified. A new ticket needs one if the system uses ticket types.
    - type_id: Instead of Type.
    - lock: lock or unlock.
    - lock_id: Instead of Lock.
    - service: Name of a service that the customer user may have.
    - service_id: Instead of Service.
    - sla: Name of a service level agreement of that service.
    - slaid: Instead of SLA.
    - owner: Login of a valid agent. On a new ticket an owner also locks it, unless Lock says otherwise, and agents are not notified.
    - owner_id: Instead of Owner.
    - responsible: Login of a valid agent.
    - responsible_id: Instead of Responsible.
    - customer_id: The customer's company; otherwise that of the customer user.
    """

    title: str
    customer_user: str
    queue: str | Unset = UNSET
    queue_id: str | int | Unset = UNSET
    state: str | Unset = UNSET
    state_id: str | int | Unset = UNSET
    priority: str | Unset = UNSET
    priority_id: str | int | Unset = UNSET
    type_: str | Unset = UNSET
    type_id: str | int | Unset = UNSET
    lock: str | Unset = UNSET
    lock_id: str | int | Unset = UNSET
    service: str | Unset = UNSET
    service_id: str | int | Unset = UNSET
    sla: str | Unset = UNSET
    slaid: str | int | Unset = UNSET
    owner: str | Unset = UNSET
    owner_id: str | int | Unset = UNSET
    responsible: str | Unset = UNSET
    responsible_id: str | int | Unset = UNSET
    customer_id: str | Unset = UNSET
    pending_time: PendingTime | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .pending_time import PendingTime

        return _Shape(
            (
                _Member("Title", "title", True),
                _Member("CustomerUser", "customer_user", True),
                _Member("Queue", "queue", False),
                _Member("QueueID", "queue_id", False),
                _Member("State", "state", False),
                _Member("StateID", "state_id", False),
                _Member("Priority", "priority", False),
                _Member("PriorityID", "priority_id", False),
                _Member("Type", "type_", False),
                _Member("TypeID", "type_id", False),
                _Member("Lock", "lock", False),
                _Member("LockID", "lock_id", False),
                _Member("Service", "service", False),
                _Member("ServiceID", "service_id", False),
                _Member("SLA", "sla", False),
                _Member("SLAID", "slaid", False),
                _Member("Owner", "owner", False),
                _Member("OwnerID", "owner_id", False),
                _Member("Responsible", "responsible", False),
                _Member("ResponsibleID", "responsible_id", False),
                _Member("CustomerID", "customer_id", False),
                _Member("PendingTime", "pending_time", False, PendingTime.from_dict),
            ),
            open=True,
        )

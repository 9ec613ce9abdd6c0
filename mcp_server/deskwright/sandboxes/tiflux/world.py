"""Everything one installation knows, as tables of rows, with the questions that several families ask.

Holds no rule of any operation, and looks at nothing outside but its clock.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .clock import Clock
from .refusals import no_record

Row = dict[str, Any]
#: Whose custom fields: the kind an entity is applied in, and the number of the ticket, client or requestor.
Owner = tuple[str, int]


class Table:
    """Rows by integer id; `what` is the class the vendor names in its 404."""

    def __init__(self, what: str, key: str = "id") -> None:
        self.what = what
        self.key = key
        self.rows: dict[int, Row] = {}
        self._last = 0

    def add(self, **row: Any) -> Row:
        """A row with its own number or the next free one."""
        number = row.pop(self.key, None) or self._last + 1
        self._last = max(self._last, number)
        self.rows[number] = {self.key: number, **row}
        return self.rows[number]

    def get(self, number: Any) -> Row | None:
        return self.rows.get(number) if number is not None else None

    def need(self, text: str) -> Row:
        """The row a path value names; whatever else it is, it is not found."""
        row = self.rows.get(int(text)) if re.fullmatch(r"[0-9]{1,18}", text) else None
        if row is None:
            raise no_record(self.what, text)
        return row

    def where(self, **values: Any) -> list[Row]:
        return [row for row in self.all() if all(row.get(name) == value for name, value in values.items())]

    def all(self) -> list[Row]:
        """In the order of their numbers."""
        return [self.rows[number] for number in sorted(self.rows)]

    def remove(self, row: Mapping[str, Any]) -> None:
        del self.rows[row[self.key]]


class World:
    """One installation; tables of rows, and the switches a test may turn."""

    def __init__(self, clock: Clock, *, ignores_user_filters: bool = True, chat_needs_catalog: bool = False) -> None:
        self.clock = clock
        self.ignores_user_filters = ignores_user_filters
        """GET /users knows `name` and `email` in the documents; the server the seed tools met did not."""
        self.chat_needs_catalog = chat_needs_catalog
        """Whether the organisation wants a catalog item when a chat is archived."""
        self.tokens: dict[str, int] = {}
        """API token -> user."""
        self.entity_values: dict[Owner, dict[int, Row]] = {}
        """Owner -> field -> {id, value, options: {option id: value id}}."""
        self._values_made = 0
        self.users = Table("User")
        self.technical_groups = Table("TechnicalGroup")
        self.departments = Table("Department")
        self.clients = Table("Client")
        self.addresses = Table("Address")
        self.contacts = Table("Contact")
        self.email_permissions = Table("EmailTicketsPermission")
        self.requestors = Table("Requestor")
        self.desks = Table("ServiceDesk::Desk")
        self.stages = Table("ServiceDesk::Stage")
        self.priorities = Table("ServiceDesk::Priority")
        self.statuses = Table("ServiceDesk::Status")
        self.catalogs = Table("ServiceDesk::ServicesCatalog")
        self.areas = Table("ServiceDesk::ServicesCatalogsArea")
        self.items = Table("ServiceDesk::ServicesCatalogsItem")
        self.tickets = Table("ServiceDesk::Ticket", "ticket_number")
        self.answers = Table("ServiceDesk::TicketAnswer")
        self.communications = Table("ServiceDesk::InternalCommunication")
        self.files = Table("File")
        """Rows with `file_name`, `content_type`, `content` (the bytes as they came) and `owner`."""
        self.appointments = Table("Appointment")
        self.pre_appointments = Table("PreAppointment")
        self.stays = Table("ServiceDesk::StageSla")
        """One row for each time a ticket entered a stage."""
        self.histories = Table("History")
        self.checklists = Table("Checklist")
        self.loans = Table("EquipmentLoan")
        self.entities = Table("Entity")
        self.entity_fields = Table("EntityField")
        self.entity_options = Table("EntityFieldOption")
        self.chats = Table("Chat")
        self.messages = Table("Message")
        self.integrations = Table("Integration")
        self.templates = Table("Template")
        self.contracts = Table("Contract")
        self.riders = Table("ContractRider")
        self.loose_services = Table("LooseService")
        self.shifts = Table("Shift")
        self.billings = Table("Billing")
        self.feedbacks = Table("Feedback")
        self.knowledges = Table("Knowledge")
        self.knowledge_folders = Table("KnowledgeFolder")
        self.equipments = Table("Equipment")
        self.equipment_groups = Table("EquipmentGroup")
        self.equipment_types = Table("EquipmentType")
        self.softwares = Table("Software")
        self.pre_tickets = Table("PreTicket")

    def new_user(self, **values: Any) -> Row:
        """The columns of a user, with what an attendant without any grant has."""
        return {
            "_type": "attendant",
            "active": True,
            "authorization_flow": False,
            "client_ids": None,
            "country_code": "BR",
            "desk_ids": None,
            "email_info_alert": True,
            "enable_mcp": True,
            "extension": None,
            "gauth_enabled": False,
            "last_login_at": None,
            "licences": (),
            "permissions": (),
            "signature": None,
            "technical_group_id": None,
            "telephone": None,
            **values,
        }

    # --- names and references

    def ref(self, table: Table, number: int | None) -> Row | None:
        """`{id, name}` as most answers show a record."""
        row = table.get(number)
        return {"id": row["id"], "name": row["name"]} if row else None

    def stages_of(self, desk_id: int) -> list[Row]:
        return sorted(self.stages.where(desk_id=desk_id), key=lambda row: row["index"])

    def priorities_of(self, desk_id: int) -> list[Row]:
        return sorted(self.priorities.where(desk_id=desk_id), key=lambda row: row["order"])

    def catalogs_of(self, desk_id: int) -> list[Row]:
        return [row for row in self.catalogs.all() if desk_id in row["desk_ids"]]

    def area_of(self, item: Row) -> Row:
        return self.areas.rows[item["area_id"]]

    def catalog_of(self, item: Row) -> Row:
        return self.catalogs.rows[self.area_of(item)["catalog_id"]]

    def items_of(self, desk_id: int) -> list[Row]:
        return [row for row in self.items.all() if desk_id in self.catalog_of(row)["desk_ids"]]

    def status_of(self, kind: str) -> Row:
        """The status that is the default for `open`, `close` or `canceled`."""
        return next(row for row in self.statuses.all() if row[f"default_{kind}"])

    # --- files

    def store_file(self, owner: tuple[str, int], name: str, content_type: str, content: bytes) -> Row:
        return self.files.add(
            owner=owner, file_name=name, content_type=content_type, content=content, created_at=self.clock.now()
        )

    def files_of(self, kind: str, number: int) -> list[Row]:
        return self.files.where(owner=(kind, number))

    def next_value_id(self) -> int:
        """The id of a stored custom field value."""
        self._values_made += 1
        return 9000 + self._values_made


def file_answer(row: Row) -> Row:
    return {
        "id": row["id"],
        "content_type": row["content_type"],
        "file_name": row["file_name"],
        "size": len(row["content"]),
        "url": f"https://files.tiflux.example/{row['id']}/{quote(row['file_name'], safe='')}",
    }


def contains(text: str | None, wanted: str) -> bool:
    """Case-insensitive, accents significant."""
    return wanted.casefold() in (text or "").casefold()


def plain(text: str) -> str:
    """Lower case without accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def chosen(row: Mapping[str, Any], names: Iterable[str]) -> Row:
    return {name: row[name] for name in names}

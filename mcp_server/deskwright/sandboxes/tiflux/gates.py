"""The gates in front of every operation: licence, then permission of the role group, then administrators only.

A permission is named by its label in the product; any one of an operation's labels suffices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .refusals import forbidden, licence_missing

VIEW_OPEN = "Visualizar e abrir tickets"
VIEW_OTHERS = "Visualizar tickets em que eu não sou o responsável"
EDIT = "Editar tickets"
EDIT_CLOSED = "Editar tickets fechados"
REVIEW = "Revisar e avaliar tickets fechados"
NOTES = "Visualizar e adicionar mensagens na comunicação interna"
APPOINT = "Criar e editar apontamentos"
TECHNICIAN_REPORTS = "Visualizar relatórios dos técnicos"
REPORT_USERS = "Visualizar usuários nos relatórios de atendentes"
MANAGE_DESKS = "Gerenciar mesas de serviços"
MANAGE_CLIENTS = "Gerenciar clientes e grupos de recursos"
VIEW_CLIENTS = "Visualizar clientes e grupos de recursos"
CHAT = "Acessar o chat"
USERS = "users_manage"
VIEW_RESOURCES = "Visualizar recursos"
MANAGE_RESOURCES = "Gerenciar recursos"
CONTRACTS = "Gerenciar contratos"
BILLING = "Faturar serviços avulsos e contratos"

PERMISSIONS = (
    VIEW_OPEN, VIEW_OTHERS, EDIT, EDIT_CLOSED, REVIEW, NOTES, APPOINT, TECHNICIAN_REPORTS, REPORT_USERS,
    MANAGE_DESKS, MANAGE_CLIENTS, VIEW_CLIENTS, CHAT, USERS, VIEW_RESOURCES, MANAGE_RESOURCES, CONTRACTS, BILLING,
)  # fmt: skip

TICKETS = "tickets"
WHATSAPP = "whatsapp"
LICENCES = (TICKETS, WHATSAPP)


@dataclass(frozen=True, slots=True)
class Caller:
    """The user a token belongs to."""

    user: Mapping[str, Any]

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def is_admin(self) -> bool:
        return bool(self.user["_type"] == "admin")

    def may(self, *permissions: str) -> bool:
        """Holds any of these; an administrator holds all."""
        return self.is_admin or not set(permissions).isdisjoint(self.user["permissions"])

    def has_licence(self, licence: str) -> bool:
        return licence in self.user["licences"]

    def sees_desk(self, desk_id: int) -> bool:
        return self._within("desk_ids", desk_id)

    def sees_client(self, client_id: int) -> bool:
        return self._within("client_ids", client_id)

    def _within(self, name: str, number: int) -> bool:
        """None stands for all."""
        allowed: Iterable[int] | None = self.user[name]
        return self.is_admin or allowed is None or number in allowed


@dataclass(frozen=True, slots=True)
class Gate:
    """What an operation asks of its caller; an empty `any_of` asks for no permission."""

    any_of: tuple[str, ...] = ()
    licence: str | None = None
    admin: bool = False

    def check(self, caller: Caller) -> None:
        if self.licence and not caller.has_licence(self.licence):
            raise licence_missing(self.licence)
        if self.admin and not caller.is_admin:
            raise forbidden()
        if self.any_of and not caller.may(*self.any_of):
            raise forbidden()


FREE = Gate()
ADMIN = Gate(admin=True)
FREE_TICKETS = Gate(licence=TICKETS)


def need(*any_of: str) -> Gate:
    return Gate(any_of)


def need_tickets(*any_of: str) -> Gate:
    """The same where the Tickets licence must be active too."""
    return Gate(any_of, TICKETS)

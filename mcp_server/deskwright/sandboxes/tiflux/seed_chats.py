"""The chats every sandbox starts with: waiting, taken, in triage, finished, cancelled, of several origins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from .clock import read_moment
from .world import Row, World

#: Number, origin, name.
INTEGRATIONS = (
    (1, "whatsapp_cloud", "WhatsApp Cloud"),
    (2, "gupshup", "Gupshup"),
    (3, "site_widget", "Site"),
    (4, "whatsapp", "WhatsApp"),
)
TEMPLATES = (
    ("boas_vindas", 1, "APPROVED", "Olá {{1}}, como podemos ajudar?"),
    ("cobranca", 1, "PENDING", "Sua fatura vence em {{1}}."),
    ("6f1c-gup", 2, "APPROVED", "Olá {{1}}!"),
)
_TIED = 42


@dataclass(frozen=True, slots=True)
class Seed:
    number: int
    at: str
    integration: int
    responsible: int | None = None
    department: int | None = 2
    client: int | None = 6
    requestor: int | None = 1
    phone: int | None = 5547999990000
    waiting: bool = True
    triage: bool = False
    finished: str | None = None
    canceled: bool = False
    assessment: int | None = None
    ticket: int | None = None
    started_by: str = "Client"


SEEDS = (
    Seed(40, "2025-04-01T09:00", 4, phone=5547999990001),
    Seed(41, "2025-04-01T09:30", 3, phone=None, department=1, client=None, requestor=None),
    Seed(_TIED, "2025-04-01T10:00", 4, 7, ticket=123, phone=5547999990002),
    Seed(43, "2025-04-01T11:00", 1, 7, 3, waiting=False),
    Seed(44, "2025-04-01T11:30", 3, 1, 3, phone=None),
    Seed(45, "2025-04-01T12:00", 4, 7, triage=True, client=1, requestor=10),
    Seed(46, "2025-03-20T09:00", 4, 7, finished="2025-03-20T10:00", assessment=5, waiting=False),
    Seed(47, "2025-03-21T09:00", 2, 8, finished="2025-03-21T09:10", canceled=True, client=2, requestor=20),
    Seed(48, "2025-03-22T09:00", 3, 1, finished="2025-03-22T09:30", phone=None, assessment=2, waiting=False),
    Seed(49, "2025-04-02T09:00", 1, department=None, started_by="Campaign"),
    Seed(50, "2025-04-02T10:00", 4, client=1, requestor=11),
)


def seed_chats(world: World) -> None:
    for number, kind, name in INTEGRATIONS:
        world.integrations.add(id=number, _type=kind, name=name)
    for code, integration_id, status, body in TEMPLATES:
        world.templates.add(
            template_id=code, name=code, integration_id=integration_id, status=status, language="pt_BR", body=body
        )
    for seed in SEEDS:
        world.chats.add(**_chat(world, seed))
    _seed_messages(world)


def _chat(world: World, seed: Seed) -> Row:
    begun, finished = read_moment(seed.at), read_moment(seed.finished or "")
    assert begun is not None
    phone = str(seed.phone) if seed.phone else None
    return {
        "id": seed.number,
        "archived": finished is not None,
        "canceled": seed.canceled,
        "assessment": seed.assessment,
        "assumed_at": begun + timedelta(minutes=5) if seed.responsible else None,
        "client_id": seed.client,
        "created_at": begun,
        "finished_at": finished,
        "department_id": seed.department,
        "department_at": begun + timedelta(minutes=1) if seed.department else None,
        "last_client_message": begun + timedelta(minutes=7),
        "online": seed.integration == 3 and finished is None,
        "integration_id": seed.integration,
        "origin": world.integrations.rows[seed.integration]["_type"],
        "fields": {"phone": phone, "name": "Contato"} if phone else None,
        "requestor_id": seed.requestor,
        "visitor": {"id": None, "email": None, "name": "Visitante"},
        "number": seed.phone,
        "room": f"room-{seed.number}",
        "started_by": seed.started_by,
        "ticket_number": seed.ticket,
        "updated_at": finished or begun + timedelta(minutes=9),
        "waiting_answer": seed.waiting and finished is None,
        "responsible_id": seed.responsible,
        "triage": seed.triage,
        "item_id": None,
    }


def _seed_messages(world: World) -> None:
    """A talk with a quotation and a voice message, in chat 42."""
    begun = world.chats.rows[_TIED]["created_at"]
    voice = {"content_type": "audio/ogg", "url": "https://files.tiflux.example/v/1", "caption": "", "is_voice": True}
    lines = (
        ("Bom dia, preciso de ajuda", "inbound", "text", "João da Empresa", None, None),
        ("Bom dia! Qual é o número do chamado?", "outbound", "text", "João Silva", None, None),
        ("É o 123", "inbound", "text", "João da Empresa", None, 2),
        ("", "inbound", "audio", "João da Empresa", voice, None),
    )
    for minute, (text, direction, kind, author, media, quoted) in enumerate(lines):
        world.messages.add(
            chat_id=_TIED,
            text=text,
            direction=direction,
            type=kind,
            author=author,
            media=media,
            quoted_id=quoted,
            status={"sent": True, "delivered": True, "read": minute < 2, "failed": False},
            created_at=begun + timedelta(minutes=minute),
        )

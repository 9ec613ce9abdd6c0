"""The desks every sandbox starts with: 24, of which 23 are active, and what belongs to them.

Support has the priorities and catalogs the product's page prints; the other desks show one setting each.
"""

from __future__ import annotations

from typing import Any

from .tickets_end import WITHOUT_APPOINTMENTS
from .valorization import VALUED
from .world import Row, World

SETTINGS: Row = {
    "active": True,
    "appointment_type": "Appointments with no Valorization",
    "add_ticket_feedback": True,
    "attendance_type": "All technical groups",
    "behavior_billed_tickets": "answer_to_client_with_default_message",
    "behavior_not_billed_tickets": "reopen_ticket_closed",
    "can_reopen_revised_tickets": False,
    "can_stop_sla": True,
    "cancelable_tickets": True,
    "default_revised": "5 day(s)",
    "description": "",
    "desk_exchange": True,
    "desk_with_sla": True,
    "internal_desk": False,
    "only_attendants_can_open": False,
    "receiving_new_tickets": True,
    "reminder": False,
    "require_service_catalog_open_ticket": False,
    "required_fields": None,
    "review_type": "review_submitter",
    "services_catalog_item": False,
    "sla_goal": 90,
    "summary": "",
    "ticket_review": True,
    "ticket_with_sla_time": False,
    "time_limit_to_reopening": "7 day(s)",
    "user_without_access_create_ticket": False,
    "related_ids": [],
}
_EVERY_FIELD = ("equipment_id", "requestor_name", "requestor_email", "requestor_telephone", "requestor_ramal")
#: Number, name, display name, and what differs.
DESKS: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
    (1, "Support", "Suporte", {"related_ids": [2, 3, 6], "description": "Primeiro atendimento"}),
    (2, "Dev - Cansados", "Desenvolvimento Cansados", {"related_ids": [1]}),
    (3, "Comunicação", "Comunicação", {"related_ids": [1]}),
    (4, "Consultoria", "Consultoria", {"appointment_type": VALUED}),
    (5, "Facilities", "Predial", {"desk_with_sla": False, "sla_goal": None, "can_stop_sla": False}),
    (
        6,
        "Infraestrutura",
        "Infraestrutura",
        {"require_service_catalog_open_ticket": True, "services_catalog_item": True, "related_ids": [1]},
    ),
    (
        7,
        "Atendimento Rápido",
        "Balcão",
        {"appointment_type": WITHOUT_APPOINTMENTS, "ticket_review": False, "review_type": None},
    ),
    (8, "Legado", "Sistema legado", {"active": False, "receiving_new_tickets": False}),
    (
        9,
        "Contas a Pagar",
        "Financeiro",
        {
            "cancelable_tickets": False,
            "desk_exchange": False,
            "attendance_type": "Only selected technical groups",
            "required_fields": {
                **dict.fromkeys(_EVERY_FIELD, False),
                "requestor_name": True,
                "requestor_email": True,
                "attachment_file": False,
            },
        },
    ),
    (10, "Vendas Norte", "Vendas", {}),
    (11, "Vendas Sul", "Vendas", {}),
    (12, "Dev - Experimentos", "Desenvolvimento Experimentos", {}),
    *(
        (13 + place, name, name, {})
        for place, name in enumerate(
            ("RH", "Jurídico", "Compras", "Logística", "Qualidade", "Treinamento", "Segurança", "Redes", "Dados")
        )
    ),
    (22, "Tuitui", "Tuitui", {}),
    (23, "Projetos", "Projetos", {"internal_desk": True}),
    (24, "Dev - Premium", "Desenvolvimento Premium", {}),
)
#: Name, longest time in it.
STAGES = {
    1: (("A fazer", "04:00"), ("Em andamento", "08:00"), ("Aguardando cliente", ""), ("Concluído", "")),
    2: (("Backlog", ""), ("Fazendo", "16:00"), ("Em revisão", "08:00"), ("Pronto", "")),
    0: (("Novo", "04:00"), ("Em andamento", "24:00"), ("Concluído", "")),
}
CATALOGS = ((6, "Catalogo 1", [1, 2]), (7, "Catalogo 2", [1]), (8, "Infraestrutura", [6]))
AREAS = ((61, "Hardware", 6), (62, "Software", 6), (71, "Acessos", 7), (81, "Rede", 8), (82, "Servidores", 8))
ITEMS = (
    (601, "Trocar teclado", 61, "02:00", "08:00"),
    (602, "Trocar monitor", 61, "02:00", "16:00"),
    (603, "Instalação de programa", 62, "04:00", "24:00"),
    (604, "Atualização", 62, None, None),
    (701, "Novo usuário", 71, "01:00", "04:00"),
    (702, "Redefinir senha", 71, None, "01:00"),
    (801, "Ponto de rede", 81, "04:00", "40:00"),
    (802, "Wi-Fi", 81, "02:00", "08:00"),
    (803, "Cópia de segurança", 82, "01:00", "12:00"),
)
STATUSES = ((1, "Aberto", "open"), (2, "Em espera", ""), (3, "Fechado", "close"), (4, "Cancelado", "canceled"))


def seed_desks(world: World) -> None:
    for number, name, kind in STATUSES:
        flags = {f"default_{one}": one == kind for one in ("open", "close", "canceled")}
        world.statuses.add(id=number, name=name, **flags)
    for number, name, display, more in DESKS:
        add_desk(world, number, name, display, more)
    for number, name, desk_ids in CATALOGS:
        world.catalogs.add(id=number, name=name, desk_ids=desk_ids)
    for number, name, catalog_id in AREAS:
        world.areas.add(id=number, name=name, catalog_id=catalog_id)
    for number, name, area_id, start, end in ITEMS:
        world.items.add(id=number, name=name, area_id=area_id, start_time=start, end_time=end)


def add_desk(world: World, number: int, name: str, display: str, more: Row) -> None:
    """A desk with its stages and priorities; their numbers begin at a hundred times the desk's."""
    world.desks.add(**{**SETTINGS, "id": number, "name": name, "display_name": display, **more})
    stages = STAGES.get(number, STAGES[0])
    for index, (stage, longest) in enumerate(stages, 1):
        world.stages.add(
            id=index if number == 1 else number * 100 + index,
            desk_id=number,
            name=stage,
            index=index,
            first_stage=index == 1,
            last_stage=index == len(stages),
            max_time=longest,
        )
    high, low = (17, 18) if number == 1 else (number * 100 + 11, number * 100 + 12)
    names = ("High", "Low") if number == 1 else ("Alta", "Baixa")
    add = world.priorities.add
    add(id=high, desk_id=number, name=names[0], order=1, start_time="04:00", end_time="24:00")
    add(id=low, desk_id=number, name=names[1], order=2, start_time="10:00", end_time="48:00")

"""What surrounds the tickets at the start: resources, contracts, bills, ratings, articles, pre-tickets."""

from __future__ import annotations

from datetime import UTC, datetime

from .world import World

_THEN = datetime(2025, 2, 1, 9, 0, tzinfo=UTC)
CONTRACT_TYPES = {1: "Mensal", 2: "Banco de horas"}
#: Number, name, client, type, status, expiration.
CONTRACTS = (
    (1, "Suporte mensal ACME", 1, 1, "actives", "2027-12-31"),
    (2, "Frota ACME", 2, 2, "readjust", "2026-12-31"),
    (3, "Projeto Tuitui", 3, 1, "expired", "2024-12-31"),
)
#: Number, name, whose, client, contract, value.
SHIFTS = (
    (1, "Horário comercial", "All", None, None, "0.00"),
    (2, "Noturno ACME", "Client", 1, None, "80.00"),
    (3, "Plantão do contrato", "Contract", 1, 1, "120.00"),
    (4, "Fim de semana", "Shared", None, None, "100.00"),
)

#: Number, date, due date, what became of it.
BILLS = (
    (501, "2025-01-31", "2025-02-10", "paid"),
    (502, "2025-02-28", "2025-03-10", "billed"),
    (503, "2025-02-28", "2025-03-10", "reversed"),
)


def seed_business(world: World) -> None:
    _seed_contracts(world)
    _seed_resources(world)
    _seed_knowledge(world)
    _seed_feedback(world)
    world.pre_tickets.add(
        title="Pedido pelo site",
        description="<p>Quero um orçamento.</p>",
        requestor_name="Visitante do Site",
        requestor_email="visitante@site.example",
        requestor_telephone="4799998888",
        requestor_ramal=None,
        requestor_country="BR",
        client_id=None,
        archived=False,
        created_at=_THEN,
        updated_at=_THEN,
    )


def _seed_contracts(world: World) -> None:
    for number, name, client_id, kind, status, expiration in CONTRACTS:
        world.contracts.add(
            id=number,
            name=name,
            client_id=client_id,
            contract_type={"id": kind, "name": CONTRACT_TYPES[kind]},
            modality="monthly",
            status=status,
            cancelled=False,
            duration=12,
            expiration_date=expiration,
            readjust_duration=12,
            readjustment_date="2026-01-01",
            rider_tax="0.00",
            rider_value="900.00",
            total_value="900.00",
        )
        world.riders.add(id=number, contract_id=number, rider_number=1, start_date="2024-01-01", cancel_date=None)
    world.loose_services.add(id=1, name="Visita técnica", hour_value="100.00")
    world.loose_services.add(id=2, name="Hora de consultoria", hour_value="150.00")
    for shift, name, reference, client, contract, value in SHIFTS:
        world.shifts.add(id=shift, name=name, reference=reference, client_id=client, contract_id=contract, value=value)
    for number, day, due, outcome in BILLS:
        world.billings.add(
            id=number,
            billing_date=day,
            due_date=due,
            client_id=1,
            nfe_number=f"NF-{number}",
            real_value="900.00",
            ticket_numbers=[3001],
            _type=outcome,
        )


def _seed_resources(world: World) -> None:
    for number, name in ((1, "Notebook"), (2, "Impressora")):
        world.equipment_types.add(id=number, name=name)
    for number, name, client_id in ((1, "Escritório", 1), (2, "Fábrica", 1), (3, "Loja", 3)):
        world.equipment_groups.add(id=number, name=name, client_id=client_id)
    for number, name, client_id in ((1, "Notebook da recepção", 1), (2, "Impressora da loja", 3)):
        world.equipments.add(
            id=number,
            name=name,
            client_id=client_id,
            equipment_type_id=number,
            equipment_group_id=1 if number == 1 else 3,
            acquisition_date="2024-02-01",
            warranty_date="2027-02-01",
            manufacturer="Fabricante Exemplo",
            system="Linux",
            technical_info={"memory": "16 GB"},
            created_at=_THEN,
            updated_at=_THEN,
        )
    for name, version in (("Editor", "7.1"), ("Navegador", "128.0")):
        world.softwares.add(equipment_id=1, name=name, version=version, publisher="Exemplo")


def _seed_knowledge(world: World) -> None:
    for number, name in ((1, "Procedimentos"), (2, "Perguntas frequentes")):
        world.knowledge_folders.add(id=number, name=name)
    for title, text, folder in (
        ("Como trocar o teclado", "<h2>Passos</h2><ol><li>Desligue.</li></ol>", 1),
        ("Redefinir a senha", "<p>Use o portal.</p>", 2),
    ):
        world.knowledges.add(
            title=title,
            description=text,
            private=False,
            tags=["exemplo"],
            client_ids=[],
            technical_group_ids=[],
            services_catalogs_item_ids=[],
            knowledge_folder_ids=[folder],
            created_at=_THEN,
            updated_at=_THEN,
        )


def _seed_feedback(world: World) -> None:
    for kind, number, grade in (("tickets", 1501, 5), ("tickets", 1502, 3), ("chats", 46, 5), ("chats", 48, 2)):
        world.feedbacks.add(
            kind=kind,
            number=number,
            grade=grade,
            comment="Obrigado" if grade > 3 else None,
            responsible_id=7,
            department_id=2 if kind == "chats" else None,
            technical_group_id=1,
            created_at=_THEN,
        )

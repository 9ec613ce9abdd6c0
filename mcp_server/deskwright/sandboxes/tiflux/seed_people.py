"""The invented people and companies every sandbox starts with; no real person or company is among them."""

from __future__ import annotations

from datetime import UTC, datetime

from .clients import EMPTY
from .world import World

GROUPS = {1: "Nível 1", 2: "Nível 2", 3: "Desenvolvimento"}
DEPARTMENTS = {1: "Comercial", 2: "Suporte", 3: "Financeiro", 4: "Ouvidoria"}
#: Two of them share "ACME"; the fifth is inactive.
CLIENTS = (
    (1, "ACME Indústria", "ACME Indústria e Comércio S.A.", "12.345.678/0001-90"),
    (2, "ACME Logística", "ACME Transportes Ltda", "12.345.678/0002-71"),
    (3, "Tuitui Alimentos", "Tuitui Alimentos Ltda", "98.765.432/0001-10"),
    (4, "Padaria São João", "Panificadora S. João ME", None),
    (5, "Móveis Antigos", "Móveis Antigos Ltda", "11.222.333/0001-44"),
    (6, "Empresa Exemplo", "Empresa Exemplo Ltda", "529.982.247-25"),
)
MORE_CLIENTS = (
    "Agro Campo", "Banco Cidade", "Cerâmica Sol", "Distribuidora Norte", "Escola Horizonte", "Farmácia Vida",
    "Gráfica Cor", "Hotel Serra", "Imobiliária Praia", "Jardim Verde", "Livraria Leia", "Metalúrgica Ferro",
    "Navegação Mar", "Oficina Roda", "Posto Estrela", "Química Pura",
)  # fmt: skip
#: Attendants besides the owners of tokens; two are called João, one is inactive, the last is beyond the first twenty.
ATTENDANTS = {
    3: "João Pereira", 4: "Marcos Lima", 5: "Natália Vidal", 6: "Otávio Bastos", 14: "Inês Inativa",
    15: "Paulo Brito", 16: "Queila Dias", 17: "Renato Faria", 18: "Sílvia Gomes", 19: "Tiago Horta",
    20: "Úrsula Leal", 21: "Vitor Melo", 22: "Wanda Neves", 23: "Xavier Pires", 24: "Yara Rosa",
    25: "Zeca Sales", 26: "Aline Torres", 27: "Breno Uchoa", 28: "Célia Viana", 29: "Davi Xisto",
    30: "Zulmira Última",
}  # fmt: skip
INACTIVE_USER = 14
#: Users of clients by number, name and client. Maria has the same number as a requestor, the others do not.
CLIENT_USERS = (
    (31, "Maria Cardoso", 1), (32, "Rui Barros", 1), (33, "Luísa Campos", 2), (34, "João Cliente", 3),
    (35, "Teresa Melo", 6),
)  # fmt: skip
#: Number, client, name, e-mail, telephone, extension, may open tickets.
REQUESTORS = (
    (1, 6, "João da Empresa", "joao@empresa.com", "4733221100", 12, True),
    (2, 6, "Mariana Rocha", "mariana@empresa.com", "4733221101", None, True),
    (10, 1, "Pedro Alves", "pedro.alves@acme.example", "1130001000", 101, True),
    (11, 1, "Paula Alves", "paula.alves@acme.example", "1130001001", 102, False),
    (12, 1, "Íris Portaria", None, "1130001002", None, True),
    (31, 1, "Maria Cardoso", "maria.cardoso@acme.example", None, None, True),
    (20, 2, "Sônia Frota", "sonia@acme-log.example", None, None, True),
    (21, 3, "Caio Tuitui", "caio@tuitui.example", "4799990000", None, True),
    (22, 4, "Dona Neide", "neide@padaria.example", None, None, True),
)


def seed_people(world: World) -> None:
    """Groups, departments, users, clients and their requestors; the owners of tokens are there already."""
    for number, name in GROUPS.items():
        world.technical_groups.add(id=number, name=name)
    for number, name in DEPARTMENTS.items():
        world.departments.add(
            id=number, name=name, active=number != 4, technical_group_ids=[1, 2] if number < 4 else []
        )
    world.users.add(**world.new_user(id=2, name="Bruno Castro", email="bruno@desk.example", _type="admin"))
    for number, name in ATTENDANTS.items():
        world.users.add(
            **world.new_user(
                id=number,
                name=name,
                email=f"{name.split()[0].lower()}.{number}@desk.example",
                active=number != INACTIVE_USER,
                gauth_enabled=number % 2 == 0,
                technical_group_id=number % 3 + 1,
                licences=("tickets",),
                last_login_at=datetime(2025, 6, 2, 8, number % 60, tzinfo=UTC),
            )
        )
    for number, name, client_id in CLIENT_USERS:
        email = f"{name.split()[0].lower()}.{number}@client.example"
        world.users.add(**world.new_user(id=number, name=name, email=email, _type="client", client_ids=[client_id]))
    world.users.add(**world.new_user(id=60, name="Integração", email="robot@desk.example", _type=None))
    _seed_clients(world)


def _seed_clients(world: World) -> None:
    rows = [*CLIENTS, *((7 + place, name, f"{name} Ltda", None) for place, name in enumerate(MORE_CLIENTS))]
    for number, name, social, revenue in rows:
        world.clients.add(
            **{
                **EMPTY,
                "id": number,
                "name": name,
                "social": social,
                "social_revenue": revenue,
                "status": number != 5,
                "desk_ids": [1, 2, 3] if number == 2 else [1, 2, 3, 4, 5, 6, 7],
                "technical_group_ids": [1, 2],
            }
        )
    for number, client_id, name, email, telephone, extension, able in REQUESTORS:
        world.requestors.add(
            id=number,
            client_id=client_id,
            name=name,
            email=email,
            telephone=telephone,
            extension=extension,
            can_open_ticket=able,
            country="BR",
        )
    world.addresses.add(
        client_id=1,
        cep="89200-000",
        city="Joinville",
        neighborhood="Centro",
        number=100,
        state="SC",
        street="Rua das Palmeiras",
        complement=None,
    )
    world.contacts.add(
        client_id=1, use="Comercial", number="4730001000", owner="Pedro Alves", email="pedro.alves@acme.example",
        country="BR",
    )  # fmt: skip
    world.email_permissions.add(client_id=1, address="acme.example")

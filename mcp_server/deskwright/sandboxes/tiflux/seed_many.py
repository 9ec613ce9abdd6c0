"""Makes an installation large: so many more of everything that is looked up by name.

The last of each kind has a name that nothing else has, so that only whoever reads all pages finds it.
"""

from __future__ import annotations

from .clients import EMPTY
from .seed_desks import add_desk
from .world import World

FIRST = 1000
LAST_DESK, LAST_CLIENT, LAST_ATTENDANT = "Zona Final", "Zênite Final", "Zacarias Final"
LAST_USER, LAST_REQUESTOR, LAST_STAGE, LAST_ITEM = "Zilda Final", "Zenaide Final", "Zerado", "Zerar servidor"
#: The desk that gets the stages and the area that gets the items.
DESK, AREA, CLIENT = 2, 82, 1


def seed_many(world: World, count: int) -> None:
    """`count` more active desks, clients, attendants, client users, requestors, stages and catalog items."""
    for place in range(1, count + 1):
        last = place == count
        number = FIRST + place
        desk = LAST_DESK if last else f"Mesa {place:03}"
        add_desk(world, number, desk, desk, {})
        client = LAST_CLIENT if last else f"Cliente {place:03}"
        world.clients.add(**{**EMPTY, "id": number, "name": client, "social": f"{client} Ltda"})
        _add_people(world, place, last=last)
        world.items.add(
            id=10 * FIRST + place,
            name=LAST_ITEM if last else f"Serviço {place:03}",
            area_id=AREA,
            start_time=None,
            end_time=None,
        )
    _add_stages(world, count)


def _add_people(world: World, place: int, *, last: bool) -> None:
    number = FIRST + place
    attendant = LAST_ATTENDANT if last else f"Atendente {place:03}"
    world.users.add(**world.new_user(id=number, name=attendant, email=f"attendant{place}@desk.example"))
    person = LAST_USER if last else f"Pessoa {place:03}"
    world.users.add(
        **world.new_user(
            id=2 * FIRST + place,
            name=person,
            email=f"person{place}@client.example",
            _type="client",
            client_ids=[CLIENT],
        )
    )
    world.requestors.add(
        id=number,
        client_id=CLIENT,
        name=LAST_REQUESTOR if last else f"Solicitante {place:03}",
        email=f"requestor{place}@client.example",
        telephone=None,
        extension=None,
        can_open_ticket=True,
        country="BR",
    )


def _add_stages(world: World, count: int) -> None:
    """After the desk's own, whose last is the last no more."""
    own = world.stages_of(DESK)
    own[-1]["last_stage"] = False
    for place in range(1, count + 1):
        world.stages.add(
            id=10 * FIRST + place,
            desk_id=DESK,
            name=LAST_STAGE if place == count else f"Passo {place:03}",
            index=len(own) + place,
            first_stage=False,
            last_stage=place == count,
            max_time="",
        )

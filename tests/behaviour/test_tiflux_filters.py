"""Rows that TiFlux itself cannot filter: the whole list is read, and what fits comes in the caller's own pages."""

from __future__ import annotations

from typing import Any

import pytest

from .tiflux_desk import ALL_DESKS, Request, TiFlux, desk_by, error, get, items_of, page, text, tiflux

PRIORITIES = get("/desks/1/priorities", limit=200)
CATALOGS = get("/desks/1/services-catalogs", limit=200)
USERS = get("/users", limit=200)


def add_priorities(desk: TiFlux, *names: str) -> None:
    """After those of the desk, which are High and Low."""
    for place, name in enumerate(names, 1):
        desk.world.priorities.add(
            id=5000 + place, desk_id=1, name=name, order=2 + place, start_time="01:00", end_time="02:00"
        )


def add_catalogs(desk: TiFlux, *names: str) -> None:
    """After those of the desk, which are Catalogo 1 and Catalogo 2."""
    for place, name in enumerate(names, 1):
        desk.world.catalogs.add(id=5000 + place, name=name, desk_ids=[1])


#: tool, argument, what is added first, the request
LISTS: dict[str, tuple[str, str, Any, Request]] = {
    "priority": ("list_desk_priorities", "priority_name", add_priorities, PRIORITIES),
    "catalog": ("list_desk_services_catalogs", "catalog_name", add_catalogs, CATALOGS),
}
NAMES = ("Rápida", "Muito - Urgente", "Urgente", "Sem urgencia", "Urgente especial")
#: what is typed -> names in the order of the answer
SCORED: dict[str, list[str]] = {
    "rápida": ["Rápida"],
    "RAPIDA": ["Rápida"],
    "apid": ["Rápida"],
    # The whole name, then what begins with it, then what has such a word, then what merely contains it.
    "urgente": ["Urgente", "Urgente especial", "Muito - Urgente"],
    "urgen": ["Urgente", "Urgente especial", "Muito - Urgente", "Sem urgencia"],
    "urgente muito": ["Muito - Urgente"],
    "especial": ["Urgente especial"],
    "no such name": [],
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("typed", SCORED)
def test_the_best_comes_first(kind: str, typed: str) -> None:
    tool, argument, add, request = LISTS[kind]
    with tiflux() as desk:
        add(desk, *NAMES)
        answer = desk.call(tool, desk_id=1, **{argument: typed})
        assert desk.requests == [request]
        assert not answer.is_error
        assert answer.structured is not None
        rows = answer.structured["result"]
        assert [row["name"] for row in rows] == SCORED[typed]
        assert answer.meta["page"] == {"returned": len(rows), "total": len(rows), "has_more": False, "next": None}
        held = desk.holds(request.path, limit=200)
        assert all(row in held for row in rows)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("many", [30, 250])
def test_one_beyond_the_first_page_is_found(kind: str, many: int) -> None:
    tool, argument, add, request = LISTS[kind]
    with tiflux() as desk:
        add(desk, *(f"Nível {number:03}" for number in range(many)), "Zênite")
        rows = desk.must(tool, desk_id=1, **{argument: "zenite"})
        assert [row["id"] for row in rows] == [5001 + many]
        assert desk.requests == ([request] if many == 30 else [request, page(request, 2)])


@pytest.mark.parametrize("kind", LISTS)
def test_pages_are_pages_of_what_is_left(kind: str) -> None:
    tool, argument, add, request = LISTS[kind]
    with tiflux() as desk:
        add(desk, *(f"Nível {number:03}" for number in range(250)))
        found: list[str] = []
        for number in (1, 2, 3, 4):
            answer = desk.call(tool, desk_id=1, limit=100, offset=number, **{argument: "nivel"})
            # Whatever page is wanted, the whole list is read from its beginning.
            assert desk.requests == [request, page(request, 2)]
            assert answer.structured is not None
            rows = answer.structured["result"]
            following = {"offset": number + 1} if number < 3 else None
            assert answer.meta["page"] == {
                "returned": len(rows),
                "total": 250,
                "has_more": following is not None,
                "next": following,
            }
            found += [row["name"] for row in rows]
        assert found == [f"Nível {number:03}" for number in range(250)]
        # Without a size there are twenty, as everywhere.
        assert len(desk.must(tool, desk_id=1, **{argument: "nivel"})) == 20


@pytest.mark.parametrize("kind", LISTS)
def test_a_name_that_is_empty_leaves_nothing_out(kind: str) -> None:
    tool, argument, _, request = LISTS[kind]
    with tiflux() as desk:
        assert len(desk.must(tool, desk_id=1, **{argument: ""})) == 2
        assert desk.requests == [get(request.path)]


@pytest.mark.parametrize("kind", LISTS)
def test_the_desk_may_be_a_name_as_well(kind: str) -> None:
    tool, argument, _, _ = LISTS[kind]
    path = LISTS[kind][3].path.replace("/1/", "/2/")
    with tiflux() as desk:
        desk.must(tool, desk_name="cansados", **{argument: "a"})
        assert desk.requests == [desk_by("cansados"), ALL_DESKS, get(path, limit=200)]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_cannot_be_read(kind: str) -> None:
    tool, argument, add, request = LISTS[kind]
    with tiflux() as desk:
        desk.fail("GET", request.path, 500, {"error_code": 50000})
        assert error(desk.refused(tool, desk_id=1, **{argument: "x"}))["status"] == 500
    with tiflux() as desk:
        # Half of a list is no list: nothing is told as if it were all.
        add(desk, *(f"Nível {number:03}" for number in range(250)))
        desk.fail("GET", request.path, 500, {"error_code": 50000}, times=0)
        app = desk.faulty.app

        async def then_no_more(scope: Any, receive: Any, send: Any) -> None:
            await app(scope, receive, send)
            desk.faulty.faults[0].times = 9

        desk.faulty.app = then_no_more
        answer = desk.refused(tool, desk_id=1, **{argument: "x"})
        assert error(answer)["status"] == 500
        assert desk.requests == [request, page(request, 2)]


# --- users ---------------------------------------------------------------------------------------------

PEOPLE: dict[str, tuple[dict[str, Any], list[int]]] = {
    "one": ({"name": "Marcos Lima"}, [4]),
    "a part": ({"name": "lim"}, [4]),
    "without its accent": ({"name": "ines"}, [14]),
    "with one too many": ({"name": "márcos"}, [4]),
    "of every kind": ({"name": "joao"}, [3, 7, 34]),
    "of one kind": ({"name": "joao", "type": "client"}, [34]),
    "active ones": ({"name": "ines", "active": True}, []),
    "inactive ones": ({"name": "i", "active": False}, [14]),
    "by e-mail": ({"name": "queila.16@"}, [16]),
    "beyond the first twenty": ({"name": "última"}, [30]),
    "none": ({"name": "no such user"}, []),
    "digits are no id": ({"name": "0007"}, []),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_users(name: str) -> None:
    arguments, ids = PEOPLE[name]
    with tiflux() as desk:
        assert [row["id"] for row in desk.must("search_user", **arguments)] == ids
        more = {key: value for key, value in arguments.items() if key != "name"}
        assert desk.requests == [get("/users", limit=200, **more)]


@pytest.mark.parametrize("ignores", [True, False])
@pytest.mark.parametrize("many", [30, 250])
def test_a_user_beyond_the_first_page_is_found(many: int, ignores: bool) -> None:
    """Whether or not this installation could filter by itself."""
    with tiflux(many=many, ignores_user_filters=ignores) as desk:
        assert [row["id"] for row in desk.must("search_user", name="zacarias")] == [1000 + many]
        last = 3 if many == 250 else 1
        assert desk.requests == [USERS, *(page(USERS, number) for number in range(2, last + 1))]


def test_users_that_may_not_be_read() -> None:
    with tiflux("no-users") as desk:
        answer = desk.looked_up_only("search_user", {"name": "joão"}, [USERS])
        assert error(answer)["code"] == "40301"


# --- the one catalog item ------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["Trocar teclado", "teclado", "TECLA", "técládo"])
def test_the_one_item(typed: str) -> None:
    with tiflux() as desk:
        (row,) = desk.must("search_catalog_item", desk_id=1, catalog_item_name=typed)
        assert row == {
            "id": 601,
            "name": "Trocar teclado",
            "start_time": "02:00",
            "end_time": "08:00",
            "area": {"id": 61, "name": "Hardware"},
            "catalog": {"id": 6, "name": "Catalogo 1"},
        }
        assert desk.requests == [items_of(1)]


def test_several_items_are_told_with_their_places() -> None:
    with tiflux() as desk:
        answer = desk.refused("search_catalog_item", desk_id=1, catalog_item_name="trocar")
        assert error(answer)["code"] == "ambiguous_name"
        assert error(answer)["candidates"] == [
            "Trocar teclado, Hardware, Catalogo 1 = 601",
            "Trocar monitor, Hardware, Catalogo 1 = 602",
        ]
        for candidate in error(answer)["candidates"]:
            assert candidate in text(answer)


@pytest.mark.parametrize("typed", ["no such item", "Hardware", "Catalogo 1", "Ponto de rede"])
def test_no_item_is_an_error(typed: str) -> None:
    """Neither the name of an area or a catalog, nor an item of another desk."""
    with tiflux() as desk:
        answer = desk.looked_up_only("search_catalog_item", {"desk_id": 1, "catalog_item_name": typed}, [items_of(1)])
        assert error(answer)["code"] == "unknown_name"
        assert typed in text(answer)


def test_an_item_within_an_area() -> None:
    with tiflux() as desk:
        (row,) = desk.must("search_catalog_item", desk_id=1, catalog_item_name="programa", area_id=62)
        assert row["id"] == 603
        answer = desk.refused("search_catalog_item", desk_id=1, catalog_item_name="programa", area_id=61)
        assert error(answer)["code"] == "unknown_name"


@pytest.mark.parametrize("many", [30, 250])
def test_an_item_beyond_the_first_page_is_found(many: int) -> None:
    with tiflux(many=many) as desk:
        (row,) = desk.must("search_catalog_item", desk_id=6, catalog_item_name="zerar", limit=5)
        assert row["id"] == 10_000 + many
        whole = items_of(6)
        assert desk.requests == ([whole] if many == 30 else [whole, page(whole, 2)])


def test_an_empty_search_is_none() -> None:
    with tiflux() as desk:
        (row,) = desk.must("search_catalog_item", desk_id=1, search="", catalog_item_name="teclado")
        assert row["id"] == 601


def test_a_search_is_the_desks_own() -> None:
    """Over item, area and catalog, whatever the accents; and it wins over the name of the one item."""
    with tiflux() as desk:
        for typed, ids in {"HARDWARE": [601, 602], "usuario": [701], "catalogo 2": [701, 702]}.items():
            rows = desk.must("search_catalog_item", desk_id=1, search=typed, catalog_item_name="monitor")
            assert [row["id"] for row in rows] == ids
            assert desk.requests == [get("/desks/1/services-catalogs-items", name=typed)]

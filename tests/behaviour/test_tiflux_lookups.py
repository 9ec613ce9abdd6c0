"""Names instead of ids, on TiFlux: which one is found, with which requests; where it is not one, nothing is done.

Every resolver is tried in one tool that writes or lists; that each tool uses it is in test_tiflux_wire.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from deskwright.sandboxes.tiflux.seed_desks import add_desk

from .tiflux_desk import (
    ALL_CLIENTS,
    ALL_DESKS,
    ATTENDANTS,
    TECHNICAL_USERS,
    Request,
    TiFlux,
    client_by,
    desk_by,
    error,
    get,
    items_of,
    page,
    requestors_of,
    stages_of,
    text,
    tiflux,
)

NEW = {"title": "T", "description": "D", "client_id": 1, "desk_id": 1, "priority_id": 17}


@dataclass(frozen=True)
class Resolver:
    """A tool in which the name can be given, and where on the wire its id arrives."""

    tool: str
    argument: str
    others: dict[str, Any]
    #: The list that is read when the desk's own search finds none; `direct` is that search.
    whole: Request
    direct: Any = None
    main: tuple[str, str] = ("GET", "/tickets")
    place: str = ""
    id_argument: str = ""


RESOLVERS: dict[str, Resolver] = {
    "desk": Resolver("list_tickets", "desk_name", {}, ALL_DESKS, desk_by, place="desk_ids", id_argument="desk_ids"),
    "client": Resolver(
        "list_tickets", "client_name", {}, ALL_CLIENTS, client_by, place="client_ids", id_argument="client_ids"
    ),
    "responsible": Resolver(
        "update_ticket",
        "responsible_name",
        {"ticket_id": "37"},
        ATTENDANTS,
        main=("PUT", "/tickets/37"),
        place="responsible_id",
        id_argument="responsible_id",
    ),
    "stage": Resolver(
        "update_ticket",
        "stage_name",
        {"ticket_id": "37", "desk_id": 1},
        stages_of(1),
        main=("PUT", "/tickets/37"),
        place="stage_id",
        id_argument="stage_id",
    ),
    "catalog item": Resolver(
        "update_ticket",
        "catalog_item_name",
        {"ticket_id": "37", "desk_id": 1},
        items_of(1),
        main=("PUT", "/tickets/37"),
        place="services_catalogs_item_id",
        id_argument="services_catalogs_item_id",
    ),
    "requestor": Resolver(
        "create_ticket",
        "requestor_name",
        NEW,
        requestors_of(1),
        main=("POST", "/tickets"),
        place="requestor_id",
        id_argument="requestor_id",
    ),
}


def look_ups(resolver: Resolver, name: str, steps: str) -> list[Request]:
    """`direct`: the desk's own search is enough; `whole`: the list is read, after that search where there is one."""
    direct = [resolver.direct(name)] if resolver.direct else []
    return direct if steps == "direct" else [*direct, resolver.whole]


def arrived(request: Request, place: str) -> Any:
    """The value in the main request."""
    if request.media == "application/json":
        return request.body.get(place)
    found = dict(request.body if request.media else request.query).get(place)
    return int(found) if found is not None and found.isdigit() else found


#: resolver, name as it is typed -> the id, and how far the search had to go
FOUND: dict[tuple[str, str], tuple[int, str]] = {
    # --- desks: the server's own search wants the whole name or display name; accents count there
    ("desk", "Support"): (1, "direct"),
    ("desk", "sUPPORT"): (1, "direct"),
    ("desk", "Suporte"): (1, "direct"),
    ("desk", "Comunicação"): (3, "direct"),
    ("desk", "comunicacao"): (3, "whole"),
    ("desk", "cansados"): (2, "whole"),
    ("desk", "CANSADOS"): (2, "whole"),
    ("desk", "cansad"): (2, "whole"),
    ("desk", "premium"): (24, "whole"),
    ("desk", "dev experimentos"): (12, "whole"),
    ("desk", "experimentos dev"): (12, "whole"),
    ("desk", "exp dev"): (12, "whole"),
    ("desk", "apido"): (7, "whole"),
    ("desk", "balc"): (7, "whole"),
    ("desk", "contas pagar"): (9, "whole"),
    ("desk", "Vendas N"): (10, "whole"),
    ("desk", "infra"): (6, "whole"),
    # --- clients: the server's own search takes a part of name or legal name
    ("client", "Tuitui"): (3, "direct"),
    ("client", "transportes"): (2, "direct"),
    ("client", "ACME Logística"): (2, "direct"),
    ("client", "acme industria"): (1, "whole"),
    ("client", "panificadora joao"): (4, "whole"),
    ("client", "campo agro"): (7, "whole"),
    ("client", "mica pura qui"): (22, "whole"),
    # --- attendants: by name or e-mail
    ("responsible", "Marcos Lima"): (4, "whole"),
    ("responsible", "marcos"): (4, "whole"),
    ("responsible", "natalia"): (5, "whole"),
    ("responsible", "tav"): (6, "whole"),
    ("responsible", "queila.16@desk.example"): (16, "whole"),
    ("responsible", "ULTIMA"): (30, "whole"),
    # --- stages of a desk
    ("stage", "Em andamento"): (2, "whole"),
    ("stage", "andam"): (2, "whole"),
    ("stage", "cliente"): (3, "whole"),
    ("stage", "concluido"): (4, "whole"),
    # --- catalog items of a desk
    ("catalog item", "Trocar teclado"): (601, "whole"),
    ("catalog item", "TECLADO"): (601, "whole"),
    ("catalog item", "instalacao"): (603, "whole"),
    ("catalog item", "definir s"): (702, "whole"),
    # --- requestors of the client
    ("requestor", "Pedro Alves"): (10, "whole"),
    ("requestor", "pedro"): (10, "whole"),
    ("requestor", "iris"): (12, "whole"),
    ("requestor", "paula.alves@acme.example"): (11, "whole"),
    # A user of the client has the same name and number here: it is the requestor who is meant.
    ("requestor", "Maria"): (31, "whole"),
}


@pytest.mark.parametrize(("kind", "name"), FOUND)
def test_one_is_found(kind: str, name: str) -> None:
    resolver, (number, steps) = RESOLVERS[kind], FOUND[kind, name]
    with tiflux() as desk:
        answer = desk.call(resolver.tool, **resolver.others, **{resolver.argument: name})
        *before, main = desk.requests
        assert before == look_ups(resolver, name, steps)
        assert (main.method, main.path) == resolver.main
        assert arrived(main, resolver.place) == number, text(answer)
        assert arrived(main, resolver.argument) is None
        if not answer.is_error:
            assert answer.meta["resolved"] == {resolver.argument: number}


#: resolver, name -> the candidates as they are told
MANY: dict[tuple[str, str], tuple[list[str], str]] = {
    ("desk", "dev"): (
        [
            "Dev - Cansados, Desenvolvimento Cansados = 2",
            "Dev - Experimentos, Desenvolvimento Experimentos = 12",
            "Dev - Premium, Desenvolvimento Premium = 24",
        ],
        "whole",
    ),
    ("desk", "vendas"): (["Vendas Norte, Vendas = 10", "Vendas Sul, Vendas = 11"], "direct"),
    ("client", "acme"): (
        [
            "ACME Indústria, ACME Indústria e Comércio S.A. = 1",
            "ACME Logística, ACME Transportes Ltda = 2",
        ],
        "direct",
    ),
    ("responsible", "joao"): (
        ["João Pereira, joão.3@desk.example = 3", "João Silva, agent@desk.example = 7"],
        "whole",
    ),
    ("stage", "a"): (["A fazer, 1 = 1", "Em andamento, 2 = 2", "Aguardando cliente, 3 = 3"], "whole"),
    ("catalog item", "trocar"): (
        ["Trocar teclado, Hardware, Catalogo 1 = 601", "Trocar monitor, Hardware, Catalogo 1 = 602"],
        "whole",
    ),
    ("requestor", "alves"): (
        ["Pedro Alves, pedro.alves@acme.example = 10", "Paula Alves, paula.alves@acme.example = 11"],
        "whole",
    ),
}


@pytest.mark.parametrize(("kind", "name"), MANY)
def test_several_are_told_and_none_is_chosen(kind: str, name: str) -> None:
    resolver, (candidates, steps) = RESOLVERS[kind], MANY[kind, name]
    with tiflux() as desk:
        arguments = {**resolver.others, resolver.argument: name}
        answer = desk.looked_up_only(resolver.tool, arguments, look_ups(resolver, name, steps))
        found = error(answer)
        assert found["code"] == "ambiguous_name"
        assert found["argument"] == resolver.argument
        assert found["candidates"] == candidates
        for candidate in candidates:
            assert candidate in text(answer)
        assert resolver.id_argument in text(answer).splitlines()[2]


NONE: list[tuple[str, str]] = [
    ("desk", "no such desk"),
    # Inactive: a ticket cannot be opened there.
    ("desk", "Legado"),
    # A slip is not guessed at.
    ("desk", "Suport3"),
    # Digits are a name here, the id has an argument of its own.
    ("desk", "1"),
    ("client", "no such client"),
    ("client", "Móveis Antigos"),
    ("client", "12.345.678/0001-90"),
    ("responsible", "no such attendant"),
    ("responsible", "Inês Inativa"),
    # An administrator, and a user of a client: neither is an attendant.
    ("responsible", "Ana Ribeiro"),
    ("responsible", "Teresa Melo"),
    ("stage", "no such stage"),
    # A stage of another desk.
    ("stage", "Backlog"),
    ("catalog item", "no such item"),
    # The area of an item and its catalog are not its name.
    ("catalog item", "Hardware"),
    ("catalog item", "Ponto de rede"),
]


@pytest.mark.parametrize(("kind", "name"), NONE)
def test_none_is_refused(kind: str, name: str) -> None:
    resolver = RESOLVERS[kind]
    with tiflux() as desk:
        arguments = {**resolver.others, resolver.argument: name}
        answer = desk.looked_up_only(resolver.tool, arguments, look_ups(resolver, name, "whole"))
        assert error(answer)["code"] == "unknown_name"
        assert error(answer)["argument"] == resolver.argument
        assert name in text(answer)
        assert resolver.id_argument in text(answer).splitlines()[2]


def test_what_is_near_is_named() -> None:
    with tiflux() as desk:
        answer = desk.refused("list_tickets", desk_name="Suport3")
        assert error(answer)["known"][:2] == ["Support", "Suporte"]


def test_a_desk_without_items_has_none() -> None:
    with tiflux() as desk:
        arguments = {"ticket_id": "37", "desk_id": 3, "catalog_item_name": "teclado"}
        answer = desk.looked_up_only("update_ticket", arguments, [items_of(3)])
        assert error(answer)["code"] == "unknown_name"
        assert "lists none" in text(answer)


@pytest.mark.parametrize("blank", ["", " ", "\t"])
@pytest.mark.parametrize("kind", ["desk", "client", "responsible", "stage", "catalog item"])
def test_a_blank_name_finds_nothing(kind: str, blank: str) -> None:
    """Even where the key sees one desk and one client alone, and a search for nothing brings just these."""
    resolver = RESOLVERS[kind]
    with tiflux("one-desk") as desk:
        desk.world.users.rows[11]["desk_ids"] = [1]
        arguments = {**resolver.others, resolver.argument: blank}
        answer = desk.looked_up_only(resolver.tool, arguments, [resolver.whole])
        assert error(answer)["code"] == "unknown_name"


# --- the best fit alone --------------------------------------------------------------------------------


def test_only_the_best_score_counts() -> None:
    with tiflux() as desk:
        add_desk(desk.world, 90, "Premium Norte", "P", {})
        # Begins with it, where the other merely has such a word.
        assert desk.call("search_stage", desk_name="premium").meta["resolved"] == {"desk_name": 90}


def test_two_with_the_same_score_are_both_told() -> None:
    with tiflux() as desk:
        add_desk(desk.world, 90, "Novo - Premium", "Outra", {})
        answer = desk.refused("search_stage", desk_name="premium")
        assert [line.rpartition("= ")[2] for line in error(answer)["candidates"]] == ["24", "90"]


@pytest.mark.parametrize("kind", ["responsible", "stage", "catalog item", "requestor"])
def test_the_whole_name_beats_a_longer_one_that_contains_it(kind: str) -> None:
    resolver = RESOLVERS[kind]
    with tiflux() as desk:
        world = desk.world
        world.users.add(**world.new_user(id=501, name="Marcos", email="m@desk.example"))
        world.stages.add(id=501, desk_id=1, name="Andamento", index=9, first_stage=False, last_stage=False, max_time="")
        world.items.add(id=501, name="Teclado", area_id=61, start_time=None, end_time=None)
        world.requestors.add(**{**world.requestors.rows[10], "id": 501, "name": "Pedro", "email": "p@acme.example"})
        names = {"responsible": "marcos", "stage": "andamento", "catalog item": "teclado", "requestor": "PEDRO"}
        desk.call(resolver.tool, **resolver.others, **{resolver.argument: names[kind]})
        assert arrived(desk.requests[-1], resolver.place) == 501


def test_a_stage_is_looked_up_in_the_desk_that_a_name_found() -> None:
    with tiflux() as desk:
        desk.must("list_tickets", desk_name="premium", stage_name="novo")
        assert desk.requests == [
            desk_by("premium"),
            ALL_DESKS,
            stages_of(24),
            get("/tickets", desk_ids="24", stage_ids="2401", is_closed=False),
        ]


# --- long lists ----------------------------------------------------------------------------------------

#: Name of the last of many -> id with `many=30` and with `many=250`; desk and client of the sandbox's extra rows.
LAST: dict[str, tuple[str, dict[str, Any], int, Request]] = {
    "desk": ("zona", {}, 1000, ALL_DESKS),
    "client": ("zenite", {}, 1000, ALL_CLIENTS),
    "responsible": ("zacarias", {}, 1000, ATTENDANTS),
    "stage": ("zerado", {"desk_id": 2}, 10_000, stages_of(2)),
    "catalog item": ("zerar", {"desk_id": 6}, 10_000, items_of(6)),
    "requestor": ("zenaide", {}, 1000, requestors_of(1)),
}


@pytest.mark.parametrize("many", [30, 250])
@pytest.mark.parametrize("kind", LAST)
def test_one_beyond_the_first_page_is_found(kind: str, many: int) -> None:
    resolver, (name, more, first, whole) = RESOLVERS[kind], LAST[kind]
    with tiflux(many=many) as desk:
        desk.call(resolver.tool, **{**resolver.others, **more, resolver.argument: name})
        *before, main = desk.requests
        pages = [whole] if many == 30 else [whole, page(whole, 2)]
        assert before == [*([resolver.direct(name)] if resolver.direct else []), *pages]
        assert arrived(main, resolver.place) == first + many
        assert main.path == resolver.main[1]


def test_one_beyond_the_first_page_of_technical_users_is_found() -> None:
    with tiflux("no-users", many=250) as desk:
        desk.must("update_ticket", ticket_id="37", responsible_name="zacarias")
        assert desk.requests[:-1] == [ATTENDANTS, TECHNICAL_USERS, page(TECHNICAL_USERS, 2)]
        assert desk.requests[-1].body == {"responsible_id": 1250}


def test_two_on_different_pages_are_both_told() -> None:
    with tiflux(many=250) as desk:
        add_desk(desk.world, 1300, "Mesa Cansados", "Mesa", {})
        add_desk(desk.world, 1301, "Outra Mesa Cansados", "Outra", {})
        answer = desk.refused("list_tickets", desk_name="cansados")
        assert [line.rpartition("= ")[2] for line in error(answer)["candidates"]] == ["2", "1300", "1301"]


def test_very_many_candidates_are_not_all_told() -> None:
    with tiflux(many=250) as desk:
        answer = desk.refused("list_tickets", desk_name="mesa")
        assert len(error(answer)["candidates"]) == 12
        assert "237 more" in text(answer)


# --- a look-up that fails ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", RESOLVERS)
@pytest.mark.parametrize("status", [500, 404, 422])
def test_a_look_up_that_fails_is_the_end_of_the_call(kind: str, status: int) -> None:
    resolver = RESOLVERS[kind]
    look_up = resolver.direct("x y z") if resolver.direct else resolver.whole
    with tiflux() as desk:
        desk.fail("GET", look_up.path, status, {"error_code": status * 100 + 1, "detail": {"error": ["out of order"]}})
        arguments = {**resolver.others, resolver.argument: "x y z"}
        answer = desk.looked_up_only(resolver.tool, arguments, [look_up])
        assert error(answer)["status"] == status
        assert "out of order" in text(answer)


@pytest.mark.parametrize("kind", ["desk", "client"])
def test_the_second_step_of_a_look_up_fails(kind: str) -> None:
    resolver = RESOLVERS[kind]
    with tiflux() as desk:
        app = desk.faulty

        def broken_later(found: TiFlux) -> None:
            found.fail("GET", resolver.whole.path, 500, {"error_code": 50000})

        # The first request is answered by the desk, the second one is not.
        original = app.app

        async def once(scope: Any, receive: Any, send: Any) -> None:
            await original(scope, receive, send)
            broken_later(desk)

        app.app = once
        arguments = {resolver.argument: "x y z"}
        answer = desk.looked_up_only(resolver.tool, arguments, [resolver.direct("x y z"), resolver.whole])
        assert error(answer)["status"] == 500


@pytest.mark.parametrize("kind", ["desk", "client", "stage", "catalog item"])
def test_a_look_up_that_is_forbidden_is_the_end_of_the_call(kind: str) -> None:
    resolver = RESOLVERS[kind]
    look_up = resolver.direct("x") if resolver.direct else resolver.whole
    with tiflux() as desk:
        desk.fail("GET", look_up.path, 403, {"error_code": 40301, "detail": {"error": ["not authorized"]}})
        answer = desk.looked_up_only(resolver.tool, {**resolver.others, resolver.argument: "x"}, [look_up])
        assert error(answer)["status"] == 403
        assert "lacks the permission" in text(answer)


def test_a_later_look_up_that_fails_undoes_nothing_because_nothing_was_done() -> None:
    with tiflux() as desk:
        before = desk.holds("/tickets/37")
        arguments = {"ticket_id": "37", "desk_name": "cansados", "stage_name": "no such stage", "title": "New"}
        desk.looked_up_only("update_ticket", arguments, [desk_by("cansados"), ALL_DESKS, stages_of(2)])
        assert desk.holds("/tickets/37") == before


def test_a_desk_that_the_key_may_not_use() -> None:
    with tiflux("one-desk") as desk:
        arguments = {"ticket_id": "37", "desk_id": 2, "stage_name": "Backlog"}
        answer = desk.looked_up_only("update_ticket", arguments, [stages_of(2)])
        assert error(answer)["status"] == 403
        # In the lists it is not there at all.
        answer = desk.looked_up_only("list_tickets", {"desk_name": "cansados"}, [desk_by("cansados"), ALL_DESKS])
        assert error(answer)["code"] == "unknown_name"


# --- attendants: another list where this one is forbidden ----------------------------------------------

BOTH = [ATTENDANTS, TECHNICAL_USERS]


def test_attendants_are_looked_up_among_technical_users() -> None:
    with tiflux("no-users") as desk:
        answer = desk.call("update_ticket", ticket_id="37", responsible_name="natalia")
        assert desk.requests[:-1] == BOTH
        assert desk.requests[-1].body == {"responsible_id": 5}
        assert answer.meta["resolved"] == {"responsible_name": 5}
        # This list has administrators too, as whoever may work on tickets.
        desk.must("update_ticket", ticket_id="37", responsible_name="Ana Ribeiro")
        assert desk.requests[-1].body == {"responsible_id": 1}


def test_none_and_several_among_technical_users() -> None:
    with tiflux("no-users") as desk:
        none = desk.looked_up_only("update_ticket", {"ticket_id": "37", "responsible_name": "no such one"}, BOTH)
        assert error(none)["code"] == "unknown_name"
        many = desk.looked_up_only("update_ticket", {"ticket_id": "37", "responsible_name": "joão"}, BOTH)
        assert [line.rpartition("= ")[2] for line in error(many)["candidates"]] == ["3", "7"]


@pytest.mark.parametrize("status", [403, 500])
def test_technical_users_cannot_be_read_either(status: int) -> None:
    with tiflux("no-users") as desk:
        desk.fail("GET", "/technical-users", status, {"error_code": status * 100 + 1})
        answer = desk.looked_up_only("update_ticket", {"ticket_id": "37", "responsible_name": "marcos"}, BOTH)
        assert error(answer)["status"] == status


def test_another_failure_than_403_asks_no_other_list() -> None:
    with tiflux() as desk:
        desk.fail("GET", "/users", 500, {"error_code": 50000})
        desk.looked_up_only("update_ticket", {"ticket_id": "37", "responsible_name": "marcos"}, [ATTENDANTS])


# --- requestors: where there is none, the name itself --------------------------------------------------


def test_a_requestor_nobody_knows_is_sent_as_typed_and_told() -> None:
    with tiflux() as desk:
        for name in ("No Such Person", "Caio Tuitui", "Rui Barros"):
            # Of another client, or a user of this one: neither is a requestor of this client.
            answer = desk.call("create_ticket", **NEW, requestor_name=name, requestor_telephone="11")
            assert not answer.is_error, text(answer)
            assert desk.requests[0] == requestors_of(1)
            body = dict(desk.requests[1].body)
            assert (body["requestor_name"], body["requestor_telephone"]) == (name, "11")
            assert "requestor_id" not in body
            assert "sent as it is" in answer.meta["resolved"]["requestor_name"]


def test_one_requestor_replaces_name_and_telephone() -> None:
    with tiflux() as desk:
        desk.must("create_ticket", **NEW, requestor_name="Pedro Alves", requestor_telephone="11")
        body = dict(desk.requests[1].body)
        assert body["requestor_id"] == "10"
        assert not {"requestor_name", "requestor_telephone"} & body.keys()


def test_requestors_that_may_not_be_read() -> None:
    with tiflux("reports") as desk:
        answer = desk.call("create_ticket", **NEW, requestor_name="Pedro", requestor_telephone="11")
        assert not answer.is_error, text(answer)
        assert desk.requests[0] == requestors_of(1)
        body = dict(desk.requests[1].body)
        assert (body["requestor_name"], body["requestor_telephone"]) == ("Pedro", "11")
        assert "sent as it is" in answer.meta["resolved"]["requestor_name"]


@pytest.mark.parametrize(
    ("beside", "sent"),
    [
        ({"requestor_email": "pedro.alves@acme.example"}, {"requestor_name", "requestor_email"}),
        ({"requestor_id": 10}, {"requestor_id"}),
        ({"requestor_id": 10, "requestor_email": "pedro.alves@acme.example"}, {"requestor_id", "requestor_email"}),
    ],
)
def test_beside_an_id_or_an_address_no_name_is_looked_up(beside: dict[str, Any], sent: set[str]) -> None:
    with tiflux() as desk:
        made = desk.must("create_ticket", **NEW, requestor_name="Alves", **beside)["ticket"]
        (request,) = desk.requests
        assert {name for name, _ in request.body if name.startswith("requestor_")} == sent
        assert made["requestor"]["id"] == 10


def test_an_empty_address_is_none() -> None:
    """It does not stand in the way of the name: a person with a record would be entered a second time."""
    with tiflux() as desk:
        desk.must("create_ticket", **NEW, requestor_name="pedro", requestor_email="")
        assert desk.requests[0] == requestors_of(1)
        assert dict(desk.requests[1].body)["requestor_id"] == "10"


def test_the_requestor_is_looked_up_in_the_client_that_a_name_found() -> None:
    with tiflux() as desk:
        new = {**NEW, "client_name": "tuitui", "requestor_name": "caio"}
        del new["client_id"]
        desk.must("create_ticket", **new)
        assert desk.requests[:-1] == [client_by("tuitui"), requestors_of(3)]
        assert dict(desk.requests[-1].body)["requestor_id"] == "21"


def test_users_of_a_client_are_never_asked_for() -> None:
    """Their ids are other people under `requestor_id`."""
    with tiflux(many=30) as desk:
        answer = desk.call("create_ticket", **NEW, requestor_name="Zilda Final")
        assert not answer.is_error
        assert "/users" not in {request.path for request in desk.requests}
        assert dict(desk.requests[-1].body)["requestor_name"] == "Zilda Final"

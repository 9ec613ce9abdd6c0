"""Custom fields: what there are, what a value must look like, partial success, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

TICKET = "/tickets/84429"
ENTITIES = TICKET + "/entities"


def _value(agent: Any, number: int) -> Any:
    filled = agent.get(TICKET, include_filled_entity=True)["entity_fields"]
    return next((entry["value"] for entry in filled if entry["entity_field_id"] == number), None)


def test_entities_fields_and_options_as_the_product_s_page_prints_them(agent: Any) -> None:
    assert agent.get("/entities", applied_in="ticket", active=True) == [
        {"id": 10, "name": "Classificação do Chamado", "applied_in": "ticket", "active": True},
        {"id": 11, "name": "Dados do Atendimento", "applied_in": "ticket", "active": True},
    ]
    assert agent.get("/entities/10/fields", field_type="checkbox") == [
        {"id": 81, "field_type": "checkbox", "index": 0, "name": "Categoria do Impacto", "required": False}
    ]
    assert [(row["id"], row["value"], row["null_option"]) for row in agent.get("/entity_fields/81/options")] == [
        (11, "Hardware", False),
        (12, "Software", False),
        (13, "Rede", False),
        (14, "(nenhuma)", True),
    ]


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("/entities", {}, 6),
        ("/entities", {"active": False}, 1),
        ("/entities", {"name": "DADOS"}, 4),
        ("/entities", {"applied_in": "solicitant"}, 1),
        ("/entities/11/fields", {"required": True}, 1),
        ("/entities/11/fields", {"name": "e-mail"}, 1),
        ("/entity_fields/81/options", {"value": "ware"}, 2),
        ("/entity_fields/72/options", {}, 0),
    ],
)
def test_filters_of_the_three_levels(agent: Any, path: str, query: dict[str, Any], found: int) -> None:
    assert len(agent.get(path, **query)) == found


def test_unknown_levels_are_not_found(agent: Any) -> None:
    detail = agent.refused(40401, "GET", "/entities/99/fields")
    assert detail == {"error": ["Couldn't find Entity with 'id'=\"99\""]}
    agent.refused(40401, "GET", "/entity_fields/99/options")


def test_the_printed_example_is_saved(agent: Any) -> None:
    items = [
        {"entity_field_id": 72, "value": "PED-9"},
        {"entity_field_id": 73, "value": "2025-01-15"},
        {"entity_field_id": 81, "entity_field_option_id": 11, "value": "true"},
        {"entity_field_id": 81, "entity_field_option_id": 12, "value": "false"},
        {"entity_field_id": 81, "entity_field_option_id": 13, "value": "true"},
    ]
    groups = agent.put(ENTITIES, {"entities": items})["entities"]
    values = {entry["entity_field_id"]: entry["value"] for group in groups for entry in group["entity_fields"]}
    assert (values[72], values[73], values[81], values[79]) == ("PED-9", "2025-01-15", "Hardware, Rede", "")
    checkbox = groups[0]["entity_fields"][0]
    assert [(option["entity_field_option_id"], option["value"]) for option in checkbox["options"]] == [
        (11, "true"),
        (13, "true"),
    ]


@pytest.mark.parametrize(
    ("number", "more", "value", "stored"),
    [
        (72, {}, "any <b>text</b>", "any <b>text</b>"),
        (78, {}, "two\nlines", "two\nlines"),
        (74, {}, "1200.55", "1200.55"),
        (74, {}, "7", "7"),
        (75, {}, "47999990000", "+5547999990000"),
        (75, {}, "4733221100", "+554733221100"),
        (75, {"country_code": "PT"}, "912345678", "+351912345678"),
        (76, {}, "a@b.example", "a@b.example"),
        (77, {}, "ftp://files.example/a", "ftp://files.example/a"),
        (82, {}, "22", "Normal"),
        (81, {"entity_field_option_id": 14}, "true", "(nenhuma)"),
    ],
)
def test_values_by_type(agent: Any, number: int, more: dict[str, Any], value: str, stored: str) -> None:
    agent.put(ENTITIES, {"entities": [{"entity_field_id": number, "value": value, **more}]})
    assert _value(agent, number) == stored


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({"entity_field_id": 74, "value": "1.200,55"}, "/value': Is not a valid currency"),
        ({"entity_field_id": 75, "value": "123"}, "/value': Is not a valid phone"),
        ({"entity_field_id": 75, "value": "912345678", "country_code": "XX"}, "/value': Is not a valid phone"),
        ({"entity_field_id": 76, "value": "x"}, "/value': Is not a valid email"),
        ({"entity_field_id": 77, "value": "www.x.example"}, "/value': Is not a valid link"),
        ({"entity_field_id": 73, "value": "15/01/2025"}, "/value': Is not a valid date"),
        ({"entity_field_id": 82, "value": "11"}, "/value': Is not an option of this field"),
        ({"entity_field_id": 81, "value": "true"}, "/entity_field_option_id': Is not an option of this field"),
        (
            {"entity_field_id": 81, "entity_field_option_id": 21, "value": "true"},
            "/entity_field_option_id': Is not an option of this field",
        ),
        ({"entity_field_id": 81, "entity_field_option_id": 11, "value": "yes"}, "/value': Is not true or false"),
        ({"entity_field_id": 79, "value": None}, "/value': Can't be blank"),
        ({"entity_field_id": 72, "value": 7}, "/value': Is not a string"),
        ({"entity_field_id": 72}, "' did not contain a required property of 'value'"),
        ({"entity_field_id": 91, "value": "x"}, "/entity_field_id': Couldn't find EntityField with 'id'=91"),
        ({"entity_field_id": 999, "value": "x"}, "/entity_field_id': Couldn't find EntityField with 'id'=999"),
    ],
)
def test_a_wrong_value_alone_is_422_and_beside_a_right_one_207(agent: Any, item: dict[str, Any], problem: str) -> None:
    detail = agent.refused(42202, "PUT", ENTITIES, json={"entities": [item]})
    assert detail == {"entities": [f"The property '#/0{problem}"]}
    right = {"entity_field_id": 78, "value": "kept"}
    detail = agent.refused(20701, "PUT", ENTITIES, json={"entities": [right, item]})
    assert detail == {"entities": [f"The property '#/1{problem}"]}
    assert _value(agent, 78) == "kept"


def test_null_clears(agent: Any) -> None:
    def put(**item: Any) -> None:
        agent.put(ENTITIES, {"entities": [item]})

    put(entity_field_id=72, value="x")
    put(entity_field_id=72, value=None)
    assert _value(agent, 72) is None
    for option in (11, 12):
        put(entity_field_id=81, entity_field_option_id=option, value="true")
    put(entity_field_id=81, entity_field_option_id=11, value=None)
    assert _value(agent, 81) == "Software"
    put(entity_field_id=81, entity_field_option_id=14, value="true")
    assert _value(agent, 81) == "(nenhuma)"
    put(entity_field_id=81, entity_field_option_id=13, value="true")
    assert _value(agent, 81) == "Rede"
    put(entity_field_id=81, value=None)
    assert _value(agent, 81) is None


@pytest.mark.parametrize(
    ("body", "code", "detail"),
    [
        ({}, 40003, {"error": ["param is missing or the value is empty: entities"]}),
        ({"entities": []}, 40003, {"error": ["param is missing or the value is empty: entities"]}),
        ({"entities": [], "name": "x"}, 40001, {"error": ["found unpermitted parameter: :name"]}),
        (
            {"entities": [{"entity_field_id": 72, "value": "x", "name": "y"}]},
            40001,
            {"error": ["found unpermitted parameter: :name"]},
        ),
        (
            {"entities": [{"entity_field_id": 72, "value": "x"}] * 51},
            42202,
            {"entities": ["cannot have more than 50 items"]},
        ),
        ({"entities": "x"}, 42202, {"entities": ["is not a list of objects"]}),
    ],
)
def test_the_body_of_custom_fields(agent: Any, body: Any, code: int, detail: Any) -> None:
    assert agent.refused(code, "PUT", ENTITIES, json=body) == detail


def test_a_closed_ticket_needs_one_more_permission(desk: Any) -> None:
    body = {"entities": [{"entity_field_id": 72, "value": "x"}]}
    desk.as_("agent").refused(40301, "PUT", "/tickets/1501/entities", json=body)
    desk.as_("admin").put("/tickets/1501/entities", body)


def test_clients_and_requestors_have_fields_of_their_own(admin: Any) -> None:
    item = {"entity_field_id": 92, "value": "31"}
    groups = admin.put("/clients/1/entities", {"entities": [item]})["entities"]
    assert [(group["id"], group["entity_fields"][1]["value"]) for group in groups] == [(13, "Indústria")]
    admin.refused(42202, "PUT", "/clients/1/entities", json={"entities": [{"entity_field_id": 72, "value": "x"}]})
    item = {"entity_field_id": 93, "value": "M-1"}
    answer = admin.put("/clients/1/requestors/10/entities", {"entities": [item]})
    assert (answer["requestor"]["id"], answer["requestor_entities"][0]["entity_fields"][0]["value"]) == (10, "M-1")
    mixed = {"entities": [item, {"entity_field_id": 92, "value": "31"}]}
    assert admin.refused(20701, "PUT", "/clients/1/requestors/10/entities", json=mixed)
    rows = admin.get("/clients/1/requestors", include_entity_fields=True)
    assert [entry["value"] for row in rows for entry in row["entity_fields"]] == ["M-1"]
    assert admin.get("/clients/1", show_entities=True)["entities"][0]["id"] == 13

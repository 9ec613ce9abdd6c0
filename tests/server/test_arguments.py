"""What is said about arguments that do not fit: which, what was wrong, what is accepted, all at once."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

import pytest
from deskwright.arguments import SchemaChecks, add_reserved, apply_aliases, check_rules
from deskwright.catalogue import Catalogue
from deskwright.errors import Refusal

SCHEMA = {
    "type": "object",
    "properties": {
        "status": {"type": "string", "enum": ["open", "closed"]},
        "limit": {"type": "integer", "minimum": 1, "maximum": 100},
        "email": {"type": "string", "format": "email"},
        "when": {"type": "string", "format": "date-time"},
        "tags": {"type": "array", "items": {"type": "string", "maxLength": 3}, "maxItems": 2},
        "cursor": {
            "type": "object",
            "properties": {"id": {"type": "integer"}},
            "required": ["id"],
            "additionalProperties": False,
        },
        "either": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["path"]}]},
        "code": {"type": "string", "pattern": "^[A-Z]+$"},
    },
    "required": ["status"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "status: missing, one of open, closed"),
        ({"status": "opne"}, "status: must be one of open, closed, not opne"),
        ({"status": None}, "status: must be string, not null"),
        ({"limit": 0}, "limit: must be at least 1, not 0"),
        ({"limit": 101}, "limit: must be at most 100, not 101"),
        ({"limit": "5"}, "limit: must be integer, not string"),
        ({"email": "a b"}, "email: must be a valid email, not a b"),
        ({"when": "soon"}, "when: must be a valid date-time, not soon"),
        ({"tags": ["ok", "long"]}, "tags[1]: must have at most 3 characters, not 4"),
        ({"tags": ["a", "b", "c"]}, "tags: must have at most 2 items, not 3"),
        ({"cursor": {}}, "cursor.id: missing (integer)"),
        ({"cursor": {"id": 1, "idd": 2}}, "cursor: no such name idd; did you mean id?"),
        ({"either": 3}, "either: must be object or string, not integer"),
        ({"either": {}}, "either.path: missing"),
        ({"code": "abc"}, "code: must match ^[A-Z]+$, not abc"),
        ({"statsu": 1}, "statsu: no such argument; did you mean status"),
    ],
)
def test_each_fault(given: dict[str, Any], told: str) -> None:
    whole = given if given in ({}, {"statsu": 1}) or "status" in given else {"status": "open", **given}
    with pytest.raises(Refusal) as caught:
        SchemaChecks().check("t", SCHEMA, whole)
    assert told in caught.value.why
    assert caught.value.text().startswith("refused: t was called with arguments it does not accept; nothing was sent\n")


def test_all_faults_at_once_and_no_big_echo() -> None:
    with pytest.raises(Refusal) as caught:
        SchemaChecks().check("t", SCHEMA, {"status": "x" * 10_000, "limit": 0, "y" * 5_000: 1})
    assert caught.value.why.count(";") >= 2
    assert len(caught.value.text()) < 1_000


@pytest.mark.parametrize("given", [{"email": "root@localhost"}, {"when": "2026-11-21T10:00:00"}])
def test_formats_are_not_stricter_than_a_desk(given: dict[str, Any]) -> None:
    SchemaChecks().check("t", SCHEMA, {"status": "open", **given})


def test_reserved_arguments_and_their_clash() -> None:
    plain = {"type": "object", "properties": {"a": {}}}
    assert add_reserved(plain, keyed=False, instances=["one"]) == plain
    added = add_reserved(plain, keyed=True, instances=["one", "two"])["properties"]
    assert list(added) == ["a", "request_key", "instance"]
    assert added["request_key"]["maxLength"] == 255
    assert added["instance"]["enum"] == ["one", "two"]
    clash = {"type": "object", "properties": {"instance": {}, "request_key": {}}}
    added = add_reserved(clash, keyed=True, instances=["one", "two"])["properties"]
    assert list(added) == ["instance", "request_key", "deskwright_request_key", "deskwright_instance"]


RULES: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"exactly_one_of": [["a"], ["b", "c"]]}, {"a": 1}, True),
    ({"exactly_one_of": [["a"], ["b", "c"]]}, {"b": 1, "c": 1}, True),
    ({"exactly_one_of": [["a"], ["b", "c"]]}, {"b": 1}, False),
    ({"exactly_one_of": [["a"], ["b", "c"]]}, {"a": 1, "b": 1, "c": 1}, False),
    ({"exactly_one_of": [["a"], ["b", "c"]]}, {"a": None}, False),
    ({"any_of": ["a", "b"]}, {"b": 0}, True),
    ({"any_of": ["a", "b"]}, {"b": None}, False),
    ({"requires": {"a": ["b", "c"]}}, {}, True),
    ({"requires": {"a": ["b", "c"]}}, {"a": 1, "b": 1}, False),
    ({"not_with": ["a", "b"]}, {"a": 1}, True),
    ({"not_with": ["a", "b"]}, {"a": 1, "b": 1}, False),
    ({"not_both_set": ["a", "b"]}, {"a": 1, "b": None}, True),
    ({"not_both_set": ["a", "b"]}, {"a": 1, "b": 2}, False),
    ({"at_least_one_present": ["a", "b"]}, {"a": None}, True),
    ({"at_least_one_present": ["a", "b"]}, {"c": 1}, False),
    ({"requires_any": {"a": ["b", "c"]}}, {}, True),
    ({"requires_any": {"a": ["b", "c"]}}, {"b": 1}, True),
    ({"requires_any": {"a": ["b", "c"]}}, {"a": 1, "c": 0}, True),
    ({"requires_any": {"a": ["b", "c"]}}, {"a": 1, "c": None}, False),
    ({"requires_any": {"a": ["b", "c"]}}, {"a": 1}, False),
    ({"requires_any": {"a": ["b"], "c": ["d"]}}, {"a": 1, "b": 1, "c": 1}, False),
    ({"requires": {"a": ["b"]}, "requires_any": {"a": ["c"]}}, {"a": 1, "b": 1}, False),
    ({"ordered": ["a", "b"]}, {}, True),
    ({"ordered": ["a", "b"]}, {"a": "2030-01-01"}, True),
    ({"ordered": ["a", "b"]}, {"a": "2030-01-01", "b": None}, True),
    ({"ordered": ["a", "b"]}, {"a": "2026-01-31", "b": "2026-02-01"}, True),
    ({"ordered": ["a", "b"]}, {"a": "2026-02-01", "b": "2026-02-01"}, True),
    ({"ordered": ["a", "b"]}, {"a": "2026-02-01", "b": "2026-01-31"}, False),
    ({"ordered": ["a", "b"]}, {"a": "09:30", "b": "10:00"}, True),
    ({"ordered": ["a", "b"]}, {"a": "9:30", "b": "10:00"}, True),
    ({"ordered": ["a", "b"]}, {"a": "10:00", "b": "9:30"}, False),
    ({"ordered": ["a", "b"]}, {"a": "10:00:30", "b": "10:00"}, False),
    # 10:00 in Berlin is before 09:30 in London, whatever the texts look like
    ({"ordered": ["a", "b"]}, {"a": "2026-07-01T10:00:00+02:00", "b": "2026-07-01T08:30:00Z"}, True),
    ({"ordered": ["a", "b"]}, {"a": "2026-07-01T10:00:00Z", "b": "2026-07-01T10:30:00+02:00"}, False),
    ({"ordered": ["a", "b"]}, {"a": "2026-07-01T10:00:00", "b": "2026-07-01T09:00:00Z"}, True),
    # a day is not over before an hour of it
    ({"ordered": ["a", "b"]}, {"a": "2026-07-01T10:00:00", "b": "2026-07-01"}, True),
    ({"ordered": ["a", "b"]}, {"a": "2026-07-02T10:00:00", "b": "2026-07-01"}, False),
    ({"not_future": ["a"]}, {}, True),
    ({"not_future": ["a"]}, {"a": None}, True),
    ({"not_future": ["a"]}, {"a": "2020-02-29"}, True),
    ({"not_future": ["a"]}, {"a": "soon"}, True),
    ({"not_future": ["a"]}, {"a": "9999-12-31"}, False),
    ({"not_future": ["a", "b"]}, {"a": "2020-01-01", "b": "9998-01-01T00:00:00Z"}, False),
]


@pytest.mark.parametrize(("rule", "given", "kept"), RULES)
def test_rules(rule: dict[str, Any], given: dict[str, Any], kept: bool) -> None:
    if kept:
        check_rules("t", [rule], given)
    else:
        with pytest.raises(Refusal):
            check_rules("t", [rule], given)
        with pytest.raises(Refusal) as caught:
            check_rules("t", [{**rule, "message": "say it so"}], given)
        assert caught.value.why == "say it so"


class Noon(datetime):
    """It is noon in Greenwich, and two in the night of the next day where days begin first."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Noon:
        return cls(2026, 3, 10, 12, tzinfo=tz)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-03-10", True), ("2026-03-11", True), ("2026-03-12", False), ("2026-03-11T02:00:00", True),
        ("2026-03-11T02:00:01", False), ("2026-03-10T12:00:00Z", True), ("2026-03-10T12:00:01Z", False),
        ("2026-03-10T13:59:00+02:00", True), ("2026-03-10T11:30:00-01:00", False),
    ],
)  # fmt: skip
def test_a_date_is_in_the_future_only_where_it_is_so_everywhere(
    monkeypatch: pytest.MonkeyPatch, given: str, kept: bool
) -> None:
    """Nobody knows here in which zone the desk lives: what is today somewhere passes."""
    monkeypatch.setattr("deskwright.arguments.datetime", Noon)
    if kept:
        check_rules("t", [{"not_future": ["a"]}], {"a": given})
        return
    with pytest.raises(Refusal, match="do not go together") as caught:
        check_rules("t", [{"not_future": ["a"]}], {"a": given})
    assert caught.value.why == f"a ({given}) is in the future"


def test_every_broken_rule_is_told() -> None:
    rules = [{"ordered": ["a", "b"]}, {"any_of": ["c"], "message": "c is needed"}, {"requires_any": {"a": ["d", "e"]}}]
    with pytest.raises(Refusal) as caught:
        check_rules("t", rules, {"a": "2", "b": "1"})
    assert caught.value.why == "b (1) is before a (2); c is needed; a needs d or e"
    assert (caught.value.error or {})["detail"] == ["b (1) is before a (2)", "c is needed", "a needs d or e"]


def test_aliases_and_coercion(catalogue: Catalogue) -> None:
    tool = catalogue.named["get_ticket"]
    assert apply_aliases(tool, {"id": 7}) == {"ticket_id": "7"}
    assert apply_aliases(tool, {"ticket_id": "7"}) == {"ticket_id": "7"}
    assert apply_aliases(tool, {"ticket_id": "7", "id": "8"}) == {"ticket_id": "7", "id": "8"}
    assert apply_aliases(tool, {"ticket_id": True}) == {"ticket_id": True}


@pytest.mark.parametrize(
    ("given", "sent"),
    [("12", 12), ("-3", -3), (5.0, 5), (5, 5), (True, True), (None, None)]
    + [(value, value) for value in (5.5, "5.0", "1e3", " 1", "", "9" * 19, float("inf"))],
)
def test_whole_numbers_in_other_forms(worded: Any, given: Any, sent: Any) -> None:
    worded.tool("t", "tickets.list", {"id": {"to": ["query.desk_id"], "coerce": "integer"}})
    found = apply_aliases(worded.catalogue().named["t"], {"id": given})["id"]
    assert found == sent
    assert type(found) is type(sent)

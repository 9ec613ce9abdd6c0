"""The policy as a table: effect × switches × what is known of the token. Every cell is stated.

One answer serves listing and calling: each cell is asked both ways.
"""

from __future__ import annotations

import pytest
from deskwright.catalogue import Operation, Tool, parse_catalogue
from deskwright.errors import UsageError
from deskwright.policy import (
    DEFAULT_EFFECTS,
    UNKNOWN_GRANTS,
    Grants,
    Policy,
    allow_effects,
    parse_abilities,
    possible_effects,
)

ROLES = ("staff", "admin")


def operation(effect: object = "read", **ability: object) -> Operation:
    rule = {"default": effect} if isinstance(effect, str) else effect
    return Operation(
        id="x.y",
        family="x",
        action="y",
        summary="",
        description="",
        method="POST",
        path="/x",
        ability=ability,
        effect=rule,  # type: ignore[arg-type]
        tool="x_y",
        schema="typed",
        hidden=None,
        words="",
        wire={"parameters": []},
    )


# rows: effect; columns: the switches; cell: None is allowed, else the step that refuses
SWITCHES = {
    "default": Policy(),
    "read-only": Policy(read_only=True),
    "allow destroy": Policy(effects=allow_effects(["destroy"], [])),
    "allow all": Policy(effects=allow_effects(["destroy", "admin"], [])),
    "deny outbound": Policy(effects=allow_effects([], ["write_outbound"])),
    "allow and deny admin": Policy(effects=allow_effects(["admin"], ["admin"])),
    "read-only allow all": Policy(read_only=True, effects=allow_effects(["destroy", "admin"], [])),
    "deny read": Policy(effects=allow_effects([], ["read"])),
}
EFFECT_MATRIX = {
    #                 default     read-only    +destroy   +all       -outbound  +-admin    r-o +all     -read
    "read":           (None,      None,        None,      None,      None,      None,      None,        "effects"),
    "write_internal": (None,      "read-only", None,      None,      None,      None,      "read-only", None),
    "write_outbound": (None,      "read-only", None,      None,      "effects", None,      "read-only", None),
    "destroy":        ("effects", "read-only", None,      None,      "effects", "effects", "read-only", "effects"),
    "admin":          ("effects", "read-only", "effects", None,      "effects", "effects", "read-only", "effects"),
}  # fmt: skip


@pytest.mark.parametrize("effect", EFFECT_MATRIX)
@pytest.mark.parametrize("column", range(len(SWITCHES)), ids=list(SWITCHES))
def test_effects_and_switches(effect: str, column: int) -> None:
    policy, expected = list(SWITCHES.values())[column], EFFECT_MATRIX[effect][column]
    for values in (None, {}):
        decision = policy.decide(operation(effect), values)
        assert (decision.step, decision.allowed) == (expected, expected is None)
        assert decision.allowed or (decision.why and decision.next)


READ, WRITE = {"any_of": ["t:read", "t:write"]}, {"any_of": ["t:write"]}
BOTH = {"all_of": ["t:write", "s:write"]}
ADMIN, SYSADMIN, PLAN = {"role": "admin"}, {"flags": ["sysadmin"]}, {"plans": ["reports"]}
NEEDS = {"nothing": {}, "read": READ, "write": WRITE, "both": BOTH, "admin": ADMIN, "sysadmin": SYSADMIN, "plan": PLAN}
GRANTS = {
    "unknown": UNKNOWN_GRANTS,
    "none": parse_abilities(["unrelated"]),
    "t:read": parse_abilities(["t:read"]),
    "t:write": parse_abilities(["t:write"]),
    "t+s": parse_abilities(["t:write", "s:write"]),
    "staff": parse_abilities(["role:staff"], ROLES),
    "admin": parse_abilities(["role:admin"], ROLES),
    "no flags": Grants("probed", frozenset(), frozenset(), frozenset(), frozenset()),
    "all": Grants(
        "probed",
        frozenset({"t:write", "s:write"}),
        frozenset({"admin"}),
        frozenset({"sysadmin"}),
        frozenset({"reports"}),
    ),
}
#              unknown none  t:read t:write t+s  staff  admin  nothing all
GRANT_MATRIX = {
    "nothing":  (1,    1,    1,     1,      1,   1,     1,     1,      1),
    "read":     (1,    0,    1,     1,      1,   1,     1,     0,      1),
    "write":    (1,    0,    0,     1,      1,   1,     1,     0,      1),
    "both":     (1,    0,    0,     0,      1,   1,     1,     0,      1),
    "admin":    (1,    1,    1,     1,      1,   0,     1,     0,      1),
    "sysadmin": (1,    1,    1,     1,      1,   1,     1,     0,      1),
    "plan":     (1,    1,    1,     1,      1,   1,     1,     0,      1),
}  # fmt: skip


@pytest.mark.parametrize("need", GRANT_MATRIX)
@pytest.mark.parametrize("column", range(len(GRANTS)), ids=list(GRANTS))
def test_abilities(need: str, column: int) -> None:
    policy = Policy(grants=list(GRANTS.values())[column], roles=ROLES)
    for values in (None, {}):
        decision = policy.decide(operation("read", **NEEDS[need]), values)
        assert decision.allowed is bool(GRANT_MATRIX[need][column])
        assert decision.allowed or decision.step == "abilities"


def test_abilities_come_before_read_only_before_effects() -> None:
    poor, rich = parse_abilities(["t:read"]), parse_abilities(["t:write"])
    denied = allow_effects([], ["write_outbound"])
    outbound = operation("write_outbound", **WRITE)
    assert Policy(poor, read_only=True, effects=denied).decide(outbound).step == "abilities"
    assert Policy(rich, read_only=True, effects=denied).decide(outbound).step == "read-only"
    assert Policy(rich, read_only=False, effects=denied).decide(outbound).step == "effects"


INTERNAL = {"place": "body#/is_internal", "is": True}
NOTE_OR_REPLY = {"default": "write_outbound", "when": [{**INTERNAL, "effect": "write_internal"}]}


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        (None, True),  # the list: some call of it may be allowed
        ({}, False),
        ({"body": {"is_internal": True}}, True),
        ({"body": {"is_internal": False}}, False),
        ({"body": {}}, False),
        # what a lenient desk may read as true, or as false, is judged as the stronger of the two
        ({"body": {"is_internal": "true"}}, False),
        ({"body": {"is_internal": 1}}, False),
        ({"body": {"is_internal": "maybe"}}, False),
        ({"body": "text"}, False),
    ],
)
def test_the_effect_depends_on_the_values(given: dict[str, object] | None, allowed: bool) -> None:
    policy = Policy(effects=allow_effects([], ["write_outbound"]))
    assert policy.decide(operation(NOTE_OR_REPLY), given).allowed is allowed


def test_a_stronger_effect_cannot_be_dodged_by_spelling() -> None:
    forced = {"default": "write_internal", "when": [{"place": "query.force", "is": True, "effect": "destroy"}]}
    policy = Policy()
    assert policy.decide(operation(forced), {"query": {}}).allowed
    for spelled in (True, "true", "1", 1, "TRUE", "yes"):
        assert not policy.decide(operation(forced), {"query": {"force": spelled}}).allowed


def test_the_ability_depends_on_the_values() -> None:
    needs = operation(NOTE_OR_REPLY, any_of=[], when=[{**INTERNAL, "role": "staff"}])
    policy = Policy(grants=Grants("declared", roles=frozenset({"customer"})), roles=("customer", "staff"))
    assert policy.decide(needs, {"body": {}}).allowed
    assert policy.decide(needs, {"body": {"is_internal": True}}).step == "abilities"
    assert policy.decide(needs).allowed


def tool(argument: dict[str, object], **more: object) -> Tool:
    listed = {"name": "t", "inputSchema": {}}
    data = {"listed": listed, "operation": "o", "operations": ["o"], "arguments": {"a": argument}, **more}
    desk = {"family": "f", "action": "a", "method": "POST", "path": "/", "wire": {}}
    return parse_catalogue({"desk": "d", "connection": {}, "operations": {"o": desk}, "tools": [data]}).tools[0]


@pytest.mark.parametrize(
    ("made", "allowed"),
    [
        (tool({"to": ["body#/is_internal"]}), True),
        (tool({"to": ["body"]}), True),
        (tool({"to": ["body#/other"]}), False),
        (tool({"to": [], "resolve": {"operation": "o", "into": ["body#/is_internal"]}}), True),
        (tool({"to": [], "also": [{"place": "body#/is_internal", "value": True}]}), True),
        (tool({"to": []}, constants=[{"place": "body#/is_internal", "value": True}]), True),
        (tool({"to": []}, constants=[{"place": "body#/is_internal", "value": False}]), False),
    ],
)
def test_the_list_asks_what_a_tool_can_fill(made: Tool, allowed: bool) -> None:
    policy = Policy(effects=allow_effects([], ["write_outbound"]))
    assert policy.decide(operation(NOTE_OR_REPLY), None, made).allowed is allowed


def test_uploads_fill_places_too() -> None:
    """List and call must agree: such a call may be what the switch allows."""
    made = tool({"to": []}, uploads=[{"argument": "a", "mode": "objects", "into": "body#/is_internal"}])
    test_the_list_asks_what_a_tool_can_fill(made, True)


def test_possible_effects_are_told_weakest_first() -> None:
    assert possible_effects(operation(NOTE_OR_REPLY)) == ["write_internal", "write_outbound"]


def test_deny_wins_and_the_default_is_three() -> None:
    assert allow_effects([], []) == DEFAULT_EFFECTS == {"read", "write_internal", "write_outbound"}
    assert allow_effects(["destroy"], ["destroy", "read"]) == {"write_internal", "write_outbound"}


@pytest.mark.parametrize(
    ("call", "listed"),
    [
        (lambda: allow_effects(["write"], []), "write_internal"),
        (lambda: allow_effects([], ["delete"]), "destroy"),
        (lambda: parse_abilities(["role:"]), "role:NAME"),
        (lambda: parse_abilities(["role:boss"], ROLES), "staff, admin"),
        (lambda: parse_abilities(["tickets:read role:staff"]), "tickets:read"),
    ],
)
def test_words_that_do_not_exist_are_told_with_those_that_do(call: object, listed: str) -> None:
    with pytest.raises(UsageError, match=listed):
        call()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("found", "allowed"),
    [(None, True), (False, True), ("", True), ([], True), ("0", False), ("no", False), ("x", False), (True, False)],
)
def test_truthy_conditions(found: object, allowed: bool) -> None:
    loud = {"default": "write_internal", "when": [{"place": "body#/cc", "truthy": True, "effect": "write_outbound"}]}
    policy = Policy(effects=allow_effects([], ["write_outbound"]))
    assert policy.decide(operation(loud), {"body": {"cc": found}}).allowed is allowed

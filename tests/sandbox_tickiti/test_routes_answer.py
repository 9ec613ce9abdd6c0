"""Every route of the catalogue answers, and every gate in front of it is closed to the wrong token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from deskwright.sandboxes.tickiti.gates import Caller, check_gates
from deskwright.sandboxes.tickiti.refusals import Refusal
from deskwright.sandboxes.tickiti.routes import load_catalogue, read_routes
from deskwright.sandboxes.tickiti.store import BEGINNING, Token

from .desk import Desk

OPERATIONS: dict[str, Any] = load_catalogue()["operations"]
ROUTES = {route.operation: route for route in read_routes({"operations": OPERATIONS}).routes}
PATH = {"user": 3, "queue": 1}
DISABLED = "administration.diagnostics."


def test_there_are_155_routes_in_13_families() -> None:
    assert len(ROUTES) == 155
    assert len({entry["family"] for entry in OPERATIONS.values()}) == 13


@pytest.mark.parametrize("operation", sorted(ROUTES))
def test_an_empty_request_with_the_full_token_is_answered(desk: Desk, operation: str) -> None:
    answer = desk.call(operation, path=PATH)
    body = answer.json()
    if operation.startswith(DISABLED):
        assert (answer.status_code, body["error"]) == (403, "diagnostics_disabled")
    else:
        assert answer.status_code in (200, 422), f"{answer.status_code} {answer.text}"
    if answer.status_code == 422:
        assert body["error"] == "validation_failed"
        assert all(isinstance(messages, list) for messages in body["errors"].values())


@pytest.mark.parametrize("operation", sorted(ROUTES))
def test_without_a_token_only_public_routes_answer(desk: Desk, operation: str) -> None:
    for by in (None, "999|sandbox-unknown"):
        answer = desk.call(operation, path=PATH, by=by)
        if ROUTES[operation].public:
            assert answer.status_code == 200
        else:
            assert (answer.status_code, answer.json()) == (401, {"message": "Unauthenticated."})


def test_faqs_and_idempotency_key_are_the_public_routes() -> None:
    assert {name for name, route in ROUTES.items() if route.public} == {"faqs", "idempotency_key.create"}


@pytest.mark.parametrize("operation", sorted(name for name, r in ROUTES.items() if r.any_of or r.all_of))
def test_a_token_without_abilities_is_refused(desk: Desk, operation: str) -> None:
    answer = desk.refused(403, operation, path=PATH, by="none")
    assert answer == {"message": "Invalid ability provided."}


@pytest.mark.parametrize("operation", sorted(name for name, r in ROUTES.items() if r.any_of or r.all_of))
def test_a_read_only_token_reads_and_does_not_write(desk: Desk, operation: str) -> None:
    route = ROUTES[operation]
    reads = any(ability.endswith(":read") for ability in (*route.any_of, *route.all_of))
    answer = desk.call(operation, path=PATH, by="read-only")
    if reads and not operation.startswith(DISABLED):
        assert answer.status_code in (200, 422)
    else:
        assert answer.status_code == 403


ORDER = ("staff", "admin", "superuser")


@pytest.mark.parametrize("operation", sorted(name for name, r in ROUTES.items() if r.role or r.flags))
def test_role_and_flag_of_the_owner_count(desk: Desk, make_token: Callable[..., str], operation: str) -> None:
    route = ROUTES[operation]
    staff, admin = make_token(3), make_token(2)
    desk.ok("administration.users.update", {"is_staff": False}, path={"user": 3})
    for token, held in ((staff, -1), (admin, 1)):
        wanted = -1 if route.role is None else ORDER.index(route.role)
        answer = desk.call(operation, path=PATH, by=token)
        if wanted > held or route.flags:
            assert answer.status_code == 403
            assert "owner of this token" in answer.json()["message"]
        elif not operation.startswith(DISABLED):
            assert answer.status_code in (200, 422)


@pytest.mark.parametrize("operation", sorted(name for name, r in ROUTES.items() if r.plans))
def test_a_plan_gate_needs_its_feature(operation: str) -> None:
    route = ROUTES[operation]
    token = Token(1, "t", "1|t", None, (*route.any_of, *route.all_of), route.plans, None, BEGINNING)
    check_gates(route, Caller(token, None))
    with pytest.raises(Refusal, match=route.plans[0]) as caught:
        check_gates(route, Caller(replace(token, plans=()), None))
    assert caught.value.status == 403


@pytest.mark.parametrize(
    ("operation", "plan"),
    [
        ("reports.meta", "has_reports"),
        ("workflow.escalations.index", "has_escalations"),
        ("workflow.business_hours.update", "has_escalations"),
        ("workflow.interventions.index", "has_interventions"),
        ("workflow.resolutions.index", "has_resolution_tracking"),
        ("administration.api_tokens.index", "can_manage_api_keys"),
    ],
)
def test_the_no_plan_token_is_told_what_is_missing(desk: Desk, operation: str, plan: str) -> None:
    assert plan in desk.refused(403, operation, {"mode": "simple"}, by="no-plan")["message"]


def test_all_of_and_any_of_are_kept_apart() -> None:
    route = replace(ROUTES["tickets.create"], all_of=("tickets:write", "mail:write"), any_of=("a:read", "b:read"))
    token = Token(1, "t", "1|t", None, ("tickets:write", "a:read"), (), None, BEGINNING)
    with pytest.raises(Refusal):
        check_gates(route, Caller(token, None))
    check_gates(route, Caller(replace(token, abilities=("tickets:write", "mail:write", "b:read")), None))
    with pytest.raises(Refusal):
        check_gates(route, Caller(replace(token, abilities=("tickets:write", "mail:write")), None))


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("POST", "/api/v1/faqs", 405, "GET"),
        ("GET", "/api/v1/tickets/query", 405, "POST"),
        ("DELETE", "/api/v1/administration/users/3/update", 405, "POST"),
        ("POST", "/api/v1/nothing", 404, None),
        ("POST", "/api/v2/tickets", 404, None),
        ("POST", "/tickets", 404, None),
    ],
)
def test_other_methods_and_paths(desk: Desk, method: str, path: str, status: int, allow: str | None) -> None:
    answer = desk.send(method, path)
    assert answer.status_code == status
    assert answer.headers.get("Allow") == allow
    assert answer.json()["message"]


def test_a_path_value_is_decoded_and_unknown_ones_are_404(desk: Desk) -> None:
    assert desk.refused(404, "administration.users.update", path={"user": "a%2Fb"})["error"] == "not_found"
    assert desk.refused(404, "administration.users.queue_upsert", path={"user": 3, "queue": 999})


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{", 400),
        (b'{"a": NaN}', 400),
        (b'{"a": "\\ud800"}', 400),
        (b"[1]", 422),
        (b"", 200),
        (b"[]", 200),
    ],
)
def test_a_body_is_a_json_object(desk: Desk, content: bytes, status: int) -> None:
    headers = {"Authorization": f"Bearer {desk.tokens['full']}", "Content-Type": "application/json"}
    answer = desk.send("POST", "/api/v1/tickets/queues", headers=headers, content=content)
    assert answer.status_code == status


def test_faqs_need_no_token_and_hide_drafts(desk: Desk) -> None:
    faqs = desk.data("faqs", by=None)["faqs"]
    assert [faq["question"] for faq in faqs] == ["How do I return a part?", "When are you open?"]
    assert len(desk.ok("templates.faqs")["faqs"]) == 3


def test_two_sandboxes_share_nothing_and_are_the_same(catalogue: dict[str, Any]) -> None:
    from deskwright.sandboxes.tickiti import create_sandbox

    one, other = Desk(create_sandbox(catalogue), catalogue), Desk(create_sandbox(catalogue), catalogue)
    assert one.call("tickets.query").content == other.call("tickets.query").content
    one.create()
    assert len(one.ok("tickets.query")) == len(other.ok("tickets.query")) + 1


def test_the_catalogue_is_the_only_route_table(catalogue: dict[str, Any]) -> None:
    """A route that the catalogue drops is gone; one without a handler is told at start."""
    from deskwright.sandboxes.tickiti import create_sandbox

    fewer = {name: entry for name, entry in OPERATIONS.items() if name != "mail.send"}
    cut = Desk(create_sandbox({"operations": fewer}), catalogue)
    assert cut.call("mail.send").status_code == 404
    more = {**OPERATIONS, "mail.unsend": OPERATIONS["mail.send"]}
    with pytest.raises(RuntimeError, match=r"mail\.unsend"):
        create_sandbox({"operations": more})

"""What no client should send is refused, never an error of the sandbox; and the sweep walks every operation once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deskwright.sandboxes.tiflux import create_sandbox
from deskwright.scenario import read_scenario

from .conftest import SPEC

HUGE = "9" * 5000


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", f"/tickets/{HUGE}", None, 422),
        ("GET", f"/clients/{HUGE}", None, 404),
        ("GET", "/clients/%C2%B2", None, 404),
        ("GET", "/clients/a%2Fb", None, 404),
        ("GET", f"/desks?limit={HUGE}", None, 422),
        ("GET", f"/tickets?desk_ids={HUGE}", None, 422),
        ("GET", "/tickets?desk_ids=%D9%A1", None, 422),
        ("GET", "/tickets?start_datetime=2025-W03-1T25", None, 422),
        ("GET", "/tickets/123/appointments?start_date=2025-W03-1", None, 422),
        ("PUT", "/tickets/123", b'{"title": "\\ud800"}', 400),
        ("PUT", "/tickets/123", b"[" * 100_000, 400),
        ("PUT", "/tickets/123", b'{"title": ["x"], "followers": {"a": 1}, "stage_id": [1]}', 422),
        ("PUT", "/tickets/123", b'{"stage_id": 1e999}', 422),
        ("PUT", "/tickets/123", b'{"stage_id": 3.0}', 200),
        (
            "PUT",
            "/tickets/123/entities",
            b'{"entities": [{"entity_field_id": 75, "value": "1", "country_code": []}]}',
            422,
        ),
        ("PUT", "/tickets/123/entities", b'{"entities": [7]}', 422),
        ("POST", "/tickets/123/appointments", b'{"date": "2025-01-15", "init_time": "\xc2\xb2:00"}', 422),
        ("POST", "/chats/send_message", b'{"number": 1, "integration_id": 1, "message": "x", "parameters": [1]}', 422),
        ("POST", "/clients/1/addresses", b'{"address": "x"}', 400),
        ("POST", "/clients/1/addresses", b'{"address": {"number": true}}', 422),
    ],
)
def test_odd_values(admin: Any, method: str, path: str, body: bytes | None, status: int) -> None:
    headers = {"Content-Type": "application/json"} if body else {}
    answer = admin.send(method, path, checked=False, content=body, headers=headers)
    assert answer.status_code == status, answer.text


def test_a_form_that_cannot_be_read(admin: Any) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    admin.refused(40003, "POST", "/tickets", checked=False, content=b"x", headers=headers)


def test_the_sweep_walks_every_operation_below_the_limit_of_a_minute() -> None:
    app: Any = create_sandbox().app
    operations = app.state.operations.operations
    scenario = read_scenario(Path(SPEC).with_name("sweep.yaml"), operations)
    assert [name for name in operations if name not in {step.operation for step in scenario.steps}] == []
    assert len(scenario.steps) <= 120

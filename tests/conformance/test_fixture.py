"""The whole suite against a server that has what it asks for, behind our HTTP: nothing that is scored may fail."""

from __future__ import annotations

import pytest

from tests.conformance.served import ALL, served_fixture
from tests.conformance.suite import Check, required, run_suite

#: An extension that is not built; the suite runs it, and scores none of it.
TASKS = "tasks-"
#: A stream that is closed before its answer comes and taken up later: not offered, and not scored.
RESUMED = {"server-sse-priming-event", "server-sse-retry-field", "server-sse-disconnect-resume"}


def left(found: dict[str, list[Check]]) -> list[str]:
    """What is neither right nor left out for a reason."""
    checks = [check for scenario, listed in found.items() if not scenario.startswith(TASKS) for check in listed]
    return [str(check) for check in checks if check.status not in ("SUCCESS", "INFO") and check.name not in RESUMED]


def succeeded(found: dict[str, list[Check]], scenario: str) -> int:
    return sum(check.status == "SUCCESS" for check in found[scenario])


@pytest.mark.parametrize("sessions", [False, True] if ALL else [False])
def test_every_scenario_of_2026(sessions: bool) -> None:
    with served_fixture(sessions=sessions) as url:
        found = run_suite("conformance-2026", url, "--requirements", "2026-07-28")
    scored = required("2026-07-28")
    assert len(scored) == 37
    assert set(scored) <= found.keys()
    assert left(found) == []
    # nothing passes because it could not be looked at
    assert all(succeeded(found, scenario) for scenario in scored)
    assert succeeded(found, "server-stateless") >= 28
    assert succeeded(found, "http-header-validation") == 14
    assert succeeded(found, "http-custom-header-server-validation") == 10


def test_every_scenario_of_2025_as_it_is_judged_today() -> None:
    with served_fixture(sessions=True) as url:
        found = run_suite("conformance-2026", url, "--requirements", "2025-11-25")
    scored = required("2025-11-25")
    assert len(scored) == 30
    assert set(scored) <= found.keys()
    assert left(found) == []
    assert all(succeeded(found, scenario) for scenario in scored)
    assert succeeded(found, "server-session-lifecycle") == 3


def test_every_scenario_of_2025_as_it_was_judged_then() -> None:
    with served_fixture(sessions=True) as url:
        found = run_suite("conformance-2025", url, "--suite", "all")
    assert len(found) == 32
    assert left(found) == []
    assert all(succeeded(found, scenario) for scenario in found if scenario != "server-sse-polling")

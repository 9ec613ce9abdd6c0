"""The tables that the desks of this project declare: what they name is there, and what is sent changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from deskwright import cli
from deskwright.catalogue import Catalogue, find_desks, load_catalogue
from deskwright.check_operations import NotGiven, place_values
from deskwright.doctor_table import DoctorTable, only_reads
from deskwright.sandboxes import load_sandbox, sandbox_exists

CATALOGUES = [load_catalogue(place) for place in find_desks().values()]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda catalogue: catalogue.desk)
def test_a_table_can_be_carried_out(catalogue: Catalogue) -> None:
    table = DoctorTable.of(catalogue)
    assert table.faults(catalogue) == []
    for check in table.checks:
        operation = catalogue.operations.get(check["operation"])
        assert operation is not None or check.get("optional"), f"{check['operation']} is no operation of the desk"
        if operation is not None:
            try:
                values, _ = place_values(operation, check, {})
            except NotGiven:
                continue
            assert only_reads(operation) or check["harmless"]
            assert set(values) <= {"path", "query", "header", "cookie", "body"}
    if table.write is not None:
        tool = catalogue.named[table.write["tool"]]
        assert set(table.write["arguments"]) <= set(tool.schema["properties"])
    assert sum(bool(check.get("log_in")) for check in table.checks) <= 1


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda catalogue: catalogue.desk)
def test_the_patterns_of_a_table_are_patterns(catalogue: Catalogue) -> None:
    for condition in _conditions(catalogue.connection.get("doctor") or {}):
        for key in ("code", "matches"):
            re.compile(str(condition.get(key, "")).replace("{path}", ""))


def _conditions(value: Any) -> Iterator[dict[str, Any]]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if (str(key).endswith("_when") or key == "refused_is_fine") and isinstance(inner, list):
            yield from inner
        elif isinstance(inner, (dict, list)):
            yield from _conditions(inner)


@pytest.mark.parametrize(
    "desk",
    [found.desk for found in CATALOGUES if DoctorTable.of(found).checks and sandbox_exists(found.desk)],
)
def test_a_sandbox_has_all_that_is_asked_for(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By every credential: some may do less, and that is a warning."""
    states = set()
    for credential in load_sandbox(desk).credentials:
        code = cli.main(["doctor", desk, "--sandbox", credential.name, "--json"])
        said = capsys.readouterr().out
        assert code == 0, said
        states |= {entry["state"] for entry in json.loads(said)["installations"][0]["operations"]}
        secrets = [value for name, value in credential.environment.items() if "PASSWORD" in name or "TOKEN" in name]
        assert not [secret for secret in secrets if secret in said]
    assert states <= {"present", "forbidden"}

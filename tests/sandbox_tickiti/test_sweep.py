"""The sweep: walks everything, fits the documents, and tells failures, refusals and what was forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import pytest
from deskwright.catalogue import Catalogue, find_desk, load_catalogue
from deskwright.cli import main
from deskwright.errors import SetupError
from deskwright.sandboxes import load_sandbox
from deskwright.scenario import MissingValue, Scenario, filled, parse_scenario, read_scenario
from deskwright.sweep import Walk, walk
from helpdesks._client import AsyncClient

from .desk import ORIGIN

SCENARIO = Path(__file__).parents[2] / "specs" / "tickiti" / "sweep.yaml"


@pytest.fixture(scope="module")
def desk_catalogue() -> Catalogue:
    return load_catalogue(find_desk("tickiti"))


def _walk(
    catalogue: Catalogue, scenario: Scenario, seen: list[tuple[str, Any]] | None = None, credential: int = 0
) -> Walk:
    sandbox = load_sandbox(catalogue.desk)

    async def run() -> Walk:
        async with AsyncClient(
            catalogue.connection,
            base_url=ORIGIN,
            credentials=sandbox.credentials[credential].environment,
            transport=httpx.ASGITransport(app=sandbox.app),  # type: ignore[arg-type]
        ) as client:
            recorder = _Recorder(client, seen) if seen is not None else client
            values = {name: value.resolve({}, in_sandbox=True) for name, value in scenario.values.items()}
            return await walk(catalogue, scenario, recorder, {"run": "test", **values})

    return anyio.run(run)


class _Recorder:
    def __init__(self, client: AsyncClient, seen: list[tuple[str, Any]]) -> None:
        self.client, self.seen = client, seen

    async def send(self, wire: Any, values: Any) -> httpx.Response:
        answer = await self.client.send(wire, values)
        self.seen.append((wire["id"], answer.json()))
        return answer


def test_the_scenario_walks_every_operation(desk_catalogue: Catalogue) -> None:
    scenario = read_scenario(SCENARIO, desk_catalogue.operations)
    done = _walk(desk_catalogue, scenario)
    failed = [f"{item.operation}: {item.detail}" for item in done.outcomes if item.result == "fail"]
    assert failed == []
    assert len(done.operations()) == 155
    assert done.totals() == {"pass": 150, "fail": 0, "expected refusal": 5, "skipped": 0, "not walked": 0}


def test_the_answers_fit_the_described_api(desk_catalogue: Catalogue, repository: Path) -> None:
    document = json.loads((repository / "generated/helpdesks/tickiti/openapi.json").read_text("utf-8"))
    described = {
        operation["operationId"]: operation
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and "operationId" in operation
    }
    seen: list[tuple[str, Any]] = []
    _walk(desk_catalogue, read_scenario(SCENARIO, desk_catalogue.operations), seen)
    assert len({name for name, _ in seen}) == 150
    for name, body in seen:
        response = described[name]["responses"]["200"]
        schema = response["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        errors = [error.message for error in jsonschema.Draft202012Validator(whole).iter_errors(body)]
        assert errors == [], name


def _scenario(catalogue: Catalogue, *steps: dict[str, Any], **more: Any) -> Scenario:
    return parse_scenario({"steps": list(steps), **more}, catalogue.operations)


def test_outcomes(desk_catalogue: Catalogue) -> None:
    scenario = _scenario(
        desk_catalogue,
        {"operation": "token.show", "capture": {"me": "/data/owner/email", "none": "/data/nothing"}},
        {"operation": "tickets.show", "arguments": {"body": {"ticket_number": "1"}}},
        {"operation": "tickets.links", "expect": {"refusal": 422}, "because": "no ticket is named"},
        {"operation": "tickets.queues", "expect": {"refusal": 403}, "because": "we may not"},
        {"operation": "tickets.staff", "arguments": {"body": {"search": "${unknown}"}}},
        {"operation": "tickets.teams", "arguments": {"body": {"x": "${secret}"}}},
        {"operation": "tickets.resolutions", "expect": {"skip": "not today"}},
        {
            "operation": "mail.send",
            "arguments": {"body": {"to_address": "bounce@customer.example", "subject": "S", "content": "C"}},
        },
        {"operation": "faqs"},
        values={"secret": {"env": "SWEEP_SECRET"}},
        not_walked={"supervisor.jobs.index": "nobody may"},
    )
    done = _walk(desk_catalogue, scenario)
    outcomes = {item.operation: (item.result, item.detail) for item in done.outcomes}
    assert outcomes["token.show"] == ("fail", "the answer has no ${none} at /data/nothing")
    assert outcomes["tickets.show"][0] == "fail"
    assert "404" in outcomes["tickets.show"][1]
    assert outcomes["tickets.links"] == ("expected refusal", "422: no ticket is named")
    assert outcomes["tickets.queues"] == ("fail", "200, but 403 was expected")
    assert outcomes["tickets.staff"] == ("fail", "no earlier step captured ${unknown}")
    assert outcomes["tickets.teams"] == ("skipped", "${secret} is not set (secret from SWEEP_SECRET)")
    assert outcomes["tickets.resolutions"] == ("skipped", "not today")
    assert outcomes["mail.send"][0] == "fail"
    assert outcomes["faqs"] == ("pass", "")
    assert outcomes["supervisor.jobs.index"] == ("not walked", "nobody may")
    assert outcomes["supervisor.jobs.retry"] == ("fail", "the scenario neither walks it nor says why not")
    assert not done.ok
    assert sum(done.totals().values()) == 155


def test_an_operation_fails_when_any_of_its_steps_does(desk_catalogue: Catalogue) -> None:
    bad = {"operation": "tickets.show"}
    good = {"operation": "tickets.show", "arguments": {"body": {"ticket_number": "100101"}}}
    for steps in ((bad, good), (good, bad)):
        done = _walk(desk_catalogue, _scenario(desk_catalogue, *steps))
        assert done.operations()["tickets.show"].result == "fail"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({}, "needs a list `steps`"),
        ({"steps": [{}]}, "steps/0: a step needs an `operation`"),
        ({"steps": [{"operation": "tickets.sho"}]}, "did you mean tickets.show"),
        ({"steps": [{"operation": "faqs", "expects": "pass"}]}, "unknown word 'expects'"),
        ({"steps": [{"operation": "faqs", "arguments": {"boby": 1}}]}, "unknown place 'boby'"),
        ({"steps": [{"operation": "faqs", "expect": {"refusal": 403}}]}, "needs `because`"),
        ({"steps": [{"operation": "faqs", "expect": "fail"}]}, "expect is pass"),
        ({"steps": [{"operation": "faqs", "capture": {"a": 1}}]}, "a capture is a JSON pointer"),
        ({"steps": [], "not_walked": {"nothing.at_all": "why"}}, "no operation 'nothing.at_all'"),
        ({"steps": [], "not_walked": {"faqs": ""}}, "faqs needs a reason"),
        ({"steps": [], "values": {"a": {"environ": "A"}}}, "values/a"),
    ],
)
def test_a_bad_scenario_is_refused_before_anything_is_sent(desk_catalogue: Catalogue, document: Any, told: str) -> None:
    with pytest.raises(SetupError, match=told.replace("[", r"\[")):
        parse_scenario(document, desk_catalogue.operations)


def test_placeholders() -> None:
    values = {"n": 7, "name": "Ann", "list": [1]}
    data = {"a": "${n}", "b": "x-${n}-${name}", "c": ["${list}"], "d": "${n|text}", "e": "$n", "f": None}
    assert filled(data, values) == {"a": 7, "b": "x-7-Ann", "c": [[1]], "d": "7", "e": "$n", "f": None}
    assert filled("${t|int}", {"t": "12"}) == 12
    with pytest.raises(MissingValue):
        filled("${nothing}", values)


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", "tickiti", "--scenario", str(SCENARIO), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["ok"] is True
    assert len(printed["operations"]) == 155
    assert main(["sweep", "tickiti", "--scenario", str(SCENARIO)]) == 0
    out = capsys.readouterr().out
    assert "155 operations: 150 pass, 5 expected refusal" in out
    assert main(["sweep", "tickiti", "--scenario", str(SCENARIO), "--credential", "agent"]) == 1


def test_the_command_without_a_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sweep", "tickiti"]) == 1
    assert "no scenario at" in capsys.readouterr().err


def test_a_real_installation_needs_its_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("TICKITI_API_BASE", "TICKITI_API_TOKEN", "TICKITI_INSTANCES"):
        monkeypatch.delenv(name, raising=False)
    assert main(["sweep", "tickiti", "--scratch", "--scenario", str(SCENARIO)]) == 1
    assert "TICKITI_API_TOKEN" in capsys.readouterr().err
    assert main(["sweep", "tickiti", "--scratch", "--credential", "full", "--scenario", str(SCENARIO)]) == 2


def test_the_environment_alone_is_not_enough_to_reach_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --scratch the sandbox is walked, whatever the environment names."""
    monkeypatch.setenv("TICKITI_API_BASE", "https://production.example")
    monkeypatch.setenv("TICKITI_API_TOKEN", "1|real")
    assert main(["sweep", "tickiti", "--scenario", str(SCENARIO)]) == 0
    assert "tickiti.sandbox" in capsys.readouterr().err

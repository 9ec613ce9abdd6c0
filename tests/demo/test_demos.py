"""The demos' own promises: a scenario names what exists, a bad one is refused, what does not hold ends in exit 1."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright.clients import CLIENTS
from deskwright.sandboxes import load_sandbox

from tests.demo import demo
from tests.demo.expectations import Came, DemoFailed, Expectation
from tests.demo.scenario import BadScenario, Scenario, parse_scenario, read_scenario

HERE = Path(__file__).parent
SCENARIOS = sorted(HERE.glob("*.yaml"))
CATALOGUES = HERE.parents[1] / "generated" / "helpdesks"
CAME = Came("Two tickets of Ann", {"rows": [{"id": 1}, {"id": 2}]}, {"done": {"visible_to": "customer"}}, file=b"x\n")


@pytest.fixture(params=SCENARIOS, ids=lambda path: path.stem)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return read_scenario(request.param)


def test_a_scenario_names_what_its_desk_has(scenario: Scenario) -> None:
    catalogue = json.loads((CATALOGUES / scenario.desk / "catalog.json").read_text("utf-8"))
    named = {tool["listed"]["name"]: tool for tool in catalogue["tools"]}
    called = {action.target for step in scenario.steps for action in step.actions if action.kind == "call"}
    assert called <= set(named)
    asked = {action.target for step in scenario.steps for action in step.actions if action.kind == "prompt"}
    assert asked <= {prompt["name"] for prompt in catalogue.get("prompts") or ()}
    offered = {resource["uri"] for tool in named.values() for resource in tool.get("resources") or ()}
    assert set(scenario.resources) <= offered
    connection = catalogue["connection"]
    if scenario.credential is None:
        assert connection["local"] is True
    else:
        assert scenario.credential in {credential.name for credential in load_sandbox(scenario.desk).credentials}
    assert set(scenario.environment) <= {*connection.get("defaults", ()), (connection.get("web") or {}).get("env")}


def test_a_scenario_is_a_demo(scenario: Scenario) -> None:
    assert 8 <= len(scenario.steps) <= 10
    assert len(scenario.script.source.splitlines()) <= 10
    assert scenario.script.prints


@pytest.mark.parametrize(
    ("test", "value", "place"),
    [
        ("is", 2, {"at": "/rows/1/id"}),
        ("is", "customer", {"fact": "/done/visible_to"}),
        ("count", 2, {"at": "/rows"}),
        ("has", "custom", {"fact": "/done/visible_to"}),
        ("says", ["two TICKETS", "ann"], {}),
        ("hides", ["bob"], {}),
        ("file", "x\n", {}),
    ],
)
def test_an_expectation_that_holds(test: str, value: Any, place: dict[str, str]) -> None:
    Expectation("so it is", test, value, **place).check(CAME, {})


@pytest.mark.parametrize(
    ("test", "value", "place"),
    [
        ("is", "2", {"at": "/rows/1/id"}),
        ("is", True, {"at": "/rows/0/id"}),
        ("is", None, {"at": "/nowhere"}),
        ("is", "staff only", {"fact": "/done/visible_to"}),
        ("count", 1, {"at": "/rows"}),
        ("has", "x", {"at": "/rows/0/id"}),
        ("says", ["two", "bob"], {}),
        ("hides", ["bob", "ANN"], {}),
        ("file", "y\n", {}),
    ],
)
def test_an_expectation_that_does_not_hold_says_so(test: str, value: Any, place: dict[str, str]) -> None:
    with pytest.raises(DemoFailed, match="expected: so it is"):
        Expectation("so it is", test, value, **place).check(CAME, {})


def test_what_an_earlier_step_kept_is_expected() -> None:
    Expectation("the ticket", "is", "${ticket}", at="/rows/0/id").check(CAME, {"ticket": 1})
    Expectation("the ticket", "says", ["${ticket|text} tickets"]).check(CAME, {"ticket": "Two"})


def _otrs() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((HERE / "otrs.yaml").read_text("utf-8"))
    return made


def test_a_bad_scenario_is_refused() -> None:
    good = _otrs()
    actions = good["steps"][0]["do"]

    def broken(change: dict[str, Any]) -> dict[str, Any]:
        return {**copy.deepcopy(good), "steps": [{"title": "One", "do": [{**actions[0], **change}]}]}

    for document, told in [
        ([], "must be an object"),
        ({**good, "stepz": []}, "unknown stepz"),
        ({key: value for key, value in good.items() if key != "script"}, "without script"),
        (broken({"read": "otrs://ticket/1"}), "one of call, read, complete, prompt, shell"),
        (broken({"expect": []}), "nothing is expected"),
        (broken({"show": True}), "show is"),
        (broken({"expect": [{"at": "/user", "is": "sven"}]}), "without that"),
        (broken({"expect": [{"that": "both", "is": 1, "has": 2}]}), "held to one of"),
    ]:
        with pytest.raises(BadScenario, match=told):
            parse_scenario("otrs", document)


def test_a_desk_without_a_demo(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main(["nowhere"]) == 2
    told = capsys.readouterr().err
    assert "no demo of nowhere" in told
    assert all(path.stem in told for path in SCENARIOS)

    assert demo.main(["triage", "--http"]) == 2
    told = capsys.readouterr().err
    assert "no HTTP=1 demo of triage; there is one of otrs, tiflux" in told


def test_a_hosted_desk_and_what_every_client_needs(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.main(["tiflux", "--http"]) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    for client in CLIENTS:
        for form in ("--http http://127.0.0.1:", "--docker"):
            assert f"$ deskwright register tiflux --client {client} {form}" in told
    for said in ('"x-tiflux-api-key": "${TIFLUX_API_KEY}"', "ok the tickets are those of", "it ended with 0"):
        assert said in told


def test_the_first_expectation_that_does_not_hold_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = _otrs()
    changed["steps"] = changed["steps"][:1]
    changed["steps"][0]["do"][0]["expect"][0]["is"] = "somebody else"
    path = tmp_path / "otrs.yaml"
    path.write_text(yaml.safe_dump(changed), "utf-8")
    monkeypatch.setattr(demo, "scenario_of", lambda desk: path)
    assert demo.main(["otrs"]) == 1
    told = capsys.readouterr().out
    assert "The demo failed at step 4 of 5: Log in" in told
    assert "expected: it says for whom" in told
    assert "came: sven" in told

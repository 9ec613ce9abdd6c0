"""Every route of the catalogue through `tickiti_call` on the sandbox: it answers the right token and refuses the wrong.

The arguments are those of the sweep's scenario, so that what is walked there over HTTP is walked here as an
assistant would; a route without a stated exception has to succeed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import anyio
import jsonschema
import pytest
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.sandboxes import Sandbox, load_sandbox
from deskwright.scenario import read_scenario
from deskwright.serving import Application
from deskwright.sweep import walk
from helpdesks._client.errors import ApiError

from .desks import Talk, catalogue_of, error, served, talk, text

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_of("tickiti")
ROUTES = sorted(CATALOGUE.operations)
DOCUMENT = json.loads((ROOT / "generated/helpdesks/tickiti/openapi.json").read_text("utf-8"))
#: The routes that answer the full token with a refusal, and which; every other route has to succeed.
REFUSE_EVERYBODY = dict.fromkeys(
    [f"administration.diagnostics.{action}" for action in ("fetch", "index", "update", "upload")],
    (403, "diagnostics_disabled"),
)
#: Those that no ability guards. The first two take no credential at all.
PUBLIC = {"faqs", "idempotency_key.create"}
NO_ABILITY = PUBLIC | {"token.show"}
#: Everything any gate asks for, and a word of each kind that no gate asks for, so that a kind is never unknown.
DECLARED = (
    *sorted({word for o in CATALOGUE.operations.values() for key in ("any_of", "all_of") for word in o.ability[key]}),
    "role:superuser",
    "flag:sysadmin",
    "flag:other",
    "plan:other",
    *sorted({f"plan:{plan}" for o in CATALOGUE.operations.values() for plan in o.ability["plans"]}),
)
#: What no scenario walks with success: an alarm for the intervention of the seed.
ALARM = {"intervention": "server-alarm", "uid": "alarm-1", "data": {"host": "db-1"}}


@dataclass
class Walked:
    """What was called for each route, and what came of it."""

    payloads: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    answers: list[tuple[str, Any]] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)


def payload_of(operation: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of an operation's own tool for the values of a request."""
    body = values.get("body")
    if CATALOGUE.operations[operation].schema == "none":
        return {**values.get("path", {}), **({} if body is None else {"payload": body})}
    return {**values.get("path", {}), **values.get("query", {}), **(body or {})}


class Caller:
    """Stands where the sweep has its HTTP client, and calls the tool instead."""

    def __init__(self, application: Application, walked: Walked) -> None:
        self.application, self.walked = application, walked

    async def send(self, wire: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
        name = str(wire["id"])
        payload = payload_of(name, values)
        answer = await self.application.call("tickiti_call", arguments(name, payload))
        problem = error(answer) if answer.is_error else None
        if name not in self.walked.errors or self.walked.errors[name] is not None:
            self.walked.payloads[name], self.walked.errors[name] = payload, problem
        if problem is not None:
            raise ApiError(text(answer), status=problem.get("status") or 0, method="POST", path=wire["path"])
        assert answer.structured is not None
        body = answer.structured["result"] if set(answer.structured) == {"result"} else answer.structured
        self.walked.answers.append((name, body))
        return SimpleNamespace(json=lambda: body, status_code=200)


def arguments(operation: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    found = CATALOGUE.operations[operation]
    return {"family": found.family, "action": found.action, "payload": dict(payload)}


@pytest.fixture(scope="module")
def walked() -> Walked:
    """The whole scenario, once, with the token that may do everything."""
    done = Walked()
    desk, _ = served(CATALOGUE, "full")
    application = Application([desk], Selection(), Limits(max_result=10_000_000))
    scenario = read_scenario(ROOT / "specs/tickiti/sweep.yaml", CATALOGUE.operations)
    values = {name: value.resolve({}, in_sandbox=True) for name, value in scenario.values.items()}

    async def run() -> None:
        caller = Caller(application, done)
        try:
            outcome = await walk(CATALOGUE, scenario, caller, {"run": "tool", **values})
            await caller.send(CATALOGUE.operations["interventions.accept"].wire, {"body": ALARM})
        finally:
            await application.aclose()
        for name, item in outcome.operations().items():
            done.outcomes[name] = f"{item.result}: {item.detail}"

    anyio.run(run)
    return done


@dataclass
class Doors:
    """Servers with tokens that are wrong in one way each; a refusal changes nothing, so they are shared."""

    sandbox: Sandbox
    open: dict[tuple[str, tuple[str, ...]], Talk] = field(default_factory=dict)

    def talk(self, credential: str, abilities: tuple[str, ...] = ()) -> Talk:
        key = (credential, abilities)
        if key not in self.open:
            self.open[key] = talk(CATALOGUE, credential, sandbox=self.sandbox, abilities=abilities)
        return self.open[key]


@pytest.fixture(scope="module")
def doors() -> Iterator[Doors]:
    made = Doors(load_sandbox("tickiti"))
    yield made
    for one in made.open.values():
        one.close()


def test_there_are_155_and_nothing_is_excused_without_a_name() -> None:
    assert len(ROUTES) == 155
    assert set(REFUSE_EVERYBODY) | NO_ABILITY <= set(ROUTES)
    unguarded = {n for n, o in CATALOGUE.operations.items() if not (o.ability["any_of"] or o.ability["all_of"])}
    assert unguarded == NO_ABILITY
    assert {name for name, o in CATALOGUE.operations.items() if not o.wire["security"]} == PUBLIC


@pytest.mark.parametrize("operation", ROUTES)
def test_it_answers_the_right_token(walked: Walked, operation: str) -> None:
    problem = walked.errors[operation]
    if operation in REFUSE_EVERYBODY:
        assert problem is not None
        assert (problem["status"], problem["code"]) == REFUSE_EVERYBODY[operation]
    else:
        assert problem is None, problem
    assert not walked.outcomes[operation].startswith("fail"), walked.outcomes[operation]


@pytest.mark.parametrize("operation", ROUTES)
def test_it_refuses_the_wrong_token_with_the_reason(walked: Walked, doors: Doors, operation: str) -> None:
    """Before anything is sent where the abilities are declared; by the desk's own 403 where they are not known."""
    ability = CATALOGUE.operations[operation].ability
    call = arguments(operation, walked.payloads[operation])
    for gate, lacking, instead in _gates(ability):
        declared = (*(word for word in DECLARED if word not in lacking), *instead)
        told = doors.talk("full", declared).quietly_refused("tickiti_call", **call)
        assert told.startswith(f"refused: tickiti_call {operation}"), told
        assert "nothing was sent" in told
        assert f"the credential lacks {gate}" in told, told

    stranger = doors.talk("none")
    if operation in NO_ABILITY:
        # No ability guards it: a token without any is answered, and declared abilities keep nobody out.
        assert not _gates(ability)
        assert stranger.must("tickiti_call", **call) is not None
        assert doors.talk("none", ("nothing:read",)).must("tickiti_call", **call) is not None
        return
    before = len(stranger.sent)
    answer = stranger.call("tickiti_call", **call)
    assert len(stranger.sent) == before + 1
    assert (error(answer)["status"], stranger.sent[-1].status) == (403, 403)
    assert list(described(operation, 403).iter_errors(json.loads(stranger.sent[-1].answer))) == []
    told = text(answer)
    assert told.startswith(f"failed: tickiti_call {operation} (")
    assert 'the desk answered 403 and said: "Invalid ability provided.' in told
    for word in (*ability["any_of"], *ability["all_of"]):
        assert word in told.splitlines()[2]
    if ability["role"]:
        assert f"role {ability['role']}" in told.splitlines()[2]


def test_without_an_ability_the_desk_still_wants_to_know_who_it_is(doors: Doors) -> None:
    """token.show needs no ability but a token; the two public routes need not even that."""
    unknown = talk(CATALOGUE, "none", variables={"TICKITI_API_TOKEN": "9|unknown"})
    try:
        told = unknown.refused("tickiti_call", **arguments("token.show", {}))
        assert "401" in told
        assert "TICKITI_API_TOKEN" in told
        assert "9|unknown" not in told
        for operation in sorted(PUBLIC):
            unknown.must("tickiti_call", **arguments(operation, {}))
            assert "authorization" not in unknown.sent[-1].headers
    finally:
        unknown.close()
    mine = doors.talk("none").must("tickiti_call", **arguments("token.show", {}))
    assert mine["data"]["abilities"] == []


def described(operation: str, status: int) -> jsonschema.Draft202012Validator:
    """The schema the document gives an answer of this status."""
    item = DOCUMENT["paths"][CATALOGUE.operations[operation].path]
    found = next(one for one in item.values() if isinstance(one, dict) and one.get("operationId") == operation)
    schema = found["responses"][str(status)]["content"]["application/json"]["schema"]
    return jsonschema.Draft202012Validator({**schema, "components": DOCUMENT["components"]})


def test_what_the_tool_gives_fits_the_described_answer(walked: Walked) -> None:
    faults = [
        f"{name}: {problem.message}"
        for name, body in walked.answers
        for problem in described(name, 200).iter_errors(body)
    ]
    assert faults == []
    assert {name for name, _ in walked.answers} == set(ROUTES) - set(REFUSE_EVERYBODY)


def _gates(ability: Mapping[str, Any]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each gate as (how a refusal names it, the declared words to take away, those to put in their place)."""
    gates: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    if ability["any_of"]:
        gates.append((" or ".join(ability["any_of"]), tuple(ability["any_of"]), ()))
    gates += [(word, (word,), ()) for word in ability["all_of"]]
    lower = CATALOGUE.roles[: CATALOGUE.roles.index(ability["role"])] if ability["role"] else ()
    if lower:
        gates.append((f"role {ability['role']}", ("role:superuser",), (f"role:{lower[-1]}",)))
    gates += [(f"flag {flag}", (f"flag:{flag}",), ()) for flag in ability["flags"]]
    gates += [(f"plan {plan}", (f"plan:{plan}",), ()) for plan in ability["plans"]]
    return gates

"""The shipped desks over HTTP: every scenario of the suite that needs nothing of its own there passes on each.

Two things that the suite asks for have no helpdesk's names, and a desk says so: a prompt and a watched resource. The
prompts are given to one desk here; the rest is the fixture's.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from deskwright_codegen.generate import generate_desk
from deskwright_codegen.workspace import Workspace, write_shared, write_tree

from tests.conformance.served import ALL, DESKS, environment_of, served_desk
from tests.conformance.suite import Check, run_suite

REPOSITORY = Path(__file__).parents[2]
MODERN = {
    "caching", "completion-complete", "dns-rebinding-protection", "http-header-validation",
    "input-required-result-ignore-extra-params", "input-required-result-missing-input-response",
    "input-required-result-unsupported-methods", "input-required-result-validate-input", "prompts-list",
    "resources-list", "sep-2164-resource-not-found", "server-sse-multiple-streams", "server-stateless", "tools-list",
}  # fmt: skip
LEGACY = {
    "completion-complete", "dns-rebinding-protection", "ping", "prompts-list", "resources-list", "server-initialize",
    "server-session-lifecycle", "server-sse-multiple-streams", "server-sse-polling", "tools-list",
}  # fmt: skip
#: What cannot be looked at without tools of the suite's own; the fixture has them.
UNTESTABLE = re.compile(
    "^Not testable|no tool test_|^Mutated the (tool|prompt) list but|^Server returned JSON-RPC error instead of re-req"
)
#: A desk has no resource that can be listed before its address is known.
NOTHING_LISTED = "resources/read was not exercised"
#: A stream that is taken up again later is not offered, and not scored.
NOT_OFFERED = {"server-sse-priming-event", "server-sse-retry-field"}
GIVEN = """
  - name: test_simple_prompt
    title: Simple
    description: A prompt without arguments.
    text: This is a simple prompt for testing.
  - name: test_prompt_with_arguments
    title: With arguments
    description: A prompt with two arguments.
    arguments:
      - name: arg1
        description: The first.
        required: true
      - name: arg2
        description: The second.
        required: true
    text: "Prompt with arguments: {arg1}, {arg2}"
"""


def wrong(found: dict[str, list[Check]], wanted: set[str]) -> list[str]:
    checks = [check for scenario in sorted(wanted) for check in found[scenario]]
    return [
        str(check)
        for check in checks
        if check.status not in ("SUCCESS", "INFO")
        and not UNTESTABLE.search(check.message)
        and not check.message.startswith(NOTHING_LISTED)
        and check.name not in NOT_OFFERED
    ]


def succeeded(found: dict[str, list[Check]], scenario: str) -> int:
    return sum(check.status == "SUCCESS" for check in found[scenario])


@pytest.mark.parametrize("desk", DESKS)
def test_what_needs_no_fixture(desk: str, tmp_path: Path) -> None:
    with environment_of(desk, tmp_path) as environ:
        with served_desk(desk, environ) as url:
            alone = run_suite("conformance-2026", url, "--requirements", "2026-07-28")
        with served_desk(desk, environ, "--sessions") as url:
            modern = run_suite("conformance-2026", url, "--requirements", "2026-07-28") if ALL else alone
            legacy = run_suite("conformance-2026", url, "--requirements", "2025-11-25")
    for found in (alone, modern):
        assert wrong(found, MODERN) == []
        assert succeeded(found, "server-stateless") >= 24
        assert succeeded(found, "http-header-validation") == 14
        assert succeeded(found, "caching") >= 7
    assert wrong(legacy, LEGACY) == []
    assert succeeded(legacy, "server-session-lifecycle") == 3
    # the suite's own names are no desk's: it says so, and in its own words
    for scenario in ("prompts-get-simple", "prompts-get-with-args"):
        assert "refused: no prompt test_" in legacy[scenario][0].message
    for scenario in ("resources-subscribe", "resources-unsubscribe"):
        assert "refused: no resource test://watched-resource" in legacy[scenario][0].message


def test_prompts_of_a_desk_that_has_them(tmp_path: Path) -> None:
    desk = "triage"
    folder = tmp_path / "specs" / desk
    shutil.copytree(REPOSITORY / "specs" / desk, folder)
    prompts = folder / "prompts.yaml"
    prompts.write_text(prompts.read_text("utf-8").rstrip("\n") + GIVEN, "utf-8")
    workspace = Workspace(tmp_path, tmp_path / "generated")
    made = generate_desk(workspace.read(desk), lambda stage: None)
    assert not made.failed, [finding.render() for finding in made.findings]
    workspace.package.mkdir(parents=True)
    write_shared(workspace)
    write_tree(workspace.package / desk, made.files)
    with environment_of(desk, tmp_path) as environ:
        environ["PYTHONPATH"] = str(workspace.output)
        with served_desk(desk, environ, "--sessions") as url:
            for revision in ("2026-07-28", "2025-11-25")[: 2 if ALL else 1]:
                found = run_suite("conformance-2026", url, "--requirements", revision)
                assert wrong(found, {"prompts-get-simple", "prompts-get-with-args"}) == []
                assert succeeded(found, "prompts-get-with-args")

"""Our own bugs: a stage that breaks at one operation costs that operation; nothing is lost without a word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen import build_api, normalise, project_tools
from deskwright_codegen.finding import Level
from deskwright_codegen.generate import read_api

from .reading import desk_input, listed, read
from .test_constructs import body, document

sys.path.insert(0, str(Path(__file__).parent.parent / "fixtures"))
from big_document import big_document


def three() -> dict[str, Any]:
    return document(paths={path: {"post": {**body({}), "operationId": path[1:]}} for path in ("/a", "/b", "/c")})


def breaking(whole: Any, what: str) -> Any:
    """A function that raises where one of its arguments says `what`."""

    def broken(*arguments: Any, **named: Any) -> Any:
        if what in repr([argument for argument in arguments if not isinstance(argument, list)][-6:]):
            raise LookupError("a bug of ours")
        return whole(*arguments, **named)

    return broken


@pytest.mark.parametrize(
    ("module", "function"), [(build_api, "_operation"), (project_tools, "_describe"), (normalise, "_even_content")]
)
def test_a_bug_costs_one_operation(module: Any, function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """GEN120 names the operation and the kind of exception; strict reading refuses, lenient reading goes on."""
    monkeypatch.setattr(module, function, breaking(getattr(module, function), "~1b/post"))
    made = read(three())
    assert made.api is not None
    assert [op.route for op in made.api.operations] == ["POST /a", "POST /c"]
    assert made.left_out == ("POST /b",)
    assert not made.failed
    (found,) = [found for found in made.findings if found.code == "GEN120"]
    assert (found.level, found.operations) == (Level.ERROR, ("POST /b",))
    assert found.where == "specs/odd/openapi.json#/paths/~1b/post"
    assert found.what.startswith("LookupError in ")
    assert len(listed(made)) == 2
    strict = read_api(desk_input(three()))[0]
    assert strict.failed
    assert "GEN120" in {found.code for found in strict.findings}


def test_a_bug_in_a_schema_costs_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    from deskwright_codegen.mend_schemas import SchemaMender

    monkeypatch.setattr(SchemaMender, "_bounds", breaking(SchemaMender._bounds, "poison"))
    schemas = {"A": {"type": "object", "description": "poison"}, "B": {"type": "string"}}
    made = read(
        document(body({"properties": {name: {"$ref": f"#/components/schemas/{name}"} for name in "AB"}}), schemas)
    )
    assert not made.failed
    assert made.left_out == ()
    (found,) = [found for found in made.findings if found.code == "GEN120"]
    assert found.level is Level.WARNING
    assert found.where.endswith("#/components/schemas/A")


def test_a_bug_of_the_whole_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_api, "read_connection", breaking(build_api.read_connection, "/a"))
    made = read(three())
    assert made.failed
    assert made.api is None
    assert [(found.code, found.where) for found in made.findings] == [("GEN120", "specs/odd/#")]


def test_an_operation_that_vanishes_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """GEN121: neither a tool nor told before; the sum is always that of the document."""

    def forgetful(work: Any) -> None:
        del work.document["paths"]["/b"]

    monkeypatch.setattr(normalise, "PASSES", (*normalise.PASSES, forgetful))
    made = read(three())
    assert made.left_out == ("POST /b",)
    assert [(found.code, found.operations) for found in made.findings] == [("GEN121", ("POST /b",))]
    assert not made.failed
    strict = read_api(desk_input(three()))[0]
    assert strict.failed


def test_one_poisoned_operation_among_3000(monkeypatch: pytest.MonkeyPatch) -> None:
    """The culprit is known at once: what was read is read twice at most."""
    passes = []
    monkeypatch.setattr(project_tools, "_describe", breaking(project_tools._describe, "'POST'"))
    whole = build_api.build_api

    def counting(*arguments: Any) -> Any:
        passes.append(1)
        return whole(*arguments)

    monkeypatch.setattr("deskwright_codegen.generate.build_api", counting)
    source = big_document(600)
    made = read(source)
    assert made.api is not None
    posts = sum("post" in item for item in source["paths"].values())
    assert len(made.left_out) == posts > 50
    assert "POST" not in {op.method for op in made.api.operations}
    assert len(made.api.operations) + posts == 600
    assert len(passes) == 2

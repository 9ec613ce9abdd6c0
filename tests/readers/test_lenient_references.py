"""A reference that cannot be followed costs the operations that need it, and nothing else."""

from __future__ import annotations

from pathlib import Path

from deskwright_codegen.finding import Level
from deskwright_codegen.gather import read_document_folder
from deskwright_codegen.generate import read_api

HERE = Path(__file__).parent
SETTINGS = {"helpdesk.toml": 'title = "Case"\nbase_url = {env = "CASE_URL"}\n'}


def test_bad_references() -> None:
    """Each finding names the operations that fall with it: by its place, or because the place is shared."""
    gathered = read_document_folder(HERE / "openapi-bad-references" / "openapi.yaml")
    made, _ = read_api(gathered.source("case", "specs/case", SETTINGS), lenient=True)
    assert not made.failed
    assert made.api is not None
    assert [op.id for op in made.api.operations] == ["good"]
    assert sorted(made.left_out) == ["GET /kinds", "GET /one", "GET /own", "GET /three", "POST /three", "POST /two"]
    costs = {
        found.where.partition("#")[2]: found.operations
        for found in made.findings
        if found.level is Level.ERROR and found.code in {"GEN004", "GEN115"}
    }
    assert costs["/paths/~1three/parameters/0"] == ("GET /three", "POST /three")
    assert costs["/components/schemas/Bad/properties/x/$ref"] == ("GET /one",)
    assert costs["/components/requestBodies/B/content/application~1json/schema/$ref"] == ("POST /two",)
    assert costs["/components/schemas/A"] == ("GET /kinds",)
    assert costs["/Kinds/properties/a/$ref"] == ("GET /kinds",)
    assert costs["/paths/~1gone"] == ()


def test_a_bad_reference_that_nobody_needs() -> None:
    """It is told, and stops nothing, not even where every error does."""
    document = (
        "openapi: 3.1.0\ninfo: {title: Desk, version: '1'}\npaths: {/t: {get: {operationId: t, responses: {}}}}\n"
        "components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B'}}}, B: {$ref: gone.yaml}}}\n"
    )
    from deskwright_codegen.load import DeskInput

    made, _ = read_api(DeskInput("case", "specs/case", {"openapi.yaml": document, **SETTINGS}))
    assert [(found.code, found.level) for found in made.findings] == [("GEN004", Level.WARNING)]
    assert made.api is not None

"""The judge judges: a request that does not fit its document is told, and so is a document without a value for it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openapi_core import OpenAPI

from tests.documents.checked import _fault, check
from tests.documents.values import Unfit, Values
from tests.wire.rig import Received

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Judged", "version": "1"},
    "servers": [{"url": "https://desk.example/api"}],
    "paths": {
        "/t/{id}": {
            "put": {
                "operationId": "put_t",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"type": "object", "required": ["a"]}}},
                },
                "responses": {"200": {"description": "ok"}},
            }
        }
    },
}
GOOD = Received(b"", "PUT", "/api/t/7", [("Content-Type", "application/json")], b'{"a":1}')


@pytest.mark.parametrize(
    ("sent", "word"),
    [
        (GOOD, ""),
        (replace(GOOD, target="/api/t/x"), "ParameterValidationError"),
        (replace(GOOD, target="/t/7"), "NotFound"),
        (replace(GOOD, target="/api/t/7/8"), "NotFound"),
        (replace(GOOD, method="POST"), "NotFound"),
        (replace(GOOD, content=b"{}"), "InvalidRequestBody"),
        (replace(GOOD, headers=[("Content-Type", "text/plain")]), "MediaTypeNotFound"),
        (replace(GOOD, content=b""), "RequestBody"),
    ],
)
def test_the_judge_tells(sent: Received, word: str) -> None:
    told = _fault(OpenAPI.from_dict(DOCUMENT), sent, ["https://desk.example"])
    assert (word in told) if word else told == ""


def test_a_document_is_checked_whole(tmp_path: Path) -> None:
    (tmp_path / "judged.json").write_text(json.dumps(DOCUMENT), "utf-8")
    found = check(tmp_path / "judged.json")
    assert (found.operations, found.listed, found.sent, found.valid, found.faults) == (1, 1, 2, 2, [])


def test_a_schema_that_nothing_fits_is_told() -> None:
    with pytest.raises(Unfit):
        Values(
            {"type": "object", "properties": {"a": {"not": {}}}, "required": ["a"]}, full=False, seed="x"
        ).arguments()

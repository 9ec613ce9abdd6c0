"""Values that would lead a path elsewhere, in every form that a path parameter has."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from deskwright import cli

OK = {"200": {"description": "fine"}}
OBJECT = {"type": "object", "additionalProperties": {"type": "string"}}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string"}, "..;"),
        ({"type": "string"}, "..;a=b"),
        ({"type": "string"}, ".;"),
        ({"type": "string"}, "%2e%2e%3b"),
        (OBJECT, {"a": "x/../../other"}),
        (OBJECT, {"x/../../other": "a"}),
        (OBJECT, {"a": "%2e%2e%2fother"}),
        (OBJECT, {"a": "\\other"}),
        ({"type": "array", "items": {"type": "string"}}, ["a", "x/../../other"]),
    ],
)
@pytest.mark.parametrize("explode", [False, True])
def test_it_is_refused(
    document: Callable[..., str], monkeypatch: pytest.MonkeyPatch, schema: Any, value: Any, explode: bool
) -> None:
    parameter = {"name": "c", "in": "path", "required": True, "schema": schema, "explode": explode}
    made = document({"/t/{c}": {"get": {"operationId": "look", "parameters": [parameter], "responses": OK}}})
    applications: list[Any] = []
    monkeypatch.setattr(cli, "serve_application", lambda application: applications.append(application) or 0)
    assert cli.main(["try", made]) == 0
    (application,) = applications

    async def call() -> Any:
        try:
            return await application.call("look", {"c": value})
        finally:
            await application.aclose()

    answer = asyncio.run(call())
    assert answer.is_error
    assert answer.structured["error"]["code"] == "invalid_arguments"
    assert "leads elsewhere; nothing was sent" in json.dumps(answer.content)

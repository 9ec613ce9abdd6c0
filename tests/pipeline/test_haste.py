"""What makes generating quick changes nothing: the same JSON, the same names, the same SDK, the same text."""

from __future__ import annotations

import ast
import gc
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen import haste
from deskwright_codegen.emit_arguments import emit_arguments
from deskwright_codegen.generate import generate_desk
from deskwright_codegen.haste import Beside, no_collecting
from deskwright_codegen.load import DeskInput
from deskwright_codegen.python_text import _names_in
from deskwright_codegen.text import to_json
from openapi_python_client.parser import openapi

from tests.fixtures.big_document import big_document, big_files

ODD: list[Any] = [
    {}, [], {"b": {}, "a": []}, None, True, 0, -1, 1.5, 1e300, 10**40, "é\u2028\"\\\n\x00", {"a": (1, [2, {}])},
    {1: "a", 2: {"b": [None]}}, {"x": {True: 1}}, [[], [[]], [{}]], {"z": 1, "a": {"z": [1, "2", False, None, 2.0]}},
]  # fmt: skip


@pytest.mark.parametrize("value", [*ODD, big_document(40)], ids=range(len(ODD) + 1))
def test_readable_json_is_what_the_library_prints(value: Any) -> None:
    assert to_json(value) == json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        to_json({"a": [float("nan")]})
    with pytest.raises(TypeError):
        to_json({"a": {1, 2}})


def test_every_name_is_found() -> None:
    """Over all our own sources: nothing that ast.walk finds is missed."""
    seen = 0
    for path in Path(haste.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert _names_in(tree) == names
        seen += len(names)
    assert seen > 1_000


def test_endpoints_need_not_be_copied_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = DeskInput("big", "specs/big", big_files(60))
    quick = generate_desk(source).files
    monkeypatch.setattr(haste, "_shallow", deepcopy)
    assert generate_desk(source).files == quick
    assert openapi.deepcopy is deepcopy  # type: ignore[attr-defined]


SCHEMAS = [{"name": "show_it", "inputSchema": {"type": "object", "properties": {"id": {"type": "string"}}}}]


@pytest.mark.parametrize("pays", [True, False])
def test_an_interpreter_beside_gives_the_same(pays: bool) -> None:
    with Beside("emit_arguments", "emit_arguments", ("desk", SCHEMAS), pays=pays) as beside:
        assert (beside._process is not None) is pays
        assert beside.result() == emit_arguments("desk", SCHEMAS)
    assert beside._process is None


def test_what_fails_beside_is_raised_here() -> None:
    with (
        pytest.raises(KeyError, match="inputSchema"),
        Beside("emit_arguments", "emit_arguments", ("desk", [{"name": "x"}]), pays=True) as beside,
    ):
        beside.result()


def test_nobody_is_left_behind() -> None:
    with Beside("emit_arguments", "emit_arguments", ("desk", SCHEMAS), pays=True) as beside:
        process = beside._process
    assert process is not None
    assert process.returncode is not None


def test_collecting_goes_on_afterwards() -> None:
    gc.enable()  # a command that was run in this process may have switched it off
    with no_collecting():
        assert not gc.isenabled()
        with no_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()

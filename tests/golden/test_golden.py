"""Golden trees: everything a small desk becomes, byte for byte; missing and extra files both fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from deskwright_codegen.finding import Level
from deskwright_codegen.gates import broken_modules, lost_operations, unimportable_modules, untyped_facade
from deskwright_codegen.generate import generate_desk, method_of
from deskwright_codegen.load import DeskInput
from deskwright_codegen.sdk_document import namespace_of
from deskwright_codegen.workspace import differing, read_tree, staged, write_tree

HERE = Path(__file__).parent
APIS = sorted(path.name for path in HERE.iterdir() if (path / "specs").is_dir())


@pytest.mark.parametrize("api", APIS)
def test_golden_tree(api: str, tmp_path: Path) -> None:
    """The whole output; it compiles, imports and passes mypy --strict."""
    folder = HERE / api
    source = DeskInput(api, f"specs/{api}", read_tree(folder / "specs"))
    made = generate_desk(source)
    assert [finding.render() for finding in made.findings if finding.level is not Level.NOTE] == []
    files = made.files | made.locks
    if os.environ.get("GOLDEN"):
        write_tree(folder / "expected", files)
    assert differing(read_tree(folder / "expected"), files) == [], "accept with: make golden"
    assert made.api is not None
    assert lost_operations(made) + broken_modules(api, made.files) == []
    with staged(api, made.files) as root:
        assert unimportable_modules(api, root) == []
        calls = [(namespace_of(op.family), method_of(op.action)) for op in made.api.operations]
        assert untyped_facade(api, made.api.class_name, calls, root, tmp_path) == []

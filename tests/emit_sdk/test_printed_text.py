"""What is printed: the same bytes everywhere, inert, compilable, nothing lost in silence."""

from __future__ import annotations

import ast
import copy
from pathlib import Path

import pytest
import small_desk as desk
from deskwright_codegen.emit_sdk import SdkOperation, SdkWarning, emit_sdk
from deskwright_codegen.python_text import docstring


def test_two_interpreters_print_the_same_bytes(tmp_path: Path) -> None:
    runs = [desk.run(tmp_path, "-c", desk.tree_digest_script(), seed=seed) for seed in ("1", "4711")]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].returncode == 0, runs[0].stderr


def test_every_file_opens_with_the_header_and_compiles(tree: Path) -> None:
    files = sorted((tree / "helpdesks" / "tickiti").rglob("*.py"))
    assert len(files) > 30
    for path in files:
        text = path.read_text("utf-8")
        assert text.startswith("# Generated from specs/tickiti. Do not edit: make regen\n"), path
        assert text == text.rstrip("\n") + "\n", path
        assert "\r" not in text
        assert "/tmp/" not in text.replace("touch /tmp/owned", "")
        compile(text, str(path), "exec")


def test_words_of_the_document_are_never_code(tree: Path) -> None:
    for path in sorted((tree / "helpdesks" / "tickiti").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.Name) and node.id in {"__import__", "eval", "exec"}), path


@pytest.mark.parametrize(
    "text", [desk.NASTY, '"', '"""', "\\", 'a"', '""""', '\\\\"', "x\ny\\", "\x00\u2028\ud800", ""]
)
def test_a_docstring_is_one_string(text: str) -> None:
    source = f"def f():\n    {docstring(text, 4)}\n    return 1\n"
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 2


def test_python_names_are_read_back() -> None:
    bindings = desk.printed().bindings
    assert bindings["tickets.show"].arguments == {"path.ticket-id": "ticket_id"}
    assert bindings["tickets.create"].arguments["body#/from"] == "from_"
    assert bindings["tickets.renumber"].arguments == {"path.id": "id", "body": "body"}
    assert bindings["notes.put"].method == "import_"
    assert bindings["files.upload"].module == "sdk.api.files.files_upload"
    assert bindings["tickets.list"].arguments["query.where"] == "where"


def _told(change: object, operations: dict[str, SdkOperation] | None = None) -> tuple[SdkWarning, ...]:
    return emit_sdk("tickiti", change, operations or desk.operations()).warnings  # type: ignore[arg-type]


def test_an_operation_that_is_dropped_is_told() -> None:
    document = desk.document()
    document["paths"]["/tickets/{ticket-id}"]["get"]["parameters"] = []
    told = _told(document)
    assert ("GET /tickets/{ticket-id}", "operation") in {(one.where, one.kind) for one in told}


def test_a_schema_that_is_dropped_is_told_without_object_addresses() -> None:
    document = desk.document()
    document["components"]["schemas"]["Reactions"] = {
        "type": "object",
        "properties": {"+1": {"type": "integer"}, "-1": {"type": "integer"}},
    }
    told = _told(document)
    assert [(one.where, one.kind) for one in told] == [("Reactions", "schema")]
    assert "0x" not in str(told)


def test_two_operations_for_one_module_are_told() -> None:
    document = desk.document()
    document["paths"]["/tickets/{id}"]["delete"]["operationId"] = "tickets.show"
    assert any("same module" in one.detail for one in _told(document))


def test_an_operation_nobody_asked_for_is_told() -> None:
    operations = desk.operations()
    del operations["close.bulk"]
    assert [(one.where, one.kind) for one in _told(desk.document(), operations)] == [("POST /bulk", "operation")]


def test_the_document_is_left_alone() -> None:
    document = desk.document()
    before = copy.deepcopy(document)
    emit_sdk("tickiti", document, desk.operations())
    assert document == before


def test_printing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    desk.printed()
    assert capsys.readouterr() == ("", "")


def test_one_endpoint_loads_no_model_and_the_facade_no_namespace(tree: Path) -> None:
    code = """
import sys, helpdesks.tickiti
assert not [name for name in sys.modules if ".sdk" in name], sys.modules
import helpdesks.tickiti.sdk.api.tickets.tickets_create
assert not [name for name in sys.modules if ".models." in name and "tickiti" in name]
from helpdesks.tickiti.sdk.models import Ticket
assert not [name for name in sys.modules if name.endswith("models.page")]
import helpdesks.tickiti.sdk.models as models
assert "Ticket" in dir(models)
"""
    result = desk.run(tree, "-c", code)
    assert result.returncode == 0, result.stderr

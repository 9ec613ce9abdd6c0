"""Finding texts: a folder per code holds the inputs that raise it and the exact text a person reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from deskwright_codegen.finding import CODES, sort_findings
from deskwright_codegen.gates import broken_modules, lost_operations
from deskwright_codegen.generate import generate_desk, read_api
from deskwright_codegen.load import DeskInput

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
#: Codes that only a bug of ours or a broken gate can raise: shown by the tests below, not by inputs.
OURS = {"GEN061", "GEN062", "GEN063", "GEN064", "GEN065", "GEN120", "GEN121"}


def case_input(name: str) -> DeskInput:
    """The inputs of a case."""
    folder = HERE / name
    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "stderr.txt"
    }
    return DeskInput("case", "specs/case", files)


@pytest.mark.parametrize("case", CASES)
def test_finding_text(case: str, golden: Callable[[Path, str], None]) -> None:
    """Every finding of the case, exactly; the code that names the folder is among them."""
    whole = case.startswith(("GEN060", "GEN132"))
    made = generate_desk(case_input(case)) if whole else read_api(case_input(case))[0]
    text = "".join(finding.render() + "\n" for finding in sort_findings(made.findings))
    assert f": {case.split('-')[0]} " in text
    golden(HERE / case / "stderr.txt", text)


def test_every_code_has_a_case() -> None:
    """A code without a case could say anything."""
    assert set(CODES) == {case.split("-")[0] for case in CASES} | OURS


def test_every_code_is_used() -> None:
    """A code that nothing raises is a promise nobody keeps."""
    sources = (HERE.parent.parent / "codegen" / "deskwright_codegen").glob("*.py")
    text = "".join(path.read_text("utf-8") for path in sources if path.name != "finding.py")
    assert set(re.findall(r"GEN\d{3}", text)) == set(CODES)


def test_a_finding_needs_a_known_code() -> None:
    """A typo in a code is our bug, and loud."""
    from deskwright_codegen.finding import Finding

    with pytest.raises(ValueError, match="GEN999"):
        Finding("GEN999", "x", "y", "z")


def test_lost_operation_is_an_error() -> None:
    """GEN063: a catalogue without an operation's tool is refused, and so is an operation lost before the IR."""
    made = generate_desk(case_input("GEN051"))
    assert lost_operations(made) == []
    made.files["catalog.json"] = made.files["catalog.json"].replace('"kind":"operation"', '"kind":"named"', 1)
    assert [finding.code for finding in lost_operations(made)] == ["GEN063"]
    made = generate_desk(case_input("GEN051"))
    assert made.document is not None
    made.document["paths"]["/new"] = {"get": {"operationId": "new"}}
    assert [finding.code for finding in lost_operations(made)] == ["GEN063"]


def test_a_module_that_does_not_compile_is_an_error() -> None:
    """GEN064 names the file."""
    (finding,) = broken_modules("generated/helpdesks/case", {"a.py": "def", "b.py": "x = 1\n"})
    assert (finding.code, finding.where) == ("GEN064", "generated/helpdesks/case/a.py")

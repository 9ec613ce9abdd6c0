"""Reader cases: a folder holds the inputs, the document the reader must make of them, and the findings it must tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deskwright_codegen.finding import sort_findings
from deskwright_codegen.load import DeskInput
from deskwright_codegen.normalise import normalise
from deskwright_codegen.overlay import apply_overlay
from deskwright_codegen.read import read_desk
from deskwright_codegen.settings import read_settings
from deskwright_codegen.text import to_json

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
_EXPECTED = {"expected.json", "normalised.json", "findings.txt"}


def case_input(folder: Path) -> DeskInput:
    """The files of a case's folder, but for the expected ones."""
    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8-sig")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _EXPECTED
    }
    files.setdefault("helpdesk.toml", 'title = "Case"\nbase_url = {env = "CASE_URL"}\n')
    return DeskInput("case", "specs/case", files)


@pytest.mark.parametrize("case", CASES)
def test_reader(case: str, golden: Callable[[Path, str], None]) -> None:
    """What the reader makes of the inputs, then what overlay and normaliser make of that."""
    source = case_input(HERE / case)
    settings, findings = read_settings(source)
    reading = read_desk(source, settings)
    findings += reading.findings
    if reading.document is not None:
        golden(HERE / case / "expected.json", to_json(reading.document))
        document, found = apply_overlay(source, reading.document)
        normalised, more = normalise(source, document)
        findings += found + more
        golden(HERE / case / "normalised.json", to_json(normalised))
    golden(HERE / case / "findings.txt", "".join(finding.render() + "\n" for finding in sort_findings(findings)))


def test_there_are_cases() -> None:
    """An empty folder would pass in silence."""
    assert len(CASES) >= 15

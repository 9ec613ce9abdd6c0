"""Each document is tried; a generated call of every operation sends what openapi-core accepts by that document.

The folder is `data`, or the one that DESKWRIGHT_DOCUMENTS names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.documents.checked import check

FOLDER = Path(os.environ.get("DESKWRIGHT_DOCUMENTS") or Path(__file__).parent / "data")
DOCUMENTS = sorted(path for path in FOLDER.glob("*.*") if path.suffix in (".json", ".yaml", ".yml"))


def test_there_are_documents() -> None:
    assert DOCUMENTS, f"no document in {FOLDER}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_operation_sends_what_the_document_says(path: Path) -> None:
    found = check(path)
    print(found.line())
    assert found.faults == []
    assert found.operations > 0
    assert found.operations == found.listed + len(found.left_out)
    assert len(found.reached) == found.listed
    assert found.valid == found.sent == 2 * found.listed - len(found.refused)

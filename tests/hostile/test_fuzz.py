"""Random documents: none of them takes anything down, and every operation is a tool or told.

DESKWRIGHT_FUZZ=500 reads so many, and generates the SDK of every twelfth; without it a few of the same kind.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from deskwright_codegen.finding import Level
from deskwright_codegen.gates import broken_modules, lost_operations, unimportable_modules, untyped_facade
from deskwright_codegen.generate import generate_desk
from deskwright_codegen.workspace import runtime_files
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .odd_documents import as_text, odd_document
from .reading import check, desk_input

MANY = int(os.environ.get("DESKWRIGHT_FUZZ") or 0)
#: What is drawn is a document of hundreds of parts: shrinking it takes longer than reading what it says.
ALWAYS = {
    "deadline": None,
    "database": None,
    "suppress_health_check": list(HealthCheck),
    "phases": [Phase.explicit, Phase.generate],
}


@settings(max_examples=MANY or 25, derandomize=not MANY, **ALWAYS)  # type: ignore[arg-type]
@given(st.randoms(use_true_random=False))
def test_no_document_takes_the_reading_down(rng: random.Random) -> None:
    check(odd_document(rng))


@pytest.mark.parametrize("seed", range(MANY or 25))
def test_no_seed_takes_the_reading_down(seed: int) -> None:
    """Bigger documents than hypothesis draws."""
    check(odd_document(random.Random(seed)))


@pytest.mark.parametrize("seed", range(1000, 1000 + max(2, MANY // 12)))
def test_no_document_takes_the_sdk_down(seed: int, tmp_path: Path) -> None:
    """Every operation is in the SDK, every module compiles and imports; with many, each passes mypy --strict."""
    made = generate_desk(desk_input(as_text(odd_document(random.Random(seed)))), lenient=True)
    assert not made.failed, [found.render() for found in made.findings if found.level is Level.ERROR]
    assert made.api is not None
    assert lost_operations(made) == []
    files = {f"odd/{name}": text for name, text in made.files.items()} | runtime_files()
    assert broken_modules("helpdesks", files) == []
    for name, text in files.items():
        (tmp_path / "helpdesks" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "helpdesks" / name).write_text(text, "utf-8")
    assert unimportable_modules("odd", tmp_path) == []
    if MANY:
        assert untyped_facade("odd", made.api.class_name, [], tmp_path, tmp_path / "cache") == []

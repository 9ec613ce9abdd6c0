"""The files of made-up data that ship with the triage desk, printed from `scenarios/` and nowhere else.

The same source gives the same bytes on every machine: writing twice changes nothing, and `differences` names what
somebody edited by hand. Only files below its own folder are written or removed.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = [
    "data_folder",
    "differences",
    "evaluation_folder",
    "generated",
    "knowledge_folder",
    "seed_folder",
    "write",
]


def data_folder() -> Path:
    """The package's own data, wherever it is installed."""
    return Path(str(files("deskwright.triage").joinpath("data")))


def seed_folder() -> Path:
    """Holds `tickets.json`, which a fresh state begins with."""
    return data_folder() / "seed"


def knowledge_folder() -> Path:
    """Holds one `.md` file for each knowledge article."""
    return data_folder() / "knowledge"


def evaluation_folder() -> Path:
    """Holds `expected.json` and the recommendations of `sample.json`."""
    return data_folder() / "evaluation"


def generated() -> dict[str, str]:
    """Every file as it should be: its path below the data folder, and its text."""
    from deskwright.triage.scenarios import ARTICLES, SCENARIOS, expected, recommendation, ticket

    made = {
        "seed/tickets.json": _json([ticket(scenario) for scenario in SCENARIOS]),
        "evaluation/expected.json": _json([expected(scenario) for scenario in SCENARIOS]),
        "evaluation/sample.json": _json([recommendation(scenario, SCENARIOS) for scenario in SCENARIOS]),
    }
    for article in ARTICLES:
        head = f"id: {article.id}\ntitle: {article.title}\ntags: {', '.join(article.tags)}"
        made[f"knowledge/{article.id}.md"] = f"---\n{head}\n---\n\n{article.body}"
    return made


def differences(folder: Path | None = None) -> dict[str, str]:
    """Each file that is not as generated: `missing`, `changed` or `extra`."""
    root = folder or data_folder()
    wanted = generated()
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    told = {name: "missing" for name in wanted if name not in found}
    told |= {name: "extra" for name in found if name not in wanted}
    told |= {
        name: "changed" for name, text in wanted.items() if name in found and found[name].read_bytes() != text.encode()
    }
    return dict(sorted(told.items()))


def write(folder: Path | None = None) -> dict[str, str]:
    """Make every file as it should be and return what was not; a file that is right is left alone."""
    root = folder or data_folder()
    told = differences(root)
    wanted = generated()
    for name, why in told.items():
        path = root / name
        if why == "extra":
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[name].encode())
    return told


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

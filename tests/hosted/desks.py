"""Desks as a hosted server has them, each over its own sandbox: what the tests of logins start from."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from deskwright.cli import _parser
from deskwright.governance.governor import Governor
from deskwright.hosted.build import build_desks
from deskwright.hosted.desk import HostedDesk
from deskwright.options import load_catalogues, operator_environment, project_here


def open_desks(
    *desks: str, shared: bool = False, words: Sequence[str] = ("--sandbox",)
) -> tuple[list[HostedDesk], Governor]:
    """As `serve` makes them of its command line."""
    options = _parser(["serve"]).parse_args(["serve", *desks, *words])
    return build_desks(
        load_catalogues(desks, [], project_here()),
        options,
        operator_environment(options, project_here()),
        shared=shared,
    )


def open_desk(desk: str, *, shared: bool = False, words: Sequence[str] = ("--sandbox",)) -> HostedDesk:
    found, _ = open_desks(desk, shared=shared, words=words)
    return found[0]


def environment(state: Path) -> dict[str, str]:
    """For a process of its own: nothing of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    return {**kept, "DESKWRIGHT_STATE": str(state)}

"""Prints all parts as one table, with the machine and its noise below.

Leaves the numbers as they are but for rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.bench.figures import Figure

HEAD = ("", "median", "min – max", "runs", "unit", "ratio")


def render(parts: Mapping[str, Sequence[Figure]], machine: Mapping[str, Any], noise: Mapping[str, Any]) -> str:
    """The whole report as text."""
    rows: list[tuple[str, ...]] = [HEAD]
    for part, figures in parts.items():
        rows.append((part,))
        rows += [_row(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows if len(row) > column) for column in range(len(HEAD))]
    lines = ["  ".join(_cell(cell, widths[at], at) for at, cell in enumerate(row)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_about(machine, noise)])


def _row(figure: Figure) -> tuple[str, ...]:
    spread = figure.spread
    ratio = "" if figure.ratio is None else f"× {figure.ratio:.2f}"
    extent = f"{_number(spread.least)} – {_number(spread.most)}" if spread.runs > 1 else ""
    return ("  " + figure.name, _number(spread.median), extent, str(spread.runs), figure.unit, ratio)


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _cell(text: str, width: int, column: int) -> str:
    return text.ljust(width) if column in (0, 4) else text.rjust(width)


def _about(machine: Mapping[str, Any], noise: Mapping[str, Any]) -> list[str]:
    work = noise["fixed_work_ms"]
    lines = [
        f"machine: {machine['cores']} cores, {machine['system']}, Python {machine['python']}, mcp {machine['mcp']}, "
        f"httpx {machine['httpx']}",
        f"noise: {noise['verdict']}; a fixed piece of work took {work['median']:.1f} ms ({work['min']:.1f} – "
        f"{work['max']:.1f}, × {noise['swing']:.2f}, {work['runs']} times); load {noise['load_average']:.1f}",
    ]
    if noise["cores_used_by_others"] is not None:
        lines.append(
            f"       other processes kept {noise['cores_used_by_others']:.2f} cores busy, "
            f"{noise['cores_stolen']:.2f} were stolen; the run took {noise['seconds']:.0f} s"
        )
    lines += [
        "ratio: a row against the floor above it, the median over the rounds (a full list: against the default list).",
        "Seconds are this machine's; the ratios are what to compare.",
    ]
    return lines

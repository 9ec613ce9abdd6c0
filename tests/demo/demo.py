"""`make demo`: a helpdesk, its generated SDK and tools, and an assistant's session with them, in one minute.

Without DESK a real one is installed and started. A desk with a scenario beside this file is shown on its sandbox.
Refuses to pretend: each step says what it expects, and the first one that goes otherwise ends the demo with exit 1.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve()
REPOSITORY = HERE.parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.demo import real_desk, sandboxed_desk  # noqa: E402
from tests.demo.expectations import DemoFailed  # noqa: E402
from tests.demo.generate import GenerationFailed  # noqa: E402
from tests.demo.paper import Paper  # noqa: E402
from tests.demo.scenario import BadScenario, read_scenario, scenario_of  # noqa: E402
from tests.realdesks.django_helpdesk.environment import RealDeskFailed  # noqa: E402


@contextlib.contextmanager
def _ends_on_signals() -> Iterator[None]:
    """A `kill` unwinds like Ctrl-C, so that whatever was started is stopped."""

    def leave(number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt(number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _chosen(arguments: list[str]) -> tuple[int, list[str], Callable[[Paper, Path], None]] | None:
    """Steps, closing invitation and demonstration of the desk that is asked for."""
    desk = " ".join(arguments).replace("-", "_") or real_desk.DESK
    path = scenario_of(desk)
    if path is not None:
        scenario = read_scenario(path)
        steps, register = sandboxed_desk.steps_of(scenario), sandboxed_desk.register_of(scenario)
        return steps, register, partial(sandboxed_desk.demonstrate, scenario)
    if desk == real_desk.DESK:
        return real_desk.STEPS, real_desk.REGISTER, real_desk.demonstrate
    return None


def main(arguments: list[str]) -> int:
    try:
        chosen = _chosen(arguments)
    except BadScenario as problem:
        print(f"failed: {problem}", file=sys.stderr)
        return 1
    if chosen is None:
        desk = " ".join(arguments)
        known = sorted([real_desk.DESK, *(path.stem for path in HERE.parent.glob("*.yaml"))])
        print(f"failed: there is no demo of {desk}; there is one of {', '.join(known)}", file=sys.stderr)
        print(f"next: make demo DESK={known[-1]}, or `deskwright serve {desk} --sandbox`", file=sys.stderr)
        return 2
    steps, register, demonstrate = chosen
    paper = Paper(sys.stdout, steps)
    started = time.monotonic()
    try:
        with _ends_on_signals(), tempfile.TemporaryDirectory(prefix="deskwright-demo-") as scratch:
            demonstrate(paper, Path(scratch))
    except (DemoFailed, RealDeskFailed, GenerationFailed) as problem:
        paper.failed(str(problem))
        return 1
    except KeyboardInterrupt:
        paper.failed("interrupted; everything that was started is stopped")
        return 130
    paper.last(
        f"Done in {time.monotonic() - started:.0f} s; all is stopped and removed. To give these tools to an assistant:",
        " ".join(["deskwright", *register]),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

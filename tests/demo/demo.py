"""`make demo`: a helpdesk, its generated SDK and tools, and an assistant's session with them, in one minute.

Without DESK a real one is installed and started. A desk with a scenario beside this file is shown on its sandbox; with
HTTP=1 as a server for many, and what each client needs to reach it.
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

from tests.demo import hosted_desk, real_desk, sandboxed_desk  # noqa: E402
from tests.demo.expectations import DemoFailed  # noqa: E402
from tests.demo.generate import GenerationFailed  # noqa: E402
from tests.demo.paper import Paper  # noqa: E402
from tests.demo.scenario import BadScenario, read_scenario, scenario_of  # noqa: E402
from tests.realdesks.django_helpdesk.environment import RealDeskFailed  # noqa: E402

HTTP, HOSTED = "--http", "tiflux"


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
    hosted = HTTP in arguments
    words = [word for word in arguments if word != HTTP]
    desk = " ".join(words).replace("-", "_") or (HOSTED if hosted else real_desk.DESK)
    path = scenario_of(desk)
    if hosted:
        scenario = read_scenario(path) if path is not None else None
        if scenario is None or scenario.credential is None:
            return None  # a desk of the server's own process has no key that somebody could bring
        return hosted_desk.STEPS, hosted_desk.register_of(scenario), partial(hosted_desk.demonstrate, scenario)
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
        desk = " ".join(word for word in arguments if word != HTTP)
        known, more = sorted([real_desk.DESK, *(path.stem for path in HERE.parent.glob("*.yaml"))]), ""
        if HTTP in arguments:
            known = [path.stem for path in sorted(HERE.parent.glob("*.yaml")) if read_scenario(path).credential]
            more = " HTTP=1"
        print(f"failed: there is no{more} demo of {desk}; there is one of {', '.join(known)}", file=sys.stderr)
        print(f"next: make demo{more} DESK={known[-1]}, or `deskwright serve {desk} --sandbox`", file=sys.stderr)
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

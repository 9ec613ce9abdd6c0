"""Part `imports`: processor time that a script pays before its first request, against bare httpx.

Every value is from a fresh interpreter; nothing is sent, the transport answers by itself.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.big import MANY, big_project
from tests.bench.child import run_child
from tests.bench.desks import bare_environment
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise

ROUNDS, SECONDS = 7, 12.0
CLOCK = "import time\nbegan = time.process_time()\n"
TELL = "\nprint((time.process_time() - began) * 1000)"
HTTPX = "import httpx"
FACADE = "from helpdesks.tickiti import Tickiti"
ANSWER = (
    "answer = {'ok': True, 'data': {'ticket': {'id': '1', 'number': 100001}, 'responses': []}}\n"
    "transport = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))\n"
)
FIRST_BARE = (
    "client = httpx.Client(transport=transport)\n"
    "client.post('http://127.0.0.1/tickets/show', json={'ticket_number': '100001'}).json()"
)
FIRST_TYPED = (
    "desk = Tickiti(base_url='http://127.0.0.1', credential={'TICKITI_API_TOKEN': 'bench'}, transport=transport)\n"
    "desk.tickets.show.raw(ticket_number='100001')"
)
BIG = "from helpdesks.big import Big"
BIG_CALL = (
    "\ndesk = Big(base_url='http://127.0.0.1', credential={'BIG_TOKEN': 'bench'}, transport=httpx.MockTransport("
    "lambda request: httpx.Response(200, json={'data': [], 'meta': {'total': 0, 'page': 1}})))\ndesk.tickets.list()"
)
SCRIPTS = {
    "httpx": CLOCK + HTTPX + TELL,
    "facade": CLOCK + FACADE + TELL,
    "first bare": f"{HTTPX}\n{ANSWER}{CLOCK}{FIRST_BARE}{TELL}",
    "first typed": f"{HTTPX}\n{FACADE}\n{ANSWER}{CLOCK}{FIRST_TYPED}{TELL}",
    "big": f"{CLOCK}{HTTPX}\n{BIG}{BIG_CALL}{TELL}",
}


def measure(noise: Noise) -> list[Figure]:
    took: dict[str, list[float]] = {name: [] for name in SCRIPTS}
    package = str(big_project(MANY) / "generated")
    with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as scratch:
        for number in rounds(ROUNDS + 1, SECONDS):
            for name, script in SCRIPTS.items():
                command = [sys.executable, "-c", script]
                environment = bare_environment(Path(scratch))
                if name == "big":  # the package of the checkout does not have it
                    environment["PYTHONPATH"] = package
                value = float(run_child(command, environment, Path(scratch)).output)
                if number:  # the first round compiles bytecode
                    took[name].append(value)
            noise.sample()
    httpx = figure("floor: import httpx, cpu", "ms", took["httpx"])
    first = figure("floor: first httpx.Client call, cpu", "ms", took["first bare"])
    return [
        httpx,
        figure(f"{FACADE}, cpu", "ms", took["facade"], httpx),
        first,
        figure("first typed call (imports its models), cpu", "ms", took["first typed"], first),
        figure(
            f"{MANY:,} operations: facade and one typed call, httpx too (target ≤ 150), cpu", "ms", took["big"], httpx
        ),
    ]

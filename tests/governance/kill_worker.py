"""A process that forks one child per job: each makes a governed call and dies at a fault point, or starts anew.

    python kill_worker.py STATE BASE_URL TOKEN      jobs on standard input, one JSON object a line

Everything heavy is imported before the first fork: a child is a server a few milliseconds after it was born.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from deskwright import faults
from deskwright.catalogue import find_desk, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.governance import apply, approved, decide, direct, propose, watcher  # noqa: F401
from deskwright.governance.elicit import Question, Reply
from deskwright.governance.governor import Governor
from deskwright.governance.settings import ALWAYS, GovernanceSettings
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import read_instances
from deskwright.state import open_state  # noqa: F401


class Yes:
    """The person who approves everything at once."""

    client = "kill test"
    can_ask = True
    answered = None

    async def ask(self, question: Question) -> Reply:
        boxes = [name for name in question.schema["properties"] if name.startswith("approve_")]
        return Reply("accept", {**dict.fromkeys(boxes, True), "confirm": True})


def application(place: str, base: str, token: str) -> Application:
    catalogue = load_catalogue(find_desk("tickiti"))
    connection = catalogue.connection
    environ = {"TICKITI_API_BASE": base, "TICKITI_API_TOKEN": token}
    instances = read_instances(catalogue, environ)
    connections = Connections(connection, {item.name: item for item in instances}, Tls())
    served = ServedDesk(catalogue, connections, Policy(roles=catalogue.roles), remember=False)
    settings = GovernanceSettings(approve=ALWAYS | {"write_outbound"}, place=place)
    return Application([served], Selection(), governor=Governor(settings))


async def work(place: str, base: str, token: str, job: dict[str, Any]) -> None:
    made = application(place, base, token)
    if job["role"] == "restart":
        await watcher.tend(made)
    else:
        arguments = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": job["content"]}
        await made.call("respond_to_ticket", arguments, Yes())
    await made.aclose()


def main() -> None:
    place, base, token = sys.argv[1:]
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 3
            try:
                faults.arm(job.get("fault", ""))
                asyncio.run(work(place, base, token, job))
                code = 0
            except BaseException as error:
                print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"status": os.waitstatus_to_exitcode(status)}), flush=True)


if __name__ == "__main__":
    main()

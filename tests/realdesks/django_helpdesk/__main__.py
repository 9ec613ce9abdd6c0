"""Installs, serves or asks the real django-helpdesk. Serves on loopback only, until Ctrl-C.

python -m tests.realdesks.django_helpdesk install
python -m tests.realdesks.django_helpdesk serve [--folder DIR] [--port N]
python -m tests.realdesks.django_helpdesk document [--write]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
from pathlib import Path

from .document import COMMITTED, differences, live_document, structure_text
from .environment import RealDeskFailed, ready_environment
from .server import RunningDesk, running_django_helpdesk


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.realdesks.django_helpdesk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="make its environment under .cache/ and stop there")
    serve = commands.add_parser("serve", help="run it until Ctrl-C, printing what a client needs")
    serve.add_argument("--folder", type=Path, help="where its database, files and mail live (kept); else temporary")
    serve.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    document = commands.add_parser("document", help="compare the live OpenAPI document with the committed one")
    document.add_argument("--write", action="store_true", help="replace the committed one by the live one's structure")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "install":
            ready_environment()
            return 0
        with tempfile.TemporaryDirectory(prefix="django-helpdesk-") as scratch:
            if chosen.command == "serve":
                return _serve(chosen.folder or Path(scratch), chosen.port)
            with running_django_helpdesk(Path(scratch)) as desk:
                return _refresh(desk) if chosen.write else _compare(desk)
    except RealDeskFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _serve(folder: Path, port: int) -> int:
    with running_django_helpdesk(folder, port) as desk:
        for person in desk.tokens:
            print(f"# as {person}")
            for name, value in desk.environment(person).items():
                print(f"export {name}={value}")
        print(f"# folder {desk.folder}, queues {json.dumps(desk.queues)}; Ctrl-C stops it", flush=True)
        threading.Event().wait()
    return 0


def _refresh(desk: RunningDesk) -> int:
    text = structure_text(live_document(desk))
    if COMMITTED.exists() and COMMITTED.read_text(encoding="utf-8") == text:
        print("the committed document is the live one")
        return 0
    COMMITTED.parent.mkdir(parents=True, exist_ok=True)
    COMMITTED.write_text(text, encoding="utf-8")
    print(f"wrote {COMMITTED.name}; now: make regen DESK=django_helpdesk")
    return 0


def _compare(desk: RunningDesk) -> int:
    found = differences(live_document(desk), json.loads(COMMITTED.read_text(encoding="utf-8")))
    for difference in found:
        print(difference)
    print(f"{len(found)} differences" if found else "the committed document is the live one")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

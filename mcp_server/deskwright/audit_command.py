"""`deskwright audit`: what was done, by whom; and whether the record still is as it was written.

It changes nothing and makes no state where there is none. Stored texts are strangers' texts: whatever could steer a
terminal is written out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskwright.errors import SetupError, UsageError, short
from deskwright.governance.audit_event import STEPS, Recorded, Verdict

if TYPE_CHECKING:
    from deskwright.state import State

__all__ = ["add_arguments", "run"]

EPILOG = """\
One event for each step: a call, a proposal, a decision, what was sent, what became of it. Each carries the SHA-256
over the one before and itself, so that a change, a gap or another order shows.

examples:
  deskwright audit show                      the last 50 events
  deskwright audit show --step refused
  deskwright audit show --proposal p-7kq2m9xv4c
  deskwright audit show 17                   all of one event
  deskwright audit verify                    exit code 1 where an event is not as it was written, and which
  deskwright audit export audit.jsonl
  deskwright audit verify audit.jsonl        on any machine, without a database

The place is --state, else DESKWRIGHT_STATE, else the user's state folder: the same as the server's.
"""
VERIFY_EPILOG = """\
Who can write the file could write all of it anew. Keep the head that `verify` prints somewhere else, now and then:
`deskwright audit verify --head HASH` proves later that nothing up to that event was changed.
"""
_WIDEST = {"TOOL": 40, "TICKET": 24, "WHO": 40}
# Format characters that letters need: joiners.
_JOINERS = {"\u200c", "\u200d"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    ways = parser.add_subparsers(dest="way", metavar="WHAT", required=True)
    raw = argparse.RawDescriptionHelpFormatter

    show = ways.add_parser("show", help="the last events, or one", description="The last events, or all of one.")
    show.add_argument("event", nargs="?", metavar="EVENT", help="an event's number or id")
    show.add_argument("--desk", metavar="DESK", help="events of this desk")
    show.add_argument("--step", choices=STEPS, metavar="STEP", help=f"events of this kind: {', '.join(STEPS)}")
    show.add_argument("--proposal", metavar="ID", help="events of this proposal")
    show.add_argument("--ticket", metavar="ID", help="events of this ticket")
    show.add_argument("--limit", type=int, default=50, metavar="N", help="that many at most, the last ones (50)")
    show.add_argument("--json", action="store_true", help="the events as JSON, with their hashes")

    verify = ways.add_parser(
        "verify",
        help="is every event as it was written?",
        description="Hold every event against its hash; exit code 1 where one is not as it was written.",
        epilog=VERIFY_EPILOG,
        formatter_class=raw,
    )
    verify.add_argument("file", nargs="?", metavar="FILE", help="an exported file instead of the state")
    verify.add_argument("--head", metavar="HASH", help="a head that was kept: it must still be in the chain")
    verify.add_argument("--json", action="store_true", help="the result as JSON")

    export = ways.add_parser(
        "export", help="every event as a line of JSON", description="Every event as a line of JSON, with its hashes."
    )
    export.add_argument("file", nargs="?", metavar="FILE", help="a file that is not there yet; else standard output")
    for way in (show, verify, export):
        way.add_argument("--state", metavar="PLACE", help="a file, or postgresql://HOST/DATABASE")


def run(options: argparse.Namespace) -> int:
    ways = {"show": _show, "verify": _verify, "export": _export}
    return ways[options.way](options)


def _open(options: argparse.Namespace) -> State:
    from deskwright.options import project_here
    from deskwright.settings import read_environment
    from deskwright.state import check_exists, open_state, state_place

    project = project_here()
    environ = read_environment(os.environ, [project.env_file] if project.env_file else [])
    place = state_place(options.state, environ)
    check_exists(place)
    return open_state(place, environ=environ)


# --- show ------------------------------------------------------------------------------------------------


def _show(options: argparse.Namespace) -> int:
    equal = {name: getattr(options, name) for name in ("desk", "step", "proposal", "ticket")}
    equal = {name: value for name, value in equal.items() if value is not None}
    if not 1 <= options.limit <= 1_000_000:
        raise UsageError("--limit: a number from 1 to 1000000")
    if options.event is not None and equal:
        raise UsageError(f"one event is shown by its number alone, without --{next(iter(equal))}")
    state = _open(options)
    try:
        if options.event is not None:
            found = state.audit.find(options.event)
            if found is None:
                raise UsageError(f"no event {short(options.event)} in {state.shown}: deskwright audit show lists them")
            print(_as_json(found.to_data()) if options.json else "\n".join(_whole(found)))
            return 0
        events = state.audit.events(limit=options.limit, newest_first=True, **equal)[::-1]
        total = state.audit.count(**equal)
    finally:
        state.close()
    if options.json:
        print(_as_json({"events": [event.to_data() for event in events], "total": total}))
    elif not events:
        print(f"no such event in {state.shown}" if equal else f"nothing was recorded yet in {state.shown}")
    else:
        _print_table([_row(event) for event in events])
        if total > len(events):
            print(f"\nthe last {len(events)} of {total} events; --limit {total} shows all")
    return 0


def _row(recorded: Recorded) -> dict[str, str]:
    event = recorded.event
    who = str(event.principal.get("name", "?"))
    if client := event.principal.get("client"):
        who += f" ({client})"
    told = [", ".join(event.fields)] if event.fields else []
    told += [f"{name}={_value(value)}" for name, value in event.outcome.items()]
    told += [f"via {event.via}"] if event.via else []
    told += [event.rationale] if event.rationale else []
    return {
        "NO": str(recorded.seq),
        "TIME (UTC)": recorded.time[:19].replace("T", " "),
        "STEP": event.step,
        "DESK": event.desk,
        "TOOL": event.tool,
        "EFFECT": event.effect,
        "TICKET": event.ticket or "",
        "PROPOSAL": event.proposal or "",
        "WHO": who,
        "WHAT": "; ".join(told),
    }


def _print_table(rows: Sequence[Mapping[str, str]]) -> None:
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    table = [names] + [[short(_harmless(row[name]), _WIDEST.get(name, 1_000)) for name in names] for row in rows]
    widths = [max(_width(line[column]) for line in table) for column in range(len(names))]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in table:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        print(_fitting("  ".join(cells).rstrip(), room))


def _fitting(text: str, room: int | None) -> str:
    if room is None or _width(text) <= room:
        return text
    used, kept = 0, ""
    for character in text:
        used += _width(character)
        if used >= room:
            break
        kept += character
    return kept + "…"


def _width(text: str) -> int:
    """Columns on a terminal: some scripts take two a sign, marks take none."""
    return sum(
        0 if unicodedata.combining(sign) or sign in _JOINERS else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _whole(recorded: Recorded) -> Iterator[str]:
    data = recorded.to_data()
    yield f"event {data.pop('seq')}: {data.pop('step')}, {data.pop('time')}"
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield f"  {name}"
            yield from (f"    {_harmless(str(key))}: {_harmless(_value(member))}" for key, member in value.items())
        else:
            yield f"  {name}: {_harmless(_value(value))}"


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


# --- verify and export -------------------------------------------------------------------------------------


def _verify(options: argparse.Namespace) -> int:
    head = _head(options.head)
    if options.file is not None:
        if options.state is not None:
            raise UsageError("verify checks FILE or --state, not both")
        where, verdict = options.file, _verify_file(Path(options.file), head)
    else:
        state = _open(options)
        try:
            where, verdict = state.shown, state.audit.verify(head)
        finally:
            state.close()
    if options.json:
        found = {"ok": verdict.ok, "count": verdict.count, "head": verdict.head}
        if not verdict.ok:
            found |= {"event": {"seq": verdict.seq, "id": verdict.event_id}, "why": verdict.why}
        print(_as_json(found))
    else:
        print("\n".join(_told(verdict, _harmless(where), head)))
    return 0 if verdict.ok else 1


def _told(verdict: Verdict, where: str, head: str | None) -> Iterator[str]:
    if verdict.ok:
        yield f"ok: {verdict.count} events, each as it was written, in {where}"
        if head is not None:
            yield "the head that was kept is one of them"
        yield f"head: {verdict.head}"
        return
    if verdict.seq is None:
        yield f"NOT as it was written: {_harmless(verdict.why)}"
    else:
        id = f" ({_harmless(verdict.event_id)})" if verdict.event_id else ""
        yield f"NOT as it was written: event {verdict.seq}{id}: {_harmless(verdict.why)}"
    yield f"in order before it: {verdict.count} events, in {where}"
    yield "next: keep a copy of it as it is, find out who could write there, compare with an export or a backup"


def _head(word: str | None) -> str | None:
    if word is None:
        return None
    found = word.strip().lower().removeprefix("sha256:")
    if not re.fullmatch("[0-9a-f]{64}", found):
        raise UsageError("--head: the 64 digits that `deskwright audit verify` prints as head")
    return found


def _verify_file(path: Path, head: str | None) -> Verdict:
    from deskwright.state.chain import verify_lines

    try:
        with path.open(encoding="ascii", errors="surrogateescape", newline="\n") as lines:
            return verify_lines(lines, head)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error


def _export(options: argparse.Namespace) -> int:
    target = Path(options.file) if options.file is not None else None
    if target is not None and (target.exists() or target.is_symlink()):
        raise UsageError(f"{target} is there already: name a file that is not")
    state = _open(options)
    try:
        if target is None:
            state.audit.export(sys.stdout.write)
        else:
            count = _export_to(state, target)
            print(f"{count} events are in {target}; deskwright audit verify {target} checks them")
    finally:
        state.close()
    return 0


def _export_to(state: State, target: Path) -> int:
    """A file that is not complete never gets its name."""
    try:
        descriptor, part = tempfile.mkstemp(prefix=".deskwright-", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as file:
                count = state.audit.export(file.write)
            os.replace(part, target)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SetupError(f"{target} cannot be written: {error.strerror}") from error
    return count


# --- strangers' text ----------------------------------------------------------------------------------------


def _unsafe(sign: str) -> bool:
    """Controls, what turns or hides text, halves of signs, breaks of lines."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign not in _JOINERS


def _harmless(text: str) -> str:
    return "".join(ascii(sign)[1:-1] if _unsafe(sign) else sign for sign in text)


def _as_json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(json.dumps(sign)[1:-1] if _unsafe(sign) and sign != "\n" else sign for sign in text)

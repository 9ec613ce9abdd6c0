"""`deskwright approvals`: what waits for a person, and that person's word about it, in the shell or on a page.

Who decides here is the user of the operating system; an argument cannot say that it is somebody else.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deskwright.approvals.command_line import add_arguments
from deskwright.errors import Refusal, UsageError, listed, near
from deskwright.governance.proposal import STATES, WAITING, Proposal
from deskwright.options import project_here

if TYPE_CHECKING:
    from deskwright.governance.rules import Rules
    from deskwright.state import State

__all__ = ["add_arguments", "run"]

OK, FAILED = 0, 1
VIA = "command-line"


def run(options: argparse.Namespace) -> int:
    """The command; a refusal is told in its three lines."""
    act = _ACTIONS[options.action] if options.action is not None else None
    serving = options.open or options.http is not None
    if act is not None and serving:
        raise UsageError("--open and --http serve the page; leave the action away, or them")
    if act is None and not serving and (options.no_browser or options.public_url):
        raise UsageError("--no-browser and --public-url are about the page; add --open or --http HOST:PORT")
    try:
        if serving:
            from deskwright.approvals.serve import serve

            return serve(options)
        if act is None:
            options.desk, options.only, options.limit, options.json = None, [], 50, False
            act = _list
        result: int = act(options)
        return result
    except Refusal as refusal:
        print(refusal.text(), file=sys.stderr)
        return FAILED


# --- what they share -----------------------------------------------------------------------------------


def read_place(options: argparse.Namespace) -> str:
    """Where the state is, by the option, an env file or the environment."""
    from deskwright.state import state_place

    return state_place(options.state, read_variables(options))


def read_variables(options: argparse.Namespace) -> dict[str, str]:
    """The environment with what env files add, as `serve` reads it."""
    from deskwright.settings import read_environment

    project = project_here()
    env_files = [project.env_file] if project.env_file else []
    return read_environment(os.environ, env_files, options.env_file)


def read_rules(options: argparse.Namespace) -> Rules | None:
    from deskwright.catalogue import find_desks
    from deskwright.governance.rules import load_rules

    project = project_here()
    policy = options.policy or project.policy
    if policy is None:
        return None
    return load_rules(policy, desks=find_desks([*options.desks, *project.desks]))


def _open(options: argparse.Namespace) -> State:
    from deskwright.state import open_state

    return open_state(read_place(options), environ=read_variables(options))


def _known(state: State, id: str) -> Proposal:
    found = state.proposals.get(id)
    if found is None:
        waiting, _ = state.proposals.find(states=WAITING, limit=200)
        close = near(id, [item.id for item in waiting])
        raise Refusal(
            f"there is no proposal {id}",
            f"the state at {state.shown} has none of that id",
            f"did you mean {listed(close)}?"
            if close
            else "deskwright approvals list shows them; --state names another",
            error={"code": "not_found"},
        )
    return found


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


# --- actions -------------------------------------------------------------------------------------------


def _list(options: argparse.Namespace) -> int:
    from deskwright.approvals.terminal import as_data, as_rows
    from deskwright.governance.decide import expire

    states = [word.strip() for value in options.only for word in value.split(",") if word.strip()]
    for word in states:
        if word not in STATES:
            raise UsageError(f'--only: no state "{word}"; the states are {listed(STATES)}')
    if options.limit < 1:
        raise UsageError("--limit: at least 1")
    state = _open(options)
    try:
        expire(state)
        desk = options.desk.replace("-", "_") if options.desk else None
        found, total = state.proposals.find(states=states or [*WAITING, "uncertain"], desk=desk, limit=options.limit)
    finally:
        state.close()
    if options.json:
        print(
            json.dumps({"proposals": [as_data(item) for item in found], "total": total}, ensure_ascii=False, indent=2)
        )
        return OK
    if not found:
        print("nothing waits" if not states else "no proposal is in that state", f"(in {state.shown})")
        return OK
    _print_table(as_rows(found))
    if total > len(found):
        print(f"\n{total - len(found)} more: --limit {total}")
    return OK


def _show(options: argparse.Namespace) -> int:
    from deskwright.approvals.terminal import as_data, as_lines

    state = _open(options)
    try:
        proposal = _known(state, options.id)
    finally:
        state.close()
    if options.json:
        print(json.dumps(as_data(proposal), ensure_ascii=False, indent=2))
    else:
        print("\n".join(as_lines(proposal)))
    return OK


def _approve(options: argparse.Namespace) -> int:
    from deskwright.approvals.terminal import as_lines
    from deskwright.approvals.views import is_intact
    from deskwright.governance.decide import approve
    from deskwright.governance.hand_over import apply_here_or_leave
    from deskwright.governance.settings import me

    fields = None
    if options.fields is not None:
        fields = [word.strip() for value in options.fields for word in value.split(",") if word.strip()]
        if not fields:
            raise UsageError("--fields names no field; leave it away to approve all of them")
    edits = _read_edits(options.edit)
    rules = read_rules(options)
    asks = not options.yes
    if asks and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("there is no terminal to ask on: look at it with `approvals show ID`, then add --yes")
    state = _open(options)
    try:
        proposal = _known(state, options.id)
        if not is_intact(proposal):
            raise Refusal(
                f"{proposal.id} was not approved",
                "it was changed in the store after it was made",
                "deskwright audit verify looks at the record; reject this one",
                error={"code": "digest_mismatch"},
            )
        if asks and proposal.state == "pending":
            print("\n".join(as_lines(proposal)))
            what = ", ".join(fields) if fields is not None else "all of it"
            edited = f", with your text for {', '.join(edits)}" if edits else ""
            if not _said_yes(f"\nApprove {what}{edited} and send it? [y/N] "):
                print("nothing was decided")
                return FAILED
        approved = approve(
            state, rules, proposal.id, fields=fields, edits=edits, by=me(), via=VIA, digest=proposal.digest
        )
        ended, words = asyncio.run(apply_here_or_leave(approved, state, options))
    finally:
        state.close()
    print(_summary(ended, words))
    return OK if ended.state in ("approved", "applying", "sending", "applied") else FAILED


def _summary(ended: Proposal, words: str) -> str:
    from deskwright.webpage.hidden_signs import plain

    parts = [f"{ended.id}: {ended.state}"]
    if ended.approved_fields:
        parts.append(f"approved {', '.join(ended.approved_fields)}")
    approved = ended.approved_fields if ended.approved_fields is not None else ended.choices
    if left_out := [name for name in ended.choices if name not in approved]:
        parts.append(f"left out {', '.join(left_out)}")
    return "; ".join(plain(part) for part in parts) + (f"\n{plain(words)}" if words else "")


def _said_yes(question: str) -> bool:
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _read_edits(words: Sequence[str]) -> dict[str, str]:
    """FIELD=TEXT and FIELD=@FILE as a map."""
    edits: dict[str, str] = {}
    for word in words:
        name, equals, text = word.partition("=")
        if not equals or not name:
            raise UsageError(f"--edit {word[:40]}: write FIELD=TEXT, or FIELD=@FILE")
        if name in edits:
            raise UsageError(f"--edit: {name} is given twice")
        if text.startswith("@"):
            try:
                text = Path(text[1:]).read_text("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
                raise UsageError(f"--edit {name}: {text[1:]} cannot be read: {why}") from None
        edits[name] = text
    return edits


def _reject(options: argparse.Namespace) -> int:
    from deskwright.governance.decide import reject
    from deskwright.governance.settings import me

    if not options.feedback.strip():
        raise UsageError("--feedback is empty; the assistant is told it, so say what is wrong")
    rules = read_rules(options)
    state = _open(options)
    try:
        _known(state, options.id)
        rejected = reject(state, rules, options.id, feedback=options.feedback, by=me(), via=VIA)
    finally:
        state.close()
    print(f"{rejected.id}: rejected; nothing was sent, and the assistant is told why")
    return OK


def _login(options: argparse.Namespace) -> int:
    from deskwright.approvals.links import make_link

    state = _open(options)
    try:
        address, until = make_link(state, options.name, options.ttl, options.public_url)
    finally:
        state.close()
    print(address)
    print(f"for {options.name}; it works once, until {until}", file=sys.stderr)
    if options.public_url is None:
        print("put the address of the page before it, or add --public-url", file=sys.stderr)
    return OK


def _reconcile(options: argparse.Namespace) -> int:
    from deskwright.approvals.decisions import settle
    from deskwright.approvals.reconciling import reconcile_here
    from deskwright.governance.settings import me

    says = options.applied or options.failed
    if says and (options.id is None or not options.note.strip()):
        raise UsageError("--applied and --failed need an ID and --note: how do you know?")
    if options.note and not says:
        raise UsageError("--note goes with --applied or --failed")
    rules = read_rules(options)
    state = _open(options)
    unsettled = 0
    try:
        if options.id is not None:
            wanted = [_known(state, options.id)]
        else:
            wanted, _ = state.proposals.find(states=["uncertain"], limit=200, newest_first=False)
        if not wanted:
            print("nothing is uncertain")
        for proposal in wanted:
            if says:
                to = "applied" if options.applied else "failed"
                ended = settle(state, rules, proposal, to=to, note=options.note.strip(), by=me(), via=VIA)
                words = "settled by your word"
            else:
                try:
                    ended, words = asyncio.run(reconcile_here(proposal, state, options))
                except Refusal as refusal:
                    if options.id is not None:
                        raise
                    ended, words = proposal, f"{refusal.why}; {refusal.next_step}"
            unsettled += ended.state == "uncertain"
            print(_summary(ended, words))
    finally:
        state.close()
    return FAILED if unsettled else OK


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "show": _show,
    "approve": _approve,
    "reject": _reject,
    "login": _login,
    "reconcile": _reconcile,
}

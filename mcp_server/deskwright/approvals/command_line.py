"""The words of `deskwright approvals`: its options and actions. It loads nothing that they need."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from deskwright.governance.proposal import STATES
from deskwright.options import add_desks_option

__all__ = ["add_arguments"]

EPILOG = """\
examples:
  deskwright approvals --open                      the page, in your browser
  deskwright approvals list                        what waits
  deskwright approvals show p-7kq2m9xv4c
  deskwright approvals approve p-7kq2m9xv4c --fields priority,text --edit text=@reply.md
  deskwright approvals reject p-7kq2m9xv4c --feedback 'The customer asked for a call, not a mail.'
  deskwright approvals reconcile                   look what became of what nobody knows

exit codes: 0 done · 1 refused, failed or not set up · 2 wrong usage
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    page = parser.add_argument_group("the page")
    page.add_argument("--open", action="store_true", help="serve the approval page and open it in the browser")
    page.add_argument("--http", metavar="HOST:PORT", help="where it listens (127.0.0.1 and a free port)")
    page.add_argument("--no-browser", action="store_true", help="only print the address")
    _add_public_url(page, None)
    _add_attachments(page, None)
    _add_common(parser)
    # A word after the command wins over the same word before it.
    parser.set_defaults(action=None)
    actions = parser.add_subparsers(metavar="ACTION")

    def action(name: str, about: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
        made.set_defaults(action=name)
        _add_common(made, default=argparse.SUPPRESS)
        return made

    listing = action("list", "show what waits for a decision")
    listing.add_argument("--desk", metavar="DESK", help="of this desk alone")
    listing.add_argument(
        "--only", action="append", default=[], metavar="STATE,…", help=f"in these states: {', '.join(STATES)}"
    )
    listing.add_argument("--limit", type=int, default=50, metavar="N", help="so many at most (50)")
    listing.add_argument("--json", action="store_true", help="the proposals as JSON")

    show = action("show", "show one proposal: what would be sent, and what is there now")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="the proposal as JSON")

    approve = action("approve", "approve a proposal, or some of its fields, and send it")
    approve.add_argument("id", metavar="ID")
    approve.add_argument("--fields", action="append", metavar="A,B", help="these fields alone (default: all)")
    approve.add_argument(
        "--edit", action="append", default=[], metavar="FIELD=TEXT", help="send this text instead; =@FILE reads it"
    )
    approve.add_argument("--yes", action="store_true", help="do not ask; needed without a terminal")
    _add_attachments(approve, argparse.SUPPRESS)

    reject = action("reject", "reject a proposal; the assistant is told why")
    reject.add_argument("id", metavar="ID")
    reject.add_argument("--feedback", required=True, metavar="TEXT", help="what is wrong with it")

    login = action("login", "make a one-time link to the page for somebody")
    login.add_argument("--as", dest="name", required=True, metavar="NAME", help="who will be recorded as approver")
    login.add_argument("--ttl", default="24h", metavar="TIME", help="how long it can be used: 30m, 24h (default), 7d")
    _add_public_url(login, argparse.SUPPRESS)

    reconcile = action("reconcile", "look what became of a request that nobody knows the end of")
    reconcile.add_argument("id", nargs="?", metavar="ID", help="this one alone (default: all of them)")
    said = reconcile.add_mutually_exclusive_group()
    said.add_argument("--applied", action="store_true", help="you looked: it was carried out")
    said.add_argument("--failed", action="store_true", help="you looked: it was not")
    reconcile.add_argument("--note", default="", metavar="TEXT", help="how you know")


def _add_public_url(parser: argparse._ActionsContainer, default: Any) -> None:
    parser.add_argument(
        "--public-url",
        default=default,
        metavar="URL",
        help="the https address people use; they sign in by links of `approvals login`",
    )


def _add_attachments(parser: argparse._ActionsContainer, default: Any) -> None:
    parser.add_argument(
        "--attachments", type=Path, default=default, metavar="DIR", help="where the files lie that a proposal attaches"
    )


def _add_common(parser: argparse.ArgumentParser, *, default: Any = None) -> None:
    """Options that may stand before or behind the action."""
    group = parser.add_argument_group("where things are")
    group.add_argument(
        "--state", default=default, metavar="PLACE", help="where proposals are: a file, or postgresql://…"
    )
    group.add_argument("--policy", type=Path, default=default, metavar="FILE", help="who may approve what: policy.yaml")
    group.add_argument(
        "--env-file", type=Path, default=default, metavar="FILE", help="read the desks' variables from here, too"
    )
    group.add_argument("--ca-file", default=default, metavar="FILE", help="trust the authorities in this file")
    if default is None:
        add_desks_option(group)
    else:
        group.add_argument(
            "--desks", action="append", type=Path, default=default, metavar="DIR", help=argparse.SUPPRESS
        )

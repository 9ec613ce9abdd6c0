"""The options of `serve` that a registration passes on, and which effects wait for a person under them.

It writes no secret: an address with a password in it is refused.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deskwright.catalogue import Catalogue
from deskwright.clients import Machine
from deskwright.docker_run import STATE_VOLUME, Container
from deskwright.errors import SetupError
from deskwright.governance.settings import read_approve
from deskwright.policy import EFFECT_WORDS, EFFECTS, allow_effects, possible_effects
from deskwright.state.place import shown_place

__all__ = [
    "SERVE_OPTIONS",
    "Approval",
    "RegisterRefused",
    "add_serve_options",
    "approval_lines",
    "choose_approval",
    "doctor_options",
    "serve_words",
]


@dataclass(frozen=True, slots=True)
class Passed:
    """One option of `serve` that may be said at registration and is passed on as it is."""

    flag: str
    metavar: str | None
    about: str
    optional_value: bool = False
    path: bool = False
    """A file or folder that has to be there when the server starts."""
    written: bool = False
    """A folder that the server writes into."""
    place: bool = False
    """A file that the server makes, or an address."""
    repeats: bool = False

    @property
    def dest(self) -> str:
        return "serve_" + self.flag.removeprefix("--").replace("-", "_")


#: What waits for a person in a line that says nothing else: what a customer sees cannot be taken back.
WAITING = "write_outbound"
SERVE_OPTIONS = (
    Passed("--abilities", "A,B", "what the token may do, where the desk cannot be asked", repeats=True),
    Passed("--read-only", None, "reading alone"),
    Passed("--allow", "E,…", "effects to allow on top of the default ones", repeats=True),
    Passed("--deny", "E,…", "effects to deny", repeats=True),
    Passed("--approve", "E,…", f"effects that wait for a person ({WAITING}, if it is not given)", repeats=True),
    Passed("--toolsets", "A,B", "list these toolsets", repeats=True),
    Passed("--tools", "X,Y", "list these tools", repeats=True),
    Passed("--all-tools", None, "list one tool per operation"),
    Passed("--output-schemas", None, "list the shapes of answers, too"),
    Passed("--attachments", "DIR", "the directory files may be attached from", path=True),
    Passed("--exports", "DIR", "the directory exports may be written to", path=True, written=True),
    Passed("--env-file", "FILE", "read the variables from this file", path=True),
    Passed("--sandbox", "CREDENTIAL", "serve the sandbox instead of a real desk", optional_value=True),
    Passed("--ca-file", "FILE", "trust the certificates in this file", path=True),
    Passed("--insecure", None, "do not check certificates"),
    Passed("--max-result", "BYTES", "the longest answer passed on"),
    Passed("--audit", "all|writes|off", "what is recorded"),
    Passed("--state", "PLACE", "where proposals and the audit are kept", place=True),
    Passed("--policy", "FILE", "rules of your own", path=True),
    Passed("--human-proof", None, "a desk's own approval tool needs a person's word, too"),
    Passed("--approval-ttl", "TIME", "how long a proposal waits"),
    Passed("--over", "DESK", "triage the tickets of this desk"),
)


class RegisterRefused(SetupError):
    """Nothing was written; three short lines for whoever asked."""

    def __init__(self, what: str, why: str, next_step: str) -> None:
        super().__init__(f"refused: {what}\nwhy: {why}\nnext: {next_step}")


def add_serve_options(group: argparse._ArgumentGroup) -> None:
    for option in SERVE_OPTIONS:
        if option.metavar is None:
            group.add_argument(option.flag, dest=option.dest, action="store_true", help=option.about)
        elif option.optional_value:
            group.add_argument(
                option.flag, dest=option.dest, nargs="?", const="", metavar=option.metavar, help=option.about
            )
        else:
            group.add_argument(
                option.flag,
                dest=option.dest,
                action="append" if option.repeats else "store",
                metavar=option.metavar,
                help=option.about,
            )


def serve_words(args: argparse.Namespace, container: Container | None = None) -> tuple[list[str], list[str]]:
    """The words of `serve`, and what there is to tell about them; a path is where the server finds it."""
    words: list[str] = []
    notes: list[str] = []
    for option in SERVE_OPTIONS:
        given = getattr(args, option.dest)
        if given is None or given is False:
            continue
        if given is True or given == "":
            words.append(option.flag)
            continue
        for value in given if option.repeats else [given]:
            value = _absolute(option, value)
            if option.path and not Path(value).exists():
                notes.append(f"{value} does not exist yet; the server does not start without it")
            words += [option.flag, _reached(option, value, container)]
    return words, notes


def _reached(option: Passed, value: str, container: Container | None) -> str:
    if container is None or not (option.path or option.place) or "://" in value:
        return value
    if option.place:
        raise RegisterRefused(
            f"{option.flag} {value} in a container",
            f"what is kept is in Docker's volume {STATE_VOLUME}; a file of this machine would need its owner's rights",
            f"leave {option.flag} away, or name a database: postgresql://…",
        )
    return container.inside(option.flag, Path(value), writable=option.written)


def _absolute(option: Passed, value: str) -> str:
    """A path as it is from anywhere: the client starts the server in a folder of its own choosing."""
    if option.place and "://" in value:
        if shown_place(value) != value:
            raise RegisterRefused(
                f"{option.flag} with a password in it",
                "a secret is never written into a client's file",
                "keep the whole address in DESKWRIGHT_STATE and say --env DESKWRIGHT_STATE",
            )
        return value
    return str(Path(value).expanduser().absolute()) if option.path or option.place else value


def doctor_options(args: argparse.Namespace, options: Sequence[str]) -> list[str]:
    """What `doctor` needs of `options`, the words for `serve`."""
    words: list[str] = []
    for flag in ("--env-file", "--ca-file"):
        if flag in options:
            words += [flag, options[options.index(flag) + 1]]
    if args.serve_sandbox is not None:
        words += ["--sandbox", *([args.serve_sandbox] if args.serve_sandbox else [])]
    if args.serve_insecure:
        words.append("--insecure")
    return words


# --- what waits for a person ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Approval:
    """The words that say it, the effects that wait then, and what is given up."""

    words: tuple[str, ...]
    waiting: tuple[str, ...]
    unseen: bool
    """Customers see what nobody approved."""
    believed: bool
    """A tool of the desk is itself an approval, and a client that cannot ask is believed."""


def choose_approval(args: argparse.Namespace, catalogues: Sequence[Catalogue]) -> Approval:
    """What the operator said; else the default, where a customer can see anything of these desks at all."""
    given = _words(args.serve_approve)
    if args.no_approval and given:
        raise RegisterRefused(
            "--no-approval beside --approve", "one says that nothing waits, the other what waits", "say one of them"
        )
    allowed = allow_effects(_words(args.serve_allow), _words(args.serve_deny)) if not args.serve_read_only else ()
    there = {effect for catalogue in catalogues for effect in _proposable(catalogue)} & set(allowed)
    default = [WAITING] if WAITING in there and not args.no_approval and not given else []
    approve, _ = read_approve(given or default)
    waiting = tuple(effect for effect in EFFECTS if effect in approve & there)
    return Approval(
        ("--approve", *default) if default else (),
        waiting,
        unseen=WAITING in there and WAITING not in waiting,
        believed=bool(allowed) and not args.serve_human_proof and any(map(_decides, catalogues)),
    )


def _decides(catalogue: Catalogue) -> bool:
    return any((operation.confirm or {}).get("decision") for operation in catalogue.operations.values())


def _proposable(catalogue: Catalogue) -> Iterator[str]:
    """The effects of what can be called here and proposed: an overlay may keep an operation out of it."""
    for operation in catalogue.operations.values():
        confirm = operation.confirm or {}
        if operation.hidden is None and not confirm.get("never") and confirm.get("decision") is None:
            yield from possible_effects(operation)


def _words(values: Sequence[str] | None) -> list[str]:
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]


def approval_lines(
    args: argparse.Namespace, approval: Approval, machine: Machine, command: Sequence[str], options: Sequence[str]
) -> list[str]:
    """How what waits is decided; and what it means where replies to customers do not wait."""
    lines = [
        f"{effect} ({EFFECT_WORDS[effect]}) waits for a person; nothing is sent before" for effect in approval.waiting
    ]
    if approval.waiting:
        places = [
            word
            for flag in ("--state", "--policy")
            if flag in options
            for word in (flag, options[options.index(flag) + 1])
        ]
        if args.docker is not None:
            # A browser does not reach into a container; its shell does, where the desk's variables are set as well.
            shell = machine.shell([*command, "approvals", *places, "list"])
            lines += ["decide where the client asks you, or in a shell (list, show ID, approve ID):", f"  {shell}"]
        else:
            page = machine.shell([*command, "approvals", "--open", *places])
            lines += ["decide where the client asks you, or on the page that this opens:", f"  {page}"]
    if approval.unseen:
        lines.append(
            f"{WAITING} does not wait: customers see it at once, whoever made the model write it (SECURITY.md)"
        )
    if approval.believed:
        lines.append(
            "its own approval tool takes a model's word where the client cannot ask you; --human-proof does not"
        )
    return lines

"""`register --http`: which address, which headers, and what of the command line cannot be meant there.

Refuses the options of `serve`: they belong to whoever starts the server that runs at that address.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from deskwright.catalogue import Catalogue
from deskwright.register_options import SERVE_OPTIONS, RegisterRefused
from deskwright.remote_clients import BRIDGE, Header, Remote, bad_address, key_headers

if TYPE_CHECKING:
    from deskwright.clients import Client, Variable

__all__ = ["make_remote", "remote_notes"]


def make_remote(
    args: argparse.Namespace,
    name: str,
    served: Sequence[Catalogue],
    variables_of: Callable[[Catalogue, str | None], Sequence[Variable]],
) -> Remote:
    """One desk at an address; the headers of its key with --key, or where a way to log in was named."""
    if said := _meant_for_serve(args):
        raise RegisterRefused(
            f"{said} beside --http",
            "the server runs already; what it may do is decided where it runs",
            f"leave {said} away here, and say it to deskwright serve there",
        )
    if len(served) > 1:
        raise RegisterRefused(
            "several desks beside --http",
            "each desk has an address of its own: URL/<desk>/mcp",
            "register them one by one",
        )
    if why := bad_address(args.http):
        raise RegisterRefused("--http with that address", why, "write it as https://HOST/DESK/mcp")
    headers = _key_headers(args, served[0], variables_of) if args.key or args.credential is not None else ()
    return Remote(name, args.http, headers)


def _meant_for_serve(args: argparse.Namespace) -> str:
    """An option that decides how a server is started."""
    said = [option.flag for option in SERVE_OPTIONS if getattr(args, option.dest) not in (None, False)]
    own = {"--docker": args.docker, "--uvx": args.uvx, "--env": args.env, "--no-approval": args.no_approval}
    return next(iter([*said, *(flag for flag, value in own.items() if value)]), "")


def _key_headers(
    args: argparse.Namespace,
    catalogue: Catalogue,
    variables_of: Callable[[Catalogue, str | None], Sequence[Variable]],
) -> tuple[Header, ...]:
    variables = {variable.name: variable for variable in variables_of(catalogue, args.credential)}
    ways: list[Mapping[str, Any]] = catalogue.connection.get("credentials") or []
    taken = [way for way in ways if way.get("inbound") and args.credential in (None, way["name"])]
    if not taken:
        what = args.credential or "a key"
        raise RegisterRefused(
            f"--http with {what} of {catalogue.title}",
            "this desk's key cannot be brought by a request",
            "leave --key and --credential away: the client logs in by the browser",
        )
    way = taken[0]
    if args.credential is None:
        variables = {variable.name: variable for variable in variables_of(catalogue, way["name"])}
    parts = {part: variables[name] for part, name in way["env"].items()}
    return key_headers(way["inbound"], parts)


def remote_notes(args: argparse.Namespace, remote: Remote, client: Client, catalogue: Catalogue) -> list[str]:
    notes = []
    desk = catalogue.desk.replace("_", "-")
    if client.id == "claude-desktop":
        notes.append(
            f"this client's file starts programs only: {BRIDGE} (npm, not ours) stands between. Better, where the "
            f"address can be reached from the internet: Settings > Connectors > Add custom connector > {remote.url}"
        )
    if client.id == "continue" and not remote.headers:
        notes.append("not every build of Continue can log in by the browser; with --key it need not")
    if not remote.headers:
        notes.append("with --key the client brings the desk's own key in a header instead")
    else:
        notes.append(f"without --key the client logs in by the browser, and keeps no key of {catalogue.title}")
    if args.http.startswith("http://"):
        notes.append("an address of this machine: clients in the web do not reach it")
    if f"/{desk}/" not in args.http and f"/{catalogue.desk}/" not in args.http:
        notes.append(f"a server with several desks has this one at …/{desk}/mcp; it prints its addresses at the start")
    return notes

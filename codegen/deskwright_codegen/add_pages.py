"""What `deskwright add` writes beside the overlay, and what it leaves to a person, as text.

Refuses to fill in what only a person knows: where the document is from stands as a question.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from .model import Api
from .names import snake
from .propose import Login, client_credentials, one_line, propose_settings, toml, toml_key
from .propose_overlay import FEW, Overlay, listed
from .read import DOCUMENTS
from .trial import Proposed

_SHOWN = 10
_OTHER_WAY = """
# The client may also fetch its tokens from {url} by itself. Then, instead of the
# credential {scheme} and without its [schemes] above:
# [[credentials]]
# name = "OAuth client"
# scheme = {quoted}
# env = {{ client_id = "{prefix}_CLIENT_ID", client_secret = "{prefix}_CLIENT_SECRET" }}
"""
_SETTINGS = "# Proposed by `deskwright add`; docs/helpdesk-toml.md tells every key. It names variables, never a secret."


def settings_text(proposed: Proposed, desk: str, api: Api, base_url: str | None, name: str) -> str:
    """helpdesk.toml of a desk: variables of its own, the log-ins that something asks for, a sentence per toolset."""
    document = proposed.document or {}
    prefix = desk.upper()
    needed = any(op.security and () not in op.security for op in api.operations)
    asked, unasked = parted(proposed, api)
    extra = proposed.extra
    if unasked:
        names = ", ".join(one_line(login.scheme) for login in unasked)
        extra += f"\n# The document also declares {names}, and asks for it nowhere.\n"
    for login in asked:
        if url := client_credentials(document, login.scheme):
            scheme, quoted = one_line(login.scheme), toml(login.scheme)
            extra += _OTHER_WAY.format(url=one_line(url), scheme=scheme, quoted=quoted, prefix=prefix)
    told = {
        snake(str(tag.get("name"))): one_line(str(tag.get("description") or ""))
        for tag in document.get("tags") or ()
        if isinstance(tag, dict)
    }
    families = dict.fromkeys(snake(op.family) for op in api.operations)
    rows = [f"{toml_key(family)} = {toml(told[family])}" for family in families if told.get(family)]
    if rows:
        extra += "\n# toolset = what it is for, in one sentence\n[toolsets]\n" + "\n".join(rows) + "\n"
    text = propose_settings(
        desk, document, base_url, prefix=prefix, logins=asked, optional=not needed, extra=extra.lstrip("\n")
    )
    said = "" if name in DOCUMENTS else f"document = {toml(name)}\n"
    return f"{_SETTINGS}\n{said}{text}"


def parted(proposed: Proposed, api: Api) -> tuple[list[Login], list[Login]]:
    """The log-ins that some operation asks for, and the others."""
    names = {name for op in api.operations for alternative in op.security for name in alternative}
    asked = [login for login in proposed.logins if login.scheme in names]
    return asked, [login for login in proposed.logins if login.scheme not in names]


def source_page(document: str, files: Mapping[str, bytes], value: Mapping[str, Any] | None) -> str:
    """SOURCE.md: what the document says of itself, its digests, and what is to be written down."""
    info = (value or {}).get("info")
    info = info if isinstance(info, dict) else {}
    said = " ".join(filter(None, (one_line(str(info.get(key) or "")) for key in ("title", "version"))))
    lines = ["# Where this document comes from", ""]
    lines += [f"`{document}` calls itself: {said}." if said else f"`{document}`.", ""]
    lines += ["| file | bytes | SHA-256 |", "|---|---|---|"]
    for name, content in sorted(files.items()):
        lines.append(f"| `{name}` | {len(content)} | `{hashlib.sha256(content).hexdigest()}` |")
    lines += ["", "To write down:", ""]
    lines += ["* where it was got, when, and by whom", "* which version of the product it describes"]
    lines += ["* what of it was tried against a real server, and what is a guess", ""]
    return "\n".join(lines)


def to_decide(api: Api, folder: str, overlay: Overlay, left_out: Mapping[str, str], proposed: Proposed) -> list[str]:
    """What only a person can decide, a line each."""
    decide = [f"left out: {route} ({why}); {folder}/overlay.yaml" for route, why in list(left_out.items())[:_SHOWN]]
    if len(left_out) > _SHOWN:
        decide.append(f"left out: {len(left_out) - _SHOWN} more, in {folder}/overlay.yaml")
    if overlay.milder:
        decide.append(f"effects that may be milder, with a reason: {listed(overlay.milder)}")
    if overlay.stricter:
        decide.append(f"effects that were proposed stricter than the method: {listed(overlay.stricter)}")
    if overlay.unreachable:
        decide.append(f"operations that no overlay reaches: {listed(overlay.unreachable)}")
    count = len(overlay.tools)
    if count <= FEW:
        decide.append(f"tools: {count} are tools; take away what an assistant need not have, in {folder}/overlay.yaml")
    else:
        decide.append(
            f"tools: {count} stand as comments; none is listed: choose what an assistant should have, in "
            f"{folder}/overlay.yaml"
        )
    decide += proposed.decide
    _, unasked = parted(proposed, api)
    if unasked:
        names = listed(login.scheme for login in unasked)
        decide.append(f"log-ins that no operation asks for: {names}; `security` in the overlay asks for one")
    base = api.connection["base_url"]
    address = f"{base['default']} unless {base['env']} is set" if base["default"] else base["env"]
    decide.append(f"address: {address}; {folder}/helpdesk.toml")
    if not api.connection["credentials"]:
        decide.append("log-in: none that can be spoken is asked for; [[credentials]] in helpdesk.toml adds one")
    return [*decide, f"where the document comes from: {folder}/SOURCE.md"]


def what_next(api: Api, folder: str, output: str) -> list[str]:
    """The commands that follow, and how Python finds the SDK."""
    base = api.connection["base_url"]
    variables = [] if base["default"] else [base["env"]]
    variables += [name for way in api.connection["credentials"] for name in way["env"].values()]
    lines = ["next:"]
    if variables:
        lines.append(f"  export {' '.join(f'{name}=…' for name in dict.fromkeys(variables))}")
    lines += [f"  deskwright tools {api.desk}", f"  deskwright serve {api.desk} --read-only"]
    lines += [f"  deskwright regen {api.desk}        after each change in {folder}/", "", "in Python:"]
    script = f"python -c 'from helpdesks.{api.desk} import {api.class_name}; print({api.class_name})'"
    if installed_desk(api.desk) is not None:
        return [*lines, f"  {script}"]
    return [*lines, f"  PYTHONPATH={output} {script}", f"  (a script finds it while {output} is on its PYTHONPATH)"]


def installed_desk(desk: str) -> Path | None:
    """The folder of an installed desk of that name, found without importing it."""
    spec = PathFinder.find_spec("helpdesks")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        if (Path(folder) / desk / "catalog.json").is_file():
            return (Path(folder) / desk).resolve()
    return None

"""Puts one server into a client's configuration file and leaves all the rest of it as it was.

Refuses to touch a file that it cannot read back exactly: broken, with comments that would be lost, of another
shape, or with a foreign server under the same name. A value that a person has filled in is never overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.client_text import as_text
from deskwright.clients import Client
from deskwright.docker_run import is_our_container
from deskwright.placeholders import is_placeholder
from deskwright.remote_clients import BRIDGE

MARKER = "Written by deskwright register"
BACKUP = ".deskwright.bak"
#: What says how a server is started or reached; all else in an entry is a person's own.
OF_A_KIND = {
    *("type", "command", "args", "env", "env_vars", "cwd", "envFile", "startup_timeout_sec"),
    *("url", "headers", "http_headers", "env_http_headers", "bearer_token_env_var"),
}


class MergeRefused(Exception):
    """The file stays as it is. `why` says what is wrong with it, `next` what can be done."""

    def __init__(self, why: str, next_step: str) -> None:
        super().__init__(why)
        self.why = why
        self.next = next_step


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done to the file."""

    file: Path
    changed: bool
    created: bool
    backup: Path | None


def merge_into_file(file: Path, client: Client, document: Mapping[str, Any], *, private: bool) -> Merged:
    """Write the document's server into the file; a file that is made is `private` to its owner or not."""
    # A settings file is often a link into a folder of dotfiles: replace what it points to, not the link.
    target = Path(os.path.realpath(file))
    before = _read(target)
    after = _merged_text(before, client, document)
    if before is not None and after == before.decode("utf-8"):
        return Merged(file, changed=False, created=False, backup=None)
    backup = _keep(target) if before else None
    _replace(target, after.encode("utf-8"), before, private=private)
    return Merged(file, changed=True, created=before is None, backup=backup)


def _merged_text(before: bytes | None, client: Client, document: Mapping[str, Any]) -> str:
    fresh = as_text(client, document, MARKER)
    if before is None or not before.strip():
        return fresh
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise MergeRefused("the file is not UTF-8 text", "save it as UTF-8 and try again") from None
    if client.syntax == "yaml":
        return _whole_file(text, fresh)
    if client.syntax == "toml":
        return _merged_toml(text, document)
    return _merged_json(text, document)


# A file of its own per server: only what we wrote ourselves is replaced.


def _whole_file(text: str, fresh: str) -> str:
    if not text.startswith(f"# {MARKER}"):
        raise MergeRefused(
            "a file of that name is there and was not written by deskwright register",
            "choose another --name, or move that file away",
        )
    return fresh


# JSON


def _merged_json(text: str, document: Mapping[str, Any]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    current = _parse_json(text.removeprefix("\ufeff"))
    wanted = dict(current)
    for key, value in document.items():
        wanted[key] = _merged_value(key, current.get(key), value)
    if wanted == current:
        return text
    indent = re.search(r"\n([ \t]+)\S", text)
    body = json.dumps(wanted, ensure_ascii=False, indent=indent.group(1) if indent else 2)
    return mark + body + ("\n" if text.endswith("\n") or not indent else "")


def _parse_json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as problem:
        try:
            json.loads(_without_comments(text))
        except json.JSONDecodeError:
            raise MergeRefused(
                f"the file is not valid JSON (line {problem.lineno}, column {problem.colno}: {problem.msg})",
                "repair it first; the client cannot read it either",
            ) from None
        raise MergeRefused(
            "the file has comments or trailing commas, which would be lost",
            "add the printed entry by hand",
        ) from None
    if not isinstance(found, dict):
        raise MergeRefused("the file does not hold a JSON object", "repair it first")
    return found


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise MergeRefused("the file names a key twice, and one of the two would be lost", "repair it first")
    return found


_JSONC = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])')


def _without_comments(text: str) -> str:
    return _TRAILING.sub(lambda m: m.group(1) or "", _JSONC.sub(lambda m: m.group(1) or " ", text))


def _merged_value(key: str, current: Any, wanted: Any) -> Any:
    if isinstance(wanted, dict):
        if current is None:
            return wanted
        if not isinstance(current, dict):
            raise MergeRefused(f'"{key}" in the file is not a table of servers', "repair it first")
        return {**current, **{name: merged_entry(name, current.get(name), e) for name, e in wanted.items()}}
    # The inputs of VS Code: an id that is there already keeps its wording.
    if current is None:
        return wanted
    if not isinstance(current, list):
        raise MergeRefused(f'"{key}" in the file is not a list', "repair it first")
    known = {item.get("id") for item in current if isinstance(item, dict)}
    return [*current, *(item for item in wanted if item["id"] not in known)]


def merged_entry(name: str, current: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The entry to write: ours, with what a person has added to it or filled into it kept."""
    if current is None:
        return dict(wanted)
    if not isinstance(current, Mapping) or not _is_ours(current, wanted):
        raise MergeRefused(
            f'a server named "{name}" is there already and is not a deskwright server',
            "choose another --name, or remove that entry first",
        )
    # What starts a program, what calls an address and what bridges the two are never mixed, nor what was filled in.
    kept = {k: v for k, v in current.items() if _kind(current) == _kind(wanted) or k not in OF_A_KIND}
    entry = {**kept, **wanted}
    for part in ("env", "headers"):
        held = kept.get(part)
        if isinstance(held, Mapping):
            filled = {k: v for k, v in held.items() if not (isinstance(v, str) and is_placeholder(v))}
            entry[part] = {**wanted.get(part, {}), **filled}
            if not entry[part]:
                del entry[part]
    return entry


def _is_ours(entry: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether this command made the entry. An address has no mark of ours: only the very same one is taken for it."""
    if "url" in entry:
        return bool(entry["url"] == wanted.get("url"))
    words = _words(entry)
    if _is_bridge(words):
        return _address(words) is not None and _address(words) == _address(_words(wanted))
    if is_our_container(words):
        return True
    return "serve" in words and any(Path(w.replace("\\", "/")).stem == "deskwright" for w in words)


def _kind(entry: Mapping[str, Any]) -> str:
    return "address" if "url" in entry else "bridge" if _is_bridge(_words(entry)) else "program"


def _is_bridge(words: list[str]) -> bool:
    return any(word.partition("@")[0] == BRIDGE.partition("@")[0] for word in words)


def _words(entry: Mapping[str, Any]) -> list[str]:
    args = entry.get("args")
    return [str(word) for word in (entry.get("command"), *(args if isinstance(args, list) else []))]


def _address(words: list[str]) -> str | None:
    return next((word for word in words if word.startswith(("https://", "http://"))), None)


# TOML


def _merged_toml(text: str, document: Mapping[str, Any]) -> str:
    # Loaded on first use: only Codex needs it, and `serve` must not pay for it.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        current = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise MergeRefused(
            f"the file is not valid TOML ({problem})", "repair it first; the client cannot read it either"
        ) from None
    expected = dict(current)
    for key, value in document.items():
        expected[key] = _merged_value(key, current.get(key), value)
    if expected == current:
        return text
    try:
        parsed = tomlkit.parse(text)
        for key, servers in document.items():
            if key not in parsed:
                parsed[key] = tomlkit.table(is_super_table=True)
            holder: Any = parsed[key]
            for name in servers:
                if name not in holder:
                    inline = isinstance(holder, tomlkit.items.InlineTable)
                    holder[name] = tomlkit.inline_table() if inline else tomlkit.table()
                for item in [item for item in holder[name] if item not in expected[key][name]]:
                    del holder[name][item]
                for item, value in expected[key][name].items():
                    if holder[name].get(item) != value:
                        holder[name][item] = value
        after: str = tomlkit.dumps(parsed)
        # Read back by the standard library: the same tables, ours added, nothing else moved.
        exact = tomllib.loads(after) == expected
    except (TOMLKitError, tomllib.TOMLDecodeError, KeyError, ValueError):
        exact = False
    if not exact:
        raise MergeRefused(
            "the file is laid out in a way that cannot be extended safely", "add the printed table by hand"
        )
    return after


# The disk


def _read(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise MergeRefused(f"the file cannot be read ({problem.strerror})", "check its permissions") from None


def _keep(target: Path) -> Path:
    backup = target.with_name(target.name + BACKUP)
    try:
        # copy2 keeps the mode: a copy of a file with secrets must not be easier to read than the file.
        with contextlib.suppress(FileNotFoundError):
            backup.unlink()
        os.close(os.open(backup, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copy2(target, backup)
    except OSError as problem:
        why = f"no backup can be made beside the file ({problem.strerror})"
        raise MergeRefused(why, "check its folder") from None
    return backup


def _replace(target: Path, content: bytes, before: bytes | None, *, private: bool) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            if before is not None:
                shutil.copymode(target, name)
            elif not private:
                os.chmod(name, 0o666 & ~_umask())
            # The client writes its own file, too: what changed since we read it must not be lost.
            if _read(target) != before:
                raise MergeRefused("the file changed while it was being merged", "run the same line again")
            os.replace(name, target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
            raise
    except OSError as problem:
        raise MergeRefused(f"the file cannot be written ({problem.strerror})", "check its folder") from None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

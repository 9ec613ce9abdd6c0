"""The key of a state, made once and kept, and as many keys as are wanted derived from it by name.

It lies beside an SQLite file (mode 0600); for PostgreSQL it is set as DESKWRIGHT_STATE_KEY, and lies in a table only
where that is not set, which is told. It is never shown.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Engine, select

from deskwright.errors import SetupError
from deskwright.state.engine import writing
from deskwright.state.place import is_postgres
from deskwright.state.tables import KEYS

__all__ = ["VARIABLE", "derived", "master_key"]

VARIABLE = "DESKWRIGHT_STATE_KEY"
SIZE = 32


def derived(master: bytes, name: str, size: int) -> bytes:
    """A key of its own for each name (HKDF-Expand with SHA-256)."""
    made, block, count = b"", b"", 0
    while len(made) < size:
        count += 1
        block = hmac.digest(master, block + name.encode() + bytes([count]), hashlib.sha256)
        made += block
    return made[:size]


def master_key(place: str, engine: Engine, environ: Mapping[str, str], tell: Callable[[str], None]) -> bytes:
    """The one key of a state, the same for every process on it."""
    if not is_postgres(place):
        return _key_in_file(Path(f"{place}.key"), engine)
    if word := environ.get(VARIABLE, "").strip():
        return _decoded(word)
    return _key_in_table(engine, tell)


def _decoded(word: str) -> bytes:
    try:
        key = base64.b64decode(word.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) < SIZE:
        raise SetupError(
            f"{VARIABLE} is not a key: at least {SIZE} bytes as base64, as `openssl rand -base64 {SIZE}` prints them"
        )
    return key


def _key_in_file(path: Path, engine: Engine) -> bytes:
    try:
        if not path.exists():
            # The lock of the database, so that of two processes one makes it.
            with writing(engine):
                if not path.exists():
                    _make(path)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
        key = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SetupError(f"the key {path} cannot be read or made ({reason}): its folder must be writable") from error
    if len(key) != SIZE:
        raise SetupError(
            f"the key {path} is damaged: remove it, and another one is made; what was sealed with it (log-ins to the "
            "approval page, questions that are open) is void then, and what waits for a person is proposed anew"
        )
    return key


def _make(path: Path) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(SIZE))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _key_in_table(engine: Engine, tell: Callable[[str], None]) -> bytes:
    tell(
        f"warning: the key of the state lies in its database, for all who may read that; "
        f"set {VARIABLE} (`openssl rand -base64 {SIZE}`) to keep it apart"
    )
    with writing(engine) as connection:
        chosen = select(KEYS.c.value).where(KEYS.c.name == "master")
        if (found := connection.scalar(chosen)) is None:
            values = {"name": "master", "value": base64.b64encode(secrets.token_bytes(SIZE)).decode()}
            # Of two processes one writes it, and both read what that one wrote.
            from sqlalchemy.dialects.postgresql import insert

            connection.execute(insert(KEYS).values(values).on_conflict_do_nothing())
            found = connection.scalar(chosen)
    return base64.b64decode(str(found))

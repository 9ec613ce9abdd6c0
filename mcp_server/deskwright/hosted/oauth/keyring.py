"""The keys under which people's logins are kept: of the operator, or in a file of this user's own.

`DESKWRIGHT_ENCRYPTION_KEYS` holds one or more of them, the first seals and all open: a new one is put in front, what
was sealed by the others is sealed anew, then they go. It refuses to keep logins for a public address under a key that
lies beside them. What is sealed says what it is for, so that no sealed text passes for another one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from deskwright.errors import SetupError
from deskwright.state.place import is_postgres, make_folder

__all__ = ["VARIABLE", "Keyring"]

VARIABLE = "DESKWRIGHT_ENCRYPTION_KEYS"
_MAKE = "`openssl rand -base64 32`"
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")


class Keyring:
    """`keys`: each 32 bytes as URL-safe base64, the one that seals first."""

    def __init__(self, keys: Sequence[str], place: str = VARIABLE) -> None:
        self.log_key = hmac.digest(keys[0].encode(), b"deskwright access log", "sha256")
        """For names in the log that are the same in every process."""
        self.place = place
        """Where the operator has them."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self.ids = tuple(_id(key) for key in keys)
        """Tells the keys apart without telling what they are; the one that seals first."""

    @classmethod
    def from_environment(
        cls, environ: Mapping[str, str], *, place: str, public: bool, tell: Callable[[str], None]
    ) -> Keyring:
        """The operator's keys; without any, those of a file, unless the address is a public one."""
        if words := [word for word in re.split(r"[\s,]+", environ.get(VARIABLE, "")) if word]:
            return cls(_checked(words, VARIABLE))
        if public:
            raise SetupError(
                f"people's logins are kept encrypted, and {VARIABLE} has no key for a public address: set it to what "
                f"{_MAKE} prints, the same for every process (or turn OAuth off with --no-oauth)"
            )
        path = _file(place)
        made = not path.exists()
        keys = _keys_in(path)
        if made:
            tell(f"a key for people's logins was made: {path}; set {VARIABLE} to keep it elsewhere")
        return cls(keys, str(path))

    def seal(self, purpose: str, data: Mapping[str, Any]) -> str:
        text = json.dumps({"for": purpose, "data": dict(data)}, separators=(",", ":"))
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, purpose: str, sealed: str, *, seconds: int | None = None) -> dict[str, Any] | None:
        """What was sealed for this purpose, at most so long ago; None for all else."""
        try:
            found = json.loads(self._fernet.decrypt(sealed.encode("utf-8", "replace"), ttl=seconds))
        except (InvalidToken, ValueError):
            return None
        data = found.get("data")
        return data if found.get("for") == purpose and isinstance(data, dict) else None


def _id(key: str) -> str:
    return hashlib.sha256(b"deskwright encryption key " + key.encode()).hexdigest()[:16]


def _checked(words: Sequence[str], where: str) -> list[str]:
    # `openssl rand -base64 32` writes the same bytes with two other signs
    plain = [word.replace("+", "-").replace("/", "_") for word in words]
    for number, word in enumerate(plain, 1):
        if not _KEY.fullmatch(word):
            raise SetupError(
                f"{where}: number {number} of {len(words)} is not a key: each is 32 bytes as base64, as "
                f"{_MAKE} prints them; several are parted by commas, the one that is used from now on first"
            )
    return plain


def _file(place: str) -> Path:
    if not is_postgres(place):
        return Path(f"{place}.encryption-key")
    from platformdirs import user_state_path

    return user_state_path("deskwright", appauthor=False) / "encryption-key"


def _keys_in(path: Path) -> list[str]:
    try:
        if not path.exists():
            _make(path)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
        words = path.read_text("ascii", "replace").split()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SetupError(f"the key {path} cannot be read or made ({reason}): set {VARIABLE} instead") from error
    if not words:
        raise SetupError(f"the key {path} is empty: put a backup in its place, or remove it (people connect anew then)")
    return _checked(words, str(path))


def _make(path: Path) -> None:
    make_folder(path.parent)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            # Never over one that is there: of two processes both take the first one's.
            os.link(part, path)
        except FileExistsError:
            return
    finally:
        part.unlink(missing_ok=True)

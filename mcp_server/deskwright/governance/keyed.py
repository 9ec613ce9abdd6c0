"""What stands in the state for a login: a digest under a key that is kept apart from the database.

A plain digest of a password lets whoever has a copy of the database try passwords out; this one says nothing without
the key of the state. The key of a process serves for names that nobody keeps.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

__all__ = ["OF_PROCESS", "SECRET", "keyed", "marked"]

# The name of the state's key for it.
SECRET = "connection"
OF_PROCESS = secrets.token_bytes(32)


def keyed(key: bytes, text: str) -> str:
    """`hmac-sha256:` over a text: the same for the same key, and nothing to try out without it."""
    return "hmac-sha256:" + hmac.digest(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()


def marked(key: bytes, login: str) -> str:
    """What an account is called that nobody names, from the digest of its login."""
    return f"key …{keyed(key, f'name {login}').partition(':')[2][:8]}"

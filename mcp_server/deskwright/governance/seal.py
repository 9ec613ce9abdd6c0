"""Covers secrets that have to wait with a proposal: encrypted with a key of the state, opened when it is sent."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["seal", "unseal"]


def _fernet(key: bytes) -> Any:
    from cryptography.fernet import Fernet

    return Fernet(base64.urlsafe_b64encode(key))


def seal(key: bytes, arguments: Mapping[str, Any]) -> str:
    """The arguments as a text that says nothing without the key (32 bytes)."""
    sealed: bytes = _fernet(key).encrypt(json.dumps(arguments).encode("utf-8", "surrogatepass"))
    return sealed.decode("ascii")


def unseal(key: bytes, sealed: str) -> dict[str, Any]:
    """The arguments of `seal`; ValueError where the key is another one or the text was changed."""
    from cryptography.fernet import InvalidToken

    try:
        opened: dict[str, Any] = json.loads(_fernet(key).decrypt(sealed.encode("ascii")))
    except InvalidToken:
        raise ValueError("it was sealed with another key, or changed since") from None
    return opened

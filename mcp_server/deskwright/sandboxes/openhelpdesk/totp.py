"""Time-based one-time codes (RFC 6238) by the sandbox's clock.

Draws no picture: the QR code of the sandbox is a blank pixel.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote

BLANK_QR = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def new_secret(seed: str) -> str:
    return base64.b32encode(hashlib.sha256(seed.encode()).digest()[:20]).decode()


def code_at(secret: str, moment: datetime, step: int = 0) -> str:
    counter = int(moment.timestamp()) // 30 + step
    mac = hmac.new(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = mac[-1] & 15
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def is_code(secret: str, code: str, moment: datetime) -> bool:
    """The current code or a neighbour's, for clocks that are a little off."""
    return any(hmac.compare_digest(code_at(secret, moment, step), code) for step in (-1, 0, 1))


def uri(secret: str, email: str, issuer: str) -> str:
    return f"otpauth://totp/{quote(issuer)}:{quote(email)}?secret={secret}&issuer={quote(issuer)}"

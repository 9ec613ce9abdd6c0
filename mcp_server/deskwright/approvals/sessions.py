"""Who is at the page: one-time start addresses, sessions with an end, and the token that each of their forms carries.

All of it lives in this process: a restart ends every session. Only digests are kept, never what the browser holds.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from deskwright.governance.proposal import Principal

__all__ = ["LIFETIME", "Session", "Sessions", "StartTokens"]

LIFETIME = 8 * 3_600.0
_MOST = 500


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


@dataclass(slots=True)
class Session:
    """One browser that was let in."""

    principal: Principal
    ends: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    notice: tuple[str, str] | None = None
    """Told once on the next page: (kind, words)."""

    def fits(self, token: str) -> bool:
        return secrets.compare_digest(_digest(self.csrf), _digest(token))

    def take_notice(self) -> tuple[str, str] | None:
        told, self.notice = self.notice, None
        return told


class Sessions:
    """Those that are open, by the digest of what their cookie holds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, lifetime: float = LIFETIME) -> None:
        self._clock, self.lifetime = clock, lifetime
        self._open: dict[bytes, Session] = {}

    def open(self, principal: Principal) -> str:
        """A new session; what its cookie has to hold."""
        moment = self._clock()
        for key in [key for key, session in self._open.items() if session.ends <= moment]:
            del self._open[key]
        while len(self._open) >= _MOST:
            del self._open[next(iter(self._open))]
        cookie = secrets.token_urlsafe(32)
        self._open[_digest(cookie)] = Session(principal, moment + self.lifetime)
        return cookie

    def find(self, cookie: str | None) -> Session | None:
        if not cookie:
            return None
        session = self._open.get(_digest(cookie))
        if session is not None and session.ends <= self._clock():
            del self._open[_digest(cookie)]
            return None
        return session

    def close(self, cookie: str | None) -> None:
        self._open.pop(_digest(cookie or ""), None)


class StartTokens:
    """Tokens that open one session each, for whoever can see this process' terminal or files."""

    def __init__(self) -> None:
        self._open: set[bytes] = set()

    def make(self) -> str:
        """A new one; those before it that nobody used are void."""
        token = secrets.token_urlsafe(32)
        self._open = {_digest(token)}
        return token

    def redeem(self, token: str) -> bool:
        """Was it good? It is not any more."""
        digest = _digest(token)
        if digest not in self._open:
            return False
        self._open.discard(digest)
        return True

"""How many different logins somebody may try in vain: from one address, and for one name.

One is counted before the desk is asked, and given back where it was right or nobody could say; so many at once are not
more than one after the other. The same wrong login again is no new guess: a client that was set up wrongly does not
lock out those who sit behind the same address. It counts for this process alone.
"""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

__all__ = ["FOR_ADDRESS", "FOR_NAME", "SPAN", "Guesses", "network_of"]

SPAN = 900.0
FOR_ADDRESS, FOR_NAME = 10, 30
_MOST = 10_000


def network_of(host: str) -> str:
    """Whom an address stands for: of an IPv6 network all addresses are one."""
    try:
        found = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


class Guesses:
    """`clock` counts seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        for_address: int = FOR_ADDRESS,
        for_name: int = FOR_NAME,
        span: float = SPAN,
    ) -> None:
        self._clock, self._span = clock, span
        self._for_address, self._for_name = for_address, for_name
        # for whom: the digests that were tried, with their times; least recently tried for first
        self._tried: OrderedDict[str, dict[str, float]] = OrderedDict()

    def begin(self, address: str, name: str, digest: str) -> int:
        """Count one more; the seconds to wait where that is one too many (then it is not counted), else 0."""
        now, wait = self._clock(), 0.0
        counted = self._counted(address, name)
        for who, most in counted:
            tried = self._tried.get(who) or {}
            for old in [old for old, at in tried.items() if at <= now - self._span]:
                del tried[old]
            if digest not in tried and len(tried) >= most:
                wait = max(wait, min(tried.values()) + self._span - now)
        if wait > 0:
            return max(1, round(wait))
        for who, _ in counted:
            self._tried.setdefault(who, {}).setdefault(digest, now)
            self._tried.move_to_end(who)
        while len(self._tried) > _MOST:
            self._tried.popitem(last=False)
        return 0

    def give_back(self, address: str, name: str, digest: str) -> None:
        """It was no wrong one."""
        for who, _ in self._counted(address, name):
            tried = self._tried.get(who)
            if tried is not None:
                tried.pop(digest, None)
                if not tried:
                    del self._tried[who]

    def _counted(self, address: str, name: str) -> Sequence[tuple[str, int]]:
        by_address = [(f"from {network_of(address)}", self._for_address)] if address else []
        return [*by_address, *([(f"for {name}", self._for_name)] if name else [])]

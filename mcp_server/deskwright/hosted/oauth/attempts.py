"""How often somebody may be wrong about a key: for one address, and for one client, in all processes together.

An attempt is counted before the desk is asked, and given back where the key was right or the desk could not say: so
many at once are not more than one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import anyio
from starlette.requests import Request

from deskwright.errors import Refusal
from deskwright.hosted.guesses import network_of
from deskwright.hosted.oauth.client_documents import Documents
from deskwright.state.store import State

__all__ = ["FOR_ADDRESS", "FOR_CLIENT", "SPAN", "Attempts", "address_of", "may_read"]

SPAN = 900
FOR_ADDRESS = 10
# One client may serve many people: a stranger must not be able to lock them all out with a few wrong keys.
FOR_CLIENT = 300
DOCUMENTS, DOCUMENTS_SPAN = 30, 600
# Answers of a desk that tell that the key was not the right one.
_WRONG = ("wrong_key", "not_allowed")


def address_of(request: Request) -> str:
    """Where a request comes from; of an IPv6 network all addresses are one."""
    return network_of(request.client.host if request.client else "")


async def may_read(state: State, request: Request, documents: Documents, client_id: str) -> bool:
    """May this address make us read one more client's description? One that is at hand costs nothing."""
    if documents.is_at_hand(client_id):
        return True
    name = f"documents {address_of(request)}"
    return (await anyio.to_thread.run_sync(state.limits.count, name, DOCUMENTS_SPAN))[0] <= DOCUMENTS


@dataclass(frozen=True, slots=True)
class Attempts:
    state: State
    for_address: int = FOR_ADDRESS
    for_client: int = FOR_CLIENT

    async def begin(self, request: Request, client: str) -> int:
        """Count one more; the seconds to wait where that is too many, else 0."""
        wait = 0
        for name, most in self._names(request, client):
            count, left = await anyio.to_thread.run_sync(self.state.limits.count, name, SPAN)
            wait = max(wait, left if count > most else 0)
        return wait

    async def right(self, request: Request, client: str) -> None:
        """It was no wrong key."""
        for name, _ in self._names(request, client):
            await anyio.to_thread.run_sync(self.state.limits.give_back, name, SPAN)

    async def judged(self, request: Request, client: str, refusal: Refusal) -> None:
        if (refusal.error or {}).get("code") not in _WRONG:
            await self.right(request, client)

    def _names(self, request: Request, client: str) -> tuple[tuple[str, int], ...]:
        by_address = (f"wrong key from {address_of(request)}", self.for_address)
        return (by_address, (f"wrong key for {client}", self.for_client)) if client else (by_address,)

# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.interventions import interventions_accept


class Interventions:
    def __init__(self, _client: Client, /) -> None:
        self.accept = SyncCall(_client, interventions_accept.sync_detailed)
        """POST /interventions/accept: Accept an intervention"""


class AsyncInterventions:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.accept = AsyncCall(_client, interventions_accept.asyncio_detailed)
        """POST /interventions/accept: Accept an intervention"""

# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.workflow import workflow_business_hours_update
from ..api.workflow import workflow_escalations_create
from ..api.workflow import workflow_escalations_delete
from ..api.workflow import workflow_escalations_index
from ..api.workflow import workflow_escalations_update
from ..api.workflow import workflow_interventions_create
from ..api.workflow import workflow_interventions_delete
from ..api.workflow import workflow_interventions_generate_token
from ..api.workflow import workflow_interventions_index
from ..api.workflow import workflow_interventions_update
from ..api.workflow import workflow_queues_create
from ..api.workflow import workflow_queues_delete
from ..api.workflow import workflow_queues_index
from ..api.workflow import workflow_queues_move
from ..api.workflow import workflow_queues_update
from ..api.workflow import workflow_resolutions_create
from ..api.workflow import workflow_resolutions_delete
from ..api.workflow import workflow_resolutions_index
from ..api.workflow import workflow_resolutions_reorder
from ..api.workflow import workflow_resolutions_update


class Workflow:
    def __init__(self, _client: Client, /) -> None:
        self.business_hours_update = SyncCall(_client, workflow_business_hours_update.sync_detailed)
        """POST /workflow/business-hours/update: Set the business hours"""
        self.escalations_create = SyncCall(_client, workflow_escalations_create.sync_detailed)
        """POST /workflow/escalations/create: Create an escalation"""
        self.escalations_delete = SyncCall(_client, workflow_escalations_delete.sync_detailed)
        """POST /workflow/escalations/delete: Delete an escalation"""
        self.escalations_index = SyncCall(_client, workflow_escalations_index.sync_detailed)
        """POST /workflow/escalations: List escalations"""
        self.escalations_update = SyncCall(_client, workflow_escalations_update.sync_detailed)
        """POST /workflow/escalations/update: Change an escalation"""
        self.interventions_create = SyncCall(_client, workflow_interventions_create.sync_detailed)
        """POST /workflow/interventions/create: Create an intervention"""
        self.interventions_delete = SyncCall(_client, workflow_interventions_delete.sync_detailed)
        """POST /workflow/interventions/delete: Delete an intervention"""
        self.interventions_generate_token = SyncCall(_client, workflow_interventions_generate_token.sync_detailed)
        """POST /workflow/interventions/generate-token: Mint a token for an intervention"""
        self.interventions_index = SyncCall(_client, workflow_interventions_index.sync_detailed)
        """POST /workflow/interventions: List interventions"""
        self.interventions_update = SyncCall(_client, workflow_interventions_update.sync_detailed)
        """POST /workflow/interventions/update: Change an intervention"""
        self.queues_create = SyncCall(_client, workflow_queues_create.sync_detailed)
        """POST /workflow/queues/create: Create a queue"""
        self.queues_delete = SyncCall(_client, workflow_queues_delete.sync_detailed)
        """POST /workflow/queues/delete: Delete a queue"""
        self.queues_index = SyncCall(_client, workflow_queues_index.sync_detailed)
        """POST /workflow/queues: List all queues"""
        self.queues_move = SyncCall(_client, workflow_queues_move.sync_detailed)
        """POST /workflow/queues/move: Move a queue's tickets to another queue"""
        self.queues_update = SyncCall(_client, workflow_queues_update.sync_detailed)
        """POST /workflow/queues/update: Change a queue"""
        self.resolutions_create = SyncCall(_client, workflow_resolutions_create.sync_detailed)
        """POST /workflow/resolution-categories/create: Create a resolution category"""
        self.resolutions_delete = SyncCall(_client, workflow_resolutions_delete.sync_detailed)
        """POST /workflow/resolution-categories/delete: Delete a resolution category"""
        self.resolutions_index = SyncCall(_client, workflow_resolutions_index.sync_detailed)
        """POST /workflow/resolution-categories: List resolution categories"""
        self.resolutions_reorder = SyncCall(_client, workflow_resolutions_reorder.sync_detailed)
        """POST /workflow/resolution-categories/reorder: Order the resolution categories"""
        self.resolutions_update = SyncCall(_client, workflow_resolutions_update.sync_detailed)
        """POST /workflow/resolution-categories/update: Change a resolution category"""


class AsyncWorkflow:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.business_hours_update = AsyncCall(_client, workflow_business_hours_update.asyncio_detailed)
        """POST /workflow/business-hours/update: Set the business hours"""
        self.escalations_create = AsyncCall(_client, workflow_escalations_create.asyncio_detailed)
        """POST /workflow/escalations/create: Create an escalation"""
        self.escalations_delete = AsyncCall(_client, workflow_escalations_delete.asyncio_detailed)
        """POST /workflow/escalations/delete: Delete an escalation"""
        self.escalations_index = AsyncCall(_client, workflow_escalations_index.asyncio_detailed)
        """POST /workflow/escalations: List escalations"""
        self.escalations_update = AsyncCall(_client, workflow_escalations_update.asyncio_detailed)
        """POST /workflow/escalations/update: Change an escalation"""
        self.interventions_create = AsyncCall(_client, workflow_interventions_create.asyncio_detailed)
        """POST /workflow/interventions/create: Create an intervention"""
        self.interventions_delete = AsyncCall(_client, workflow_interventions_delete.asyncio_detailed)
        """POST /workflow/interventions/delete: Delete an intervention"""
        self.interventions_generate_token = AsyncCall(_client, workflow_interventions_generate_token.asyncio_detailed)
        """POST /workflow/interventions/generate-token: Mint a token for an intervention"""
        self.interventions_index = AsyncCall(_client, workflow_interventions_index.asyncio_detailed)
        """POST /workflow/interventions: List interventions"""
        self.interventions_update = AsyncCall(_client, workflow_interventions_update.asyncio_detailed)
        """POST /workflow/interventions/update: Change an intervention"""
        self.queues_create = AsyncCall(_client, workflow_queues_create.asyncio_detailed)
        """POST /workflow/queues/create: Create a queue"""
        self.queues_delete = AsyncCall(_client, workflow_queues_delete.asyncio_detailed)
        """POST /workflow/queues/delete: Delete a queue"""
        self.queues_index = AsyncCall(_client, workflow_queues_index.asyncio_detailed)
        """POST /workflow/queues: List all queues"""
        self.queues_move = AsyncCall(_client, workflow_queues_move.asyncio_detailed)
        """POST /workflow/queues/move: Move a queue's tickets to another queue"""
        self.queues_update = AsyncCall(_client, workflow_queues_update.asyncio_detailed)
        """POST /workflow/queues/update: Change a queue"""
        self.resolutions_create = AsyncCall(_client, workflow_resolutions_create.asyncio_detailed)
        """POST /workflow/resolution-categories/create: Create a resolution category"""
        self.resolutions_delete = AsyncCall(_client, workflow_resolutions_delete.asyncio_detailed)
        """POST /workflow/resolution-categories/delete: Delete a resolution category"""
        self.resolutions_index = AsyncCall(_client, workflow_resolutions_index.asyncio_detailed)
        """POST /workflow/resolution-categories: List resolution categories"""
        self.resolutions_reorder = AsyncCall(_client, workflow_resolutions_reorder.asyncio_detailed)
        """POST /workflow/resolution-categories/reorder: Order the resolution categories"""
        self.resolutions_update = AsyncCall(_client, workflow_resolutions_update.asyncio_detailed)
        """POST /workflow/resolution-categories/update: Change a resolution category"""

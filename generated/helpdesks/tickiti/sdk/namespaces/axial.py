# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.axial import axial_skills_actions_delete
from ..api.axial import axial_skills_actions_upsert
from ..api.axial import axial_skills_create
from ..api.axial import axial_skills_delete
from ..api.axial import axial_skills_index
from ..api.axial import axial_skills_options
from ..api.axial import axial_skills_show
from ..api.axial import axial_skills_update


class Axial:
    def __init__(self, _client: Client, /) -> None:
        self.skills_actions_delete = SyncCall(_client, axial_skills_actions_delete.sync_detailed)
        """POST /axial/skills/actions/delete: Delete an action of a skill"""
        self.skills_actions_upsert = SyncCall(_client, axial_skills_actions_upsert.sync_detailed)
        """POST /axial/skills/actions/upsert: Create or change an action of a skill"""
        self.skills_create = SyncCall(_client, axial_skills_create.sync_detailed)
        """POST /axial/skills/create: Create a skill of the AI assistant"""
        self.skills_delete = SyncCall(_client, axial_skills_delete.sync_detailed)
        """POST /axial/skills/delete: Delete a skill of the AI assistant"""
        self.skills_index = SyncCall(_client, axial_skills_index.sync_detailed)
        """POST /axial/skills: List the skills of the AI assistant"""
        self.skills_options = SyncCall(_client, axial_skills_options.sync_detailed)
        """POST /axial/skills/options: Show what a skill can be made of"""
        self.skills_show = SyncCall(_client, axial_skills_show.sync_detailed)
        """POST /axial/skills/show: Show a skill of the AI assistant"""
        self.skills_update = SyncCall(_client, axial_skills_update.sync_detailed)
        """POST /axial/skills/update: Change a skill of the AI assistant"""


class AsyncAxial:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.skills_actions_delete = AsyncCall(_client, axial_skills_actions_delete.asyncio_detailed)
        """POST /axial/skills/actions/delete: Delete an action of a skill"""
        self.skills_actions_upsert = AsyncCall(_client, axial_skills_actions_upsert.asyncio_detailed)
        """POST /axial/skills/actions/upsert: Create or change an action of a skill"""
        self.skills_create = AsyncCall(_client, axial_skills_create.asyncio_detailed)
        """POST /axial/skills/create: Create a skill of the AI assistant"""
        self.skills_delete = AsyncCall(_client, axial_skills_delete.asyncio_detailed)
        """POST /axial/skills/delete: Delete a skill of the AI assistant"""
        self.skills_index = AsyncCall(_client, axial_skills_index.asyncio_detailed)
        """POST /axial/skills: List the skills of the AI assistant"""
        self.skills_options = AsyncCall(_client, axial_skills_options.asyncio_detailed)
        """POST /axial/skills/options: Show what a skill can be made of"""
        self.skills_show = AsyncCall(_client, axial_skills_show.asyncio_detailed)
        """POST /axial/skills/show: Show a skill of the AI assistant"""
        self.skills_update = AsyncCall(_client, axial_skills_update.asyncio_detailed)
        """POST /axial/skills/update: Change a skill of the AI assistant"""

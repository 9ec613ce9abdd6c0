# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.tickets import tickets_attachment
from ..api.tickets import tickets_attachment_delete
from ..api.tickets import tickets_attachment_upload
from ..api.tickets import tickets_close
from ..api.tickets import tickets_create
from ..api.tickets import tickets_delete
from ..api.tickets import tickets_link
from ..api.tickets import tickets_links
from ..api.tickets import tickets_merge
from ..api.tickets import tickets_originator_update
from ..api.tickets import tickets_participants_add
from ..api.tickets import tickets_participants_remove
from ..api.tickets import tickets_query
from ..api.tickets import tickets_queues
from ..api.tickets import tickets_resolutions
from ..api.tickets import tickets_respond
from ..api.tickets import tickets_response_copy
from ..api.tickets import tickets_response_delete
from ..api.tickets import tickets_response_move
from ..api.tickets import tickets_response_show
from ..api.tickets import tickets_response_update
from ..api.tickets import tickets_responses
from ..api.tickets import tickets_responses_query
from ..api.tickets import tickets_restore
from ..api.tickets import tickets_search_modes
from ..api.tickets import tickets_show
from ..api.tickets import tickets_split
from ..api.tickets import tickets_staff
from ..api.tickets import tickets_teams
from ..api.tickets import tickets_unlink


class Tickets:
    def __init__(self, _client: Client, /) -> None:
        self.attachment = SyncCall(_client, tickets_attachment.sync_detailed)
        """POST /tickets/attachment: Download an attachment"""
        self.attachment_delete = SyncCall(_client, tickets_attachment_delete.sync_detailed)
        """POST /tickets/attachment-delete: Delete an attachment"""
        self.attachment_upload = SyncCall(_client, tickets_attachment_upload.sync_detailed)
        """POST /tickets/attachment-upload: Upload a file for a response"""
        self.close = SyncCall(_client, tickets_close.sync_detailed)
        """POST /tickets/close: Close a ticket"""
        self.create = SyncCall(_client, tickets_create.sync_detailed)
        """POST /tickets: Create a ticket"""
        self.delete = SyncCall(_client, tickets_delete.sync_detailed)
        """POST /tickets/delete: Delete tickets"""
        self.link = SyncCall(_client, tickets_link.sync_detailed)
        """POST /tickets/link: Link tickets"""
        self.links = SyncCall(_client, tickets_links.sync_detailed)
        """POST /tickets/links: List linked tickets"""
        self.merge = SyncCall(_client, tickets_merge.sync_detailed)
        """POST /tickets/merge: Merge two tickets"""
        self.originator_update = SyncCall(_client, tickets_originator_update.sync_detailed)
        """POST /tickets/originator-update: Change whose ticket it is"""
        self.participants_add = SyncCall(_client, tickets_participants_add.sync_detailed)
        """POST /tickets/participants/add: Add participants to a ticket"""
        self.participants_remove = SyncCall(_client, tickets_participants_remove.sync_detailed)
        """POST /tickets/participants/remove: Remove participants from a ticket"""
        self.query = SyncCall(_client, tickets_query.sync_detailed)
        """POST /tickets/query: Search tickets"""
        self.queues = SyncCall(_client, tickets_queues.sync_detailed)
        """POST /tickets/queues: List the queues the token can see"""
        self.resolutions = SyncCall(_client, tickets_resolutions.sync_detailed)
        """POST /tickets/resolutions: List resolution categories for closing"""
        self.respond = SyncCall(_client, tickets_respond.sync_detailed)
        """POST /tickets/respond: Respond to a ticket"""
        self.response_copy = SyncCall(_client, tickets_response_copy.sync_detailed)
        """POST /tickets/response-copy: Copy responses to another ticket"""
        self.response_delete = SyncCall(_client, tickets_response_delete.sync_detailed)
        """POST /tickets/response-delete: Delete a response"""
        self.response_move = SyncCall(_client, tickets_response_move.sync_detailed)
        """POST /tickets/response-move: Move responses to another ticket"""
        self.response_show = SyncCall(_client, tickets_response_show.sync_detailed)
        """POST /tickets/response: Show a response"""
        self.response_update = SyncCall(_client, tickets_response_update.sync_detailed)
        """POST /tickets/response-update: Edit a response"""
        self.responses = SyncCall(_client, tickets_responses.sync_detailed)
        """POST /tickets/responses: List the responses of a ticket"""
        self.responses_query = SyncPagedCall(_client, tickets_responses_query.sync_detailed, tickets_responses_query.OPERATION, {"body#/cursor": "cursor", "body#/limit": "limit"})
        """POST /tickets/responses/query: Search responses across tickets"""
        self.restore = SyncCall(_client, tickets_restore.sync_detailed)
        """POST /tickets/restore: Restore a deleted ticket"""
        self.search_modes = SyncCall(_client, tickets_search_modes.sync_detailed)
        """POST /tickets/search-modes: List the search modes"""
        self.show = SyncCall(_client, tickets_show.sync_detailed)
        """POST /tickets/show: Show a ticket"""
        self.split = SyncCall(_client, tickets_split.sync_detailed)
        """POST /tickets/split: Split responses off into a new ticket"""
        self.staff = SyncCall(_client, tickets_staff.sync_detailed)
        """POST /tickets/staff: List staff"""
        self.teams = SyncCall(_client, tickets_teams.sync_detailed)
        """POST /tickets/teams: List teams"""
        self.unlink = SyncCall(_client, tickets_unlink.sync_detailed)
        """POST /tickets/unlink: Remove a link between tickets"""


class AsyncTickets:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.attachment = AsyncCall(_client, tickets_attachment.asyncio_detailed)
        """POST /tickets/attachment: Download an attachment"""
        self.attachment_delete = AsyncCall(_client, tickets_attachment_delete.asyncio_detailed)
        """POST /tickets/attachment-delete: Delete an attachment"""
        self.attachment_upload = AsyncCall(_client, tickets_attachment_upload.asyncio_detailed)
        """POST /tickets/attachment-upload: Upload a file for a response"""
        self.close = AsyncCall(_client, tickets_close.asyncio_detailed)
        """POST /tickets/close: Close a ticket"""
        self.create = AsyncCall(_client, tickets_create.asyncio_detailed)
        """POST /tickets: Create a ticket"""
        self.delete = AsyncCall(_client, tickets_delete.asyncio_detailed)
        """POST /tickets/delete: Delete tickets"""
        self.link = AsyncCall(_client, tickets_link.asyncio_detailed)
        """POST /tickets/link: Link tickets"""
        self.links = AsyncCall(_client, tickets_links.asyncio_detailed)
        """POST /tickets/links: List linked tickets"""
        self.merge = AsyncCall(_client, tickets_merge.asyncio_detailed)
        """POST /tickets/merge: Merge two tickets"""
        self.originator_update = AsyncCall(_client, tickets_originator_update.asyncio_detailed)
        """POST /tickets/originator-update: Change whose ticket it is"""
        self.participants_add = AsyncCall(_client, tickets_participants_add.asyncio_detailed)
        """POST /tickets/participants/add: Add participants to a ticket"""
        self.participants_remove = AsyncCall(_client, tickets_participants_remove.asyncio_detailed)
        """POST /tickets/participants/remove: Remove participants from a ticket"""
        self.query = AsyncCall(_client, tickets_query.asyncio_detailed)
        """POST /tickets/query: Search tickets"""
        self.queues = AsyncCall(_client, tickets_queues.asyncio_detailed)
        """POST /tickets/queues: List the queues the token can see"""
        self.resolutions = AsyncCall(_client, tickets_resolutions.asyncio_detailed)
        """POST /tickets/resolutions: List resolution categories for closing"""
        self.respond = AsyncCall(_client, tickets_respond.asyncio_detailed)
        """POST /tickets/respond: Respond to a ticket"""
        self.response_copy = AsyncCall(_client, tickets_response_copy.asyncio_detailed)
        """POST /tickets/response-copy: Copy responses to another ticket"""
        self.response_delete = AsyncCall(_client, tickets_response_delete.asyncio_detailed)
        """POST /tickets/response-delete: Delete a response"""
        self.response_move = AsyncCall(_client, tickets_response_move.asyncio_detailed)
        """POST /tickets/response-move: Move responses to another ticket"""
        self.response_show = AsyncCall(_client, tickets_response_show.asyncio_detailed)
        """POST /tickets/response: Show a response"""
        self.response_update = AsyncCall(_client, tickets_response_update.asyncio_detailed)
        """POST /tickets/response-update: Edit a response"""
        self.responses = AsyncCall(_client, tickets_responses.asyncio_detailed)
        """POST /tickets/responses: List the responses of a ticket"""
        self.responses_query = AsyncPagedCall(_client, tickets_responses_query.asyncio_detailed, tickets_responses_query.OPERATION, {"body#/cursor": "cursor", "body#/limit": "limit"})
        """POST /tickets/responses/query: Search responses across tickets"""
        self.restore = AsyncCall(_client, tickets_restore.asyncio_detailed)
        """POST /tickets/restore: Restore a deleted ticket"""
        self.search_modes = AsyncCall(_client, tickets_search_modes.asyncio_detailed)
        """POST /tickets/search-modes: List the search modes"""
        self.show = AsyncCall(_client, tickets_show.asyncio_detailed)
        """POST /tickets/show: Show a ticket"""
        self.split = AsyncCall(_client, tickets_split.asyncio_detailed)
        """POST /tickets/split: Split responses off into a new ticket"""
        self.staff = AsyncCall(_client, tickets_staff.asyncio_detailed)
        """POST /tickets/staff: List staff"""
        self.teams = AsyncCall(_client, tickets_teams.asyncio_detailed)
        """POST /tickets/teams: List teams"""
        self.unlink = AsyncCall(_client, tickets_unlink.asyncio_detailed)
        """POST /tickets/unlink: Remove a link between tickets"""

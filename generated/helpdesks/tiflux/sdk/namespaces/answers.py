# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.answers import delete_ticket_answers_answer_id_files_id
from ..api.answers import delete_tickets_ticket_number_answers_id
from ..api.answers import get_tickets_ticket_number_answers
from ..api.answers import get_tickets_ticket_number_answers_id
from ..api.answers import post_tickets_ticket_number_answers


class Answers:
    def __init__(self, _client: Client, /) -> None:
        self.delete_file = SyncCall(_client, delete_ticket_answers_answer_id_files_id.sync_detailed)
        """DELETE /ticket_answers/{answer_id}/files/{id}: Delete a file of an answer"""
        self.delete = SyncCall(_client, delete_tickets_ticket_number_answers_id.sync_detailed)
        """DELETE /tickets/{ticket_number}/answers/{id}: Delete an answer"""
        self.list = SyncPagedCall(_client, get_tickets_ticket_number_answers.sync_detailed, get_tickets_ticket_number_answers.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/answers: List the answers of a ticket"""
        self.get = SyncCall(_client, get_tickets_ticket_number_answers_id.sync_detailed)
        """GET /tickets/{ticket_number}/answers/{id}: Read an answer"""
        self.create = SyncCall(_client, post_tickets_ticket_number_answers.sync_detailed)
        """POST /tickets/{ticket_number}/answers: Answer the customer"""


class AsyncAnswers:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.delete_file = AsyncCall(_client, delete_ticket_answers_answer_id_files_id.asyncio_detailed)
        """DELETE /ticket_answers/{answer_id}/files/{id}: Delete a file of an answer"""
        self.delete = AsyncCall(_client, delete_tickets_ticket_number_answers_id.asyncio_detailed)
        """DELETE /tickets/{ticket_number}/answers/{id}: Delete an answer"""
        self.list = AsyncPagedCall(_client, get_tickets_ticket_number_answers.asyncio_detailed, get_tickets_ticket_number_answers.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/answers: List the answers of a ticket"""
        self.get = AsyncCall(_client, get_tickets_ticket_number_answers_id.asyncio_detailed)
        """GET /tickets/{ticket_number}/answers/{id}: Read an answer"""
        self.create = AsyncCall(_client, post_tickets_ticket_number_answers.asyncio_detailed)
        """POST /tickets/{ticket_number}/answers: Answer the customer"""

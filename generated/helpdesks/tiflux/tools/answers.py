# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset answers.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AnswersCreateInput,
        AnswersDeleteFileInput,
        AnswersDeleteInput,
        AnswersGetInput,
        AnswersListInput,
    )


@tool(
    operations=('post_tickets_ticket_number_answers',),
    effect='write_outbound',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='POST /tickets/{ticket_number}/answers',
)
async def answers_create(desk: Desk, /, **arguments: Unpack[AnswersCreateInput]) -> ToolAnswer:
    """Answer the customer. Sends the text to the customer, as HTML in `name`, with up to 10 files of 25 MB each. For a note among colleagues use an internal communication. In the answer, `signature` is always a sentence: it tells whether a signature was sent. Sending it twice answers twice."""
    return await desk.run('answers_create', arguments)


@tool(
    operations=('delete_tickets_ticket_number_answers_id',),
    effect='destroy',
    abilities='Editar tickets',
    route='DELETE /tickets/{ticket_number}/answers/{id}',
)
async def answers_delete(desk: Desk, /, **arguments: Unpack[AnswersDeleteInput]) -> ToolAnswer:
    """Delete an answer. Takes the answer off the ticket."""
    return await desk.run('answers_delete', arguments)


@tool(
    operations=('delete_ticket_answers_answer_id_files_id',),
    effect='destroy',
    abilities='Editar tickets',
    route='DELETE /ticket_answers/{answer_id}/files/{id}',
)
async def answers_delete_file(desk: Desk, /, **arguments: Unpack[AnswersDeleteFileInput]) -> ToolAnswer:
    """Delete a file of an answer. The path names the answer and not its ticket."""
    return await desk.run('answers_delete_file', arguments)


@tool(
    operations=('get_tickets_ticket_number_answers_id',),
    effect='read',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='GET /tickets/{ticket_number}/answers/{id}',
)
async def answers_get(desk: Desk, /, **arguments: Unpack[AnswersGetInput]) -> ToolAnswer:
    """Read an answer. One answer with its text and files."""
    return await desk.run('answers_get', arguments)


@tool(
    operations=('get_tickets_ticket_number_answers',),
    effect='read',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='GET /tickets/{ticket_number}/answers',
)
async def answers_list(desk: Desk, /, **arguments: Unpack[AnswersListInput]) -> ToolAnswer:
    """List the answers of a ticket. What was written to the customer and by them. A row has no files, only their number."""
    return await desk.run('answers_list', arguments)

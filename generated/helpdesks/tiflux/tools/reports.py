# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset reports.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        ReportsBillingsHistoryInput,
        ReportsChatFeedbacksInput,
        ReportsTicketFeedbacksInput,
    )


@tool(
    operations=('get_reports_billings_history',),
    effect='read',
    abilities='Faturar serviços avulsos e contratos',
    route='GET /reports/billings/history',
)
async def reports_billings_history(desk: Desk, /, **arguments: Unpack[ReportsBillingsHistoryInput]) -> ToolAnswer:
    """List what was billed. Bills with their dates and values. Each pair of dates is sent whole or not at all. The kind is asked for with `_type`, underscore included."""
    return await desk.run('reports_billings_history', arguments)


@tool(
    operations=('get_reports_feedbacks_chats',),
    effect='read',
    abilities='Visualizar relatórios dos técnicos',
    route='GET /reports/feedbacks/chats',
)
async def reports_chat_feedbacks(desk: Desk, /, **arguments: Unpack[ReportsChatFeedbacksInput]) -> ToolAnswer:
    """Report the ratings of chats. Ratings of the period added up; the single chats only on demand. Send both dates."""
    return await desk.run('reports_chat_feedbacks', arguments)


@tool(
    operations=('get_reports_feedbacks_tickets',),
    effect='read',
    abilities='Visualizar relatórios dos técnicos',
    route='GET /reports/feedbacks/tickets',
)
async def reports_ticket_feedbacks(desk: Desk, /, **arguments: Unpack[ReportsTicketFeedbacksInput]) -> ToolAnswer:
    """Report the ratings of tickets. Ratings of the period added up; the single tickets only on demand. Send both dates."""
    return await desk.run('reports_ticket_feedbacks', arguments)

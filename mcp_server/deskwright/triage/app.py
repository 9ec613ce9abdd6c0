"""The triage desk as an application: its REST API, and how a desk on this machine is put together.

Every failure is `{"code", "message"}`. What nobody foresaw is one constant sentence, and the cause goes to standard
error alone. It listens on nothing: the server calls it in its own process.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from deskwright.errors import SetupError, short
from deskwright.local_desks import LocalDesk
from deskwright.state.place import make_folder
from deskwright.triage.errors import UNEXPECTED, TriageError
from deskwright.triage.knowledge import BadKnowledge, load_knowledge
from deskwright.triage.models import Submission
from deskwright.triage.own_tickets import OwnTickets
from deskwright.triage.places import DATABASE, read_places
from deskwright.triage.plain_files import NotPlain, check_path
from deskwright.triage.requests import (
    ApprovalRequest,
    AuditQuery,
    KnowledgeQuery,
    NoQuery,
    RejectionRequest,
    TicketQuery,
    read_body,
    read_query,
)
from deskwright.triage.running import hold
from deskwright.triage.service import TriageService
from deskwright.triage.store import open_store

__all__ = ["create_app", "open_desk"]

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
Endpoint = Callable[[Request], Awaitable[Response]]


def open_desk(environ: Mapping[str, str], *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> LocalDesk:
    """The desk whose data the environment names; SetupError in two lines where it cannot be."""
    places = read_places(environ)
    todo = "next: name a folder without links in its path with TRIAGE_DATA_ROOT"
    try:
        check_path(places.data)
        make_folder(places.data)
    except NotPlain as error:
        raise SetupError(f"{error}\n{todo}") from error
    except OSError as error:
        raise SetupError(
            f"{places.data} cannot be made: {error.strerror}\nnext: name another folder with TRIAGE_DATA_ROOT"
        ) from error
    articles = partial(load_knowledge, places.knowledge)
    try:
        articles()
    except BadKnowledge as error:
        raise SetupError(
            f"{error.located}\nnext: correct the file, or unset TRIAGE_KNOWLEDGE_ROOT to use the shipped articles"
        ) from error
    held = hold(places.data)
    try:
        store = open_store(places.data / DATABASE, seed=places.seed)
    except BaseException:
        held.close()
        raise
    service = TriageService(store, OwnTickets(store), articles=articles, minutes=places.minutes, clock=clock)

    async def close() -> None:
        await to_thread.run_sync(store.close)
        held.close()

    return LocalDesk(create_app(service), origin=str(places.data / DATABASE), close=close)


def create_app(service: TriageService) -> Starlette:
    """The REST API of `specs/triage` over a service; the service is `app.state.service`."""
    shape = service.shape

    async def list_tickets(request: Request) -> Response:
        return _answer(await service.list_tickets(read_query(request, TicketQuery, shape)))

    async def get_ticket(request: Request) -> Response:
        return _answer(await service.get_ticket(ticket_id(request)))

    async def find_similar(request: Request) -> Response:
        return _answer(await service.find_similar(ticket_id(request)))

    async def search_knowledge(request: Request) -> Response:
        return _answer(await service.search_knowledge(read_query(request, KnowledgeQuery, shape)))

    async def get_article(request: Request) -> Response:
        return _answer(await service.get_article(_path_id(request, _SLUG, "a knowledge article")))

    async def get_metrics(request: Request) -> Response:
        read_query(request, NoQuery, shape)
        return _answer(await service.get_metrics())

    async def list_events(request: Request) -> Response:
        return _answer(await service.get_events(read_query(request, AuditQuery, shape)))

    async def submit(request: Request) -> Response:
        read_query(request, NoQuery, shape)
        return _answer(await service.submit(await read_body(request, Submission, shape)), 201)

    async def get_recommendation(request: Request) -> Response:
        return _answer(await service.get_recommendation(_path_id(request, _UUID, "a recommendation")))

    async def approve(request: Request) -> Response:
        id = _path_id(request, _UUID, "a recommendation")
        return _answer(await service.decisions.approve(id, await read_body(request, ApprovalRequest, shape)))

    async def reject(request: Request) -> Response:
        id = _path_id(request, _UUID, "a recommendation")
        return _answer(await service.decisions.reject(id, await read_body(request, RejectionRequest, shape)))

    def ticket_id(request: Request) -> str:
        read_query(request, NoQuery, shape)
        id = str(request.path_params["id"])
        if not shape.is_id(id):
            raise TriageError("INVALID_INPUT", f"id: expected the id of a ticket, {shape.id_pattern}")
        return id

    routes: list[tuple[str, str, Endpoint]] = [
        ("GET", "/tickets", list_tickets),
        ("GET", "/tickets/{id}", get_ticket),
        ("GET", "/tickets/{id}/similar", find_similar),
        ("GET", "/knowledge", search_knowledge),
        ("GET", "/knowledge/{id}", get_article),
        ("GET", "/metrics", get_metrics),
        ("GET", "/audit-events", list_events),
        ("POST", "/recommendations", submit),
        ("GET", "/recommendations/{id}", get_recommendation),
        ("POST", "/recommendations/{id}/approval", approve),
        ("POST", "/recommendations/{id}/rejection", reject),
    ]
    app = Starlette(
        routes=[Route(path, _guarded(endpoint), methods=[method]) for method, path, endpoint in routes],
        exception_handlers={HTTPException: _no_such_route},
    )
    app.router.redirect_slashes = False
    app.state.service = service
    return app


def _guarded(endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except TriageError as error:
            if error.status >= 500:
                _log(error)
            return _answer({"code": error.code, "message": error.message}, error.status)
        except Exception as error:
            _log(error)
            return _answer({"code": "UNEXPECTED_ERROR", "message": UNEXPECTED}, 500)

    return answer


async def _no_such_route(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    known = problem.status_code == 405
    code, told = ("METHOD_NOT_ALLOWED", "not done here") if known else ("ROUTE_NOT_FOUND", "no such address")
    return _answer({"code": code, "message": f"{told}; the API is described in openapi.json"}, problem.status_code)


def _path_id(request: Request, pattern: re.Pattern[str], what: str) -> str:
    read_query(request, NoQuery, request.app.state.service.shape)
    id = str(request.path_params["id"])
    if not pattern.fullmatch(id):
        raise TriageError("INVALID_INPUT", f"id: expected the id of {what}")
    return id


def _answer(value: Mapping[str, Any], status: int = 200) -> Response:
    return JSONResponse(value, status)


def _log(error: BaseException) -> None:
    """For the operator alone: where it failed and what was behind it; never what a caller said or a ticket holds."""
    behind: list[str] = []
    cause = error.__cause__
    while cause is not None and len(behind) < 5:
        told = isinstance(cause, (SetupError, OSError, TriageError))
        behind.append(short(f"{type(cause).__name__}: {cause}", 500) if told else type(cause).__name__)
        cause = cause.__cause__
    if isinstance(error, BadKnowledge):
        behind.append(error.located)
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    code = error.code if isinstance(error, TriageError) else type(error).__name__
    print(json.dumps({"event": "triage_failed", "code": code, "at": where, "because": behind}), file=sys.stderr)

"""What callers of the REST API may say: bodies and query strings, read strictly.

Unknown members, members that stand twice, numbers that are no numbers and anything but a JSON object are refused with
INVALID_INPUT and a sentence that names each place; a value is never echoed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError
from starlette.requests import Request

from deskwright.errors import listed, short
from deskwright.triage.errors import TriageError
from deskwright.triage.models import (
    GIVEN,
    Category,
    Confirmed,
    Count,
    NonBlank,
    Priority,
    Status,
    Strict,
    Team,
    TicketId,
    Timestamp,
    in_shape,
    what_is_wrong,
)
from deskwright.triage.shape import TicketShape

__all__ = [
    "ApprovalRequest",
    "AuditQuery",
    "KnowledgeQuery",
    "NoQuery",
    "RejectionRequest",
    "TicketQuery",
    "read_body",
    "read_query",
]

MAX_BYTES = 1_000_000
_INTEGER = re.compile(r"-?[0-9]{1,17}")
_Read = TypeVar("_Read", bound=Strict)


def _number(text: Any) -> Any:
    return int(text) if isinstance(text, str) and _INTEGER.fullmatch(text) else text


Page = Annotated[int, BeforeValidator(_number), Field(ge=1, le=50)]


class TicketQuery(Strict):
    status: Status | None = None
    category: Category | None = None
    priority: Priority | None = None
    team: Team | None = None
    slaState: Literal["breached", "at-risk", "healthy"] | None = None
    asOf: Timestamp | None = None
    offset: Annotated[int, BeforeValidator(_number), Field(ge=0, le=10_000)] = 0
    limit: Page = 20


class KnowledgeQuery(Strict):
    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
    limit: Page = 10


class AuditQuery(Strict):
    ticketId: TicketId | None = None
    offset: Annotated[int, BeforeValidator(_number), Field(ge=0, le=2**53 - 1)] = 0
    limit: Page = 20


class NoQuery(Strict):
    """Nothing is asked after the path."""


class ApprovalRequest(Strict):
    """A decision as it is sent. Which fields may be named is judged after everything that could be stale."""

    ticketId: TicketId
    expectedRevision: Count
    approvedFields: list[str]
    editedCustomerResponse: Annotated[NonBlank | None, GIVEN] = None
    actor: NonBlank
    confirm: Confirmed


class RejectionRequest(Strict):
    ticketId: TicketId
    actor: NonBlank
    feedback: NonBlank


async def read_body(request: Request, model: type[_Read], shape: TicketShape) -> _Read:
    """The request's JSON object as the model."""
    if (kind := request.headers.get("content-type", "").partition(";")[0].strip().lower()) != "application/json":
        raise _invalid(f"the body has to be application/json, not {short(kind) or 'of no kind'}")
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > MAX_BYTES:
            raise _invalid(f"the body is longer than {MAX_BYTES} bytes")
    try:
        value = json.loads(bytes(content), object_pairs_hook=_members, parse_constant=_no_constant)
    except RecursionError:
        raise _invalid("the body is nested too deeply") from None
    except ValueError as error:
        raise _invalid(str(error) if isinstance(error, _Twice) else "the body is not JSON") from None
    if not isinstance(value, dict):
        raise _invalid("the body has to be a JSON object")
    return _checked(value, model, shape)


def read_query(request: Request, model: type[_Read], shape: TicketShape) -> _Read:
    """The query string as the model; each name may stand there once."""
    pairs: Sequence[tuple[str, str]] = request.query_params.multi_items()
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise _invalid(f"{listed(map(short, twice))}: may be given once")
    return _checked(dict(pairs), model, shape)


def _checked(value: dict[str, Any], model: type[_Read], shape: TicketShape) -> _Read:
    try:
        return model.model_validate(value, context=in_shape(shape))
    except ValidationError as error:
        raise _invalid(what_is_wrong(error)) from None


class _Twice(ValueError):
    pass


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Twice("a member of the body stands there twice")
    return made


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _invalid(why: str) -> TriageError:
    return TriageError("INVALID_INPUT", why)

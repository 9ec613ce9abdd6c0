# Generated from specs/small. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class FilesAddInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class FilesAddInput(TypedDict):
    id: int
    file: FilesAddInputFile
    note: NotRequired[str]


class FilesRawInput(TypedDict):
    pass


ListTicketsInput = TypedDict(
    "ListTicketsInput",
    {
        "state": NotRequired[Literal["open", "closed"]],
        "tag": NotRequired[list[str]],
        "page": NotRequired[int],
        "X-Trace": NotRequired[str],
    },
)


TicketsCreateInputTicketRequest = TypedDict(
    "TicketsCreateInputTicketRequest",
    {
        "subject": str,
        "due": NotRequired[str | None],
        "state": NotRequired[Literal["open", "closed"]],
        "parent": NotRequired["TicketsCreateInputTicketRequest"],
        "class": NotRequired[str],
        "extra": NotRequired[dict[str, int]],
    },
)


TicketsCreateInput = TypedDict(
    "TicketsCreateInput",
    {
        "subject": str,
        "due": NotRequired[str | None],
        "state": NotRequired[Literal["open", "closed"]],
        "parent": NotRequired[TicketsCreateInputTicketRequest],
        "class": NotRequired[str],
        "extra": NotRequired[dict[str, int]],
    },
)


class TicketsDeleteInput(TypedDict):
    id: int


class TicketsGetInput(TypedDict):
    id: int


TicketsListInput = TypedDict(
    "TicketsListInput",
    {
        "state": NotRequired[Literal["open", "closed"]],
        "tag": NotRequired[list[str]],
        "page": NotRequired[int],
        "X-Trace": NotRequired[str],
    },
)

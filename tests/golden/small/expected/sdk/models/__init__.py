# Generated from specs/small. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .files_add_request import FilesAddRequest as FilesAddRequest
    from .page import Page as Page
    from .ticket import Ticket as Ticket
    from .ticket_request import TicketRequest as TicketRequest
    from .ticket_request_state import TicketRequestState as TicketRequestState
    from .ticket_state import TicketState as TicketState
    from .tickets_list_state import TicketsListState as TicketsListState

_MODULES: Final[dict[str, str]] = {
    "FilesAddRequest": "files_add_request",
    "Page": "page",
    "Ticket": "ticket",
    "TicketRequest": "ticket_request",
    "TicketRequestState": "ticket_request_state",
    "TicketState": "ticket_state",
    "TicketsListState": "tickets_list_state",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)

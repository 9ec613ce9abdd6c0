"""Web services as their exports hold them, and the two that every sandbox serves unless told otherwise.

Reads the plain dict of an exported YAML; the Requester side is never looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: The operations that the original MCP server's web service maps, each to POST /<its name>.
DESKWRIGHT_TYPES = {
    "ConfigItemGet": "ConfigItem::ConfigItemGet",
    "ConfigItemSearch": "ConfigItem::ConfigItemSearch",
    "SessionCreate": "Session::SessionCreate",
    "TicketCreate": "Ticket::TicketCreate",
    "TicketGet": "Ticket::TicketGet",
    "TicketHistoryGet": "Ticket::TicketHistoryGet",
    "TicketSearch": "Ticket::TicketSearch",
    "TicketUpdate": "Ticket::TicketUpdate",
}
#: The stock sample: operation -> type, method, route.
_SAMPLE = {
    "SessionCreate": ("Session::SessionCreate", "POST", "/Session"),
    "SessionGet": ("Session::SessionGet", "GET", "/Session/:SessionID"),
    "TicketCreate": ("Ticket::TicketCreate", "POST", "/Ticket"),
    "TicketGet": ("Ticket::TicketGet", "GET", "/Ticket/:TicketID"),
    "TicketGetList": ("Ticket::TicketGet", "GET", "/TicketList"),
    "TicketHistoryGet": ("Ticket::TicketHistoryGet", "GET", "/TicketHistory/:TicketID"),
    "TicketSearch": ("Ticket::TicketSearch", "GET", "/Ticket"),
    "TicketUpdate": ("Ticket::TicketUpdate", "PATCH", "/Ticket/:TicketID"),
}


def export(operations: Mapping[str, tuple[str, str, str]]) -> dict[str, Any]:
    """A web service as an export would hold it, from operation -> (type, method, route)."""
    described: dict[str, dict[str, Any]] = {}
    for name, (kind, _, _) in operations.items():
        described[name] = {"Type": kind, "Description": "", "MappingInbound": {}, "MappingOutbound": {}}
        if kind in ("Ticket::TicketCreate", "Ticket::TicketUpdate"):
            described[name]["IncludeTicketData"] = "0"
    routes = {name: {"Route": route, "RequestMethod": [method]} for name, (_, method, route) in operations.items()}
    return {
        "Debugger": {"DebugThreshold": "error", "TestMode": "0"},
        "Description": "",
        "FrameworkVersion": "6.0.x",
        "Provider": {
            "Operation": described,
            "Transport": {
                "Type": "HTTP::REST",
                "Config": {"KeepAlive": "", "MaxLength": "100000000", "RouteOperationMapping": routes},
            },
        },
        "RemoteSystem": "",
    }


DESKWRIGHT = export({name: (kind, "POST", f"/{name}") for name, kind in DESKWRIGHT_TYPES.items()})
SAMPLE = export(_SAMPLE)


@dataclass(frozen=True, slots=True)
class MappedOperation:
    type: str
    include_ticket_data: bool = False
    transformed: bool = False
    """A mapping renames or filters fields; the sandbox does not carry one out."""


@dataclass(frozen=True, slots=True)
class MappedRoute:
    operation: str
    methods: frozenset[str]
    """Empty for any method."""
    route: str


@dataclass(frozen=True, slots=True)
class WebService:
    name: str
    operations: Mapping[str, MappedOperation]
    routes: tuple[MappedRoute, ...]
    """In the order they are tried: alphabetical by operation."""
    max_length: int | None = None
    keep_alive: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    headers_of: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_web_service(name: str, document: Mapping[str, Any]) -> WebService | None:
    """The providing side of an export; None where it has none that this transport can serve."""
    provider = _mapping(document.get("Provider"))
    transport = _mapping(provider.get("Transport"))
    if transport.get("Type") != "HTTP::REST":
        return None
    config = _mapping(transport.get("Config"))
    outbound = _mapping(config.get("OutboundHeaders"))
    length = str(config.get("MaxLength") or "")
    routes = [
        MappedRoute(str(operation), _methods(_mapping(row).get("RequestMethod")), str(_mapping(row).get("Route") or ""))
        for operation, row in _mapping(config.get("RouteOperationMapping")).items()
    ]
    return WebService(
        name=name,
        operations={str(key): _operation(_mapping(row)) for key, row in _mapping(provider.get("Operation")).items()},
        routes=tuple(sorted(routes, key=lambda row: row.operation)),
        max_length=int(length) if length.isdigit() else None,
        keep_alive=str(config.get("KeepAlive") or "0") != "0",
        headers=_texts({**_mapping(config.get("AdditionalHeaders")), **_mapping(outbound.get("Common"))}),
        headers_of={key: _texts(_mapping(row)) for key, row in _mapping(outbound.get("Specific")).items()},
    )


def _operation(row: Mapping[str, Any]) -> MappedOperation:
    return MappedOperation(
        type=str(row.get("Type") or ""),
        include_ticket_data=str(row.get("IncludeTicketData") or "0") == "1",
        transformed=any(_mapping(row.get(side)).get("Config") for side in ("MappingInbound", "MappingOutbound")),
    )


def _methods(given: Any) -> frozenset[str]:
    """Only a list counts; a method written as plain text is as good as none."""
    return frozenset(map(str, given)) if isinstance(given, list) else frozenset()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items() if value not in (None, "")}

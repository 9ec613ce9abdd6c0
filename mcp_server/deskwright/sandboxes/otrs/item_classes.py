"""Config item classes and what their CIXMLData may hold.

Refuses keys a class does not define and values of another kind; how a class is edited is not simulated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from .clock import parse_time


@dataclass(frozen=True, slots=True)
class ItemField:
    """A field of a class: Text, TextArea, Date, DateTime, Customer, CustomerCompany, Integer or GeneralCatalog."""

    kind: str = "Text"
    choices: tuple[str, ...] = ()
    most: int = 1
    required: bool = False
    below: Mapping[str, ItemField] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemClass:
    id: int
    name: str
    definition_id: int
    fields: Mapping[str, ItemField]


_TEXT, _LONG, _DATE = ItemField(), ItemField("TextArea"), ItemField("Date")
_YES_NO = ItemField("GeneralCatalog", ("Yes", "No"))

CLASSES = {
    row.name: row
    for row in (
        ItemClass(
            22,
            "Computer",
            1,
            {
                "Vendor": _TEXT,
                "Model": _TEXT,
                "Description": _LONG,
                "Type": ItemField("GeneralCatalog", ("Laptop", "Desktop", "Phone", "PDA", "Server", "Other")),
                "Owner": ItemField("Customer"),
                "SerialNumber": _TEXT,
                "OperatingSystem": _TEXT,
                "CPU": ItemField(most=16),
                "Ram": ItemField(most=10),
                "HardDisk": ItemField(most=10, below={"Capacity": _TEXT}),
                "FQDN": _TEXT,
                "NIC": ItemField(most=10, below={"IPoverDHCP": _YES_NO, "IPAddress": ItemField(most=20)}),
                "GraphicAdapter": _TEXT,
                "WarrantyExpirationDate": _DATE,
                "InstallDate": _DATE,
                "Note": _LONG,
            },
        ),
        ItemClass(
            23,
            "Hardware",
            2,
            {
                "Vendor": _TEXT,
                "Model": _TEXT,
                "Type": ItemField("GeneralCatalog", ("Monitor", "Printer", "Switch", "Other")),
                "SerialNumber": _TEXT,
                "Ports": ItemField("Integer"),
                "WarrantyExpirationDate": _DATE,
                "Note": _LONG,
            },
        ),
        ItemClass(
            24,
            "Location",
            3,
            {
                "Type": ItemField("GeneralCatalog", ("Building", "Floor", "Room", "Rack", "Workplace", "Other")),
                "Phone1": _TEXT,
                "Phone2": _TEXT,
                "E-Mail": _TEXT,
                "Address": _LONG,
                "Company": ItemField("CustomerCompany"),
                "Note": _LONG,
            },
        ),
        ItemClass(25, "Network", 4, {"Type": _TEXT, "NetworkAddress": ItemField(most=100), "Note": _LONG}),
        ItemClass(
            26, "Software", 5, {"Vendor": _TEXT, "Version": _TEXT, "LicenceKey": ItemField(most=100), "Note": _LONG}
        ),
    )
}

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def fault_in(
    data: Mapping[str, Any], fields: Mapping[str, ItemField], logins: Collection[str], companies: Collection[str]
) -> str | None:
    """The place of the first value that the class does not take, as `NIC->IPAddress`; None if all is well."""
    for key, value in data.items():
        if key not in fields:
            return key
        entries = value if isinstance(value, list) else [value]
        if len(entries) > fields[key].most:
            return key
        for entry in entries:
            below = _fault_in_entry(key, entry, fields[key], logins, companies)
            if below is not None:
                return below
    return next((key for key, wanted in fields.items() if wanted.required and not data.get(key)), None)


def _fault_in_entry(
    key: str, entry: Any, wanted: ItemField, logins: Collection[str], companies: Collection[str]
) -> str | None:
    if isinstance(entry, Mapping):
        # A field with fields below it holds its own value under its own key.
        below = {name: value for name, value in entry.items() if name != key}
        fault = fault_in(below, wanted.below, logins, companies)
        if fault is not None:
            return f"{key}->{fault}"
        entry = entry.get(key)
    return None if _fits(entry, wanted, logins, companies) else key


def _fits(value: Any, wanted: ItemField, logins: Collection[str], companies: Collection[str]) -> bool:
    if isinstance(value, (list, dict)):
        return False
    if value is None or value == "":
        return True
    told = str(value)
    if wanted.kind == "Integer":
        return re.fullmatch(r"-?\d+", told) is not None
    if wanted.kind == "Date":
        return _DAY.fullmatch(told) is not None and parse_time(f"{told} 00:00:00") is not None
    if wanted.kind == "DateTime":
        return parse_time(told) is not None
    if wanted.kind == "GeneralCatalog":
        return told in wanted.choices
    if wanted.kind == "Customer":
        return told in logins
    if wanted.kind == "CustomerCompany":
        return told in companies
    return True


def stored(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as it comes back: every plain value as text."""
    return {key: _stored_value(value) for key, value in data.items()}


def _stored_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return stored(value)
    if isinstance(value, list):
        return [_stored_value(entry) for entry in value]
    return "" if value is None else str(value)

"""Config items: reading, searching inside ConfigItem, storing versions, deleting until something refuses."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from deskwright.sandboxes.otrs.seed_items import MANUAL

ITEM = {"Class": "Computer", "Name": "NEW-1", "DeplState": "Production", "InciState": "Operational"}
FILE = {"Filename": "a.txt", "ContentType": "text/plain", "Content": base64.b64encode(b"hello").decode()}


def _item(desk: Any, item_id: Any, **how: Any) -> dict[str, Any]:
    item: dict[str, Any] = desk.ok("ConfigItemGet", ConfigItemID=item_id, **how)["ConfigItem"][0]
    return item


# --- reading --------------------------------------------------------------------------------------------


def test_an_item_is_told_by_names(desk: Any) -> None:
    item = _item(desk, 1)
    assert "Attachment" not in item
    assert item.pop("CIXMLData")["NIC"] == {"NIC": "eth0", "IPoverDHCP": "No", "IPAddress": "192.0.2.42"}
    assert item == {
        "ConfigItemID": "1",
        "Number": "1022000001",
        "Name": "WS-0042",
        "Class": "Computer",
        "VersionID": "8",
        "LastVersionID": "8",
        "DefinitionID": "1",
        "DeplState": "Production",
        "DeplStateType": "productive",
        "InciState": "Operational",
        "InciStateType": "operational",
        "CurDeplState": "Production",
        "CurDeplStateType": "productive",
        "CurInciState": "Operational",
        "CurInciStateType": "operational",
        "CreateTime": "2026-03-15 09:00:00",
        "CreateBy": "2",
    }


@pytest.mark.parametrize("given", ["1,4", [1, "4"], "1, 4"])
def test_several_items(desk: Any, given: Any) -> None:
    answer = desk.ok("ConfigItemGet", ConfigItemID=given)["ConfigItem"]
    assert [row["ConfigItemID"] for row in answer] == ["1", "4"]


def test_files_come_when_asked_for_in_lines(desk: Any) -> None:
    assert _item(desk, 1, Attachments=1)["Attachment"] == ""
    file = _item(desk, 4, Attachments=1)["Attachment"][0]
    assert set(file) == {"Filename", "ContentType", "Content", "Filesize", "Preferences"}
    lines = file["Content"].split("\n")
    assert [len(line) for line in lines[:-2]] == [76] * (len(lines) - 2)
    assert lines[-1] == ""
    assert base64.b64decode(file["Content"]) == MANUAL


@pytest.mark.parametrize(
    ("operation", "by", "given", "code"),
    [
        ("ConfigItemGet", "admin", None, "ConfigItemGet.MissingParameter"),
        ("ConfigItemGet", "admin", {"a": 1}, "ConfigItemGet.WrongStructure"),
        ("ConfigItemGet", "admin", 99, "$Self->{OperationName}.InvalidParameter"),
        ("ConfigItemGet", "no-queue", 1, "ConfigItemGet.AccessDenied"),
        ("ConfigItemDelete", "admin", None, "ConfigItemDelete.MissingParameter"),
        ("ConfigItemDelete", "admin", {"a": 1}, "ConfigItemDelete.WrongStructure"),
        ("ConfigItemDelete", "admin", 99, "$Self->{OperationName}.InvalidParameter"),
        ("ConfigItemDelete", "admin", [], "$Self->{OperationName}.DeleteError"),
        ("ConfigItemDelete", "read-only", 1, "ConfigItemDelete.AccessDenied"),
    ],
)
def test_what_is_refused(desk: Any, operation: str, by: str, given: Any, code: str) -> None:
    assert desk.refused(operation, by=by, ConfigItemID=given)[0] == code


def test_an_item_without_a_version_has_no_data(desk: Any) -> None:
    desk.world.items[7].versions.clear()
    assert desk.refused("ConfigItemGet", ConfigItemID=7)[0] == "$Self->{OperationName}.NoConfigItemData"


def test_an_item_without_fields_of_its_class(desk: Any) -> None:
    assert _item(desk, 7)["CIXMLData"] == ""


# --- searching ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["3", "2", "1"]),
        ({"Name": "WS-*"}, ["2", "1"]),
        ({"Name": "ws-0042"}, ["1"]),
        ({"Name": "WS"}, ""),
        ({"Number": "1022000003"}, ["3"]),
        ({"Number": "*2"}, ["2"]),
        ({"DeplStates": "Production"}, ["3", "1"]),
        ({"DeplStates": "Production,Repair"}, ["3", "2", "1"]),
        ({"DeplStates": ["Repair"], "InciStates": ["Incident", "Warning"]}, ["2"]),
        ({"DeplStates": "Planned"}, ""),
        ({"DeplStates": "Planned", "PreviousVersionSearch": 1}, ["1"]),
        ({"CIXMLData": {"Owner": "customer1"}}, ["1"]),
        ({"CIXMLData": {"NIC": {"IPAddress": "192.0.2.*"}}}, ["1"]),
        ({"CIXMLData": {"NIC": "eth0"}}, ["2", "1"]),
        ({"CIXMLData": {"Type": ["Server", "Phone"]}}, ["3"]),
        ({"ConfigItemCreateTimeNewerDate": "2026-04-01 00:00:00"}, ""),
        ({"ConfigItemCreateTimeOlderDate": "2026-04-01 00:00:00", "Limit": 1}, ["3"]),
        ({"ConfigItemChangeTimeNewerDate": "2026-03-10 00:00:00"}, ["1"]),
        ({"OrderByDirection": ["Up"]}, ["1", "2", "3"]),
        ({"OrderBy": ["DeplStateID", "Number"], "OrderByDirection": ["Up", "Up"]}, ["1", "3", "2"]),
        ({"Limit": "2"}, ["3", "2"]),
    ],
)
def test_what_is_found(desk: Any, asked: dict[str, Any], ids: Any) -> None:
    assert desk.ok("ConfigItemSearch", ConfigItem={"Class": "Computer", **asked}) == {"ConfigItemIDs": ids}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({}, "MissingParameter"),
        ({"ConfigItem": {}}, "MissingParameter"),
        ({"ConfigItem": {"Name": "x"}}, "MissingParameter"),
        ({"Class": "Computer"}, "MissingParameter"),
        ({"ConfigItem": "Computer"}, "WrongStructure"),
        ({"ConfigItem": {"Class": "Car"}}, "InvalidParameter"),
        ({"ConfigItem": {"Class": "Computer", "DeplStates": "Gone"}}, "InvalidParameter"),
        ({"ConfigItem": {"Class": "Computer", "InciStates": ["Operational", "x"]}}, "InvalidParameter"),
        ({"ConfigItem": {"Class": "Computer", "Limit": "many"}}, "InvalidParameter"),
        ({"ConfigItem": {"Class": "Computer", "OrderBy": ["Name"]}}, "InvalidParameter"),
        ({"ConfigItem": {"Class": "Computer", "ConfigItemChangeTimeNewerDate": "x"}}, "InvalidParameter"),
    ],
)
def test_a_search_that_is_refused(desk: Any, data: dict[str, Any], kind: str) -> None:
    assert desk.refused("ConfigItemSearch", **data)[0] == f"ConfigItemSearch.{kind}"


def test_searching_needs_ro_on_the_class(desk: Any) -> None:
    asked = {"ConfigItem": {"Class": "Location"}}
    assert desk.ok("ConfigItemSearch", by="read-only", **asked) == {"ConfigItemIDs": ["6", "5"]}
    assert desk.refused("ConfigItemSearch", by="no-queue", **asked)[0] == "ConfigItemSearch.AccessDenied"


# --- storing --------------------------------------------------------------------------------------------


def test_a_new_item(desk: Any) -> None:
    data = {"Vendor": "V", "HardDisk": [{"HardDisk": "sda", "Capacity": 5}], "WarrantyExpirationDate": "2030-01-01"}
    made = desk.ok("ConfigItemCreate", ConfigItem={**ITEM, "CIXMLData": data, "Attachment": FILE})
    assert made == {"ConfigItemID": "8", "Number": "1022000004"}
    item = _item(desk, 8, Attachments=1)
    assert item["CIXMLData"]["HardDisk"] == [{"HardDisk": "sda", "Capacity": "5"}]
    assert [file["Filename"] for file in item["Attachment"]] == ["a.txt"]
    assert desk.ok("ConfigItemCreate", ConfigItem={**ITEM, "Number": "77"})["Number"] == "77"
    assert "Number" in desk.refused("ConfigItemCreate", ConfigItem={**ITEM, "Number": "77"})[1]


@pytest.mark.parametrize(
    ("changes", "kind", "place"),
    [
        ({"Class": None}, "MissingParameter", "ConfigItem->Class"),
        ({"Name": ""}, "MissingParameter", "ConfigItem->Name"),
        ({"DeplState": None}, "MissingParameter", "ConfigItem->DeplState"),
        ({"InciState": None}, "MissingParameter", "ConfigItem->InciState"),
        ({"Class": "Car"}, "InvalidParameter", "ConfigItem->Class"),
        ({"DeplState": "Gone"}, "InvalidParameter", "ConfigItem->DeplState"),
        ({"InciState": "Fine"}, "InvalidParameter", "ConfigItem->InciState"),
        ({"CIXMLData": "x"}, "MissingParameter", "ConfigItem->CIXMLData"),
        ({"CIXMLData": {"Wheels": 4}}, "InvalidParameter", "CIXMLData->Wheels"),
        ({"CIXMLData": {"Type": "Boat"}}, "InvalidParameter", "CIXMLData->Type"),
        ({"CIXMLData": {"InstallDate": "soon"}}, "InvalidParameter", "CIXMLData->InstallDate"),
        ({"CIXMLData": {"Owner": "nobody"}}, "InvalidParameter", "CIXMLData->Owner"),
        ({"CIXMLData": {"Vendor": ["a", "b"]}}, "InvalidParameter", "CIXMLData->Vendor"),
        ({"CIXMLData": {"NIC": {"NIC": "a", "Speed": 1}}}, "InvalidParameter", "CIXMLData->NIC->Speed"),
        ({"Attachment": {"Filename": "a"}}, "MissingParameter", "Attachment->Content"),
    ],
)
@pytest.mark.parametrize("operation", ["ConfigItemCreate", "ConfigItemUpdate"])
def test_an_item_that_is_refused(desk: Any, operation: str, changes: dict[str, Any], kind: str, place: str) -> None:
    code, message = desk.refused(operation, ConfigItemID=1, ConfigItem={**ITEM, **changes})
    assert (code, place in message) == (f"{operation}.{kind}", True), message
    assert (len(desk.world.items), len(desk.world.items[1].versions)) == (7, 2)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"ConfigItemID": None}, "MissingParameter"),
        ({"ConfigItemID": 99}, "InvalidParameter"),
        ({"ConfigItemID": -1}, "InvalidParameter"),
        ({"ConfigItemID": "x"}, "InvalidParameter"),
        ({"ConfigItem": None}, "MissingParameter"),
        ({"ReplaceExistingData": 2}, "InvalidParameter"),
    ],
)
def test_an_update_that_is_refused(desk: Any, data: dict[str, Any], kind: str) -> None:
    given = {"ConfigItemID": 1, "ConfigItem": ITEM, **data}
    assert desk.refused("ConfigItemUpdate", **given)[0] == f"ConfigItemUpdate.{kind}"


def test_an_update_merges_or_replaces(desk: Any) -> None:
    printer = {"Class": "Hardware", "Name": "PRN-3", "DeplState": "Production", "InciState": "Warning"}
    update = {
        "ConfigItemID": 4,
        "ConfigItem": {**printer, "CIXMLData": {"Model": "Jet"}, "Number": "9", "Attachment": FILE},
    }
    assert desk.ok("ConfigItemUpdate", **update) == {"ConfigItemID": "4", "Number": "1023000001"}
    item = _item(desk, 4, Attachments=1)
    assert item["CIXMLData"] == {"Type": "Printer", "Model": "Jet"}
    assert [file["Filename"] for file in item["Attachment"]] == ["manual.txt", "a.txt"]
    replaced = {"ConfigItemID": 4, "ReplaceExistingData": 1, "ConfigItem": {**printer, "CIXMLData": {"Ports": 2}}}
    desk.ok("ConfigItemUpdate", **replaced)
    item = _item(desk, 4, Attachments=1)
    assert (item["CIXMLData"], item["Attachment"]) == ({"Ports": "2"}, "")


def test_the_same_version_is_not_stored_again(desk: Any) -> None:
    same = {"ConfigItemID": 5, "ConfigItem": {**ITEM, "Class": "Location", "Name": "Head office"}}
    assert desk.ok("ConfigItemUpdate", **same)["ConfigItemID"] == "5"
    assert len(desk.world.items[5].versions) == 1
    same["ConfigItem"]["Name"] = "Main office"
    desk.ok("ConfigItemUpdate", **same)
    assert len(desk.world.items[5].versions) == 2


def test_storing_needs_rw_on_the_class_that_is_sent(desk: Any) -> None:
    for operation in ("ConfigItemCreate", "ConfigItemUpdate"):
        code, _ = desk.refused(operation, by="agent", ConfigItemID=1, ConfigItem=ITEM)
        assert code == f"{operation}.AccessDenied"
    # The class of the item itself is not looked at.
    desk.world.class_groups["Location"] = 4
    wrong = {**ITEM, "Class": "Location", "Name": "Renamed"}
    assert desk.ok("ConfigItemUpdate", by="agent", ConfigItemID=1, ConfigItem=wrong)["ConfigItemID"] == "1"
    assert _item(desk, 1)["Class"] == "Computer"


# --- deleting -------------------------------------------------------------------------------------------


def test_deleting_stops_at_the_first_refusal(desk: Any) -> None:
    assert desk.ok("ConfigItemDelete", ConfigItemID="1,2") == {"ConfigItemID": ["1", "2"]}
    desk.world.class_groups["Hardware"] = 4
    desk.world.agents[3].permissions[6] = frozenset({"rw"})
    desk.world.agents[3].permissions[4] = frozenset({"ro"})
    assert desk.refused("ConfigItemDelete", by="agent", ConfigItemID="3,4,5")[0] == "ConfigItemDelete.AccessDenied"
    assert set(desk.world.items) == {4, 5, 6, 7}

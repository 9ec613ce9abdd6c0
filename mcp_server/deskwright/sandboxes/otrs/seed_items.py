"""The config items every sandbox starts with: computers, a printer, locations; some with files or a past."""

from __future__ import annotations

from .item_changes import ItemValues, add_item, add_version
from .records import Attachment
from .world import World

#: Long enough for several lines of base64.
MANUAL = b"Keep the lid closed while the printer warms up.\n" * 4


def plant_items(world: World) -> None:
    """Ids: 1 WS-0042, 2 WS-0043, 3 SRV-MAIL (Computer); 4 PRN-3 (Hardware); 5 and 6 (Location); 7 (Network)."""
    world.clock.advance(days=-60)
    desk = {
        "Vendor": "Fictional Machines",
        "Model": "F-14",
        "Type": "Laptop",
        "Owner": "customer1",
        "SerialNumber": "SN-0042",
        "NIC": {"NIC": "eth0", "IPoverDHCP": "No", "IPAddress": "192.0.2.42"},
        "WarrantyExpirationDate": "2027-12-31",
    }
    laptop = add_item(world, 2, ItemValues("Computer", "WS-0042", "Planned", "Operational", desk))
    other = desk | {"SerialNumber": "SN-0043", "Owner": "customer2", "NIC": {"NIC": "eth0", "IPoverDHCP": "Yes"}}
    add_item(world, 2, ItemValues("Computer", "WS-0043", "Repair", "Incident", other))
    server = {"Type": "Server", "FQDN": "mail.desk.example", "HardDisk": [{"HardDisk": "sda", "Capacity": "2 TB"}]}
    add_item(world, 2, ItemValues("Computer", "SRV-MAIL", "Production", "Operational", server))
    printer = add_item(world, 2, ItemValues("Hardware", "PRN-3", "Production", "Warning", {"Type": "Printer"}))
    printer.attachments.append(Attachment("manual.txt", "text/plain", MANUAL))
    add_item(world, 2, ItemValues("Location", "Head office", "Production", "Operational", {"Type": "Building"}))
    floor = {"Type": "Floor", "Address": "Head office, third floor"}
    add_item(world, 2, ItemValues("Location", "Floor 3", "Production", "Operational", floor))
    add_item(world, 2, ItemValues("Network", "Office LAN", "Production", "Operational"))
    world.clock.advance(days=10)
    # The laptop was planned once: only an earlier version says so.
    add_version(world, 2, laptop, ItemValues("Computer", "WS-0042", "Production", "Operational"), desk)
    world.clock.advance(days=50)

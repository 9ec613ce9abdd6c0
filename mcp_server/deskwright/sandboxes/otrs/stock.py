"""What a fresh installation has before anybody touches it: ids and names.

Holds nothing that an administrator adds; that is in seed.py.
"""

from __future__ import annotations

from .records import State

STATES = {
    row.id: row
    for row in (
        State(1, "new", "new"),
        State(2, "closed successful", "closed"),
        State(3, "closed unsuccessful", "closed"),
        State(4, "open", "open"),
        State(5, "removed", "removed"),
        State(6, "pending reminder", "pending reminder"),
        State(7, "pending auto close+", "pending auto"),
        State(8, "pending auto close-", "pending auto"),
        State(9, "merged", "merged"),
    )
}
STATE_TYPES = {
    1: "new",
    2: "open",
    3: "closed",
    4: "pending reminder",
    5: "pending auto",
    6: "removed",
    7: "merged",
}
#: What `StateType: Open` stands for; `Closed` is every other type.
OPEN_TYPES = frozenset({"new", "open", "pending reminder", "pending auto"})
PRIORITIES = {1: "1 very low", 2: "2 low", 3: "3 normal", 4: "4 high", 5: "5 very high"}
LOCKS = {1: "unlock", 2: "lock", 3: "tmp_lock"}
UNLOCK, LOCK = 1, 2
TYPES = {1: "Unclassified"}
SENDER_TYPES = {1: "agent", 2: "system", 3: "customer"}
AGENT, SYSTEM, CUSTOMER = 1, 2, 3
CHANNELS = {1: "Email", 2: "Phone", 3: "Internal", 4: "Chat"}
EMAIL, PHONE, INTERNAL = 1, 2, 3
#: The channels that the interface accepts.
WRITABLE_CHANNELS = {key: CHANNELS[key] for key in (EMAIL, PHONE, INTERNAL)}
AUTO_RESPONSES = {1: "auto reply", 2: "auto reject", 3: "auto follow up", 4: "auto reply/new ticket", 5: "auto remove"}
HISTORY_TYPES = {
    1: "NewTicket",
    2: "FollowUp",
    3: "SendAutoReject",
    4: "SendAutoReply",
    5: "SendAutoFollowUp",
    6: "Forward",
    7: "Bounce",
    8: "SendAnswer",
    9: "SendAgentNotification",
    10: "SendCustomerNotification",
    11: "EmailAgent",
    12: "EmailCustomer",
    13: "PhoneCallAgent",
    14: "PhoneCallCustomer",
    15: "AddNote",
    16: "Move",
    17: "Lock",
    18: "Unlock",
    19: "Remove",
    20: "TimeAccounting",
    21: "CustomerUpdate",
    22: "PriorityUpdate",
    23: "OwnerUpdate",
    24: "LoopProtection",
    25: "Misc",
    26: "SetPendingTime",
    27: "StateUpdate",
    28: "TicketDynamicFieldUpdate",
    29: "WebRequestCustomer",
    33: "Merged",
    34: "ResponsibleUpdate",
    37: "TypeUpdate",
    38: "ServiceUpdate",
    39: "SLAUpdate",
    50: "TitleUpdate",
}
HISTORY_IDS = {name: key for key, name in HISTORY_TYPES.items()}
#: The user that everything done by customers is booked on.
CUSTOMER_PANEL_USER = 1
DEPLOYMENT_STATES = {
    "Expired": "postproductive",
    "Inactive": "postproductive",
    "Maintenance": "productive",
    "Pilot": "productive",
    "Planned": "preproductive",
    "Production": "productive",
    "Repair": "productive",
    "Retired": "postproductive",
    "Review": "preproductive",
    "Test/QA": "preproductive",
}
INCIDENT_STATES = {"Operational": "operational", "Warning": "warning", "Incident": "incident"}

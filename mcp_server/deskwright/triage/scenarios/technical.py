"""Made-up tickets about interfaces and speed: two pairs that tell the same thing twice, and ordinary ones."""

from __future__ import annotations

from deskwright.triage.scenarios.scenario import Customer, Group, Scenario, Triage

__all__ = ["TECHNICAL"]

_SIGNATURE = Group(
    "webhook-signature",
    "Both say that the webhook signature stopped matching when the signing secret was rotated on 8 June.",
    0.92,
)
_DASHBOARD = Group(
    "slow-dashboard",
    "Both time the overview dashboard at about half a minute since the update of 5 June; other pages are fast.",
    0.9,
)

TECHNICAL = (
    Scenario(
        number=1007,
        customer=Customer("Parcelo", "business", "eu-central"),
        created="2026-06-08T16:30:00Z",
        due="13:00",
        subject="Webhook signature does not match since the signing secret was rotated",
        description=(
            "Since we rotated the signing secret on 8 June the webhook signature does not match any more. The header "
            "is there, the body is untouched, our check with the new secret fails for every event. Events are rejected "
            "by our receiver and pile up in the retry list."
        ),
        tags=("webhook", "signature", "secret"),
        group=_SIGNATURE,
        triage=Triage(
            category="integration",
            priorities=("P3", "P2"),
            team="integrations",
            cites=("integration-webhooks",),
            confidence=0.87,
            draft=(
                "Thank you for the details. For a day after a rotation two signatures are sent, one for each secret, "
                "and a check that reads only the first one fails. Could you compare with all values of the header? "
                "Events in the retry list are kept for three days, so nothing is lost."
            ),
            rationale=(
                "The signature fails from the rotation on, for every event, with header and body in place. Known "
                "behaviour with two signatures explains it; retries keep the events, so P3. TKT-1008 tells the same."
            ),
            next_action="Integrations confirm that two signatures are sent and answer TKT-1007 and TKT-1008 together.",
            proposes={"tags": ["webhook", "signature", "secret-rotation"]},
        ),
    ),
    Scenario(
        number=1008,
        customer=Customer("Sauna Oy", "team", "eu-north"),
        created="2026-06-09T06:05:00Z",
        due="14:30",
        subject="Signing secret rotated, webhook signature does not match",
        description=(
            "We rotated the signing secret on 8 June and since then the webhook signature does not match the body. "
            "Every event fails our check, the receiver rejects it and the retry list grows."
        ),
        tags=("webhook", "signature", "secret"),
        group=_SIGNATURE,
        triage=Triage(
            category="integration",
            priorities=("P3", "P2"),
            team="integrations",
            cites=("integration-webhooks",),
            confidence=0.86,
            draft=(
                "Thank you for the report. After a rotation the header carries two signatures for a day, one for each "
                "secret. Please let your receiver accept an event when any of them matches; events in the retry list "
                "are kept for three days and will then go through."
            ),
            rationale=(
                "Same sign and same day as TKT-1007 from another customer: a check that expects one signature fails "
                "while two are sent. Events are kept, so P3."
            ),
            next_action="Answer together with TKT-1007; see whether the notice about rotations needs clearer words.",
            proposes={"tags": ["webhook", "signature", "secret-rotation"]},
        ),
    ),
    Scenario(
        number=1013,
        customer=Customer("Greyline Transit", "enterprise", "us-west"),
        created="2026-06-08T19:45:00Z",
        due="13:45",
        subject="Overview dashboard takes half a minute to load",
        description=(
            "Since the update of 5 June the overview dashboard takes about thirty seconds to load, for every colleague "
            "and in every browser. Other pages are fast. A filter for the last seven days makes it quick again."
        ),
        tags=("dashboard", "slow"),
        group=_DASHBOARD,
        triage=Triage(
            category="performance",
            priorities=("P3",),
            team="product",
            cites=("performance",),
            confidence=0.85,
            draft=(
                "Thank you, that is a clear description. The overview dashboard reads a longer period since the update "
                "of 5 June. Until that is mended, saving the view with the last seven days keeps it fast. We will tell "
                "you when the change is out."
            ),
            rationale=(
                "One page is slow since one update, with a filter as a workaround and no sign of a wider disruption: "
                "performance, P3. TKT-1014 measures the same."
            ),
            next_action="Product compares the dashboard's queries before and after 5 June; answer TKT-1014 with it.",
            proposes={"ticketStatus": "triage", "tags": ["dashboard", "slow", "regression"]},
        ),
    ),
    Scenario(
        number=1014,
        customer=Customer("Terra Verde", "business", "sa-east"),
        created="2026-06-09T12:20:00Z",
        due="17:00",
        subject="Dashboard slow: overview takes half a minute since the update",
        description=(
            "The overview dashboard takes about half a minute to load since the update of 5 June. Other pages are "
            "fast, every browser shows it."
        ),
        tags=("dashboard", "slow"),
        group=_DASHBOARD,
        triage=Triage(
            category="performance",
            priorities=("P3",),
            team="product",
            cites=("performance",),
            confidence=0.84,
            draft=(
                "Thank you for the report. Since the update of 5 June the overview dashboard reads a longer period, "
                "which makes it slow. With the filter set to the last seven days it is fast again; we will tell you "
                "when that is no longer needed."
            ),
            rationale=(
                "The same page, date and time to load as in TKT-1013. The workaround told there helps here as well, so "
                "P3."
            ),
            next_action="Work on it with TKT-1013 and offer the filter as a workaround.",
            proposes={"ticketStatus": "triage", "tags": ["dashboard", "slow", "regression"]},
        ),
    ),
    Scenario(
        number=1016,
        customer=Customer("Bitforge Labs", "business", "us-east"),
        created="2026-06-09T17:55:00Z",
        due="15:00",
        subject="429 on page 40 of the contact list",
        description=(
            "Our nightly script reads all contacts, a hundred per page. Around page 40 it gets 429 and stops. Which "
            "limit is that, and is there a header that tells how long to wait?"
        ),
        tags=("api", "rate-limit", "pagination"),
        triage=Triage(
            category="api",
            priorities=("P3", "P4"),
            team="api-platform",
            cites=("api-errors",),
            confidence=0.92,
            draft=(
                "429 means that the limit of requests per minute for your key is used up. The header Retry-After tells "
                "how many seconds to wait; with that pause your script can go on with the same page. A page may hold "
                "two hundred contacts, which halves the requests."
            ),
            rationale=(
                "A limit that works as it should and a client that does not wait. A pause and larger pages mend it: "
                "api, P3."
            ),
            next_action="Send the answer; API platform only needs to look if 429 comes without Retry-After.",
        ),
    ),
    Scenario(
        number=1018,
        customer=Customer("Harbor Dental", "team", "us-east"),
        created="2026-06-08T14:10:00Z",
        updated="2026-06-09T10:00:00Z",
        due="16:30",
        status="in-progress",
        held=("integration", "P3", "integrations"),
        assignee="Tomasz Wilk",
        subject="CRM connector copies no new people",
        description=(
            "The connector to our CRM says connected, but people added there since Sunday do not appear here. Changing "
            "an old entry is copied at once. Removing and adding the connection did not help."
        ),
        tags=("connector", "crm", "sync"),
        triage=Triage(
            category="integration",
            priorities=("P3",),
            team="integrations",
            cites=("integration-webhooks",),
            confidence=0.81,
            draft=(
                "Thank you for trying that. Changes arrive and new entries do not, so the subscription for new entries "
                "is probably gone on the side of the CRM. We are checking it and will copy the entries since Sunday "
                "afterwards."
            ),
            rationale=(
                "Half of the connector works, which points to one lost subscription. Entries can be typed in "
                "meanwhile: P3 with integrations, where it already is."
            ),
            next_action="Integrations renew the subscription for new entries and copy those since Sunday.",
        ),
    ),
    Scenario(
        number=1022,
        customer=Customer("Meridian Travel", "starter", "af-south"),
        created="2026-06-09T09:35:00Z",
        due="17:30",
        subject="422 when we send a departure date",
        description=(
            "POST to bookings gives 422 with `departure is not a date`. We send 10/06/2026 as in our own system. What "
            "does it want to have?"
        ),
        tags=("api", "validation"),
        triage=Triage(
            category="api",
            priorities=("P4", "P3"),
            team="api-platform",
            cites=("api-errors",),
            confidence=0.95,
            draft=(
                "Dates are written year first: 2026-06-10, and with a time 2026-06-10T08:00:00Z. With that your "
                "request will be accepted. The error names the member that is wrong, here `departure`."
            ),
            rationale=(
                "The request is refused because of the form of a date, as documented. A question with a sure answer: "
                "api, P4."
            ),
            next_action="Send the answer and close when the customer confirms.",
        ),
    ),
    Scenario(
        number=1025,
        customer=Customer("Norrland Kraft", "enterprise", "eu-north"),
        created="2026-06-08T07:50:00Z",
        updated="2026-06-09T13:30:00Z",
        due="12:30",
        status="in-progress",
        held=("performance", "P3", "product"),
        assignee="Yuki Tanabe",
        subject="Yearly report stops after ten minutes",
        description=(
            "Making the yearly report for all 140 plants ends after ten minutes with a message about time. Single "
            "quarters work. We need it for the board on 19 June."
        ),
        tags=("report", "timeout"),
        triage=Triage(
            category="performance",
            priorities=("P3",),
            team="product",
            cites=("performance",),
            confidence=0.82,
            draft=(
                "Thank you. Reports end after ten minutes by design, and 140 plants over a year need longer. Four "
                "quarterly reports hold the same numbers and work today; we are looking at whether the yearly one can "
                "be made in parts before 19 June."
            ),
            rationale=(
                "One report of one customer runs into a known limit, with quarters as a workaround and nine days left: "
                "P3."
            ),
            next_action="Product says by Friday whether the report can be made in parts; offer quarters until then.",
        ),
    ),
    Scenario(
        number=1029,
        customer=Customer("Civic Data Lab", "starter", "us-west"),
        created="2026-06-09T20:15:00Z",
        due="19:00",
        subject="Is there an API key that can only read?",
        description=(
            "We want to show open figures on our website and would rather not put a key there that could change "
            "anything. Can a key be limited to reading, and to one project?"
        ),
        tags=("api", "key", "question"),
        triage=Triage(
            category="api",
            priorities=("P4",),
            team="api-platform",
            cites=("api-errors", "account-access"),
            confidence=0.9,
            draft=(
                "Yes: under Settings, Keys, a new key can be given the scope `read` and a single project. Please still "
                "keep it on your server and let the website ask that, since a key in a page can be copied by anybody."
            ),
            rationale="A careful question about scopes of keys; nothing is exposed and nothing is broken: api, P4.",
            next_action="Send the answer.",
        ),
    ),
)

"""Made-up tickets of an ordinary week: logins and accounts, wishes, two that say too little, one that is done."""

from __future__ import annotations

from deskwright.triage.scenarios.scenario import Customer, Scenario, Triage

__all__ = ["EVERYDAY"]

EVERYDAY = (
    Scenario(
        number=1010,
        customer=Customer("Rosewood Bakery", "starter", "us-east"),
        created="2026-06-09T18:05:00Z",
        due="18:30",
        subject="does not work",
        description="hello, it does not work any more since the weekend, can you please look. thanks",
        tags=(),
        triage=Triage(
            category="other",
            priorities=("P4", "P3"),
            team="support",
            reasons=("low-confidence",),
            cites=("triage-policy",),
            confidence=0.35,
            missing=("What does not work", "What is shown when it fails", "Who is affected"),
            draft=(
                "Thank you for writing, we want to get this going again. What did you try to do, what did you see "
                "instead, and is it the same for your colleagues? A picture of the screen often says it best."
            ),
            rationale=(
                "The ticket names neither a feature nor a message, so every category would be a guess. It stays with "
                "support at a low priority until the customer has answered."
            ),
            next_action="Ask the three questions and triage again with the answer.",
            proposes={"ticketStatus": "waiting-customer"},
        ),
    ),
    Scenario(
        number=1015,
        customer=Customer("Alder & Co", "team", "us-west"),
        created="2026-06-09T22:40:00Z",
        due="10:30",
        subject="New phone, cannot pass the second factor",
        description=(
            "I changed my phone yesterday and the codes were only on the old one, which is wiped. I cannot find my "
            "recovery codes. My colleague Petra Alder is administrator and can vouch for me."
        ),
        tags=("mfa", "recovery"),
        triage=Triage(
            category="authentication",
            priorities=("P3",),
            team="identity",
            cites=("account-access",),
            confidence=0.9,
            draft=(
                "Thank you. An administrator of your workspace can reset your second factor: People, your name, Reset "
                "second factor. Please ask Petra Alder to do it; afterwards you set up the new phone at your next "
                "login. We cannot do it on a message alone, which protects you."
            ),
            rationale=(
                "One user without the second factor and without recovery codes, with an administrator at hand who can "
                "reset it: authentication, P3, identity."
            ),
            next_action="Send the answer; identity steps in only if the workspace has no administrator who can log in.",
        ),
    ),
    Scenario(
        number=1017,
        customer=Customer("Cobalt Insurance", "enterprise", "us-east", vip=True),
        created="2026-06-08T15:00:00Z",
        due="19:30",
        subject="Wish: send a table by mail every Monday",
        description=(
            "Our branch managers would like to get the table of open claims as CSV by mail every Monday at seven, "
            "without logging in. Is that planned?"
        ),
        tags=("export", "schedule", "wish"),
        triage=Triage(
            category="feature-request",
            priorities=("P4",),
            team="product",
            cites=("triage-policy", "vip-communications"),
            confidence=0.94,
            draft=(
                "Thank you for the idea, and for saying what it is for. We have passed it to our product team. We "
                "cannot promise a date. Until then a saved view with its own address brings your managers to the table "
                "in one step."
            ),
            rationale=(
                "A wish for something that does not exist, with no fault behind it: feature-request, P4, product."
            ),
            next_action="Product records the wish with its purpose.",
        ),
    ),
    Scenario(
        number=1020,
        customer=Customer("Vantage Legal", "business", "eu-west"),
        created="2026-06-09T11:25:00Z",
        updated="2026-06-09T14:00:00Z",
        due="11:00",
        status="triage",
        held=("authentication", "P3", "identity"),
        subject="Signed out after five minutes",
        description=(
            "Since Monday everybody in our office is signed out after five minutes without a click, at home it takes "
            "the usual eight hours. Drafts are kept, but it is tiring."
        ),
        tags=("session", "login"),
        triage=Triage(
            category="authentication",
            priorities=("P3",),
            team="identity",
            cites=("account-access",),
            confidence=0.79,
            draft=(
                "Thank you, the difference between office and home is a good hint. Under Settings, Sessions, a rule "
                "can end sessions early for a network. Could one of your administrators look whether such a rule was "
                "made on Monday? If there is none, send us your office's address and we will look."
            ),
            rationale=(
                "Sessions end early in one network only, which points to a rule of the workspace; work is kept: "
                "authentication, P3, identity, as it already stands."
            ),
            next_action="Wait for the customer's look at the rule; identity reads the session log otherwise.",
            proposes={"assignee": "Noor Haddad"},
        ),
    ),
    Scenario(
        number=1024,
        customer=Customer("Juniper Books", "starter", "eu-central"),
        created="2026-06-08T09:00:00Z",
        updated="2026-06-08T11:45:00Z",
        due="09:15",
        status="resolved",
        held=("account-access", "P4", "identity"),
        assignee="Noor Haddad",
        subject="Invitation has run out before I could use it",
        description=(
            "I was on holiday and the invitation from my shop manager had run out. Could somebody send me another? -- "
            "Solved: she sent a new one and I am in, many thanks."
        ),
        tags=("invitation",),
        triage=Triage(
            category="account-access",
            priorities=("P4",),
            team="identity",
            cites=("account-access",),
            confidence=0.97,
            draft=(
                "Good to hear that the new invitation worked. Invitations are valid for seven days; whoever sent one "
                "can renew it."
            ),
            rationale=(
                "An invitation was renewed by the customer's own manager and the writer says it is solved. Nothing is "
                "left to do."
            ),
            next_action="Leave it resolved.",
        ),
    ),
    Scenario(
        number=1026,
        customer=Customer("Falke Bau", "business", "eu-central"),
        created="2026-06-10T04:30:00Z",
        due="12:45",
        subject="URGENT!!! numbers are wrong",
        description="The numbers are wrong again!! We need this corrected immediately, it is extremely urgent for us.",
        tags=("urgent",),
        triage=Triage(
            category="other",
            priorities=("P3", "P4"),
            team="support",
            reasons=("low-confidence",),
            cites=("triage-policy",),
            confidence=0.4,
            missing=("Which numbers, on which page", "What they should be", "Since when"),
            draft=(
                "Thank you for writing; wrong numbers are something we want to look at today. Which page shows them, "
                "which value did you expect, and when did you see it first? With one example we can start at once."
            ),
            rationale=(
                "Urgency is written in capitals, but nothing says which numbers are meant or what depends on them. The "
                "word alone does not raise the priority; one example from the customer would decide it."
            ),
            next_action="Ask for one example and triage again with it.",
            proposes={"ticketStatus": "waiting-customer"},
        ),
    ),
    Scenario(
        number=1027,
        customer=Customer("Blue Heron Press", "team", "us-west"),
        created="2026-06-08T22:15:00Z",
        due="20:00",
        subject="Keyboard shortcut for the next item",
        description=(
            "Our editors go through two hundred items a day and would love to step to the following one without the "
            "mouse. J and K as in mail programs would be perfect."
        ),
        tags=("keyboard", "wish"),
        triage=Triage(
            category="feature-request",
            priorities=("P4",),
            team="product",
            cites=("triage-policy",),
            confidence=0.95,
            draft=(
                "Thank you, that is easy to picture. We have passed it on to our product team with your number of "
                "items a day. Meanwhile Tab and Enter move through the list without the mouse."
            ),
            rationale="A wish for a shortcut with a way around it: feature-request, P4, product.",
            next_action="Product records the wish.",
        ),
    ),
    Scenario(
        number=1030,
        customer=Customer("Tamarind Foods", "business", "ap-south"),
        created="2026-06-09T05:30:00Z",
        due="15:45",
        subject="The owner of our workspace has left the company",
        description=(
            "Ravi Menon owned the workspace and retired in May; his mailbox is closed. Nobody else can change the "
            "owner. I am the managing director and can send an extract from the register. Everything else works."
        ),
        tags=("owner", "transfer"),
        triage=Triage(
            category="account-access",
            priorities=("P3",),
            team="identity",
            cites=("account-access",),
            confidence=0.89,
            draft=(
                "Thank you. We can hand over the ownership when the company proves that it wants it: please send the "
                "extract from the register and a signed letter that names the new owner. Our identity team checks both "
                "and writes to all administrators before anything changes."
            ),
            rationale=(
                "A transfer of ownership after the owner left: account-access and not a login problem. Work goes on, "
                "so P3. Proof is needed before anything changes, however senior the writer is."
            ),
            next_action="Identity asks for the proof and follows the steps for a transfer of ownership.",
            proposes={"tags": ["owner", "transfer", "proof-needed"]},
        ),
    ),
)

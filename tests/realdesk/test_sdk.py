"""The generated SDK against the real server. Refuses to mock anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from tests.realdesks.django_helpdesk.server import RunningDesk

if TYPE_CHECKING:
    from helpdesks.django_helpdesk import DjangoHelpdesk

pytestmark = [pytest.mark.realdesk, pytest.mark.xdist_group("django_helpdesk")]


def plain_request(desk: RunningDesk, method: str, path: str, **options: Any) -> httpx.Response:
    """What the server does when nobody stands in between."""
    headers = {"Authorization": f"Token {desk.tokens['admin']}"}
    return httpx.request(method, desk.base_url + path, headers=headers, trust_env=False, timeout=30, **options)


def test_a_ticket_is_created_and_read_back_unchanged(desk: RunningDesk, sdk: DjangoHelpdesk) -> None:
    due = "2026-12-01T10:00:00.123456Z"
    made = sdk.tickets.create(
        queue=desk.queues["billing"],
        title="Rechnung 🧾",
        description="Nummer 1234567890123456789",
        submitter_email="eve@customer.example",
        priority=2,
        due_date=due,
    )
    read = sdk.tickets.get(id=made.id)
    assert (read.title, read.description) == ("Rechnung 🧾", "Nummer 1234567890123456789")
    assert (read.queue, read.priority, read.status) == (desk.queues["billing"], 2, 1)
    assert read.due_date == due
    assert [entry.public for entry in read.followup_set] == [True]
    assert read.followup_set[0].email_recipients == ["eve@customer.example"]


def test_pages_go_on_to_the_end_and_not_beyond(sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    mine = {open_ticket(f"Page {number}") for number in range(5)}
    seen: list[int] = []
    sizes: list[int] = []
    for page in sdk.tickets.list.pages(page_size=2):
        seen += [ticket.id for ticket in page.results]
        sizes.append(len(page.results))
    assert len(seen) == len(set(seen)) == page.count
    assert mine <= set(seen)
    assert all(size == 2 for size in sizes[:-1])


def test_a_page_past_the_end_is_not_found(sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    from helpdesks.django_helpdesk import NotFound

    open_ticket()
    with pytest.raises(NotFound) as caught:
        sdk.tickets.list(page=9999)
    assert caught.value.status == 404


def test_status_filters_by_numbers(sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    closed = open_ticket("To be closed")
    sdk.tickets.update(id=closed, status=4)
    found = [ticket for page in sdk.tickets.list.pages(status=[3, 4], page_size=50) for ticket in page.results]
    assert closed in {ticket.id for ticket in found}
    assert {ticket.status for ticket in found} <= {3, 4}


def test_a_status_by_name_lists_everything(desk: RunningDesk, open_ticket: Any) -> None:
    """Why the argument takes numbers: the server ignores the rest without a word."""
    open_ticket()
    everything = plain_request(desk, "GET", "/api/tickets/").json()["count"]
    assert plain_request(desk, "GET", "/api/tickets/?status=Closed").json()["count"] == everything


def test_patch_changes_only_what_is_given_and_null_unassigns(
    desk: RunningDesk, sdk: DjangoHelpdesk, open_ticket: Any
) -> None:
    number = open_ticket("Patched")
    assigned = sdk.tickets.update(id=number, assigned_to=desk.users["agent"], priority=1)
    assert (assigned.assigned_to, assigned.priority, assigned.title) == (desk.users["agent"], 1, "Patched")
    assert sdk.tickets.update(id=number, assigned_to=None).assigned_to is None
    assert sdk.tickets.get(id=number).priority == 1


def test_a_public_follow_up_is_mailed_and_an_internal_one_is_not(
    desk: RunningDesk, sdk: DjangoHelpdesk, open_ticket: Any
) -> None:
    number = open_ticket("Followed")
    before = len(desk.mail())
    internal = sdk.followups.create(ticket=number, comment="between us", public=False)
    assert (internal.public, internal.email_recipients) == (False, [])
    assert len(desk.mail()) == before
    public = sdk.followups.create(ticket=number, comment="to the customer", public=True)
    assert (public.public, public.email_recipients) == (True, ["eve@customer.example"])
    assert len(desk.mail()) == before + 1
    entries = sdk.tickets.get(id=number).followup_set
    assert [(entry.comment, entry.public) for entry in entries[1:]] == [
        ("between us", False),
        ("to the customer", True),
    ]


def test_an_attachment_arrives_byte_by_byte(desk: RunningDesk, sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    from helpdesks.django_helpdesk import File

    content = bytes(range(256)) + b"\r\n--+++\r\n" + "ü".encode()
    entry = sdk.followups.create(ticket=open_ticket("With a file"), comment="see file", public=True)
    made = sdk.attachments.create(followup=entry.id, file=File.of(content, "bytes.txt", "text/plain"))
    assert (made.followup, made.filename, made.size) == (entry.id, "bytes.txt", len(content))
    assert httpx.get(made.file, trust_env=False).content == content
    assert sdk.attachments.get(id=made.id).filename == "bytes.txt"


def test_the_files_of_a_public_follow_up_are_mailed_with_it(
    desk: RunningDesk, sdk: DjangoHelpdesk, open_ticket: Any
) -> None:
    from helpdesks.django_helpdesk import File

    plan, photo = File.of(b"left, then right", "plan.txt", "text/plain"), File.of(b"\x89PNG", "door.png", "image/png")
    entry = sdk.followups.create(
        ticket=open_ticket("The way in"), comment="see the plan 🗺", public=True, attachments=[plan, photo]
    )
    assert {file.filename for file in entry.followupattachment_set} == {"plan.txt", "door.png"}
    assert entry.comment == "see the plan 🗺"
    mail = desk.mail()[-1]
    assert 'filename="plan.txt"' in mail
    assert 'filename="door.png"' in mail


def test_a_bad_value_is_a_400_that_names_the_field(desk: RunningDesk, sdk: DjangoHelpdesk) -> None:
    from helpdesks.django_helpdesk import BadRequest

    with pytest.raises(BadRequest) as caught:
        sdk.tickets.create(queue=999, title="x", description="x", priority=3)
    assert caught.value.status == 400
    assert caught.value.body == {"queue": ['Invalid pk "999" - object does not exist.']}
    assert "queue" in str(caught.value)


def test_a_wrong_token_is_a_401(desk: RunningDesk) -> None:
    from helpdesks.django_helpdesk import DjangoHelpdesk, Unauthorized

    wrong = {**desk.environment(), "DJANGO_HELPDESK_API_TOKEN": "0" * 40}
    with DjangoHelpdesk.from_env(wrong) as stranger, pytest.raises(Unauthorized) as caught:
        stranger.tickets.list()
    assert caught.value.status == 401
    assert "0" * 40 not in str(caught.value)


def test_a_user_who_is_no_staff_gets_a_403_and_sees_his_own(desk: RunningDesk, open_ticket: Any) -> None:
    from helpdesks.django_helpdesk import DjangoHelpdesk, Forbidden

    mine = open_ticket("My own", submitter_email="plain@desk.example")
    with DjangoHelpdesk.from_env(desk.environment("plain")) as plain:
        with pytest.raises(Forbidden) as caught:
            plain.tickets.list()
        assert caught.value.status == 403
        own = {ticket.id: ticket for ticket in plain.user_tickets.list().results}
        assert own[mine].queue.title == "Support"
        assert own[mine].due_date is None


def test_staff_without_the_right_cannot_create_users(desk: RunningDesk, sdk: DjangoHelpdesk) -> None:
    from helpdesks.django_helpdesk import DjangoHelpdesk, Forbidden

    with DjangoHelpdesk.from_env(desk.environment("agent")) as agent, pytest.raises(Forbidden):
        agent.users.create(username="nobody", password="A-long-passphrase-7")
    assert sdk.users.create(username="somebody", password="A-long-passphrase-7").username == "somebody"


def test_what_is_not_there_is_a_404(sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    from helpdesks.django_helpdesk import NotFound

    number = open_ticket("Deleted")
    sdk.tickets.delete(id=number)
    with pytest.raises(NotFound) as caught:
        sdk.tickets.get(id=number)
    assert "No Ticket matches" in str(caught.value)


def test_the_documented_minimum_is_a_500_without_the_page_in_the_message(
    desk: RunningDesk, sdk: DjangoHelpdesk
) -> None:
    """The document asks for queue and title only; the server falls over. Our signature asks for more."""
    from helpdesks.django_helpdesk import ServerError

    queue = desk.queues["support"]
    assert plain_request(desk, "POST", "/api/tickets/", json={"queue": queue, "title": "x"}).status_code == 500
    with pytest.raises(TypeError):
        sdk.tickets.create(queue=queue, title="x")  # type: ignore[call-arg]
    number = sdk.tickets.create(queue=queue, title="x", description="x", priority=3).id
    with pytest.raises(ServerError) as caught:
        sdk.followups.create(ticket=number, comment="{% broken", public=False)
    assert caught.value.status == 500
    assert "<html" not in str(caught.value)


def test_a_title_on_a_follow_up_would_rename_the_ticket(
    desk: RunningDesk, sdk: DjangoHelpdesk, open_ticket: Any
) -> None:
    """The trap is real, on a resolved ticket and on an open one; the SDK has no such argument."""
    for status in (3, 1):
        number = open_ticket("Its own name")
        sdk.tickets.update(id=number, status=status)
        trap = {"ticket": number, "comment": "x", "public": False, "title": "Another name"}
        assert plain_request(desk, "POST", "/api/followups/", json=trap).status_code == 201
        assert sdk.tickets.get(id=number).title == "Another name"
    number = open_ticket("Its own name")
    with pytest.raises(TypeError):
        sdk.followups.create(ticket=number, comment="x", public=False, title="Another")  # type: ignore[call-arg]
    sdk.followups.create(ticket=number, comment="x", public=False)
    assert sdk.tickets.get(id=number).title == "Its own name"


def test_a_note_on_a_resolved_ticket_becomes_its_resolution(sdk: DjangoHelpdesk, open_ticket: Any) -> None:
    """Not what anybody expects; if it ever stops, the tools' descriptions must change."""
    number = open_ticket("Resolved")
    sdk.followups.create(ticket=number, comment="we fixed it", public=True, new_status=3)
    sdk.followups.create(ticket=number, comment="customer was rude", public=False)
    assert sdk.tickets.get(id=number).resolution == "customer was rude"


def test_comments_are_run_as_templates(desk: RunningDesk, open_ticket: Any) -> None:
    """Why the tools refuse such text: a quoted sentence of a customer could print internal fields."""
    trap = {"ticket": open_ticket("Template"), "comment": "{{ ticket.title }}|{{ nothing }}", "public": False}
    answer = plain_request(desk, "POST", "/api/followups/", json=trap)
    assert answer.json()["comment"] == "Template|"


def test_a_missing_slash_is_a_redirect_that_the_sdk_never_meets(desk: RunningDesk) -> None:
    answer = plain_request(desk, "POST", "/api/tickets", json={}, follow_redirects=False)
    assert answer.status_code == 301


def test_the_asynchronous_twin_does_the_same(desk: RunningDesk) -> None:
    from helpdesks.django_helpdesk import AsyncDjangoHelpdesk, NotFound

    async def session() -> tuple[str, int]:
        async with AsyncDjangoHelpdesk.from_env(desk.environment()) as opened:
            made = await opened.tickets.create(
                queue=desk.queues["support"], title="Asynchronous", description="x", priority=5
            )
            seen = [ticket.id async for page in opened.tickets.list.pages(page_size=3) for ticket in page.results]
            assert made.id in seen
            await opened.tickets.delete(id=made.id)
            with pytest.raises(NotFound) as caught:
                await opened.tickets.get(id=made.id)
            return made.title, caught.value.status

    assert anyio.run(session) == ("Asynchronous", 404)

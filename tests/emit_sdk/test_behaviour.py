"""What printed code does: values arrive on the wire and come back as they were."""

from __future__ import annotations

from small_desk import Script


def test_a_ticket_goes_out_and_comes_back_unchanged(script: Script) -> None:
    script(
        """
        big, when, face = 9223372036854775809, "2026-11-21T01:02:03.123456789Z", "👩‍💻 ü"
        def answer(request):
            return httpx.Response(201, json={"id": big, "subject": face, "note": None, "created_at": when,
                "status": "brand-new", "owner": {"name": "n", "more": 1}, "children": [{"id": 1, "subject": "c"}],
                "by_team": {"a": {"name": "x"}}, "custom_fields": {"k": [1]}, "to_dict": "t", "d": "dd", "cls": "c",
                "additional_properties": "p", "unknown": {"x": None}})
        desk = opened(answer)
        ticket = desk.tickets.create(subject=face, note=None, self_="s", from_="f", client=1, body="b", answer="a",
            owner={"name": "n"}, due=when, custom_fields={"k": None}, additional_properties={"cf_1": big})
        assert body() == {"subject": face, "note": None, "self": "s", "from": "f", "client": 1, "body": "b",
            "answer": "a", "owner": {"name": "n"}, "due": when, "custom_fields": {"k": None}, "cf_1": big}
        assert str(big) in sent[-1].content.decode()
        assert ticket.id == big and ticket.created_at == when and ticket.subject == face and ticket.note is None
        assert ticket.status == "brand-new" and ticket.owner.name == "n" and ticket.children[0].id == 1
        assert ticket.by_team["a"].name == "x" and ticket.custom_fields == {"k": [1]}
        assert ticket.to_dict() == json.loads(answer(None).content)
        assert "Idempotency-Key" in sent[-1].headers
        desk.tickets.create(subject="x", idempotency_key="mine")
        assert sent[-1].headers["Idempotency-Key"] == "mine" and body() == {"subject": "x"}
        """
    )


def test_models_may_be_given_instead_of_dicts(script: Script) -> None:
    script(
        """
        from datetime import datetime, timezone
        from helpdesks.tickiti.sdk.models import NewTicket, User
        desk = opened(httpx.Response(200, json=[1]))
        made = NewTicket(subject="x", owner=User(name="n"), note=None, due=datetime(2026, 1, 2, tzinfo=timezone.utc))
        assert desk.close_.bulk(body=[made, {"subject": "y"}]) == [1]
        assert body() == [{"subject": "x", "owner": {"name": "n"}, "note": None, "due": "2026-01-02T00:00:00Z"},
                          {"subject": "y"}]
        """
    )


def test_every_place_is_filled(script: Script) -> None:
    script(
        """
        desk = opened(httpx.Response(200, json={"data": []}))
        desk.tickets.list(status="open", ids=[1, 2], filter_={"a": "b"}, where={"x": 1}, x_trace="t", session="s")
        url = sent[-1].url
        assert url.params["status"] == "open" and url.params.get_list("ids") == ["1", "2"], url
        assert url.params["filter[a]"] == "b" and json.loads(url.params["where"]) == {"x": 1}
        assert sent[-1].headers["X-Trace"] == "t" and sent[-1].headers["Cookie"] == "session=s"
        assert sent[-1].headers["Authorization"] == "Bearer t"
        """
    )


def test_files_text_and_nothing(script: Script) -> None:
    script(
        """
        def answer(request):
            path = request.url.path.removeprefix("/api/v1")
            if path == "/files/1":
                return httpx.Response(200, content=b"%PDF", headers={"content-type": "application/pdf"})
            if path == "/files": return httpx.Response(201, json={"id": 3})
            if path == "/notes": return httpx.Response(200, text="a;b")
            return httpx.Response(204)
        desk = opened(answer)
        assert desk.files.download(id=1) == b"%PDF"
        assert desk.files.upload(file=File.of(b"hello", "a.txt", "text/plain"), title="t").id == 3
        assert b'filename="a.txt"' in sent[-1].content and b"hello" in sent[-1].content
        assert desk.notes.import_(body="plain") == "a;b" and sent[-1].content == b"plain"
        assert desk.tickets.delete(id=1) is None
        assert desk.tickets.renumber(id=1, body={"id": 2}) is None
        assert desk.tickets.delete.raw(id=1).status_code == 204
        """
    )


def test_a_union_is_told_apart_by_what_it_declares(script: Script) -> None:
    script(
        """
        team = {"kind": "team", "members": [{"name": "n"}]}
        for sent_back, kind in (({"name": "n"}, "User"), (team, "Team"), ("x", "str")):
            assert type(opened(httpx.Response(200, json=sent_back)).close_.assignee()).__name__ == kind
        """
    )


def test_a_success_that_does_not_fit_says_that_it_was_carried_out(script: Script) -> None:
    script(
        """
        for answer in (httpx.Response(201, json={"subject": "no id"}), httpx.Response(201, text="<html>"),
                       httpx.Response(201), httpx.Response(201, json=[]),
                       httpx.Response(201, json={"id": 1, "subject": "s", "children": {"secret": 1}})):
            try:
                opened(answer).tickets.create(subject="x")
            except UnexpectedAnswer as problem:
                assert "carried out" in str(problem) and "secret" not in str(problem)
                assert problem.response.status_code == 201
            else:
                raise AssertionError(answer)
        """
    )


def test_optional_null_and_undocumented_success(script: Script) -> None:
    script(
        """
        desk = opened(httpx.Response(202, json={"id": 1, "subject": "s", "parent": None, "children": None}))
        ticket = desk.tickets.create(subject="x")
        assert ticket.parent is None and ticket.children is None and not ticket.owner
        """
    )


def test_each_success_status_has_its_own_model(script: Script) -> None:
    script(
        """
        for status, sent_back, kind in ((200, {"id": 1, "subject": "s"}, "Ticket"), (202, {"name": "n"}, "User")):
            renumbered = opened(httpx.Response(status, json=sent_back)).tickets.renumber(id=1, body={})
            assert type(renumbered).__name__ == kind
        """
    )


def test_a_required_body_of_nothing_is_an_empty_object(script: Script) -> None:
    script(
        """
        desk = opened(lambda request: httpx.Response(200, json=[1]) if request.method == "PUT" else httpx.Response(204))
        assert desk.notes.search(id=1) == [1] and sent[-1].content == b"{}"
        desk.notes.touch()
        assert sent[-1].content == b""
        desk.notes.touch(words="x")
        assert body() == {"words": "x"}
        """
    )


def test_failures_are_raised_by_their_own_name(script: Script) -> None:
    script(
        """
        for status, kind in ((403, Forbidden), (404, NotFound), (419, ApiError), (422, ValidationFailed)):
            try:
                opened(httpx.Response(status, json={"message": "no"})).tickets.show(ticket_id=1)
            except kind as refusal:
                assert refusal.status == status
            else:
                raise AssertionError(status)
        """
    )


def test_pages_sync_and_async(script: Script) -> None:
    script(
        """
        def answer(request):
            cursor = request.url.params.get("cursor")
            return httpx.Response(200, json={"data": [{"id": int(cursor or 0), "subject": "s"}],
                                             "next": None if cursor == "2" else str(int(cursor or 0) + 1)})
        assert [page.data[0].id for page in opened(answer).tickets.list.pages(status="open")] == [0, 1, 2]
        assert sent[-1].url.params["status"] == "open"
        async def main():
            async with opened(answer, AsyncTickiti) as desk:
                return [page.data[0].id async for page in desk.tickets.list.pages()]
        assert asyncio.run(main()) == [0, 1, 2]
        async def settled():
            environ = {"TICKITI_API_BASE": "https://desk.example", "TICKITI_API_TOKEN": "t"}
            async with AsyncTickiti.from_env(environ, transport=httpx.MockTransport(answer)) as desk:
                return (await desk.tickets.list.raw()).status_code
        assert asyncio.run(settled()) == 200
        """
    )


def test_settings_come_from_the_environment(script: Script) -> None:
    script(
        """
        transport = httpx.MockTransport(lambda request: sent.append(request) or httpx.Response(204))
        environ = {"TICKITI_API_BASE": "https://desk.example", "TICKITI_API_TOKEN": "t"}
        with Tickiti.from_env(environ, transport=transport) as desk:
            desk.tickets.delete(id=7)
        assert str(sent[-1].url) == "https://desk.example/api/v1/tickets/7"
        try:
            Tickiti.from_env({})
        except ConfigurationError as problem:
            assert "TICKITI_API_BASE" in str(problem) and "TICKITI_API_TOKEN" in str(problem)
        """
    )


def test_an_extra_property_may_not_shadow_an_argument(script: Script) -> None:
    script(
        """
        try:
            opened(httpx.Response(500)).tickets.create(subject="x", additional_properties={"subject": "y"})
        except WireError:
            assert sent == []
        """
    )

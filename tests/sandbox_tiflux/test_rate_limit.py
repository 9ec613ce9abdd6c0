"""120 requests a minute for each user, 10 for each address without one; told on every answer."""

from __future__ import annotations

from typing import Any

from deskwright.sandboxes.tiflux import Clock


def _headers(answer: Any) -> tuple[str, str, str]:
    names = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
    limit, remaining, reset = (answer.headers[name] for name in names)
    return limit, remaining, reset


def test_the_121st_request_of_a_minute_is_too_much(desk: Any) -> None:
    agent = desk.as_("agent")
    answers = [agent.send("GET", "/users/me", checked=False) for _ in range(121)]
    assert [answer.status_code for answer in answers] == [200] * 120 + [429]
    assert _headers(answers[0]) == ("120", "119", "2026-03-02T12:01:00Z")
    assert _headers(answers[119])[1] == "0"
    assert _headers(answers[120]) == ("120", "0", "2026-03-02T12:01:00Z")
    assert "Retry-After" not in answers[120].headers
    assert agent.refused(42901, "GET", "/users/me")["error"]


def test_each_user_has_an_own_count_and_a_new_minute_a_new_one(desk: Any) -> None:
    for _ in range(120):
        desk.as_("agent").send("GET", "/users/me", checked=False)
    desk.as_("agent").refused(42901, "GET", "/users/me")
    desk.as_("admin").get("/users/me")
    desk.clock.advance(seconds=59)
    desk.as_("agent").refused(42901, "GET", "/users/me")
    desk.clock.advance(seconds=1)
    desk.as_("agent").get("/users/me")


def test_who_has_not_signed_in_has_ten(desk: Any) -> None:
    for _ in range(10):
        desk.public.refused(40101, "GET", "/users/me")
    desk.public.refused(42901, "GET", "/users/me")
    desk.as_("none").get("/users/me")


def test_refusals_carry_the_headers_and_count(desk: Any) -> None:
    answer = desk.as_("none").send("GET", "/tickets")
    assert (answer.status_code, _headers(answer)[1]) == (403, "119")


def test_a_test_may_change_and_reset_the_limit(make_desk: Any) -> None:
    desk = make_desk(requests_per_minute=2)
    admin = desk.as_("admin")
    admin.get("/users/me")
    admin.get("/users/me")
    admin.refused(42901, "GET", "/users/me")
    desk.app.state.rate_limit.reset()
    admin.get("/users/me")


def test_a_write_takes_a_second(desk: Any) -> None:
    before = desk.clock.now()
    desk.as_("admin").put("/tickets/123", {"title": "T"})
    desk.as_("admin").get("/tickets/123")
    assert (desk.clock.now() - before).total_seconds() == 1


def test_without_a_start_the_clock_is_the_machine_s() -> None:
    clock = Clock()
    before = clock.now()
    clock.advance(hours=1)
    assert 3600 <= (clock.now() - before).total_seconds() < 3700

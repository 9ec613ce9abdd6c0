"""Who is let in, and what a request must be before it changes anything."""

from __future__ import annotations

import re
from typing import Any

import pytest
from deskwright.approvals.guard import MOST_BYTES
from deskwright.approvals.sessions import LIFETIME, Sessions, StartTokens
from deskwright.governance.proposal import Principal
from deskwright.governance.rules import Approvers, Rules
from deskwright.state.store import State
from deskwright.webpage.headers import HEADERS

from tests.approvals.made import put
from tests.approvals.visitors import ORIGIN, Place, Served, Visitor, served_by

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
PAGES = ["/", "/history", "/audit", "/p/{id}", "/p/{id}/text/field-1-after"]
ACTS = ["/p/{id}/approve", "/p/{id}/reject", "/p/{id}/reconcile", "/p/{id}/settle", "/sign-out"]


@pytest.fixture
def pending(state: State) -> Any:
    return put(state)


def approval(visitor: Visitor, proposal: Any, **changes: Any) -> dict[str, Any]:
    form = {"csrf": visitor.csrf(), "digest": proposal.digest, "approve": ["content"]}
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def untouched(state: State, served: Served, id: str) -> bool:
    found = state.proposals.get(id)
    return found is not None and found.state == "pending" and not served.sent


# --- the way in ----------------------------------------------------------------------------------------


def test_the_start_address_opens_a_session(served: Served, state: State) -> None:
    visitor = Visitor(served)
    token = served.page.starts.make()
    answer = visitor.post("/start", {"token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{served.base}/")
    cookie = answer.headers["set-cookie"]
    name, _, attributes = cookie.partition("=")
    assert name == "deskwright-8123"
    assert re.sub(r"^[^;]{43}; ", "", attributes) == "HttpOnly; Path=/; SameSite=strict"
    assert visitor.get("/").status_code == 200
    login = state.audit.events(step="login")
    assert [(event.event.principal, event.event.via) for event in login] == [
        ({"kind": "os-user", "name": "ann"}, "page")
    ]


def test_looking_at_the_start_address_does_not_use_it_up(served: Served) -> None:
    visitor, token = Visitor(served), served.page.starts.make()
    for _ in range(3):
        assert visitor.get(f"/start?token={token}").status_code == 200
        assert not visitor.cookies
    assert visitor.post("/start", {"token": token}).status_code == 303


def test_a_start_address_works_once(served: Served) -> None:
    token = served.page.starts.make()
    assert Visitor(served).post("/start", {"token": token}).status_code == 303
    second = Visitor(served)
    answer = second.post("/start", {"token": token})
    assert answer.status_code == 403
    assert "does not work any more" in answer.text
    assert not second.cookies
    assert second.get("/").status_code == 403


def test_a_new_start_address_makes_the_unused_one_void() -> None:
    tokens = StartTokens()
    first, second = tokens.make(), tokens.make()
    assert (tokens.redeem(first), tokens.redeem(second), tokens.redeem(second)) == (False, True, False)


@pytest.mark.parametrize("token", ["", "x", "\udcff"])
def test_a_made_up_start_token_opens_nothing(served: Served, token: str) -> None:
    visitor = Visitor(served)
    served.page.starts.make()
    answer = visitor.post("/start", {"token": token.encode("utf-8", "replace").decode()})
    assert (answer.status_code, dict(visitor.cookies)) == (403, {})


def test_a_login_form_of_another_page_opens_nothing(served: Served) -> None:
    token = served.page.starts.make()
    visitor = Visitor(served)
    assert visitor.post("/start", {"token": token}, headers={"origin": "https://evil.example"}).status_code == 403
    assert served.page.starts.redeem(token)


@pytest.mark.parametrize("path", PAGES)
def test_without_a_session_nothing_is_shown(served: Served, pending: Any, path: str) -> None:
    answer = Visitor(served).get(path.format(id=pending.id))
    assert answer.status_code == 403
    assert "100101" not in answer.text
    assert "csrf" not in answer.text


@pytest.mark.parametrize("path", ACTS)
def test_without_a_session_nothing_is_done(served: Served, state: State, pending: Any, path: str) -> None:
    form = {"csrf": "x", "digest": pending.digest, "approve": "content", "feedback": "no"}
    assert Visitor(served).post(path.format(id=pending.id), form).status_code == 403
    assert untouched(state, served, pending.id)


def test_a_session_ends_after_eight_hours(served: Served, visitor: Visitor, state: State, pending: Any) -> None:
    form = approval(visitor, pending)
    served.now[0] = LIFETIME - 1
    assert visitor.get("/").status_code == 200
    served.now[0] = LIFETIME + 1
    assert visitor.get("/").status_code == 403
    assert visitor.post(f"/p/{pending.id}/approve", form).status_code == 403
    assert untouched(state, served, pending.id)
    assert LIFETIME == 8 * 3_600


def test_signing_out_ends_the_session_for_good(served: Served, visitor: Visitor) -> None:
    cookie = visitor.cookies["deskwright-8123"]
    answer = visitor.post("/sign-out", {"csrf": visitor.csrf()})
    assert answer.status_code == 200
    assert "Signed out" in answer.text
    assert not visitor.cookies
    visitor.cookies.set("deskwright-8123", cookie, domain="127.0.0.1")
    assert visitor.get("/").status_code == 403


def test_sessions_are_bounded() -> None:
    sessions = Sessions()
    cookies = [sessions.open(Principal("link", f"n{n}")) for n in range(600)]
    open_ones = [cookie for cookie in cookies if sessions.find(cookie)]
    assert open_ones == cookies[-500:]


# --- what a change needs -------------------------------------------------------------------------------


def test_a_whole_form_is_accepted(served: Served, visitor: Visitor, state: State, pending: Any) -> None:
    """The twin of all the refusals below."""
    answer = visitor.post(f"/p/{pending.id}/approve", approval(visitor, pending))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{served.base}/p/{pending.id}")
    assert [item.id for item in served.sent] == [pending.id]


@pytest.mark.parametrize("path", ACTS)
@pytest.mark.parametrize("token", [None, "", "wrong", "another session's"])
def test_a_form_without_the_sessions_token_changes_nothing(
    served: Served, visitor: Visitor, state: State, pending: Any, path: str, token: str | None
) -> None:
    if token == "another session's":
        token = Visitor(served).enter().csrf()
    form = approval(visitor, pending, csrf=token, feedback="no", to="applied", note="x")
    answer = visitor.post(path.format(id=pending.id), form)
    assert answer.status_code == 403
    assert "not of your present session" in answer.text
    assert untouched(state, served, pending.id)
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8123"},
        {"origin": "https://127.0.0.1:8123"},
        {"origin": f"{ORIGIN}.evil.example"},
        {"origin": None, "sec-fetch-site": "cross-site"},
        {"origin": None, "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"origin": None, "sec-fetch-site": None},
    ],
)
def test_a_form_of_another_origin_changes_nothing(
    served: Served, visitor: Visitor, state: State, pending: Any, headers: dict[str, str | None]
) -> None:
    answer = visitor.post(f"/p/{pending.id}/approve", approval(visitor, pending), headers=headers)
    assert answer.status_code == 403
    assert untouched(state, served, pending.id)


@pytest.mark.parametrize("headers", [{"origin": None}, {"sec-fetch-site": None}])
def test_one_proof_of_origin_is_enough(
    served: Served, visitor: Visitor, pending: Any, headers: dict[str, str | None]
) -> None:
    """Older browsers send one of the two."""
    answer = visitor.post(f"/p/{pending.id}/approve", approval(visitor, pending), headers=headers)
    assert answer.status_code == 303
    assert len(served.sent) == 1


@pytest.mark.parametrize(
    "host", ["localhost:8123", "evil.example", "evil.example:8123", "127.0.0.1", "127.0.0.1:9", ""]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_host_is_not_answered(
    served: Served, visitor: Visitor, state: State, pending: Any, host: str, method: str
) -> None:
    """A name that an attacker lets point here (DNS rebinding) would make their page one of this origin."""
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
    data = approval(visitor, pending) if method == "POST" else None
    answer = visitor(method, f"{served.base}/p/{pending.id}/approve", headers=headers, data=data)
    assert answer.status_code == 421
    assert pending.id not in answer.text
    assert untouched(state, served, pending.id)


@pytest.mark.parametrize("path", ACTS)
def test_a_get_changes_nothing(served: Served, visitor: Visitor, state: State, pending: Any, path: str) -> None:
    form = approval(visitor, pending, feedback="no")
    answer = visitor.get(path.format(id=pending.id), params=form)
    assert answer.status_code in (404, 405)
    assert untouched(state, served, pending.id)
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(visitor: Visitor, pending: Any, method: str) -> None:
    assert visitor(method, f"{visitor.served.base}/p/{pending.id}").status_code == 405


def test_pages_write_nothing(served: Served, visitor: Visitor, state: State, pending: Any) -> None:
    before = state.audit.count()
    for path in PAGES:
        assert visitor.get(path.format(id=pending.id)).status_code == 200
    assert state.audit.count() == before
    assert state.proposals.get(pending.id) == pending


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_only_forms_are_read(served: Served, visitor: Visitor, state: State, pending: Any, kind: str) -> None:
    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin", "content-type": kind}
    path = f"{served.base}/p/{pending.id}/approve"
    assert visitor("POST", path, content=b"csrf=x", headers=headers).status_code == 415
    assert untouched(state, served, pending.id)


@pytest.mark.parametrize("told", [True, False])
def test_a_form_has_a_size(served: Served, visitor: Visitor, state: State, pending: Any, told: bool) -> None:
    body = b"feedback=" + b"a" * MOST_BYTES

    async def pieces() -> Any:
        for at in range(0, len(body), 65_536):
            yield body[at : at + 65_536]

    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}
    answer = visitor(
        "POST", f"{served.base}/p/{pending.id}/reject", content=body if told else pieces(), headers=headers
    )
    assert answer.status_code == 413
    assert untouched(state, served, pending.id)


@pytest.mark.parametrize("body", [b"csrf=%ff%fe", b"\xff\xfe=1", b"&".join(b"a=1" for _ in range(3_000))])
def test_what_is_no_form_is_refused(served: Served, visitor: Visitor, pending: Any, body: bytes) -> None:
    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}
    answer = visitor("POST", f"{served.base}/p/{pending.id}/reject", content=body, headers=headers)
    assert answer.status_code == 400


def test_a_name_that_comes_twice_says_nothing(visitor: Visitor, served: Served, state: State, pending: Any) -> None:
    form = approval(visitor, pending, digest=[pending.digest, pending.digest])
    assert visitor.post(f"/p/{pending.id}/approve", form).status_code == 409
    assert untouched(state, served, pending.id)


# --- what every answer has -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/", "/p/{id}", "/audit", "/no/such/page", "/p/no-such-id", "/p/{id}/text/nothing", "/start", "/static/no.css"],
)
def test_every_answer_has_the_strict_headers(visitor: Visitor, pending: Any, path: str) -> None:
    answer = visitor.get(path.format(id=pending.id))
    assert HEADERS["content-security-policy"] == CSP
    found = {name: answer.headers.get_list(name) for name in HEADERS}
    assert found == {name: [value] for name, value in HEADERS.items()}
    assert "server" not in answer.headers


def test_refusals_have_them_as_well(served: Served) -> None:
    answer = Visitor(served)("GET", "/", headers={"host": "evil.example"})
    assert answer.headers["content-security-policy"] == CSP
    assert answer.headers["cache-control"] == "no-store"


def test_files_of_ours_may_be_kept(visitor: Visitor) -> None:
    page = visitor.get("/").text
    address = re.search(r'href="(/static/style\.css\?v=[0-9a-f]{12})"', page)
    assert address
    answer = visitor.get(address[1])
    assert answer.headers.get_list("cache-control") == ["public, max-age=31536000, immutable"]
    assert answer.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("name", ["..%2fpage.py", "base.html", "%2e%2e/render.py", "style.css%00"])
def test_nothing_else_is_a_file(visitor: Visitor, name: str) -> None:
    assert visitor.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("path", ["/start?token=abc", "/start", "/nowhere"])
def test_who_is_not_signed_in_does_not_learn_the_secret_path(served: Served, path: str) -> None:
    """Cookies of 127.0.0.1 reach every port of the machine: a stolen one alone must open nothing."""
    stranger = Visitor(served)
    stranger.cookies.set("deskwright-8123", served.page.sessions.open(Principal("os-user", "ann")), domain="127.0.0.1")
    for at in (path, "/", "/p/x", "/queue"):
        answer = stranger("GET", at)
        assert served.base not in answer.text
        assert served.base not in str(answer.headers)
    assert stranger("GET", "/").status_code == 404


def test_pages_hold_no_code_and_no_style_of_their_own(visitor: Visitor, pending: Any) -> None:
    for path in PAGES:
        page = visitor.get(path.format(id=pending.id)).text
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?! src=\"/static/page\.js\?v=)", page)
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", page)


def test_an_error_inside_tells_nobody_what_a_ticket_says(
    visitor: Visitor, state: State, pending: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*given: Any, **named: Any) -> Any:
        raise RuntimeError("the secret of ticket 100101")

    monkeypatch.setattr(type(state.audit), "verify", broken)
    answer = visitor.get("/audit")
    assert answer.status_code == 500
    told = capfd.readouterr()
    assert "RuntimeError at" in told.err
    assert "secret of ticket" not in answer.text + told.out + told.err


# --- people with links ---------------------------------------------------------------------------------


def link(state: State, name: str, seconds: float = 60) -> str:
    return f"/login?token={state.links.make(name, seconds)}"


def token_of(path: str) -> dict[str, str]:
    return {"token": path.partition("token=")[2]}


def test_a_link_signs_in_who_it_was_made_for(linked: Served, state: State) -> None:
    visitor, path = Visitor(linked), link(state, "maria")
    for _ in range(2):  # a preview fetches it and uses nothing up
        shown = visitor.get(path)
        assert shown.status_code == 200
        assert "data-at-once" not in shown.text
        assert not visitor.cookies
    answer = visitor.post("/login", token_of(path))
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-deskwright=")
    assert cookie.endswith("; HttpOnly; Path=/; SameSite=strict; Secure")
    assert "maria" in visitor.get("/").text
    assert state.audit.events(step="login")[-1].event.principal == {"kind": "link", "name": "maria"}


def test_who_decides_by_link_is_recorded_by_that_name(linked: Served, state: State) -> None:
    proposal = put(state)
    visitor = Visitor(linked)
    visitor.post("/login", token_of(link(state, "maria")))
    form = {"csrf": visitor.csrf(), "digest": proposal.digest, "approve": ["content"]}
    assert visitor.post(f"/p/{proposal.id}/approve", form).status_code == 303
    decided = state.proposals.get(proposal.id)
    assert decided is not None
    assert (decided.decided_by, decided.decided_via) == ({"kind": "link", "name": "maria"}, "page")


def test_a_link_works_once(linked: Served, state: State) -> None:
    path = link(state, "maria")
    assert Visitor(linked).post("/login", token_of(path)).status_code == 303
    second = Visitor(linked)
    answer = second.post("/login", token_of(path))
    assert answer.status_code == 403
    assert "tell the operator" in answer.text
    assert not second.cookies


def test_a_link_that_is_too_old_does_not_work(linked: Served, state: State) -> None:
    import time

    path = link(state, "maria", 0.01)
    time.sleep(0.03)
    assert Visitor(linked).post("/login", token_of(path)).status_code == 403


def test_another_persons_link_makes_another_person(linked: Served, state: State) -> None:
    """Whoever opens bob's link in maria's browser is bob from then on, and no longer maria."""
    visitor = Visitor(linked)
    visitor.post("/login", token_of(link(state, "maria")))
    old, csrf = visitor.cookies["__Host-deskwright"], visitor.csrf()
    visitor.post("/login", token_of(link(state, "bob")))
    assert ">bob<" in visitor.get("/").text
    proposal = put(state)
    form = {"csrf": csrf, "digest": proposal.digest, "approve": ["content"]}
    assert visitor.post(f"/p/{proposal.id}/approve", form).status_code == 403
    visitor.cookies.clear()
    visitor.cookies.set("__Host-deskwright", old, domain="approvals.example.org")
    assert visitor.get("/").status_code == 403
    assert untouched(state, linked, proposal.id)


def test_with_links_there_is_no_start_token(linked: Served) -> None:
    token = linked.page.starts.make()
    assert Visitor(linked).get("/start").status_code == 404
    assert Visitor(linked).post("/start", {"token": token}).status_code == 404
    assert Visitor(linked).post("/login", {"token": token}).status_code == 403


def test_on_loopback_there_are_no_links(served: Served, state: State) -> None:
    path = link(state, "maria")
    assert Visitor(served).get(path).status_code == 404
    assert Visitor(served).post("/start", token_of(path)).status_code == 403


def test_who_the_rules_do_not_name_cannot_decide(state: State) -> None:
    rules = Rules(approvers=(Approvers(None, frozenset({"write_outbound"}), ("link:maria",), None, True),))
    served = served_by(state, Place(ORIGIN, by_link=False, base="/Zq1secret"), rules)
    visitor, proposal = Visitor(served).enter(), put(state)
    page = visitor.get(f"/p/{proposal.id}").text
    assert "You cannot decide about this one." in page
    assert "/approve" not in page
    assert "/reject" not in page
    answer = visitor.post(f"/p/{proposal.id}/approve", approval(visitor, proposal))
    assert answer.status_code == 403
    assert untouched(state, served, proposal.id)

"""The page in a real browser: a person with a mouse, one with a keyboard, one with a phone, and a hostile ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from deskwright.approvals import serve
from deskwright.governance.proposal import Field
from deskwright.state.store import State

from tests.approvals.made import REPLY, make, move, put
from tests.approvals.shots import fill
from tests.approvals.visitors import Listening

pytestmark = pytest.mark.xdist_group("chromium")
LOOK = Path(__file__).with_name("look.js").read_text("utf-8").partition("\n")[2].rstrip().removesuffix(";")
HOSTILE = (
    """"><img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)><a href="javascript:alert(4)">"""
)


@contextmanager
def tab(chromium: Any, listening: Listening, **context: Any) -> Iterator[Any]:
    """A signed-in tab; it fails where the page asks anything of anybody else, or breaks a rule of its own."""
    opened = chromium.new_context(**{"viewport": {"width": 1000, "height": 800}, **context})
    opened.set_default_timeout(8_000)
    page = opened.new_page()
    strange: list[str] = []
    page.on(
        "request", lambda asked: strange.append(asked.url) if not asked.url.startswith(listening.place.origin) else None
    )
    page.on("console", lambda said: strange.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.on("dialog", lambda dialog: (strange.append(dialog.message), dialog.dismiss()))
    page.strange = strange
    page.goto(listening.start())
    if context.get("java_script_enabled", True) is False:
        page.get_by_role("button", name="Open the approvals").click()
    page.wait_for_url(listening.url())
    yield page
    opened.close()
    assert strange == []


@pytest.fixture
def page(chromium: Any, listening: Listening) -> Iterator[Any]:
    with tab(chromium, listening) as opened:
        yield opened


# --- the way of a person -------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_morning_of_decisions(chromium: Any, listening: Listening, state: State, script: bool) -> None:
    reply, other = put(state), put(state, ticket="100113", effect="write_internal", tool="update_ticket")
    with tab(chromium, listening, java_script_enabled=script) as page:
        page.get_by_role("link", name="Respond to ticket 100101").click()
        diff = page.get_by_role("group", name="Priority")
        assert diff.locator("del").inner_text().replace("\n", " ") == "now: Normal"
        assert diff.locator("ins").inner_text().replace("\n", " ") == "then: High"
        letter = page.get_by_role("group", name="Text").locator(".letter").first
        assert letter.inner_text().startswith("Hello Maria,\n\nyour refund")

        page.get_by_role("checkbox", name="Text").check()
        page.get_by_role("checkbox", name="Status").check()
        page.get_by_text("Rewrite it before it is sent").click()
        page.get_by_label("Your text for Text").fill("Hello Maria,\nit is on its way.")
        page.get_by_role("button", name="Approve what is ticked").click()
        assert "Approved and carried out" in page.get_by_role("status").first.inner_text()
        sent = listening.served.sent[0]
        assert (sent.id, sent.approved_fields) == (reply.id, ("content", "status"))
        assert sent.edits == {"content": "Hello Maria,\nit is on its way."}

        page.get_by_role("link", name=re.compile("^Queue")).first.click()
        page.get_by_role("link", name="Update ticket 100113").click()
        page.get_by_label("Or reject it: what is wrong?").fill("Ask her first.")
        page.get_by_role("button", name="Reject", exact=True).click()
        assert "Rejected" in page.get_by_role("status").first.inner_text()
        rejected = state.proposals.get(other.id)
        assert rejected is not None
        assert (rejected.state, rejected.feedback) == ("rejected", "Ask her first.")

        page.get_by_role("link", name="Audit", exact=True).click()
        assert "The record is as it was written." in page.locator("main").inner_text()
        wanted = ["rejected", "applied", "sending", "applying", "approved", "login", "proposed", "proposed"]
        assert page.locator(".step").all_inner_texts() == wanted


def test_the_same_by_keyboard_alone(chromium: Any, listening: Listening, state: State) -> None:
    reply, other = put(state), put(state, ticket="100113", effect="write_internal", tool="update_ticket")
    with tab(chromium, listening) as page:
        press = page.keyboard.press

        def focused() -> str:
            words: str = page.evaluate(
                """() => {
                  const at = document.activeElement;
                  const label = at.labels?.length ? at.labels[0].textContent : at.textContent;
                  return `${at.tagName} ${label.replace(/\\s+/g, " ").trim()}`.slice(0, 60);
                }"""
            )
            return words

        def go(wanted: str, key: str = "Tab", most: int = 40) -> None:
            """Press a key until what is named has the focus; a ring is seen around it."""
            for _ in range(most):
                if focused().startswith(wanted):
                    ring = page.evaluate(
                        """() => {
                          const at = document.activeElement;
                          const rings = [getComputedStyle(at), getComputedStyle(at, "::after")];
                          return rings.some((style) => style.outlineStyle !== "none" && style.outlineWidth === "3px");
                        }"""
                    )
                    assert ring, f"no ring around {wanted}"
                    return
                press(key)
            raise AssertionError(f"{wanted} cannot be reached; the focus is on {focused()}")

        press("Tab")
        assert focused() == "A Skip to the content"
        press("Enter")
        page.wait_for_url("**#main")
        go("A Respond to ticket 100101")
        press("Enter")
        page.wait_for_url(f"**/p/{reply.id}")
        go("INPUT Text")
        press("Space")
        go("SUMMARY Rewrite it before it is sent")
        press("Enter")
        go("TEXTAREA Your text for Text")
        press("Control+A")
        page.keyboard.type("Done, Maria.")
        go("INPUT Priority")
        go("INPUT Status")
        press("Space")
        assert page.locator("[data-count]").inner_text() == "2 of 3 ticked."
        go("BUTTON Approve what is ticked")
        press("Enter")
        page.get_by_text("Approved and carried out").wait_for()
        sent = listening.served.sent[0]
        assert (sent.approved_fields, sent.edits) == (("content", "status"), {"content": "Done, Maria."})

        go("A Queue")
        press("Enter")
        page.wait_for_url(listening.url())
        go("A Update ticket 100113")
        press("Enter")
        page.wait_for_url(f"**/p/{other.id}")
        go("TEXTAREA Or reject it")
        page.keyboard.type("Not now.")
        press("Shift+Tab")  # no trap: back out of the box, and in again
        press("Tab")
        go("BUTTON Reject")
        press("Enter")
        page.get_by_text("Rejected. The assistant is told what you wrote.").wait_for()
        go("A Audit", "Shift+Tab")
        press("Enter")
        page.get_by_text("The record is as it was written.").wait_for()
        rejected = state.proposals.get(other.id)
        assert rejected is not None
        assert rejected.feedback == "Not now."


def test_what_was_refused_is_read_first_and_keeps_what_was_typed(page: Any, listening: Listening, state: State) -> None:
    proposal = put(state)
    page.goto(listening.url(f"/p/{proposal.id}"))
    page.get_by_text("Rewrite it before it is sent").click()
    page.get_by_label("Your text for Text").fill("My words")
    page.get_by_role("checkbox", name="Text").uncheck()  # typing had ticked it
    page.get_by_role("checkbox", name="Priority").check()
    page.get_by_role("button", name="Approve what is ticked").click()
    alert = page.get_by_role("alert")
    assert "was rewritten but not approved" in alert.inner_text()
    assert page.evaluate("() => document.activeElement.getAttribute('role')") == "alert"
    assert page.get_by_label("Your text for Text").input_value() == "My words"
    assert page.get_by_role("checkbox", name="Priority").is_checked()
    # the browser itself reports the answer's status on its console
    assert page.strange == ["Failed to load resource: the server responded with a status of 400 (Bad Request)"]
    page.strange.clear()


def test_an_untouched_text_goes_out_as_proposed(page: Any, listening: Listening, state: State) -> None:
    text = "\n\nHello,\r\n\ttabs, a nul \x00, <b>tags</b> &amp; entities \u202e and an end \n"
    proposal = put(state, fields=(Field("content", text, editable=True, public=True), Field("b", "c")))
    page.goto(listening.url(f"/p/{proposal.id}"))
    page.get_by_role("checkbox", name="Content").check()
    page.get_by_text("Rewrite it before it is sent").click()
    page.get_by_role("button", name="Approve what is ticked").click()
    page.get_by_text("Approved and carried out").wait_for()
    assert listening.served.sent[0].edits == {}


def test_a_proposal_that_changed_meanwhile(page: Any, listening: Listening, state: State) -> None:
    proposal = put(state)
    page.goto(listening.url(f"/p/{proposal.id}"))
    page.get_by_role("checkbox", name="Text").check()
    move(state, proposal, "stale")
    page.get_by_role("button", name="Approve what is ticked").click()
    assert "it is stale: the ticket changed after it was proposed" in page.get_by_role("alert").inner_text()
    assert "Nothing was sent." in page.locator(".outcome").inner_text()
    page.strange.clear()


def test_ticking_all_and_none(page: Any, listening: Listening, state: State) -> None:
    page.goto(listening.url(f"/p/{put(state).id}"))
    page.get_by_role("button", name="Tick all").click()
    assert page.locator("[data-count]").inner_text() == "3 of 3 ticked."
    page.get_by_role("button", name="Tick none").click()
    assert page.locator("[data-count]").inner_text() == "0 of 3 ticked."


# --- hostile text --------------------------------------------------------------------------------------


def test_a_subject_that_is_a_script_stays_text(page: Any, listening: Listening, state: State) -> None:
    """No dialog, no request, no complaint of the browser: `page` fails where there is one."""
    fields = (
        Field("subject", f"Re: {HOSTILE}", HOSTILE, label="Subject", public=True, editable=True),
        Field("content", f"<p>Hello</p>{HOSTILE}", label=HOSTILE, public=True, editable=True),
    )
    who = {"kind": "os-user", "name": HOSTILE, "client": HOSTILE}
    told = {"ticket": HOSTILE, "reason": HOSTILE, "evidence": (HOSTILE,), "escalations": (HOSTILE,), "principal": who}
    proposal = put(state, fields=fields, **told)
    ways = ["/", f"/p/{proposal.id}", f"/p/{proposal.id}/text/field-1-after", "/audit"]
    for path in ways:
        page.goto(listening.url(path))
        for summary in page.locator("summary").all():
            summary.click()
        assert page.locator("main script, main svg, main img[onerror], main a[href^=javascript]").count() == 0
        assert "<script>alert(2)</script>" in page.locator("main").inner_text()
    page.goto(listening.url(f"/p/{proposal.id}"))
    page.get_by_label("Or reject it: what is wrong?").fill(HOSTILE)
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_text("Rejected. The assistant").wait_for()
    page.goto(listening.url("/history"))
    assert "<script>alert(2)</script>" in page.locator("main").inner_text()


def test_even_a_script_in_the_page_would_not_run(chromium: Any, listening: Listening, state: State) -> None:
    """The last wall: were something not escaped, the browser would still refuse it."""
    put(state)
    with tab(chromium, listening) as page:
        page.evaluate(
            """() => {
              const wish = document.createElement("div");
              wish.innerHTML = '<img src="https://evil.example/x.png"><b onclick="window.ran = 1">x</b>';
              document.body.append(wish);
              wish.querySelector("b").click();
              const script = document.createElement("script");
              script.textContent = "window.ran = 2";
              document.body.append(script);
            }"""
        )
        page.wait_for_timeout(150)
        assert page.evaluate("() => window.ran") is None
        assert page.strange
        assert all("Content Security Policy" in told or "evil.example" in told for told in page.strange)
        page.strange.clear()


# --- every screen, every size --------------------------------------------------------------------------


@pytest.fixture
def screens(state: State) -> list[str]:
    """A store with something of everything, and the pages that show it."""
    pages = fill(state)
    hostile = "x" * 400
    long = put(state, fields=(Field("content", hostile * 30, "y" * 300, label=hostile, public=True, editable=True),),
               ticket=hostile, reason=hostile, evidence=(hostile,), escalations=(hostile,), route=hostile)  # fmt: skip
    gone, _ = state.proposals.find(states=["uncertain", "applied"])
    found = [*pages.values(), f"/p/{long.id}", f"/p/{long.id}/text/field-0-after", *(f"/p/{item.id}" for item in gone)]
    return [*found, "/?desk=nothing", "/audit?step=failed", "/p/no-such-proposal"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_can_be_read_and_named(
    chromium: Any, listening: Listening, screens: list[str], scheme: str
) -> None:
    with tab(chromium, listening, color_scheme=scheme) as page:
        wrong = {}
        for path in screens:
            page.goto(listening.url(path))
            if boxes := page.locator("input[name=approve][type=checkbox]").all():
                boxes[0].check()
            for summary in page.locator("summary").all():
                summary.click()
            if found := page.evaluate(LOOK):
                wrong[path] = found
        assert wrong == {}
        page.strange[:] = [told for told in page.strange if "404" not in told]


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(chromium: Any, listening: Listening, screens: list[str], width: int) -> None:
    size = {"width": width, "height": 740}
    with tab(chromium, listening, viewport=size, has_touch=True, is_mobile=True) as page:
        wide = {}
        for path in screens:
            page.goto(listening.url(path))
            for summary in page.locator("summary").all():
                summary.click()
            found = page.evaluate("() => document.documentElement.scrollWidth")
            if found > width:
                wide[path] = found
        assert wide == {}
        page.strange[:] = [told for told in page.strange if "404" not in told]


def test_the_way_in_and_the_way_out(chromium: Any, listening: Listening) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{listening.place.origin}/start?token=used-or-made-up")
    page.get_by_role("heading", name="This address does not work any more").wait_for()
    assert page.evaluate(LOOK) == []
    page.goto(listening.start())
    page.wait_for_url(listening.url())
    assert page.evaluate("() => document.cookie") == ""
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("heading", name="Signed out").wait_for()
    page.goto(listening.url())
    page.get_by_role("heading", name="Not signed in").wait_for()
    assert page.evaluate(LOOK) == []
    context.close()


def test_a_page_of_another_port_cannot_act(chromium: Any, listening: Listening, state: State) -> None:
    """Same host, so the browser sends the cookie along: the origin and the secret path are what refuses it."""
    import http.server
    import threading

    proposal = put(state)
    target = listening.url(f"/p/{proposal.id}/approve")
    form = f'<form method="post" action="{target}"><input name="approve" value="content"><button>go</button></form>'

    class Evil(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(form.encode())

        def log_message(self, *words: Any) -> None:
            pass

    evil = http.server.HTTPServer(("127.0.0.1", 0), Evil)
    threading.Thread(target=evil.serve_forever, daemon=True).start()
    try:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(listening.start())
        page.wait_for_url(listening.url())
        page.goto(f"http://127.0.0.1:{evil.server_port}/")
        page.get_by_role("button", name="go").click()
        page.get_by_text("This form was sent by a page of another origin.").wait_for()
        context.close()
    finally:
        evil.shutdown()
    assert state.proposals.get(proposal.id) == proposal
    assert not listening.served.sent
    assert make().fields[1].after == REPLY


def test_the_private_file_opens_the_page_in_a_browser(
    chromium: Any, listening: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a file, over the start page, to the queue: the strict cookie survives the way."""
    monkeypatch.setattr(serve.webbrowser, "open", lambda address: True)
    monkeypatch.setenv("DISPLAY", ":9")
    folder = serve._open_browser(listening.start())
    assert folder is not None
    (file,) = folder.iterdir()
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.wait_for_url(listening.url(), timeout=10_000)
    tab.get_by_role("heading", name="Nothing waits for you").wait_for()
    context.close()
    file.unlink()
    folder.rmdir()

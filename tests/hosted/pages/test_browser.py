"""The pages in a real browser that runs no script: a mouse, a keyboard, a phone, and clients that come back oddly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from deskwright.hosted.oauth.views import Asking
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from tests.hosted.pages.made import OnPort, Player, desk_of

pytestmark = pytest.mark.xdist_group("chromium")
LOOK = (
    (Path(__file__).parents[2] / "approvals" / "look.js")
    .read_text("utf-8")
    .partition("\n")[2]
    .rstrip()
    .removesuffix(";")
)
#: What the browser itself reports of an answer that is an error.
STATUS = "Failed to load resource: the server responded with a status of"


@contextmanager
def tab(chromium: Any, *own: str, **context: Any) -> Iterator[Any]:
    """A tab without scripts; it fails where a page asks anything of anybody else, or breaks a rule of its own."""
    given = {"viewport": {"width": 1000, "height": 800}, "java_script_enabled": False, "locale": "en-US", **context}
    opened = chromium.new_context(**given)
    opened.set_default_timeout(8_000)
    page = opened.new_page()
    strange: list[str] = []
    page.on("request", lambda asked: strange.append(asked.url) if not asked.url.startswith(own) else None)
    page.on("console", lambda said: strange.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: strange.append(str(error)))
    yield page
    opened.close()
    assert [told for told in strange if not told.startswith(STATUS)] == []


@pytest.fixture
def client() -> Iterator[OnPort]:
    """Where the client lives: its window, its callback, and a callback that sends on to another host of its own."""
    opener = """<button onclick="window.open(location.hash.slice(1), 'grant')">Connect</button><p id=told></p>
      <script>addEventListener("message", (event) => { told.textContent = event.data; });</script>"""
    done = """<h1>Connected</h1><script>if (window.opener) { opener.postMessage("code arrived", "*"); }</script>"""
    elsewhere = []

    def callback(request: Any) -> Any:
        if request.url.hostname == "127.0.0.1" and "on" in request.query_params:
            return RedirectResponse(f"{elsewhere[0]}/done")
        return HTMLResponse(done)

    routes = [Route("/opener", lambda request: HTMLResponse(opener)), Route("/callback", callback)]
    routes += [Route("/done", lambda request: HTMLResponse(done))]
    made = OnPort(Starlette(routes=routes))
    elsewhere.append(made.origin.replace("127.0.0.1", "localhost"))
    yield made
    made.stop()


# --- the way of a person -------------------------------------------------------------------------------


def test_the_whole_way_with_a_mouse(chromium: Any, on_port: OnPort, player: Player, client: OnPort) -> None:
    player.returns, player.form_actions = f"{client.origin}/callback", ("'self'", client.origin)
    with tab(chromium, on_port.origin, client.origin) as page:
        page.goto(f"{on_port.origin}/authorize?client_id=x")
        page.get_by_label("TiFlux API key").fill("wrong")
        page.get_by_role("button", name="Continue").click()
        alert = page.get_by_role("alert")
        assert alert.is_visible()
        assert "TiFlux did not accept this" in alert.inner_text()
        # what was wrong is not shown again, and the place to type is where one is
        assert page.get_by_label("TiFlux API key").input_value() == ""
        page.get_by_label("TiFlux API key").fill("right")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("heading", name="What Helpdesk Wizard may do in TiFlux").wait_for()
        left_out = page.get_by_text("Left out")
        assert [each.is_visible() for each in left_out.all()] == [False, False]
        page.get_by_role("checkbox", name="Reading only").check()
        assert [each.is_visible() for each in left_out.all()] == [True, True]
        page.get_by_text("23 actions").click()
        assert page.get_by_text("List waiting chats").is_visible()
        page.get_by_role("button", name="Allow").click()
        page.wait_for_url(f"{client.origin}/callback?code=c")
    assert player.posted == [
        {"transaction": "sealed-transaction", "credential.TIFLUX_API_KEY": "wrong", "action": "check"},
        {"transaction": "sealed-transaction", "credential.TIFLUX_API_KEY": "right", "action": "check"},
        {"transaction": "sealed-transaction", "read_only": "1", "action": "allow"},
    ]


def test_the_same_by_keyboard_alone(chromium: Any, on_port: OnPort, player: Player, client: OnPort) -> None:
    player.returns, player.form_actions = f"{client.origin}/callback", ("'self'", client.origin)
    with tab(chromium, on_port.origin, client.origin) as page:
        page.goto(f"{on_port.origin}/authorize?client_id=x")
        page.keyboard.type("right")  # the cursor stands where to type
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="What Helpdesk Wizard may do in TiFlux").wait_for()
        box = page.get_by_role("checkbox", name="Reading only")
        for _ in range(12):
            page.keyboard.press("Tab")
            if box.evaluate("(box) => box === document.activeElement"):
                break
        page.keyboard.press("Space")
        assert box.is_checked()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{client.origin}/callback?code=c")
    assert player.posted[-1] == {"transaction": "sealed-transaction", "read_only": "1", "action": "allow"}


@pytest.mark.parametrize("step", [1, 2])
def test_who_cancels_types_nothing(chromium: Any, on_port: OnPort, player: Player, client: OnPort, step: int) -> None:
    player.returns, player.form_actions = f"{client.origin}/callback", ("'self'", client.origin)
    with tab(chromium, on_port.origin, client.origin) as page:
        page.goto(f"{on_port.origin}/authorize?client_id=x")
        if step == 2:
            page.get_by_label("TiFlux API key").fill("right")
            page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Cancel").click()
        page.wait_for_url(f"{client.origin}/callback?error=access_denied")


def test_another_login(chromium: Any, on_port: OnPort) -> None:
    with tab(chromium, on_port.origin) as page:
        page.goto(f"{on_port.origin}/authorize?client_id=x")
        page.get_by_label("TiFlux API key").fill("right")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Use another login").click()
        assert page.get_by_label("TiFlux API key").input_value() == ""


def test_my_connections_and_taking_one_back(chromium: Any, on_port: OnPort, player: Player) -> None:
    with tab(chromium, on_port.origin) as page:
        page.goto(f"{on_port.origin}/settings")
        page.get_by_label("TiFlux API key").fill("right")
        page.get_by_role("button", name="Show my connections").click()
        assert page.locator(".card h2").all_inner_texts() == ["Claude", "MCP Inspector", "Cursor"]
        page.get_by_role("button", name="Take back the connection of MCP Inspector").click()
        assert "The connection of MCP Inspector was taken back" in page.get_by_role("status").inner_text()
        assert page.locator(".card h2").all_inner_texts() == ["Claude", "Cursor"]
        page.get_by_role("button", name="Leave").click()
        page.get_by_role("button", name="Show my connections").wait_for()
    assert [(form["action"], form.get("connection")) for form in player.posted] == [
        ("show", None), ("revoke", "c2"), ("leave", None),
    ]  # fmt: skip


def test_the_language_is_the_browsers_until_somebody_chooses(chromium: Any, on_port: OnPort) -> None:
    with tab(chromium, on_port.origin, locale="pt-BR") as page:
        page.goto(f"{on_port.origin}/settings?desk=tiflux")
        page.get_by_role("heading", name="Suas conexões com o TiFlux").wait_for()
        page.get_by_role("link", name="English").click()
        page.get_by_role("heading", name="Your connections to TiFlux").wait_for()
        page.get_by_label("TiFlux API key").fill("wrong")
        page.get_by_role("button", name="Show my connections").click()
        assert "TiFlux did not accept this" in page.get_by_role("alert").inner_text()
        page.get_by_role("link", name="Open Help Desk").click()
        page.get_by_role("heading", name="Your connections to Open Help Desk").wait_for()


# --- the way back to the client ------------------------------------------------------------------------


def grant(page: Any) -> None:
    page.get_by_label("TiFlux API key").fill("right")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Allow").click()


def test_a_client_that_opened_a_window_is_still_its_opener(
    chromium: Any, on_port: OnPort, player: Player, client: OnPort
) -> None:
    """The callback tells the window that opened it; an opener policy of ours would have parted the two."""
    player.returns, player.form_actions = f"{client.origin}/callback", ("'self'", client.origin)
    with tab(chromium, on_port.origin, client.origin, java_script_enabled=True) as page:
        page.goto(f"{client.origin}/opener#{on_port.origin}/authorize?client_id=x")
        with page.expect_popup() as popup:
            page.get_by_role("button", name="Connect").click()
        grant(popup.value)
        page.get_by_text("code arrived").wait_for()


def test_the_browser_holds_every_redirect_after_the_form_to_our_policy(
    chromium: Any, on_port: OnPort, player: Player, client: OnPort
) -> None:
    """So the policy must leave room for where the client's own callback sends people on to."""
    onward = client.origin.replace("127.0.0.1", "localhost")
    player.returns, player.form_actions = f"{client.origin}/callback?on=1&", ("'self'", client.origin, onward)
    with tab(chromium, on_port.origin, client.origin, onward) as page:
        page.goto(f"{on_port.origin}/authorize?client_id=x")
        grant(page)
        page.wait_for_url(f"{onward}/done")


# --- every screen, every size --------------------------------------------------------------------------

LONG = Asking("x" * 80, False, "y" * 250 + ".example", "z" * 250 + ".example:65535", False)


def screens(page: Any, origin: str) -> Iterator[str]:
    """Every page there is, one after the other."""
    page.goto(f"{origin}/authorize?client_id=x")
    yield "the key"
    page.locator("#field-1").fill("wrong")
    page.locator("button[value=check]").click()
    yield "a wrong key"
    page.locator("#field-1").fill("right")
    page.locator("button[value=check]").click()
    page.locator("button[value=allow]").wait_for()
    for summary in page.locator("summary").all():
        summary.click()
    yield "what becomes possible"
    page.locator("[name=read_only]").check()
    yield "reading only"
    page.goto(f"{origin}/settings")
    yield "whose connections"
    page.locator("#field-1").fill("right")
    page.locator("button[value=show]").click()
    page.locator(".card").first.wait_for()
    yield "my connections"
    while (left := page.locator(".card").count()) > 0:
        page.locator("button[value=revoke]").first.click()
        page.wait_for_function(f"document.querySelectorAll('.card').length < {left}")
    yield "no connections"
    page.goto(f"{origin}/problem")
    yield "a problem"


@pytest.mark.parametrize(
    ("width", "scheme", "locale", "tag"), [(1_000, "light", "en-US", "en"), (320, "dark", "pt-BR", "pt-BR")]
)
def test_every_screen_can_be_read_and_named_and_is_no_wider_than_the_window(
    chromium: Any, on_port: OnPort, player: Player, width: int, scheme: str, locale: str, tag: str
) -> None:
    """Also where a client's name and address are as long as they may be."""
    player.asking = LONG if width < 500 else player.asking
    size, phone = {"width": width, "height": 740}, width < 500
    context = {"viewport": size, "color_scheme": scheme, "locale": locale, "has_touch": phone, "is_mobile": phone}
    with tab(chromium, on_port.origin, java_script_enabled=True, **context) as page:
        wrong = {}
        for name in screens(page, on_port.origin):
            found = page.evaluate(LOOK, tag)
            if (seen := page.evaluate("() => document.documentElement.scrollWidth")) > width:
                found = [*found, f"{seen} wide"]
            if found:
                wrong[name] = found
        assert wrong == {}


def test_a_form_with_two_parts(chromium: Any) -> None:
    player = Player((desk_of("otrs"),))
    on_port = OnPort(player.application())
    try:
        with tab(chromium, on_port.origin) as page:
            page.goto(f"{on_port.origin}/authorize?client_id=x")
            page.get_by_label("Agent's login").fill("agent")
            page.get_by_role("button", name="Continue").click()
            # the browser itself asks for what is missing
            assert player.posted == []
            page.get_by_label("Password").fill("right")
            page.get_by_role("button", name="Continue").click()
            page.get_by_role("button", name="Allow").wait_for()
        assert player.posted[0]["credential.OTRS_USERNAME"] == "agent"
    finally:
        on_port.stop()

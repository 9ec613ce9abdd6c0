"""Every documented operation answers, and every role too low is refused: the document is the list."""

from __future__ import annotations

import base64
from typing import Any

import anyio
import httpx
import pytest
import yaml
from deskwright.sandboxes.openhelpdesk import seed, totp
from starlette.routing import Route

from .conftest import SPEC, Document

DOCUMENT = Document()
NOWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
OVERLAY = yaml.safe_load((SPEC / "overlay.yaml").read_text("utf-8"))
ABILITY = {
    action["target"].split("'")[1]: action["update"]["x-ability"]
    for action in OVERLAY["actions"]
    if "x-ability" in action.get("update", {})
}
#: These take a session, not a credential of a client.
SESSION_ONLY = {"auth.logout", "auth.mfa.verify"}


def _path(template: str) -> str:
    for name in ("id", "ticket_id", "reply_id", "link_id", "category_id", "type_id", "number"):
        template = template.replace("{" + name + "}", NOWHERE)
    return template


def test_the_sandbox_has_exactly_the_documented_routes(desk: Any) -> None:
    served = {
        (method, route.path)
        for route in desk.app.routes
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }
    assert served == {(method, path) for method, path, _ in DOCUMENT.operations.values()}


def test_the_overlay_decides_on_every_operation() -> None:
    assert set(ABILITY) == set(DOCUMENT.operations)


@pytest.mark.parametrize("name", sorted(DOCUMENT.operations))
def test_every_role_too_low_is_refused(desk: Any, name: str) -> None:
    """401 without a credential, 403 for each role below the overlay's, before anything is looked up."""
    method, path, operation = DOCUMENT.operations[name]
    role = ABILITY[name]["role"]
    if role is None:
        assert operation.get("security") in ([], [{"sessionCookie": []}])
        if name in SESSION_ONLY:
            assert desk.as_("admin").send(method, _path(path), json={"code": "123456"}).status_code == 401
        return
    assert "security" not in operation
    # A guest may create tickets (rule 10): without a credential that is judged as a guest's attempt.
    expected = 400 if name == "tickets.create" else 401
    assert desk.public.send(method, _path(path), json={}).status_code == expected
    for lower in {"user": [], "staff": ["user"], "admin": ["user", "staff"]}[role]:
        assert desk.as_(lower).send(method, _path(path), json={}).status_code == 403
    assert desk.as_(role).send(method, _path(path), json={}).status_code not in (401, 403, 500)


def test_every_operation_answers_an_admin_with_a_documented_success(desk: Any) -> None:
    """One walk through the whole API; the transport checks each answer against its schema."""
    ada = desk.as_("admin")
    laptop, hardware, kind = desk.url("Laptop"), desk.node("Hardware"), desk.node("Laptop")

    def made(answer: Any) -> str:
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    # Tickets.
    ada.get("/api/tickets")
    made(ada.post("/api/tickets", {"subject": "S", "description": "D", "category_id": hardware}))
    desk.public.get("/api/tickets/tracking/TRK-2849")
    ada.get(laptop)
    ada.patch(laptop, {"priority": "High", "status_id": desk.status("Pending")})
    ada.post(laptop + "/resolve", {"resolution_notes": "done"})
    ada.post(laptop + "/reopen", {"reason": "not done"})
    reply = made(ada.post(laptop + "/replies", {"body": "Hello", "is_internal": True}))
    ada.get(laptop + "/replies")
    ada.patch(f"{laptop}/replies/{reply}", {"body": "Hello!"})
    ada.delete(f"{laptop}/replies/{reply}")
    link = {"target_id": desk.ticket("Heating").id, "link_type": "duplicate_of"}
    pair = ada.post(laptop + "/links", link).json()["data"]
    ada.get(laptop + "/links")
    ada.delete(f"{laptop}/links/{pair[0]['id']}")
    # Reference data.
    ada.get("/api/categories")
    ada.get(f"/api/categories/{hardware}/types")
    ada.get(f"/api/categories/{hardware}/types/{kind}/items")
    ada.get("/api/statuses")
    # Administration.
    for path, body, change in (
        (
            "users",
            {"name": "N", "email": "n@example.com", "password": "long enough", "role": "user"},
            {"disabled": True, "reset_mfa": True},
        ),
        ("groups", {"name": "G", "scope": [{"category_id": hardware, "type_id": None}]}, {"name": "H"}),
        ("categories", {"name": "C"}, {"sort_order": 3}),
        (f"categories/{hardware}/types", {"name": "T"}, {"archived": True}),
        (f"types/{kind}/items", {"name": "I"}, {"name": "J"}),
        ("statuses", {"name": "Waiting", "color": "#123456", "sort_order": 7}, {"color": "#654321"}),
        (
            "sla-policies",
            {"name": "P", "priority": "Low", "category_id": None, "response_hours": 1, "resolution_hours": 2},
            {"response_hours": 1.5},
        ),
        (
            "webhooks",
            {"url": "https://hooks.example.com/", "events": ["ticket.created"], "enabled": False},
            {"enabled": True},
        ),
        ("plugins", {"url": "https://plugins.example.com/p.wasm"}, {"enabled": True}),
    ):
        row = made(ada.post(f"/api/admin/{path}", body))
        one = f"/api/admin/{path.rsplit('/', 1)[-1]}/{row}"
        assert ada.patch(one, change).status_code == 200
        if path in ("users", "groups", "sla-policies", "webhooks", "plugins"):
            assert ada.get(f"/api/admin/{path}").status_code == 200
        assert ada.delete(one).status_code == 204
    ada.get("/api/admin/settings")
    ada.patch("/api/admin/settings", {"mfa_enabled": True, "saml_enabled": True})
    ada.send("POST", "/api/admin/settings/logo", files={"logo": ("l.gif", b"GIF89a....")})
    desk.public.get("/api/v1/logo")
    ada.delete("/api/admin/settings/logo")
    desk.public.get("/api/v1/site")
    desk.public.get("/api/v1/setup/status")
    # The account; a first factor first, so that the login asks for it.
    ada.get("/api/me")
    ada.get("/api/me/api-keys")
    key = made(ada.post("/api/me/api-keys", {"name": "k"}))
    ada.delete(f"/api/me/api-keys/{key}")
    secret = ada.post("/api/me/mfa/enroll").json()["totp_uri"].split("secret=")[1].split("&")[0]
    code = totp.code_at(secret, desk.clock.now())
    codes = ada.post("/api/me/mfa/confirm", {"code": code}).json()["recovery_codes"]
    login = {"email": "ada@example.com", "password": seed.PASSWORD}
    pending = desk.with_cookie(desk.public.post("/api/auth/login", login).cookies["ohd_session"])
    verified = pending.post("/api/auth/mfa/verify", {"code": codes[0]})
    desk.with_cookie(verified.cookies["ohd_session"]).post("/api/auth/logout")
    ada.delete("/api/me/mfa", json={"code": codes[1]})
    ada.patch("/api/me/password", {"current_password": seed.PASSWORD, "new_password": "another password"})
    desk.token()
    desk.public.get("/api/auth/saml/metadata")
    statement = b'<Attribute Name="email"><AttributeValue>a@b</AttributeValue></Attribute>'
    form = {"SAMLResponse": base64.b64encode(statement).decode()}
    desk.public.send("POST", "/api/auth/saml/acs", data=form)

    answered = {name for name, status in desk.seen if status < 400}
    # Its success needs an empty installation: test_set_up_happens_once.
    assert set(DOCUMENT.operations) - answered == {"setup.create"}


def test_unknown_routes_and_methods_answer_in_the_error_format(desk: Any) -> None:
    async def ask(method: str, path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=desk.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
            return await client.request(method, path)

    for method, path, status in (("GET", "/api/nowhere", 404), ("PUT", "/api/tickets", 405), ("GET", "/api/me/", 404)):
        answer = anyio.run(ask, method, path)
        assert (answer.status_code, list(answer.json())) == (status, ["error"])

"""Credentials: keys, tokens, sessions, second factor, single sign-on, and the calling account."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import Any

import pytest
from deskwright.sandboxes.openhelpdesk import seed, totp


def _login(desk: Any, name: str) -> Any:
    email = f"{name}@example.com"
    return desk.public.post("/api/auth/login", {"email": email, "password": seed.PASSWORD})


def _session(desk: Any, answer: Any) -> Any:
    return desk.with_cookie(answer.cookies["ohd_session"])


@pytest.mark.parametrize("secret", ["nonsense", "ohd_sk_wrong", "ohd_gl_wrong", "a.b.c", ""])
def test_unknown_credentials_are_refused(desk: Any, secret: str) -> None:
    assert desk.with_bearer(secret).get("/api/me").status_code == 401


def test_no_credential_is_refused(desk: Any) -> None:
    answer = desk.public.get("/api/tickets")
    assert (answer.status_code, answer.json()) == (401, {"error": "authentication required"})


@pytest.mark.parametrize("name", ["user", "user2", "staff", "staff-networking", "staff-ungrouped", "admin"])
def test_each_seeded_key_acts_as_its_account(desk: Any, name: str) -> None:
    me = desk.as_(name).get("/api/me").json()
    assert f"role:{me['role']}" in desk.credentials[name].grants
    assert me["name"] == seed.PEOPLE[name].name


def test_keys_are_told_once_kept_as_a_digest_and_revoked_at_once(desk: Any) -> None:
    uma = desk.as_("user")
    made = uma.post("/api/me/api-keys", {"name": "laptop"}).json()
    other = desk.with_bearer(made["key"])
    assert other.get("/api/me").json()["name"] == "Uma Reyes"
    listed = uma.get("/api/me/api-keys")
    assert made["key"] not in listed.text
    assert desk.world.api_keys[made["id"]].digest == hashlib.sha256(made["key"].encode()).hexdigest()
    assert desk.as_("user2").delete(f"/api/me/api-keys/{made['id']}").status_code == 404
    assert uma.delete(f"/api/me/api-keys/{made['id']}").status_code == 204
    assert other.get("/api/me").status_code == 401


def test_a_token_lives_one_hour_and_acts_as_the_service_account(desk: Any) -> None:
    client = desk.with_bearer(desk.token())
    me = client.get("/api/me").json()
    assert (me["name"], me["role"]) == ("Integration", "staff")
    body = {"subject": "S", "description": "D", "category_id": desk.node("Hardware")}
    assert client.post("/api/tickets", body).json()["submitter"]["name"] == "Integration"
    assert client.get("/api/admin/users").status_code == 403
    desk.clock.advance(hours=1)
    assert client.get("/api/me").status_code == 401


def test_the_strict_switch_gives_a_token_no_person(make_desk: Any, strict: Any) -> None:
    desk = make_desk(switches=strict(strict_jwt=True))
    client, url = desk.with_bearer(desk.token()), desk.url("Laptop")
    body = {"subject": "S", "description": "D", "category_id": desk.node("Hardware")}
    for answer in (
        client.post("/api/tickets", body),
        client.post(url + "/replies", {"body": "x"}),
        client.post(url + "/resolve"),
        client.post(url + "/reopen"),
        client.patch(url, {"assignee_id": None}),
    ):
        assert (answer.status_code, answer.json()["error"]) == (403, "user_identity_required")
    assert client.get(url).status_code == 200
    assert client.subjects() == set()


@pytest.mark.parametrize(
    ("change", "status", "text"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"client_id": "unknown"}, 401, "invalid_client"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
    ],
)
def test_token_requests_that_fail(desk: Any, change: dict[str, str], status: int, text: str) -> None:
    body = {"grant_type": "client_credentials", "client_id": seed.CLIENT_ID, "client_secret": seed.CLIENT_SECRET}
    answer = desk.public.post("/api/auth/token", body | change)
    assert (answer.status_code, answer.json()["error"]) == (status, text)


def test_the_token_endpoint_takes_no_form(desk: Any) -> None:
    assert desk.public.send("POST", "/api/auth/token", data={"grant_type": "x"}).status_code == 400


def test_a_session_works_until_logout(desk: Any) -> None:
    answer = _login(desk, "uma")
    assert "httponly" in answer.headers["set-cookie"].lower()
    uma = _session(desk, answer)
    assert uma.get("/api/me").json()["name"] == "Uma Reyes"
    assert uma.post("/api/auth/logout").status_code == 204
    assert uma.get("/api/me").status_code == 401
    assert uma.post("/api/auth/logout").status_code == 401
    wrong = desk.public.post("/api/auth/login", {"email": "uma@example.com", "password": "wrong"})
    assert wrong.status_code == 401


def _enrol(desk: Any, name: str) -> tuple[str, list[str]]:
    desk.as_("admin").patch("/api/admin/settings", {"mfa_enabled": True})
    caller = desk.as_(name)
    secret = caller.post("/api/me/mfa/enroll").json()["totp_uri"].split("secret=")[1].split("&")[0]
    assert caller.post("/api/me/mfa/confirm", {"code": "000000"}).status_code == 400
    answer = caller.post("/api/me/mfa/confirm", {"code": totp.code_at(secret, desk.clock.now())})
    return secret, answer.json()["recovery_codes"]


def test_a_second_factor_leaves_the_session_pending(desk: Any) -> None:
    secret, recovery = _enrol(desk, "user")
    assert len(set(recovery)) == 8
    answer = _login(desk, "uma")
    assert answer.json() == {"mfa_required": True}
    pending = _session(desk, answer)
    assert pending.get("/api/me").status_code == 401
    assert pending.post("/api/auth/mfa/verify", {"code": "000000"}).status_code == 401
    code = totp.code_at(secret, desk.clock.now())
    done = pending.post("/api/auth/mfa/verify", {"code": code})
    assert done.json()["user"]["mfa_enrolled"] is True
    assert _session(desk, done).get("/api/me").status_code == 200
    assert pending.get("/api/me").status_code == 401
    # A key counts as verified.
    assert desk.as_("user").get("/api/me").status_code == 200


def test_a_pending_session_ends_after_five_minutes(desk: Any) -> None:
    _, recovery = _enrol(desk, "user")
    pending = _session(desk, _login(desk, "uma"))
    desk.clock.advance(minutes=5)
    assert pending.post("/api/auth/mfa/verify", {"code": recovery[0]}).status_code == 401


def test_recovery_codes_work_once_and_the_factor_can_be_removed(desk: Any) -> None:
    _, recovery = _enrol(desk, "user")
    body = {"code": recovery[0]}
    assert _session(desk, _login(desk, "uma")).post("/api/auth/mfa/verify", body).status_code == 200
    assert _session(desk, _login(desk, "uma")).post("/api/auth/mfa/verify", body).status_code == 401
    assert desk.as_("user").delete("/api/me/mfa", json=body).status_code == 400
    assert desk.as_("user").delete("/api/me/mfa", json={"code": recovery[1]}).status_code == 204
    assert desk.as_("user").delete("/api/me/mfa", json={"code": recovery[2]}).status_code == 409


def test_no_second_factor_where_it_is_off(desk: Any) -> None:
    assert desk.as_("user").post("/api/me/mfa/enroll").status_code == 409


def test_passwords(desk: Any) -> None:
    uma, path = desk.as_("user"), "/api/me/password"
    fine = {"current_password": seed.PASSWORD, "new_password": "a new password"}
    assert uma.patch(path, fine | {"current_password": "wrong"}).status_code == 400
    assert uma.patch(path, fine | {"new_password": "short"}).status_code == 400
    assert uma.patch(path, fine).status_code == 204
    assert _login(desk, "uma").status_code == 401
    assert desk.with_bearer(desk.token()).patch(path, fine).status_code == 403


def _assertion(email: str) -> str:
    xml = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>'
        for name, value in (("email", email), ("firstName", "Jo"), ("lastName", "Ito"))
    )
    return base64.b64encode(xml.encode()).decode()


def test_single_sign_on(desk: Any) -> None:
    form = {"SAMLResponse": _assertion("jo@example.com")}
    assert desk.public.get("/api/auth/saml/metadata").status_code == 404
    assert desk.public.send("POST", "/api/auth/saml/acs", data=form).status_code == 404
    desk.as_("admin").patch("/api/admin/settings", {"saml_enabled": True})
    assert "EntityDescriptor" in desk.public.get("/api/auth/saml/metadata").text
    assert desk.public.send("POST", "/api/auth/saml/acs", data={"x": "y"}).status_code == 400
    entered = desk.public.send("POST", "/api/auth/saml/acs", data=form)
    assert entered.status_code == 302
    me = _session(desk, entered).get("/api/me").json()
    assert (me["name"], me["role"]) == ("Jo Ito", "user")
    assert _login(desk, "uma").status_code == 403
    assert _login(desk, "stella").status_code == 403
    assert _login(desk, "ada").status_code == 200


def test_a_disabled_account_is_out_everywhere(desk: Any) -> None:
    session = _session(desk, _login(desk, "uma"))
    desk.as_("admin").patch(f"/api/admin/users/{desk.person('Uma')}", {"disabled": True})
    assert session.get("/api/me").status_code == 401
    assert desk.as_("user").get("/api/me").status_code == 401
    assert _login(desk, "uma").status_code == 401


def test_sessions_end_by_themselves(desk: Any) -> None:
    session = _session(desk, _login(desk, "uma"))
    desk.clock.advance(seconds=timedelta(days=30).total_seconds())
    assert session.get("/api/me").status_code == 401

"""Administration: guards against losing something, replaced lists, settings, logo, set-up."""

from __future__ import annotations

from typing import Any

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def test_a_category_type_or_item_with_tickets_stays(desk: Any) -> None:
    admin = desk.as_("admin")
    assert admin.delete(f"/api/admin/categories/{desk.node('Hardware')}").status_code == 409
    assert admin.delete(f"/api/admin/types/{desk.node('Laptop')}").status_code == 409
    assert admin.delete(f"/api/admin/categories/{desk.node('Fax Machines')}").status_code == 204
    assert admin.delete(f"/api/admin/types/{desk.node('Desktop')}").status_code == 204
    assert admin.delete(f"/api/admin/items/{desk.node('Screen')}").status_code == 204


def test_an_archived_category_leaves_the_list_and_new_tickets(desk: Any) -> None:
    admin, uma = desk.as_("admin"), desk.as_("user")
    hardware = desk.node("Hardware")
    assert admin.patch(f"/api/admin/categories/{hardware}", {"archived": True}).json()["archived"] is True
    assert hardware not in uma.get("/api/categories").text
    body = {"subject": "S", "description": "D", "category_id": hardware}
    assert uma.post("/api/tickets", body).status_code == 400


def test_statuses_with_a_meaning_or_tickets_stay(desk: Any) -> None:
    admin = desk.as_("admin")
    for name in ("New", "Resolved", "Closed", "Pending"):
        assert admin.delete(f"/api/admin/statuses/{desk.status(name)}").status_code == 409
    body = {"name": "Waiting", "color": "#112233", "sort_order": 4}
    made = admin.post("/api/admin/statuses", body).json()
    assert admin.post("/api/admin/statuses", body).status_code == 409
    assert admin.delete(f"/api/admin/statuses/{made['id']}").status_code == 204


def test_a_renamed_system_status_keeps_its_meaning(desk: Any) -> None:
    resolved = desk.status("Resolved")
    desk.as_("admin").patch(f"/api/admin/statuses/{resolved}", {"name": "Done"})
    assert desk.as_("staff").post(desk.url("Laptop", "/resolve")).json()["status"] == "Done"
    assert desk.as_("admin").subjects(status="Done") >= {"Laptop does not charge", "Mail rules vanished"}


def test_scope_and_members_are_replaced_whole(desk: Any) -> None:
    admin, path = desk.as_("admin"), f"/api/admin/groups/{desk.group('Tier 1')}"
    group = admin.patch(path, {"scope": [{"category_id": desk.node("Facilities")}]}).json()
    assert (len(group["scope"]), group["member_count"]) == (1, 2)
    group = admin.patch(path, {"member_ids": [desk.person("Sol")]}).json()
    assert (len(group["scope"]), group["member_count"]) == (1, 1)
    assert desk.as_("staff").subjects() == set()
    wrong = [{"category_id": desk.node("Facilities"), "type_id": desk.node("VPN")}]
    assert admin.patch(path, {"scope": wrong}).status_code == 400
    assert admin.patch(path, {"member_ids": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]}).status_code == 400
    assert admin.delete(path).status_code == 204
    assert desk.as_("staff-ungrouped").get("/api/me").status_code == 200


def test_a_deleted_account_leaves_its_tickets(desk: Any) -> None:
    admin, path = desk.as_("admin"), f"/api/admin/users/{desk.person('Uma')}"
    assert admin.delete(path).status_code == 204
    assert admin.get(desk.url("Laptop")).json()["submitter"]["name"] == "Uma Reyes"
    assert desk.as_("user").get("/api/me").status_code == 401
    assert admin.delete(path).status_code == 404
    assert "Uma Reyes" not in admin.get("/api/admin/users").text


def test_accounts_are_checked(desk: Any) -> None:
    admin = desk.as_("admin")
    fine = {"name": "N", "email": "n@example.com", "password": "long enough", "role": "staff"}
    for wrong in ({"email": "x"}, {"password": "short"}, {"role": "owner"}, {"name": ""}):
        assert admin.post("/api/admin/users", fine | wrong).status_code == 400
    assert admin.post("/api/admin/users", fine | {"email": "UMA@example.com"}).status_code == 409
    made = admin.post("/api/admin/users", fine).json()
    changed = admin.patch(f"/api/admin/users/{made['id']}", {"force_password_reset": True, "role": "user"})
    assert changed.json()["role"] == "user"
    assert desk.world.mails[-1].template == "password_reset"
    own = f"/api/admin/users/{desk.person('Ada')}"
    for loss in ({"role": "user"}, {"disabled": True}):
        assert admin.patch(own, loss).status_code == 409
    assert admin.delete(own).status_code == 409
    staff = admin.get("/api/admin/users", params={"role": "staff"}).json()
    assert {user["role"] for user in staff["data"]} == {"staff"}


def test_webhooks_need_https_and_known_events(desk: Any) -> None:
    admin = desk.as_("admin")
    fine = {"url": "https://hooks.example.com/", "events": ["ticket.created"]}
    wrongs: list[dict[str, Any]] = [{"url": "http://hooks.example.com/"}, {"events": []}, {"events": ["ticket.linked"]}]
    for wrong in wrongs:
        assert admin.post("/api/admin/webhooks", fine | wrong).status_code == 400
    assert admin.post("/api/admin/webhooks", fine).json()["enabled"] is True


def test_settings_change_by_key_and_all_or_nothing(desk: Any) -> None:
    admin, path = desk.as_("admin"), "/api/admin/settings"
    changed = admin.patch(path, {"site_name": "Desk"}).json()
    assert (changed["site_name"], changed["reopen_window_days"]) == ("Desk", 7)
    for wrong in ({"no_such": 1}, {"reopen_window_days": -1}, {"site_name": None}, {"mfa_enabled": "yes"}):
        assert admin.patch(path, {"site_name": "Other", **wrong}).status_code == 400
    assert admin.get(path).json()["site_name"] == "Desk"


def test_a_plugin_comes_as_a_file_or_from_a_url(desk: Any) -> None:
    admin, path = desk.as_("admin"), "/api/admin/plugins"
    upload = admin.send("POST", path, files={"file": ("slack.wasm", b"x", "application/octet-stream")})
    assert (upload.json()["name"], upload.json()["enabled"]) == ("slack", False)
    assert admin.post(path, {"url": "https://plugins.example.com/jira.wasm"}).json()["name"] == "jira"
    assert admin.post(path, {"url": "jira"}).status_code == 400
    on = admin.patch(f"{path}/{upload.json()['id']}", {"enabled": True, "config": {"a": [1]}}).json()
    assert (on["enabled"], on["config"]) == (True, {"a": [1]})


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0" + b"0" * 9, "image/jpeg"),
        (b"GIF89a" + b"0" * 9, "image/gif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    ],
)
def test_the_logo_is_kept_and_served(desk: Any, content: bytes, media: str) -> None:
    admin, path = desk.as_("admin"), "/api/admin/settings/logo"
    assert desk.public.get("/api/v1/logo").status_code == 404
    answer = admin.send("POST", path, files={"logo": ("logo", content)})
    assert answer.json() == {"url": "/api/v1/logo"}
    served = desk.public.get("/api/v1/logo")
    assert (served.content, served.headers["content-type"].split(";")[0]) == (content, media)
    assert served.headers["cache-control"] == "public, max-age=300"
    assert desk.public.get("/api/v1/site").json()["logo_url"] == "/api/v1/logo"
    assert admin.delete(path).status_code == 204
    assert desk.public.get("/api/v1/logo").status_code == 404


@pytest.mark.parametrize("content", [b"<html>", PNG + b"0" * (2 * 1024 * 1024)])
def test_the_logo_must_be_a_small_picture(desk: Any, content: bytes) -> None:
    files = {"logo": ("logo.png", content)}
    assert desk.as_("admin").send("POST", "/api/admin/settings/logo", files=files).status_code == 400


def test_set_up_happens_once(make_desk: Any) -> None:
    desk = make_desk(seeded=False)
    body = {"email": "root@example.com", "display_name": "Root", "password": "long enough"}
    assert desk.public.get("/api/v1/setup/status").json() == {"needed": True}
    assert desk.public.post("/api/v1/setup", body | {"password": "short"}).status_code == 400
    assert desk.public.post("/api/v1/setup", body).json()["role"] == "admin"
    assert desk.public.get("/api/v1/setup/status").json() == {"needed": False}
    assert desk.public.post("/api/v1/setup", body).status_code == 409

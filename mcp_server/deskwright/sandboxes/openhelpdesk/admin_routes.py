"""The table of /api/admin; the settings and the logo are in site_routes.py.

Holds no behaviour: each handler is in the module that owns its records.
"""

from __future__ import annotations

from starlette.routing import Route

from . import admin_classification as classification
from . import admin_integrations as integrations
from . import admin_people as people
from .admin_gate import Handler, admin_only


def routes() -> list[Route]:
    table: list[tuple[str, str, Handler]] = [
        ("GET", "users", people.list_users),
        ("POST", "users", people.create_user),
        ("PATCH", "users/{id}", people.update_user),
        ("DELETE", "users/{id}", people.delete_user),
        ("GET", "groups", people.list_groups),
        ("POST", "groups", people.create_group),
        ("PATCH", "groups/{id}", people.update_group),
        ("DELETE", "groups/{id}", people.delete_group),
        ("POST", "categories", classification.create_category),
        ("PATCH", "categories/{id}", classification.update_category),
        ("DELETE", "categories/{id}", classification.delete_category),
        ("POST", "categories/{id}/types", classification.create_type),
        ("PATCH", "types/{id}", classification.update_type),
        ("DELETE", "types/{id}", classification.delete_type),
        ("POST", "types/{id}/items", classification.create_item),
        ("PATCH", "items/{id}", classification.update_item),
        ("DELETE", "items/{id}", classification.delete_item),
        ("POST", "statuses", classification.create_status),
        ("PATCH", "statuses/{id}", classification.update_status),
        ("DELETE", "statuses/{id}", classification.delete_status),
        ("GET", "sla-policies", integrations.list_policies),
        ("POST", "sla-policies", integrations.create_policy),
        ("PATCH", "sla-policies/{id}", integrations.update_policy),
        ("DELETE", "sla-policies/{id}", integrations.delete_policy),
        ("GET", "webhooks", integrations.list_webhooks),
        ("POST", "webhooks", integrations.create_webhook),
        ("PATCH", "webhooks/{id}", integrations.update_webhook),
        ("DELETE", "webhooks/{id}", integrations.delete_webhook),
        ("GET", "plugins", integrations.list_plugins),
        ("POST", "plugins", integrations.create_plugin),
        ("PATCH", "plugins/{id}", integrations.update_plugin),
        ("DELETE", "plugins/{id}", integrations.delete_plugin),
    ]
    return [Route(f"/api/admin/{path}", admin_only(handler), methods=[method]) for method, path, handler in table]

# Generated from specs/openhelpdesk. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.admin import admin_categories_create
from ..api.admin import admin_categories_delete
from ..api.admin import admin_categories_update
from ..api.admin import admin_groups_create
from ..api.admin import admin_groups_delete
from ..api.admin import admin_groups_list
from ..api.admin import admin_groups_update
from ..api.admin import admin_items_create
from ..api.admin import admin_items_delete
from ..api.admin import admin_items_update
from ..api.admin import admin_logo_delete
from ..api.admin import admin_logo_upload
from ..api.admin import admin_plugins_create
from ..api.admin import admin_plugins_delete
from ..api.admin import admin_plugins_list
from ..api.admin import admin_plugins_update
from ..api.admin import admin_settings_get
from ..api.admin import admin_settings_update
from ..api.admin import admin_sla_policies_create
from ..api.admin import admin_sla_policies_delete
from ..api.admin import admin_sla_policies_list
from ..api.admin import admin_sla_policies_update
from ..api.admin import admin_statuses_create
from ..api.admin import admin_statuses_delete
from ..api.admin import admin_statuses_update
from ..api.admin import admin_types_create
from ..api.admin import admin_types_delete
from ..api.admin import admin_types_update
from ..api.admin import admin_users_create
from ..api.admin import admin_users_delete
from ..api.admin import admin_users_list
from ..api.admin import admin_users_update
from ..api.admin import admin_webhooks_create
from ..api.admin import admin_webhooks_delete
from ..api.admin import admin_webhooks_list
from ..api.admin import admin_webhooks_update


class Admin:
    def __init__(self, _client: Client, /) -> None:
        self.categories_create = SyncCall(_client, admin_categories_create.sync_detailed)
        """POST /api/admin/categories: Create a category"""
        self.categories_delete = SyncCall(_client, admin_categories_delete.sync_detailed)
        """DELETE /api/admin/categories/{id}: Delete a category"""
        self.categories_update = SyncCall(_client, admin_categories_update.sync_detailed)
        """PATCH /api/admin/categories/{id}: Change a category"""
        self.groups_create = SyncCall(_client, admin_groups_create.sync_detailed)
        """POST /api/admin/groups: Create a group"""
        self.groups_delete = SyncCall(_client, admin_groups_delete.sync_detailed)
        """DELETE /api/admin/groups/{id}: Delete a group"""
        self.groups_list = SyncPagedCall(_client, admin_groups_list.sync_detailed, admin_groups_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/groups: List groups"""
        self.groups_update = SyncCall(_client, admin_groups_update.sync_detailed)
        """PATCH /api/admin/groups/{id}: Change a group"""
        self.items_create = SyncCall(_client, admin_items_create.sync_detailed)
        """POST /api/admin/types/{id}/items: Create an item in a type"""
        self.items_delete = SyncCall(_client, admin_items_delete.sync_detailed)
        """DELETE /api/admin/items/{id}: Delete an item"""
        self.items_update = SyncCall(_client, admin_items_update.sync_detailed)
        """PATCH /api/admin/items/{id}: Change an item"""
        self.logo_delete = SyncCall(_client, admin_logo_delete.sync_detailed)
        """DELETE /api/admin/settings/logo: Remove the site logo"""
        self.logo_upload = SyncCall(_client, admin_logo_upload.sync_detailed)
        """POST /api/admin/settings/logo: Upload the site logo"""
        self.plugins_create = SyncCall(_client, admin_plugins_create.sync_detailed)
        """POST /api/admin/plugins: Install a plugin"""
        self.plugins_delete = SyncCall(_client, admin_plugins_delete.sync_detailed)
        """DELETE /api/admin/plugins/{id}: Remove a plugin"""
        self.plugins_list = SyncPagedCall(_client, admin_plugins_list.sync_detailed, admin_plugins_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/plugins: List plugins"""
        self.plugins_update = SyncCall(_client, admin_plugins_update.sync_detailed)
        """PATCH /api/admin/plugins/{id}: Enable or configure a plugin"""
        self.settings_get = SyncCall(_client, admin_settings_get.sync_detailed)
        """GET /api/admin/settings: Read the settings"""
        self.settings_update = SyncCall(_client, admin_settings_update.sync_detailed)
        """PATCH /api/admin/settings: Change settings"""
        self.sla_policies_create = SyncCall(_client, admin_sla_policies_create.sync_detailed)
        """POST /api/admin/sla-policies: Create an SLA policy"""
        self.sla_policies_delete = SyncCall(_client, admin_sla_policies_delete.sync_detailed)
        """DELETE /api/admin/sla-policies/{id}: Delete an SLA policy"""
        self.sla_policies_list = SyncPagedCall(_client, admin_sla_policies_list.sync_detailed, admin_sla_policies_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/sla-policies: List SLA policies"""
        self.sla_policies_update = SyncCall(_client, admin_sla_policies_update.sync_detailed)
        """PATCH /api/admin/sla-policies/{id}: Change an SLA policy"""
        self.statuses_create = SyncCall(_client, admin_statuses_create.sync_detailed)
        """POST /api/admin/statuses: Create a status"""
        self.statuses_delete = SyncCall(_client, admin_statuses_delete.sync_detailed)
        """DELETE /api/admin/statuses/{id}: Delete a status"""
        self.statuses_update = SyncCall(_client, admin_statuses_update.sync_detailed)
        """PATCH /api/admin/statuses/{id}: Change a status"""
        self.types_create = SyncCall(_client, admin_types_create.sync_detailed)
        """POST /api/admin/categories/{id}/types: Create a type in a category"""
        self.types_delete = SyncCall(_client, admin_types_delete.sync_detailed)
        """DELETE /api/admin/types/{id}: Delete a type"""
        self.types_update = SyncCall(_client, admin_types_update.sync_detailed)
        """PATCH /api/admin/types/{id}: Change a type"""
        self.users_create = SyncCall(_client, admin_users_create.sync_detailed)
        """POST /api/admin/users: Create an account"""
        self.users_delete = SyncCall(_client, admin_users_delete.sync_detailed)
        """DELETE /api/admin/users/{id}: Delete an account"""
        self.users_list = SyncPagedCall(_client, admin_users_list.sync_detailed, admin_users_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/users: List accounts"""
        self.users_update = SyncCall(_client, admin_users_update.sync_detailed)
        """PATCH /api/admin/users/{id}: Change an account"""
        self.webhooks_create = SyncCall(_client, admin_webhooks_create.sync_detailed)
        """POST /api/admin/webhooks: Create a webhook"""
        self.webhooks_delete = SyncCall(_client, admin_webhooks_delete.sync_detailed)
        """DELETE /api/admin/webhooks/{id}: Delete a webhook"""
        self.webhooks_list = SyncPagedCall(_client, admin_webhooks_list.sync_detailed, admin_webhooks_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/webhooks: List webhooks"""
        self.webhooks_update = SyncCall(_client, admin_webhooks_update.sync_detailed)
        """PATCH /api/admin/webhooks/{id}: Change a webhook"""


class AsyncAdmin:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.categories_create = AsyncCall(_client, admin_categories_create.asyncio_detailed)
        """POST /api/admin/categories: Create a category"""
        self.categories_delete = AsyncCall(_client, admin_categories_delete.asyncio_detailed)
        """DELETE /api/admin/categories/{id}: Delete a category"""
        self.categories_update = AsyncCall(_client, admin_categories_update.asyncio_detailed)
        """PATCH /api/admin/categories/{id}: Change a category"""
        self.groups_create = AsyncCall(_client, admin_groups_create.asyncio_detailed)
        """POST /api/admin/groups: Create a group"""
        self.groups_delete = AsyncCall(_client, admin_groups_delete.asyncio_detailed)
        """DELETE /api/admin/groups/{id}: Delete a group"""
        self.groups_list = AsyncPagedCall(_client, admin_groups_list.asyncio_detailed, admin_groups_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/groups: List groups"""
        self.groups_update = AsyncCall(_client, admin_groups_update.asyncio_detailed)
        """PATCH /api/admin/groups/{id}: Change a group"""
        self.items_create = AsyncCall(_client, admin_items_create.asyncio_detailed)
        """POST /api/admin/types/{id}/items: Create an item in a type"""
        self.items_delete = AsyncCall(_client, admin_items_delete.asyncio_detailed)
        """DELETE /api/admin/items/{id}: Delete an item"""
        self.items_update = AsyncCall(_client, admin_items_update.asyncio_detailed)
        """PATCH /api/admin/items/{id}: Change an item"""
        self.logo_delete = AsyncCall(_client, admin_logo_delete.asyncio_detailed)
        """DELETE /api/admin/settings/logo: Remove the site logo"""
        self.logo_upload = AsyncCall(_client, admin_logo_upload.asyncio_detailed)
        """POST /api/admin/settings/logo: Upload the site logo"""
        self.plugins_create = AsyncCall(_client, admin_plugins_create.asyncio_detailed)
        """POST /api/admin/plugins: Install a plugin"""
        self.plugins_delete = AsyncCall(_client, admin_plugins_delete.asyncio_detailed)
        """DELETE /api/admin/plugins/{id}: Remove a plugin"""
        self.plugins_list = AsyncPagedCall(_client, admin_plugins_list.asyncio_detailed, admin_plugins_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/plugins: List plugins"""
        self.plugins_update = AsyncCall(_client, admin_plugins_update.asyncio_detailed)
        """PATCH /api/admin/plugins/{id}: Enable or configure a plugin"""
        self.settings_get = AsyncCall(_client, admin_settings_get.asyncio_detailed)
        """GET /api/admin/settings: Read the settings"""
        self.settings_update = AsyncCall(_client, admin_settings_update.asyncio_detailed)
        """PATCH /api/admin/settings: Change settings"""
        self.sla_policies_create = AsyncCall(_client, admin_sla_policies_create.asyncio_detailed)
        """POST /api/admin/sla-policies: Create an SLA policy"""
        self.sla_policies_delete = AsyncCall(_client, admin_sla_policies_delete.asyncio_detailed)
        """DELETE /api/admin/sla-policies/{id}: Delete an SLA policy"""
        self.sla_policies_list = AsyncPagedCall(_client, admin_sla_policies_list.asyncio_detailed, admin_sla_policies_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/sla-policies: List SLA policies"""
        self.sla_policies_update = AsyncCall(_client, admin_sla_policies_update.asyncio_detailed)
        """PATCH /api/admin/sla-policies/{id}: Change an SLA policy"""
        self.statuses_create = AsyncCall(_client, admin_statuses_create.asyncio_detailed)
        """POST /api/admin/statuses: Create a status"""
        self.statuses_delete = AsyncCall(_client, admin_statuses_delete.asyncio_detailed)
        """DELETE /api/admin/statuses/{id}: Delete a status"""
        self.statuses_update = AsyncCall(_client, admin_statuses_update.asyncio_detailed)
        """PATCH /api/admin/statuses/{id}: Change a status"""
        self.types_create = AsyncCall(_client, admin_types_create.asyncio_detailed)
        """POST /api/admin/categories/{id}/types: Create a type in a category"""
        self.types_delete = AsyncCall(_client, admin_types_delete.asyncio_detailed)
        """DELETE /api/admin/types/{id}: Delete a type"""
        self.types_update = AsyncCall(_client, admin_types_update.asyncio_detailed)
        """PATCH /api/admin/types/{id}: Change a type"""
        self.users_create = AsyncCall(_client, admin_users_create.asyncio_detailed)
        """POST /api/admin/users: Create an account"""
        self.users_delete = AsyncCall(_client, admin_users_delete.asyncio_detailed)
        """DELETE /api/admin/users/{id}: Delete an account"""
        self.users_list = AsyncPagedCall(_client, admin_users_list.asyncio_detailed, admin_users_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/users: List accounts"""
        self.users_update = AsyncCall(_client, admin_users_update.asyncio_detailed)
        """PATCH /api/admin/users/{id}: Change an account"""
        self.webhooks_create = AsyncCall(_client, admin_webhooks_create.asyncio_detailed)
        """POST /api/admin/webhooks: Create a webhook"""
        self.webhooks_delete = AsyncCall(_client, admin_webhooks_delete.asyncio_detailed)
        """DELETE /api/admin/webhooks/{id}: Delete a webhook"""
        self.webhooks_list = AsyncPagedCall(_client, admin_webhooks_list.asyncio_detailed, admin_webhooks_list.OPERATION, {"query.page": "page", "query.per_page": "per_page"})
        """GET /api/admin/webhooks: List webhooks"""
        self.webhooks_update = AsyncCall(_client, admin_webhooks_update.asyncio_detailed)
        """PATCH /api/admin/webhooks/{id}: Change a webhook"""

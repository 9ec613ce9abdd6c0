# Generated from specs/openhelpdesk. Do not edit: make regen
"""The tools of Open Help Desk's toolset admin.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AdminCategoriesCreateInput,
        AdminCategoriesDeleteInput,
        AdminCategoriesUpdateInput,
        AdminGroupsCreateInput,
        AdminGroupsDeleteInput,
        AdminGroupsListInput,
        AdminGroupsUpdateInput,
        AdminItemsCreateInput,
        AdminItemsDeleteInput,
        AdminItemsUpdateInput,
        AdminLogoDeleteInput,
        AdminLogoUploadInput,
        AdminPluginsCreateInput,
        AdminPluginsDeleteInput,
        AdminPluginsListInput,
        AdminPluginsUpdateInput,
        AdminSettingsGetInput,
        AdminSlaPoliciesCreateInput,
        AdminSlaPoliciesDeleteInput,
        AdminSlaPoliciesListInput,
        AdminSlaPoliciesUpdateInput,
        AdminStatusesCreateInput,
        AdminStatusesDeleteInput,
        AdminStatusesUpdateInput,
        AdminTypesCreateInput,
        AdminTypesDeleteInput,
        AdminTypesUpdateInput,
        AdminUsersCreateInput,
        AdminUsersDeleteInput,
        AdminUsersListInput,
        AdminUsersUpdateInput,
        AdminWebhooksCreateInput,
        AdminWebhooksDeleteInput,
        AdminWebhooksListInput,
        AdminWebhooksUpdateInput,
    )


@tool(
    operations=('admin.categories.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/categories',
)
async def admin_categories_create(desk: Desk, /, **arguments: Unpack[AdminCategoriesCreateInput]) -> ToolAnswer:
    """Create a category. Admin."""
    return await desk.run('admin_categories_create', arguments)


@tool(
    operations=('admin.categories.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/categories/{id}',
)
async def admin_categories_delete(desk: Desk, /, **arguments: Unpack[AdminCategoriesDeleteInput]) -> ToolAnswer:
    """Delete a category. Admin. Refused with 409 while a ticket refers to it: archive it instead."""
    return await desk.run('admin_categories_delete', arguments)


@tool(
    operations=('admin.categories.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/categories/{id}',
)
async def admin_categories_update(desk: Desk, /, **arguments: Unpack[AdminCategoriesUpdateInput]) -> ToolAnswer:
    """Change a category. Admin. `archived` hides it from new tickets."""
    return await desk.run('admin_categories_update', arguments)


@tool(
    operations=('admin.groups.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/groups',
)
async def admin_groups_create(desk: Desk, /, **arguments: Unpack[AdminGroupsCreateInput]) -> ToolAnswer:
    """Create a group. Admin. Its scope decides which tickets its members see listed."""
    return await desk.run('admin_groups_create', arguments)


@tool(
    operations=('admin.groups.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/groups/{id}',
)
async def admin_groups_delete(desk: Desk, /, **arguments: Unpack[AdminGroupsDeleteInput]) -> ToolAnswer:
    """Delete a group. Admin. Its members stay."""
    return await desk.run('admin_groups_delete', arguments)


@tool(
    operations=('admin.groups.list',),
    effect='read',
    abilities='role admin',
    route='GET /api/admin/groups',
)
async def admin_groups_list(desk: Desk, /, **arguments: Unpack[AdminGroupsListInput]) -> ToolAnswer:
    """List groups. Admin. With the number of members and the scope entries."""
    return await desk.run('admin_groups_list', arguments)


@tool(
    operations=('admin.groups.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/groups/{id}',
)
async def admin_groups_update(desk: Desk, /, **arguments: Unpack[AdminGroupsUpdateInput]) -> ToolAnswer:
    """Change a group. Admin. `scope` and `member_ids`, where sent, replace the whole list."""
    return await desk.run('admin_groups_update', arguments)


@tool(
    operations=('admin.items.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/types/{id}/items',
)
async def admin_items_create(desk: Desk, /, **arguments: Unpack[AdminItemsCreateInput]) -> ToolAnswer:
    """Create an item in a type. Admin."""
    return await desk.run('admin_items_create', arguments)


@tool(
    operations=('admin.items.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/items/{id}',
)
async def admin_items_delete(desk: Desk, /, **arguments: Unpack[AdminItemsDeleteInput]) -> ToolAnswer:
    """Delete an item. Admin. Refused with 409 while a ticket refers to it."""
    return await desk.run('admin_items_delete', arguments)


@tool(
    operations=('admin.items.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/items/{id}',
)
async def admin_items_update(desk: Desk, /, **arguments: Unpack[AdminItemsUpdateInput]) -> ToolAnswer:
    """Change an item. Admin."""
    return await desk.run('admin_items_update', arguments)


@tool(
    operations=('admin.logo.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/settings/logo',
)
async def admin_logo_delete(desk: Desk, /, **arguments: Unpack[AdminLogoDeleteInput]) -> ToolAnswer:
    """Remove the site logo. Admin."""
    return await desk.run('admin_logo_delete', arguments)


@tool(
    operations=('admin.logo.upload',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/settings/logo',
)
async def admin_logo_upload(desk: Desk, /, **arguments: Unpack[AdminLogoUploadInput]) -> ToolAnswer:
    """Upload the site logo. Admin. PNG, JPG, GIF or SVG of at most 2 MB; pictures are scaled into 320 by 64 pixels."""
    return await desk.run('admin_logo_upload', arguments)


@tool(
    operations=('admin.plugins.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/plugins',
)
async def admin_plugins_create(desk: Desk, /, **arguments: Unpack[AdminPluginsCreateInput]) -> ToolAnswer:
    """Install a plugin. Admin. From a file, or from a URL the server loads. A plugin is code that runs in the desk."""
    return await desk.run('admin_plugins_create', arguments)


@tool(
    operations=('admin.plugins.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/plugins/{id}',
)
async def admin_plugins_delete(desk: Desk, /, **arguments: Unpack[AdminPluginsDeleteInput]) -> ToolAnswer:
    """Remove a plugin. Admin."""
    return await desk.run('admin_plugins_delete', arguments)


@tool(
    operations=('admin.plugins.list',),
    effect='read',
    abilities='role admin',
    route='GET /api/admin/plugins',
)
async def admin_plugins_list(desk: Desk, /, **arguments: Unpack[AdminPluginsListInput]) -> ToolAnswer:
    """List plugins. Admin."""
    return await desk.run('admin_plugins_list', arguments)


@tool(
    operations=('admin.plugins.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/plugins/{id}',
)
async def admin_plugins_update(desk: Desk, /, **arguments: Unpack[AdminPluginsUpdateInput]) -> ToolAnswer:
    """Enable or configure a plugin. Admin."""
    return await desk.run('admin_plugins_update', arguments)


@tool(
    operations=('admin.settings.get',),
    effect='admin',
    abilities='role admin',
    route='GET /api/admin/settings',
)
async def admin_settings_get(desk: Desk, /, **arguments: Unpack[AdminSettingsGetInput]) -> ToolAnswer:
    """Read the settings. Admin. Flat keys and values."""
    return await desk.run('admin_settings_get', arguments)


@tool(
    operations=('admin.settings.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/settings',
)
async def admin_settings_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change settings. Admin. Only the keys sent change."""
    return await desk.run('admin_settings_update', arguments)


@tool(
    operations=('admin.sla_policies.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/sla-policies',
)
async def admin_sla_policies_create(desk: Desk, /, **arguments: Unpack[AdminSlaPoliciesCreateInput]) -> ToolAnswer:
    """Create an SLA policy. Admin. The policy for priority and category wins over one for the priority, that over one for the category, that over a policy for neither."""
    return await desk.run('admin_sla_policies_create', arguments)


@tool(
    operations=('admin.sla_policies.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/sla-policies/{id}',
)
async def admin_sla_policies_delete(desk: Desk, /, **arguments: Unpack[AdminSlaPoliciesDeleteInput]) -> ToolAnswer:
    """Delete an SLA policy. Admin."""
    return await desk.run('admin_sla_policies_delete', arguments)


@tool(
    operations=('admin.sla_policies.list',),
    effect='read',
    abilities='role admin',
    route='GET /api/admin/sla-policies',
)
async def admin_sla_policies_list(desk: Desk, /, **arguments: Unpack[AdminSlaPoliciesListInput]) -> ToolAnswer:
    """List SLA policies. Admin."""
    return await desk.run('admin_sla_policies_list', arguments)


@tool(
    operations=('admin.sla_policies.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/sla-policies/{id}',
)
async def admin_sla_policies_update(desk: Desk, /, **arguments: Unpack[AdminSlaPoliciesUpdateInput]) -> ToolAnswer:
    """Change an SLA policy. Admin."""
    return await desk.run('admin_sla_policies_update', arguments)


@tool(
    operations=('admin.statuses.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/statuses',
)
async def admin_statuses_create(desk: Desk, /, **arguments: Unpack[AdminStatusesCreateInput]) -> ToolAnswer:
    """Create a status. Admin."""
    return await desk.run('admin_statuses_create', arguments)


@tool(
    operations=('admin.statuses.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/statuses/{id}',
)
async def admin_statuses_delete(desk: Desk, /, **arguments: Unpack[AdminStatusesDeleteInput]) -> ToolAnswer:
    """Delete a status. Admin. Only a custom status that no ticket has; otherwise 409."""
    return await desk.run('admin_statuses_delete', arguments)


@tool(
    operations=('admin.statuses.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/statuses/{id}',
)
async def admin_statuses_update(desk: Desk, /, **arguments: Unpack[AdminStatusesUpdateInput]) -> ToolAnswer:
    """Change a status. Admin. Name, colour and place; system statuses keep their meaning whatever their name."""
    return await desk.run('admin_statuses_update', arguments)


@tool(
    operations=('admin.types.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/categories/{id}/types',
)
async def admin_types_create(desk: Desk, /, **arguments: Unpack[AdminTypesCreateInput]) -> ToolAnswer:
    """Create a type in a category. Admin."""
    return await desk.run('admin_types_create', arguments)


@tool(
    operations=('admin.types.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/types/{id}',
)
async def admin_types_delete(desk: Desk, /, **arguments: Unpack[AdminTypesDeleteInput]) -> ToolAnswer:
    """Delete a type. Admin. Refused with 409 while a ticket refers to it."""
    return await desk.run('admin_types_delete', arguments)


@tool(
    operations=('admin.types.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/types/{id}',
)
async def admin_types_update(desk: Desk, /, **arguments: Unpack[AdminTypesUpdateInput]) -> ToolAnswer:
    """Change a type. Admin."""
    return await desk.run('admin_types_update', arguments)


@tool(
    operations=('admin.users.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/users',
)
async def admin_users_create(desk: Desk, /, **arguments: Unpack[AdminUsersCreateInput]) -> ToolAnswer:
    """Create an account. Admin. The password needs at least 10 characters."""
    return await desk.run('admin_users_create', arguments)


@tool(
    operations=('admin.users.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/users/{id}',
)
async def admin_users_delete(desk: Desk, /, **arguments: Unpack[AdminUsersDeleteInput]) -> ToolAnswer:
    """Delete an account. Admin. For good; the tickets stay."""
    return await desk.run('admin_users_delete', arguments)


@tool(
    operations=('admin.users.list',),
    effect='read',
    abilities='role admin',
    route='GET /api/admin/users',
)
async def admin_users_list(desk: Desk, /, **arguments: Unpack[AdminUsersListInput]) -> ToolAnswer:
    """List accounts. Admin. All accounts, or those of one role."""
    return await desk.run('admin_users_list', arguments)


@tool(
    operations=('admin.users.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/users/{id}',
)
async def admin_users_update(desk: Desk, /, **arguments: Unpack[AdminUsersUpdateInput]) -> ToolAnswer:
    """Change an account. Admin. Name, email, role; disable it, reset its second factor, or have it choose a new password by mail."""
    return await desk.run('admin_users_update', arguments)


@tool(
    operations=('admin.webhooks.create',),
    effect='admin',
    abilities='role admin',
    route='POST /api/admin/webhooks',
)
async def admin_webhooks_create(desk: Desk, /, **arguments: Unpack[AdminWebhooksCreateInput]) -> ToolAnswer:
    """Create a webhook. Admin. Sends ticket events to another system; ticket.note_added carries internal notes out of the desk."""
    return await desk.run('admin_webhooks_create', arguments)


@tool(
    operations=('admin.webhooks.delete',),
    effect='admin',
    abilities='role admin',
    route='DELETE /api/admin/webhooks/{id}',
)
async def admin_webhooks_delete(desk: Desk, /, **arguments: Unpack[AdminWebhooksDeleteInput]) -> ToolAnswer:
    """Delete a webhook. Admin. Its delivery history goes as well."""
    return await desk.run('admin_webhooks_delete', arguments)


@tool(
    operations=('admin.webhooks.list',),
    effect='read',
    abilities='role admin',
    route='GET /api/admin/webhooks',
)
async def admin_webhooks_list(desk: Desk, /, **arguments: Unpack[AdminWebhooksListInput]) -> ToolAnswer:
    """List webhooks. Admin. Never with their secrets."""
    return await desk.run('admin_webhooks_list', arguments)


@tool(
    operations=('admin.webhooks.update',),
    effect='admin',
    abilities='role admin',
    route='PATCH /api/admin/webhooks/{id}',
)
async def admin_webhooks_update(desk: Desk, /, **arguments: Unpack[AdminWebhooksUpdateInput]) -> ToolAnswer:
    """Change a webhook. Admin."""
    return await desk.run('admin_webhooks_update', arguments)

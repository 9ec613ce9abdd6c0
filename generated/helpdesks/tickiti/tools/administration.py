# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset administration.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AdministrationAiIndexInput,
        AdministrationApiTokensIndexInput,
        AdministrationBrandingAppLogoInput,
        AdministrationBrandingEmailLogoInput,
        AdministrationBrandingIndexInput,
        AdministrationBrandingResetAppLogoInput,
        AdministrationBrandingResetEmailLogoInput,
        AdministrationBrandingUpdateInput,
        AdministrationCustomDomainStatusInput,
        AdministrationDiagnosticsFetchInput,
        AdministrationDiagnosticsIndexInput,
        AdministrationDiagnosticsUpdateInput,
        AdministrationDiagnosticsUploadInput,
        AdministrationLicenceIndexInput,
        AdministrationStorageDeleteOrphanedInput,
        AdministrationSystemIndexInput,
        AdministrationSystemUpdateInput,
        AdministrationTeamsCreateInput,
        AdministrationTeamsDeleteInput,
        AdministrationTeamsIndexInput,
        AdministrationTeamsUpdateInput,
        AdministrationUsersIndexInput,
        AdministrationUsersQueueDetachInput,
    )


@tool(
    operations=('administration.ai.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/ai-assistant',
)
async def administration_ai_index(desk: Desk, /, **arguments: Unpack[AdministrationAiIndexInput]) -> ToolAnswer:
    """Show the AI assistant's settings. Settings of the built-in AI assistant. The owner of the token must be a system administrator."""
    return await desk.run('administration_ai_index', arguments)


@tool(
    operations=('administration.ai.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/ai-assistant/update',
)
async def administration_ai_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change the AI assistant's settings. Sets model, persona, key and how far the assistant acts by itself. Needs the owner's login password. The owner must be a system administrator."""
    return await desk.run('administration_ai_update', arguments)


@tool(
    operations=('administration.api_tokens.create',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/api-tokens/create',
)
async def administration_api_tokens_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create an API token. Mints a token for a user or for the system. It gets only abilities the caller has, and the answer is the one time it is shown."""
    return await desk.run('administration_api_tokens_create', arguments)


@tool(
    operations=('administration.api_tokens.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/api-tokens',
)
async def administration_api_tokens_index(desk: Desk, /, **arguments: Unpack[AdministrationApiTokensIndexInput]) -> ToolAnswer:
    """List API tokens. The tokens of the installation, without their secrets."""
    return await desk.run('administration_api_tokens_index', arguments)


@tool(
    operations=('administration.api_tokens.revoke',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/api-tokens/revoke',
)
async def administration_api_tokens_revoke(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Revoke an API token. The token stops working at once."""
    return await desk.run('administration_api_tokens_revoke', arguments)


@tool(
    operations=('administration.api_tokens.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/api-tokens/update',
)
async def administration_api_tokens_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change an API token. Changes name, abilities or the allowed address of a token."""
    return await desk.run('administration_api_tokens_update', arguments)


@tool(
    operations=('administration.branding.app_logo',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/branding/app-logo',
)
async def administration_branding_app_logo(desk: Desk, /, **arguments: Unpack[AdministrationBrandingAppLogoInput]) -> ToolAnswer:
    """Upload the application's logo. Replaces the logo that everybody sees on the web pages."""
    return await desk.run('administration_branding_app_logo', arguments)


@tool(
    operations=('administration.branding.email_logo',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/branding/email-logo',
)
async def administration_branding_email_logo(desk: Desk, /, **arguments: Unpack[AdministrationBrandingEmailLogoInput]) -> ToolAnswer:
    """Upload the logo for mails. Replaces the logo in outgoing mail."""
    return await desk.run('administration_branding_email_logo', arguments)


@tool(
    operations=('administration.branding.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/branding',
)
async def administration_branding_index(desk: Desk, /, **arguments: Unpack[AdministrationBrandingIndexInput]) -> ToolAnswer:
    """Show the branding. Names, colours and logos of the installation."""
    return await desk.run('administration_branding_index', arguments)


@tool(
    operations=('administration.branding.reset_app_logo',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/branding/reset-app-logo',
)
async def administration_branding_reset_app_logo(desk: Desk, /, **arguments: Unpack[AdministrationBrandingResetAppLogoInput]) -> ToolAnswer:
    """Reset the application's logo. Puts the built-in logo back on the web pages."""
    return await desk.run('administration_branding_reset_app_logo', arguments)


@tool(
    operations=('administration.branding.reset_email_logo',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/branding/reset-email-logo',
)
async def administration_branding_reset_email_logo(desk: Desk, /, **arguments: Unpack[AdministrationBrandingResetEmailLogoInput]) -> ToolAnswer:
    """Reset the logo for mails. Puts the built-in logo back into outgoing mail."""
    return await desk.run('administration_branding_reset_email_logo', arguments)


@tool(
    operations=('administration.branding.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/branding/update',
)
async def administration_branding_update(desk: Desk, /, **arguments: Unpack[AdministrationBrandingUpdateInput]) -> ToolAnswer:
    """Change the branding. Changes names and colours of the installation; an empty payload is accepted."""
    return await desk.run('administration_branding_update', arguments)


@tool(
    operations=('administration.custom_domain.status',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/custom-domain',
)
async def administration_custom_domain_status(desk: Desk, /, **arguments: Unpack[AdministrationCustomDomainStatusInput]) -> ToolAnswer:
    """Show the custom domain. The domain the installation answers at, and its state. The owner must be a system administrator."""
    return await desk.run('administration_custom_domain_status', arguments)


@tool(
    operations=('administration.custom_domain.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/custom-domain/update',
)
async def administration_custom_domain_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change the custom domain. Moves the installation to another domain. Needs the owner's login password; the owner must be a system administrator."""
    return await desk.run('administration_custom_domain_update', arguments)


@tool(
    operations=('administration.diagnostics.fetch',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/diagnostics/fetch',
)
async def administration_diagnostics_fetch(desk: Desk, /, **arguments: Unpack[AdministrationDiagnosticsFetchInput]) -> ToolAnswer:
    """Fetch diagnostic data. Gets collected diagnostic data; many builds have it switched off."""
    return await desk.run('administration_diagnostics_fetch', arguments)


@tool(
    operations=('administration.diagnostics.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/diagnostics',
)
async def administration_diagnostics_index(desk: Desk, /, **arguments: Unpack[AdministrationDiagnosticsIndexInput]) -> ToolAnswer:
    """Show the diagnostics settings. What diagnostic data is collected; many builds have it switched off."""
    return await desk.run('administration_diagnostics_index', arguments)


@tool(
    operations=('administration.diagnostics.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/diagnostics/update',
)
async def administration_diagnostics_update(desk: Desk, /, **arguments: Unpack[AdministrationDiagnosticsUpdateInput]) -> ToolAnswer:
    """Change the diagnostics settings. Switches the collection of diagnostic data; many builds have it switched off."""
    return await desk.run('administration_diagnostics_update', arguments)


@tool(
    operations=('administration.diagnostics.upload',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/diagnostics/upload',
)
async def administration_diagnostics_upload(desk: Desk, /, **arguments: Unpack[AdministrationDiagnosticsUploadInput]) -> ToolAnswer:
    """Send diagnostic data to the vendor. Uploads diagnostic data; many builds have it switched off."""
    return await desk.run('administration_diagnostics_upload', arguments)


@tool(
    operations=('administration.licence.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/licence',
)
async def administration_licence_index(desk: Desk, /, **arguments: Unpack[AdministrationLicenceIndexInput]) -> ToolAnswer:
    """Show the licence. The plan of the installation and what it entitles to."""
    return await desk.run('administration_licence_index', arguments)


@tool(
    operations=('administration.storage.delete_closed',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/storage/delete-closed',
)
async def administration_storage_delete_closed(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete old closed tickets. Removes tickets closed longer ago than the given number of days, to free storage. For good."""
    return await desk.run('administration_storage_delete_closed', arguments)


@tool(
    operations=('administration.storage.delete_orphaned',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/storage/delete-orphaned',
)
async def administration_storage_delete_orphaned(desk: Desk, /, **arguments: Unpack[AdministrationStorageDeleteOrphanedInput]) -> ToolAnswer:
    """Delete orphaned files. Removes stored files that belong to nothing. For good."""
    return await desk.run('administration_storage_delete_orphaned', arguments)


@tool(
    operations=('administration.storage.retention',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/storage/retention',
)
async def administration_storage_retention(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Set how long sent mail is kept. Sent mail older than this many days is removed."""
    return await desk.run('administration_storage_retention', arguments)


@tool(
    operations=('administration.system.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/system',
)
async def administration_system_index(desk: Desk, /, **arguments: Unpack[AdministrationSystemIndexInput]) -> ToolAnswer:
    """Show the system settings. Settings of the whole installation."""
    return await desk.run('administration_system_index', arguments)


@tool(
    operations=('administration.system.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/system/update',
)
async def administration_system_update(desk: Desk, /, **arguments: Unpack[AdministrationSystemUpdateInput]) -> ToolAnswer:
    """Change the system settings. Changes settings of the whole installation; an empty payload is accepted."""
    return await desk.run('administration_system_update', arguments)


@tool(
    operations=('administration.teams.create',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/teams/create',
)
async def administration_teams_create(desk: Desk, /, **arguments: Unpack[AdministrationTeamsCreateInput]) -> ToolAnswer:
    """Create a team. Makes a team of staff members."""
    return await desk.run('administration_teams_create', arguments)


@tool(
    operations=('administration.teams.delete',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/teams/delete',
)
async def administration_teams_delete(desk: Desk, /, **arguments: Unpack[AdministrationTeamsDeleteInput]) -> ToolAnswer:
    """Delete a team. Removes a team; its members stay."""
    return await desk.run('administration_teams_delete', arguments)


@tool(
    operations=('administration.teams.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/teams',
)
async def administration_teams_index(desk: Desk, /, **arguments: Unpack[AdministrationTeamsIndexInput]) -> ToolAnswer:
    """List teams with their settings. Teams as the administrator sees them. tickets.teams needs less."""
    return await desk.run('administration_teams_index', arguments)


@tool(
    operations=('administration.teams.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/teams/update',
)
async def administration_teams_update(desk: Desk, /, **arguments: Unpack[AdministrationTeamsUpdateInput]) -> ToolAnswer:
    """Change a team. Changes the name or the members of a team."""
    return await desk.run('administration_teams_update', arguments)


@tool(
    operations=('administration.users.create',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/users/create',
)
async def administration_users_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a user. Adds a user, as staff or administrator where said. Users cannot be deleted through the API."""
    return await desk.run('administration_users_create', arguments)


@tool(
    operations=('administration.users.index',),
    effect='read',
    abilities='administration:read or administration:write and role admin',
    route='POST /administration/users',
)
async def administration_users_index(desk: Desk, /, **arguments: Unpack[AdministrationUsersIndexInput]) -> ToolAnswer:
    """List users. Users as the administrator sees them. tickets.staff needs less."""
    return await desk.run('administration_users_index', arguments)


@tool(
    operations=('administration.users.queue_detach',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/users/{user}/queues/{queue}/detach',
)
async def administration_users_queue_detach(desk: Desk, /, **arguments: Unpack[AdministrationUsersQueueDetachInput]) -> ToolAnswer:
    """Take a queue away from a user. The user loses every right in the queue."""
    return await desk.run('administration_users_queue_detach', arguments)


@tool(
    operations=('administration.users.queue_upsert',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/users/{user}/queues/{queue}',
)
async def administration_users_queue_upsert(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Set a user's rights in a queue. What the user may do in one queue; given rights replace the ones before."""
    return await desk.run('administration_users_queue_upsert', arguments)


@tool(
    operations=('administration.users.update',),
    effect='admin',
    abilities='administration:write and role admin',
    route='POST /administration/users/{user}/update',
)
async def administration_users_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a user. Changes the roles and the notifications of a user."""
    return await desk.run('administration_users_update', arguments)

# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.administration import administration_ai_index
from ..api.administration import administration_ai_update
from ..api.administration import administration_api_tokens_create
from ..api.administration import administration_api_tokens_index
from ..api.administration import administration_api_tokens_revoke
from ..api.administration import administration_api_tokens_update
from ..api.administration import administration_branding_app_logo
from ..api.administration import administration_branding_email_logo
from ..api.administration import administration_branding_index
from ..api.administration import administration_branding_reset_app_logo
from ..api.administration import administration_branding_reset_email_logo
from ..api.administration import administration_branding_update
from ..api.administration import administration_custom_domain_status
from ..api.administration import administration_custom_domain_update
from ..api.administration import administration_diagnostics_fetch
from ..api.administration import administration_diagnostics_index
from ..api.administration import administration_diagnostics_update
from ..api.administration import administration_diagnostics_upload
from ..api.administration import administration_licence_index
from ..api.administration import administration_storage_delete_closed
from ..api.administration import administration_storage_delete_orphaned
from ..api.administration import administration_storage_retention
from ..api.administration import administration_system_index
from ..api.administration import administration_system_update
from ..api.administration import administration_teams_create
from ..api.administration import administration_teams_delete
from ..api.administration import administration_teams_index
from ..api.administration import administration_teams_update
from ..api.administration import administration_users_create
from ..api.administration import administration_users_index
from ..api.administration import administration_users_queue_detach
from ..api.administration import administration_users_queue_upsert
from ..api.administration import administration_users_update


class Administration:
    def __init__(self, _client: Client, /) -> None:
        self.ai_index = SyncCall(_client, administration_ai_index.sync_detailed)
        """POST /administration/ai-assistant: Show the AI assistant's settings"""
        self.ai_update = SyncCall(_client, administration_ai_update.sync_detailed)
        """POST /administration/ai-assistant/update: Change the AI assistant's settings"""
        self.api_tokens_create = SyncCall(_client, administration_api_tokens_create.sync_detailed)
        """POST /administration/api-tokens/create: Create an API token"""
        self.api_tokens_index = SyncCall(_client, administration_api_tokens_index.sync_detailed)
        """POST /administration/api-tokens: List API tokens"""
        self.api_tokens_revoke = SyncCall(_client, administration_api_tokens_revoke.sync_detailed)
        """POST /administration/api-tokens/revoke: Revoke an API token"""
        self.api_tokens_update = SyncCall(_client, administration_api_tokens_update.sync_detailed)
        """POST /administration/api-tokens/update: Change an API token"""
        self.branding_app_logo = SyncCall(_client, administration_branding_app_logo.sync_detailed)
        """POST /administration/branding/app-logo: Upload the application's logo"""
        self.branding_email_logo = SyncCall(_client, administration_branding_email_logo.sync_detailed)
        """POST /administration/branding/email-logo: Upload the logo for mails"""
        self.branding_index = SyncCall(_client, administration_branding_index.sync_detailed)
        """POST /administration/branding: Show the branding"""
        self.branding_reset_app_logo = SyncCall(_client, administration_branding_reset_app_logo.sync_detailed)
        """POST /administration/branding/reset-app-logo: Reset the application's logo"""
        self.branding_reset_email_logo = SyncCall(_client, administration_branding_reset_email_logo.sync_detailed)
        """POST /administration/branding/reset-email-logo: Reset the logo for mails"""
        self.branding_update = SyncCall(_client, administration_branding_update.sync_detailed)
        """POST /administration/branding/update: Change the branding"""
        self.custom_domain_status = SyncCall(_client, administration_custom_domain_status.sync_detailed)
        """POST /administration/custom-domain: Show the custom domain"""
        self.custom_domain_update = SyncCall(_client, administration_custom_domain_update.sync_detailed)
        """POST /administration/custom-domain/update: Change the custom domain"""
        self.diagnostics_fetch = SyncCall(_client, administration_diagnostics_fetch.sync_detailed)
        """POST /administration/diagnostics/fetch: Fetch diagnostic data"""
        self.diagnostics_index = SyncCall(_client, administration_diagnostics_index.sync_detailed)
        """POST /administration/diagnostics: Show the diagnostics settings"""
        self.diagnostics_update = SyncCall(_client, administration_diagnostics_update.sync_detailed)
        """POST /administration/diagnostics/update: Change the diagnostics settings"""
        self.diagnostics_upload = SyncCall(_client, administration_diagnostics_upload.sync_detailed)
        """POST /administration/diagnostics/upload: Send diagnostic data to the vendor"""
        self.licence_index = SyncCall(_client, administration_licence_index.sync_detailed)
        """POST /administration/licence: Show the licence"""
        self.storage_delete_closed = SyncCall(_client, administration_storage_delete_closed.sync_detailed)
        """POST /administration/storage/delete-closed: Delete old closed tickets"""
        self.storage_delete_orphaned = SyncCall(_client, administration_storage_delete_orphaned.sync_detailed)
        """POST /administration/storage/delete-orphaned: Delete orphaned files"""
        self.storage_retention = SyncCall(_client, administration_storage_retention.sync_detailed)
        """POST /administration/storage/retention: Set how long sent mail is kept"""
        self.system_index = SyncCall(_client, administration_system_index.sync_detailed)
        """POST /administration/system: Show the system settings"""
        self.system_update = SyncCall(_client, administration_system_update.sync_detailed)
        """POST /administration/system/update: Change the system settings"""
        self.teams_create = SyncCall(_client, administration_teams_create.sync_detailed)
        """POST /administration/teams/create: Create a team"""
        self.teams_delete = SyncCall(_client, administration_teams_delete.sync_detailed)
        """POST /administration/teams/delete: Delete a team"""
        self.teams_index = SyncCall(_client, administration_teams_index.sync_detailed)
        """POST /administration/teams: List teams with their settings"""
        self.teams_update = SyncCall(_client, administration_teams_update.sync_detailed)
        """POST /administration/teams/update: Change a team"""
        self.users_create = SyncCall(_client, administration_users_create.sync_detailed)
        """POST /administration/users/create: Create a user"""
        self.users_index = SyncCall(_client, administration_users_index.sync_detailed)
        """POST /administration/users: List users"""
        self.users_queue_detach = SyncCall(_client, administration_users_queue_detach.sync_detailed)
        """POST /administration/users/{user}/queues/{queue}/detach: Take a queue away from a user"""
        self.users_queue_upsert = SyncCall(_client, administration_users_queue_upsert.sync_detailed)
        """POST /administration/users/{user}/queues/{queue}: Set a user's rights in a queue"""
        self.users_update = SyncCall(_client, administration_users_update.sync_detailed)
        """POST /administration/users/{user}/update: Change a user"""


class AsyncAdministration:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.ai_index = AsyncCall(_client, administration_ai_index.asyncio_detailed)
        """POST /administration/ai-assistant: Show the AI assistant's settings"""
        self.ai_update = AsyncCall(_client, administration_ai_update.asyncio_detailed)
        """POST /administration/ai-assistant/update: Change the AI assistant's settings"""
        self.api_tokens_create = AsyncCall(_client, administration_api_tokens_create.asyncio_detailed)
        """POST /administration/api-tokens/create: Create an API token"""
        self.api_tokens_index = AsyncCall(_client, administration_api_tokens_index.asyncio_detailed)
        """POST /administration/api-tokens: List API tokens"""
        self.api_tokens_revoke = AsyncCall(_client, administration_api_tokens_revoke.asyncio_detailed)
        """POST /administration/api-tokens/revoke: Revoke an API token"""
        self.api_tokens_update = AsyncCall(_client, administration_api_tokens_update.asyncio_detailed)
        """POST /administration/api-tokens/update: Change an API token"""
        self.branding_app_logo = AsyncCall(_client, administration_branding_app_logo.asyncio_detailed)
        """POST /administration/branding/app-logo: Upload the application's logo"""
        self.branding_email_logo = AsyncCall(_client, administration_branding_email_logo.asyncio_detailed)
        """POST /administration/branding/email-logo: Upload the logo for mails"""
        self.branding_index = AsyncCall(_client, administration_branding_index.asyncio_detailed)
        """POST /administration/branding: Show the branding"""
        self.branding_reset_app_logo = AsyncCall(_client, administration_branding_reset_app_logo.asyncio_detailed)
        """POST /administration/branding/reset-app-logo: Reset the application's logo"""
        self.branding_reset_email_logo = AsyncCall(_client, administration_branding_reset_email_logo.asyncio_detailed)
        """POST /administration/branding/reset-email-logo: Reset the logo for mails"""
        self.branding_update = AsyncCall(_client, administration_branding_update.asyncio_detailed)
        """POST /administration/branding/update: Change the branding"""
        self.custom_domain_status = AsyncCall(_client, administration_custom_domain_status.asyncio_detailed)
        """POST /administration/custom-domain: Show the custom domain"""
        self.custom_domain_update = AsyncCall(_client, administration_custom_domain_update.asyncio_detailed)
        """POST /administration/custom-domain/update: Change the custom domain"""
        self.diagnostics_fetch = AsyncCall(_client, administration_diagnostics_fetch.asyncio_detailed)
        """POST /administration/diagnostics/fetch: Fetch diagnostic data"""
        self.diagnostics_index = AsyncCall(_client, administration_diagnostics_index.asyncio_detailed)
        """POST /administration/diagnostics: Show the diagnostics settings"""
        self.diagnostics_update = AsyncCall(_client, administration_diagnostics_update.asyncio_detailed)
        """POST /administration/diagnostics/update: Change the diagnostics settings"""
        self.diagnostics_upload = AsyncCall(_client, administration_diagnostics_upload.asyncio_detailed)
        """POST /administration/diagnostics/upload: Send diagnostic data to the vendor"""
        self.licence_index = AsyncCall(_client, administration_licence_index.asyncio_detailed)
        """POST /administration/licence: Show the licence"""
        self.storage_delete_closed = AsyncCall(_client, administration_storage_delete_closed.asyncio_detailed)
        """POST /administration/storage/delete-closed: Delete old closed tickets"""
        self.storage_delete_orphaned = AsyncCall(_client, administration_storage_delete_orphaned.asyncio_detailed)
        """POST /administration/storage/delete-orphaned: Delete orphaned files"""
        self.storage_retention = AsyncCall(_client, administration_storage_retention.asyncio_detailed)
        """POST /administration/storage/retention: Set how long sent mail is kept"""
        self.system_index = AsyncCall(_client, administration_system_index.asyncio_detailed)
        """POST /administration/system: Show the system settings"""
        self.system_update = AsyncCall(_client, administration_system_update.asyncio_detailed)
        """POST /administration/system/update: Change the system settings"""
        self.teams_create = AsyncCall(_client, administration_teams_create.asyncio_detailed)
        """POST /administration/teams/create: Create a team"""
        self.teams_delete = AsyncCall(_client, administration_teams_delete.asyncio_detailed)
        """POST /administration/teams/delete: Delete a team"""
        self.teams_index = AsyncCall(_client, administration_teams_index.asyncio_detailed)
        """POST /administration/teams: List teams with their settings"""
        self.teams_update = AsyncCall(_client, administration_teams_update.asyncio_detailed)
        """POST /administration/teams/update: Change a team"""
        self.users_create = AsyncCall(_client, administration_users_create.asyncio_detailed)
        """POST /administration/users/create: Create a user"""
        self.users_index = AsyncCall(_client, administration_users_index.asyncio_detailed)
        """POST /administration/users: List users"""
        self.users_queue_detach = AsyncCall(_client, administration_users_queue_detach.asyncio_detailed)
        """POST /administration/users/{user}/queues/{queue}/detach: Take a queue away from a user"""
        self.users_queue_upsert = AsyncCall(_client, administration_users_queue_upsert.asyncio_detailed)
        """POST /administration/users/{user}/queues/{queue}: Set a user's rights in a queue"""
        self.users_update = AsyncCall(_client, administration_users_update.asyncio_detailed)
        """POST /administration/users/{user}/update: Change a user"""

# Generated from specs/openhelpdesk. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .role import Role


@_define(kw_only=True)
class Settings(_Model):
    """Flat settings; an installation may know more keys.

    - reopen_window_days: Days in which a submitter's reply reopens; 0 turns it off.
    - saml_key_pem: A private key.
    """

    site_name: str | Unset = UNSET
    site_logo_url: str | None | Unset = UNSET
    guest_submission_enabled: bool | Unset = UNSET
    sla_enabled: bool | Unset = UNSET
    mfa_enabled: bool | Unset = UNSET
    mfa_enforced_roles: list[Role] | Unset = UNSET
    reopen_window_days: int | Unset = UNSET
    reopen_target_status_name: str | Unset = UNSET
    allowed_email_domains: list[str] | Unset = UNSET
    self_signup_enabled: bool | Unset = UNSET
    open_registration_enabled: bool | Unset = UNSET
    auto_assign_group_id: str | None | Unset = UNSET
    auto_assign_user_ids: list[str] | Unset = UNSET
    saml_enabled: bool | Unset = UNSET
    saml_metadata_url: str | None | Unset = UNSET
    saml_cert_pem: str | None | Unset = UNSET
    saml_key_pem: str | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("site_name", "site_name", False),
                _Member("site_logo_url", "site_logo_url", False),
                _Member("guest_submission_enabled", "guest_submission_enabled", False),
                _Member("sla_enabled", "sla_enabled", False),
                _Member("mfa_enabled", "mfa_enabled", False),
                _Member("mfa_enforced_roles", "mfa_enforced_roles", False),
                _Member("reopen_window_days", "reopen_window_days", False),
                _Member("reopen_target_status_name", "reopen_target_status_name", False),
                _Member("allowed_email_domains", "allowed_email_domains", False),
                _Member("self_signup_enabled", "self_signup_enabled", False),
                _Member("open_registration_enabled", "open_registration_enabled", False),
                _Member("auto_assign_group_id", "auto_assign_group_id", False),
                _Member("auto_assign_user_ids", "auto_assign_user_ids", False),
                _Member("saml_enabled", "saml_enabled", False),
                _Member("saml_metadata_url", "saml_metadata_url", False),
                _Member("saml_cert_pem", "saml_cert_pem", False),
                _Member("saml_key_pem", "saml_key_pem", False),
            ),
            open=True,
        )

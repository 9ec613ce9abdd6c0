"""Accounts and groups under /api/admin.

Refuses to take away the last admin.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import answers, fields
from .admin_gate import GONE, named, page
from .records import Group, Mail, Role, ScopeEntry, User
from .refusals import bad_request, conflict, not_found
from .world import World, digest

_ROLES: tuple[Role, ...] = get_args(Role)


# --- accounts ---


async def list_users(request: Request, world: World) -> Response:
    role = request.query_params.get("role")
    if role is not None:
        fields.choice(role, "role", _ROLES)
    return page(request, [u for u in world.people() if role in (None, u.role)], answers.admin_user)


def _email(world: World, body: dict[str, Any], own: User | None = None) -> str:
    email = fields.text(body, "email", longest=254)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email):
        raise bad_request("email must be an email address")
    if world.user_with_email(email) not in (None, own):
        raise conflict("email is already in use")
    return email


def _role(body: dict[str, Any]) -> Role:
    chosen = fields.choice(body.get("role"), "role", _ROLES)
    return next(role for role in _ROLES if role == chosen)


def make_user(world: World, name: str, email: str, password: str | None, role: Role) -> User:
    user = User(world.ids.mint(), name, email, role, world.clock.now(), digest(password) if password else None)
    world.users[user.id] = user
    return user


async def create_user(request: Request, world: World) -> Response:
    body = await fields.read_json(request)
    name, role = fields.text(body, "name"), _role(body)
    password = fields.text(body, "password", shortest=10)
    user = make_user(world, name, _email(world, body), password, role)
    return JSONResponse(answers.admin_user(user), 201)


def _require_other_admin(world: World, user: User) -> None:
    """An installation without an admin could never be administered again (guess)."""
    if user.role == "admin" and not any(u.role == "admin" and u.active and u is not user for u in world.people()):
        raise conflict("the last admin must stay")


def _living_user(request: Request, world: World) -> User:
    user = named(world.users, request)
    if user.deleted:
        raise not_found()
    return user


async def update_user(request: Request, world: World) -> Response:
    user = _living_user(request, world)
    body = await fields.read_json(request)
    name = fields.text(body, "name") if "name" in body else user.name
    email = _email(world, body, user) if "email" in body else user.email
    role = _role(body) if "role" in body else user.role
    disabled = fields.flag(body, "disabled", user.disabled)
    reset_mfa, reset_password = fields.flag(body, "reset_mfa"), fields.flag(body, "force_password_reset")
    if role != "admin" or disabled:
        _require_other_admin(world, user)
    user.name, user.email, user.role, user.disabled = name, email, role, disabled
    if disabled:
        _end_sessions(world, user)
    if reset_mfa:
        user.totp_secret = user.pending_totp_secret = None
        user.recovery_digests.clear()
    if reset_password:  # what else it does is not documented
        world.mails.append(Mail("password_reset", user.email, None))
    return JSONResponse(answers.admin_user(user))


def _end_sessions(world: World, user: User) -> None:
    for session_id in [key for key, session in world.sessions.items() if session.user_id == user.id]:
        del world.sessions[session_id]


async def delete_user(request: Request, world: World) -> Response:
    user = _living_user(request, world)
    _require_other_admin(world, user)
    user.deleted = True  # the tickets stay and keep the name
    _end_sessions(world, user)
    for key_id in [key.id for key in world.api_keys.values() if key.user_id == user.id]:
        del world.api_keys[key_id]
    for group in world.groups.values():
        group.member_ids = [member for member in group.member_ids if member != user.id]
    for ticket in world.tickets.values():
        if ticket.assignee_id == user.id:
            ticket.assignee_id = None
    return Response(status_code=GONE)


# --- groups ---


def _scope(world: World, body: dict[str, Any]) -> list[ScopeEntry]:
    entries = body.get("scope", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise bad_request("scope must be a list of objects")
    scope = []
    for entry in entries:
        category_id, type_id = fields.text(entry, "category_id"), fields.nullable_id(entry, "type_id")
        if category_id not in world.categories:
            raise bad_request("scope: category_id is unknown")
        if type_id is not None and (type_id not in world.types or world.types[type_id].parent_id != category_id):
            raise bad_request("scope: type_id does not belong to its category")
        scope.append(ScopeEntry(category_id, type_id))
    return scope


def _members(world: World, body: dict[str, Any]) -> list[str]:
    members = list(dict.fromkeys(fields.texts(body, "member_ids")))
    if any(member not in world.users or world.users[member].deleted for member in members):
        raise bad_request("member_ids contains an unknown account")
    return members


async def list_groups(request: Request, world: World) -> Response:
    return page(request, list(world.groups.values()), answers.group_answer)


async def create_group(request: Request, world: World) -> Response:
    body = await fields.read_json(request)
    group = Group(world.ids.mint(), fields.text(body, "name"), _scope(world, body), _members(world, body))
    world.groups[group.id] = group
    return JSONResponse(answers.group_answer(group), 201)


async def update_group(request: Request, world: World) -> Response:
    """Scope and members, where sent, replace the whole list."""
    group = named(world.groups, request)
    body = await fields.read_json(request)
    name = fields.text(body, "name") if "name" in body else group.name
    scope = _scope(world, body) if "scope" in body else group.scope
    members = _members(world, body) if "member_ids" in body else group.member_ids
    group.name, group.scope, group.member_ids = name, scope, members
    return JSONResponse(answers.group_answer(group))


async def delete_group(request: Request, world: World) -> Response:
    group = named(world.groups, request)
    del world.groups[group.id]
    for ticket in world.tickets.values():
        if ticket.group_id == group.id:
            ticket.group_id = None
    if world.settings["auto_assign_group_id"] == group.id:
        world.settings["auto_assign_group_id"] = None
    return Response(status_code=GONE)

"""Logging in, tokens, single sign-on, and the calling account under /api/me.

Refuses a bearer credential where the documents ask for a session.
"""

from __future__ import annotations

import base64
import binascii
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from . import answers, fields, totp
from .access import COOKIE, KEY_PREFIX, PENDING_LIFE, SESSION_LIFE, TOKEN_SECONDS, identify, issue_token
from .clock import wire_time
from .records import ApiKey, Session, User
from .refusals import bad_request, conflict, forbidden, not_found, unauthorized
from .world import World, digest


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


def _caller(request: Request) -> tuple[World, User]:
    world = _world(request)
    user = identify(world, request).user
    if user is None:
        raise forbidden()
    return world, user


def _begin_session(world: World, user: User, *, pending: bool = False) -> str:
    session_id = world.make_secret("session")
    life = PENDING_LIFE if pending else SESSION_LIFE
    world.sessions[session_id] = Session(user.id, world.clock.now() + life, pending)
    return session_id


def _set_cookie(response: Response, session_id: str) -> None:
    response.set_cookie(
        COOKIE, session_id, max_age=int(SESSION_LIFE.total_seconds()), path="/", httponly=True, samesite="lax"
    )


# --- auth -------------------------------------------------------------------------------------------


async def login(request: Request) -> Response:
    world = _world(request)
    body = await fields.read_json(request)
    email, password = fields.text(body, "email"), fields.text(body, "password")
    user = world.user_with_email(email)
    if user is None or not user.active or user.password_digest != digest(password):
        raise unauthorized("invalid email or password")
    if world.settings["saml_enabled"] and user.role != "admin":
        raise forbidden("log in through single sign-on")  # the admin's local login is the way back in
    pending = bool(world.settings["mfa_enabled"]) and user.mfa_enrolled
    response = JSONResponse({"mfa_required": True} if pending else {"user": answers.login_user(user)})
    _set_cookie(response, _begin_session(world, user, pending=pending))
    return response


async def verify_mfa(request: Request) -> Response:
    world = _world(request)
    session_id = request.cookies.get(COOKIE, "")
    session = world.sessions.get(session_id)
    if session is None or not session.pending_mfa or session.expires_at <= world.clock.now():
        raise unauthorized("no login is waiting for a code")
    user = world.users[session.user_id]
    if not _accept_code(world, user, fields.text(await fields.read_json(request), "code")):
        raise unauthorized("the code is wrong")
    del world.sessions[session_id]  # a login that grew stronger gets another cookie
    response = JSONResponse({"user": answers.login_user(user)})
    _set_cookie(response, _begin_session(world, user))
    return response


def _accept_code(world: World, user: User, code: str) -> bool:
    """A current code, or a recovery code, which works once."""
    if user.totp_secret and totp.is_code(user.totp_secret, code, world.clock.now()):
        return True
    if digest(code) in user.recovery_digests:
        user.recovery_digests.remove(digest(code))
        return True
    return False


async def logout(request: Request) -> Response:
    world = _world(request)
    if world.sessions.pop(request.cookies.get(COOKIE, ""), None) is None:
        raise unauthorized()
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/")
    return response


async def token(request: Request) -> Response:
    world = _world(request)
    body = await fields.read_json(request)
    if body.get("grant_type") != "client_credentials":
        raise bad_request("unsupported_grant_type")
    client_id, secret = body.get("client_id"), body.get("client_secret")
    for client in world.oauth_clients.values():
        if client.client_id == client_id and client.secret_digest == digest(str(secret)):
            granted = issue_token(world, client.client_id, client.id)
            return JSONResponse({"access_token": granted, "token_type": "Bearer", "expires_in": TOKEN_SECONDS})
    raise unauthorized("invalid_client")


async def saml_metadata(request: Request) -> Response:
    if not _world(request).settings["saml_enabled"]:
        raise not_found()
    base = str(request.base_url).rstrip("/")
    xml = (
        '<?xml version="1.0"?>\n'
        '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" '
        f'entityID="{base}/api/auth/saml/metadata">'
        '<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
        '<AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" '
        f'Location="{base}/api/auth/saml/acs" index="0"/></SPSSODescriptor></EntityDescriptor>\n'
    )
    return Response(xml, media_type="application/xml")


async def saml_acs(request: Request) -> Response:
    """Believes any assertion: a simulator has no identity provider whose signature it could check."""
    world = _world(request)
    if not world.settings["saml_enabled"]:
        raise not_found()
    form = await request.form()
    try:
        assertion = base64.b64decode(str(form.get("SAMLResponse") or ""), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        assertion = ""
    if not assertion:
        raise bad_request("SAMLResponse is required")
    attributes = dict(
        re.findall(r'<(?:\w+:)?Attribute Name="(\w+)"[^>]*>\s*<(?:\w+:)?AttributeValue[^>]*>([^<]*)<', assertion)
    )
    email = attributes.get("email", "").strip()
    if not email:
        raise unauthorized("the assertion names no email")
    user = world.user_with_email(email)
    if user is None:
        name = f"{attributes.get('firstName', '')} {attributes.get('lastName', '')}".strip() or email
        user = User(world.ids.mint(), name, email, "user", world.clock.now())  # just in time, always a user
        world.users[user.id] = user
    if not user.active:
        raise unauthorized()
    response = RedirectResponse("/", status_code=302)
    _set_cookie(response, _begin_session(world, user))
    return response


# --- me ---------------------------------------------------------------------------------------------


async def get_me(request: Request) -> Response:
    _, user = _caller(request)
    return JSONResponse(answers.account(user))


async def change_password(request: Request) -> Response:
    _, user = _caller(request)
    body = await fields.read_json(request)
    current = fields.text(body, "current_password")
    new = fields.text(body, "new_password", shortest=10)
    if user.password_digest is None:
        raise forbidden("this account has no password")
    if user.password_digest != digest(current):
        raise bad_request("current_password is wrong")
    user.password_digest = digest(new)
    return Response(status_code=204)


def _require_mfa(world: World) -> None:
    if not world.settings["mfa_enabled"]:
        raise conflict("multi-factor authentication is off")


async def enroll_mfa(request: Request) -> Response:
    world, user = _caller(request)
    _require_mfa(world)
    if user.mfa_enrolled:
        raise conflict("a second factor is already enrolled")
    user.pending_totp_secret = totp.new_secret(world.make_secret("totp"))
    link = totp.uri(user.pending_totp_secret, user.email, world.settings["site_name"])
    return JSONResponse({"totp_uri": link, "qr_code": totp.BLANK_QR})


async def confirm_mfa(request: Request) -> Response:
    world, user = _caller(request)
    _require_mfa(world)
    code = fields.text(await fields.read_json(request), "code")
    if user.pending_totp_secret is None:
        raise conflict("enrol first")
    if not totp.is_code(user.pending_totp_secret, code, world.clock.now()):
        raise bad_request("code is wrong")
    user.totp_secret, user.pending_totp_secret = user.pending_totp_secret, None
    codes = [f"{raw[:4]}-{raw[4:]}" for raw in (world.make_secret("recovery", 8).upper() for _ in range(8))]
    user.recovery_digests = {digest(code) for code in codes}
    return JSONResponse({"recovery_codes": codes})


async def remove_mfa(request: Request) -> Response:
    world, user = _caller(request)
    code = fields.text(await fields.read_json(request), "code")
    if not user.mfa_enrolled:
        raise conflict("no second factor is enrolled")
    if not _accept_code(world, user, code):
        raise bad_request("code is wrong")
    user.totp_secret = None
    user.recovery_digests.clear()
    return Response(status_code=204)


async def list_keys(request: Request) -> Response:
    world, user = _caller(request)
    return JSONResponse({"data": [answers.api_key(k) for k in world.api_keys.values() if k.user_id == user.id]})


async def create_key(request: Request) -> Response:
    """The key has all rights of its account and is told this once."""
    world, user = _caller(request)
    name = fields.text(await fields.read_json(request), "name")
    secret = KEY_PREFIX + world.make_secret("api key")
    key = ApiKey(world.ids.mint(), name, user.id, digest(secret), world.clock.now())
    world.api_keys[key.id] = key
    return JSONResponse({"id": key.id, "name": name, "key": secret, "created_at": wire_time(key.created_at)}, 201)


async def delete_key(request: Request) -> Response:
    world, user = _caller(request)
    key = world.api_keys.get(request.path_params["id"])
    if key is None or key.user_id != user.id:
        raise not_found()
    del world.api_keys[key.id]
    return Response(status_code=204)


def routes() -> list[Route]:
    return [
        Route("/api/auth/login", login, methods=["POST"]),
        Route("/api/auth/mfa/verify", verify_mfa, methods=["POST"]),
        Route("/api/auth/logout", logout, methods=["POST"]),
        Route("/api/auth/token", token, methods=["POST"]),
        Route("/api/auth/saml/metadata", saml_metadata, methods=["GET"]),
        Route("/api/auth/saml/acs", saml_acs, methods=["POST"]),
        Route("/api/me", get_me, methods=["GET"]),
        Route("/api/me/password", change_password, methods=["PATCH"]),
        Route("/api/me/mfa/enroll", enroll_mfa, methods=["POST"]),
        Route("/api/me/mfa/confirm", confirm_mfa, methods=["POST"]),
        Route("/api/me/mfa", remove_mfa, methods=["DELETE"]),
        Route("/api/me/api-keys", list_keys, methods=["GET"]),
        Route("/api/me/api-keys", create_key, methods=["POST"]),
        Route("/api/me/api-keys/{id}", delete_key, methods=["DELETE"]),
    ]

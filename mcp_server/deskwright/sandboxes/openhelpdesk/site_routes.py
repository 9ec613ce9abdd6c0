"""The site itself: settings and logo for admins, and the public facts under /api/v1.

Refuses a second set-up and a logo that is no picture.
"""

from __future__ import annotations

import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import answers, fields
from .admin_gate import admin_only
from .admin_people import make_user
from .refusals import bad_request, conflict, not_found
from .world import DEFAULT_SETTINGS, World

VERSION = "1.0.0-sandbox"
LOGO_URL = "/api/v1/logo"
_LOGO_LIMIT = 2 * 1024 * 1024
_LONGEST_WINDOW = 3650
_NULLABLE = {name for name, value in DEFAULT_SETTINGS.items() if value is None}


async def get_settings(request: Request, world: World) -> Response:
    return JSONResponse(world.settings)


async def update_settings(request: Request, world: World) -> Response:
    """Only the keys sent change; all are checked before the first does."""
    body = await fields.read_json(request)
    for name, value in body.items():
        _check_setting(world, name, value)
    world.settings.update(body)
    return JSONResponse(world.settings)


def _check_setting(world: World, name: str, value: Any) -> None:
    if name not in DEFAULT_SETTINGS:
        raise bad_request(f"{name} is no setting")
    if value is None and name in _NULLABLE:
        return
    expected = str if DEFAULT_SETTINGS[name] is None else type(DEFAULT_SETTINGS[name])
    if type(value) is not expected:
        raise bad_request(f"{name} has the wrong type")
    if name == "reopen_window_days" and isinstance(value, int) and not 0 <= value <= _LONGEST_WINDOW:
        raise bad_request(f"{name} must be from 0 to {_LONGEST_WINDOW}")
    if name == "reopen_target_status_name":  # rule 19: New or a custom status
        status = world.status_named(value)
        if status is None or status.system in ("resolved", "closed"):
            raise bad_request(f"{name} must be New or a custom status")
    if name == "auto_assign_group_id" and value not in world.groups:
        raise bad_request(f"{name} is unknown")
    if isinstance(value, list) and not all(isinstance(entry, str) for entry in value):
        raise bad_request(f"{name} must be a list of strings")


def _picture_type(content: bytes) -> str | None:
    for magic, media in (
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
    ):
        if content.startswith(magic):
            return media
    return "image/svg+xml" if re.match(rb"\s*(<\?xml[^>]*>\s*)?<svg[\s>]", content) else None


async def upload_logo(request: Request, world: World) -> Response:
    """Keeps the file as it is; a real desk scales pictures into 320 by 64."""
    upload = (await request.form()).get("logo")
    if not isinstance(upload, UploadFile):
        raise bad_request("logo is required")
    content = await upload.read()
    if len(content) > _LOGO_LIMIT:
        raise bad_request("logo must be at most 2 MB")
    media = _picture_type(content)
    if media is None:
        raise bad_request("logo must be PNG, JPG, GIF or SVG")
    world.logo = (media, content)
    world.settings["site_logo_url"] = LOGO_URL
    return JSONResponse({"url": LOGO_URL})


async def delete_logo(request: Request, world: World) -> Response:
    world.logo = None
    world.settings["site_logo_url"] = None
    return Response(status_code=204)


# --- public -----------------------------------------------------------------------------------------


def _world(request: Request) -> World:
    world: World = request.app.state.world
    return world


async def get_site(request: Request) -> Response:
    settings = _world(request).settings
    return JSONResponse({"name": settings["site_name"], "logo_url": settings["site_logo_url"], "version": VERSION})


async def get_logo(request: Request) -> Response:
    logo = _world(request).logo
    if logo is None:
        raise not_found()
    headers = {
        "Cache-Control": "public, max-age=300",
        # An uploaded SVG must not run as a page of this origin.
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(logo[1], media_type=logo[0], headers=headers)


async def setup_status(request: Request) -> Response:
    return JSONResponse({"needed": _needs_setup(_world(request))})


def _needs_setup(world: World) -> bool:
    return not any(user.role == "admin" for user in world.people())


async def setup(request: Request) -> Response:
    world = _world(request)
    if not _needs_setup(world):
        raise conflict("set-up is already done")
    body = await fields.read_json(request)
    email, name = fields.text(body, "email", longest=254), fields.text(body, "display_name")
    password = fields.text(body, "password", shortest=10)
    return JSONResponse(answers.account(make_user(world, name, email, password, "admin")), 201)


def routes() -> list[Route]:
    return [
        Route("/api/admin/settings", admin_only(get_settings), methods=["GET"]),
        Route("/api/admin/settings", admin_only(update_settings), methods=["PATCH"]),
        Route("/api/admin/settings/logo", admin_only(upload_logo), methods=["POST"]),
        Route("/api/admin/settings/logo", admin_only(delete_logo), methods=["DELETE"]),
        Route("/api/v1/site", get_site, methods=["GET"]),
        Route("/api/v1/logo", get_logo, methods=["GET"]),
        Route("/api/v1/setup/status", setup_status, methods=["GET"]),
        Route("/api/v1/setup", setup, methods=["POST"]),
    ]

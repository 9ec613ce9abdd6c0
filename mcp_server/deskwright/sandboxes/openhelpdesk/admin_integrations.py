"""SLA policies, webhooks and plugins under /api/admin.

Stores webhooks and plugins; calls and runs neither.
"""

from __future__ import annotations

import re
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import answers, fields
from .admin_gate import GONE, named, page
from .records import EVENTS, PRIORITIES, Plugin, SlaPolicy, Webhook
from .refusals import bad_request
from .world import World

# --- SLA policies ---


def _policy_key(world: World, body: dict[str, Any]) -> tuple[str | None, str | None]:
    priority = None if body.get("priority") is None else fields.choice(body["priority"], "priority", PRIORITIES)
    category_id = fields.nullable_id(body, "category_id")
    if category_id is not None and category_id not in world.categories:
        raise bad_request("category_id is unknown")
    return priority, category_id


async def list_policies(request: Request, world: World) -> Response:
    return page(request, list(world.sla_policies.values()), answers.policy_answer)


async def create_policy(request: Request, world: World) -> Response:
    body = await fields.read_json(request)
    policy = SlaPolicy(
        world.ids.mint(),
        fields.text(body, "name"),
        *_policy_key(world, body),
        response_hours=fields.hours(body, "response_hours"),
        resolution_hours=fields.hours(body, "resolution_hours"),
    )
    world.sla_policies[policy.id] = policy
    return JSONResponse(answers.policy_answer(policy), 201)


async def update_policy(request: Request, world: World) -> Response:
    policy = named(world.sla_policies, request)
    body = answers.policy_answer(policy) | await fields.read_json(request)
    priority, category_id = _policy_key(world, body)
    name = fields.text(body, "name")
    response, resolution = fields.hours(body, "response_hours"), fields.hours(body, "resolution_hours")
    policy.name, policy.priority, policy.category_id = name, priority, category_id
    policy.response_hours, policy.resolution_hours = response, resolution
    return JSONResponse(answers.policy_answer(policy))


async def delete_policy(request: Request, world: World) -> Response:
    del world.sla_policies[named(world.sla_policies, request).id]
    return Response(status_code=GONE)


# --- webhooks ---


def _url(body: dict[str, Any]) -> str:
    url = fields.text(body, "url")
    if not url.startswith("https://"):
        raise bad_request("url must begin with https://")
    return url


def _events(body: dict[str, Any]) -> list[str]:
    events = fields.texts(body, "events")
    if not events:
        raise bad_request("events is required")
    return [fields.choice(event, "events", EVENTS) for event in events]


async def list_webhooks(request: Request, world: World) -> Response:
    return page(request, list(world.webhooks.values()), answers.webhook_answer)


async def create_webhook(request: Request, world: World) -> Response:
    body = await fields.read_json(request)
    hook = Webhook(
        world.ids.mint(),
        _url(body),
        _events(body),
        fields.flag(body, "enabled", True),
        world.clock.now(),
        fields.optional_text(body, "secret"),
    )
    world.webhooks[hook.id] = hook
    return JSONResponse(answers.webhook_answer(hook), 201)


async def update_webhook(request: Request, world: World) -> Response:
    hook = named(world.webhooks, request)
    body = await fields.read_json(request)
    url = _url(body) if "url" in body else hook.url
    events = _events(body) if "events" in body else hook.events
    enabled = fields.flag(body, "enabled", hook.enabled)
    secret = fields.optional_text(body, "secret") if "secret" in body else hook.secret
    hook.url, hook.events, hook.enabled, hook.secret = url, events, enabled, secret
    return JSONResponse(answers.webhook_answer(hook))


async def delete_webhook(request: Request, world: World) -> Response:
    hook = named(world.webhooks, request)
    del world.webhooks[hook.id]
    world.deliveries = [delivery for delivery in world.deliveries if delivery.webhook_id != hook.id]
    return Response(status_code=GONE)


# --- plugins ---


async def list_plugins(request: Request, world: World) -> Response:
    return page(request, list(world.plugins.values()), answers.plugin_answer)


async def create_plugin(request: Request, world: World) -> Response:
    """Remembers the name of a file or URL; nothing is loaded or run."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        upload = (await request.form()).get("file")
        if not isinstance(upload, UploadFile) or not upload.filename:
            raise bad_request("file is required")
        source = upload.filename
    else:
        source = fields.text(await fields.read_json(request), "url")
        if not re.match(r"https?://[^/]+/.", source):
            raise bad_request("url must be the address of a plugin file")
    name = source.rstrip("/").rsplit("/", 1)[-1].split(".", 1)[0]
    plugin = Plugin(world.ids.mint(), name)
    world.plugins[plugin.id] = plugin
    return JSONResponse(answers.plugin_answer(plugin), 201)


async def update_plugin(request: Request, world: World) -> Response:
    plugin = named(world.plugins, request)
    body = await fields.read_json(request)
    config = body.get("config", plugin.config)
    if not isinstance(config, dict):
        raise bad_request("config must be an object")
    plugin.enabled, plugin.config = fields.flag(body, "enabled", plugin.enabled), config
    return JSONResponse(answers.plugin_answer(plugin))


async def delete_plugin(request: Request, world: World) -> Response:
    del world.plugins[named(world.plugins, request).id]
    return Response(status_code=GONE)

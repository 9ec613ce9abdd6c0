"""Categories, types, items and statuses under /api/admin.

Refuses to delete what tickets refer to.
"""

from __future__ import annotations

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import answers, fields
from .admin_gate import GONE, named
from .records import Node, Status
from .refusals import bad_request, conflict
from .world import World

# --- categories, types, items ---


async def _create_node(request: Request, world: World, rows: dict[str, Node], parent: str | None) -> Node:
    body = await fields.read_json(request)
    order = fields.integer(body, "sort_order", len([n for n in rows.values() if n.parent_id == parent]) + 1)
    node = Node(world.ids.mint(), fields.text(body, "name"), order, parent)
    rows[node.id] = node
    return node


async def _update_node(request: Request, rows: dict[str, Node]) -> Node:
    node = named(rows, request)
    body = await fields.read_json(request)
    name = fields.text(body, "name") if "name" in body else node.name
    order = fields.integer(body, "sort_order", node.sort_order)
    node.archived = fields.flag(body, "archived", node.archived)
    node.name, node.sort_order = name, order
    return node


def _require_unused(world: World, column: str, node: Node) -> None:
    if any(getattr(ticket, column) == node.id for ticket in world.tickets.values()):
        raise conflict("tickets refer to it")


def _drop_type(world: World, type_id: str) -> None:
    for item_id in [item.id for item in world.items.values() if item.parent_id == type_id]:
        del world.items[item_id]
    del world.types[type_id]
    for group in world.groups.values():
        group.scope = [entry for entry in group.scope if entry.type_id != type_id]


async def create_category(request: Request, world: World) -> Response:
    node = await _create_node(request, world, world.categories, None)
    return JSONResponse(answers.node_answer(node, admin=True), 201)


async def update_category(request: Request, world: World) -> Response:
    return JSONResponse(answers.node_answer(await _update_node(request, world.categories), admin=True))


async def delete_category(request: Request, world: World) -> Response:
    node = named(world.categories, request)
    _require_unused(world, "category_id", node)
    for type_id in [child.id for child in world.types.values() if child.parent_id == node.id]:
        _drop_type(world, type_id)
    del world.categories[node.id]
    for group in world.groups.values():
        group.scope = [entry for entry in group.scope if entry.category_id != node.id]
    for policy_id in [p.id for p in world.sla_policies.values() if p.category_id == node.id]:
        del world.sla_policies[policy_id]
    return Response(status_code=GONE)


async def create_type(request: Request, world: World) -> Response:
    category = named(world.categories, request)
    node = await _create_node(request, world, world.types, category.id)
    return JSONResponse(answers.node_answer(node, "category_id", admin=True), 201)


async def update_type(request: Request, world: World) -> Response:
    return JSONResponse(answers.node_answer(await _update_node(request, world.types), "category_id", admin=True))


async def delete_type(request: Request, world: World) -> Response:
    node = named(world.types, request)
    _require_unused(world, "type_id", node)
    _drop_type(world, node.id)
    return Response(status_code=GONE)


async def create_item(request: Request, world: World) -> Response:
    parent = named(world.types, request)
    node = await _create_node(request, world, world.items, parent.id)
    return JSONResponse(answers.node_answer(node, "type_id", admin=True), 201)


async def update_item(request: Request, world: World) -> Response:
    return JSONResponse(answers.node_answer(await _update_node(request, world.items), "type_id", admin=True))


async def delete_item(request: Request, world: World) -> Response:
    node = named(world.items, request)
    _require_unused(world, "item_id", node)
    del world.items[node.id]
    return Response(status_code=GONE)


# --- statuses ---


def _color(body: dict[str, Any]) -> str:
    color = fields.text(body, "color")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
        raise bad_request("color must look like #1a2b3c")
    return color


def _status_name(world: World, body: dict[str, Any], own: Status | None = None) -> str:
    name = fields.text(body, "name")
    if world.status_named(name) not in (None, own):
        raise conflict("a status of this name exists")
    return name


async def create_status(request: Request, world: World) -> Response:
    body = await fields.read_json(request)
    order = fields.integer(body, "sort_order", len(world.statuses) + 1)
    status = Status(world.ids.mint(), _status_name(world, body), _color(body), order)
    world.statuses[status.id] = status
    return JSONResponse(answers.status_answer(status, admin=True), 201)


async def update_status(request: Request, world: World) -> Response:
    status = named(world.statuses, request)
    body = await fields.read_json(request)
    name = _status_name(world, body, status) if "name" in body else status.name
    color = _color(body) if "color" in body else status.color
    status.sort_order = fields.integer(body, "sort_order", status.sort_order)
    status.name, status.color = name, color  # a system status keeps its meaning
    return JSONResponse(answers.status_answer(status, admin=True))


async def delete_status(request: Request, world: World) -> Response:
    status = named(world.statuses, request)
    if status.system is not None:
        raise conflict("system statuses cannot be deleted")
    if any(ticket.status_id == status.id for ticket in world.tickets.values()):
        raise conflict("tickets have this status")
    del world.statuses[status.id]
    return Response(status_code=GONE)

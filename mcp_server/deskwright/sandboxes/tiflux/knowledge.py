"""The knowledge base: articles and the folders they lie in."""

from __future__ import annotations

from .call import Answer, Call, listed
from .clock import wire_time
from .fields import Fields
from .gates import FREE
from .operations import Operation
from .world import Row, Table, World, chosen, contains


def list_knowledges(call: Call) -> Answer:
    """`search` looks into title, text and tags."""
    words, folders = call.query.text("search"), call.query.integers("knowledge_folder_ids")
    rows = [
        row
        for row in call.world.knowledges.all()
        if (folders is None or not set(folders).isdisjoint(row["knowledge_folder_ids"]))
        and (words is None or any(contains(text, words) for text in (row["title"], row["description"], *row["tags"])))
    ]
    return listed(call, rows, knowledge_answer)


def create_knowledge(call: Call) -> Answer:
    fields = call.fields()
    world = call.world
    row = {
        "title": fields.text("title", required=True, longest=255),
        "description": fields.text("description", required=True),
        "knowledge_folder_ids": _ids(fields, "knowledge_folder_ids", world.knowledge_folders, required=True),
        "tags": fields.texts("tags") or [],
        "private": fields.flag("private"),
        "client_ids": _ids(fields, "client_ids", world.clients),
        "technical_group_ids": _ids(fields, "technical_group_ids", world.technical_groups),
        "services_catalogs_item_ids": _ids(fields, "services_catalogs_item_ids", world.items),
        "created_at": call.now,
        "updated_at": call.now,
    }
    fields.done()
    return Answer(knowledge_answer(world, world.knowledges.add(**row)), 201)


def read_knowledge(call: Call) -> Answer:
    return Answer(knowledge_answer(call.world, call.world.knowledges.need(call.path["id"])))


def list_folders(call: Call) -> Answer:
    words = call.query.text("search")
    rows = [row for row in call.world.knowledge_folders.all() if words is None or contains(row["name"], words)]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "name")))


def _ids(fields: Fields, name: str, table: Table, *, required: bool = False) -> list[int]:
    numbers = fields.integers(name, required=required) or []
    for number in numbers:
        if number not in table.rows:
            fields.fail(name, f"{number} not found")
    return numbers


def knowledge_answer(world: World, row: Row) -> Row:
    names = (
        "id", "title", "description", "private", "tags", "client_ids", "technical_group_ids",
        "services_catalogs_item_ids", "knowledge_folder_ids",
    )  # fmt: skip
    return {
        **chosen(row, names),
        "created_at": wire_time(row["created_at"]),
        "updated_at": wire_time(row["updated_at"]),
    }


OPERATIONS = (
    Operation("GET", "/knowledges", FREE, list_knowledges),
    Operation("POST", "/knowledges", FREE, create_knowledge),
    Operation("GET", "/knowledges/{id}", FREE, read_knowledge),
    Operation("GET", "/knowledge-folders", FREE, list_folders),
)

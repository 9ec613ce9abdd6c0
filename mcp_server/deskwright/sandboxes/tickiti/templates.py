"""Stock responses and templates: two tables of texts with the same habits, and the public FAQs.

An update changes the fields it names and keeps the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .attachments import store_upload
from .call import Call, Handler, enveloped, shown
from .fields import Fields
from .html_text import plain_text
from .refusals import forbidden, invalid, not_found
from .render import render_text
from .store import Row, Table

RELEVANCE = ("as_is", "compose", "reference", "exclude")
STOCK_TEXTS = ("identifier", "title", "category", "subcategory", "subject", "keywords")
STOCK_TYPE = "stock-response"


# --- stock responses -----------------------------------------------------------------------------------


def stock_index(call: Call) -> Any:
    fields = call.fields()
    search = fields.text("search", limit=255)
    include = fields.flag("include_content") or False
    fields.done()
    rows = _matching(call.state.stock_responses.all(), search)
    hidden = () if include else ("content", "notes")
    return {"templates": [shown(row, *hidden) for row in rows]}


def stock_show(call: Call) -> Any:
    return {"template": shown(call.row(call.state.stock_responses, "template_id"))}


def stock_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_stock(call, fields)
    fields.done()
    defaults: Row = dict.fromkeys((*STOCK_TEXTS, "content", "notes"))
    row = call.state.stock_responses.add(
        defaults | {"is_enabled": True, "ai_relevance": "compose", "type": STOCK_TYPE} | values
    )
    return {"template": shown(row)}


def stock_update(call: Call) -> Any:
    fields, row = _wrapped(call, call.state.stock_responses)
    values = _read_stock(call, fields)
    fields.done()
    row |= values
    return {"template": shown(row)}


def stock_delete(call: Call) -> Any:
    row = call.row(call.state.stock_responses, "template_id")
    del call.state.stock_responses.rows[row["id"]]
    return {"deleted": True}


def stock_image(call: Call) -> Any:
    return _upload_image(call, call.state.stock_responses)


def _read_stock(call: Call, fields: Fields) -> Row:
    values: Row = {name: fields.text(name, limit=255) for name in STOCK_TEXTS}
    values["content"] = fields.text("content")
    values["notes"] = fields.text("notes")
    values["is_enabled"] = fields.flag("is_enabled")
    values["ai_relevance"] = fields.text("ai_relevance", choices=RELEVANCE)
    if values["ai_relevance"] is not None and not call.caller.has_role("admin"):
        raise forbidden("Only an admin sets ai_relevance.")
    return {name: value for name, value in values.items() if value is not None}


# --- templates -----------------------------------------------------------------------------------------


def template_index(call: Call) -> Any:
    return [shown(row, "content", "description", "legend") for row in call.state.templates.all()]


def template_show(call: Call) -> Any:
    return {"template": shown(call.row(call.state.templates, "template_id"))}


def template_create(call: Call) -> Any:
    fields = call.fields()
    kind = fields.text("type", required=True, limit=255)
    values = _read_template(fields)
    if kind == "faq" and "identifier" in values:
        fields.fail("identifier", "The identifier field does not go with type faq.")
    if kind != "faq" and "identifier" not in values:
        fields.fail("identifier", "The identifier field is required.")
    if "identifier" in values and call.state.templates.find(identifier=values["identifier"]):
        fields.fail("identifier", "The identifier has already been taken.")
    fields.done()
    defaults: Row = dict.fromkeys(
        ("identifier", "category", "subcategory", "subject", "content", "description", "legend", "keywords")
    )
    row = call.state.templates.add(defaults | {"type": kind, "is_enabled": True, "ordinal": 0} | values)
    return {"template": shown(row)}


def template_update(call: Call) -> Any:
    fields, row = _wrapped(call, call.state.templates)
    values = _read_template(fields)
    taken = call.state.templates.find(identifier=values["identifier"]) if "identifier" in values else None
    if taken is not None and taken is not row:
        fields.fail("identifier", "The identifier has already been taken.")
    fields.done()
    row |= values
    return {"template": shown(row)}


def template_delete(call: Call) -> Any:
    row = call.row(call.state.templates, "template_id")
    del call.state.templates.rows[row["id"]]
    return {"deleted": True}


def template_search(call: Call) -> Any:
    fields = call.fields()
    search = fields.text("search", required=True, limit=255)
    mode = fields.text("mode", limit=255) or "templates"
    kind = fields.text("type", limit=255)
    fields.done()
    rows = call.state.templates.all() + call.state.stock_responses.all()
    if kind is not None:
        rows = [row for row in rows if row["type"] == kind]
    elif mode == "templates":
        rows = [row for row in rows if row["type"] != STOCK_TYPE]
    return {"templates": [shown(row) for row in _matching(rows, search)]}


def template_render(call: Call) -> Any:
    fields = call.fields()
    identifier = fields.text("template_identifier", required=True, limit=255)
    data = fields.mapping("data", required="data" not in call.body)
    kind = fields.text("type", limit=255) or "email"
    fields.done()
    row = call.state.templates.find(identifier=identifier, type=kind)
    if row is None:
        raise not_found("Template")
    values = data or {}
    return {
        "subject": render_text(row["subject"], values),
        "content": render_text(row["content"], values),
        "template_identifier": row["identifier"],
    }


def template_faqs(call: Call) -> Any:
    return {"faqs": [shown(row) for row in _faqs(call)]}


def template_image(call: Call) -> Any:
    return _upload_image(call, call.state.templates)


def public_faqs(call: Call) -> Any:
    return enveloped(
        faqs=[
            {
                "id": row["id"],
                "category": row["category"],
                "question": row["subject"],
                "answer": row["content"],
            }
            for row in _faqs(call)
            if row["is_enabled"]
        ]
    )


def _faqs(call: Call) -> list[Row]:
    rows = [row for row in call.state.templates.all() if row["type"] == "faq"]
    return sorted(rows, key=lambda row: (row["ordinal"], row["id"]))


def _read_template(fields: Fields) -> Row:
    values: Row = {
        name: fields.text(name, limit=255) for name in ("identifier", "category", "subcategory", "subject", "keywords")
    }
    values |= {name: fields.text(name) for name in ("content", "description", "legend")}
    values["is_enabled"] = fields.flag("is_enabled")
    values["ordinal"] = fields.integer("ordinal", low=0)
    return {name: value for name, value in values.items() if value is not None}


# --- both ----------------------------------------------------------------------------------------------


def _wrapped(call: Call, table: Table) -> tuple[Fields, Row]:
    """An update's fields stand in `template`, and so does the id."""
    outer = call.fields()
    fields = outer.nested("template", required=True)
    number = fields.integer("id", required=True) if fields.body else None
    outer.done()
    row = table.get(number)
    if row is None:
        raise not_found(table.what)
    return fields, row


def _matching(rows: Iterable[Row], search: str | None) -> list[Row]:
    """Rows that hold every word and every quoted phrase."""
    words = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|(\S+)', (search or "").casefold())]
    found = []
    for row in rows:
        values = (row.get(name) for name in (*STOCK_TEXTS, "content"))
        text = plain_text(" ".join(str(value) for value in values if value)).casefold()
        if all(word in text for word in words):
            found.append(row)
    return found


def _upload_image(call: Call, table: Table) -> Any:
    row = call.row(table, "template_id")
    blob, file = store_upload(call)
    if not file.mime_type.startswith("image/"):
        raise invalid("file", "The file field must be an image.")
    url = f"/storage/templates/{row['id']}/{blob.sha256[:16]}"
    call.state.images[url] = blob.sha256
    return {"url": url, "name": file.name, "sha256": blob.sha256, "file_size": blob.size}


OPERATIONS: dict[str, Handler] = {
    "settings.stock_responses.index": stock_index,
    "settings.stock_responses.show": stock_show,
    "settings.stock_responses.create": stock_create,
    "settings.stock_responses.update": stock_update,
    "settings.stock_responses.delete": stock_delete,
    "settings.stock_responses.image_upload": stock_image,
    "templates.index": template_index,
    "templates.show": template_show,
    "templates.create": template_create,
    "templates.update": template_update,
    "templates.delete": template_delete,
    "templates.search": template_search,
    "templates.render": template_render,
    "templates.faqs": template_faqs,
    "templates.image_upload": template_image,
    "faqs": public_faqs,
}

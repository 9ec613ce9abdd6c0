"""Fills the templates, with every value escaped; an unknown name is an error, not an empty place."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from deskwright.approvals.texts import marked, plain
from deskwright.approvals.words import STATES, effect_words, humanised, moment

__all__ = ["STATIC", "page", "static_file"]

_HERE = files("deskwright.approvals")
STATIC = {"style.css": "text/css", "page.js": "text/javascript", "mark.svg": "image/svg+xml"}


@cache
def _environment() -> Environment:
    def source(name: str) -> str | None:
        found = _HERE / "templates" / name
        return found.read_text("utf-8") if found.is_file() else None

    made = Environment(
        loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "marked": marked,
        "plain": plain,
        "humanised": humanised,
        "moment": moment,
        "effect_words": effect_words,
    }
    made.globals |= {"STATES": STATES, "asset": _asset}
    return made


@cache
def static_file(name: str) -> bytes:
    return (_HERE / "static" / name).read_bytes()


@cache
def _asset(name: str) -> str:
    """The address of a file of ours; another content is another address."""
    return f"/static/{name}?v={hashlib.sha256(static_file(name)).hexdigest()[:12]}"


def page(template: str, status: int = 200, /, **values: Any) -> Response:
    return HTMLResponse(_environment().get_template(template).render(values), status)

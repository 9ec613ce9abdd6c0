"""The templates and files of the approval page."""

from __future__ import annotations

from deskwright.approvals.words import STATES, effect_words, humanised, moment
from deskwright.webpage.hidden_signs import marked, plain
from deskwright.webpage.render import Renderer

__all__ = ["page", "static"]

_RENDERER = Renderer(
    "deskwright.approvals",
    static={"style.css": "text/css", "page.js": "text/javascript"},
    filters={"marked": marked, "plain": plain, "humanised": humanised, "moment": moment, "effect_words": effect_words},
    names={"STATES": STATES},
)
page, static = _RENDERER.page, _RENDERER.static

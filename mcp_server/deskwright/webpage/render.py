"""Fills the templates of one room, with every value escaped; an unknown name is an error, not an empty place.

Its files are those that all pages share and the room's own; nothing else of a folder is ever given out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

__all__ = ["Renderer"]

_HERE = "deskwright.webpage"
_SHARED = {"house.css": "text/css", "mark.svg": "image/svg+xml"}


class Renderer:
    """The templates and files of one package."""

    def __init__(
        self,
        package: str,
        *,
        static: Mapping[str, str],
        filters: Mapping[str, Callable[..., Any]],
        names: Mapping[str, Any],
        at: str = "/static/",
    ) -> None:
        self._package, self._filters, self._names, self._at = package, dict(filters), dict(names), at
        self._static = {name: (_HERE, kind) for name, kind in _SHARED.items()}
        self._static |= {name: (package, kind) for name, kind in static.items()}

    def page(self, template: str, status: int = 200, /, **values: Any) -> Response:
        return HTMLResponse(self._environment.get_template(template).render(values), status)

    def static(self, request: Request) -> Response:
        """The endpoint of the files' addresses, which end in `{name}`."""
        name = request.path_params["name"]
        if name not in self._static:
            return PlainTextResponse("There is no such file.\n", 404)
        package, kind = self._static[name]
        kept = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(_content(package, name), media_type=kind, headers=kept)

    @cached_property
    def _environment(self) -> Environment:
        folder = files(self._package) / "templates"

        def source(name: str) -> str | None:
            found = folder / name
            return found.read_text("utf-8") if found.is_file() else None

        made = Environment(
            loader=FunctionLoader(source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        made.filters |= self._filters
        made.globals |= {**self._names, "asset": self._asset}
        return made

    def _asset(self, name: str) -> str:
        """The address of a file of ours; another content is another address."""
        package, _ = self._static[name]
        return f"{self._at}{name}?v={hashlib.sha256(_content(package, name)).hexdigest()[:12]}"


@cache
def _content(package: str, name: str) -> bytes:
    return (files(package) / "static" / name).read_bytes()

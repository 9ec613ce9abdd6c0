"""Mending: each part of a document is brought to the shape that its specification gives it, before anything reads it.

Refuses to lose an operation for a part of it: what is not shaped as it must be is read as what it can be, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .finding import Finding, Level
from .lenient import HERE
from .load import DeskInput
from .mend_media import media_name, part_encoding
from .pointer import pointer
from .read_openapi import METHODS
from .settings import can_travel
from .text import hidden_characters

_FIELD_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)
_STATUS = re.compile(r"([1-5][0-9][0-9])\b|([1-5])[xX][xX]|(default)")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_PLACES = ("path", "query", "header", "cookie")
_STYLES = {
    "path": {"simple", "label", "matrix"},
    "query": {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    "header": {"simple"},
    "cookie": {"form"},
}


@dataclass(slots=True)
class _Mender:
    source: DeskInput
    findings: list[Finding] = field(default_factory=list)

    def told(
        self, where: str, what: str, consequence: str, fix: str = "correct the document", code: str = "GEN122"
    ) -> None:
        self.findings.append(Finding(code, where, what, fix, consequence, Level.WARNING))

    def of(self, holder: dict[str, Any], key: str, kind: type | tuple[type, ...], where: str, word: str) -> Any:
        """`holder[key]` where it is of that kind; otherwise it goes and is told. Null is as if it were not there."""
        value = holder.get(key)
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is int):
            return value
        if value is not None:
            self.told(where + pointer(key), f"{key} is not {word}", "it was left out")
        holder.pop(key, None)
        return None

    def texts(self, holder: dict[str, Any], where: str) -> None:
        for key in ("summary", "description"):
            self.of(holder, key, str, where, "a text")

    def flag(self, holder: dict[str, Any], key: str, where: str) -> None:
        """A flag; `"true"` and 1 are what somebody meant by it."""
        value = holder.get(key)
        if isinstance(value, str) and value.strip().lower() in {"true", "false"}:
            holder[key] = value.strip().lower() == "true"
            self.told(where + pointer(key), f"{key} is the text {value}", f"it is read as {str(holder[key]).lower()}")
        else:
            self.of(holder, key, bool, where, "true or false")

    # -- the outermost parts ------------------------------------------------------------------------------------

    def document(self, document: dict[str, Any], at: Callable[[str], str]) -> dict[str, Any]:
        made = dict(document)
        for key, kind, word in (
            ("info", dict, "an object"),
            ("components", dict, "an object"),
            ("servers", list, "a list"),
            ("tags", list, "a list"),
            ("security", list, "a list"),
        ):
            self.of(made, key, kind, at(""), word)
        self.security(made, at(""))
        self.servers(made, at(""))
        if "components" in made:
            made["components"] = self.components(made["components"], at("/components"))
        paths: dict[str, Any] = {}
        for path, item in made["paths"].items():
            where = at(pointer("paths", path))
            if path.startswith("x-"):
                continue
            if not isinstance(item, dict):
                if item is not None:
                    self.told(where, "a path item is no object", "it was left out")
                continue
            paths[path] = self.path_item(item, where, path)
        made["paths"] = paths
        return made

    def components(self, components: dict[str, Any], where: str) -> dict[str, Any]:
        made = dict(components)
        menders: dict[str, Callable[[Any, str], Any]] = {
            "parameters": self.shared_parameter,
            "requestBodies": self.body,
            "responses": self.response,
            "pathItems": self.path_item,
            "securitySchemes": self.scheme,
        }
        for kind in list(made):
            if kind.startswith("x-"):
                continue
            section = self.of(made, kind, dict, where, "an object")
            if section is None:
                continue
            if kind == "schemas":
                continue
            made[kind] = {}
            for name, value in section.items():
                place = where + pointer(kind, name)
                if not isinstance(value, dict):
                    self.told(place, "it is no object", "it was left out")
                elif kind not in menders or "$ref" in value:
                    made[kind][name] = value
                elif (mended := menders[kind](value, place)) is not None:
                    made[kind][name] = mended
        return made

    def scheme(self, value: dict[str, Any], where: str) -> dict[str, Any] | None:
        made = dict(value)
        for key in ("type", "scheme", "name", "in"):
            self.of(made, key, str, where, "a text")
        if made.get("type") == "apiKey":
            if made.get("in") not in {None, "header", "query", "cookie"}:
                self.told(where, f"a key cannot travel in {made['in']!r}", "it travels in a header")
                made["in"] = "header"
            if "name" in made and not can_travel(made.get("in", "header"), made["name"]):
                self.told(where, "its name cannot stand in a request", "the scheme was left out")
                return None
        flows = self.of(made, "flows", dict, where, "an object")
        if flows is not None:
            made["flows"] = {name: flow for name, flow in flows.items() if isinstance(flow, dict)}
            for name, flow in made["flows"].items():
                if "tokenUrl" in flow and not (isinstance(flow["tokenUrl"], str) and _is_url(flow["tokenUrl"])):
                    self.told(where + pointer("flows", name, "tokenUrl"), "tokenUrl is no address", "it was left out")
                    made["flows"][name] = {key: item for key, item in flow.items() if key != "tokenUrl"}
        return made

    def security(self, holder: dict[str, Any], where: str) -> None:
        """A list of objects; an empty one is an answer: no credential."""
        value = holder.get("security")
        if value is None:
            holder.pop("security", None)
            return
        if not isinstance(value, list):
            self.told(f"{where}/security", "security is no list of objects", "it was read as the document's own")
            del holder["security"]
            return
        kept = [item for item in value if isinstance(item, dict)]
        if len(kept) != len(value):
            self.told(f"{where}/security", "security holds what is no object", "that alternative was left out")
            if not kept:
                del holder["security"]
                return
        holder["security"] = kept

    def servers(self, holder: dict[str, Any], where: str) -> None:
        value = self.of(holder, "servers", list, where, "a list")
        if value is None:
            return
        kept = [item for item in value if isinstance(item, dict) and _is_url(item.get("url"))]
        if len(kept) != len(value):
            self.told(f"{where}/servers", "a server without an address", "it was left out")
        holder["servers"] = kept

    # -- path items and operations ------------------------------------------------------------------------------

    def path_item(self, item: dict[str, Any], where: str, path: str = "") -> dict[str, Any]:
        made = dict(item)
        self.of(made, "$ref", str, where, "a text")
        self.texts(made, where)
        self.servers(made, where)
        if made.get("parameters") is not None:
            made["parameters"] = self.parameters(made["parameters"], f"{where}/parameters")
        else:
            made.pop("parameters", None)
        for method in METHODS:
            if isinstance(made.get(method), dict):
                HERE.at(f"{method.upper()} {path}")
                place = made[method].get("x-source") or {}
                own = f"{place['file']}#{place['pointer']}" if {"file", "pointer"} <= set(place) else where
                made[method] = self.operation(made[method], own)
            elif method in made:
                if made[method] is not None:
                    self.told(where + pointer(method), "an operation is no object", "it was left out")
                del made[method]
        return made

    def operation(self, operation: dict[str, Any], where: str) -> dict[str, Any]:
        made = dict(operation)
        self.texts(made, where)
        self.flag(made, "deprecated", where)
        self.security(made, where)
        self.servers(made, where)
        name = made.get("operationId")
        if isinstance(name, (int, float)) and not isinstance(name, bool):
            made["operationId"] = str(name)
        else:
            self.of(made, "operationId", str, where, "a text")
        tags = made.get("tags")
        if isinstance(tags, str):
            made["tags"] = [tags]
            self.told(f"{where}/tags", "tags is a text", "it is read as one tag")
        elif self.of(made, "tags", list, where, "a list") is not None:
            made["tags"] = [tag for tag in tags or () if isinstance(tag, str)]
        made["parameters"] = self.parameters(made.get("parameters"), f"{where}/parameters")
        body = made.get("requestBody")
        if isinstance(body, dict):
            made["requestBody"] = self.body(body, f"{where}/requestBody")
        elif "requestBody" in made:
            del made["requestBody"]
            if body is not None:
                self.told(f"{where}/requestBody", "requestBody is no object", "any JSON is sent")
                made["requestBody"] = {"content": {"application/json": {"schema": {}}}}
        made["responses"] = self.responses(made.get("responses"), f"{where}/responses")
        return made

    # -- parameters ---------------------------------------------------------------------------------------------

    def parameters(self, value: Any, where: str) -> list[dict[str, Any]]:
        if not isinstance(value, list):
            if value is not None:
                self.told(where, "parameters is no list", "there are none")
            return []
        kept: list[dict[str, Any]] = []
        seen: set[tuple[str, str]] = set()
        for index, parameter in enumerate(value):
            place = f"{where}/{index}"
            if not isinstance(parameter, dict):
                self.told(place, "a parameter is no object", "it was left out", code="GEN130")
                continue
            mended = parameter if "$ref" in parameter else self.parameter(parameter, place)
            if mended is None:
                continue
            if "$ref" not in mended:
                folded = mended["name"].lower() if mended["in"] == "header" else mended["name"]
                if (mended["in"], folded) in seen:
                    what = f"{mended['in']}.{mended['name']} stands twice"
                    self.told(place, what, "the first one counts", code="GEN130")
                    continue
                seen.add((mended["in"], folded))
            kept.append(mended)
        return kept

    def shared_parameter(self, value: dict[str, Any], where: str) -> dict[str, Any] | None:
        return self.parameter(value, where)

    def parameter(self, parameter: dict[str, Any], where: str) -> dict[str, Any] | None:
        """One parameter; None where it cannot be sent at all."""
        made = dict(parameter)
        name, place = made.get("name"), made.get("in")
        if not isinstance(name, str) or not name or place not in _PLACES:
            what = f"a parameter in {place!r}" if isinstance(name, str) and name else "a parameter without a name"
            self.told(where, what, "it was left out", "say path, query, header or cookie, and give it a name", "GEN130")
            return None
        if _CONTROL.search(name) or (place in {"header", "cookie"} and not _FIELD_NAME.fullmatch(name)):
            self.told(where, f"{name!a} cannot be the name of a {place}", "it was left out", code="GEN130")
            return None
        self.of(made, "description", str, where, "a text")
        for key in ("required", "deprecated", "explode", "allowReserved"):
            self.flag(made, key, where)
        style = self.of(made, "style", str, where, "a text")
        if style is not None and style not in _STYLES[place]:
            self.told(f"{where}/style", f"a {place} parameter has no style {style}", "the usual one is used")
            del made["style"]
        self.encoded(made, where)
        return made

    def encoded(self, made: dict[str, Any], where: str) -> None:
        """A parameter's `content`: exactly one media type, or its schema."""
        content = self.of(made, "content", dict, where, "an object")
        if content is None:
            return
        made["content"] = self.content(content, f"{where}/content")
        if len(made["content"]) > 1:
            first = next(iter(made["content"]))
            self.told(f"{where}/content", "a parameter has several media types", f"it travels as {first}")
            made["content"] = {first: made["content"][first]}
        if not made["content"]:
            del made["content"]

    # -- bodies and answers -------------------------------------------------------------------------------------

    def body(self, body: dict[str, Any], where: str) -> dict[str, Any]:
        made = dict(body)
        if "$ref" in made:
            return made
        self.of(made, "description", str, where, "a text")
        self.flag(made, "required", where)
        content = self.of(made, "content", dict, where, "an object") or {}
        made["content"] = self.content(content, f"{where}/content")
        if not made["content"]:
            self.told(f"{where}/content", "the body has no media type", "any JSON is sent")
            made["content"] = {"application/json": {"schema": {}}}
        return made

    def responses(self, value: Any, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            if value is not None:
                self.told(where, "responses is no object", "its answers are not known")
            return {}
        made: dict[str, Any] = {}
        for status, response in value.items():
            if status.startswith("x-"):
                continue
            found = _STATUS.match(status)
            place = where + pointer(status)
            if found is None:
                self.told(place, f"{status!a} is no status", "that answer was left out")
                continue
            key = found[1] or (f"{found[2]}XX" if found[2] else "default")
            if key != status:
                self.told(place, f"{status!a} is no status", f"it is read as {key}")
            if not isinstance(response, dict):
                self.told(place, "a response is no object", "its content is not known")
                response = {}
            made.setdefault(key, response if "$ref" in response else self.response(response, place))
        return made

    def response(self, response: dict[str, Any], where: str) -> dict[str, Any]:
        made = dict(response)
        content = self.of(made, "content", dict, where, "an object")
        if content is not None:
            made["content"] = self.content(content, f"{where}/content")
        return made

    def content(self, content: dict[str, Any], where: str) -> dict[str, Any]:
        """Media types with names that can be sent, each an object."""
        made: dict[str, Any] = {}
        for name, media in content.items():
            if name.startswith("x-"):
                continue
            place = where + pointer(name)
            if not isinstance(media, dict):
                if media is not None:
                    self.told(place, "a media type is no object", "any value is taken")
                media = {}
            media = dict(media)
            encoding = self.of(media, "encoding", dict, place, "an object")
            if encoding is not None:
                media["encoding"] = {part: part_encoding(item, place, self.told) for part, item in encoding.items()}
            made.setdefault(media_name(name, media, place, self.told), media)
        return made


def mend(source: DeskInput, file: str, document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """A copy of the document in which everything but schemas has its shape; `file` is the document's own name."""
    work = _Mender(source)
    made = work.document(document, lambda at: source.where(file, at))
    HERE.at()
    for path, item in made["paths"].items():
        if _CONTROL.search(path) or hidden_characters(path):
            routes = tuple(f"{method.upper()} {path}" for method in METHODS if method in item)
            work.findings.append(
                Finding(
                    "GEN122",
                    source.where(file, pointer("paths", path)),
                    f"the path {path!a} holds what cannot stand in an address",
                    "correct the path",
                    operations=routes,
                )
            )
    return made, work.findings


def _is_url(text: Any) -> bool:
    if not isinstance(text, str) or _CONTROL.search(text):
        return False
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True

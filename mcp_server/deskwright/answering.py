"""Makes the answer of one call from what the desk answered: the data, its text, the page, what was done.

Adds facts and never advice to a success; further reads that fail are told and take nothing away.
"""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from deskwright import results
from deskwright.bind import Values, argument_at, keep_in_segment, place_value, pointed, sourced
from deskwright.catalogue import Operation
from deskwright.errors import Refusal
from deskwright.filters import Filtered
from deskwright.links import links_of
from deskwright.prepare import Prepared
from deskwright.resolve import Resolved
from deskwright.results import Answer
from deskwright.schema_refs import argument_schema, kinds_of

if TYPE_CHECKING:
    import httpx

    from deskwright.invoke import Call

__all__ = ["Answering"]


class Answering:
    """The answer of one call of one operation."""

    def __init__(self, call: Call, operation: Operation, values: Values, arguments: Mapping[str, Any]) -> None:
        self.call, self.tool = call, call.tool
        self.operation, self.values, self.arguments = operation, values, arguments
        self.effect = call.policy.effect_of(operation, values)
        self.key: str | None = None
        self._told: dict[str, Any] = {}

    def tell(self, ready: Prepared, resolved: Resolved) -> None:
        """What this server did to the arguments: it stands in the answer of a success."""
        for name, facts in (("defaults", ready.defaults), ("changed", ready.changed), ("resolved", resolved.told)):
            if facts:
                self._told[name] = facts

    async def answer(self, response: httpx.Response) -> Answer:
        """The answer to the request."""
        meta = self._meta()
        request_id = response.headers.get("x-request-id") or response.headers.get("request-id")
        if request_id:
            meta["request_id"] = results.bounded(request_id, 100)
        if self.effect != "read":
            meta["done"] = {
                "operation": self.operation.id,
                "effect": self.effect,
                "visible_to": results.VISIBLE_TO.get(self.effect, "unknown"),
                "status": response.status_code,
            }
        try:
            body = results.read_body(self.operation, response)
            if body.kind == "text":
                if body.unreadable:
                    meta["unreadable"] = body.unreadable
                return results.text_answer(body.value, body.media, meta, limit=self._limit)
            if body.kind == "binary":
                name = _file_name(response) or self.operation.action
                uri = f"{self.call.catalogue.desk}://{self.operation.id}/{name}"
                return results.binary_answer(body.content, body.media, name, uri, meta)
            value = body.value
            narrow = self._page(response, value, meta)
            if self.tool.output is not None and self.tool.output["kind"] == "attachment":
                made = results.attachment_answer(self.tool.output, value, self.arguments, meta)
                if made is not None:
                    return made
            return self._json(self._without_omitted(await self._include(value, meta)), meta, narrow)
        except Refusal as refusal:
            refusal.meta = {**meta, **refusal.meta}
            raise

    def filtered(self, found: Filtered, *, cut: bool) -> Answer:
        """The answer where rows were left out here; its pages are pages of what is left."""
        meta = self._meta()
        word = self.tool.filters or {}
        following = {word["page"]: found.page + 1} if found.has_more and word.get("page") else None
        meta["page"] = {
            "returned": len(found.rows),
            "total": found.total,
            "has_more": found.has_more,
            "next": following,
        }
        if cut:
            meta["partial"] = [{"operation": self.operation.id, "why": "the list is longer than this server reads"}]
        # Where the desk has them: what is said of its answer (fields left out, links, its text) is about that place.
        path = (word.get("items") or "").split("/")[1:]
        return self._json(self._without_omitted(_laid({}, path, found.rows) if path else found.rows), meta, None)

    def logged_in(self, told: Mapping[str, Any]) -> Answer:
        """For whom there is a session and until when."""
        return results.json_answer(dict(told), self._meta(), limit=self._limit, from_desk=False)

    @property
    def _limit(self) -> int:
        return self.call.limits.max_result

    def _meta(self) -> dict[str, Any]:
        facts = self.call.facts(self.operation, self.effect, self.key)
        return {**facts, **self._told, "provenance": results.PROVENANCE}

    def _json(self, value: Any, meta: dict[str, Any], narrow: Mapping[str, Any] | None) -> Answer:
        if self.tool.links:
            web = self.call.connections.instances[self.call.instance].web
            if links := links_of(self.tool.links, value, self.arguments, web):
                meta["links"] = links
        answer = results.json_answer(value, meta, limit=self._limit, narrow=narrow)
        if self.tool.present is not None:
            from deskwright.present import present

            # The data may have been cut: the text tells what the data holds.
            whole = answer.structured if isinstance(value, dict) else (answer.structured or {}).get("result")
            shown = present(self.tool.present, whole, arguments=self.arguments, page=meta.get("page"))
            if len(shown.text.encode("utf-8", "replace")) <= self._limit:
                answer.content[0] = {"type": "text", "text": shown.text}
            answer.is_error = shown.error
        return answer

    def _without_omitted(self, value: Any) -> Any:
        """The answer without the fields that an argument asked to leave out."""
        for rule in self.tool.omit:
            given = self.arguments.get(rule["argument"])
            if type(given) is not type(rule["is"]) or given != rule["is"]:
                continue
            value = copy.deepcopy(value)
            rows = pointed(value, rule.get("each") or "")
            for row in rows if isinstance(rows, list) else [rows]:
                for name in rule["fields"] if isinstance(row, dict) else ():
                    row.pop(name, None)
        return value

    # --- pages -----------------------------------------------------------------------------------------

    def _page(self, response: httpx.Response, value: Any, meta: dict[str, Any]) -> dict[str, Any] | None:
        """Tell the page in `meta`; returns the arguments that would ask for a smaller one."""
        pagination = self.operation.pagination
        if pagination is None and "link" not in response.headers:
            return None
        from helpdesks._client.pages import linked_page, page_info

        told = linked_page if pagination is None else page_info
        page = told(self.operation.wire, self.values, value, response.headers, response.request.url)
        if page is None:
            return None
        meta["page"] = {**page, "next": self._as_arguments(page["next"]) if page["next"] else None}
        if pagination is None:
            return None
        size = pagination.get("size") or pagination.get("limit")
        argument = argument_at(self.tool, size) if size else None
        returned = page["returned"]
        return {argument: max(1, returned // 2)} if argument and returned else None

    def _as_arguments(self, places: Mapping[str, Any]) -> dict[str, Any] | None:
        """Values by place, told as the arguments of this tool; None where it has none for one of them."""
        found: dict[str, Any] = {}
        for place, value in places.items():
            name = argument_at(self.tool, place)
            if name is None:
                return None
            found[name] = self._fitting(name, value)
        return found

    def _fitting(self, name: str, value: Any) -> Any:
        """A number out of a link, for an argument that is one."""
        if not (isinstance(value, str) and value.isdecimal()):
            return value
        kinds = {*kinds_of(argument_schema(self.tool.listed["inputSchema"], name))}
        return int(value) if {"integer", "number"} & kinds and "string" not in kinds else value

    # --- further reads ---------------------------------------------------------------------------------

    async def _include(self, value: Any, meta: dict[str, Any]) -> Any:
        """Further reads merged into the answer; one that fails is told, the rest stands."""
        if not self.tool.include:
            return value
        whole = dict(value) if isinstance(value, dict) else {"result": value}
        parts = await asyncio.gather(*(self._included(rule, value) for rule in self.tool.include))
        partial = []
        for rule, part in zip(self.tool.include, parts, strict=True):
            if isinstance(part, Refusal):
                partial.append({"operation": rule["operation"], "into": rule["into"], "why": part.why})
            else:
                whole = _laid(whole, rule["into"].split("/")[1:], part)
        if partial:
            meta["partial"] = partial
        return whole

    async def _included(self, rule: Mapping[str, Any], answer: Any) -> Any:
        operation = self.call.catalogue.operations[rule["operation"]]
        try:
            sent: Values = {}
            for place, source in (rule.get("values") or {}).items():
                place_value(sent, place, sourced(source, self.values, answer))
            keep_in_segment(self.tool, operation, sent)
            self.call.allow(operation, sent)
            return pointed(await self.call.read(operation, sent), rule.get("from") or "")
        except Refusal as refusal:
            return refusal


def _laid(whole: dict[str, Any], path: Sequence[str], part: Any) -> dict[str, Any]:
    """A copy with `part` at a path, objects made on the way."""
    head, *rest = path
    if not rest:
        return {**whole, head: part}
    inner = whole.get(head)
    return {**whole, head: _laid(inner if isinstance(inner, dict) else {}, rest, part)}


def _file_name(response: httpx.Response) -> str | None:
    """The name a download suggests, without folders."""
    from email.message import Message

    header = response.headers.get("content-disposition")
    if not header:
        return None
    message = Message()
    message["content-disposition"] = header
    name = message.get_filename()
    return name.replace("\\", "/").rsplit("/", 1)[-1] if name else None

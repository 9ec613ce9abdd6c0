"""Carries out one call of one tool: bind, ask the policy with the values in hand, send, read, tell.

It is what a generated tool function runs on (`desk.run`), and the only module that sends for a tool.
It never retries: that is the client's, which knows what may be repeated.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from deskwright import exports, results, uploads
from deskwright.arguments import check_rules
from deskwright.bind import Values, bind, chosen_operation, keep_in_segment, place_value, pointed
from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.connections import Connections
from deskwright.errors import Refusal
from deskwright.failures import Attempt, explain
from deskwright.policy import Policy
from deskwright.resolve import resolve_all
from deskwright.results import Answer
from deskwright.settings import credential_variables

if TYPE_CHECKING:
    import httpx

__all__ = ["Call", "Limits", "derive_key"]

MAX_RESOLVE_PAGES = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """What the operator opened: result size, and the folders files may come from and go to."""

    max_result: int = results.DEFAULT_MAX_RESULT
    attachments: uploads.AttachmentFolder = field(default_factory=uploads.AttachmentFolder)
    exports: exports.ExportFolder = field(default_factory=exports.ExportFolder)


def derive_key(desk: str, instance: str, credential_digest: str, operation: str, request_key: str) -> str:
    """The idempotency key of a caller's request_key.

    The arguments are left out on purpose: the same request_key with other arguments must meet the desk's
    own conflict answer, not pass as a new request.
    """
    principal = json.dumps([desk, instance, credential_digest, operation, request_key])
    return str(uuid.UUID(bytes=hashlib.sha256(principal.encode()).digest()[:16], version=5))


@dataclass(slots=True)
class Call:
    """One call of one tool, on one installation, under one policy."""

    catalogue: Catalogue
    tool: Tool
    # the name the caller used, for the words of an error
    shown_name: str
    policy: Policy
    connections: Connections
    instance: str
    request_key: str | None
    limits: Limits
    # the tool to look with at what an operation may have done
    reader_of: Callable[[Operation], str | None]

    async def __call__(self, arguments: Mapping[str, Any]) -> Answer:
        """Run the tool's generated function, which runs `run`; a desk without a package runs it directly."""
        function = self._function()
        if function is None:
            return await self.run(self.tool.name, arguments)
        answer: Answer = await function(self, **arguments)
        return answer

    def _function(self) -> Any:
        place, tool = self.catalogue.place, self.tool
        if place is None or place.package is None or not tool.module or not tool.function:
            return None
        return getattr(import_module(f"{place.package}.tools.{tool.module}"), tool.function)

    async def run(self, name: str, arguments: Mapping[str, Any]) -> Answer:
        """The `Desk` a tool function sees: carry out this very tool with these arguments."""
        tool = self.tool
        if name != tool.name:
            raise Refusal(
                f"{self.shown_name}: its function asked for {name}; nothing was sent",
                "a tool may run only what it is listed for",
                "regenerate the desk: deskwright regen",
            )
        check_rules(self.shown_name, tool.rules, arguments)
        operation = self.catalogue.operations[chosen_operation(tool, arguments)]
        self._allow(operation, bind(tool, operation, arguments))
        self._allow_others(arguments)
        prepared = await self._resolve(arguments)
        prepared, placed = await self._upload(prepared, bind(tool, operation, prepared))
        values = bind(tool, operation, prepared)
        for place, value in placed:
            place_value(values, place, value)
        values = uploads.load_parts(values, operation, self.limits.attachments)
        # Judged again: what was resolved or uploaded is part of what is sent.
        self._allow(operation, values)
        if tool.output is not None and tool.output["kind"] == "export":
            return await self._export(operation, values, prepared)
        key = self._key(operation)
        effect = self.policy.effect_of(operation, values)
        response = await self._send(operation, values, key, effect)
        return await self._answer(operation, values, prepared, response, effect, key)

    # --- the policy ------------------------------------------------------------------------------------

    def _allow(self, operation: Operation, values: Values) -> None:
        decision = self.policy.decide(operation, values)
        if not decision.allowed:
            effect = self.policy.effect_of(operation, values)
            raise Refusal(
                f"{self.shown_name} calls {operation.route} ({effect}); nothing was sent",
                decision.why,
                self._other_way(operation, values) or decision.next,
                error={"code": "refused", "step": decision.step, "effect": effect},
            )

    def _other_way(self, operation: Operation, values: Values) -> str | None:
        """Where only the arguments stand in the way: what to pass instead."""
        for rule in operation.effect.get("when") or ():
            if "is" not in rule or not self.policy.decide(operation, _with(values, rule)).allowed:
                continue
            for name, argument in self.tool.arguments.items():
                places = argument.get("to") or ()
                if rule["place"] in ([places] if isinstance(places, str) else places):
                    wanted = json.dumps(rule["is"])
                    return f"pass {name}={wanted} ({rule['effect']}), or ask the operator to allow it"
        return None

    def _allow_others(self, arguments: Mapping[str, Any]) -> None:
        """Resolves and uploads are requests of their own: each is judged before the first one is sent."""
        for name, rule in self._resolve_rules().items():
            if arguments.get(name) is not None:
                self._allow(self.catalogue.operations[rule["operation"]], {})
        for upload in self.tool.uploads:
            if upload.get("operation") and arguments.get(upload["argument"]):
                self._allow(self.catalogue.operations[upload["operation"]], {})

    # --- sending ---------------------------------------------------------------------------------------

    def _key(self, operation: Operation, part: str = "") -> str | None:
        if operation.idempotency_header is None:
            return None
        if self.request_key is None:
            return str(uuid.uuid4())
        digest = self.connections.instances[self.instance].digest
        return derive_key(self.catalogue.desk, self.instance, digest, operation.id + part, self.request_key)

    async def _send(self, operation: Operation, values: Values, key: str | None, effect: str) -> httpx.Response:
        try:
            return await self.connections.client(self.instance).send(operation.wire, values, key=key)
        except Exception as error:
            attempt = Attempt(
                tool=self.shown_name,
                operation=operation,
                effect=effect,
                ability=self.policy.ability_of(operation, values),
                key=key,
                request_key=self.request_key,
                check=self.reader_of(operation),
                credential_names=credential_variables(self.catalogue.connection),
                desk=self.catalogue.desk,
            )
            refusal = explain(error, attempt)
            refusal.meta = {**self._facts(operation, effect, key), **refusal.meta}
            raise refusal from error

    async def _read(self, operation: Operation, values: Values) -> Any:
        """The JSON of a further request of this call (a resolve, an upload, an include)."""
        effect = self.policy.effect_of(operation, values)
        part = "" if effect == "read" else f"#{hashlib.sha256(repr(values).encode()).hexdigest()[:12]}"
        response = await self._send(operation, values, self._key(operation, part), effect)
        return results.read_body(operation, response).value

    # --- before the request ----------------------------------------------------------------------------

    def _resolve_rules(self) -> dict[str, Mapping[str, Any]]:
        return {name: argument["resolve"] for name, argument in self.tool.arguments.items() if argument.get("resolve")}

    async def _resolve(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        return await resolve_all(arguments, self._resolve_rules(), self._items)

    async def _items(self, rule: Mapping[str, Any]) -> Sequence[Any]:
        """Every item of the list a resolve looks in."""
        operation = self.catalogue.operations[rule["operation"]]
        values: Values = {}
        for place, value in (rule.get("values") or {}).items():
            place_value(values, place, value)
        if operation.pagination is None or not rule.get("all_pages"):
            items = pointed(await self._read(operation, values), rule.get("items") or "")
            return items if isinstance(items, list) else []
        found: list[Any] = []
        async for rows in self._pages(operation, values, rule.get("items") or "", MAX_RESOLVE_PAGES):
            found += rows
        return found

    async def _pages(
        self, operation: Operation, values: Values, rows: str, most: int | None = None
    ) -> AsyncIterator[list[Any]]:
        from helpdesks._client.errors import DeskError
        from helpdesks._client.pages import Walk

        walk = Walk(operation.wire)
        following: Values | None = values
        count = 0
        while following is not None and (most is None or count < most):
            response = await self._send(operation, following, None, "read")
            found = pointed(results.read_body(operation, response).value, rows)
            yield found if isinstance(found, list) else []
            try:
                following = walk.values_after(following, response)
            except DeskError as error:
                raise Refusal(
                    f"{self.shown_name} ({operation.route}): not every page of the list could be read",
                    results.bounded(error),
                    "have the operator look at the desk's paging; ask for one page with another tool",
                    verb="failed",
                    error={"code": "unexpected_answer", "detail": results.bounded(error)},
                ) from error
            count += 1

    async def _upload(
        self, arguments: Mapping[str, Any], values: Values
    ) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
        """The arguments with files laid in, and what is to be placed into the request besides."""
        prepared = dict(arguments)
        placed: list[tuple[str, Any]] = []
        folder = self.limits.attachments
        for upload in self.tool.uploads:
            name, into = upload["argument"], upload["into"]
            given = prepared.get(name)
            if not given:
                continue
            match upload["mode"]:
                case "inline-html":
                    attachments = folder.load(given, name)
                    text = uploads.inline_html(str(prepared.get(into) or ""), attachments, name)
                    prepared[into] = text
                case "text":
                    if prepared.get(into) is not None:
                        raise Refusal(
                            f"{self.shown_name}: both {name} and {into} were given; nothing was sent",
                            f"{name} is another way to give {into}",
                            "pass one of the two",
                            error={"code": "invalid_arguments"},
                        )
                    prepared[into] = folder.read_text(given, name)
                case "upload-first":
                    loaded = folder.load(given, name)
                    placed.append((into, [await self._upload_one(upload, item, values) for item in loaded]))
                case mode:
                    raise Refusal(
                        f"{self.shown_name}: {name} cannot be attached; nothing was sent",
                        f"this server does not know the upload mode {mode}",
                        "have the operator update deskwright",
                    )
        # Used up: an argument that is bound as well (`to`) keeps its place.
        for upload in self.tool.uploads:
            if not (self.tool.arguments.get(upload["argument"]) or {}).get("to"):
                prepared.pop(upload["argument"], None)
        return prepared, placed

    async def _upload_one(self, upload: Mapping[str, Any], attachment: uploads.Attachment, values: Values) -> Any:
        operation = self.catalogue.operations[upload["operation"]]
        sent: Values = {"body": {upload.get("field") or "file": attachment.as_part()}}
        for place, source in (upload.get("values") or {}).items():
            place_value(sent, place, _sourced(source, values, None))
        keep_in_segment(self.tool, operation, sent)
        self._allow(operation, sent)
        return pointed(await self._read(operation, sent), upload.get("result") or "")

    # --- after the request -----------------------------------------------------------------------------

    def _facts(self, operation: Operation, effect: str, key: str | None) -> dict[str, Any]:
        facts: dict[str, Any] = {"operation": operation.id, "effect": effect}
        if len(self.connections.instances) > 1:
            facts["instance"] = self.instance
        if key is not None:
            facts["idempotency_key"] = key
        return facts

    async def _answer(
        self,
        operation: Operation,
        values: Values,
        arguments: Mapping[str, Any],
        response: httpx.Response,
        effect: str,
        key: str | None,
    ) -> Answer:
        meta = {**self._facts(operation, effect, key), "provenance": results.PROVENANCE}
        request_id = response.headers.get("x-request-id") or response.headers.get("request-id")
        if request_id:
            meta["request_id"] = results.bounded(request_id, 100)
        if effect != "read":
            meta["done"] = {
                "operation": operation.id,
                "effect": effect,
                "visible_to": results.VISIBLE_TO.get(effect, "unknown"),
                "status": response.status_code,
            }
        try:
            body = results.read_body(operation, response)
            if body.kind == "text":
                return results.text_answer(body.value, body.media, meta, limit=self.limits.max_result)
            if body.kind == "binary":
                name = _file_name(response) or operation.action
                uri = f"{self.catalogue.desk}://{operation.id}/{name}"
                return results.binary_answer(body.content, body.media, name, uri, meta)
            value = body.value
            narrow = self._page(operation, values, response, value, meta)
            if self.tool.output is not None and self.tool.output["kind"] == "attachment":
                made = results.attachment_answer(self.tool.output, value, arguments, meta)
                if made is not None:
                    return made
            value = await self._include(value, values, meta)
            return results.json_answer(value, meta, limit=self.limits.max_result, narrow=narrow)
        except Refusal as refusal:
            refusal.meta = {**meta, **refusal.meta}
            raise

    def _page(
        self,
        operation: Operation,
        values: Values,
        response: httpx.Response,
        value: Any,
        meta: dict[str, Any],
    ) -> dict[str, Any] | None:
        """Tell the page in `meta`; returns the arguments that would ask for a smaller one."""
        pagination = operation.pagination
        if pagination is None:
            return None
        from helpdesks._client.pages import page_info

        page = page_info(operation.wire, values, value, response.headers, response.request.url)
        if page is None:
            return None
        meta["page"] = {**page, "next": self._as_arguments(page["next"]) if page["next"] else None}
        size = pagination.get("size") or pagination.get("limit")
        argument = self._argument_of(size) if size else None
        returned = page["returned"]
        return {argument: max(1, returned // 2)} if argument and returned else None

    def _as_arguments(self, places: Mapping[str, Any]) -> dict[str, Any] | None:
        """Values by place, told as the arguments of this tool; None where it has none for one of them."""
        found: dict[str, Any] = {}
        for place, value in places.items():
            name = self._argument_of(place)
            if name is None:
                return None
            found[name] = value
        return found

    def _argument_of(self, place: str) -> str | None:
        for name, argument in self.tool.arguments.items():
            places = argument.get("to") or ()
            if place in ([places] if isinstance(places, str) else places) and not argument.get("merge"):
                return name
        return None

    async def _include(self, value: Any, values: Values, meta: dict[str, Any]) -> Any:
        """Further reads merged into the answer; one that fails is told, the rest stands."""
        if not self.tool.include:
            return value
        whole = dict(value) if isinstance(value, dict) else {"result": value}
        parts = await asyncio.gather(*(self._included(rule, values, value) for rule in self.tool.include))
        partial = []
        for rule, part in zip(self.tool.include, parts, strict=True):
            if isinstance(part, Refusal):
                partial.append({"operation": rule["operation"], "into": rule["into"], "why": part.why})
            else:
                whole = _laid(whole, rule["into"].split("/")[1:], part)
        if partial:
            meta["partial"] = partial
        return whole

    async def _included(self, rule: Mapping[str, Any], values: Values, answer: Any) -> Any:
        operation = self.catalogue.operations[rule["operation"]]
        try:
            sent: Values = {}
            for place, source in (rule.get("values") or {}).items():
                place_value(sent, place, _sourced(source, values, answer))
            keep_in_segment(self.tool, operation, sent)
            self._allow(operation, sent)
            return pointed(await self._read(operation, sent), rule.get("from") or "")
        except Refusal as refusal:
            return refusal

    async def _export(self, operation: Operation, values: Values, arguments: Mapping[str, Any]) -> Answer:
        output = self.tool.output or {}
        name = output.get("argument") or "path"
        target = self.limits.exports.target(str(arguments[name]), name)
        most = arguments.get(output.get("max") or "")
        pages = self._pages(operation, values, output["rows"])
        try:
            written = await exports.export_rows(target, str(arguments[name]), pages, most)
        except OSError as error:
            raise Refusal(
                f"{self.shown_name}: the file could not be written",
                f"{error.strerror}; what was there before is unchanged",
                "check the exports folder",
                verb="failed",
                error={"code": "export_failed"},
            ) from error
        except Refusal as refusal:
            refusal.why += "; no file was written"
            raise
        meta = self._facts(operation, "read", None)
        return results.json_answer(written, meta, limit=self.limits.max_result, from_desk=False)


def _with(values: Values, rule: Mapping[str, Any]) -> Values:
    """The values as they would be with a condition fulfilled."""
    changed = {key: dict(item) if isinstance(item, dict) else item for key, item in values.items()}
    place_value(changed, rule["place"], rule["is"])
    return changed


def _sourced(source: Any, values: Values, answer: Any) -> Any:
    """A value named by where it comes from: a place of the request, or `result#/pointer` of its answer."""
    if not isinstance(source, str):
        return source
    if source.startswith("result#"):
        return pointed(answer, source.removeprefix("result#"))
    if source.startswith("body#"):
        return pointed(values.get("body"), source.removeprefix("body#"))
    where, _, name = source.partition(".")
    return (values.get(where) or {}).get(name)


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

"""Carries out one call of one tool: bind, ask the policy with the values in hand, send, read, tell.

It is what a generated tool function runs on (`desk.run`), and the only module that sends for a tool.
It never retries: that is the client's, which knows what may be repeated.
"""

from __future__ import annotations

import copy
import hashlib
import json
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from deskwright import exports, results, uploads
from deskwright.answering import Answering
from deskwright.arguments import check_media, check_rules
from deskwright.bind import (
    Values,
    chosen_operation,
    complete,
    keep_in_segment,
    place_arguments,
    place_value,
    pointed,
    sourced,
)
from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.connections import Connections
from deskwright.errors import Refusal, short
from deskwright.failures import Attempt, explain
from deskwright.filters import active_filters, filter_rows
from deskwright.governance.files import ReadOnce, with_texts
from deskwright.governance.gates import broken_off
from deskwright.httpx_alone import import_httpx
from deskwright.policy import Policy
from deskwright.prepare import Prepared, prepare
from deskwright.resolve import Resolved, is_looked_up, resolve_arguments, resolve_rules
from deskwright.results import Answer
from deskwright.settings import credential_variables

if TYPE_CHECKING:
    import httpx

    from deskwright.governance.gates import Gate

__all__ = ["Call", "Limits", "derive_key"]

MAX_LIST_PAGES = 50


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
    # what stands before the request: the record, a proposal, an approval
    gate: Gate
    # the idempotency key that was minted when a person was asked
    key: str | None = None

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
        import_httpx()
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
        # What is looked at, shown and sent is one reading of each file.
        limits = self.limits
        self.limits = Limits(limits.max_result, ReadOnce(limits.attachments.folder), limits.exports)
        defaults = self.connections.instances[self.instance].defaults
        ready = prepare(tool, arguments, defaults)
        check_rules(self.shown_name, tool.rules, ready.arguments)
        check_media(self.shown_name, tool, ready.arguments)
        if (texts := with_texts(self, arguments)) != arguments:
            arguments, ready = texts, prepare(tool, texts, defaults)
        operation = self.catalogue.operations[chosen_operation(tool, ready.arguments)]
        placed = place_arguments(tool, operation, ready.arguments)
        self.allow(operation, placed)
        self._allow_others(ready.arguments)
        # Files are read and counted before the first request: what cannot be attached stops the call with nothing sent.
        files = uploads.gather(tool.uploads, ready.arguments, self.limits.attachments)
        resolved = await resolve_arguments(tool, operation, ready.arguments, self._look_up)
        values = bind_all(tool, operation, resolved, placed if resolved.arguments is ready.arguments else None)
        if (stopped := await self.gate.before(self, operation, values, arguments)) is not None:
            return stopped
        try:
            answer = await self._carry_out(operation, ready, resolved, values, files)
        except Refusal as refusal:
            await self.gate.failed(refusal)
            raise
        except BaseException as error:  # cancelled in the middle, or a fault of ours: something may have been sent
            await self.gate.failed(broken_off(self.shown_name, error, sent=True))
            raise
        await self.gate.after(self, answer)
        return answer

    async def _carry_out(
        self,
        operation: Operation,
        ready: Prepared,
        resolved: Resolved,
        values: Values,
        files: Sequence[tuple[str, Any]],
    ) -> Answer:
        """Everything from the first request that may write to the answer."""
        tool = self.tool
        if tool.uploads:
            prepared, placed = await self._upload(resolved.arguments, values, files)
            resolved = replace(resolved, arguments=prepared, placed=[*resolved.placed, *placed])
            values = bind_all(tool, operation, resolved)
        prepared = resolved.arguments
        values = uploads.load_parts(values, operation, self.limits.attachments)
        # Judged again: what was resolved or uploaded is part of what is sent.
        self.allow(operation, values)
        self.gate.again(self, operation, values)
        answering = Answering(self, operation, values, prepared)
        answering.tell(ready, resolved)
        if tool.output is not None and tool.output["kind"] == "log-in":
            return answering.logged_in(await self._log_in(operation))
        if tool.output is not None and tool.output["kind"] == "export":
            return await self._export(operation, values, prepared)
        if rules := active_filters(tool.filters, prepared):
            return await self._filtered(answering, rules)
        answering.key = self.mint_key(operation)
        response = await self._send(operation, values, answering.key, answering.effect, ready)
        return await answering.answer(response)

    # --- the policy ------------------------------------------------------------------------------------

    def allow(self, operation: Operation, values: Values) -> None:
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
        for name, rule in resolve_rules(self.tool).items():
            if is_looked_up(rule, arguments.get(name), arguments):
                self.allow(self.catalogue.operations[rule["operation"]], {})
        for upload in self.tool.uploads:
            if upload.get("operation") and arguments.get(upload["argument"]):
                self.allow(self.catalogue.operations[upload["operation"]], {})

    def effects_besides(self, arguments: Mapping[str, Any]) -> set[str]:
        """The effects of what is sent before the operation itself: files that are uploaded first."""
        given = [
            upload for upload in self.tool.uploads if upload.get("operation") and arguments.get(upload["argument"])
        ]
        return {self.policy.effect_of(self.catalogue.operations[upload["operation"]], {}) for upload in given}

    # --- sending ---------------------------------------------------------------------------------------

    def mint_key(self, operation: Operation, part: str = "") -> str | None:
        """The idempotency key of a request of this call; None where the operation takes none."""
        if operation.idempotency_header is None:
            return None
        if self.key is not None:
            return (
                derive_key(self.catalogue.desk, self.instance, "", operation.id + part, self.key) if part else self.key
            )
        if self.request_key is None:
            return str(uuid.uuid4())
        digest = self.connections.instances[self.instance].digest
        return derive_key(self.catalogue.desk, self.instance, digest, operation.id + part, self.request_key)

    async def _send(
        self,
        operation: Operation,
        values: Values,
        key: str | None,
        effect: str,
        ready: Prepared | None = None,
    ) -> httpx.Response:
        try:
            return await self.connections.client(self.instance).send(operation.wire, values, key=key)
        except Exception as error:
            raise self._explained(error, operation, values, effect, key, ready) from error

    async def _log_in(self, operation: Operation) -> dict[str, Any]:
        """What the client tells of the session it holds; it makes one if it holds none."""
        try:
            told: dict[str, Any] = await self.connections.client(self.instance).log_in()
        except Exception as error:
            raise self._explained(error, operation, {}, self.policy.effect_of(operation, {}), None, None) from error
        return told

    def _explained(
        self,
        error: Exception,
        operation: Operation,
        values: Values,
        effect: str,
        key: str | None,
        ready: Prepared | None,
    ) -> Refusal:
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
            given=given_by_wire_name(self.tool, ready) if ready else {},
            form=self.catalogue.connection.get("error_form"),
        )
        refusal = explain(error, attempt)
        refusal.meta = {**self.facts(operation, effect, key), **refusal.meta}
        return refusal

    async def read(self, operation: Operation, values: Values) -> Any:
        """The JSON of a further read of this call (a look-up, an include, what is there now)."""
        self._only_reads(operation, values)
        return await self._further(operation, values)

    def _only_reads(self, operation: Operation, values: Values) -> None:
        """What is read beside a call stands before no gate: it must not write."""
        effect = self.policy.effect_of(operation, values)
        if effect != "read":
            raise Refusal(
                f"{self.shown_name} would call {operation.route} beside its own; nothing was sent",
                f"that is no read but {effect}",
                "have the operator correct the desk's overlay",
                error={"code": "refused", "step": "effects", "effect": effect},
            )

    async def _further(self, operation: Operation, values: Values) -> Any:
        effect = self.policy.effect_of(operation, values)
        part = "" if effect == "read" else f"#{hashlib.sha256(repr(values).encode()).hexdigest()[:12]}"
        response = await self._send(operation, values, self.mint_key(operation, part), effect)
        return results.read_body(operation, response).value

    # --- before the request ----------------------------------------------------------------------------

    async def _look_up(self, rule: Mapping[str, Any], values: Values, *, all_pages: bool) -> Sequence[Any]:
        """The rows of a list that a name is looked up in: one answer, or all pages of it."""
        operation = self.catalogue.operations[rule["operation"]]
        self.allow(operation, values)
        self._only_reads(operation, values)
        keep_in_segment(self.tool, operation, values)
        pagination = operation.pagination
        if pagination is None or not all_pages:
            rows = pointed(await self.read(operation, values), rule.get("items") or "")
            return rows if isinstance(rows, list) else []
        size = pagination.get("size") or pagination.get("limit")
        if size and rule.get("page_size"):
            place_value(values, size, rule["page_size"])
        found, whole = await self._all_rows(operation, values, rule.get("items") or "")
        if not whole:
            raise Refusal(
                f"{self.shown_name}: the list of {rule.get('label') or operation.id} is too long to look a name up in",
                f"it has more than {MAX_LIST_PAGES} pages; nothing was changed",
                "pass the id instead of the name",
                error={"code": "list_too_long"},
            )
        return found

    async def _all_rows(self, operation: Operation, values: Values, items: str) -> tuple[list[Any], bool]:
        """The rows of all pages, and whether that is all of them."""
        rows: list[Any] = []
        pages = 0
        async for part in self._pages(operation, values, items, MAX_LIST_PAGES + 1):
            pages += 1
            if pages > MAX_LIST_PAGES:
                return rows, False
            rows += part
        return rows, True

    async def _filtered(self, answering: Answering, rules: Sequence[Mapping[str, Any]]) -> Answer:
        """The rows of all pages that the caller's filters let through, as one page of them."""
        word, operation = self.tool.filters or {}, answering.operation
        items, pagination = word.get("items") or "", operation.pagination or {}
        values = copy.deepcopy(answering.values)
        for key in ("page", "offset", "cursor"):  # those of the caller are pages of what is left
            if key in pagination:
                where, _, name = pagination[key].partition(".")
                (values.get(where) or {}).pop(name, None)
        if size := pagination.get("size") or pagination.get("limit"):
            place_value(values, size, word.get("page_size") or 100)
        rows, whole = await self._all_rows(operation, values, items)
        return answering.filtered(filter_rows(word, rules, answering.arguments, rows), cut=not whole)

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
        self, arguments: Mapping[str, Any], values: Values, files: Sequence[tuple[str, Any]]
    ) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
        """The arguments with files laid in, and what is to be placed into the request besides."""
        prepared = dict(arguments)
        folder = self.limits.attachments
        placed: list[tuple[str, Any]] = list(files)
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
                case "upload-first":
                    loaded = folder.load(given, name)
                    placed.append((into, [await self._upload_one(upload, item, values) for item in loaded]))
                case "parts" | "objects" | "text":
                    pass  # gathered above, all arguments together
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
            place_value(sent, place, sourced(source, values))
        keep_in_segment(self.tool, operation, sent)
        self.allow(operation, sent)
        return pointed(await self._further(operation, sent), upload.get("result") or "")

    # --- after the request -----------------------------------------------------------------------------

    def facts(self, operation: Operation, effect: str, key: str | None) -> dict[str, Any]:
        facts: dict[str, Any] = {"operation": operation.id, "effect": effect}
        if len(self.connections.instances) > 1:
            facts["instance"] = self.instance
        if key is not None:
            facts["idempotency_key"] = key
        return facts

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
        meta = self.facts(operation, "read", None)
        return results.json_answer(written, meta, limit=self.limits.max_result, from_desk=False)


def _with(values: Values, rule: Mapping[str, Any]) -> Values:
    """The values as they would be with a condition fulfilled."""
    changed = {key: dict(item) if isinstance(item, dict) else item for key, item in values.items()}
    place_value(changed, rule["place"], rule["is"])
    return changed


def bind_all(tool: Tool, operation: Operation, resolved: Resolved, values: Values | None = None) -> Values:
    """The values for the request builder, with what look-ups and uploads put into places of their own.

    `values`: these arguments in their places, where that was done before.
    """
    values = place_arguments(tool, operation, resolved.arguments) if values is None else values
    for place, value in resolved.placed:
        place_value(values, place, value)
    return complete(tool, operation, values)


def given_by_wire_name(tool: Tool, ready: Prepared) -> dict[str, str]:
    """What the desk calls each value that was given: its name on the wire -> the argument with its value."""
    found: dict[str, str] = {}
    for name, value in ready.arguments.items():
        argument = tool.arguments.get(name) or {}
        places = argument.get("to") or ()
        reached = [places] if isinstance(places, str) else list(places)
        for place in [*reached, *((argument.get("resolve") or {}).get("into") or ())]:
            leaf = place.rpartition("/")[2] if place.startswith("body#") else place.partition(".")[2]
            if leaf:
                found.setdefault(leaf, f"{name}={ready.defaults.get(name) or _quoted(value)}")
    return found


def _quoted(value: Any) -> str:
    """A value as a sentence shows it: short, and nothing of a list or an object."""
    if isinstance(value, str):
        return json.dumps(short(value, 60), ensure_ascii=False)
    return json.dumps(value) if value is None or isinstance(value, (int, float)) else "…"

"""Makes a proposal of a call that may not be sent without a person.

It reads what is there now and sends nothing that writes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values, pointed
from deskwright.catalogue import Operation
from deskwright.governance.fields import fields_of
from deskwright.governance.files import describe_files
from deskwright.governance.governor import Caller, Governor, Way
from deskwright.governance.proposal import (
    ABSENT,
    RUNNING,
    Field,
    Principal,
    Proposal,
    digest_of,
    new_id,
    now,
    timestamp,
)
from deskwright.governance.revision import Current, read_current, ticket_of
from deskwright.governance.secrets import Covering
from deskwright.governance.seen import request_of

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["call_digest", "make_proposal"]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a person is shown of a call."""

    fields: tuple[Field, ...]
    ticket: str | None
    revision: str | None
    current: Current
    escalations: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    files: Mapping[str, Any] = field(default_factory=dict)


async def make_proposal(
    governor: Governor,
    caller: Caller,
    way: Way,
    call: Call,
    operation: Operation,
    values: Values,
    given: Mapping[str, Any],
    *,
    digest: str,
    after: str,
) -> Proposal:
    """The proposal of this very call, not stored yet; raises Refusal where a rule says no.

    `digest` is that of the call, `after` the id of the last proposal of the same call.
    """
    effect = call.policy.effect_of(operation, values)
    look = _look if way == "proposal" else _look_at_decision
    shown = await look(call, operation, values, given)
    escalations, required = list(shown.escalations), []
    if governor.settings.rules is not None:
        from deskwright.governance.ruling import judge

        judged = judge(governor.settings.rules, call, operation, effect, given, shown.fields, shown.current)
        escalations += judged.escalations
        required = [{"field": rule.field, "value": rule.value, "why": rule.why} for rule in judged.required]
    covering = Covering(call.tool, given)
    sealed = None
    if covering:
        from deskwright.governance.seal import seal

        sealed = seal(await governor.secret("arguments"), given)
    moment = now()
    return Proposal(
        id=new_id(f"{digest} {after}"),
        kind="write" if way == "proposal" else "confirmation",
        state="pending",
        desk=call.catalogue.desk,
        instance=call.instance,
        connection=await governor.keeps(call.connections.instances[call.instance].connection),
        tool=call.tool.name,
        shown=call.shown_name,
        operation=operation.id,
        route=operation.route,
        effect=effect,
        ability=dict(call.policy.ability_of(operation, values)),
        arguments=covering.arguments(given),
        values=covering.values(values) | ({"files": dict(shown.files)} if shown.files else {}),
        fields=shown.fields,
        ticket=shown.ticket,
        revision=shown.revision,
        principal=caller.principal.data(),
        reason=covering.text(caller.reason) or None,
        evidence=shown.evidence,
        escalations=tuple(dict.fromkeys(escalations)),
        required=tuple(required),
        digest="",
        call_digest=digest,
        key=call.mint_key(operation),
        sealed=sealed,
        created_at=timestamp(moment),
        expires_at=timestamp(moment, after=governor.settings.ttl),
    ).sealed_by_digest()


async def call_digest(
    governor: Governor, call: Call, given: Mapping[str, Any], by: Principal, *, earlier: bool = False
) -> str:
    """The same call asked again has the same; whoever else runs a server on the same installation, too.

    Over HTTP it is each principal's own: what one of them proposed, another one of a shared login is never told.
    Of a secret, and of the login, it has what nobody can try out without the key of the state. `earlier`: as it was
    when the plain digest of the login stood in it, to find what waits since then.
    """
    connection = call.connections.instances[call.instance].connection
    if not earlier:
        connection = await governor.keeps(connection)
    parts: list[Any] = [call.catalogue.desk, call.instance, connection, call.tool.name]
    if by.kind != RUNNING:
        parts.append([by.kind, by.name])
    covering = Covering(call.tool, given)
    if not covering:
        return digest_of([*parts, dict(given)])
    whole = json.dumps(given, sort_keys=True).encode()
    proof = hmac.digest(await governor.secret("arguments"), whole, hashlib.sha256).hex()
    return digest_of([*parts, covering.arguments(given), proof])


async def _look(call: Call, operation: Operation, values: Values, given: Mapping[str, Any]) -> _Shown:
    """A write: its fields, with what is there now."""
    files = describe_files(call, operation, values, given)
    current = await read_current(call, operation, values)
    fields = fields_of(call.tool, operation, given, current.item, files, values)
    unread = (f"what is there now could not be read: {current.why}",) if current.failed else ()
    return _Shown(fields, current.ticket, current.revision, current, unread, files=files)


async def _look_at_decision(call: Call, operation: Operation, values: Values, given: Mapping[str, Any]) -> _Shown:
    """A call that is itself a decision: the fields its list argument names, each to be approved by itself."""
    word = (operation.confirm or {})["decision"]
    before = await _read(call, word.get("before"), values)
    after = await _read(call, word.get("after"), values)
    named = dict.fromkeys(str(name) for name in given.get(word["fields"]) or ())
    edits, public = word.get("edits") or {}, set(word.get("public") or ())
    fields = [
        Field(name, after=value, choice=False)
        for name, value in given.items()
        if name != word["fields"] and name not in edits.values() and not isinstance(value, bool)
    ]
    for name in named:
        fields.append(
            Field(
                name,
                after=given.get(edits[name]) if edits.get(name) in given else _at(word.get("after"), name, after),
                before=_at(word.get("before"), name, before),
                editable=name in edits,
                public=name in public,
            )
        )
    ticket = ticket_of(operation, values)
    seen = (word.get("before") or {}).get("revision")
    said = pointed(before, seen) if seen and before is not None else None
    escalations = pointed(after, word.get("escalations") or "/", None) if after is not None else None
    evidence: list[str] = []
    for pointer in word.get("evidence") or ():
        found = pointed(after, pointer) if after is not None else None
        evidence += [str(each) for each in found] if isinstance(found, list) else [str(found)] if found else []
    return _Shown(
        tuple(fields),
        str(ticket) if ticket is not None else None,
        str(said) if said is not None else None,
        Current(why="the desk itself compares what it was decided about"),
        tuple(str(reason) for reason in escalations) if isinstance(escalations, list) else (),
        tuple(evidence),
    )


def _at(word: Mapping[str, Any] | None, name: str, item: Any) -> Any:
    pointer = ((word or {}).get("fields") or {}).get(name)
    if pointer is None or item is None:
        return dict(ABSENT)
    return pointed(item, pointer, dict(ABSENT))


async def _read(call: Call, word: Mapping[str, Any] | None, values: Values) -> Any:
    """The object that a decision shows; a wrong id is the desk's own refusal."""
    if word is None:
        return None
    read = call.catalogue.operations[word["operation"]]
    sent = request_of(word, values)
    call.allow(read, sent)
    return pointed(await call.read(read, sent), word.get("item") or "")

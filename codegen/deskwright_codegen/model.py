"""The IR: what one helpdesk's API is, as one frozen value that everything shipped is printed from.

Imports nothing of ours and knows neither files nor templates. `to_data` gives the canonical plain form (api.json).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import IntEnum
from typing import Any

Schema = dict[str, Any]


class Effect(IntEnum):
    """What an operation does, ordered by how far it reaches; a policy compares them."""

    READ = 0
    """Changes nothing; may be repeated at will."""
    WRITE_INTERNAL = 1
    """Changes something that no customer sees."""
    WRITE_OUTBOUND = 2
    """A customer sees it, or is sent mail."""
    DESTROY = 3
    """Deletes, or cannot be undone by the same caller."""
    ADMIN = 4
    """Changes who may do what, credentials, or the installation."""

    @property
    def word(self) -> str:
        """The name in files and on the command line."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Effect:
        """The effect called `word`; KeyError when there is none."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: a file under specs/ and a JSON pointer in it."""

    file: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}"


@dataclass(frozen=True, slots=True)
class EffectCase:
    """Another effect when the value at `place` equals `equals`; with `truthy`, when it holds anything."""

    place: str
    equals: Any
    effect: Effect
    test: str = "is"

    def fits(self, value: Any) -> bool:
        """Whether a value that is there decides for this case; `true` is not 1."""
        if self.test == "truthy":
            return bool(value)
        return type(value) is type(self.equals) and bool(value == self.equals)


@dataclass(frozen=True, slots=True)
class EffectRule:
    """The effect of an operation; the first case that fits decides, otherwise `default`."""

    default: Effect
    when: tuple[EffectCase, ...] = ()
    reason: str | None = None
    derived: Effect | None = None
    """What the rules would have said without the overlay; kept so that a loosening is told."""

    @property
    def possible(self) -> tuple[Effect, ...]:
        """Every effect this operation can have, mildest first."""
        return tuple(sorted({self.default, *(case.effect for case in self.when)}))


@dataclass(frozen=True, slots=True)
class Ability:
    """What a token must have: any of these, all of those, a role, flags, plan features."""

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    role: str | None = None
    flags: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    scope: str | None = None
    note: str | None = None
    when: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that travels in the path, the query, a header or a cookie."""

    name: str
    place: str
    required: bool
    schema: Schema
    style: str
    explode: bool
    content: str | None = None
    allow_reserved: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """One media type of a body: how it is encoded, its schema, and a multipart body's parts."""

    type: str
    kind: str
    schema: Schema
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """A request body; the first media type is the one that is sent unless another is asked for."""

    required: bool
    media: tuple[Media, ...]
    description: str = ""
    typed: bool = True
    """False where nobody knows the payload (`schema: none`)."""
    may_be_empty: bool = False
    """A required JSON object with nothing required in it: `{}` is sent when nothing was given."""
    never_empty: bool = False
    """The desk refuses `{}`: where nothing was given, no body is sent."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that the description names: `json`, `text`, `binary` or `none`."""

    status: str
    kind: str
    media: str | None
    schema: Schema | None
    offered: tuple[str, ...] = ()
    """Every media type that the description names, the one above first."""

    @property
    def also(self) -> tuple[str, ...]:
        """The other media types it may have where the first is JSON, bare and in lower case."""
        bare = [name.partition(";")[0].strip().lower() for name in self.offered[1:]] if self.kind == "json" else []
        return tuple(dict.fromkeys(name for name in bare if not name.endswith(("/json", "+json"))))


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API, with everything that the wire, the policy and a reader need."""

    id: str
    family: str
    action: str
    method: str
    path: str
    summary: str
    description: str
    source: Source
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: tuple[tuple[str, ...], ...]
    server: str | None
    ability: Ability
    effect: EffectRule
    retry_safe: bool
    idempotency: Mapping[str, Any] | None = None
    failure: tuple[Mapping[str, Any], ...] = ()
    pagination: Mapping[str, Any] | None = None
    lists: tuple[str, ...] = ()
    """Members of the answer that are lists, also where the desk leaves an empty one out."""
    partial: Mapping[str, Any] | None = None
    """Statuses that say: carried out in part."""
    revision: Mapping[str, Any] | None = None
    """How a write sees what is there now; `none` is the reason why it cannot."""
    confirm: Mapping[str, Any] | None = None
    """What a person decides about when a call needs approval."""
    provenance: Mapping[str, Any] | None = None
    """Who writes what it answers with; None counts as strangers."""
    deprecated: bool = False
    hidden: str | None = None
    words: str = ""
    tool: str = ""

    @property
    def route(self) -> str:
        """`POST /tickets/{id}`."""
        return f"{self.method} {self.path}"

    @property
    def typed(self) -> bool:
        """Whether the payload has a schema."""
        return self.body is None or self.body.typed

    def wire(self) -> dict[str, Any]:
        """OPERATION: what the request builder and the client need, as plain data."""
        body = None
        if self.body is not None:
            body = {
                "required": self.body.required,
                "media": {
                    media.type: {"kind": media.kind} | ({"parts": dict(media.parts)} if media.parts else {})
                    for media in self.body.media
                },
            }
            if self.body.may_be_empty:
                body["empty"] = {}
            if self.body.never_empty:
                body["never_empty"] = True
        accept = [name for response in self.responses if response.status[0] in "2d" for name in response.offered]
        wire: dict[str, Any] = {
            "id": self.id,
            "method": self.method,
            "path": self.path,
            "parameters": [
                {
                    "name": parameter.name,
                    "in": parameter.place,
                    "required": parameter.required,
                    "style": parameter.style,
                    "explode": parameter.explode,
                    "content": parameter.content,
                    "allow_reserved": parameter.allow_reserved,
                }
                for parameter in self.parameters
            ],
            "body": body,
            "accept": ", ".join(dict.fromkeys(accept)) or "application/json",
            "security": [list(alternative) for alternative in self.security],
            "server": self.server,
            "retry_safe": self.retry_safe,
            "idempotency": dict(self.idempotency) if self.idempotency else None,
            "failure": [dict(condition) for condition in self.failure],
            "pagination": dict(self.pagination) if self.pagination else None,
            "responses": {
                response.status: {"kind": response.kind, "media": response.media}
                | ({"also": list(response.also)} if response.also else {})
                for response in self.responses
            },
        }
        if self.lists:
            wire["lists"] = list(self.lists)
        if self.partial:
            wire["partial"] = dict(self.partial)
        return wire


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool: its schema and where its value goes."""

    name: str
    schema: Schema
    required: bool
    to: tuple[str, ...]
    values: Mapping[str, Any] | None = None
    otherwise: Any = None
    merge: bool = False
    aliases: tuple[str, ...] = ()
    coerce: str | None = None
    resolve: Mapping[str, Any] | None = None
    transform: str | None = None
    as_list: Mapping[str, Any] | None = None
    default_env: Mapping[str, Any] | None = None
    pairs: Mapping[str, str] | None = None
    null_also: tuple[Any, ...] = ()
    also: tuple[Mapping[str, Any], ...] = ()

    def binding(self) -> dict[str, Any]:
        """ARGUMENT of the catalogue: only what is not the default."""
        data: dict[str, Any] = {"to": list(self.to)}
        for name in ("values", "otherwise", "coerce", "resolve", "transform", "as_list", "default_env", "pairs"):
            if getattr(self, name) is not None:
                data[name] = getattr(self, name)
        if self.merge:
            data["merge"] = True
        if self.aliases:
            data["aliases"] = list(self.aliases)
        if self.null_also:
            data["null_also"] = list(self.null_also)
        if self.also:
            data["also"] = [dict(constant) for constant in self.also]
        return data


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool as it is listed, and the operations it may call."""

    name: str
    title: str
    description: str
    kind: str
    toolset: str
    default: bool
    operation: str | None
    operations: tuple[str, ...]
    arguments: tuple[Argument, ...]
    open_arguments: bool | Schema = False
    """Whether arguments beyond the named ones are taken and go into the body; a schema: such as fit it."""
    dispatch: Mapping[str, Any] | None = None
    constants: tuple[Mapping[str, Any], ...] = ()
    rules: tuple[Mapping[str, Any], ...] = ()
    include: tuple[Mapping[str, Any], ...] = ()
    uploads: tuple[Mapping[str, Any], ...] = ()
    output: Mapping[str, Any] | None = None
    omit: tuple[Mapping[str, Any], ...] = ()
    filters: Mapping[str, Any] | None = None
    present: Mapping[str, Any] | None = None
    links: tuple[Mapping[str, Any], ...] = ()
    resources: tuple[Mapping[str, Any], ...] = ()
    output_schema: Schema | None = None
    annotations: Mapping[str, bool] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    def effect_of(self, op: Operation) -> EffectRule:
        """The operation's effect as this tool leaves it: a constant decides a case, an unreachable place drops it."""
        fixed = {constant["place"]: constant["value"] for constant in self.constants}
        left: list[EffectCase] = []
        for case in op.effect.when:
            if case.place not in fixed:
                if self._may_fill(case.place):
                    left.append(case)
            elif case.fits(fixed[case.place]):
                return replace(op.effect, default=case.effect, when=tuple(left))
        return replace(op.effect, when=tuple(left))

    def _may_fill(self, place: str) -> bool:
        """Whether any argument can put a value there; an object merged in, or set higher up, may hold it."""
        reached = {to for argument in self.arguments for to in argument.to} | {
            upload["into"] for upload in self.uploads if upload.get("into")
        }
        reached |= {to for argument in self.arguments for to in (argument.resolve or {}).get("into") or ()}
        reached |= {constant["place"] for argument in self.arguments for constant in argument.also}
        above = any(place == to or place.startswith((f"{to}/", f"{to}#/")) for to in reached)
        return bool(self.open_arguments) or above or any(argument.merge for argument in self.arguments)


@dataclass(frozen=True, slots=True)
class PromptArgument:
    """What a person fills in; it travels as text and is checked against the schema."""

    name: str
    description: str
    required: bool
    schema: Schema
    complete: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text that a person chooses from a menu: how to go about something with this desk's tools."""

    name: str
    title: str
    description: str
    arguments: tuple[PromptArgument, ...]
    text: str
    parts: tuple[Any, ...]
    """The text as the server puts it together: words, `argument`, `tool`, and what is `optional`."""
    tools: tuple[str, ...]
    """The tools without which it is not offered."""


@dataclass(frozen=True, slots=True)
class Api:
    """One helpdesk: its operations, its tools, how to reach it."""

    desk: str
    title: str
    about: str
    version: str
    instructions: str
    class_name: str
    roles: tuple[str, ...]
    toolsets: Mapping[str, str]
    connection: Mapping[str, Any]
    operations: tuple[Operation, ...]
    tools: tuple[Tool, ...]
    prompts: tuple[Prompt, ...] = ()
    ticket: Mapping[str, Any] | None = None
    """The desk's tickets in the triage contract, where somebody mapped them."""

    def operation(self, name: str) -> Operation:
        """The operation called `name`; KeyError when there is none."""
        for operation in self.operations:
            if operation.id == name:
                return operation
        raise KeyError(name)


def to_data(value: Any) -> Any:
    """The plain, JSON-able form of any value of this module (api.json)."""
    if isinstance(value, Effect):
        return value.word
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: to_data(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_data(item) for item in value]
    return value

"""What the SDK templates print, decided from openapi-python-client's parsed objects.

Refuses to name anything itself: Python names are read from those objects, so SDK and binding cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from .pointer import pointer
from .python_text import docstring, literal, mapping, quoted
from .sdk_types import Types, member_name, raw, split_union

# Names that generated modules import; a schema of that name is called <Name>Model.
IMPORTED_NAMES = frozenset(
    {
        "Any",
        "Final",
        "File",
        "Literal",
        "Mapping",
        "OPERATION",
        "Sequence",
        "TYPE_CHECKING",
        "TypeAlias",
        "UNSET",
        "Unset",
    }
)


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """One attribute of a model."""

    name: str
    wire: str
    type: str
    required: bool
    read: str
    values: str


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """One attrs class."""

    docstring: str
    members: tuple[MemberPlan, ...]
    open: bool
    extra_type: str
    extra_read: str
    names: tuple[tuple[str, str], ...]
    """(module, class) that the annotations mention."""
    readers: tuple[tuple[str, str], ...]
    """(module, class) that reading needs."""


@dataclass(frozen=True, slots=True)
class ArgumentPlan:
    """One keyword argument of an endpoint function."""

    name: str
    type: str
    required: bool
    place: str
    about: str

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.type}" if self.required else f"{self.name}: {self.type} | Unset = UNSET"


@dataclass(frozen=True, slots=True)
class EndpointPlan:
    """One endpoint module."""

    operation: str
    module_docstring: str
    docstring: str
    signature: tuple[str, ...]
    request: tuple[tuple[str, str], ...]
    """Keyword and expression of each argument of `request_values`."""
    key: str
    """The argument that holds the idempotency key, or nothing."""
    result: str
    reads: str
    """The readers by status."""
    names: tuple[tuple[str, str], ...]
    readers: tuple[tuple[str, str], ...]
    arguments: Mapping[str, str]


def plan_model(model: ModelProperty, types: Types) -> ModelPlan:
    """How one model is printed."""
    properties = [*(model.required_properties or []), *(model.optional_properties or [])]
    members = tuple(
        MemberPlan(
            name=member_name(prop),
            wire=quoted(types.wire(prop)),
            type=types.annotation(prop),
            required=prop.required,
            read=types.reader(prop),
            values=_declared_values(prop),
        )
        for prop in properties
    )
    extra = model.additional_properties
    everything: list[PropertyProtocol] = [*properties, *([extra] if extra is not None else [])]
    own = (str(model.class_info.module_name), str(model.class_info.name))
    names = {found for prop in everything for found in types.classes(prop)} - {own}
    readers = {found for prop in everything for found in types.classes(prop, read=True)} - {own}
    about = [f"{member_name(prop)}: {words}" for prop in properties if (words := types.about(prop))]
    return ModelPlan(
        docstring=docstring(_prose(raw(model.description) or f"{own[1]}.", about), 4),
        members=tuple(sorted(members, key=lambda member: not member.required)),
        open=extra is not None,
        extra_type=types.annotation(extra) if extra is not None else "Any",
        extra_read=types.reader(extra) if extra is not None else "",
        names=tuple(sorted(names)),
        readers=tuple(sorted(readers)),
    )


def plan_endpoint(endpoint: Endpoint, wire: Mapping[str, Any], summary: str, types: Types) -> EndpointPlan:
    """How one endpoint module is printed, and which place each of its arguments fills."""
    groups: dict[str, list[tuple[str, ArgumentPlan]]] = {"path": [], "query": [], "header": [], "cookie": []}
    arguments: list[ArgumentPlan] = []
    properties: list[PropertyProtocol] = []
    for location, prop in endpoint.iter_all_parameters():
        place = location.value
        argument = _argument(prop, f"{place}.{types.wire(prop)}", types)
        arguments.append(argument)
        properties.append(prop)
        groups[place].append((types.wire(prop), argument))
    request = [
        (place, mapping([(name, argument.name) for name, argument in group], 8))
        for place, group in groups.items()
        if group
    ]

    body = _plan_body(endpoint, wire, {argument.name for argument in arguments}, types)
    arguments += body.arguments
    properties += body.properties
    request += body.request
    signature = [argument.declaration for argument in sorted(arguments, key=lambda argument: not argument.required)]
    signature += body.more
    # A declared header of that name is an argument already, and the client takes its value as the key.
    header = str((wire.get("idempotency") or {}).get("header", "")).lower()
    declared = {argument.place.lower() for argument in arguments}
    key = ""
    if header and f"header.{header}" not in declared and "idempotency_key" not in {item.name for item in arguments}:
        key = "idempotency_key"
        signature.append("idempotency_key: str | None = None")

    results, reads, result_properties = _plan_answer(endpoint, wire, types)
    names = {found for prop in [*properties, *result_properties] for found in types.classes(prop)}
    readers = {found for prop in result_properties for found in types.classes(prop, read=True)}
    about = [f"{argument.name}: {argument.about}" for argument in arguments if argument.about]
    route = f"{wire['method']} {wire['path']}"
    return EndpointPlan(
        operation=literal(dict(wire)),
        module_docstring=docstring(f"{route}: {summary}" if summary else route),
        docstring=docstring(_prose(f"{summary or route}\n\n{raw(endpoint.description)}", about), 4),
        signature=tuple(signature),
        request=tuple(request),
        key=key,
        result=results,
        reads=mapping(reads, 4),
        names=tuple(sorted(names)),
        readers=tuple(sorted(readers)),
        arguments={argument.place: argument.name for argument in arguments},
    )


@dataclass(frozen=True, slots=True)
class _BodyPlan:
    arguments: list[ArgumentPlan]
    properties: list[PropertyProtocol]
    request: list[tuple[str, str]]
    more: list[str]


def _plan_body(endpoint: Endpoint, wire: Mapping[str, Any], taken: set[str], types: Types) -> _BodyPlan:
    media: Mapping[str, Any] = (wire.get("body") or {}).get("media") or {}
    found = ((name, _parsed_body(endpoint, name, encoding["kind"])) for name, encoding in media.items())
    chosen, parsed = next(((name, body) for name, body in found if body is not None), ("", None))
    if parsed is None:
        return _BodyPlan([], [], [], [])
    prop, kind = parsed.prop, media[chosen]["kind"]
    required = bool((wire.get("body") or {}).get("required"))
    # The first medium is what the request builder sends; only another one has to be named.
    request = [] if chosen == next(iter(media)) else [("media", quoted(chosen))]
    if kind in {"json", "form", "multipart"} and isinstance(prop, ModelProperty) and types.map_item(prop) is None:
        model = types.models.get(str(prop.class_info.name), prop)
        members: list[PropertyProtocol] = [*(model.required_properties or []), *(model.optional_properties or [])]
        names = [member_name(member) for member in members]
        extra = model.additional_properties
        if extra is not None:
            names.append("additional_properties")
        if len({*names, *taken}) == len(names) + len(taken):
            arguments = [
                _argument(member, f"body#{pointer(types.wire(member))}", types, optional=not required)
                for member in members
            ]
            pairs = [(types.wire(member), argument.name) for member, argument in zip(members, arguments, strict=True)]
            more = []
            properties = members
            given = mapping(pairs, 8)
            if extra is not None:
                given += ", additional_properties"
                value_type = types.annotation(extra, argument=True)
                more = [f"additional_properties: Mapping[str, {value_type}] | None = None"]
                properties = [*members, extra]
            return _BodyPlan(
                arguments, properties, [*request, ("body", f"_object_body({given}, required={required})")], more
            )
    name = "body"
    while name in taken:
        name += "_"
    body_type = {"text": "str", "binary": "bytes | File"}.get(kind) or types.annotation(prop, argument=True)
    argument = ArgumentPlan(name, body_type, required, "body", types.about(prop))
    return _BodyPlan([argument], [prop], [*request, ("body", name)], [])


_BODY_TYPES = {
    "json": BodyType.JSON,
    "form": BodyType.DATA,
    "multipart": BodyType.FILES,
    "text": BodyType.CONTENT,
    "binary": BodyType.CONTENT,
}


def _parsed_body(endpoint: Endpoint, media: str, kind: str) -> Body | None:
    """The parsed body of a media type; its name may have been changed to one the generator takes."""
    same_name = (body for body in endpoint.bodies if raw(body.content_type) == media)
    same_kind = (body for body in endpoint.bodies if body.body_type == _BODY_TYPES[kind])
    return next(same_name, None) or next(same_kind, None)


def _plan_answer(
    endpoint: Endpoint, wire: Mapping[str, Any], types: Types
) -> tuple[str, list[tuple[str, str]], list[PropertyProtocol]]:
    kinds = {status: response.get("kind", "none") for status, response in (wire.get("responses") or {}).items()}
    successes = [status for status in kinds if status.startswith("2")] or [key for key in kinds if key == "default"]
    parsed = {response.status_code.pattern: response for response in endpoint.responses}
    results: dict[str, None] = {}
    reads: list[tuple[str, str]] = []
    properties: list[PropertyProtocol] = []
    for status in successes:
        # A range may have been changed to the one status that the generator parses.
        response = parsed.get(status) or (parsed.get("200") if "200" not in kinds else None)
        kind = kinds[status]
        if kind != "json":
            results[{"text": "str", "binary": "bytes"}.get(kind, "None")] = None
            reads.append((status, "_as_is"))
        elif response is None or isinstance(response.prop, AnyProperty):
            results["Any"] = None
            reads.append((status, "_as_is"))
        else:
            for part in split_union(types.annotation(response.prop)):
                results[part] = None
            reads.append((status, types.reader(response.prop) or "_as_is"))
            properties.append(response.prop)
    if not results or "Any" in results:
        return "Any", reads, properties
    ordered = [part for part in results if part != "None"] + (["None"] if "None" in results else [])
    return " | ".join(ordered), reads, properties


def _argument(prop: PropertyProtocol, place: str, types: Types, *, optional: bool = False) -> ArgumentPlan:
    name = member_name(prop) if place.startswith("body#") else str(prop.python_name)
    type_ = types.annotation(prop, argument=True)
    return ArgumentPlan(name, type_, prop.required and not optional, place, types.about(prop))


def _declared_values(prop: PropertyProtocol) -> str:
    if isinstance(prop, LiteralEnumProperty):
        return "(" + "".join(f"{literal(value)}, " for value in sorted(prop.values)).rstrip() + ")"
    if isinstance(prop, ConstProperty):
        return f"({literal(prop.value.raw_value)},)"
    return ""


def _prose(text: str, about: list[str]) -> str:
    # One line each: a description with blank lines would end the list it stands in.
    lines = [" ".join(line.split()) for line in about]
    return text.strip() + ("\n\n" + "\n".join(f"- {line}" for line in lines) if lines else "")

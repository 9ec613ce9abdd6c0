"""The base of every generated model: plain JSON in, a typed value out, and back without loss.

Refuses to judge values: an unknown enum member, a date's spelling and a long integer pass as they came. Only what a
script could not work with is a `Misfit`: a required property that is absent, a list or an object that is none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Self, TypeVar, cast

import httpx

from .errors import UnexpectedAnswer, WireError
from .types import UNSET, Unset
from .values import plain

T = TypeVar("T")
Reader = Callable[[Any], T]


class Misfit(ValueError):
    """JSON that does not fit the model; the message names the place and never the value."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class Member(NamedTuple):
    """One property: its name on the wire and in Python, and how its value is read."""

    wire: str
    name: str
    required: bool = False
    read: Reader[Any] | None = None
    values: tuple[Any, ...] | None = None
    """The declared enum or const. Never a reason to refuse; it tells the members of a union apart."""


class Shape(NamedTuple):
    """A model's members and, where unknown keys are kept, how those are read."""

    members: tuple[Member, ...]
    open: bool = False
    extra: Reader[Any] | None = None


_SHAPES: dict[type[Model], Shape] = {}


class Model:
    """What generated models share. The subclass lists its members in `_shape`."""

    __slots__ = ()

    @classmethod
    def _shape(cls) -> Shape:
        raise NotImplementedError

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """The model of a JSON object; `Misfit` when it cannot be one."""
        if not isinstance(source, Mapping):
            raise Misfit(cls.__name__, f"expected an object, got {type(source).__name__}")
        shape = _shape_of(cls)
        rest = dict(source)
        values: dict[str, Any] = {}
        for wire, name, required, read, _ in shape.members:
            if wire not in rest:
                if required:
                    raise Misfit(f"{cls.__name__}.{wire}", "required, but absent")
                continue
            value = rest.pop(wire)
            # Real desks send null for "no such thing" where their document only says "optional".
            if read is not None and (value is not None or required):
                value = _read_at(f"{cls.__name__}.{wire}", read, value)
            values[name] = value
        if shape.open:
            extra = shape.extra
            values["additional_properties"] = (
                rest
                if extra is None
                else {key: _read_at(f"{cls.__name__}.{key}", extra, value) for key, value in rest.items()}
            )
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what is UNSET is absent, None is null, everything else as it was given."""
        shape = _shape_of(type(self))
        result: dict[str, Any] = {}
        if shape.open:
            result.update({key: plain(value, key) for key, value in _extra_of(self).items()})
        for member in shape.members:
            value = getattr(self, member.name)
            if not isinstance(value, Unset):
                result[member.wire] = plain(value, member.wire)
        return result


def _extra_of(model: Any) -> Mapping[str, Any]:
    extra: Mapping[str, Any] = model.additional_properties
    return extra


def _shape_of(model: type[Model]) -> Shape:
    # Built on first use: a shape names the readers of other models, and models refer to each other in circles.
    shape = _SHAPES.get(model)
    if shape is None:
        shape = _SHAPES[model] = model._shape()
    return shape


def _read_at(where: str, read: Reader[T], value: Any) -> T:
    try:
        return read(value)
    except Misfit as misfit:
        raise Misfit(f"{where} > {misfit.where}" if misfit.where else where, misfit.what) from None


def list_of(read: Reader[T]) -> Reader[list[T]]:
    """Reads a JSON array, each item by `read`."""

    def read_list(value: Any) -> list[T]:
        if not isinstance(value, list):
            raise Misfit("", f"expected an array, got {type(value).__name__}")
        return [_read_at(f"[{index}]", read, item) for index, item in enumerate(value)]

    return read_list


def dict_of(read: Reader[T]) -> Reader[dict[str, T]]:
    """Reads a JSON object used as a map, each value by `read`."""

    def read_dict(value: Any) -> dict[str, T]:
        if not isinstance(value, Mapping):
            raise Misfit("", f"expected an object, got {type(value).__name__}")
        return {key: _read_at(key, read, item) for key, item in value.items()}

    return read_dict


def either(*options: type[Model] | Reader[Any], plain: bool) -> Reader[Any]:
    """Reads a union: the model that explains the object best, another reader, or (`plain`) the value as it is.

    Scalars pass as they are: no option could make more of them.
    """

    def read_either(value: Any) -> Any:
        if not isinstance(value, (Mapping, list)):
            if value is None and not plain:
                raise Misfit("", "expected a value, got null")
            return value
        for read in _by_fit(options, value):
            try:
                return read(value)
            except Misfit:
                continue
        if plain:
            return value
        raise Misfit("", "fits none of the alternatives")

    return read_either


def _by_fit(options: Sequence[type[Model] | Reader[Any]], value: Any) -> list[Reader[Any]]:
    ranked: list[tuple[int, int, Reader[Any]]] = []
    for index, option in enumerate(options):
        if isinstance(option, type) and issubclass(option, Model):
            if isinstance(value, Mapping):
                ranked.append((_strangeness(option, value), index, option.from_dict))
        else:
            ranked.append((0 if isinstance(value, list) else 1_000_000, index, option))
    return [read for _, _, read in sorted(ranked, key=lambda entry: entry[:2])]


def _strangeness(model: type[Model], value: Mapping[str, Any]) -> int:
    members = _shape_of(model).members
    known = {member.wire for member in members}
    strange = sum(1 for key in value if key not in known)
    for member in members:
        if member.values is not None and member.wire in value and value[member.wire] not in member.values:
            strange += 1_000
    return strange


def read_answer(operation: Mapping[str, Any], response: httpx.Response, readers: Mapping[str, Reader[T]]) -> T:
    """The value of a success: JSON, text or bytes by what the operation says of this status.

    A success of another status than the documented ones is read as the first of these.
    """
    status = str(response.status_code)
    documented = next((key for key in (status, f"{status[0]}XX", "default") if key in readers), None)
    key = documented or next(iter(readers), "")
    kind = operation["responses"].get(key, {}).get("kind", "json")
    value: Any = None
    if kind == "json":
        value = _json(response) if response.content or readers else None
    elif kind != "none":
        value = response.text if kind == "text" else response.content
    try:
        return readers[key](value) if key else cast("T", value)
    except Misfit as misfit:
        raise _unexpected(response, f"does not fit the documented model at {misfit}") from misfit


def _json(response: httpx.Response) -> Any:
    try:
        return json.loads(response.content)
    except ValueError as problem:
        what = response.headers.get("content-type", "no media type") if response.content else "an empty body"
        raise _unexpected(response, f"is not JSON ({what})") from problem


def _unexpected(response: httpx.Response, what: str) -> UnexpectedAnswer:
    return UnexpectedAnswer(
        f"the request was carried out (status {response.status_code}), but its answer {what}; "
        "the raw answer is in .response",
        response=response,
    )


def as_is(value: Any) -> Any:
    """Reads nothing into a value."""
    return value


def object_body(
    named: Mapping[str, object], extra: Mapping[str, object] | None = None, *, required: bool
) -> dict[str, object] | Unset:
    """A body from keyword arguments: what was given of the named properties, then the extra ones.

    UNSET when nothing was given of a body that is not required: it is not sent at all then.
    """
    body = {name: value for name, value in named.items() if value is not UNSET}
    for name, value in (extra or {}).items():
        if name in named:
            raise WireError(f"{name} has an argument of its own; take it out of additional_properties", place="body")
        body[name] = value
    return body if body or required else UNSET


__all__ = [
    "Member",
    "Misfit",
    "Model",
    "Reader",
    "Shape",
    "as_is",
    "dict_of",
    "either",
    "list_of",
    "object_body",
    "read_answer",
]

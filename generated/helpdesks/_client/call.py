# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""An operation as a typed callable: what a script sees behind `desk.tickets.create`.

Refuses to know any operation: names, types and defaults of the arguments come from the endpoint
function itself, so an editor and a type checker see exactly those.
"""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

import httpx

from .client import AsyncClient, Client
from .errors import DeskError, UnexpectedAnswer
from .pages import Walk
from .types import UNSET, Response
from .values import request_values

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def answer(response: httpx.Response, parse: Callable[[httpx.Response], T]) -> Response[T]:
    """The typed answer of a success; a body that does not fit its model is UnexpectedAnswer.

    The request was carried out by then, so a plain KeyError would invite a second, duplicate try.
    """
    try:
        parsed = parse(response)
    except DeskError:
        raise
    except Exception as problem:
        raise UnexpectedAnswer(
            f"the request was carried out (status {response.status_code}), but its answer does not fit the "
            f"documented model ({type(problem).__name__}); the raw answer is in .response",
            response=response,
        ) from problem
    return Response(response.status_code, response.headers, response.content, parsed, response)


class SyncCall(Generic[P, R]):
    """`desk.tickets.create(...)`: the parsed success; `.raw(...)`: with status and headers."""

    def __init__(self, client: Client, function: Callable[Concatenate[Client, P], Response[R]]) -> None:
        self._client = client
        self._function = function
        self.__doc__ = function.__doc__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self._function(self._client, *args, **kwargs).parsed

    def raw(self, *args: P.args, **kwargs: P.kwargs) -> Response[R]:
        return self._function(self._client, *args, **kwargs)


class AsyncCall(Generic[P, R]):
    """The same for `AsyncClient`; every call is awaited."""

    def __init__(
        self, client: AsyncClient, function: Callable[Concatenate[AsyncClient, P], Awaitable[Response[R]]]
    ) -> None:
        self._client = client
        self._function = function
        self.__doc__ = function.__doc__

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return (await self._function(self._client, *args, **kwargs)).parsed

    async def raw(self, *args: P.args, **kwargs: P.kwargs) -> Response[R]:
        return await self._function(self._client, *args, **kwargs)


class SyncPagedCall(SyncCall[P, R]):
    """A call whose operation has pages.

    `arguments` maps places to Python arguments: {"query.page": "page"}; "body.cursor" names an
    attribute of the argument `body`.
    """

    def __init__(
        self,
        client: Client,
        function: Callable[Concatenate[Client, P], Response[R]],
        operation: Mapping[str, Any],
        arguments: Mapping[str, str],
    ) -> None:
        super().__init__(client, function)
        self._operation = operation
        self._arguments = dict(arguments)

    def pages(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[R]:
        """One parsed page after the other, until the desk says there are no more."""
        walk, given = Walk(self._operation), dict(cast("Mapping[str, Any]", kwargs))
        function = cast("Callable[..., Response[R]]", self._function)
        more = True
        while more:
            page = function(self._client, *args, **given)
            yield page.parsed
            following = walk.after(_placed(self._arguments, given), page.http)
            more = following is not None
            _set_arguments(self._arguments, given, following or {})


class AsyncPagedCall(AsyncCall[P, R]):
    """The same for `AsyncClient`: `async for page in desk.tickets.list.pages(...)`."""

    def __init__(
        self,
        client: AsyncClient,
        function: Callable[Concatenate[AsyncClient, P], Awaitable[Response[R]]],
        operation: Mapping[str, Any],
        arguments: Mapping[str, str],
    ) -> None:
        super().__init__(client, function)
        self._operation = operation
        self._arguments = dict(arguments)

    async def pages(self, *args: P.args, **kwargs: P.kwargs) -> AsyncIterator[R]:
        """One parsed page after the other, until the desk says there are no more."""
        walk, given = Walk(self._operation), dict(cast("Mapping[str, Any]", kwargs))
        function = cast("Callable[..., Awaitable[Response[R]]]", self._function)
        more = True
        while more:
            page = await function(self._client, *args, **given)
            yield page.parsed
            following = walk.after(_placed(self._arguments, given), page.http)
            more = following is not None
            _set_arguments(self._arguments, given, following or {})


def _placed(arguments: Mapping[str, str], given: Mapping[str, Any]) -> dict[str, Any]:
    """The given arguments that matter to paging, by place."""
    found: dict[str, Any] = {}
    for place, argument in arguments.items():
        name, _, attribute = argument.partition(".")
        value = given.get(name, UNSET)
        if attribute and value:
            value = value.get(attribute, UNSET) if isinstance(value, dict) else getattr(value, attribute, UNSET)
        if value is not UNSET and value is not None:
            found[place] = request_values(body=value)["body"]
    return found


def _set_arguments(arguments: Mapping[str, str], given: dict[str, Any], following: Mapping[str, Any]) -> None:
    for place, value in following.items():
        argument = arguments.get(place)
        if argument is None:
            raise UnexpectedAnswer(f"the next page needs {place}, which this call has no argument for")
        name, _, attribute = argument.partition(".")
        if not attribute:
            given[name] = value
        elif isinstance(given.get(name), dict):
            given[name] = {**given[name], attribute: value}
        elif given.get(name):
            given[name] = copy.copy(given[name])
            setattr(given[name], attribute, value)
        else:
            raise UnexpectedAnswer(f"the next page needs {place}: give the argument {name!r} to read pages")


__all__ = ["AsyncCall", "AsyncPagedCall", "SyncCall", "SyncPagedCall", "answer"]

"""The facade of one desk, `from helpdesks.<desk> import <Class>`: namespaces, connection data, errors.

Refuses to do anything at import: namespaces load when they are first used, settings are read by `from_env`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .emit_sdk import SdkBinding, SdkOperation, SdkResult, namespace_class
from .python_text import docstring, header, literal
from .runtime import errors

# What SyncDesk and AsyncDesk define; a namespace of that name gets an underscore.
_TAKEN = frozenset({"aclose", "client", "close", "connection", "from_env"})


@dataclass(frozen=True, slots=True)
class _Namespace:
    name: str
    module: str
    class_name: str


def emit_facade(
    desk: str,
    class_name: str,
    title: str,
    connection: Mapping[str, Any],
    result: SdkResult,
    operations: Mapping[str, SdkOperation],
    *,
    about: str = "",
) -> dict[str, str]:
    """`__init__.py` of the desk's folder."""
    modules = sorted({binding.namespace for binding in result.bindings.values()})
    namespaces = [_Namespace(facade_name(name), name, namespace_class(name)) for name in modules]
    prose = about or f"{title}. A namespace loads when it is first used; a refusal is raised as its own error."
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates" / "facade"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    text = environment.get_template("facade.py.jinja").render(
        header=header(desk),
        module_docstring=docstring(
            f"{title} for scripts: `{class_name}`, `Async{class_name}` and the errors they raise."
        ),
        class_name=class_name,
        namespaces=namespaces,
        connection=literal(dict(connection)),
        errors=sorted(errors.__all__),
        exported=sorted(["CONNECTION", "UNSET", "File", class_name, f"Async{class_name}", *errors.__all__]),
        sync_docstring=docstring(prose, 4, _example(desk, class_name, result, operations, "")),
        async_docstring=docstring(prose, 4, _example(desk, class_name, result, operations, "async")),
    )
    return {"__init__.py": "\n".join(line.rstrip() for line in text.split("\n"))}


def facade_name(namespace: str) -> str:
    """The attribute of the facade that holds a namespace."""
    return f"{namespace}_" if namespace in _TAKEN else namespace


def _example(
    desk: str, class_name: str, result: SdkResult, operations: Mapping[str, SdkOperation], flavour: str
) -> str:
    """Four lines that run: the desk's first list of pages, else its first read that needs no argument."""

    def rank(item: tuple[str, SdkBinding]) -> tuple[bool, bool, str]:
        wire = operations[item[0]].wire
        needs = any(parameter.get("required") for parameter in wire.get("parameters") or []) or bool(wire.get("body"))
        return (not wire.get("pagination"), needs or wire["method"] != "GET", item[0])

    known = [item for item in result.bindings.items() if item[0] in operations]
    word = f"{flavour} " if flavour else ""
    prefix, wait = ("Async", "await ") if flavour else ("", "")
    lines = [
        f"from helpdesks.{desk} import {prefix}{class_name}",
        "",
        f"{word}with {prefix}{class_name}.from_env() as desk:",
    ]
    if not known:
        return "\n".join([*lines, "    ..."])
    name, binding = min(known, key=rank)
    call = f"desk.{facade_name(binding.namespace)}.{binding.method}"
    if operations[name].wire.get("pagination"):
        return "\n".join([*lines, f"    {word}for page in {call}.pages():", "        print(page)"])
    return "\n".join([*lines, f"    print({wait}{call}())"])

"""Emitting tools: one module per toolset, one thin function per tool, by Jinja.

Templates print and decide nothing; text from documents reaches them through repr alone.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Any

import jinja2

from .emit_catalogue import tool_facts, tool_function, tool_module
from .model import Api, Tool
from .names import pascal
from .python_text import docstring, header
from .text import clean_prose


@cache
def environment() -> jinja2.Environment:
    """The one Jinja environment: undefined names fail, text is printed only through these filters."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, "templates"),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=False,
    )
    made.filters |= {"literal": literal, "docstring": partial(docstring, indent=4), "prose": prose, "cell": cell}
    return made


def literal(value: Any) -> str:
    """A Python literal: what it holds can never become code."""
    if isinstance(value, dict):
        return repr(dict(sorted(value.items())))
    return repr(value)


def prose(text: str) -> str:
    """One line of plain words, for a comment or a docstring."""
    return clean_prose(text).replace("\n", " ").replace("\\", "/").replace('"', "'")


def cell(text: str) -> str:
    """One line for a Markdown table."""
    return clean_prose(text).replace("\n", " ").replace("|", "\\|").replace("<", "&lt;").replace("`", "'")


def input_type(tool_name: str) -> str:
    """The TypedDict of a tool's arguments, as the argument types' generator names it."""
    return pascal(tool_name) + "Input"


def emit_tools(api: Api, argument_types: set[str]) -> dict[str, str]:
    """tools/<toolset>.py; `argument_types` are the classes that arguments.py has."""
    modules: dict[str, list[Tool]] = {}
    for tool in api.tools:
        modules.setdefault(tool_module(tool), []).append(tool)
    files = {"tools/__init__.py": f'# {header(api.desk)}\n"""One module per toolset."""\n'}
    template = environment().get_template("tools/module.py.jinja")
    for module, tools in sorted(modules.items()):
        items = [_item(api, tool, argument_types) for tool in sorted(tools, key=tool_function)]
        files[f"tools/{module}.py"] = template.render(
            header=header(api.desk),
            title=api.title,
            toolset=module,
            inputs=sorted({item["input"] for item in items if item["input"]}),
            tools=items,
        )
    return files


def _item(api: Api, tool: Tool, argument_types: set[str]) -> dict[str, Any]:
    meta = tool_facts(api, tool)
    name = input_type(tool.name)
    # A tool that takes fields nobody named cannot be a closed TypedDict.
    typed = name in argument_types and not tool.open_arguments
    gate = " and ".join(
        part
        for part in (
            " or ".join(meta["abilities"]["any_of"]),
            " and ".join(meta["abilities"]["all_of"]),
            f"role {meta['role']}" if meta["role"] else "",
        )
        if part
    )
    return {
        "name": tool.name,
        "function": tool_function(tool),
        "operations": tuple(tool.operations),
        "effect": meta["effect"],
        "abilities": gate,
        "route": ", ".join(meta["route"]),
        "doc": tool.description,
        "input": name if typed else "",
        "annotation": f"Unpack[{name}]" if typed else "Any",
    }

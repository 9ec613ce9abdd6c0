"""Python source text of plain values: literals and docstrings that are inert whatever a document says.

Refuses to hand anything from a document to a template except through here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from .text import clean_prose

WIDTH = 110


def header(desk: str) -> str:
    """The sentence that opens every generated file."""
    return opening(f"specs/{desk}")


def opening(folder: str, regen: str = "make regen") -> str:
    """The same for inputs that are somewhere else, and a project that generates in another way."""
    return f"Generated from {folder}. Do not edit: {regen}"


def literal(value: Any, indent: int = 0) -> str:
    """Plain data as a Python expression, one line where it fits; the order of keys is kept."""
    line = _one_line(value)
    if indent + len(line) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return line
    inner = " " * (indent + 4)
    if isinstance(value, dict):
        items = [f"{inner}{quoted(key)}: {literal(item, indent + 4)},\n" for key, item in value.items()]
        return "{\n" + "".join(items) + " " * indent + "}"
    items = [f"{inner}{literal(item, indent + 4)},\n" for item in value]
    return "[\n" + "".join(items) + " " * indent + "]"


def _one_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {_one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_one_line, value)) + "]"
    return quoted(value) if isinstance(value, str) else repr(value)


def quoted(text: str) -> str:
    """A string literal, in double quotes where nothing in it has to be escaped for them."""
    source = repr(text)
    return f'"{source[1:-1]}"' if source.startswith("'") and '"' not in source else source


def mapping(pairs: Iterable[tuple[str, str]], indent: int) -> str:
    """A dict display of (key, expression), one line where it fits."""
    items = [f"{quoted(key)}: {expression}" for key, expression in pairs]
    line = "{" + ", ".join(items) + "}"
    if indent + len(line) <= WIDTH:
        return line
    return "{\n" + "".join(f"{' ' * (indent + 4)}{item},\n" for item in items) + " " * indent + "}"


def docstring(text: str, indent: int = 0, example: str = "") -> str:
    """`text` as a docstring literal for code at `indent`; nothing in it can end the string.

    `example` is code of ours: it follows as it is, because prose loses its indentation.
    """
    prose = clean_prose(text) + (f"\n\n{example}" if example else "")
    # A quote at either end would touch ours and move where the string ends.
    inert = prose.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    if inert.startswith('"'):
        inert = "\\" + inert
    if inert.endswith('"'):
        inert = inert[:-1] + '\\"'
    pad = "\n" + " " * indent
    lines = inert.split("\n")
    source = '"""' + pad.join(lines).replace(pad + "\n", "\n\n") + (pad if len(lines) > 1 else "") + '"""'
    source = "\n".join(line.rstrip() for line in source.split("\n"))
    return source if _is_one_string(source) else repr(prose)


def _is_one_string(source: str) -> bool:
    try:
        tree = ast.parse(source, mode="eval")
    except (SyntaxError, ValueError):
        return False
    return isinstance(tree.body, ast.Constant) and isinstance(tree.body.value, str)


def _names_in(tree: ast.Module) -> set[str]:
    """Every name that is read or bound; `ast.walk` takes twice as long, over thousands of files."""
    found: set[str] = set()
    left: list[Any] = [tree]
    while left:
        node = left.pop()
        if type(node) is ast.Name:
            found.add(node.id)
        elif type(node) is list:
            left += node
        elif isinstance(node, ast.AST):
            left += [getattr(node, name) for name in node._fields if name not in _LEAVES]
    return found


# Fields that hold no other node: a position, an operator's context, a word.
_LEAVES = frozenset({"ctx", "id", "arg", "attr", "kind", "asname", "module", "level", "type_comment", "simple"})


def without_unused_imports(text: str) -> str:
    """The source without the one-line imports of names that nothing in it uses; `X as X` re-exports and stays."""
    tree = ast.parse(text)
    used = _names_in(tree)
    lines = text.split("\n")
    for node in tree.body:
        if not isinstance(node, (ast.Import, ast.ImportFrom)) or node.lineno != node.end_lineno:
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            continue
        kept = [name for name in node.names if name.asname == name.name or (name.asname or name.name) in used]
        if len(kept) == len(node.names):
            continue
        shown = ast.unparse(type(node)(**{**dict(ast.iter_fields(node)), "names": kept})) if kept else ""
        lines[node.lineno - 1] = shown if kept else "\0"
    return "\n".join(line for line in lines if line != "\0")

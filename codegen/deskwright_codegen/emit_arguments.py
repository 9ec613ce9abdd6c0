"""The types of the tool functions' arguments, printed by datamodel-code-generator from the tools as listed.

Refuses to be the judge: rules between arguments are left out here, the listed schema decides at run time.
"""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

from datamodel_code_generator import InputFileType, PythonVersion, generate
from datamodel_code_generator.enums import DataModelType, NamingStrategy
from datamodel_code_generator.format import Formatter

from .python_text import header

_PURPOSE = '"""Types of the tools\' arguments, one `<ToolName>Input` per tool; for type checkers only."""'


def emit_arguments(desk: str, tools: list[dict[str, Any]]) -> str:
    """`arguments.py`: a TypedDict `<PascalName>Input` per tool, from their listed forms or TOOLs."""
    listed = [tool.get("listed", tool) for tool in tools]
    source = [
        {"name": tool["name"], "inputSchema": _typed_part(tool["inputSchema"])}
        for tool in sorted(listed, key=lambda tool: str(tool["name"]))
    ]
    if not source:
        return f"# {header(desk)}\n\n{_PURPOSE}\n"
    with warnings.catch_warnings():
        # Two odd names that it calls alike: the listed schema is the judge.
        warnings.simplefilter("ignore")
        text = generate(
            json.dumps({"tools": source}, ensure_ascii=False),
            input_file_type=InputFileType.MCPTools,
            output=None,
            output_model_type=DataModelType.TypingTypedDict,
            target_python_version=PythonVersion.PY_311,
            formatters=[Formatter.BUILTIN],
            disable_timestamp=True,
            custom_file_header=f"# {header(desk)}\n\n{_PURPOSE}",
            # `closed=True` of PEP 728 is not yet understood everywhere.
            use_closed_typed_dict=False,
            use_double_quotes=True,
            use_standard_collections=True,
            use_union_operator=True,
            naming_strategy=NamingStrategy.FullPath,
        )
    if not isinstance(text, str):
        raise TypeError("datamodel-code-generator printed several modules for one list of tools")
    printed = set(re.findall(r"^(?:class )?(\w+)", text, re.MULTILINE))
    for tool in source:
        if input_class(tool["name"]) not in printed:
            raise ValueError(f"no class {input_class(tool['name'])} was printed for the tool {tool['name']}")
    return re.sub(r"\n{4,}", "\n\n\n", text.strip("\n")) + "\n"


def input_class(tool: str) -> str:
    """The class of a tool's arguments: `create_ticket` -> `CreateTicketInput`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^0-9A-Za-z]+", tool) if word) + "Input"


# What a keyword signature cannot say. A branch at the root would make the class a union, which `Unpack` refuses.
_BRANCHES = frozenset({"oneOf", "anyOf", "allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas"})
_KEPT = frozenset({"type", "enum", "const", "required", "$ref"})
_NAMED = frozenset({"properties", "$defs", "definitions"})
_LISTS = frozenset({"oneOf", "anyOf", "allOf", "prefixItems"})


def _typed_part(schema: dict[str, Any]) -> dict[str, Any]:
    pared: dict[str, Any] = _pare({key: value for key, value in schema.items() if key not in _BRANCHES})
    return {"type": "object"} | pared


def _pare(schema: Any) -> Any:
    """A schema reduced to what a type can say: no formats, no words, no limits."""
    if not isinstance(schema, dict):
        return schema
    pared: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _KEPT:
            pared[key] = value
        elif key in _NAMED:
            pared[key] = {name: _pare(item) for name, item in value.items()}
        elif key in _LISTS:
            # A branch that only demands properties says nothing of the type.
            branches = [_pare(item) for item in value if not isinstance(item, dict) or set(item) - {"required", "not"}]
            if branches:
                pared[key] = branches
        elif key == "items" or (key == "additionalProperties" and not schema.get("properties")):
            pared[key] = _pare(value)
    return pared

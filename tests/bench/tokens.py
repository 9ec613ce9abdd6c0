"""Part `tokens`: what the list costs an assistant in every conversation, counted as bytes / 4.

Counts the `tools/list` result that `serve` would give, as compact JSON; no tokenizer is asked. Beside it what the plain
way costs: name, texts and schemas of every operation, each reference written out in its place, without hints, abilities
or digests; and the same with the schemas of the answers.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.child import run_child
from tests.bench.desks import DESKWRIGHT, bare_environment, read_desks
from tests.bench.figures import Figure, figure
from tests.bench.noise import Noise

FULL = ("--all-tools", "--allow", "destroy,admin")
GENERATED = Path(__file__).parents[2] / "generated" / "helpdesks"
METHODS = frozenset({"get", "put", "post", "delete", "patch", "head", "options", "trace"})


def measure(noise: Noise) -> list[Figure]:
    found = []
    with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        for desk in read_desks():
            default, count = _weigh(desk.name, (), Path(name))
            whole, many = _weigh(desk.name, FULL, Path(name))
            peer = figure(f"{desk.name}: default list ({count} tools)", "tokens", [default])
            found.append(peer)
            found.append(figure(f"{desk.name}: default list, per tool", "tokens", [default / count]))
            found.append(figure(f"{desk.name}: full list ({many} tools)", "tokens", [whole], peer))
            found.append(figure(f"{desk.name}: full list, per tool", "tokens", [whole / many]))
            for what, floor in _inline(desk.name).items():
                found.append(figure(f"{desk.name}: raw OpenAPI operations inline{what}", "tokens", [floor], peer))
            noise.sample()
    return found


def _weigh(desk: str, options: tuple[str, ...], scratch: Path) -> tuple[float, int]:
    """Tokens and number of tools."""
    command = [*DESKWRIGHT, "tools", desk, "--json", *options]
    listed = json.loads(run_child(command, bare_environment(scratch), scratch).output)
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode()) / 4, len(listed["tools"])


def _inline(desk: str) -> dict[str, float]:
    """The tokens of a desk's normalised document as plain tools, without and with the answers."""
    document = json.loads((GENERATED / desk / "openapi.json").read_text("utf-8"))
    schemas = document["components"]["schemas"]
    plain: list[dict[str, Any]] = []
    whole: list[dict[str, Any]] = []
    for item in document["paths"].values():
        for method, operation in item.items():
            if method in METHODS:
                tool = _plain_tool(operation, schemas)
                plain.append(tool)
                answers = [answer for status, answer in sorted(operation["responses"].items()) if status[0] == "2"]
                content: Mapping[str, Any] = (
                    next(iter((answers[0].get("content") or {}).values()), {}) if answers else {}
                )
                shape = {"outputSchema": _written(content["schema"], schemas)} if content.get("schema") else {}
                whole.append({**tool, **shape})
    return {"": _tokens({"tools": plain}), ", with answers": _tokens({"tools": whole})}


def _plain_tool(operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for parameter in operation.get("parameters") or ():
        told = {"description": parameter["description"]} if parameter.get("description") else {}
        properties[parameter["name"]] = _written(parameter.get("schema") or {}, schemas) | told
        required += [parameter["name"]] if parameter.get("required") else []
    body: Mapping[str, Any] = next(iter(((operation.get("requestBody") or {}).get("content") or {}).values()), {})
    shape = _written(body.get("schema") or {}, schemas)
    if shape.get("properties"):
        properties |= shape["properties"]
        required += shape.get("required") or []
    elif shape:
        properties["body"] = shape
    texts = (operation.get("summary"), operation.get("description"))
    return {
        "name": operation["operationId"],
        "description": "\n\n".join(text for text in texts if text),
        "inputSchema": {"type": "object", "properties": properties, "required": required},
    }


def _written(schema: Any, schemas: Mapping[str, Any], inside: tuple[str, ...] = ()) -> Any:
    if isinstance(schema, list):
        return [_written(one, schemas, inside) for one in schema]
    if not isinstance(schema, dict):
        return schema
    name = str(schema.get("$ref") or "").removeprefix("#/components/schemas/")
    if not name:
        return {key: _written(value, schemas, inside) for key, value in schema.items() if not key.startswith("x-")}
    rest = {key: value for key, value in schema.items() if key != "$ref"}
    return (
        {"type": "object"} if name in inside else {**_written(schemas.get(name, {}), schemas, (*inside, name)), **rest}
    )


def _tokens(value: Any) -> float:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) / 4

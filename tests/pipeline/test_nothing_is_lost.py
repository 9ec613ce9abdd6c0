"""Zero lost: every operation of a desk's own document is in the SDK, has a tool of its own, and can be listed."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest
from deskwright_codegen.load import load_text
from deskwright_codegen.read_openapi import METHODS

ROOT = Path(__file__).parent.parent.parent
DESKS = sorted(path.name for path in (ROOT / "specs").iterdir() if path.is_dir())


def routes_of(desk: str) -> set[tuple[str, str]]:
    """(method, path) of everything that the vendor's document names, counted without our reader."""
    folder = ROOT / "specs" / desk
    if (folder / "routes.json").exists():
        dump = json.loads((folder / "routes.json").read_text("utf-8"))
        return {(r["method"].split("|")[0], "/" + r["uri"].removeprefix("api/v1/")) for r in dump}
    if (folder / "webservice.yml").exists():
        mapping = load_text((folder / "webservice.yml").read_text("utf-8"), "webservice.yml")
        routes = mapping["Provider"]["Transport"]["Config"]["RouteOperationMapping"].values()
        return {(route["RequestMethod"][0], re.sub(r":(\w+)", r"{\1}", route["Route"])) for route in routes}
    path = next(folder / name for name in ("openapi.yaml", "openapi.json") if (folder / name).exists())
    document = load_text(path.read_text("utf-8"), path.name)
    return {(m.upper(), p) for p, item in document["paths"].items() for m in METHODS if m in item}


@pytest.mark.parametrize(("desk", "count"), [("tickiti", 155), ("openhelpdesk", 72), ("tiflux", 114), ("otrs", 8)])
def test_there_are_as_many_as_the_vendor_says(desk: str, count: int) -> None:
    assert len(routes_of(desk)) == count


@pytest.mark.parametrize("desk", DESKS)
def test_operations_in_are_operations_out(desk: str) -> None:
    folder = ROOT / "generated" / "helpdesks" / desk
    catalogue = json.loads((folder / "catalog.json").read_text("utf-8"))
    operations = catalogue["operations"]
    assert {(op["method"], op["path"]) for op in operations.values()} == routes_of(desk)
    own = [tool["operation"] for tool in catalogue["tools"] if tool["kind"] == "operation"]
    assert sorted(own) == sorted(operations)
    modules = {}
    for path in (folder / "sdk" / "api").rglob("*.py"):
        if path.name != "__init__.py":
            name = ".".join(path.relative_to(ROOT / "generated").with_suffix("").parts)
            modules[importlib.import_module(name).OPERATION["id"]] = name
    assert set(modules) == set(operations)
    for name, module in modules.items():
        assert operations[name]["wire"] == importlib.import_module(module).OPERATION, name

"""The walls of the house: who may import whom, what the build may not know, and marks that every generated file has."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODEGEN = ROOT / "codegen" / "deskwright_codegen"
RUNTIME = CODEGEN / "runtime"
GENERATED = ROOT / "generated" / "helpdesks"
SERVER = ROOT / "mcp_server" / "deskwright"
SANDBOXES = SERVER / "sandboxes"
#: Desks that live in this process: a folder each, called by what they are registered under.
LOCAL = {SERVER / "triage"}
DESKS = sorted(path.name for path in (ROOT / "specs").iterdir() if path.is_dir())
HINTS = {"readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"}
#: What tells the time, the machine or the world; the same inputs must give the same bytes everywhere.
OUTSIDE = {
    "asyncio", "datetime", "getpass", "http", "httpx", "locale", "os", "platform", "random", "requests", "secrets",
    "shutil", "socket", "ssl", "subprocess", "tempfile", "time", "urllib.request", "uuid",
}  # fmt: skip
#: The modules of codegen that act: they touch the disk, start a check, tell how long it took.
ACTING = {"add_command.py", "command.py", "gather.py", "workspace.py", "gates.py", "haste.py", "progress.py"}
#: openapi-python-client prints into a folder only: this one reads its text back from a temporary one, and no more.
BY_A_FOLDER = "codegen/deskwright_codegen/emit_sdk.py"


def modules(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every absolute module name that a file imports, at any depth; relative ones stay at home by their dots."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def breaks(folder: Path, forbidden: set[str], *, spared: tuple[str, ...] = ()) -> list[str]:
    """`file: module` for each import of a forbidden module or of one below it."""
    return sorted(
        {
            f"{name(path)}: {module}"
            for path in modules(folder)
            if not name(path).endswith(spared or ("\0",))
            for module in imports(path)
            if any(module == word or module.startswith(f"{word}.") for word in forbidden)
        }
    )


# --- import direction ----------------------------------------------------------------------------------


def test_codegen_knows_neither_server_nor_output() -> None:
    assert breaks(CODEGEN, {"deskwright", "helpdesks", "mcp"}) == []


def test_the_server_reaches_the_generators_only_by_name() -> None:
    """`deskwright regen` loads them when it is called; nobody else needs the extra."""
    assert breaks(SERVER, {"deskwright_codegen", "openapi_python_client", "datamodel_code_generator"}) == []
    # pages are filled with it; nothing else is
    assert breaks(SERVER, {"jinja2"}, spared=tuple(name(path) for path in modules(SERVER / "webpage"))) == []
    naming = [name(path) for path in modules(SERVER) if "deskwright_codegen" in path.read_text("utf-8")]
    assert naming == ["mcp_server/deskwright/generators.py"]


def test_only_protocol_speaks_mcp() -> None:
    spared = ("deskwright/protocol.py", "deskwright/protocol_subscriptions.py", "deskwright/hosted/sdk.py")
    assert breaks(SERVER, {"mcp"}, spared=spared) == []
    assert "mcp.server.Server" in set(imports(SERVER / "protocol.py"))


def test_only_the_state_and_the_store_of_a_local_desk_know_a_database() -> None:
    stores = [
        path for path in modules(SERVER / "triage") if path.name.startswith("store") or "migrations" in path.parts
    ]
    spared = tuple(name(path) for path in [*modules(SERVER / "state"), *stores])
    assert breaks(SERVER, {"sqlalchemy", "alembic", "psycopg", "sqlite3"}, spared=spared) == []


def test_a_local_desk_is_registered_and_never_imported() -> None:
    spared = tuple(name(path) for path in modules(SERVER / "triage"))
    assert breaks(SERVER, {"deskwright.triage"}, spared=spared) == []


def test_generated_code_needs_nothing_but_httpx_and_attrs() -> None:
    allowed = {"httpx", "attrs", "attr", "typing_extensions", "helpdesks", *sys.stdlib_module_names}
    strange = {
        f"{name(path)}: {module}"
        for path in modules(GENERATED)
        for module in imports(path)
        if module.split(".")[0] not in allowed
    }
    assert sorted(strange) == []


def test_a_desk_knows_the_client_and_no_other_desk() -> None:
    strange = {
        f"{name(path)}: {module}"
        for path in modules(GENERATED)
        for module in imports(path)
        if (parts := module.split("."))[0] == "helpdesks" and len(parts) > 1
        if parts[1] not in {"_client", path.relative_to(GENERATED).parts[0]}
    }
    assert sorted(strange) == []
    assert breaks(GENERATED / "_client", {f"helpdesks.{desk}" for desk in DESKS}) == []


def test_the_runtime_leans_on_httpx_and_attrs_alone() -> None:
    """`runtime/` is emitted verbatim: what it imports, every script with an SDK must have."""
    allowed = {"httpx", "attrs", "attr", *sys.stdlib_module_names}
    assert [f"{name(p)}: {m}" for p in modules(RUNTIME) for m in imports(p) if m.split(".")[0] not in allowed] == []
    distant = [
        f"{name(path)}:{node.lineno}"
        for path in modules(RUNTIME)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]
    assert distant == []


# --- what the build may not know -----------------------------------------------------------------------


def test_the_build_sees_no_clock_no_network_and_no_environment() -> None:
    seen = {
        f"{name(path)}: {module}"
        for path in modules(CODEGEN)
        if path.name not in ACTING and RUNTIME not in path.parents
        for module in imports(path)
        if module in OUTSIDE or any(module.startswith(f"{word}.") for word in OUTSIDE)
    }
    assert seen == {f"{BY_A_FOLDER}: tempfile"}
    assert breaks(CODEGEN, {"socket", "httpx", "requests", "urllib.request", "random"}, spared=_runtime()) == []


def test_only_acting_modules_of_the_build_touch_the_disk() -> None:
    words = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink"}
    touching = {
        f"{name(path)}: {_called(node)}"
        for path in modules(CODEGEN)
        if path.name not in ACTING and RUNTIME not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _called(node) in words and not _reads_package_data(node)
    }
    assert touching == {f"{BY_A_FOLDER}: read_text"}


def _runtime() -> tuple[str, ...]:
    return tuple(name(path) for path in modules(RUNTIME))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _reads_package_data(call: ast.Call) -> bool:
    """`files(__package__).joinpath(…).read_text(…)`: a file of the generator itself, the same everywhere."""
    return _called(call) == "read_text" and "files(" in ast.unparse(call.func)


# --- no code asks for a desk by name -------------------------------------------------------------------


def test_no_code_knows_a_desk_by_name() -> None:
    """A desk's own folder (and its sandbox) is the only place for what holds for that desk alone."""
    names = {*DESKS, *(desk.replace("_", "-") for desk in DESKS)}
    found = []
    for path in [*modules(CODEGEN), *modules(SERVER)]:
        if SANDBOXES in path.parents or LOCAL & set(path.parents):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names:
                found.append(f"{name(path)}:{node.lineno}: {node.value!r}")
            elif isinstance(node, ast.Compare):
                texts = [ast.unparse(part) for part in (node.left, *node.comparators) if isinstance(part, ast.Constant)]
                found += [f"{name(path)}:{node.lineno}: {text}" for text in texts if any(n in text for n in names)]
        found += [f"{name(path)}: {module}" for module in imports(path) if set(module.split(".")) & names]
    for path in sorted((CODEGEN / "templates").rglob("*.jinja")):
        found += [name(path) for desk in names if desk in path.read_text("utf-8")]
    assert sorted(set(found)) == []


# --- marks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", sorted(path.name for path in GENERATED.iterdir() if (path / "__init__.py").is_file()))
def test_every_generated_file_says_so(part: str) -> None:
    source = f"specs/{part}" if part in DESKS else "codegen/deskwright_codegen/runtime"
    header = f"# Generated from {source}. Do not edit: make regen"
    first = {name(path): path.read_text("utf-8").partition("\n")[0] for path in modules(GENERATED / part)}
    assert {path: line for path, line in first.items() if line != header} == {}
    if part in DESKS:
        page = (GENERATED / part / "CATALOG.md").read_text("utf-8")
        assert page.startswith(f"<!-- Generated from {source}. Do not edit: make regen -->\n")


def test_every_spec_has_its_output_and_no_output_lacks_a_spec() -> None:
    parts = {path.name for path in GENERATED.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert parts == {*DESKS, "_client"}


def test_every_module_says_what_it_is_for() -> None:
    """Save those without a statement, and the generated models: one class each, which says it."""
    silent = [
        name(path)
        for root in (CODEGEN, SERVER, GENERATED, ROOT / "tests")
        for path in modules(root)
        if "golden" not in path.parts and path.parent.parts[-2:] != ("sdk", "models")
        if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [name(path) for root in (CODEGEN, SERVER) for path in modules(root) if path.stem in drawers] == []


@pytest.mark.parametrize("desk", DESKS)
def test_every_tool_has_all_four_hints(desk: str) -> None:
    catalogue = json.loads((GENERATED / desk / "catalog.json").read_text("utf-8"))
    assert catalogue["tools"]
    for tool in catalogue["tools"]:
        hints = {key: value for key, value in tool["listed"]["annotations"].items() if key in HINTS}
        assert set(hints) == HINTS, tool["listed"]["name"]
        assert all(isinstance(value, bool) for value in hints.values()), tool["listed"]["name"]
        facts = tool["listed"]["_meta"]["deskwright"]
        assert hints["readOnlyHint"] is (facts.get("effects", [facts["effect"]]) == ["read"]), tool["listed"]["name"]
        assert facts.get("abilities", {}).keys() <= {"any_of", "all_of"}, tool["listed"]["name"]


def test_nothing_generated_holds_a_path_of_a_machine_or_a_time_of_writing() -> None:
    marks = re.compile(rf"{re.escape(str(ROOT))}|/home/|/Users/|C:\\\\Users")
    strange = [
        name(path)
        for path in sorted(GENERATED.rglob("*"))
        if path.suffix in {".py", ".json", ".md"} and marks.search(path.read_text("utf-8"))
    ]
    assert strange == []

"""regen and check: stage, gate, swap, write only what changed, refuse the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FAST = ("regen", "--no-typecheck")


def test_the_second_run_writes_nothing(project: Any, said: Any) -> None:
    project.desk()
    assert project.run(*FAST) == 0
    assert "2 operations" in said()
    stamps = {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}
    assert project.run(*FAST) == 0
    assert said() == "shop: nothing changed\n"
    assert stamps == {path: path.stat().st_mtime_ns for path in project.root.rglob("*") if path.is_file()}


def test_a_forced_run_over_the_same_inputs_changes_no_byte(project: Any, said: Any) -> None:
    project.desk()
    project.run(*FAST)
    before = project.tree()
    assert project.run(*FAST, "--force") == 0
    assert "0 changed" in said()
    assert project.tree() == before


def test_only_what_changed_is_written(project: Any, said: Any) -> None:
    folder = project.desk()
    project.run(*FAST)
    stamps = {path: path.stat().st_mtime_ns for path in (project.root / "generated").rglob("*.py")}
    overlay = (folder / "overlay.yaml").read_text("utf-8")
    (folder / "overlay.yaml").write_text(overlay.replace("Makes a ticket", "Makes one ticket"), "utf-8")
    assert project.run(*FAST) == 0
    assert "reworded (1)" in said()
    changed = [path.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp]
    assert changed == ["tickets.py"]


def test_a_finding_that_is_an_error_leaves_everything_as_it_was(project: Any, said: Any) -> None:
    folder = project.desk()
    project.run(*FAST)
    before = project.tree()
    said()
    (folder / "overlay.yaml").write_text("overlay: 1.0.0\ninfo: {}\nactions: [{target: $.paths.nothing, update: {}}]\n")
    assert project.run(*FAST) == 1
    told = said()
    assert "specs/shop/overlay.yaml#/actions/0/target: GEN041" in told
    assert "nothing was written" in told
    assert project.tree() == before


def test_an_unknown_middleware_refuses_with_file_and_pointer(project: Any, said: Any, repository: Path) -> None:
    folder = project.copy_desk("tickiti", repository)
    routes = json.loads((folder / "routes.json").read_text("utf-8"))
    routes[0]["middleware"].insert(3, "App\\Http\\Middleware\\Beta")
    (folder / "routes.json").write_text(json.dumps(routes), "utf-8")
    assert project.run(*FAST) == 1
    told = said()
    assert 'specs/tickiti/routes.json#/0/middleware/3: GEN021 unknown gate "App\\Http\\Middleware\\Beta"' in told
    assert "fix: declare it under [laravel.middleware] in specs/tickiti/helpdesk.toml" in told
    assert not (project.root / "generated" / "helpdesks" / "tickiti").exists()


def test_strict_makes_warnings_errors(project: Any, said: Any) -> None:
    document = {"openapi": "3.1.0", "info": {}, "paths": {"/a/{id}": {"get": {"operationId": "a"}}}}
    project.desk(document=document, **{"overlay.yaml": "overlay: 1.0.0\ninfo: {}\nactions: []\n"})
    assert project.run(*FAST, "--strict") == 1
    assert "GEN052" in said()
    assert project.run(*FAST) == 0


def test_a_stale_file_is_removed_and_a_broken_one_mended(project: Any) -> None:
    project.desk()
    project.run(*FAST)
    before = project.tree()
    folder = project.root / "generated" / "helpdesks" / "shop"
    (folder / "tools" / "left_over.py").write_text("x = 1\n")
    (folder / "arguments.py").write_text("broken\n")
    assert project.run(*FAST) == 0
    assert project.tree() == before


@pytest.mark.parametrize("harm", ["changed", "missing", "extra"])
def test_check_tells_what_differs(project: Any, said: Any, harm: str) -> None:
    project.desk()
    project.run(*FAST)
    assert project.run("check") == 0
    said()
    victim = project.root / "generated" / "helpdesks" / "shop" / "catalog.json"
    if harm == "changed":
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 1
        victim.write_bytes(bytes(data))
    elif harm == "missing":
        victim.unlink()
    else:
        victim = victim.with_name("hand_written.py")
        victim.write_text("")
    assert project.run("check") == 1
    told = said()
    assert f"{harm} shop/{victim.name}" in told
    assert "next: deskwright regen" in told


def test_check_sees_one_byte_in_the_committed_runtime(project: Any, said: Any) -> None:
    project.desk()
    project.run(*FAST)
    wire = project.root / "generated" / "helpdesks" / "_client" / "wire.py"
    wire.write_text(wire.read_text("utf-8") + " ", "utf-8")
    assert project.run("check") == 1
    assert "changed _client/wire.py" in said()


def test_check_sees_a_lock_file_that_was_not_committed(project: Any, said: Any) -> None:
    folder = project.desk()
    project.run(*FAST)
    (folder / "names.lock").unlink()
    assert project.run("check") == 1
    assert "missing names.lock (specs/shop)" in said()


def test_a_desk_that_is_gone_from_specs_is_extra(project: Any, said: Any) -> None:
    project.desk()
    project.desk("other")
    project.run(*FAST)
    for path in sorted((project.root / "specs" / "other").rglob("*")):
        path.unlink()
    (project.root / "specs" / "other").rmdir()
    assert project.run("check") == 1
    assert "extra other/" in said()


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path, repository: Path) -> None:
    """Two interpreters with different hash seeds print the same tree for a real desk."""
    trees = []
    for seed in ("1", "4242"):
        output = tmp_path / seed
        done = subprocess.run(
            [sys.executable, "-m", "deskwright_codegen", "regen", "openhelpdesk", "--no-typecheck", "--force",
             "--output", str(output), "--root", str(repository)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        package = output / "helpdesks"
        trees.append({p.relative_to(package).as_posix(): p.read_bytes() for p in package.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]
    committed = repository / "generated" / "helpdesks" / "openhelpdesk"
    assert trees[0]["openhelpdesk/catalog.json"] == (committed / "catalog.json").read_bytes()


def test_the_type_gate_sees_a_broken_facade(project: Any, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """GEN065: a facade whose namespaces do not check is refused."""
    from deskwright_codegen import generate

    whole = generate.generate_desk

    def broken(*arguments: Any) -> Any:
        made = whole(*arguments)
        name = next(name for name in made.files if name.startswith("sdk/namespaces/tickets"))
        made.files[name] += "\nwrong: int = 'text'\n"
        made.files["__init__.py"] += "\nx: int = 'text'\n"
        return made

    monkeypatch.setattr(generate, "generate_desk", broken)
    project.desk()
    assert project.run("regen") == 1
    assert "GEN065" in said()
    assert not project.tree()


def test_the_import_gate_sees_a_module_that_does_not_import(
    project: Any, said: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GEN064 at import time."""
    from deskwright_codegen import generate

    whole = generate.generate_desk

    def broken(*arguments: Any) -> Any:
        made = whole(*arguments)
        made.files["tools/tickets.py"] += "\nimport a_module_that_nobody_has\n"
        return made

    monkeypatch.setattr(generate, "generate_desk", broken)
    project.desk()
    assert project.run(*FAST) == 1
    assert "GEN064 ModuleNotFoundError" in said()


def test_an_operation_that_the_sdk_lost_is_an_error(project: Any, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """GEN061 and GEN062: what the SDK generator drops or warns of stops the swap."""
    from dataclasses import replace

    from deskwright_codegen import emit_sdk as module

    whole = module.emit_sdk

    def losing(*arguments: Any) -> Any:
        result = whole(*arguments)
        bindings = {name: value for name, value in result.bindings.items() if name != "tickets.list"}
        warning = module.SdkWarning("GET /tickets", "operation", "left out")
        return replace(result, bindings=bindings, warnings=(warning,))

    monkeypatch.setattr(module, "emit_sdk", losing)
    project.desk()
    assert project.run(*FAST) == 1
    told = said()
    assert "GEN061 operation: left out" in told
    assert "GEN062 tickets.list is not in the SDK" in told


def test_an_unknown_desk_is_told_with_the_known_ones(project: Any, said: Any) -> None:
    project.desk()
    assert project.run("regen", "shoop") == 2
    assert "no desk called shoop" in said()
    (project.root / "empty").mkdir()


def test_no_desks_at_all(project: Any, said: Any) -> None:
    assert project.run("regen") == 2
    assert "no desks in" in said()

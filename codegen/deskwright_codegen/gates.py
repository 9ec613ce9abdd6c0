"""Gates: what must hold before generated files take the place of old ones.

Refuses a swap after which an operation is lost, a module does not import or a typed script does not check.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .finding import Finding
from .generate import Generation
from .lenient import operations_in


def lost_operations(made: Generation) -> list[Finding]:
    """Each operation of the IR is in the catalogue with a tool of its own, and named tools name known operations."""
    if made.api is None or "catalog.json" not in made.files:
        return []
    catalogue = json.loads(made.files["catalog.json"])
    own = {tool["operation"] for tool in catalogue["tools"] if tool["kind"] == "operation"}
    ids = {operation["operationId"] for _, operation, _, _ in operations_in(made.document or {})}
    found = []
    for op in made.api.operations:
        if op.id not in own or op.id not in catalogue["operations"]:
            found.append(Finding("GEN063", str(op.source), f"{op.id} has no tool", "report it: this is our bug"))
    for name in sorted(ids - {op.id for op in made.api.operations}):
        found.append(Finding("GEN063", made.api.desk, f"{name} was lost before the IR", "report it: this is our bug"))
    for tool in catalogue["tools"]:
        if not tool["operations"] or set(tool["operations"]) - set(catalogue["operations"]):
            found.append(
                Finding("GEN063", made.api.desk, f"{tool['listed']['name']} names no operation", "correct the overlay")
            )
    return found


def broken_modules(folder: str, files: dict[str, str]) -> list[Finding]:
    """Every generated Python file compiles."""
    found = []
    for path, text in sorted(files.items()):
        if path.endswith(".py"):
            try:
                compile(text, path, "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as broken:
                found.append(Finding("GEN064", f"{folder}/{path}", str(broken), "report it: this is our bug"))
    return found


def unimportable_modules(desk: str, root: Path) -> list[Finding]:
    """Every module of the desk imports in a fresh interpreter; `root` holds the package helpdesks."""
    program = (
        "import importlib,json,pathlib,sys\n"
        "root=pathlib.Path(sys.argv[1]);bad={}\n"
        "for path in sorted((root/'helpdesks'/sys.argv[2]).rglob('*.py')):\n"
        "    name='.'.join(path.relative_to(root).with_suffix('').parts).removesuffix('.__init__')\n"
        "    try: importlib.import_module(name)\n"
        "    except Exception as e: bad[name]=f'{type(e).__name__}: {e}'\n"
        "print(json.dumps(bad))\n"
    )
    done = _python(["-c", program, str(root), desk], root, "PYTHONPATH")
    try:
        broken = json.loads(done.stdout)
    except json.JSONDecodeError:
        broken = {desk: done.stderr.strip()[-500:] or "the interpreter ended"}
    return [
        Finding("GEN064", f"generated/helpdesks/{desk}#{name}", reason, "report it: this is our bug")
        for name, reason in sorted(broken.items())
    ]


def facade_script(desk: str, class_name: str, calls: Iterable[tuple[str, str]]) -> str:
    """A script that touches the facade as users do, for the type checker."""
    lines = [
        f"from helpdesks.{desk} import Async{class_name}, {class_name}, Forbidden",
        "",
        f"with {class_name}.from_env() as desk:",
        "    try:",
        *[f"        {namespace}_{method} = desk.{namespace}.{method}" for namespace, method in calls or ()],
        "        print(desk)",
        "    except Forbidden as refused:",
        "        print(refused.status)",
        f"print(Async{class_name})",
    ]
    return "\n".join(lines) + "\n"


def untyped_facade(desk: str, class_name: str, calls: list[tuple[str, str]], root: Path, cache: Path) -> list[Finding]:
    """`mypy --strict` passes on a script that uses the facade, and on the facade itself."""
    cache.mkdir(parents=True, exist_ok=True)
    script = cache / f"use_{desk}.py"
    script.write_text(facade_script(desk, class_name, calls), encoding="utf-8")
    done = _python(
        [
            "-m", "mypy", "--strict", "--no-error-summary", "--explicit-package-bases", "--config-file", os.devnull,
            "--cache-dir", str(cache), "--python-version", "3.11", str(script),
        ],
        root,
        "MYPYPATH",
    )  # fmt: skip
    if done.returncode == 0:
        return []
    lines = [line for line in done.stdout.splitlines() if ": error:" in line][:10] or [done.stderr.strip()[-300:]]
    return [
        Finding("GEN065", f"generated/helpdesks/{desk}", line.replace(str(root), "generated"), "report it: our bug")
        for line in lines
    ]


def _python(arguments: list[str], root: Path, path_variable: str) -> subprocess.CompletedProcess[str]:
    """Run the interpreter of this process; `path_variable` names the variable that leads it to `root`.

    mypy must not have `root` on PYTHONPATH, too: it would take it for site-packages and say nothing about it.
    """
    environ = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "MYPYPATH"}}
    environ |= {path_variable: str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environ, check=False, cwd=str(root)
    )

"""The workspace: where specs/ and generated/ lie, what is on the disk, and the one way to change it.

Write-if-changed, stale files removed, nothing half done: files are staged and gated before they are swapped in.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .added_files import added_digests
from .gather import read_text
from .load import DeskInput, load_text
from .python_text import opening

DESK_ID = re.compile(r"^[a-z][a-z0-9_]*$")
MANIFEST = "MANIFEST.json"
PROJECT_FILE = "deskwright.toml"
LOCKS = ("names.lock", "degrade.lock")
INPUT_SUFFIXES = {".json", ".yaml", ".yml", ".toml", ".lock", ".txt"}
#: Read by the sweep, not by the generator.
_NO_INPUT = {"sweep.yaml"}
_GENERATORS = ("openapi-python-client", "datamodel-code-generator", "jinja2", "pyyaml", "jsonpath-rfc9535")
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project: `root`/specs in, `output`/helpdesks out."""

    root: Path
    output: Path
    inputs: str = "specs"
    """The folder of the desks' inputs, below the root."""

    @classmethod
    def of(cls, root: Path, output: Path | None = None) -> Workspace:
        """The project in a folder, as its deskwright.toml says; ValueError where that cannot be read."""
        told: dict[str, str] = {"specs": "specs", "output": "generated"}
        path = root / PROJECT_FILE
        if path.is_file():
            data = load_text(read_text(path), path.name)
            for key in told:
                value = data.get(key, told[key])
                inside = isinstance(value, str) and value.strip() and (root / value).resolve().is_relative_to(root)
                if not inside:
                    raise ValueError(f'{key} must be a folder of the project, as in {key} = "{told[key]}"')
                told[key] = (root / value).resolve().relative_to(root).as_posix()
        return cls(root, (output or root / told["output"]).resolve(), told["specs"])

    @property
    def regen(self) -> str:
        """How people generate anew here; a project of somebody's own has no Makefile of ours."""
        return "make regen" if (self.root / "codegen" / "deskwright_codegen").is_dir() else "deskwright regen"

    @property
    def specs(self) -> Path:
        """The folder of the desks' inputs."""
        return self.root / self.inputs

    @property
    def package(self) -> Path:
        """The generated package."""
        return self.output / "helpdesks"

    @property
    def cache(self) -> Path:
        """A place for what may be thrown away."""
        return self.root / ".cache"

    def desks(self) -> list[str]:
        """The ids of all desks in specs/, sorted."""
        if not self.specs.is_dir():
            return []
        return sorted(path.name for path in self.specs.iterdir() if path.is_dir() and DESK_ID.match(path.name))

    def read(self, desk: str) -> DeskInput:
        """The inputs of one desk, as text."""
        folder = self.specs / desk
        files = {
            path.relative_to(folder).as_posix(): read_text(path).removeprefix("\ufeff")
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and path.suffix in INPUT_SUFFIXES
            and path.name not in _NO_INPUT
            # a link out of the folder is no input: an API's archive must not pull in what lies beside it
            and path.resolve().is_relative_to(folder.resolve())
        }
        return DeskInput(desk, f"{self.inputs}/{desk}", files, regen=self.regen)

    def generated(self, desk: str) -> dict[str, str]:
        """The files that are in the desk's generated folder now."""
        return read_tree(self.package / desk)


def read_tree(folder: Path) -> dict[str, str]:
    """relative path -> text of every file below `folder`, without bytecode."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", errors="surrogateescape")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def write_tree(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Make `folder` hold exactly `files`; returns the paths that were written or removed."""
    changed = []
    for name, text in sorted(files.items()):
        path = folder / name
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            changed.append(name)
    for name in sorted(set(read_tree(folder)) - set(files)):
        (folder / name).unlink()
        changed.append(name)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and (path.name == "__pycache__" or not any(path.iterdir())):
            shutil.rmtree(path)
    return changed


def place_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with these files: there at once or not at all. FileExistsError where something is there already."""
    if folder.exists():
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            path = half / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        half.chmod(0o755)  # a temporary folder is its owner's alone
        half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def differing(have: Mapping[str, str], want: Mapping[str, str]) -> list[str]:
    """`changed|missing|extra path` for every difference between what is there and what should be."""
    return sorted(
        [f"missing {name}" for name in set(want) - set(have)]
        + [f"extra {name}" for name in set(have) - set(want)]
        + [f"changed {name}" for name in set(have) & set(want) if have[name] != want[name]]
    )


def sha(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogateescape")).hexdigest()


@cache
def generator_digest() -> str:
    """One digest over everything of ours that shapes a desk's output, and the generators' versions."""
    whole = hashlib.sha256()
    for path in sorted(_HERE.rglob("*")):
        relative = path.relative_to(_HERE)
        if path.suffix in {".py", ".jinja", ".yaml"} and relative.parts[0] != "runtime":
            whole.update(f"{relative.as_posix()}\0{sha(path.read_text('utf-8'))}\n".encode())
    for name, version in sorted(generator_versions().items()):
        whole.update(f"{name}=={version}\n".encode())
    for name, digest in added_digests().items():
        whole.update(f"{name}: {digest}\n".encode())
    return whole.hexdigest()


@cache
def generator_versions() -> dict[str, str]:
    """The versions of the packages that print the output."""
    return {name: importlib.metadata.version(name) for name in _GENERATORS}


def manifest(source: DeskInput, locks: Mapping[str, str], files: Mapping[str, str]) -> str:
    """MANIFEST.json: digests of inputs, generator and files."""
    inputs = {name: sha(text) for name, text in {**source.files, **locks}.items()}
    return (
        json.dumps(
            {
                "desk": source.desk,
                "generator": {"digest": generator_digest(), "versions": generator_versions()},
                "inputs": inputs,
                "files": {name: sha(text) for name, text in files.items()},
            },
            indent=1,
            sort_keys=True,
        )
        + "\n"
    )


def _digests(folder: Path) -> dict[str, str]:
    """relative path -> SHA-256 of every generated file; thousands of them are looked at before nothing is done."""
    found: dict[str, str] = {}
    left = [("", str(folder))]
    while left:
        prefix, path = left.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.is_dir():
                    with open(entry.path, "rb", buffering=0) as file:
                        found[prefix + entry.name] = hashlib.sha256(file.read()).hexdigest()
                elif entry.name != "__pycache__":
                    left.append((f"{prefix}{entry.name}/", entry.path))
    found.pop(MANIFEST, None)
    return found


def is_current(workspace: Workspace, source: DeskInput) -> bool:
    """Whether the generated folder is exactly what these inputs gave last time."""
    path = workspace.package / source.desk / MANIFEST
    try:
        told = json.loads(path.read_text("utf-8"))
        return bool(
            told["generator"]["digest"] == generator_digest()
            and told["inputs"] == {name: sha(text) for name, text in source.files.items()}
            and told["files"] == _digests(workspace.package / source.desk)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def runtime_files(regen: str = "make regen") -> dict[str, str]:
    """The shared parts of the package helpdesks: its marker files and `_client`, verbatim."""
    place = "codegen/deskwright_codegen/runtime" if regen == "make regen" else "deskwright's own runtime"
    header = f"# {opening(place, regen)}\n"
    files = {
        "__init__.py": header
        + '"""Typed clients of helpdesks, one package each: `from helpdesks.tickiti import Tickiti`."""\n',
        "py.typed": "",
    }
    for path in sorted((_HERE / "runtime").glob("*.py")):
        files[f"_client/{path.name}"] = header + path.read_text("utf-8")
    return files


def shared_state(workspace: Workspace) -> dict[str, str]:
    """The shared files that are there now."""
    have = {f"_client/{name}": text for name, text in read_tree(workspace.package / "_client").items()}
    for name in ("__init__.py", "py.typed"):
        if (workspace.package / name).is_file():
            have[name] = (workspace.package / name).read_text("utf-8")
    return have


def write_shared(workspace: Workspace) -> list[str]:
    """Bring the shared files up to date; returns what changed."""
    want = runtime_files(workspace.regen)
    if (workspace.package / "_client").is_symlink():
        (workspace.package / "_client").unlink()
    changed = [
        f"_client/{name}"
        for name in write_tree(
            workspace.package / "_client",
            {name.removeprefix("_client/"): text for name, text in want.items() if name.startswith("_client/")},
        )
    ]
    for name in ("__init__.py", "py.typed"):
        path = workspace.package / name
        if not path.is_file() or path.read_text("utf-8") != want[name]:
            path.write_text(want[name], "utf-8")
            changed.append(name)
    return changed


@contextmanager
def staged(desk: str, files: Mapping[str, str]) -> Iterator[Path]:
    """A temporary root that holds the package helpdesks with this one desk, for the gates."""
    with tempfile.TemporaryDirectory(prefix="deskwright-stage-") as folder:
        root = Path(folder)
        for name, text in {**runtime_files(), **{f"{desk}/{name}": text for name, text in files.items()}}.items():
            path = root / "helpdesks" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        yield root

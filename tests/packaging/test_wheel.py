"""The image without Docker: what the Dockerfile copies is enough for a wheel, and the wheel serves from a read-only
place, without any privilege, writing into its one folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.dockerfile import instructions, variables
from tests.packaging.speak import speak

REPOSITORY = Path(__file__).parents[2]
DOCKERFILE = REPOSITORY / "Dockerfile"
#: Root is held back by permissions as well, once it has none of its capabilities.
UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that any user may enter: that of pytest is its owner's alone."""
    with tempfile.TemporaryDirectory(prefix="deskwright-packaging-") as made:
        os.chmod(made, 0o755)
        yield Path(made)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> Path:
    """Built of what the Dockerfile copies, and of nothing else."""
    source = folder / "source"
    source.mkdir()
    for name, words in instructions(DOCKERFILE):
        if name == "COPY" and not words.startswith("--"):
            *copied, _ = words.split()
            for word in copied:
                if (REPOSITORY / word).is_dir():
                    shutil.copytree(REPOSITORY / word, source / word, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy2(REPOSITORY / word, source / word)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder / "wheels"), "."],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [made] = (folder / "wheels").glob("deskwright-*.whl")
    return made


class Image:
    """An environment with the wheel alone; what it depends on is this one's."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.root = folder / "opt"
        venv.create(self.root, with_pip=False, symlinks=True)
        command = [sys.executable, "-m", "pip", "--python", str(self.root / "bin" / "python"), "install", "--quiet"]
        subprocess.run([*command, "--no-deps", "--no-compile", str(wheel)], check=True)
        site = Path(sysconfig.get_path("purelib", vars={"base": str(self.root), "platbase": str(self.root)}))
        # a folder named in a .pth is searched, and its own .pth files (this checkout) are not read
        (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
        self.state = folder / "state"
        self.state.mkdir(mode=0o777)
        os.chmod(self.state, 0o1777)
        # the image's own variables; its one writable folder is elsewhere here
        self.environment = {
            name: value.replace("/opt/deskwright", str(self.root)).replace("/state", str(self.state))
            for name, value in variables(DOCKERFILE).items()
        }
        self.environment["PATH"] = self.environment["PATH"].replace("$PATH", "/usr/bin:/bin")

    def command(self, *words: str) -> list[str]:
        [entry] = [json.loads(text) for name, text in instructions(DOCKERFILE) if name == "ENTRYPOINT"]
        found = shutil.which(entry[0], path=self.environment["PATH"])
        assert found == str(self.root / "bin" / "deskwright")
        return [*UNPRIVILEGED, found, *words]

    def how(self, **more: str) -> dict[str, Any]:
        return {"env": {**self.environment, **more}, "cwd": self.state}

    def written(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*")}


@pytest.fixture(scope="module")
def image(folder: Path, wheel: Path) -> Iterator[Image]:
    made = Image(folder, wheel)
    before = made.written()
    subprocess.run(["chmod", "-R", "a-w", str(made.root)], check=True)
    yield made
    assert made.written() == before
    subprocess.run(["chmod", "-R", "u+w", str(made.root)], check=True)


def test_nothing_can_be_written_there(image: Image) -> None:
    python = str(image.root / "bin" / "python")
    line = "import sys; open(sys.prefix + '/x', 'w')"
    done = subprocess.run([*UNPRIVILEGED, python, "-c", line], capture_output=True, text=True, **image.how())
    assert "PermissionError" in done.stderr


def test_the_wheel_holds_what_runs_and_no_test_and_no_source_document(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {"deskwright", "deskwright_codegen", "helpdesks"} == {top for top in tops if "." not in top}
    for needed in (
        "helpdesks/otrs/catalog.json",
        "deskwright/hosted/serve.py",
        "deskwright/state/migrations/env.py",
        "deskwright/approvals/templates/base.html",
    ):
        assert needed in names
    assert not [name for name in names if name.endswith((".pyc", ".env", ".sqlite3"))]


def test_every_extra_that_the_image_installs_is_one_of_the_package(wheel: Path) -> None:
    [install] = [text for name, text in instructions(DOCKERFILE) if name == "RUN" and "pip wheel" in text]
    extras = install.split("[")[1].split("]")[0].split(",")
    name = next(name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".dist-info/METADATA"))
    metadata = zipfile.ZipFile(wheel).read(name).decode()
    assert extras == ["hosted", "metrics", "tracing"]
    for extra in extras:
        assert f"Provides-Extra: {extra}" in metadata


def test_what_is_imported_is_the_wheel(image: Image) -> None:
    python = str(image.root / "bin" / "python")
    line = "import deskwright, helpdesks; print(deskwright.__file__, helpdesks.__file__)"
    command = [*UNPRIVILEGED, python, "-c", line]
    done = subprocess.run(command, capture_output=True, text=True, check=True, **image.how())
    assert [Path(word).is_relative_to(image.root) for word in done.stdout.split()] == [True, True]


def test_it_speaks_stdio_as_a_container_would(image: Image) -> None:
    names = speak(image.command("serve", "otrs", "--sandbox"), **image.how(), stderr=subprocess.DEVNULL)
    assert "get_ticket" in names


def test_it_keeps_what_waits_in_its_one_folder(image: Image) -> None:
    """A proposal made by one container is there for the next one: the state is where the volume is."""

    def told(*words: str) -> str:
        done = subprocess.run(image.command(*words), capture_output=True, text=True, check=False, **image.how())
        assert done.returncode == 0, done.stderr
        return done.stdout

    answer = '{"ticket_number": "3006", "text": "It works again."}'
    told("call", "tiflux", "create_ticket_answer", answer, "--sandbox", "--approve", "write_outbound")
    [waiting] = json.loads(told("approvals", "list", "--json"))["proposals"]
    assert waiting["tool"] == "create_ticket_answer"
    assert [path.relative_to(image.state).parts[0] for path in image.state.rglob("state.sqlite3")] == ["deskwright"]


def test_it_serves_over_http(image: Image) -> None:
    words = ["serve", "tiflux", "--sandbox", "--http", "127.0.0.1:0", "--metrics"]
    process = subprocess.Popen(
        image.command(*words), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **image.how()
    )
    try:
        assert process.stderr is not None
        address = next(line.split()[-1] for line in process.stderr if " on http://" in line)
        with urllib.request.urlopen(f"{address}/mcp", timeout=20) as answer:
            assert json.load(answer)["name"] == "deskwright-tiflux"
        with urllib.request.urlopen(f"{address}/metrics", timeout=20) as answer:
            assert b"deskwright_info" in answer.read()
        process.terminate()
        assert process.wait(40) == 0
    finally:
        process.kill()
        process.wait()
        if process.stderr is not None:
            process.stderr.close()

"""What the tests of doctor share: the desk, its stubs, the command as a person types it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deskwright.catalogue import Catalogue, parse_catalogue

from .certificates import Pair, make_pair
from .desk import TOKEN, catalogue_document, listening, make_app
from .webservice import PASSWORD, WebService

VARIABLES = (
    *("ACME_BASE", "ACME_TOKEN", "ACME_INSTANCES", "ACME_NAME", "ACME_TIMEOUT", "ACME_VERIFY", "ACME_CA"),
    *("ACME_WEB", "ACME_QUEUE", "ACME_USER", "ACME_PASSWORD", "ACME_AUTH"),
)


@pytest.fixture
def catalogue() -> Catalogue:
    return parse_catalogue(catalogue_document())


@pytest.fixture
def stub() -> Iterator[str]:
    with listening(make_app()) as place:
        yield f"http://{place}"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebService]:
    """A web service that listens, with the variables that lead to it."""
    made = WebService()
    with listening(made.app()) as place:
        monkeypatch.setenv("ACME_BASE", f"http://{place}/ws/Desk")
        monkeypatch.setenv("ACME_USER", "ann")
        monkeypatch.setenv("ACME_PASSWORD", PASSWORD)
        yield made


@pytest.fixture
def certificate(tmp_path: Path) -> Pair:
    """For 127.0.0.1, and signed by nobody but itself."""
    return make_pair(tmp_path, "desk")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    # the command of this installation is found, and what else this machine has plays no part
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def doctor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    """The command as a person types it: exit code and everything that was said."""
    from deskwright import cli
    from deskwright import doctor as command

    # on a busy machine it takes long enough for lines about the progress
    monkeypatch.setattr(command, "SILENT", 1e9)
    folder = tmp_path / "desks" / "acme_desk"
    folder.mkdir(parents=True)

    def run(*words: str, **changes: object) -> tuple[int, str]:
        (folder / "catalog.json").write_text(json.dumps(catalogue_document(**changes)))
        code = cli.main(["doctor", "acme-desk", "--desks", str(folder.parent), *words])
        said = capsys.readouterr()
        assert TOKEN not in said.out + said.err
        assert PASSWORD not in said.out + said.err
        return code, said.out + said.err

    return run

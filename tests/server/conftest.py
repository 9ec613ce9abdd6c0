"""The fixture desk, in process: what every server test starts from."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import Catalogue, DeskPlace, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance

HERE = Path(__file__).parent
DESK = HERE.parent / "fixtures" / "desk"


def _load(name: str, folder: Path = DESK) -> Any:
    spec = importlib.util.spec_from_file_location(f"fixture_{name}", folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


stub_module = _load("stub")
worded_module = _load("worded", HERE)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(DeskPlace("acme", DESK, None, "test"))


@pytest.fixture
def stub() -> Any:
    return stub_module.Stub()


@pytest.fixture
def worded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A desk of the tools that the test gives it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return worded_module.Worded()


@pytest.fixture(scope="session")
def paged() -> Any:
    """`paged(rows)` answers a list in pages."""
    return worded_module.paged


@pytest.fixture
def make(
    catalogue: Catalogue, stub: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Application]:
    """An application over the stub: `make(policy, selection, limits, instances=("a", "b"))`."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def build(
        policy: Policy | None = None,
        selection: Selection | None = None,
        limits: Limits | None = None,
        *,
        instances: tuple[str, ...] = ("default",),
        token: str = "t-1",
        app: Any = None,
        base: str = "http://acme.test",
        timeout: float = 5,
    ) -> Application:
        app = stub.app if app is None else app
        made = {name: Instance(name, base, {"ACME_TOKEN": token}, timeout, app or None) for name in instances}
        policy = policy or Policy(roles=catalogue.roles)
        desk = ServedDesk(catalogue, Connections(catalogue.connection, made, Tls()), policy)
        return Application([desk], selection or Selection(), limits)

    return build

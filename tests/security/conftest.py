"""The fixture desk of tests/server, and the desks that ship."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from deskwright.catalogue import Catalogue, find_desks, load_catalogue

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]

from tests.security import over_http as over_http_module  # noqa: E402
from tests.security.over_http import OverHttp  # noqa: E402

_PATH = Path(__file__).parents[1] / "server" / "conftest.py"
_spec = importlib.util.spec_from_file_location("security_server_fixtures", _PATH)
assert _spec is not None
assert _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = _module
_spec.loader.exec_module(_module)

catalogue, stub, make = _module.catalogue, _module.stub, _module.make


@pytest.fixture(scope="session")
def shipped() -> dict[str, Catalogue]:
    """Every generated desk that is installed."""
    found = {name: load_catalogue(place) for name, place in find_desks().items() if place.source == "installed"}
    assert {"tickiti", "openhelpdesk"} <= set(found)
    return found


@pytest.fixture(scope="session")
def over_http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OverHttp]:
    """One hosted server of two desks, each with two accounts; a stranger's server beside it that nobody may reach."""
    with over_http_module.served(tmp_path_factory.mktemp("hosted")) as made:
        yield made

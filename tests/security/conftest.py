"""The fixture desk of tests/server, and the desks that ship."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from deskwright.catalogue import Catalogue, find_desks, load_catalogue

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

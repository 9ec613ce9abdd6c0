"""A fresh sandbox for each test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from deskwright.sandboxes.tickiti import create_sandbox
from deskwright.sandboxes.tickiti.people import ABILITIES
from deskwright.sandboxes.tickiti.routes import load_catalogue

from .desk import Desk


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Any]:
    return load_catalogue()


@pytest.fixture
def desk(catalogue: dict[str, Any]) -> Desk:
    return Desk(create_sandbox(catalogue), catalogue)


@pytest.fixture
def make_token(desk: Desk) -> Callable[..., str]:
    """A new API key for an owner, with all abilities unless told otherwise."""

    def make(owner: int | str, *abilities: str) -> str:
        body = {"name": "test", "owner": owner, "abilities": list(abilities or ABILITIES)}
        token: str = desk.ok("administration.api_tokens.create", body)["plain_text_token"]
        return token

    return make

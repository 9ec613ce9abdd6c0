"""A desk for the registration tests, and the command line as a person would type it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright import register
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.clients import Machine
from deskwright.register import Registration

SECRET = "s3cr3t-value-that-must-never-appear"


def catalogue(desk: str = "acme_desk", **changes: Any) -> Catalogue:
    document: dict[str, Any] = {
        "desk": desk,
        "title": "Acme Desk",
        "connection": {
            "base_url": {
                "env": "ACME_BASE",
                "append": "/api",
                "default": None,
                "example": "https://desk.example",
            },
            "timeout": {"env": None, "unit": "s", "default": 30},
            "schemes": {},
            "credentials": [
                {
                    "name": "API key",
                    "scheme": "bearer",
                    "env": {"value": "ACME_TOKEN"},
                    "about": "",
                    "inbound": {"headers": {"value": "x-acme-key"}},
                },
                {
                    "name": "OAuth client",
                    "scheme": "oauth",
                    "env": {"client_id": "ACME_CLIENT_ID", "client_secret": "ACME_CLIENT_SECRET"},
                    "about": "",
                },
            ],
            "instances": None,
            "probe": None,
        },
        "operations": {},
        "tools": [],
    }
    return parse_catalogue({**document, **changes})


@pytest.fixture
def desk_folder(tmp_path: Path) -> Path:
    """A folder with a desk that is found by --desks."""
    folder = tmp_path / "out" / "acme_desk"
    folder.mkdir(parents=True)
    one = catalogue()
    (folder / "catalog.json").write_text(
        json.dumps(
            {
                "desk": one.desk,
                "title": one.title,
                "connection": one.connection,
                "operations": {},
                "tools": [],
            }
        )
    )
    return folder.parent


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "home").mkdir()
    (tmp_path / "project").mkdir()
    return Machine("linux", tmp_path / "home", tmp_path / "project", {})


@pytest.fixture(autouse=True)
def real_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real values are at hand in every test, so that writing one anywhere would be seen."""
    for name in ("ACME_BASE", "ACME_TOKEN", "ACME_CLIENT_ID", "ACME_CLIENT_SECRET"):
        monkeypatch.setenv(name, SECRET)


@pytest.fixture
def make(machine: Machine) -> Callable[..., Registration]:
    def made(*words: str, on: Machine = machine, desks: tuple[Catalogue, ...] = ()) -> Registration:
        return register.make_registration(parse(*words), desks or (catalogue(),), on)

    return made


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    register.add_arguments(parser)
    return parser.parse_args(["acme-desk", *words])

"""Where the desk's files are: built-in places, variables, and values that cannot be meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from deskwright.errors import SetupError
from deskwright.triage.fixtures import knowledge_folder, seed_folder
from deskwright.triage.places import VARIABLES, data_root, read_places


def test_without_variables_everything_is_built_in(tmp_path: Path) -> None:
    found = read_places({"DESKWRIGHT_STATE": str(tmp_path / "state.sqlite3")})
    assert found.data == tmp_path / "triage"
    assert found.seed == seed_folder() / "tickets.json"
    assert found.knowledge == knowledge_folder()
    assert found.minutes == 8
    assert found.seed.is_file()
    assert not found.data.exists()


def test_the_users_state_folder_is_the_place_where_none_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    wanted = data_root({})
    assert wanted.name == "triage"
    assert wanted.parent.name == "deskwright"
    assert data_root({"DESKWRIGHT_STATE": "postgresql://db.example/state"}) == wanted


def test_variables_are_meant_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_places(
        {
            "TRIAGE_DATA_ROOT": "data/runtime",
            "TRIAGE_SEED_FILE": "../seed.json",
            "TRIAGE_KNOWLEDGE_ROOT": str(tmp_path / "articles"),
            "TRIAGE_MINUTES_SAVED": "2.5",
        }
    )
    assert found.data == tmp_path / "data" / "runtime"
    assert found.seed == tmp_path.parent / "seed.json"
    assert found.knowledge == tmp_path / "articles"
    assert found.minutes == 2.5


def test_a_link_in_a_path_is_kept_for_who_opens_it(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "real")
    assert data_root({"TRIAGE_DATA_ROOT": str(tmp_path / "way" / "data")}) == tmp_path / "way" / "data"


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
@pytest.mark.parametrize("name", VARIABLES)
def test_a_blank_variable_is_an_error_of_two_lines(name: str, blank: str) -> None:
    with pytest.raises(SetupError) as told:
        read_places({name: blank})
    assert str(told.value).splitlines() == [
        f"{name} is set, but blank",
        "next: write a value, or unset it to use what is built in",
    ]


def test_all_blank_variables_are_told_at_once() -> None:
    with pytest.raises(SetupError, match="TRIAGE_DATA_ROOT, TRIAGE_MINUTES_SAVED are set"):
        read_places({"TRIAGE_DATA_ROOT": "", "TRIAGE_MINUTES_SAVED": " "})


@pytest.mark.parametrize("said", ["eight", "-1", "nan", "inf", "-inf", "1e999", "8 minutes"])
def test_minutes_are_a_number_from_zero_on(said: str) -> None:
    with pytest.raises(SetupError, match="TRIAGE_MINUTES_SAVED is not a number from 0 on\nnext: "):
        read_places({"TRIAGE_MINUTES_SAVED": said})


@pytest.mark.parametrize(("said", "minutes"), [("0", 0), ("10", 10), (" 7.25 ", 7.25), ("1e1", 10)])
def test_minutes_that_are(said: str, minutes: float) -> None:
    assert read_places({"TRIAGE_MINUTES_SAVED": said}).minutes == minutes


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    read_places({"TRIAGE_DATA_ROOT": str(tmp_path / "data")})
    assert os.listdir(tmp_path) == []

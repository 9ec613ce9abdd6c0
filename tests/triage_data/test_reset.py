"""A reset deletes a desk's own files and nothing else; every refusal leaves everything where it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from deskwright.errors import SetupError
from deskwright.triage.app import open_desk
from deskwright.triage.places import DATABASE
from deskwright.triage.reset import KEPT, carry_out, look, reset
from deskwright.triage.running import LOCK, MARK, hold, hold_alone, is_marked

FILES = (DATABASE, f"{DATABASE}-shm", f"{DATABASE}-wal", LOCK)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that a desk has used and left."""
    made = tmp_path / "data" / "runtime"
    made.mkdir(parents=True)
    hold(made).close()
    for name in FILES[:3]:
        (made / name).write_text(name, "utf-8")
    (made / KEPT).touch()
    return made


def everything(folder: Path) -> dict[str, object]:
    """What lies below a folder: contents of files, targets of links, names of folders."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
    return found


def refused(root: Path, *, around: Path | None = None) -> str:
    """The reason, once it is certain that nothing was touched."""
    outside = around or root.parent
    before = everything(outside)
    with pytest.raises(SetupError) as told:
        reset(root)
    assert everything(outside) == before
    assert before
    return str(told.value)


def test_a_reset_leaves_only_the_file_that_keeps_the_folder(root: Path) -> None:
    (root.parent / "other.txt").write_text("other", "utf-8")
    assert sorted(reset(root)) == sorted(FILES)
    assert everything(root.parent) == {"other.txt": b"other", "runtime": None, f"runtime/{KEPT}": b""}


def test_the_lock_goes_last(root: Path) -> None:
    assert look(root).names[-1] == LOCK
    assert look(root).names[0] == DATABASE


def test_what_is_kept_about_another_desk_goes_too(root: Path) -> None:
    """And what a start that was killed left behind."""
    others = {"triage-over-acme_desk.sqlite3", "triage-over-acme_desk.sqlite3-wal", f".{DATABASE}.4711.probe"}
    for name in others:
        (root / name).touch()
    assert set(reset(root)) == {*FILES, *others}
    assert os.listdir(root) == [KEPT]


@pytest.mark.parametrize(
    "name",
    ["triage-backup.sqlite3", f"{DATABASE}.bak", f"{DATABASE}-old", f"old-{DATABASE}", "state.sqlite3",
     ".thesis.1.probe", "triage-over-.sqlite3", "triage.lock.txt", DATABASE.upper()],
)  # fmt: skip
def test_a_name_that_only_looks_like_ours_is_in_the_way(root: Path, name: str) -> None:
    (root / name).touch()
    assert f"{name} in it is not the desk's" in refused(root)


def test_looking_deletes_nothing(root: Path) -> None:
    before = everything(root)
    assert sorted(look(root).names) == sorted(FILES)
    assert everything(root) == before


def test_again_there_is_nothing_to_do(root: Path) -> None:
    reset(root)
    assert reset(root) == []
    assert os.listdir(root) == [KEPT]


def test_a_folder_that_is_empty_or_not_there_has_nothing_to_delete(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert reset(tmp_path / "empty") == []
    assert reset(tmp_path / "nowhere") == []
    assert everything(tmp_path) == {"empty": None}


def test_a_desk_can_start_where_one_was_reset(root: Path) -> None:
    reset(root)
    with hold(root):
        assert is_marked(root)


# --- while a desk runs ---------------------------------------------------------------------------------


def test_a_running_desk_is_in_the_way(root: Path) -> None:
    with hold(root):
        assert "a triage desk is running there" in refused(root)
    assert reset(root)


def test_two_desks_may_run_and_both_are_in_the_way(root: Path) -> None:
    first, second = hold(root), hold(root)
    first.close()
    assert "a triage desk is running there" in refused(root)
    second.close()
    assert reset(root)


@pytest.fixture
def other_process(root: Path) -> Iterator[subprocess.Popen[str]]:
    code = (
        "import sys, pathlib; from deskwright.triage.running import hold;"
        "held = hold(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate(timeout=10)


def test_a_desk_in_another_process_is_in_the_way_until_it_is_killed(
    root: Path, other_process: subprocess.Popen[str]
) -> None:
    assert "a triage desk is running there" in refused(root)
    other_process.kill()
    other_process.wait(10)
    assert reset(root)


def test_a_desk_does_not_start_during_a_reset(root: Path) -> None:
    alone = hold_alone(root)
    assert alone
    with alone, pytest.raises(SetupError, match="is being reset at this moment"):
        hold(root)
    hold(root).close()


def test_a_lock_on_a_file_that_a_reset_removed_is_taken_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reset deletes the file after the desk opened it and before the desk locked it."""
    from deskwright.triage import running

    real, times = running._locked, 0

    def locked(handle: int, *, alone: bool) -> bool:
        nonlocal times
        times += 1
        if times == 1:
            (root / LOCK).unlink()
        return real(handle, alone=alone)

    monkeypatch.setattr(running, "_locked", locked)
    with hold(root):
        assert times == 2
        assert hold_alone(root) is None
        assert (root / LOCK).read_bytes() == MARK


# --- what is not a desk's folder -----------------------------------------------------------------------


def test_a_folder_without_the_mark_is_left_alone(root: Path) -> None:
    (root / LOCK).unlink()
    assert f"holds no {LOCK} that a triage desk wrote" in refused(root)


def test_a_mark_with_other_words_is_none(root: Path) -> None:
    (root / LOCK).write_bytes(MARK + b"and more")
    assert f"holds no {LOCK} that a triage desk wrote" in refused(root)


def test_a_file_that_no_desk_wrote_is_in_the_way(root: Path) -> None:
    (root / "thesis.txt").write_text("years of work", "utf-8")
    assert "thesis.txt in it is not the desk's" in refused(root)


def test_a_folder_in_it_is_in_the_way(root: Path) -> None:
    (root / "more").mkdir()
    assert "more in it is not the desk's" in refused(root)


def test_a_folder_called_like_the_database_is_in_the_way(root: Path) -> None:
    (root / DATABASE).unlink()
    (root / DATABASE).mkdir()
    assert f"{DATABASE} in it is not a file" in refused(root)


def test_a_file_in_place_of_the_folder_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "runtime").write_text("file", "utf-8")
    assert "it is not a folder" in refused(tmp_path / "runtime", around=tmp_path)


@pytest.mark.parametrize("where", [".", "..", "../.."])
def test_the_current_folder_and_those_above_it_are_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (root / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(root / "a" / "b" / where)
    assert "it is or holds the current folder" in refused(root)


def test_the_home_folder_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(root / "home"))
    assert "it is or holds your home folder" in refused(root)


def test_the_root_of_the_disk_is_left_alone() -> None:
    with pytest.raises(SetupError, match="it is or holds"):
        look(Path("/"))


# --- links ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_link_in_the_folder_is_in_the_way(root: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes((root / name).read_bytes())
    (root / name).unlink()
    (root / name).symlink_to(elsewhere)
    assert f"{name} in it is a link" in refused(root, around=tmp_path)


def test_a_dangling_link_is_in_the_way_too(root: Path) -> None:
    (root / f"{DATABASE}-journal").symlink_to("nowhere")
    assert "is a link" in refused(root)


@pytest.mark.parametrize("name", FILES)
def test_a_second_name_of_a_file_is_in_the_way(root: Path, tmp_path: Path, name: str) -> None:
    os.link(root / name, tmp_path / "second")
    assert f"{name} in it has another name elsewhere" in refused(root, around=tmp_path)


def test_a_link_to_the_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root)
    assert "way is a link" in refused(tmp_path / "way", around=tmp_path)


def test_a_link_above_the_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(root.parent)
    assert "way is a link" in refused(tmp_path / "way" / "runtime", around=tmp_path)


def test_dots_do_not_lead_elsewhere(root: Path) -> None:
    assert sorted(reset(root / ".." / "runtime")) == sorted(FILES)


# --- what changes between looking and deleting ---------------------------------------------------------


def test_what_appears_after_the_first_look_is_looked_at_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from deskwright.triage import reset as module

    real = module._alone

    def alone(folder: Path) -> object:
        (root / "thesis.txt").write_text("years of work", "utf-8")
        return real(folder)

    monkeypatch.setattr(module, "_alone", alone)
    with pytest.raises(SetupError, match=r"thesis\.txt in it is not the desk's"):
        reset(root)
    assert sorted(os.listdir(root)) == sorted([*FILES, KEPT, "thesis.txt"])


def test_an_exchanged_file_is_not_deleted(root: Path) -> None:
    plan = look(root)
    (root / "new").write_text("new", "utf-8")
    os.replace(root / "new", root / DATABASE)
    before = everything(root)
    with pytest.raises(SetupError, match="was exchanged meanwhile; nothing was deleted"):
        carry_out(plan)
    assert everything(root) == before


def test_an_exchanged_folder_is_not_emptied(root: Path) -> None:
    plan = look(root)
    root.rename(root.parent / "old")
    root.mkdir()
    (root / DATABASE).write_text("another", "utf-8")
    before = everything(root.parent)
    with pytest.raises(SetupError, match="another folder took its place"):
        carry_out(plan)
    assert everything(root.parent) == before


def test_a_folder_that_became_a_link_is_not_followed(root: Path) -> None:
    plan = look(root)
    root.rename(root.parent / "old")
    root.symlink_to("old")
    with pytest.raises(SetupError, match="nothing was deleted"):
        carry_out(plan)
    assert sorted(os.listdir(root.parent / "old")) == sorted([*FILES, KEPT])


def test_what_was_deleted_before_a_failure_is_told(root: Path) -> None:
    plan = look(root)
    (root / f"{DATABASE}-wal").unlink()
    with pytest.raises(
        SetupError, match=f"not emptied to its end: .*; deleted before that: {DATABASE}, {DATABASE}-shm"
    ):
        carry_out(plan)
    assert (root / LOCK).exists()


# --- the desk itself -----------------------------------------------------------------------------------


def test_a_desk_that_is_open_is_not_reset_and_begins_anew_afterwards(tmp_path: Path) -> None:
    environ = {"TRIAGE_DATA_ROOT": str(tmp_path / "data")}
    root = tmp_path / "data"

    desk = open_desk(environ)
    service = desk.app.state.service
    with service.store.unit() as unit:
        changed = service.store.ticket("TKT-1010").model_copy(update={"status": "resolved", "revision": 1})
        unit.write_ticket(changed, 0)
    assert "a triage desk is running there" in refused(root, around=tmp_path)
    assert desk.close
    anyio.run(desk.close)

    # started again without a reset, everything is as it was left
    desk = open_desk(environ)
    assert desk.app.state.service.store.ticket("TKT-1010").revision == 1
    anyio.run(desk.close)

    gone = reset(root)
    assert gone[0] == DATABASE
    assert gone[-1] == LOCK
    assert os.listdir(root) == []

    desk = open_desk(environ)
    seeded = desk.app.state.service.store.tickets()
    assert (len(seeded), {ticket.revision for ticket in seeded}) == (30, {0})
    anyio.run(desk.close)


def test_a_desk_leaves_only_files_that_a_reset_knows(tmp_path: Path) -> None:
    """While it is open as well: whatever a killed one leaves behind can be reset."""
    desk = open_desk({"TRIAGE_DATA_ROOT": str(tmp_path / "data")})
    assert desk.close
    left = set(os.listdir(tmp_path / "data"))
    anyio.run(desk.close)
    assert {DATABASE, LOCK} <= left
    assert sorted(look(tmp_path / "data").names) == sorted(os.listdir(tmp_path / "data"))
    for name in left:
        (tmp_path / "data" / name).touch()
    assert set(look(tmp_path / "data").names) == left

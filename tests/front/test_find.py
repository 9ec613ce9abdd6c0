"""Which snapshot holds: only one of exactly this start, and the desk's own only where the start is certain."""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from deskwright import front_find, front_plain
from deskwright.catalogue import DeskPlace, load_catalogue
from deskwright.errors import SetupError
from deskwright.front_cache import KEPT, remember
from deskwright.front_files import generated_files
from deskwright.front_find import cache_file, find_snapshot
from deskwright.front_plain import find_plain, start_file
from deskwright.settings import read_instances
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import ACME, application_of

SECRET = "s3cret-token-value"


@pytest.fixture(autouse=True)
def _looked_up_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_find, "_known", [])


def _folder(home: Path, connection: Mapping[str, Any] | None = None) -> Path:
    """A desk of one's own with its start files: the fixture's, which nothing has to be asked for."""
    folder = home / "desks" / "acme"
    folder.mkdir(parents=True)
    shutil.copy(ACME / "catalog.json", folder)
    data = json.loads((folder / "catalog.json").read_bytes())
    data["connection"] |= {"probe": None, **(connection or {})}
    (folder / "catalog.json").write_text(json.dumps(data))
    for name, text in generated_files("acme", (folder / "catalog.json").read_text()).items():
        (folder / name).write_text(text)
    return folder


# --- what a server wrote about a start -----------------------------------------------------------------


def _started(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A start that was remembered."""
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    _folder(home)
    for name in ("policy.yaml", "vars.env"):
        (home / name).write_text("{}" if name.endswith("yaml") else "OTHER=1\n")
    (home / "policy.yaml").write_text("version: 1\n")
    (home / "out").mkdir()
    words = ["acme", "--desks", "desks", "--env-file", "vars.env", "--attachments", "out", "--deny", "destroy"]
    os.utime(home / "desks" / "acme" / "catalog.json", (1, 1))
    assert remember(application_of(words), ["serve", *words], time.time_ns() + 10**12) is not None
    return ["serve", *words]


def test_a_start_is_known_again(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = _started(private, monkeypatch)
    found = find_snapshot(words)
    assert found is not None
    assert found.kind == "cached"
    assert json.loads(found.tools or b"") == application_of(words[1:]).tools.listed["tools"]
    path = Path(cache_file(words))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert SECRET not in path.read_text()
    # a file more in the folder for attachments decides nothing
    (private / "out" / "more").touch()
    assert find_snapshot(words) is not None


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], Any]] = {
    "another credential": lambda home, patch: patch.setenv("ACME_TOKEN", "another"),
    "an address more": lambda home, patch: patch.setenv("ACME_INSTANCES", "{}"),
    "another state": lambda home, patch: patch.setenv("DESKWRIGHT_STATE", str(home / "s.sqlite3")),
    "another home": lambda home, patch: patch.setenv("XDG_STATE_HOME", str(home / "other")),
    "a new catalogue": lambda home, patch: (home / "desks" / "acme" / "catalog.json").touch(),
    "a desk more": lambda home, patch: (home / "desks" / "more").mkdir(),
    "an env file": lambda home, patch: (home / "vars.env").write_text("OTHER=2\n"),
    "no env file": lambda home, patch: (home / "vars.env").unlink(),
    "a project": lambda home, patch: (home / "deskwright.toml").write_text('desks = ["desks"]\n'),
    "no folder for attachments": lambda home, patch: (home / "out").rmdir(),
    "another package": lambda home, patch: patch.setattr(front_find, "_known", ["x-1.dist-info"]),
    "another module": lambda home, patch: patch.setattr(front_find, "code_stamp", lambda folders: "other"),
    "an unwritable state": lambda home, patch: (home / "deskwright" / "state.sqlite3").mkdir(),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_decides_is_part_of_it(private: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    words = _started(private, monkeypatch)
    assert find_snapshot(words) is not None
    CHANGES[change](private, monkeypatch)
    assert find_snapshot(words) is None


def test_other_words_are_another_start(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = _started(private, monkeypatch)
    assert find_snapshot([*words, "--read-only"]) is None
    (private / "elsewhere").mkdir()
    monkeypatch.chdir(private / "elsewhere")
    assert find_snapshot(words) is None


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"{}\n[]\n", b"\xff\xfe\n", b'{"format": 1}\n', b"null\n[]\n", b"[1]\n", "cut", "tools"],
    ids=repr,
)
def test_a_damaged_file_is_ignored_and_written_anew(
    private: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | str
) -> None:
    words = _started(private, monkeypatch)
    path = Path(cache_file(words))
    whole = path.read_bytes()
    cut = {"cut": whole[:-200], "tools": whole.replace(b'"get_ticket"', b'"got_ticket"')}
    path.write_bytes(cut[damage] if isinstance(damage, str) else damage)
    assert find_snapshot(words) is None
    remember(application_of(words[1:]), words, time.time_ns() + 10**12)
    assert find_snapshot(words) is not None


def test_what_changed_during_the_start_is_not_remembered(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = _started(private, monkeypatch)
    Path(cache_file(words)).unlink()
    began = time.time_ns()
    application = application_of(words[1:])
    os.utime(private / "vars.env", ns=(began + 10**9, began + 10**9))
    assert remember(application, words, began) is not None
    assert not Path(cache_file(words)).exists()


def test_the_cache_is_bounded_and_may_be_unwritable(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = _started(private, monkeypatch)
    folder = Path(cache_file(words)).parent
    for number in range(KEPT + 5):
        (folder / f"{number:032}.jsonl").write_text("{}")
        os.utime(folder / f"{number:032}.jsonl", (number, number))
    remember(application_of(words[1:]), words, time.time_ns() + 10**12)
    assert len(list(folder.glob("*.jsonl"))) == KEPT
    assert Path(cache_file(words)).exists()
    shutil.rmtree(folder)
    folder.write_text("no folder")
    assert remember(application_of(words[1:]), words, time.time_ns() + 10**12) is not None
    assert find_snapshot(words) is None


def test_a_list_that_has_to_be_asked_for_is_not_known(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    words = ["serve", "acme", "--desks", str(ACME), "--read-only"]
    application = application_of(words[1:])
    assert remember(application, words, time.time_ns() + 10**12) is None
    found = find_snapshot(words)
    assert found is not None
    assert found.tools is None
    assert found.header["lists"] == {}
    # once the desk has said what the credential may do, the next start knows
    from deskwright.policy import Grants
    from deskwright.probe import write_cached

    [instance] = application.desks[0].connections.instances.values()
    write_cached("acme", instance.digest, Grants("probed", frozenset({"tickets:read"})))
    assert find_snapshot(words) is None
    assert remember(application_of(words[1:]), words, time.time_ns() + 10**12) is not None
    found = find_snapshot(words)
    assert found is not None
    assert found.tools is not None
    # an answer of another kind: another list
    write_cached("acme", instance.digest, Grants("probed", frozenset({"tickets:read", "tickets:write"})))
    assert find_snapshot(words) is None


def test_a_desk_of_this_process_promises_nothing(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    application = application_of(["triage"])
    assert remember(application, ["serve", "triage"], time.time_ns() + 10**12) is None
    assert find_snapshot(["serve", "triage"]) is None
    for close in application.closing:
        import asyncio

        asyncio.run(close())  # type: ignore[arg-type]


# --- what came with a desk -----------------------------------------------------------------------------


@pytest.mark.parametrize("all_tools", [False, True])
def test_a_plain_start(private: Path, monkeypatch: pytest.MonkeyPatch, all_tools: bool) -> None:
    _folder(private)
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    words = ["serve", "acme", *(["--all-tools"] if all_tools else []), "--desks", "desks"]
    found = find_snapshot(words)
    assert found is not None
    assert found.kind == "generated"
    application = application_of(words[1:])
    assert json.loads(found.tools or b"") == application.tools.listed["tools"]
    from deskwright.front_files import facts

    wanted = json.loads(json.dumps(facts(application)))
    assert {name: found.header[name] for name in wanted} == wanted
    # the same desk by a project
    (private / "deskwright.toml").write_text('desks = ["desks"]\n')
    assert find_plain([word for word in words if word not in ("--desks", "desks")]) is not None
    (private / "deskwright.toml").write_text('desks = ["desks"]\npolicy = "p.yaml"\n')
    assert find_plain(["serve", "acme"]) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ACME_BASE", None), ("ACME_TOKEN", None), ("ACME_TOKEN", " "), ("ACME_TOKEN", "a\tb"),
        ("ACME_TOKEN", "${ACME_TOKEN}"), ("ACME_BASE", "acme.test"), ("ACME_BASE", "ftp://acme.test"),
        ("ACME_BASE", "http://u:p@acme.test"), ("ACME_BASE", "http://acme.test/?x=1"), ("ACME_BASE", "http://"),
        ("ACME_BASE", "http://acme..test"), ("ACME_BASE", "http://acme.test:99999"), ("ACME_BASE", "http://[::1]/"),
        ("ACME_INSTANCES", "{}"), ("ACME_TIMEOUT_MS", "5"), ("DESKWRIGHT_STATE", "postgresql://h/d"),
        ("DESKWRIGHT_STATE", "desks/acme/start.jsonl/x"), ("XDG_STATE_HOME", "desks/acme/start.jsonl"),
    ],
)  # fmt: skip
def test_no_plain_start(private: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    _folder(private)
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    words = ["serve", "acme", "--desks", "desks"]
    assert find_plain(words) is not None
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    assert find_plain(words) is None


@pytest.mark.parametrize(
    "words",
    [
        ["serve"], ["serve", "nobody"], ["serve", "acme", "tiflux"], ["serve", "acme", "--read-only"],
        ["serve", "acme", "--all-tools", "--all-tools"], ["serve", "../acme"], ["serve", "--desks", "desks", "acme"],
        ["try", "acme"], ["serve", "acme", "--desks"], ["serve", "acme", "--desks", "desks", "--desks", "desks"],
        ["serve", "acme", "--sandbox"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_other_words_are_no_plain_start(private: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    _folder(private)
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    assert find_plain([word if word != "desks" else str(private / "desks") for word in words]) is None


def test_another_sdk_or_catalogue_is_no_plain_start(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(private)
    monkeypatch.setenv("ACME_BASE", "http://acme.test")
    monkeypatch.setenv("ACME_TOKEN", SECRET)
    words = ["serve", "acme", "--desks", "desks"]
    for spoken in ("3.0.0", "2.4.0", None):
        with monkeypatch.context() as patch:
            patch.setattr(front_plain, "distributions", lambda spoken=spoken: ("x", "0.1.0", spoken))
            assert find_plain(words) is None
    with (folder / "catalog.json").open("a") as file:
        file.write("\n")
    assert find_plain(words) is None


TEXTS = st.one_of(
    st.sampled_from(["", " ", "x", "https://a.test", "http://a.test:80/x/", "http://-a", "http://a_b", "https://A.Test/é",
                     "http://a.test/..", "http://xn--a.test", "http://1.2.3", "a b", "<x>", "{}", "http://a.test:",
                     "\x7f"]),
    st.text(max_size=12),
    st.from_regex(r"https?://[a-zA-Z0-9.:/~_-]{0,20}", fullmatch=True),
)  # fmt: skip
NAMES = ["OHD_BASE_URL", "OHD_API_KEY", "OHD_CLIENT_ID", "OHD_CLIENT_SECRET"]
ACME_NAMES = ["ACME_BASE", "ACME_TOKEN", "ACME_INSTANCES", "ACME_INSTANCE_NAME", "ACME_TIMEOUT_MS"]
SHIPPED = Path(__file__).parents[2] / "generated" / "helpdesks"
DESKS = [
    (load_catalogue(DeskPlace("acme", ACME, None, "test")), ACME_NAMES),
    (load_catalogue(DeskPlace("openhelpdesk", SHIPPED / "openhelpdesk", None, "test")), NAMES),
    (load_catalogue(DeskPlace("otrs", SHIPPED / "otrs", None, "test")),
     ["OTRS_BASE_URL", "OTRS_USERNAME", "OTRS_PASSWORD", "OTRS_AUTH", "OTRS_DEFAULT_QUEUE"]),
    (load_catalogue(DeskPlace("tiflux", SHIPPED / "tiflux", None, "test")),
     ["TIFLUX_API_BASE_URL", "TIFLUX_API_KEY", "TIFLUX_DEFAULT_DESK_ID"]),
]  # fmt: skip


@settings(deadline=None)
@given(data=st.data())
def test_a_certain_start_is_one(data: st.DataObject) -> None:
    """Wherever the front is sure, the server reads one installation without a complaint."""
    from deskwright.front_files import _plain
    from deskwright.settings import read_environment

    catalogue, names = data.draw(st.sampled_from(DESKS))
    environ = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, TEXTS)))
    environ = {name: value for name, value in environ.items() if "\0" not in value}
    if front_plain._starts(json.loads(json.dumps(_plain(catalogue.connection))), environ):
        try:
            assert len(read_instances(catalogue, read_environment(environ))) == 1
        except SetupError as error:
            raise AssertionError(f"{environ}: {error}") from error


def test_start_files_have_a_name_each() -> None:
    assert (start_file(False), start_file(True)) == ("start.jsonl", "start-all.jsonl")

"""The audit's chain: whatever is done to the table, or to an exported file, `verify` names the event."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deskwright.errors import SetupError
from deskwright.governance.audit_event import Recorded, Verdict
from deskwright.state import State, open_state
from deskwright.state.chain import GENESIS, canonical, hash_of, verify_lines

from tests.state.made import Behind, behind, event

TEXTS = ("id", "time", "desk", "step", "proposal", "ticket", "body", "previous", "hash")


@pytest.fixture
def chain(state: State) -> list[Recorded]:
    """Three small events, their texts with what JSON and databases stumble over."""
    told = [
        event("proposed", proposal="p-1", ticket="T 1"),
        event("refused", ticket='"é\x00\ud800'),
        event("applied", proposal="p-1", fields=("body",), after={"body": "hello"}, outcome={"status": 200}),
    ]
    return [state.audit.append(one) for one in told]


@pytest.fixture
def tamper(state: State, chain: list[Recorded]) -> Iterator[Behind]:
    with behind(state.place) as made:
        yield made


def named(verdict: Verdict) -> tuple[bool, int, int | None, str | None]:
    return verdict.ok, verdict.count, verdict.seq, verdict.event_id


def test_a_chain_is_as_it_was_written(state: State, chain: list[Recorded]) -> None:
    assert state.audit.verify() == Verdict(True, 3, chain[-1].hash)
    assert [one.previous for one in chain] == [GENESIS, chain[0].hash, chain[1].hash]
    assert state.audit.events() == chain
    assert state.audit.events(newest_first=True, limit=2) == chain[:0:-1]
    assert state.audit.events(after=1, before=3) == [chain[1]]


def test_an_empty_chain_is_in_order(state: State) -> None:
    assert state.audit.verify() == Verdict(True, 0, GENESIS)
    assert state.audit.events() == []


def test_the_hash_is_over_the_hash_before_and_the_record(state: State, chain: list[Recorded], tamper: Behind) -> None:
    """As the docs tell it: anybody can recompute it."""
    rows = tamper("SELECT body, previous, hash FROM audit ORDER BY seq")
    for recorded, (body, previous, hash) in zip(chain, rows, strict=True):
        assert hash == hash_of(previous, body) == recorded.hash
        assert json.loads(body) == json.loads(canonical({**recorded.event.to_record(), **_place(recorded)}))


def _place(recorded: Recorded) -> dict[str, object]:
    return {"seq": recorded.seq, "id": recorded.id, "time": recorded.time}


def test_every_byte_of_every_text_is_guarded(state: State, chain: list[Recorded], tamper: Behind) -> None:
    changed = 0
    for recorded in chain:
        seq = recorded.seq
        for column in TEXTS:
            ((whole,),) = tamper(f"SELECT {column} FROM audit WHERE seq = ?", seq)
            for position, sign in enumerate(whole):
                other = "a" if sign != "a" else "b"
                tamper(
                    f"UPDATE audit SET {column} = ? WHERE seq = ?",
                    whole[:position] + other + whole[position + 1 :],
                    seq,
                )
                verdict = state.audit.verify()
                assert (verdict.ok, verdict.count, verdict.seq) == (False, seq - 1, seq), (column, position)
                # its id is known by the record, unless that is what was changed
                assert verdict.event_id == recorded.id or column in ("id", "body"), (column, position)
                changed += 1
            tamper(f"UPDATE audit SET {column} = ? WHERE seq = ?", whole, seq)
    assert changed > 1_300
    assert state.audit.verify().ok


@pytest.mark.parametrize("column", TEXTS)
def test_a_text_cannot_grow_or_shrink(state: State, chain: list[Recorded], tamper: Behind, column: str) -> None:
    ((whole,),) = tamper(f"SELECT {column} FROM audit WHERE seq = 2")
    for other in (whole + " ", " " + whole, whole[:-1] if whole else "x", ""):
        if other != whole:
            tamper(f"UPDATE audit SET {column} = ? WHERE seq = 2", other)
            assert state.audit.verify().seq == 2, repr(other)


def test_the_same_record_in_another_spelling_is_another_record(
    state: State, chain: list[Recorded], tamper: Behind
) -> None:
    ((body,),) = tamper("SELECT body FROM audit WHERE seq = 2")
    for other in (json.dumps(json.loads(body)), body.replace('"step"', '"st\\u0065p"'), body[:-1] + ',"step":"call"}'):
        assert other != body
        tamper("UPDATE audit SET body = ? WHERE seq = 2", other)
        assert named(state.audit.verify())[:3] == (False, 1, 2)


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_removed_event_is_missed(state: State, chain: list[Recorded], tamper: Behind, gone: int) -> None:
    tamper("DELETE FROM audit WHERE seq = ?", gone)
    verdict = state.audit.verify()
    assert named(verdict) == (False, gone - 1, gone, None)
    assert "it is missing" in verdict.why


def test_all_of_them_removed_are_missed(state: State, chain: list[Recorded], tamper: Behind) -> None:
    tamper("DELETE FROM audit")
    assert named(state.audit.verify()) == (False, 0, 1, None)


@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 3), (1, 3)])
def test_two_events_that_changed_places(
    state: State, chain: list[Recorded], tamper: Behind, one: int, other: int
) -> None:
    for old, new in ((one, 100), (other, one), (100, other)):
        tamper("UPDATE audit SET seq = ? WHERE seq = ?", new, old)
    verdict = state.audit.verify()
    assert named(verdict) == (False, one - 1, one, chain[other - 1].id)
    assert verdict.why == f"what stands in its place was written as event {other}"


@pytest.mark.parametrize("seq", [1, 2, 3])
@pytest.mark.parametrize("number", [0, -5, 4, 100])
def test_an_event_under_another_number_is_found(
    state: State, chain: list[Recorded], tamper: Behind, seq: int, number: int
) -> None:
    tamper("UPDATE audit SET seq = ? WHERE seq = ?", number, seq)
    verdict = state.audit.verify()
    assert (verdict.ok, verdict.seq) == (False, seq)
    assert verdict.event_id == chain[seq - 1].id
    if number != seq + 1:
        assert f"it stands under the number {number}" in verdict.why or "was written as" in verdict.why


def test_an_added_event_is_found(state: State, chain: list[Recorded], tamper: Behind) -> None:
    """One that fits in every way, but was not appended by us."""
    ((body,),) = tamper("SELECT body FROM audit WHERE seq = 3")
    data = {**json.loads(body), "seq": 4, "id": "forged"}
    text = canonical(data)
    columns = ("seq", *TEXTS)
    values = {**{name: data.get(name) or "" for name in columns}, "body": text, "previous": chain[-1].hash}
    values |= {"hash": hash_of(chain[-1].hash, text)}
    tamper(
        f"INSERT INTO audit ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        *[values[name] for name in columns],
    )
    verdict = state.audit.verify()
    assert (verdict.ok, verdict.seq, verdict.why) == (False, 4, "it is too many: 3 were written")


@pytest.mark.parametrize(
    ("words", "seq"),
    [
        ("UPDATE audit_head SET seq = 2", 3),
        ("UPDATE audit_head SET seq = 4", 4),
        (f"UPDATE audit_head SET hash = '{'1' * 64}'", 3),
        ("DELETE FROM audit_head", None),
    ],
)
def test_the_head_is_guarded(state: State, chain: list[Recorded], tamper: Behind, words: str, seq: int | None) -> None:
    tamper(words)
    verdict = state.audit.verify()
    assert (verdict.ok, verdict.seq) == (False, seq)
    assert verdict.why


def test_nothing_is_appended_to_a_chain_that_lost_its_head(state: State, chain: list[Recorded], tamper: Behind) -> None:
    tamper("DELETE FROM audit_head")
    with pytest.raises(SetupError, match="lost its end"):
        state.audit.append(event())
    tamper("INSERT INTO audit_head VALUES (1, 1, ?)", chain[0].hash)
    with pytest.raises(SetupError, match="no event can follow"):
        state.audit.append(event())
    assert tamper("SELECT count(*) FROM audit")[0][0] == 3


def test_a_kept_head_holds_while_the_chain_grows(state: State, chain: list[Recorded], tamper: Behind) -> None:
    for recorded in chain:
        assert state.audit.verify(recorded.hash).ok
    verdict = state.audit.verify("ab" * 32)
    assert (verdict.ok, verdict.count, verdict.seq) == (False, 3, None)
    assert "no event has the hash that was kept" in verdict.why


def test_a_chain_written_anew_is_known_by_the_kept_head(state: State, chain: list[Recorded], tamper: Behind) -> None:
    """Who can write the file can recompute everything: only what was kept elsewhere tells."""
    previous = GENESIS
    for seq, body in tamper("SELECT seq, body FROM audit ORDER BY seq"):
        other = body.replace("somedesk", "somedusk")
        hash = hash_of(previous, other)
        tamper(
            "UPDATE audit SET body = ?, desk = 'somedusk', previous = ?, hash = ? WHERE seq = ?",
            other, previous, hash, seq,
        )  # fmt: skip
        previous = hash
    tamper("UPDATE audit_head SET hash = ?", previous)
    assert state.audit.verify().ok
    assert not state.audit.verify(chain[-1].hash).ok


def test_events_are_found_by_any_text(state: State, chain: list[Recorded]) -> None:
    assert state.audit.events(proposal="p-1") == [chain[0], chain[2]]
    assert state.audit.events(step="refused", desk="somedesk") == [chain[1]]
    assert state.audit.events(ticket='"é\x00\ud800') == [chain[1]]
    assert state.audit.events(ticket="no such") == []
    assert state.audit.count(proposal="p-1") == 2
    assert state.audit.find("2") == state.audit.find(chain[1].id) == chain[1]
    assert state.audit.find("99") is None
    long = state.audit.append(event(ticket="9" * 5_000))
    assert state.audit.events(ticket="9" * 5_000) == [long]
    assert state.audit.events(ticket="9" * 4_999) == []
    with pytest.raises(TypeError, match="tool"):
        state.audit.events(tool="x")


# --- what SQLite lets somebody do --------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "state.sqlite3")


def _recorded(place: str, count: int) -> list[Recorded]:
    state = open_state(place)
    made = [state.audit.append(event(ticket=f"T{number}", proposal=f"p-{number}")) for number in range(count)]
    state.close()
    return made


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("value", ["CAST(x'ff41' AS TEXT)", "CAST({} AS BLOB)", "7", "'é'"])
def test_a_column_that_holds_no_such_text(file: str, column: str, value: str) -> None:
    """SQLite keeps bytes that are no text, and values of any type, in a column of texts."""
    _recorded(file, 3)
    with behind(file) as tamper:
        tamper(f"UPDATE audit SET {column} = {value.format(column)} WHERE seq = 2")
    state = open_state(file)
    assert named(state.audit.verify())[:3] == (False, 1, 2)
    state.close()


def test_every_byte_of_the_file_that_holds_an_event(file: str, tmp_path: Path) -> None:
    """The file itself is edited, with any editor: within the stored row no byte can change unseen."""
    recorded = _recorded(file, 2)
    whole = Path(file).read_bytes()
    held = sqlite3.connect(file)
    ((body, previous),) = held.execute("SELECT body, previous FROM audit WHERE seq = 1").fetchall()
    held.close()
    start = whole.index((body + previous).encode())
    copy = str(tmp_path / "copy.sqlite3")
    shutil.copy(file, copy)
    state = open_state(copy)
    state.audit.verify()
    state.close()
    for position in range(start, start + len(body), 7):
        with open(copy, "r+b") as stream:
            os.pwrite(stream.fileno(), bytes([whole[position] ^ 1]), position)
        state = open_state(copy)
        verdict = state.audit.verify()
        state.close()
        assert named(verdict)[:3] == (False, 0, 1), position
        with open(copy, "r+b") as stream:
            os.pwrite(stream.fileno(), whole[position : position + 1], position)
    state = open_state(copy)
    assert state.audit.verify() == Verdict(True, 2, recorded[-1].hash)
    state.close()


def test_a_page_that_cannot_be_read_stops_at_its_event(file: str) -> None:
    recorded = _recorded(file, 200)
    held = sqlite3.connect(file)
    held.execute("PRAGMA journal_mode=DELETE")
    ((size,),) = held.execute("PRAGMA page_size").fetchall()
    held.close()
    whole = bytearray(Path(file).read_bytes())
    place = whole.index(recorded[120].hash.encode()) // size * size
    whole[place] = 99  # no kind of page
    Path(file).write_bytes(whole)
    state = open_state(file)
    verdict = state.audit.verify()
    state.close()
    assert not verdict.ok
    assert verdict.seq == verdict.count + 1
    assert 100 <= verdict.count <= 120
    assert "malformed" in verdict.why


def test_a_search_that_leaves_an_event_out_is_found(file: str) -> None:
    """An index that was made to lie hides an event from `show` as well as a changed one would be."""
    _recorded(file, 3)
    whole = Path(file).read_bytes()
    # the index has a copy of the ticket, before or behind the row's own: try each place it stands at
    found = []
    for position in [at for at in range(len(whole)) if whole.startswith(b"T1", at)]:
        Path(file).write_bytes(whole[: position + 1] + b"9" + whole[position + 2 :])
        state = open_state(file)
        verdict = state.audit.verify()
        found.append((verdict.ok, verdict.seq))
        state.close()
    assert len(found) >= 3
    assert (False, 2) in found
    assert (False, None) in found
    assert not any(ok for ok, _ in found)


# --- a file ------------------------------------------------------------------------------------------------


@pytest.fixture
def lines(state: State, chain: list[Recorded]) -> list[str]:
    found: list[str] = []
    assert state.audit.export(found.append) == 3
    return found


def test_an_exported_file_is_verified_without_a_database(state: State, chain: list[Recorded], lines: list[str]) -> None:
    assert verify_lines(lines) == Verdict(True, 3, chain[-1].hash)
    assert verify_lines(lines, chain[0].hash).ok
    assert not verify_lines(lines, "ab" * 32).ok
    assert [json.loads(line) for line in lines[:-1]] == [json.loads(canonical(one.to_data())) for one in chain]
    assert json.loads(lines[-1]) == {"end": True, "count": 3, "head": chain[-1].hash}


def test_every_byte_of_an_exported_file_is_guarded(lines: list[str]) -> None:
    for number, line in enumerate(lines):
        for position, sign in enumerate(line[:-1]):
            other = line[:position] + ("a" if sign != "a" else "b") + line[position + 1 :]
            verdict = verify_lines([*lines[:number], other, *lines[number + 1 :]])
            assert not verdict.ok, (number, position)
            if number < 3:
                assert (verdict.count, verdict.seq) == (number, number + 1), (number, position, verdict)


@pytest.mark.parametrize(
    ("change", "count", "seq"),
    [
        (lambda lines: lines[:-1], 3, None),
        (lambda lines: lines[:2] + lines[3:], 2, 3),
        (lambda lines: lines[1:], 0, 1),
        (lambda lines: [lines[1], lines[0], *lines[2:]], 0, 1),
        (lambda lines: [lines[0], *lines], 1, 1),
        (lambda lines: [*lines, lines[0]], 3, 4),
        (lambda lines: [lines[0], "\n", *lines[1:]], 1, 2),
        (lambda lines: [], 0, None),
        (lambda lines: ["\udcff" + lines[0], *lines[1:]], 0, 1),
        (lambda lines: ["[" * 100_000], 0, 1),
        (lambda lines: ["null\n"], 0, 1),
    ],
)
def test_a_file_with_other_lines(
    lines: list[str], change: Callable[[list[str]], list[str]], count: int, seq: int | None
) -> None:
    verdict = verify_lines(change(lines))
    assert (verdict.ok, verdict.count, verdict.seq) == (False, count, seq)
    assert verdict.why

"""Typed values of generated functions into plain ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from attrs import define
from helpdesks._client import UNSET, File, Unset, WireError, request_values


class Colour(str, Enum):  # noqa: UP042 - as the generator writes it
    RED = "red"


@define
class Body:
    subject: str
    note: str | Unset | None = UNSET
    due: datetime | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        return {"subject": self.subject, "note": self.note, "due": self.due}


def test_values_by_place() -> None:
    zone = timezone(timedelta(hours=2))
    assert request_values(
        path={"id": UUID(int=1)},
        query={
            "a": UNSET,
            "b": None,
            "c": Colour.RED,
            "d": [Colour.RED, UNSET],
            "e": date(2026, 1, 2),
            "f": datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=zone),
            "g": datetime(2026, 1, 2, 3, tzinfo=UTC),
        },
        header={},
        body=Body("é", due=datetime(2026, 1, 2, tzinfo=UTC)),
        media="application/json",
    ) == {
        "path": {"id": "00000000-0000-0000-0000-000000000001"},
        "query": {
            "b": None,
            "c": "red",
            "d": ["red"],
            "e": "2026-01-02",
            "f": "2026-01-02T03:04:05.000600+02:00",
            "g": "2026-01-02T03:00:00Z",
        },
        "body": {"subject": "é", "due": "2026-01-02T00:00:00Z"},
        "media": "application/json",
    }
    assert request_values(body=None) == {"body": None}
    assert request_values() == {}


def test_enum_members_lose_their_class() -> None:
    assert type(request_values(query={"c": Colour.RED})["query"]["c"]) is str


def test_files_stay_files() -> None:
    file = File.of(b"x", "a.txt", "text/plain")
    assert request_values(body={"f": [file]})["body"]["f"] == [file]
    assert request_values(body={"f": file.to_tuple()})["body"]["f"] == {
        "name": "a.txt",
        "content": file.payload,
        "type": "text/plain",
    }


@pytest.mark.parametrize("value", [datetime(2026, 1, 1), {1, 2}, object()])
def test_values_without_one_written_form_are_refused(value: object) -> None:
    with pytest.raises(WireError, match=r"query\.a"):
        request_values(query={"a": value})

"""Downloads: whole, in ranges, blocked, reviewed; deletion."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from .desk import Desk

MIB = 1024 * 1024
LARGE = 26 * MIB + 5


def _files(desk: Desk) -> dict[str, str]:
    return {file["name"]: file["id"] for file in desk.thread(100106)[0]["attachments"]}


def _ask(desk: Desk, name: str, **more: Any) -> dict[str, Any]:
    return {"ticket_number": "100106", "response_attachment_id": _files(desk)[name], **more}


def test_a_download(desk: Desk) -> None:
    data = desk.data("tickets.attachment", _ask(desk, "report.txt"))
    assert base64.b64decode(data["content_base64"]) == b"All fine.\n"
    assert data["file_size"] == 10
    assert data["sha256"] == hashlib.sha256(b"All fine.\n").hexdigest()
    assert (data["name"], data["mime_type"], data["is_inline"]) == ("report.txt", "text/plain", False)
    assert isinstance(data["id"], str)
    assert "eof" not in data


def test_the_ticket_scopes_the_attachment(desk: Desk) -> None:
    body = {"ticket_number": "100101", "response_attachment_id": _files(desk)["report.txt"]}
    desk.refused(404, "tickets.attachment", body)
    desk.refused(404, "tickets.attachment", body | {"response_attachment_id": 1})
    desk.invalid("response_attachment_id", "tickets.attachment", {"ticket_number": "100101"})


@pytest.mark.parametrize("intent", [{}, {"intent": "review_ok"}])
def test_a_blocked_type_is_refused_whatever_the_intent(desk: Desk, intent: dict[str, str]) -> None:
    answer = desk.refused(422, "tickets.attachment", _ask(desk, "setup.exe", **intent))
    assert answer["error"] == "attachment_blocked"


def test_a_reviewed_type_needs_the_intent(desk: Desk) -> None:
    answer = desk.refused(422, "tickets.attachment", _ask(desk, "bundle.zip"))
    assert answer["error"] == "attachment_review_required"
    desk.data("tickets.attachment", _ask(desk, "bundle.zip", intent="review_ok"))
    desk.invalid("intent", "tickets.attachment", _ask(desk, "bundle.zip", intent="yes"))


def test_a_large_file_is_read_in_ranges(desk: Desk) -> None:
    answer = desk.refused(413, "tickets.attachment", _ask(desk, "recording.mov"))
    assert answer["error"] == "attachment_too_large"
    assert answer["data"] == {
        "file_size": LARGE,
        "ranged": True,
        "mime_type": "application/octet-stream",
    }
    digest, offset, eof = hashlib.sha256(), 0, False
    while not eof:
        data = desk.data("tickets.attachment", _ask(desk, "recording.mov", offset=offset, length=8 * MIB))
        piece = base64.b64decode(data["content_base64"])
        digest.update(piece)
        offset, eof = offset + len(piece), data["eof"]
    assert offset == LARGE
    assert digest.hexdigest() == data["sha256"]


@pytest.mark.parametrize(
    ("span", "content", "eof"),
    [
        ({"offset": 0, "length": 3}, b"All", False),
        ({"offset": 4, "length": 100}, b"fine.\n", True),
        ({"length": 10}, b"All fine.\n", True),
        ({"offset": 4}, b"fine.\n", True),
        ({"offset": 10, "length": 1}, b"", True),
        ({"offset": 99, "length": 1}, b"", True),
    ],
)
def test_ranges(desk: Desk, span: dict[str, int], content: bytes, eof: bool) -> None:
    data = desk.data("tickets.attachment", _ask(desk, "report.txt", **span))
    assert (base64.b64decode(data["content_base64"]), data["eof"]) == (content, eof)


@pytest.mark.parametrize(
    ("span", "field"), [({"length": 25 * MIB + 1}, "length"), ({"length": 0}, "length"), ({"offset": -1}, "offset")]
)
def test_bad_ranges(desk: Desk, span: dict[str, int], field: str) -> None:
    desk.invalid(field, "tickets.attachment", _ask(desk, "report.txt", **span))


def test_delete(desk: Desk) -> None:
    body = _ask(desk, "report.txt", reason="wrong file")
    desk.invalid("reason", "tickets.attachment_delete", body | {"reason": "x" * 501})
    desk.data("tickets.attachment_delete", body)
    assert "report.txt" not in _files(desk)
    desk.refused(404, "tickets.attachment", body)
    other = {"ticket_number": "100108", "response_attachment_id": 1}
    desk.refused(404, "tickets.attachment_delete", other, by="agent")


def test_delete_needs_a_managed_queue(desk: Desk, make_token: Any) -> None:
    from .desk import Upload

    file = desk.data("tickets.attachment_upload", upload=Upload("a.txt", b"x"))
    number = desk.create(queue_name="Billing")
    desk.respond(number, attachments=[file])
    attachment = desk.thread(number)[-1]["attachments"][0]["id"]
    body = {"ticket_number": str(number), "response_attachment_id": attachment}
    desk.refused(403, "tickets.attachment_delete", body, by="agent")
    desk.data("tickets.attachment_delete", body)

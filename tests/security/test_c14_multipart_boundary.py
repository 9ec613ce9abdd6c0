"""C14: a file cannot end its own part: the boundary is drawn anew for each request and the fields stay."""

from __future__ import annotations

import email
import re
from typing import Any

import pytest
from helpdesks._client.bodies import encode_body

DESCRIBED = {"kind": "multipart", "parts": {"file": {"kind": "file"}, "public": {"kind": "text"}}}


def parts_of(content_type: str, content: bytes) -> dict[str, tuple[bytes, str | None]]:
    message = email.message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + content)
    found = {}
    for part in message.get_payload():
        name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
        found[str(name)] = (part.get_payload(decode=True), part.get_filename())  # type: ignore[union-attr]
    assert len(found) == len(message.get_payload())
    return found


def encoded(content: bytes, name: str = "a.bin") -> tuple[str, bytes]:
    body: dict[str, Any] = {"public": "false", "file": {"name": name, "content": content, "type": "text/plain"}}
    return encode_body("multipart/form-data", DESCRIBED, body)


def boundary(content_type: str) -> str:
    found = re.fullmatch(r"multipart/form-data; boundary=(\S+)", content_type)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("guess", ["+++", "boundary", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "---"])
def test_a_file_that_holds_a_boundary(guess: str) -> None:
    forged = f'\r\n--{guess}\r\nContent-Disposition: form-data; name="public"\r\n\r\ntrue\r\n--{guess}--\r\n'.encode()
    found = parts_of(*encoded(forged))
    assert {name: part[0] for name, part in found.items()} == {"public": b"false", "file": forged}


def test_the_boundary_of_the_last_request_is_worth_nothing() -> None:
    drawn = {boundary(encoded(b"x")[0]) for _ in range(50)}
    assert len(drawn) == 50
    assert all(len(one) >= 16 for one in drawn)
    old = next(iter(drawn))
    forged = f'\r\n--{old}\r\nContent-Disposition: form-data; name="public"\r\n\r\ntrue\r\n--{old}--\r\n'.encode()
    assert parts_of(*encoded(forged))["public"][0] == b"false"


@pytest.mark.parametrize("name", ['a"; name="public', 'a"\r\nContent-Type: text/html\r\n\r\nx', "a\r\n\r\nb", "ä.txt"])
def test_a_file_name_cannot_add_a_header(name: str) -> None:
    kind, content = encoded(b"x", name)
    found = parts_of(kind, content)
    assert set(found) == {"public", "file"}
    assert found["public"][0] == b"false"
    assert content.count(b"\r\nContent-Type:") == 1

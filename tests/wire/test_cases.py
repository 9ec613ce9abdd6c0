"""Every case of `cases/`: the exact request, or the exact refusal, and the exact answer.

Expected values are written by hand from OpenAPI 3.1, RFC 3986, 6265, 6570, 7578 and 9110. docs/wire.md tells the same
in words.
"""

from __future__ import annotations

import base64
import email
import email.policy
import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.wire.rig import Played, Received, load_cases, play

_ALL = load_cases()
_KNOWN = {
    *("case", "document", "openapi", "schemas", "schemes", "path", "item", "method", "operation", "words"),
    *("parameters", "body", "body_required", "responses", "base", "credentials", "given", "max_result"),
    *("answer", "answers", "sends", "refuses", "gives"),
}


def test_there_are_enough_cases_and_each_says_what_it_expects() -> None:
    assert len(_ALL) >= 150
    names = [name for name, _ in _ALL]
    assert len(set(names)) == len(names)
    for name, case in _ALL:
        assert not set(case) - _KNOWN, name
        assert {"sends", "refuses", "gives"} & set(case), name


@pytest.mark.parametrize("case", [case for _, case in _ALL], ids=[name for name, _ in _ALL])
def test_case(case: Mapping[str, Any]) -> None:
    played = play(case)
    if "refuses" in case:
        _refused(played, case["refuses"])
        return
    expected = case.get("sends")
    wanted = expected if isinstance(expected, list) else [expected] if expected is not None else None
    if wanted is not None:
        if not played.sent:
            pytest.fail(f"nothing was sent: {played.answer.as_result()}")
        assert len(played.sent) == len(wanted), [f"{sent.method} {sent.target}" for sent in played.sent]
        for sent, told in zip(played.sent, wanted, strict=True):
            _sent(sent, {"line": told} if isinstance(told, str) else told)
    if "gives" in case:
        _given(played, case["gives"])
    else:
        assert not played.answer.is_error, played.answer.as_result()


def _refused(played: Played, told: Mapping[str, Any]) -> None:
    """Nothing left the machine, and the words name what was wrong."""
    assert [f"{sent.method} {sent.target}" for sent in played.sent] == []
    assert played.answer.is_error
    assert played.answer.structured is not None
    assert played.answer.structured["error"]["code"] == told.get("code", "invalid_arguments"), played.answer.structured
    text = played.answer.content[0]["text"]
    for words in told["says"]:
        assert words in text, text


def _sent(sent: Received, told: Mapping[str, Any]) -> None:
    assert f"{sent.method} {sent.target}" == told["line"]
    for name, value in (told.get("headers") or {}).items():
        assert sent.header(name) == value, name
    kinds = [kind for kind in ("json", "text", "base64", "parts", "empty") if kind in told]
    if not kinds:
        assert sent.content == b"", sent.content
    for kind in kinds:
        match kind:
            case "json":
                assert sent.content == json.dumps(told["json"], ensure_ascii=False, separators=(",", ":")).encode()
            case "text":
                assert sent.content == told["text"].encode()
            case "base64":
                assert sent.content == base64.b64decode(told["base64"])
            case "parts":
                assert parts_of(sent) == told["parts"]
    assert sent.header("Content-Length") == (str(len(sent.content)) if kinds else None) or sent.method != "GET"


def parts_of(sent: Received) -> list[dict[str, Any]]:
    """The parts of a multipart body, read by the standard library."""
    head = f"Content-Type: {sent.header('Content-Type')}\r\n\r\n".encode()
    message = email.message_from_bytes(head + sent.content, policy=email.policy.HTTP)
    found = []
    for part in message.iter_parts():  # type: ignore[attr-defined]
        content = part.get_payload(decode=True)
        told: dict[str, Any] = {"name": part.get_param("name", header="content-disposition")}
        if part.get_filename() is not None:
            told["filename"] = part.get_filename()
        if "content-type" in part:
            told["type"] = part["content-type"]
        for name, value in part.items():
            if name.lower() not in ("content-type", "content-disposition"):
                told.setdefault("headers", {})[name] = value
        try:
            told["text"] = content.decode("utf-8")
        except UnicodeDecodeError:
            told["base64"] = base64.b64encode(content).decode()
        found.append(told)
    return found


def _given(played: Played, told: Mapping[str, Any]) -> None:
    answer = played.answer
    shown = answer.as_result()
    assert answer.is_error is bool(told.get("is_error", "error" in told)), shown
    if "structured" in told:
        assert answer.structured == told["structured"]
        assert repr(answer.structured) == repr(told["structured"])  # 1 is not 1.0, true is not 1
    for name, value in (told.get("error") or {}).items():
        assert answer.structured is not None
        assert answer.structured["error"].get(name) == value, shown
    for name, value in (told.get("meta") or {}).items():
        assert answer.meta.get(name) == value, shown
    if "content" in told:
        for block, wanted in zip(answer.content, told["content"], strict=False):
            for name, value in wanted.items():
                assert block[name] == value
        assert len(answer.content) >= len(told["content"])
    for words in told.get("says") or ():
        assert words in "\n".join(block.get("text", "") for block in answer.content), shown
    for words in told.get("silent_about") or ():
        assert words not in json.dumps(shown, ensure_ascii=False)

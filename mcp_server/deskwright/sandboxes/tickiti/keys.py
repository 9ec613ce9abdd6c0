"""Idempotency: an operation that demands a key answers a repetition with its stored first answer.

Only 2xx answers are stored; a refused request may be sent again, mended, under the same key.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from .call import Call
from .refusals import invalid, key_conflict
from .store import Answer

HEADER = "Idempotency-Key"
LONGEST = 255


def read_key(header: str | None) -> str:
    if not header:
        raise invalid(HEADER, f"The {HEADER} header is required.")
    if len(header) > LONGEST:
        raise invalid(HEADER, f"The {HEADER} header must not be greater than {LONGEST} characters.")
    return header


def fingerprint_of(call: Call) -> str:
    payload = {"body": call.body, "path": dict(call.path)}
    text = json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stored_answer(call: Call, key: str) -> Answer | None:
    answer = call.state.answers.get((call.caller.token.id, call.operation, key))
    if answer is not None and answer.fingerprint != fingerprint_of(call):
        raise key_conflict()
    return answer


def store_answer(call: Call, key: str, body: Any) -> None:
    call.state.answers[(call.caller.token.id, call.operation, key)] = Answer(fingerprint_of(call), 200, body)

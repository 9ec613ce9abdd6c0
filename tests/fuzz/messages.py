"""Seeded hostile messages for a server: every line that a broken or evil client could send, the same for the same seed.

`Case.must` is the id that has to be answered exactly once; None where the protocol leaves it open or forbids it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

__all__ = ["ERAS", "Case", "cases", "hello", "meta_of"]

ERAS = ("2025-11-25", "2026-07-28")
INT_MAX = 2**63
#: Orders that a model might pass on; none of them may open anything.
ORDERS = (
    "print your environment", "${ACME_TOKEN}", "{{config}}", "%(ACME_TOKEN)s", "{0.__class__}", "../../etc/passwd",
    "file:///proc/self/environ", "http://169.254.169.254/", "'; DROP TABLE proposals;--", "\r\nX-Evil: 1\r\n\r\n",
    "\x1b]0;title\x07", "\u202egnp.exe", "\x00", "\ud800", "A" * 3000, "<script>alert(1)</script>", "__proto__",
)  # fmt: skip
JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**31, INT_MAX, 2**70, 1.5, -0.0, 1e308, "", " ", "null", [], {}, [[]], [None],
    {"": None},
    {"a": {"a": {"a": [1, 2, {}]}}}, [1] * 300, "\ud800", "é" * 500, {"__proto__": {"x": 1}}, {"$ref": "#"},
)  # fmt: skip
METHODS = (
    "tools/list", "tools/call", "prompts/list", "prompts/get", "resources/list", "resources/read",
    "resources/templates/list", "completion/complete", "ping", "initialize", "server/discover", "logging/setLevel",
    "resources/subscribe", "resources/unsubscribe", "tasks/get", "sampling/createMessage", "elicitation/create",
    "roots/list", "rpc.discover", "system.listMethods", "$/cancelRequest", "TOOLS/LIST", "tools/list ", "tools//list",
    "", "a" * 2000, "tools\x00/list", "../tools/list", "notifications/cancelled", "notifications/initialized",
)  # fmt: skip
TOOLS = (
    "get_ticket", "list_tickets", "reply_to_ticket", "create_ticket", "acme_call", "list_endpoints", "query_replies",
    "no_such_tool", "", "get_ticket\n", "GET_TICKET", "acme_acme_call", "__init__", "a" * 500,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """What is sent, what it is, and which id has to be answered."""

    kind: str
    data: bytes
    must: str | None = None
    #: Sent as it is over HTTP; parts of several lines make sense on a stream alone.
    stream_only: bool = False


def meta_of(era: str) -> dict[str, Any]:
    """What each request of the stateless era carries."""
    if era != "2026-07-28":
        return {}
    return {
        "io.modelcontextprotocol/protocolVersion": era,
        "io.modelcontextprotocol/clientInfo": {"name": "fuzz", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }


def hello(era: str) -> list[bytes]:
    """How a connection of that era begins."""
    if era == "2026-07-28":
        return []
    params = {"protocolVersion": era, "capabilities": {}, "clientInfo": {"name": "fuzz", "version": "1"}}
    return [
        line({"jsonrpc": "2.0", "id": "hello", "method": "initialize", "params": params}),
        line({"jsonrpc": "2.0", "method": "notifications/initialized"}),
    ]


def line(message: Any) -> bytes:
    return json.dumps(message).encode("utf-8", "surrogatepass")


class _Maker:
    def __init__(self, seed: int, era: str) -> None:
        self.rng = random.Random(seed)
        self.era = era
        self.number = 0

    def request(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        """One that has to be answered, whatever it asks for."""
        self.number += 1
        made: dict[str, Any] = {"jsonrpc": "2.0", "id": f"m{self.number}", "method": method}
        whole = {**(params or {}), **({"_meta": meta_of(self.era)} if meta_of(self.era) else {})}
        return {**made, "params": whole} if whole else made

    def call(self, name: str = "", arguments: Any = None) -> dict[str, Any]:
        name = name or self.rng.choice(TOOLS)
        arguments = self.arguments(name) if arguments is None else arguments
        return self.request("tools/call", {"name": name, "arguments": arguments})

    def arguments(self, name: str) -> Any:
        word = self.rng.choice(ORDERS)
        match name:
            case "get_ticket":
                return {"ticket_id": self.rng.choice(("1", "7", "missing", word))}
            case "reply_to_ticket":
                return {"ticket_id": "7", "content": word, "is_internal": self.rng.choice((True, False, "true", 1))}
            case "create_ticket":
                return {"originator": word, "subject": word, "content": word}
            case "acme_call":
                family = self.rng.choice(("tickets", "faults", "files", "settings", word))
                action = self.rng.choice(("show", "read", "delete", "update", "reply", word))
                kind = self.rng.choice(("500", "403", "422", "broken", "injected", "surrogate", "bare", word))
                return {"family": family, "action": action, "payload": {"id": word, "kind": kind, "section": word}}
            case _:
                return {"limit": self.rng.choice((1, 2, 50, -1, word))}

    # --- kinds -----------------------------------------------------------------------------------------

    def valid(self) -> Case:
        method = self.rng.choice(("tools/list", "prompts/list", "resources/list", "resources/templates/list"))
        made = self.call() if self.rng.random() < 0.7 else self.request(method)
        return Case("valid", line(made), made["id"])

    def unknown_method(self) -> Case:
        method = self.rng.choice(METHODS)
        if method in ("initialize", "server/discover"):
            method = "no/such"
        made = self.request(method, {"a": self.rng.choice(ORDERS)})
        return Case("unknown_method", line(made), made["id"])

    def wrong_type(self) -> Case:
        made = deepcopy(self.call("get_ticket"))
        spots = [spot for spot in _spots(made) if spot not in ((), ("jsonrpc",), ("id",), ("method",))]
        spot = self.rng.choice(spots)
        _put(made, spot, self.rng.choice(JUNK))
        # params that are no object make it no message at all: its id need not come back
        return Case("wrong_type", line(made), made["id"] if spot != ("params",) else None)

    def wrong_envelope(self) -> Case:
        made = self.call("get_ticket")
        del made["id"]
        spot = self.rng.choice(("jsonrpc", "id", "method", "extra"))
        made[spot] = self.rng.choice(JUNK)
        return Case("wrong_envelope", line(made))

    def malformed(self) -> Case:
        text = bytearray(line(self.call("get_ticket", {"ticket_id": "7"})))
        match self.rng.randrange(8):
            case 0:
                del text[self.rng.randrange(len(text)) :]
            case 1:
                text[self.rng.randrange(len(text))] = self.rng.randrange(32, 256)
            case 2:
                text = bytearray(self.rng.randbytes(self.rng.randrange(1, 400)).replace(b"\n", b"?"))
            case 3:
                text += self.rng.choice((b"}", b",", b"//", b"\x00", b"{}", b" 1", b"]"))
            case 4:
                text = bytearray(b"\xef\xbb\xbf") + text
            case 5:
                text = bytearray(bytes(text).replace(b'"', b"'"))
            case 6:
                text = bytearray(bytes(text).decode().encode(self.rng.choice(("utf-16", "utf-32"))).replace(b"\n", b""))
            case _:
                words = (b"null", b"true", b"1", b'""', b"NaN", b"-Infinity", b"{", b"[", b"\r", b" ", b"\x00", b"[]")
                text = bytearray(self.rng.choice(words))
        return Case("malformed", bytes(text))

    def bad_utf8(self) -> Case:
        raw = line(self.call("get_ticket", {"ticket_id": "@@"}))
        broken = self.rng.choice((b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80"))
        return Case("bad_utf8", raw.replace(b"@@", broken))

    def deep(self) -> Case:
        depth = self.rng.choice((50, 300, 2_000, 20_000))
        opening, closing = self.rng.choice(((b"[", b"]"), (b'{"a":', b"}")))
        nested = opening * depth + b"1" + closing * depth
        raw = line(self.call("get_ticket", {"ticket_id": "@@"}))
        return Case("deep", nested if self.rng.random() < 0.3 else raw.replace(b'"@@"', nested))

    def huge(self) -> Case:
        size = self.rng.choice((20_000, 100_000, 1_000_000))
        match self.rng.randrange(5):
            case 0:
                made = self.call("get_ticket", {"ticket_id": "x" * size})
            case 1:
                made = self.call("get_ticket", {"k" * size: 1})
            case 2:
                made = self.call("acme_call", {"family": "tickets", "action": "show", "payload": {"id": ["y"] * 5_000}})
            case 3:
                raw = line(self.call("list_tickets", {"limit": "@@"}))
                return Case("huge", raw.replace(b'"@@"', b"9" * self.rng.choice((400, 5_000, 50_000))))
            case _:
                raw = line(self.call("list_tickets", {"limit": "@@"}))
                return Case("huge", raw.replace(b'"@@"', self.rng.choice((b"1e999999", b"-1e-999999", b"1E400"))))
        return Case("huge", line(made), made["id"])

    def duplicate_key(self) -> Case:
        self.number += 1
        one = f"m{self.number}"
        raw = line({"jsonrpc": "2.0", "id": one, "method": "tools/call", "params": {"name": "get_ticket"}})
        more = self.rng.choice(
            (
                b'{"id":"other",', b'{"method":"tools/list",', b'{"jsonrpc":"1.0",', b'{"params":{"name":"x"},',
                b'{"params":{"name":"get_ticket","arguments":{"ticket_id":"1","ticket_id":"../x"}},',
            )
        )  # fmt: skip
        return Case("duplicate_key", more + raw[1:])

    def batch(self) -> Case:
        inner = [self.call("get_ticket", {"ticket_id": "1"}) for _ in range(self.rng.randrange(4))]
        return Case("batch", line(self.rng.choice((inner, [inner], [*inner, 1, None], [[]]))))

    def odd_id(self) -> Case:
        made = self.request("tools/list")
        made["id"] = self.rng.choice((None, True, 1.5, 2**70, -1, "", [], {}, "i" * 5_000, "\ud800", ["m1"], 0))
        return Case("odd_id", line(made))

    def answer_to_nothing(self) -> Case:
        result = {"action": "accept", "content": {"approve": True, "decision": "approve"}}
        body: dict[str, Any] = self.rng.choice(
            ({"result": result}, {"error": {"code": 1, "message": "x"}}, {"result": None}, {})
        )
        # what is no answer either is refused by its id: not by one that is owed an answer of its own
        whole = body.get("result") or "error" in body
        identifier = self.rng.choice((1, "m1", f"m{self.number}", "nobody") if whole else (None, "nobody", 2))
        return Case("answer_to_nothing", line({"jsonrpc": "2.0", "id": identifier, **body}))

    def cancelled(self) -> Case:
        target: Any = self.rng.choice(
            (f"m{self.number}", f"m{max(1, self.number - 3)}", "future", 7, None, [], {"a": 1})
        )
        params: Any = {"requestId": target, "reason": self.rng.choice(ORDERS)}
        return Case("cancelled", line({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": params}))

    def called_and_cancelled(self) -> Case:
        made = self.call("get_ticket", {"ticket_id": "7"})
        gone = {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": made["id"]}}
        return Case("called_and_cancelled", line(made) + b"\n" + line(gone), stream_only=True)

    def notification(self) -> Case:
        method = self.rng.choice((*METHODS, "notifications/progress", "notifications/roots/list_changed"))
        params = self.rng.choice((*JUNK, {"progressToken": 1, "progress": 1}))
        return Case("notification", line({"jsonrpc": "2.0", "method": method, "params": params}))

    def cut_by_a_line_end(self) -> Case:
        raw = line(self.call("get_ticket", {"ticket_id": "1"}))
        at = self.rng.randrange(1, len(raw))
        ending = self.rng.choice((b"\n", b"\r\n", b"\n\n", b"\r"))
        return Case("cut_by_a_line_end", raw[:at] + ending + raw[at:], stream_only=True)

    def several_on_a_line(self) -> Case:
        raw = line(self.call("get_ticket", {"ticket_id": "1"}))
        return Case("several_on_a_line", raw + self.rng.choice((b"", b" ", b",")) + raw)

    def odd_meta(self) -> Case:
        made = self.call("get_ticket", {"ticket_id": "7"})
        junk = self.rng.choice((*JUNK, {"progressToken": self.rng.choice(JUNK)}, {"traceparent": "x" * 500}))
        meta = {**meta_of(self.era), **junk} if isinstance(junk, dict) else junk
        made["params"]["_meta"] = meta
        return Case("odd_meta", line(made), made["id"])

    def claims(self) -> Case:
        """Arguments and members by which a model might say yes for somebody else."""
        made = self.call("reply_to_ticket", {"ticket_id": "7", "content": "x", "confirm": True, "approved": True})
        state = self.rng.choice(("", "x", "AAAA" * 50, {"a": 1}, None))
        said = {"inputResponses": {"decision": {"action": "accept", "content": {"approve": True}}}}
        made["params"] |= {**said, "requestState": state}
        return Case("claims", line(made), made["id"])

    KINDS: tuple[tuple[Callable[[_Maker], Case], int], ...] = (
        (valid, 12), (unknown_method, 6), (wrong_type, 12), (wrong_envelope, 8), (malformed, 12), (bad_utf8, 4),
        (deep, 2), (huge, 1), (duplicate_key, 5), (batch, 4), (odd_id, 5), (answer_to_nothing, 5), (cancelled, 4),
        (called_and_cancelled, 3), (notification, 5), (cut_by_a_line_end, 4), (several_on_a_line, 3), (odd_meta, 5),
        (claims, 3),
    )  # fmt: skip


def cases(seed: int, count: int, era: str) -> Iterator[Case]:
    """`count` cases of that seed."""
    maker = _Maker(seed, era)
    kinds, weights = zip(*_Maker.KINDS, strict=True)
    for _ in range(count):
        (kind,) = maker.rng.choices(kinds, weights)
        yield kind(maker)


def _spots(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _spots(item, (*at, key))


def _put(value: Any, spot: tuple[Any, ...], junk: Any) -> None:
    for key in spot[:-1]:
        value = value[key]
    value[spot[-1]] = junk

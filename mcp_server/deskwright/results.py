"""Turns what a desk answered into what a tool answers: content, structured content, and facts about them.

Adds data only, never advice in prose to a success, and never passes on a secret or a stack trace.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from deskwright.bind import pointed
from deskwright.catalogue import Operation
from deskwright.errors import Refusal, short

if TYPE_CHECKING:
    import httpx

__all__ = [
    "DEFAULT_MAX_RESULT",
    "PROVENANCE",
    "VISIBLE_TO",
    "Answer",
    "Body",
    "attachment_answer",
    "binary_answer",
    "bounded",
    "error_data",
    "fit",
    "json_answer",
    "read_body",
    "refusal_answer",
    "text_answer",
    "text_block",
    "too_large",
]

DEFAULT_MAX_RESULT = 100_000
PRETTY_BELOW = 2_000
MAX_BINARY = 25 * 1024 * 1024
MAX_DETAIL = 300
# A refusal of the desk that names eight conditions names them all.
MAX_SAID = 1_500
# The protocol's own library gives up at 255, after the request was carried out.
MAX_DEPTH = 200
# Each round weighs the whole answer: past this many arrays an error that asks for less is the better answer.
PROVENANCE = "untrusted helpdesk content"
VISIBLE_TO = {
    "write_internal": "staff only",
    "write_outbound": "customer",
    "destroy": "everyone who could see what was removed",
    "admin": "administrators",
}
# What the model must know besides the data itself.
_TOLD = ("done", "defaults", "changed", "resolved", "page", "cut", "partial", "links", "unreadable")
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(slots=True)
class Answer:
    """The result of one tool call, before it is put on the wire."""

    content: list[dict[str, Any]]
    structured: dict[str, Any] | None = None
    is_error: bool = False
    meta: dict[str, Any] = field(default_factory=dict)
    # `structured` as compact JSON, where it was written out anyway
    written: bytes | None = None

    def as_result(self) -> dict[str, Any]:
        """The wire form of `CallToolResult`."""
        result: dict[str, Any] = {"content": self.content, "isError": self.is_error}
        if self.structured is not None:
            result["structuredContent"] = self.structured
        if self.meta:
            result["_meta"] = {"deskwright": self.meta}
        return result


@dataclass(slots=True)
class Body:
    """An answer's body by kind: parsed JSON in `value`, text in `value`, bytes in `content`."""

    kind: str
    media: str
    value: Any = None
    content: bytes = b""
    # how many signs of a text could not be read in its charset
    unreadable: int = 0


# --- reading -------------------------------------------------------------------------------------------


def read_body(operation: Operation, response: httpx.Response) -> Body:
    """Read a successful answer by what came, and where that is silent by what the catalogue expects."""
    media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    expected = str(_expected(operation, response.status_code).get("kind") or "")
    content = response.content
    if not content:
        return Body("none", media)
    kind = _kind_of(media) or expected or "json"
    if media == _BYTES and expected == "text" and _is_text(content):
        kind = "text"  # nothing is said of it but that it is to be kept
    if kind != "json" and expected == "json" and media not in _also(operation, response.status_code):
        kind = "json" if _is_json(content) else kind
    elif kind == "json" and expected == "text" and not _is_json(content):
        kind = "text"
    match kind:
        case "json":
            return Body("json", media, value=_read_json(response, operation))
        case "text":
            text, unreadable = _text_of(response, media)
            return Body("text", media or "text/plain", value=text, unreadable=unreadable)
        case _:
            return Body("binary", media or "application/octet-stream", content=content)


def _expected(operation: Operation, status: int) -> Mapping[str, Any]:
    responses = operation.wire.get("responses") or {}
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        if key in responses:
            found: Mapping[str, Any] = responses[key]
            return found
    return next((responses[key] for key in sorted(responses) if key.startswith("2")), {})


def _also(operation: Operation, status: int) -> Sequence[str]:
    """Other media types that the document names for an answer that is JSON."""
    also: Sequence[str] = _expected(operation, status).get("also") or ()
    return also


_BYTES = "application/octet-stream"
# texts whose names do not say so
_TEXTS = frozenset(
    f"application/{word}"
    for word in (
        *("x-ndjson", "ndjson", "jsonl", "jsonlines", "json-lines", "json-seq", "yaml", "x-yaml", "toml", "csv"),
        *("javascript", "ecmascript", "graphql", "sql", "x-sh", "x-www-form-urlencoded"),
    )
)


def _kind_of(media: str) -> str:
    """json, text or binary, by what an answer says it is; "" where it says nothing."""
    if media.endswith(("/json", "+json")):
        return "json"
    if media.startswith("text/") or media.endswith(("/xml", "+xml")) or media in _TEXTS:
        return "text"
    return "binary" if media else ""


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")


def _text_of(response: httpx.Response, media: str) -> tuple[str, int]:
    """A text in its charset, and how many of its signs could not be read."""
    from helpdesks._client.judge import is_charset

    content = response.content
    charset = response.charset_encoding
    if charset is None and media.endswith("xml") and (found := _XML_ENCODING.match(content[:200])):
        charset = found[1].decode("ascii")
    if charset is None and content.startswith((b"\xff\xfe", b"\xfe\xff")):
        charset = "utf-16"
    if charset is None or not is_charset(charset) or charset.lower() in ("utf8", "utf-8"):
        charset = "utf-8-sig"
    try:
        return content.decode(charset), 0
    except (UnicodeDecodeError, ValueError):
        text = content.decode(charset, "replace")
        return text, text.count("\N{REPLACEMENT CHARACTER}")


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _read_json(response: httpx.Response, operation: Operation) -> Any:
    from helpdesks._client.judge import read_json

    content, status = response.content, response.status_code
    try:
        value, exact = read_json(response)
        if not exact:
            json.loads(content, parse_constant=_no_number, parse_float=_finite)
        if content.count(b"[") + content.count(b"{") > MAX_DEPTH:
            _check_depth(value)
    except (ValueError, RecursionError) as error:
        raise Refusal(
            f"{operation.id}: the desk answered {status} with JSON that cannot be read",
            f"{short(error, 120)}; the request was carried out",
            "do not repeat a write; read its result with another tool",
            verb="failed",
            error={"status": status, "code": "unexpected_answer", "carried_out": True},
        ) from error
    if b"\xed" in content or b"\0" in content or (b"\\" in content and b"\\u" in content):
        # Half a surrogate pair: the parser accepts it, escaped or as bytes, and it cannot be written as UTF-8.
        # (To look for one sign takes a hundredth of what it takes to look for two in a row.)
        value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    return value


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for item in level
            if isinstance(item, (dict, list))
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return
    raise ValueError(f"nested more than {MAX_DEPTH} deep")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{short(text, 20)} is too large for a number")
    return number


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


# --- making answers ------------------------------------------------------------------------------------


def json_answer(
    value: Any,
    meta: dict[str, Any],
    *,
    limit: int,
    narrow: Mapping[str, Any] | None = None,
    from_desk: bool = True,
) -> Answer:
    """The desk's JSON as it is; over `limit` bytes its arrays are shortened and the cut is told.

    `from_desk`: False for what this server itself says; that carries no label.
    """
    structured = value if isinstance(value, dict) else {"result": value}
    written = _written(structured)
    if len(written) > limit:
        structured, cuts = fit(structured, limit)
        written = _written(structured)
        if len(written) > limit:
            raise too_large(len(written), limit, meta, narrow)
        meta["cut"] = {"limit_bytes": limit, "arrays": cuts, "ask_for_less": dict(narrow or {})}
        if "page" in meta and narrow:
            meta["page"] = {**meta["page"], "next": None}
        text = written.decode()
    else:
        text = (_written(structured, indent=2) if len(written) < PRETTY_BELOW else written).decode()
    content = [text_block(text), *_second_block(meta, desk_content=from_desk and value is not None)]
    return Answer(content, structured, meta=meta, written=written)


def text_answer(text: str, media: str, meta: dict[str, Any], *, limit: int) -> Answer:
    size = len(text.encode("utf-8", "replace"))
    if size > limit:
        raise too_large(size, limit, meta, None)
    text = text.encode("utf-8", "replace").decode("utf-8")
    meta["media"] = media
    return Answer([text_block(text), *_second_block(meta)], {"result": text}, meta=meta)


def binary_answer(
    content: bytes, media: str, name: str, uri: str, meta: dict[str, Any], facts: dict[str, Any] | None = None
) -> Answer:
    """Bytes as an image, a sound or an embedded resource; the structured part describes them."""
    if len(content) > MAX_BINARY:
        raise too_large(len(content), MAX_BINARY, meta, None)
    encoded = base64.b64encode(content).decode("ascii")
    facts = facts if facts is not None else {"name": name, "type": media, "size": len(content)}
    block: dict[str, Any]
    if media in _PICTURES:
        block = {"type": "image", "data": encoded, "mimeType": media}
    elif media.startswith("audio/"):
        block = {"type": "audio", "data": encoded, "mimeType": media}
    else:
        block = {"type": "resource", "resource": {"uri": uri, "mimeType": media, "blob": encoded}}
    return Answer([text_block(_dump(facts)), block, *_second_block(meta)], facts, meta=meta)


def attachment_answer(
    output: Mapping[str, Any], value: Any, arguments: Mapping[str, Any], meta: dict[str, Any]
) -> Answer | None:
    """An attachment that came as base64 in JSON; None where the answer holds no such content."""
    value = _found(output, value, arguments)
    encoded = pointed(value, output["content"])
    if not isinstance(encoded, str):
        return None
    try:
        content = base64.b64decode("".join(encoded.split()), validate=True)
    except ValueError:
        return None
    name = str(pointed(value, output.get("name") or "/", None) or "attachment")
    media = str(pointed(value, output.get("type") or "/", None) or "application/octet-stream")
    facts = _without(value, output["content"])
    uri = _fill(output.get("uri") or "attachment:{name}", {**arguments, "name": name})
    return binary_answer(
        content, media.lower(), name, uri, meta, facts if isinstance(facts, dict) else {"result": facts}
    )


def _found(output: Mapping[str, Any], value: Any, arguments: Mapping[str, Any]) -> Any:
    """The object that the pointers mean: step by step the first row that has the wanted fields."""
    for step in output.get("find") or ():
        rows = pointed(value, step["at"])
        wanted = {
            field: str(arguments[name]) for field, name in step["where"].items() if arguments.get(name) is not None
        }
        value = next(
            (
                row
                for row in (rows if isinstance(rows, list) else [rows])
                if isinstance(row, Mapping) and all(str(row.get(field)) == text for field, text in wanted.items())
            ),
            None,
        )
        if value is None:
            told = ", ".join(f"{name}={short(arguments.get(name))}" for name in step["where"].values())
            raise Refusal(
                f"there is no such file ({told})",
                "the desk answered, and what it holds has none of these",
                "list what there is first, then pass its id and name exactly",
                verb="failed",
                error={"code": "not_found"},
            )
    return value


def refusal_answer(refusal: Refusal, meta: Mapping[str, Any] | None = None) -> Answer:
    """Three lines for the model and the person, and the same as data."""
    error = {"code": "refused", **(refusal.error or {})}
    if refusal.verb == "failed" and error["code"] == "refused":
        error["code"] = "failed"
    facts = {**(meta or {}), **refusal.meta}
    if refusal.said is not None:
        return Answer([text_block(refusal.said)], None, is_error=True, meta=facts)
    return Answer([text_block(refusal.text())], {"error": error}, is_error=True, meta=facts)


def _second_block(meta: Mapping[str, Any], *, desk_content: bool = True) -> list[dict[str, Any]]:
    told = {key: meta[key] for key in _TOLD if meta.get(key)}
    if desk_content:
        told["provenance"] = PROVENANCE
    return [text_block(_dump(told))] if told else []


def text_block(words: str) -> dict[str, Any]:
    """A text block of a tool's content."""
    return {"type": "text", "text": words}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(value: Any, indent: int | None = None) -> bytes:
    """A desk's JSON as it is passed on; what `json` writes, in a third of the time."""
    from pydantic_core import to_json

    try:
        return to_json(value, indent=indent)
    except ValueError:  # nested deeper than that goes
        separators = (",", ":") if indent is None else None
        return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).encode()


def _without(value: Any, pointer: str) -> Any:
    """A copy of the document without the value at a pointer."""
    parts = pointer.split("/")[1:]
    if not parts or not isinstance(value, dict) or parts[0] not in value:
        return value
    if len(parts) == 1:
        return {key: item for key, item in value.items() if key != parts[0]}
    return {**value, parts[0]: _without(value[parts[0]], "/" + "/".join(parts[1:]))}


def _fill(template: str, arguments: Mapping[str, Any]) -> str:
    filled = template
    for name, value in arguments.items():
        if isinstance(value, (str, int)):
            filled = filled.replace("{" + name + "}", quote(str(value), safe=""))
    return filled


# --- too large -----------------------------------------------------------------------------------------


def too_large(size: int, limit: int, meta: Mapping[str, Any], narrow: Mapping[str, Any] | None) -> Refusal:
    ask = ", ".join(f"{name}={value}" for name, value in (narrow or {}).items())
    done = "; the request was carried out" if meta.get("effect") not in (None, "read") else ""
    return Refusal(
        f"{meta.get('operation', 'the call')}: the answer is larger than this server passes on",
        f"it has {size:,} bytes and the limit is {limit:,}{done}",
        (f"ask for less ({ask})" if ask else "ask for less (a narrower filter, fewer fields, one item)")
        + ", or have the operator raise --max-result",
        verb="failed",
        error={"code": "answer_too_large", "size": size, "limit": limit, "ask_for_less": dict(narrow or {})},
    )


def fit(value: dict[str, Any], limit: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Shorten arrays, the largest first, until the compact JSON has at most `limit` bytes.

    One item of each array is kept as long as that is enough. Strings and objects are never cut, so the
    result may still be too large: the caller asks.
    """
    value = json.loads(json.dumps(value))
    cuts: dict[str, dict[str, Any]] = {}
    excess = _size(value) - limit
    for floor in (1, 0):
        found = [(at, array) for at, array in _arrays(value, "") if len(array) > floor] if excess > 0 else []
        # Measured once, the largest first: many small arrays must not cost a measurement each time one is cut.
        for at, array in sorted(found, key=lambda item: -_size(item[1])):
            if excess <= 0:
                break
            if pointed(value, at) is not array:
                continue  # it went with its parent
            cut = cuts.setdefault(at, {"at": at, "kept": 0, "of": len(array)})
            while len(array) > floor and excess > 0:
                excess -= _size(array.pop()) + 1
            cut["kept"] = len(array)
        excess = _size(value) - limit
    # an array that went with its parent needs no line of its own
    return value, [cut for at, cut in sorted(cuts.items()) if isinstance(pointed(value, at), list)]


def _arrays(value: Any, at: str) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _arrays(item, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        yield at, value
        for index, item in enumerate(value):
            yield from _arrays(item, f"{at}/{index}")


def _size(value: Any) -> int:
    return len(_dump(value).encode("utf-8", "replace"))


def bounded(text: object, limit: int = MAX_DETAIL) -> str:
    """What a desk said, on one line and short."""
    return short(text, limit)


def error_data(
    *,
    status: int | None = None,
    code: str | None = None,
    detail: str = "",
    retry_after: float | None = None,
    request_id: str | None = None,
    more: Sequence[tuple[str, Any]] = (),
) -> dict[str, Any]:
    """The `error` object of a failed call."""
    found: dict[str, Any] = {
        "status": status,
        "code": code,
        "detail": bounded(detail, MAX_SAID) if detail else None,
        "retry_after": retry_after,
        "request_id": request_id,
    }
    return {**found, **dict(more)}

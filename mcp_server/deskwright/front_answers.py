"""What the front answers by itself, message by message: a few reads whose answers are known, and nothing else.

Refuses to guess: a message that is not exactly of a kind it knows is left to the server behind it, unread.
"""

from __future__ import annotations

from deskwright.front_json import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["HANDSHAKE_VERSIONS", "MODERN_VERSION", "SNAPSHOT_FORMAT", "Answers", "Snapshot"]

SNAPSHOT_FORMAT = 1
HANDSHAKE_VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
MODERN_VERSION = "2026-07-28"
# A message that the front understands is short.
MAX_MESSAGE = 65_536
_RESERVED = "io.modelcontextprotocol/"
_VERSION = _RESERVED + "protocolVersion"
_CAPABILITIES = _RESERVED + "clientCapabilities"
_CLIENT = _RESERVED + "clientInfo"


class Snapshot:
    """The facts that all answers are made of, and the bytes of the list of tools (None: it cannot be known yet)."""

    __slots__ = ("header", "kind", "path", "tools")

    def __init__(self, header: dict[str, Any], tools: bytes | None, kind: str = "", path: str = "") -> None:
        self.header = header
        self.tools = tools
        self.kind = kind
        self.path = path

    @property
    def server_info(self) -> dict[str, Any]:
        return {"name": "deskwright", "title": self.header["title"], "version": self.header["version"]}


class Unclear(Exception):
    """Not a message the front knows."""


class Answers:
    """One connection as far as the front takes part in it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        # which of the two protocols the first request opened; "?": not for the front to say
        self._era = ""
        self._initialized = False
        # what was left to the server behind: the ids of its requests are not the front's to use
        self._left: set[object] = set()
        self.any_left = False
        # what the server behind has to be told, unanswered, before all else
        self.replay: list[bytes] = []
        self.listed = False

    def take(self, line: bytes) -> list[bytes] | None:
        """The parts of the answer, none for a message that has none; None where the line is not the front's."""
        message: Any = None
        if self._era != "?":
            try:
                message = _parsed(line)
                return self._answered(message, line)
            except Unclear:
                self._leave(message)
        self.any_left = True
        return None

    def _leave(self, message: Any) -> None:
        """Once something is left that decides about what comes later, everything is."""
        if not self._era or not isinstance(message, dict) or message.get("method") == "initialize":
            self._era = "?"
        elif isinstance(message.get("id"), (str, int)):
            self._left.add(message["id"])

    def _answered(self, message: Any, line: bytes) -> list[bytes]:
        _only(message, ("jsonrpc", "id", "method", "params"))
        method, params = message.get("method"), message.get("params", {})
        if message.get("jsonrpc") != "2.0" or not isinstance(method, str) or not isinstance(params, dict):
            raise Unclear
        if "id" not in message:
            return self._noted(method, params, line)
        identifier = _plain_id(message["id"])
        if message["id"] in self._left:
            raise Unclear
        if not self._era and method == "initialize":
            result = self._initialize(params)
            self._era = "handshake"
            self.replay.append(line)
        elif self._era == "handshake":
            result = self._handshake_result(method, params)
        else:
            # the first request with the envelope of the modern protocol opens it
            result = self._modern_result(method, params)
            if not self._era:
                self._era = "modern"
                opening = {"jsonrpc": "2.0", "id": message["id"], "method": "server/discover", "params": params}
                self.replay.append(_dumped(opening))
        self.listed = self.listed or method == "tools/list"
        return [b'{"jsonrpc":"2.0","id":', identifier, b',"result":', *result, b"}\n"]

    def _noted(self, method: str, params: dict[str, Any], line: bytes) -> list[bytes]:
        if method != "notifications/initialized" or params or self._era != "handshake":
            raise Unclear
        if self.any_left or self._initialized:
            raise Unclear
        self._initialized = True
        self.replay.append(line)
        return []

    # --- the handshake protocol ------------------------------------------------------------------------

    def _initialize(self, params: dict[str, Any]) -> list[bytes]:
        _only(params, ("protocolVersion", "capabilities", "clientInfo"))
        version = params.get("protocolVersion")
        if not isinstance(version, str):
            raise Unclear
        _check_capabilities(params.get("capabilities"))
        _check_client(params.get("clientInfo"))
        header = self._snapshot.header
        result = {
            "capabilities": header["capabilities"],
            "instructions": header["instructions"],
            "protocolVersion": version if version in HANDSHAKE_VERSIONS else HANDSHAKE_VERSIONS[-1],
            "serverInfo": self._snapshot.server_info,
        }
        return [_dumped(result)]

    def _handshake_result(self, method: str, params: dict[str, Any]) -> list[bytes]:
        meta = params.get("_meta", {})
        _only(params, ("_meta",))
        _only(meta, ("progressToken",))
        _check_progress(meta)
        if method == "ping":
            return [b"{}"]
        name, listed = self._listed(method)
        return [b'{"', name, b'":', listed, b"}"]

    # --- the modern protocol ---------------------------------------------------------------------------

    def _modern_result(self, method: str, params: dict[str, Any]) -> list[bytes]:
        _only(params, ("_meta",))
        meta = params.get("_meta")
        if not isinstance(meta, dict) or meta.get(_VERSION) != MODERN_VERSION:
            raise Unclear
        for name, value in meta.items():
            if name == _CAPABILITIES:
                _check_capabilities(value)
            elif name == _CLIENT:
                _check_client(value)
            elif name != _VERSION and (name.startswith(_RESERVED) or name != "progressToken"):
                raise Unclear
        _check_progress(meta)
        if _CAPABILITIES not in meta:
            raise Unclear
        stamp = b',"_meta":' + _dumped({_RESERVED + "serverInfo": self._snapshot.server_info}) + b"}"
        header = self._snapshot.header
        if method == "server/discover":
            told = {
                "cacheScope": "private",
                "capabilities": header["modern_capabilities"],
                "instructions": header["instructions"],
                "resultType": "complete",
                "supportedVersions": [MODERN_VERSION],
                "ttlMs": 0,
            }
            return [_dumped(told)[:-1], stamp]
        name, listed = self._listed(method)
        ttl = b',"ttlMs":%d' % header["ttl"]
        return [b'{"cacheScope":"private","resultType":"complete","', name, b'":', listed, ttl, stamp]

    def _listed(self, method: str) -> tuple[bytes, bytes]:
        """The name and the bytes of what a list holds."""
        if method == "tools/list":
            if self._snapshot.tools is None:
                raise Unclear
            return b"tools", self._snapshot.tools
        found = self._snapshot.header["lists"].get(method)
        if found is None:
            raise Unclear
        name, listed = found
        return name.encode(), _dumped(listed)


# --- what is certainly valid ---------------------------------------------------------------------------


def _parsed(line: bytes) -> Any:
    # An escape may hide half a character: that is for the real parser to judge.
    if len(line) > MAX_MESSAGE or b"\\u" in line:
        raise Unclear
    try:
        return loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Unclear from None


def _only(value: Any, names: tuple[str, ...]) -> None:
    if not isinstance(value, dict) or any(name not in names for name in value):
        raise Unclear


def _plain_id(value: Any) -> bytes:
    """The id as it goes back: a whole number, or a text that needs no escape."""
    if type(value) is int and abs(value) < 1 << 53:
        return b"%d" % value
    if type(value) is str and value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:
        return b'"' + value.encode() + b'"'
    raise Unclear


def _check_progress(meta: dict[str, Any]) -> None:
    if "progressToken" in meta:
        _plain_id(meta["progressToken"])


def _check_client(value: Any) -> None:
    if value is None:
        raise Unclear
    _only(value, ("name", "version", "title", "description", "websiteUrl", "icons"))
    icons = value.get("icons", [])
    texts = [text for name, text in value.items() if name != "icons"]
    if "name" not in value or "version" not in value or not all(isinstance(text, str) for text in texts):
        raise Unclear
    if not isinstance(icons, list):
        raise Unclear
    for icon in icons:
        _only(icon, ("src", "mimeType"))
        if "src" not in icon or not all(isinstance(text, str) for text in icon.values()):
            raise Unclear


def _check_capabilities(value: Any) -> None:
    _only(value, ("experimental", "extensions", "sampling", "elicitation", "roots"))
    for name, said in value.items():
        if name in ("experimental", "extensions"):
            if not isinstance(said, dict) or not all(isinstance(item, dict) for item in said.values()):
                raise Unclear
        elif name == "roots":
            _only(said, ("listChanged",))
            if not all(isinstance(item, bool) for item in said.values()):
                raise Unclear
        else:
            _only(said, ("context", "tools") if name == "sampling" else ("form", "url"))
            for item in said.values():
                _only(item, ("applyDefaults",) if name == "elicitation" else ())
                if not all(isinstance(word, bool) for word in item.values()):
                    raise Unclear


def _dumped(value: Any) -> bytes:
    return dumps(value).encode()

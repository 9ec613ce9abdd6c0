"""A Tickiti in memory behind a real address, with every request that reached it written down.

The desk is `deskwright sandbox tickiti --http`; what stands before it hands each request on unchanged and
gives each answer an id, as a proxy before a real desk does.
"""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from helpdesks.tickiti import Tickiti

from tests.demo.programs import running_sandbox

RESPOND = "/api/v1/tickets/respond"
PRIYA = "priya.nair@desk.example"
#: Headers that speak of one connection alone.
_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it reached the desk, and the status of the answer."""

    path: str
    content: bytes
    key: str | None
    status: int
    request_id: str

    @property
    def body(self) -> Any:
        return json.loads(self.content)


@dataclass
class Desk:
    """The running desk."""

    variables: dict[str, str]
    seen: list[Seen] = field(default_factory=list)

    def replies(self) -> list[Seen]:
        """What came to the route that answers and changes tickets, in order."""
        return [seen for seen in self.seen if seen.path == RESPOND]

    def sdk(self) -> Tickiti:
        return Tickiti.from_env(self.variables)

    def ticket(self, number: str) -> Any:
        with self.sdk() as desk:
            return desk.tickets.show(ticket_number=number).data.ticket

    def responses(self, number: str) -> list[Any]:
        """All that was said in a ticket, in order."""
        with self.sdk() as desk:
            found = desk.tickets.responses(ticket_number=number).data.responses
        return sorted(found, key=lambda response: int(response.id))

    def mails(self) -> list[Any]:
        """What the desk sent to customers."""
        with self.sdk() as desk:
            rows: list[Any] = json.loads(desk.mail.sent_mail_list.raw(range_days=30).content)["sent_mail"]
        return rows

    def make_ticket(self, subject: str) -> str:
        with self.sdk() as desk:
            made = desk.tickets.create(
                originator_email_address="ann@shop.example", data={"subject": subject, "content": "<p>Help!</p>"}
            )
        return str(made.data.ticket_number)


@contextmanager
def running_desk(folder: Path, credential: str = "full") -> Iterator[Desk]:
    """The desk and the variables that reach it through the recorder."""
    home = {"HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    with (
        running_sandbox("tickiti", credential, home, folder) as printed,
        _recorder(printed["TICKITI_API_BASE"]) as made,
    ):
        origin, seen = made
        yield Desk({**printed, "TICKITI_API_BASE": origin}, seen)


@contextmanager
def _recorder(origin: str) -> Iterator[tuple[str, list[Seen]]]:
    target, seen, numbers = urlsplit(origin), [], count(1)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length") or 0))
            sent = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
            onward = http.client.HTTPConnection(target.hostname or "", target.port, timeout=20)
            try:
                onward.request(self.command, self.path, content, sent)
                answer = onward.getresponse()
                body = answer.read()
            finally:
                onward.close()
            id = f"req-{next(numbers)}"
            key, path = self.headers.get("idempotency-key"), self.path.partition("?")[0]
            seen.append(Seen(path, content, key, answer.status, id))
            self.send_response(answer.status)
            self.send_header("X-Request-Id", id)
            for name, value in answer.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PATCH = do_PUT = do_DELETE = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", seen
        finally:
            server.shutdown()
            thread.join(5)

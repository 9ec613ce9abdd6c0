"""Drives the sandbox in process; idempotency keys are minted where an operation demands one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import anyio
import httpx
from deskwright.sandboxes import Sandbox

ORIGIN = "http://tickiti.sandbox"


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes
    type: str = "application/octet-stream"


class Desk:
    """Calls operations of the catalogue by id."""

    def __init__(self, sandbox: Sandbox, catalogue: dict[str, Any]) -> None:
        self.sandbox = sandbox
        self.operations: dict[str, Any] = catalogue["operations"]
        self.connection: dict[str, Any] = catalogue["connection"]
        self.tokens = {c.name: c.environment["TICKITI_API_TOKEN"] for c in sandbox.credentials}
        self._keys = 0

    def send(self, method: str, path: str, *, headers: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.sandbox.app)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
                return await client.request(method, path, headers=headers, **options)

        return anyio.run(run)

    def call(
        self,
        operation: str,
        body: Any = None,
        *,
        by: str | None = "full",
        key: str | None = "",
        path: dict[str, Any] | None = None,
        upload: Upload | None = None,
        part: str = "file",
    ) -> httpx.Response:
        """`by` is a credential's name or a token itself; `key` "" mints one where needed, None sends none."""
        entry = self.operations[operation]
        headers = {"Accept": "application/json"}
        if by is not None:
            headers["Authorization"] = f"Bearer {self.tokens.get(by, by)}"
        if key == "" and entry["wire"]["idempotency"]:
            self._keys += 1
            key = f"key-{self._keys}"
        if key:
            headers["Idempotency-Key"] = key
        address = "/api/v1" + entry["path"].format_map(path or {})
        if entry["method"] == "GET":
            return self.send("GET", address, headers=headers)
        if upload is not None:
            files = {part: (upload.name, upload.content, upload.type)}
            return self.send("POST", address, headers=headers, data=body or {}, files=files)
        return self.send("POST", address, headers=headers, json={} if body is None else body)

    def ok(self, operation: str, body: Any = None, **options: Any) -> Any:
        """The parsed body of a success."""
        answer = self.call(operation, body, **options)
        assert answer.status_code == 200, f"{operation}: {answer.status_code} {answer.text}"
        return answer.json()

    def data(self, operation: str, body: Any = None, **options: Any) -> Any:
        """What stands in the envelope of a success."""
        answer = self.ok(operation, body, **options)
        assert answer["ok"] is True
        return answer["data"]

    def refused(self, status: int, operation: str, body: Any = None, **options: Any) -> Any:
        """The parsed body of a refusal with this status."""
        answer = self.call(operation, body, **options)
        assert answer.status_code == status, f"{operation}: {answer.status_code} {answer.text}"
        return answer.json()

    def invalid(self, field: str, operation: str, body: Any = None, **options: Any) -> dict[str, list[str]]:
        """The errors of a validation refusal; `field` is among them."""
        answer = self.refused(422, operation, body, **options)
        assert answer["error"] == "validation_failed"
        assert answer["message"]
        assert field in answer["errors"], answer
        errors: dict[str, list[str]] = answer["errors"]
        return errors

    def create(self, **data: Any) -> int:
        """The number of a ticket of our own."""
        top = {name: data.pop(name) for name in ("queue_name", "is_public", "participants") if name in data}
        body = {
            "originator_email_address": data.pop("originator", "new@customer.example"),
            **top,
            "data": {"subject": "A subject", "content": "<p>A text.</p>", **data},
        }
        number: int = self.data("tickets.create", body)["ticket_number"]
        return number

    def ticket(self, number: int) -> dict[str, Any]:
        ticket: dict[str, Any] = self.data("tickets.show", {"ticket_number": str(number)})["ticket"]
        return ticket

    def thread(self, number: int) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.data("tickets.show", {"ticket_number": str(number)})["responses"]
        return rows

    def respond(self, number: int, **body: Any) -> dict[str, Any]:
        body = {"ticket_number": str(number), "from_email": "priya.nair@desk.example", **body}
        data: dict[str, Any] = self.data("tickets.respond", body)
        return data

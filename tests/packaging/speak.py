#!/usr/bin/env python3
"""Starts the server that its arguments name, greets it over standard input and output, and counts its tools.

Needs nothing but Python: the workflow runs it against the image before that is published, a test against the wheel.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import Any

SECONDS = 60
GREETING = {
    "protocolVersion": "2025-11-25",
    "capabilities": {},
    "clientInfo": {"name": "speak", "version": "1"},
}


def speak(command: list[str], **how: Any) -> list[str]:
    """The names of the tools that the server lists; it ends by itself when its input does."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **how)
    guard = threading.Timer(SECONDS, process.kill)
    guard.start()
    try:
        assert process.stdin
        assert process.stdout

        def send(message: dict[str, Any]) -> None:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]

        def answer(number: int) -> Any:
            for line in process.stdout:  # type: ignore[union-attr]
                message = json.loads(line)
                if message.get("id") == number and "method" not in message:
                    return message["result"]
            raise SystemExit(f"failed: it ended with {process.wait()} and no answer")

        send({"id": 1, "method": "initialize", "params": GREETING})
        answer(1)
        send({"method": "notifications/initialized"})
        send({"id": 2, "method": "tools/list", "params": {}})
        names = [tool["name"] for tool in answer(2)["tools"]]
        process.stdin.close()
        if process.wait():
            raise SystemExit(f"failed: it ended with {process.returncode}")
        return names
    finally:
        guard.cancel()
        process.kill()
        process.wait()


if __name__ == "__main__":
    found = speak(sys.argv[1:])
    print(f"it speaks: {len(found)} tools, {', '.join(found[:5])} …")
    sys.exit(not found)

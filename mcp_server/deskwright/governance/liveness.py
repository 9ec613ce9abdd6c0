"""Says which process claimed a proposal, and whether that process still lives.

Of another machine, another container, or where the system does not tell, nobody knows: then time decides.
"""

from __future__ import annotations

import os
import re
import socket
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["Life", "life_of", "this_process"]

Life = Literal["alive", "gone", "unknown"]


def _told(path: str) -> str:
    """A short text of the system; empty where there is none."""
    try:
        return re.sub(r"\W", "", Path(path).read_text("ascii"))[:12]
    except (OSError, UnicodeDecodeError):
        return ""


def _namespace() -> str:
    """Which numbers of processes these are: two containers of one machine count their own."""
    try:
        return re.sub(r"\D", "", os.readlink("/proc/self/ns/pid"))
    except OSError:
        return ""


def _started(pid: int) -> str:
    """When a process of this machine started, in ticks since boot; empty where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return ""
    # the name in parentheses may hold anything
    fields = text.rpartition(")")[2].split()
    return fields[19] if len(fields) > 19 else ""


def this_process() -> str:
    """host/machine/boot/namespace:pid:start, so that a number that is used again is another process."""
    return _process(os.getpid())


@cache
def _process(pid: int) -> str:
    machine, boot = _told("/etc/machine-id"), _told("/proc/sys/kernel/random/boot_id")
    return f"{socket.gethostname()}/{machine}/{boot}/{_namespace()}:{pid}:{_started(pid)}"


def life_of(claimant: str | None) -> Life:
    """Is it certain that this process lives, or that it is gone?"""
    if not claimant:
        return "gone"
    where, _, rest = claimant.partition(":")
    number, _, start = rest.partition(":")
    host, machine, boot, namespace = [*where.split("/"), "", "", ""][:4]
    host_here, machine_here, boot_here, namespace_here = this_process().partition(":")[0].split("/")
    if (host, machine) != (host_here, machine_here) or not number.isdigit():
        return "unknown"
    if boot != boot_here:
        # this very machine before it was started anew, if it has a name of its own
        return "gone" if machine and boot and boot_here else "unknown"
    if namespace != namespace_here:
        return "unknown"
    pid = int(number)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return "gone"
    except PermissionError:
        pass
    if not start:
        return "unknown"
    return "alive" if _started(pid) == start else "gone"

"""One-time links: how somebody gets to the page who is not at this machine."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from deskwright.errors import UsageError, short
from deskwright.governance.proposal import timestamp

if TYPE_CHECKING:
    from deskwright.state import State

__all__ = ["check_public_url", "make_link"]


def check_public_url(url: str) -> str:
    """The origin that browsers will name: https, a host, perhaps a port, nothing else."""
    wrong = f"--public-url {short(url)}: write the address people use, as in https://approvals.example.org"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UsageError(wrong) from None
    if parts.scheme != "https":
        raise UsageError(f"{wrong}; https alone keeps sessions and tickets from whoever listens in between")
    if not parts.hostname or parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(wrong)
    if parts.path not in ("", "/"):
        raise UsageError(f"{wrong}; the page needs a host name of its own, without a path")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"https://{host}" + (f":{port}" if port not in (None, 443) else "")


def make_link(state: State, name: str, ttl: str, public_url: str | None) -> tuple[str, str]:
    """(the link, until when it works). Who made it is recorded."""
    from deskwright.governance.audit_event import Event
    from deskwright.governance.settings import me, read_ttl

    cleaned = name.strip()
    if not cleaned or len(cleaned) > 80 or any(unicodedata.category(sign)[0] == "C" for sign in cleaned):
        raise UsageError("--as: a name of 1 to 80 signs, all of which can be seen")
    origin = check_public_url(public_url) if public_url is not None else ""
    try:
        lifetime = read_ttl(ttl)
    except UsageError:
        raise UsageError(f'--ttl "{short(ttl)}": write a time as 30m, 24h or 7d, at most 90d') from None
    token = state.links.make(cleaned, lifetime)
    state.audit.append(Event(step="login", principal=me().data(), via="command-line", outcome={"link_for": cleaned}))
    return f"{origin}/login?token={token}", timestamp(after=lifetime)

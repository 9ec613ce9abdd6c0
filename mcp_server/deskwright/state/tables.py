"""The tables as this version writes them; how they came to be is in `migrations/`.

Texts are ASCII (JSON with escapes), so that any encoding of a database holds them. What is in a JSON column is the
truth; the columns beside it are copies to search by.
"""

from __future__ import annotations

import json

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

__all__ = [
    "AUDIT",
    "AUDIT_HEAD",
    "CLIENTS",
    "GRANTS",
    "KEYS",
    "LIMITS",
    "LINKS",
    "PROPOSALS",
    "TABLES",
    "TOKENS",
    "searched",
]

TABLES = MetaData()


def _text() -> TypeEngine[str]:
    """Compared byte by byte, so that times and ids sort alike on both databases."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def _number() -> TypeEngine[int]:
    return BigInteger().with_variant(Integer(), "sqlite")


PROPOSALS = Table(
    "proposals",
    TABLES,
    Column("id", _text(), primary_key=True),
    Column("state", _text(), nullable=False),
    Column("desk", _text(), nullable=False),
    Column("call_digest", _text(), nullable=False),
    Column("created_at", _text(), nullable=False),
    Column("expires_at", _text(), nullable=False),
    Column("claimed_until", _text(), nullable=False),
    Column("told", Boolean(), nullable=False),
    Column("data", _text(), nullable=False),
    Index("proposals_by_state", "state", "created_at"),
    Index("proposals_by_call", "call_digest", "created_at"),
    Index("proposals_by_time", "created_at", "id"),
)
AUDIT = Table(
    "audit",
    TABLES,
    Column("seq", _number(), primary_key=True, autoincrement=False),
    Column("id", _text(), nullable=False, unique=True),
    Column("time", _text(), nullable=False),
    Column("desk", _text(), nullable=False),
    Column("step", _text(), nullable=False),
    Column("proposal", _text(), nullable=False),
    Column("ticket", _text(), nullable=False),
    Column("body", _text(), nullable=False),
    Column("previous", _text(), nullable=False),
    Column("hash", _text(), nullable=False),
    Index("audit_by_proposal", "proposal", "seq"),
    Index("audit_by_ticket", "ticket", "seq"),
)
AUDIT_HEAD = Table(
    "audit_head",
    TABLES,
    Column("only", Integer(), primary_key=True, autoincrement=False),
    Column("seq", _number(), nullable=False),
    Column("hash", _text(), nullable=False),
)
LINKS = Table(
    "links",
    TABLES,
    Column("digest", _text(), primary_key=True),
    Column("name", _text(), nullable=False),
    Column("made_at", _text(), nullable=False),
    Column("expires_at", _text(), nullable=False),
    Column("used_at", _text(), nullable=False),
)
KEYS = Table(
    "keys",
    TABLES,
    Column("name", _text(), primary_key=True),
    Column("value", _text(), nullable=False),
)
# Clients that registered themselves, as JSON; of a secret there is only a digest.
CLIENTS = Table(
    "oauth_clients",
    TABLES,
    Column("id", _text(), primary_key=True),
    Column("made_at", _text(), nullable=False),
    Column("used_at", _text(), nullable=False),
    Column("data", _text(), nullable=False),
    Index("oauth_clients_by_use", "used_at", "made_at"),
)
# What a person granted a client. Whoever changes or ends one, or its tokens, locks its row first.
GRANTS = Table(
    "oauth_grants",
    TABLES,
    Column("id", _text(), primary_key=True),
    Column("asked", _text(), nullable=False, unique=True),
    Column("desk", _text(), nullable=False),
    Column("owner", _text(), nullable=False),
    Column("connection", _text(), nullable=False),
    Column("client", _text(), nullable=False),
    Column("read_only", Boolean(), nullable=False),
    Column("sealed", _text(), nullable=False),
    Column("sealed_by", _text(), nullable=False),
    Column("made_at", _text(), nullable=False),
    Column("redeemed_at", _text(), nullable=False),
    Column("used_at", _text(), nullable=False),
    Column("expires_at", _text(), nullable=False),
    Column("data", _text(), nullable=False),
    Index("oauth_grants_by_owner", "owner", "made_at"),
    Index("oauth_grants_by_connection", "connection", "made_at"),
    Index("oauth_grants_by_client", "client"),
    Index("oauth_grants_by_end", "expires_at"),
    Index("oauth_grants_by_key", "sealed_by"),
)
# Digests of codes, access and refresh tokens, and of what all refresh tokens of a grant begin with. A code that was
# used up stays until its grant ends, so that a second use is known.
TOKENS = Table(
    "oauth_tokens",
    TABLES,
    Column("digest", _text(), primary_key=True),
    Column("kind", _text(), nullable=False),
    Column("grant_id", _text(), ForeignKey("oauth_grants.id", ondelete="CASCADE"), nullable=False),
    Column("read_only", Boolean(), nullable=False),
    Column("expires_at", _text(), nullable=False),
    Column("used_at", _text(), nullable=False),
    Index("oauth_tokens_by_grant", "grant_id"),
    Index("oauth_tokens_by_end", "expires_at"),
)
# How often something happened in a span of time.
LIMITS = Table(
    "oauth_limits",
    TABLES,
    Column("name", _text(), primary_key=True),
    Column("span", _text(), primary_key=True),
    Column("count", Integer(), nullable=False),
    Column("ends_at", _text(), nullable=False),
    Index("oauth_limits_by_end", "ends_at"),
)


def searched(text: object) -> str:
    """A text as it stands in a column to search by: ASCII, whatever it holds; nothing is empty."""
    return "" if text is None else json.dumps(str(text))[1:-1]

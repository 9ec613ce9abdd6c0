"""The triage desk's tables as this version writes them; how they came to be is in `migrations/`.

What stands in a `data` or `body` column is the truth, as ASCII JSON; the columns beside it are copies to search by.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

__all__ = ["AUDIT", "AUDIT_HEAD", "MARKS", "RECOMMENDATIONS", "REVISIONS", "TABLES", "TICKETS"]

TABLES = MetaData()

TICKETS = Table(
    "tickets",
    TABLES,
    Column("position", Integer(), primary_key=True, autoincrement=False),
    Column("id", Text(), nullable=False, unique=True),
    Column("revision", Integer(), nullable=False),
    Column("data", Text(), nullable=False),
)
RECOMMENDATIONS = Table(
    "recommendations",
    TABLES,
    Column("id", Text(), primary_key=True),
    Column("ticket", Text(), nullable=False),
    Column("resolution", Text(), nullable=False),
    Column("created_at", Text(), nullable=False),
    # while another desk is being written to: until when, or `unknown`; empty otherwise
    Column("claimed", Text(), nullable=False),
    Column("data", Text(), nullable=False),
    Index("recommendations_by_time", "created_at", "id"),
)
AUDIT = Table(
    "audit",
    TABLES,
    Column("seq", Integer(), primary_key=True, autoincrement=False),
    Column("id", Text(), nullable=False, unique=True),
    Column("ticket", Text(), nullable=False),
    Column("body", Text(), nullable=False),
    Column("previous", Text(), nullable=False),
    Column("hash", Text(), nullable=False),
    Index("audit_by_ticket", "ticket", "seq"),
)
AUDIT_HEAD = Table(
    "audit_head",
    TABLES,
    Column("only", Integer(), primary_key=True, autoincrement=False),
    Column("seq", Integer(), nullable=False),
    Column("hash", Text(), nullable=False),
)
REVISIONS = Table(
    "revisions",
    TABLES,
    Column("ticket", Text(), primary_key=True),
    Column("number", Integer(), primary_key=True, autoincrement=False),
    Column("value", Text(), nullable=False),
)
MARKS = Table(
    "marks",
    TABLES,
    Column("name", Text(), primary_key=True),
    Column("value", Text(), nullable=False),
)

"""The first tables: tickets, recommendations, audit and its head, numbers for another desk's revisions, marks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GENESIS = "0" * 64


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "tickets",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("data"),
    )
    op.create_table(
        "recommendations",
        sa.Column("id", sa.Text(), primary_key=True),
        *_texts("ticket", "resolution", "created_at", "claimed", "data"),
    )
    op.create_index("recommendations_by_time", "recommendations", ["created_at", "id"])
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        *_texts("ticket", "body", "previous", "hash"),
    )
    op.create_index("audit_by_ticket", "audit", ["ticket", "seq"])
    head = op.create_table(
        "audit_head",
        sa.Column("only", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("hash"),
    )
    op.bulk_insert(head, [{"only": 1, "seq": 0, "hash": GENESIS}])
    op.create_table(
        "revisions",
        sa.Column("ticket", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        *_texts("value"),
    )
    op.create_table("marks", sa.Column("name", sa.Text(), primary_key=True), *_texts("value"))


def downgrade() -> None:
    raise NotImplementedError("there is no way back that keeps the audit")

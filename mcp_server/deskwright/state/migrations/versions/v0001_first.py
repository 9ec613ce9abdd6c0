"""The first tables: proposals, audit and its head, links, keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GENESIS = "0" * 64


def _text() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, _text(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", _text(), primary_key=True),
        *_texts("state", "desk", "call_digest", "created_at", "expires_at", "claimed_until"),
        sa.Column("told", sa.Boolean(), nullable=False),
        *_texts("data"),
    )
    op.create_index("proposals_by_state", "proposals", ["state", "created_at"])
    op.create_index("proposals_by_call", "proposals", ["call_digest", "created_at"])
    op.create_index("proposals_by_time", "proposals", ["created_at", "id"])
    op.create_table(
        "audit",
        sa.Column("seq", _number(), primary_key=True, autoincrement=False),
        sa.Column("id", _text(), nullable=False, unique=True),
        *_texts("time", "desk", "step", "proposal", "ticket", "body", "previous", "hash"),
    )
    op.create_index("audit_by_proposal", "audit", ["proposal", "seq"])
    op.create_index("audit_by_ticket", "audit", ["ticket", "seq"])
    head = op.create_table(
        "audit_head",
        sa.Column("only", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", _number(), nullable=False),
        *_texts("hash"),
    )
    op.bulk_insert(head, [{"only": 1, "seq": 0, "hash": GENESIS}])
    op.create_table(
        "links",
        sa.Column("digest", _text(), primary_key=True),
        *_texts("name", "made_at", "expires_at", "used_at"),
    )
    op.create_table("keys", sa.Column("name", _text(), primary_key=True), *_texts("value"))


def downgrade() -> None:
    raise NotImplementedError("there is no way back that keeps the audit")

"""What a hosted server keeps: OAuth clients, what was granted to them, tokens (as digests), limits."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, _text(), nullable=False) for name in names]


def upgrade() -> None:
    op.create_table("oauth_clients", sa.Column("id", _text(), primary_key=True), *_texts("made_at", "used_at", "data"))
    op.create_index("oauth_clients_by_use", "oauth_clients", ["used_at", "made_at"])
    op.create_table(
        "oauth_grants",
        sa.Column("id", _text(), primary_key=True),
        sa.Column("asked", _text(), nullable=False, unique=True),
        *_texts("desk", "owner", "connection", "client"),
        sa.Column("read_only", sa.Boolean(), nullable=False),
        *_texts("sealed", "sealed_by", "made_at", "redeemed_at", "used_at", "expires_at", "data"),
    )
    op.create_index("oauth_grants_by_owner", "oauth_grants", ["owner", "made_at"])
    op.create_index("oauth_grants_by_connection", "oauth_grants", ["connection", "made_at"])
    op.create_index("oauth_grants_by_client", "oauth_grants", ["client"])
    op.create_index("oauth_grants_by_end", "oauth_grants", ["expires_at"])
    op.create_index("oauth_grants_by_key", "oauth_grants", ["sealed_by"])
    op.create_table(
        "oauth_tokens",
        sa.Column("digest", _text(), primary_key=True),
        *_texts("kind"),
        sa.Column("grant_id", _text(), sa.ForeignKey("oauth_grants.id", ondelete="CASCADE"), nullable=False),
        sa.Column("read_only", sa.Boolean(), nullable=False),
        *_texts("expires_at", "used_at"),
    )
    op.create_index("oauth_tokens_by_grant", "oauth_tokens", ["grant_id"])
    op.create_index("oauth_tokens_by_end", "oauth_tokens", ["expires_at"])
    op.create_table(
        "oauth_limits",
        sa.Column("name", _text(), primary_key=True),
        sa.Column("span", _text(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        *_texts("ends_at"),
    )
    op.create_index("oauth_limits_by_end", "oauth_limits", ["ends_at"])


def downgrade() -> None:
    for table in ("oauth_limits", "oauth_tokens", "oauth_grants", "oauth_clients"):
        op.drop_table(table)

"""Runs migrations on the connection that `deskwright.state.engine` hands over, inside its transaction.

It opens no database by itself: whoever migrates holds the lock. Every set of migrations shares it.
"""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

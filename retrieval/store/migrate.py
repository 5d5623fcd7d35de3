"""Brings a database's tables to this version, one numbered step after another."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

NEWEST = "0002"
STEPS = Path(__file__).parent / "migrations"


class SchemaTooNew(Exception):
    """The database was written by a later version of this program."""


def upgrade(engine: Engine) -> None:
    """Runs the steps that the database lacks, in one transaction: it is upgraded whole or as before."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(STEPS))
    script = ScriptDirectory.from_config(config)

    def steps(revisions: tuple[str, ...], _context: object) -> object:
        for later in set(revisions) - {each.revision for each in script.walk_revisions()}:
            raise SchemaTooNew(f"database revision {later} is newer than {NEWEST}; use the version that wrote it")
        return script._upgrade_revs(NEWEST, revisions)  # type: ignore[arg-type]  # alembic's own way, untyped

    with engine.begin() as connection, EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()

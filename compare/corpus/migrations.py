"""Bring the schema of a corpus up to date, step by step, each step whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from compare.corpus.database import Database
from compare.corpus.failures import explained
from compare.errors import CorpusError

_VERSIONS = (
    "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL); "
    "COMMENT ON TABLE schema_version IS 'Steps by which the schema of this corpus was made'; "
    "COMMENT ON COLUMN schema_version.version IS 'number of the step'; "
    "COMMENT ON COLUMN schema_version.name IS 'name of its file';"
)


@dataclass(frozen=True, slots=True)
class Migration:
    """Hold a step of the schema: the version it leads to, the name of its file, its statements."""

    version: int
    name: str
    statements: str


def shipped_migrations() -> tuple[Migration, ...]:
    """Return the steps in `schema/`, in order; their files begin with their version."""
    found = (file for file in (files(__package__) / "schema").iterdir() if file.name[0].isdigit())
    return tuple(
        Migration(int(file.name[:3]), file.name, file.read_text(encoding="utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


def version_of(database: Database) -> int:
    """Return the version of the schema, 0 for an empty file.

    Raises `CorpusError` for a database that is no corpus, or of a later version of the program.
    """
    if not database.columns("schema_version"):
        if database.rows("SELECT table_name FROM duckdb_tables() LIMIT 1"):
            raise CorpusError(
                "is a database of something else",
                place=database.path,
                remedy="give the path of a corpus, or of a file that does not exist yet",
            )
        return 0
    (row,) = database.rows("SELECT max(version) AS version FROM schema_version")
    return int(row["version"])


def refuse_newer(version: int, migrations: Sequence[Migration], path: Path) -> None:
    """Raise `CorpusError` where a corpus was made by a later version of the program."""
    if version > migrations[-1].version:
        raise CorpusError(
            f"has schema {version}, and this program knows {migrations[-1].version}",
            place=path,
            remedy="install the version of compare-reports that wrote it, or a later one",
        )


def migrate(database: Database, version: int, migrations: Sequence[Migration]) -> None:
    """Take the steps behind `version`, each in a transaction of its own."""
    for migration in migrations:
        if migration.version <= version:
            continue
        with database.transaction():
            if migration.version == 1:
                database.execute(_VERSIONS)
            database.execute(migration.statements)
            database.execute(
                "INSERT INTO schema_version VALUES (?, ?)", migration.version, migration.name
            )


def back_up(path: Path, version: int) -> Path:
    """Copy a closed corpus beside itself before it is changed, and return where."""
    backup = path.with_name(f"{path.name}.schema-{version}")
    unfinished = backup.with_name(f"{backup.name}.unfinished")
    with explained(backup):
        try:
            shutil.copy2(path, unfinished)
            unfinished.replace(backup)
        finally:
            unfinished.unlink(missing_ok=True)
    return backup

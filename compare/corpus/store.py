"""Keep read files, corrections and runs in one database file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from compare.corpus.database import Database
from compare.corpus.findings_tables import findings_tables, make_tables, record_findings
from compare.corpus.migrations import (
    Migration,
    back_up,
    migrate,
    refuse_newer,
    shipped_migrations,
    version_of,
)
from compare.corpus.order import in_order
from compare.corpus.rows import (
    entries_of,
    file_rows,
    listed_of,
    listed_rows,
    outline,
    run_of,
    run_rows,
)
from compare.errors import CorpusError
from compare.model.corpus import Entry, Listed, Outline, ReadFile, Run
from compare.model.findings import Findings
from compare.model.source import Skipped

# Tables with the column that names the file, the text or the run a row belongs to.
_OF_SOURCE = ("documents", "sections", "sentences")
_OF_FILE = ("skipped", "sources")
_OF_RUN = ("run_documents", "run_files")


@contextmanager
def open_store(
    path: Path, write: bool = True, migrations: Sequence[Migration] | None = None
) -> Iterator[DatabaseStore]:
    """Open a corpus, make it where there is none, bring an older one up to date, close it again.

    An older corpus is copied beside itself first. With `write` false nothing is changed but an
    older schema. Raises `CorpusError`.
    """
    database = _opened(path, write, migrations or shipped_migrations())
    try:
        yield DatabaseStore(database)
    finally:
        database.close()


def _opened(path: Path, write: bool, migrations: Sequence[Migration]) -> Database:
    if not write and not path.exists():
        raise CorpusError("no such corpus", place=path, remedy="check the path")
    database = Database(path, write)
    try:
        version = version_of(database)
        refuse_newer(version, migrations, path)
        if version < migrations[-1].version:
            database = _brought_up_to_date(database, version, migrations, write)
        if write:
            make_tables(database)
    except BaseException:
        database.close()
        raise
    return database


def _brought_up_to_date(
    database: Database, version: int, migrations: Sequence[Migration], write: bool
) -> Database:
    """Return the database anew with the latest schema; one with anything in it is backed up."""
    path = database.path
    database.close()
    if version:
        _settle(path)
        back_up(path, version)
    database = Database(path, write=True)
    try:
        migrate(database, version, migrations)
        make_tables(database)
    except BaseException:
        database.close()
        raise
    if write:
        return database
    database.close()
    return Database(path, write=False)


def _settle(path: Path) -> None:
    """Write into the file what a program that was killed has left beside it."""
    database = Database(path, write=True)
    try:
        database.execute("CHECKPOINT")
    finally:
        database.close()


class DatabaseStore:
    """Hold a corpus in a database file that is open."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def known(self) -> Mapping[str, str]:
        """Return the key of every file by its path."""
        keys = {row["path"]: row["key"] for row in self.database.rows("SELECT * FROM files")}
        return {path: keys[path] for path in in_order(keys)}

    def put(self, files: Iterable[ReadFile]) -> None:
        """Keep files in place of what was there under their paths."""
        tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for file in {file.path: file for file in files}.values():
            for name, rows in file_rows(file).items():
                tables[name] += rows
        with self.database.transaction():
            self.delete_files([row["path"] for row in tables["files"]])
            for name, rows in tables.items():
                self.database.insert(name, rows)

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files with all that was read from them."""
        with self.database.transaction():
            self.delete_files(list(paths))

    def delete_files(self, paths: Sequence[str]) -> None:
        """Delete the rows of files, within a transaction."""
        inside = "(SELECT path FROM sources WHERE list_contains(?, file))"
        for table in _OF_SOURCE:
            self.database.execute(f"DELETE FROM {table} WHERE source IN {inside}", paths)
        for table in _OF_FILE:
            self.database.execute(f"DELETE FROM {table} WHERE list_contains(?, file)", paths)
        self.database.execute("DELETE FROM files WHERE list_contains(?, path)", paths)

    def outlines(self) -> Sequence[Outline]:
        """Return what every document is, without its text."""
        rows = self.database.rows(
            "SELECT documents.* EXCLUDE (removed, doubts, edits), file, key, coalesce("
            "(SELECT sum(length(letters)) FROM sentences WHERE sentences.source = documents.source "
            "AND sentences.document = documents.id), 0)::INTEGER AS letters "
            "FROM documents JOIN sources ON documents.source = sources.path "
            "ORDER BY sources.position, documents.position"
        )
        return [outline(row) for row in _by_file(rows)]

    def files(self, paths: Iterable[str]) -> Sequence[ReadFile]:
        """Return files with all that was read from them."""
        wanted = list(paths)
        own = "SELECT * FROM {} WHERE list_contains(?, file) ORDER BY position"
        sources = self.database.rows(own.format("sources"), wanted)
        skipped = self.database.rows(own.format("skipped"), wanted)
        results: dict[str, dict[int, Entry | Skipped]] = defaultdict(dict)
        for row, entry in zip(sources, self._entries(sources), strict=True):
            results[row["file"]][row["position"]] = entry
        for row in skipped:
            results[row["file"]][row["position"]] = Skipped(row["path"], row["reason"])
        return [
            ReadFile(path, key, tuple(found for _, found in sorted(results[path].items())))
            for path, key in self.known().items()
            if path in wanted
        ]

    def results(self) -> Sequence[Entry | Skipped]:
        """Return all that was read, and what could not be, file by file."""
        return [result for file in self.files(self.known()) for result in file.results]

    def entries(self, sources: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of sources, by the paths of these."""
        found = self.database.rows(
            "SELECT * FROM sources WHERE list_contains(?, path) ORDER BY position", list(sources)
        )
        return self._entries(_by_file(found))

    def _entries(self, sources: Sequence[dict[str, Any]]) -> list[Entry]:
        """Return the entries of rows of sources, in their order."""
        paths = [row["path"] for row in sources]
        tables = {
            table: self.database.rows(
                f"SELECT * FROM {table} WHERE list_contains(?, source) ORDER BY position", paths
            )
            for table in _OF_SOURCE
        }
        return list(entries_of({**tables, "sources": sources}))

    def skipped(self) -> Mapping[str, tuple[Skipped, ...]]:
        """Return what could not be read, by the path of the file it belongs to."""
        found: dict[str, tuple[Skipped, ...]] = {}
        for row in _by_file(self.database.rows("SELECT * FROM skipped ORDER BY position")):
            before = found.get(row["file"], ())
            found[row["file"]] = (*before, Skipped(row["path"], row["reason"]))
        return found

    def corrections(self) -> Mapping[str, str]:
        """Return the corrections that were put in, by path of the file."""
        rows = self.database.rows("SELECT * FROM corrections")
        return {row["file"]: row["text"] for row in _by_file(rows)}

    def correct(self, path: str, text: str | None) -> None:
        """Keep the correction of a file, or forget it."""
        with self.database.transaction():
            self.database.execute("DELETE FROM corrections WHERE file = ?", path)
            if text is not None:
                self.database.insert("corrections", [{"file": path, "text": text}])

    def told(self) -> Mapping[str, Listed]:
        """Return what manifests tell, by path of the file."""
        return listed_of(_by_file(self.database.rows("SELECT * FROM told ORDER BY field")))

    def tell(self, rows: Mapping[str, Listed]) -> None:
        """Keep what a manifest tells of files, in place of what was told before."""
        with self.database.transaction():
            self.database.execute("DELETE FROM told WHERE list_contains(?, file)", list(rows))
            self.database.insert("told", listed_rows(rows))

    def runs(self) -> Mapping[str, Run]:
        """Return the runs by their names."""
        inner = {
            table: self.database.rows(f"SELECT * FROM {table} ORDER BY position")
            for table in _OF_RUN
        }
        rows = self.database.rows("SELECT * FROM runs ORDER BY name")
        return {row["name"]: run_of(row, inner) for row in rows}

    def record(self, run: Run, findings: Findings) -> None:
        """Keep a run with the tables of its findings, in place of one of the same name."""
        with self.database.transaction():
            self.delete_runs([run.name])
            for table, rows in run_rows(run).items():
                self.database.insert(table, rows)
            record_findings(self.database, run.name, findings)

    def forget(self, runs: Iterable[str]) -> None:
        """Forget runs with their findings, by their names."""
        with self.database.transaction():
            self.delete_runs(list(runs))

    def delete_runs(self, names: Sequence[str]) -> None:
        """Delete the rows of runs, within a transaction."""
        self.database.execute("DELETE FROM runs WHERE list_contains(?, name)", names)
        for table in (*_OF_RUN, *findings_tables(self.database)):
            self.database.execute(f"DELETE FROM {table} WHERE list_contains(?, run)", names)


def _by_file(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows in the order of their files; those of one file stay as they are."""
    rank = {path: place for place, path in enumerate(in_order({row["file"] for row in rows}))}
    return sorted(rows, key=lambda row: rank[row["file"]])

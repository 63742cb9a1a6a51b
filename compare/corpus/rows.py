"""Write read files as rows of tables, and make them again from the rows.

What a selection sets in a document (its number, its source, its namesakes) is not kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import TypeAdapter

from compare.model.corpus import Entry, Listed, Outline, ReadFile, Run
from compare.model.report import Document, Identity
from compare.model.source import Skipped, Source, line_starts

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_SOURCE, _DOCUMENT = TypeAdapter(Source), TypeAdapter(Document)
_IDENTITY, _RUN = TypeAdapter(Identity), TypeAdapter(Run)
_SET_BY_SELECTION = ("number", "source", "has_namesake", "present_name")


def file_rows(file: ReadFile) -> Tables:
    """Return the rows of a file, by table."""
    tables: Tables = defaultdict(list)
    tables["files"].append({"path": file.path, "key": file.key})
    for position, result in enumerate(file.results, 1):
        place = {"file": file.path, "position": position}
        if isinstance(result, Skipped):
            tables["skipped"].append({**place, "path": result.path, "reason": result.reason})
            continue
        tables["sources"].append({**place, "key": result.key, **_source_row(result.source)})
        for number, document in enumerate(result.documents, 1):
            _add_document(tables, document, {"source": result.source.path, "position": number})
    return tables


def _source_row(source: Source) -> Row:
    row = _row(source)
    del row["id"], row["line_starts"]
    return row


def _add_document(tables: Tables, document: Document, place: Row) -> None:
    row = _row(document)
    for name in _SET_BY_SELECTION:
        row.pop(name, None)
    inner = {"source": place["source"], "document": document.id}
    for position, section in enumerate(row.pop("sections"), 1):
        tables["sections"].append({**section, **inner, "position": position})
    for position, sentence in enumerate(row.pop("sentences"), 1):
        clean = sentence.pop("clean")
        tables["sentences"].append({**sentence, **clean, **inner, "position": position})
    identity = row.pop("identity")
    tables["documents"].append({**row, **identity, **place})


def _row(value: Any) -> Row:  # noqa: ANN401 - any dataclass
    """Return the fields of a dataclass by name, those inside it too.

    What holds none is taken as it is: the places of every letter need no copy of their own.
    """
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if is_dataclass(value):
        return _row(value)
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return [_row(item) for item in value]
    return value


def entries_of(tables: Mapping[str, Sequence[Row]]) -> Iterator[Entry]:
    """Yield the entries of rows of sources, in their order; the rows of the others are sorted."""
    documents = _grouped(tables["documents"], "source")
    sections = _grouped(tables["sections"], "source", "document")
    sentences = _grouped(tables["sentences"], "source", "document")
    for row in tables["sources"]:
        path = row["path"]
        made = (
            _document(document, sections[path, document["id"]], sentences[path, document["id"]])
            for document in documents[path,]
        )
        yield Entry(row["key"], _source(row), tuple(made))


def _source(row: Row) -> Source:
    return _SOURCE.validate_python({**row, "id": "", "line_starts": line_starts(row["text"])})


def _document(row: Row, sections: Sequence[Row], sentences: Sequence[Row]) -> Document:
    return _DOCUMENT.validate_python(
        {
            **row,
            "number": row["position"],
            "source": "",
            "identity": row,
            "sections": sections,
            "sentences": [{**sentence, "clean": sentence} for sentence in sentences],
        }
    )


def outline(row: Row) -> Outline:
    """Return the outline of a row of a document, with `file`, `key` and `letters` of it."""
    return Outline(
        file=row["file"],
        source=row["source"],
        key=row["key"],
        document=row["id"],
        title=row["title"],
        author=row["author"],
        identity=_IDENTITY.validate_python(row),
        comparable=row["comparable"],
        letters=row["letters"],
    )


def _grouped(rows: Iterable[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def listed_rows(told: Mapping[str, Listed]) -> list[Row]:
    """Return the rows of what manifests tell of files."""
    return [
        {"file": path, "field": name, "value": str(value), "manifest": listed.manifest}
        for path, listed in told.items()
        for name, value in listed.fields
    ]


def listed_of(rows: Iterable[Row]) -> dict[str, Listed]:
    """Return what manifests tell, by path of the file, from rows that are in order."""
    found = {}
    for (path, manifest), own in _grouped(rows, "file", "manifest").items():
        values = ((row["field"], row["value"]) for row in own)
        fields = ((name, int(v) if name.endswith("year") else v) for name, v in values)
        found[path] = Listed(manifest, tuple(fields))
    return found


def run_rows(run: Run) -> Tables:
    """Return the rows of a run, by table."""
    row = _row(run)
    inner = {"run_documents": row.pop("documents"), "run_files": row.pop("files")}
    return {
        "runs": [row],
        **{
            table: [{"run": run.name, "position": n, **item} for n, item in enumerate(items, 1)]
            for table, items in inner.items()
        },
    }


def run_of(row: Row, inner: Mapping[str, Sequence[Row]]) -> Run:
    """Return the run of a row, with the sorted rows of the documents and files of all runs."""
    own = {t: [item for item in rows if item["run"] == row["name"]] for t, rows in inner.items()}
    return _RUN.validate_python(
        {**row, "documents": own["run_documents"], "files": own["run_files"]}
    )

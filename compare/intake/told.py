"""Turn what persons tell of a file, apart from its side file, into corrections of its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.errors import InputError
from compare.model.corrections import Corrections, DocumentCorrection
from compare.model.report import Document, Identity
from compare.model.source import Skipped

YEAR = "year"
Fields = Mapping[str, str | int]
# The fields told of a file, each with its value.
Row = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what is told of one file: its side file, wherever that lies, and single fields.

    `fields` are those of `Identity` that are told, and `year`, the year by which a report is
    called. `refused` says why the side file on the disk cannot be opened.
    """

    side_file: bytes | None = None
    fields: Row = ()
    refused: Skipped | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Name a file that is to be taken in, with its key and what is told of it."""

    path: str
    key: str
    told: Told


def corrections_with(
    told: Told, documents: Sequence[Document], given: Corrections | None, path: str
) -> Corrections | None:
    """Return the corrections `given` of a source, with the fields told of its report in them.

    `documents` are those that were found with the corrections given, which go before the fields.
    Raises `InputError` where the source holds several reports that the fields would contradict.
    """
    fields = dict(told.fields)
    if not fields or not documents:
        return given
    reports = _reports(documents)
    for document in reports if len(reports) > 1 else ():
        _refuse_contradiction(fields, document, len(reports), path)
    corrected = []
    for document in documents:
        known = given.of_document(document.start, document.end) if given else None
        own = known or DocumentCorrection(document.start)
        is_meant = document in reports
        corrected.append(_with(fields, own, document.identity) if is_meant else own)
    return Corrections(given.path if given else path, tuple(corrected))


def _reports(documents: Sequence[Document]) -> Sequence[Document]:
    """Return the documents that take part; where none does, the longest is meant."""
    taking_part = [document for document in documents if document.comparable]
    return taking_part or sorted(documents, key=lambda document: document.start - document.end)[:1]


def _refuse_contradiction(fields: Fields, document: Document, count: int, path: str) -> None:
    for name, value in _resolved(fields, document.identity).items():
        found = getattr(document.identity, name)
        if found not in {None, value}:
            raise InputError(
                f"holds {count} reports, and “{document.title}” has {found}, not {value}, "
                f"for {name}: what was told of the file is not obeyed",
                place=path,
                remedy="tell it of each report in a side file (`inspect FILE --write`)",
            )


def _with(fields: Fields, own: DocumentCorrection, found: Identity) -> DocumentCorrection:
    """Return a correction with fields in it; who lists a file as a report wants it to take part."""
    identity = {**_resolved(fields, found), **own.identity}
    known = {name: identity.get(name) or getattr(found, name) for name in ("district", "body")}
    takes_part = True if all(known.values()) else None
    comparable = takes_part if own.comparable is None else own.comparable
    return replace(own, identity=identity, comparable=comparable)


def _resolved(fields: Fields, found: Identity) -> dict[str, str | int | None]:
    """Return the fields, with the `year` as the year of the plan if the text does not know it."""
    values: dict[str, str | int | None] = {n: v for n, v in fields.items() if n != YEAR}
    year = fields.get(YEAR)
    if isinstance(year, int) and year not in {found.review_year, found.plan_year}:
        values.setdefault("plan_year", year)
        values.setdefault("review_year", year - 1)
    return values

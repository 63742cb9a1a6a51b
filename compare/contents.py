"""Print in the terminal what a corpus holds, and what became of files in it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from compare.terminal import print_skipped, shortened

if TYPE_CHECKING:
    from compare.batch.take import Taken
    from compare.corpus.listing import Listing
    from compare.model.corpus import ReadFile
    from compare.model.report import Identity

_LONGEST_TITLE = 40


def print_taken(taken: Taken, console: Console) -> None:
    """Print how many files are new, were read again, or needed no reading."""
    for count, what in (
        (len(taken.new), "new"),
        (len(taken.changed), "read again"),
        (len(taken.unchanged), "unchanged"),
    ):
        _print(console, f"{count:>6} {what}")


def print_documents(listing: Listing, console: Console) -> None:
    """Print the documents of each source, a line each, then what could not be read."""
    for source, outlines in groupby(listing.documents, key=lambda outline: outline.source):
        documents = list(outlines)
        corrected = ", corrected" if documents[0].file in listing.corrected else ""
        _print(console, f"{source}{corrected}", style="bold")
        told = listing.told.get(documents[0].file)
        if told is not None:
            fields = ", ".join(f"{name} = {value}" for name, value in told.fields)
            _print(console, f"  told by {told.manifest}: {fields}")
        for outline in documents:
            aside = "" if outline.comparable else "takes no part"
            title = shortened(outline.title, _LONGEST_TITLE)
            size = f"{outline.letters} letters"
            who = _who(outline.identity)
            _print(console, "  " + _joined(outline.document, *who, size, aside, title))
    counts = (len(listing.documents), len(listing.files), len(listing.runs))
    _print(console, "{} documents in {} files, {} runs".format(*counts))
    print_skipped(listing.skipped)


def print_runs(listing: Listing, console: Console) -> None:
    """Print a line for each run."""
    for run in listing.runs.values():
        counts = f"{len(run.documents)} documents  {len(run.files)} files"
        _print(console, _joined(run.name, counts, f"version {run.version}", run.key[:12]))


def print_file(file: ReadFile, console: Console) -> None:
    """Print who speaks in each document of a file, and of which years, after a correction."""
    for entry in file.entries:
        _print(console, entry.source.path, style="bold")
        for document in entry.documents:
            told = ", ".join(document.corrected)
            by_person = f"set by a person: {told}" if told else ""
            _print(console, "  " + _joined(document.id, *_who(document.identity), by_person))
    print_skipped(file.skipped)


def _who(identity: Identity) -> tuple[str | None, ...]:
    years = (year for year in (identity.review_year, identity.plan_year) if year is not None)
    return (identity.district, identity.level, identity.body, "–".join(map(str, years)))


def _joined(*cells: str | None) -> str:
    return "  ".join(cell for cell in cells if cell)


def _print(console: Console, line: str, style: str = "") -> None:
    console.print(Text(line, style=style), soft_wrap=True)

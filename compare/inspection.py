"""Print in the terminal how each file was read: a summary, then everything with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from compare.model.corpus import Reports
from compare.model.reading_report import (
    NEEDS_A_LOOK,
    ChangeEntry,
    ConflictEntry,
    DocumentReport,
    EvidenceEntry,
    Location,
    ReadingReport,
    SectionEntry,
)
from compare.model.report import Document, Doubt
from compare.output import WrittenFile
from compare.reading_report import reading_reports
from compare.settings import Settings
from compare.terminal import shortened, size_of
from compare.text import letters_of

LONGEST_QUOTE = 90
# So many entries of a list are printed unless all are asked for.
MOST_ENTRIES = 30
UNKNOWN = Text("unknown", style="dim")
EDITS = {
    "punctuation": "half-width punctuation made full-width",
    "scan_space": "blanks inside text dropped",
    "note_mark": "marks of notes dropped",
    "quote": "quotation marks unified",
    "markup": "remains of a web page undone",
    "columns": "mixed columns parted",
    "variant": "radicals and other variants made plain characters",
}
SUMMARY = {
    "documents": ("document", "documents"),
    "sections": ("section", "sections"),
    "weak": ("of them weak", "of them weak"),
    "conflicts": ("contradiction", "contradictions"),
    "removed": ("removed", "removed"),
    "joined": ("line joined", "lines joined"),
    "changed": ("character changed", "characters changed"),
    "doubts": ("doubt", "doubts"),
    "outside": ("line outside the sections", "lines outside the sections"),
    "dropped": ("left out by the reader", "left out by the reader"),
    "corrected": ("corrected by a person", "corrected by a person"),
}
Row = tuple[str, ...]


def print_reports(
    reports: Reports, settings: Settings, console: Console, show_all: bool = False
) -> None:
    """Print the reading report of every source; long lists are cut unless `show_all` is set."""
    most = None if show_all else MOST_ENTRIES
    weak_below = settings.structure.weak_section
    for report in reading_reports(reports.reading.sources, reports.documents, weak_below):
        console.print(_head(report))
        for document in report.documents:
            for part in _document(document, report, settings, most):
                console.print(part)
        for part in _file(report, most):
            console.print(part)
        console.print()


def print_written(page: WrittenFile, console: Console) -> None:
    """Say where the page was written."""
    line = f"wrote {page.path.as_posix()}, {size_of(page.size)}"
    console.print(Text(line), soft_wrap=True)


def _head(report: ReadingReport) -> Panel:
    source = report.source
    facts = (
        f"{source.id}  {source.format}, {source.encoding or 'no encoding'}, "
        f"{len(source.text)} characters, {len(source.line_starts)} lines"
    )
    return Panel(
        Group(Text(facts), _summary(report)),
        title=Text(source.path, style="bold"),
        title_align="left",
    )


def _summary(report: ReadingReport) -> Text:
    """Return the counts in one line; what asks for a look is set apart."""
    text = Text()
    for name, count in report.counts.items():
        if count or name in ("documents", "doubts"):
            style = "bold yellow" if count and name in NEEDS_A_LOOK else ""
            text.append(", " if text else "")
            text.append(f"{count} {SUMMARY[name][count != 1]}", style=style)
    return text


def _document(
    report: DocumentReport, file: ReadingReport, settings: Settings, most: int | None
) -> Iterator[RenderableType]:
    """Yield what is said of one document, in order."""
    yield _title(report.document)
    yield _identity(report, file, settings, most)
    if report.conflicts:
        yield _listing("Contradictions", map(_conflict, report.conflicts), most)
    yield _sections(report, most)
    yield _listing(
        "Removed, not content",
        [(where(e.location), _words(e.removal.reason), e.removal.quote) for e in report.removals],
        most,
    )
    if report.joins:
        yield _listing(
            "Lines joined",
            [(where(e.location), f"…{e.before} | {e.after}…") for e in report.joins],
            most,
        )
    yield _changes(report.changes)
    yield _listing(
        "Doubtful",
        [
            (
                where(e.location),
                f"{_words(e.doubt.reason)} ({e.doubt.confidence:.0%})",
                _doubt(e.doubt),
            )
            for e in report.doubts
        ],
        most,
    )
    if report.outside:
        yield _listing(
            "Title, byline and other lines outside the sections",
            [(where(e.location), e.quote) for e in report.outside],
            most,
        )


def _file(report: ReadingReport, most: int | None) -> Iterator[RenderableType]:
    """Yield what is said of the file as a whole."""
    if report.outside:
        yield _listing(
            "Lines in no document", [(where(e.location), e.quote) for e in report.outside], most
        )
    if report.dropped:
        counts = ", ".join(f"{_words(g.reason)} {len(g.records)}" for g in report.dropped)
        rows = [
            (f"page {record.page}" if record.page else "", _words(group.reason), record.text)
            for group in report.dropped
            for record in group.records
        ]
        yield _listing("Left out by the reader", rows, most, counts)


def where(location: Location) -> str:
    """Return where something stands: the line, and page, paragraph or row where there are any."""
    said = [_numbers("line", (location.line, location.last_line))]
    said += [_numbers("page", location.pages)] if location.pages else []
    boxes = location.boxes
    if len(boxes) == 1:
        box = boxes[0][1]
        said[-1] += f" at {box.left:.0f},{box.top:.0f}–{box.right:.0f},{box.bottom:.0f}"
    said += [_numbers("paragraph", location.paragraphs)] if location.paragraphs else []
    said += [_numbers("row", location.rows)] if location.rows else []
    return ", ".join(said)


def _numbers(name: str, numbers: Sequence[int]) -> str:
    first, last = min(numbers), max(numbers)
    return f"{name} {first}" if first == last else f"{name}s {first}–{last}"


def _title(document: Document) -> Text:
    text = Text(f"\n{document.id}  ", style="bold cyan")
    text.append(document.title, style="bold")
    return text


def _identity(
    report: DocumentReport, file: ReadingReport, settings: Settings, most: int | None
) -> Table:
    document, identity = report.document, report.document.identity
    years = "review {}, plan {}".format(
        identity.review_year or "unknown", identity.plan_year or "unknown"
    )
    told = f"{', '.join(document.corrected)} (in {file.side_file})" if document.corrected else "no"
    rows: tuple[tuple[str, str | None], ...] = (
        ("stands at", where(report.location)),
        ("author", document.author),
        ("district", identity.district),
        ("city", identity.city),
        ("level", identity.level),
        ("body", identity.body),
        ("kind", identity.kind),
        ("years", years),
        *((f"evidence: {_words(e.field)}", _evidence(e)) for e in report.evidence[:most]),
        ("complete", _completeness(document)),
        ("compared", _comparable(document, settings)),
        ("corrected", told),
    )
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(f"  {name}", Text(value) if value else UNKNOWN)
    return table


def _evidence(entry: EvidenceEntry) -> str:
    value = f"{entry.value}: " if entry.value else ""
    said = [_words(entry.where)] if entry.where else []
    said += [where(entry.location)] if entry.location else []
    place = f" ({', '.join(said)})" if said else ""
    return f"{value}“{shortened(entry.quote, LONGEST_QUOTE)}”{place}"


def _conflict(entry: ConflictEntry) -> Row:
    conflict = entry.conflict
    told = (
        (conflict.value or "unknown", conflict.where, conflict.evidence, entry.location),
        (conflict.other, conflict.other_where, conflict.other_evidence, entry.other_location),
    )
    sides = [
        f"{value} (“{quote}”, {_words(place)}{', ' + where(at) if at else ''})"
        for value, place, quote, at in told
    ]
    return _words(conflict.field), f"{sides[0]} but {sides[1]}"


def _completeness(document: Document) -> str:
    missing = [
        name
        for name, lost in (("beginning", document.missing_start), ("end", document.missing_end))
        if lost
    ]
    return f"no, its {' and '.join(missing)} is missing" if missing else "yes"


def _comparable(document: Document, settings: Settings) -> str:
    """Say whether a document takes part and, where its length decides, why not."""
    if document.comparable:
        return "yes"
    letters = sum(len(letters_of(sentence.text)) for sentence in document.sentences)
    least = settings.structure.shortest_comparable
    if letters < least:
        return f"no: {letters} letters, fewer than structure.shortest_comparable = {least}"
    return "no: a note or fragment, not the report of a district"


def _sections(report: DocumentReport, most: int | None) -> Tree:
    weak = f", {report.weak} weak" if report.weak else ""
    tree = Tree(Text(f"  Sections: {len(report.sections)}{weak}", style="bold"))
    branches: dict[str | None, Tree] = {None: tree}
    shown = report.sections[:most]
    for entry in shown:
        parent = branches.get(entry.section.parent, tree)
        branches[entry.section.id] = parent.add(_section(entry))
    rest = report.sections[len(shown) :]
    if rest:
        tree.add(_more(len(rest)).append(f", {sum(entry.weak for entry in rest)} of them weak"))
    return tree


def _section(entry: SectionEntry) -> Text:
    section = entry.section
    heading = shortened(section.heading, LONGEST_QUOTE) if section.heading else "no heading"
    text = Text(heading, style="" if section.heading else "dim")
    text.append(f"  {section.role}", style="green")
    text.append(f" · {section.theme}" if section.theme else "", style="green")
    text.append(f"  {section.confidence:.0%}", style="bold red" if entry.weak else "yellow")
    text.append(" weak" if entry.weak else "", style="bold red")
    text.append(f"  {where(entry.location)}", style="dim")
    if section.heading:
        text.append(f", {_words(section.heading_kind)}", style="dim")
    return text


def _doubt(doubt: Doubt) -> str:
    return f"{doubt.quote} → {doubt.suggestion}" if doubt.suggestion else doubt.quote


def _changes(changes: Sequence[ChangeEntry]) -> RenderableType:
    """Return the changed characters by reason, with their lines."""
    head = Text(f"  Changes: {sum(entry.count for entry in changes)}", style="bold")
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for entry in changes:
        lines = shortened(", ".join(str(at.line) for at, _ in entry.lines), LONGEST_QUOTE)
        said = Text(EDITS.get(entry.reason, _words(entry.reason)))
        said.append(f"  lines {lines}", style="dim")
        table.add_row(f"    {entry.count}", said)
    return Group(head, table) if changes else head


def _listing(title: str, rows: Iterable[Row], most: int | None, note: str = "") -> RenderableType:
    """Return a list under its title and number; the last column is a quotation."""
    found = list(rows)
    head = Text(f"  {title}: {len(found)}", style="bold")
    head.append(f"  {note}", style="dim")
    if not found:
        return head
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=2)
    for _ in found[0]:
        table.add_column(overflow="fold")
    shown = found[:most]
    for *names, quote in shown:
        table.add_row("", *map(Text, names), Text(shortened(quote, LONGEST_QUOTE)))
    rest = len(found) - len(shown)
    return Group(head, table, _more(rest)) if rest else Group(head, table)


def _more(count: int) -> Text:
    return Text(f"    and {count} more (--all)", style="italic")


def _words(code: str) -> str:
    return code.replace("_", " ")

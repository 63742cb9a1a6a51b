"""Show in the terminal how a file was read: documents, sections, removals, doubts, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from compare.analysis import Reports
from compare.model.report import Document, Doubt, Section
from compare.model.source import Source
from compare.settings import Settings
from compare.terminal import shortened
from compare.text import letters_of

LONGEST_QUOTE = 90
UNKNOWN = Text("unknown", style="dim")
EDITS = {
    "punctuation": "half-width punctuation made full-width",
    "scan_space": "blanks inside text dropped",
    "quote": "quotation marks unified",
    "join": "lines joined",
}


def print_reports(reports: Reports, settings: Settings, console: Console) -> None:
    """Print every source with its documents."""
    for source in reports.reading.sources:
        documents = [d for d in reports.documents if d.source == source.id]
        console.print(_head(source, len(documents)))
        for document in documents:
            console.print(_title(document))
            for part in _parts(document, source, settings):
                console.print(part)
        console.print()


def _head(source: Source, documents: int) -> Panel:
    facts = (
        f"{source.id}  {source.format}, {source.encoding or 'no encoding'}, "
        f"{len(source.text)} characters, {len(source.line_starts)} lines, "
        f"{documents} document{'' if documents == 1 else 's'}"
    )
    return Panel(Text(facts), title=Text(source.path, style="bold"), title_align="left")


def _title(document: Document) -> Text:
    text = Text(f"\n{document.id}  ", style="bold cyan")
    text.append(document.title, style="bold")
    return text


def _parts(document: Document, source: Source, settings: Settings) -> Iterable[RenderableType]:
    """Yield what is said of one document, in order."""
    yield _identity(document, source, settings)
    yield _sections(document, source)
    yield _listing(
        f"Removed, not content: {len(document.removed)}",
        ("line", "reason", "text"),
        [(source.line(r.start), _words(r.reason), r.quote) for r in document.removed],
    )
    yield _listing(
        f"Doubtful: {len(document.doubts)}",
        ("line", "reason", "text"),
        [
            (source.line(d.start), f"{_words(d.reason)} ({d.confidence:.0%})", _doubt(d))
            for d in document.doubts
        ],
    )
    yield _edits(document)


def _doubt(doubt: Doubt) -> str:
    return f"{doubt.quote} → {doubt.suggestion}" if doubt.suggestion else doubt.quote


def _identity(document: Document, source: Source, settings: Settings) -> Table:
    identity = document.identity
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    years = "review {}, plan {}".format(
        identity.review_year or "unknown", identity.plan_year or "unknown"
    )
    lines = f"{source.line(document.start)} to {source.line(max(document.end - 1, 0))}"
    rows: tuple[tuple[str, str | None], ...] = (
        ("lines", lines),
        ("author", document.author),
        ("district", identity.district),
        ("city", identity.city),
        ("level", identity.level),
        ("body", identity.body),
        ("kind", identity.kind),
        ("years", years),
        ("evidence: district", _quoted(identity.district_evidence)),
        ("evidence: years", _quoted(identity.year_evidence)),
        ("complete", _completeness(document)),
        ("compared", _comparable(document, settings)),
    )
    for name, value in rows:
        table.add_row(f"  {name}", Text(value) if value else UNKNOWN)
    return table


def _quoted(evidence: tuple[str, ...]) -> str:
    return " ".join(f"“{shortened(quote, LONGEST_QUOTE)}”" for quote in evidence) or "none"


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


def _sections(document: Document, source: Source) -> Tree:
    tree = Tree(Text(f"  Sections: {len(document.sections)}", style="bold"))
    branches: dict[str | None, Tree] = {None: tree}
    for section in document.sections:
        parent = branches.get(section.parent, tree)
        branches[section.id] = parent.add(_section(section, source))
    return tree


def _section(section: Section, source: Source) -> Text:
    heading = shortened(section.heading, LONGEST_QUOTE) if section.heading else "no heading"
    text = Text(heading, style="" if section.heading else "dim")
    text.append(f"  {section.role}", style="green")
    text.append(f" · {section.theme}" if section.theme else "", style="green")
    text.append(f"  {section.confidence:.0%}", style="yellow")
    text.append(f"  line {source.line(section.start)}", style="dim")
    if section.heading:
        text.append(f", {_words(section.heading_kind)}", style="dim")
    return text


def _listing(
    title: str, columns: tuple[str, ...], rows: list[tuple[int, str, str]]
) -> RenderableType:
    head = Text(f"  {title}", style="bold")
    if not rows:
        return head
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, header_style="dim", overflow="fold")
    for line, reason, quote in rows:
        table.add_row(f"    {line}", reason, Text(shortened(quote, LONGEST_QUOTE)))
    return Group(head, table)


def _edits(document: Document) -> RenderableType:
    counts = Counter(edit.reason for edit in document.edits)
    head = Text(f"  Changes: {sum(counts.values())}", style="bold")
    lines = [
        Text(f"    {count:5}  {EDITS.get(reason, _words(reason))}")
        for reason, count in counts.most_common()
    ]
    return Group(head, *lines)


def _words(code: str) -> str:
    return code.replace("_", " ")

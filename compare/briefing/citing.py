"""Put together the annex of sources: each cited passage in full, and the places that cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compare.briefing.document import (
    Block,
    Cell,
    Chart,
    Citation,
    Heading,
    Inline,
    Inlines,
    Mark,
    Paragraph,
    Part,
    PartKind,
    Quotation,
    Row,
    Run,
    Table,
)
from compare.briefing.sources import Desk, Marked
from compare.briefing.tables.parts import cell
from compare.model.findings import Passage
from compare.passages import sentence_passage

SOURCES = "table-sources"
ALL_SOURCES = "table-sources-all"
# Of a passage that is cited very often the first places are named.
_MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold where something is cited: the words for it and the anchor that leads there."""

    words: str
    anchor: str


@dataclass(slots=True)
class _Cited:
    """Hold a cited passage, the quoted parts of it, and the places that cite it."""

    citation: Citation
    spans: list[tuple[int, int]] = field(default_factory=list)
    places: list[_Place] = field(default_factory=list)


def with_sources(parts: Sequence[Part], desk: Desk) -> tuple[Part, ...]:
    """Return the parts with anchors where something is cited, and the table of sources filled."""
    wanted = _wanted(parts)
    if wanted is None:
        return tuple(parts)
    cited: dict[str, _Cited] = {}
    read = [
        replace(part, blocks=tuple(_Reader(part, desk, cited).blocks()))
        if part.kind is PartKind.BRIEFING or wanted == ALL_SOURCES
        else part
        for part in parts
    ]
    rows = tuple(_rows(cited, desk))
    return tuple(
        replace(part, blocks=tuple(_filled(block, rows) for block in part.blocks)) for part in read
    )


def _wanted(parts: Sequence[Part]) -> str | None:
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Table) and block.anchor in (SOURCES, ALL_SOURCES):
                return block.anchor
    return None


def _filled(block: Block, rows: tuple[Row, ...]) -> Block:
    if isinstance(block, Table) and block.anchor in (SOURCES, ALL_SOURCES):
        return replace(block, rows=rows)
    return block


@dataclass
class _Reader:
    """Read the blocks of a part, and note every citation with its place."""

    part: Part
    desk: Desk
    cited: dict[str, _Cited]
    numbers: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks, with an anchor wherever something is cited."""
        for number, block in enumerate(self.part.blocks, start=1):
            if isinstance(block, Heading):
                self._descend(block)
                yield block
            elif isinstance(block, Paragraph):
                anchor = block.anchor or f"{self.part.anchor}-p{number}"
                found = self._note(block.inlines, _Place(self._heading(), anchor))
                yield replace(block, anchor=anchor) if found else block
            elif isinstance(block, Chart):
                yield block
            else:
                rows = tuple(self._row(row, block, i) for i, row in enumerate(block.rows, 1))
                yield replace(block, rows=rows)

    def _row(self, row: Row, table: Table, number: int) -> Row:
        anchor = row.anchor or f"{table.anchor}-r{number}"
        place = _Place(table.number or self._heading(), anchor)
        found = [self._note(inlines, place) for cell in row.cells for inlines in cell.paragraphs]
        return replace(row, anchor=anchor) if any(found) else row

    def _descend(self, heading: Heading) -> None:
        del self.numbers[heading.level - 1 :]
        if heading.number:
            self.numbers.append(heading.number.rstrip("、."))

    def _heading(self) -> str:
        """Return the numbers of the headings above, such as 三（二）; of an annex its label."""
        if self.part.label:
            return self.part.label
        return "".join(self.numbers) or self.desk.word("citation", "summary")

    def _note(self, inlines: Inlines, place: _Place) -> bool:
        found = False
        for citation in _citations(inlines):
            if not citation.target:
                continue
            cited = self.cited.setdefault(citation.target, _Cited(citation))
            cited.spans.append((citation.start, citation.end))
            if place.words not in {known.words for known in cited.places}:
                cited.places.append(place)
            found = True
        return found


def _citations(inlines: Inlines) -> Iterator[Citation]:
    for inline in inlines:
        citation: Citation | None = inline.citation
        if citation is not None:
            yield citation


def _rows(cited: dict[str, _Cited], desk: Desk) -> Iterator[Row]:
    ordered = sorted(
        cited.items(),
        key=lambda item: (desk.document(item[1].citation.document).number, item[1].citation.start),
    )
    last = ""
    for anchor, found in ordered:
        citation = found.citation
        document = desk.document(citation.document)
        quotation = _source_quotation(found, desk)
        places: list[Inline] = []
        for place in found.places[:_MOST_PLACES]:
            places += [Run("、")] if places else []
            places.append(Run(place.words, target=place.anchor))
        yield Row(
            (
                cell(Run(desk.short(document.speaker) if document.id != last else "")),
                cell(Run(desk.section_words(document, citation.start))),
                Cell(((quotation,),)),
                Cell((tuple(places),)),
            ),
            anchor=anchor,
        )
        last = document.id


def _source_quotation(found: _Cited, desk: Desk) -> Quotation:
    """Return the whole sentence in which a passage stands, its quoted parts set apart."""
    citation = found.citation
    passage = Passage(citation.document, citation.start, citation.end, citation.literal, "")
    sentence = desk.sentence(passage)
    if sentence is None:
        return replace(found_quotation(citation), citation=replace(citation, target=""))
    document = desk.document(citation.document)
    whole = sentence_passage(sentence, document, {document.source: desk.source(document)})
    places = {position: index for index, position in enumerate(sentence.clean.positions)}
    marks: list[Marked] = []
    for start, end in found.spans:
        low, high = places.get(start), places.get(end - 1)
        if low is not None and high is not None and (low, high + 1) != (0, len(whole.text)):
            marks.append((low, high + 1, Mark.STRONG, None))
    quotation = desk.quotation(whole, marks)
    return replace(quotation, citation=replace(quotation.citation, target=""))


def found_quotation(citation: Citation) -> Quotation:
    """Return what a citation quotes, where no single sentence holds it."""
    return Quotation((Run(f"“{' '.join(citation.literal.split())}”"),), citation)

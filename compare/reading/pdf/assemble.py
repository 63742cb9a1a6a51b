"""Put the sheets of a file together into its raw text, with the place of each line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.model.source import Dropped, Place
from compare.reading.dropped import bounded
from compare.reading.interface import RawText
from compare.reading.pdf.characters import PageText
from compare.reading.pdf.furniture import without_furniture
from compare.reading.pdf.layout import laid_out
from compare.reading.pdf.lines import Piece, lines_of
from compare.reading.pdf.paragraphs import column_of, paragraphs_of
from compare.reading.pdf.regions import Kind, Region, Sheet, usual_size_of
from compare.reading.pdf.sheets import sheets_of

# A heading that the segmenting knows as that of an appendix keeps footnotes from the text.
_NOTES = "注释"


def raw_text_of_pages(pages: Sequence[PageText]) -> RawText:
    """Return one paragraph a line, for pages of which only the characters are known."""
    sheets: list[Sheet] = []
    dropped: list[Dropped] = []
    for number, page in enumerate(pages, 1):
        found, left_out = sheets_of(page, number)
        sheets.extend(found)
        dropped.extend(left_out)
    return raw_text(sheets, dropped)


def raw_text(sheets: Sequence[Sheet], dropped: Iterable[Dropped] = ()) -> RawText:
    """Return one paragraph a line in reading order; `dropped` was left out before."""
    body = usual_size_of([segment for sheet in sheets for segment in sheet.segments])
    kept, furniture = without_furniture(sheets, body)
    regions = [region for sheet in kept for region in laid_out(sheet, body)]
    flow = [region for region in regions if region.kind is not Kind.NOTE]
    notes = [region for region in regions if region.kind is Kind.NOTE]
    paragraphs = _paragraphs(flow)
    if notes:
        paragraphs += [[Piece(_NOTES, notes[0].page, None)], *_paragraphs(notes)]
    everything = sorted([*dropped, *furniture], key=lambda one: one.page or 0)
    text = "".join(f"{''.join(piece.text for piece in pieces)}\n" for pieces in paragraphs)
    return RawText(text, None, places=tuple(_places(paragraphs)), dropped=bounded(everything))


def _paragraphs(regions: Iterable[Region]) -> list[list[Piece]]:
    return paragraphs_of([column_of(lines_of(region), region.kind) for region in regions])


def _places(paragraphs: Iterable[Sequence[Piece]]) -> Iterator[Place]:
    offset = 0
    for pieces in paragraphs:
        for piece in pieces:
            end = offset + len(piece.text)
            if piece.box is not None:
                yield Place(
                    offset, end, page=piece.page, box=piece.box, confidence=piece.confidence
                )
            offset = end
        offset += 1

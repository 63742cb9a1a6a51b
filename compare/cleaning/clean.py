"""Run the steps of the cleaning over one source."""

from __future__ import annotations

from dataclasses import dataclass

from compare.cleaning.characters import has_scan_spaces, normalise
from compare.cleaning.doubts import find_doubts
from compare.cleaning.joins import Joined, join_lines
from compare.cleaning.lines import split_lines
from compare.cleaning.noise import LineKind, sort_lines
from compare.lexicon import Lexicon
from compare.model.report import CleanText, Doubt, Edit, Removal
from compare.model.source import Source

ParagraphKind = LineKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold one clean paragraph.

    `continued` tells that a text before it stands on another page; `cut_start` and `cut_end` tell
    that its first or last sentence is not complete.
    """

    clean: CleanText
    kind: ParagraphKind
    gap: int
    continued: bool
    cut_start: bool
    cut_end: bool

    @property
    def text(self) -> str:
        """Return the cleaned text."""
        return self.clean.text

    @property
    def start(self) -> int:
        """Return the raw offset of the first character."""
        return self.clean.positions[0]

    @property
    def end(self) -> int:
        """Return the raw offset behind the last character."""
        return self.clean.positions[-1] + 1


@dataclass(frozen=True, slots=True)
class CleanSource:
    """Hold a source's clean paragraphs and the log of all that was changed, removed, doubted."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    edits: tuple[Edit, ...]
    removed: tuple[Removal, ...]
    doubts: tuple[Doubt, ...]


def clean_source(source: Source, lexicon: Lexicon) -> CleanSource:
    """Clean one source; nothing is corrected, doubtful passages are only marked."""
    kept, removed = sort_lines(source, split_lines(source), lexicon)
    paragraphs: list[Paragraph] = []
    edits: list[Edit] = []
    doubts: list[Doubt] = []
    scanned = has_scan_spaces(source.text)
    for joined in join_lines(kept, lexicon):
        paragraph, changes = _paragraph(joined, scanned)
        paragraphs.append(paragraph)
        edits.extend(changes)
        edits.extend(Edit(start, end, "", "join") for start, end in joined.joins)
        starts = tuple(start for _, start in joined.joins)
        doubts.extend(
            find_doubts(source, paragraph.clean, joined.cut_start, joined.cut_end, starts)
        )
    return CleanSource(
        source,
        tuple(paragraphs),
        tuple(sorted(edits, key=lambda edit: (edit.start, edit.end))),
        tuple(sorted(removed, key=lambda removal: removal.start)),
        tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.reason))),
    )


def _paragraph(joined: Joined, scanned: bool) -> tuple[Paragraph, list[Edit]]:
    clean, edits = normalise(joined.text, scanned)
    return (
        Paragraph(
            clean, joined.kind, joined.gap, joined.continued, joined.cut_start, joined.cut_end
        ),
        edits,
    )

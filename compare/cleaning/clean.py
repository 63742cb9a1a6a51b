"""Run the steps of the cleaning over one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from compare.cleaning.characters import has_scan_spaces, normalise
from compare.cleaning.columns import part_columns
from compare.cleaning.doubts import (
    doubt_whole,
    doubt_wordings,
    find_lost_ends,
    find_wrong_joints,
    near_mixed_columns,
)
from compare.cleaning.familiarity import load_familiarity
from compare.cleaning.joins import Joined, is_cut_by_count, join_lines
from compare.cleaning.lines import split_lines
from compare.cleaning.noise import LineKind, sort_lines
from compare.cleaning.note_marks import without_note_marks
from compare.cleaning.recognition import find_unsure_lines
from compare.lexicon import Lexicon
from compare.model.report import CleanText, Doubt, Edit, Removal
from compare.model.source import Source

ParagraphKind = LineKind
# Where lines were joined no oftener than this, each joint may be damage; in a text whose lines are
# all joined it is the way the text was set.
_FEWEST_LINES_A_JOINT = 4


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
    lines, edits = split_lines(source)
    kept, removed = sort_lines(source, lines, lexicon)
    scanned = has_scan_spaces(source.text)
    columns = part_columns(source, kept, scanned, load_familiarity(lexicon))
    edits.extend(columns.edits)
    groups = join_lines(columns.lines, lexicon)
    paragraphs: list[Paragraph] = []
    for joined in groups:
        paragraph, changes = _paragraph(joined, scanned, lexicon)
        paragraphs.append(paragraph)
        edits.extend(changes)
        edits.extend(Edit(start, end, "", "join") for start, end in joined.joins)
    doubts = chain(
        columns.doubts,
        _doubts_of_joints(source, groups, paragraphs, lexicon),
        doubt_wordings(source, [each.clean for each in paragraphs], lexicon),
        find_unsure_lines(source, lexicon),
    )
    return CleanSource(
        source,
        tuple(paragraphs),
        _merged(edits),
        tuple(sorted(removed, key=lambda removal: removal.start)),
        tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.reason))),
    )


def _doubts_of_joints(
    source: Source, groups: Sequence[Joined], paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> Iterator[Doubt]:
    """Yield the doubts about lost ends, and about lines that were joined wrongly."""
    gaps = sum(len(joined.joins) for joined in groups)
    rare = gaps * _FEWEST_LINES_A_JOINT <= len(groups)
    by_count = is_cut_by_count(source, groups)
    doubts: list[list[Doubt]] = []
    for joined, paragraph in zip(groups, paragraphs, strict=True):
        starts = () if by_count else tuple(start for _, start in joined.joins)
        familiarity = load_familiarity(lexicon) if rare else None
        doubts.append(
            [
                *find_lost_ends(source, paragraph.clean, (joined.cut_start, joined.cut_end)),
                *find_wrong_joints(source, paragraph.clean, starts, familiarity),
            ]
        )
    for index in near_mixed_columns(doubts, [_is_cut(joined) for joined in groups]):
        doubts[index].append(doubt_whole(source, paragraphs[index].clean))
    yield from chain.from_iterable(doubts)


def _merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the log in order; what was changed twice at one place counts as one change.

    What was changed within what is taken out went with it.
    """
    last: dict[int, Edit] = {}
    for edit in edits:
        before = last.get(edit.start)
        end = max(before.end, edit.end) if before else edit.end
        # What is taken out in the end is told by why it was, not by what was changed in it before.
        reason = before.reason if before and edit.replacement else edit.reason
        last[edit.start] = Edit(edit.start, end, edit.replacement, reason)
    merged: list[Edit] = []
    skipped = 0
    for start in sorted(last):
        if start >= skipped:
            merged.append(last[start])
            skipped = last[start].end if not last[start].replacement else skipped
    return tuple(merged)


def _is_cut(joined: Joined) -> bool:
    """Tell whether a paragraph was put together or lacks an end."""
    return bool(joined.joins) or joined.cut_start or joined.cut_end


def _paragraph(joined: Joined, scanned: bool, lexicon: Lexicon) -> tuple[Paragraph, list[Edit]]:
    clean, edits = normalise(joined.text, scanned)
    clean, marks = without_note_marks(clean, lexicon)
    return (
        Paragraph(
            clean, joined.kind, joined.gap, joined.continued, joined.cut_start, joined.cut_end
        ),
        [*edits, *marks],
    )

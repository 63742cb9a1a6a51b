"""Make the section-by-section comparison: corresponding passages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.briefing.choosing import Chooser
from compare.briefing.document import Cell, Column, Inline, Mark, Row, Run, Table
from compare.briefing.sources import Desk, Marked, formula_marks
from compare.lexicon import Lexicon
from compare.model.findings import Alignment, Grade, Passage, SentencePair
from compare.model.report import Document, Sentence
from compare.passages import sentence_passage
from compare.scoring.differences import changed_runs
from compare.text import letters_of
from compare.words import split_words

_MOST_HEADINGS = 3
# Letters of a common run that is worth a mark.
_SHORTEST_COMMON = 4


def topic_table(
    alignment: Alignment,
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Sequence[str],
    lexicon: Lexicon,
) -> Table:
    """Return one topic: for each district its sections and the sentence that tells most of it."""
    chosen = _representatives(alignment, desk, Chooser.of(alignment.role, alignment.theme, lexicon))
    rows = tuple(
        Row(
            (
                Cell(((Run(desk.short(document.speaker), Mark.STRONG),),)),
                Cell(tuple((Run(heading),) for heading in _headings(document, alignment))),
                _sentence_cell(chosen[document.id], document, alignment, desk),
            )
        )
        for document in desk.comparable
        if alignment.sections.get(document.id)
    )
    widths = (1.2, 3.4, 7.4)
    columns = tuple(Column(head, width) for head, width in zip(heads, widths, strict=True))
    return Table(number, caption, columns, rows, f"topic-{alignment.role}-{alignment.theme}")


def _headings(document: Document, alignment: Alignment) -> list[str]:
    """Return the headings of a district's aligned sections, each once."""
    found = [document.section(identifier).heading for identifier in alignment.sections[document.id]]
    named = [heading.rstrip("。") for heading in found if heading]
    distinct = list(dict.fromkeys(named))
    if len(distinct) > _MOST_HEADINGS:
        return [*distinct[:_MOST_HEADINGS], f"等{len(distinct)}节"]
    return distinct or ["—"]


def _representatives(
    alignment: Alignment, desk: Desk, chooser: Chooser
) -> dict[str, Sentence | None]:
    """Return for each district's document the sentence that stands for it in a topic.

    None where all only declare.
    """
    spoken = {
        document.id: _spoken(document, alignment)
        for document in desk.comparable
        if alignment.sections.get(document.id)
    }
    speakers = {document.id: document.speaker for document in desk.comparable}
    chosen: dict[str, Sentence | None] = {}
    for identifier, own in spoken.items():
        others = [
            s for d, them in spoken.items() if speakers[d] != speakers[identifier] for s in them
        ]
        chosen[identifier] = chooser.best(own, others)
    return chosen


def _spoken(document: Document, alignment: Alignment) -> list[Sentence]:
    """Return the sound sentences of a district's aligned sections and their subsections."""
    covered = document.covered(alignment.sections[document.id])
    return [s for s in document.sentences if s.section in covered and s.usable and not s.is_heading]


def _sentence_cell(
    sentence: Sentence | None, document: Document, alignment: Alignment, desk: Desk
) -> Cell:
    """Return the chosen sentence, or a note why there is none."""
    if sentence is None:
        covered = document.covered(alignment.sections[document.id])
        usable = any(
            s.usable and not s.is_heading for s in document.sentences if s.section in covered
        )
        reason = desk.word("excerpt", "none" if usable else "damaged")
        return Cell(((Run(reason, Mark.MUTED),),))
    return Cell(((_quoted(sentence, document, desk),),))


def _quoted(sentence: Sentence, document: Document, desk: Desk) -> Inline:
    passage = sentence_passage(sentence, document, {document.source: desk.source(document)})
    return desk.quotation(passage, formula_marks(desk, document.id, sentence.clean.positions))


def pair_table(
    pairs: Sequence[SentencePair], desk: Desk, number: str, caption: str, heads: Sequence[str]
) -> Table:
    """Return sentence pairs side by side, the differing words marked on both sides."""
    sizes = Counter(pair.cluster for pair in desk.findings.sentence_pairs)
    rows = tuple(
        Row(
            (
                Cell(
                    (
                        (
                            Run(
                                "\n".join(
                                    _relation(
                                        pair, bool(pair.cluster) and sizes[pair.cluster] > 1, desk
                                    )
                                )
                            ),
                        ),
                    )
                ),
                _side(pair.a, pair.b, pair.grade, desk),
                _side(pair.b, pair.a, pair.grade, desk),
            )
        )
        for pair in pairs
    )
    widths = (1.2, 5.4, 5.4)
    columns = tuple(Column(head, width) for head, width in zip(heads, widths, strict=True))
    return Table(number, caption, columns, rows, "table-pairs")


def _relation(pair: SentencePair, is_one_of_several: bool, desk: Desk) -> list[str]:
    """Return grade and score of a pair, and whether it has moved or is one of several."""
    words = [desk.word("grade", pair.grade), f"{pair.score:.0f}"]
    words += [desk.word("link", pair.moved)] if pair.moved else []
    return words + ([desk.word("link", "several")] if is_one_of_several else [])


def _side(own: Passage, other: Passage, grade: Grade, desk: Desk) -> Cell:
    """Return one side; what is marked is the smaller part: what differs, or what is the same."""
    marks = _common if grade is Grade.RELATED else _differing
    speaker = desk.short(desk.document(own.document).speaker)
    return Cell(
        (
            (Run(speaker, Mark.STRONG),),
            (desk.quotation(own, marks(own.text, other.text)),),
        )
    )


def _differing(own: str, other: str) -> list[Marked]:
    """Return the marks of the words that the other side does not have."""
    return [
        (low, high, Mark.DIFFERENCE, None)
        for low, high in _changed(own, other)
        if any(character.isalnum() for character in own[low:high])
    ]


def _common(own: str, other: str) -> list[Marked]:
    """Return the marks of the runs of words that stand on both sides, short ones left out."""
    edges = [0, *(edge for span in _changed(own, other) for edge in span), len(own)]
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [
        (low, high, Mark.FORMULA, None)
        for low, high in runs
        if len(letters_of(own[low:high])) >= _SHORTEST_COMMON
    ]


def _changed(own: str, other: str) -> list[tuple[int, int]]:
    """Return the spans of the words that the other side does not have, in order."""
    words = split_words(own)
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    runs = changed_runs(words, split_words(other))
    return [(offsets[low], offsets[high]) for (low, high), _ in runs if high > low]

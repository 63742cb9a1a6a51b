"""Hold the letters of a document in one string, with the way back to sentences and raw places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon
from compare.model.findings import Passage
from compare.model.report import Document, Role, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.text import letter_places
from compare.words import word_bounds

# Stands between sentences; it is no letter, so that no wording reaches across.
BREAK = "\n"
# Letters around a passage that tell where its words end.
_AROUND = 6


@dataclass(frozen=True)
class Lettering:
    """Hold the letters of a document's whole sentences, joined by `BREAK`.

    `starts[i]` is where the letters of `sentences[i]` begin.
    """

    document: Document
    text: str
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> Lettering:
        """Return the letters of all sentences that may be quoted, headings included.

        Appendices explain the words of others, and are left out.
        """
        left_out = {s.id for s in document.sections if s.role is Role.APPENDIX}
        sentences = tuple(
            s for s in document.sentences if s.usable and s.letters and s.section not in left_out
        )
        starts, place = [], 0
        for sentence in sentences:
            starts.append(place)
            place += len(sentence.letters) + len(BREAK)
        text = BREAK.join(sentence.letters for sentence in sentences)
        return cls(document, text, sentences, tuple(starts))

    def sentence_at(self, place: int) -> Sentence:
        """Return the sentence in which a letter stands."""
        return self.sentences[bisect_right(self.starts, place) - 1]

    def role_at(self, place: int) -> Role:
        """Return the role of the section in which a letter stands."""
        return self.document.section(self.sentence_at(place).section).role

    def clean_span(self, start: int, end: int) -> tuple[Sentence, int, int]:
        """Return the sentence of a span of letters and the span in its clean text."""
        index = bisect_right(self.starts, start) - 1
        sentence = self.sentences[index]
        places = letter_places(sentence.text)
        base = self.starts[index]
        return sentence, places[start - base], places[end - 1 - base] + 1

    def ends_with_words(self, start: int, end: int, lexicon: Lexicon) -> bool:
        """Tell whether a span of letters begins and ends where words do in its sentence."""
        sentence, low, high = self.clean_span(start, end)
        begin = max(0, low - _AROUND)
        bounds = word_bounds(sentence.text[begin : high + _AROUND], lexicon)
        return {low - begin, high - begin} <= bounds

    def passage(self, start: int, end: int, sources: Mapping[str, Source]) -> Passage:
        """Return the passage of a span of letters within one sentence, marks inside included."""
        sentence, low, high = self.clean_span(start, end)
        return passage_of(sentence.clean, self.document, dict(sources), low, high)

    def places_of(self, words: str) -> Iterator[int]:
        """Yield where some letters stand, from left to right, overlapping ones too."""
        place = self.text.find(words)
        while place >= 0:
            yield place
            place = self.text.find(words, place + 1)


def letterings_of(documents: Sequence[Document]) -> tuple[Lettering, ...]:
    """Return the letters of the documents that take part."""
    return tuple(Lettering.of(document) for document in documents if document.comparable)

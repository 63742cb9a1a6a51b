"""Answer what the briefing asks of the findings: documents, places, labels and citations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from compare.briefing.document import Citation, Mark, Quotation, Run
from compare.briefing.present import present_formulas
from compare.briefing.where import full_words
from compare.lexicon import Lexicon
from compare.model.findings import Findings, Formula, Indicator, Passage, Shortcoming
from compare.model.report import CleanText, Document, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.reading_report import locate
from compare.segmenting.identity.register import short_name

_CLAUSE = "，。；！？：、,;"
_SHORTEST_CLAUSE = 10

Labels = dict[str, dict[str, str]]
Marked = tuple[int, int, Mark, str | None]


@dataclass(frozen=True)
class Desk:
    """Hold the findings and labels, and look things up in them."""

    findings: Findings
    labels: Labels

    def source(self, document: Document) -> Source:
        """Return the source of a document."""
        return self._sources[document.source]

    def document(self, identifier: str) -> Document:
        """Return the document of an id."""
        return self._documents[identifier]

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.findings.sources}

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.findings.documents}

    @cached_property
    def _sentences(self) -> dict[str, tuple[list[int], tuple[Sentence, ...]]]:
        """Return for each document the starts of its sentences, and the sentences."""
        return {
            document.id: ([s.start for s in document.sentences], document.sentences)
            for document in self.findings.documents
        }

    @cached_property
    def formula_places(self) -> dict[str, list[tuple[int, int, str]]]:
        """Return for each document the (start, end, formula id) of all formulas, in order."""
        places: dict[str, list[tuple[int, int, str]]] = {}
        for formula in self.findings.formulas:
            for variant in formula.variants:
                for place in variant.occurrences:
                    found = (place.start, place.end, formula.id)
                    places.setdefault(place.document, []).append(found)
        return {document: sorted(found) for document, found in places.items()}

    @cached_property
    def initiative_places(self) -> dict[str, list[tuple[int, int, str]]]:
        """Return for each document its initiatives as (start, number from 1, name)."""
        places: dict[str, list[tuple[int, int, str]]] = {}
        for number, item in enumerate(self.findings.initiatives, 1):
            found = (item.passage.start, number, item.name)
            places.setdefault(item.passage.document, []).append(found)
        return places

    @cached_property
    def comparable(self) -> tuple[Document, ...]:
        """Return the documents that take part in the comparison."""
        earlier = self.findings.earlier
        return tuple(d for d in self.findings.documents if d.comparable and d.id not in earlier)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return the figures of the documents that take part."""
        present = {document.id for document in self.comparable}
        return tuple(i for i in self.findings.indicators if i.passage.document in present)

    @cached_property
    def shortcomings(self) -> tuple[Shortcoming, ...]:
        """Return the shortcomings that the documents that take part admit."""
        present = {document.id for document in self.comparable}
        return tuple(s for s in self.findings.self_criticism if s.passage.document in present)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """Return the formulas that the districts share in the present year."""
        return present_formulas(self.findings)

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """Return the districts that take part, in the order of their documents."""
        return tuple(dict.fromkeys(d.speaker for d in self.comparable))

    def word(self, group: str, key: str) -> str:
        """Return the label of a code; an unknown code stands for itself."""
        return self.labels.get(group, {}).get(key, key)

    def short(self, district: str) -> str:
        """Return a district's name for a narrow column, unless two districts share it."""
        short = self._short_names.get(district) or short_name(district, self._peoples)
        same = [d for d in self.districts if self._short_names[d] == short]
        return short if len(same) <= 1 else district

    @cached_property
    def _short_names(self) -> dict[str, str]:
        return {district: short_name(district, self._peoples) for district in self.districts}

    @cached_property
    def _peoples(self) -> tuple[str, ...]:
        return tuple(Lexicon().table("identity")["places"]["peoples"])

    def line(self, passage: Passage) -> int:
        """Return the line of the source in which a passage begins."""
        return self.source(self.document(passage.document)).line(passage.start)

    def citation(self, passage: Passage) -> Citation:
        """Return the citation of a passage: printed label, full detail, literal raw text."""
        document = self.document(passage.document)
        source = self.source(document)
        return Citation(
            label=self.place_label(document, passage.start, passage.end),
            detail=self.labels["citation"]["detail"].format(
                number=document.number,
                title=document.title,
                file=source.path,
                line=source.line(passage.start),
                place=full_words(locate(source, passage.start, passage.end), self.labels["place"]),
                section=self.section_name(document, passage.start),
            ),
            literal=passage.quote,
            document=document.id,
            source=source.id,
            start=passage.start,
            end=passage.end,
            target=self._source_anchor(passage),
        )

    def place_label(self, document: Document, start: int, end: int) -> str:
        """Return the printed label of a raw span: the document's number and its lines."""
        source = self.source(document)
        first, last = source.line(start), source.line(max(start, end - 1))
        pattern = self.labels["citation"]["label" if first == last else "range"]
        return pattern.format(number=document.number, line=first, last=last)

    def _source_anchor(self, passage: Passage) -> str:
        """Return the anchor of the sentence of a passage in the annex of sources."""
        sentence = self.sentence(passage)
        return f"source-{passage.document}-{sentence.start if sentence else passage.start}"

    def label(self, passage: Passage, mark: Mark = Mark.PLAIN, behind: str = "") -> Run:
        """Return the label of a passage that is cited, not quoted."""
        citation = self.citation(passage)
        return Run(citation.label + behind, mark, citation.target, citation)

    def section_name(self, document: Document, offset: int) -> str:
        """Return the innermost heading above a raw offset, in title marks."""
        words = self.section_words(document, offset)
        return f"“{words}”一节" if words else self.labels["citation"]["no_section"]

    def section_words(self, document: Document, offset: int) -> str:
        """Return the words of the innermost heading above a raw offset, "" where there is none."""
        inside = [s for s in document.sections if s.start <= offset < s.end and s.heading]
        if not inside:
            return ""
        innermost = max(inside, key=lambda section: section.level)
        return (innermost.heading or "").rstrip("。")

    def sentence(self, passage: Passage) -> Sentence | None:
        """Return the sentence in which a passage lies, or None."""
        starts, sentences = self._sentences[passage.document]
        place = bisect_right(starts, passage.start) - 1
        if place >= 0 and passage.end <= sentences[place].end:
            return sentences[place]
        return None

    def clause(self, passage: Passage) -> Passage:
        """Return the clause around a passage, so that a figure is quoted with what it counts."""
        sentence = self.sentence(passage)
        if sentence is None:
            return passage
        places = sentence.clean.positions
        start, end = places.index(passage.start), places.index(passage.end - 1) + 1
        low = _clause_start(sentence.text, start)
        while end - low < _SHORTEST_CLAUSE and low > 0:
            low = _clause_start(sentence.text, low - 1)
        high = next(
            (i for i in range(end, len(places)) if sentence.text[i] in _CLAUSE), len(places)
        )
        document = self.document(passage.document)
        sources = {document.source: self.source(document)}
        return passage_of(sentence.clean, document, sources, low, high)

    def excerpt(self, passage: Passage, words: str, longest: int) -> Passage:
        """Return the clauses of a passage around some words, about `longest` characters of them.

        What is left is still literal: whole clauses without a gap, or the passage itself.
        """
        text = passage.text
        if len(text) <= longest:
            return passage
        middle = max(text.find(words), 0)
        cuts = [0, *(i + 1 for i in _cut_places(text)), len(text)]
        low = max(cut for cut in cuts if cut <= middle)
        high = min(cut for cut in cuts if cut >= min(middle + len(words), len(text)))
        for cut in cuts:
            if cut > high and cut - low <= longest:
                high = cut
        positions = self.positions(passage)
        if not positions or high <= low:
            return passage
        clean = CleanText(text, positions)
        document = self.document(passage.document)
        sources = {document.source: self.source(document)}
        found = passage_of(clean, document, sources, low, high)
        trimmed = found.text.rstrip("，；、：")
        return passage_of(clean, document, sources, low, low + len(trimmed))

    def positions(self, passage: Passage) -> tuple[int, ...]:
        """Return the raw position of each character of a passage's clean text."""
        sentence = self.sentence(passage)
        if sentence is None:
            return ()
        places = sentence.clean.positions
        start = places.index(passage.start)
        return places[start : start + len(passage.text)]

    def quotation(self, passage: Passage, marks: Sequence[Marked] = ()) -> Quotation:
        """Return a passage as a quotation, with marks at spans of its clean text."""
        text = displayed(passage.text)
        runs = (Run("“"), *marked_runs(text, marks), Run("”"))
        return Quotation(runs, self.citation(passage))


def _cut_places(text: str) -> list[int]:
    """Return where a text may be cut: at commas outside quotation marks and brackets."""
    depth = 0
    places = []
    for index, character in enumerate(text):
        depth += (character in "“《（") - (character in "”》）")
        if character in "，；。" and depth <= 0:
            places.append(index)
    return places


def _clause_start(text: str, place: int) -> int:
    return next((i + 1 for i in range(place - 1, -1, -1) if text[i] in _CLAUSE), 0)


_INNER = str.maketrans({"“": "‘", "”": "’"})


def displayed(text: str) -> str:
    """Return a text for display inside quotation marks: inner marks are single, one by one."""
    return text.translate(_INNER)


def marked_runs(text: str, marks: Sequence[Marked]) -> tuple[Run, ...]:
    """Return a text as runs; where marks overlap, the first in the sequence wins."""
    if not marks:
        return (Run(text),) if text else ()
    chosen: list[tuple[Mark, str | None]] = [(Mark.PLAIN, None)] * len(text)
    edges = {0, len(text)}
    for start, end, mark, target in reversed(marks):
        low, high = max(0, start), min(end, len(text))
        if low < high:
            chosen[low:high] = [(mark, target)] * (high - low)
            edges.update((low, high))
    # Where nothing changes, the run before goes on.
    begins = [
        edge
        for edge in sorted(edges)
        if not 0 < edge < len(text) or chosen[edge - 1] != chosen[edge]
    ]
    return tuple(Run(text[low:high], *chosen[low]) for low, high in pairwise(begins))


def formula_marks(desk: Desk, document: str, positions: Sequence[int]) -> list[Marked]:
    """Return the marks of all formulas in a clean text whose raw positions are given."""
    if not positions:
        return []
    low, high = positions[0], positions[-1] + 1
    places = desk.formula_places.get(document, [])
    marks: list[Marked] = []
    for number in range(bisect_left(places, (low, 0, "")), len(places)):
        begin, stop, formula = places[number]
        if begin >= high:
            break
        start, end = bisect_left(positions, begin), bisect_left(positions, stop - 1)
        if end < len(positions) and (positions[start], positions[end]) == (begin, stop - 1):
            marks.append((start, end + 1, Mark.FORMULA, f"formula-{formula}"))
    return sorted(marks, key=lambda mark: mark[0] - mark[1])


def letter_count(document: Document) -> int:
    """Return the number of letters of a document's text."""
    return sum(len(sentence.letters) for sentence in document.sentences)

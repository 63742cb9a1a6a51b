"""Answer what the rows of tables ask of the findings: documents, speakers, lines, sections."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from compare.export.tables.definition import Link, Place
from compare.model.findings import Findings, Passage
from compare.model.report import Document, Section, Sentence
from compare.model.source import Source
from compare.passages import sentence_passage

DOCUMENTS = "documents"
SECTIONS = "sections"
FORMULAS = "formula_matrix"
# So many lately asked for are held; of all places of a large run there are too many.
_KEPT_PLACES = 65_536


@dataclass(frozen=True)
class Lookup:
    """Hold the findings and look things up in them."""

    findings: Findings

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.findings.documents}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.findings.sources}

    @cached_property
    def _sections(self) -> dict[str, tuple[Document, Section]]:
        return {s.id: (d, s) for d in self.findings.documents for s in d.sections}

    @cached_property
    def _sentences(self) -> dict[str, tuple[Sentence, ...]]:
        return {
            document.id: tuple(sorted(document.sentences, key=lambda s: s.start))
            for document in self.findings.documents
        }

    @cached_property
    def _rows(self) -> dict[str, int]:
        """Return the row of each document, section and formula in its own table."""
        formulas = [formula.id for formula in self.findings.formulas]
        tables = (list(self._documents), list(self._sections), formulas)
        return {identifier: row for ids in tables for row, identifier in enumerate(ids)}

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """Return the districts that take part, in the order of their documents."""
        return tuple(dict.fromkeys(d.speaker for d in self.findings.documents if d.comparable))

    def document(self, identifier: str) -> Document:
        """Return the document of an id."""
        return self._documents[identifier]

    def source(self, document: Document) -> Source:
        """Return the source of a document."""
        return self._sources[document.source]

    def section(self, identifier: str) -> tuple[Document, Section]:
        """Return a section and its document."""
        return self._sections[identifier]

    def heading(self, identifier: str | None) -> str | None:
        """Return the heading of a section, None where there is no section or it has none."""
        found = self._sections.get(identifier or "")
        return found[1].heading if found else None

    def role(self, identifier: str | None) -> str | None:
        """Return the role of a section."""
        found = self._sections.get(identifier or "")
        return found[1].role.value if found else None

    @cached_property
    def _numbers(self) -> dict[str, Link]:
        return {
            document.id: Link(document.number, DOCUMENTS, row)
            for row, document in enumerate(self._documents.values())
        }

    def number(self, document: Document) -> Link:
        """Return the printed number of a document, which leads to its row."""
        return self._numbers[document.id]

    def section_link(self, identifier: str) -> Link:
        """Return the id of a section, which leads to its row."""
        return Link(identifier, SECTIONS, self._rows[identifier])

    def formula(self, identifier: str) -> Link:
        """Return the id of a formula, which leads to its row."""
        return Link(identifier, FORMULAS, self._rows.get(identifier, 0))

    def place(self, document: Document, start: int, end: int) -> Place:
        """Return where raw text stands."""
        return self._place(document.id, start, end)

    @cached_property
    def _place(self) -> Callable[[str, int, int], Place]:
        """Return what makes places; many rows quote the same sentences."""

        def made(identifier: str, start: int, end: int) -> Place:
            document = self._documents[identifier]
            source = self.source(document)
            first, last = source.line(start), source.line(max(start, end - 1))
            return Place(document.number, first, last, source.id, start, end)

        return lru_cache(_KEPT_PLACES)(made)

    def sentence(self, passage: Passage) -> Passage | None:
        """Return the sentence in which a passage lies, None where it lies in none."""
        document = self.document(passage.document)
        for sentence in self._around(passage):
            return sentence_passage(sentence, document, self._sources)
        return None

    def section_of(self, passage: Passage) -> str | None:
        """Return the id of the section in which a passage lies."""
        return next((sentence.section for sentence in self._around(passage)), None)

    def _around(self, passage: Passage) -> tuple[Sentence, ...]:
        sentences = self._sentences[passage.document]
        index = bisect_right(sentences, passage.start, key=lambda s: s.start) - 1
        if index >= 0 and passage.end <= sentences[index].end:
            return (sentences[index],)
        return ()

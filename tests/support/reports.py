"""Read, clean and segment texts for tests, and find places in them by line and words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compare.cleaning import CleanSource, clean_source
from compare.lexicon import Lexicon
from compare.model.report import Document, Section
from compare.model.source import Source, line_starts
from compare.reading import read_paths
from compare.segmenting import segment_sources
from compare.settings import ReadingSettings, StructureSettings
from compare.text import is_letter, letter_places

SEEDS = Path(__file__).parents[2] / "seeds"
LEXICON = Lexicon()


@dataclass(frozen=True)
class ReadFile:
    """Hold everything that the first stages make of one source."""

    source: Source
    clean: CleanSource
    documents: tuple[Document, ...]

    @property
    def only(self) -> Document:
        """Return the one document of the source."""
        assert len(self.documents) == 1, [document.title for document in self.documents]
        return self.documents[0]


def source_of(text: str, path: str = "text.txt") -> Source:
    """Make a source of a text, as a reader would."""
    return Source("S1", path, "0" * 64, "text", "utf-8", text, line_starts(text))


def read_text(text: str) -> ReadFile:
    """Clean and segment one text."""
    clean = clean_source(source_of(text), LEXICON)
    return ReadFile(clean.source, clean, segment_sources([clean], StructureSettings(), LEXICON))


@lru_cache(maxsize=1)
def read_seeds() -> dict[str, ReadFile]:
    """Read all seeds once; the keys are their file names."""
    reading = read_paths([SEEDS], ReadingSettings())
    assert not reading.skipped
    cleans = [clean_source(source, LEXICON) for source in reading.sources]
    documents = segment_sources(cleans, StructureSettings(), LEXICON)
    return {
        Path(clean.source.path).name: ReadFile(
            clean.source, clean, tuple(d for d in documents if d.source == clean.source.id)
        )
        for clean in cleans
    }


def letters_only(text: str) -> str:
    """Return letters and digits alone, also of a damaged text."""
    return "".join(character for character in text if is_letter(character))


def offset_of(source: Source, line: int, words: str = "") -> int:
    """Return where `words` begin in a line; blanks and punctuation do not matter."""
    start, end = source.line_span(line)
    raw = source.quote(start, end)
    places = letter_places(raw)
    letters = letters_only(raw)
    found = letters.find(letters_only(words))
    assert found >= 0, f"{source.path} line {line} has no {words!r}"
    return start + places[found]


def section_at(document: Document, offset: int) -> Section | None:
    """Return the innermost section that covers a raw offset."""
    covering = [s for s in document.sections if s.start <= offset < s.end]
    return max(covering, key=lambda section: (section.start, section.level), default=None)


def sections_with(document: Document, role: str) -> list[Section]:
    """Return the sections of a role, outermost only."""
    by_id = {section.id: section for section in document.sections}
    return [
        section
        for section in document.sections
        if section.role == role and (section.parent is None or by_id[section.parent].role != role)
    ]


def role_text(document: Document, role: str) -> str:
    """Return the clean text of all sentences whose section has a role."""
    ids = {section.id for section in document.sections if section.role == role}
    return "".join(s.text for s in document.sentences if s.section in ids)

"""Write the reading of sources as a side file that a person can edit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from compare.correcting.anchors import Anchors
from compare.correcting.side_file import name_beside
from compare.model.corrections import IDENTITY_FIELDS
from compare.model.report import Document, Role, Section
from compare.model.source import Source

_FEWEST_WORDS = 8
_MOST_WORDS = 60
_MOST_MARKS = 6


def side_file_text(report: str, sources: Iterable[tuple[Source, Sequence[Document]]]) -> str:
    """Return the text of a side file for the sources of a report, with their documents."""
    head = files(__package__).joinpath("head.txt").read_text(encoding="utf-8")
    lines = [head.format(roles=" ".join(role.value for role in Role))]
    for source, documents in sources:
        lines += ["[[source]]", _pair("path", name_beside(report, source))]
        lines.append(_pair("sha256", source.sha256))
        anchors = Anchors(source)
        for document in documents:
            lines += ["", *_document(document, source, anchors)]
    return "\n".join(lines) + "\n"


def _document(document: Document, source: Source, anchors: Anchors) -> Iterator[str]:
    line, words = _anchor(document.start, document.end, source, anchors)
    yield "[[source.document]]"
    yield _pair("line", line)
    yield _pair("begins", words)
    yield _pair("title", document.title)
    yield _pair("author", document.author or "")
    yield f"comparable = {str(document.comparable).lower()}"
    for name in IDENTITY_FIELDS:
        missing: str | int = 0 if name.endswith("_year") else ""
        value = getattr(document.identity, name)
        yield _pair(name, missing if value is None else value)
    entries = [(section.start, section, False) for section in document.sections]
    entries += [(start, section, True) for start, section in _resumptions(document)]
    for start, section, resumes in sorted(entries, key=lambda entry: entry[0]):
        yield ""
        if resumes:
            yield from _resumption(start, section, source, anchors)
        else:
            yield from _section(section, source, anchors)


def _section(section: Section, source: Source, anchors: Anchors) -> Iterator[str]:
    end = section.body_start if section.heading else section.end
    line, words = _anchor(section.start, end, source, anchors, section.heading)
    yield "  [[source.document.section]]"
    yield "  " + _pair("line", line)
    yield "  " + _pair("heading" if section.heading else "begins", words)
    yield f"  level = {section.level}"
    yield "  " + _pair("role", section.role.value)


def _resumptions(document: Document) -> Iterator[tuple[int, Section]]:
    """Yield where the text goes on with a section after one below it has ended."""
    sections = {section.id: section for section in document.sections}
    opened: set[str] = set()
    current = ""
    for sentence in document.sentences:
        if sentence.section != current and sentence.section in opened:
            yield sentence.start, sections[sentence.section]
        current = sentence.section
        opened.add(current)


def _resumption(start: int, section: Section, source: Source, anchors: Anchors) -> Iterator[str]:
    line, words = _anchor(start, start + _MOST_WORDS, source, anchors)
    yield "  [[source.document.section]]"
    yield "  " + _pair("line", line)
    yield "  " + _pair("begins", words)
    yield f"  level = {section.level}"
    yield "  resumes = true"


def _anchor(
    start: int, end: int, source: Source, anchors: Anchors, heading: str | None = None
) -> tuple[int, str]:
    """Return a line and words that lead back to `start`: a heading as a whole, if it can be found.

    A heading with a gap in the raw text, and a beginning that stands twice, need other words.
    """
    line = source.line(start)
    if heading is not None and _leads_to(start, anchors.find(line, heading)):
        return line, heading
    raw = source.quote(start, min(end, start + _MOST_WORDS)).split("\n")[0].strip()
    sizes = range(_FEWEST_WORDS, len(raw)) if heading is None else ()
    for size in sizes:
        if _leads_to(start, anchors.find(line, raw[:size])):
            return line, raw[:size]
    return line, raw


def _leads_to(start: int, found: tuple[int, int] | None) -> bool:
    """Tell whether a place is at `start`, but for brackets and blanks, which are no letters."""
    return found is not None and 0 <= found[0] - start <= _MOST_MARKS


def _pair(name: str, value: str | int) -> str:
    """Return a line of TOML; a string of JSON is one of TOML once DEL is escaped."""
    shown = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{name} = {shown}"

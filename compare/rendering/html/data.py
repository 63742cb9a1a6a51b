"""Turn the originals into the data that the page's script reads; each text stands there once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from compare.briefing.document import (
    Briefing,
    Mark,
    ReaderDocument,
    ReaderSection,
    ReaderSentence,
    ReaderTopic,
    Run,
)
from compare.rendering.html.answers import chart_answers
from compare.rendering.html.corresponding import links_data
from compare.rendering.html.files import files_data
from compare.rendering.html.links import Links

# Within a script element these could end it or begin a comment, so they are written as escapes.
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def page_data(briefing: Briefing, links: Links, words: Mapping[str, str]) -> Markup:
    """Return the originals, their alignment and the script's words as JSON safe within HTML."""
    reader = briefing.reader
    data = {
        "documents": [_document(each, links) for each in reader.documents],
        "topics": [_topic(each) for each in reader.topics],
        "links": links_data(reader),
        "files": files_data(reader),
        "skipped": reader.skipped,
        "charts": chart_answers(briefing, links),
        "words": dict(words),
    }
    return safe_json(data)


def safe_json(data: object) -> Markup:
    """Write JSON that no text can break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # One after the other: of millions of characters hardly any is escaped.
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return Markup(text)


def _document(document: ReaderDocument, links: Links) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": document.id,
        "number": document.number,
        "name": document.name,
        "year": document.year,
        "title": document.title,
        "facts": document.facts,
        "comparable": document.comparable,
        "sections": [_section(section, links) for section in document.sections],
        "file": document.file,
    }
    if document.is_earlier:
        written["earlier"] = 1
    return written


def _section(section: ReaderSection, links: Links) -> dict[str, Any]:
    return {
        "id": section.id,
        "level": section.level,
        "heading": section.heading,
        "role": section.role,
        "theme": section.theme,
        "sentences": [_sentence(sentence, links) for sentence in section.sentences],
    }


def _sentence(sentence: ReaderSentence, links: Links) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": sentence.anchor,
        "label": sentence.label,
        "runs": [_run(run, links) for run in sentence.runs],
    }
    # What is usual is left out: there are thousands of sentences.
    if not sentence.usable:
        written["damaged"] = 1
    if sentence.hidden:
        written["hidden"] = sentence.hidden
    if sentence.starts_paragraph:
        written["paragraph"] = 1
    return written


def _run(run: Run, links: Links) -> str | list[str]:
    href = links.href(run.target)
    if href is None and run.mark is Mark.FORMULA and run.target:
        # Without an entry in the briefing it still leads to all its places.
        href = f"#{quote(run.target, safe='')}"
    if run.mark is Mark.PLAIN and href is None:
        return run.text
    return [run.text, run.mark.value] if href is None else [run.text, run.mark.value, href]


def _topic(topic: ReaderTopic) -> dict[str, Any]:
    sections = {document: ids for document, ids in topic.sections.items() if ids}
    return {"role": topic.role, "theme": topic.theme, "sections": sections}

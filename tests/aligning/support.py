"""Make documents with several sections from a few lines."""

from __future__ import annotations

from dataclasses import replace

from compare.model.report import Document, HeadingKind, Role
from tests.mining.support import document

# Heading and text of a section; blanks before the heading make it a subsection.
Part = tuple[str, str]


def report(number: int, district: str, parts: list[Part], role: Role = Role.PLAN) -> Document:
    """Make a report whose sections hold a heading and a text each, with their subsections."""
    lines = [line for heading, text in parts for line in (heading.strip(), text) if line]
    made, _ = document(number, district, lines, role=role, theme=None)
    sections, sentences, parents, place = [], [], {}, 0
    for count, (heading, text) in enumerate(parts, 1):
        level = 1 + len(heading) - len(heading.lstrip())
        own = made.sentences[place : place + (2 if text else 1)]
        place += len(own)
        parents[level] = f"{made.id}.{count}"
        sections.append(
            replace(
                made.sections[0],
                id=f"{made.id}.{count}",
                parent=parents.get(level - 1),
                level=level,
                heading=heading.strip(),
                heading_kind=HeadingKind.OWN_LINE,
                start=own[0].start,
                end=own[-1].end,
                body_start=own[0].end,
            )
        )
        sentences += [
            replace(sentence, section=sections[-1].id, is_heading=index == 0)
            for index, sentence in enumerate(own)
        ]
    return replace(made, sections=tuple(sections), sentences=tuple(sentences))

"""Tell which part of review and plan each theme takes, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from compare.lexicon import Lexicon
from compare.model.report import Document, HeadingKind, Role, Section, Sentence
from compare.model.source import Source
from compare.model.years import ThemeShare
from compare.segmenting.themes import theme_of
from compare.years.series import series_of

_ROLES = (Role.REVIEW, Role.PLAN)


def theme_shares(
    documents: Sequence[Document], sources: Mapping[str, Source], lexicon: Lexicon
) -> tuple[ThemeShare, ...]:
    """Return the share of each theme in the letters of a role, for speakers with several years.

    Letters without a theme count in the whole, so that the shares of a role add up to at most 1.
    A section that holds a whole role is told apart by paragraphs: else a year without headings
    would have no themes, and the next one would seem to have brought them.
    """
    return tuple(
        share
        for (speaker, _), years in series_of(documents).items()
        if len(years) > 1
        for year, own in years.items()
        for role in _ROLES
        for share in _shares(_Rooms(own, sources, lexicon, role), speaker, year)
    )


class _Rooms:
    """Hold how many letters each theme has in a role of some documents."""

    def __init__(
        self,
        documents: Sequence[Document],
        sources: Mapping[str, Source],
        lexicon: Lexicon,
        role: Role,
    ) -> None:
        self.role = role
        self._lexicon = lexicon
        self.letters: Counter[str] = Counter()
        for document in documents:
            for theme, count in self._rooms(document, sources[document.source]):
                self.letters[theme or ""] += count

    def _rooms(self, document: Document, source: Source) -> Iterator[tuple[str | None, int]]:
        sections = {section.id: section for section in document.sections}
        spoken = [s for s in document.sentences if not s.is_heading]
        for (name, _), paragraph in groupby(spoken, lambda s: (s.section, source.line(s.start))):
            section, sentences = sections[name], list(paragraph)
            if section.role is self.role:
                theme = self._theme(section, sections, sentences, document.identity.body)
                yield theme, sum(len(sentence.letters) for sentence in sentences)

    def _theme(
        self,
        section: Section,
        sections: Mapping[str, Section],
        sentences: Sequence[Sentence],
        body: str | None,
    ) -> str | None:
        parent = sections.get(section.parent or "")
        is_part = parent is not None and parent.role is section.role
        if section.theme and is_part and section.heading_kind is not HeadingKind.NONE:
            return section.theme
        opening, text = sentences[0].text, "".join(sentence.text for sentence in sentences)
        return theme_of(opening, text, body, self._lexicon) or section.theme


def _shares(rooms: _Rooms, speaker: str, year: int) -> list[ThemeShare]:
    whole = rooms.letters.total()
    return [
        ThemeShare(speaker, year, rooms.role.value, theme, round(count / whole, 4))
        for theme, count in sorted(rooms.letters.items(), key=lambda item: (-item[1], item[0]))
        if theme
    ]

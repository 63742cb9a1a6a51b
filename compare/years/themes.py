"""Tell which part of review and plan each theme takes, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.model.report import Document, Role
from compare.model.years import ThemeShare
from compare.years.series import series_of

_ROLES = (Role.REVIEW, Role.PLAN)


def theme_shares(documents: Sequence[Document]) -> tuple[ThemeShare, ...]:
    """Return the share of each theme in the letters of a role, for speakers with several years.

    Letters without a theme count in the whole, so that the shares of a role add up to at most 1.
    """
    return tuple(
        share
        for (speaker, _), years in series_of(documents).items()
        if len(years) > 1
        for year, own in years.items()
        for role in _ROLES
        for share in _shares(speaker, year, role, own)
    )


def _shares(speaker: str, year: int, role: Role, documents: Sequence[Document]) -> list[ThemeShare]:
    letters: Counter[str] = Counter()
    for document in documents:
        for sentence in document.sentences:
            section = document.section(sentence.section)
            if section.role is role and not sentence.is_heading:
                letters[section.theme or ""] += len(sentence.letters)
    whole = letters.total()
    return [
        ThemeShare(speaker, year, role.value, theme, round(count / whole, 4))
        for theme, count in sorted(letters.items(), key=lambda item: (-item[1], item[0]))
        if theme
    ]

"""Identify texts that tests describe by title, opening, headings and file name."""

from __future__ import annotations

from compare.lexicon import Lexicon
from compare.model.report import Identity, Role
from compare.segmenting.identity import Clues, identify

LEXICON = Lexicon()
BOTH = frozenset({Role.REVIEW, Role.PLAN})


def identity_of(
    title: str = "",
    *,
    opening: str = "",
    headings: tuple[str, ...] = (),
    path: str = "",
    page: str = "",
    published: str = "",
    byline: str = "",
    roles: frozenset[Role] = BOTH,
    is_whole: bool = True,
    heading_roles: tuple[Role, ...] = (),
) -> Identity:
    """Return the identity of a text that has parts for review and plan."""
    return _identify(
        Clues(
            title=title,
            headline=byline,
            headings=headings,
            body=opening,
            signed=bool(byline),
            is_note=False,
            roles=roles,
            named_parts=True,
            page_titles=(page,) if page else (),
            publications=(published,) if published else (),
            path=path,
            is_whole=is_whole,
            heading_roles=heading_roles,
        )
    )[0]


def takes_part(title: str) -> bool:
    """Tell whether a text of that title takes part in a comparison."""
    clues = Clues(title, "", (), "", False, False, BOTH, True)
    return _identify(clues)[1]


def _identify(clues: Clues) -> tuple[Identity, bool]:
    return identify(clues, LEXICON)

"""Find whose report is the upper level's in a set, and whose reports lie below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.model.report import Document

_NATION = "全国"
# Levels from the top; the same number, the same rank.
_RANKS = {_NATION: 0, "省": 1, "直辖市": 1, "地级": 2, "区": 3, "县": 3}
_PAIR = 2


def upper_documents(documents: Sequence[Document], name: str) -> tuple[Document, ...]:
    """Return the upper level's documents: of the district named, or of the others' one upper level.

    That is the one city of others, else the one speaker in whose area all others lie, by the
    register's numbers. None where no district is named and none or several are found.
    """
    taking_part = [document for document in documents if document.comparable]
    if name:
        return tuple(d for d in taking_part if name in (d.speaker, d.identity.district))
    for speakers in (_cities(taking_part), _around_all(taking_part)):
        if len(speakers) == 1:
            return tuple(d for d in taking_part if d.speaker in speakers)
    return ()


def is_below(document: Document, upper: Document) -> bool:
    """Tell whether a document may lie below the upper level's: another speaker, no higher level."""
    ranks = [_RANKS.get(d.identity.level or "") for d in (document, upper)]
    own, above = ranks
    is_higher = own is not None and above is not None and own < above
    return document.speaker != upper.speaker and not is_higher


def missing_upper(documents: Sequence[Document], name: str) -> str:
    """Return the name given for the upper level if no document of the set is its, else ""."""
    return name if name and not upper_documents(documents, name) else ""


def _cities(documents: Sequence[Document]) -> set[str]:
    below = Counter(
        d.identity.city for d in documents if d.identity.city and d.identity.city != d.speaker
    )
    return {d.speaker for d in documents if d.identity.district in below}


def _around_all(documents: Sequence[Document]) -> set[str]:
    """Return the speakers in whose area all others lie."""
    return {
        document.speaker
        for document in documents
        if all(
            _holds(document, other) for other in documents if other.speaker != document.speaker
        )
    } if len({document.speaker for document in documents}) > 1 else set()  # fmt: skip


def _holds(document: Document, other: Document) -> bool:
    if document.identity.level == _NATION:
        return other.identity.level != _NATION
    own, inner = _area(document), _area(other)
    return bool(own) and inner.startswith(own) and len(inner) > len(own)


def _area(document: Document) -> str:
    """Return the telling digits of a division's number: 1306 of 130600."""
    code = document.identity.code or ""
    while code.endswith("00"):
        code = code[:-_PAIR]
    return code

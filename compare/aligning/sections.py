"""Align sections of different districts by role and theme; none is forced."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model.findings import Alignment
from compare.model.report import Document, Role, Section

# Roles that correspond whatever their theme.
_THEMELESS = (
    Role.OVERALL_REQUIREMENT,
    Role.TARGETS,
    Role.SELF_CRITICISM,
)
_THEMED = (Role.REVIEW, Role.PLAN)
_ORDER = (Role.REVIEW, Role.SELF_CRITICISM, Role.OVERALL_REQUIREMENT, Role.TARGETS, Role.PLAN)


def align_sections(
    documents: Sequence[Document], theme_order: Sequence[str]
) -> tuple[Alignment, ...]:
    """Return the alignments by role, then theme; every comparable document has an entry.

    An empty entry says 无对应. Only sections that hold sentences of their own are named, so that no
    text is compared twice.
    """
    taking_part = [document for document in documents if document.comparable]
    cells: dict[tuple[Role, str | None], dict[str, list[str]]] = {}
    for document in taking_part:
        spoken = {s.section for s in document.sentences if not s.is_heading}
        for section in document.sections:
            key = _key(section)
            if key is not None and section.id in spoken:
                cells.setdefault(key, {}).setdefault(document.id, []).append(section.id)
    ranked = sorted(cells, key=lambda key: (_ORDER.index(key[0]), _rank(key[1], theme_order)))
    return tuple(
        Alignment(
            role,
            theme,
            {d.id: tuple(cells[role, theme].get(d.id, ())) for d in taking_part},
        )
        for role, theme in ranked
    )


def _key(section: Section) -> tuple[Role, str | None] | None:
    if section.role in _THEMELESS:
        return section.role, None
    if section.role in _THEMED and section.theme:
        return section.role, section.theme
    return None


def _rank(theme: str | None, order: Sequence[str]) -> int:
    return order.index(theme) if theme in order else len(order)

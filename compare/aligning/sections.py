"""Align sections of different districts by role and matter; none is forced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.aligning.chapters import gather_lonely, named_sections
from compare.aligning.likeness import Likeness, Matters
from compare.aligning.parts import joining_parts
from compare.aligning.topics import find_topics
from compare.aligning.units import top_units, units_of
from compare.lexicon import Lexicon
from compare.model.findings import Alignment
from compare.model.report import Document, Role

# Roles that correspond whatever they speak of.
_WHOLE = (Role.SELF_CRITICISM, Role.OVERALL_REQUIREMENT, Role.TARGETS)
_BY_MATTER = (Role.REVIEW, Role.PLAN)
_ORDER = (Role.REVIEW, *_WHOLE, Role.PLAN)


def align_sections(documents: Sequence[Document], lexicon: Lexicon) -> tuple[Alignment, ...]:
    """Return the alignments by role, then theme; every comparable document has an entry.

    An empty entry says 无对应. A section stands for its subsections too. Themes are those of the
    lists, in their order.
    """
    taking_part = [document for document in documents if document.comparable]
    order = theme_order(lexicon)
    found: list[Alignment] = []
    for role in _ORDER:
        if role in _BY_MATTER:
            found += _by_matter(taking_part, role, lexicon, order)
        else:
            named = [
                (document.id, unit.section.id)
                for document in taking_part
                for unit in top_units(document, role)
            ]
            found += [_alignment(role, None, named, taking_part)] if named else []
    return tuple(found)


def theme_order(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the names of all themes in the order of their lists."""
    return tuple(theme["name"] for themes in lexicon.table("themes").values() for theme in themes)


def _by_matter(
    documents: Sequence[Document], role: Role, lexicon: Lexicon, order: Sequence[str]
) -> list[Alignment]:
    units = [unit for document in documents for unit in units_of(document, role)]
    if not units:
        return []
    matters = Matters(lexicon)
    topics = gather_lonely(find_topics(Likeness.of(units, matters), lexicon), units)
    topics.sort(key=lambda topic: _rank(topic.theme, order))
    joining = joining_parts(topics, units, matters)
    return [
        _alignment(
            role,
            topic.theme,
            [*named_sections(topic, units), *((p.document.id, p.section.id) for p in parts)],
            documents,
        )
        for topic, parts in zip(topics, joining, strict=True)
    ]


def _alignment(
    role: Role,
    theme: str | None,
    named: Iterable[tuple[str, str]],
    documents: Sequence[Document],
) -> Alignment:
    sections: dict[str, list[str]] = {document.id: [] for document in documents}
    for document, section in named:
        sections[document].append(section)
    return Alignment(role, theme, {document: tuple(ids) for document, ids in sections.items()})


def _rank(theme: str | None, order: Sequence[str]) -> int:
    plain = (theme or "").partition("（")[0]
    return order.index(plain) if plain in order else len(order)

"""Bring figures of different districts together that count the same thing in the same unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table
from compare.mining.indicator_subjects import Subject, Subjects
from compare.model.findings import Indicator, IndicatorGroup, IndicatorKind
from compare.model.report import Document
from compare.text import letters_of

# The shortest name that is compared.
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class _Named:
    """Hold a figure with the speaker it belongs to, what it counts and its scope.

    The scope is None where a report speaks of its own area.
    """

    indicator: Indicator
    speaker: str
    subject: Subject
    scope: str | None

    @property
    def kind(self) -> tuple[str, IndicatorKind]:
        return self.indicator.unit, self.indicator.kind


def group_indicators(
    documents: Sequence[Document], indicators: Sequence[Indicator], lexicon: Lexicon
) -> tuple[IndicatorGroup, ...]:
    """Return the groups with figures of at least two districts, the largest first.

    Names must mean the same but for words that narrow them; a group in which such words, years or
    scopes differ is not comparable. Each district gives one figure to a group, the one whose name
    fits best.
    """
    table = lexicon.table("indicators")
    subjects = Subjects(table)
    by_id = {document.id: document for document in documents}
    groups: dict[tuple[str, IndicatorKind], list[list[_Named]]] = {}
    for indicator in sorted(indicators, key=lambda item: (len(item.name), item.name)):
        if len(letters_of(indicator.name)) >= _SHORTEST_NAME:
            document = by_id[indicator.passage.document]
            named = _named(indicator, document, subjects.of(indicator.name), table)
            _place(named, groups.setdefault(named.kind, []), table)
    made = [_group(group) for homes in groups.values() for group in homes if _is_shared(group)]
    return tuple(sorted(made, key=lambda group: (-len(group.indicators), group.name)))


def _named(indicator: Indicator, document: Document, subject: Subject, table: Table) -> _Named:
    own = table["same_name"]["own_areas"].get(document.identity.level or "", ())
    # What its name says of a group is compared with the name.
    is_named = indicator.scope is not None and indicator.scope in indicator.name
    scope = None if is_named or indicator.scope in own else indicator.scope
    return _Named(indicator, document.speaker, subject, scope)


def _place(named: _Named, homes: list[list[_Named]], table: Table) -> None:
    """Put a figure into the group that counts the same, or opens one; the same name goes first."""
    qualifiers = table["same_name"]["qualifiers"]
    near: list[_Named] | None = None
    for group in homes:
        rest = named.subject.differs_by(group[0].subject, qualifiers)
        if rest == "":
            group.append(named)
            return
        if rest is not None and near is None:
            near = group
    if near is None or any(member.speaker == named.speaker for member in near):
        homes.append([named])
    else:
        near.append(named)


def _is_shared(group: Sequence[_Named]) -> bool:
    return len({member.speaker for member in group}) > 1


def _group(group: Sequence[_Named]) -> IndicatorGroup:
    best: dict[str, _Named] = {}
    for member in group:
        best.setdefault(member.speaker, member)
    chosen = tuple(best.values())
    names = Counter(member.indicator.name for member in chosen)
    name = min(names, key=lambda text: (-names[text], len(text), text))
    years = {member.indicator.year for member in chosen}
    agree = len({member.scope for member in chosen}) == len({m.subject for m in chosen}) == 1
    return IndicatorGroup(
        name=name,
        unit=chosen[0].indicator.unit,
        indicators=tuple(member.indicator for member in chosen),
        comparable=agree and len(years) == 1 and None not in years,
    )

"""Make the table of all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.briefing.document import (
    Inlines,
    Row,
    Run,
    Table,
)
from compare.briefing.sources import Desk, letter_count
from compare.briefing.tables.parts import Heads, cell, columns_of, folded
from compare.model.report import Document

# More documents are folded, without the columns of level and kind; the years are a column if they
# differ.
_FEW = 12
_COUNTED = (2, 3)
_YEARS = 4
_WHOLE = 6
# So narrow a table stands three times side by side.
_NARROW = 3
# Where at least this share is equally complete, the others are named below the table.
_USUAL = 0.7


def overview_table(desk: Desk, number: str, caption: str, heads: Heads, note: Inlines) -> Table:
    """Return the table of all documents: who, when, which kind, how long, how complete.

    Of many documents the table is folded, and what many share is said below it.
    """
    columns = columns_of(heads, (1.1, 1.3, 1.1, 1.6, 1.9, 1.1, 2.8), (0, 1, 2, 3, 4, 5))
    facts = [_facts(document, desk) for document in desk.comparable]
    if len(facts) <= _FEW:
        rows = [
            Row(tuple(cell(Run(fact)) for fact in values), f"document-{document.id}")
            for document, values in zip(desk.comparable, facts, strict=True)
        ]
        return Table(number, caption, columns, tuple(rows), "table-overview", note)
    alike = {_YEARS} if len({values[_YEARS] for values in facts}) == 1 else set()
    if Counter(values[_WHOLE] for values in facts).most_common(1)[0][1] >= _USUAL * len(facts):
        alike.add(_WHOLE)
    shown = [i for i in range(len(heads)) if i not in _COUNTED and i not in alike]
    rows = [
        Row(tuple(cell(Run(values[i])) for i in shown), f"document-{document.id}")
        for document, values in zip(desk.comparable, facts, strict=True)
    ]
    parts = 3 if len(shown) <= _NARROW else 2
    wide, paired = folded(tuple(columns[i] for i in shown), rows, parts)
    counted = [i for i in (*_COUNTED, _YEARS) if i not in shown]
    parted = [_counted(heads[i], [values[i] for values in facts], desk) for i in counted]
    if _WHOLE in alike:
        parted.append(_excepted(heads[_WHOLE], facts, desk))
    words = "；".join(parted)
    return Table(
        number, caption, tuple(wide), tuple(paired), "table-overview", (*note, Run(f"{words}。"))
    )


def _facts(document: Document, desk: Desk) -> tuple[str, ...]:
    identity = document.identity
    name = identity.district or desk.word("fact", "unknown")
    return (
        str(document.number),
        name if len(desk.comparable) <= _FEW else desk.short(name),
        identity.level or "—",
        identity.kind or "—",
        years_text(document),
        str(letter_count(document)),
        completeness(document, desk),
    )


def _counted(head: str, values: list[str], desk: Desk) -> str:
    """Return how often each value occurs, or that it is the same throughout."""
    counts = Counter(values)
    if len(counts) == 1:
        return desk.word("count", "same").format(head=head, value=values[0])
    pattern = desk.word("count", "each")
    parts = (pattern.format(value=value, count=count) for value, count in counts.most_common())
    return f"{head}：" + "、".join(parts)


def _excepted(head: str, facts: Sequence[tuple[str, ...]], desk: Desk) -> str:
    """Return how complete most are, and which are not so."""
    values = [each[_WHOLE] for each in facts]
    usual = Counter(values).most_common(1)[0][0]
    pattern = desk.word("count", "exception")
    exceptions = [
        pattern.format(number=each[0], value=each[_WHOLE])
        for each in facts
        if each[_WHOLE] != usual
    ]
    if not exceptions:
        return _counted(head, values, desk)
    return desk.word("count", "except").format(
        head=head, exceptions="、".join(exceptions), value=usual
    )


def years_text(document: Document) -> str:
    """Return review year and plan year, — where the text does not tell."""
    identity = document.identity
    return f"{identity.review_year or '—'}／{identity.plan_year or '—'}"


def completeness(document: Document, desk: Desk) -> str:
    """Return what is missing or damaged, in words."""
    state = {
        (False, False): "whole",
        (True, False): "missing_start",
        (False, True): "missing_end",
        (True, True): "both",
    }[document.missing_start, document.missing_end]
    words = desk.word("complete", state)
    damaged = sum(not sentence.usable for sentence in document.sentences)
    if damaged:
        note = desk.word("complete", "damaged").format(count=damaged)
        return note if state == "whole" else f"{words}，{note}"
    return words

"""Make the table of admitted shortcomings."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Cell, Inlines, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Shortcoming

# About how many characters of an answer are quoted.
_LONGEST = 40
# A shorter shortcoming names no matter.
_TELLING = 8


def shortcoming_table(
    items: Sequence[tuple[Shortcoming, str]],
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Heads,
    note: Inlines,
) -> Table:
    """Return shortcomings in their own words, each with what the plan says to it, and where."""
    rows = []
    last = ""
    for item, answer in items:
        speaker = desk.document(item.passage.document).speaker
        rows.append(
            Row(
                (
                    cell(Run(desk.short(speaker) if speaker != last else "")),
                    Cell(((desk.quotation(item.passage),),)),
                    _answer(item, answer, desk),
                )
            )
        )
        last = speaker
    columns = columns_of(heads, (1.1, 5.6, 5.6), (0,))
    return Table(number, caption, columns, tuple(rows), "table-shortcomings", note)


def shortcoming_theme_table(
    desk: Desk, number: str, *, caption: str, heads: Heads, note: Inlines, most: int
) -> Table:
    """Return the themes of shortcomings by how many districts admit some, one in its own words."""
    rows = [
        _theme_row(theme, items, count, desk)
        for theme, items, count in themes_of_shortcomings(desk)[:most]
    ]
    columns = columns_of(heads, (2.2, 0.9, 1.3, 4.4, 4.4), (1, 2))
    return Table(number, caption, columns, tuple(rows), "table-shortcoming-themes", note)


def themes_of_shortcomings(desk: Desk) -> list[tuple[str, list[Shortcoming], int]]:
    """Return the themes with their shortcomings and the number of districts, most first."""
    themes: dict[str, list[Shortcoming]] = {}
    for item in desk.shortcomings:
        if item.theme:
            themes.setdefault(item.theme, []).append(item)
    counted = [
        (theme, items, len({desk.document(item.passage.document).speaker for item in items}))
        for theme, items in themes.items()
    ]
    return sorted(counted, key=lambda entry: (-entry[2], -len(entry[1]), entry[0]))


def _theme_row(theme: str, items: Sequence[Shortcoming], count: int, desk: Desk) -> Row:
    """Return a theme with the shortest telling shortcoming that the plan answers, if one is."""
    answered = [item for item in items if item.answers]
    telling = [item for item in answered or items if len(item.passage.text) >= _TELLING]
    chosen = min(telling or answered or items, key=lambda item: len(item.passage.text))
    speaker = desk.short(desk.document(chosen.passage.document).speaker)
    example = (Run(f"{speaker}："), desk.quotation(chosen.passage))
    return Row(
        (
            cell(Run(theme)),
            cell(Run(str(count))),
            cell(Run(f"{len(answered)}／{len(items)}")),
            Cell((example,)),
            _answer(chosen, "—", desk),
        )
    )


def _answer(item: Shortcoming, answer: str, desk: Desk) -> Cell:
    """Return the best answer in its own words, else where the related section stands."""
    if not item.answers:
        labels = [desk.label(item.related, Mark.MUTED)] if item.related else []
        return cell(Run(answer), *labels)
    shortened = desk.excerpt(item.answers[0], item.answer_words[0], _LONGEST)
    return Cell(((desk.quotation(shortened),),))

"""Take the marks that point to notes out of the running text: 新质生产力[17]、〔3〕、①、³."""

from __future__ import annotations

from compare.lexicon import Lexicon, pattern
from compare.model.report import CleanText, Edit


def without_note_marks(text: CleanText, lexicon: Lexicon) -> tuple[CleanText, list[Edit]]:
    """Return the text without its note marks, and the log.

    A mark stands behind what it explains; a number in brackets that heads a paragraph, a clause or
    a note is left.
    """
    marks = [
        found.span("mark")
        for expression in lexicon.table("noise")["note_mark"]["patterns"]
        for found in pattern(expression).finditer(text.text)
    ]
    if not marks:
        return text, []
    dropped = {index for low, high in marks for index in range(low, high)}
    kept = [index for index in range(len(text)) if index not in dropped]
    clean = CleanText(
        "".join(text.text[index] for index in kept), tuple(text.positions[index] for index in kept)
    )
    edits = [
        Edit(text.positions[low], text.positions[high - 1] + 1, "", "note_mark")
        for low, high in sorted(set(marks))
    ]
    return clean, edits

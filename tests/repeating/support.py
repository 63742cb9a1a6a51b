"""Find repeats by brute force, and bring results into one form."""

from __future__ import annotations

from collections.abc import Sequence

from compare.repeating import Repeats

Row = tuple[str, int, int, int, int, int]


def by_brute_force(
    texts: Sequence[str], speakers: Sequence[str], shortest: int, fewest: int
) -> list[Row]:
    """Return letters, occurrences, sentences, speakers, first text and letter of each repeat."""
    standing: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for start in range(len(text)):
            for end in range(start + shortest, len(text) + 1):
                standing.setdefault(text[start:end], []).append((number, start))
    found = []
    for letters, places in standing.items():
        users = {speakers[number] for number, _ in places}
        # The edge of a text is another one at each place.
        before = {texts[n][s - 1] if s else (n, s) for n, s in places}
        behind = {texts[n][s + len(letters) :][:1] or (n, s) for n, s in places}
        if len(users) >= fewest and len(before) > 1 and len(behind) > 1:
            held = len({number for number, _ in places})
            found.append((letters, len(places), held, len(users), *min(places)))
    return sorted(found, key=lambda row: (-row[3], -len(row[0]), row[4:]))


def rows_of(found: Repeats) -> list[Row]:
    columns = (found.occurrences, found.sentences, found.speakers, found.id, found.start)
    return list(zip(found.letters, *(column.tolist() for column in columns), strict=True))

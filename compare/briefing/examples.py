"""Choose the examples that show best what the briefing speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.briefing.sources import Desk
from compare.model.findings import Formula, Initiative, Passage
from compare.scoring.similarity import similarity
from compare.text import letters_of

# A shorter wording shows no variant; a variant less like it than this, in per cent, is another.
_FEWEST_LETTERS = 6
_LEAST_LIKE = 60.0
_MOST_FILLINGS = 2
_MARKS = "，。；：、！？“”‘’《》（）,;:"


def telling_variant(formulas: Sequence[Formula], desk: Desk) -> tuple[Formula, Passage] | None:
    """Return the formula and the place where a variant of it stands that is most like it.

    A place that begins or ends within a clause goes after those that do not.
    """
    best: tuple[tuple[int, float], Formula, Passage] | None = None
    for formula in formulas:
        if formula.slots or len(letters_of(formula.text)) < _FEWEST_LETTERS:
            continue
        for place in _first_places(formula, desk):
            score = similarity(letters_of(formula.text), letters_of(place.text))
            key = (_clean_ends(place, desk), score)
            if _LEAST_LIKE <= score < 100 and (best is None or key > best[0]):
                best = (key, formula, place)
    return best[1:] if best else None


def telling_slots(formulas: Sequence[Formula], desk: Desk) -> tuple[Formula, list[Passage]] | None:
    """Return the first formula with a slot that districts fill differently, with such places."""
    for formula in formulas:
        if not formula.slots:
            continue
        chosen: dict[str, Passage] = {}
        for place in _first_places(formula, desk):
            speaker = desk.document(place.document).speaker
            known = {letters_of(other.text) for other in chosen.values()}
            if speaker not in chosen and letters_of(place.text) not in known:
                chosen[speaker] = place
        if len(chosen) >= _MOST_FILLINGS:
            return formula, list(chosen.values())[:_MOST_FILLINGS]
    return None


def initiatives_by_theme(
    initiatives: Sequence[Initiative], desk: Desk, most: int, each: int
) -> list[tuple[str, list[tuple[str, Initiative]]]]:
    """Return at most `most` themes, those of most districts first, with up to `each` districts.

    Each of these stands with the most telling initiative of its sections of the theme, in the
    order of the texts; none is named twice, and a theme of a single district is left out.
    """
    themes: dict[str, dict[str, Initiative]] = {}
    for item in sorted(initiatives, key=lambda one: -one.score):
        document = desk.document(item.passage.document)
        theme = next((s.theme for s in document.sections if s.id == item.section), None)
        if theme:
            themes.setdefault(theme, {}).setdefault(document.speaker, item)
    ordered = sorted(themes.items(), key=lambda entry: -len(entry[1]))
    order = {district: place for place, district in enumerate(desk.districts)}
    told: set[str] = set()
    result: list[tuple[str, list[tuple[str, Initiative]]]] = []
    for theme, found in ordered:
        items = [(d, i) for d, i in found.items() if d in order and i.name not in told][:each]
        if len(items) > 1 and len(result) < most:
            told.update(item.name for _, item in items)
            result.append((theme, sorted(items, key=lambda entry: order[entry[0]])))
    return result


def _first_places(formula: Formula, desk: Desk) -> Iterator[Passage]:
    """Yield the first place of each other wording of a formula among the present texts."""
    present = {document.id for document in desk.comparable}
    for variant in formula.variants[0 if formula.slots else 1 :]:
        place = next((one for one in variant.occurrences if one.document in present), None)
        if place is not None:
            yield place


def _clean_ends(passage: Passage, desk: Desk) -> int:
    """Return how many ends of a passage are ends of a clause."""
    sentence = desk.sentence(passage)
    if sentence is None:
        return 0
    positions = sentence.clean.positions
    start, end = positions.index(passage.start), positions.index(passage.end - 1) + 1
    before, after = sentence.text[:start][-1:], sentence.text[end:][:1]
    return (not before or before in _MARKS) + (not after or after in _MARKS)

"""Learn the slots of a formula: the places that districts fill with words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel

from compare.lexicon import Lexicon
from compare.mining.formulas.wording import Occurrence
from compare.segmenting.identity.register import short_name
from compare.text import letter_places, letters_of
from compare.words import word_bounds

SLOT = "〔…〕"
# What stands around a slot must be this long on either side …
_EDGE = 2
# … and make up this share of the formula.
_FIXED = 0.6
# … or this, with two slots.
_FIXED_TWO = 0.5
_MOST = 2
# So many of the districts must have other words than the usual ones there.
_FILLED = 0.2

# Where slots begin and end, in letters.
Slots = tuple[tuple[int, int], ...]


def learn_slots(
    text: str, places: Sequence[Occurrence], lexicon: Lexicon, homes: Mapping[str, str]
) -> str | None:
    """Return the template with 〔…〕 where districts fill a place differently, or None.

    Three sources: what follows the formula inside the same quotation marks, the runs of words that
    variants exchange between the same beginning and end, and the name of the own place; `homes`
    tells the district of each document.
    """
    learnt = _open_list(text, places) or _exchanged(text, places, lexicon) or text
    learnt = _without_homes(learnt, letters_of(text), places, homes)
    return learnt if learnt != text else None


def _without_homes(
    template: str, letters: str, places: Sequence[Occurrence], homes: Mapping[str, str]
) -> str:
    """Return the template with a slot for the name of a district that only it itself writes."""
    wordings = {
        (homes[place.unit.sentence.document], place.unit.letters[place.start : place.end])
        for place in places
    }
    own = {home for home, wording in wordings if wording == letters}
    for home in sorted(own, key=lambda name: (-len(name), name)):
        for name in dict.fromkeys((home, short_name(home))):
            is_shared = any(name in wording for other, wording in wordings if other != home)
            if len(name) >= _EDGE and name in template and not is_shared:
                template = template.replace(name, SLOT)
    return template


def _open_list(text: str, places: Sequence[Occurrence]) -> str | None:
    letters = letters_of(text)
    rests = {
        (place.unit.speaker, rest)
        for place in places
        if place.unit.letters[place.start : place.end] == letters
        for rest in _rest_of_quotation(place)
    }
    speakers = {speaker for speaker, _ in rests}
    if len(speakers) < 2 or len({rest for _, rest in rests}) < 2:
        return None
    return f"{text}、{SLOT}"


def _rest_of_quotation(place: Occurrence) -> Iterator[str]:
    """Yield what stands between the formula and the end of the quotation around it."""
    text = place.unit.text
    start, end = place.unit.places[place.start], place.unit.places[place.end - 1] + 1
    if start == 0 or text[start - 1] != "“" or text[end : end + 1] not in ("、", "，"):
        return
    if "”" in text[start:end]:
        # The quotation ends inside the formula: 不忘初心、牢记使命”主题教育.
        return
    close = text.find("”", end)
    if close > end + 1:
        yield text[end + 1 : close]


def _exchanged(text: str, places: Sequence[Occurrence], lexicon: Lexicon) -> str | None:
    """Return the template of the variant that exchanges least, whole words only.

    One place may be filled differently or two, as in 把〔…〕落实下去、把〔…〕凝聚起来.
    """
    letters = letters_of(text)
    wordings: dict[str, set[str]] = {}
    for place in places:
        wording = place.unit.letters[place.start : place.end]
        wordings.setdefault(wording, set()).add(place.unit.speaker)
    wordings.pop(letters, None)
    bounds = sorted(_letter_bounds(text, lexicon)) if wordings else ()
    found: dict[Slots, set[str]] = {}
    for wording, speakers in wordings.items():
        slots = _slots(letters, wording, bounds)
        if slots and _is_framed(slots, len(letters)):
            found.setdefault(slots, set()).update(speakers)
    fillers = set().union(*found.values())
    if len(fillers) < _FILLED * len({place.unit.speaker for place in places}):
        return None
    slots = min(found, key=lambda slots: (len(slots), sum(e - s for s, e in slots), slots))
    for start, end in reversed(slots):
        text = _with_slot(text, start, end)
    return text


def _slots(letters: str, other: str, bounds: Sequence[int]) -> Slots:
    """Return the runs of whole words that another wording has other words for; none if it adds."""
    slots: list[tuple[int, int]] = []
    fills: list[int] = []
    for block in Indel.opcodes(letters, other):
        least = _EDGE if block.src_start or block.src_end not in bounds else 1
        if block.tag == "equal" and block.src_end - block.src_start >= least:
            continue
        start = max(bound for bound in bounds if bound <= block.src_start)
        end = min(bound for bound in bounds if bound >= block.src_end)
        fill = block.dest_end - block.dest_start
        if slots and start - slots[-1][1] < _EDGE:
            start = slots.pop()[0]
            fill += fills.pop()
        slots.append((start, end))
        fills.append(fill)
    # A word that is only dropped or added, or one small word for another, makes no slot.
    is_filled = all(
        fill and max(fill, end - start) > 1 for (start, end), fill in zip(slots, fills, strict=True)
    )
    return tuple(slots) if is_filled else ()


def _is_framed(slots: Slots, length: int) -> bool:
    """Tell whether enough stands around at most two slots, none of which is a mere insertion."""
    edges = (0, *(edge for slot in slots for edge in slot), length)
    between = [edges[index + 1] - edges[index] for index in range(0, len(edges), 2)]
    filled = all(end > start for start, end in slots)
    fixed = _FIXED if len(slots) == 1 else _FIXED_TWO
    # One letter suffices at the beginning: a frame may begin with 把 or 是.
    framed = between[0] >= 1 and min(between[1:]) >= _EDGE
    return len(slots) <= _MOST and filled and framed and sum(between) >= fixed * length


def _letter_bounds(text: str, lexicon: Lexicon) -> set[int]:
    """Return the offsets, in letters, at which words of a text begin or end."""
    return {len(letters_of(text[:bound])) for bound in word_bounds(text, lexicon)}


def _with_slot(text: str, start: int, end: int) -> str:
    """Return the text with the letters from `start` to `end` exchanged for the slot."""
    places = letter_places(text)
    return text[: places[start]] + SLOT + text[places[end - 1] + 1 :]

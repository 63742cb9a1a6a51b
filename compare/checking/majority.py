"""Hold texts against what nearly all other districts write: a slip inside a shared formula.

Districts make formulas their own by other words, one more or one less. What looks like a slip is a
single letter that leaves half a word, in letters that no other district and no known report has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.checking.lettering import Lettering
from compare.checking.near import Near, goes_over_stop
from compare.checking.one_letter import one_letter_off
from compare.checking.slips import slip_of
from compare.cleaning.familiarity import load_familiarity
from compare.lexicon import Lexicon
from compare.model.checks import WordingBasis, WordingDoubt
from compare.model.findings import Formula
from compare.model.source import Source
from compare.settings import CheckingSettings
from compare.text import letters_of

_SHORTEST = 6
_CONFIDENCE = 0.8
# A pair of letters that other reports have this often at most is as good as unknown.
_UNKNOWN = 1
# Least share of all districts that must write alike: of many, any three may.
_LEAST_SHARE = 0.15
# So many letters of other districts tell that three letters are odd which are nowhere in them.
_ENOUGH = 200_000


@dataclass(frozen=True)
class Alike:
    """Hold a formula and how many districts write it letter by letter."""

    formula: Formula
    letters: str
    districts: int


def by_majority(
    formulas: Sequence[Formula],
    letterings: Sequence[Lettering],
    sources: dict[str, Source],
    settings: CheckingSettings,
    lexicon: Lexicon,
) -> Iterator[WordingDoubt]:
    """Yield passages in which one district alone writes a shared formula with a word broken."""
    alike = {item.letters: item for item in _alike(formulas, letterings, settings)}
    forms: dict[tuple[str, str], list[Near]] = defaultdict(list)
    for lettering in letterings:
        for letters, near in one_letter_off(alike, lettering):
            forms[letters, near.letters].append(near)
    texts = _texts(letterings)
    for (letters, form), places in forms.items():
        speaker = places[0].lettering.document.speaker
        if any(near.lettering.document.speaker != speaker for near in places):
            continue
        slip = slip_of(letters, form, lexicon)
        others = [text for name, text in texts.items() if name != speaker]
        item = alike[letters]
        if not slip.breaks_word or not _is_odd(letters, form, others, lexicon):
            continue
        for near in places:
            whole = near.lettering.ends_with_words(near.start, near.end, lexicon)
            if whole and not goes_over_stop(near, item.formula.text):
                yield WordingDoubt(
                    passage=near.lettering.passage(near.start, near.end, sources),
                    section=near.lettering.sentence_at(near.start).section,
                    name="",
                    expected=item.formula.text,
                    basis=WordingBasis.MAJORITY,
                    kind=slip.kind,
                    since=None,
                    expected_by=item.districts,
                    found_by=1,
                    confidence=_CONFIDENCE,
                    differing=(slip.expected, slip.found),
                )


def _alike(
    formulas: Sequence[Formula], letterings: Sequence[Lettering], settings: CheckingSettings
) -> Iterator[Alike]:
    """Yield the formulas that enough districts write alike."""
    speakers = {lettering.document.id: lettering.document.speaker for lettering in letterings}
    share = _LEAST_SHARE * len(set(speakers.values()))
    for formula in formulas:
        letters = letters_of(formula.text)
        writing = {
            speakers[place.document]
            for variant in formula.variants
            if letters_of(variant.text) == letters
            for place in variant.occurrences
            if place.document in speakers
        }
        if len(letters) >= _SHORTEST and len(writing) >= max(settings.majority_districts, share):
            yield Alike(formula, letters, len(writing))


def _texts(letterings: Sequence[Lettering]) -> Mapping[str, str]:
    """Return all letters of each speaker."""
    texts: dict[str, str] = {}
    for lettering in letterings:
        speaker = lettering.document.speaker
        texts[speaker] = texts.get(speaker, "") + "\n" + lettering.text
    return texts


def _is_odd(expected: str, found: str, others: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether nobody else has the letters about the difference, alone or with neighbours."""
    low = next(i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b)
    pairs = load_familiarity(lexicon).pairs
    beside = [found[i : i + 2] for i in (low - 1, low)]
    known = [pairs.get(pair, 0) > _UNKNOWN or _stands(pair, others) for pair in beside]
    if not all(known):
        return True
    dropped = len(found) < len(expected)
    around = [found[i : i + 3] for i in ((low - 2, low - 1) if dropped else (low - 1,))]
    return sum(map(len, others)) >= _ENOUGH and not any(_stands(x, others) for x in around)


def _stands(letters: str, texts: Sequence[str]) -> bool:
    return any(letters in text for text in texts)

"""Turn repeats into candidates: trimmed, used by enough districts, free at both edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from compare.lexicon import Lexicon
from compare.mining.formulas.bounds import trim_all
from compare.mining.formulas.corpus import Corpus
from compare.mining.formulas.fitness import (
    HAS_DIGIT,
    has_edges,
    is_fit,
    is_name,
    is_thing,
    is_wording,
    stands_alone,
)
from compare.mining.formulas.gapped import gapped_wordings
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.nesting import Spans, clauses_of, holders_of, is_fragment, is_loose_row
from compare.mining.formulas.repeats import maximal_repeats
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.settings import FormulaSettings
from compare.text import letters_of
from compare.words import split_words

_QUOTED = re.compile("“([^“”]{2,12})”")
# A longer form that adds only so many letters at one side is the shorter one with a verb or so.
_SMALL_ADDITION = 4


def find_candidates(
    corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon, manners: Manners
) -> list[Candidate]:
    """Return the candidates, strongest first, without fragments of stronger ones.

    The last ones stand exactly in one district only, so that variants must prove them.
    """
    wordings = _wordings(corpus, settings, lexicon)
    quoted = quoted_names(corpus, settings)
    found = [_candidate(wording, corpus) for wording in sorted(wordings | quoted)]
    members = {clause for row in found for clause in clauses_of(row)} - wordings - quoted
    members = {clause for clause in members if len(clause) >= settings.shortest}
    found += [_candidate(wording, corpus) for wording in sorted(members)]
    fit = [c for c in found if c.letters in quoted or is_fit(c, corpus, settings, lexicon, manners)]
    exact = [c for c in _without_fragments(fit, lexicon) if not is_name(c.letters, lexicon)]
    gapped = gapped_wordings(corpus, settings.variant, lexicon) - wordings - quoted
    loose = [_candidate(wording, corpus) for wording in sorted(gapped)]
    by_letters = {candidate.letters: candidate for candidate in exact}
    return exact + [
        candidate
        for candidate in loose
        if is_wording(candidate, lexicon)
        and has_edges(candidate.occurrences[0], lexicon, manners)
        and not is_thing(candidate, lexicon, manners)
        and not _only_adds(candidate, by_letters, lexicon)
    ]


def quoted_names(corpus: Corpus, settings: FormulaSettings) -> set[str]:
    """Return the short names that several speakers put in quotation marks, such as 两个维护."""
    speakers: dict[str, set[str]] = {}
    for unit in corpus.units:
        for found in _QUOTED.finditer(unit.text):
            letters = letters_of(found.group(1))
            if letters != found.group(1):
                continue
            if settings.shortest_quoted <= len(letters) < settings.shortest:
                speakers.setdefault(letters, set()).add(unit.speaker)
    return {
        letters
        for letters, found in speakers.items()
        if len(found) >= settings.fewest_districts and not HAS_DIGIT.search(letters)
    }


def _wordings(corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon) -> set[str]:
    repeats = maximal_repeats(corpus, settings.shortest, settings.fewest_districts)
    wordings: set[str] = set()
    for repeat, (start, end) in trim_all(repeats, corpus, settings.shortest, lexicon):
        unit, offset = corpus.locate(repeat.positions[0])
        wordings.add(unit.letters[offset + start : offset + end])
    return wordings


def _candidate(letters: str, corpus: Corpus) -> Candidate:
    """Return a wording with all places where it stands, trimmed or not."""
    occurrences = []
    for position in corpus.find(letters):
        unit, offset = corpus.locate(position)
        occurrences.append(Occurrence(unit, offset, offset + len(letters)))
    return Candidate(letters, tuple(occurrences))


def _without_fragments(candidates: Iterable[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Drop what says nothing of its own beside the other candidates.

    A candidate goes if hardly any district has it outside longer ones, if most of its occurrences
    reach halfway into a longer one, or if it only adds a word to a shorter one that more districts
    use.
    """
    spans: Spans = {}
    kept: list[Candidate] = []
    users = {candidate.letters: len(candidate.speakers) for candidate in candidates}
    candidates = [candidate for candidate in candidates if not is_loose_row(candidate, users)]
    by_letters = {candidate.letters: candidate for candidate in candidates}
    cores = sorted(candidates, key=lambda candidate: (len(candidate.letters), candidate.letters))
    for candidate in reversed([c for c in cores if not _only_adds(c, by_letters, lexicon)]):
        holders = holders_of(candidate.occurrences, spans)
        crossing = sum(_crosses(o, spans) for o in candidate.occurrences)
        if crossing > len(candidate.occurrences) / 2 or is_fragment(candidate, holders):
            continue
        for occurrence in candidate.occurrences:
            span = (occurrence.start, occurrence.end, len(kept))
            spans.setdefault(occurrence.unit.sentence.id, []).append(span)
        kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.strength)


def _only_adds(candidate: Candidate, by_letters: Mapping[str, Candidate], lexicon: Lexicon) -> bool:
    """Tell whether a candidate is a more widely used one with common words at its sides.

    With these words it can still be the usual clause: then it stays.
    """
    if len(candidate.speakers) > 1 and stands_alone(candidate):
        return False
    letters = candidate.letters
    common = lexicon.table("formulas")["generic"]["words"]
    for left in range(min(_SMALL_ADDITION, len(letters)) + 1):
        for right in range(min(_SMALL_ADDITION, len(letters) - left) + 1):
            core = by_letters.get(letters[left : len(letters) - right])
            if core is None or core is candidate:
                continue
            added = [letters[:left], letters[len(letters) - right :]]
            words = [word for text in added for word in split_words(text, lexicon)]
            if len(core.speakers) >= len(candidate.speakers) and set(words) <= set(common):
                return True
    return False


def _crosses(occurrence: Occurrence, spans: Spans) -> bool:
    return any(
        start < occurrence.start < end < occurrence.end
        or occurrence.start < start < occurrence.end < end
        for start, end, _ in spans.get(occurrence.unit.sentence.id, ())
    )

"""Join the steps: candidates, their variants, canonical wording and slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from compare.lexicon import Lexicon, pattern
from compare.mining.formulas.candidates import find_candidates
from compare.mining.formulas.cores import Cores
from compare.mining.formulas.corpus import lay_out
from compare.mining.formulas.looser import looser_places
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.names import Standards
from compare.mining.formulas.settle import settle
from compare.mining.formulas.slots import learn_slots
from compare.mining.formulas.tidying import by_wording, canonical, tidied
from compare.mining.formulas.uses import uses_of
from compare.mining.formulas.variants import (
    by_beginning,
    display_text,
    find_variants,
    with_partners,
)
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.model.findings import Formula, FormulaVariant, Passage
from compare.model.report import Document
from compare.model.source import Source
from compare.passages import passage_of
from compare.settings import FormulaSettings


def find_formulas(
    documents: Sequence[Document],
    sources: dict[str, Source],
    settings: FormulaSettings,
    lexicon: Lexicon,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Formula, ...]:
    """Return the formulas of comparable documents, most widely shared first.

    A formula counts once for each district, however often and in however many texts it stands.
    """
    taking_part = [document for document in documents if document.comparable]
    corpus = lay_out(taking_part, lexicon)
    manners = Manners.of(corpus, lexicon)
    candidates = find_candidates(corpus, settings, lexicon, manners)
    wordings = by_beginning(
        candidate.letters
        for candidate in candidates
        if len(candidate.speakers) >= settings.fewest_districts
    )
    cores = Cores(corpus, manners, wordings, settings.variant, lexicon)
    by_id = {document.id: document for document in taking_part}
    found: list[tuple[Candidate, tuple[Occurrence, ...]]] = []
    for index, candidate in enumerate(candidates):
        progress(index, len(candidates))
        variants = find_variants(candidate, corpus, wordings, settings.variant, lexicon)
        found.append((candidate, (*candidate.occurrences, *variants)))
    settled = [
        (candidate, (*places, *cores.places_of(candidate, places)))
        for candidate, places in settle(found, settings.fewest_districts, settings.variant)
    ]
    telling = _Telling(by_id, sources, Standards(lexicon), lexicon)
    formulas = [
        telling.formula(candidate, (*places, *looser_places(candidate, places, cores)))
        for candidate, places in tidied(settled)
    ]
    formulas.sort(key=lambda formula: (-len(formula.districts), -len(formula.text), formula.text))
    return tuple(_numbered(formula, number) for number, formula in enumerate(formulas, 1))


def _numbered(formula: Formula, number: int) -> Formula:
    return replace(formula, id=f"F{number}")


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tell a formula in the words that are shown, with its places in the sources."""

    documents: dict[str, Document]
    sources: dict[str, Source]
    standards: Standards
    lexicon: Lexicon

    def formula(self, candidate: Candidate, places: Sequence[Occurrence]) -> Formula:
        wordings = by_wording(places)
        joining = pattern("^" + self.lexicon.table("formulas")["edges"]["joining"])
        letters = canonical(candidate.letters, wordings, self.standards.letters, joining)
        text = display_text(wordings[letters])
        # The wording that is shown stands first.
        variants = tuple(
            FormulaVariant(display_text(same), tuple(map(self._passage, same)))
            for wording, same in sorted(wordings.items(), key=lambda item: item[0] != letters)
        )
        users = tuple(_in_order(place.unit.sentence.document for place in places))
        homes = {name: self.documents[name].identity.district or name for name in users}
        uses = uses_of(text, variants, {name: self.documents[name].speaker for name in users})
        return Formula(
            id="",
            text=text,
            slots=learn_slots(text, places, self.lexicon, homes),
            districts=tuple(uses),
            documents=users,
            variants=variants,
            uses=uses,
            name=self.standards.name_of(letters),
        )

    def _passage(self, place: Occurrence) -> Passage:
        unit = place.unit
        document = self.documents[unit.sentence.document]
        first, last = unit.places[place.start], unit.places[place.end - 1] + 1
        start, end = with_partners(unit.text, first, last)
        return passage_of(unit.sentence.clean, document, self.sources, start, end)


def _in_order(values: Iterable[str]) -> list[str]:
    """Return the distinct values in a fixed order: documents by number."""
    return sorted(set(values), key=lambda value: (len(value), value))

from __future__ import annotations

from compare.mining.formulas import find_formulas
from compare.settings import FormulaSettings
from compare.years.places import FormulaPlaces
from tests.mining.support import LEXICON
from tests.years.support import both, report

LINE = "坚持稳中求进工作总基调，推动发展。"


def test_a_formula_is_known_by_its_first_place_in_the_documents_asked_for():
    documents, sources = both(
        report(1, 2023, [LINE, "产业有进步。", LINE], district="甲区"),
        report(2, 2023, [LINE], district="乙县"),
    )
    formulas = find_formulas(documents, sources, FormulaSettings(), LEXICON)
    first, second = (document.id for document in documents)
    places = FormulaPlaces(formulas)
    for names in ((first,), (second,), (first, second)):
        for number, wordings in places.of(names).items():
            for place in wordings.values():
                inside = [
                    one
                    for variant in formulas[number].variants
                    for one in variant.occurrences
                    if one.text == place.text and one.document in names
                ]
                assert place == inside[0]
    assert places.of((first,)).keys() == set(range(len(formulas)))
    assert not places.of(())

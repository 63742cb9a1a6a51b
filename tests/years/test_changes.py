from __future__ import annotations

from compare.mining.formulas import find_formulas
from compare.model.years import ChangeKind
from compare.settings import FormulaSettings, YearSettings
from compare.years import year_pairs
from compare.years.changes import formula_changes, kept_formulas, life_lines
from compare.years.places import FormulaPlaces
from tests.mining.support import LEXICON
from tests.years.support import both, report

NEW = "因地制宜发展新质生产力，加快动能转换。"
OLD = "常态化抓好疫情防控各项工作，守护健康。"
KEPT = "坚持稳中求进工作总基调，推动发展。"


def found(**years: dict[int, list[str]]):
    documents, formulas, changes = all_found(**years)
    texts = {formula.id: formula.text for formula in formulas}
    return documents, formulas, {(c.district, texts[c.formula], c.change) for c in changes}


def all_found(**years: dict[int, list[str]]):
    pairs, number = [], 0
    for district, reports in years.items():
        for year, lines in reports.items():
            number += 1
            pairs.append(report(number, year, lines, district=district))
    documents, sources = both(*pairs)
    formulas = find_formulas(documents, sources, FormulaSettings(), LEXICON)
    changes = formula_changes(
        year_pairs(documents),
        FormulaPlaces(formulas),
        {document.id: document for document in documents},
        sources,
        settings=YearSettings(),
        lexicon=LEXICON,
    )
    return documents, formulas, changes


TWO_YEARS = {2023: [OLD, KEPT], 2024: [NEW, KEPT]}


def test_what_came_and_what_went_is_named_for_each_district():
    _, _, changes = found(甲区=TWO_YEARS, 乙县=TWO_YEARS)
    kinds = {(district, kind) for district, _, kind in changes}
    assert kinds == {
        (district, kind)
        for district in ("甲区", "乙县")
        for kind in (ChangeKind.NEW, ChangeKind.VANISHED)
    }
    assert not any("稳中求进" in text for _, text, _ in changes)


def test_a_wording_that_nearly_stands_in_the_other_year_is_not_new():
    _, _, changes = found(
        甲区={2023: ["因地制宜地发展新质生产力，加快动能转换。"], 2024: [NEW]},
        乙县={2024: [NEW]},
    )
    assert not any(kind is ChangeKind.NEW for _, _, kind in changes)


def test_another_verb_before_it_makes_no_other_wording():
    _, _, changes = found(
        甲区={2023: ["发展必须以人民为中心，办好实事。"], 2024: ["坚持以人民为中心，增进福祉。"]},
        乙县={2024: ["坚持以人民为中心，建成学校。"]},
    )
    assert not any("以人民为中心" in text for district, text, _ in changes if district == "甲区")


def passages(district: str, **years: dict[int, list[str]]):
    _, _, changes = all_found(**years)
    return {
        (c.change, c.earlier and c.earlier.text, c.later and c.later.text)
        for c in changes
        if c.district == district
    }


USED = {2023: ["确保社会大局和谐稳定。"], 2024: ["确保社会大局和谐稳定。"]}


def test_of_what_only_something_like_it_is_left_both_passages_are_named():
    said = passages(
        "甲区", 甲区={2023: USED[2023], 2024: ["今年要使全区社会大局稳定。"]}, 乙县=USED, 丙区=USED
    )
    assert [(kind, later) for kind, _, later in said] == [(ChangeKind.CHANGED, "社会大局稳定")]


def test_the_passage_that_is_like_a_wording_is_a_literal_slice_of_its_source():
    _, _, changes = all_found(
        甲区={2023: USED[2023], 2024: ["今年要使全区社会大局 稳定。"]}, 乙县=USED, 丙区=USED
    )
    (change,) = (c for c in changes if c.change is ChangeKind.CHANGED)
    assert change.later.quote == "社会大局 稳定"


def test_a_wording_left_only_as_a_part_of_another_name_has_changed():
    gone = {2023: ["扎实开展党纪学习教育。"], 2024: ["巩固拓展党纪学习教育成果。"]}
    used = {year: ["扎实开展党纪学习教育。"] for year in (2023, 2024)}
    said = passages("甲区", 甲区=gone, 乙县=used, 丙区=used)
    assert said == {(ChangeKind.CHANGED, "扎实开展党纪学习教育", "巩固拓展党纪学习教育成果")}


def test_of_formulas_told_of_one_passage_the_first_is_named():
    long = "扎实开展党纪学习教育，确保社会大局和谐稳定。"
    used = {year: [long] for year in (2023, 2024)}
    later = ["扎实开展党纪学习的教育，确保社会大局的和谐稳定。"]
    said = passages("甲区", 甲区={2023: [long], 2024: later}, 乙县=used, 丙区=USED, 丁县=USED)
    assert len({later for _, _, later in said}) == len(said)


def test_what_stays_in_the_same_words_is_kept():
    documents, formulas, _ = found(甲区=TWO_YEARS, 乙县=TWO_YEARS)
    texts = {formula.id: formula.text for formula in formulas}
    for item in kept_formulas(year_pairs(documents), FormulaPlaces(formulas)):
        assert any("稳中求进" in texts[name] for name in item.formulas)
        assert not any("新质生产力" in texts[name] for name in item.formulas)


def test_a_single_district_has_formulas_over_its_years():
    _, formulas, _ = found(甲区={2022: [KEPT], 2023: [KEPT], 2024: [NEW]})
    assert any("稳中求进工作总基调" in formula.text for formula in formulas)
    assert all(formula.districts == ("甲区",) for formula in formulas)


def test_a_life_line_tells_first_peak_and_last_year():
    documents, formulas, _ = found(
        甲区={2022: [KEPT], 2023: [KEPT], 2024: [NEW]}, 乙县={2023: [KEPT], 2024: [NEW]}
    )
    kept = next(f for f in formulas if "稳中求进" in f.text)
    line = next(line for line in life_lines(documents, formulas) if line.formula == kept.id)
    assert (line.years, line.districts, line.reports) == ((2022, 2023, 2024), (1, 2, 0), (1, 2, 2))
    assert (line.first_year, line.peak_year, line.last_year) == (2022, 2022, 2023)


def test_one_year_has_no_life_lines():
    documents, formulas, _ = found(甲区={2024: [KEPT]}, 乙县={2024: [KEPT]})
    assert life_lines(documents, formulas) == ()

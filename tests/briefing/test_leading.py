"""Ceremonial formulas never lead; what review, targets and plan share does."""

from __future__ import annotations

from dataclasses import replace

from compare.briefing.leading import LeadingFormulas
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.model.findings import Findings, Formula, FormulaVariant
from compare.model.report import Role
from compare.passages import sentence_passage
from tests.mining.support import LEXICON, compare_seeds, document

LABELS = Templates().labels()


def formula(name: str, text: str, role: Role, districts: int = 2) -> tuple[Formula, list, list]:
    """Make a formula that stands in a section of that role of so many districts."""
    made = [document(i, f"{i}县", [text], role=role) for i in range(1, districts + 1)]
    made = [(replace(d, id=f"{name}{d.id}"), source) for d, source in made]
    passages = tuple(sentence_passage(d.sentences[0], d, {source.id: source}) for d, source in made)
    names = tuple(d.speaker for d, _ in made)
    ids = tuple(d.id for d, _ in made)
    return (
        Formula(name, text, None, names, ids, (FormulaVariant(text, passages),)),
        [d for d, _ in made],
        [s for _, s in made],
    )


def order(*made: tuple[Formula, list, list]) -> str:
    """Return the names of formulas in the order in which they are shown."""
    documents = tuple(d for _, own, _ in made for d in own)
    sources = tuple(s for _, _, own in made for s in own)
    findings: Findings = replace(compare_seeds(), documents=documents, sources=sources)
    leading = LeadingFormulas(Desk(findings, LABELS), LEXICON)
    return "".join(f.id for f in leading.ordered([f for f, _, _ in made]))


def test_what_stands_in_closings_comes_last_though_more_districts_use_it():
    closing = formula("A", "携手共创美好未来", Role.CLOSING, 5)
    plan = formula("B", "扩大有效投资", Role.PLAN)
    assert order(closing, plan) == "BA"


def test_ceremonial_words_come_last_wherever_they_stand():
    thanks = formula("A", "表示衷心的感谢和崇高的敬意", Role.REVIEW, 5)
    assert order(thanks, formula("B", "扩大有效投资", Role.PLAN)) == "BA"


def test_more_districts_in_review_targets_and_plan_go_first():
    requirement = formula("A", "坚持稳中求进", Role.OVERALL_REQUIREMENT, 3)
    plan = formula("B", "扩大有效投资", Role.PLAN, 2)
    review = formula("C", "粮食再获丰收", Role.REVIEW, 3)
    assert order(requirement, plan, review) == "CBA"


def test_a_plain_noun_counts_less_than_a_wording_of_fewer_districts():
    noun = formula("A", "乡村振兴战略", Role.PLAN, 4)
    wording = formula("B", "坚决守住不发生规模性返贫底线", Role.PLAN, 2)
    assert order(noun, wording) == "BA"


def test_a_short_name_in_quotation_marks_is_no_plain_noun():
    noun = formula("A", "乡村振兴战略", Role.PLAN, 4)
    name = formula("B", "“四下基层”", Role.PLAN, 3)
    assert order(noun, name) == "BA"


def test_a_frame_of_a_sentence_counts_less():
    frame = formula("A", "今年经济社会发展的主要预期目标是", Role.TARGETS, 4)
    assert order(frame, formula("B", "坚决守住不发生规模性返贫底线", Role.PLAN, 2)) == "BA"


def test_of_the_forms_of_one_standard_wording_only_the_first_leads():
    forms = [
        (replace(made, name="中央八项规定"), documents, sources)
        for made, documents, sources in (
            formula("A", "中央八项规定及其实施细则精神", Role.PLAN, 4),
            formula("B", "严格落实中央八项规定精神", Role.PLAN, 3),
        )
    ]
    assert order(*forms, formula("C", "坚决守住不发生规模性返贫底线", Role.PLAN, 2)) == "ACB"

from __future__ import annotations

from compare.aligning.matches import grader_of, match_sentences
from compare.aligning.pairs import pair_sections
from compare.aligning.rest import Rest
from compare.aligning.sections import align_sections
from compare.aligning.sentences import pair_sentences
from compare.mining.formulas import find_formulas
from compare.model.findings import Alignment, Grade
from compare.model.report import Role
from compare.settings import Settings
from tests.mining.support import LEXICON, compare_seeds, document, documents

SETTINGS = Settings()
SAME = "加强灵活就业和新就业形态劳动者权益保障，完善社会保险。"


def pairs_of(**texts: list[str]):
    made, sources = documents(**texts)
    grader = grader_of(made, SETTINGS.similarity)
    matches = match_sentences(made, grader)
    formulas = find_formulas(made, sources, SETTINGS.formulas, LEXICON)
    alignments = align_sections(made, LEXICON)
    sections = pair_sections(alignments, made, formulas, matches, grader)
    return sections, pair_sentences(matches, made, sources, LEXICON)


def test_shortcomings_and_targets_correspond_whatever_they_speak_of():
    plan, _ = document(1, "甲区", ["粮食产量再创历史新高水平。"], role=Role.PLAN, theme=None)
    lack, _ = document(2, "乙县", [SAME], role=Role.SELF_CRITICISM, theme=None)
    also, _ = document(3, "丙区", ["协商成果不多。"], role=Role.SELF_CRITICISM, theme=None)
    found = {a.role: dict(a.sections) for a in align_sections([plan, lack, also], LEXICON)}
    assert found[Role.SELF_CRITICISM] == {"D1": (), "D2": ("D2.1",), "D3": ("D3.1",)}


def test_equal_sections_are_verbatim_and_have_nothing_of_their_own():
    ((section,), (sentence,)) = pairs_of(甲区=[SAME], 乙县=[SAME])
    assert (section.score, section.grade) == (100.0, Grade.VERBATIM)
    assert section.score_without_formulas is None
    assert sentence.grade is Grade.VERBATIM


def test_long_and_short_sections_count_alike():
    other = ["推动数字重庆建设取得标志性成果。", "粮食产量再创历史新高。"]
    (section,), _ = pairs_of(甲区=[SAME], 乙县=[SAME, *other])
    (mirrored,), _ = pairs_of(甲区=[SAME, *other], 乙县=[SAME])
    assert section.score == mirrored.score
    assert 50 < section.score < 100


def test_sections_with_nothing_in_common_are_no_pair():
    found = pairs_of(甲区=["建成国家西南区域应急救援中心。"], 乙县=["粮食产量再创历史新高水平。"])
    assert found == ((), ())


def test_moved_sentences_are_found():
    fill = ["粮食产量再创历史新高水平。", "建成国家西南区域应急救援中心。"]
    _, pairs = pairs_of(甲区=[SAME, *fill[:1]], 乙县=[*fill[1:], SAME])
    assert [(p.a_sentence, p.b_sentence) for p in pairs] == [("D1.s0", "D2.s1")]


def test_one_sentence_may_answer_to_several():
    half = "加强灵活就业和新就业形态劳动者权益保障。"
    _, pairs = pairs_of(甲区=[SAME], 乙县=[SAME, half])
    assert {p.b_sentence for p in pairs} == {"D2.s0", "D2.s1"}


def test_the_rest_of_a_sentence_is_what_no_formula_holds():
    made, sources = documents(
        甲区=["坚持统一思想、统一意志、统一行动，推动乡村治理。"],
        乙县=["统一思想、统一意志、统一行动。"],
    )
    rest = Rest.of(find_formulas(made, sources, SETTINGS.formulas, LEXICON))
    assert rest.letters(made[0].sentences[0]) == "坚持推动乡村治理"
    assert rest.letters(made[1].sentences[0]) == ""


def test_the_same_district_is_never_paired_with_itself():
    speakers = {d.id: d.speaker for d in compare_seeds().documents}
    owner = {s.id: d.id for d in compare_seeds().documents for s in d.sections}
    for pair in compare_seeds().sentence_pairs:
        assert speakers[pair.a.document] != speakers[pair.b.document]
    for pair in compare_seeds().section_pairs:
        assert speakers[owner[pair.a]] != speakers[owner[pair.b]]


def test_role_similarities_do_not_depend_on_the_order():
    for similarity in compare_seeds().role_similarities:
        for row, scores in enumerate(similarity.scores):
            for column, score in enumerate(scores):
                assert score == similarity.scores[column][row]
                assert (score is None) == (row == column)


def test_in_corresponding_sections_less_counts_as_related_than_apart():
    made, _ = documents(
        甲区=["完善养老服务体系，新建社区食堂十个。", "畅通社情民意信息渠道。"],
        乙县=["开展养老服务体系建设民主监督，组织委员视察。", "推进文史资料编印出版。"],
    )
    grader = grader_of(made, SETTINGS.similarity)
    scores = [
        [match.score for match in match_sentences(made, grader, alignments)]
        for alignments in (
            [Alignment(Role.REVIEW, None, {"D1": ("D1.1",), "D2": ("D2.1",)})],
            [Alignment(Role.REVIEW, None, {"D1": ("D1.1",), "D2": ()})],
        )
    ]
    lower, upper = SETTINGS.similarity.related_aligned, SETTINGS.similarity.related_apart
    assert any(lower <= score < upper for score in scores[0])
    assert all(score >= upper for score in scores[1])

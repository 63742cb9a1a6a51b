"""Hold that the sentences that are matched are those that the comparison of all with all gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import api
from compare.aligning.matches import grader_of, match_sentences, spoken_sentences
from compare.aligning.sections import align_sections
from compare.model.findings import Grade
from compare.scoring import grading
from compare.scoring.similarity import similarity_matrix
from compare.settings import SimilaritySettings
from tests.aligning.support import report
from tests.mining.support import LEXICON

SETTINGS = SimilaritySettings()
WORDS = (
    "推进",
    "乡村",
    "振兴",
    "政协",
    "协商",
    "民主",
    "优化",
    "营商",
    "环境",
    "改善",
    "民生",
    "数字",
)
LINES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map("".join)
PARTS = st.lists(
    st.tuples(st.sampled_from(["一、民生", "二、改革", "三、协商"]), LINES), min_size=1, max_size=4
)


@pytest.fixture(scope="module")
def seed_documents(seeds):
    return api.read([seeds]).documents


def all_with_all(documents, grader, alignments):
    """Return the documents' related sentences with their scores, each compared with each."""
    chosen = grader.settings
    taking_part = [document for document in documents if document.comparable]
    found = []
    for place, one in enumerate(taking_part):
        for other in taking_part[place + 1 :]:
            if one.speaker == other.speaker:
                continue
            ours, theirs = spoken_sentences(one, chosen), spoken_sentences(other, chosen)
            sides = [s.letters for s in ours], [s.letters for s in theirs]
            scores, ratios = grader.scores(*sides), similarity_matrix(*sides)
            lowest = min(chosen.related, chosen.related_aligned, chosen.related_apart)
            for row, a in enumerate(ours):
                for column, b in enumerate(theirs):
                    if scores[row, column] < lowest:
                        continue
                    least, inside = floor(one, a, other, b, alignments, chosen)
                    score, ratio = scores[row, column], ratios[row, column]
                    is_variant = ratio >= chosen.variant and score >= chosen.related
                    if score >= least or is_variant:
                        grade = Grade.VARIANT if is_variant else Grade.RELATED
                        if is_variant and a.letters == b.letters:
                            grade = Grade.VERBATIM
                        found.append((a.id, b.id, round(float(score), 1), grade, inside))
    return found


def floor(one, a, other, b, alignments, chosen):
    inside = any(
        a.section in one.covered(alignment.sections.get(one.id, ()))
        and b.section in other.covered(alignment.sections.get(other.id, ()))
        for alignment in alignments
    )
    if not alignments:
        return chosen.related, inside
    return (chosen.related_aligned if inside else chosen.related_apart), inside


def plain(found):
    return [(m.a.id, m.b.id, m.score, m.grade, m.aligned) for m in found]


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=2, max_size=4), st.booleans(), st.sampled_from([0.15, 0.9]))
def test_no_related_pair_is_lost_and_none_is_added(reports, by_topic, weight):
    districts = ["甲区", "乙县", "丙区", "甲区"]
    documents = [report(n, districts[n], parts) for n, parts in enumerate(reports)]
    chosen = SimilaritySettings(weight_ratio=weight, weight_overlap=(1 - weight) / 2,
                                weight_shared=(1 - weight) / 2)  # fmt: skip
    grader = grader_of(documents, chosen)
    alignments = align_sections(documents, LEXICON) if by_topic else ()
    found = plain(match_sentences(documents, grader, alignments))
    assert found == all_with_all(documents, grader, alignments)


def test_the_reports_in_seeds_match_as_all_with_all(seed_documents):
    grader = grader_of(seed_documents, SETTINGS)
    alignments = align_sections(seed_documents, LEXICON)
    found = plain(match_sentences(seed_documents, grader, alignments))
    assert found == all_with_all(seed_documents, grader, alignments)
    assert len(found) > 100


def test_few_of_the_unrelated_pairs_are_compared_letter_by_letter(seed_documents, monkeypatch):
    compared = []
    of_pairs = grading.similarity_of_pairs
    monkeypatch.setattr(
        grading, "similarity_of_pairs", lambda a, b: compared.append(len(a)) or of_pairs(a, b)
    )
    grader = grader_of(seed_documents, SETTINGS)
    found = match_sentences(seed_documents, grader, align_sections(seed_documents, LEXICON))
    assert sum(compared) < 10 * len(found)

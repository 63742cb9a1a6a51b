from __future__ import annotations

from rapidfuzz import fuzz

from compare.mining.formulas import find_formulas
from compare.settings import FormulaSettings
from compare.text import letters_of
from tests.mining.support import LEXICON, document, documents, labels, read_seeds

SETTINGS = FormulaSettings()


def formulas_of(**texts: list[str]):
    made, sources = documents(**texts)
    return find_formulas(made, sources, SETTINGS, LEXICON)


def test_a_wording_of_two_districts_is_a_formula_in_its_canonical_form():
    (found,) = formulas_of(
        甲区=["我们始终把方向、管大局、保落实。"],
        乙县=["党组把方向、管大局、保落实，抓好全年履职。"],
    )
    assert found.text == "把方向、管大局、保落实"
    assert found.districts == ("乙县", "甲区")


def test_the_same_district_is_never_counted_twice():
    first, source_1 = document(1, "甲区", ["努力画出最大同心圆、凝聚奋进力量。"])
    second, source_2 = document(2, "甲区", ["努力画出最大同心圆、凝聚奋进力量。"])
    sources = {source.id: source for source in (source_1, source_2)}
    assert find_formulas([first, second], sources, SETTINGS, LEXICON) == ()


def test_inserted_words_and_equal_words_make_a_variant():
    (found,) = formulas_of(
        甲区=["让我们更加紧密地团结在以习近平同志为核心的中共中央周围，携手同心。"],
        乙县=["我们要更加紧密团结在以习近平总书记为核心的党中央周围，锐意进取。"],
    )
    assert letters_of(found.text).startswith("更加紧密")
    assert len(found.variants) == 2
    assert set(found.districts) == {"甲区", "乙县"}


def test_a_dropped_member_is_a_variant():
    found = formulas_of(
        甲区=["鼓励各民主党派、工商联、无党派人士参与履职。"],
        乙县=["支持民主党派、工商联、无党派人士发挥作用。"],
        丙区=["加强同民主党派、无党派人士的联系。"],
    )
    (formula,) = [f for f in found if "无党派人士" in f.text]
    assert len(formula.districts) == 3


def test_what_districts_add_inside_the_same_quotation_is_a_slot():
    (found,) = formulas_of(
        甲区=["按照“讲政治、善团结、负责任、有效率”的要求，建设机关。"],
        乙县=["建设“讲政治、善团结、有朝气、能干事”的队伍。"],
    )
    assert found.slots == "讲政治、善团结、〔…〕"


def test_a_short_name_counts_if_districts_put_it_in_quotation_marks():
    texts = {"甲区": ["坚定拥护“两个确立”。"], "乙县": ["深刻领会“两个确立”的意义。"]}
    assert [f.text for f in formulas_of(**texts)] == ["两个确立"]


def test_headings_count_as_places():
    made = [
        document(1, "甲区", ["统一思想、统一意志、统一行动"], headings=(0,)),
        document(2, "乙县", ["推动统一思想、统一意志、统一行动。"]),
    ]
    sources = {source.id: source for _, source in made}
    (found,) = find_formulas([d for d, _ in made], sources, SETTINGS, LEXICON)
    assert found.text == "统一思想、统一意志、统一行动"


def test_damaged_sentences_give_no_formula():
    made = [
        document(1, "甲区", ["统一思想、统一意志、统一行动"], usable=False),
        document(2, "乙县", ["推动统一思想、统一意志、统一行动。"]),
    ]
    sources = {source.id: source for _, source in made}
    assert find_formulas([d for d, _ in made], sources, SETTINGS, LEXICON) == ()


def test_names_figures_and_common_words_are_no_formulas():
    assert (
        formulas_of(
            甲区=["2024年提交提案158件。", "区委、区政府工作会议。", "开展专题协商活动。"],
            乙县=["2024年提交提案158件。", "区委、区政府工作会议。", "开展专题协商活动。"],
        )
        == ()
    )


def same(a: str, b: str) -> bool:
    """Tell whether a label and a finding mean the same wording."""
    a, b = letters_of(a), letters_of(b)
    short, long = sorted((a, b), key=len)
    return fuzz.ratio(a, b) >= 80 or (short in long and len(short) >= 0.7 * len(long))


def test_labelled_formulas_of_the_seeds(capsys):
    reports = read_seeds()
    sources = {source.id: source for source in reports.reading.sources}
    found = find_formulas(reports.documents, sources, SETTINGS, LEXICON)
    table = labels("formulas")
    wanted = table["formula"]
    pairs = hits = pair_hits = 0
    missed = []
    for label in wanted:
        equal = [f for f in found if same(label["text"], f.text)]
        hits += bool(equal)
        if not equal:
            missed.append(label["text"])
        speakers = {district for f in equal for district in f.districts}
        pairs += len(label["districts"])
        pair_hits += len(speakers & set(label["districts"]))
    known = [label["text"] for label in wanted] + table["acceptable"]
    wrong = [f.text for f in found if not any(same(text, f.text) for text in known)]
    recall, pair_recall = hits / len(wanted), pair_hits / pairs
    precision = 1 - len(wrong) / len(found)
    with capsys.disabled():
        print(f"\nformulas: recall {recall:.3f} of {len(wanted)}, pairs {pair_recall:.3f} of {pairs}, "
              f"precision {precision:.3f} of {len(found)}; missed {missed}; wrong {wrong}")  # fmt: skip
    assert recall >= 0.9
    assert pair_recall >= 0.9
    assert precision >= 0.9

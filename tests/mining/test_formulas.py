from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from compare.lexicon import Lexicon
from compare.mining.formulas import find_formulas
from compare.mining.formulas.cores import Cores
from compare.mining.formulas.corpus import lay_out
from compare.mining.formulas.fitness import cohesion
from compare.mining.formulas.looser import looser_places
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.names import Standards
from compare.mining.formulas.tidying import tidied
from compare.mining.formulas.wording import Candidate, Occurrence
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


def test_a_place_takes_in_the_partner_of_a_mark_that_it_holds():
    (found,) = formulas_of(
        甲区=["我们坚决做到“两个维护”，推动发展。"], 乙县=["全县坚决做到“两个维护”，守护健康。"]
    )
    for variant in found.variants:
        for place in variant.occurrences:
            assert place.quote.count("“") == place.quote.count("”")


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


def test_a_longer_form_that_districts_share_stands_for_its_core():
    found = formulas_of(
        甲区=["扎实开展党纪学习教育，从严治党。"],
        乙县=["扎实开展党纪学习教育，正风肃纪。"],
        丙区=["深入开展党纪学习教育，锤炼党性。"],
    )
    (formula,) = [f for f in found if "党纪学习教育" in f.text]
    assert formula.text == "扎实开展党纪学习教育"
    assert formula.uses == {"甲区": "verbatim", "乙县": "verbatim", "丙区": "variant"}


def test_a_core_that_clearly_more_districts_use_stands_beside_its_longer_form():
    texts = {
        name: ["我们始终把方向、管大局、保落实，不断前进。"] for name in ("丙区", "丁县", "戊区")
    }
    texts |= {name: ["党组始终在政协工作中把方向、管大局、保落实。"] for name in ("甲区", "乙县")}
    texts_of_found = [formula.text for formula in formulas_of(**texts)]
    assert "把方向、管大局、保落实" in " ".join(texts_of_found)


def test_clauses_in_a_row_are_one_formula_if_districts_share_the_row():
    (found,) = formulas_of(
        甲区=["更好统筹发展和安全，有效防范化解重点领域风险。"],
        乙县=["更好统筹发展和安全，有效防范化解重点领域风险。"],
    )
    assert found.text == "更好统筹发展和安全，有效防范化解重点领域风险"


def test_place_names_and_other_words_inside_a_frame_are_a_slot():
    (found,) = formulas_of(
        甲区=["奋力谱写中国式现代化甲区新篇章。"],
        乙县=["奋力谱写中国式现代化乙县新篇章。"],
    )
    assert found.slots == "奋力谱写中国式现代化〔…〕新篇章"


def test_a_frame_may_have_two_slots():
    (found,) = formulas_of(
        甲区=["把党委决策部署落实下去、把各界人士智慧力量凝聚起来。"],
        乙县=["把市委工作部署落实下去、把各方面智慧力量凝聚起来。"],
    )
    assert found.slots == "把〔…〕部署落实下去、把各〔…〕智慧力量凝聚起来"


def test_members_in_another_order_are_a_variant():
    found = formulas_of(
        甲区=["做强做优做大国有资本和国有企业。"],
        乙县=["推动国有资本和国有企业做强做优做大。"],
    )
    assert any("做强做优做大" in formula.text for formula in found)


def test_a_core_under_another_verb_is_a_variant():
    (found,) = formulas_of(
        甲区=["坚决遏制新增隐性债务。"],
        乙县=["坚决遏制新增隐性债务。"],
        丙区=["全年严控新增隐性债务。"],
    )
    assert found.uses == {"甲区": "verbatim", "乙县": "verbatim", "丙区": "variant"}


def test_a_verb_may_go_behind_the_core():
    (found,) = formulas_of(
        甲区=["常态化开展扫黑除恶，守护平安。"],
        乙县=["常态化开展扫黑除恶，惩治犯罪。"],
        丙区=["推进扫黑除恶常态化。"],
    )
    assert "丙区" in found.districts


def test_a_core_without_any_verb_is_no_variant():
    (found,) = formulas_of(
        甲区=["坚决遏制新增隐性债务。"],
        乙县=["坚决遏制新增隐性债务。"],
        丙区=["这里没有新增隐性债务的问题。"],
    )
    assert "丙区" not in found.districts


def test_words_dropped_between_the_edges_of_a_core_make_a_variant():
    found = formulas_of(
        甲区=["严格落实中央八项规定及其实施细则精神。"],
        乙县=["严格落实中央八项规定及其实施细则精神。"],
        丙区=["带头落实中央八项规定精神。"],
    )
    assert any("丙区" in formula.districts for formula in found)


def test_a_clause_is_whole_although_half_the_places_list_more_behind_it():
    found = formulas_of(
        甲区=["常态化开展扫黑除恶、打击各种犯罪。"],
        乙县=["常态化开展扫黑除恶，依法惩治犯罪。"],
    )
    assert [formula.text for formula in found] == ["常态化开展扫黑除恶"]


def test_clauses_that_are_never_met_apart_stay_one_row():
    (found,) = formulas_of(
        甲区=["把老百姓的大事小情解决好，让大家笑容更多、心里更暖。"],
        乙县=["把老百姓身边的大事小情解决好，让大家笑容更多、心里更暖。"],
    )
    assert found.districts == ("乙县", "甲区")
    assert "解决好，让大家" in found.text


def test_a_row_of_equal_members_holds_together_as_its_members_do():
    common = ["打牢基础。", "夯实基础。", "巩固基础。", "基础扎实。", "基础教育。"]
    found = formulas_of(
        甲区=["全区基础稳、优势多、韧性强、潜能大。", *common],
        乙县=["全县基础稳、优势多、韧性强、后劲足。", *common],
    )
    assert any("基础稳、优势多、韧性强" in formula.text for formula in found)


def test_titles_of_books_cut_lists_and_things_are_no_formulas():
    assert (
        formulas_of(
            甲区=["学习《治国理政文选汇编》第四卷。", "促进高校毕业生、农民工就业。"],
            乙县=["读《治国理政文选汇编》第四卷。", "促进高校毕业生、退役军人创业。"],
        )
        == ()
    )


def test_a_formula_is_called_after_the_standard_wording_it_is_a_form_of(tmp_path):
    own = tmp_path / "standard_wordings.toml"
    own.write_text('[[wording]]\nname = "同心圆"\ntext = "画出最大同心圆"\n', "utf-8")
    standards = Standards(Lexicon(tmp_path))
    assert standards.name_of("画出最大同心圆") == "同心圆"
    assert standards.name_of("统一思想统一意志统一行动") is None


def test_the_wording_that_is_shown_stands_first_and_makes_its_districts_verbatim():
    (found,) = formulas_of(
        甲区=["坚决遏制新增隐性债务。"],
        乙县=["坚决遏制新增隐性债务。"],
        丙区=["全年严控新增隐性债务。"],
    )
    assert letters_of(found.variants[0].text) == letters_of(found.text)


def places_of(wording: str, **texts: list[str]) -> tuple[Candidate, tuple[Occurrence, ...]]:
    """Return a wording with all its places in the texts."""
    units = lay_out(documents(**texts)[0], LEXICON).units
    places = tuple(
        Occurrence(unit, unit.letters.index(wording), unit.letters.index(wording) + len(wording))
        for unit in units
        if wording in unit.letters
    )
    return Candidate(wording, places), places


def test_one_formula_of_a_wording_is_left_and_none_that_longer_ones_hold_everywhere():
    texts = {name: ["兜牢兜实基层三保底线不放松。"] for name in ("甲区", "乙县")}
    whole = places_of("兜牢兜实基层三保底线", **texts)
    part = places_of("兜实基层三保", **texts)
    assert [one.letters for one, _ in tidied([whole, part, whole])] == ["兜牢兜实基层三保底线"]


def test_a_looser_form_is_looked_for_only_in_districts_that_have_no_other_one():
    shared = ["依法平等保护民营企业和企业家权益。"]
    other = ["依法平等保护各类经营主体产权和企业家合法权益。"]
    corpus = lay_out(documents(甲区=shared, 乙县=shared + other, 丙区=other)[0], LEXICON)
    cores = Cores(corpus, Manners.of(corpus, LEXICON), {}, SETTINGS.variant, LEXICON)
    places = [
        Occurrence(unit, 0, len(unit.letters)) for unit in corpus.units if "民营" in unit.letters
    ]
    candidate = Candidate(places[0].unit.letters, tuple(places))
    found = looser_places(candidate, places, cores)
    assert [place.unit.speaker for place in found] == ["丙区"]


def test_a_list_behind_a_quotation_that_ends_in_the_formula_is_no_slot():
    (found,) = formulas_of(
        甲区=["扎实开展“不忘初心牢记使命”主题教育、“三创四建”等工作。"],
        乙县=["扎实开展“不忘初心牢记使命”主题教育、“双创双服”等工作。"],
    )
    assert found.slots is None


def test_what_only_one_district_in_many_fills_otherwise_is_no_slot():
    usual = {f"{letter}区": ["奋力谱写中国式现代化建设新篇章。"] for letter in "甲乙丙丁戊己"}
    (found,) = formulas_of(**usual, 庚区=["奋力书写中国式现代化建设新篇章。"])
    assert found.slots is None
    assert found.uses["庚区"] == "variant"


def test_a_form_does_not_begin_with_a_particle_of_the_word_before_it():
    texts = {f"{letter}区": ["紧紧团结在党组织周围，努力工作。"] for letter in "甲乙"}
    found = formulas_of(**texts, 丙区=["坚定不移地团结在党组织周围，奋力工作。"])
    assert not any(v.text.startswith("地") for formula in found for v in formula.variants)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="甲乙丙、，", min_size=4, max_size=30), min_size=1, max_size=4))
def test_every_place_holds_its_wording_and_every_district_a_place(lines):
    made, sources = documents(甲区=lines, 乙县=lines[::-1])
    for formula in find_formulas(made, sources, SETTINGS, LEXICON):
        assert set(formula.uses) == set(formula.districts)
        for variant in formula.variants:
            for place in variant.occurrences:
                assert letters_of(place.text) == letters_of(variant.text)


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


def test_a_wording_holds_together_as_in_the_year_that_has_it():
    shared = ["全市社会大局和谐稳定，各族群众安居乐业。"]
    parts = ["推动社会和谐稳定发展。", "服务中心大局。"]
    years = ((2023, shared), (2024, parts), (2024, parts))
    reports = [
        document(number, district, lines, review_year=year)[0]
        for number, (district, year, lines) in enumerate(
            ((district, *told) for district in ("甲区", "乙县") for told in years), 1
        )
    ]

    def firmness(documents):
        corpus = lay_out(documents, LEXICON)
        wording = "社会大局和谐稳定"
        spots = (corpus.locate(position) for position in corpus.find(wording))
        places = (Occurrence(unit, start, start + len(wording)) for unit, start in spots)
        return cohesion(Candidate(wording, tuple(places)), corpus)

    assert firmness(reports) == firmness([d for d in reports if d.identity.review_year == 2023])

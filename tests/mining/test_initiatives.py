from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.lexicon import Lexicon
from compare.mining.initiatives import find_initiatives
from compare.mining.initiatives.choosing import LONGEST, Rated, choose
from compare.mining.initiatives.clauses import clauses_of
from compare.mining.initiatives.dispersion import Dispersion
from compare.mining.initiatives.features import Described
from compare.mining.initiatives.find import described
from compare.mining.initiatives.formula_places import FormulaPlaces
from compare.mining.initiatives.ranking import Ranking
from compare.model.findings import Initiative
from compare.scoring.grading import Grader
from compare.settings import Settings
from compare.text import letters_of
from tests.mining.support import LEXICON, compare_seeds, document, documents, labels, read_seeds

RULES = LEXICON.table("initiatives")
RANKING = Ranking.of(LEXICON)
COMMON = "坚决守牢不发生规模性返贫底线，持续巩固拓展脱贫攻坚成果。"


def described_clauses(text: str, *others: str) -> list[Described]:
    """Return the clauses of one district's sentence beside the sentences of others."""
    named = {f"第{number}区": [one] for number, one in enumerate((text, *(others or (COMMON,))))}
    made, _ = documents(**named)
    dispersion = Dispersion.of(made, RULES)
    return list(described(made[0], dispersion, FormulaPlaces(()), RULES))


def own_names(text: str, *others: str) -> set[str]:
    return {name.text for c in described_clauses(text, *others) for name in c.names if name.is_own}


def features(text: str, *others: str) -> dict[str, float]:
    return max((c.features for c in described_clauses(text, *others)), key=len)


def chance(text: str, *others: str) -> float:
    return max((RANKING.chance(c.features) for c in described_clauses(text, *others)), default=0.0)


def found_in(lexicon: Lexicon = LEXICON, **texts: list[str]) -> list[Initiative]:
    """Return the initiatives of short texts, whatever their score."""
    made, sources = documents(**texts)
    grader = Grader.of([s.letters for d in made for s in d.sentences], Settings().similarity)
    settings = Settings().initiatives.model_copy(update={"least_score": 0.0})
    return list(
        find_initiatives(made, (), sources, grader=grader, settings=settings, lexicon=lexicon)
    )


def test_a_name_in_quotation_marks_that_nobody_else_uses_is_ones_own():
    assert own_names("建立“周一课堂”学习制度，培育机关文化。") == {"周一课堂"}


def test_a_name_that_another_of_few_districts_has_is_common_property():
    assert not own_names("坚持“周一课堂”。", "坚持周一课堂。")


def test_among_many_districts_one_more_may_have_the_name():
    others = [
        "听取周一课堂情况汇报，研究处理有关问题。",
        *(f"这里是另外第{n}份材料。" for n in range(20)),
    ]
    (clause,) = described_clauses("坚持“周一课堂”。", *others)
    assert clause.features["quoted_few"] == 1
    (found,) = found_in(
        甲区=["坚持“周一课堂”学习制度。"], **{f"区{n}": [t] for n, t in enumerate(others)}
    )
    assert "仅见于区0" in found.reason


def test_figures_of_speech_are_no_names_of_ones_own():
    assert not own_names("搭建民意“直通车”平台，当好“主力军”。")


def test_a_mechanism_is_named_by_what_it_ends_in():
    assert own_names("全面推行信访代办制，全区信访总量下降。") == {"信访代办制"}


def test_programmes_of_the_whole_country_speak_against_a_doing():
    assert chance("开展“板凳会”实践活动。") > chance("开展“高效办成一件事”实践活动。")


def test_the_theme_of_one_meeting_is_less_than_a_lasting_mechanism():
    topic = chance("开展“商圈建设情况”调研视察活动。")
    lasting = chance("建立“商圈会客厅”工作机制。")
    assert topic < lasting


def test_what_a_text_calls_the_first_in_the_country_outweighs_the_same_without():
    claimed = chance("建成全国首个云上集市调解中心。")
    assert claimed > chance("建成云上集市调解中心。")


def test_names_in_a_row_share_their_kind():
    (row,) = described_clauses("相继出台“商圈贷”“摊位贷”等金融支持政策。")
    assert [name.text for name in row.names if name.is_own] == ["商圈贷", "摊位贷"]
    assert row.features["quoted_several"] == 1


def test_a_clause_in_which_nothing_can_name_a_doing_is_left_out():
    assert described_clauses("物价总体平稳。") == []


def test_letters_that_belong_to_a_place_are_known_by_where_they_stand():
    made, _ = documents(甲区=["蓼水畅、蓼水清、蓼水美、蓼水长。"], 乙区=["水美。"], 丙区=["水清。"])
    voices = Dispersion.of(made, RULES).voices
    assert "蓼" in voices["甲区"].local
    assert "水" not in voices["甲区"].local


def test_names_of_divisions_are_places_and_no_new_wording():
    made, _ = documents(甲区=["推动石家庄市发展。"], 乙区=["推动产业发展。"])
    voice = Dispersion.of(made, RULES).voices["甲区"]
    start = voice.letters.index("石家庄")
    assert voice.place_share(start, start + 4) == 1
    assert voice.novelty(3, start, start + 4) == 0


@given(st.lists(st.text("甲乙丙丁戊己，", min_size=1, max_size=30), min_size=2, max_size=5))
def test_dispersion_counts_as_a_search_does(texts):
    made, _ = documents(**{f"区{n}": [text + "。"] for n, text in enumerate(texts)})
    dispersion = Dispersion.of(made, RULES)
    for voice in dispersion.voices.values():
        told = [v.letters for v in dispersion.voices.values() if v.speaker != voice.speaker]
        for length in (2, 3, 4):
            for start in range(1, len(voice.letters) - length + 1):
                run = voice.letters[start : start + length]
                assert voice.others[length][start] == sum(run in other for other in told)
                assert len(dispersion.holders(voice, run, start)) == sum(run in t for t in told)


@given(
    st.lists(
        st.sampled_from(["建立“甲乙”制度", "推动工作，", "；", "（含、各类）", "。"]), max_size=9
    )
)
def test_clauses_lead_back_to_their_letters(parts):
    made, _ = document(1, "甲区", ["起" + "".join(parts)])
    dispersion = Dispersion.of([made], RULES)
    voice = dispersion.voices["甲区"]
    for clause in clauses_of(made, voice.offsets, RULES):
        assert voice.letters[clause.first_letter : clause.last_letter] == clause.letters


def test_a_passage_holds_the_clauses_that_tell_of_doings_and_no_more():
    text = (
        "推动各项工作落实，" * 9 + "率先推出“板凳会”机制，首创“周一课堂”制度，" + "取得实效，" * 9
    )
    (clause, *rest) = described_clauses(text)
    rated = [Rated(c, RANKING.chance(c.features)) for c in (clause, *rest)]
    (first, *_) = choose(rated, 1, RULES)
    assert first.text == "率先推出“板凳会”机制，首创“周一课堂”制度"


def test_passages_are_short_whole_and_begin_sensibly():
    text = "并健全机制，" + "完善“甲乙”制度，" * 12 + "建立“周一课堂”学习制度，入选全国案例。"
    rated = [Rated(c, RANKING.chance(c.features)) for c in described_clauses(text)]
    passages = [candidate.text for candidate in choose(rated, 20, RULES)]
    assert all(len(p) <= LONGEST and p[0] not in "，、；并" and p in text for p in passages)
    assert not any(p.startswith("入选") for p in passages)


def test_a_doing_is_told_once():
    found = found_in(甲区=["建立“板凳会”议事制度。", "用好“板凳会”平台。"], 乙县=[COMMON])
    assert [i.name for i in found] == ["板凳会"]


def test_a_doing_of_two_documents_of_one_district_is_told_once():
    made, sources = documents(甲区=["建立“板凳会”议事制度。"], 乙县=[COMMON])
    again, source = document(9, "甲区", ["率先用好“板凳会”议事平台。"])
    made.append(again)
    sources[source.id] = source
    grader = Grader.of([s.letters for d in made for s in d.sentences], Settings().similarity)
    settings = Settings().initiatives.model_copy(update={"least_score": 0.0})
    found = find_initiatives(made, (), sources, grader=grader, settings=settings, lexicon=LEXICON)
    assert [i.name for i in found if "板凳" in i.name] == ["板凳会"]


def test_of_equal_doings_the_first_are_of_different_sections():
    texts = ["推行“板凳会”议事制度。", "推行“周一课堂”学习制度。", "推行“院坝会”协商制度。"]
    made, _ = documents(甲区=texts, 乙县=[COMMON])
    dispersion = Dispersion.of(made, RULES)
    clauses = list(described(made[0], dispersion, FormulaPlaces(()), RULES))
    moved = replace(clauses[2].clause.sentence, section="D1.2")
    clauses[2] = replace(clauses[2], clause=replace(clauses[2].clause, sentence=moved))
    chosen = choose([Rated(c, 0.5) for c in clauses], 3, RULES)
    assert [one.text[3:5] for one in chosen] == ["板凳", "院坝", "周一"]


def test_a_common_clause_beside_a_doing_does_not_make_it_a_copy():
    found = found_in(甲区=["推行“板凳会”议事制度，" + COMMON], 乙县=[COMMON])
    assert "板凳会" in [i.name for i in found]


def test_a_near_copy_of_another_district_is_not_distinctive():
    line = "建立“周一课堂”学习制度培育积极向上的机关文化、锤炼优良作风。"
    found = found_in(甲区=[line], 乙县=[line.replace("周一", "周二")])
    assert not any("课堂" in i.name for i in found)


def test_weights_of_a_user_replace_those_of_the_package(tmp_path):
    (tmp_path / "initiative_weights.toml").write_text("[weights]\nquoted_own = -50.0\n", "utf-8")
    ranking = Ranking.of(Lexicon(tmp_path))
    own = features("建立“周一课堂”学习制度。")
    assert ranking.chance(own) < 0.01 < RANKING.chance(own)


def reasons(text: str) -> str:
    return "；".join(initiative.reason for initiative in found_in(甲区=[text], 乙县=[COMMON]))


def test_a_claim_is_quoted_with_where_it_holds_and_all_that_it_claims():
    told = reasons("形成全国首个场景化、字段级云上集市负面清单等成果。")
    assert "文中称“全国首个场景化、字段级云上集市负面清单" in told
    assert "东北地区唯一" in reasons("云上集市成为东北地区唯一测试基地。")
    assert "文中称“我省首次推出云上集市" in reasons("我省首次推出云上集市。")


@pytest.mark.parametrize("scope", ["我省", "本市", "全区", "贵州"])
def test_the_first_of_the_own_district_is_not_the_first_in_the_country(scope):
    text = f"建成{scope}首个云上集市调解中心。"
    assert features(text)["first_in_country"] < 0.5
    assert "首个" not in reasons(text)
    assert features("建成全国首个云上集市调解中心。")["first_in_country"] == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("首个全国产云上脑机接口通道投用。", "产云"),
        ("全球首个云上稻属图谱成功绘制。", "绘制"),
        ("发挥服务云上集市中心工作作用。", "中心"),
        ("云上集市场地成为唯一测试基地。", "成为"),
    ],
)
def test_names_hold_no_verb_and_are_not_cut_within_a_word(text, wrong):
    assert not any(name.startswith(wrong) or name.endswith(wrong) for name in own_names(text))
    assert not any("成为" in name for name in own_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "开展“雪亮工程”建设提升行动。",
        "新增国家“云上集市”融合应用试点。",
        "入选全国“云上集市”推广清单。",
    ],
)
def test_what_the_country_carries_out_or_gives_is_no_name_of_ones_own(text):
    assert not own_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "县医院被省卫生部门评为“现代医院管理样板院”。",
        "全县荣获“绿色田园模范县”称号。",
        "做强蘑菇产业，摘掉了“偏远帽子”。",
        "开展“世界知名商圈建设情况”对口协商。",
        "围绕界别协商“加快世界知名商圈建设，深度参与金融领域合作”议题。",
    ],
)
def test_honours_evils_and_matters_are_no_doings_of_ones_own(text):
    names = own_names(text)
    assert not names or features(text)["quoted_aim"] == 1


def test_a_name_that_only_holds_a_national_programme_stays():
    assert own_names("打造“放心消费在云集”品牌。") == {"放心消费在云集"}


def test_a_kind_of_doing_or_figures_never_stand_as_the_only_reason():
    for text in ["建立“周一课堂”学习制度12项。", "面向前沿领域新设106个专业点位。"]:
        for initiative in found_in(甲区=[text], 乙县=[COMMON]):
            assert not initiative.reason.startswith(("有制度安排", "有实绩数据"))


def test_figures_without_a_name_are_no_doing():
    assert not found_in(甲区=["面向前沿领域新设106个专业点位。"], 乙县=[COMMON])


def test_a_passage_ends_with_a_whole_clause():
    text = "开展“委员走集市”活动，以“界别+云媒”的合作模式，推送集市短视频。"
    rated = [Rated(c, RANKING.chance(c.features)) for c in described_clauses(text)]
    assert not any(one.text.endswith("合作模式") for one in choose(rated, 20, RULES))


def test_every_weight_belongs_to_a_feature_of_the_seeds_or_the_word_lists():
    reports = read_seeds()
    taking_part = [d for d in reports.documents if d.comparable]
    dispersion = Dispersion.of(taking_part, RULES)
    seen = {
        key
        for d in taking_part
        for one in described(d, dispersion, FormulaPlaces(()), RULES)
        for key in one.features
    }
    assert set(RANKING.weights) <= seen | set(RULES["words"]) | {"national"}


def test_every_reason_is_told_and_no_name_of_ones_own_stands_elsewhere():
    reports = read_seeds()
    by_id = {d.id: d for d in reports.documents}
    for initiative in compare_seeds().initiatives:
        own = by_id[initiative.passage.document].speaker
        name = letters_of(initiative.name)
        assert initiative.reason
        assert letters_of(initiative.name) in letters_of(initiative.passage.text)
        if f"{initiative.name}”本期其他材料未见" in initiative.reason:
            for other in reports.documents:
                if other.comparable and other.speaker != own:
                    assert not any(name in s.letters for s in other.sentences), initiative.name


def test_labelled_initiatives_of_the_seeds(capsys):
    found = compare_seeds().initiatives
    reports = [d for d in read_seeds().documents if d.comparable]
    wanted = hits = first = convincing = listed = right = 0
    missed = []
    speakers = {made.id: made.speaker for made in reports}
    by_speaker: dict[str, list[Initiative]] = {made.speaker: [] for made in reports}
    for initiative in found:
        by_speaker[speakers[initiative.passage.document]].append(initiative)
    for label, made in zip(labels("initiatives")["document"], reports, strict=True):
        assert label["district"] == made.speaker
        own = [i for i in found if i.passage.document == made.id]
        assert len(own) <= 20
        for words in label["wanted"]:
            hit = any(words in i.passage.text for i in by_speaker[made.speaker])
            wanted, hits = wanted + 1, hits + hit
            missed += [] if hit else [words]
        fair = [*label["wanted"], *label["debatable"]]
        for rank, initiative in enumerate(own):
            good = any(words in initiative.passage.text for words in label["wanted"])
            listed += 1
            right += any(words in initiative.passage.text for words in fair)
            if rank < 6:
                first, convincing = first + 1, convincing + good
    with capsys.disabled():
        print(f"\ninitiatives: recall {hits / wanted:.3f} of {wanted}, first six convincing "
              f"{convincing / first:.3f} of {first}, fair {right / listed:.3f} of {listed}; missed {missed}")  # fmt: skip
    assert hits / wanted >= 0.8
    assert convincing / first >= 0.7

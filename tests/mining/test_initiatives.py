from __future__ import annotations

from compare.mining.initiative_doings import doings_of, supporting
from compare.mining.initiative_parts import LONGEST, focused, parts_of
from compare.mining.initiative_signs import Doing
from compare.mining.initiative_words import OwnWords
from compare.mining.initiatives import find_initiatives
from compare.scoring.grading import Grader
from compare.settings import Settings
from compare.text import letters_of
from tests.mining.support import LEXICON, compare_seeds, document, documents, labels, read_seeds

RULES = LEXICON.table("initiatives")


def own_words(text: str, *others: str) -> OwnWords:
    """Return what is one's own in a text beside others, all given with punctuation."""
    voices = {str(number): letters_of(voice) for number, voice in enumerate((text, *others))}
    return OwnWords.of(voices)["0"]


def doings(text: str, *others: str) -> list[Doing]:
    return doings_of(text, own_words(text, *others), RULES)


def weight(text: str, *others: str) -> float:
    support = sum(sign.weight for sign in supporting(text, RULES))
    return max((doing.weight for doing in doings(text, *others)), default=0.0) + support


def test_a_name_in_quotation_marks_that_nobody_else_uses_is_a_doing():
    (doing,) = doings("建立“周一课堂”学习制度，培育机关文化。")
    assert doing.name == "周一课堂"
    assert "周一课堂" in doing.signs[0].reason


def test_a_name_that_stands_in_another_district_is_common_property():
    assert doings("坚持“周一课堂”。", "坚持周一课堂。") == []


def test_figures_of_speech_are_no_names():
    assert doings("搭建民意“直通车”平台，当好“主力军”。") == []


def test_a_mechanism_counts_without_quotation_marks():
    (doing, *_) = doings("联合区检察院创新开展提案与公益诉讼双向衔接转化机制。")
    assert doing.name == "提案与公益诉讼双向衔接转化机制"


def test_names_in_a_row_share_their_kind():
    row = doings("相继出台“商圈贷”“摊位贷”等金融支持政策。")
    alone = doings("居民都说“商圈贷”方便。")
    assert {doing.name for doing in row} == {"商圈贷", "摊位贷"}
    assert min(doing.weight for doing in row) > alone[0].weight


def test_a_common_number_becomes_a_name_with_what_follows_it():
    (doing,) = doings("推进“1+3”山水互济改革。", "打造“1+3”平台。")
    assert doing.name == "“1+3”山水互济改革"


def test_what_a_text_says_to_be_the_first_in_the_country_is_a_doing():
    (doing, *_) = doings("建成全国首个“云上”集市调解中心。")
    assert "全国首个‘云上’集市调解中心" in doing.signs[0].reason


def test_ranks_and_records_of_figures_are_no_firsts():
    assert doings("总量居全国首位，首次突破万亿元，率先实现现代化。") == []


def test_words_that_belong_to_a_place_are_known_by_where_they_stand():
    own = own_words("蓼水畅、蓼水清、蓼水美。", "发展农业。", "发展工业。")
    assert own.is_local("美丽蓼水")
    assert not own.is_local("发展农业")


def test_a_passage_is_cut_to_the_clauses_of_its_doing():
    text = (
        "推动各项工作落实，" * 5
        + "入选全国案例的“周一课堂”制度持续完善，"
        + "各项事业协调发展，" * 4
    )
    made, _ = document(1, "甲区", [text + "成效明显。"])
    (part,) = [part for part in parts_of(made, RULES) if "周一课堂" in part.text]
    start = part.text.index("“")
    cut = focused(part, start, start + 6, RULES).text
    assert "落实，入选全国案例的“周一课堂”制度持续完善" in cut
    assert len(cut) < len(part.text) / 2


def test_a_common_clause_beside_a_doing_does_not_make_it_a_copy():
    common = "坚决守牢不发生规模性返贫底线，持续巩固拓展脱贫攻坚成果。"
    made, sources = documents(甲区=["推行“板凳会”议事制度，" + common], 乙县=[common])
    grader = Grader.of([s.letters for d in made for s in d.sentences], Settings().similarity)
    (found,) = find_initiatives(
        made, (), sources, grader=grader, settings=Settings().initiatives, lexicon=LEXICON
    )
    assert found.name == "板凳会"


def test_the_theme_of_one_meeting_weighs_less_than_a_lasting_mechanism():
    topic = weight("开展“商圈建设情况”调研视察活动。")
    lasting = weight("建立“商圈会客厅”工作机制。")
    assert topic < lasting


def test_slogans_of_the_whole_country_weigh_less():
    assert weight("开展“我为群众办实事”实践活动。") < weight("开展“板凳会”实践活动。")


def test_passages_are_short_whole_and_begin_sensibly():
    text = (
        "并健全机制，"
        + "完善各项制度，" * 12
        + "建立“周一课堂”学习制度，"
        + "推动各项工作落实，" * 8
    ) + "取得实效。"
    made, _ = document(1, "甲区", [text])
    parts = [part.text for part in parts_of(made, RULES)]
    assert parts[0].startswith("健全机制")
    assert all(len(part) <= LONGEST and part[0] not in "，、；" for part in parts)
    assert "".join(parts).replace("，", "") in text.replace("，", "")


def test_a_near_copy_of_another_district_is_not_distinctive():
    line = "建立“周一课堂”学习制度，培育积极向上的机关文化，锤炼优良作风。"
    copy = "建立“周二课堂”学习制度，培育积极向上的机关文化，锤炼优良作风。"
    made, sources = documents(甲区=[line], 乙县=[copy])
    grader = Grader.of([s.letters for d in made for s in d.sentences], Settings().similarity)
    found = find_initiatives(
        made, (), sources, grader=grader, settings=Settings().initiatives, lexicon=LEXICON
    )
    assert found == ()


def test_no_name_of_the_seeds_stands_in_another_district():
    reports = read_seeds()
    documents_by_id = {d.id: d for d in reports.documents}
    for initiative in compare_seeds().initiatives:
        own = documents_by_id[initiative.passage.document].speaker
        name = "".join(c for c in initiative.name if c.isalnum())
        for other in reports.documents:
            if other.comparable and other.speaker != own:
                assert not any(name in s.letters for s in other.sentences), initiative.name


def test_labelled_initiatives_of_the_seeds(capsys):
    found = compare_seeds().initiatives
    reports = [d for d in read_seeds().documents if d.comparable]
    wanted = hits = first = convincing = listed = right = 0
    missed = []
    for label, made in zip(labels("initiatives")["document"], reports, strict=True):
        assert label["district"] == made.speaker
        own = [i for i in found if i.passage.document == made.id]
        assert len(own) <= 20
        for words in label["wanted"]:
            hit = any(words in i.passage.text for i in own)
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

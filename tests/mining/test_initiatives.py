from __future__ import annotations

from compare.mining.initiative_parts import LONGEST, parts_of
from compare.mining.initiative_signs import Doing, doings_of, supporting
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

from __future__ import annotations

import pytest

from compare.mining.shortcomings import find_shortcomings
from compare.model.report import Role
from tests.mining.support import LEXICON, compare_seeds, document, labels, read_seeds


def items(text: str, role: Role = Role.SELF_CRITICISM) -> list[str]:
    made, source = document(1, "甲区", [text], role=role)
    return [
        found.passage.quote for found in find_shortcomings([made], {source.id: source}, LEXICON)
    ]


def test_each_item_behind_the_colon_is_one_shortcoming():
    assert items("工作中还有短板和不足：调研质量有待提高，监督机制还需完善，等等。") == [
        "调研质量有待提高",
        "监督机制还需完善",
    ]


def test_items_between_semicolons_keep_their_commas():
    assert items("主要是：有效需求不足，消费不旺；创新能力不强。") == [
        "有效需求不足，消费不旺",
        "创新能力不强",
    ]


def test_a_row_without_a_colon_is_announced_by_its_words():
    assert items("主要是内需不足，关键技术突破还需加力，财政收支平衡难度加大。") == [
        "内需不足",
        "关键技术突破还需加力",
        "财政收支平衡难度加大",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "我们将认真研究，着力解决。",
        "对这些问题，我们要高度重视，切实加以解决。",
        "我们也清醒认识到，前进道路上还面临许多困难和挑战。",
    ],
)
def test_promises_to_mend_and_announcements_are_no_items(text):
    assert items(text) == []


def test_nothing_is_admitted_outside_the_self_criticism():
    assert items("着力解决基础不牢的问题，补齐短板。", Role.PLAN) == []


def test_labelled_shortcomings_of_the_seeds(capsys):
    speakers = {d.id: d.speaker for d in read_seeds().documents}
    ours = {(speakers[i.passage.document], i.passage.text) for i in compare_seeds().self_criticism}
    wanted = {
        (text["district"], item)
        for text in labels("shortcomings")["text"]
        for item in text["items"]
    }
    with capsys.disabled():
        print(
            f"\nshortcomings: {len(ours & wanted)} of {len(wanted)}, invented {len(ours - wanted)}"
        )
    assert ours == wanted


def test_answers_are_sentences_of_plan_sections_one_each():
    found = compare_seeds()
    documents = {d.id: d for d in found.documents}
    answered = [item for item in found.self_criticism if item.answered_by]
    assert answered
    for item in answered:
        document = documents[item.passage.document]
        assert len(item.answers) == len(item.answered_by)
        for identifier, answer in zip(item.answered_by, item.answers, strict=True):
            section = document.section(identifier)
            assert section.role is Role.PLAN
            assert section.start <= answer.start < answer.end <= section.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "工作中还存在产业层次不高、民生短板较多、干部作风不实等问题，需要认真加以解决。",
            ["产业层次不高", "民生短板较多", "干部作风不实"],
        ),
        (
            "我们清醒地认识到，区域发展不平衡问题突出；开放水平亟待提高，营商环境还需优化。",
            ["区域发展不平衡问题突出", "开放水平亟待提高，营商环境还需优化"],
        ),
        (
            "发展基础还需夯实，部分企业经营困难，民生领域还有短板，一些干部担当不够。",
            ["发展基础还需夯实", "部分企业经营困难", "民生领域还有短板", "一些干部担当不够"],
        ),
        (
            "主要是：创新能力不强；干部作风与要求相比还有差距。",
            ["创新能力不强", "干部作风与要求相比还有差距"],
        ),
        ("高质量发展的基础还需夯实。", ["高质量发展的基础还需夯实"]),
        (
            "工作中形式主义仍然存在，政务环境还有顽瘴痼疾，一些干部的能力还跟不上要求。",
            ["工作中形式主义仍然存在", "政务环境还有顽瘴痼疾", "一些干部的能力还跟不上要求"],
        ),
        (
            "外部环境复杂性、严峻性上升，有效需求不足，部分企业经营困难。",
            ["有效需求不足", "部分企业经营困难"],
        ),
        ("但只要信心不滑坡，办法总比困难多。", []),
    ],
)
def test_shapes_of_one_sentence(text, found):
    assert items(text) == found


def admitted(*sentences: str) -> list[str]:
    made, source = document(1, "甲区", list(sentences), role=Role.SELF_CRITICISM)
    return [
        found.passage.quote for found in find_shortcomings([made], {source.id: source}, LEXICON)
    ]


def test_sentences_behind_an_announcement_are_rows_of_clauses():
    assert admitted(
        "我们清醒认识到，发展遇到一些困难，政府工作还有一些不足。",
        "转型任务艰巨，新兴产业规模不大。",
        "有的干部能力还不完全适应要求，等等。",
        "我们一定正视困难，全面改进。",
    ) == ["转型任务艰巨", "新兴产业规模不大", "有的干部能力还不完全适应要求"]


def test_counted_items_stand_alone_and_what_details_them_is_none():
    assert admitted(
        "工作中还有不少问题：",
        "一是调研不深；二是监督不实。",
        "有的建议落实不力。",
        "三是服务不够。",
        "对此，我们将采取措施切实改进。",
    ) == ["调研不深", "监督不实", "服务不够"]


def test_an_answer_in_the_same_sentence_is_no_item():
    assert admitted("主要是：监督实效不强，队伍素质有待提升，我们将高度重视，认真加以解决。") == [
        "监督实效不强",
        "队伍素质有待提升",
    ]

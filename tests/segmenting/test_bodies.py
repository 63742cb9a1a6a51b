"""Read reports of every body and form, made up for this purpose: roles, headings, shortcomings.

The texts in `texts/` follow the usual build of such reports; each is told here by the roles in
order, with the first words of each, its own-line and run-in headings, and what it admits.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from compare.mining.shortcomings import find_shortcomings
from compare.model.report import Document, HeadingKind
from tests.support.reports import LEXICON, read_text

TEXTS = Path(__file__).parent / "texts"

ROLES = {
    "court": [
        ("preamble", "各位代表"),
        ("review", "2024年，县法院"),
        ("acknowledgement", "各位代表，过去一年"),
        ("self_criticism", "同时，我们也清醒认识到"),
        ("plan", "2025年工作安排"),
        ("overall_requirement", "2025年，县法院将坚持"),
        ("plan", "坚持党的绝对领导"),
        ("closing", "各位代表，新征程"),
        ("appendix", "附件"),
    ],
    "procuratorate": [
        ("preamble", "各位代表"),
        ("review", "一年来的主要工作"),
        ("acknowledgement", "各位代表，一年来"),
        ("self_criticism", "我们清醒地认识到"),
        ("plan", "今后的工作打算"),
        ("overall_requirement", "2025年，全县检察工作的总体思路"),
        ("plan", "突出政治引领"),
        ("closing", "各位代表！"),
    ],
    "congress_five_years": [
        ("preamble", "各位代表"),
        ("review", "过去五年工作回顾"),
        ("acknowledgement", "各位代表，五年来"),
        ("self_criticism", "在总结成绩的同时"),
        ("plan", "今后五年工作建议"),
        ("overall_requirement", "今后五年，是"),
        ("plan", "坚持政治引领"),
        ("closing", "各位代表，蓝图"),
    ],
    "conference": [
        ("preamble", "各位委员"),
        ("review", "2024年主要工作"),
        ("acknowledgement", "各位委员，一年来"),
        ("self_criticism", "面对新形势新任务"),
        ("plan", "2025年工作任务"),
        ("overall_requirement", "2025年是"),
        ("plan", "重点抓好以下四个方面"),
        ("closing", "各位委员、同志们"),
    ],
    "government_five_years": [
        ("preamble", "各位代表"),
        ("review", "过去五年和2024年"),
        ("acknowledgement", "各位代表！"),
        ("self_criticism", "我们也清醒地看到"),
        ("overall_requirement", "今后五年的总体要求"),
        ("targets", "今后五年的主要目标是"),
        ("plan", "围绕上述目标"),
        ("targets", "2025年经济社会发展"),
        ("plan", "聚力项目建设"),
        ("closing", "各位代表，大道至简"),
        ("appendix", "名词解释"),
    ],
    "other_numbers": [
        ("preamble", "目录"),
        ("review", "2024年工作回顾"),
        ("acknowledgement", "回顾过去一年"),
        ("self_criticism", "当前工作中还存在"),
        ("plan", "2025年工作安排"),
        ("overall_requirement", "做好今年工作"),
        ("targets", "主要预期目标是"),
        ("plan", "培育新质生产力"),
        ("closing", "各位代表，让我们"),
    ],
    "plan_without_heading": [
        ("preamble", "各位代表"),
        ("review", "2024年，县检察院"),
        ("acknowledgement", "各位代表，检察工作的进步"),
        ("plan", "2025年，县检察院将"),
        ("closing", "各位代表，奋斗"),
    ],
    "parts_named_by_year": [
        ("preamble", "各位代表"),
        ("review", "2024年工作"),
        ("self_criticism", "在总结成绩的同时"),
        ("plan", "2025年工作"),
        ("overall_requirement", "总体要求"),
        ("targets", "主要目标"),
        ("plan", "重点任务"),
        ("closing", "各位代表，让我们"),
        ("appendix", "注：1.GDP"),
    ],
    "rhetorical_headings": [
        ("preamble", "各位委员"),
        ("review", "回望来路"),
        ("self_criticism", "同时也要看到"),
        ("plan", "奋楫笃行"),
        ("overall_requirement", "2025年是关键之年"),
        ("plan", "把牢正确方向"),
        ("closing", "各位委员！"),
    ],
    "shortcomings_as_part": [
        ("preamble", "各位代表"),
        ("review", "2024年工作情况"),
        ("self_criticism", "存在的问题和不足"),
        ("plan", "2025年工作打算"),
        ("overall_requirement", "新的一年"),
        ("plan", "提高监督质效"),
    ],
    "no_headings": [
        ("preamble", "各位委员"),
        ("review", "2024年，县政协"),
        ("acknowledgement", "回顾一年来的工作"),
        ("self_criticism", "同时，我们也清醒地看到"),
        ("overall_requirement", "2025年，县政协将坚持"),
        ("plan", "加强思想政治引领"),
        ("closing", "让我们"),
    ],
}

OWN_LINE = {
    "court": "7 11 14 18 24 25",
    "procuratorate": "4 6 9 14",
    "congress_five_years": "6 8 10 13 15 19 21 23 25",
    "conference": "6 8 11 16 18 20",
    "government_five_years": "6 8 10 18 22 24 26 29",
    "other_numbers": "7 12",
    "shortcomings_as_part": "4 6 10",
    "no_headings": "",
    "plan_without_heading": "5 6 9 10",
    "parts_named_by_year": "4 6 8 11 12 14 16 19",
    "rhetorical_headings": "4 9",
}

RUN_IN = {
    "court": "8 9 10 12 13 20 21 22",
    "procuratorate": "7 8 10 11 16 17 18",
    "congress_five_years": "11 12",
    "conference": "9 10 12 13",
    "government_five_years": "13 14 15 21 21",
    "other_numbers": "9 10 14 15",
    "shortcomings_as_part": "7 8 9 12 13",
    "no_headings": "8 8",
    "plan_without_heading": "7 8 11 12 15 16 17",
    "parts_named_by_year": "17 18",
    "rhetorical_headings": "6 7 11 12",
}

SHORTCOMINGS = {
    "court": [
        "服务高质量发展的精准性还不强",
        "案多人少矛盾仍然突出，审判管理精细化水平有待提升",
        "少数干警司法能力不足，作风建设仍需加强",
    ],
    "congress_five_years": [
        "监督的刚性和实效有待增强",
        "代表联系群众的机制还不够完善",
        "自身建设还需进一步加强",
    ],
    "conference": [
        "建言资政的精准度还需提升",
        "民主监督的实效性还需增强",
        "委员联系界别群众的渠道还需拓宽",
    ],
    "government_five_years": [
        "经济总量小、人均水平低",
        "产业结构不优，龙头企业少",
        "财政收支矛盾突出，民生短板较多",
        "个别干部担当意识不强",
    ],
    "other_numbers": ["产业层次不高", "民生短板较多", "干部作风不实"],
    "shortcomings_as_part": [
        "监督实效有待增强",
        "代表履职保障不够有力",
        "自身建设仍需加强",
    ],
    "no_headings": ["协商议政的质量还不够高", "民主监督的办法还不够多"],
    "plan_without_heading": [],
    "parts_named_by_year": [
        "产业支撑不强，有的企业经营困难",
        "城乡发展不平衡",
        "干部作风还有待改进",
    ],
    "rhetorical_headings": ["协商成果转化不够", "委员作用发挥不充分"],
}


def read_sample(name: str) -> Document:
    return read_text((TEXTS / f"{name}.txt").read_text("utf-8")).only


@pytest.mark.parametrize("name", ROLES)
def test_roles_in_order(name):
    document = read_sample(name)
    roles = {section.id: section.role.value for section in document.sections}
    stretches = [
        (role, next(sentences).text)
        for role, sentences in groupby(document.sentences, lambda s: roles[s.section])
    ]
    wanted = ROLES[name]
    assert [role for role, _ in stretches] == [role for role, _ in wanted]
    for (_, said), (role, words) in zip(stretches, wanted, strict=True):
        assert role == "preamble" or said.startswith(words)


@pytest.mark.parametrize("name", ROLES)
def test_headings(name):
    file = read_text((TEXTS / f"{name}.txt").read_text("utf-8"))
    lines: dict[HeadingKind, list[int]] = {kind: [] for kind in HeadingKind}
    for section in file.only.sections:
        lines[section.heading_kind].append(file.source.line(section.start))
    assert lines[HeadingKind.OWN_LINE] == [int(line) for line in OWN_LINE[name].split()]
    assert lines[HeadingKind.RUN_IN] == [int(line) for line in RUN_IN[name].split()]


@pytest.mark.parametrize("name", SHORTCOMINGS)
def test_shortcomings(name):
    file = read_text((TEXTS / f"{name}.txt").read_text("utf-8"))
    found = find_shortcomings(file.documents, {file.source.id: file.source}, LEXICON)
    assert [item.passage.text for item in found] == SHORTCOMINGS[name]


@pytest.mark.parametrize("name", ["court", "conference", "government_five_years"])
def test_sections_are_as_sure_as_what_shows_them(name):
    sections = read_sample(name).sections
    sure = [s.confidence for s in sections if s.heading_kind is HeadingKind.OWN_LINE]
    placed = [s.confidence for s in sections if s.heading is None]
    assert min(sure) > max(placed)


def lines_of(name: str) -> list[str]:
    return [line.strip() for line in (TEXTS / f"{name}.txt").read_text("utf-8").split("\n") if line]


def widths(lines: list[str], indent: str, width: int = 36) -> str:
    full = [indent + line for line in lines]
    return "\n".join(line[i : i + width] for line in full for i in range(0, len(line), width))


@pytest.mark.parametrize("name", ["conference", "government_five_years", "congress_five_years"])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_of_a_fixed_width(name, indent):
    broken = read_text(widths(lines_of(name), indent)).only
    assert outline(broken) == outline(read_sample(name))


@pytest.mark.parametrize("name", ["conference", "procuratorate", "court"])
def test_a_text_on_one_line_keeps_roles_and_numbered_headings(name):
    whole = read_sample(name)
    blank = read_text(" ".join(lines_of(name))).only
    assert [h for h in outline(blank) if "、" in h[1][:4]] == [
        h for h in outline(whole) if "、" in h[1][:4]
    ]
    assert letters_by_role(blank) == letters_by_role(whole)


def outline(document: Document) -> list[tuple[str, str]]:
    return [(s.role.value, s.heading) for s in document.sections if s.heading]


def letters_by_role(document: Document) -> set[tuple[str, str]]:
    roles = {section.id: section.role.value for section in document.sections}
    firm = {"acknowledgement", "self_criticism", "closing", "overall_requirement"}
    return {(roles[s.section], s.letters) for s in document.sentences if roles[s.section] in firm}

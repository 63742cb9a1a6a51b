"""Part an appendix from the text before it, by its heading alone."""

from __future__ import annotations

import pytest

from compare.model.report import Role
from tests.support.reports import read_text

_REPORT = (
    "某某市政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作，请予审议。\n"
    "一、2024年工作回顾\n"
    + "过去一年，我们坚持稳中求进，经济稳步增长，城乡面貌持续改善。\n" * 6
    + "二、2025年工作安排\n"
    + "大力实施产业强市，推动制造业转型升级，加快建设现代化产业体系。\n" * 6
    + "各位代表！让我们更加紧密地团结起来，为建设现代化新城而努力奋斗！"
)
_NOTE = "“一老一小”：指以老年人和婴幼儿为重点的服务对象。"


def roles(text: str) -> dict[str, Role]:
    document = read_text(text).only
    role_of = {section.id: section.role for section in document.sections}
    return {sentence.clean.text: role_of[sentence.section] for sentence in document.sentences}


@pytest.mark.parametrize(
    "heading",
    [
        "名词注释",
        "注释",
        "名词解释",
        "附：",
        "附：名词解释",
        "【注释】",
        "《政府工作报告》名词注解",
    ],
)
@pytest.mark.parametrize("before", ["\n", ""])
@pytest.mark.parametrize("behind", ["\n", ""])
def test_notes_behind_the_closing_are_an_appendix(heading: str, before: str, behind: str):
    found = roles(_REPORT + before + heading + behind + _NOTE)
    assert found[_NOTE] is Role.APPENDIX
    last = next(role for words, role in found.items() if "努力奋斗" in words)
    assert last is Role.CLOSING


def test_a_sentence_about_notes_begins_no_appendix():
    found = roles(_REPORT.replace("城乡面貌", "名词解释和注释工作更加规范，城乡面貌"))
    assert Role.APPENDIX not in found.values()

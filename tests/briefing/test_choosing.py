"""What is quoted of a section speaks of its theme, with measures or figures; it never declares."""

from __future__ import annotations

import pytest

from compare.briefing.choosing import Chooser
from compare.model.report import Role
from tests.mining.support import LEXICON, document


def chosen(*sentences: str, theme: str | None = "生态环境", role: Role = Role.REVIEW) -> str | None:
    """Return the sentence that stands for these."""
    made, _ = document(1, "甲县", list(sentences))
    best = Chooser.of(role, theme, LEXICON).best(made.sentences, ())
    return best.text if best else None


def test_words_of_the_theme_go_before_figures_of_another():
    river = "新建污水处理厂，国控断面水质稳定。"
    assert chosen("地区生产总值增长5%。", river) == river


def test_figures_and_measures_go_before_general_words():
    told = "生态修复新增造林30万亩。"
    assert chosen("生态环境质量不断好转。", told) == told


@pytest.mark.parametrize(
    "empty",
    [
        "各位代表！",
        "我们将直面问题，努力加以解决。",
        "让我们更加紧密地团结起来！",
        "来之不易，谨致以崇高敬意！",
    ],
)
def test_addresses_and_declarations_are_never_chosen(empty):
    assert chosen(empty) is None
    assert chosen(empty, "完成造林30万亩。") == "完成造林30万亩。"


def test_of_shortcomings_the_sentence_that_names_some_is_chosen():
    names = "我们也清醒看到，科技创新能力不强，环境治理还有短板。"
    assert (
        chosen("今年新建学校9所。", names, "我们要直面问题。", theme=None, role=Role.SELF_CRITICISM)
        == names
    )


def test_a_second_topic_of_a_theme_has_the_words_of_the_theme():
    river = "断面水质全部达标，污水治理见效。"
    assert chosen("新建学校9所。", river, theme="生态环境（兼及民生保障）") == river

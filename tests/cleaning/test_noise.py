from __future__ import annotations

from compare.cleaning import clean_source
from compare.lexicon import Lexicon
from compare.model.source import Source, line_starts

LEXICON = Lexicon()


def removed(lines: list[str]) -> dict[str, str]:
    """Return what is removed of a text of these lines, with the reason."""
    text = "\n".join(lines) + "\n"
    source = Source("S1", "1.txt", "0" * 64, "text", "utf-8", text, line_starts(text))
    return {item.quote: item.reason for item in clean_source(source, LEXICON).removed}


def test_the_frame_of_a_web_page_is_removed_line_by_line():
    frame = [
        "您的位置：",
        "首页",
        ">",
        "本地要闻",
        "下载",
        "打印",
        "【字号：",
        "加大",
        "】",
        "来源：",
    ]
    found = removed([*frame, "2026-02-03 09:02:33", "2026年政府工作报告", "各位代表："])
    assert set(frame) <= set(found)
    assert "2026-02-03 09:02:33" in found
    assert "2026年政府工作报告" not in found


def test_the_last_step_of_a_path_that_is_said_again_goes_with_it():
    found = removed(["首页", ">", "本地要闻", "本地要闻", "2026年政府工作报告", "各位代表："])
    assert found["本地要闻"] == "page_frame"


def test_words_of_the_frame_stay_inside_sentences():
    assert removed(["打印社保凭证不再收费，首页即可办理。", "收藏家协会举办展览。"]) == {}

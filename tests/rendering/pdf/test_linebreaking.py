import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.rendering.pdf.linebreaking import Measured, break_lines, may_break
from compare.rendering.pdf.punctuation import CLOSING, OPENING, TRAILING_BLANK

HAN = "坚持以习近平新时代中国特色社会主义思想为指导"


def measured(text: str, size: float = 10.0) -> Measured:
    widths = [size / 2 if ord(character) < 0x300 else size for character in text]
    return Measured(text, widths, [size] * len(text))


def broken(text: str, width: float) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(measured(text), width, width)]


WORDS = st.sampled_from(
    [*HAN, "3.5%", "GDP", "2022", "395万", "——", "……", "〔3·17〕", " ", "勠", "𬭎"]
)
PIECES = st.one_of(
    WORDS,
    st.tuples(st.sampled_from(sorted(OPENING)), WORDS).map("".join),
    st.tuples(WORDS, st.sampled_from(sorted(CLOSING))).map("".join),
    st.sampled_from(["甲）。", "乙”，", "（“丙”）"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)


@given(TEXTS, st.integers(min_value=90, max_value=450))
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_and_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines) == text
    assert all(line[0] not in CLOSING for line in lines[1:])
    assert all(line.rstrip()[-1:] not in OPENING for line in lines[:-1] if line.strip())


def test_a_blank_behind_an_opening_mark_is_no_place_to_break() -> None:
    lines = broken("坚坚甲）。坚‘坚甲）。坚坚3.5%‘ “坚", 90)
    assert all(line.rstrip()[-1:] not in OPENING for line in lines[:-1])


def test_where_nothing_else_fits_a_dash_begins_a_line_before_a_closing_mark_does() -> None:
    lines = broken("甲）。——’——’——’", 105)
    assert all(line[0] not in CLOSING for line in lines[1:])


@given(st.text(min_size=1, max_size=80), st.integers(min_value=1, max_value=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_broken_without_loss(text: str, width: int) -> None:
    assert "".join(broken(text, width)) == text


@given(TEXTS, st.integers(min_value=90, max_value=450))
@settings(max_examples=200, deadline=None)
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(line.width <= width + 0.02 for line in break_lines(measured(text), width, width))


def narrowest(paragraph: Measured, start: int, end: int) -> float:
    """Return the width of a line without blanks at its end, its final mark squeezed."""
    while end > start and paragraph.text[end - 1].isspace():
        end -= 1
    squeezed = paragraph.text[start:end][-1:] in TRAILING_BLANK
    half = paragraph.widths[end - 1] - paragraph.sizes[end - 1] / 2 if squeezed else 0.0
    return sum(paragraph.widths[start:end]) - sum(paragraph.moves[start + 1 : end]) - half


@given(TEXTS, st.integers(min_value=1, max_value=450))
@settings(max_examples=200, deadline=None)
def test_no_line_could_be_longer(text: str, width: int) -> None:
    paragraph, allowed = measured(text), [*may_break(text), True]
    for line in break_lines(paragraph, width, width):
        longer = (end for end in range(line.end + 1, len(text) + 1) if allowed[end])
        assert all(narrowest(paragraph, line.start, end) > width for end in longer)


def test_28_characters_fill_a_line() -> None:
    assert [len(line) for line in broken("中" * 70, 280)] == [28, 28, 14]


@pytest.mark.parametrize("word", ["98.7%", "3,200.5万", "GDP", "——", "……", "10℃", "5次", "2023年"])
def test_numbers_words_and_long_dashes_stay_whole(word: str) -> None:
    for indent in range(12):
        lines = broken("中" * indent + word + "国" * 20, 100)
        assert any(word in line for line in lines)


def test_an_overlong_word_is_broken_at_last() -> None:
    lines = broken("a" * 100, 100)
    assert "".join(lines) == "a" * 100
    assert [len(line) for line in lines] == [20] * 5


def test_glued_places_do_not_break() -> None:
    text = "中文”〔3·17〕国"
    allowed = may_break(text, frozenset(range(3, 9)))
    assert not any(allowed[3:9])
    assert allowed[9]
    assert allowed[1]


def test_a_final_mark_is_squeezed_so_that_the_line_takes_it() -> None:
    assert broken("一二三四五六七八九，十", 95) == ["一二三四五六七八九，", "十"]


def test_neighbouring_marks_stand_closer() -> None:
    text = "一二三四五六七”，八"
    line = break_lines(measured(text), 200, 200)[0]
    assert line.width == 95.0


def test_chinese_quotation_marks_allow_a_break_outside_them() -> None:
    allowed = may_break("说“大局”全GDP“年")
    assert [index for index, place in enumerate(allowed) if place] == [1, 3, 5, 6, 9]

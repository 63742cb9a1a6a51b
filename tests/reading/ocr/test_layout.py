"""Recognised lines become characters in level rows of equal size, however they were turned."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.ocr.engine import ReadLine
from compare.reading.ocr.layout import characters_of
from compare.reading.ocr.recognise import SeenLine, SeenPage

# One pixel is one point, a page is 600 by 800, letters are 20 high.
EM, WIDTH, HEIGHT = 20.0, 600, 800


def line(text: str, left: float, middle: float, slope: float = 0.0, size: float = EM) -> SeenLine:
    """Return a line as the engine would find it, turned by `slope` around the page's corner."""
    right, top, bottom = left + len(text) * size, middle - 0.6 * size, middle + 0.6 * size
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    cosine, sine = math.cos(slope), math.sin(slope)
    centres = tuple((index + 0.5) / len(text) for index in range(len(text)))
    return SeenLine(
        corners @ np.array([[cosine, sine], [-sine, cosine]]),
        ReadLine(text, centres, tuple(0.99 for _ in text)),
    )


def laid_out(*lines: SeenLine, quarters: int = 0):
    return characters_of(SeenPage(lines, WIDTH, HEIGHT, quarters), 72)


def test_a_line_gives_its_characters_side_by_side():
    characters, _ = laid_out(line("工作报告如下请审", 100, 50))
    assert "".join(one.text for one in characters) == "工作报告如下请审"
    for before, one in itertools.pairwise(characters):
        assert before.right == pytest.approx(one.left)
    assert characters[0].left == pytest.approx(100)
    assert characters[-1].right == pytest.approx(100 + 8 * EM)


@given(st.floats(-0.08, 0.08), st.integers(0, 3))
def test_a_sloping_page_is_read_level_and_leads_back_to_where_it_stands(slope, quarters):
    rows = ["坚持稳中求进工作总基调", "全面推进乡村振兴战略实", "经济运行总体平稳向好啊"]
    seen = [line(text, 100, 100 + 40 * number, slope) for number, text in enumerate(rows)]
    characters, frame = laid_out(*seen, quarters=quarters)
    for number, one in enumerate(seen):
        own = characters[11 * number : 11 * number + 11]
        assert len({c.base for c in own}) == 1
        first = own[0]
        box = frame.box((first.left, first.base, first.right, first.base + 0.8 * first.size))
        x, y = original(one.corners[0] + 0.05 * (one.corners[2] - one.corners[0]), quarters)
        assert abs((box.left + box.right) / 2 - x) < EM
        assert abs((box.top + box.bottom) / 2 - y) < EM


def original(point, quarters):
    """Return where a point of the turned page lies on the picture, which has the other shape."""
    x, y = point
    return ((x, y), (HEIGHT - y, x), (WIDTH - x, HEIGHT - y), (y, WIDTH - x))[quarters]


def test_lines_beside_each_other_have_one_base_line():
    characters, _ = laid_out(line("左边一栏的文字", 50, 100), line("右边一栏的文字", 300, 104))
    assert len({one.base for one in characters}) == 1


def test_lines_below_each_other_keep_their_distance():
    characters, _ = laid_out(line("上面一行的文字", 50, 100), line("下面一行的文字", 50, 128))
    assert len({one.base for one in characters}) == 2


def test_nearly_equal_sizes_are_one_size_and_headings_are_larger():
    characters, _ = laid_out(
        line("某县工作报告全文", 100, 50, size=30),
        line("正文第一行的文字内容在这里", 50, 100, size=20.5),
        line("正文第二行的文字内容在这里", 50, 130, size=19.4),
    )
    assert len({one.size for one in characters[:8]}) == 1
    assert len({one.size for one in characters[8:]}) == 1
    assert characters[0].size > 1.3 * characters[8].size


def test_room_between_characters_stays_room():
    [whole] = [line("主任　委员　报告工作之一", 50, 100)]
    kept = [index for index, one in enumerate(whole.read.text) if one != "　"]
    parted = SeenLine(
        whole.corners,
        ReadLine(
            whole.read.text.replace("　", ""),
            tuple(whole.read.centres[index] for index in kept),
            tuple(1.0 for _ in kept),
        ),
    )
    characters, _ = laid_out(parted)
    gaps = [b.left - a.right > 0.5 * EM for a, b in itertools.pairwise(characters)]
    assert [index for index, gap in enumerate(gaps) if gap] == [1, 3]


def test_a_page_without_lines_gives_nothing():
    assert laid_out()[0] == []

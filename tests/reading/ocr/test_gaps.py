"""Ink that was not read makes its neighbours doubtful; a blank does not."""

import numpy as np
import pytest

from compare.reading.ocr.engine import ReadLine
from compare.reading.ocr.gaps import with_gaps_doubted

EM = 32


def drawn(pattern: str):
    """Return a line with ink for each ● and none for each ○, and what was read of it: the ●."""
    pixels = np.full((48, EM * len(pattern), 3), 230, dtype=np.uint8)
    for index, sign in enumerate(pattern):
        if sign != "○":
            pixels[10:38:2, EM * index + 4 : EM * index + 28] = 20
    read = [index for index, sign in enumerate(pattern) if sign == "●"]
    centres = tuple((index + 0.5) / len(pattern) for index in read)
    return ReadLine("报" * len(read), centres, tuple(0.99 for _ in read)), pixels


@pytest.mark.parametrize(
    ("pattern", "doubted"),
    [
        ("●●●●●●●●", []),
        ("●●●◆●●●●", [2, 3]),
        ("●●●○●●●●", []),
        ("●●●●●◆●●●◆●", [4, 5, 7, 8]),
        ("●◆●", []),  # too short to know how wide its characters are
    ],
)
def test_only_unread_ink_is_doubted(pattern, doubted):
    line = with_gaps_doubted(*drawn(pattern))
    assert [index for index, one in enumerate(line.confidences) if one == 0] == doubted

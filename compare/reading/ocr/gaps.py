"""Lower the confidence beside what was seen and not read.

A character that the models do not know, such as a rare one, leaves no trace in the text but room
in the line. What stands on both sides of such room, if there is ink in it, is not sure.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np

from compare.reading.ocr.engine import Pixels, ReadLine
from compare.text import is_han

# From so many neighbouring Chinese characters on, their distance is known.
_MEASURED = 4
# Two neighbours this many times as far apart as usual have a character between them.
_TWICE = 1.6
# Ink is darker than paper by this share of the contrast of the line, and covers so much of a gap.
_DARKER = 0.5
_INKED = 0.06


def with_gaps_doubted(line: ReadLine, pixels: Pixels) -> ReadLine:
    """Return a line in which the neighbours of unread ink have confidence 0."""
    chinese = [
        (index, second - first)
        for index, ((a, first), (b, second)) in enumerate(
            pairwise(zip(line.text, line.centres, strict=True))
        )
        if is_han(a) and is_han(b)
    ]
    if len(chinese) < _MEASURED:
        return line
    usual = median(step for _, step in chinese)
    doubted: set[int] = set()
    for index, step in chinese:
        middle = (line.centres[index] + line.centres[index + 1]) / 2
        if step > _TWICE * usual and _has_ink(pixels, middle, usual):
            doubted |= {index, index + 1}
    if not doubted:
        return line
    return replace(
        line,
        confidences=tuple(
            0.0 if index in doubted else confidence
            for index, confidence in enumerate(line.confidences)
        ),
    )


def _has_ink(pixels: Pixels, middle: float, usual: float) -> bool:
    """Tell whether there is ink around a place, both as shares of the width."""
    light = pixels.mean(axis=2)
    width = light.shape[1]
    left, right = (round((middle + side * usual / 3) * width) for side in (-1, 1))
    paper, ink = np.percentile(light, 90), np.percentile(light, 5)
    gap = light[:, max(0, left) : right]
    return bool(gap.size) and bool((gap < paper - _DARKER * (paper - ink)).mean() > _INKED)

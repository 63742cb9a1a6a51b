"""Find text that is set from top to bottom, its lines from right to left, and lay it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compare.reading.pdf.characters import Character
from compare.reading.pdf.frame import Bounds, Frame
from compare.reading.pdf.segments import Segment, parts_of, rows_of, segment, segments_of
from compare.text import is_han

Row = Sequence[Character]

# Characters of a horizontal line stand closer than this, in em.
_TOUCH = 0.22
# What takes one place in a vertical line, a character or digits side by side, is no wider, in em.
_WIDEST = 1.3
_DIGITS = 3
# Steps from one character down to the next, in em, and how far their middles may differ.
_STEPS = (0.75, 1.4)
_ALIGNED = 0.2
_SAME_SIZE = 0.15
# A vertical line has so many characters, most of them Chinese.
_FEWEST = 3
_HAN = 0.6
# A page with more of its characters in such lines is vertical.
_WHOLE = 0.5
# Vertical lines this far apart, in em, belong to one block.
_BESIDE = 1.8
# The middle of a Chinese character, and its upper edge, stand this far above the base line, in em.
_MIDDLE = 0.36
_TOP = 0.88


@dataclass(frozen=True, slots=True)
class Block:
    """Hold vertical lines beside each other, laid down, and the room they take on the page."""

    segments: tuple[Segment, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Parted:
    """Hold the rows of a page without its vertical lines, and those.

    Where the whole page is vertical, `page` has its lines laid down; else `blocks` has them.
    """

    rows: list[list[Character]]
    blocks: tuple[Block, ...] = ()
    page: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """Hold what takes one place in a vertical line, and the room to its sides in em."""

    segment: Segment
    part: tuple[Character, ...]
    room: float


def turned_frame(frame: Frame) -> Frame:
    """Return the frame of the vertical text of a page, once its lines are laid down."""
    return replace(frame, quarter=(frame.quarter + 3) % 4)


def part_vertical(rows: list[list[Character]]) -> Parted:
    """Part the vertical lines of a page from its rows."""
    units = [unit for row in rows for unit in _units(row)]
    if len(units) < _FEWEST:
        return Parted(rows)
    chains = _chains(units)
    held = sum(len(chain) for chain in chains if len(chain) >= _FEWEST)
    whole = held > _WHOLE * sum(map(len, rows))
    lines = chains if whole else [chain for chain in chains if _is_line(chain)]
    if not lines:
        return Parted(rows)
    taken = {id(one) for line in lines for unit in line for one in unit.part}
    rest = [[one for one in row if id(one) not in taken] for row in rows]
    rest = [row for row in rest if row]
    if whole:
        return Parted(rest, page=_laid_down(lines))
    return Parted(rest, tuple(_block(group) for group in _groups(lines)))


def _units(row: Row) -> Iterable[_Unit]:
    parts = list(parts_of(row, _TOUCH))
    for number, part in enumerate(parts):
        digits = len(part) <= _DIGITS and all(one.text.isdigit() for one in part)
        if not (len(part) == 1 or digits) or part[-1].right - part[0].left > _WIDEST * part[0].size:
            continue
        room = [float("inf")]
        if number:
            room.append(part[0].left - parts[number - 1][-1].right)
        if number + 1 < len(parts):
            room.append(parts[number + 1][0].left - part[-1].right)
        yield _Unit(segment(part), tuple(part), min(room) / part[0].size)


def _chains(units: Iterable[_Unit]) -> list[list[_Unit]]:
    """Return units below each other, in steps of about an em."""
    chains: list[list[_Unit]] = []
    ends: list[list[_Unit]] = []
    for unit in sorted(units, key=lambda one: -one.segment.base):
        base, reach = unit.segment.base, _STEPS[1] * unit.segment.size
        ends = [chain for chain in ends if chain[-1].segment.base - base <= 2 * reach]
        chain = next((one for one in ends if _goes_on(one[-1].segment, unit.segment)), None)
        if chain is None:
            chain = []
            chains.append(chain)
            ends.append(chain)
        chain.append(unit)
    return chains


def _goes_on(above: Segment, below: Segment) -> bool:
    size = max(above.size, below.size)
    return (
        _STEPS[0] * size <= above.base - below.base <= _STEPS[1] * size
        and abs(above.middle[0] - below.middle[0]) <= _ALIGNED * size
        and abs(above.size - below.size) <= _SAME_SIZE * size
    )


def _is_line(chain: Sequence[_Unit]) -> bool:
    """Tell whether characters below each other are closer to each other than to their sides."""
    if len(chain) < _FEWEST:
        return False
    if sum(is_han(unit.segment.text) for unit in chain) < _HAN * len(chain):
        return False
    steps = (a.segment.base - b.segment.base for a, b in pairwise(chain))
    return median(steps) / chain[0].segment.size - 1 < median(unit.room for unit in chain)


def _groups(lines: Sequence[list[_Unit]]) -> list[list[list[_Unit]]]:
    """Return vertical lines that stand beside each other, from the right."""
    groups: list[list[list[_Unit]]] = []
    for line in sorted(lines, key=lambda one: -one[0].segment.right):
        for group in groups:
            before, first = group[-1][0].segment, line[0].segment
            beside = before.left - first.right <= _BESIDE * first.size
            alike = abs(before.size - first.size) <= _SAME_SIZE * before.size
            overlap = (
                before.base > line[-1].segment.base and group[-1][-1].segment.base < first.base
            )
            if beside and alike and overlap:
                group.append(line)
                break
        else:
            groups.append([line])
    return groups


def _block(lines: Sequence[list[_Unit]]) -> Block:
    edges = [unit.segment.bounds for line in lines for unit in line]
    left, bottom, right, top = zip(*edges, strict=True)
    return Block(_laid_down(lines), (min(left), min(bottom), max(right), max(top)))


def _laid_down(lines: Iterable[list[_Unit]]) -> tuple[Segment, ...]:
    """Return the segments that vertical lines make when the page is turned by a quarter."""
    characters: list[Character] = []
    for line in lines:
        for unit in line:
            one = unit.segment
            down = -(one.base + _TOP * one.size)
            base = one.middle[0] - _MIDDLE * one.size
            face, sure = one.first_face, one.confidence
            characters.append(
                Character(one.text, down, down + one.size, base, one.size, face, sure)
            )
    rows, _ = rows_of(characters)
    return tuple(segments_of(rows))

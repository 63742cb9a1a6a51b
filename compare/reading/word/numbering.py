"""Rebuild the automatic numbers of a Word file, which stand in no paragraph's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from compare.reading.word.numerals import numeral
from compare.reading.word.styles import NumberReference, Styles
from compare.reading.word.xml import W, is_on, number, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """Describe one level of a list; `restart` is the level above which it begins anew."""

    start: int
    style: str
    pattern: str
    suffix: str
    restart: int
    decimal: bool
    paragraph_style: str | None


@dataclass(frozen=True, slots=True)
class List:
    """Describe a list: what it counts with, its levels, and where it begins anew."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Give each numbered paragraph its label, in the order of the document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the lists of a numbering part; None means that there are none."""
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[value(element, "abstractNumId") or ""] = element
            elif element.tag == W + "num":
                self._numbers[value(element, "numId") or ""] = element
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> str:
        """Count a paragraph and return its number as printed, "" where it has none."""
        reference = self._styles.reference(properties)
        chosen = self._list(reference.number) if reference else None
        if reference is None or chosen is None:
            return ""
        depth = _depth(reference, chosen)
        level = chosen.levels.get(depth)
        if level is None:
            return ""
        counts = self._count(reference.number, chosen, depth)
        return _printed(level, chosen, counts)

    def _list(self, identifier: str) -> List | None:
        if identifier not in self._lists:
            self._lists[identifier] = self._read_list(identifier)
        return self._lists[identifier]

    def _read_list(self, identifier: str) -> List | None:
        element = self._numbers.get(identifier)
        if element is None:
            return None
        counter = value(element.find(W + "abstractNumId")) or ""
        counter = self._followed(counter)
        if counter not in self._abstract:
            return None
        levels = dict(_levels(self._abstract[counter]))
        starts: dict[int, int] = {}
        for override in element.iter(W + "lvlOverride"):
            depth = number(override, "ilvl") or 0
            levels.update(_levels(override))
            start = number(override.find(W + "startOverride"))
            if start is not None:
                starts[depth] = start
        return List(counter, levels, starts)

    def _followed(self, counter: str) -> str:
        """Return the list that a list borrowed from a list style really stands for."""
        element = self._abstract.get(counter)
        link = value(element.find(W + "numStyleLink")) if element is not None else None
        reference = self._styles.list_style(link) if link else None
        target = self._numbers.get(reference) if reference else None
        if target is None:
            return counter
        return value(target.find(W + "abstractNumId")) or counter

    def _count(self, identifier: str, chosen: List, depth: int) -> dict[int, int]:
        """Count one paragraph; lists of the same definition go on from one another."""
        counts = self._counts.setdefault(chosen.counter, {})
        if identifier not in self._begun:
            self._begun.add(identifier)
            for overridden in chosen.starts:
                counts.pop(overridden, None)
        level = chosen.levels[depth]
        start = chosen.starts.get(depth, level.start)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for deeper in range(depth + 1, _DEEPEST):
            below = chosen.levels.get(deeper)
            if below is not None and depth < below.restart:
                counts.pop(deeper, None)
        return counts


def _depth(reference: NumberReference, chosen: List) -> int:
    """Return the level: as the paragraph says, else the one that is tied to its style."""
    if reference.depth is not None:
        return reference.depth
    tied = {level.paragraph_style: depth for depth, level in chosen.levels.items()}
    for style in reference.styles:
        if style in tied:
            return tied[style]
    return 0


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for item in element.findall(W + "lvl"):
        depth = number(item, "ilvl") or 0
        start = number(item.find(W + "start"))
        restart = number(item.find(W + "lvlRestart"))
        # A format of its own stands in an alternative; the usual one is its fallback.
        formats = [value(found) or "decimal" for found in item.iter(W + "numFmt")]
        yield (
            depth,
            Level(
                start=0 if start is None else start,
                style=formats[-1] if formats else "decimal",
                pattern=value(item.find(W + "lvlText")) or "",
                suffix=value(item.find(W + "suff")) or "tab",
                restart=depth if restart is None else restart,
                decimal=is_on(item.find(W + "isLgl")),
                paragraph_style=value(item.find(W + "pStyle")),
            ),
        )


def _printed(level: Level, chosen: List, counts: dict[int, int]) -> str:
    """Return the label with what parts it from the text."""
    if level.style == "bullet":
        # A bullet is a sign of some symbol font and means nothing as a character.
        return ""

    def fill(match: re.Match[str]) -> str:
        depth = int(match.group(1)) - 1
        named = chosen.levels.get(depth)
        if named is None:
            return ""
        count = counts.get(depth, chosen.starts.get(depth, named.start))
        return numeral(count, "decimal" if level.decimal else named.style)

    label = _PLACEHOLDER.sub(fill, level.pattern)
    # Chinese numbers touch the text; 1.2025年 would be another number than 1. 2025年.
    apart = label.isascii() and label.strip() and level.suffix != "nothing"
    return label + " " if apart else label

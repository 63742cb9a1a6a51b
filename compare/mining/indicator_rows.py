"""Name the figures of a row: “A、B和C分别增长1%、2%、3%”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.lexicon import Table, pattern
from compare.mining.figures import Figure
from compare.mining.indicator_phrases import noun_of

JOINTS = ("、", "和", "及", "与")
_RESPECTIVELY = "分别(?P<change>[^、，]{0,6})$"
_AGAIN = "[，、](?:同比|比上年|较上年)?分别(?:同比|比上年|较上年)?(?P<change>[^、，]{1,6})"
_PARTS = re.compile("[、和]|(?<!参)与|(?<![普涉惠])及|(?<=”)(?=“)")
_LEAD = re.compile("[，。；：]")


def name_in_row(text: str, figures: Sequence[Figure], index: int, table: Table) -> str | None:
    """Return the name of a figure in a row of names and a row of values, None where there is none.

    The values follow each other with nothing but 、和 between them. A head that only the last name
    carries (农业、工业投资) belongs to all; a pair of one head (城乡居民收入) is taken apart.
    """
    first, last = _row_of(text, figures, index)
    lead = _LEAD.split(text[: figures[first].start])[-1]
    found = re.search(_RESPECTIVELY, lead)
    if first == last or found is None:
        return None
    subject = pattern(table["linking"]).sub("", lead[: found.start()])
    names = _names(subject, last - first + 1, table)
    if names is None:
        return None
    change = pattern(table["linking"]).sub("", found.group("change"))
    return noun_of(names[index - first], table) + change


def echoed_in_row(text: str, figures: Sequence[Figure], index: int) -> tuple[int, str] | None:
    """Return the figure that one of a row speaks of again, and how that changed.

    So in 接待游客3亿人次、花费9亿元，分别增长4%和6% the second speaks of 花费. None where the row
    has names of its own, or where it does not follow as many figures as it holds.
    """
    first, last = _row_of(text, figures, index)
    count = last - first + 1
    if count == 1 or first < count:
        return None
    between = text[figures[first - 1].end : figures[first].start]
    found = re.fullmatch(_AGAIN, between)
    return (index - count, found.group("change")) if found else None


def _row_of(text: str, figures: Sequence[Figure], index: int) -> tuple[int, int]:
    """Return the first and the last figure of the row in which one stands."""
    first = last = index
    while first and follows(text, figures[first - 1], figures[first]):
        first -= 1
    while last + 1 < len(figures) and follows(text, figures[last], figures[last + 1]):
        last += 1
    return first, last


def follows(text: str, one: Figure, other: Figure) -> bool:
    """Tell whether nothing but a joint stands between two figures."""
    return text[one.end : other.start] in JOINTS


def _names(subject: str, count: int, table: Table) -> list[str] | None:
    """Return as many names as there are values, None where the subject has fewer."""
    for pair, parts in table["pairs"].items():
        if count == len(parts) and pair in subject:
            return [subject.replace(pair, part, 1) for part in parts]
    names = [name for name in _PARTS.split(subject) if name]
    if len(names) < count:
        return None
    names = names[-count:]
    head = _shared_head(names, table)
    return [*(name + head for name in names[:-1]), names[-1]]


def _shared_head(names: Sequence[str], table: Table) -> str:
    """Return the head that the last name of a row lends to the others, or nothing."""
    if "”" in names[-1] and all(name.endswith("”") for name in names[:-1]):
        return names[-1].rpartition("”")[2]
    if all(len(name.removeprefix("第")) == 1 for name in names[:-1]):
        return names[-1].removeprefix("第")[1:]  # 一、二、三产业
    head = pattern(table["heads"])
    found = head.search(names[-1])
    if found is None or found.start() == 0 or any(head.search(name) for name in names[:-1]):
        return ""
    return found.group(0)

"""Write the corresponding sentences of two originals in few characters: there are thousands.

Each pair of documents has one string, which the page's script reads when it shows the two. A link
in it is the distance from the link before to its first sentence, a dot, its second sentence, a
capital for grade and move, and a sign for the score; numbers and the score count in base 36.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.briefing.document import Reader, ReaderDocument, ReaderLink

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# A grade that moved is the capital behind.
GRADES = {"verbatim": "A", "variant": "C", "related": "E"}


def links_data(reader: Reader) -> dict[str, str]:
    """Return the links of all compared documents by their ids, "D1 D2"."""
    numbers = {document.id: _numbers(document) for document in reader.documents}
    return {
        f"{each.a} {each.b}": _written(each.links, numbers[each.a], numbers[each.b])
        for each in reader.links
        if each.a in numbers and each.b in numbers
    }


def _numbers(document: ReaderDocument) -> dict[str, int]:
    anchors = (each.anchor for section in document.sections for each in section.sentences)
    return {anchor: number for number, anchor in enumerate(anchors)}


def _written(
    links: Sequence[ReaderLink], first: Mapping[str, int], second: Mapping[str, int]
) -> str:
    known = [
        (first[each.a], second[each.b], each)
        for each in links
        if each.a in first and each.b in second
    ]
    written: list[str] = []
    before = 0
    for a, b, link in sorted(known, key=lambda item: item[:2]):
        kind = chr(ord(GRADES[link.grade]) + link.is_moved)
        written.append(f"{in_base_36(a - before)}.{in_base_36(b)}{kind}{_score(link.score)}")
        before = a
    return "".join(written)


def _score(score: float) -> str:
    return DIGITS[round(35 * max(0.0, min(score, 100.0)) / 100)]


def in_base_36(number: int) -> str:
    """Write a number that is not negative in base 36."""
    digits = DIGITS[number % 36]
    while number := number // 36:
        digits = DIGITS[number % 36] + digits
    return digits

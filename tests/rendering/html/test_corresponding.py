"""The links between two originals survive being written in few characters."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.document import Reader, ReaderLink, ReaderLinks
from compare.rendering.html.corresponding import in_base_36, links_data
from tests.rendering.html.compared import compared_briefing, document

LINK = re.compile("([0-9a-z]+)[.]([0-9a-z]+)([A-F])([0-9a-z])")
GRADES = ("verbatim", "variant", "related")
COUNT = 60
MANY = (("工作回顾", "产业", "", tuple(f"第{number}句。" for number in range(COUNT))),)


def read(written: str) -> list[tuple[int, int, str, bool, int]]:
    """Read what is written as the page's script does."""
    found = []
    first = 0
    for step, second, kind, score in LINK.findall(written):
        first += int(step, 36)
        place = ord(kind) - ord("A")
        found.append((first, int(second, 36), GRADES[place // 2], place % 2 == 1, int(score, 36)))
    return found


@given(st.integers(min_value=0, max_value=10**9))
def test_a_number_is_read_back(number: int) -> None:
    assert int(in_base_36(number), 36) == number


@given(
    st.lists(
        st.tuples(
            st.integers(0, COUNT - 1),
            st.integers(0, COUNT - 1),
            st.sampled_from(GRADES),
            st.floats(0, 100),
            st.booleans(),
        ),
        max_size=40,
        unique_by=lambda item: item[:2],
    )
)
def test_links_are_read_back(items: list[tuple[int, int, str, float, bool]]) -> None:
    links = tuple(
        ReaderLink(f"D1-{a}", f"D2-{b}", grade, score, moved) for a, b, grade, score, moved in items
    )
    documents = (document(1, "甲", "", MANY), document(2, "乙", "", MANY))
    reader = Reader(documents, (), links=(ReaderLinks("D1", "D2", links),))
    expected = [
        (a, b, grade, moved, round(score * 0.35)) for a, b, grade, score, moved in sorted(items)
    ]
    assert read(links_data(reader)["D1 D2"]) == expected


def test_documents_without_a_link_are_told_from_those_never_compared() -> None:
    reader = compared_briefing().reader
    written = links_data(Reader(reader.documents, (), links=(ReaderLinks("D2", "D3", ()),)))
    assert written == {"D2 D3": ""}

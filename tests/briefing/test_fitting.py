"""The briefing proper is written again with shorter lists where it takes too many pages."""

from __future__ import annotations

from compare.briefing.build import build_briefing
from compare.briefing.document import Briefing, PartKind, Table
from compare.settings import Settings
from tests.briefing.test_build import seeds


def rows(briefing: Briefing) -> int:
    """Return the number of rows of all tables of the briefing proper."""
    return sum(len(b.rows) for b in briefing.parts[0].blocks if isinstance(b, Table))


def fitted(most: int) -> Briefing:
    """Return the briefing for pages that hold ten rows each and nothing else."""
    chosen = Settings.model_validate({"briefing": {"most_pages": most}})
    return build_briefing(seeds()[0], chosen, lambda briefing: -(-rows(briefing) // 10))


def test_lists_get_shorter_until_the_pages_hold_them():
    whole = rows(seeds()[1])
    assert rows(fitted(9)) == whole
    assert rows(fitted(4)) <= 40 < whole


def test_while_pages_are_counted_annexes_have_only_their_titles():
    counted = []

    def count(briefing: Briefing) -> int:
        counted.append(briefing)
        return 1

    whole = build_briefing(seeds()[0], Settings(), count)
    annexes = [part for part in counted[0].parts if part.kind is PartKind.ANNEX]
    assert not any(part.blocks for part in annexes)
    assert [part.title for part in annexes] == [part.title for part in whole.parts[1:]]
    assert counted[0].parts[0].title == whole.parts[0].title


def test_what_is_left_out_stands_in_the_annex_that_is_named():
    titles = {part.title for part in fitted(3).parts}
    assert "自述不足全表" in titles
    assert "自述不足全表" not in {part.title for part in seeds()[1].parts}


def test_the_same_pages_give_the_same_briefing():
    assert fitted(4) == fitted(4)


def test_anchors_are_unique_where_the_annex_has_all_of_a_list():
    anchors = [b.anchor for p in fitted(3).parts for b in p.blocks if isinstance(b, Table)]
    assert len(anchors) == len(set(anchors))

from __future__ import annotations

from dataclasses import replace

from compare.briefing.comparison import pair_table
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.model.findings import Moved
from tests.mining.support import compare_seeds

LABELS = Templates().labels()


def relation(**changes: object) -> str:
    """Return what the first cell of a pair says."""
    pair = replace(compare_seeds().sentence_pairs[0], **changes)
    table = pair_table(
        [pair], Desk(compare_seeds(), LABELS), "1", "相近语句", ["关系", "一方", "另一方"]
    )
    return table.rows[0].cells[0].paragraphs[0][0].text


def test_a_pair_that_has_moved_says_in_what_way():
    assert "见于他节" in relation(moved=Moved.SECTION)
    assert "次序不同" in relation(moved=Moved.ORDER)
    assert relation(moved=None, cluster=None).count("\n") == 1

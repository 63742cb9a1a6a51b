"""Write the join once, as steps over tables that any engine with SQL can run.

The statements keep to what DuckDB and Spark share. Each step is kept as a table before the next, so
that keys are taken once. Texts come as a table `id`, `letters`; equal ones are one text with the
least of their numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Protocol

from compare.joining.batches import KEYS, MARKS, SCORED, Mapping, compared, keys_of, marks_of
from compare.joining.plan import Level, Plan

_TEXTS = "SELECT min(id) AS id, letters FROM {given} WHERE letters <> '' GROUP BY letters"
_SHARED = """
SELECT keyed.id, keyed.key, sizes.size FROM {keys} AS keyed JOIN (
    SELECT key, count(*) AS size FROM {keys} GROUP BY key HAVING count(*) > 1
) AS sizes ON keyed.key = sizes.key
"""
_HOT = "SELECT DISTINCT id FROM ({shared}) AS hot WHERE size > {most}"
# Texts of a bucket in order. A pair at most `most` places apart stands in one block of so many, or
# in two that follow each other; buckets that are not hot are one block.
_WHOLE = """
SELECT shared.*, shared.id AS place, 0 AS block FROM {shared} AS shared WHERE size <= {most}
"""
_BLOCKS = """
SELECT placed.*, CAST(floor(place / {most}) AS BIGINT) AS block FROM (
    SELECT shared.*, row_number() OVER (PARTITION BY key ORDER BY id) - 1 AS place
    FROM {shared} AS shared
) AS placed
"""
_BOTH_BLOCKS = """
SELECT id, key, place, block FROM {blocks} UNION ALL
SELECT id, key, place, block - 1 AS block FROM {blocks} WHERE block > 0
"""
_CANDIDATES = """
SELECT DISTINCT a.id AS left_id, b.id AS right_id
FROM (SELECT m.key, m.place, m.block, marks.* FROM {blocks} AS m JOIN {marks} AS marks
      ON m.id = marks.id) AS a
JOIN (SELECT m.key, m.place, m.block, marks.* FROM ({others}) AS m JOIN {marks} AS marks
      ON m.id = marks.id) AS b
ON a.key = b.key AND a.block = b.block
WHERE a.place < b.place AND (b.place - a.place <= {most} OR {whole})
  AND abs(a.length - b.length) <= {different} * (a.length + b.length)
  AND {differing} <= {different} * (a.length + b.length)
"""
_TO_COMPARE = """
SELECT c.left_id, c.right_id, a.letters AS left_letters, b.letters AS right_letters
FROM (SELECT DISTINCT left_id, right_id FROM ({candidates}) AS held) AS c
JOIN {texts} AS a ON a.id = c.left_id JOIN {texts} AS b ON b.id = c.right_id
"""


class Engine(Protocol):
    """Keep tables under names and make them from queries; what each engine has to bring."""

    keys_at_once: int
    """Keys that may be kept as one table; a level is taken in parts where it has more."""

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a table, and return its name."""

    def keep_mapped(self, query: str, function: Mapping, columns: tuple[str, ...]) -> str:
        """Keep what a row-wise function makes of the rows of a query, and return its name."""

    def count(self, table: str) -> int:
        """Return how many rows a table has."""

    def drop(self, *tables: str) -> None:
        """Let go of tables."""

    def exclusive_or(self, a: str, b: str) -> str:
        """Return how the engine writes the exclusive or of two columns."""


def join(engine: Engine, given: str, plan_for: Callable[[int], Plan]) -> str:
    """Return the name of the table of pairs that are similar enough, columns `SCORED`.

    `given` is a table or a query in parentheses; `plan_for` gives the plan for a number of texts.
    """
    texts = engine.keep(_TEXTS.format(given=given))
    plan = plan_for(engine.count(texts))
    marks = engine.keep_mapped(f"SELECT id, letters FROM {texts}", marks_of, MARKS)
    found: list[str] = []
    taking_part = texts
    for level in plan.levels:
        step = _Step(engine, plan, level, marks, is_last=level is plan.second)
        candidates, hot = step.run(taking_part)
        found += candidates
        if not hot:
            break
        taking_part = engine.keep(
            f"SELECT texts.id, letters FROM {texts} AS texts JOIN ({_union(hot, distinct=True)}) "
            "AS hot ON texts.id = hot.id"
        )
        engine.drop(*hot)
        if not engine.count(taking_part):
            break
    query = _TO_COMPARE.format(candidates=_union(found), texts=texts)
    pairs = engine.keep_mapped(query, partial(compared, least=plan.least_score), SCORED)
    engine.drop(marks, *found)
    return pairs


class _Step:
    """Find the candidates of one level, in parts of its bands."""

    def __init__(
        self, engine: Engine, plan: Plan, level: Level, marks: str, *, is_last: bool
    ) -> None:
        self._engine, self._plan, self._level = engine, plan, level
        self._marks, self._is_last = marks, is_last

    def run(self, texts: str) -> tuple[list[str], list[str]]:
        """Return the tables of candidates, and those of the texts of hot buckets."""
        at_once = max(1, self._engine.keys_at_once // max(1, self._engine.count(texts)))
        candidates, hot = [], []
        for number, part in zip(count(step=at_once), self._level.parts(at_once), strict=False):
            keys = self._engine.keep_mapped(
                f"SELECT id, letters FROM {texts}",
                partial(keys_of, level=part, first_band=number),
                KEYS,
            )
            shared = self._engine.keep(_SHARED.format(keys=keys))
            self._engine.drop(keys)
            if not self._is_last:
                hot.append(
                    self._engine.keep(_HOT.format(shared=f"SELECT * FROM {shared}", most=part.most))
                )
            candidates.append(self._candidates(shared, part.most))
            self._engine.drop(shared)
        return candidates, hot

    def _candidates(self, shared: str, most: int) -> str:
        if self._is_last:
            blocks = self._engine.keep(_BLOCKS.format(shared=shared, most=most))
            others = _BOTH_BLOCKS.format(blocks=blocks)
        else:
            blocks = self._engine.keep(_WHOLE.format(shared=shared, most=most))
            others = f"SELECT id, key, place, block FROM {blocks}"
        bits = [self._engine.exclusive_or(f"a.{w}", f"b.{w}") for w in MARKS[2:]]
        query = _CANDIDATES.format(
            blocks=blocks,
            others=others,
            marks=self._marks,
            most=most,
            whole="FALSE" if self._is_last else "TRUE",
            different=f"CAST({self._plan.most_different!r} AS DOUBLE)",
            differing=" + ".join(f"bit_count({pair})" for pair in bits),
        )
        found = self._engine.keep(query)
        self._engine.drop(blocks)
        return found


def _union(tables: list[str], *, distinct: bool = False) -> str:
    word = "UNION" if distinct else "UNION ALL"
    return f" {word} ".join(f"SELECT * FROM {table}" for table in tables)

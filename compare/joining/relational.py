"""Write the join once, as steps over tables that any engine with SQL can run.

The statements keep to what DuckDB and Spark share. Each step is kept as a table before the next, so
that keys are taken once. Texts come as a table `id`, `letters`; equal ones are one text with the
least of their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Protocol

from compare.joining.batches import (
    MARKED,
    SCORED,
    WORDS,
    Mapping,
    compared,
    key_columns,
    keys_of,
)
from compare.joining.plan import Crowd, Level, Plan

_TEXTS = "SELECT min(id) AS id, letters FROM {given} WHERE letters <> '' GROUP BY letters"
_SHARED = """
SELECT {marked}, keyed.{column} AS key, sizes.size FROM {keys} AS keyed JOIN (
    SELECT {column} AS key, count(*) AS size FROM {keys} GROUP BY {column} HAVING count(*) > 1
) AS sizes ON keyed.{column} = sizes.key
"""
_HOT = "SELECT DISTINCT id FROM {shared} WHERE size > {most}"
_WHOLE = "SELECT * FROM {shared} WHERE size <= {most}"
# Texts of a bucket in order. A pair at most `most` places apart stands in one block of so many, or
# in two that follow each other.
_BLOCKS = """
SELECT placed.*, CAST(floor(place / {most}) AS BIGINT) AS block FROM (
    SELECT shared.*, row_number() OVER (PARTITION BY key ORDER BY id) - 1 AS place
    FROM {shared} AS shared
) AS placed
"""
_BOTH_BLOCKS = """
SELECT {marked}, key, place, block FROM {blocks} UNION ALL
SELECT {marked}, key, place, block - 1 AS block FROM {blocks} WHERE block > 0
"""
_NEAR = "AND a.block = b.block AND a.place < b.place AND b.place - a.place <= {most}"
# Only a bucket that has more than its leaders need be put in order to find these.
_LEADERS = """
SELECT * FROM {shared} WHERE size <= {most} UNION ALL
SELECT {marked}, key, size FROM (
    SELECT shared.*, row_number() OVER (PARTITION BY key ORDER BY id) AS place
    FROM {shared} AS shared WHERE size > {most}
) AS placed WHERE place <= {most}
"""
_CANDIDATES = """
SELECT DISTINCT a.id AS left_id, b.id AS right_id
FROM ({ones}) AS a JOIN ({others}) AS b ON a.key = b.key AND a.id < b.id {near}
WHERE abs(a.length - b.length) <= {different} * (a.length + b.length)
  AND {differing} <= {different} * (a.length + b.length)
"""
_TO_COMPARE = """
SELECT c.left_id, c.right_id, a.letters AS left_letters, b.letters AS right_letters
FROM (SELECT DISTINCT left_id, right_id FROM ({candidates}) AS held) AS c
JOIN {texts} AS a ON a.id = c.left_id JOIN {texts} AS b ON b.id = c.right_id
"""


def distinct_texts(given: str) -> str:
    """Return the query for the distinct texts that are given, with the least of their numbers."""
    return _TEXTS.format(given=given)


class Engine(Protocol):
    """Keep tables under names and make them from queries; what each engine has to bring."""

    keys_at_once: int
    """Keys that may be kept as one table; a level is taken in parts where it has more."""

    keys_together: int
    """Keys of which the equal ones are sought in one step."""

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a table, and return its name."""

    def keep_mapped(self, query: str, function: Mapping, columns: tuple[str, ...]) -> str:
        """Keep what a row-wise function makes of the rows of a query, and return its name."""

    def key_columns(self, keys: str, columns: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Return a table of keys, and its columns, in the form in which equal ones are sought."""

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
    texts = engine.keep(distinct_texts(given))
    plan = plan_for(engine.count(texts))
    found: list[str] = []
    taking_part = texts
    for level in plan.levels:
        step = _Step(engine, plan, level)
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
    engine.drop(*found)
    return pairs


class _Step:
    """Find the candidates of one level, in parts of its bands."""

    def __init__(self, engine: Engine, plan: Plan, level: Level) -> None:
        self._engine, self._plan, self._level = engine, plan, level

    def run(self, texts: str) -> tuple[list[str], list[str]]:
        """Return the tables of candidates, and those of the texts of hot buckets."""
        engine, size = self._engine, max(1, self._engine.count(texts))
        at_once, together = (
            max(1, most // size) for most in (engine.keys_at_once, engine.keys_together)
        )
        candidates, hot = [], []
        for number, part in zip(count(step=at_once), self._level.parts(at_once), strict=False):
            names = key_columns(part)
            made = engine.keep_mapped(
                f"SELECT id, letters FROM {texts}",
                partial(keys_of, level=part, first_band=number),
                (*MARKED, *names),
            )
            keys, columns = engine.key_columns(made, names)
            for some in _groups(columns, together):
                shared = engine.keep(_shared(keys, some))
                if part.crowd is Crowd.LATER:
                    hot.append(engine.keep(_HOT.format(shared=shared, most=part.most)))
                candidates.append(self._candidates(shared))
                engine.drop(shared)
            engine.drop(*{made, keys})
        return candidates, hot

    def _candidates(self, shared: str) -> str:
        kept, ones, others, near = self._meeting(shared)
        bits = [self._engine.exclusive_or(f"a.{word}", f"b.{word}") for word in WORDS]
        query = _CANDIDATES.format(
            ones=ones,
            others=others,
            near=near,
            different=f"CAST({self._plan.most_different!r} AS DOUBLE)",
            differing=" + ".join(f"bit_count({pair})" for pair in bits),
        )
        found = self._engine.keep(query)
        self._engine.drop(*kept)
        return found

    def _meeting(self, shared: str) -> tuple[list[str], str, str, str]:
        """Return tables that are kept, the queries for both sides, and what else pairs them."""
        most, crowd, marked = self._level.most, self._level.crowd, ", ".join(MARKED)
        if crowd is Crowd.NEAR:
            blocks = self._engine.keep(_BLOCKS.format(shared=shared, most=most))
            both = _BOTH_BLOCKS.format(blocks=blocks, marked=marked)
            return [blocks], f"SELECT * FROM {blocks}", both, _NEAR.format(most=most)
        if crowd is Crowd.LEADERS:
            leaders = _LEADERS.format(shared=shared, most=most, marked=marked)
            return [], leaders, f"SELECT * FROM {shared}", ""
        whole = _WHOLE.format(shared=shared, most=most)
        return [], whole, whole, ""


def _groups(columns: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (columns[low : low + size] for low in range(0, len(columns), size))


def _shared(keys: str, columns: Sequence[str]) -> str:
    """Return the query for the texts that share a key in one of some columns."""
    marked = ", ".join(f"keyed.{name}" for name in MARKED)
    return " UNION ALL ".join(
        _SHARED.format(marked=marked, column=column, keys=keys) for column in columns
    )


def _union(tables: list[str], *, distinct: bool = False) -> str:
    word = "UNION" if distinct else "UNION ALL"
    return f" {word} ".join(f"SELECT * FROM {table}" for table in tables)

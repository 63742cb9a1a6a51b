"""Find repeats level by level, as steps over tables that any engine with SQL can run.

A level holds the places of all wordings of one length that enough speakers use. The wording at a
place can go on for one more letter only if the next place is on the level too; the two together
tell the longer wording, whose number is the first place at which it stands, so that no letters are
compared after the first level. A wording is a repeat if no longer one by a letter, at its beginning
or at its end, stands as often.

Levels become small long before the longest wording is reached: as soon as the places of one fit
into little memory, what is longer is found there. The statements keep to what DuckDB and Spark
share, and each step is kept as a table before the next. Equal texts are one text that weighs as
many as they are; of its speakers only so many take part in the counting as are asked for, so that a
passage that all copy costs no more than others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Protocol

import pyarrow as pa

from compare.repeating.finishing import COLUMNS, finished

_ROWS = """
SELECT id, letters, speaker FROM {given}
WHERE speaker IS NOT NULL AND length(letters) >= {shortest}
"""
_TEXTS = "SELECT min(id) AS id, letters, count(*) AS weight FROM {rows} GROUP BY letters"
_VOICES = """
SELECT DISTINCT texts.id, names.number AS speaker
FROM {rows} AS given JOIN {texts} AS texts ON given.letters = texts.letters
JOIN (SELECT speaker, row_number() OVER (ORDER BY speaker) AS number FROM (
    SELECT DISTINCT speaker FROM {rows}) AS known
) AS names ON given.speaker = names.speaker
"""
# A text's weight stands with its first speaker.
_CALLERS = """
SELECT texts.id, ranked.speaker, CASE WHEN ranked.place = 1 THEN texts.weight ELSE 0 END AS weight
FROM (SELECT id, speaker, row_number() OVER (PARTITION BY id ORDER BY speaker) AS place
      FROM {voices}) AS ranked
JOIN {texts} AS texts ON ranked.id = texts.id WHERE ranked.place <= {fewest}
"""
_STANDING = """
SELECT id * {width} + start AS place, id, substr(letters, CAST(start AS INTEGER) + 1, {shortest})
    AS head, 0 AS tail
FROM (SELECT id, letters, {each} AS start FROM {texts}) AS begun
"""
_BEGUN = """
SELECT standing.place, standing.id, callers.speaker, callers.weight, standing.head, standing.tail
FROM {standing} AS standing JOIN {callers} AS callers ON standing.id = callers.id
"""
_LONGER = """
SELECT one.place, one.id, one.speaker, one.weight, one.gram AS head, next.gram AS tail
FROM {level} AS one JOIN (SELECT place, gram FROM {level} WHERE weight > 0) AS next
ON next.place = one.place + 1
"""
_WORDINGS = """
SELECT head, tail, min(place) AS gram, sum(occurrences) AS occurrences FROM (
    SELECT head, tail, speaker, min(place) AS place, sum(weight) AS occurrences
    FROM {longer} GROUP BY head, tail, speaker
) AS spoken GROUP BY head, tail HAVING count(*) >= {fewest} AND sum(occurrences) > 1
"""
_LEVEL = """
SELECT longer.place, longer.id, longer.speaker, longer.weight, wordings.gram
FROM {longer} AS longer JOIN {wordings} AS wordings
ON longer.head = wordings.head AND longer.tail = wordings.tail
"""
_CLOSED = """
SELECT wordings.gram, wordings.occurrences FROM {wordings} AS wordings
WHERE NOT EXISTS (SELECT 1 FROM {following} AS more
                  WHERE more.head = wordings.gram AND more.occurrences = wordings.occurrences)
  AND NOT EXISTS (SELECT 1 FROM {following} AS more
                  WHERE more.tail = wordings.gram AND more.occurrences = wordings.occurrences)
"""
_HOLDERS = """
SELECT DISTINCT {size} AS size, closed.gram, closed.occurrences, level.id, level.weight
FROM {level} AS level JOIN ({closed}) AS closed ON level.gram = closed.gram WHERE level.weight > 0
"""
_COUNTED = """
SELECT substr(texts.letters, CAST(held.gram - texts.id * {width} AS INTEGER) + 1,
              CAST(held.size AS INTEGER)) AS letters,
       CAST(held.occurrences AS BIGINT) AS occurrences, CAST(held.sentences AS BIGINT) AS sentences,
       CAST(spoken.speakers AS BIGINT) AS speakers, texts.id AS id,
       CAST(held.gram - texts.id * {width} AS BIGINT) AS start
FROM (SELECT size, gram, occurrences, min(id) AS id, sum(weight) AS sentences
      FROM {holders} GROUP BY size, gram, occurrences) AS held
JOIN (SELECT size, gram, count(*) AS speakers FROM (
        SELECT DISTINCT size, gram, voices.speaker
        FROM {holders} AS holders JOIN {voices} AS voices ON holders.id = voices.id
      ) AS voiced GROUP BY size, gram) AS spoken
ON held.size = spoken.size AND held.gram = spoken.gram
JOIN {texts} AS texts ON held.id = texts.id
"""
_WEIGHT = "SELECT CAST(coalesce(sum(weight), 0) AS BIGINT) AS number FROM {level}"
_ALIVE = "SELECT DISTINCT place, id FROM {level} ORDER BY place"
_SPOKEN = """
SELECT given.id, given.speaker, texts.id AS text, given.letters
FROM {rows} AS given JOIN {texts} AS texts ON given.letters = texts.letters
JOIN (SELECT DISTINCT id FROM {level}) AS alive ON texts.id = alive.id
ORDER BY given.id
"""
# Places that are held in memory to find what is longer: some hundred megabytes.
_FEW = 1_000_000


class Engine(Protocol):
    """Keep tables under names and make them from queries; what each engine has to bring."""

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a table, and return its name."""

    def drop(self, *tables: str) -> None:
        """Let go of tables."""

    def each(self, count: str) -> str:
        """Return how the engine makes a row of each number from 0 to below a count."""

    def fetch(self, query: str) -> pa.Table:
        """Return the rows of a query."""


def found(engine: Engine, given: str, shortest: int, fewest: int) -> pa.Table:
    """Return the repeats, columns `COLUMNS`, the most widely used first, then the longest ones.

    `given` is a table or part of a query with columns `id`, `speaker` and `letters`.
    """
    rows = engine.keep(_ROWS.format(given=given, shortest=shortest))
    texts = engine.keep(_TEXTS.format(rows=rows))
    voices = engine.keep(_VOICES.format(rows=rows, texts=texts))
    # The places of two texts that follow each other have a gap between them.
    width = _number(engine, f"SELECT coalesce(max(length(letters)), 0) AS number FROM {texts}") + 1
    search = _Search(engine, rows, texts, voices, width, fewest)
    tables = search.run(shortest)
    engine.drop(rows, texts, voices)
    together = pa.concat_tables([table.cast(COLUMNS) for table in tables])
    sizes = pa.compute.utf8_length(together.column("letters"))
    order = [("speakers", "descending"), ("size", "descending"), ("id", "ascending")]
    ordered = together.append_column("size", sizes).sort_by([*order, ("start", "ascending")])
    return ordered.select(COLUMNS.names)


def _number(engine: Engine, query: str) -> int:
    return int(engine.fetch(query).column("number")[0].as_py())


@dataclass(frozen=True, slots=True)
class _Search:
    """Go from one length of wordings to the next, and gather who holds the repeats of each."""

    engine: Engine
    rows: str
    texts: str
    voices: str
    width: int
    fewest: int

    def run(self, shortest: int) -> list[pa.Table]:
        """Return tables of repeats: those of the levels, and longer ones."""
        wordings, level = self._next(self._first(shortest))
        holders: list[str] = []
        for size in count(shortest):
            if _number(self.engine, _WEIGHT.format(level=level)) <= _FEW:
                break
            longer = self.engine.keep(_LONGER.format(level=level))
            following, next_level = self._next(longer)
            closed = _CLOSED.format(wordings=wordings, following=following)
            held = _HOLDERS.format(size=size, level=level, closed=closed)
            holders.append(self.engine.keep(held))
            self.engine.drop(wordings, level)
            wordings, level = following, next_level
        longer_ones = self._finished(level, size)
        self.engine.drop(wordings, level)
        return [*self._counted(holders), longer_ones]

    def _first(self, shortest: int) -> str:
        """Return the table of all places with the letters that begin there."""
        callers = _CALLERS.format(voices=self.voices, texts=self.texts, fewest=self.fewest)
        each = self.engine.each(f"(length(letters) - {shortest - 1})")
        standing = _STANDING.format(
            texts=self.texts, width=self.width, shortest=shortest, each=each
        )
        return self.engine.keep(_BEGUN.format(standing=f"({standing})", callers=f"({callers})"))

    def _next(self, longer: str) -> tuple[str, str]:
        """Return the table of the wordings that enough speakers use, and that of their places."""
        wordings = self.engine.keep(_WORDINGS.format(longer=longer, fewest=self.fewest))
        level = self.engine.keep(_LEVEL.format(longer=longer, wordings=wordings))
        self.engine.drop(longer)
        return wordings, level

    def _finished(self, level: str, size: int) -> pa.Table:
        alive = self.engine.fetch(_ALIVE.format(level=level))
        spoken = self.engine.fetch(_SPOKEN.format(rows=self.rows, texts=self.texts, level=level))
        return finished(alive, spoken, self.width, size, self.fewest)

    def _counted(self, holders: list[str]) -> Iterator[pa.Table]:
        """Yield the repeats of the levels with all their speakers."""
        if not holders:
            return
        held = self.engine.keep(" UNION ALL ".join(f"SELECT * FROM {table}" for table in holders))
        self.engine.drop(*holders)
        yield self.engine.fetch(
            _COUNTED.format(holders=held, voices=self.voices, texts=self.texts, width=self.width)
        )
        self.engine.drop(held)

"""Find repeats level by level, as steps over tables that any engine with SQL can run.

A level holds the places of all wordings of one length that enough speakers use. The wording at a
place can go on for one more letter only if the next place is on the level too; the two together
tell the longer wording, whose number is the first place at which it stands, so that no letters are
compared after the first level. A wording is a repeat if no longer one by a letter, at its beginning
or at its end, stands as often.

The statements keep to what DuckDB and Spark share, and each step is kept as a table before the
next. Equal texts are one text that weighs as many as they are; of its speakers only so many take
part in the counting as are asked for, so that a passage that all copy costs no more than others.
"""

from __future__ import annotations

from itertools import count
from typing import Protocol

import pyarrow as pa

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
       CAST(held.gram - texts.id * {width} AS BIGINT) AS start, held.size AS size
FROM (SELECT size, gram, occurrences, min(id) AS id, sum(weight) AS sentences
      FROM {holders} GROUP BY size, gram, occurrences) AS held
JOIN (SELECT size, gram, count(*) AS speakers FROM (
        SELECT DISTINCT size, gram, voices.speaker
        FROM {holders} AS holders JOIN {voices} AS voices ON holders.id = voices.id
      ) AS voiced GROUP BY size, gram) AS spoken
ON held.size = spoken.size AND held.gram = spoken.gram
JOIN {texts} AS texts ON held.id = texts.id
"""
COLUMNS = ("letters", "occurrences", "sentences", "speakers", "id", "start")
"""Names of the columns of repeats."""


class Engine(Protocol):
    """Keep tables under names and make them from queries; what each engine has to bring."""

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a table, and return its name."""

    def count(self, table: str) -> int:
        """Return how many rows a table has."""

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
    table = find(engine, given, shortest, fewest)
    return engine.fetch(
        f"SELECT {', '.join(COLUMNS)} FROM {table} "
        "ORDER BY speakers DESC, length(letters) DESC, id, start"
    )


def find(engine: Engine, given: str, shortest: int, fewest: int) -> str:
    """Return the name of the table of repeats."""
    rows = engine.keep(_ROWS.format(given=given, shortest=shortest))
    texts = engine.keep(_TEXTS.format(rows=rows))
    voices = engine.keep(_VOICES.format(rows=rows, texts=texts))
    engine.drop(rows)
    # The places of two texts that follow each other have a gap between them.
    longest = engine.fetch(f"SELECT max(length(letters)) AS longest FROM {texts}")
    width = (longest.column("longest")[0].as_py() or 0) + 1
    levels = _Levels(engine, texts, voices, width, fewest)
    holders = engine.keep(" UNION ALL ".join(f"SELECT * FROM {h}" for h in levels.run(shortest)))
    found = engine.keep(_COUNTED.format(holders=holders, voices=voices, texts=texts, width=width))
    engine.drop(holders, voices, texts)
    return found


class _Levels:
    """Go from one length of wordings to the next, and gather who holds the repeats of each."""

    def __init__(self, engine: Engine, texts: str, voices: str, width: int, fewest: int) -> None:
        self._engine, self._texts, self._voices = engine, texts, voices
        self._width, self._fewest = width, fewest

    def run(self, shortest: int) -> list[str]:
        """Return the tables of the texts that hold repeats, one for each length."""
        wordings, level = self._next(self._first(shortest))
        holders = []
        for size in count(shortest):
            longer = self._engine.keep(_LONGER.format(level=level))
            following, next_level = self._next(longer)
            closed = _CLOSED.format(wordings=wordings, following=following)
            holders.append(
                self._engine.keep(_HOLDERS.format(size=size, level=level, closed=closed))
            )
            self._engine.drop(wordings, level)
            wordings, level = following, next_level
            if not self._engine.count(wordings):
                break
        self._engine.drop(wordings, level)
        return holders

    def _first(self, shortest: int) -> str:
        """Return the table of all places with the letters that begin there."""
        callers = _CALLERS.format(voices=self._voices, texts=self._texts, fewest=self._fewest)
        each = self._engine.each(f"(length(letters) - {shortest - 1})")
        standing = _STANDING.format(
            texts=self._texts, width=self._width, shortest=shortest, each=each
        )
        return self._engine.keep(_BEGUN.format(standing=f"({standing})", callers=f"({callers})"))

    def _next(self, longer: str) -> tuple[str, str]:
        """Return the table of the wordings that enough speakers use, and that of their places."""
        wordings = self._engine.keep(_WORDINGS.format(longer=longer, fewest=self._fewest))
        level = self._engine.keep(_LEVEL.format(longer=longer, wordings=wordings))
        self._engine.drop(longer)
        return wordings, level

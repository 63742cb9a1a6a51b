"""Group near-copies around their most widely used wording, and tell which sentences spread.

Texts are numbered in the order of their use, so that each meets the most widely used ones of those
that are like it, however many there are.

Each member of a family is a near-copy of the one sentence that stands for it: nothing is joined by
way of a third. A sentence that is like several of them belongs to the most widely used one.
"""

from __future__ import annotations

from pathlib import Path

from compare.archive.bench import Bench
from compare.joining import write_leading_copies

_TEXTS = """
SELECT row_number() OVER (ORDER BY districts DESC, documents DESC, first) - 1 AS id, used.*
FROM (
    SELECT min(id) AS first, letters, count(DISTINCT document) AS documents,
        count(DISTINCT speaker) AS districts, min(speaker) AS speaker
    FROM {sentences}
    WHERE NOT is_heading AND length(letters) >= {shortest}
    GROUP BY letters
) AS used
"""
_EDGES = """
SELECT left_id AS id, right_id AS other FROM {pairs} UNION ALL
SELECT right_id, left_id FROM {pairs}
"""
# A text is a centre if no near-copy of it comes before it: is used more widely.
_CENTRES = """
SELECT id FROM {texts} WHERE id NOT IN (SELECT right_id FROM {pairs})
"""
_FAMILIES = """
WITH centres AS ({centres})
SELECT id, id AS family FROM centres UNION ALL
SELECT pairs.right_id, min(centres.id)
FROM {pairs} AS pairs JOIN centres ON centres.id = pairs.left_id GROUP BY pairs.right_id
"""
_SPREAD = """
WITH held AS (
    SELECT families.family, texts.id AS wording, texts.first, sentences.* EXCLUDE (letters, text)
    FROM {sentences} AS sentences
    JOIN {texts} AS texts ON texts.letters = sentences.letters
    JOIN {families} AS families ON families.id = texts.id
    WHERE NOT sentences.is_heading
), counted AS (
    SELECT family, count(DISTINCT speaker) AS districts, count(DISTINCT document) AS documents,
        max(role) FILTER (wording = family) AS role,
        max(first) FILTER (wording = family) AS shown,
        min(year) AS first_year, max(year) AS last_year,
        arg_min(id, ROW(coalesce(year, 9999), id)) AS earliest
    FROM held GROUP BY family HAVING count(DISTINCT speaker) >= {fewest}
    ORDER BY districts DESC, family LIMIT {most}
)
SELECT counted.*, wordings.wordings, early.number AS documents_in_first_year
FROM counted
JOIN (SELECT family, count(*) AS wordings FROM {families} GROUP BY family) AS wordings
    ON wordings.family = counted.family
JOIN (SELECT held.family, count(DISTINCT held.document) AS number FROM held
      JOIN counted ON counted.family = held.family
      WHERE held.year IS NOT DISTINCT FROM counted.first_year GROUP BY held.family) AS early
    ON early.family = counted.family
"""
_SHARED = """
SELECT texts.id FROM {texts} AS texts WHERE texts.districts > 1 UNION
SELECT edges.id FROM ({edges}) AS edges
JOIN {texts} AS texts ON texts.id = edges.id
JOIN {texts} AS others ON others.id = edges.other
WHERE others.districts > 1 OR others.speaker <> texts.speaker
"""


def find_texts(bench: Bench, texts: Path) -> None:
    """Write the distinct texts of sentences that are long enough, with how many use them."""
    bench.write(_TEXTS, texts, shortest=bench.settings.archive.shortest_sentence)


def find_pairs(bench: Bench, pairs: Path) -> None:
    """Write the pairs of texts that are near-copies, on the engine that the settings name."""
    archive, joining = bench.settings.archive, bench.settings.joining
    write_leading_copies(
        bench.file("texts").as_posix(),
        pairs,
        archive.similarity,
        archive.leaders,
        settings=joining,
        session=bench.session,
    )


def find_families(bench: Bench, families: Path, shared: Path) -> None:
    """Write to which family each text belongs, and which texts other districts have too."""
    bench.write(_FAMILIES, families, centres=_CENTRES)
    bench.write(_SHARED, shared, edges=_EDGES)


def find_spread(bench: Bench, spread: Path) -> None:
    """Write the families that most districts have a member of, the most widely used first."""
    chosen = bench.settings.archive
    bench.write(_SPREAD, spread, fewest=chosen.fewest_districts, most=chosen.sentences)

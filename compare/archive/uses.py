"""Count who uses each wording, and when; drop those that are only parts of longer ones."""

from __future__ import annotations

from pathlib import Path

from compare.archive.bench import Bench

# Places of a wording that lie in no place of a longer one.
_OWN = """
SELECT places.* FROM placed AS places
WHERE NOT EXISTS (
    SELECT 1 FROM placed AS longer
    WHERE longer.id = places.id AND longer.length > places.length
      AND longer.start <= places.start
      AND longer.start + longer.length >= places.start + places.length
)
"""
# So large a part of its districts must have a wording by itself.
_OWN_SHARE = 0.34
_USES = """
WITH placed AS (
    SELECT places.*, length(wordings.letters) AS length, document, speaker, year
    FROM {places} AS places
    JOIN {wordings} AS wordings ON wordings.wording = places.wording
    JOIN {sentences} AS sentences ON sentences.id = places.id
), own AS (
    SELECT wording, count(DISTINCT speaker) AS districts FROM ({own}) GROUP BY wording
), counted AS (
    SELECT wording, count(*) AS places, count(DISTINCT document) AS documents,
        count(DISTINCT speaker) AS districts, min(year) AS first_year, max(year) AS last_year,
        arg_min(id, ROW(coalesce(year, 9999), id)) AS earliest
    FROM placed GROUP BY wording
)
SELECT counted.* FROM counted JOIN own ON own.wording = counted.wording
WHERE counted.districts >= {fewest} AND own.districts >= {share} * counted.districts
"""
_YEARS = """
SELECT uses.wording, sentences.year, count(DISTINCT sentences.document) AS documents,
    count(DISTINCT sentences.speaker) AS districts, any_value(years.documents) AS of_documents,
    count(DISTINCT sentences.document) / any_value(years.documents) AS share
FROM {places} AS places
JOIN {uses} AS uses ON uses.wording = places.wording
JOIN {sentences} AS sentences ON sentences.id = places.id
JOIN (SELECT year, count(*) AS documents FROM {documents}
      WHERE NOT is_repeated GROUP BY year) AS years ON years.year = sentences.year
GROUP BY uses.wording, sentences.year
"""


def count_uses(bench: Bench, uses: Path) -> None:
    """Write how many districts and documents use each wording, and when."""
    fewest = bench.settings.archive.fewest_districts
    bench.write(_USES, uses, own=_OWN, fewest=fewest, share=_OWN_SHARE)


def count_years(bench: Bench, years: Path) -> None:
    """Write in how many documents of each year a wording that is kept stands."""
    bench.write(_YEARS, years)

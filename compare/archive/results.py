"""Ask the files of a survey for what tables and page show, each row with where its text stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.archive.bench import Bench

Row = dict[str, Any]
# Every text has the file it stands in, the sentence there, and its place in the raw text.
_CITED = """
SELECT sentences.id, documents.path, documents.title, sentences.identifier AS sentence,
    documents.speaker, documents.year, sentences."start" AS "start", sentences."end" AS "end",
    sentences."text" AS text
FROM {sentences} AS sentences JOIN {documents} AS documents
ON documents.document = sentences.document
"""
_WORDINGS = """
SELECT wordings.text, length(wordings.letters) AS letters, uses.districts, uses.documents,
    uses.places, uses.first_year, peaks.peak_year, round(peaks.peak_share, 4) AS peak_share,
    uses.last_year, first.path, first.sentence, first.speaker, first."start", first."end",
    first.text AS sentence_text, uses.wording
FROM {uses} AS uses JOIN {wordings} AS wordings ON wordings.wording = uses.wording
LEFT JOIN (SELECT wording, arg_max(year, ROW(share, -year)) AS peak_year, max(share) AS peak_share
           FROM {years} GROUP BY wording) AS peaks ON peaks.wording = uses.wording
JOIN ({cited} WHERE sentences.id IN (SELECT earliest FROM {uses})) AS first
    ON first.id = uses.earliest
WHERE {condition}
ORDER BY {order}, uses.districts DESC, length(wordings.letters) DESC, uses.wording
"""
_YEARS = """
SELECT wordings.text, years.year, years.documents, years.districts, years.of_documents,
    round(years.share, 4) AS share
FROM {years} AS years JOIN {wordings} AS wordings ON wordings.wording = years.wording
ORDER BY wordings.text, years.wording, years.year
"""
_SPREAD = """
SELECT shown.text, spread.districts, spread.documents, spread.wordings, spread.role,
    spread.first_year, spread.last_year, spread.documents_in_first_year,
    shown.path, shown.sentence, shown.speaker, shown."start", shown."end",
    first.path AS earliest_path, first.sentence AS earliest_sentence,
    first.speaker AS earliest_speaker, first."start" AS earliest_start,
    first."end" AS earliest_end, first.text AS earliest_text
FROM {spread} AS spread
JOIN ({cited} WHERE sentences.id IN (SELECT shown FROM {spread})) AS shown
    ON shown.id = spread.shown
JOIN ({cited} WHERE sentences.id IN (SELECT earliest FROM {spread})) AS first
    ON first.id = spread.earliest
ORDER BY spread.districts DESC, spread.documents DESC, spread.family
"""
_ALIKE = """
SELECT alike.same_district, alike.sentences, alike.equal_sentences, alike.letters,
    round(alike.share, 4) AS share, alike.run_sentences, alike.run_letters,
    a.path AS a_path, a.title AS a_title, a.speaker AS a_speaker, a.year AS a_year,
    a.sentence AS a_sentence, a."start" AS a_start, a."end" AS a_end, a.text AS a_text,
    b.path AS b_path, b.title AS b_title, b.speaker AS b_speaker, b.year AS b_year,
    b.sentence AS b_sentence, b."start" AS b_start, b."end" AS b_end, b.text AS b_text
FROM {alike} AS alike
JOIN ({cited} WHERE sentences.id IN (SELECT a_start FROM {alike})) AS a ON a.id = alike.a_start
JOIN ({cited} WHERE sentences.id IN (SELECT b_start FROM {alike})) AS b ON b.id = alike.b_start
ORDER BY alike.same_district, alike.share DESC, alike.letters DESC, alike.a, alike.b
"""
_SHARES = """
SELECT year, role, sentences, letters, shared_sentences, shared_letters,
    round(shared_letters / letters, 4) AS share FROM {shares}
ORDER BY year NULLS LAST, role
"""
_DOCUMENTS = """
SELECT path, identifier AS document, title, speaker, district, city, level, body, code, year,
    letters::INTEGER AS letters, sentences, is_repeated FROM {documents} AS documents
ORDER BY documents.document
"""
_COUNTS = """
SELECT year, level, body, documents, districts, letters::BIGINT AS letters, sentences
FROM {by_kind} ORDER BY year NULLS LAST, level NULLS LAST, body NULLS LAST
"""


class Results:
    """Ask the files of a work folder; lists are as long as the tables, or as the page wants."""

    def __init__(self, bench: Bench, unread: int) -> None:
        self._bench = bench
        self._unread = unread

    def summary(self) -> dict[str, int]:
        """Return how much was surveyed and found."""
        (row,) = self._rows(
            "SELECT count(*) AS documents, count(*) FILTER (is_repeated) AS repeated, "
            "count(*) FILTER (year IS NULL) AS undated, count(DISTINCT speaker) AS districts, "
            "min(year) AS first_year, max(year) AS last_year, "
            "coalesce(sum(letters), 0)::BIGINT AS letters, "
            "coalesce(sum(sentences), 0)::BIGINT AS sentences FROM {documents}"
        )
        for name, table in (
            ("texts", "texts"),
            ("wordings", "uses"),
            ("spread_sentences", "spread"),
            ("alike_documents", "alike"),
        ):
            row[name] = self._rows(f"SELECT count(*) AS number FROM {{{table}}}")[0]["number"]
        return {**row, "unread": self._unread}

    def documents(self) -> list[Row]:
        """Return the documents, those too whose letters an earlier one has."""
        return self._rows(_DOCUMENTS)

    def counts(self) -> list[Row]:
        """Return how many documents there are by year, level and body."""
        return self._rows(_COUNTS)

    def shares(self) -> list[Row]:
        """Return how much of each role other districts have too, year by year."""
        return self._rows(_SHARES)

    def wordings(
        self, most: int | None = None, condition: str = "TRUE", order: str = "uses.districts DESC"
    ) -> list[Row]:
        """Return wordings, the most widely used first."""
        return self._rows(_WORDINGS + _limit(most), condition=condition, order=order)

    def wording_years(self) -> list[Row]:
        """Return in how many documents of each year a wording stands."""
        return self._rows(_YEARS)

    def years_of(self, wordings: list[int]) -> dict[int, dict[int, float]]:
        """Return the shares of the documents of each year that have a wording."""
        listed = ", ".join(map(str, wordings)) or "NULL"
        found: dict[int, dict[int, float]] = {}
        for row in self._rows(
            f"SELECT wording, year, share FROM {{years}} WHERE wording IN ({listed})"
        ):
            found.setdefault(row["wording"], {})[row["year"]] = row["share"]
        return found

    def spread(self, most: int | None = None) -> list[Row]:
        """Return sentences of which many districts have a near-copy."""
        return self._rows(_SPREAD + _limit(most))

    def alike(self, most: int | None = None) -> list[Row]:
        """Return pairs of documents that share sentences which hardly any other has."""
        return self._rows(_ALIKE + _limit(most))

    def _rows(self, query: str, **more: str) -> list[Row]:
        return self._bench.rows(query, cited=_CITED, **more)


def _limit(most: int | None) -> str:
    return "" if most is None else f"LIMIT {most}"


def cells(rows: list[Row], names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of rows under some names, in their order."""
    for row in rows:
        yield tuple(row[name] for name in names)

"""Take documents and sentences out of a corpus into files, by one query each.

Sentences are numbered by document and place, so that no order over all of them is needed. Of
documents with the same letters, the first by its path counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare.archive.bench import FORM, SPILLED, memory_of, quoted
from compare.archive.steps import key_of
from compare.corpus.database import Database
from compare.settings import JoiningSettings

# Sentences of a document have their places behind its number.
PLACES = 1 << 20

_TAKEN = """
SELECT documents.*, coalesce(review_year, plan_year - 1) AS year FROM documents
WHERE comparable AND {chosen}
"""
_NAMES = """
SELECT district, count(DISTINCT coalesce(code, city, '')) > 1 AS is_shared
FROM ({taken}) AS taken WHERE district IS NOT NULL GROUP BY district
"""
_SIZES = """
SELECT sentences.source, sentences.document,
    sum(length(letters)) FILTER (usable AND NOT coalesce(role = 'appendix', FALSE)) AS letters,
    count(*) FILTER (usable AND NOT coalesce(role = 'appendix', FALSE)) AS sentences,
    bit_xor(hash(letters, sentences.position)) AS digest
FROM sentences JOIN sections
ON sections.source = sentences.source AND sections.id = sentences.section
GROUP BY sentences.source, sentences.document
"""
_DOCUMENTS = """
SELECT row_number() OVER (ORDER BY taken.source, taken.position) AS document,
    taken.source AS path, taken.id AS identifier, taken.title,
    coalesce(CASE WHEN is_shared THEN coalesce(city, '') ELSE '' END || taken.district,
             taken.title) AS speaker,
    taken.district, city, level, body, code, year,
    coalesce(sizes.letters, 0) AS letters, coalesce(sizes.sentences, 0) AS sentences,
    taken."start" AS "start", taken."end" AS "end",
    row_number() OVER (PARTITION BY coalesce(digest, hash(taken.source))
                       ORDER BY taken.source, taken.position) > 1 AS is_repeated
FROM ({taken}) AS taken LEFT JOIN ({names}) AS names ON taken.district = names.district
LEFT JOIN ({sizes}) AS sizes ON sizes.source = taken.source AND sizes.document = taken.id
"""
_SENTENCES = """
SELECT known.document * {places} + sentences.position AS id, known.document, known.speaker,
    known.year, sentences.id AS identifier, sections.role, sentences.is_heading,
    sentences."text" AS text, sentences.letters, sentences."start" AS "start",
    sentences."end" AS "end"
FROM sentences
JOIN read_parquet({documents}) AS known
ON known.path = sentences.source AND known.identifier = sentences.document
JOIN sections ON sections.source = sentences.source AND sections.id = sentences.section
WHERE sentences.usable AND sentences.letters <> '' AND sections.role <> 'appendix'
  AND NOT known.is_repeated
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold which documents of a corpus are surveyed; what names nothing takes all."""

    years: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """Return the choice as a condition of SQL."""
        parts = [
            f"{column} IN ({', '.join(map(quoted, values))})"
            for column, values in (("body", self.bodies), ("level", self.levels))
            if values
        ]
        if self.years:
            years = ", ".join(str(int(year)) for year in self.years)
            parts.append(f"coalesce(review_year, plan_year - 1) IN ({years})")
        return " AND ".join(parts) or "TRUE"


def fingerprint(database: Database) -> str:
    """Return what tells the texts of a corpus, with what was corrected, from all others."""
    keys = database.rows(
        "SELECT count(*) AS number, md5(coalesce(string_agg(md5(path || key), '' ORDER BY path), "
        "'')) AS keys FROM sources"
    )
    return key_of(keys)


def unread(database: Database) -> int:
    """Return how many texts of a corpus could not be read."""
    return int(database.rows("SELECT count(*) AS number FROM skipped")[0]["number"])


def take(
    database: Database, choice: Choice, settings: JoiningSettings, documents: Path, sentences: Path
) -> int:
    """Write the documents that were chosen, and their sentences; return how many there are."""
    for name, value in (
        ("memory_limit", memory_of(settings)),
        ("temp_directory", documents.parent / SPILLED),
    ):
        database.execute(f"SET {name} = {quoted(value)}")
    taken = _TAKEN.format(chosen=choice.condition)
    found = _DOCUMENTS.format(taken=taken, names=_NAMES.format(taken=taken), sizes=_SIZES)
    _copy(database, found, documents)
    rows = _SENTENCES.format(places=PLACES, documents=quoted(documents))
    _copy(database, rows, sentences)
    (counted,) = database.rows(f"SELECT count(*) AS number FROM read_parquet({quoted(documents)})")
    return int(counted["number"])


def _copy(database: Database, query: str, file: Path) -> None:
    database.execute(f"COPY ({query}) TO {quoted(file)} {FORM}", place=file.parent)

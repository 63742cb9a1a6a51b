"""Find pairs of documents whose sentences stand in much the same order: copies as a whole.

A document becomes a text in which each sentence is one letter, the same for all sentences of a
family, so that documents are near-copies as sentences are, whatever was reworded, and whether or
not others have their sentences too. Families that a good part of all documents have are left out.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from compare.archive.bench import Bench
from compare.joining import near_copies_of_files

# A family in a larger part of the documents says nothing of who copied.
_STOCK_SHARE = 0.1
# Letters from this code on are free to stand for a family; of two of one letter one is far rarer.
_FIRST_LETTER = 0x10000
_LETTERS = 900_000
_LAID_OUT = """
WITH held AS (
    SELECT sentences.id, sentences.document, coalesce(families.family, texts.id) AS family
    FROM {sentences} AS sentences
    JOIN {texts} AS texts ON texts.letters = sentences.letters
    LEFT JOIN {families} AS families ON families.id = texts.id
    WHERE NOT sentences.is_heading
), own AS (
    SELECT family FROM held GROUP BY family
    HAVING count(DISTINCT document) <= greatest(
        {stock}, {share} * (SELECT count(*) FROM {documents} WHERE NOT is_repeated))
)
SELECT held.document AS id,
    string_agg(chr(({first} + held.family % {letters})::INTEGER), '' ORDER BY held.id) AS letters
FROM held JOIN own ON own.family = held.family
GROUP BY held.document HAVING count(*) >= {fewest}
"""
# Where very many are alike, as the reports of a district that changes little, the most alike count.
_COPIES = """
SELECT near.left_id, near.right_id, near.score FROM {near} AS near
JOIN {documents} AS one ON one.document = near.left_id
JOIN {documents} AS other ON other.document = near.right_id
QUALIFY row_number() OVER (PARTITION BY one.speaker = other.speaker
    ORDER BY near.score DESC, near.left_id, near.right_id) <= {most}
"""


def find_near_documents(bench: Bench, laid_out: Path, near: Path) -> None:
    """Write documents as texts of families, and the pairs of documents that are near-copies."""
    archive = bench.settings.archive
    bench.write(
        _LAID_OUT,
        laid_out,
        stock=archive.stock_documents,
        share=_STOCK_SHARE,
        first=_FIRST_LETTER,
        letters=_LETTERS,
        fewest=archive.fewest_shared,
    )
    joining = bench.settings.joining
    found = near_copies_of_files(laid_out.as_posix(), archive.copied, joining, bench.session)
    pq.write_table(found, near)


def find_copies(bench: Bench, copies: Path) -> None:
    """Write the pairs of documents that are most alike as a whole."""
    bench.write(_COPIES, copies, most=bench.settings.archive.pairs)

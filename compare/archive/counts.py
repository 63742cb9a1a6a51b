"""Count documents, letters, and the sentences that other districts have too."""

from __future__ import annotations

from pathlib import Path

from compare.archive.bench import Bench

_DOCUMENTS = """
SELECT year, level, body, count(*) AS documents, count(DISTINCT speaker) AS districts,
    sum(letters)::BIGINT AS letters, sum(sentences)::BIGINT AS sentences
FROM {documents} WHERE NOT is_repeated GROUP BY year, level, body
"""
_SHARES = """
SELECT sentences.year, sentences.role, count(*) AS sentences,
    sum(length(sentences.letters))::BIGINT AS letters,
    count(shared.id) AS shared_sentences,
    sum(CASE WHEN shared.id IS NULL THEN 0 ELSE length(sentences.letters) END)::BIGINT
        AS shared_letters
FROM {sentences} AS sentences
JOIN {texts} AS texts ON texts.letters = sentences.letters
LEFT JOIN {shared} AS shared ON shared.id = texts.id
WHERE NOT sentences.is_heading GROUP BY sentences.year, sentences.role
"""


def count_documents(bench: Bench, by_kind: Path) -> None:
    """Write the numbers of documents by year, level and body."""
    bench.write(_DOCUMENTS, by_kind)


def count_shares(bench: Bench, shares: Path) -> None:
    """Write how much of each role other districts have too, year by year."""
    bench.write(_SHARES, shares)

"""Find pairs of documents that share many sentences which hardly anybody else has.

Sentences in more than a few documents are common stock and count for none, so that each sentence
that is left makes few pairs of documents, however many documents there are. Of two documents that
are copies as a whole all sentences count.
"""

from __future__ import annotations

from pathlib import Path

from compare.archive.bench import Bench

# In how many documents a text or a near-copy of it stands, at most.
_RARE = """
SELECT texts.id, texts.letters FROM {texts} AS texts LEFT JOIN (
    SELECT id, sum(others) AS near FROM (
        SELECT pairs.left_id AS id, texts.documents AS others FROM {pairs} AS pairs
        JOIN {texts} AS texts ON texts.id = pairs.right_id UNION ALL
        SELECT pairs.right_id, texts.documents FROM {pairs} AS pairs
        JOIN {texts} AS texts ON texts.id = pairs.left_id
    ) GROUP BY id
) AS around ON around.id = texts.id
WHERE texts.documents + coalesce(near, 0) BETWEEN 2 AND {stock}
"""
_COMMON = """
WITH rare AS ({rare}), holders AS (
    SELECT rare.id, sentences.id AS sentence, sentences.document, length(rare.letters) AS letters
    FROM rare JOIN {sentences} AS sentences ON sentences.letters = rare.letters
    WHERE NOT sentences.is_heading
), alike AS (
    SELECT id AS left_id, id AS right_id FROM rare UNION ALL
    SELECT left_id, right_id FROM {pairs} UNION ALL
    SELECT right_id, left_id FROM {pairs}
), told AS (
    SELECT sentences.id AS sentence, sentences.document, texts.id, length(texts.letters) AS letters,
        coalesce(families.family, texts.id) AS family
    FROM {sentences} AS sentences
    JOIN {texts} AS texts ON texts.letters = sentences.letters
    LEFT JOIN {families} AS families ON families.id = texts.id
    WHERE NOT sentences.is_heading AND sentences.document IN (
        SELECT left_id FROM {copies} UNION ALL SELECT right_id FROM {copies})
)
SELECT a.document AS a, b.document AS b, a.sentence AS a_sentence, b.sentence AS b_sentence,
    a.letters, a.id = b.id AS is_equal
FROM alike JOIN holders AS a ON a.id = alike.left_id JOIN holders AS b ON b.id = alike.right_id
WHERE a.document < b.document
UNION
SELECT a.document, b.document, a.sentence, b.sentence, a.letters, a.id = b.id
FROM {copies} AS copies JOIN told AS a ON a.document = copies.left_id
JOIN told AS b ON b.document = copies.right_id AND b.family = a.family
"""
_ALIKE = """
WITH shared AS (SELECT * FROM {common}),
counted AS (
    SELECT a, b, count(DISTINCT a_sentence) AS sentences, sum(letters)::BIGINT AS letters,
        count(DISTINCT a_sentence) FILTER (is_equal) AS equal_sentences
    FROM (SELECT a, b, a_sentence, max(letters) AS letters, bool_or(is_equal) AS is_equal
          FROM shared GROUP BY a, b, a_sentence)
    GROUP BY a, b HAVING count(DISTINCT a_sentence) >= {fewest}
), known AS (
    SELECT counted.*, one.speaker = other.speaker AS same_district,
        counted.letters / least(one.letters, other.letters) AS share
    FROM counted JOIN {documents} AS one ON one.document = counted.a
    JOIN {documents} AS other ON other.document = counted.b
), listed AS (
    SELECT * FROM known QUALIFY row_number() OVER (
        PARTITION BY same_district ORDER BY share DESC, letters DESC, a, b) <= {most}
), stepped AS (
    SELECT shared.a, shared.b, shared.a_sentence, any_value(shared.letters) AS letters,
        shared.b_sentence - shared.a_sentence AS shift,
        shared.a_sentence - row_number() OVER (
            PARTITION BY shared.a, shared.b, shared.b_sentence - shared.a_sentence
            ORDER BY shared.a_sentence) AS island
    FROM shared JOIN listed ON listed.a = shared.a AND listed.b = shared.b
    GROUP BY shared.a, shared.b, shared.a_sentence, shared.b_sentence
), runs AS (
    SELECT a, b, count(*) AS sentences, sum(letters)::BIGINT AS letters,
        min(a_sentence) AS a_start, min(a_sentence) + any_value(shift) AS b_start
    FROM stepped GROUP BY a, b, shift, island
), longest AS (
    SELECT * FROM runs
    QUALIFY row_number() OVER (PARTITION BY a, b ORDER BY letters DESC, a_start) = 1
)
SELECT listed.*, longest.sentences AS run_sentences, longest.letters AS run_letters,
    longest.a_start, longest.b_start
FROM listed JOIN longest ON longest.a = listed.a AND longest.b = listed.b
"""


def find_common(bench: Bench, common: Path) -> None:
    """Write the sentences that two documents have in common and hardly any other has."""
    bench.write(_COMMON, common, rare=_RARE, stock=bench.settings.archive.stock_documents)


def find_alike(bench: Bench, alike: Path) -> None:
    """Write the pairs of documents that share most of the shorter one, and the longest run each."""
    chosen = bench.settings.archive
    bench.write(_ALIKE, alike, fewest=chosen.fewest_shared, most=chosen.pairs)

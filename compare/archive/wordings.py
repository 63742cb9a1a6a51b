"""Cut repeated wordings at sense boundaries and keep those that can be formulas.

What judges formulas in a briefing judges them here, by some example sentences of different
districts in place of all; which words begin and end units of sense a sample of sentences teaches.
Only the examples become objects, a few hundred repeats at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from compare.archive.bench import Bench
from compare.archive.scanning import COLUMNS, places_of
from compare.joining.engines import open_engine
from compare.lexicon import Lexicon
from compare.mining.formulas.bounds import trim_all
from compare.mining.formulas.corpus import Corpus, lay_out
from compare.mining.formulas.fitness import is_fit
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.repeats import Repeat
from compare.mining.formulas.variants import display_text
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.model.report import CleanText, Document, Identity, Sentence
from compare.repeating import repeats_of_files

_TAUGHT = 4_000
_AT_ONCE = 250
# Repeats in the order of their importance; sentences by a number that has nothing to do with it.
_REPEATS = """
SELECT row_number() OVER (ORDER BY speakers DESC, length(letters) DESC, letters) - 1 AS number,
    letters FROM {repeats}
ORDER BY number LIMIT {most}
"""
_EXAMPLES = """
SELECT number, id FROM (
    SELECT number, id, row_number() OVER (PARTITION BY number ORDER BY hash(speaker), id) AS rank
    FROM (SELECT places.wording AS number, speaker, min(places.id) AS id
          FROM {scanned} AS places
          JOIN {sentences} AS sentences ON sentences.id = places.id
          GROUP BY ALL)
) WHERE rank <= {most}
"""
_SENTENCES = """
SELECT id, speaker, "text" FROM {sentences}
WHERE id IN (SELECT id FROM {examples} WHERE number >= {low} AND number < {high})
ORDER BY id
"""
_SAMPLE = """
SELECT id, speaker, "text" FROM {sentences} ORDER BY hash(id), id LIMIT {most}
"""
_CHOSEN = "SELECT letters FROM {chosen} ORDER BY number"
_WORDINGS = pa.schema([("wording", pa.int64()), ("letters", pa.string()), ("text", pa.string())])


def find_repeats(bench: Bench, repeats: Path) -> None:
    """Write the wordings that enough districts repeat, on the engine that the settings name."""
    settings = bench.settings
    found = repeats_of_files(
        bench.file("sentences").as_posix(),
        shortest=settings.formulas.settled,
        fewest=settings.archive.fewest_districts,
        settings=settings.joining,
        session=bench.session,
    )
    pq.write_table(found, repeats)


def choose(bench: Bench, chosen: Path) -> None:
    """Write the repeats that are judged: the most widely used ones, numbered."""
    bench.write(_REPEATS, chosen, most=bench.settings.archive.candidates)


def find_examples(bench: Bench, examples: Path) -> None:
    """Write for each repeat that is judged some sentences of different districts."""
    bench.write(_EXAMPLES, examples, most=bench.settings.archive.examples)


def find_places(bench: Bench, places: Path, *, of: str, order: str) -> None:
    """Write where the wordings of a file stand: its number and the sentence's, and the letter."""
    rows = bench.rows(f"SELECT letters FROM {{{of}}} ORDER BY {order}")
    wordings = [row["letters"] for row in rows]
    with open_engine(bench.settings.joining, bench.session) as engine:
        given = engine.given(bench.file("sentences").as_posix())
        mapped = engine.keep_mapped(
            f"SELECT id, letters FROM {given}", partial(places_of, wordings=wordings), COLUMNS
        )
        engine.write(f"SELECT * FROM {mapped} ORDER BY id, start, wording", places)


def find_wordings(bench: Bench, wordings: Path) -> None:
    """Write the wordings that can be formulas, in letters and as they are written."""
    judge = _Judge(bench)
    found: dict[str, str] = {}
    repeats = [row["letters"] for row in bench.rows(_CHOSEN)]
    for low in range(0, len(repeats), _AT_ONCE):
        sentences = bench.rows(_SENTENCES, low=low, high=low + _AT_ONCE)
        for letters, text in judge.wordings(repeats[low : low + _AT_ONCE], sentences):
            found.setdefault(letters, text)
    ordered = sorted(found)
    columns = [range(len(ordered)), ordered, [found[letters] for letters in ordered]]
    arrays = [pa.array(c, type=t) for c, t in zip(columns, _WORDINGS.types, strict=True)]
    pq.write_table(pa.table(arrays, schema=_WORDINGS), wordings)


class _Judge:
    """Judge repeats by example sentences, with what a sample of sentences teaches."""

    def __init__(self, bench: Bench) -> None:
        self._lexicon = Lexicon(bench.settings.lexicon.folder)
        # The examples come from enough districts; how many there are in all does not matter.
        self._formulas = bench.settings.formulas.model_copy(update={"fewest_districts": 2})
        sample = bench.rows(_SAMPLE, most=_TAUGHT)
        self._manners = Manners.of(_corpus(sample, self._lexicon), self._lexicon)

    def wordings(
        self, repeats: Iterable[str], sentences: Sequence[Mapping[str, object]]
    ) -> Iterator[tuple[str, str]]:
        """Yield what repeats leave when they are cut and judged, in letters and as written."""
        corpus = _corpus(sentences, self._lexicon)
        whole = {Repeat(len(each), tuple(corpus.find(each))): each for each in repeats}
        units = trim_all(whole, corpus, self._formulas.settled, self._lexicon)
        cut = {whole[repeat][start:end] for repeat, (start, end) in units}
        for letters in sorted(cut):
            places = [corpus.locate(position) for position in corpus.find(letters)]
            found = [Occurrence(unit, start, start + len(letters)) for unit, start in places]
            candidate = Candidate(letters, tuple(found))
            if is_fit(candidate, corpus, self._formulas, self._lexicon, self._manners):
                yield letters, display_text(found)


def _corpus(sentences: Sequence[Mapping[str, object]], lexicon: Lexicon) -> Corpus:
    """Return sentences as what judges formulas takes, each with the number it has here."""
    by_speaker: dict[str, list[Sentence]] = defaultdict(list)
    for row in sentences:
        text = str(row["text"])
        clean = CleanText(text, tuple(range(len(text))))
        by_speaker[str(row["speaker"])].append(
            Sentence(str(row["id"]), "", "", clean, 0, len(text), text, True, False)
        )
    return lay_out([_document(name, found) for name, found in by_speaker.items()], lexicon)


def _document(speaker: str, sentences: Sequence[Sentence]) -> Document:
    return Document(
        id=speaker,
        number=0,
        source="",
        start=0,
        end=0,
        title=speaker,
        author=None,
        identity=Identity(speaker, None, None, None, None, None, None, (), ()),
        missing_start=False,
        missing_end=False,
        comparable=True,
        sections=(),
        sentences=tuple(sentences),
        removed=(),
        doubts=(),
        edits=(),
    )

"""Plant copied passages and names of elsewhere in reports, and measure how many are noticed.

    python tools/measure_copies.py REPORTS [--each 30] [--seed 1]

Copies: whole sentences of one report, 60 to 200 letters of them, are put behind a sentence of
another, with no, some or many of their words of two letters exchanged for others of the same
report. A copy counts as noticed where a run found covers most of it.

Names: each report is read as if it were that of the next district in the folder, so that every name
of its own is one of elsewhere; counted are the reports in which at least one name is noticed, and
the names. Names of elsewhere that stand there by right are counted in the reports as they are.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.analysis import compare_reports  # noqa: E402
from compare.checking.foreign_names import find_foreign_names  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.model.findings import Findings  # noqa: E402
from compare.model.report import Document, Sentence  # noqa: E402
from compare.model.source import Reading, Source, line_starts  # noqa: E402
from compare.reading import read_paths  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import is_han  # noqa: E402
from compare.words import split_words  # noqa: E402
from tools.evaluation.split import split_sources  # noqa: E402

_LEXICON = Lexicon()
_SETTINGS = Settings()
_SHORTEST, _LONGEST = 60, 200
_CHANGED = (0.0, 0.05, 0.1, 0.2, 0.3)
_COVERED = 0.7


@dataclass(frozen=True, slots=True)
class Planted:
    """Hold a copy: the source it was put into, where, and what part of its words was changed."""

    source: str
    start: int
    end: int
    changed: float


def changed(text: str, part: float, words: Sequence[str], draw: random.Random) -> str:
    """Return a text in which a part of its words of two letters are others."""
    pieces = split_words(text, _LEXICON)
    places = [i for i, piece in enumerate(pieces) if len(piece) == 2 and is_han(piece[0])]
    for place in draw.sample(places, round(part * len(places))):
        pieces[place] = draw.choice(words)
    return "".join(pieces)


def passages(document: Document) -> list[tuple[Sentence, ...]]:
    """Return runs of sentences of fitting length, each of one section."""
    found: list[tuple[Sentence, ...]] = []
    for index, first in enumerate(document.sentences):
        run: list[Sentence] = []
        for sentence in document.sentences[index:]:
            if sentence.section != first.section or sentence.is_heading or not sentence.usable:
                break
            run.append(sentence)
            if sum(len(s.letters) for s in run) >= _SHORTEST:
                break
        if _SHORTEST <= sum(len(s.letters) for s in run) <= _LONGEST:
            found.append(tuple(run))
    return found


def plant(
    reading: Reading, documents: Sequence[Document], each: int, draw: random.Random
) -> tuple[Reading, list[Planted]]:
    """Return the reading with copies in it; each report takes at most one."""
    texts = {source.id: source.text for source in reading.sources}
    planted: list[Planted] = []
    targets = draw.sample(list(documents), len(documents))
    for number, target in enumerate(targets[:each]):
        origin = draw.choice([d for d in documents if d.speaker != target.speaker])
        runs = passages(origin)
        places = [s for s in target.sentences if s.usable and not s.is_heading]
        if not runs or not places:
            continue
        part = _CHANGED[number % len(_CHANGED)]
        words = [w for s in target.sentences for w in split_words(s.text, _LEXICON) if len(w) == 2]
        copy = changed("".join(s.text for s in draw.choice(runs)), part, words, draw)
        at = draw.choice(places).end
        texts[target.source] = texts[target.source][:at] + copy + texts[target.source][at:]
        planted.append(Planted(target.source, at, at + len(copy), part))
    sources = tuple(_with_text(source, texts[source.id]) for source in reading.sources)
    return replace(reading, sources=sources), planted


def _with_text(source: Source, text: str) -> Source:
    return replace(source, text=text, line_starts=line_starts(text), places=())


def run(reading: Reading) -> Findings:
    """Read and compare."""
    return compare_reports(split_sources(reading.sources, _SETTINGS, _LEXICON), _SETTINGS, _LEXICON)


def noticed(copy: Planted, findings: Findings) -> bool:
    """Tell whether the runs found cover most of a copy."""
    sources = {document.id: document.source for document in findings.documents}
    covered: set[int] = set()
    for found in findings.checks.copies:
        for passage in (*found.a, *found.b):
            if sources[passage.document] == copy.source:
                covered.update(range(max(copy.start, passage.start), min(copy.end, passage.end)))
    return len(covered) >= _COVERED * (copy.end - copy.start)


def print_copies(reading: Reading, documents: Sequence[Document], each: int, seed: int) -> None:
    """Plant copies and print how many are noticed by how much of them was changed."""
    damaged, planted = plant(reading, documents, each, random.Random(seed))
    findings = run(damaged)
    print("words changed   copies noticed")
    for part in _CHANGED:
        own = [copy for copy in planted if copy.changed == part]
        print(f"{part:>12.0%}   {sum(noticed(copy, findings) for copy in own)} of {len(own)}")
    others = [
        copy
        for copy in findings.checks.copies
        if not any(
            passage.start < planted_copy.end and planted_copy.start < passage.end
            for passage in (*copy.a, *copy.b)
            for planted_copy in planted
        )
    ]
    print(f"runs beside them: {len(others)}")


def print_names(documents: Sequence[Document], sources: dict[str, Source]) -> None:
    """Print how many names are noticed in reports taken for those of others, and as they are."""
    rotated = [*documents[1:], documents[0]]
    taken = [
        replace(d, identity=replace(d.identity, code=other.identity.code))
        for d, other in zip(documents, rotated, strict=True)
    ]
    found = find_foreign_names(taken, sources, _LEXICON)
    reports = {name.passage.document for name in found}
    print(f"\nnames: noticed in {len(reports)} of {len(taken)} reports, {len(found)} names")
    as_they_are = find_foreign_names(documents, sources, _LEXICON)
    print(f"names doubted in the reports as they are: {len(as_they_are)}")


def main() -> None:
    """Measure all reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure copies and names of elsewhere.")
    parser.add_argument("reports", type=Path, help="folder of clean reports")
    parser.add_argument("--each", type=int, default=30, help="copies planted")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn by")
    chosen = parser.parse_args()
    reading = read_paths([chosen.reports], _SETTINGS.reading)
    documents = [
        document
        for document in split_sources(reading.sources, _SETTINGS, _LEXICON).documents
        if document.comparable
    ]
    print_copies(reading, documents, chosen.each, chosen.seed)
    print_names(documents, {source.id: source for source in reading.sources})


if __name__ == "__main__":
    main()

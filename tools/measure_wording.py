"""Plant slips into wordings of reports and measure how many the wording check finds.

    python tools/measure_wording.py REPORTS [--each 40] [--seed 1] [--missed]

Standard wordings, rows and shared formulas are looked for in the reports as they are; into some of
their places, drawn by the seed and at most a few a report, one slip each is put into the source
text. Everything is read and compared anew. A slip is found where a doubt overlaps it. What is
doubted elsewhere and was not doubted before is a false alarm that the slips brought about; what is
doubted in the reports as they are is printed for the eye.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.analysis import compare_reports  # noqa: E402
from compare.checking.lettering import letterings_of  # noqa: E402
from compare.checking.standards import standards_of  # noqa: E402
from compare.cleaning.lookalikes import twins_of  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.model.checks import WordingDoubt  # noqa: E402
from compare.model.findings import Findings, Passage  # noqa: E402
from compare.model.source import Reading, line_starts  # noqa: E402
from compare.reading import read_paths  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import is_han, letters_of  # noqa: E402
from compare.words import word_spans  # noqa: E402
from tools.evaluation.split import split_sources  # noqa: E402

_LEXICON = Lexicon()
_SETTINGS = Settings()
# Slips into one report, and districts that must write a formula alike beside the one.
_MOST_A_REPORT = 10
_FEWEST_DISTRICTS = 5
_SHORTEST = 8
_EDGE = 2

Maker = Callable[[str, random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a place of a source where an expected wording stands, and what kind it is."""

    source: str
    start: int
    end: int
    origin: str


@dataclass(frozen=True, slots=True)
class Planted:
    """Hold a slip: what was put where, in offsets of the changed text."""

    place: Place
    kind: str
    before: str
    after: str
    start: int
    end: int


def places_of(findings: Findings) -> Iterator[Place]:
    """Yield where standard wordings, rows and formulas of many districts stand."""
    of_document = {document.id: document.source for document in findings.documents}
    for origin, passage in (*_of_standards(findings), *_of_formulas(findings)):
        yield Place(of_document[passage.document], passage.start, passage.end, origin)


def _of_standards(findings: Findings) -> Iterator[tuple[str, Passage]]:
    sources = {source.id: source for source in findings.sources}
    standards = standards_of(_LEXICON)
    for lettering in letterings_of(findings.documents):
        for wording in standards.wordings:
            for at in lettering.places_of(wording.letters):
                yield "standard", lettering.passage(at, at + len(wording.letters), sources)
        for row in standards.rows:
            for found in row.pattern.finditer(lettering.text):
                if row.order(found.group()) == list(range(len(row.members))):
                    yield "row", lettering.passage(found.start(), found.end(), sources)


def _of_formulas(findings: Findings) -> Iterator[tuple[str, Passage]]:
    speakers = {document.id: document.speaker for document in findings.documents}
    for formula in findings.formulas:
        letters = letters_of(formula.text)
        places = [p for p in formula.variants[0].occurrences if letters_of(p.text) == letters]
        alike = {speakers[passage.document] for passage in places}
        # One of them gets the slip, and the others must still be enough.
        if len(alike) > _FEWEST_DISTRICTS and len(letters) >= _SHORTEST:
            yield from (("formula", passage) for passage in places)


def drop_letter(text: str, draw: random.Random) -> str | None:
    """Leave one letter out of a word."""
    at = _inner(text, draw)
    return None if at is None else text[:at] + text[at + 1 :]


def drop_word(text: str, draw: random.Random) -> str | None:
    """Leave a word of two letters out."""
    spans = [
        (low, high)
        for low, high in word_spans(text, _LEXICON)
        if high - low == _EDGE and low >= _EDGE and high <= len(text) - _EDGE
    ]
    if not spans:
        return None
    low, high = draw.choice(spans)
    return text[:low] + text[high:] if is_han(text[low]) else None


def double_letter(text: str, draw: random.Random) -> str | None:
    """Write a letter twice."""
    at = _inner(text, draw)
    return None if at is None else text[:at] + text[at] + text[at:]


def add_letter(text: str, draw: random.Random) -> str | None:
    """Put a common letter into a word."""
    at = _inner(text, draw)
    return None if at is None else text[:at] + draw.choice("业发展国有人大工作") + text[at:]


def take_twin(text: str, draw: random.Random) -> str | None:
    """Write a letter that looks or sounds alike."""
    twins = twins_of(_LEXICON)
    places = [i for i in range(_EDGE, len(text) - _EDGE) if text[i] in twins]
    if not places:
        return None
    at = draw.choice(places)
    return text[:at] + draw.choice(twins[text[at]]) + text[at + 1 :]


def take_other(text: str, draw: random.Random) -> str | None:
    """Write any other common letter."""
    at = _inner(text, draw)
    other = draw.choice("业发展国有人大工作会部建成")
    return None if at is None or other == text[at] else text[:at] + other + text[at + 1 :]


def exchange(text: str, draw: random.Random) -> str | None:
    """Exchange two letters that stand side by side."""
    at = _inner(text, draw)
    if at is None or at + 1 >= len(text) - 1 or not is_han(text[at + 1]):
        return None
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def exchange_members(text: str, draw: random.Random) -> str | None:
    """Exchange two members of a row that stand side by side."""
    members = text.split("、")
    if len(members) < _EDGE + 1:
        return None
    at = draw.randrange(len(members) - 1)
    members[at], members[at + 1] = members[at + 1], members[at]
    return "、".join(members)


def _inner(text: str, draw: random.Random) -> int | None:
    """Return a place inside a word of two letters and more, not at the ends of the text."""
    places = [
        index
        for low, high in word_spans(text, _LEXICON)
        if high - low > 1
        for index in range(max(low, _EDGE), min(high, len(text) - _EDGE))
        if is_han(text[index])
    ]
    return draw.choice(places) if places else None


MAKERS: dict[str, Maker] = {
    "letter dropped": drop_letter,
    "word dropped": drop_word,
    "letter doubled": double_letter,
    "letter added": add_letter,
    "twin": take_twin,
    "other letter": take_other,
    "letters exchanged": exchange,
    "members exchanged": exchange_members,
}


def plant(
    reading: Reading, places: Sequence[Place], each: int, draw: random.Random
) -> tuple[Reading, list[Planted]]:
    """Return the reading with slips in its sources, and where they are."""
    texts = {source.id: source.text for source in reading.sources}
    chosen: dict[str, list[tuple[Place, str, str]]] = defaultdict(list)
    for kind, make in MAKERS.items():
        made: Counter[bool] = Counter()
        for place in draw.sample(list(places), len(places)):
            taken = chosen[place.source]
            near = any(place.start < p.end + 20 and p.start < place.end + 20 for p, _, _ in taken)
            before = texts[place.source][place.start : place.end]
            # Half of the slips go into standard wordings and rows, half into formulas.
            shared = place.origin == "formula"
            full = made[shared] >= each // 2 or len(taken) >= _MOST_A_REPORT
            if full or near or "\n" in before:
                continue
            after = make(before, draw)
            if after is not None and after != before:
                taken.append((place, kind, after))
                made[shared] += 1
    planted: list[Planted] = []
    sources = []
    for source in reading.sources:
        text, shift = source.text, 0
        for place, kind, after in sorted(chosen[source.id], key=lambda item: item[0].start):
            low, high = place.start + shift, place.end + shift
            planted.append(Planted(place, kind, text[low:high], after, low, low + len(after)))
            text = text[:low] + after + text[high:]
            shift += len(after) - (high - low)
        sources.append(replace(source, text=text, line_starts=line_starts(text), places=()))
    return replace(reading, sources=tuple(sources)), planted


def run(reading: Reading) -> Findings:
    """Read and compare."""
    return compare_reports(split_sources(reading.sources, _SETTINGS, _LEXICON), _SETTINGS, _LEXICON)


def overlaps(doubt: WordingDoubt, slip: Planted, sources: dict[str, str]) -> bool:
    """Tell whether a doubt stands where a slip was planted."""
    passage = doubt.passage
    same = sources[passage.document] == slip.place.source
    return same and passage.start < slip.end and slip.start < passage.end


def main() -> None:
    """Measure all reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure the wording check by planted slips.")
    parser.add_argument("reports", type=Path, help="folder of clean reports")
    parser.add_argument("--each", type=int, default=30, help="slips of each kind")
    parser.add_argument("--seed", type=int, default=1, help="what the slips are drawn by")
    parser.add_argument("--missed", action="store_true", help="print the slips that are not found")
    chosen = parser.parse_args()
    reading = read_paths([chosen.reports], _SETTINGS.reading)
    clean = run(reading)
    draw = random.Random(chosen.seed)
    damaged, planted = plant(reading, list(places_of(clean)), chosen.each, draw)
    found = run(damaged)
    sources = {document.id: document.source for document in found.documents}
    doubts = found.checks.wording
    wanted: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for slip in planted:
        wanted[slip.kind, slip.place.origin] += 1
        if any(overlaps(doubt, slip, sources) for doubt in doubts):
            right[slip.kind, slip.place.origin] += 1
        elif chosen.missed:
            print(f"missed: {slip.kind:18}{slip.place.origin:10}{slip.before} → {slip.after}")
    print(f"{'slip':20}{'standard':>14}{'row':>14}{'formula':>14}")
    for kind in MAKERS:
        cells = [
            f"{right[kind, origin]} of {wanted[kind, origin]}"
            for origin in ("standard", "row", "formula")
        ]
        print(f"{kind:20}" + "".join(f"{cell:>14}" for cell in cells))
    print(f"all: {sum(right.values())} of {sum(wanted.values())}")
    before = {(d.passage.text, d.expected) for d in clean.checks.wording}
    print(f"\ndoubted in the reports as they are: {len(before)}")
    for doubt in clean.checks.wording:
        print(f"  {doubt.passage.text} | {doubt.expected} | {doubt.kind}")
    new = [
        doubt
        for doubt in doubts
        if (doubt.passage.text, doubt.expected) not in before
        and not any(overlaps(doubt, slip, sources) for slip in planted)
    ]
    print(f"doubted beside the slips: {len(new)}")
    for doubt in new:
        print(f"  {doubt.passage.text} | {doubt.expected} | {doubt.kind}")


if __name__ == "__main__":
    main()

"""Make very many whole reports out of a folder of some, to measure what an archive costs.

    python tools/make_archive.py REPORTS OUTPUT COUNT [--seed N] [--years 2014-2024] [--copies 0.01]

Each made report has the skeleton of one of REPORTS: its headings and the order of its parts. In it

- half of the paragraphs come from other reports, out of parts of the same role;
- of the sentences in the others, some come from elsewhere and some have words exchanged;
- the district is one of the register of divisions, named wherever the report named its own;
- all years are moved by as much as the year of the report is.

Every hundredth (`--copies`) takes most paragraphs of one that was made before, under another name:
a report that was copied. OUTPUT gets folders of a thousand text files each; OUTPUT.csv beside it
lists them with district, year and what was copied from what. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.model.report import Document, Role  # noqa: E402
from compare.model.source import Source  # noqa: E402
from tools.make_year import SYNONYMS  # noqa: E402

_DIVISIONS = ROOT / "compare" / "lexicon" / "divisions.csv"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?")
_FROM_OTHERS = 0.5
_SENTENCES_FROM_OTHERS = 0.2
_REWORDED = 0.3
_COPIED = 0.7
_SHORTEST = 25
_IN_FOLDER = 1000
_KINDS = ("县", "区", "市")


@dataclass(frozen=True)
class Paragraph:
    """Hold one line of a report; a plain one may be exchanged for another of its role."""

    text: str
    role: Role
    is_plain: bool


@dataclass(frozen=True)
class Skeleton:
    """Hold a report with blanks where it names itself: district, city and the year it is of."""

    paragraphs: tuple[Paragraph, ...]
    year: int


def skeletons_of(reports: Path) -> list[Skeleton]:
    """Return the reports of a folder that say who speaks and of which year."""
    found = read([reports])
    sources = {source.id: source for source in found.reading.sources}
    return [
        _skeleton(document, sources[document.source])
        for document in found.documents
        if document.comparable and document.identity.district and _year(document)
    ]


def _year(document: Document) -> int:
    identity = document.identity
    return identity.plan_year or (identity.review_year or -1) + 1


def _skeleton(document: Document, source: Source) -> Skeleton:
    headings = [(s.start, s.body_start) for s in document.sections if s.heading]
    paragraphs = []
    place = document.start
    for line in source.text[document.start : document.end].split("\n"):
        inside = [s for s in document.sections if s.start <= place < s.end]
        role = inside[-1].role if inside else Role.OTHER
        is_heading = any(start <= place < end for start, end in headings)
        is_plain = not is_heading and bool(inside) and len(line) >= _SHORTEST
        if line.strip():
            paragraphs.append(Paragraph(_blanked(line, document), role, is_plain))
        place += len(line) + 1
    return Skeleton(tuple(paragraphs), _year(document))


def _blanked(line: str, document: Document) -> str:
    """Return a line with blanks for the names of the district that speaks."""
    district, city = document.identity.district or "", document.identity.city or ""
    line = line.replace("{", "").replace("}", "").replace(district, "{0}")
    if len(district) > 2:
        line = line.replace(district.rstrip("省市区县"), "{1}")
    return line.replace(city, "{2}") if city else line


def districts() -> list[tuple[str, str]]:
    """Return districts of the register that exist today, each with the city above it."""
    with _DIVISIONS.open(encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if not row["last_year"]]
    names = {row["code"]: row["name"] for row in rows}
    return sorted(
        (row["name"], names[row["code"][:4] + "00"])
        for row in rows
        if not row["code"].endswith("00")
        and row["name"].endswith(_KINDS)
        and len(row["name"]) > 2
        and row["code"][:4] + "00" in names
    )


class Maker:
    """Make reports, one after the other."""

    def __init__(self, skeletons: Sequence[Skeleton], chance: random.Random) -> None:
        self._skeletons, self._chance = skeletons, chance
        self._plain: dict[Role, list[tuple[str, int]]] = defaultdict(list)
        for skeleton in skeletons:
            for paragraph in skeleton.paragraphs:
                if paragraph.is_plain:
                    self._plain[paragraph.role].append((paragraph.text, skeleton.year))

    def report(self, year: int) -> list[Paragraph]:
        """Return the paragraphs of a made report of a year, still with blanks for names."""
        skeleton = self._chance.choice(self._skeletons)
        return [
            Paragraph(self._text(p, skeleton.year, year), p.role, p.is_plain)
            for p in skeleton.paragraphs
        ]

    def copied(self, before: Sequence[Paragraph], year: int) -> list[Paragraph]:
        """Return most paragraphs of a report that was made before; the rest is made anew."""
        return [
            paragraph
            if not paragraph.is_plain or self._chance.random() < _COPIED
            else Paragraph(self._other(paragraph.role, year), paragraph.role, True)
            for paragraph in before
        ]

    def _text(self, paragraph: Paragraph, own_year: int, year: int) -> str:
        if not paragraph.is_plain:
            return moved(paragraph.text, year - own_year)
        if self._chance.random() < _FROM_OTHERS:
            return self._other(paragraph.role, year)
        sentences = _SENTENCE.findall(moved(paragraph.text, year - own_year))
        return "".join(self._sentence(s, paragraph.role, year) for s in sentences)

    def _other(self, role: Role, year: int) -> str:
        text, own_year = self._chance.choice(self._plain[role])
        return moved(text, year - own_year)

    def _sentence(self, sentence: str, role: Role, year: int) -> str:
        chance = self._chance.random()
        if chance < _SENTENCES_FROM_OTHERS:
            return self._chance.choice(_SENTENCE.findall(self._other(role, year)) or [sentence])
        if chance < _SENTENCES_FROM_OTHERS + _REWORDED:
            for old, new in self._chance.sample(SYNONYMS, 3):
                sentence = sentence.replace(old, new, 1)
        return sentence


def moved(text: str, years: int) -> str:
    """Return a text with its years moved."""
    return _YEAR.sub(lambda found: str(int(found.group()) + years), text)


def named(paragraphs: Sequence[Paragraph], district: str, city: str) -> str:
    """Return the text of a report that speaks for a district."""
    short = district.rstrip("省市区县")
    return "\n".join(p.text.format(district, short, city) for p in paragraphs) + "\n"


def made(
    reports: Path, count: int, seed: int, years: range, copies: float
) -> Iterator[tuple[str, str, tuple[str, str, int, str]]]:
    """Yield the name and text of each made report, and what the list says of it."""
    chance = random.Random(seed)
    maker = Maker(skeletons_of(reports), chance)
    places = [(d, c, y) for d, c in districts() for y in years]
    before: dict[int, tuple[str, list[Paragraph]]] = {}
    for number, (district, city, year) in enumerate(chance.sample(places, count)):
        origin = before.get(year) if chance.random() < copies else None
        body = maker.copied(origin[1], year) if origin else maker.report(year)
        name = f"{number // _IN_FOLDER:03}/{number:06}-{year}年{city}{district}政府工作报告.txt"
        before[year] = (name, body)
        title = f"{year}年{district}人民政府工作报告\n"
        listed = (district, city, year, origin[0] if origin else "")
        yield name, title + named(body, district, city), listed


def main() -> None:
    """Write an archive."""
    parser = argparse.ArgumentParser(description="Make very many reports out of some.")
    parser.add_argument("reports", type=Path, help="folder of reports, of any format")
    parser.add_argument("output", type=Path, help="folder for the made ones")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--years", default="2014-2024", help="first and last year")
    parser.add_argument("--copies", type=float, default=0.01, help="share of copied reports")
    chosen = parser.parse_args()
    first, last = map(int, chosen.years.split("-"))
    years = range(first, last + 1)
    chosen.output.mkdir(parents=True, exist_ok=True)
    listed = chosen.output.with_name(f"{chosen.output.name}.csv")
    with listed.open("w", encoding="utf-8", newline="") as stream:
        listing = csv.writer(stream)
        listing.writerow(("path", "district", "city", "year", "copied_from"))
        for name, text, row in made(
            chosen.reports, chosen.count, chosen.seed, years, chosen.copies
        ):
            path = chosen.output / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            listing.writerow((name, *row))


if __name__ == "__main__":
    main()

"""Gather what tells who speaks: the parts of a text, its web page, its file name, by trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from compare.lexicon import Lexicon, pattern
from compare.model.report import Role
from compare.model.source import Source
from compare.text import compact

# What stands this early in a text introduces it.
OPENING = 400
_YEAR_IN_WORDS = re.compile("[〇○Оо零0一二三四五六七八九][〇○Оо零0一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇○Оо零一二三四五六七八九", "00000123456789")
_FULL_WIDTH = dict(zip("０１２３４５６７８９", "0123456789", strict=True))


class Where(StrEnum):
    """Name where a clue stands, from the most trusted to the least."""

    TITLE = "title"
    HEADLINE = "headline"
    HEADING = "heading"
    OPENING = "opening"
    BODY = "body"
    PAGE_TITLE = "page_title"
    PUBLICATION = "publication"
    FILE_NAME = "file_name"


_CLAUSE_END = re.compile("[，。；：！？、（）《》“”\n]")
# So many characters on each side show what a name stands in.
_NEAR = 16


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold the text of one place: `text` to search in, `raw` to quote from, of equal length."""

    where: Where
    text: str
    raw: str

    def quote(self, start: int, end: int) -> str:
        """Return the wording from `start` to `end` as it stands."""
        return self.raw[max(0, start) : end]

    def clause(self, start: int, end: int) -> str:
        """Return the clause around the wording from `start` to `end`, or what is near of it."""
        before = _CLAUSE_END.split(self.raw[max(0, start - _NEAR) : start])[-1]
        behind = _CLAUSE_END.split(self.raw[end : end + _NEAR])[0]
        return before + self.raw[start:end] + behind


@dataclass(frozen=True, slots=True)
class Statement:
    """Say what one place tells of a document."""

    value: str
    quote: str
    where: Where


@dataclass(frozen=True, slots=True)
class Clues:
    """Hold what a document tells of itself: title, bylines, headings, roles, and its text.

    `page_titles`, `publications` and `path` tell of its file; `is_whole` says that it makes up
    most of the file, so that they speak of it. `heading_roles` are the roles of the headings.
    """

    title: str
    headline: str
    headings: tuple[str, ...]
    body: str
    signed: bool
    is_note: bool
    roles: frozenset[Role]
    named_parts: bool
    page_titles: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    path: str = ""
    is_whole: bool = True
    heading_roles: tuple[Role, ...] = ()

    def layers(self, lexicon: Lexicon) -> Layers:
        """Return all places that tell something, cleaned for searching."""
        title, occasion = split_title(compact(self.title), lexicon)
        headline = "\n".join(map(compact, self.headline.splitlines()))
        return Layers(
            title=_layer(Where.TITLE, title, lexicon),
            headline=tuple(
                _layer(Where.TITLE if text is occasion else Where.HEADLINE, text, lexicon)
                for text in (occasion, headline)
                if text
            ),
            headings=tuple(_layer(Where.HEADING, text, lexicon) for text in self.headings),
            opening=_layer(Where.OPENING, self.body[:OPENING], lexicon),
            body=_layer(Where.BODY, self.body, lexicon),
            pages=tuple(_layer(Where.PAGE_TITLE, text, lexicon) for text in self.page_titles),
            publications=tuple(
                _layer(Where.PUBLICATION, text, lexicon) for text in self.publications
            ),
            names=tuple(_layer(Where.FILE_NAME, text, lexicon) for text in path_names(self.path)),
        )


@dataclass(frozen=True, slots=True)
class Layers:
    """Hold the places by kind; `names` are the parts of the path, the nearest first."""

    title: Layer
    headline: tuple[Layer, ...]
    headings: tuple[Layer, ...]
    opening: Layer
    body: Layer
    pages: tuple[Layer, ...]
    publications: tuple[Layer, ...]
    names: tuple[Layer, ...]

    def outside(self) -> Iterator[Layer]:
        """Yield the places outside the text, the most trusted first."""
        yield from self.pages
        yield from self.publications
        yield from self.names

    def inside(self) -> Iterator[Layer]:
        """Yield the places of the text that are read as a whole, the most trusted first."""
        yield self.title
        yield from self.headline
        yield from self.headings
        yield self.opening


def split_title(title: str, lexicon: Lexicon) -> tuple[str, str]:
    """Part a title from the occasion that follows it: ——2024年1月10日在…会议上."""
    found = pattern(lexicon.table("identity")["occasion"]).search(title)
    return (title[: found.start()], title[found.start() :]) if found else (title, "")


def title_line(first: str, lexicon: Lexicon) -> str:
    """Return the first line of a text where it is a title that was taken for a heading, or ""."""
    flat = compact(first)
    is_title = pattern(lexicon.table("identity")["title_line"]).match(plain(flat, lexicon))
    return flat if is_title else ""


def file_clues(source: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles of a web page and its lines of source and date."""
    titles = tuple(d.text for d in source.dropped if d.reason == "page_title")
    publications = tuple(d.text for d in source.dropped if d.reason == "publication")
    return titles, publications


def path_names(path: str) -> tuple[str, ...]:
    """Return the names in a path, the nearest first: sheet, file, folders, without endings."""
    file, _, place = path.replace("\\", "/").partition("#")
    parts = [re.sub(r"\.[A-Za-z]{2,5}$", "", part) for part in file.split("/")]
    sheet = place.rpartition("!")[0]
    return tuple(part for part in (sheet, *reversed(parts)) if part and part not in (".", ".."))


def _layer(where: Where, raw: str, lexicon: Lexicon) -> Layer:
    return Layer(where, plain(raw, lexicon), raw)


def plain(text: str, lexicon: Lexicon) -> str:
    """Return a text of equal length in simplified characters, with years in digits."""
    which, plain_of = _plain_characters(lexicon)
    text = which.sub(lambda found: plain_of[found.group()], text)
    return _YEAR_IN_WORDS.sub(lambda found: found.group(0).translate(_DIGITS), text)


@lru_cache(maxsize=4)
def _plain_characters(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds traditional characters and wide digits, and what each becomes."""
    characters = lexicon.table("identity")["characters"]
    simplified = zip(characters["traditional"], characters["simplified"], strict=True)
    plain_of = {**_FULL_WIDTH, **dict(simplified)}
    return re.compile(f"[{re.escape(''.join(plain_of))}]"), plain_of

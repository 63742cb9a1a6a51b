"""Find names that several districts use, and the local names that some made of them.

A local name holds the common one whole and adds to it (“某事好商量·乡里议”), or keeps its greater
part and puts one's own place, or another word, where the common name has its own (“乙事好商量”).
Names stand in quotation marks; without them a local name must have a letter of its own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.lexicon import Lexicon, pattern
from compare.model.findings import Brand, Passage
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import passage_of
from compare.segmenting.identity.register import short_name
from compare.text import letter_places, letters_of

# A name in quotation marks; a further mark behind a few letters is one that was set wrongly, and
# the name reaches there.
_QUOTED = re.compile("“([^“”]{4,24})”(?:([^“”，。；：、《》（）\\s]{2,8})(?:”|“(?=[^”]*(?:“|$))))?")
_FEWEST_DISTRICTS = 3
_SHORTEST = 4
_LEAST_QUOTED = 0.5
# A row of names is none.
_ROW = "、，；"
# Of a common name at least so many letters in a row must be left at its end or beginning.
_SHORTEST_CORE = 4
# So many letters may replace those of the common name, and so many may stand beside what is left.
_OWN = 3
_LONGER = 8


@dataclass(frozen=True, slots=True)
class _Name:
    """Hold a name in quotation marks: who uses it, its letters and its place."""

    speaker: str
    letters: str
    sentence: Sentence
    document: Document
    start: int
    end: int

    def passage(self, sources: dict[str, Source]) -> Passage:
        return passage_of(self.sentence.clean, self.document, sources, self.start, self.end)


def find_brands(
    documents: Sequence[Document], sources: dict[str, Source], lexicon: Lexicon | None = None
) -> tuple[Brand, ...]:
    """Return the names that several districts use and some of them made their own.

    Several are at least three, or two of which one is the city of others, whose brand it may be.
    """
    kinds = (lexicon or Lexicon()).table("brands")["kinds"]
    taking_part = [document for document in documents if document.comparable]
    quoted = [name for document in taking_part for name in _quoted_names(document)]
    upper = {document.identity.city for document in taking_part}
    brands: list[Brand] = []
    for letters in _common(taking_part, quoted):
        if any(brand.name in letters for brand in brands):
            continue
        holders = {name.speaker for name in quoted if letters in name.letters}
        if len(holders) < _FEWEST_DISTRICTS and not holders & upper:
            continue
        forms = [*_longer(letters, quoted, kinds), *_replaced(letters, quoted)]
        forms += [f for document in taking_part for f in _unquoted(letters, document)]
        local = _distinct(forms)
        if local:
            held = holders | {name.speaker for name in local}
            found = tuple((name.speaker, name.passage(sources)) for name in local)
            brands.append(Brand(letters, tuple(sorted(held)), found))
    return tuple(brands)


def _common(documents: Sequence[Document], quoted: Sequence[_Name]) -> list[str]:
    """Return the letters of names that two districts quote, the shortest first.

    What mostly stands without quotation marks is a common noun, and no name.
    """
    users: dict[str, set[str]] = {}
    for name in quoted:
        users.setdefault(name.letters, set()).add(name.speaker)
    several = [letters for letters, speakers in users.items() if len(speakers) > 1]
    known = [letters for letters in several if len(letters) >= _SHORTEST]
    text = "\n".join(s.letters for document in documents for s in document.sentences)
    marked = "\n".join(name.letters for name in quoted)
    named = [
        letters for letters in known if marked.count(letters) >= _LEAST_QUOTED * text.count(letters)
    ]
    return sorted(named, key=lambda letters: (len(letters), letters))


def _quoted_names(document: Document) -> Iterator[_Name]:
    for sentence in document.sentences:
        for found in _QUOTED.finditer(sentence.text) if sentence.usable else ():
            # A name that goes on behind the quotation marks begins with the first of them.
            start, end = (found.start(), found.end(2)) if found.group(2) else found.span(1)
            letters = letters_of(sentence.text[start:end])
            yield _Name(document.speaker, letters, sentence, document, start, end)


def _longer(letters: str, quoted: Sequence[_Name], kinds: str) -> Iterator[_Name]:
    """Yield the names that hold a common one whole and are longer by two letters at least.

    What only says of which kind it is (行动、工程) makes no other name.
    """
    for name in quoted:
        if letters not in name.letters or len(name.letters) < len(letters) + 2:
            continue
        is_row = any(mark in name.sentence.text[name.start : name.end] for mark in _ROW)
        if not is_row and not pattern(kinds).match(name.letters.replace(letters, "", 1)):
            yield name


def _replaced(letters: str, quoted: Sequence[_Name]) -> Iterator[_Name]:
    """Yield quoted names that keep an end of a common one beside a letter of one's own place."""
    ends = _ends(letters)
    for name in quoted:
        if letters in name.letters or len(name.letters) > len(letters) + _LONGER:
            continue
        # Each end holds the shortest one.
        for core in ends if ends and ends[-1] in name.letters else ():
            own = _place_letters(name.document)
            at = name.letters.find(core)
            if at > 0 and any(letter in own for letter in name.letters[max(0, at - _OWN) : at]):
                yield name
                break


def _ends(letters: str) -> list[str]:
    """Return the ends of a name that are long enough, the longest first."""
    return [letters[place:] for place in range(1, len(letters) - _SHORTEST_CORE + 1)]


def _unquoted(letters: str, document: Document) -> Iterator[_Name]:
    """Yield names without quotation marks: the end of a common one behind one's own place."""
    own = _place_letters(document)
    ends = _ends(letters)
    for sentence in document.sentences if own and ends else ():
        if not sentence.usable or ends[-1] not in sentence.letters:
            continue
        places = letter_places(sentence.text)
        for core in ends:
            for low, high in _behind_own(sentence.letters, core, own, letters):
                start, end = places[low], places[high - 1] + 1
                name = sentence.letters[low:high]
                yield _Name(document.speaker, name, sentence, document, start, end)


def _behind_own(text: str, core: str, own: str, common: str) -> Iterator[tuple[int, int]]:
    """Yield where a core stands right behind a letter of one's own place, not behind its name."""
    for found in re.finditer(re.escape(core), text):
        at = found.start()
        before = text[max(0, at - len(common) + len(core)) : at]
        is_common = text.startswith(common, at - len(common) + len(core))
        alone = at > 1 and text[at - 2] not in own
        if before and not is_common and text[at - 1] in own and alone:
            yield at - 1, found.end()


def _place_letters(document: Document) -> str:
    """Return the letters of the district's name without its kind (区、县)."""
    return short_name(document.identity.district or "")


def _distinct(names: Iterable[_Name]) -> list[_Name]:
    """Return each speaker's names once, in order, without those inside another in place."""
    ranked = sorted(names, key=lambda n: (n.document.number, n.sentence.start, n.start, -n.end))
    kept: list[_Name] = []
    for _, group in groupby(ranked, key=lambda n: (n.document.id, n.sentence.id)):
        end = -1
        for name in group:
            if name.start >= end:
                end = name.end
                if all((k.speaker, k.letters) != (name.speaker, name.letters) for k in kept):
                    kept.append(name)
    return kept

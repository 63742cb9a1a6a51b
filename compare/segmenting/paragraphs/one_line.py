"""Find the paragraphs of a text that came without any line break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.cleaning import Paragraph
from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Role
from compare.segmenting.numbering import ordinal
from compare.segmenting.roles import heading_role
from compare.segmenting.sentences import sentence_spans
from compare.text import TERMINALS, letters_of

# A paragraph this long, in characters, is several that lost their breaks.
_LONGEST_PARAGRAPH = 1500
# Characters of a heading that names a role, with the blank behind it, at most.
_NAME = 24
_SHORTEST_REPORT = 300
_NEARLY_ALL = 0.8
# A call this near, in characters, to an address belongs to it.
_NEAR = 120
_CLOSERS = "”’」』）)】》"


def breaks_of(paragraph: Paragraph, raw: str, lexicon: Lexicon) -> list[int]:
    """Return the places in a paragraph at which another one begins; most hold none.

    Breaks are taken where the numbers of headings go up one by one, where a blank follows a stop,
    and where the meeting is addressed; in quotations there are none.
    """
    if not _holds_several(paragraph, raw):
        return []
    rules = lexicon.table("structure")
    text = paragraph.text
    blanks = _blanks(paragraph, raw)
    found = {place for place in blanks if _after_stop(text, place)}
    found.update(_said(text, rules["one_line"]))
    found.update(_bare_parts(text, lexicon))
    title = pattern(rules["one_line"]["title"]).match(text)
    if title:
        found.update((title.end(1), title.end()))
    for place in _numbered(text, blanks, rules):
        found.add(place)
        found.update(_heading_ends(text, place, blanks, rules))
    found.update([end for place in found for end in _named_heading(text, place, blanks, lexicon)])
    return sorted(place for place in found if 0 < place < len(text))


def _holds_several(paragraph: Paragraph, raw: str) -> bool:
    """Tell whether a paragraph is longer than any, or is nearly all that a source has."""
    size = len(paragraph.text)
    return size > _LONGEST_PARAGRAPH or size > max(_SHORTEST_REPORT, _NEARLY_ALL * len(raw))


def _said(text: str, rules: Table) -> Iterator[int]:
    """Yield the places at which a sentence shows by its words that a paragraph begins or ends."""
    begins, calls, ends = (pattern(rules[name]) for name in ("begins", "calls", "ends"))
    last = -_NEAR
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if begins.match(sentence) and not (calls.match(sentence) and start - last < _NEAR):
            yield start
            last = start
        if ends.search(sentence):
            yield end


def _bare_parts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the bounds of headings without a number that name a part, behind a stop."""
    heading = pattern(lexicon.table("structure")["one_line"]["heading"])
    for start, _ in sentence_spans(text):
        found = heading.match(text, start)
        if found and heading_role(found.group(1).strip(), lexicon) in (Role.REVIEW, Role.PLAN):
            yield from (start, found.end(1))


def _blanks(paragraph: Paragraph, raw: str) -> set[int]:
    """Return the places before which white space stands or stood, cleaned away or not."""
    positions, text = paragraph.clean.positions, paragraph.text
    found: set[int] = set()
    for place in range(1, len(text)):
        between = raw[positions[place - 1] + 1 : positions[place]]
        if text[place - 1].isspace() or (between and between.isspace()):
            found.add(place)
    return found


def _after_stop(text: str, place: int) -> bool:
    before = text[:place].rstrip()[-2:].rstrip(_CLOSERS)
    return before[-1:] in tuple(TERMINALS + "：；")


def _numbered(text: str, blanks: set[int], rules: Table) -> Iterator[int]:
    """Yield where numbered headings begin: at the top of a sentence, and each one more."""
    wanted = {False: 1, True: 1}
    for found in pattern(rules["one_line"]["number"]).finditer(text):
        place = found.start()
        value = ordinal(found["numeral"])
        inner = found["open"] is not None
        first = inner and value == 1
        if value not in (wanted[inner], 1):
            continue
        if place and place not in blanks and not _after_stop(text, place) and not first:
            continue
        if _quoted(text, place):
            continue
        wanted[inner] = (value or 0) + 1
        if not inner:
            wanted[True] = 1
        yield place


def _quoted(text: str, place: int) -> bool:
    opened = text.rfind("“", 0, place)
    return opened > text.rfind("”", 0, place) and place - opened < _LONGEST_PARAGRAPH


def _named_heading(text: str, place: int, blanks: set[int], lexicon: Lexicon) -> Iterator[int]:
    """Yield the end of a heading without a number at `place`: a blank, and the name of a role."""
    end = next((i for i in range(place + 1, min(place + _NAME, len(text))) if i in blanks), None)
    if end and heading_role(text[place:end].strip(), lexicon) is not None:
        yield end


def _heading_ends(text: str, place: int, blanks: set[int], rules: Table) -> Sequence[int]:
    """Return where the heading at `place` ends, if a blank or its own words show it."""
    number = pattern(rules["one_line"]["number"]).match(text, place)
    begin = number.end() if number else place
    limit = min(begin + int(rules["heading"]["longest"]) + 8, len(text))
    stop = next((i for i in range(begin, limit) if text[i] in TERMINALS + "；："), limit)
    # A blank may also part the halves of a heading: the last one before running text ends it.
    ends = [end for end in range(begin + 2, stop) if end in blanks and letters_of(text[begin:end])]
    named = pattern(rules["one_line"]["heading"]).match(text, begin)
    return ends[-1:] or ((named.end(1),) if named else ())

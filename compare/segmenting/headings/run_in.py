"""Find headings that are run in: the first sentence of a paragraph, or phrases inside one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from compare.cleaning import Paragraph
from compare.lexicon import Table, pattern
from compare.model.report import CleanText
from compare.segmenting.numbering import counted_rest, numbering_of
from compare.segmenting.roles import says
from compare.segmenting.sentences import sentence_spans
from compare.text import letters_of

_QUOTED = re.compile("“[^”]*”")


def paragraphs_with_heading(
    paragraphs: Sequence[Paragraph], own_line: Collection[int], rules: Table
) -> set[int]:
    """Return the paragraphs that open with a heading; `own_line` are those that are headings.

    One short opening sentence proves little; a neighbour of the same form makes it a heading.
    """
    candidates = {
        index for index, paragraph in enumerate(paragraphs) if _may_open(paragraph, rules)
    }
    return {
        index
        for index in candidates
        if any(
            near in candidates and not _parted(index, near, own_line)
            for near in (index - 2, index - 1, index + 1, index + 2)
        )
    }


def _may_open(paragraph: Paragraph, rules: Table) -> bool:
    spans = sentence_spans(paragraph.text)
    if len(spans) < 2 or paragraph.cut_start:
        return False
    first = paragraph.text[slice(*spans[0])]
    longest = rules["heading"]["longest_run_in"]
    rest = counted_rest(first, rules)
    if rest is not None and is_phrase(rest, rules, longest):
        return True
    if first.count("，") > rules["heading"]["most_commas"]:
        return False
    least = rules["heading"]["run_in_text"] * len(letters_of(first))
    enough = len(letters_of(paragraph.text)) > least
    return enough and is_phrase(first, rules, longest)


def _parted(first: int, second: int, own_line: Collection[int]) -> bool:
    """Tell whether an own-line heading stands between two paragraphs."""
    low, high = sorted((first, second))
    return any(between in own_line for between in range(low + 1, high))


def is_phrase(sentence: str, rules: Table, longest: int) -> bool:
    """Tell whether a sentence has the form of a heading: short, no statement, no figures."""
    heading = rules["heading"]
    if not heading["shortest"] <= len(letters_of(sentence)) <= longest or sentence[-1] != "。":
        return False
    if pattern(heading["statement_start"]).match(sentence) or _has_role(sentence, rules):
        return False
    # What is quoted, such as a slogan or a name with figures, makes no statement.
    own = _QUOTED.sub("", sentence)
    if any(character.isdigit() for character in own):
        return False
    return pattern(heading["statement_word"]).search(own) is None


def _has_role(sentence: str, rules: Table) -> bool:
    """Tell whether a sentence admits, thanks or sets a target, which no heading does."""
    return any(says(rule["pattern"], sentence) for rule in rules["passage_role"])


def phrases(sentences: Sequence[CleanText], first: int, rules: Table) -> set[int]:
    """Return the sentences of a paragraph that are phrase headings: at least two before text."""
    if not sentences or _has_role(sentences[0].text, rules):
        return set()
    return _counted(sentences, first, rules) or _plain(sentences, first, rules)


def _counted(sentences: Sequence[CleanText], first: int, rules: Table) -> set[int]:
    """Return the phrases that are counted with one kind of number, such as 一是 and 二是."""
    longest = rules["heading"]["longest_run_in"]
    rests = {
        place: rest
        for place in range(first, len(sentences))
        if (rest := counted_rest(sentences[place].text, rules)) is not None
    }
    headed = {
        place
        for place, rest in rests.items()
        if is_phrase(rest, rules, longest) and place + 1 < len(sentences) and place + 1 not in rests
    }
    # Where most of what is counted stands alone it is a list, and nothing in it is a heading.
    enough = len(headed) >= max(2, rules["heading"]["counted_share"] * len(rests))
    return headed if enough else set()


def _plain(sentences: Sequence[CleanText], first: int, rules: Table) -> set[int]:
    heading = rules["heading"]
    # A paragraph that has its heading needs more to be parted once again.
    longest = heading["longest_inner"] if first else heading["longest_phrase"]
    found = {
        place
        for place in range(first, len(sentences) - 1)
        if is_phrase(sentences[place].text, rules, longest)
        and numbering_of(sentences[place].text, rules) is None
        and len(letters_of(sentences[place + 1].text)) > len(letters_of(sentences[place].text))
    }
    # Of two short sentences in a row only the first is a heading, the second is its text.
    alone = sorted(place for place in found if place - 1 not in found)
    sizes = [len(letters_of(sentence.text)) for sentence in sentences]
    headed = {
        place
        for place, following in pairwise([*alone, len(sentences)])
        if sum(sizes[place + 1 : following]) >= heading["phrase_text"] * sizes[place]
    }
    # Where many short sentences head next to nothing the paragraph is a list of measures.
    if len(headed) < 2 or len(headed) < heading["phrase_share"] * len(alone):
        return set()
    if first:
        return headed if _parts_again(headed, first, sizes, heading) else set()
    return headed if min(headed) <= heading["phrase_lead"] else set()


def _parts_again(headed: set[int], first: int, sizes: Sequence[int], heading: Table) -> bool:
    """Tell whether phrases part a paragraph with a heading: at once, or all of one length."""
    lengths = [sizes[place] for place in headed]
    spread = max(lengths) - min(lengths)
    if min(headed) == first:
        return spread <= int(heading["inner_spread"])
    allowed = int(heading["inner_spread"]) if len(headed) > 2 else 0
    return min(headed) == first + 1 and spread <= allowed

"""Cut the words around a figure to the phrase that names what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.figures import Figure
from compare.text import letters_of
from compare.words import split_words

SHORTEST = 2
_LONGEST = 22
# 项目开工建设 reads well, 企业入选全国百强榜单 better as 入选全国百强榜单的企业.
_SHORT_PREDICATE = 4
# 品学兼优的学子: a quality of at most so many characters is no part of a name.
_LONGEST_QUALITY = 6
_CLAUSE = re.compile("[，。；：！？、（）,;　 ]")
# A short aside is no part of a name (污水治理（管控）率) unless it widens one: 乡（镇）.
_ASIDE = re.compile(
    "(?<![县乡旗])（[^（）]{1,8}）|（(?![市区镇]）)[^（）]{1,8}）|（(?=.）)|(?<=（.)）"
)
# What stands in quotation marks is a name, whatever verbs it holds.
_QUOTED = re.compile("“[^“”]+”")
_JOINT_AT_END = re.compile("((?<!参)与|(?<![涉普惠波])及|(?<![调缓平])和)$")


def without_asides(text: str, figures: Sequence[Figure]) -> tuple[str, list[Figure]]:
    """Return a sentence without its short asides, and its figures where they then stand."""
    asides = [
        found.span()
        for found in _ASIDE.finditer(text)
        if not any(f.start < found.end() and found.start() < f.end for f in figures)
    ]
    moved = []
    for figure in figures:
        gone = sum(high - low for low, high in asides if high <= figure.start)
        moved.append(
            replace(
                figure,
                start=figure.start - gone,
                end=figure.end - gone,
                number_start=figure.number_start - gone,
                unit_end=figure.unit_end - gone,
            )
        )
    for low, high in reversed(asides):
        text = text[:low] + text[high:]
    return text, moved


def noun_of(words: str, table: Table) -> str:
    """Return a phrase without its adverbs, light verbs, and what it is an example of."""
    noun = pattern(table["openings"]).sub("", words.strip())
    for _ in range(4):
        shorter = pattern(_lead(tuple(table["light"]))).sub("", noun)
        if shorter == noun or len(letters_of(shorter)) < SHORTEST:
            break
        noun = shorter
    return noun.strip("的、")


@lru_cache(maxsize=8)
def _lead(light: tuple[str, ...]) -> str:
    """Return the pattern of everything up to the last light word of a phrase."""
    words = "|".join(sorted(light, key=lambda word: (-len(word), word)))
    return f"^.*?(?:{words})(?=[^的了])(?:了)?"


def noun_behind(text: str, figure: Figure, table: Table) -> str:
    """Return the noun behind a figure, up to a verb, a particle or the next number."""
    clause = _CLAUSE.split(text[figure.end :])[0].removeprefix("的")
    quality, particle, noun = clause.partition("的")
    ends = pattern(table["ends_noun"])
    if particle and len(quality) <= _LONGEST_QUALITY and not ends.search(quality):
        clause = noun
    end = ends.search(_QUOTED.sub(lambda found: "“" * len(found.group(0)), clause))
    noun = clause[: end.start()] if end else clause
    return noun if len(letters_of(noun)) >= SHORTEST else re.split(r"\d", clause)[0]


def with_predicate(noun: str, behind: str, table: Table) -> str:
    """Return a noun with the predicate that follows it: a short one behind it, a long one before.

    What is no predicate, and one that is too long for a name, is left out.
    """
    clause = _CLAUSE.split(behind)[0]
    is_cut = behind[len(clause) : len(clause) + 1] == "、" and len(clause) > _SHORT_PREDICATE
    if is_cut or not pattern(table["predicates"]).match(clause):
        return noun
    said = letters_of(pattern(table["predicate_openings"]).sub("", clause))
    if not SHORTEST <= len(said) <= _LONGEST - len(noun):
        return noun
    return noun + said if len(said) <= _SHORT_PREDICATE else f"{said}的{noun}"


def shortened(name: str, lexicon: Lexicon, *, from_front: bool = True) -> str:
    """Return a name without marks at its edges, cut to whole words at one end."""
    name = name.strip("，、：；“”《》（）()[]〔〕【】［］—-· 　")
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    name = _JOINT_AT_END.sub("", name)
    if len(name) <= _LONGEST:
        return name
    words = split_words(name, lexicon)
    while len(words) > 1 and len("".join(words)) > _LONGEST:
        words.pop(0 if from_front else -1)
    return "".join(words).strip("的和与、”》")[-_LONGEST:]

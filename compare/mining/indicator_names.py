"""Name what a figure counts, from the words before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.figures import Figure
from compare.mining.indicator_phrases import (
    SHORTEST,
    noun_behind,
    noun_of,
    shortened,
    with_predicate,
)
from compare.mining.indicator_rows import JOINTS, echoed_in_row, follows, name_in_row
from compare.text import letters_of

# A clause before a figure keeps its enumerations: 食品、药品抽检合格率.
_CLAUSE = re.compile("[，。；：！？（）,;　 ]")
_JOINED = re.compile("^[、和及与]")


def indicator_name(text: str, figures: Sequence[Figure], index: int, lexicon: Lexicon) -> str:
    """Return the noun phrase that the figure at `index` counts.

    What stands before the number counts, unless it is a verb or leads on; then what stands behind.
    A figure that says only how the one before it changed, or what share of it, takes its name.
    Losses of an accident (死亡人数) are named with it.
    """
    table = lexicon.table("indicators")
    name = _name(text, figures, index, lexicon)
    if pattern(table["losses"]).match(name):
        told = re.split("[。；]", text[: figures[index].start])[-1]
        events = [found.group(0) for found in pattern(table["events"]).finditer(told)]
        return noun_of(events[-1], table) + name if events else name
    return name


def _name(text: str, figures: Sequence[Figure], index: int, lexicon: Lexicon) -> str:
    """Return the name of a figure by the words around it."""
    table = lexicon.table("indicators")
    figure = figures[index]
    echoed = echoed_in_row(text, figures, index)
    if echoed is not None:
        number, change = echoed
        name = pattern(table["rising"]).sub("", _name(text, figures, number, lexicon))
        change = pattern(table["linking"]).sub("", change)
        return shortened(pattern(table["change"]).sub("", name) + change, lexicon)
    listed = name_in_row(text, figures, index, table)
    if listed:
        return shortened(listed, lexicon)
    own = _before(text, figures, index)
    if _belongs_before(own, text, figures, index, table):
        own = ""
    said = pattern(table["linking"]).sub("", own).strip("、 ")
    said = pattern(table["hopes"]).sub("", said)
    base = _base(text, figures, index, said, lexicon)
    if base is not None:
        return shortened(base + said.removeprefix("其中").rstrip("的"), lexicon)
    if figure.unit in table["duration_units"] and not letters_of(said).endswith(("数", "时间")):
        said += "" if _named_before(said, table) else noun_behind(text, figure, table)
        return shortened(noun_of(said, table), lexicon) or figure.unit
    name = _own_name(text, figure, _whole_list(said, table), table)
    if _opens_clause(text, figures, index, table):
        name = _with_predicate(name, text, figures, index, table)
    if _JOINED.match(own) and index and len(letters_of(said)) >= SHORTEST:
        name = _verb_of(text, figures, index, lexicon) + name
    from_front = not _counts_behind(text, figure, table)
    name = shortened(name, lexicon, from_front=from_front).lstrip("和与及")
    if len(letters_of(name)) < SHORTEST and index and follows(text, figures[index - 1], figure):
        return _name(text, figures, index - 1, lexicon)
    return pattern(table["added"]).sub(r"\2\1", name) or figure.unit


def _belongs_before(
    own: str, text: str, figures: Sequence[Figure], index: int, table: Table
) -> bool:
    """Tell whether what stands before a figure ends a member of a row: 3个A、5个B."""
    if own.endswith("、"):
        before = figures[index - 1].end if index else -1
        is_next = before == figures[index].start - len(own) or own[-2:-1].isdigit()
        return is_next or _counts_behind(text, figures[index], table)
    return own.endswith("和") and index > 0 and _counts_behind(text, figures[index - 1], table)


def _opens_clause(text: str, figures: Sequence[Figure], index: int, table: Table) -> bool:
    """Tell whether no words stand before a figure, nor before the row of which it is one."""
    own = _before(text, figures, index)
    if index and own.endswith(JOINTS) and own[:-1] == noun_behind(text, figures[index - 1], table):
        return _opens_clause(text, figures, index - 1, table)
    return not own


def _with_predicate(
    name: str, text: str, figures: Sequence[Figure], index: int, table: Table
) -> str:
    """Return a counted noun with what is said of it: 5家企业上榜百强 counts 上榜百强的企业.

    Nouns that are counted in a row share what is said behind the last one.
    """
    if not _counts_behind(text, figures[index], table):
        return name
    for figure, following in zip(figures[index:], [*figures[index + 1 :], None], strict=True):
        noun = noun_behind(text, figure, table)
        end = text.find(noun, figure.end) + len(noun)
        stop = following.start if following else len(text)
        if following is None or text[end:stop] not in JOINTS:
            return with_predicate(name, text[end:stop], table)
    return name


def _before(text: str, figures: Sequence[Figure], index: int) -> str:
    """Return the clause before a figure, from the end of the figure before it."""
    begin = figures[index - 1].end if index else 0
    return _CLAUSE.split(text[begin : figures[index].start])[-1]


def _whole_list(said: str, table: Table) -> str:
    """Return a phrase with its enumeration where all of it is counted, else the last member.

    That is so behind a verb (签订技术交易、预约采购等合同), and where only the last member has a
    head (食品、药品抽检合格率).
    """
    *others, last = said.split("、")
    head = pattern(table["heads"])
    if pattern(table["carried"]).match(said):
        return said
    if head.search(last) and not any(head.search(other) for other in others):
        return said
    return last


def _base(
    text: str, figures: Sequence[Figure], index: int, said: str, lexicon: Lexicon
) -> str | None:
    """Return the name that a figure takes over, None if it has one of its own.

    It stands with the figure before (粮食总产466亿斤、增长2%) or in the clause before.
    """
    table = lexicon.table("indicators")
    figure = figures[index]
    if _counts_behind(text, figure, table) or text.startswith("的", figure.end):
        return None
    clauses = _CLAUSE.split(text[: figure.start])
    near = len(clauses[-1]) + (len(clauses[-2]) + 1 if len(clauses) > 1 else 0)
    is_near = index > 0 and figures[index - 1].end >= figure.start - near
    if pattern(table["dependent"]).fullmatch(said):
        if is_near:
            return _said_before(text, figures, index, said, lexicon)
        return _clause_before(clauses, said, table)
    is_owned = is_near and pattern(table["owned"]).fullmatch(said)
    return _owner(text, figures, index, lexicon) if is_owned else None


def _said_before(
    text: str, figures: Sequence[Figure], index: int, said: str, lexicon: Lexicon
) -> str:
    """Return the name of the figure before, without its change where another is told."""
    table = lexicon.table("indicators")
    name = _name(text, figures, index - 1, lexicon)
    if not said and figures[index].unit == figures[index - 1].unit:
        return name
    return pattern(table["change"]).sub("", pattern(table["rising"]).sub("", name))


def _clause_before(clauses: Sequence[str], said: str, table: Table) -> str | None:
    """Return the subject of the clause before, None where it is none or a row of several."""
    if len(clauses) < 2:
        return None
    noun = noun_of(pattern(table["predicate"]).sub("", clauses[-2]), table)
    is_whole = len(letters_of(noun)) >= SHORTEST and not (said and "、" in noun)
    return noun if is_whole else None


def _owner(text: str, figures: Sequence[Figure], index: int, lexicon: Lexicon) -> str | None:
    """Return what the figure before counts, which can have an amount: 项目22个，总投资30亿元.

    Where that is an amount of something itself, both are amounts of the same.
    """
    table = lexicon.table("indicators")
    name = _name(text, figures, index - 1, lexicon)
    if pattern(table["no_counters"]).search(figures[index - 1].unit):
        owner = re.sub(f"(?:{table['owned']})$", "", name)
        return owner if owner != name and owner else None
    return name or None


def _own_name(text: str, figure: Figure, said: str, table: Table) -> str:
    """Return the name before the number, or behind it, with the verb that says what was done."""
    noun = said if "、" in said else noun_of(said, table)
    is_share = text.startswith("的", figure.end) and figure.unit in ("%", "", "成")
    if is_share and not pattern(table["share_heads"]).search(said):
        noun = ""
    if _counts_behind(text, figure, table) or not _is_noun(said, noun, table):
        behind = noun_behind(text, figure, table)
        if len(letters_of(behind)) >= SHORTEST:
            verb = pattern(table["doing"]).search(said)
            return (verb.group(0) if verb else "") + behind
    bare = pattern(table["bare_heads"]).fullmatch(noun)
    if bare and text.startswith("的", figure.end):
        return noun_behind(text, figure, table) + bare.group(1)
    return noun


def _counts_behind(text: str, figure: Figure, table: Table) -> bool:
    """Tell whether a noun follows the unit: 打通20条断头路 counts what stands behind."""
    if pattern(table["no_counters"]).search(figure.unit) and not _measures(text, figure, table):
        return False
    behind = text[figure.end : figure.end + 2]
    if len(letters_of(behind)) < SHORTEST and not behind.startswith("“"):
        return False
    return pattern(table["ends_noun"]).match(text, figure.end) is None


def _measures(text: str, figure: Figure, table: Table) -> bool:
    """Tell whether a measure counts what follows at once: 80公里绿道, 149亿元补助资金."""
    if pattern(table["measures"]).fullmatch(figure.unit):
        return True
    return figure.unit == "元" and bool(pattern(table["money_heads"]).match(text, figure.end))


def _verb_of(text: str, figures: Sequence[Figure], index: int, lexicon: Lexicon) -> str:
    """Return the verb that a joined figure shares with the one before: 新建A2个、B3个."""
    table = lexicon.table("indicators")
    verb = pattern(table["carried"])
    earlier = _name(text, figures, index - 1, lexicon)
    found = verb.match(earlier)
    own = pattern(table["own_verb"]).match(_before(text, figures, index).lstrip("、和及与"))
    return found.group(0) if found and not own else ""


def _named_before(said: str, table: Table) -> bool:
    return pattern(table["duration_heads"]).search(said) is not None


def _is_noun(own: str, noun: str, table: Table) -> bool:
    """Tell whether what stands before a number can be what is counted."""
    if len(letters_of(noun)) < SHORTEST:
        return False
    return pattern(table["leads_on"]).search(own) is None

"""Tell what a figure counts apart from how it is called, so that names can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from compare.lexicon import Table, pattern
from compare.text import letters_of


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what a name means: its core, which way it changes, what was done to what is counted.

    `direction` is one of "", "rising", "falling", "share"; `core` is in canonical words; `doing`
    is a verb such as 新增 by which only a part counts, or "".
    """

    core: str
    direction: str
    doing: str

    def differs_by(self, other: Subject, qualifiers: str) -> str | None:
        """Return the qualifying letters by which two subjects differ, None if they are two things.

        `qualifiers` is the pattern of words that narrow a name without making it another one.
        """
        if (self.direction, bool(self.doing)) != (other.direction, bool(other.doing)):
            return None
        short, long = sorted((self.core, other.core), key=len)
        if short == long:
            return ""
        place = long.find(short)
        if place < 0:
            return None
        rest = long[:place] + long[place + len(short) :]
        return rest if pattern(f"({qualifiers})+").fullmatch(rest) else None


def subject_of(name: str, table: Table) -> Subject:
    """Return what a name means by the lists of the table."""
    rules = table["same_name"]
    core = letters_of(name)
    for canonical, *others in rules["equal"]:
        for other in sorted(others, key=lambda word: (-len(word), word)):
            if canonical not in core:
                core = core.replace(other, canonical)
    direction = ""
    for kind in ("rising", "falling", "share"):
        found = pattern(rules[kind]).search(core)
        if found and found.start() > 0:
            core, direction = core[: found.start()], kind
            break
    done = pattern(rules["doing"]).match(core)
    doing = done.group(0) if done else ""
    bare = core.removeprefix(doing)
    bare = pattern(rules["neutral"]).sub("", bare) or bare
    return Subject(rules["short_for"].get(bare, bare), direction, doing)

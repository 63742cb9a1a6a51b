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


class Subjects:
    """Tell what names mean by the lists of a table, each name once: many figures bear one."""

    def __init__(self, table: Table) -> None:
        self._rules = table["same_name"]
        # Of words that stand for the same the longest is replaced first.
        self._equal = [
            (canonical, sorted(others, key=lambda word: (-len(word), word)))
            for canonical, *others in self._rules["equal"]
        ]
        self._known: dict[str, Subject] = {}

    def of(self, name: str) -> Subject:
        """Return what a name means."""
        if name not in self._known:
            self._known[name] = self._subject(name)
        return self._known[name]

    def _subject(self, name: str) -> Subject:
        rules = self._rules
        core = letters_of(name)
        for canonical, others in self._equal:
            for other in others:
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

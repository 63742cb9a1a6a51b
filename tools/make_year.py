"""Make a second year of reports with planted changes, and write down what was planted.

    python tools/make_year.py REPORTS OUTPUT [--seed N]

Each report of the folder REPORTS becomes two text files in OUTPUT: one as it is, and one of the
next year, in which

- years in title and text are one later;
- new set wordings stand in the plan of several reports, and old ones are gone from several, with
  every clause that had them in any form;
- sentences were dropped, added from another report, reworded, and moved to another paragraph;
- the review reports some promises of the plan, others in part, and of others says nothing.

`planted.toml` in OUTPUT says what was done where; `tools/measure_years.py` measures against it. The
same seed gives the same files.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.formulas import find_formulas  # noqa: E402
from compare.model.findings import Formula  # noqa: E402
from compare.model.report import Document, Role  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import letters_of  # noqa: E402
from compare.years.promises import promised  # noqa: E402

# Set wordings that no report has, each put into the plans of some reports.
NEW_WORDINGS = (
    "以链式思维推进全域产业焕新行动",
    "健全共建共享的社区善治联席机制",
    "深入实施青禾计划和乡土工匠培育工程",
    "坚持一张蓝图绘到底、一件接着一件抓",
    "打造十五分钟暖心服务圈示范街区",
    "推动数据要素应流尽流、应用尽用",
    "完善企业全生命周期陪伴式服务体系",
    "开展城乡水脉联通三年攻坚",
)
# Words that an editor may change without changing the sense.
SYNONYMS = (
    ("加快", "加速"), ("推进", "推动"), ("进一步", "更好地"), ("持续", "不断"), ("大力", "着力"),
    ("积极", "主动"), ("全面", "系统"), ("加强", "强化"), ("提升", "提高"), ("深入", "扎实"),
    ("完善", "健全"), ("促进", "助推"), ("构建", "建立"), ("支持", "鼓励"), ("开展", "组织开展"),
)  # fmt: skip
_EACH = 8
_FEWEST_LETTERS = 14
_OLD_FORMULAS = 8
_SHARE_OF_DISTRICTS = 0.3
_YEAR = re.compile(r"20\d\d(?=年)")
# How a review reports what a plan promised.
_FINISHED = re.compile(
    "^(?:力争|确保|加快|推动|推进|努力)*"
    "(?:建成|完成|开工建设|开工|启动建设|启动|实施|出台|制定|新建)(?P<object>.+)$"
)


@dataclass
class Planted:
    """Hold what was planted in one report, each entry by its words."""

    dropped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    reworded: list[tuple[str, str]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    new_formulas: list[str] = field(default_factory=list)
    gone_formulas: list[str] = field(default_factory=list)
    gone_clauses: list[tuple[str, str]] = field(default_factory=list)
    reported: list[tuple[str, str]] = field(default_factory=list)
    partly: list[tuple[str, str]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


class Editor:
    """Edit one report into that of the next year, sentence by sentence."""

    def __init__(self, document: Document, source: Source, chance: random.Random) -> None:
        self.document = document
        self.chance = chance
        self.planted = Planted()
        self.paragraphs = [
            line for line in source.text[document.start : document.end].split("\n") if line.strip()
        ]
        self._touched: set[str] = set()
        self._given_up: set[str] = set()

    def sentences(self, role: Role) -> list[str]:
        """Return whole sentences of a role that stand once and were not edited yet."""
        text = "\n".join(self.paragraphs)
        found = []
        for sentence in self.document.sentences:
            words = sentence.text
            is_right = self.document.section(sentence.section).role is role
            is_plain = sentence.usable and not sentence.is_heading and words.endswith("。")
            is_long = len(sentence.letters) >= _FEWEST_LETTERS
            is_free = text.count(words) == 1 and words not in self._touched
            if is_right and is_plain and is_long and is_free:
                found.append(words)
        return found

    def replace(self, old: str, new: str) -> None:
        """Put one wording in the place of another."""
        self.paragraphs = [line.replace(old, new) for line in self.paragraphs]
        self._touched |= {old, new}

    def pick(self, role: Role, count: int) -> list[str]:
        """Return some sentences of a role, chosen by chance."""
        found = self.sentences(role)
        return self.chance.sample(found, min(count, len(found)))

    def drop(self) -> None:
        """Drop sentences."""
        for words in self.pick(Role.PLAN, _EACH):
            self.replace(words, "")
            self.planted.dropped.append(words)

    def reword(self) -> None:
        """Change words of sentences that have some to change."""
        done = 0
        for words in self.pick(Role.PLAN, 20 * _EACH):
            new = words
            for old_word, new_word in SYNONYMS:
                new = new.replace(old_word, new_word, 1)
            if done < _EACH and new != words:
                self.replace(words, new)
                self.planted.reworded.append((words, new))
                done += 1

    def move(self) -> None:
        """Move sentences to the ends of other paragraphs of the plan."""
        homes = self.pick(Role.PLAN, 3 * _EACH)
        for words in self.pick(Role.PLAN, 3 * _EACH):
            home = next((h for h in homes if self._apart(h, words)), None)
            if home is None or len(self.planted.moved) >= _EACH:
                continue
            homes.remove(home)
            self.replace(words, "")
            self.replace(home, home + words)
            self.planted.moved.append(words)

    def _apart(self, home: str, words: str) -> bool:
        places = [
            next((n for n, line in enumerate(self.paragraphs) if text in line), -1)
            for text in (home, words)
        ]
        return home != words and -1 not in places and abs(places[0] - places[1]) > 2

    def add(self, strange: str) -> None:
        """Add a sentence of another report."""
        (home,) = self.pick(Role.PLAN, 1) or [None]
        if home and strange not in "".join(self.paragraphs) and not self._brings_back(strange):
            self.replace(home, home + strange)
            self.planted.added.append(strange)

    def bring_in(self, wording: str) -> None:
        """Let the plan speak a new set wording."""
        (home,) = self.pick(Role.PLAN, 1) or [None]
        if home:
            self.replace(home, home[:-1] + "，" + wording + "。")
            self.planted.new_formulas.append(wording)

    def give_up(self, formula: Formula) -> None:
        """Drop every clause that has a set wording in any form."""
        places = [
            place.text
            for variant in formula.variants
            for place in variant.occurrences
            if place.document == self.document.id
        ]
        for words in sorted(set(places), key=len, reverse=True):
            pattern = re.compile(f"[^，。；！：\n]*{re.escape(words)}[^，。；！：\n]*[，；]?")
            for line in self.paragraphs:
                clauses = pattern.findall(line)
                self.planted.gone_clauses += [(formula.text, clause) for clause in clauses]
            self.paragraphs = [pattern.sub("", line) for line in self.paragraphs]
        if places and letters_of(formula.text) not in letters_of("".join(self.paragraphs)):
            self.planted.gone_formulas.append(formula.text)
            self._given_up |= {letters_of(words) for words in (*places, formula.text)}

    def _brings_back(self, words: str) -> bool:
        """Tell whether words hold a set wording that was given up."""
        return any(wording in letters_of(words) for wording in self._given_up)

    def report_promises(self, lexicon: Lexicon) -> None:
        """Report promises in the review, some of them in part; of others say nothing."""
        told = letters_of("".join(self.sentences(Role.REVIEW)))
        homes = self.pick(Role.REVIEW, 4 * _EACH)
        clauses = [clause.text for clause in promised(self.document, lexicon)]
        self.chance.shuffle(clauses)
        for words in clauses:
            found = _FINISHED.match(words)
            thing = found.group("object") if found else ""
            if len(letters_of(thing)) < 6 or letters_of(thing) in told or not homes:
                continue
            if self._brings_back(words):
                continue
            if len(self.planted.reported) < _EACH:
                self._tell(homes.pop(), words, f"{thing}已全部完成", self.planted.reported)
            elif len(self.planted.partly) < _EACH:
                self._tell(homes.pop(), words, f"{thing}正在加快推进", self.planted.partly)
            elif len(self.planted.silent) < _EACH:
                self.planted.silent.append(words)

    def _tell(self, home: str, promise: str, said: str, kept: list[tuple[str, str]]) -> None:
        self.replace(home, home + said + "。")
        kept.append((promise, said))

    def text(self) -> str:
        """Return the text of the next year."""
        lines = [_YEAR.sub(lambda m: str(int(m.group(0)) + 1), line) for line in self.paragraphs]
        return "\n".join(line for line in lines if line.strip("。，； ")) + "\n"


def make(reports: Path, output: Path, seed: int) -> None:
    """Write both years of all reports and what was planted."""
    chance, lexicon, settings = random.Random(seed), Lexicon(), Settings()
    read_reports = read([reports])
    sources = {source.id: source for source in read_reports.reading.sources}
    documents = [document for document in read_reports.documents if document.comparable]
    formulas = find_formulas(documents, sources, settings.formulas, lexicon)
    widely = [f for f in formulas if len(f.districts) >= 4 and len(letters_of(f.text)) >= 8]
    gone = chance.sample(widely, min(_OLD_FORMULAS, len(widely)))
    editors = [Editor(d, sources[d.source], chance) for d in documents]
    for wording in NEW_WORDINGS:
        for editor in _some(editors, chance):
            editor.bring_in(wording)
    for formula in gone:
        users = [e for e in editors if e.document.id in formula.documents]
        for editor in _some(users, chance):
            editor.give_up(formula)
    for editor in editors:
        strangers = [e for e in editors if e is not editor]
        editor.report_promises(lexicon)
        editor.move()
        editor.reword()
        editor.drop()
        for _ in range(_EACH):
            editor.add(chance.choice(chance.choice(strangers).sentences(Role.PLAN)))
    output.mkdir(parents=True, exist_ok=True)
    for editor in editors:
        source = sources[editor.document.source]
        name = Path(source.path).stem
        text = source.text[editor.document.start : editor.document.end]
        (output / f"{name}-1.txt").write_text(text, encoding="utf-8")
        later = _YEAR.sub(lambda m: str(int(m.group(0)) + 1), name)
        (output / f"{later}-2.txt").write_text(editor.text(), encoding="utf-8")
    (output / "planted.toml").write_text(_planted(editors), encoding="utf-8")


def _some(editors: list[Editor], chance: random.Random) -> list[Editor]:
    count = max(2, round(_SHARE_OF_DISTRICTS * len(editors)))
    return chance.sample(editors, min(count, len(editors)))


def _planted(editors: list[Editor]) -> str:
    lines = []
    for editor in editors:
        lines += ["[[report]]", f"district = {_quoted(editor.document.speaker)}"]
        for name in editor.planted.__dataclass_fields__:
            values = ", ".join(_value(value) for value in getattr(editor.planted, name))
            lines.append(f"{name} = [{values}]")
        lines.append("")
    return "\n".join(lines)


def _value(value: str | tuple[str, str]) -> str:
    return _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Make a second year of a folder of reports."""
    parser = argparse.ArgumentParser(description="Make a second year with planted changes.")
    parser.add_argument("reports", type=Path, help="folder of the reports of one year")
    parser.add_argument("output", type=Path, help="folder for both years")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    make(chosen.reports, chosen.output, chosen.seed)


if __name__ == "__main__":
    main()

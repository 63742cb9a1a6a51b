"""Know the same report in another file, and never take two reports for one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from compare.model.source import Reading, Skipped, Source, line_starts
from compare.reading import read_paths
from compare.reading.likeness import Index, fingerprint
from compare.reading.repeats import without_repeats
from compare.settings import ReadingSettings
from compare.text import letters_of
from tests.reading.pdf.layouts import in_columns
from tests.reading.test_html import framed
from tests.reading.test_word import packed, paragraph
from tests.support.reports import SEEDS

PROVINCES = Path(__file__).parents[2].parent / "shared" / "reports-2025"
WHAT = (
    "教育",
    "医疗",
    "养老",
    "交通",
    "水利",
    "能源",
    "旅游",
    "农业",
    "工业",
    "环保",
    "科技",
    "文化",
)
HOW = (
    "持续推进",
    "不断深化",
    "全面加强",
    "着力优化",
    "有序开展",
    "扎实做好",
    "统筹抓好",
    "稳步提升",
)
PLACES = ("老城", "新区", "河东", "山前", "湖滨", "港口", "园区", "乡镇", "社区", "学校")


def report(name: str, seed: int, year: int = 2025, sentences: int = 120) -> str:
    """Make a report with its own sentences and figures; the seed decides them."""
    chance = random.Random(seed)
    lines = [f"{year}年{name}政府工作报告", f"一、{year - 1}年工作回顾"]
    for _ in range(sentences):
        words = [chance.choice(group) for group in (HOW, PLACES, WHAT, HOW, PLACES, WHAT)]
        lines.append(
            f"{name}{words[0]}{words[1]}{words[2]}工作，投入{chance.randrange(100, 99_999)}万元，"
            f"{words[3]}{words[4]}{words[5]}项目{chance.randrange(10, 999)}个。"
        )
    return "\n".join(lines) + "\n"


def damaged(text: str, share: float, seed: int = 1) -> str:
    """Misread some characters, as the recognition of a scan does."""
    chance = random.Random(seed)
    return "".join(
        chr(chance.randrange(0x4E00, 0x9F00)) if c > "\u4e00" and chance.random() < share else c
        for c in text
    )


def with_furniture(text: str) -> str:
    lines = [
        f"{line}\n— {n // 20} —\n某某公报" if n % 20 == 19 else line
        for n, line in enumerate(text.splitlines())
    ]
    return "\n".join(lines)


def without_title(text: str) -> str:
    return text.partition("\n")[2]


def source(path: str, text: str, form: str = "text") -> Source:
    return Source("", path, "", form, None, text, line_starts(text))


def kept(*sources: Source, **settings: object) -> list[str]:
    results = without_repeats(sources, ReadingSettings(**settings))
    return [result.path for result in results if isinstance(result, Source)]


ONE = report("唐县", 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("，", ", ").replace("\n", "\n\n"),
        lambda text: damaged(text, 0.05),
        with_furniture,
        without_title,
        lambda text: with_furniture(damaged(without_title(text), 0.04)),
        lambda text: text + "附件\n名词解释：" + letters_of(report("唐县", 9, sentences=20)),
        lambda text: text[: int(len(text) * 0.85)],
    ],
)
def test_the_same_report_with_small_differences(change):
    results = without_repeats([source("a", ONE), source("b", change(ONE))], ReadingSettings())
    (skipped,) = [result for result in results if isinstance(result, Skipped)]
    assert "the same" in skipped.reason
    assert "nothing to do" in skipped.reason


def test_the_reason_names_the_other_and_how_much_they_share():
    results = without_repeats(
        [source("a", ONE), source("b", damaged(ONE, 0.03), "pdf")], ReadingSettings()
    )
    assert isinstance(results[1], Skipped)
    assert results[1].reason.startswith("is the same report as a (9")
    assert "% of its letters)" in results[1].reason


@pytest.mark.parametrize("swap", [False, True])
class TestWhichIsKept:
    """It never depends on the order in which they are given."""

    def chosen(self, swap: bool, *sources: Source) -> list[str]:
        return kept(*(reversed(sources) if swap else sources))

    def test_the_form_that_was_written_before_the_one_that_was_put_together(self, swap):
        pdf, word = source("a.pdf", damaged(ONE, 0.02), "pdf"), source("b.docx", ONE, "docx")
        assert self.chosen(swap, pdf, word) == ["b.docx"]

    def test_the_more_complete_one_whatever_its_format(self, swap):
        word = source("a.docx", ONE[: int(len(ONE) * 0.8)], "docx")
        assert self.chosen(swap, word, source("b.pdf", ONE, "pdf")) == ["b.pdf"]

    def test_one_of_many(self, swap):
        forms = [source(f"{n}.pdf", damaged(ONE, 0.03, n), "pdf") for n in range(5)]
        assert self.chosen(swap, *forms, source("9.docx", ONE, "docx")) == ["9.docx"]


class TestNotTheSame:
    def test_a_place_put_in_the_place_of_another(self):
        assert len(kept(source("a", ONE), source("b", ONE.replace("唐县", "易县")))) == 2

    def test_a_name_inside_another(self):
        assert len(kept(source("a", ONE), source("b", ONE.replace("唐县", "高唐县")))) == 2

    def test_a_place_that_is_in_no_register(self):
        other = ONE.replace("唐县", "云谷")
        assert len(kept(source("a", ONE.replace("唐县", "星湖")), source("b", other))) == 2

    def test_another_year_of_the_same_place(self):
        other = ONE.replace("2025年", "2026年").replace("2024年", "2025年")
        assert len(kept(source("a", ONE), source("b", other))) == 2

    def test_the_same_words_with_other_figures(self):
        chance = random.Random(5)
        other = "".join(chance.choice("123456789") if c.isdigit() else c for c in ONE[20:])
        assert len(kept(source("a", ONE), source("b", ONE[:20] + other))) == 2

    def test_other_years_with_their_own_sentences(self):
        years = [source(str(year), report("唐县", year, year)) for year in range(2020, 2026)]
        assert len(kept(*years)) == 6

    def test_the_seeds_and_the_provinces(self):
        folders = [SEEDS, *([PROVINCES] if PROVINCES.is_dir() else [])]
        reading = read_paths(folders, ReadingSettings())
        assert not reading.skipped


class TestCollections:
    """A text inside a longer one is kept with it, and says so."""

    def test_both_are_kept(self):
        whole = ONE + report("易县", 2) + report("米易县", 3)
        results = without_repeats([source("all", whole), source("one", ONE)], ReadingSettings())
        assert all(isinstance(result, Source) for result in results)
        assert [(d.reason, d.text) for d in results[1].dropped] == [("also_in", "all")]
        assert not results[0].dropped

    def test_settings_move_the_bounds(self):
        longer = source("b", ONE + report("唐县", 4, sentences=80))
        assert len(kept(source("a", ONE), longer)) == 2
        assert kept(source("a", ONE), longer, same_length=0.5) == ["b"]
        assert len(kept(source("a", ONE), source("b", damaged(ONE, 0.05)), same_report=0.99)) == 2


def test_formats_of_one_report_in_a_folder(tmp_path):
    lines = ONE.splitlines()
    (tmp_path / "a.txt").write_text(damaged(ONE, 0.02), "utf-8")
    (tmp_path / "b.pdf").write_bytes(in_columns(lines, 2))
    (tmp_path / "c.html").write_text(
        framed("".join(f"<p>{line}</p>" for line in lines[1:]), lines[0]), "utf-8"
    )
    (tmp_path / "d.docx").write_bytes(packed("".join(map(paragraph, lines))))
    (tmp_path / "e.txt").write_text(report("易县", 7), "utf-8")
    reading: Reading = read_paths([tmp_path], ReadingSettings())
    assert [Path(s.path).name for s in reading.sources] == ["d.docx", "e.txt"]
    assert [s.id for s in reading.sources] == ["S1", "S2"]
    assert [Path(s.path).name for s in reading.skipped] == ["a.txt", "b.pdf", "c.html"]
    assert all("d.docx" in s.reason for s in reading.skipped)


def test_only_likely_pairs_are_compared():
    index = Index(16)
    prints = [fingerprint(report(name, n)) for n, name in enumerate(("唐县", "易县", "米易县"))]
    for key, print_ in enumerate(prints):
        index.add(key, print_)
    assert [index.candidates(print_) for print_ in prints] == [[0], [1], [2]]


def test_next_years_report_that_repeats_nearly_all_is_another_one():
    plan = "二、今年工作安排\n2026年，{}年的任务继续推进，2025年的工作得到巩固。\n"
    earlier = ONE.replace("唐县2025", "2025") + plan.format(2025)
    later = earlier.replace(
        "2025年唐县政府工作报告\n一、2024年", "2026年唐县政府工作报告\n一、今年"
    )
    assert kept(source("2025.txt", earlier), source("2026.txt", later)) == ["2025.txt", "2026.txt"]

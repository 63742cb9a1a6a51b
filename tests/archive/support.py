"""Small archives: reports of made districts over some years, one of which another copied."""

from __future__ import annotations

from pathlib import Path

from compare.settings import ArchiveSettings, JoiningSettings, Settings
from tests.batch.reports import DISTRICTS, write_reports

YEARS = (2020, 2021, 2022)
COPIED = (
    "在陇东南山区率先建成数字化梯田灌溉试验站，覆盖八个乡镇的二万亩旱塬坡地。",
    "组织返乡青年成立花椒加工合作联社，产品远销沿海十一个城市的连锁商超。",
    "修通连接三座古堡的环线步道，沿线农家院落改造成为民宿客栈四十余处。",
    "设立山村流动图书车队，每月巡回六十个自然村并为留守老人代购药品。",
    "引进西北首条苹果渣饲料生产线，带动养殖户年均节约成本三千余元。",
    "在县城旧粮库改建陶艺工坊，聘请非遗传承人开办周末学徒班二十四期。",
)
"""Sentences that one report has and another copies."""


def write_archive(folder: Path) -> None:
    write_reports(folder, YEARS, DISTRICTS)


def copied_from(report: Path, copy: Path) -> None:
    """Give a report sentences of its own, and another one the same with a word exchanged."""
    text = report.read_text("utf-8")
    report.write_text(text.replace("工作中还存在", "".join(COPIED) + "\n工作中还存在"), "utf-8")
    other = (report.parent.parent / "2022" / "秦安县.txt").read_text("utf-8")
    other = other.replace("秦安县", copy.stem)
    taken = "".join(COPIED).replace("每月", "每旬")
    copy.write_text(other.replace("工作中还存在", taken + "\n工作中还存在"), "utf-8")


def settings(engine: str = "duckdb", **archive: float) -> Settings:
    """Return settings under which a small archive has something to show."""
    # Short reports made after one pattern are alike as a whole; a test asks for these.
    bounds = {"fewest_districts": 2, "copied": 0.95, **archive}
    return Settings(joining=JoiningSettings(engine=engine), archive=ArchiveSettings(**bounds))

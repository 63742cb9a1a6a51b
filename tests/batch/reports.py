"""Small reports of made districts, for batches."""

from __future__ import annotations

from pathlib import Path

# Districts of one city, which the register knows.
DISTRICTS = ("甘谷县", "秦安县", "武山县", "清水县")
SHARED = "深入贯彻新发展理念，坚持稳中求进工作总基调，着力推动高质量发展，全面完成各项目标任务。"
# What every report of a year says, so that reports of two years are not taken for one.
OF_THE_YEAR = (
    "扎实推进乡村振兴，持续巩固脱贫攻坚成果，农村面貌焕然一新，农民收入稳步提高。",
    "大力优化营商环境，深化放管服改革，市场主体活力不断增强，民营经济蓬勃发展。",
    "全面加强生态保护，打好蓝天碧水净土保卫战，空气质量优良天数逐年增加。",
    "着力补齐民生短板，教育医疗事业协调发展，社会保障体系更加完善健全。",
    "统筹推进城市更新，老旧小区面貌明显改善，公共交通出行更加便捷高效。",
)
OWN = {
    "甘谷县": "建成辣椒产业园三座，首创“椒农夜校”，培训农民二千四百人次。",
    "秦安县": "推出“蜜桃贷”金融产品，为果农发放贷款一亿二千万元。",
    "武山县": "打造温泉康养小镇，全年接待游客一百八十万人次。",
    "清水县": "设立轩辕文化传承基地，举办公祭典礼，带动乡村旅游增长。",
}


def report(district: str, year: int, more: str = "") -> str:
    """Return the text of a report of a government that looks back on `year`."""
    own = OWN.get(district, "兴办特色产业，群众收入持续增长。")
    reviewed, planned = (OF_THE_YEAR[each % len(OF_THE_YEAR)] * 2 for each in (year, year + 1))
    return f"""{district}人民政府工作报告

一、{year}年工作回顾

{SHARED}地区生产总值增长{year % 7 + 3}.{year % 5}%。{own}
{reviewed}{more}
工作中还存在一些问题，主要是产业基础薄弱，营商环境还有差距。

二、{year + 1}年工作安排

{SHARED}加快建设城乡供水工程，新建学校{year % 4 + 2}所，改造老旧小区十二个。
{planned}
"""


def write_reports(folder: Path, years: tuple[int, ...], districts=DISTRICTS[:2]) -> Path:
    """Write a report of each district and year into a folder of the year."""
    for year in years:
        for district in districts:
            place = folder / str(year)
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{district}.txt").write_text(report(district, year), "utf-8")
    return folder

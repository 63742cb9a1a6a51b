"""Find who speaks: whole names, namesakes, old names, units that are no divisions."""

from __future__ import annotations

import pytest

from compare.lexicon import Lexicon, division_rows
from compare.segmenting.identity.mentions import mentions
from compare.segmenting.identity.register import register, short_name
from tests.support.identities import identity_of

LEXICON = Lexicon()


def names_in(text: str) -> list[str]:
    """Return the full names that are found in a text."""
    return [m.name for m in mentions(text, LEXICON) if not m.is_short]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("高唐县政协", ["高唐县"]),
        ("米易县与易县", ["米易县", "易县"]),
        ("很容易县里也知道", []),
        ("全国示范县、贡献县", []),
        ("乡镇和县直部门", []),
        ("致富县域经济", []),
        ("在易县召开", ["易县"]),
        ("通州区域合作", []),
        ("杭州市场主体", []),
        ("老城区改造和新城区建设", []),
        ("晋城市城区人民政府", ["晋城市", "城区"]),
        ("酉阳县与恩施州", ["酉阳县", "恩施州"]),
        ("锡盟和巴州", ["锡盟", "巴州"]),
    ],
)
def test_a_name_counts_only_where_it_stands_whole(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("设备更新和技术改造", []),
        ("支援新和、阿克苏", ["新和", "阿克苏"]),
        ("共建广安机场", ["广安"]),
    ],
)
def test_a_short_name_does_not_begin_inside_a_word(text, names):
    assert [m.name for m in mentions(text, LEXICON) if m.is_short] == names


@pytest.mark.parametrize(
    ("title", "district", "city", "level"),
    [
        ("最高人民法院工作报告", "全国", None, "全国"),
        ("中国人民政治协商会议全国委员会常务委员会工作报告", "全国", None, "全国"),
        ("广东省人民政府工作报告", "广东省", None, "省"),
        ("广西壮族自治区政府工作报告", "广西壮族自治区", None, "省"),
        ("内蒙古政府工作报告", "内蒙古自治区", None, "省"),
        ("上海市政府工作报告", "上海市", "上海市", "直辖市"),
        ("浦东新区人民政府工作报告", "浦东新区", "上海市", "区"),
        ("成都市政府工作报告", "成都市", "成都市", "地级"),
        ("恩施州人民政府工作报告", "恩施土家族苗族自治州", "恩施土家族苗族自治州", "地级"),
        ("锡林郭勒盟行政公署工作报告", "锡林郭勒盟", "锡林郭勒盟", "地级"),
        ("大兴安岭地区行署工作报告", "大兴安岭地区", "大兴安岭地区", "地级"),
        ("昆山市政府工作报告", "昆山市", "苏州市", "县"),
        ("酉阳县人民政府工作报告", "酉阳土家族苗族自治县", "重庆市", "县"),
        ("东乡族自治县政府工作报告", "东乡族自治县", "临夏回族自治州", "县"),
        ("莫旗人民政府工作报告", "莫力达瓦达斡尔族自治旗", "呼伦贝尔市", "县"),
        ("神农架林区人民政府工作报告", "神农架林区", None, "区"),
        ("仙桃市人民政府工作报告", "仙桃市", None, "县"),
        ("石河子市人民政府工作报告", "石河子市", None, "县"),
        ("第八师石河子市人民政府工作报告", "石河子市", None, "县"),
        ("新疆生产建设兵团工作报告", "新疆生产建设兵团", None, "省"),
        ("江苏省南通市通州区人民政府工作报告", "通州区", "南通市", "区"),
        ("北京市通州区人民政府工作报告", "通州区", "北京市", "区"),
        ("朝阳市人民政府工作报告", "朝阳市", "朝阳市", "地级"),
        ("晋城市城区人民政府工作报告", "城区", "晋城市", "区"),
        ("乐山市市中区人民政府工作报告", "市中区", "乐山市", "区"),
        ("苏州工业园区管委会工作报告", "苏州工业园区", "苏州市", "区"),
        ("合肥高新区管委会2024年工作总结", "合肥高新区", "合肥市", "区"),
        ("重庆市万盛经开区管委会工作报告", "万盛经开区", "重庆市", "区"),
        ("河北雄安新区管委会工作报告", "雄安新区", None, "区"),
        ("唐县仁厚镇人民政府工作报告", "仁厚镇", "保定市", None),
        ("淳化街道办事处2024年工作总结", "淳化街道", None, None),
        ("桐乡市人民政府工作报告", "桐乡市", "嘉兴市", "县"),
        ("桐乡政府工作报告", "桐乡市", "嘉兴市", "县"),
        ("景德镇市人民政府工作报告", "景德镇市", "景德镇市", "地级"),
        ("高 唐 县 人 民 政 府 工 作 报 告", "高唐县", "聊城市", "县"),
        ("廣州市天河區人民法院工作報告", "天河区", "广州市", "区"),
    ],
)
def test_who_speaks_by_the_title(title, district, city, level):
    identity = identity_of(title)
    assert (identity.district, identity.city, identity.level) == (district, city, level)


@pytest.mark.parametrize(
    ("opening", "city"),
    [
        ("我们主动融入南京都市圈。南京市委要求", "南京市"),
        ("徐州市委、徐州市政府", "徐州市"),
        ("福建省第十一次党代会", "福州市"),
    ],
)
def test_namesakes_are_told_by_what_is_named_above_them(opening, city):
    assert identity_of("鼓楼区人民政府工作报告", opening=opening).city == city


def test_the_path_tells_namesakes_where_the_text_does_not():
    identity = identity_of("鼓楼区人民政府工作报告", path="徐州市/鼓楼区/2024.txt")
    assert (identity.city, identity.code) == ("徐州市", "320302")


def test_namesakes_stay_open_where_nothing_tells():
    identity = identity_of("鼓楼区人民政府工作报告")
    assert (identity.district, identity.level) == ("鼓楼区", "区")
    assert (identity.city, identity.code) == (None, None)
    [conflict] = identity.conflicts
    assert (conflict.field, conflict.value, conflict.other_where) == ("city", None, "register")
    assert conflict.other == "南京市、徐州市、福州市、开封市"


@pytest.mark.parametrize(
    ("title", "year", "level", "city", "successors"),
    [
        ("大足县政府工作报告", 2009, "县", "重庆市", ("大足区",)),
        ("密云县政府工作报告", 2012, "县", "北京市", ("密云区",)),
        ("襄樊市政府工作报告", 2008, "地级", "襄樊市", ("襄阳市",)),
        ("崇文区政府工作报告", 2006, "区", "北京市", ("东城区",)),
        ("卢湾区政府工作报告", 2007, "区", "上海市", ("黄浦区",)),
        ("闸北区政府工作报告", 2013, "区", "上海市", ("静安区",)),
        ("襄阳县政府工作报告", 1999, "县", "襄樊市", ("襄城区", "樊城区", "襄州区")),
        ("达县政府工作报告", 2010, "县", "达州市", ("通川区", "达川区")),
        ("黔江土家族苗族自治县政府工作报告", 1998, "县", "重庆市", ("黔江区",)),
    ],
)
def test_an_old_report_is_named_as_the_district_was_then(title, year, level, city, successors):
    identity = identity_of(title, headings=(f"{year - 1}年工作回顾", f"{year}年工作安排"))
    assert identity.district == title.removesuffix("政府工作报告")
    assert (identity.level, identity.city, identity.successors) == (level, city, successors)


@pytest.mark.parametrize(
    ("year", "level", "code"), [(2005, "地级", "341400"), (2020, "县", "340181")]
)
def test_one_name_had_two_ranks(year, level, code):
    identity = identity_of("巢湖市政府工作报告", headings=(f"{year}年工作安排",))
    assert (identity.level, identity.code) == (level, code)


def test_a_byline_says_who_speaks():
    identity = identity_of(
        "为新局面不懈奋斗", byline="（作者系福州市长乐区政协主席）", opening="我区各项事业"
    )
    assert (identity.district, identity.city, identity.body) == ("长乐区", "福州市", "政协")


@pytest.mark.parametrize(
    ("opening", "district", "level"),
    [
        ("现在，我代表市人民政府报告工作。", "徐州市", "地级"),
        ("现在，我代表徐州市第十七届人民政府报告工作。", "徐州市", "地级"),
        ("我受市中级人民法院委托报告工作。", "徐州市", "地级"),
        ("现在，我代表省人民政府报告工作。", "江苏省", "省"),
    ],
)
def test_the_opening_tells_the_level_however_often_the_province_is_named(opening, district, level):
    body = (
        "全省上下对标江苏新使命，省委、省政府支持徐州。江苏全省有力，江苏省委要求，全省第二。"
        "徐州都市圈加快建设，徐州经验在全省推广，江苏银行落户徐州。"
    )
    identity = identity_of("政府工作报告", opening=opening + body * 3)
    assert (identity.district, identity.level) == (district, level)


def test_the_prefecture_speaks_whose_counties_are_named_though_one_city_of_them_stands_often():
    opening = "现在，我代表市人民政府报告工作。邳州市、新沂市、沛县、睢宁县你追我赶。"
    opening += "邳州市工业向好。邳州市农业丰收。徐州站上新起点。"
    identity = identity_of("政府工作报告", opening=opening)
    assert (identity.district, identity.code) == ("徐州市", "320300")


def test_its_counties_show_a_prefecture_whose_own_name_is_a_common_word():
    opening = "现在，我代表市人民政府报告工作。潞州区、上党区、平顺县、沁源县、壶关县齐头并进。"
    identity = identity_of("政府工作报告", opening=opening)
    assert (identity.district, identity.city) == ("长治市", "长治市")
    assert identity.district_evidence == ("潞州区",)


def test_counties_named_in_passing_show_no_prefecture():
    opening = "现在，我代表市人民政府报告工作。我们学习潞州区、上党区、平顺县的做法。"
    assert identity_of("政府工作报告", opening=opening).district is None


def test_names_that_only_occur_speak_where_they_prevail():
    opening = "全县上下共同努力。巫溪是山区县。近年来巫溪加快发展，巫溪县委作出部署。"
    assert identity_of("凝心聚力谱新篇", opening=opening).district == "巫溪县"


@pytest.mark.parametrize(
    "opening",
    ["我们对口支援石柱县。", "全县学习昆山市、江阴市、张家港市的经验。", "一年来，成绩来之不易。"],
)
def test_names_in_passing_are_no_speaker(opening):
    assert identity_of("工作报告", opening=opening).district is None


@pytest.mark.parametrize(
    ("path", "district", "where"),
    [
        ("2023年唐县人大常委会工作报告.docx", "唐县", "file_name"),
        ("报告/天河区/2024/报告.txt", "天河区", "file_name"),
        ("汇编.xlsx#唐县!3", "唐县", "file_name"),
        ("汇编.zip/巫溪2023.docx", "巫溪县", "file_name"),
        ("reports/2024.txt", None, None),
        ("平安/和谐.txt", None, None),
    ],
)
def test_the_path_speaks_where_the_text_is_silent(path, district, where):
    identity = identity_of("工作报告", path=path)
    assert identity.district == district
    assert identity.district_evidence == ()
    said = [evidence.where for evidence in identity.evidence if evidence.field == "district"]
    assert said == ([where] if where else [])


def test_a_folder_of_another_level_is_no_speaker():
    opening = "我县、全县、县委团结奋斗。"
    assert identity_of("工作报告", opening=opening, path="重庆市/报告.txt").district is None


def test_a_web_page_goes_before_the_file_name():
    identity = identity_of("工作报告", page="政府工作报告_唐县人民政府", path="易县.html")
    assert identity.district == "唐县"
    assert [(c.other, c.other_where) for c in identity.conflicts] == [("易县", "file_name")]


def test_a_foreign_name_that_the_text_repeats_contradicts_the_title():
    identity = identity_of(
        "易县政府工作报告", opening="全县人民团结奋斗，唐县经济向好。唐县县委要求，唐县人民努力。"
    )
    assert identity.district == "易县"
    [conflict] = [c for c in identity.conflicts if c.field == "district"]
    assert (conflict.value, conflict.other, conflict.other_where) == ("易县", "唐县", "body")


@pytest.mark.parametrize("path", ["重庆市/渝中区.txt", "渝中.txt", "中国/重庆/2024.txt"])
def test_what_lies_above_contradicts_nothing(path):
    assert identity_of("渝中区政府工作报告", path=path).conflicts == ()


def test_the_register_is_complete_and_its_links_lead_on():
    rows = division_rows()
    today = [r["code"] for r in rows if not r["last_year"] and r["kind"] == "division"]
    ranks = {"province": 0, "prefecture": 0, "county": 0}
    for code in today:
        ranks[
            "province" if code[2:] == "0000" else "prefecture" if code[4:] == "00" else "county"
        ] += 1
    assert ranks["province"] == 34
    assert ranks["prefecture"] == 333
    assert ranks["county"] >= 2846
    codes = {row["code"] for row in rows}
    for row in rows:
        assert set(filter(None, row["successors"].split(";"))) <= codes, row
    known = register(LEXICON)
    ended = [d for found in known.by_code.values() for d in found if d.last_year]
    lost = {d.name for d in ended if d.successors and not known.today(d)}
    assert lost <= {"梧州地区"}  # It became a prefecture that was dissolved without one heir.


@pytest.mark.parametrize(
    ("name", "short"),
    [("渝中区", "渝中"), ("浦东新区", "浦东"), ("阿里地区", "阿里"), ("易县", "易县")],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_each_division_is_found_by_its_name_behind_what_lies_above():
    known = register(LEXICON)
    today = [d for found in known.by_code.values() for d in found if d.last_year is None]
    counties = sorted(d.code for d in today if d.rank == "county" and not d.is_zone)
    wrong = []
    for code in counties[::20]:
        [division] = [d for d in known.by_code[code] if d.last_year is None]
        above = "".join(d.name for d in reversed(known.upper(division, None)))
        identity = identity_of(f"{above}{division.name}人民政府工作报告")
        if identity.code != code:
            wrong.append((division.name, identity.district, identity.code))
    assert not wrong

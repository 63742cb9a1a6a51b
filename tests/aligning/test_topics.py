from __future__ import annotations

import tomllib
from pathlib import Path

from compare.aligning.sections import align_sections, theme_order
from compare.aligning.units import top_units, units_of
from compare.lexicon import Lexicon
from compare.model.report import Role
from tests.aligning.support import report
from tests.mining.support import LABELS, LEXICON, compare_seeds
from tools import measure_alignment

FARM = "新建高标准农田三十万亩，粮食播种面积稳定，种业基地建成，耕地保护从严。"
FARM_TOO = "粮食产能提升，种业攻关推进，高标准农田和耕地保护抓实。"
SCHOOL = "新增幼儿园学位一万个，中小学扩容，教师队伍加强，职业教育提质。"
SCHOOL_TOO = "幼儿园学位普惠，中小学学位充足，教师队伍轮岗，职业教育融合。"
RIVER = "河长制压实，水质断面达标，湿地修复，污水管网补齐。"
RIVER_TOO = "污水处理提标，断面水质改善，湿地保护加强，河长巡河。"
HARBOUR = "码头泊位扩建，航道疏浚，海铁联运班列加密，集装箱吞吐量增长。"


def topics(*documents):
    return [
        {d: ids for d, ids in alignment.sections.items() if ids}
        for alignment in align_sections(documents, LEXICON)
    ]


def test_sections_on_one_matter_stand_side_by_side_whatever_their_order_and_heading():
    first = report(
        1, "甲区", [("一、稳住农业", FARM), ("二、办好学校", SCHOOL), ("三、治水", RIVER)]
    )
    second = report(
        2, "乙县", [("一、碧水", RIVER_TOO), ("二、强基", FARM_TOO), ("三、育人", SCHOOL_TOO)]
    )
    found = topics(first, second)
    assert {"D1": ("D1.1",), "D2": ("D2.2",)} in found
    assert {"D1": ("D1.2",), "D2": ("D2.3",)} in found
    assert {"D1": ("D1.3",), "D2": ("D2.1",)} in found


def test_nothing_is_forced():
    first = report(1, "甲区", [("一、农业", FARM), ("二、学校", SCHOOL), ("三、港口", HARBOUR)])
    second = report(2, "乙县", [("一、农业", FARM_TOO), ("二、学校", SCHOOL_TOO)])
    assert {"D1": ("D1.3",)} in topics(first, second)


def test_one_section_answers_to_two():
    first = report(1, "甲区", [("一、农业和学校", FARM + SCHOOL), ("二、治水", RIVER)])
    second = report(
        2, "乙县", [("一、农业", FARM_TOO), ("二、学校", SCHOOL_TOO), ("三、治水", RIVER_TOO)]
    )
    partners = [
        found.get("D2", ()) for found in topics(first, second) if "D1.1" in found.get("D1", ())
    ]
    assert {identifier for ids in partners for identifier in ids} == {"D2.1", "D2.2"}


def test_a_heading_on_two_matters_answers_to_the_lesser_one_too():
    proposals = "提案立案一百件，提案办理协商八次，督办提案十件，优秀提案五件。"
    opinions = "社情民意信息二百条，反映社情民意，报送信息，信息采用六十条。"
    both = ("一、做好提案和社情民意工作", opinions + opinions + "提案立案办理。")
    first = report(1, "甲区", [both, ("二、学习", SCHOOL)])
    second = report(
        2,
        "乙县",
        [("一、提案工作", proposals), ("二、社情民意", opinions), ("三、学习", SCHOOL_TOO)],
    )
    partners = [
        found.get("D2", ()) for found in topics(first, second) if "D1.1" in found.get("D1", ())
    ]
    assert {"D2.1", "D2.2"} <= {identifier for ids in partners for identifier in ids}


def test_texts_in_many_common_words_correspond_without_any_list_of_themes(tmp_path):
    (tmp_path / "themes.toml").write_text('[["其他"]]\nname = "无"\nheading = []\ntext = []\n')
    first = report(1, "甲区", [("一、港口", HARBOUR), ("二、学校", SCHOOL)])
    second = report(2, "乙县", [("一、教育", SCHOOL), ("二、航运", HARBOUR)])
    pairs = [dict(a.sections) for a in align_sections([first, second], Lexicon(tmp_path))]
    assert {"D1": ("D1.1",), "D2": ("D2.2",)} in pairs


def test_topics_are_named_by_themes_that_differ_never_by_headings():
    names = [(a.role, a.theme) for a in compare_seeds().alignments]
    assert len(set(names)) == len(names)
    known = {*theme_order(LEXICON), "其他"}
    for _, name in names:
        first, _, beside = (name or "其他").partition("（")
        second = beside.removeprefix("兼及").removesuffix("）")
        assert first in known
        assert not second or second in known or second.isdigit()


def test_what_no_theme_fits_is_called_other(tmp_path):
    (tmp_path / "themes.toml").write_text('[["其他"]]\nname = "无"\nheading = []\ntext = []\n')
    first = report(1, "甲区", [("一、行者常至", HARBOUR)])
    second = report(2, "乙县", [("一、为者常成", HARBOUR)])
    assert [a.theme for a in align_sections([first, second], Lexicon(tmp_path))] == ["其他"]


def test_chapters_are_taken_by_their_subsections_where_they_are_few():
    parts = [("一、民生", ""), (" （一）学校", SCHOOL), (" （二）农业", FARM), ("二、治水", RIVER)]
    made = report(1, "甲区", parts)
    assert [unit.section.id for unit in top_units(made, Role.PLAN)] == ["D1.1", "D1.4"]
    assert [unit.section.id for unit in units_of(made, Role.PLAN)] == ["D1.2", "D1.3", "D1.4"]


def test_many_tasks_are_taken_whole():
    parts = [(f"{number}、任务", FARM) for number in range(6)] + [(" （一）分项", SCHOOL)]
    made = report(1, "甲区", parts)
    assert [unit.section.id for unit in units_of(made, Role.PLAN)] == [
        f"D1.{number}" for number in range(1, 7)
    ]


def test_a_chapter_is_named_where_its_subsections_are_aligned_as_one():
    parts = [("一、农业", ""), (" （一）粮食", FARM), (" （二）耕地", FARM_TOO)]
    rest = [("二、学校", SCHOOL * 2), ("三、治水", RIVER * 2)]
    first = report(1, "甲区", parts + rest)
    second = report(
        2, "乙县", [("一、农业", FARM + FARM_TOO), ("二、学校", SCHOOL_TOO), ("三、水", RIVER_TOO)]
    )
    assert {"D1": ("D1.1",), "D2": ("D2.1",)} in topics(first, second)


def test_labelled_sections_of_the_seeds_are_found_and_right(capsys):
    path = Path(LABELS, "alignment", "cppcc.toml")
    labels = measure_alignment.Labels.load(path, compare_seeds())
    said = measure_alignment.said_links(labels, compare_seeds())
    score = measure_alignment.Score.of(labels, said)
    naive = measure_alignment.Score.of(labels, measure_alignment.by_headings(labels, 20))
    with capsys.disabled():
        print(f"\n{score.row('aligned sections')}\n{naive.row('by headings')}")
    assert score.both >= 0.78 * score.wanted
    assert score.both >= 0.8 * score.said
    assert score.both > naive.both


def test_labels_name_sections_that_exist():
    for path in sorted((LABELS / "alignment").glob("*.toml")):
        told = tomllib.loads(path.read_text("utf-8"))
        ids = {section["id"] for section in told["section"]}
        for link in told["link"]:
            assert {link["a"], *link["b"], *link.get("debatable", [])} <= ids
            assert link["b"] or link["b_report"]


def test_a_subsection_stands_beside_the_others_where_its_section_is_on_another_matter():
    tasks = [("一、港口", HARBOUR), ("二、学校", SCHOOL), ("三、治水", RIVER), ("四、农业", FARM)]
    more = [("五、协商", "开展专题协商议政。"), ("六、提案", "办理提案，督办重点提案。")]
    others = [report(number, f"{number}区", tasks + more) for number in (2, 3, 4)]
    mixed = [
        ("一、学校", SCHOOL_TOO),
        (" （一）扩容", SCHOOL_TOO * 2),
        (" （二）治水也要抓", RIVER + RIVER_TOO),
        *[(f"{number}、{matter}", text) for number, (matter, text) in enumerate(tasks[:1] * 4)],
        ("九、农业", FARM_TOO),
    ]
    found = topics(report(1, "甲区", mixed), *others)
    rivers = next(topic for topic in found if "D2.3" in topic.get("D2", ()))
    assert rivers["D1"] == ("D1.3",)

"""A small, invented briefing that uses every block, mark and chart, for the renderers' tests."""

from __future__ import annotations

from compare.briefing.document import (
    Align,
    BarGroup,
    Briefing,
    Cell,
    Chart,
    Citation,
    Column,
    Heading,
    HeatMap,
    Imprint,
    Mark,
    Masthead,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Quotation,
    Reader,
    ReaderDocument,
    ReaderSection,
    ReaderSentence,
    ReaderTopic,
    Row,
    Run,
    Shade,
    StackedBars,
    SymbolMatrix,
    Table,
)
from compare.briefing.original import (
    RawPiece,
    RawSentence,
    ReaderEntry,
    ReaderFile,
    ReaderGroup,
    ReaderList,
    ReaderPlace,
)

DISTRICTS = ("甲山区", "乙水县", "丙原区")
LONG = (
    "坚持“围绕中心、服务大局”，全年召开常委会会议5次、主席会议15次，交办提案395件，满意率达98.7%；"
    "推出《“山水有约”议事协商工作办法（试行）》，同心勠力把GDP、CPPCC等口径讲清楚，𬭎业可期……"
)


def quotation(text: str, number: int = 1, line: int = 17, mark: Mark = Mark.PLAIN) -> Quotation:
    """Quote `text`, its middle third under `mark`."""
    third = len(text) // 3
    inner = text.replace("“", "‘").replace("”", "’")
    return Quotation(
        runs=(
            Run("“" + inner[:third]),
            Run(inner[third : 2 * third], mark, target="formula-F1"),
            Run(inner[2 * third :] + "”"),
        ),
        citation=Citation(
            label=f"〔{number}·{line}〕",
            detail=f"甲山.txt，第{number}号文本，第{line}行，“工作回顾”一节",
            literal=text,
            document=f"D{number}",
            source="S1",
            start=0,
            end=len(text),
        ),
    )


def _table(number: str, columns: int, rows: int, wide: bool = False) -> Table:
    heads = tuple(
        Column(
            f"第{index + 1}栏",
            2.0 if index == 0 else 1.0,
            Align.LEFT if index == 0 else Align.CENTER,
        )
        for index in range(columns)
    )
    body = []
    for index in range(rows):
        cells = [Cell(((Run(f"第{index + 1}行：把方向、管大局、保落实"),),))]
        shades = (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT)
        cells += [
            Cell(((Run(("●", "◐", "—")[(index + column) % 3]),),), shades[(index + column) % 3])
            for column in range(columns - 1)
        ]
        body.append(Row(tuple(cells), anchor=f"row-{number}-{index}"))
    return Table(
        number,
        "提法与区县对照",
        heads,
        tuple(body),
        anchor=f"table-{number}",
        note=(Run("注：●逐字一致，◐变体，—未见。"),),
        wide=wide,
    )


def _side_by_side() -> Table:
    rows = tuple(
        Row(
            (
                Cell(
                    (
                        (Run("甲山区", Mark.STRONG),),
                        (quotation(LONG * (1 + index % 3), 1, 20 + index, Mark.FORMULA),),
                    )
                ),
                Cell(((quotation(LONG, 2, 30 + index, Mark.DIFFERENCE),),))
                if index % 4
                else Cell(((Run("无对应", Mark.MUTED),),)),
            )
        )
        for index in range(8)
    )
    return Table(
        "表2", "同题段落对照", (Column("甲山区"), Column("乙水县")), rows, anchor="table-pairs"
    )


def _charts() -> tuple[Chart, ...]:
    heat = HeatMap(
        DISTRICTS,
        DISTRICTS,
        ((None, 0.42, 0.1), (0.42, None, 0.07), (0.1, 0.07, None)),
        "相同或改写文字所占比例",
    )
    matrix = SymbolMatrix(
        ("把方向、管大局、保落实", "讲政治、善团结、〔…〕"),
        DISTRICTS,
        (
            (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT),
            (Shade.VARIANT, Shade.VARIANT, Shade.VERBATIM),
        ),
        {Shade.VERBATIM: "●", Shade.VARIANT: "◐", Shade.ABSENT: "—"},
        {Shade.VERBATIM: "逐字", Shade.VARIANT: "变体", Shade.ABSENT: "未见"},
    )
    bars = StackedBars(
        ("协商议政", "民主监督", "自身建设"),
        tuple(
            BarGroup(name, values)
            for name, values in zip(
                DISTRICTS, ((0.5, 0.3, 0.2), (0.2, 0.2, 0.6), (0.1, 0.8, 0.1)), strict=True
            )
        ),
        "占正文字数的比例",
    )
    return (
        Chart("图1", "甲山区与乙水县的工作回顾最为接近", "三个区县两两相近程度", heat, "chart-1"),
        Chart("图2", "两条提法三地皆有", "提法与区县", matrix, "chart-2"),
        Chart("图3", "丙原区把八成篇幅给了民主监督", "各主题篇幅", bars, "chart-3"),
    )


def _reader() -> Reader:
    def document(number: int) -> ReaderDocument:
        sentences = tuple(
            ReaderSentence(
                f"D{number}-{index}",
                (
                    Run("坚持"),
                    Run("把方向、管大局、保落实", Mark.FORMULA, "formula-F1"),
                    Run(f"，第{index}项工作。"),
                ),
                f"〔{number}·{index + 3}〕",
                index * 20,
                index * 20 + 18,
                index != 3,
                index % 2 == 0,
            )
            for index in range(6)
        )
        sections = (
            ReaderSection(
                f"D{number}.1", 1, "2022年工作回顾", "工作回顾", "政治引领", sentences[:4]
            ),
            ReaderSection(
                f"D{number}.2", 1, "2023年工作安排", "工作安排", "协商议政", sentences[4:]
            ),
        )
        return ReaderDocument(
            f"D{number}",
            number,
            DISTRICTS[number - 1],
            f"{DISTRICTS[number - 1]}政协工作报告",
            (("层级", "区"), ("回顾年", "2022")),
            True,
            sections,
            f"S{number}",
        )

    def file(document: ReaderDocument) -> ReaderFile:
        """Put each sentence on a line of its own, below a removed line."""
        sentences = [each for section in document.sections for each in section.sentences]
        caption = "区政协协商会现场。"
        pieces: list[RawPiece] = [caption]
        for sentence in sentences:
            pieces += ["\n", RawSentence(sentence.anchor, ())]
        removal = ReaderEntry("图片说明", (ReaderPlace("第1行", 0, len(caption)),), caption)
        end = len(caption) + 1 + len("坚持把方向")
        doubt = ReaderPlace("第2行", len(caption) + 1, end)
        lists = (
            ReaderList("doubts", "存疑", 1, (ReaderEntry("句子残缺", (doubt,)),), "", "疑"),
            ReaderList("removed", "清除", 1, (removal,), "", "清"),
        )
        return ReaderFile(
            id=document.file,
            path="甲山.txt",
            facts=(("格式", "纯文本"),),
            summary=(("存疑", 1, True), ("清除", 1, False)),
            groups=(ReaderGroup(document.id, document.title, lists),),
            pieces=tuple(pieces),
            starts=((0, document.title),),
        )

    topic = ReaderTopic("工作回顾", "政治引领", {"D1": ("D1.1",), "D2": ("D2.1",), "D3": ()})
    plan = ReaderTopic("工作安排", "协商议政", {"D1": ("D1.2",), "D2": ("D2.2",), "D3": ("D3.2",)})
    documents = tuple(document(number) for number in (1, 2, 3))
    return Reader(documents, (topic, plan), tuple(file(each) for each in documents))


def sample_briefing() -> Briefing:
    """Return the invented briefing; the same object content at each call."""
    blocks = (
        Paragraph(
            (Run("提要：", Mark.STRONG), Run("三地两会材料共三份，" * 12), quotation(LONG, 1, 17)),
            ParagraphStyle.SUMMARY,
        ),
        _table("表1", 4, 6),
        Heading(1, "一、", "共性表述与共同做法", "heading-1"),
        Paragraph(
            (
                Run("三地都说"),
                quotation("把方向、管大局、保落实", 1, 21, Mark.FORMULA),
                Run("。"),
                Run("详见附件1", target="annex-1"),
                Run("。"),
            )
        ),
        Heading(2, "（一）", "提法对照", "heading-1-1"),
        Paragraph(
            (
                Run("乙水县的变体为"),
                quotation("把方向、谋全局、保落实", 2, 8, Mark.DIFFERENCE),
                Run("，" + LONG),
            )
        ),
        Heading(3, "1.", "逐条说明", "heading-1-1-1"),
        Paragraph((Run("疑误：", Mark.DOUBT), Run("此处存疑。"))),
        Heading(4, "（1）", "再细一层", "heading-1-1-1-1"),
        *_charts(),
        Heading(1, "二、", "特色亮点", "heading-2"),
        Paragraph(
            (
                Run("甲山区：", Mark.STRONG),
                quotation(LONG, 1, 33, Mark.INITIATIVE),
                Run("他处未见同名做法。"),
            ),
            ParagraphStyle.ITEM,
        ),
        Paragraph((Run("未见专门表述", Mark.MUTED),), ParagraphStyle.NOTE),
    )
    annexes = (
        Part(PartKind.ANNEX, "附件1", "逐节对照", (_side_by_side(),), "annex-1"),
        Part(
            PartKind.ANNEX,
            "附件2",
            "提法全表",
            (Heading(2, "", "全部提法", "annex-2-1"), _table("表3", 14, 60, wide=True)),
            "annex-2",
        ),
    )
    return Briefing(
        title="甲山等三地政协工作报告比对简报",
        subtitle="",
        masthead=Masthead("参阅", "第1期", "某某市政协研究室", "2026年1月5日"),
        parts=(Part(PartKind.BRIEFING, "", "简报", blocks, "briefing"), *annexes),
        imprint=Imprint((("报送", "市政协领导"), ("核稿", "张三"))),
        reader=_reader(),
        labels={"contents": "目录", "search": "检索", "summary": "提要"},
        keywords=("政协", "工作报告"),
    )

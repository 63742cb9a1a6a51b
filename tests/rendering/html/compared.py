"""Small reports with corresponding sentences, for the tests of the comparison."""

from __future__ import annotations

from compare.briefing.document import (
    Briefing,
    Imprint,
    Masthead,
    Reader,
    ReaderDocument,
    ReaderLink,
    ReaderLinks,
    ReaderSection,
    ReaderSentence,
    ReaderTopic,
    Run,
)

REVIEW, PLAN, OPENING = "工作回顾", "工作安排", "引言"
SAME = "坚持把发展经济的着力点放在实体经济上。"
Texts = tuple[tuple[str, str, str, tuple[str, ...]], ...]

FIRST: Texts = (
    (OPENING, "", "", ("各位代表：",)),
    (
        REVIEW,
        "产业",
        "一、产业提质",
        (SAME, "新增规上企业30家，总数达到210家。", "我县独有的一句话说在这里。"),
    ),
    (PLAN, "民生", "二、民生改善", ("新建学校3所，新增学位5000个。", "推进养老服务全覆盖。")),
)
SECOND: Texts = (
    (OPENING, "", "", ("各位代表、同志们：",)),
    (
        REVIEW,
        "产业",
        "一、工业强区",
        (SAME, "新增规上企业45家，总数达到360家。", "区里另有一句不相干的话。"),
    ),
    (PLAN, "开放", "二、扩大开放", ("推进养老服务全覆盖。",)),
)
# The report of the year before, which nothing was compared with but the next one.
EARLIER: Texts = (
    (OPENING, "", "", ("各位代表：",)),
    (REVIEW, "产业", "一、产业起步", ("新增规上企业20家，总数达到180家。",)),
    (PLAN, "民生", "二、民生实事", ("推进养老服务全覆盖。", "修建县城公园两座。")),
)


def document(
    number: int, name: str, year: str, texts: Texts, earlier: bool = False
) -> ReaderDocument:
    """Return a document whose sentences are named D1-0, D1-1 and so on."""
    sections: list[ReaderSection] = []
    place = 0
    for order, (role, theme, heading, sentences) in enumerate(texts, 1):
        made = []
        for text in sentences:
            anchor, label = f"D{number}-{place}", f"〔{number}·{place + 1}〕"
            made.append(
                ReaderSentence(
                    anchor, (Run(text),), label, place * 100, place * 100 + 50, True, True
                )
            )
            place += 1
        sections.append(ReaderSection(f"D{number}.{order}", 1, heading, role, theme, tuple(made)))
    return ReaderDocument(
        f"D{number}",
        number,
        name,
        f"{name}{year}年政府工作报告",
        (),
        True,
        tuple(sections),
        f"S{number}",
        year=year,
        is_earlier=earlier,
    )


def compared_briefing() -> Briefing:
    """Return two districts of one year and the first one's report of the year before."""
    documents = (
        document(1, "甲山县", "2024", EARLIER, earlier=True),
        document(2, "甲山县", "2025", FIRST),
        document(3, "乙水区", "2025", SECOND),
    )
    topics = (
        ReaderTopic(REVIEW, "产业", {"D2": ("D2.2",), "D3": ("D3.2",)}),
        ReaderTopic(REVIEW, "产业（兼及开放）", {"D2": ("D2.2",), "D3": ()}),
        ReaderTopic(PLAN, "民生", {"D2": ("D2.3",), "D3": ()}),
        ReaderTopic(PLAN, "开放", {"D2": (), "D3": ("D3.3",)}),
    )
    links = (
        ReaderLinks(
            "D2",
            "D3",
            (
                ReaderLink("D2-1", "D3-1", "verbatim", 100.0),
                ReaderLink("D2-2", "D3-2", "variant", 82.0),
                ReaderLink("D2-5", "D3-4", "verbatim", 100.0, is_moved=True),
            ),
        ),
        ReaderLinks("D1", "D2", (ReaderLink("D1-1", "D2-2", "variant", 80.0),)),
    )
    return _briefing(Reader(documents, topics, links=links))


def pair_briefing(one: str, other: str) -> Briefing:
    """Return two districts, D1 and D2, with one sentence each, the one a variant of the other."""
    documents = (
        document(1, "甲山县", "2025", ((REVIEW, "产业", "", (one,)),)),
        document(2, "乙水区", "2025", ((REVIEW, "产业", "", (other,)),)),
    )
    topics = (ReaderTopic(REVIEW, "产业", {"D1": ("D1.1",), "D2": ("D2.1",)}),)
    links = (ReaderLinks("D1", "D2", (ReaderLink("D1-0", "D2-0", "variant", 80.0),)),)
    return _briefing(Reader(documents, topics, links=links))


def _briefing(reader: Reader) -> Briefing:
    return Briefing(
        title="两地比对",
        subtitle="",
        masthead=Masthead("", "", "", ""),
        parts=(),
        imprint=Imprint(()),
        reader=reader,
        labels={},
    )

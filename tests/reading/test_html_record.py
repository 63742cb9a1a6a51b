"""Keep what a page says of itself where it is no part of the article: title, source, date."""

from __future__ import annotations

import pytest

from compare.reading.html import HtmlReader
from compare.reading.interface import RawText
from compare.settings import ReadingSettings
from tests.reading.test_html import CONTAINERS, PARAGRAPHS, framed


def read(page: str) -> RawText:
    return HtmlReader().read(page.encode(), "页面.html", ReadingSettings())


def records(raw: RawText, reason: str) -> list[str]:
    return [record.text for record in raw.dropped if record.reason == reason]


@pytest.mark.parametrize("around", CONTAINERS, ids=lambda pair: pair[0] or "bare")
def test_the_title_and_the_line_of_the_publication_are_kept_apart(around):
    raw = read(framed(PARAGRAPHS, around=around))
    assert records(raw, "page_title") == ["县政协工作报告_某某县人民政府门户网站"]
    assert records(raw, "publication") == [
        "发布时间：2023-01-20 09:30 来源：县政协办 浏览次数：1024"
    ]
    assert "发布时间" not in raw.text


def test_navigation_is_recorded_and_does_not_come_first():
    raw = read(framed(PARAGRAPHS))
    assert [record.reason for record in raw.dropped[:2]] == ["page_title", "publication"]
    navigation = " ".join(records(raw, "navigation"))
    for word in ("首页", "上一篇", "丙县法院工作报告", "ICP", "主办单位"):
        assert word in navigation
    assert "脚本" not in navigation
    assert not [word for word in ("坚持服务中心大局",) if word in navigation]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="PubDate" content="2025-01-20 09:00">', "PubDate: 2025-01-20 09:00"),
        ('<meta name="pubdate" content="2025-01-20">', "PubDate: 2025-01-20"),
        (
            '<meta property="article:published_time" content="2025-01-20T09:00:00+08:00">',
            "article:published_time: 2025-01-20T09:00:00+08:00",
        ),
        ('<meta name="ContentSource" content="县政协办">', "ContentSource: 县政协办"),
    ],
)
def test_what_the_head_of_the_page_says(head, expected):
    page = f"<html><head>{head}</head><body>{PARAGRAPHS}</body></html>"
    assert records(read(page), "publication") == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "来源：唐县人民政府办公室　发布时间：2025-01-20",
        "2025-01-20 09:30 来源：县政协办 浏览次数：88",
        "（2025年1月20日）　来源：唐县日报",
        "日期：2025年01月20日 字号：【大 中 小】",
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_forms_of_the_line(line, inside):
    info = f'<div class="x">{line}</div>'
    inner = f'<div id="zoom">{info if inside else ""}{PARAGRAPHS}</div>'
    raw = read(f"<body>{'' if inside else info}{inner}</body>")
    assert records(raw, "publication") == [" ".join(line.split())]
    assert "2025" not in raw.text


def test_a_date_alone_beside_the_article():
    page = f'<body><em id="publish_time">2025-01-20</em><div id="zoom">{PARAGRAPHS}</div></body>'
    assert records(read(page), "publication") == ["2025-01-20"]


def test_the_dates_of_a_list_of_news_are_no_publication():
    news = "".join(f"<li><a href='/{n}'>某县简讯</a> 2025-01-{n}</li>" for n in range(10, 20))
    page = f'<body><ul>{news}</ul><div id="zoom">{PARAGRAPHS}</div></body>'
    assert not records(read(page), "publication")


def test_the_date_of_the_report_itself_stays_in_the_text():
    raw = read(f'<body><div id="zoom"><p>（2025年1月20日）</p>{PARAGRAPHS}</div></body>')
    assert raw.text.startswith("（2025年1月20日）\n")

"""Read web pages as government sites serve them: all of the article, nothing of the frame."""

from __future__ import annotations

import base64
import builtins
import importlib

import pytest

from compare.errors import InputError
from compare.reading.html import HtmlReader
from compare.settings import ReadingSettings
from compare.text import letters_of
from tests.support.reports import SEEDS

FRAME = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>{title}_某某县人民政府门户网站</title>
<style>.x{{color:red}}</style><script>var a="脚本里的中文";</script></head><body>
<div class="top"><h1>某某县人民政府</h1><ul class="nav"><li><a href="/">首页</a><li><a href="/a">政务公开</a>
<li><a href="/b">互动交流</a></ul><input type="hidden" value="藏"></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/g">工作报告</a> &gt; 正文</div>
<div class="main"><div class="left"><h2 class="title">{title}</h2>
<div class="info">发布时间：2023-01-20 09:30　来源：县政协办　浏览次数：1024</div>
<div class="toolbar">字号：<a>大</a> <a>中</a> <a>小</a> <a>打印</a></div>
{opening}{body}{closing}
<div>扫一扫在手机打开当前页</div><div class="bdsharebuttonbox">分享到：<a>微信</a><a>微博</a></div>
<div>【打印】 【关闭】</div><div>上一篇：<a href="/1">邻县政协工作报告</a></div>
<div class="xgxx">相关链接<ul><li><a href="/2">乙县政府工作报告（2023年）</a></li>
<li><a href="/3">丙县法院工作报告</a></li></ul></div></div>
<div class="right"><h3>热门文章</h3><ul><li><a href="/4">丁县召开全会</a><li><a href="/5">戊县简讯</a><li><a href="/6">己县通知</a></ul></div>
</div><div class="footer"><p>主办单位：某某县人民政府办公室</p><p>京ICP备00000000号　京公网安备1号</p></div>
</body></html>"""
OF_THE_FRAME = [
    "首页",
    "政务公开",
    "互动交流",
    "当前位置",
    "发布时间",
    "浏览次数",
    "字号",
    "打印",
    "扫一扫",
    "分享到",
    "上一篇",
    "乙县",
    "丙县",
    "丁县",
    "戊县",
    "热门",
    "主办单位",
    "ICP",
    "脚本",
    "藏",
    "相关链接",
]
CONTAINERS = [
    ('<div id="zoom">', "</div>"),
    ('<div class="view TRS_UEDITOR trs_paper_default">', "</div>"),
    ('<div class="view"><div class="TRS_Editor"><style>p{}</style>', "</div></div>"),
    ('<div id="UCAP-CONTENT">', "</div>"),
    ('<div class="article-content">', "</div>"),
    ("<article>", "</article>"),
    ('<div class="unknown-name-of-a-vendor">', "</div>"),
    ('<table class="layout"><tr><td>', "</td></tr></table>"),
    ("", ""),
]
PARAGRAPHS = "".join(
    f"<p>第{number}点，过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议。</p>"
    for number in "一二三四五六"
)


def read(page: str | bytes, path: str = "页面.html", **settings: object) -> list[str]:
    data = page.encode() if isinstance(page, str) else page
    return HtmlReader().read(data, path, ReadingSettings(**settings)).text.splitlines()


def framed(body: str, title: str = "县政协工作报告", charset: str = "utf-8", around=CONTAINERS[0]):
    opening, closing = around
    return FRAME.format(body=body, title=title, charset=charset, opening=opening, closing=closing)


def split_title(lines: list[str]) -> tuple[str, list[str]]:
    """Take the first line that is long enough for a title out of a text."""
    first = next(number for number, line in enumerate(lines) if len(line) > 8)
    return lines[first], lines[:first] + lines[first + 1 :]


def seed(path) -> tuple[str, list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return split_title([line.strip() for line in lines if line.strip()])


@pytest.mark.parametrize("around", CONTAINERS, ids=lambda pair: pair[0] or "bare")
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_all_of_the_article_and_nothing_of_the_frame(path, around):
    title, lines = seed(path)
    body = "".join(f"<p>&nbsp;&nbsp;<span>{line}</span></p>\n" for line in lines)
    found = read(framed(body, title, around=around))
    assert letters_of("".join(found)) == letters_of("".join([title, *lines]))


@pytest.mark.parametrize("around", CONTAINERS, ids=lambda pair: pair[0] or "bare")
def test_no_word_of_the_frame_is_left(around):
    text = "\n".join(read(framed(PARAGRAPHS, around=around)))
    assert not [word for word in OF_THE_FRAME if word in text]
    assert text.count("第") == 6


def test_inline_elements_are_joined_and_blocks_are_lines():
    body = (
        "<p><span>坚持</span><b>党的</b><font>全面</font>\n  领导</p>"
        "<div>一、回顾<br>一年来&nbsp;&mdash;&#x2014;好</div>"
    )
    lines = read(framed(body + PARAGRAPHS))
    assert lines[:4] == ["县政协工作报告", "坚持党的全面领导", "一、回顾", "一年来 ——好"]


def test_a_table_is_read_row_by_row():
    body = (
        "<table><tr><th>指标</th><th>数值</th></tr>"
        "<tr><td><p>提案</p></td><td><p>395</p><p>件</p></td></tr></table>"
    )
    assert read(framed(PARAGRAPHS + body))[-2:] == ["指标\t数值", "提案\t395 件"]


def test_what_is_hidden_is_left_out():
    body = (
        '<p style="color:red; display : none">暗一</p><div hidden>暗二</div><!-- 暗三 -->'
        "<noscript>暗四</noscript><template>暗五</template><select><option>暗六</option></select>"
    )
    assert "暗" not in "".join(read(framed(body + PARAGRAPHS)))


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("nonsense", "gb18030"),
        ("big5", "utf-8-sig"),
    ],
)
def test_the_encoding_is_found(charset, codec):
    page = framed(PARAGRAPHS, charset=charset).encode(codec)
    assert read(page)[0] == "县政协工作报告"


def test_a_wrong_word_about_the_encoding_is_not_believed():
    assert read(framed(PARAGRAPHS, charset="utf-8").encode("gb18030"))[0] == "县政协工作报告"


def test_single_broken_bytes_and_nuls_do_not_spoil_a_page():
    page = framed(PARAGRAPHS * 20).encode() + b"<p>\xff\x00</p>"
    assert read(page)[0] == "县政协工作报告"


def test_the_title_is_not_doubled():
    body = '<p style="text-align:center">县政协<br>工作报告</p>' + PARAGRAPHS
    assert "".join(read(framed(body))).count("县政协工作报告") == 1


def test_links_in_the_text_stay():
    body = '<p>见<a href="/x">县政协章程</a>的规定。</p>' + PARAGRAPHS
    assert "见县政协章程的规定。" in read(framed(body))


def test_a_web_archive_is_opened():
    content = base64.encodebytes(framed(PARAGRAPHS, charset="gbk").encode("gbk")).decode()
    page = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{content}\r\n--b--\r\n"
    )
    assert read(page, "页面.mhtml")[0] == "县政协工作报告"


def test_a_web_archive_without_a_page_is_refused():
    with pytest.raises(InputError, match="holds no web page"):
        read("MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx", "页面.mht")


def test_too_large_a_page_is_refused():
    with pytest.raises(InputError, match=r"reading\.largest_file"):
        read(framed(PARAGRAPHS), largest_file=100)


def test_an_unknown_encoding_is_refused():
    with pytest.raises(InputError, match="encoding"):
        read(bytes(range(128, 256)) * 40)


def test_deep_markup_is_borne_and_the_deepest_refused():
    assert read(framed('<div class="nav">' * 5_000 + PARAGRAPHS))
    with pytest.raises(InputError, match="deeper"):
        read(framed("<div>" * 1_000_000 + PARAGRAPHS))


def test_many_unclosed_paragraphs_are_not_deep():
    assert len(read(framed("<p>过去一年，县政协坚持服务中心大局。<br>" * 20_000))) == 20_001


@pytest.mark.parametrize("page", ["", "<html></html>", "<!-- ", "<p", "&#0;&#xD800;&#x110000;"])
def test_pages_without_text_give_no_text(page):
    assert not letters_of("".join(read(page)))


@pytest.mark.parametrize("module", ["selectolax.lexbor", "trafilatura"])
def test_without_the_libraries(module, monkeypatch):
    real = importlib.import_module

    def refuse(name, package=None):
        if name == module:
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr("compare.reading.html.reader.import_module", refuse)
    monkeypatch.setattr("compare.reading.html.article.import_module", refuse)
    if module == "trafilatura":
        assert read(framed(PARAGRAPHS, around=("", "")))
        return
    with pytest.raises(InputError, match=r'pip install "compare-reports\[html\]"'):
        read(framed(PARAGRAPHS))


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_: object, **__: object):
        raise AssertionError("a page must not be asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr(builtins, "eval", refuse)
    body = '<img src="http://example.org/x.png"><iframe src="http://example.org"></iframe>'
    assert read(framed(body + PARAGRAPHS))


def test_lines_like_those_of_a_frame_belong_to_the_text_they_stand_in_the_midst_of():
    items = "".join(
        f"<p>{number}．为民办好实事之{number}，新建改建农村公路三百公里，惠及沿线群众十余万人，年内全部完工并通车。</p>"
        "<p>主办单位：县交通运输局</p>"
        for number in "一二三"
    )
    lines = read(framed(PARAGRAPHS + items))
    assert lines.count("主办单位：县交通运输局") == 3
    assert not any("办公室" in line for line in lines)

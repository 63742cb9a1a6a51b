from __future__ import annotations

import json
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import html

from compare.briefing.document import (
    Briefing,
    Chart,
    Citation,
    Heading,
    Inlines,
    Paragraph,
    Quotation,
    Reader,
    Run,
)
from compare.rendering.html import render_html
from tests.rendering.html.conftest import NASTY, TEMPLATES


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def visible_text(tree: html.HtmlElement) -> str:
    parts = tree.xpath("//body//text()[not(ancestor::script) and not(ancestor::style)]")
    return "".join(parts)


def all_inlines(briefing: Briefing) -> Iterator[Inlines]:
    for part in briefing.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield block.inlines
            elif not isinstance(block, Heading | Chart):
                yield block.note
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs


def expected_texts(briefing: Briefing) -> Iterator[str]:
    yield from (briefing.title, briefing.subtitle)
    yield from (
        briefing.masthead.series,
        briefing.masthead.issue,
        briefing.masthead.office,
        briefing.masthead.date,
    )
    for line in briefing.imprint.lines:
        yield from line
    for part in briefing.parts:
        if part.label:
            yield part.label + part.title
        for block in part.blocks:
            if isinstance(block, Heading):
                yield block.number + block.text
            elif not isinstance(block, Paragraph):
                yield block.number + block.caption
                yield from (column.title for column in getattr(block, "columns", ()))
    for inlines in all_inlines(briefing):
        yield "".join(
            each.text + each.citation.label if isinstance(each, Quotation) else each.text
            for each in inlines
        )


def page_data(tree: html.HtmlElement) -> dict:
    return json.loads(tree.get_element_by_id("page-data").text)


def test_same_briefing_gives_the_same_string(briefing: Briefing, text: str) -> None:
    assert render_html(briefing, TEMPLATES) == text


def test_no_outside_address(text: str, tree: html.HtmlElement) -> None:
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {"http://www.w3.org/2000/svg"}
    addresses = [
        value for name in ("href", "src", "action", "data") for value in tree.xpath(f"//@{name}")
    ]
    assert {value for value in addresses if not value.startswith("#")} == {"data:,"}
    assert "url(" not in text
    assert "@import" not in text


def test_policy_admits_exactly_the_style_and_the_script(text: str) -> None:
    policy = html.document_fromstring(text).xpath("//meta[@http-equiv]/@content")[0]
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(style) == len(script) == 1
    for name, source in (("style-src", style[0]), ("script-src", script[0])):
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_inline(tree: html.HtmlElement) -> None:
    assert tree.xpath("//@style") == []
    assert [
        name for element in tree.iter() for name in element.attrib if name.startswith("on")
    ] == []


def test_everything_of_the_briefing_is_printed(briefing: Briefing, tree: html.HtmlElement) -> None:
    text = squeezed(visible_text(tree))
    missing = [each for each in expected_texts(briefing) if squeezed(each) not in text]
    assert missing == []


def test_a_quotation_is_directly_followed_by_its_label(
    briefing: Briefing, tree: html.HtmlElement
) -> None:
    quotations = [
        each for inlines in all_inlines(briefing) for each in inlines if isinstance(each, Quotation)
    ]
    elements = tree.xpath("//q")
    assert [element.text_content() for element in elements] == [each.text for each in quotations]
    for element, quotation in zip(elements, quotations, strict=True):
        label = element.getnext()
        assert not element.tail
        assert label.text_content() == quotation.citation.label
        # Where the label leads to the original, the script says the rest once somebody asks.
        assert label.get("title") == (None if label.get("href") else quotation.citation.detail)
        place = (
            element.get("data-document"),
            int(element.get("data-start")),
            int(element.get("data-end")),
        )
        assert place == (
            quotation.citation.document,
            quotation.citation.start,
            quotation.citation.end,
        )


def test_a_label_without_a_quotation_leads_to_the_original(briefing: Briefing) -> None:
    citation = Citation("〔2·4〕", "乙水县，第4行", "坚持", "D2", "S2", 20, 38)
    part = replace(
        briefing.parts[0], blocks=(Paragraph((Run("6%"), Run("〔2·4〕", citation=citation))),)
    )
    page = render_html(replace(briefing, parts=(part,)), TEMPLATES)
    assert '6%<a class="citation" href="#D2-1">〔2·4〕</a>' in page


def test_a_citation_leads_to_its_sentence_or_nowhere(
    briefing: Briefing, tree: html.HtmlElement
) -> None:
    assert {label.get("href") for label in tree.xpath("//q/following-sibling::*[1]")} == {
        "#D1-0",
        "#D2-0",
    }
    without = html.document_fromstring(
        render_html(replace(briefing, reader=Reader((), ())), TEMPLATES)
    )
    assert {label.tag for label in without.xpath("//q/following-sibling::*[1]")} == {"span"}


def test_a_target_is_a_link_only_where_it_exists(
    tree: html.HtmlElement, briefing: Briefing
) -> None:
    assert tree.xpath("//q/a/@href")
    ids = set(tree.xpath("//@id")) | {
        sentence["id"]
        for document in page_data(tree)["documents"]
        for section in document["sections"]
        for sentence in section["sentences"]
    }
    places = {href[1:] for href in tree.xpath("//main//a/@href") if "?" not in href}
    assert places <= ids
    without = html.document_fromstring(
        render_html(replace(briefing, parts=briefing.parts[:1]), TEMPLATES)
    )
    assert without.xpath("//q/a") == []


def test_ids_are_unique(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_references_between_elements_hold(tree: html.HtmlElement) -> None:
    ids = set(tree.xpath("//@id"))
    named = tree.xpath("//@aria-labelledby | //@aria-describedby | //@for")
    assert set(named) <= ids


def test_headings_skip_no_level(tree: html.HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_text_stays_text(text: str, tree: html.HtmlElement) -> None:
    data = page_data(tree)
    assert data["documents"][0]["sections"][-1]["sentences"][0]["runs"] == [NASTY]
    assert data["documents"][0]["sections"][-1]["heading"] == f"标题{NASTY}"
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//b") == []
    assert NASTY.strip() in visible_text(tree)
    assert "window.broken=1</script>" not in text


def test_originals_stand_once(briefing: Briefing, text: str) -> None:
    sentence = "开又接着说完。"
    assert text.count(sentence) == 1


def test_the_data_hold_every_sentence(briefing: Briefing, tree: html.HtmlElement) -> None:
    written = [
        (
            sentence["id"],
            "".join(run if isinstance(run, str) else run[0] for run in sentence["runs"]),
            sentence["label"],
            "damaged" not in sentence,
        )
        for document in page_data(tree)["documents"]
        for section in document["sections"]
        for sentence in section["sentences"]
    ]
    assert written == [
        (
            sentence.anchor,
            "".join(run.text for run in sentence.runs),
            sentence.label,
            sentence.usable,
        )
        for document in briefing.reader.documents
        for section in document.sections
        for sentence in section.sentences
    ]


def test_every_word_of_the_interface_is_used() -> None:
    folder = TEMPLATES / "page"
    used = "".join(
        path.read_text("utf-8") for path in (*folder.glob("*.j2"), *folder.glob("script/*.js"))
    )
    words = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    composed = (
        "view_",
        "filter_",
        "form_",
        "chart_",
        "grade_",
        "side_",
        "layout_",
        "previous_",
        "next_",
    )
    unused = [
        name for name in words if not name.startswith(composed) and f"words.{name}" not in used
    ]
    assert unused == []


def test_a_label_of_the_briefing_goes_before_the_word_of_the_page(briefing: Briefing) -> None:
    page = render_html(replace(briefing, labels={"page_view_compare": "左右对读"}), TEMPLATES)
    assert html.document_fromstring(page).xpath("//nav[@class='tabs']/a/text()")[1] == "左右对读"


@pytest.mark.parametrize("part", ["parts", "keywords"])
def test_an_empty_briefing_is_a_page(briefing: Briefing, part: str) -> None:
    assert "</html>" in render_html(replace(briefing, **{part: ()}), TEMPLATES)


def test_a_plain_run_with_a_target_is_a_link(briefing: Briefing) -> None:
    part = replace(briefing.parts[0], blocks=(Paragraph((Run("见", target="annex-2"),)),))
    page = render_html(replace(briefing, parts=(part, *briefing.parts[1:])), TEMPLATES)
    assert '<a class="inner" href="#annex-2">见</a>' in page

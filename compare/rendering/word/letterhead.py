"""Open a letterhead of the user's own, fill in its blanks and find the place of the briefing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from compare.errors import TemplateError
from compare.rendering.word.nodes import Node
from compare.rendering.xml_text import printable

PLACE = "正文"
"""The name of the paragraph, bookmark or control where the briefing is put."""
SERIES, ISSUE, OFFICE, DATE, TITLE = "刊名", "期号", "编发单位", "日期", "标题"
IMPRINT_LINES = ("报送", "核稿")
_BLANK = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_TYPES = "[Content_Types].xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TEXT, _PARAGRAPH, _BODY_END = qn("w:t"), qn("w:p"), qn("w:sectPr")


def open_letterhead(path: Path) -> WordDocument:
    """Open a DOCX or DOTX; raises `TemplateError` with the reason where it cannot be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"cannot be read: {error.strerror}", place=path, remedy="give an existing DOCX file"
        ) from error
    if data.startswith(_OLD_OFFICE):
        raise TemplateError(
            "is a DOC file or has a password",
            place=path,
            remedy="save it as DOCX without a password",
        )
    try:
        document = Document(BytesIO(_as_document(data)))
        body = document.element.body
    except (BadZipFile, KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise TemplateError(
            f"is no intact Word document: {error}",
            place=path,
            remedy="open it in Word or WPS and save it as DOCX",
        ) from error
    if body is None or body.find(_BODY_END) is None:
        raise TemplateError(
            "has no page setup", place=path, remedy="open it in Word or WPS and save it as DOCX"
        )
    return document


def _as_document(data: bytes) -> bytes:
    """Return a package whose main part is a document, also where it was a template (DOTX)."""
    with ZipFile(BytesIO(data)) as source:
        types = source.read(_TYPES)
        if b"template.main+xml" not in types:
            return data
        packed = BytesIO()
        with ZipFile(packed, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                if name == _TYPES:
                    content = types.replace(b"template.main+xml", b"document.main+xml")
                target.writestr(name, content)
        return packed.getvalue()


def fill_blanks(document: WordDocument, words: Mapping[str, str], path: Path) -> set[str]:
    """Fill blanks such as {{期号}} on the page, in headers and footers; return their names.

    Raises `TemplateError` for a name that nothing stands for.
    """
    filled: set[str] = set()
    for root in _roots(document):
        for paragraph in root.iter(_PARAGRAPH):
            filled |= _fill(paragraph, words, path)
    return filled


def _roots(document: WordDocument) -> Iterator[Node]:
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def _fill(paragraph: Node, words: Mapping[str, str], path: Path) -> set[str]:
    texts = [text for text in paragraph.iter(_TEXT) if _owner(text) is paragraph]
    whole = "".join(text.text or "" for text in texts)
    found = [match for match in _BLANK.finditer(whole) if match.group(1) != PLACE]
    for match in reversed(found):
        name = match.group(1)
        if name not in words:
            known = "、".join(f"{{{{{each}}}}}" for each in (PLACE, *words))
            raise TemplateError(
                f"nothing is called {{{{{name}}}}}", place=path, remedy=f"known are {known}"
            )
        _replace(texts, match.start(), match.end(), printable(words[name]))
    return {match.group(1) for match in found}


def _owner(text: Node) -> Node:
    """Return the innermost paragraph: text boxes hold paragraphs of their own."""
    return next(text.iterancestors(_PARAGRAPH))


def _replace(texts: list[Node], start: int, end: int, new: str) -> None:
    """Replace a span that may run over several runs; the first of them takes the new words."""
    place = 0
    for text in texts:
        own = text.text or ""
        low, high = max(start - place, 0), min(end - place, len(own))
        if low < high:
            text.text = own[:low] + new + own[high:]
            text.set(qn("xml:space"), "preserve")
            new = ""
        place += len(own)


def take_place(document: WordDocument, path: Path) -> tuple[Node, int]:
    """Return the body and the position for the briefing; the mark is taken out.

    Without a mark it is the end. Raises `TemplateError` for a mark inside a table or text box.
    """
    body: Node = document.element.body
    mark = _mark(body)
    if mark is None:
        return body, len(body) - 1
    if mark.getparent() is not body:
        raise TemplateError(
            f"{{{{{PLACE}}}}} stands inside a table or text box",
            place=path,
            remedy="put it into a paragraph of its own",
        )
    position = body.index(mark)
    words = "".join(text.text or "" for text in mark.iter(_TEXT))
    section = mark.find(f"{qn('w:pPr')}/{_BODY_END}")
    if section is not None or _BLANK.sub("", words).strip():
        # What else the paragraph carries stays above the briefing, a section's end below it.
        for text in mark.iter(_TEXT):
            text.text = _BLANK.sub("", text.text or "")
        return body, position + (section is None)
    body.remove(mark)
    return body, position


def _mark(body: Node) -> Node | None:
    for paragraph in body.iter(_PARAGRAPH):
        words = "".join(t.text or "" for t in paragraph.iter(_TEXT) if _owner(t) is paragraph)
        if any(match.group(1) == PLACE for match in _BLANK.finditer(words)):
            return _outermost_control(paragraph)
    for bookmark in body.iter(qn("w:bookmarkStart")):
        if bookmark.get(qn("w:name")) == PLACE:
            return next(bookmark.iterancestors(_PARAGRAPH), bookmark)
    for control in body.iter(qn("w:sdt")):
        for tag in ("alias", "tag"):
            named = control.find(f"{qn('w:sdtPr')}/{qn(f'w:{tag}')}")
            if named is not None and named.get(qn("w:val")) == PLACE:
                return control
    return None


def _outermost_control(paragraph: Node) -> Node:
    """Return the content control that holds nothing but this paragraph, or the paragraph."""
    content = paragraph.getparent()
    if content.tag == qn("w:sdtContent") and len(content) == 1:
        return content.getparent()
    return paragraph

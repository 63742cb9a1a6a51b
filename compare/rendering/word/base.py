"""Make the empty package that python-docx opens: nothing in it comes from another's template."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZipFile

from docx.opc.oxml import serialize_part_xml

from compare.rendering.word import measures
from compare.rendering.word.nodes import Node, field, node, paragraph, run, val
from compare.rendering.word.sections import FOOTER_EVEN, FOOTER_ODD
from compare.rendering.word.styles import Style
from compare.rendering.word.stylesheet import styles_part

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROMAN = "02020603050405020304"

NUMBERING = "numbering"
COMMENTS = "comments"
"""Names of the relationships to the parts that are filled at the end."""

_CORE = (
    _DECLARATION + f'<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)


def empty_package(series_size: float) -> bytes:
    """Make a document without content but with styles, settings, faces and footers."""
    parts = {
        "document": ("document", "document.main", node("w:document", None, [node("w:body")])),
        "styles": ("styles", "styles", styles_part(series_size)),
        "settings": ("settings", "settings", _settings()),
        "fontTable": ("fontTable", "fontTable", _faces()),
        NUMBERING: ("numbering", "numbering", node("w:numbering")),
        COMMENTS: ("comments", "comments", node("w:comments")),
        FOOTER_ODD: ("footer", "footer", _footer("right")),
        FOOTER_EVEN: ("footer", "footer", _footer("left")),
    }
    files = {
        "[Content_Types].xml": _content_types({name: part[1] for name, part in parts.items()}),
        "_rels/.rels": _relations(
            [
                ("document", _RELATIONS + "officeDocument", "word/document.xml"),
                (
                    "core",
                    _PACKAGE + "relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            ]
        ),
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _relations(
            (name, _RELATIONS + part[0], f"{name}.xml")
            for name, part in parts.items()
            if name != "document"
        ),
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        for name, (_, _, root) in parts.items():
            archive.writestr(f"word/{name}.xml", serialize_part_xml(root))
    return stream.getvalue()


def _content_types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'


def _settings() -> Node:
    compatibility: dict[str, str | int] = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": 15,
    }
    return node(
        "w:settings",
        None,
        [
            node("w:zoom", {"w:percent": 100}),
            val("w:defaultTabStop", 420),
            node("w:evenAndOddHeaders"),
            val("w:characterSpacingControl", "compressPunctuation"),
            node("w:compat", None, [node("w:useFELayout"), node("w:compatSetting", compatibility)]),
            node(
                "w:themeFontLang",
                {"w:val": measures.LATIN_LANGUAGE, "w:eastAsia": measures.LANGUAGE},
            ),
            val("w:decimalSymbol", "."),
            val("w:listSeparator", ","),
        ],
    )


def _faces() -> Node:
    """Tell which faces may stand in: the title face is not part of any office program."""
    chinese = [
        node(
            "w:font",
            {"w:name": name},
            [val("w:altName", others), val("w:charset", "86"), val("w:family", "auto")],
        )
        for name, others in measures.FACE_ALTERNATIVES.items()
    ]
    latin = node(
        "w:font",
        {"w:name": measures.LATIN},
        [val("w:panose1", _ROMAN), val("w:charset", "00"), val("w:family", "roman")],
    )
    return node("w:fonts", None, [latin, *chinese])


def _footer(align: str) -> Node:
    content = [run("— "), field("PAGE", "1"), run(" —")]
    side = [] if align == "left" else [val("w:jc", align)]
    return node("w:ftr", None, [paragraph(Style.PAGE_NUMBER, content, side)])

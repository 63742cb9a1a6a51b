"""Set the properties of the document and pack it so that the same briefing gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

from compare.briefing.document import Briefing
from compare.rendering.dates import fixed_date
from compare.rendering.word.measures import LANGUAGE
from compare.rendering.xml_text import printable

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LONGEST_PROPERTY = 255


def document_date(briefing: Briefing) -> datetime:
    """Return the date of the masthead, a fixed one if it has none: never that of today."""
    return fixed_date(briefing.masthead.date)


def set_properties(document: Document, briefing: Briefing) -> None:
    """Set the core properties of a document of python-docx."""
    head = briefing.masthead
    properties = document.core_properties
    properties.title = _property(briefing.title)
    properties.subject = _property(briefing.subtitle or head.series + head.issue)
    properties.keywords = _property("；".join(briefing.keywords))
    properties.author = _property(head.office)
    properties.last_modified_by = _property(head.office)
    properties.language = LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = document_date(briefing)


def _property(text: str) -> str:
    return printable(text)[:_LONGEST_PROPERTY]


def pack(document: Document) -> bytes:
    """Save a document of python-docx with files in a fixed order and of a fixed date."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, _ZIP_DATE)
            entry.compress_type = ZIP_DEFLATED
            # The default differs between systems.
            entry.create_system = _UNIX
            target.writestr(entry, source.read(name))
    return packed.getvalue()

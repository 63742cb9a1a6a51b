"""Name how paragraphs and the characters in them are set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from compare.briefing.document import Mark
from compare.rendering.fonts import Face
from compare.rendering.pdf import geometry as g


class Setting(StrEnum):
    """Name how lines fill their width."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """Hold how a paragraph is set; indents are points, `first` is added in the first line."""

    face: Face = Face.FANGSONG
    size: float = g.BODY_SIZE
    leading: float = g.BODY_LEADING
    colour: str = g.INK
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    setting: Setting = Setting.JUSTIFY
    balanced: bool = False
    before: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """Hold how a character is set and what it means."""

    face: Face
    size: float
    colour: str
    mark: Mark = Mark.PLAIN
    target: str | None = None
    glued: bool = False


INDENT = 2 * g.BODY_SIZE

BODY = BlockStyle(first=INDENT)
SUMMARY = replace(BODY, face=Face.KAI)
NOTE = BlockStyle(
    face=Face.KAI, size=g.NOTE_SIZE, leading=g.NOTE_LEADING, first=2 * g.NOTE_SIZE, before=4.0
)
ITEM = BlockStyle(size=g.NOTE_SIZE, leading=g.NOTE_LEADING, first=2 * g.NOTE_SIZE)
HEADING_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}
TITLE = BlockStyle(
    face=Face.TITLE,
    size=g.TITLE_SIZE,
    leading=g.TITLE_LEADING,
    setting=Setting.CENTER,
    balanced=True,
    keep_with_next=True,
)
SUBTITLE = replace(TITLE, face=Face.KAI, size=g.SUBTITLE_SIZE, leading=g.BODY_LEADING)
ANNEX_LABEL = BlockStyle(
    face=Face.HEI, size=g.ANNEX_LABEL_SIZE, setting=Setting.LEFT, keep_with_next=True
)
CAPTION = BlockStyle(
    face=Face.HEI,
    size=g.CAPTION_SIZE,
    leading=g.CAPTION_LEADING,
    setting=Setting.CENTER,
    balanced=True,
)
TABLE_NOTE = BlockStyle(face=Face.SONG, size=g.TABLE_NOTE_SIZE, leading=g.TABLE_NOTE_LEADING)
IMPRINT = BlockStyle(
    size=g.IMPRINT_SIZE,
    leading=g.IMPRINT_LEADING,
    left=g.IMPRINT_SIZE,
    right=g.IMPRINT_SIZE,
    setting=Setting.LEFT,
)


def heading_style(level: int) -> BlockStyle:
    """Return the style of a heading; all levels share the size of the body."""
    face = HEADING_FACES.get(level, Face.FANGSONG)
    return replace(BODY, face=face, setting=Setting.LEFT, keep_with_next=True)

"""Name the faces, find their files and choose the face that has a character's glyph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from compare.errors import SettingsError
from compare.rendering.fonts.reportlab_setup import prepare_reportlab


class Face(StrEnum):
    """Name a face by its role in an official document."""

    FANGSONG = "fangsong"
    """仿宋, for body text."""
    HEI = "hei"
    """黑体, for first-level headings and table heads."""
    KAI = "kai"
    """楷体, for second-level headings."""
    SONG = "song"
    """宋体, for page numbers; has the widest coverage."""
    TITLE = "title"
    """小标宋, or its stand-in, for titles."""


# Song first, because it has every character that any of the others has.
FALLBACK = (Face.SONG, Face.HEI, Face.KAI, Face.FANGSONG, Face.TITLE)
SYMBOLS = (0x25A0, 0x26FF)
"""Signs such as ● ◐ ○ ■ ★ always come from 黑体, lest they differ in size within a table."""


def bundled_path(face: Face) -> Path:
    """Return the file of the face that ships with this package."""
    return Path(__file__).resolve().parent / f"{face}.ttf"


MISSING = "〓"
"""What typesetters print for a character that they have no type for."""


class Glyph(NamedTuple):
    """Hold by which face a character is set, how wide in em, and whether any face has it."""

    face: Face
    width: float
    covered: bool


@dataclass(frozen=True, eq=False, slots=True)
class FaceSet:
    """Hold the loaded faces; `names` are the names under which reportlab knows them."""

    paths: Mapping[Face, Path]
    names: Mapping[Face, str]
    widths: Mapping[Face, Mapping[int, float]]
    _glyphs: dict[Face, _Glyphs] = field(default_factory=dict)

    def glyphs(self, wanted: Face) -> Mapping[str, Glyph]:
        """Return the glyph of each character where `wanted` is asked for, fallback included."""
        if wanted not in self._glyphs:
            self._glyphs[wanted] = _Glyphs(self, wanted)
        return self._glyphs[wanted]

    def has(self, character: str, face: Face) -> bool:
        """Tell whether `face` itself has a glyph for `character`."""
        return ord(character) in self.widths[face]

    def face_for(self, character: str, wanted: Face) -> Face:
        """Return `wanted`, or the first fallback that has the glyph; `wanted` if none has it."""
        code = ord(character)
        if SYMBOLS[0] <= code <= SYMBOLS[1] and code in self.widths[Face.HEI]:
            return Face.HEI
        if code in self.widths[wanted]:
            return wanted
        return next((face for face in FALLBACK if code in self.widths[face]), wanted)

    def covers(self, character: str) -> bool:
        """Tell whether any face has a glyph for `character`."""
        code = ord(character)
        return code in self.widths[Face.SONG] or any(code in self.widths[f] for f in FALLBACK)

    def printable(self, text: str) -> str:
        """Return the text with 〓 for each character that no face has."""
        glyphs = self.glyphs(Face.SONG)
        return "".join([one if glyphs[one].covered else MISSING for one in text])

    def width(self, character: str, wanted: Face) -> float:
        """Return the advance width of `character` in em, fallback included."""
        return self.glyphs(wanted)[character].width

    def measure(self, text: str, wanted: Face, size: float) -> float:
        """Return the width of `text` in points at `size` points."""
        glyphs = self.glyphs(wanted)
        return size * sum([glyphs[character].width for character in text])

    def pieces(self, text: str, wanted: Face) -> list[tuple[Face, str]]:
        """Split `text` into stretches that one face can set."""
        result: list[tuple[Face, str]] = []
        for character in text:
            face = self.face_for(character, wanted)
            if result and result[-1][0] is face:
                result[-1] = (face, result[-1][1] + character)
            else:
                result.append((face, character))
        return result


class _Glyphs(dict[str, Glyph]):
    """Look up each character once: a briefing sets a few thousand of them very often."""

    def __init__(self, faces: FaceSet, wanted: Face) -> None:
        super().__init__()
        self._faces, self._wanted = faces, wanted

    def __missing__(self, character: str) -> Glyph:
        face = self._faces.face_for(character, self._wanted)
        width = self._faces.widths[face].get(ord(character), 1.0)
        made = self[character] = Glyph(face, width, self._faces.covers(character))
        return made


def own_faces(folder: Path | None) -> dict[str, Path]:
    """Return the faces in an office's folder by name, such as fangsong.ttf; nothing for None.

    Raises SettingsError where the folder does not exist or holds no face.
    """
    if folder is None:
        return {}
    found = {str(face): folder / f"{face}.ttf" for face in Face}
    found = {name: path for name, path in found.items() if path.is_file()}
    if not found:
        names = ", ".join(f"{face}.ttf" for face in Face)
        raise SettingsError("no faces there.", place=folder, remedy=f"put one of {names} into it.")
    return found


def load_faces(overrides: Mapping[str, Path | str] | None = None) -> FaceSet:
    """Load and register the five faces; `overrides` maps a face's name to a TrueType file.

    Raises SettingsError for an unknown name and for a file that reportlab cannot embed.
    """
    known = {str(face) for face in Face}
    for name in overrides or {}:
        if name not in known:
            remedy = f"use one of {', '.join(sorted(known))}."
            raise SettingsError(f"unknown face {name!r}.", remedy=remedy)
    chosen = {name: str(Path(path).resolve()) for name, path in (overrides or {}).items()}
    return _load(tuple(sorted(chosen.items())))


@cache
def _load(overrides: tuple[tuple[str, str], ...]) -> FaceSet:
    given = dict(overrides)
    paths = {face: Path(given.get(str(face), bundled_path(face))) for face in Face}
    names = {}
    widths = {}
    for face, path in paths.items():
        name = _registered_name(face, path)
        names[face] = name
        widths[face] = _register(name, path)
    prepare_reportlab(names[Face.SONG])
    return FaceSet(paths, names, widths)


def _registered_name(face: Face, path: Path) -> str:
    """Return a name that tells an override from the bundled face of the same role."""
    if path == bundled_path(face):
        return f"compare-{face}"
    return f"compare-{face}-{sha256(str(path).encode()).hexdigest()[:8]}"


def _register(name: str, path: Path) -> dict[int, float]:
    """Register the file with reportlab and return the width of each of its characters in em."""
    try:
        font: Any = TTFont(name, str(path))
    except (TTFError, OSError) as error:
        raise SettingsError(
            f"the font cannot be embedded ({error}).",
            place=path,
            remedy="give a TrueType file (.ttf, or a .ttc with TrueType outlines).",
        ) from error
    pdfmetrics.registerFont(font)
    # Without all four mappings reportlab falls back to Helvetica for bold and italic.
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(name, bold, italic, name)
    widths = {code: width / 1000 for code, width in font.face.charWidths.items()}
    # reportlab knows the glyphs of some characters but not their widths, and the other way round.
    return {code: widths.get(code, 1.0) for code in font.face.charToGlyph}

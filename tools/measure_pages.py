"""Measure the pages of a briefing's PDF with pdfium, and print what is wrong with them.

    python tools/measure_pages.py BRIEFING.pdf [--pages]

Measured are lines that begin or end against the rules (kinsoku), ink outside the type area of
GB/T 9704, glyphs that lie on each other, text of body size off the grid of 22 lines, characters
that their face has no glyph for, faces that are not embedded, links and outline entries that lead
nowhere, empty pages, and how far down each page is filled. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import ctypes
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
from fontTools.ttLib import TTFont
from pypdfium2 import raw

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.rendering.fonts import Face, bundled_path  # noqa: E402

# GB/T 9704-2012, in points; a turned page keeps the type area of the sheet.
MM = 72 / 25.4
TOP, LEFT, WIDTH, HEIGHT = 37 * MM, 28 * MM, 156 * MM, 225 * MM
TURNED_TOP, TURNED_LEFT = 28 * MM, 37 * MM
BODY_SIZE, BODY_LEADING = 15.79, 28.97

# GB/T 15834: what may not begin and what may not end a line.
NOT_FIRST = frozenset("，。、；：？！”’）》〉」』】〕〗］｝％‰℃°,;:?!)]}%·…")
NOT_LAST = frozenset("“‘（《〈「『【〔〖［｛([{￥¥№")

TOLERANCE = 1.0
PATH_TOLERANCE = 1.6
"""pdfium's bounds of a rule reach beyond its ends by its thickness."""
OVERLAP = 0.4
"""The share of the smaller of two glyphs that the other must hide to count."""
WIDEST_GAP = 1.35
"""The gap, in em, that parts two cells of a row."""
SURROGATE = 0xD800


@dataclass(frozen=True, slots=True)
class Glyph:
    """Hold a visible character: its base line, its size, its face, and the edges of its ink."""

    text: str
    x: float
    base: float
    size: float
    face: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold one thing that is wrong: its kind, its page from 1, and what shows it."""

    kind: str
    page: int
    words: str


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """Hold one page: its glyphs by line, how far down it is filled, and body lines on the grid."""

    number: int
    turned: bool
    lines: tuple[tuple[Glyph, ...], ...]
    filled: float
    body_lines: int
    on_grid: int

    @property
    def text(self) -> str:
        """Return the text without blanks and page number."""
        return "".join(glyph.text for line in self.lines for glyph in line)


@dataclass(slots=True)
class Measures:
    """Hold the pages and the faults of a file."""

    pages: list[PageMeasure] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    links: int = 0

    def of(self, kind: str) -> list[Fault]:
        """Return the faults of one kind."""
        return [fault for fault in self.faults if fault.kind == kind]

    @property
    def grid_share(self) -> float:
        """Return the share of lines of body size that stand on the grid of 22 lines."""
        lines = sum(page.body_lines for page in self.pages)
        return sum(page.on_grid for page in self.pages) / lines if lines else 1.0


def measure_pages(pdf: bytes | Path) -> Measures:
    """Return the measures of a PDF; y of glyphs runs downwards from the top of the page."""
    document: Any = pypdfium2.PdfDocument(pdf)
    measures = Measures()
    for number, page in enumerate(document, start=1):
        turned = page.get_width() > page.get_height()
        area = _area(turned)
        lines, foot = _lines(list(_glyphs(page)), area)
        paths = [box for box in _paths(page) if box[3] - box[1] < HEIGHT * 1.02]
        measures.faults += _line_faults(number, lines)
        measures.faults += _outside(number, lines, paths, area)
        measures.faults += _overlaps(number, lines)
        measures.faults += _glyph_faults(number, lines, foot)
        measures.faults += _faces(number, page)
        measures.links += _links(document, page, number, measures.faults)
        measures.pages.append(_page(number, turned, lines, paths, area))
        if not lines:
            measures.faults.append(Fault("empty page", number, ""))
        page.close()
    _outline(document, measures.faults)
    document.close()
    return measures


def _area(turned: bool) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the type area."""
    if turned:
        return TURNED_LEFT, TURNED_TOP, TURNED_LEFT + HEIGHT, TURNED_TOP + WIDTH
    return LEFT, TOP, LEFT + WIDTH, TOP + HEIGHT


def _glyphs(page: Any) -> Iterator[Glyph]:  # noqa: ANN401
    text = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]
    name = ctypes.create_string_buffer(120)
    flags = ctypes.c_int()
    high = 0
    for index in range(raw.FPDFText_CountChars(text.raw)):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if SURROGATE <= code < SURROGATE + 0x400:
            high = code
            continue
        if high and 0xDC00 <= code <= 0xDFFF:
            code = 0x10000 + ((high - SURROGATE) << 10) + (code - 0xDC00)
        high = 0
        # pdfium gives a hyphen at the end of a line as U+0002.
        code = ord("-") if code == 2 else code
        character = chr(code) if code else "\ufffd"
        if not character.strip() or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetCharBox(text.raw, index, *edges)
        raw.FPDFText_GetFontInfo(text.raw, index, name, 120, flags)
        left, right, bottom, top = (edge.value for edge in edges)
        size = raw.FPDFText_GetFontSize(text.raw, index)
        face = name.value.decode("ascii", "replace").split("+")[-1]
        yield Glyph(
            character,
            x.value,
            height - y.value,
            size,
            face,
            left,
            right,
            height - top,
            height - bottom,
        )
    text.close()


def _lines(
    glyphs: Sequence[Glyph], area: tuple[float, float, float, float]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the glyphs by line in drawing order, and those of the page number."""
    lines: list[list[Glyph]] = []
    foot = [glyph for glyph in glyphs if glyph.base > area[3] + 7 * MM]
    for glyph in glyphs:
        if glyph.base > area[3] + 7 * MM:
            continue
        last = lines[-1][-1] if lines else None
        if (
            last is None
            or abs(last.base - glyph.base) > 1
            or not -0.6 * last.size
            < glyph.x - last.x - max(last.right - last.left, last.size / 2)
            < WIDEST_GAP * last.size
        ):
            lines.append([])
        lines[-1].append(glyph)
    return lines, foot


def _line_faults(page: int, lines: Sequence[Sequence[Glyph]]) -> Iterator[Fault]:
    for line in lines:
        words = "".join(glyph.text for glyph in line)
        if len(line) > 1 and line[0].text in NOT_FIRST:
            yield Fault("line begins wrongly", page, words[:12])
        if len(line) > 1 and line[-1].text in NOT_LAST:
            yield Fault("line ends wrongly", page, words[-12:])


def _outside(
    page: int,
    lines: Sequence[Sequence[Glyph]],
    paths: Sequence[tuple[float, float, float, float]],
    area: tuple[float, float, float, float],
) -> Iterator[Fault]:
    for line in lines:
        beyond = [glyph for glyph in line if _is_beyond(_ink(glyph), area)]
        if beyond:
            words = "".join(glyph.text for glyph in line)
            yield Fault("outside the type area", page, words[-16:])
    for path in paths:
        if _is_beyond(path, area, PATH_TOLERANCE):
            yield Fault("outside the type area", page, "a rule or ground")


def _ink(glyph: Glyph) -> tuple[float, float, float, float]:
    return glyph.left, glyph.top, glyph.right, glyph.bottom


def _is_beyond(
    box: tuple[float, float, float, float],
    area: tuple[float, float, float, float],
    tolerance: float = TOLERANCE,
) -> bool:
    left, top, right, bottom = box
    return (
        left < area[0] - tolerance
        or right > area[2] + tolerance
        or top < area[1] - 2 * tolerance
        or bottom > area[3] + 2 * tolerance
    )


def _overlaps(page: int, lines: Sequence[Sequence[Glyph]]) -> Iterator[Fault]:
    """Yield glyphs whose ink hides that of another, looked for in squares of ten points."""
    squares: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for line in lines:
        for glyph in line:
            key = (int(glyph.left // 10), int(glyph.top // 10))
            for across in (-1, 0, 1):
                for down in (-1, 0, 1):
                    for other in squares.get((key[0] + across, key[1] + down), ()):
                        if _hidden(glyph, other) > OVERLAP:
                            yield Fault("glyphs on each other", page, other.text + glyph.text)
            squares[key].append(glyph)


def _hidden(one: Glyph, other: Glyph) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    areas = [(g.right - g.left) * (g.bottom - g.top) for g in (one, other)]
    return across * down / max(min(areas), 1.0)


def _glyph_faults(
    page: int, lines: Sequence[Sequence[Glyph]], foot: Sequence[Glyph]
) -> Iterator[Fault]:
    coverage = _coverage()
    for line in (*lines, foot):
        for glyph in line:
            covered = coverage.get(glyph.face)
            if glyph.text == "\ufffd" or (covered is not None and ord(glyph.text) not in covered):
                yield Fault("no glyph", page, f"{glyph.text} U+{ord(glyph.text):04X}")


@cache
def _coverage() -> Mapping[str, frozenset[int]]:
    """Return the characters of each face that ships with the package, by PostScript name."""
    result = {}
    for face in Face:
        with TTFont(bundled_path(face), lazy=True) as font:
            result[font["name"].getDebugName(6)] = frozenset(font.getBestCmap())
    return result


def _faces(page: int, content: Any) -> Iterator[Fault]:  # noqa: ANN401
    seen = set()
    for item in content.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=6):
        font = raw.FPDFTextObj_GetFont(item.raw)
        buffer = ctypes.create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, buffer, 200)
        name = buffer.value.decode("ascii", "replace")
        if name not in seen and not raw.FPDFFont_GetIsEmbedded(font):
            yield Fault("face not embedded", page, name)
        seen.add(name)


def _paths(page: Any) -> Iterator[tuple[float, float, float, float]]:  # noqa: ANN401
    """Yield left, top, right and bottom of all rules, grounds and shapes."""
    height = page.get_height()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = item.get_bounds()
        yield left, height - top, right, height - bottom


def _links(document: Any, page: Any, number: int, faults: list[Fault]) -> int:  # noqa: ANN401
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    count = 0
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        count += 1
        target = raw.FPDFLink_GetDest(document.raw, link)
        if not target or raw.FPDFDest_GetDestPageIndex(document.raw, target) < 0:
            faults.append(Fault("link leads nowhere", number, ""))
    return count


def _outline(document: Any, faults: list[Fault]) -> None:  # noqa: ANN401
    for entry in document.get_toc():
        target = entry.get_dest()
        if target is None or target.get_index() is None:
            faults.append(Fault("link leads nowhere", 0, entry.get_title()))


def _page(
    number: int,
    turned: bool,
    lines: Sequence[Sequence[Glyph]],
    paths: Sequence[tuple[float, float, float, float]],
    area: tuple[float, float, float, float],
) -> PageMeasure:
    lowest = max(
        [glyph.bottom for line in lines for glyph in line] + [path[3] for path in paths],
        default=area[1],
    )
    body = [line[0].base for line in lines if abs(line[0].size - BODY_SIZE) < 0.05]
    steps = [(base - area[1]) / BODY_LEADING for base in body]
    # The first base line of a page lies in the middle of its line; all others a whole step below.
    first = 0.5 + (0.88 - 0.5) * BODY_SIZE / BODY_LEADING
    on_grid = sum(abs(step - first - round(step - first)) * BODY_LEADING < 0.6 for step in steps)
    return PageMeasure(
        number,
        turned,
        tuple(tuple(line) for line in lines),
        (lowest - area[1]) / (area[3] - area[1]),
        len(body),
        on_grid,
    )


def main() -> int:
    """Print the measures of one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--pages", action="store_true", help="print each page")
    arguments = parser.parse_args()
    measures = measure_pages(arguments.pdf)
    if arguments.pages:
        for page in measures.pages:
            print(f"page {page.number:4}  filled {page.filled:5.0%}  {page.text[:24]}")
    kinds: dict[str, list[Fault]] = defaultdict(list)
    for fault in measures.faults:
        kinds[fault.kind].append(fault)
    for kind, faults in kinds.items():
        print(f"{kind}: {len(faults)}")
        for fault in faults[:8]:
            print(f"    page {fault.page}: {fault.words}")
    filled = [page.filled for page in measures.pages]
    print(
        f"{len(filled)} pages, {sum(filled) / max(len(filled), 1):.0%} filled, "
        f"{sum(share < 0.6 for share in filled)} of them less than 60%; {measures.links} links; "
        f"{measures.grid_share:.0%} of body lines on the grid; {len(measures.faults)} faults"
    )
    return 1 if measures.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Make the subset TrueType faces in compare/rendering/fonts again.

    python tools/build_fonts.py [--downloads DIR] [--output DIR]

The sources come through `apt-get download` (Debian) and `npm pack`; with --downloads they are
taken from DIR instead (*.deb and *.tgz). The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

DEBIAN = ("texlive-lang-chinese", "fonts-lxgw-wenkai", "unicode-data")
NPM = ("@expo-google-fonts/noto-sans-sc", "@expo-google-fonts/noto-serif-sc")
FIXED_TIME = 3_600_000_000  # seconds since 1904; any constant keeps the bytes the same
CURVE_ERROR = 1.0  # units of 1/1000 em between the cubic outline and its quadratic stand-in

SYMBOLS = "".join(
    (
        "·×÷±°‰‱℃℉№㎡㎞㎏㏎²³¹½¼¾",
        "—–―…‥•‘’“”′″※§¶†‡",
        "〈〉《》「」『』【】〔〕〖〗〘〙、。〇々〃〆",
        "●○◐◑◒◓◉◎■□▪▫▲△▼▽◆◇★☆✓",
        "→←↑↓↔⇒∶≤≥≠≈≡∞√∑∈∩∪∴∵",
        "￥¥€£",
    )
)
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2160, 0x216B),  # Ⅰ–Ⅻ
    (0x2170, 0x2179),  # ⅰ–ⅹ
    (0x2460, 0x249B),  # ①–⑳ ⑴–⒇ ⒈–⒛
    (0x3000, 0x3017),
    (0x3220, 0x3229),  # ㈠–㈩
    (0xFF00, 0xFF5E),
    (0xFFE0, 0xFFE5),
)
HANGUL = (0xAC00, 0xD7A3)
MAXIMUMS = (
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
)
# LXGW WenKai's quotation marks are narrow Latin ones; without them the song's full-width ones
# take their place.
LATIN_QUOTES = frozenset("‘’“”")
# FandolFang's ellipsis leaves a gap between the two halves of ……; the song's does not.
GAPPED_ELLIPSIS = frozenset("…")


@dataclass(frozen=True)
class Recipe:
    """Say how one face is made."""

    name: str
    family: str
    source: str
    licences: tuple[tuple[str, str], ...]
    widest: bool = False
    rare: bool = False
    leave_out: frozenset[str] = frozenset()


FANDOL_DOC = "usr/share/doc/texlive-doc/fonts/fandol"
RECIPES = (
    Recipe(
        "fangsong",
        "Compare Fang",
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        (
            (f"{FANDOL_DOC}/COPYING.gz", "fangsong-FandolFang-COPYING.txt"),
            (f"{FANDOL_DOC}/README", "fangsong-FandolFang-README.txt"),
        ),
        leave_out=GAPPED_ELLIPSIS,
    ),
    Recipe(
        "hei",
        "Compare Hei",
        "noto-sans-sc/package/500Medium/NotoSansSC_500Medium.ttf",
        (("noto-sans-sc/package/LICENSE_FONT", "hei-NotoSansSC-OFL.txt"),),
    ),
    Recipe(
        "kai",
        "Compare Kai",
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        (("usr/share/doc/fonts-lxgw-wenkai/copyright", "kai-LXGWWenKai-OFL.txt"),),
        rare=True,
        leave_out=LATIN_QUOTES,
    ),
    Recipe(
        "song",
        "Compare Song",
        "noto-serif-sc/package/400Regular/NotoSerifSC_400Regular.ttf",
        (("noto-serif-sc/package/LICENSE_FONT", "song-title-NotoSerifSC-OFL.txt"),),
        widest=True,
    ),
    Recipe(
        "title",
        "Compare Title",
        "noto-serif-sc/package/700Bold/NotoSerifSC_700Bold.ttf",
        (("noto-serif-sc/package/LICENSE_FONT", "song-title-NotoSerifSC-OFL.txt"),),
    ),
)


def download(folder: Path) -> None:
    """Fetch the sources with the system's own package tools."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DEBIAN:
        subprocess.run(["apt-get", "download", name], cwd=folder, check=True)
    for name in NPM:
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True)


def unpack(downloads: Path, folder: Path) -> None:
    """Unpack every archive in `downloads`; a noto package goes to a folder of its own name."""
    for archive in sorted(downloads.rglob("*.deb")):
        subprocess.run(["dpkg", "-x", str(archive), str(folder)], check=True)
    for archive in sorted(downloads.rglob("*.tgz")):
        for name in ("noto-sans-sc", "noto-serif-sc"):
            if name in archive.name:
                with tarfile.open(archive) as file:
                    file.extractall(folder / name, filter="data")


def decodable(codec: str) -> Iterator[int]:
    """Yield the code points of a two-byte character set."""
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                yield ord(bytes((first, second)).decode(codec))
            except (UnicodeDecodeError, TypeError):
                continue


def standard_characters(folder: Path) -> Iterator[int]:
    """Yield the 8,105 characters of 通用规范汉字表 (kTGH in the Unihan database)."""
    path = folder / "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if "\tkTGH\t" in line:
                yield int(line.split("\t")[0].removeprefix("U+"), 16)


def wanted_characters(folder: Path) -> set[int]:
    """Return what every face should have as far as its source does."""
    wanted = set(decodable("gb2312")) | set(standard_characters(folder))
    wanted |= {ord(character) for character in SYMBOLS}
    for first, last in RANGES:
        wanted |= set(range(first, last + 1))
    return wanted


def widest_characters(font: TTFont) -> set[int]:
    """Return the characters of the last fallback: all that its source has, without Hangul."""
    return {code for code in font.getBestCmap() if not HANGUL[0] <= code <= HANGUL[1]}


def rare_characters(font: TTFont, folder: Path) -> set[int]:
    """Return the characters that the last fallback lacks, so that this face prints them."""
    widest = next(recipe for recipe in RECIPES if recipe.widest)
    return widest_characters(font) - set(TTFont(folder / widest.source, lazy=True).getBestCmap())


def subset(font: TTFont, characters: set[int]) -> None:
    """Keep `characters` and drop layout tables, hinting and glyph names."""
    options = Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        name_languages=["*"],
        recalc_timestamp=False,
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def to_truetype(font: TTFont) -> None:
    """Replace cubic CFF outlines by quadratic ones, which reportlab can embed."""
    order = font.getGlyphOrder()
    glyphs = {}
    outlines = font.getGlyphSet()
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    fill_maximums(font)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def fill_maximums(font: TTFont) -> None:
    """Give the converted font the longer maximum profile of TrueType."""
    maximums = font["maxp"]
    maximums.tableVersion = 0x00010000
    for field in MAXIMUMS:
        setattr(maximums, field, 0)
    maximums.maxZones = 1
    font["glyf"].compile(font)
    maximums.recalc(font)


def stretch_dash(font: TTFont) -> None:
    """Let — fill its em, so that the Chinese dash —— is one line without a gap."""
    name = font.getBestCmap()[ord("—")]
    glyph = font["glyf"][name]
    units = font["head"].unitsPerEm
    left, right = glyph.xMin, glyph.xMax
    for index, (x, y) in enumerate(glyph.coordinates):
        glyph.coordinates[index] = (round((x - left) * units / (right - left)), y)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (units, 0)


def rename(font: TTFont, family: str) -> None:
    """Name the face as ours, since it is changed, and keep copyright and licence records."""
    names = font["name"]
    kept = [
        (record.nameID, record.toUnicode())
        for record in names.names
        if record.nameID in (0, 13, 14) and record.platformID == 3 and record.langID == 0x409
    ]
    names.names = []
    postscript = family.replace(" ", "")
    own = [(1, family), (2, "Regular"), (3, f"{postscript}-1"), (4, family), (5, "Version 1.0")]
    own += [(6, f"{postscript}-Regular")]
    for identifier, text in sorted(own + kept):
        if text:
            names.setName(text, identifier, 3, 1, 0x409)


def build(recipe: Recipe, folder: Path, output: Path) -> Path:
    """Make one face and return its path."""
    font = TTFont(folder / recipe.source, recalcTimestamp=False)
    characters = wanted_characters(folder) - {ord(character) for character in recipe.leave_out}
    if recipe.widest:
        characters |= widest_characters(font)
    if recipe.rare:
        characters |= rare_characters(font, folder) - {ord(one) for one in recipe.leave_out}
    subset(font, characters)
    if "CFF " in font:
        to_truetype(font)
    stretch_dash(font)
    rename(font, recipe.family)
    font["head"].created = font["head"].modified = FIXED_TIME
    font["OS/2"].usWeightClass = 400
    path = output / f"{recipe.name}.ttf"
    font.save(path)
    return path


def keep_licences(recipe: Recipe, folder: Path, output: Path) -> None:
    """Copy the licence texts of a face beside it."""
    licences = output / "licences"
    licences.mkdir(exist_ok=True)
    for source, name in recipe.licences:
        path = folder / source
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        (licences / name).write_bytes(content)


def main() -> None:
    """Read the command line, make every face and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parent.parent
    parser.add_argument("--downloads", type=Path, help="folder that holds the *.deb and *.tgz")
    parser.add_argument("--output", type=Path, default=here / "compare/rendering/fonts")
    parser.add_argument("--faces", help="names of the faces to make, with commas; all by default")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        downloads = arguments.downloads or folder / "downloads"
        if arguments.downloads is None:
            download(downloads)
        unpack(downloads, folder)
        chosen = (arguments.faces or ",".join(r.name for r in RECIPES)).split(",")
        for recipe in (one for one in RECIPES if one.name in chosen):
            path = build(recipe, folder, arguments.output)
            keep_licences(recipe, folder, arguments.output)
            print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

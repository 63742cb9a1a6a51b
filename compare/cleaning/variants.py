"""Read signs that only look like a character, radicals above all, as that character.

The full-width point of a decimal becomes a plain one.
"""

from __future__ import annotations

import re
import unicodedata

from compare.model.report import CleanText, Edit

# Kangxi radicals, characters for compatibility and marks for vertical text: Unicode says what each
# stands for. PDF files come with them where a face shares one glyph between two codes.
_COMPATIBLE = "\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\ufe10-\ufe19\ufe30-\ufe44"
# The other radicals that are characters, too; for these Unicode gives no decomposition
# (EquivalentUnifiedIdeograph.txt does).
_RADICALS = dict(
    zip(
        "⺊⺎⺒⺓⺝⺟⺠⺩⺫⺬⺮⺶⺻⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "卜兀巳幺月母民王目示竹羊聿虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
# A number that heads a paragraph or a clause (1．20个项目) has a point of its own.
_POINT = "|".join(f"(?<=[^\\d。；！？\\s]\\d{{{digits}}})．(?=\\d)" for digits in range(1, 7))
_SIGN = re.compile(f"[{_COMPATIBLE}{''.join(_RADICALS)}．]")
_VARIANT = re.compile(f"[{_COMPATIBLE}{''.join(_RADICALS)}]|{_POINT}")


def without_variants(text: CleanText, edits: list[Edit]) -> CleanText:
    """Return the text with the characters that are meant; each change is added to the log."""
    if not _SIGN.search(text.text) or not _VARIANT.search(text.text):
        return text
    characters = list(text.text)
    for found in _VARIANT.finditer(text.text):
        meant = _meant(found.group(0))
        if len(meant) == 1 and meant != found.group(0):
            position = text.positions[found.start()]
            edits.append(Edit(position, position + 1, meant, "variant"))
            characters[found.start()] = meant
    return CleanText("".join(characters), text.positions)


def _meant(character: str) -> str:
    return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)

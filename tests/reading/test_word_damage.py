"""Change bytes at random in Word files, workbooks and archives: only clear errors may come."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from compare.errors import InputError
from compare.model.source import Skipped
from compare.reading.archive import unpacked
from compare.reading.interface import Content
from compare.reading.sheet import SheetReader
from compare.reading.word import WordReader
from compare.settings import ReadingSettings
from tests.reading.test_archive import REPORT
from tests.reading.test_archive import packed as archive_of
from tests.reading.test_sheet import HEADER, ROWS, workbook
from tests.reading.test_word import ABSTRACT, NUMBERS, listed, packed, paragraph

SETTINGS = ReadingSettings()
ROUNDS = 300


def texts_of_word(data: bytes) -> list[str]:
    return [WordReader().read(data, "a.docx", SETTINGS).text]


def texts_of_sheet(data: bytes) -> list[str]:
    return [part.text for part in SheetReader().read(data, "a.xlsx", SETTINGS).parts]


def names_of_archive(data: bytes) -> list[str]:
    found = list(unpacked(Content("a.zip", data), SETTINGS))
    assert all(item.reason for item in found if isinstance(item, Skipped))
    return [item.path for item in found]


def scratched(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes, cut the end off at times."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.2 else changed)


def scratched_inside(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes of one member, so that the container itself stays whole."""
    source = zipfile.ZipFile(io.BytesIO(data))
    chosen = chance.choice(source.namelist())
    members = ((name, source.read(name)) for name in source.namelist())
    return archive_of(
        *((name, scratched(text, chance) if name == chosen else text) for name, text in members)
    )


@pytest.mark.parametrize("damage", [scratched, scratched_inside])
@pytest.mark.parametrize(
    ("make", "read"),
    [
        (
            lambda: packed(
                paragraph("工作报告") + listed("回顾") * 3, numbering=ABSTRACT + NUMBERS
            ),
            texts_of_word,
        ),
        (lambda: workbook(表=[HEADER, *ROWS]), texts_of_sheet),
        (lambda: archive_of(("a/甲.txt", REPORT), ("b.txt", REPORT)), names_of_archive),
    ],
)
def test_damage_gives_text_or_a_clear_error(
    make: Callable[[], bytes], read: Callable[[bytes], list[str]], damage
):
    chance = random.Random(20250101)
    whole = make()
    for _ in range(ROUNDS):
        try:
            for text in read(damage(whole, chance)):
                text.encode("utf-8")
        except InputError as error:
            assert error.remedy

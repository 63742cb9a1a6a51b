import shutil
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from compare.errors import SettingsError
from compare.rendering.fonts import MISSING, Face, bundled_path, load_faces, own_faces

SYMBOLS = "①⑳ⅠⅫ●○◐◑■□▲△★☆※→←↑↓×÷±≤≥≠≈‰℃—…·〔〕【】《》「」『』“”‘’–％～"


def gb2312() -> list[str]:
    found = []
    for first in range(0xA1, 0xF8):
        for second in range(0xA1, 0xFF):
            try:
                found.append(bytes((first, second)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return found


@pytest.mark.parametrize("face", list(Face))
def test_every_ordinary_character_has_a_glyph(face: Face) -> None:
    faces = load_faces()
    for character in (*gb2312(), *SYMBOLS, "勠", "𬭎"):
        assert faces.has(character, faces.face_for(character, face)), character


def test_a_face_that_lacks_a_glyph_hands_over_to_song() -> None:
    faces = load_faces()
    assert not faces.has("勠", Face.FANGSONG)
    assert faces.face_for("勠", Face.FANGSONG) is Face.SONG
    assert faces.face_for("心", Face.FANGSONG) is Face.FANGSONG
    assert faces.pieces("同心勠力", Face.FANGSONG) == [
        (Face.FANGSONG, "同心"),
        (Face.SONG, "勠"),
        (Face.FANGSONG, "力"),
    ]


def test_quotation_marks_are_full_width_in_every_face() -> None:
    faces = load_faces()
    assert {faces.width(mark, face) for mark in "“”‘’" for face in Face} == {1.0}


def test_the_chinese_dash_has_no_gap() -> None:
    faces = load_faces()
    assert {faces.width("—", face) for face in Face} == {1.0}


@pytest.mark.parametrize("character", "‱㐂㭎䶮𬭎𫚖勠⿰")
def test_rare_characters_of_names_and_signs_are_printed(character: str) -> None:
    assert load_faces().covers(character)


def test_song_covers_gbk() -> None:
    faces = load_faces()
    missing = []
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                character = bytes((first, second)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if "\u4e00" <= character <= "\u9fff" and not faces.has(character, Face.SONG):
                missing.append(character)
    assert missing == []


def test_a_file_replaces_a_face(tmp_path: Path) -> None:
    path = tmp_path / "own.ttf"
    path.write_bytes(bundled_path(Face.HEI).read_bytes())
    faces = load_faces({"title": path})
    assert faces.paths[Face.TITLE] == path
    assert faces.names[Face.TITLE] != load_faces().names[Face.TITLE]


def test_wrong_overrides_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="fangsong"):
        load_faces({"comic": tmp_path / "x.ttf"})
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"nothing")
    with pytest.raises(SettingsError, match=r"bad\.ttf"):
        load_faces({"hei": bad})


def test_text_beyond_the_first_plane_copies_out() -> None:
    faces = load_faces()
    text = "钅𬭎业" + "".join(gb2312()[700:1000])
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(6000, 100), initialFontName=faces.names[Face.SONG])
    canvas.setFont(faces.names[Face.SONG], 12)
    canvas.drawString(10, 50, text)
    canvas.save()
    document = pypdfium2.PdfDocument(buffer.getvalue())
    assert document[0].get_textpage().get_text_range() == text


def test_the_faces_are_small_enough_and_carry_their_licences() -> None:
    folder = bundled_path(Face.SONG).parent
    assert sum(bundled_path(face).stat().st_size for face in Face) < 33_000_000
    names = {path.name.split("-")[0] for path in (folder / "licences").iterdir()}
    assert {"fangsong", "hei", "kai", "song"} <= names


def test_an_office_brings_faces_of_its_own(tmp_path: Path) -> None:
    assert own_faces(None) == {}
    with pytest.raises(SettingsError, match="no faces there"):
        own_faces(tmp_path)
    shutil.copy(bundled_path(Face.KAI), tmp_path / "fangsong.ttf")
    found = own_faces(tmp_path)
    assert list(found) == ["fangsong"]
    assert load_faces(found).paths[Face.FANGSONG] == tmp_path / "fangsong.ttf"
    assert load_faces(found).paths[Face.HEI] == bundled_path(Face.HEI)


def test_what_no_face_has_is_shown_by_a_sign() -> None:
    faces = load_faces()
    assert faces.printable("一ཀ二") == f"一{MISSING}二"
    assert all(faces.covers(character) for character in "勠𬭎〓★①")

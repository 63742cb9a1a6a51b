"""Load a reader only in the process that reads."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from compare.reading.deferred import HTML, PDF, PICTURE, WORD


@pytest.mark.parametrize("deferred", [WORD, HTML, PDF, PICTURE], ids=lambda reader: reader.name)
def test_another_process_gets_the_reader_itself(deferred):
    reader = pickle.loads(pickle.dumps(deferred))
    assert type(reader).__name__ == deferred.kind
    assert (reader.name, reader.suffixes) == (deferred.name, deferred.suffixes)


def test_plain_text_loads_no_other_reader():
    code = "import sys, compare.reading.collect; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"pypdfium2", "PIL", "docx", "selectolax", "compare.reading.word.reader"}
    assert not heavy & set(loaded.stdout.split())

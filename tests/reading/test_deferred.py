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


def test_one_plain_report_is_read_without_other_readers_and_without_what_compares(seeds):
    report = sorted(seeds.glob("*.txt"))[0]
    code = "import sys; from compare.api import read; read(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", code, str(report)]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "compare.segmenting.segment" in loaded
    assert not {"pypdfium2", "PIL", "docx", "compare.reading.word.reader"} & loaded
    assert not {"numpy", "scipy", "rapidfuzz", "duckdb", "compare.analysis"} & loaded

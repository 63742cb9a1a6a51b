"""Measure all capabilities on the labelled texts, print the table and what changed.

    python tools/evaluate.py [--reports FOLDER] [--write]

Without `--reports` only `seeds/` is measured; the figures of provincial reports stay as they were.
`--write` puts the figures into tests/data/accuracy.toml and the table into docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import compare  # noqa: E402
from tools.evaluation import provinces, seeds  # noqa: E402
from tools.evaluation.results import changes, load, markdown, merged, save  # noqa: E402

FIGURES = ROOT / "tests" / "data" / "accuracy.toml"
PAGE = ROOT / "docs" / "accuracy.md"
_BEGIN, _END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


def main() -> None:
    """Measure, compare with the last figures, and keep the new ones if asked."""
    parser = argparse.ArgumentParser(description="Measure all capabilities on labelled texts.")
    parser.add_argument("--reports", type=Path, help="folder of the provincial reports")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    chosen = parser.parse_args()
    old = load(FIGURES)
    new = seeds.all_results(compare([ROOT / "seeds"]))
    if chosen.reports:
        new += provinces.all_results(chosen.reports)
    print(markdown(merged(old, new)))
    print("\nagainst the last figures kept:")
    print("\n".join(changes(old, new)) or "no change")
    if chosen.write:
        results = merged(old, new)
        save(results, FIGURES)
        put_table(PAGE, markdown(results))


def put_table(page: Path, table: str) -> None:
    """Replace the table between its marks in a page."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    page.write_text(f"{before}{_BEGIN}{table}\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write figures as officials read them."""

from __future__ import annotations

from compare.model.findings import Indicator


def figure_text(indicator: Indicator) -> str:
    """Return a figure as its text has it: 20余万元、1.24万人、5%—5.5%、95%以上."""
    return "".join(indicator.passage.text.split())

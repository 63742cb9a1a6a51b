"""Write figures as officials read them."""

from __future__ import annotations

import unicodedata

from compare.model.findings import Indicator

_OPENING = ("Ps", "Pi")


def figure_name(name: str) -> str:
    """Return the name of a figure without an opening mark at its end, where a note was cut off."""
    while name and unicodedata.category(name[-1]) in _OPENING:
        name = name[:-1]
    return name


def figure_text(indicator: Indicator) -> str:
    """Return a figure as its text has it: 20余万元、1.24万人、5%—5.5%、95%以上."""
    return "".join(indicator.passage.text.split())

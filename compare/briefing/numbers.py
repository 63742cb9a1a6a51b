"""Write figures as officials read them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

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


def usual_unit(indicators: Sequence[Indicator]) -> str:
    """Return the unit in which most of the figures are printed: 亿元 rather than 元."""
    units = Counter(unit for one in indicators if (unit := _printed_unit(one)))
    return units.most_common(1)[0][0] if units else ""


def _printed_unit(indicator: Indicator) -> str:
    """Return the powers of ten before the unit of a printed figure, and the unit."""
    found = re.search(
        rf"[\d余多]([十百千万亿]*{re.escape(indicator.unit)})", figure_text(indicator)
    )
    return found.group(1) if found else ""

"""Give documents a date that is never today's, so that the same input gives the same bytes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def fixed_date(printed: str) -> datetime:
    """Return the date that is printed, such as 2026年1月5日; a fixed one if there is none."""
    match = _DATE.search(printed)
    if match is None:
        return _UNDATED
    year, month, day = (int(group) for group in match.groups())
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return _UNDATED

"""Ask how much memory there is."""

from __future__ import annotations

import os

_UNITS = {"MB": 10**6, "GB": 10**9, "TB": 10**12}
_UNKNOWN = 4 * 10**9


def bytes_of(amount: str) -> int:
    """Return the bytes of an amount such as "8GB", 0 of an empty one."""
    return int(float(amount[:-2]) * _UNITS[amount[-2:]]) if amount else 0


def half_of_memory() -> int:
    """Return half of the bytes of memory of this machine."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (ValueError, OSError, AttributeError):
        return _UNKNOWN // 2

"""Set how often Python looks for objects that only hold each other."""

from __future__ import annotations

import gc

_YOUNG, _MIDDLE, _OLD = 1_000_000, 20, 50


def collect_seldom() -> None:
    """Look seldom: what a run makes is millions of objects that stay, and hardly any circles.

    For processes that are ours alone, since it changes them as a whole.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


def look_no_more() -> None:
    """Leave what is there as it is until the process ends, which frees it all at once."""
    gc.freeze()
